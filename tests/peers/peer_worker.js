// A peer in a worker of its own. It is told {load} once and then {read} for each photo, and answers each.

import { countGpu } from "./gpu_count.js";

let engine;
let side;
let counts;

self.onmessage = async ({ data }) => {
    try {
        self.postMessage(data.load ? await load(data.load) : await read(data.read));
    } catch (error) {
        self.postMessage({ failed: String(error?.message ?? error) });
    }
};

async function load({ module, count, ...model }) {
    counts = count ? countGpu() : {};
    side = model.side;
    engine = await (await import(`./${module}`)).load(model);
    return { ready: engine.version };
}

/** The photo is as large as the input; decoding it is in neither side's time. */
async function read({ bytes, calibration }) {
    const bitmap = await createImageBitmap(new Blob([bytes]));
    const context = new OffscreenCanvas(side, side).getContext("2d", { willReadFrequently: true });
    context.drawImage(bitmap, 0, 0);
    const rgba = context.getImageData(0, 0, side, side).data;
    const values = new Float32Array(3 * side * side);
    const plane = side * side;
    for (let pixel = 0; pixel < plane; pixel++) {
        for (let channel = 0; channel < 3; channel++) {
            const place = engine.layout === "NCHW" ? channel * plane + pixel : 3 * pixel + channel;
            values[place] = rgba[4 * pixel + channel] / 127.5 - 1;
        }
    }
    const began = performance.now();
    const logits = await engine.logits(values);
    const probabilities = softmax(calibrated(logits, calibration));
    return { reading: { probabilities, network_ms: performance.now() - began, ...counts } };
}

/** As our own program does it (src/judgement/calibration.rs). */
function calibrated(logits, { temperature, shift }) {
    return Array.from(logits, (logit, place) => logit / temperature + shift[place]);
}

function softmax(logits) {
    const highest = Math.max(...logits);
    const powers = logits.map(logit => Math.exp(logit - highest));
    const sum = powers.reduce((sum, power) => sum + power);
    return powers.map(power => power / sum);
}
