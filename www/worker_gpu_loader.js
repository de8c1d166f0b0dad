// Starts the program of the worker. The version in the address of this file (`?v=`) is that of the page.
const TIMESTAMP_QUERY = "timestamp-query";

try {
    claimTimestampQuery();
    const { start } = await import("./program.js" + new URL(import.meta.url).search);
    await start("worker_gpu");
} catch (error) {
    // Not every browser reports an error that a module throws after an await.
    setTimeout(() => {
        throw error;
    });
}

// cubecl-wgpu 0.11.3 (compute/stream.rs, Timings::system) panics on an adapter without `timestamp-query`, even if
// nothing is timed. Many tablets have such an adapter. This function makes adapter and device report the feature, and
// removes it from the features requested of the adapter. Nothing is timed while autotune is off, so the feature is
// never used.
function claimTimestampQuery() {
    const adapter = globalThis.GPUAdapter?.prototype;
    const device = globalThis.GPUDevice?.prototype;
    if (!adapter || !device) return;

    const trueFeatures = Object.getOwnPropertyDescriptor(adapter, "features").get;
    for (const prototype of [adapter, device]) {
        const features = Object.getOwnPropertyDescriptor(prototype, "features").get;
        Object.defineProperty(prototype, "features", {
            configurable: true,
            get() {
                return new Set([...features.call(this), TIMESTAMP_QUERY]);
            },
        });
    }

    const requestDevice = adapter.requestDevice;
    adapter.requestDevice = function (descriptor = {}) {
        const has = trueFeatures.call(this);
        const requiredFeatures = [...(descriptor.requiredFeatures ?? [])].filter(
            feature => feature !== TIMESTAMP_QUERY || has.has(TIMESTAMP_QUERY),
        );
        return requestDevice.call(this, { ...descriptor, requiredFeatures });
    };
}
