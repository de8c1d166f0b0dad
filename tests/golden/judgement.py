"""Writes judgement.json beside itself: a judgement, what it judges, and what follows, by numpy in double precision.

    pip install numpy==2.4.6 && python judgement.py
"""

import json
import pathlib

import numpy as np

CODES = ["AK", "BCC", "DF", "MEL", "NV", "PBK", "SK", "SCC", "VASC"]
MALIGNANT = [1, 3, 7]
TRAITS, MORE_TRAITS, CASES = 6, 3, 24
rng = np.random.default_rng(7)


def single(values):
    """The numbers as the program has them: in single precision."""
    return np.asarray(values, dtype=np.float32).astype(float)


temperature = single(0.8)
shift = single(rng.normal(scale=0.5, size=9))
highest_doubt = rng.uniform(0.6, 0.99, 9)
threshold = single(0.35)
centre = single(rng.normal(size=TRAITS))
triangle = np.tril(single(rng.normal(size=(TRAITS, TRAITS)))) + 2 * np.eye(TRAITS)
bareness = single(rng.normal(size=TRAITS))
offset = single(-0.5)
limits = {"unusual": (2.2, 0.6), "refused": (3.0, 1.8)}
log_odds_limits = {"unusual": 0.5, "refused": 2.0}


def judged(maps, traits, clinical_centre=None, regression=None):
    """What is to be said of one photo, by the distance to one centre or two and, where there is one, a regression."""
    logits = maps.mean(axis=0) / temperature + shift
    powers = np.exp(logits - logits.max())
    probabilities = powers / powers.sum()
    order = sorted(range(9), key=lambda index: -probabilities[index])
    early = traits[:TRAITS]
    centres = [centre] if clinical_centre is None else [centre, clinical_centre]
    distances = [np.sqrt(((triangle @ (early - middle)) ** 2).mean()) for middle in centres]
    strangeness = min(distances)
    bare = early @ bareness + offset
    log_odds = None if regression is None else traits @ regression[0] + regression[1]
    beyond = lambda limit: log_odds is not None and log_odds > log_odds_limits[limit]
    if strangeness > limits["refused"][0]:
        verdict = "strange"
    elif bare > limits["refused"][1]:
        verdict = "bare_skin"
    elif beyond("refused"):
        verdict = "strange"
    elif strangeness > limits["unusual"][0] or bare > limits["unusual"][1] or beyond("unusual"):
        verdict = "unusual"
    else:
        verdict = "familiar"
    domain = None
    if clinical_centre is not None and verdict in ("familiar", "unusual"):
        domain = ["dermoscopy", "clinical"][int(np.argmin(distances))]
    more = {} if regression is None else {"log_odds": log_odds, "domain": domain}
    return more | {
        "probabilities": probabilities.tolist(),
        "strangeness": strangeness,
        "bareness": bare,
        "verdict": verdict,
        "plausible": [CODES[index] for index in order if 1 - probabilities[index] <= highest_doubt[index]],
        "suspicious": bool(probabilities[MALIGNANT].sum() >= threshold),
        "map": (maps[:, order[0]] - maps.mean(axis=1)).tolist(),
    }


cases = []
for _ in range(CASES):
    maps = single(rng.normal(scale=2, size=(4, 9)))
    traits = single(centre + rng.normal(scale=0.8, size=TRAITS))
    cases.append(
        {"class_maps": maps.ravel().tolist(), "traits": traits.tolist(), "expected": judged(maps, traits)}
    )

known = [case["expected"] for case in cases if case["expected"]["verdict"] in ("familiar", "unusual")]
mean = np.mean([case["probabilities"] for case in known], axis=0)
agreeing = sum(int(np.argmax(case["probabilities"]) == mean.argmax()) for case in known)
pair = lambda limit: {"strangeness": limits[limit][0], "bareness": limits[limit][1]}

# The same judgement with a second centre, and a regression of more traits.
clinical_centre = single(centre + rng.normal(size=TRAITS))
weights, intercept = single(rng.normal(scale=0.6, size=TRAITS + MORE_TRAITS)), single(-2.0)
cases_of_all = []
for place in range(CASES):
    maps = single(rng.normal(scale=2, size=(4, 9)))
    middle = [centre, clinical_centre][place % 2]
    traits = single(np.append(middle + rng.normal(scale=0.6, size=TRAITS), rng.normal(size=MORE_TRAITS)))
    expected = judged(maps, traits, clinical_centre, (weights, intercept))
    cases_of_all.append({"class_maps": maps.ravel().tolist(), "traits": traits.tolist(), "expected": expected})

golden = {
    "judgement": {
        "calibration": {"temperature": float(temperature), "shift": shift.tolist()},
        "sets": {"coverage": 0.9, "highest_doubt": highest_doubt.tolist(), "photos": [100] * 9},
        "malignancy": {"wanted_sensitivity": 0.95, "threshold": float(threshold), "photos": 300},
        "familiarity": {
            "centre": centre.tolist(),
            "whitening": [triangle[row, column] for row in range(TRAITS) for column in range(row + 1)],
            "bareness": bareness.tolist(),
            "bareness_offset": float(offset),
            "unusual": pair("unusual"),
            "refused": pair("refused"),
        },
    },
    "of_all": {
        "clinical_centre": clinical_centre.tolist(),
        "regression": {
            "weights": weights.tolist(), "intercept": float(intercept), "strength": 0.1, "kinds": {"faces": 100}
        },
        "log_odds": log_odds_limits,
        "cases": cases_of_all,
    },
    "cases": cases,
    "together": {
        "counts": [len(known), len(cases) - len(known), agreeing],
        "probabilities": mean.tolist(),
    },
}
(pathlib.Path(__file__).parent / "judgement.json").write_text(json.dumps(golden, indent=1) + "\n")
