// Ours and the peers behind one face: start, read a photo, stop.

/** A worker that answers each message with one; `next` waits for the next thing that it says. */
class Talk {
    constructor(script) {
        this.worker = new Worker(script, { type: "module" });
        this.heard = [];
        this.waiting = [];
        const hear = said => (this.waiting.length > 0 ? this.waiting.shift()(said) : this.heard.push(said));
        this.worker.onmessage = ({ data }) => hear(data);
        this.worker.onerror = event => hear({ failed: event.message ?? `${script} does not load` });
    }

    tell(message) {
        this.worker.postMessage(message);
    }

    async next() {
        const said = this.heard.length > 0 ? this.heard.shift() : await new Promise(done => this.waiting.push(done));
        const failed = said.failed ?? said.Failed?.message ?? said.Refused?.message;
        if (failed !== undefined) throw new Error(failed);
        return said;
    }
}

async function bytesOf(url) {
    const response = await fetch(url);
    if (!response.ok) throw new Error(`the server answers ${response.status} to ${url}`);
    return new Uint8Array(await response.arrayBuffer());
}

/** The card of the model in the folder `model`, as text. */
async function cardOf(model) {
    return new TextDecoder().decode(await bytesOf(`${model}/card.json`));
}

/** Our program `program` with the model in the folder `model`, through the page's own messages (protocol.rs). */
export async function startOurs({ program, model, counted = false }) {
    const talk = new Talk(counted ? `program_loader.js?program=${program}` : `/${program}_loader.js`);
    const next = async () => {
        const said = await talk.next();
        return [said, counted ? (await talk.next()).Bench : {}];
    };
    const card = await cardOf(model);
    const weights = await bytesOf(`${model}/${JSON.parse(card).weights.file}`);
    const [started] = await next();
    if (started !== "Started") throw new Error(`${program} says ${JSON.stringify(started)} and not that it has started`);
    talk.tell({ Load: { card, weights } });
    await next();
    let photo = 0;
    return {
        name: "naevus",
        async read(bytes) {
            talk.tell({ Read: { photo: photo++, bytes } });
            // A peer reads one view: it is compared with our first of eight.
            const [{ FirstView: first }, bench] = await next();
            const { decode_ms, network_ms, assessment } = first;
            await next();
            return { probabilities: Array.from(assessment.probabilities), decode_ms, network_ms, ...bench };
        },
        stop: () => talk.worker.terminate(),
    };
}

/** A peer, by the module that computes it: the network `onnx` of the model in the folder `model`. */
export async function startPeer({ name, module, backend, model, onnx, side, counted = false }) {
    const talk = new Talk("peer_worker.js");
    talk.tell({ load: { module, backend, onnx, side, count: counted } });
    // Meanwhile, so that the card costs a peer no time.
    const { calibration } = JSON.parse(await cardOf(model)).judgement;
    const { ready: version } = await talk.next();
    return {
        name,
        version,
        async read(bytes) {
            talk.tell({ read: { bytes, calibration } });
            return (await talk.next()).reading;
        },
        stop: () => talk.worker.terminate(),
    };
}

/** The browser's own decoder and canvas. */
export async function startCanvas({ side }) {
    const talk = new Talk("canvas_worker.js");
    return {
        name: "canvas",
        async read(bytes) {
            talk.tell({ bytes, side });
            return talk.next();
        },
        stop: () => talk.worker.terminate(),
    };
}

export { bytesOf };
