// The browser's own decoder and canvas, as the peer of our decoding and preprocessing: a photo's centred square.

self.onmessage = async ({ data: { bytes, side } }) => {
    const began = performance.now();
    const bitmap = await createImageBitmap(new Blob([bytes]));
    const context = new OffscreenCanvas(side, side).getContext("2d", { willReadFrequently: true });
    const square = Math.min(bitmap.width, bitmap.height);
    const [left, top] = [(bitmap.width - square) >> 1, (bitmap.height - square) >> 1];
    context.drawImage(bitmap, left, top, square, square, 0, 0, side, side);
    const pixels = context.getImageData(0, 0, side, side).data.length;
    bitmap.close();
    self.postMessage({ decode_ms: performance.now() - began, pixels });
};
