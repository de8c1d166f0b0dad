"""Writes predictions.csv and figures.json beside itself: the figures of scikit-learn, for the trainer's tests.

    pip install scikit-learn==1.9.1 && python reference.py

Probabilities are multiples of 1/64, so that ties are ties in any precision, and they are many. `once` counts every
photo once; `weighted` counts each photo as often as its lesion is drawn, which is what a bootstrap resample does.
"""

import csv
import json
import pathlib

import numpy as np
from sklearn.metrics import confusion_matrix, f1_score, recall_score, roc_auc_score

CODES = ["AK", "BCC", "DF", "MEL", "NV", "PBK", "SK", "SCC", "VASC"]
MALIGNANT = [1, 3, 7]
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
reading = probabilities.argmax(axis=1)
times = np.bincount(rng.integers(0, lesions, lesions), minlength=lesions)


def figures(weight):
    """Every figure, photos counted `weight` times."""
    found = {}
    for index, code in enumerate(CODES):
        is_it, read = truth == index, reading == index
        if is_it.any():
            found[f"sensitivity_{code}"] = recall_score(is_it, read, sample_weight=weight)
            found[f"auroc_{code}"] = roc_auc_score(is_it, probabilities[:, index], sample_weight=weight)
        found[f"specificity_{code}"] = recall_score(~is_it, ~read, sample_weight=weight)
    found["accuracy"] = float(np.average(truth == reading, weights=weight))
    found["balanced_accuracy"] = recall_score(
        truth, reading, labels=present, average="macro", sample_weight=weight
    )
    found["macro_f1"] = f1_score(truth, reading, labels=present, average="macro", sample_weight=weight)
    found["macro_auroc"] = float(np.mean([found[f"auroc_{CODES[index]}"] for index in present]))
    found["melanoma_auroc"] = found["auroc_MEL"]
    malignant = probabilities[:, MALIGNANT].sum(axis=1)
    found["malignant_auroc"] = roc_auc_score(np.isin(truth, MALIGNANT), malignant, sample_weight=weight)
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
}
(HERE / "figures.json").write_text(json.dumps(reference, indent=1) + "\n")
