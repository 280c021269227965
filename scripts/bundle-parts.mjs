// Divides our modules into those that every start reads and parts that are read when one of their functions is called first.
import { readFileSync } from "node:fs";
import { relative, resolve } from "node:path";
import { PARTS } from "./late-parts.mjs";

/** What a module exports, but for types; with its name where it is a function. */
const EXPORT = /^export (?!type\b|interface\b)(?:(?:async )?function\*? (\w+))?/gm;

/** What a module imports or hands on, by the words in the braces and the path. */
const IMPORT = /^(?:import|export) (?!type\b)(?:(\w+)(?:, )?)?(?:\{([^}]*)\} )?from "([^"]+)"/gm;

const DYNAMIC = /\bimport\(("[^"]+")\)/g;

/** The module that loads parts. It is made here: the sources do not know that they will be divided. */
const REGISTRY = "parts:registry";

const REGISTRY_SOURCE = `
let shared, table;
const parts = new Map();
export function provide(make) { shared = make; }
export function part(name) {
	let known = parts.get(name);
	if (known === undefined) {
		table ??= shared();
		const give = (id) => id === "shared:part" ? part : id.startsWith("shared:") ? table[id.slice(7)] : require(id);
		known = module.require("./lib/" + name + ".cjs")(give);
		parts.set(name, known);
	}
	return known;
}`;

/**
 * Says which module goes where. `inputs` are those of an esbuild metafile in which everything is in the programs; `entries` are
 * their first modules.
 */
export function divide(inputs, entries) {
	const matched = new Map();
	for (const [part, places] of Object.entries(PARTS)) {
		const isHeld = (path) => places.some((place) => (place.endsWith("/") ? path.startsWith(place) : path === place));
		for (const path of Object.keys(inputs).filter(isHeld)) matched.set(path, part);
	}
	const isCut = (path, kind) => matched.has(path) && (kind === "dynamic-import" || functionsOf(path) !== undefined);
	const promoted = new Set();
	for (;;) {
		const main = reached([...Object.values(entries), ...promoted], (to, kind) => !isCut(to, kind));
		const partOf = new Map();
		const disputed = new Set();
		for (const name of new Set(matched.values())) {
			const own = [...matched].filter(([path, part]) => part === name && !main.has(path)).map(([path]) => path);
			const follows = (to, kind) => !main.has(to) && (matched.get(to) === name || !isCut(to, kind));
			for (const path of reached(own, follows)) {
				const other = partOf.get(path);
				if (other !== undefined && other !== name && !path.startsWith("node_modules/")) disputed.add(path);
				partOf.set(path, name);
			}
		}
		if (disputed.size === 0) return { partOf, main, inputs, ...neededOf(partOf) };
		for (const path of disputed) promoted.add(path);
	}

	function reached(from, follows) {
		const seen = new Set();
		const waiting = [...from];
		for (let path = waiting.pop(); path !== undefined; path = waiting.pop()) {
			if (seen.has(path)) continue;
			seen.add(path);
			for (const { path: to, kind, external } of inputs[path]?.imports ?? []) {
				if (!external && inputs[to] !== undefined && follows(to, kind)) waiting.push(to);
			}
		}
		return seen;
	}

	/** The names that parts ask of the programs' modules, and the modules by which a part is entered. */
	function neededOf(partOf) {
		const shared = new Map();
		const entered = new Map();
		for (const [path, { imports }] of Object.entries(inputs)) {
			const part = partOf.get(path);
			for (const { path: to, original, external } of imports) {
				if (external || path.startsWith("node_modules/")) continue;
				const other = partOf.get(to);
				if (other !== undefined && other !== part) entered.set(to, other);
				if (part === undefined || other !== undefined) continue;
				const names = shared.get(to) ?? new Set();
				for (const name of namesFrom(path, original)) names.add(name);
				shared.set(to, names);
			}
		}
		return { shared, entered };
	}
}

/** Puts what is in a part in the place of what asks for it: in the programs, or in the part `own`. */
export function dividedModules({ partOf, main, entered, shared }, own) {
	return {
		name: "divided-modules",
		setup({ onResolve, onLoad }) {
			onResolve({ filter: /^parts:registry$/ }, ({ path }) => ({ path, namespace: "registry" }));
			onLoad({ filter: /.*/, namespace: "registry" }, () => ({
				contents: own === undefined ? REGISTRY_SOURCE : 'export const part = require("shared:part");',
				resolveDir: resolve("."),
			}));
			onResolve({ filter: /^shared:/ }, ({ path }) => ({ path, external: true }));
			onLoad({ filter: /\.(ts|js|json)$/, namespace: "file" }, ({ path: file }) => {
				const path = pathOf(file);
				const part = partOf.get(path);
				if (part !== own && part !== undefined) return { contents: callsOf(path, part), resolveDir: resolve(".") };
				if (part !== own && main.has(path) && shared.has(path)) return { contents: `export { ${[...shared.get(path)].join(", ")} } from "shared:${path}";` };
				return path.endsWith(".ts") ? { contents: withoutDynamicImports(path), loader: "ts" } : undefined;
			});
		},
	};

	/** Esbuild puts every module that somebody imports dynamically into a function, with all that it imports: here none is. */
	function withoutDynamicImports(path) {
		const heads = new Set();
		const text = readFileSync(path, "utf8").replace(DYNAMIC, (whole, quoted) => {
			const asked = JSON.parse(quoted);
			if (!asked.startsWith(".")) return whole;
			const to = pathOf(resolve(path, "..", asked));
			const part = partOf.get(to);
			if (entered.has(to) && part !== partOf.get(path)) {
				heads.add(`import { part as latePart } from "${REGISTRY}";`);
				return `Promise.resolve().then(() => latePart("${part}")["${to}"])`;
			}
			const name = `imported${heads.size}`;
			heads.add(`import * as ${name} from ${quoted};`);
			return `Promise.resolve(${name})`;
		});
		return `${[...heads].join("")}${text}`;
	}
}

/** The first module of a program: hands what the parts ask for to them, as soon as it is there, and starts. */
export function programModule(entry, { shared }) {
	const imports = [];
	const rows = [];
	for (const [index, [path, names]] of [...shared].sort(byPath).entries()) {
		const each = [...names].sort();
		imports.push(`import { ${each.map((name) => `${name} as s${index}_${name}`).join(", ")} } from "./${path}";`);
		rows.push(`"${path}": { __esModule: true, ${each.map((name) => `"${name}": s${index}_${name}`).join(", ")} }`);
	}
	return {
		start: `import "program:shared"; import "./${entry}";`,
		shared: `${imports.join("")}import { provide } from "${REGISTRY}";provide(() => ({ ${rows.join(", ")} }));`,
	};
}

/** The first module of a part: all by which it is entered. */
export function partModule(name, { entered }) {
	const own = [...entered].filter(([, part]) => part === name).sort(byPath);
	return own.map(([path]) => `export * as "${path}" from "./${path}";`).join("");
}

/** A part as a function of what gives it its modules. */
export function partText(text) {
	return `module.exports=(require)=>{var module={exports:{}},exports=module.exports;${text}return module.exports};`;
}

/** Functions that are in a part, called where it has been read. */
function callsOf(path, part) {
	const calls = (functionsOf(path) ?? []).map(
		(name) => `export function ${name}() { return part("${part}")["${path}"].${name}.apply(this, arguments); }`,
	);
	return `import { part } from "${REGISTRY}";${calls.join("")}`;
}

/** The names of a module's functions; `undefined` where it exports something else as well. */
function functionsOf(path) {
	if (!path.endsWith(".ts")) return undefined;
	const names = [...readFileSync(path, "utf8").matchAll(EXPORT)].map(([, name]) => name);
	return names.includes(undefined) ? undefined : names;
}

/** The names that a module asks another one for, by the path that it writes. */
function namesFrom(path, asked) {
	const text = readFileSync(path, "utf8");
	return [...text.matchAll(IMPORT)].flatMap(([, whole, braces = "", from]) => {
		if (from !== asked) return [];
		const words = braces.split(",").map((word) => word.trim());
		const names = words.filter((word) => word !== "" && !word.startsWith("type ")).map((word) => word.split(" as ")[0]);
		return whole === undefined ? names : ["default", ...names];
	});
}

function byPath([a], [b]) {
	return a < b ? -1 : 1;
}

function pathOf(file) {
	return relative(resolve("."), file).replaceAll("\\", "/");
}
