// The measurements of the program bench_browser. It calls `bench.start(plan, options)` and then polls `bench.state`.

import { fetchBytes, startCanvas, startNaevus, startPeer } from "./engines.js";
import { fusedOperators, readOnnx } from "./onnx.js";

const PEERS = {
    "ONNX Runtime Web": "ort_engine.js",
    "TensorFlow.js": "tfjs_engine.js",
};

const state = { lines: [], result: null, error: null };
const log = line => state.lines.push(line);

globalThis.bench = {
    state,
    start(plan, options) {
        Object.assign(state, { lines: [], result: null, error: null });
        PLANS[plan](options).then(
            result => (state.result = result),
            error => (state.error = String(error?.stack ?? error)),
        );
    },
};

const PLANS = { network, gpuWork, decoding };

/** Times of the network for one photo: naevus and the peers alternating. */
async function network({ program, model, backend, onnx, image_size, photos, rounds, runs, warm_up }) {
    const files = await Promise.all(photos.map(fetchBytes));
    const probabilities = new Map();
    const warmUp = async engine => {
        const ofFiles = [];
        for (const file of files) ofFiles.push((await engine.read(file)).probabilities);
        for (let run = files.length; run < warm_up; run++) await engine.read(files[0]);
        probabilities.set(engine.name, ofFiles);
    };
    const naevus = () => startNaevus({ program, model });
    const { engines, errors } = await startAll(naevus, peers({ backend, model, onnx, image_size }), warmUp);
    const times = await alternate(engines, rounds, runs, async engine => (await engine.read(files[0])).network_ms);
    engines.forEach(engine => engine.stop());
    return { times, errors, versions: versionsOf(engines), largest_difference: largestDifference(probabilities) };
}

/** GPU work of one photo, and the minimum for the fused operators of the network. */
async function gpuWork({ model, onnx, image_size, photos }) {
    const [file] = await Promise.all(photos.map(fetchBytes));
    const naevus = () => startNaevus({ program: "worker_gpu", model, counted: true });
    // The first photos create shaders and buffers, which are not counted.
    const warmUp = async engine => {
        for (let run = 0; run < 2; run++) await engine.read(file);
    };
    const peersToCount = peers({ backend: "webgpu", model, onnx, image_size, counted: true });
    const { engines, errors } = await startAll(naevus, peersToCount, warmUp);
    const work = {};
    for (const engine of engines) {
        const before = await engine.read(file);
        const after = await engine.read(file);
        work[engine.name] = {
            dispatches: after.dispatches - before.dispatches,
            bound_bytes: after.bound_bytes - before.bound_bytes,
        };
        engine.stop();
        log(`${engine.name}: ${work[engine.name].dispatches} dispatches`);
    }
    const operators = fusedOperators(readOnnx((await fetchBytes(onnx)).buffer), image_size);
    const numbers = operators.reduce((sum, operator) => sum + operator.numbers, 0);
    return { work, errors, operators: operators.length, least_bytes: 4 * numbers };
}

/** Times from a large photo to the network's input: the worker of naevus against the browser's decoder and canvas. */
async function decoding({ model, image_size, photos, rounds, runs, warm_up }) {
    const [file] = await Promise.all(photos.map(fetchBytes));
    let memory_bytes = 0;
    const read = async engine => {
        const result = await engine.read(file);
        if (engine.name === "naevus") memory_bytes = result.memory_bytes;
        return result.decode_ms;
    };
    const warmUp = async engine => {
        for (let run = 0; run < warm_up; run++) await read(engine);
    };
    const naevus = () => startNaevus({ program: "worker_cpu", model, counted: true });
    const { engines, errors } = await startAll(naevus, [["canvas", () => startCanvas({ image_size })]], warmUp);
    const times = await alternate(engines, rounds, runs, read);
    engines.forEach(engine => engine.stop());
    return { times, errors, memory_bytes };
}

/** Name and start function of each peer. */
function peers(options) {
    return Object.entries(PEERS).map(([name, module]) => [name, () => startPeer({ name, module, ...options })]);
}

/** Starts and warms up all engines. The error of a failed peer is returned; an error of naevus is thrown. */
async function startAll(naevus, peers, warmUp) {
    const [engines, errors] = [[], {}];
    for (const [name, start] of [["naevus", naevus], ...peers]) {
        try {
            const engine = await start();
            await warmUp(engine);
            engines.push(engine);
            log(`${name}: warm`);
        } catch (error) {
            if (name === "naevus") throw error;
            errors[name] = String(error?.message ?? error);
            log(`${name}: ${errors[name]}`);
        }
    }
    return { engines, errors };
}

/** Measures the engines alternately: by engine, a list of milliseconds for each round. */
async function alternate(engines, rounds, runs, measure) {
    const times = Object.fromEntries(engines.map(engine => [engine.name, []]));
    for (let round = 0; round < rounds; round++) {
        for (const engine of engines) {
            const of_round = [];
            for (let run = 0; run < runs; run++) of_round.push(await measure(engine));
            times[engine.name].push(of_round);
        }
        log(`round ${round + 1} of ${rounds}`);
    }
    return times;
}

function versionsOf(engines) {
    return Object.fromEntries(engines.filter(engine => engine.version).map(({ name, version }) => [name, version]));
}

/** The largest difference of a probability between a peer and naevus. */
function largestDifference(probabilities) {
    const ours = probabilities.get("naevus");
    let largest = 0;
    for (const theirs of probabilities.values()) {
        theirs.forEach((ofPhoto, photo) =>
            ofPhoto.forEach((probability, index) => {
                largest = Math.max(largest, Math.abs(probability - ours[photo][index]));
            }),
        );
    }
    return largest;
}
