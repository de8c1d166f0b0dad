// Reads the ONNX files of `trainer export --onnx`: only the fields and operators that they contain.

/** The fields of a protobuf message: number and value, which is a number or bytes. */
function* fieldsOf(bytes) {
    let at = 0;
    const varint = () => {
        let value = 0;
        for (let factor = 1; ; factor *= 128) {
            const byte = bytes[at++];
            value += (byte & 127) * factor;
            if (byte < 128) return value;
        }
    };
    while (at < bytes.length) {
        const key = varint();
        const [field, wire] = [Math.floor(key / 8), key % 8];
        if (wire === 0) yield [field, varint()];
        else if (wire === 2) {
            const length = varint();
            yield [field, bytes.subarray(at, at + length)];
            at += length;
        } else throw new Error(`wire type ${wire} is not supported`);
    }
}

const text = bytes => new TextDecoder().decode(bytes);

function tensorOf(bytes) {
    const tensor = { dims: [], name: "", values: undefined };
    for (const [field, value] of fieldsOf(bytes)) {
        if (field === 1) tensor.dims.push(value);
        if (field === 8) tensor.name = text(value);
        if (field === 9) tensor.values = new Float32Array(value.slice().buffer);
    }
    return tensor;
}

function attributeOf(bytes) {
    const attribute = { name: "", i: 0, ints: [] };
    for (const [field, value] of fieldsOf(bytes)) {
        if (field === 1) attribute.name = text(value);
        if (field === 3) attribute.i = value;
        if (field === 8) attribute.ints.push(value);
    }
    return attribute;
}

function nodeOf(bytes) {
    const node = { op: "", inputs: [], output: "", attributes: new Map() };
    for (const [field, value] of fieldsOf(bytes)) {
        if (field === 1) node.inputs.push(text(value));
        if (field === 2) node.output = text(value);
        if (field === 4) node.op = text(value);
        if (field === 5) {
            const { name, i, ints } = attributeOf(value);
            node.attributes.set(name, ints.length > 0 ? ints : i);
        }
    }
    return node;
}

/** The operators, and the constants by name. */
export function readOnnx(buffer) {
    const [nodes, constants] = [[], new Map()];
    for (const [field, graph] of fieldsOf(new Uint8Array(buffer))) {
        if (field !== 7) continue;
        for (const [field, value] of fieldsOf(graph)) {
            if (field === 1) nodes.push(nodeOf(value));
            if (field === 5) {
                const tensor = tensorOf(value);
                constants.set(tensor.name, tensor);
            }
        }
    }
    return { nodes, constants };
}

/**
 * The network as fused operators, in order: a convolution with its bias, ReLU6 and addition is one. Each has its
 * inputs, its output, and the number of values in them for one photo of `image_size` px.
 */
export function fusedOperators({ nodes, constants }, image_size) {
    const shapes = new Map([["input", { channels: 3, size: image_size }]]);
    const numbers = name => {
        const constant = constants.get(name);
        if (constant) return constant.values.length;
        const { channels, size } = shapes.get(name);
        return channels * size * size;
    };
    const operators = [];
    const writtenBy = new Map();
    for (const { op, inputs, output, attributes } of nodes) {
        const fused = writtenBy.get(inputs[0]);
        if (op === "Conv") {
            const [stride] = attributes.get("strides");
            const [before, , after] = attributes.get("pads");
            const [channels, , kernel] = constants.get(inputs[1]).dims;
            const from = shapes.get(inputs[0]).size;
            const to = Math.floor((from + before + after - kernel) / stride) + 1;
            shapes.set(output, { channels, size: to });
            const groups = attributes.get("group");
            operators.push({ op, inputs, output, stride, before, after, kernel, groups, relu6: false, from });
        } else if (op === "Clip") {
            shapes.set(output, shapes.get(inputs[0]));
            Object.assign(fused, { relu6: true, output });
        } else if (op === "Add") {
            shapes.set(output, shapes.get(inputs[0]));
            Object.assign(fused, { inputs: [...fused.inputs, inputs[1]], output });
        } else if (op === "GlobalAveragePool" || op === "Flatten") {
            shapes.set(output, { channels: shapes.get(inputs[0]).channels, size: 1 });
            // Flatten moves no data.
            if (op === "Flatten") Object.assign(fused, { output });
            else operators.push({ op, inputs, output });
        } else if (op === "Gemm") {
            shapes.set(output, { channels: constants.get(inputs[2]).values.length, size: 1 });
            operators.push({ op, inputs, output });
        } else throw new Error(`the operator ${op} is not supported`);
        writtenBy.set(output, operators.at(-1));
    }
    for (const operator of operators) {
        operator.numbers = [...operator.inputs, operator.output].reduce((sum, name) => sum + numbers(name), 0);
    }
    return operators;
}
