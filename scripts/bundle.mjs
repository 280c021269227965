// The two programs, each one CommonJS file: an Action cannot install packages before it runs.
import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { build } from "esbuild";

const ENTRIES = { index: "src/action.ts", cli: "src/cli.ts" };

/** What stands in the bundle in another's place, by the path that an import resolves to. */
const REPLACEMENTS = {
	"src/python/parser/assets.ts": "src/python/parser/assets.bundled.ts",
	"src/report/pages.ts": "src/report/pages.bundled.ts",
};

/** What some packages get in place of what they ask for. */
const STAND_INS = [
	// It is called as a function, which a module with a default export is not.
	{
		filter: /^node-gyp-build$/,
		importer: /[\\/]tree-sitter[\\/]index\.js$/,
		contents: 'module.exports = require("./node-gyp-build.bundled.ts").default;',
	},
	// It starts programs for subcommands that are programs; we have none, and Node takes its time to load this.
	{
		filter: /^node:child_process$/,
		importer: /[\\/]commander[\\/]/,
		contents: 'exports.spawn = (...words) => require("node:child_process").spawn(...words);',
	},
];

/**
 * Packages that few runs need: each is a file of its own, `lib/<name>.cjs`, which is read at the first import.
 * In the programs they would be read at every start, and that is half of the time that a start takes.
 */
const LATE = { ajv: "ajv", "@babel/code-frame": "code-frame", "web-tree-sitter": "web-tree-sitter" };

/** Packages of which most is never called: an import that nothing uses is dropped with all that it brings. */
const DROPPABLE = /node_modules[\\/](@actions[\\/](core|http-client|exec|io)|undici|tunnel)[\\/]/;

/** What must never be in the bundle: an HTTP stack that only OpenID Connect needs, and a loader that searches the disk. */
const FORBIDDEN = /(^|\/)node_modules\/(undici|@actions\/http-client|node-gyp-build)\//;

/** Bundles both programs: their files, and the folders of the packages that have code in them. */
export async function bundle(entries = ENTRIES) {
	const { outputFiles, metafile } = await build({
		entryPoints: { ...entries, ...lateEntries() },
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
		plugins: [late(), replace(), dropUnused()],
		logLevel: "warning",
	});
	const used = inputsOf(metafile);
	refuse(used);
	return {
		files: new Map(outputFiles.map(({ path, text }) => [relativeToDist(path), startable(relativeToDist(path), text)])),
		packages: [...new Set(used.flatMap(packageOf))].sort(),
	};
}

/** The command's file can be started by its name. */
function startable(path, text) {
	return Buffer.from(path === "cli.cjs" ? `#!/usr/bin/env node\n${text}` : text);
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

function lateEntries() {
	return Object.fromEntries(Object.entries(LATE).map(([name, file]) => [`lib/${file}`, `late:${name}`]));
}

/** Keeps the late packages out of the programs, and makes their files. */
function late() {
	return {
		name: "late",
		setup({ onResolve, onLoad }) {
			onResolve({ filter: /^late:/ }, ({ path }) => ({ path: path.slice("late:".length), namespace: "late" }));
			// Required, for an ES module may ask for the address of its own file, which a CommonJS bundle cannot give.
			onLoad({ filter: /.*/, namespace: "late" }, ({ path }) => ({
				contents: `module.exports = require(${JSON.stringify(path)});`,
				resolveDir: resolve("."),
			}));
			onResolve({ filter: /^[^./]/ }, ({ path, namespace }) => {
				const file = LATE[path];
				return file === undefined || namespace === "late" ? undefined : { path: `./lib/${file}.cjs`, external: true };
			});
		},
	};
}

function replace() {
	const replacements = new Map(Object.entries(REPLACEMENTS).map(([from, to]) => [resolve(from), resolve(to)]));
	return {
		name: "replace",
		setup({ onResolve, onLoad }) {
			onResolve({ filter: /^\.{1,2}\// }, ({ path, resolveDir }) => {
				const replacement = replacements.get(resolve(resolveDir, path));
				return replacement === undefined ? undefined : { path: replacement };
			});
			for (const { filter, importer, contents } of STAND_INS) {
				onResolve({ filter }, ({ path, importer: asking }) =>
					importer.test(asking)
						? { path: `${path} for ${importer.source}`, namespace: "stand-in", pluginData: contents }
						: undefined,
				);
			}
			onLoad({ filter: /.*/, namespace: "stand-in" }, ({ pluginData }) => ({
				contents: pluginData,
				resolveDir: resolve("src/python/parser"),
			}));
			// Of the package's description only these are asked for; the rest would make dist/ change with every script.
			onLoad({ filter: /package\.json$/ }, ({ path }) => {
				if (path !== resolve("package.json")) return undefined;
				const { name, version } = JSON.parse(readFileSync(path, "utf8"));
				return { contents: JSON.stringify({ name, version }), loader: "json" };
			});
		},
	};
}

function dropUnused() {
	const isOurs = Symbol("asked by this plugin");
	return {
		name: "drop-unused",
		setup({ onResolve, resolve: ask }) {
			onResolve({ filter: /.*/ }, async ({ path, pluginData, ...rest }) => {
				if (pluginData === isOurs || path.startsWith("node:")) return undefined;
				const isDroppable = DROPPABLE.test(rest.importer) || /^@actions\//.test(path);
				if (!isDroppable) return undefined;
				const resolved = await ask(path, { ...rest, pluginData: isOurs });
				return resolved.errors.length > 0 || resolved.external ? resolved : { ...resolved, sideEffects: false };
			});
		},
	};
}
