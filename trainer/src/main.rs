//! The program `trainer`; see the library of the same name.

fn main() -> anyhow::Result<()> {
    trainer::run()
}
