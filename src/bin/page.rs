//! The page: what is seen, and what hands the photos to the workers.

fn main() {
    naevus::browser::page::start();
}
