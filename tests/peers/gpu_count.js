// Counts the work of a program on WebGPU. The counting must start before the program.

/** The dispatches so far, and the sum over them of the bytes of their bound storage buffers. */
export function countGpu() {
    const counts = { dispatches: 0, bound_bytes: 0 };
    if (!globalThis.GPUComputePassEncoder) return counts;
    const wrap = (type, method, around) => {
        const original = type.prototype[method];
        type.prototype[method] = function (...args) {
            return around(this, args, () => original.apply(this, args));
        };
    };
    const bytesOfGroup = new WeakMap();
    wrap(GPUDevice, "createBindGroup", (_device, [{ entries }], create) => {
        let bytes = 0;
        for (const { resource } of entries) {
            const buffer = resource instanceof GPUBuffer ? resource : resource.buffer;
            if (!(buffer instanceof GPUBuffer) || !(buffer.usage & GPUBufferUsage.STORAGE)) continue;
            bytes += resource.size ?? buffer.size - (resource.offset ?? 0);
        }
        const group = create();
        bytesOfGroup.set(group, bytes);
        return group;
    });
    const bytesOfPass = new WeakMap();
    wrap(GPUComputePassEncoder, "setBindGroup", (pass, [index, group], set) => {
        if (!bytesOfPass.has(pass)) bytesOfPass.set(pass, new Map());
        bytesOfPass.get(pass).set(index, bytesOfGroup.get(group) ?? 0);
        return set();
    });
    for (const dispatch of ["dispatchWorkgroups", "dispatchWorkgroupsIndirect"]) {
        wrap(GPUComputePassEncoder, dispatch, (pass, _args, run) => {
            counts.dispatches += 1;
            for (const bytes of bytesOfPass.get(pass)?.values() ?? []) counts.bound_bytes += bytes;
            return run();
        });
    }
    return counts;
}
