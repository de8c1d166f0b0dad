// Starts one of our worker programs as its own loader does, and after each thing that it says tells what it had done on
// the GPU until then and how much memory it holds.

import { countGpu } from "./gpu_count.js";

const program = new URL(location).searchParams.get("program");
const counts = countGpu();
let memory;
const say = self.postMessage.bind(self);
self.postMessage = message => {
    say(message);
    say({ Bench: { ...counts, memory_bytes: memory?.buffer.byteLength } });
};
const { default: init } = await import(`/${program}.js`);
({ memory } = await init({ module_or_path: `/${program}_bg.wasm` }));
