//! Writing the reference hashes anew.

use anyhow::Result;

use crate::workspace::Workspace;

/// Has the parity test write `tests/golden/preprocess.txt` from what this machine computes, instead of comparing.
///
/// # Errors
///
/// Where the test cannot be compiled or the file not written.
pub fn write(workspace: &Workspace) -> Result<()> {
    let test = workspace
        .cargo()
        .words("test --release --workspace --features naevus-tests/driver,trainer/dicom --test preprocess_parity");
    test.variable("NAEVUS_WRITE_GOLDEN", "1").run()?;
    println!("tests/golden/preprocess.txt is written; look at what changed in it before you commit it");
    Ok(())
}
