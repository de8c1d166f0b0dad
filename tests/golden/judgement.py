"""Writes judgement.json beside itself: a judgement, what it judges, and what follows, by numpy in double precision.

    pip install numpy==2.4.6 && python judgement.py
"""

import json
import pathlib

import numpy as np

CODES = ["AK", "BCC", "DF", "MEL", "NV", "PBK", "SK", "SCC", "VASC"]
MALIGNANT = [1, 3, 7]
TRAITS, CASES = 6, 24
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


def judged(maps, traits):
    """What is to be said of one photo."""
    logits = maps.mean(axis=0) / temperature + shift
    powers = np.exp(logits - logits.max())
    probabilities = powers / powers.sum()
    order = sorted(range(9), key=lambda index: -probabilities[index])
    strangeness = np.sqrt(((triangle @ (traits - centre)) ** 2).mean())
    bare = traits @ bareness + offset
    if strangeness > limits["refused"][0]:
        verdict = "strange"
    elif bare > limits["refused"][1]:
        verdict = "bare_skin"
    elif strangeness > limits["unusual"][0] or bare > limits["unusual"][1]:
        verdict = "unusual"
    else:
        verdict = "familiar"
    return {
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
    "cases": cases,
    "together": {
        "counts": [len(known), len(cases) - len(known), agreeing],
        "probabilities": mean.tolist(),
    },
}
(pathlib.Path(__file__).parent / "judgement.json").write_text(json.dumps(golden, indent=1) + "\n")
