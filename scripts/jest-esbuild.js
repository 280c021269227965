// Strips types for Jest with the bundler the build uses, so the tests need no second compiler.

import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { transformSync, version } from "esbuild";

const self = readFileSync(new URL(import.meta.url));

export default {
	getCacheKey: (source, path) =>
		createHash("sha256").update(self).update(version).update(path).update(source).digest("hex"),
	process: (source, path) =>
		transformSync(source, { loader: "ts", format: "esm", target: "node22", sourcefile: path, sourcemap: "inline" }),
};
