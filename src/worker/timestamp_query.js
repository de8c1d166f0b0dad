// Adds the feature `timestamp-query` to the lists of features of adapter and device; webgpu.rs gives the reason. This
// file is JavaScript, because a getter needs `this`.
const FEATURE = "timestamp-query";

export function claim_timestamp_query() {
  const adapter = globalThis.GPUAdapter?.prototype;
  const device = globalThis.GPUDevice?.prototype;
  if (!adapter || !device) return;

  const trueFeatures = Object.getOwnPropertyDescriptor(adapter, "features").get;
  for (const prototype of [adapter, device]) {
    const features = Object.getOwnPropertyDescriptor(prototype, "features").get;
    Object.defineProperty(prototype, "features", {
      configurable: true,
      get() {
        return new Set([...features.call(this), FEATURE]);
      },
    });
  }

  const requestDevice = adapter.requestDevice;
  adapter.requestDevice = function (descriptor = {}) {
    const has = trueFeatures.call(this);
    const requiredFeatures = [...(descriptor.requiredFeatures ?? [])].filter(
      (feature) => feature !== FEATURE || has.has(FEATURE),
    );
    return requestDevice.call(this, { ...descriptor, requiredFeatures });
  };
}
