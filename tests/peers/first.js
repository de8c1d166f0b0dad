// Time from navigation to the first assessment on WebGPU: this page loads one engine and the model, and classifies one photo.

import { fetchBytes, startNaevus, startPeer } from "./engines.js";

const { engine, model, onnx, image_size, photo } = Object.fromEntries(new URL(location).searchParams);
const start = {
    naevus: () => startNaevus({ program: "worker_gpu", model }),
    ort: () =>
        startPeer({
            name: "ONNX Runtime Web",
            module: "ort_engine.js",
            backend: "webgpu",
            model,
            onnx,
            image_size: Number(image_size),
        }),
};

globalThis.first = { result: null, error: null };
try {
    const [reader, file] = await Promise.all([start[engine](), fetchBytes(photo)]);
    const { probabilities } = await reader.read(file);
    globalThis.first.result = { first_assessment_ms: performance.now(), probabilities };
} catch (error) {
    globalThis.first.error = String(error?.message ?? error);
}
