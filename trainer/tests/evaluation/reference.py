"""Writes predictions.csv and figures.json beside itself: the figures of scikit-learn, for the trainer's tests.

    pip install scikit-learn==1.9.1 statsmodels==0.15.0 && python reference.py

numpy 2.4.6 and scipy 1.17.1 came with them.

Probabilities are multiples of 1/64, so that ties are ties in any precision, and they are many. `once` counts every
photo once; `weighted` counts each photo as often as its lesion is drawn, which is what a bootstrap resample does.
`proportions`, `mcnemar` and `sets` are cases by themselves.
"""

import csv
import json
import pathlib

import numpy as np
from sklearn.metrics import (
    average_precision_score,
    brier_score_loss,
    confusion_matrix,
    f1_score,
    log_loss,
    recall_score,
    roc_auc_score,
    roc_curve,
)
from statsmodels.stats.contingency_tables import mcnemar
from statsmodels.stats.proportion import proportion_confint

CODES = ["AK", "BCC", "DF", "MEL", "NV", "PBK", "SK", "SCC", "VASC"]
MALIGNANT = [1, 3, 7]
# The questions with operating points, with the classes whose answer is yes.
ASKED = {"melanoma": [3], "malignant": MALIGNANT, "malignant_or_ak": [0, *MALIGNANT]}
BINS = 15
HERE = pathlib.Path(__file__).parent

rng = np.random.default_rng(20)
photos, lesions = 240, 150
lesion = rng.integers(0, lesions, photos)
# No photo of DF: a class that is not there must not enter any mean.
present = [0, 1, 3, 4, 5, 6, 7, 8]
truth_of_lesion = rng.choice(present, lesions, p=[0.08, 0.12, 0.2, 0.3, 0.1, 0.08, 0.08, 0.04])
truth = truth_of_lesion[lesion]
logits = rng.normal(size=(photos, 9)) + 1.2 * np.eye(9)[truth]
share = np.exp(logits) / np.exp(logits).sum(axis=1, keepdims=True)
probabilities = np.round(share * 64) / 64
# What rounding left over goes to the largest, so that they sum to 1.
probabilities[np.arange(photos), probabilities.argmax(axis=1)] += 1 - probabilities.sum(axis=1)
reading = probabilities.argmax(axis=1)
times = np.bincount(rng.integers(0, lesions, lesions), minlength=lesions)


def of_question(name, is_it, score, weight):
    """Areas and operating points of a question with two answers."""
    false_alarms, found, _ = roc_curve(is_it, score, sample_weight=weight, drop_intermediate=False)
    of_question = {
        f"{name}_auroc": roc_auc_score(is_it, score, sample_weight=weight),
        f"{name}_average_precision": average_precision_score(is_it, score, sample_weight=weight),
    }
    for percent in [90, 95]:
        # Counts are whole: rounding must not decide.
        enough = false_alarms <= 1 - percent / 100 + 1e-12
        of_question[f"{name}_sensitivity_at_{percent}_specificity"] = found[enough].max()
        enough = found >= percent / 100 - 1e-12
        of_question[f"{name}_specificity_at_{percent}_sensitivity"] = 1 - false_alarms[enough].min()
    return of_question


def calibration(weight):
    """Expected calibration errors, of the highest probability and classwise, Brier score over all classes, log loss."""
    highest, right = probabilities.max(axis=1), reading == truth
    bins = np.clip(np.ceil(highest * BINS).astype(int), 1, BINS) - 1
    error = 0.0
    for place in range(BINS):
        inside = (bins == place) & (weight > 0)
        if inside.any():
            gap = np.average(highest[inside], weights=weight[inside]) - np.average(
                right[inside], weights=weight[inside]
            )
            error += abs(gap) * weight[inside].sum() / weight.sum()
    # Kumar et al. 2019, as a mean over pairs of photos of different lesions, written out.
    surplus, squared = highest - right, 0.0
    for place in range(BINS):
        inside = (bins == place) & (weight > 0)
        apart = lesion[inside][:, None] != lesion[inside][None, :]
        pairs = np.outer(weight[inside], weight[inside]) * apart
        if pairs.sum() > 0:
            product = (pairs * np.outer(surplus[inside], surplus[inside])).sum() / pairs.sum()
            squared += product * weight[inside].sum() / weight.sum()
    # Kull et al. 2019.
    classwise = 0.0
    for index in range(9):
        of_class = np.clip(np.ceil(probabilities[:, index] * BINS).astype(int), 1, BINS) - 1
        for place in np.unique(of_class):
            inside = of_class == place
            gap = (weight * (probabilities[:, index] - (truth == index)))[inside].sum() / weight.sum()
            classwise += abs(gap) / 9
    shown = {"sample_weight": weight, "labels": range(9)}
    return {
        "expected_calibration_error": error,
        "debiased_calibration_error": max(squared, 0.0) ** 0.5,
        "classwise_calibration_error": classwise,
        "brier_score": brier_score_loss(truth, probabilities, scale_by_half=False, **shown),
        "negative_log_likelihood": log_loss(truth, probabilities, **shown),
    }


