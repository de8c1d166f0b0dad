// TensorFlow.js, on the fused operators of the ONNX file. The weights stay on the device.

import { fusedOperators, readOnnx } from "./onnx.js";

const PACKAGES = new URL("node_modules/@tensorflow/", import.meta.url);

export async function load({ backend, onnx, image_size: size }) {
    await import(new URL("tfjs/dist/tf.min.js", PACKAGES));
    await import(new URL(`tfjs-backend-${backend}/dist/tf-backend-${backend}.min.js`, PACKAGES));
    const tf = globalThis.tf;
    tf.enableProdMode(); // Disables the checks of arguments.
    if (backend === "wasm") tf.wasm.setWasmPaths(new URL("tfjs-backend-wasm/dist/", PACKAGES).href);
    if (!(await tf.setBackend(backend))) throw new Error(`TensorFlow.js cannot start its backend ${backend}`);
    await tf.ready();

    const model = readOnnx(await (await fetch(onnx)).arrayBuffer());
    const operators = fusedOperators(model, size);
    const constants = new Map();
    for (const operator of operators) {
        for (const name of operator.inputs) {
            const constant = model.constants.get(name);
            if (constant) constants.set(name, onDevice(tf, operator, constant));
        }
    }
    const logitsOf = input =>
        tf.tidy(() => {
            const values = new Map([["input", input]]);
            const valueOf = name => constants.get(name) ?? values.get(name);
            for (const operator of operators) values.set(operator.output, compute(tf, operator, valueOf));
            return values.get("logits");
        });
    return {
        version: `TensorFlow.js ${tf.version.tfjs}`,
        layout: "NHWC",
        async logits(values) {
            const input = tf.tensor4d(values, [1, size, size, 3]);
            const output = logitsOf(input);
            const logits = await output.data();
            tf.dispose([input, output]);
            return logits;
        },
    };
}

/** Kernels are [out, in, height, width] in ONNX; in TensorFlow.js [height, width, in, out], depthwise [.., in, 1]. */
function onDevice(tf, operator, { dims, values }) {
    if (dims.length !== 4) return tf.tensor(values, dims);
    const axes = operator.groups > 1 ? [2, 3, 0, 1] : [2, 3, 1, 0];
    return tf.tidy(() => tf.transpose(tf.tensor(values, dims), axes));
}

function compute(tf, { op, inputs, stride, before, after, kernel, groups, relu6, from }, valueOf) {
    const [x, filter, bias, residual] = inputs.map(valueOf);
    if (op === "GlobalAveragePool") return tf.mean(x, [1, 2]);
    if (op === "Gemm") return tf.fused.matMul({ a: x, b: filter, bias });
    const missing = Math.max((Math.ceil(from / stride) - 1) * stride + kernel - from, 0);
    const isSame = before === Math.floor(missing / 2) && after === Math.ceil(missing / 2);
    const pad = isSame ? "same" : [[0, 0], [before, after], [before, after], [0, 0]];
    const convolution = groups > 1 ? tf.fused.depthwiseConv2d : tf.fused.conv2d;
    const output = convolution({ x, filter, bias, strides: stride, pad, activation: relu6 ? "relu6" : "linear" });
    return residual ? tf.add(output, residual) : output;
}
