// The two programs as CommonJS files, with what few runs need beside them: an Action cannot install packages before it runs.
import { resolve } from "node:path";
import { build } from "esbuild";
import { divide, dividedModules, firstModules, partText } from "./bundle-parts.mjs";
import { dataAsText, lateEntries, latePackages, replacements, unusedDropped } from "./bundle-plugins.mjs";

const ENTRIES = { index: "src/action.ts", cli: "src/cli.ts" };

/** What must never be in the bundle: an HTTP stack that only OpenID Connect needs, and a loader that searches the disk. */
const FORBIDDEN = /(^|\/)node_modules\/(undici|@actions\/http-client|node-gyp-build)\//;

/**
 * Bundles both programs, the packages and the parts that they read late: their files, and the folders of the packages that have code
 * in them.
 */
export async function bundle(entries = ENTRIES) {
	const undivided = await build({
		...options([latePackages(), replacements(), unusedDropped()]),
		entryPoints: entries,
		metafile: true,
	});
	const division = divide(undivided.metafile.inputs, entries);
	const programs = Object.entries(entries).map(([name, entry]) => [name, `start:${entry}`]);
	const parts = [...new Set(division.entered.values())].sort();
	const made = await Promise.all([
		build({
			...options(dividing(division)),
			entryPoints: { ...Object.fromEntries(programs), ...lateEntries() },
		}),
		...parts.map((name) =>
			build({ ...options(dividing(division, name)), entryPoints: { [`lib/${name}`]: `part:${name}` } }),
		),
	]);
	const files = made.flatMap(({ outputFiles }, index) =>
		outputFiles.map(({ path, text }) => {
			const name = relativeToDist(path);
			return [name, finished(name, index === 0 ? text : partText(text))];
		}),
	);
	const used = made.flatMap(({ metafile }) => inputsOf(metafile));
	refuse(used);
	return { files: new Map(files), packages: [...new Set(used.flatMap(packageOf))].sort() };
}

/** The plugins of the programs, or of a part. */
function dividing(division, part) {
	const ours = [dividedModules(division, part), firstModules(division), dataAsText()];
	return [latePackages(), replacements(), ...ours, unusedDropped()];
}

function options(plugins) {
	return {
		outdir: "dist",
		outExtension: { ".js": ".cjs" },
		write: false,
		metafile: true,
		bundle: true,
		platform: "node",
		target: "node20",
		format: "cjs",
		// Paths are part of the output: where node_modules really lies must not show in it.
		preserveSymlinks: true,
		// Names stay, so that a stack trace in a report of a fault can be read.
		minifySyntax: true,
		minifyWhitespace: true,
		// Node prints the line of an error that nobody caught; the whole program on one would bury it.
		lineLimit: 200,
		legalComments: "none",
		// tree-sitter's own code assigns to accessors of its prototypes, which strict mode refuses.
		tsconfigRaw: { compilerOptions: { alwaysStrict: false } },
		// tree-sitter names its files for Bun only: in Node they are opened from where they lie, see assets.bundled.ts.
		define: { "process.versions.bun": "undefined" },
		loader: { ".node": "empty" },
		// An imported file of ours is CommonJS as well: Node's loader for ES modules would only cost time.
		supported: { "dynamic-import": false },
		plugins,
		logLevel: "warning",
	};
}

/** Makes the command's file one that can be started by its name, and all files ASCII, of which V8 keeps one byte a character. */
function finished(path, text) {
	// Strings are escaped by now: what is left stands in patterns, where an escape means the same.
	const ascii = text.replace(/[\u0080-\uffff]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, "0")}`);
	return Buffer.from(path === "cli.cjs" ? `#!/usr/bin/env node\n${ascii}` : ascii);
}

function relativeToDist(path) {
	return path.slice(resolve("dist").length + 1).replaceAll("\\", "/");
}

/** Inputs of which at least a byte is in an output. */
function inputsOf(metafile) {
	const inputs = Object.values(metafile.outputs).flatMap((output) => Object.entries(output.inputs));
	return [...new Set(inputs.filter(([, { bytesInOutput }]) => bytesInOutput > 0).map(([path]) => path))].sort();
}

function refuse(inputs) {
	const found = inputs.filter((path) => FORBIDDEN.test(path));
	if (found.length === 0) return;
	throw new Error(
		`dist/ must not hold ${found[0]} (and ${found.length - 1} more). ` +
			"Import @actions/core by name in a module of src/github/, so that the parts that nobody calls are dropped.",
	);
}

/** The folder of the package that an input belongs to: `node_modules/ajv`, `node_modules/a/node_modules/b`. */
function packageOf(path) {
	const match = /^(?:.*\/)?node_modules\/(?:@[^/]+\/)?[^/]+/.exec(path);
	return match === null ? [] : [match[0]];
}
