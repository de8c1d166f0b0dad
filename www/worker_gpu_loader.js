// Starts the program of the worker. The version in the address of this file (`?v=`) is that of the page.
const { start } = await import("./program.js" + new URL(import.meta.url).search);
await start("worker_gpu");
