// The size of each file named on the command line, as it is and after brotli 11, which is what static hosts send.

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
