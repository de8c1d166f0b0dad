//! Ground truth with one column a class, of which a row sets one to 1: ISIC 2018 and ISIC 2019.

use naevus_reading::diagnosis::Diagnosis;

use crate::dataset::table::{Row, Table};

/// A column, and the diagnoses that it may stand for.
pub type Class = (&'static str, &'static [Diagnosis]);

/// The one of `classes` that `row` of the photo `id` sets to 1, or what is wrong with the row.
///
/// # Errors
///
/// Where a field is neither 0 nor 1, or not exactly one is 1. A column that the file does not have counts as 0.
pub fn class_of(table: &Table, row: Row, id: &str, classes: &[Class]) -> Result<Class, String> {
    let mut set = Vec::new();
    for &class in classes.iter().filter(|(column, _)| table.has(column)) {
        match table.field(row, class.0).parse::<f32>() {
            Ok(1.0) => set.push(class),
            Ok(0.0) => {}
            _ => {
                let (field, column) = (table.field(row, class.0), class.0);
                return Err(format!(
                    "`{field}` under {column} of {id} is neither 0 nor 1; mend it, or take the row out"
                ));
            }
        }
    }
    match set[..] {
        [class] => Ok(class),
        _ => Err(format!("{id} has {} classes set to 1, not one; mend the row, or take it out", set.len())),
    }
}
