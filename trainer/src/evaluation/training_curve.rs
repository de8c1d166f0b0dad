//! The training curves of a run, from its `metrics.csv`.

use std::collections::BTreeMap;
use std::path::Path;

use anyhow::{Context, Result};
use serde::Serialize;

use crate::dataset::csv_text;

/// The curves of a run by epoch.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct TrainingCurve {
    /// The values of each column except `epoch`, as (epoch, value).
    pub columns: BTreeMap<String, Vec<(f64, f64)>>,
}

const FILE: &str = "metrics.csv";

impl TrainingCurve {
    /// The curves of the run in `folder`: every column of its `metrics.csv` over the column `epoch`. `None` if the
    /// folder has no such file, as in an exported model. Fields that are not numbers are left out.
    ///
    /// # Errors
    ///
    /// If the file cannot be read, or has no column `epoch`.
    pub fn read(folder: &Path) -> Result<Option<TrainingCurve>> {
        let path = folder.join(FILE);
        if !path.exists() {
            return Ok(None);
        }
        let csv = csv_text::read(&path)?;
        let mut table = csv.reader();
        let damaged = || format!("{} is not a metrics file of a training run", path.display());
        let names: Vec<String> = table.headers().with_context(damaged)?.iter().map(str::to_string).collect();
        let epoch_at = names.iter().position(|name| name == "epoch").with_context(damaged)?;
        let mut curve = TrainingCurve::default();
        for row in table.records() {
            let row = row.with_context(damaged)?;
            let number = |column: usize| -> Option<f64> {
                let value: f64 = row.get(column)?.trim().parse().ok()?;
                value.is_finite().then_some(value)
            };
            let Some(epoch) = number(epoch_at) else { continue };
            for (column, name) in names.iter().enumerate().filter(|&(column, _)| column != epoch_at) {
                if let Some(value) = number(column) {
                    curve.columns.entry(name.clone()).or_default().push((epoch, value));
                }
            }
        }
        Ok(Some(curve))
    }
}

#[cfg(test)]
mod tests {
    use std::fs;

    use super::*;

    #[test]
    fn unknown_columns_are_read_and_missing_values_skipped() {
        let folder = tempfile::tempdir().unwrap();
        let read = || TrainingCurve::read(folder.path());
        assert_eq!(read().unwrap(), None);
        let write = |text: &str| fs::write(folder.path().join(FILE), text).unwrap();
        write("epoch,training_loss,new\n1,1.5,\n2,1.25,0.5\n3,NaN,x\n");
        let curve = read().unwrap().unwrap();
        assert_eq!(curve.columns["training_loss"], [(1.0, 1.5), (2.0, 1.25)]);
        assert_eq!(curve.columns["new"], [(2.0, 0.5)]);
        write("step,training_loss\n1,1.5\n");
        let error = read().unwrap_err().to_string();
        assert!(error.contains("metrics.csv is not a metrics file"), "{error}");
    }
}
