"""Writes decision_rules.json into its own folder: decision rules, network outputs, and the expected assessments.

Computed with numpy in double precision.

    pip install numpy==2.4.6 && python decision_rules.py
"""

import json
import pathlib

import numpy as np

CODES = ["AK", "BCC", "DF", "MEL", "NV", "PBK", "SK", "SCC", "VASC"]
MALIGNANT = [1, 3, 7]
FEATURES, MORE_FEATURES, CASES = 6, 3, 24
rng = np.random.default_rng(7)


def single(values):
    """The values in single precision, as in the program."""
    return np.asarray(values, dtype=np.float32).astype(float)


temperature = single(0.8)
shift = single(rng.normal(scale=0.5, size=9))
# The draws of an earlier rule of the sets, so that the numbers below stay the same.
rng.uniform(0.6, 0.99, 9)
set_threshold, rank_penalty, unpenalised_ranks = 0.85, 0.05, 2
threshold = single(0.35)
lesion_mean = single(rng.normal(size=FEATURES))
whitening = np.tril(single(rng.normal(size=(FEATURES, FEATURES)))) + 2 * np.eye(FEATURES)
bare_skin_weights = single(rng.normal(size=FEATURES))
bare_skin_intercept = single(-0.5)
thresholds = {"unusual": (2.2, 0.6), "refused": (3.0, 1.8)}
log_odds_thresholds = {"unusual": 0.5, "refused": 2.0}


def prediction_set(probabilities, order):
    """The most probable diagnoses whose nonconformity is at most the threshold (regularised adaptive prediction sets)."""
    more_probable = np.append(0.0, np.cumsum(probabilities[order])[:-1])
    nonconformity = more_probable + rank_penalty * np.maximum(np.arange(1, 10) - unpenalised_ranks, 0)
    return [CODES[index] for index, score in zip(order, nonconformity) if score <= set_threshold]


def assess(maps, features, clinical_mean=None, regression=None):
    """The assessment of one photo: distance to one or two means, and optionally the non-lesion regression."""
    logits = maps.mean(axis=0) / temperature + shift
    exponentials = np.exp(logits - logits.max())
    probabilities = exponentials / exponentials.sum()
    order = sorted(range(9), key=lambda index: -probabilities[index])
    early = features[:FEATURES]
    means = [lesion_mean] if clinical_mean is None else [lesion_mean, clinical_mean]
    distances = [np.sqrt(((whitening @ (early - centre)) ** 2).mean()) for centre in means]
    mahalanobis_distance = min(distances)
    bare = early @ bare_skin_weights + bare_skin_intercept
    log_odds = None if regression is None else features @ regression[0] + regression[1]
    beyond = lambda limit: log_odds is not None and log_odds > log_odds_thresholds[limit]
    if mahalanobis_distance > thresholds["refused"][0]:
        status = "out_of_distribution"
    elif bare > thresholds["refused"][1]:
        status = "bare_skin"
    elif beyond("refused"):
        status = "out_of_distribution"
    elif mahalanobis_distance > thresholds["unusual"][0] or bare > thresholds["unusual"][1] or beyond("unusual"):
        status = "unusual"
    else:
        status = "in_distribution"
    domain = None
    if clinical_mean is not None and status in ("in_distribution", "unusual"):
        domain = ["dermoscopy", "clinical"][int(np.argmin(distances))]
    more = {} if regression is None else {"no_lesion_log_odds": log_odds, "domain": domain}
    return more | {
        "probabilities": probabilities.tolist(),
        "mahalanobis_distance": mahalanobis_distance,
        "bare_skin_score": bare,
        "status": status,
        "prediction_set": prediction_set(probabilities, order) if status == "in_distribution" else [],
        "suspicious": bool(probabilities[MALIGNANT].sum() >= threshold),
        "map": (maps[:, order[0]] - maps.mean(axis=1)).tolist(),
    }


cases = []
for _ in range(CASES):
    maps = single(rng.normal(scale=2, size=(4, 9)))
    features = single(lesion_mean + rng.normal(scale=0.8, size=FEATURES))
    cases.append(
        {"logit_maps": maps.ravel().tolist(), "features": features.tolist(), "expected": assess(maps, features)}
    )

accepted = [case["expected"] for case in cases if case["expected"]["status"] in ("in_distribution", "unusual")]
mean = np.mean([case["probabilities"] for case in accepted], axis=0)
agreeing = sum(int(np.argmax(case["probabilities"]) == mean.argmax()) for case in accepted)
pair = lambda limit: {"mahalanobis_distance": thresholds[limit][0], "bare_skin_score": thresholds[limit][1]}

# The same decision rules with a second mean, and a regression on more features.
clinical_mean = single(lesion_mean + rng.normal(size=FEATURES))
weights, intercept = single(rng.normal(scale=0.6, size=FEATURES + MORE_FEATURES)), single(-2.0)
cases_of_all = []
for number in range(CASES):
    maps = single(rng.normal(scale=2, size=(4, 9)))
    centre = [lesion_mean, clinical_mean][number % 2]
    features = single(np.append(centre + rng.normal(scale=0.6, size=FEATURES), rng.normal(size=MORE_FEATURES)))
    expected = assess(maps, features, clinical_mean, (weights, intercept))
    cases_of_all.append({"logit_maps": maps.ravel().tolist(), "features": features.tolist(), "expected": expected})

golden = {
    "decision_rules": {
        "calibration": {
            "temperature": float(temperature),
            "shift": shift.tolist(),
            "frequencies": [1 / 9] * 9,
            "frequency_power": 0.0,
        },
        "sets": {
            "coverage": 0.9,
            "threshold": set_threshold,
            "rank_penalty": rank_penalty,
            "unpenalised_ranks": unpenalised_ranks,
            "photos": [100] * 9,
        },
        "alert": {"target_sensitivity": 0.95, "threshold": float(threshold), "photos": 300},
        "out_of_distribution": {
            "mean": lesion_mean.tolist(),
            "whitening": [whitening[row, column] for row in range(FEATURES) for column in range(row + 1)],
            "bare_skin_weights": bare_skin_weights.tolist(),
            "bare_skin_intercept": float(bare_skin_intercept),
            "unusual": pair("unusual"),
            "refused": pair("refused"),
        },
    },
    "of_all": {
        "clinical_mean": clinical_mean.tolist(),
        "no_lesion_regression": {
            "weights": weights.tolist(), "intercept": float(intercept), "l2_penalty": 0.1, "kinds": {"faces": 100}
        },
        "no_lesion_log_odds": log_odds_thresholds,
        "cases": cases_of_all,
    },
    "cases": cases,
    "combined": {
        "counts": [len(accepted), len(cases) - len(accepted), agreeing],
        "probabilities": mean.tolist(),
    },
}
(pathlib.Path(__file__).parent / "decision_rules.json").write_text(json.dumps(golden, indent=1) + "\n")
