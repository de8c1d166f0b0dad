//! What a split cannot teach or measure: too few groups, too few classes, and diagnoses without photos.

use std::collections::{BTreeSet, HashMap, HashSet};

use anyhow::{Result, ensure};
use naevus_reading::diagnosis::Diagnosis;

use crate::dataset::{Label, Record};
use crate::split::{Split, Subset};

/// A diagnosis with fewer lesions in the training set is rare.
const RARE_LESIONS: usize = 10;

/// Checks that a network can be trained and validated on `records`, divided by `split`.
///
/// # Errors
///
/// If all photos are of one patient or lesion, the training set has a single label, or the validation set has no photo
/// with a diagnosis.
pub fn check(records: &[Record], split: &Split) -> Result<()> {
    let photos = records.len();
    let groups: BTreeSet<&str> = records.iter().map(Record::group).collect();
    let patients: BTreeSet<Option<&str>> = records.iter().map(|record| record.patient.as_deref()).collect();
    let group = if patients.len() == 1 && !patients.contains(&None) {
        "of one patient"
    } else {
        "of one lesion, or near duplicates of one another"
    };
    ensure!(
        groups.len() > 1,
        "all {photos} photos are {group}, so that none can be set aside for validation: such photos are never in two \
         sets; add photos of other patients"
    );
    let labels = |is_included: &dyn Fn(Subset) -> bool| -> BTreeSet<Label> {
        let included = records.iter().zip(&split.subsets).filter(|(_, subset)| is_included(**subset));
        included.map(|(record, _)| record.label).collect()
    };
    let only = |labels: &BTreeSet<Label>| labels.first().map_or("", |label| label.name());
    let all = labels(&|_| true);
    ensure!(
        all.len() > 1,
        "all {photos} photos are of one class, {}, and there is nothing to tell apart; add photos of other diagnoses",
        only(&all)
    );
    let train = labels(&|subset| subset == Subset::Train);
    ensure!(
        !train.is_empty(),
        "no photo is in the training set: there are only {} patients and lesions; add photos, or choose another \
         --split-seed",
        groups.len()
    );
    ensure!(
        train.len() > 1,
        "all photos of the training set are of one class, {}; add photos of other diagnoses, or choose another \
         --split-seed",
        only(&train)
    );
    let validation = labels(&|subset| subset == Subset::Validation);
    ensure!(
        validation.iter().any(|label| label.diagnosis().is_some()),
        "no photo with a diagnosis is in the validation set: there are only {} patients and lesions; add photos, \
         enlarge --validation, or choose another --split-seed",
        groups.len()
    );
    Ok(())
}

