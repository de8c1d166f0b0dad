//! The page: user interface, and control of the workers.

#[cfg(target_arch = "wasm32")]
fn main() {
    naevus::page::start();
}

#[cfg(not(target_arch = "wasm32"))]
fn main() {
    eprintln!("this program runs in a browser's page; serve it with: cargo xtask serve");
}
