// ONNX Runtime Web, on the ONNX file.

const PACKAGE = new URL("node_modules/onnxruntime-web/dist/", import.meta.url);

export async function load({ backend, onnx, image_size: size }) {
    const ort = await import(new URL(`ort.${backend}.min.mjs`, PACKAGE));
    ort.env.wasm.numThreads = 1;
    ort.env.wasm.wasmPaths = PACKAGE.href;
    const session = await ort.InferenceSession.create(onnx, {
        executionProviders: [backend],
        graphOptimizationLevel: "all",
        freeDimensionOverrides: { photos: 1 },
    });
    return {
        version: `ONNX Runtime Web ${ort.env.versions.web}`,
        layout: "NCHW",
        async logits(values) {
            const input = new ort.Tensor("float32", values, [1, 3, size, size]);
            const { logits } = await session.run({ input });
            return logits.getData();
        },
    };
}
