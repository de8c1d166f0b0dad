// Starts a worker program of naevus as its own loader does. After each message it sends the GPU work so far and the
// size of the memory.

import { countGpu } from "./gpu_count.js";

const program = new URL(location).searchParams.get("program");
const counts = countGpu();
let memory;
const send = self.postMessage.bind(self);
self.postMessage = message => {
    send(message);
    send({ Bench: { ...counts, memory_bytes: memory?.buffer.byteLength } });
};
const { default: init } = await import(`/${program}.js`);
({ memory } = await init({ module_or_path: `/${program}_bg.wasm` }));
