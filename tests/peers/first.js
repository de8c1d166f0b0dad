// From navigation to the first answer on WebGPU: this page loads one engine and the model and reads one photo.

import { bytesOf, startOurs, startPeer } from "./engines.js";

const { engine, model, onnx, side, photo } = Object.fromEntries(new URL(location).searchParams);
const start = {
    ours: () => startOurs({ program: "worker_gpu", model }),
    ort: () =>
        startPeer({ name: "ONNX Runtime Web", module: "ort_engine.js", backend: "webgpu", model, onnx, side: Number(side) }),
};

globalThis.first = { result: null, error: null };
try {
    const [reader, file] = await Promise.all([start[engine](), bytesOf(photo)]);
    const { probabilities } = await reader.read(file);
    globalThis.first.result = { first_answer_ms: performance.now(), probabilities };
} catch (error) {
    globalThis.first.error = String(error?.message ?? error);
}
