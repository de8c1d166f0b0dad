// Prints the size of each file on the command line, on disk and compressed with brotli 11, as static hosts send it.

import { readFileSync } from "node:fs";
import { brotliCompressSync, constants } from "node:zlib";

const sizes = {};
for (const path of process.argv.slice(2)) {
    const content = readFileSync(path);
    const brotli = brotliCompressSync(content, {
        params: {
            [constants.BROTLI_PARAM_QUALITY]: 11,
            [constants.BROTLI_PARAM_SIZE_HINT]: content.length,
        },
    });
    sizes[path] = { bytes: content.length, brotli_bytes: brotli.length };
}
console.log(JSON.stringify(sizes));
