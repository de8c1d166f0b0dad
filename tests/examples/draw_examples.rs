//! Draws the example photos of the page again, in `www/examples`.

use std::fs;
use std::path::Path;

use naevus_tests::drawn_examples::{ENCODING, EXAMPLES};

fn main() -> std::io::Result<()> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../www/examples");
    fs::create_dir_all(&folder)?;
    for (name, draw) in EXAMPLES {
        let file = ENCODING.encode(&draw());
        fs::write(folder.join(name), &file)?;
        println!("{name}: {} bytes", file.len());
    }
    Ok(())
}
