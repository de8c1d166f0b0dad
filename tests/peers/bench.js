// What the bench program measures in this page. It calls `bench.start(plan, options)` and then asks for `bench.state`.

import { bytesOf, startCanvas, startOurs, startPeer } from "./engines.js";
import { fusedOperators, readOnnx } from "./onnx.js";

const PEERS = {
    "ONNX Runtime Web": "ort_engine.js",
    "TensorFlow.js": "tfjs_engine.js",
};

const state = { lines: [], result: null, error: null };
const say = line => state.lines.push(line);

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

/** One photo through the network: ours and the peers by turns. */
async function network({ program, model, backend, onnx, side, photos, rounds, runs, warm_up }) {
    const files = await Promise.all(photos.map(bytesOf));
    const answers = new Map();
    const warmUp = async engine => {
        const given = [];
        for (const file of files) given.push((await engine.read(file)).probabilities);
        for (let run = files.length; run < warm_up; run++) await engine.read(files[0]);
        answers.set(engine.name, given);
    };
    const ours = () => startOurs({ program, model });
    const { engines, errors } = await startAll(ours, peers({ backend, model, onnx, side }), warmUp);
    const times = await byTurns(engines, rounds, runs, async engine => (await engine.read(files[0])).network_ms);
    engines.forEach(engine => engine.stop());
    return { times, errors, versions: versionsOf(engines), largest_difference: largestDifference(answers) };
}

/** What one photo costs on the GPU, beside the least that the fused operators could cost. */
async function gpuWork({ model, onnx, side, photos }) {
    const [file] = await Promise.all(photos.map(bytesOf));
    const ours = () => startOurs({ program: "worker_gpu", model, counted: true });
    // What the first photos make stays: shaders, buffers.
    const warmUp = async engine => {
        for (let run = 0; run < 2; run++) await engine.read(file);
    };
    const peersToCount = peers({ backend: "webgpu", model, onnx, side, counted: true });
    const { engines, errors } = await startAll(ours, peersToCount, warmUp);
    const work = {};
    for (const engine of engines) {
        const before = await engine.read(file);
        const after = await engine.read(file);
        work[engine.name] = {
            dispatches: after.dispatches - before.dispatches,
            bound_bytes: after.bound_bytes - before.bound_bytes,
        };
        engine.stop();
        say(`${engine.name}: ${work[engine.name].dispatches} dispatches`);
    }
    const operators = fusedOperators(readOnnx((await bytesOf(onnx)).buffer), side);
    const numbers = operators.reduce((sum, operator) => sum + operator.numbers, 0);
    return { work, errors, operators: operators.length, least_bytes: 4 * numbers };
}

/** A large photo to the network's input: our worker against the browser's decoder and canvas. */
async function decoding({ model, side, photos, rounds, runs, warm_up }) {
    const [file] = await Promise.all(photos.map(bytesOf));
    let memory_bytes = 0;
    const read = async engine => {
        const answer = await engine.read(file);
        if (engine.name === "naevus") memory_bytes = answer.memory_bytes;
        return answer.decode_ms;
    };
    const warmUp = async engine => {
        for (let run = 0; run < warm_up; run++) await read(engine);
    };
    const ours = () => startOurs({ program: "worker_cpu", model, counted: true });
    const { engines, errors } = await startAll(ours, [["canvas", () => startCanvas({ side })]], warmUp);
    const times = await byTurns(engines, rounds, runs, read);
    engines.forEach(engine => engine.stop());
    return { times, errors, memory_bytes };
}

/** The peers by name, and how each is started. */
function peers(options) {
    return Object.entries(PEERS).map(([name, module]) => [name, () => startPeer({ name, module, ...options })]);
}

/** Starts all and lets each warm up. A peer that fails is left out with its error; without ours there is nothing to say. */
async function startAll(ours, peers, warmUp) {
    const [engines, errors] = [[], {}];
    for (const [name, start] of [["naevus", ours], ...peers]) {
        try {
            const engine = await start();
            await warmUp(engine);
            engines.push(engine);
            say(`${name}: warm`);
        } catch (error) {
            if (name === "naevus") throw error;
            errors[name] = String(error?.message ?? error);
            say(`${name}: ${errors[name]}`);
        }
    }
    return { engines, errors };
}

/** Milliseconds by engine, a list for each round. */
async function byTurns(engines, rounds, runs, measure) {
    const times = Object.fromEntries(engines.map(engine => [engine.name, []]));
    for (let round = 0; round < rounds; round++) {
        for (const engine of engines) {
            const of_round = [];
            for (let run = 0; run < runs; run++) of_round.push(await measure(engine));
            times[engine.name].push(of_round);
        }
        say(`round ${round + 1} of ${rounds}`);
    }
    return times;
}

function versionsOf(engines) {
    return Object.fromEntries(engines.filter(engine => engine.version).map(({ name, version }) => [name, version]));
}

/** By how much any probability of a peer differs from ours. */
function largestDifference(answers) {
    const ours = answers.get("naevus");
    let largest = 0;
    for (const theirs of answers.values()) {
        theirs.forEach((probabilities, photo) =>
            probabilities.forEach((probability, place) => {
                largest = Math.max(largest, Math.abs(probability - ours[photo][place]));
            }),
        );
    }
    return largest;
}