def sets(coverage):
    """Conformal sets: thresholds from the first half of the photos by numpy's quantile, measured on the second."""
    half = photos // 2
    doubts = 1 - probabilities
    highest = []
    for index in range(9):
        own = np.sort(doubts[:half][truth[:half] == index, index])
        share = np.ceil((len(own) + 1) * coverage - 1e-9) / max(len(own), 1)
        highest.append(float(np.quantile(own, share, method="inverted_cdf")) if len(own) and share <= 1 else 1.0)
    held = doubts[half:] <= np.array(highest)
    covered = held[np.arange(photos - half), truth[half:]]
    return {
        "coverage": coverage,
        "highest_doubt": highest,
        "covered": float(covered.mean()),
        "covered_of": {
            CODES[index]: float(covered[truth[half:] == index].mean()) for index in np.unique(truth[half:])
        },
        "mean_size": float(held.sum(axis=1).mean()),
        "single": float((held.sum(axis=1) == 1).mean()),
        "empty": float((held.sum(axis=1) == 0).mean()),
    }


def figures(weight):
    """Every figure, photos counted `weight` times."""
    found = {}
    for index, code in enumerate(CODES):
        is_it, read = truth == index, reading == index
        if is_it.any():
            found[f"sensitivity_{code}"] = recall_score(is_it, read, sample_weight=weight)
            found[f"auroc_{code}"] = roc_auc_score(is_it, probabilities[:, index], sample_weight=weight)
            found[f"average_precision_{code}"] = average_precision_score(
                is_it, probabilities[:, index], sample_weight=weight
            )
        found[f"specificity_{code}"] = recall_score(~is_it, ~read, sample_weight=weight)
    found["accuracy"] = float(np.average(truth == reading, weights=weight))
    found["balanced_accuracy"] = recall_score(
        truth, reading, labels=present, average="macro", sample_weight=weight
    )
    # HAM10000's classes: actinic keratosis with squamous cell carcinoma, the two keratoses together.
    seven = np.array([0, 1, 2, 3, 4, 5, 5, 0, 8])
    found["balanced_accuracy_seven"] = recall_score(
        seven[truth], seven[reading], labels=np.unique(seven[present]), average="macro", sample_weight=weight
    )
    found["macro_f1"] = f1_score(truth, reading, labels=present, average="macro", sample_weight=weight)
    found["macro_auroc"] = float(np.mean([found[f"auroc_{CODES[index]}"] for index in present]))
    found["macro_average_precision"] = float(
        np.mean([found[f"average_precision_{CODES[index]}"] for index in present])
    )
    for name, classes in ASKED.items():
        found |= of_question(name, np.isin(truth, classes), probabilities[:, classes].sum(axis=1), weight)
    found |= calibration(weight)
    return {name: float(value) for name, value in found.items()}


weight = times[lesion]
assert all((weight[truth == index] > 0).any() for index in present)
with open(HERE / "predictions.csv", "w", newline="") as file:
    table = csv.writer(file, lineterminator="\n")
    table.writerow(["lesion", "times", "label", *CODES])
    for place in range(photos):
        row = [f"{value:g}" for value in probabilities[place]]
        table.writerow([f"L{lesion[place]:03}", times[lesion[place]], CODES[truth[place]], *row])
reference = {
    "once": figures(np.ones(photos)),
    "weighted": figures(weight),
    "confusion": confusion_matrix(truth, reading, labels=range(9)).tolist(),
    "proportions": [
        {"hits": hits, "of": of, "interval": [float(end) for end in proportion_confint(hits, of, method="wilson")]}
        for hits, of in [(0, 1), (13, 13), (0, 40), (7, 20), (170, 171)]
    ],
    "mcnemar": [
        {"one": one, "other": other, "p": float(mcnemar([[0, one], [other, 0]], exact=True).pvalue)}
        for one, other in [(0, 0), (0, 1), (3, 9), (12, 5), (20, 20), (80, 131), (700, 900)]
    ],
    "sets": [sets(coverage) for coverage in [0.9, 0.7]],
}
(HERE / "figures.json").write_text(json.dumps(reference, indent=1) + "\n")