/// What a network trained on `records`, divided by `split`, cannot learn, and what cannot be measured: a sentence for
/// each.
pub fn warnings(records: &[Record], split: &Split) -> Vec<String> {
    let mut lesions: HashMap<(Diagnosis, Subset), HashSet<&str>> = HashMap::new();
    for (record, subset) in records.iter().zip(&split.subsets) {
        if let Some(diagnosis) = record.label.diagnosis() {
            lesions.entry((diagnosis, *subset)).or_default().insert(&record.lesion);
        }
    }
    let lesions = |diagnosis: Diagnosis, subset: Subset| lesions.get(&(diagnosis, subset)).map_or(0, HashSet::len);
    let without = |subset: Subset| -> Vec<&str> {
        let without = Diagnosis::ALL.into_iter().filter(|diagnosis| lesions(*diagnosis, subset) == 0);
        without.map(Diagnosis::folder).collect()
    };
    let rare: Vec<String> = Diagnosis::ALL
        .into_iter()
        .map(|diagnosis| (diagnosis.folder(), lesions(diagnosis, Subset::Train)))
        .filter(|(_, lesions)| (1..RARE_LESIONS).contains(lesions))
        .map(|(name, lesions)| format!("{name} ({lesions})"))
        .collect();
    let mut warnings = Vec::new();
    let mut add = |names: &[&str], beginning: &str, consequence: &str| {
        if !names.is_empty() {
            warnings.push(format!("{beginning}: {}; {consequence}", names.join(", ")));
        }
    };
    add(
        &without(Subset::Train),
        "no photo in the training set",
        "the network cannot learn them, and photos of them get other diagnoses",
    );
    add(
        &rare.iter().map(String::as_str).collect::<Vec<_>>(),
        &format!("fewer than {RARE_LESIONS} lesions in the training set"),
        "the network learns little about them",
    );
    add(
        &without(Subset::Validation),
        "no photo in the validation set",
        "the choice of the weights and the thresholds does not take them into account",
    );
    if split.photos().test == 0 {
        warnings.push("no photo in the test set; the trained network cannot be measured on it".to_string());
    } else {
        add(
            &without(Subset::Test),
            "no photo in the test set",
            "their sensitivity and AUROC cannot be measured, and are shown as a dash",
        );
    }
    warnings
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::dataset::tests::record;

    /// A lesion of each diagnosis of `diagnoses` in each of `subsets`.
    fn lesions(diagnoses: &[Diagnosis], subsets: &[Subset]) -> (Vec<Record>, Split) {
        let mut records = Vec::new();
        let mut of_records = Vec::new();
        for subset in subsets {
            for diagnosis in diagnoses {
                let id = format!("photo-{}", records.len());
                records.push(Record { label: (*diagnosis).into(), ..record(&id, "mine", &id) });
                of_records.push(*subset);
            }
        }
        (records, Split { subsets: of_records })
    }

    const ALL: [Subset; 3] = [Subset::Train, Subset::Validation, Subset::Test];
    const TWO: [Diagnosis; 2] = [Diagnosis::Melanoma, Diagnosis::Nevus];

    #[test]
    fn a_split_that_cannot_be_trained_on_is_an_error_with_its_cause() {
        let error = |(records, split): (Vec<Record>, Split)| check(&records, &split).unwrap_err().to_string();
        assert!(check(&lesions(&TWO, &ALL).0, &lesions(&TWO, &ALL).1).is_ok());
        assert!(error(lesions(&TWO[1..], &ALL)).starts_with("all 3 photos are of one class, nevus, "));
        let (mut records, split) = lesions(&TWO, &ALL);
        for record in &mut records {
            record.patient = Some("P1".to_string());
        }
        assert!(error((records, split)).starts_with("all 6 photos are of one patient, so that none "));
        let (mut records, split) = lesions(&TWO, &ALL);
        for record in &mut records {
            record.near_duplicate_group = Some("N1".to_string());
        }
        assert!(error((records, split)).contains("near duplicates of one another"));
        assert!(error(lesions(&TWO, &ALL[..1])).contains("in the validation set: there are only 2 patients and"));
        assert!(error(lesions(&TWO, &ALL[1..])).starts_with("no photo is in the training set"));
        let (records, mut split) = lesions(&TWO, &ALL);
        split.subsets[0] = Subset::Test;
        assert!(error((records, split)).starts_with("all photos of the training set are of one class, nevus; "));
    }

    #[test]
    fn diagnoses_that_cannot_be_learnt_or_measured_are_named() {
        let (mut records, mut split) = lesions(&Diagnosis::ALL, &ALL.repeat(RARE_LESIONS));
        assert_eq!(warnings(&records, &split), [""; 0]);
        for (record, subset) in records.iter_mut().zip(&mut split.subsets) {
            // One dermatofibroma to train on, no melanoma to measure, no squamous cell carcinoma at all.
            match record.label.diagnosis() {
                Some(Diagnosis::SquamousCellCarcinoma) => record.label = Diagnosis::Nevus.into(),
                Some(Diagnosis::Dermatofibroma) if *subset == Subset::Train => record.lesion = "D1".to_string(),
                Some(Diagnosis::Melanoma) if *subset == Subset::Test => *subset = Subset::Train,
                _ => {}
            }
        }
        let expected = [
            "no photo in the training set: squamous cell carcinoma; the network cannot learn them, and photos of them \
             get other diagnoses",
            "fewer than 10 lesions in the training set: dermatofibroma (1); the network learns little about them",
            "no photo in the validation set: squamous cell carcinoma; the choice of the weights and the thresholds \
             does not take them into account",
            "no photo in the test set: melanoma, squamous cell carcinoma; their sensitivity and AUROC cannot be \
             measured, and are shown as a dash",
        ];
        assert_eq!(warnings(&records, &split), expected);
        let (records, split) = lesions(&TWO, &ALL[..2]);
        assert!(warnings(&records, &split).last().unwrap().starts_with("no photo in the test set; "));
    }
}
