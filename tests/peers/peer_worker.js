// A peer in a worker. It receives {load} once, then {read} for each photo, and replies to each message.

import { countGpu } from "./gpu_count.js";

let engine;
let size;
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
    size = model.image_size;
    engine = await (await import(`./${module}`)).load(model);
    return { ready: engine.version };
}

/** Reads a photo of the image size. Decoding is not timed, for naevus either. */
async function read({ bytes, calibration }) {
    const bitmap = await createImageBitmap(new Blob([bytes]));
    const context = new OffscreenCanvas(size, size).getContext("2d", { willReadFrequently: true });
    context.drawImage(bitmap, 0, 0);
    const rgba = context.getImageData(0, 0, size, size).data;
    const values = new Float32Array(3 * size * size);
    const plane = size * size;
    for (let pixel = 0; pixel < plane; pixel++) {
        for (let channel = 0; channel < 3; channel++) {
            const index = engine.layout === "NCHW" ? channel * plane + pixel : 3 * pixel + channel;
            values[index] = rgba[4 * pixel + channel] / 127.5 - 1;
        }
    }
    const start = performance.now();
    const logits = await engine.logits(values);
    const probabilities = softmax(calibrated(logits, calibration));
    return { reading: { probabilities, network_ms: performance.now() - start, ...counts } };
}

/** The calibration of crates/reading/src/decision/calibration.rs. */
function calibrated(logits, { temperature, shift }) {
    return Array.from(logits, (logit, index) => logit / temperature + shift[index]);
}

function softmax(logits) {
    const highest = Math.max(...logits);
    const exponentials = logits.map(logit => Math.exp(logit - highest));
    const sum = exponentials.reduce((sum, exponential) => sum + exponential);
    return exponentials.map(exponential => exponential / sum);
}
