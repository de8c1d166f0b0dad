//! An evaluation as the terminal shows it.

use std::fmt;

use naevus::diagnosis::Diagnosis;
use naevus::model_card::Figure;

use crate::evaluation::Evaluation;

/// The figures of the whole, in the order shown.
const WHOLE: [(&str, &str); 6] = [
    ("balanced accuracy", "balanced_accuracy"),
    ("accuracy", "accuracy"),
    ("macro AUROC", "macro_auroc"),
    ("macro F1", "macro_f1"),
    ("melanoma AUROC", "melanoma_auroc"),
    ("malignant AUROC", "malignant_auroc"),
];

impl fmt::Display for Evaluation {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Evaluation { photos, lesions, unlabelled, .. } = self;
        writeln!(formatter, "{photos} photos of {lesions} lesions")?;
        if *unlabelled > 0 {
            writeln!(formatter, "{unlabelled} more photos have no label and are not in the figures")?;
        }
        let resamples = self.bootstrap.resamples;
        writeln!(formatter, "in brackets: 95 % intervals, {resamples} resamples by lesion\n")?;
        for (name, key) in WHOLE {
            writeln!(formatter, "{name:<18}{}", shown(self.figures.get(key)))?;
        }

        let columns = ["sensitivity", "specificity", "AUROC"];
        write!(formatter, "\n{:<33}{:>6}", "diagnosis", "photos")?;
        for column in columns {
            write!(formatter, "  {column:<WIDTH$}")?;
        }
        writeln!(formatter)?;
        for diagnosis in Diagnosis::ALL {
            let (code, name) = (diagnosis.code(), diagnosis.name());
            let count: usize = self.confusion[diagnosis.index()].iter().sum();
            write!(formatter, "{code:<5}{name:<28}{count:>6}")?;
            for column in columns {
                let key = format!("{}_{code}", column.to_lowercase());
                write!(formatter, "  {:<WIDTH$}", shown(self.figures.get(&key)))?;
            }
            writeln!(formatter)?;
        }

        write!(formatter, "\nconfusion (a row is what photos show, a column what they were read as)\n{:<5}", "")?;
        for diagnosis in Diagnosis::ALL {
            write!(formatter, "{:>6}", diagnosis.code())?;
        }
        writeln!(formatter)?;
        for diagnosis in Diagnosis::ALL {
            write!(formatter, "{:<5}", diagnosis.code())?;
            for photos in self.confusion[diagnosis.index()] {
                write!(formatter, "{photos:>6}")?;
            }
            writeln!(formatter)?;
        }
        Ok(())
    }
}

/// As wide as a shown figure.
const WIDTH: usize = "0.123 (0.123 to 0.123)".len();

fn shown(figure: Option<&Figure>) -> String {
    match figure {
        Some(Figure { value, low, high }) => format!("{value:.3} ({low:.3} to {high:.3})"),
        None => "-".to_string(),
    }
}
