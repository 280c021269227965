// How the bundle differs from the sources: what is put in another's place, left for later, or left out.
import { readFileSync } from "node:fs";
import { resolve } from "node:path";

/** What stands in the bundle in another's place, by the path that an import resolves to. */
const FILES = {
	"src/python/parser/assets.ts": "src/python/parser/assets.bundled.ts",
	"src/report/pages.ts": "src/report/pages.bundled.ts",
};

/** The same for packages. This one is yaml's own build as ES modules, of which what nobody calls can be dropped. */
const PACKAGES = { yaml: "node_modules/yaml/browser/dist/index.js" };

/** What some packages get in place of what they ask for. */
const STAND_INS = [
	// It is called as a function, which a module with a default export is not.
	{
		asked: /^node-gyp-build$/,
		by: /[\\/]tree-sitter[\\/]index\.js$/,
		contents: 'module.exports = require("./node-gyp-build.bundled.ts").default;',
	},
	// It starts programs for subcommands that are programs; we have none, and Node takes its time to load this.
	{
		asked: /^node:child_process$/,
		by: /[\\/]commander[\\/]/,
		contents: 'exports.spawn = (...words) => require("node:child_process").spawn(...words);',
	},
];

/**
 * Packages that few runs need: each is a file of its own, `lib/<name>.cjs`, which is read at the first import.
 * In the programs they would be read at every start.
 */
const LATE = {
	ajv: "ajv",
	"@babel/code-frame": "code-frame",
	"@babel/parser": "babel-parser",
	diff: "diff",
	"smol-toml": "smol-toml",
	"web-tree-sitter": "web-tree-sitter",
};

/** Packages of which most is never called: an import that nothing uses is dropped with all that it brings. */
const DROPPABLE = /node_modules[\\/](@actions[\\/](core|http-client|exec|io)|undici|tunnel)[\\/]/;

/** Entry points for the late packages. */
export function lateEntries() {
	return Object.fromEntries(Object.entries(LATE).map(([name, file]) => [`lib/${file}`, `late:${name}`]));
}

/** Keeps the late packages out of the programs, and makes their files. */
export function latePackages() {
	return {
		name: "late-packages",
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

/** Puts files, packages and stand-ins in the place of what is asked for. */
export function replacements() {
	const files = new Map(Object.entries(FILES).map(([from, to]) => [resolve(from), resolve(to)]));
	return {
		name: "replacements",
		setup({ onResolve, onLoad }) {
			onResolve({ filter: /^\.{1,2}\// }, ({ path, resolveDir }) => {
				const replacement = files.get(resolve(resolveDir, path));
				return replacement === undefined ? undefined : { path: replacement };
			});
			onResolve({ filter: /^[^./]/ }, ({ path }) =>
				Object.hasOwn(PACKAGES, path) ? { path: resolve(PACKAGES[path]) } : undefined,
			);
			for (const { asked, by, contents } of STAND_INS) {
				onResolve({ filter: asked }, ({ path, importer }) =>
					by.test(importer) ? { path, namespace: "stand-in", pluginData: contents } : undefined,
				);
			}
			onLoad({ filter: /.*/, namespace: "stand-in" }, ({ pluginData }) => ({
				contents: pluginData,
				resolveDir: resolve("src/python/parser"),
			}));
		},
	};
}

/** Data as text that is parsed when it is needed: V8 reads that faster than the same data as code. */
export function dataAsText() {
	return {
		name: "data-as-text",
		setup({ onLoad }) {
			onLoad({ filter: /\.json$/ }, ({ path }) => {
				if (path.includes("node_modules")) return undefined;
				const data = JSON.parse(readFileSync(path, "utf8"));
				// Of the package's description only these are asked for; the rest would make dist/ change with every script.
				const needed = path === resolve("package.json") ? { name: data.name, version: data.version } : data;
				return { contents: `export default JSON.parse(${JSON.stringify(JSON.stringify(needed))});` };
			});
		},
	};
}

/** Marks modules as free of side effects, whose packages do not say so themselves. */
export function unusedDropped() {
	const isOurs = Symbol("asked by this plugin");
	return {
		name: "unused-dropped",
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
