//! `trainer audit`: finds problems in archives of photos before training.

use std::path::PathBuf;

use anyhow::Result;
use clap::Args;

use crate::audit;
use crate::dataset::archive::LAYOUTS;

/// Find problems in archives of photos before training
///
/// Counts the classes and finds duplicates, also under two classes or in both Train and Test, near duplicates, labels
/// that contradict the reference, lesions with several photos, and files that are unreadable, blank or of unusual
/// colours. The output is audit.html, audit.json and quarantine.csv: the photos that should be left out, each with its
/// reason, for `train --quarantine` and `evaluate --quarantine`. Remove a row from it to use the photo.
#[derive(Args)]
pub struct Audit {
    #[arg(help = LAYOUTS, required = true, value_name = "DATA")]
    data: Vec<PathBuf>,
    /// Folder of ISIC 2019's ground truth and metadata, for the comparison of labels and the grouping by lesion
    #[arg(long, value_name = "FOLDER")]
    reference: Option<PathBuf>,
    /// Output folder
    #[arg(long, value_name = "FOLDER", default_value = "audit")]
    out: PathBuf,
    /// Leave photos out of audit.html, so that it can be shared without photos
    #[arg(long)]
    no_pictures: bool,
}

impl Audit {
    /// Audits the photos, prints the totals and writes the files.
    ///
    /// # Errors
    ///
    /// If an archive cannot be read or the folder cannot be written to.
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
