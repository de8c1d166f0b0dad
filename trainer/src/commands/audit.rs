//! `trainer audit`: what is wrong in archives of photos, before anything is learnt from them.

use std::path::PathBuf;

use anyhow::Result;
use clap::Args;

use crate::audit;

/// DeviceOutput for what is wrong in archives of photos, before anything is learnt from them
///
/// Counts the classes; finds photos that are there twice, under two classes or in Train and Test, photos that look the
/// same, labels that contradict the reference, lesions with several photos, and files that are unreadable, blank or of
/// odd colours. Written are audit.html for people, audit.json for programs, and quarantine.csv: the photos that should
/// be left out, each with its reason, for `train --quarantine` and `evaluate --quarantine`. It is a plain list: take a
/// row out, and its photo is used.
#[derive(Args)]
pub struct Audit {
    /// Archives to look at: class folders, HAM10000, ISIC 2017, ISIC 2019, or a CSV of `path,label[,lesion]`
    #[arg(required = true, value_name = "DATA")]
    data: Vec<PathBuf>,
    /// Folder of ISIC 2019's ground truth and metadata, to compare labels with and to know lesions by
    #[arg(long, value_name = "FOLDER")]
    reference: Option<PathBuf>,
    /// Folder for what is written
    #[arg(long, value_name = "FOLDER", default_value = "audit")]
    out: PathBuf,
    /// Leave the photos out of the page, so that it can be passed on where they may not be
    #[arg(long)]
    no_pictures: bool,
}

impl Audit {
    /// Looks at the photos, prints what was counted and writes the files.
    ///
    /// # Errors
    ///
    /// Where an archive cannot be read or the folder not be written to.
    pub fn run(&self) -> Result<()> {
        let audited = audit::audit(&self.data, self.reference.as_deref())?;
        audited.write(&self.out, !self.no_pictures)?;
        for (what, count) in audited.audit.totals.lines() {
            println!("{count:>7} {what}");
        }
        println!("written to {}", self.out.display());
        Ok(())
    }
}
