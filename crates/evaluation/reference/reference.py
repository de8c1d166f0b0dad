"""Writes predictions.csv and figures.json next to this file: scikit-learn's figures, for the tests of this crate and of the trainer.

    pip install scikit-learn==1.9.1 statsmodels==0.15.0 && python reference.py

This installs numpy 2.4.6 and scipy 1.17.1.

Probabilities are multiples of 1/64, so that there are many ties, in any precision. `once` counts every photo once.
`weighted` counts each photo by the multiplicity of its lesion in a bootstrap resample. `proportions`, `mcnemar` and `sets`
are separate test cases.
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
# The clinical tasks, with their positive classes.
CLINICAL = {"melanoma": [3], "malignant": MALIGNANT, "malignant_or_ak": [0, *MALIGNANT]}
BINS = 15
HERE = pathlib.Path(__file__).parent

rng = np.random.default_rng(20)
photos, lesions = 240, 150
lesion = rng.integers(0, lesions, photos)
# No photo of DF: an absent class must not enter any mean.
present = [0, 1, 3, 4, 5, 6, 7, 8]
truth_of_lesion = rng.choice(present, lesions, p=[0.08, 0.12, 0.2, 0.3, 0.1, 0.08, 0.08, 0.04])
truth = truth_of_lesion[lesion]
logits = rng.normal(size=(photos, 9)) + 1.2 * np.eye(9)[truth]
share = np.exp(logits) / np.exp(logits).sum(axis=1, keepdims=True)
probabilities = np.round(share * 64) / 64
# The rounding error is added to the largest probability, so that they sum to 1.
probabilities[np.arange(photos), probabilities.argmax(axis=1)] += 1 - probabilities.sum(axis=1)
predicted = probabilities.argmax(axis=1)
times = np.bincount(rng.integers(0, lesions, lesions), minlength=lesions)


def of_task(name, positive, score, weight):
    """Areas and operating points of a binary task."""
    false_positive_rate, sensitivity, _ = roc_curve(positive, score, sample_weight=weight, drop_intermediate=False)
    figures = {
        f"{name}_auroc": roc_auc_score(positive, score, sample_weight=weight),
        f"{name}_average_precision": average_precision_score(positive, score, sample_weight=weight),
    }
    for percent in [90, 95]:
        # The tolerance is for rounding errors.
        is_allowed = false_positive_rate <= 1 - percent / 100 + 1e-12
        figures[f"{name}_sensitivity_at_{percent}_specificity"] = sensitivity[is_allowed].max()
        is_allowed = sensitivity >= percent / 100 - 1e-12
        figures[f"{name}_specificity_at_{percent}_sensitivity"] = 1 - false_positive_rate[is_allowed].min()
    return figures


def calibration(weight):
    """Calibration errors (expected, debiased and classwise), Brier score over all classes, log loss."""
    confidence, correct = probabilities.max(axis=1), predicted == truth
    bins = np.clip(np.ceil(confidence * BINS).astype(int), 1, BINS) - 1
    error = 0.0
    for place in range(BINS):
        inside = (bins == place) & (weight > 0)
        if inside.any():
            gap = np.average(confidence[inside], weights=weight[inside]) - np.average(
                correct[inside], weights=weight[inside]
            )
            error += abs(gap) * weight[inside].sum() / weight.sum()
    # Kumar et al. 2019, as a mean over pairs of photos of different lesions.
    overconfidence, squared = confidence - correct, 0.0
    for place in range(BINS):
        inside = (bins == place) & (weight > 0)
        apart = lesion[inside][:, None] != lesion[inside][None, :]
        pairs = np.outer(weight[inside], weight[inside]) * apart
        if pairs.sum() > 0:
            product = (pairs * np.outer(overconfidence[inside], overconfidence[inside])).sum() / pairs.sum()
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


def nonconformities(values, penalty, unpenalised):
    """The summed probability of the more probable diagnoses, plus the penalty for each rank after the unpenalised ones."""
    order = np.argsort(-values, axis=1, kind="stable")
    ordered = np.take_along_axis(values, order, axis=1)
    scores = np.cumsum(ordered, axis=1) - ordered + penalty * np.maximum(np.arange(1, 10) - unpenalised, 0)
    result = np.empty_like(scores)
    np.put_along_axis(result, order, scores, axis=1)
    return result


def sets(coverage):
    """Regularised adaptive prediction sets: fitted to the first half of the photos, measured on the second.

    Each diagnosis has the same weight, and the penalties with the smallest mean size are used.
    """
    half = photos // 2
    counts = np.bincount(truth[:half], minlength=9)
    own_weight = 1 / counts[truth[:half]]
    needed = coverage * sum(1 + 1 / count for count in counts if count)
    best = None
    for penalty in [0.0, 0.01, 0.02, 0.05, 0.1, 0.2, 1.0]:
        for unpenalised in [1, 2, 3, 4]:
            scores = nonconformities(probabilities[:half], penalty, unpenalised)
            own = scores[np.arange(half), truth[:half]]
            order = np.argsort(own, kind="stable")
            reached = np.flatnonzero(np.cumsum(own_weight[order]) >= needed - 1e-9)
            limit = own[order[reached[0]]] if len(reached) else None
            size = None if limit is None else ((scores <= limit).sum(axis=1) * own_weight).sum()
            if best is None or (size is not None and size < best[0] - 1e-9):
                best = (size, limit, penalty, unpenalised)
    _, limit, penalty, unpenalised = best
    if limit is None:
        limit, penalty, unpenalised = 2.0, 0.0, 9
    contained = nonconformities(probabilities[half:], penalty, unpenalised) <= limit
    covered = contained[np.arange(photos - half), truth[half:]]
    return {
        "coverage": coverage,
        "threshold": float(limit),
        "rank_penalty": penalty,
        "unpenalised_ranks": unpenalised,
        "covered": float(covered.mean()),
        "covered_of": {
            CODES[index]: float(covered[truth[half:] == index].mean()) for index in np.unique(truth[half:])
        },
        "mean_size": float(contained.sum(axis=1).mean()),
        "single": float((contained.sum(axis=1) == 1).mean()),
    }


def figures(weight):
    """Every figure, each photo counted by its weight."""
    found = {}
    for index, code in enumerate(CODES):
        positive, predicted_positive = truth == index, predicted == index
        if positive.any():
            found[f"sensitivity_{code}"] = recall_score(positive, predicted_positive, sample_weight=weight)
            found[f"auroc_{code}"] = roc_auc_score(positive, probabilities[:, index], sample_weight=weight)
            found[f"average_precision_{code}"] = average_precision_score(
                positive, probabilities[:, index], sample_weight=weight
            )
        found[f"specificity_{code}"] = recall_score(~positive, ~predicted_positive, sample_weight=weight)
    found["accuracy"] = float(np.average(truth == predicted, weights=weight))
    found["balanced_accuracy"] = recall_score(
        truth, predicted, labels=present, average="macro", sample_weight=weight
    )
    # HAM10000's classes: actinic keratosis with squamous cell carcinoma, the two keratoses together.
    seven = np.array([0, 1, 2, 3, 4, 5, 5, 0, 8])
    found["balanced_accuracy_seven"] = recall_score(
        seven[truth], seven[predicted], labels=np.unique(seven[present]), average="macro", sample_weight=weight
    )
    found["macro_f1"] = f1_score(truth, predicted, labels=present, average="macro", sample_weight=weight)
    found["macro_auroc"] = float(np.mean([found[f"auroc_{CODES[index]}"] for index in present]))
    found["macro_average_precision"] = float(
        np.mean([found[f"average_precision_{CODES[index]}"] for index in present])
    )
    for name, classes in CLINICAL.items():
        found |= of_task(name, np.isin(truth, classes), probabilities[:, classes].sum(axis=1), weight)
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
    "confusion": confusion_matrix(truth, predicted, labels=range(9)).tolist(),
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
