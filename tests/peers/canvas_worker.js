// Decodes a photo and scales its central square with the browser's decoder and canvas.

self.onmessage = async ({ data: { bytes, image_size: size } }) => {
    const start = performance.now();
    const bitmap = await createImageBitmap(new Blob([bytes]));
    const context = new OffscreenCanvas(size, size).getContext("2d", { willReadFrequently: true });
    const square = Math.min(bitmap.width, bitmap.height);
    const [left, top] = [(bitmap.width - square) >> 1, (bitmap.height - square) >> 1];
    context.drawImage(bitmap, left, top, square, square, 0, 0, size, size);
    const pixels = context.getImageData(0, 0, size, size).data.length;
    bitmap.close();
    self.postMessage({ decode_ms: performance.now() - start, pixels });
};
