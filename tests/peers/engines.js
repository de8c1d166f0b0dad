// naevus and its peers with a common interface: start, classify a photo, stop.

/** A worker and its queue of received messages. */
class WorkerChannel {
    constructor(script) {
        this.worker = new Worker(script, { type: "module" });
        this.received = [];
        this.waiting = [];
        const receive = message =>
            this.waiting.length > 0 ? this.waiting.shift()(message) : this.received.push(message);
        this.worker.onmessage = ({ data }) => receive(data);
        this.worker.onerror = event => receive({ failed: event.message ?? `${script} does not load` });
    }

    send(message) {
        this.worker.postMessage(message);
    }

    /** Waits for the next message; throws if it reports an error. */
    async next() {
        const message =
            this.received.length > 0 ? this.received.shift() : await new Promise(resolve => this.waiting.push(resolve));
        const failed = message.failed ?? message.Failed?.message ?? message.Unreadable?.message;
        if (failed !== undefined) throw new Error(failed);
        return message;
    }
}

export async function fetchBytes(url) {
    const response = await fetch(url);
    if (!response.ok) throw new Error(`the server returns ${response.status} for ${url}`);
    return new Uint8Array(await response.arrayBuffer());
}

/** The card of the model in the folder `model`, as text. */
async function fetchCard(model) {
    return new TextDecoder().decode(await fetchBytes(`${model}/card.json`));
}

/** The worker `program` of naevus with the model in the folder `model`. Its messages are those of src/protocol.rs. */
export async function startNaevus({ program, model, counted = false }) {
    const channel = new WorkerChannel(counted ? `program_loader.js?program=${program}` : `/${program}_loader.js`);
    const next = async () => {
        const message = await channel.next();
        return [message, counted ? (await channel.next()).Bench : {}];
    };
    const card = await fetchCard(model);
    const weights = await fetchBytes(`${model}/${JSON.parse(card).weights.file}`);
    const [started] = await next();
    if (started !== "Started") throw new Error(`${program} sends ${JSON.stringify(started)} instead of Started`);
    channel.send({ Load: { card, weights } });
    await next();
    let job = 0;
    return {
        name: "naevus",
        async read(bytes) {
            channel.send({ Assess: { job: job++, file: new Blob([bytes]) } });
            // A peer classifies one view. It is compared with the first of the eight views of naevus.
            let first, bench;
            while (first === undefined) [{ FirstView: first }, bench] = await next();
            const { decode_ms, network_ms, assessment } = first;
            await next();
            return { probabilities: Array.from(assessment.probabilities), decode_ms, network_ms, ...bench };
        },
        stop: () => channel.worker.terminate(),
    };
}

/** A peer, which runs the network `onnx` with `module`; `model` is the folder of the same model with its card. */
export async function startPeer({ name, module, backend, model, onnx, image_size, counted = false }) {
    const channel = new WorkerChannel("peer_worker.js");
    channel.send({ load: { module, backend, onnx, image_size, count: counted } });
    // The card is fetched while the peer loads, so that the card does not add to the time of the peer.
    const { calibration } = JSON.parse(await fetchCard(model)).decision_rules;
    const { ready: version } = await channel.next();
    return {
        name,
        version,
        async read(bytes) {
            channel.send({ read: { bytes, calibration } });
            return (await channel.next()).reading;
        },
        stop: () => channel.worker.terminate(),
    };
}

/** The browser's decoder and canvas. */
export async function startCanvas({ image_size }) {
    const channel = new WorkerChannel("canvas_worker.js");
    return {
        name: "canvas",
        async read(bytes) {
            channel.send({ bytes, image_size });
            return channel.next();
        },
        stop: () => channel.worker.terminate(),
    };
}
