// npm run build: writes dist/, everything that the Action and the command need at run time.
import { chmodSync, mkdirSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { parseArgs } from "node:util";
import { nativeAssets, wasmAssets } from "./assets.mjs";
import { bundle } from "./bundle.mjs";
import { licences } from "./licences.mjs";
import { pagesFile } from "./pages.mjs";

const { values } = parseArgs({ options: { out: { type: "string", default: "dist" } } });

const { files: bundled, packages } = await bundle();
const { files: native, refused } = nativeAssets();
const files = new Map([
	...bundled,
	...native,
	...wasmAssets(),
	["pages.json", pagesFile()],
	["licenses.txt", licences(packages)],
]);
write(values.out, files);
for (const reason of refused) process.stdout.write(`left out: ${reason}\n`);
report(files);

function write(folder, contents) {
	rmSync(folder, { recursive: true, force: true });
	for (const [path, content] of contents) {
		const target = join(folder, path);
		mkdirSync(dirname(target), { recursive: true });
		writeFileSync(target, content);
	}
	chmodSync(join(folder, "cli.cjs"), 0o755);
}

function report(contents) {
	const size = (paths) => paths.reduce((sum, path) => sum + contents.get(path).length, 0);
	const kilobytes = (bytes) => `${(bytes / 1024).toFixed(0)} KB`;
	const all = [...contents.keys()];
	for (const path of bundled.keys()) process.stdout.write(`${path}: ${kilobytes(size([path]))}\n`);
	process.stdout.write(`${all.length} files, ${kilobytes(size(all))}\n`);
}
