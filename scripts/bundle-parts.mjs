// Divides our modules: what every run needs is in the programs, the rest in parts that are read when a function of theirs is first called.
import { existsSync, readFileSync } from "node:fs";
import { relative, resolve } from "node:path";
import { PARTS } from "./late-parts.mjs";

/** What a module exports, but for types; with its name where it is a function. */
const EXPORT = /^export (?!type\b|interface\b)(?:(?:async )?function\*? (\w+))?/gm;

/** What a module imports or hands on: its default, names in braces, and from where. */
const IMPORT = /^(?:import|export) (?!type\b)(?:(\w+)(?:, )?)?(?:\{([^}]*)\} )?from "([^"]+)"/gm;

const DYNAMIC_IMPORT = /\bimport\(("\.[^"]+")\)/g;

/** The module that reads parts. It is made here: our sources do not know that they are divided. */
const READER = "part:reader";

/** `shared` makes the table of what parts ask of the program; `module.require` reads beside the program, wherever it is called. */
const READER_SOURCE = `
let shared, table;
const parts = new Map();
export function share(make) { shared = make; }
export function part(name) {
	let known = parts.get(name);
	if (known === undefined) {
		table ??= shared();
		const give = (id) => id === "shared:${READER}" ? { part } : id.startsWith("shared:") ? table[id.slice(7)] : require(id);
		known = module.require("./lib/" + name + ".cjs")(give);
		parts.set(name, known);
	}
	return known;
}`;

/**
 * Says where each module goes. `inputs` are those of an esbuild metafile of the programs undivided, `entries` their first modules.
 * Gives the part of each module that is in one (`partOf`), the modules by which parts are entered (`entered`), and the names that
 * parts ask of modules in the programs (`shared`, and by program `sharedBy`).
 */
export function divide(inputs, entries) {
	const wanted = wantedParts(inputs);
	/** Where a program ends and a part begins: functions can be called before they are there, other values cannot be asked for. */
	const isCut = (path, kind) => wanted.has(path) && (kind === "dynamic-import" || functionsOf(path) !== undefined);
	const promoted = new Set();
	for (;;) {
		const programs = reached(inputs, [...Object.values(entries), ...promoted], (to, kind) => !isCut(to, kind));
		const partOf = new Map();
		const disputed = new Set();
		for (const name of Object.keys(PARTS)) {
			const own = [...wanted].filter(([path, part]) => part === name && !programs.has(path)).map(([path]) => path);
			const follows = (to, kind) => !programs.has(to) && (wanted.get(to) === name || !isCut(to, kind));
			for (const path of reached(inputs, own, follows)) {
				if (partOf.has(path) && !isOfPackage(path)) disputed.add(path);
				partOf.set(path, name);
			}
		}
		// What two parts hold would be there twice, with a state of its own in each.
		if (disputed.size > 0) for (const path of disputed) promoted.add(path);
		else return { partOf, ...crossings(inputs, entries, partOf) };
	}
}

function wantedParts(inputs) {
	const wanted = new Map();
	for (const [part, places] of Object.entries(PARTS)) {
		for (const place of places) {
			if (!existsSync(place)) throw new Error(`scripts/late-parts.mjs names ${place}, which is not there.`);
			for (const path of Object.keys(inputs)) {
				if (place.endsWith("/") ? path.startsWith(place) : path === place) wanted.set(path, part);
			}
		}
	}
	return wanted;
}

function reached(inputs, from, follows) {
	const seen = new Set();
	const waiting = [...from];
	for (let path = waiting.pop(); path !== undefined; path = waiting.pop()) {
		if (seen.has(path)) continue;
		seen.add(path);
		for (const { path: to, kind, external } of inputs[path]?.imports ?? []) {
			if (!external && follows(to, kind)) waiting.push(to);
		}
	}
	return seen;
}

/** What is asked across the border of a part, in both directions. */
function crossings(inputs, entries, partOf) {
	const imports = Object.entries(inputs).flatMap(([path, input]) =>
		isOfPackage(path) ? [] : input.imports.filter(({ external }) => !external).map((one) => ({ ...one, by: path })),
	);
	const inward = imports.filter(({ path, by }) => partOf.has(path) && partOf.get(path) !== partOf.get(by));
	const outward = imports.filter(({ path, by }) => partOf.has(by) && !partOf.has(path));
	const shared = namesAsked(outward);
	const sharedBy = new Map();
	for (const entry of Object.values(entries)) {
		const needed = reached(inputs, [entry], () => true);
		sharedBy.set(entry, namesAsked(outward.filter(({ by }) => needed.has(by))));
	}
	return { entered: new Map(inward.map(({ path }) => [path, partOf.get(path)])), shared, sharedBy };
}

function namesAsked(imports) {
	const names = new Map();
	for (const { path, by, original, kind } of imports) {
		// Who imports a module while it runs takes the names out of it afterwards, and may take any.
		const asked = kind === "dynamic-import" ? namesIn(path) : namesFrom(by, original);
		names.set(path, new Set([...(names.get(path) ?? []), ...asked]));
	}
	return names;
}

/** Puts what is elsewhere in the place of what asks for it: in the programs, or in the part `own`. */
export function dividedModules({ partOf, entered, shared }, own) {
	/**
	 * A module with its dynamic imports made plain ones, but for those that enter a part: esbuild would put every module that they
	 * reach into a function, which costs more than to run it.
	 */
	const withPlainImports = (path) => {
		const imports = new Set();
		const text = readFileSync(path, "utf8").replace(DYNAMIC_IMPORT, (_, quoted) => {
			const to = pathOf(resolve(path, "..", JSON.parse(quoted)));
			const part = partOf.get(to);
			if (entered.has(to) && part !== own) {
				imports.add(`import { part as latePart } from "${READER}";`);
				return `Promise.resolve().then(() => latePart("${part}")["${to}"])`;
			}
			const name = `imported${imports.size}`;
			imports.add(`import * as ${name} from ${quoted};`);
			return `Promise.resolve(${name})`;
		});
		return [...imports].join("") + text;
	};
	return {
		name: "divided-modules",
		setup({ onResolve, onLoad }) {
			onResolve({ filter: /^part:reader$/ }, ({ path }) =>
				own === undefined ? { path, namespace: "reader" } : { path: `shared:${path}`, external: true },
			);
			onLoad({ filter: /.*/, namespace: "reader" }, () => ({ contents: READER_SOURCE, resolveDir: resolve(".") }));
			onResolve({ filter: /^shared:/ }, ({ path }) => ({ path, external: true }));
			onLoad({ filter: /\.(ts|js|json)$/, namespace: "file" }, ({ path: file }) => {
				const path = pathOf(file);
				const part = partOf.get(path);
				if (part !== undefined && part !== own) return { contents: callsOf(path, part), resolveDir: resolve(".") };
				if (part !== own && shared.has(path)) {
					return { contents: `export { ${[...shared.get(path)].join(", ")} } from "shared:${path}";` };
				}
				return path.endsWith(".ts") && !isOfPackage(path)
					? { contents: withPlainImports(path), loader: "ts" }
					: undefined;
			});
		},
	};
}

/** The modules with which programs and parts begin, which nobody has written: `start:` and an entry, `table:` and an entry, `part:` and a name. */
export function firstModules({ entered, sharedBy }) {
	const sources = {
		start: (entry) => `import "table:${entry}"; import "./${entry}";`,
		table: (entry) => tableOf(sharedBy.get(entry)),
		part: (name) => {
			const own = [...entered].filter(([, part]) => part === name).sort(byPath);
			return own.map(([path]) => `export * as "${path}" from "./${path}";`).join("");
		},
	};
	return {
		name: "first-modules",
		setup({ onResolve, onLoad }) {
			onResolve({ filter: /^(start|table|part):/ }, ({ path }) => ({ path, namespace: "first" }));
			onLoad({ filter: /.*/, namespace: "first" }, ({ path }) => {
				const [kind, name] = path.split(":");
				return { contents: sources[kind](name), resolveDir: resolve(".") };
			});
		},
	};
}

/** Hands the parts what they ask of a program, once all of that is there and before the program starts. */
function tableOf(shared) {
	const imports = [];
	const rows = [];
	for (const [index, [path, names]] of [...shared].sort(byPath).entries()) {
		const each = [...names].sort();
		imports.push(`import { ${each.map((name) => `${name} as s${index}_${name}`).join(", ")} } from "./${path}";`);
		rows.push(`"${path}": { __esModule: true, ${each.map((name) => `"${name}": s${index}_${name}`).join(", ")} }`);
	}
	return `${imports.join("")}import { share } from "${READER}";share(() => ({ ${rows.join(", ")} }));`;
}

/** The bundle of a part as a function of what gives it the modules that it asks for. */
export function partText(text) {
	return `module.exports=(require)=>{var module={exports:{}},exports=module.exports;${text}return module.exports};\n`;
}

/** The functions of a module that is in a part: each reads the part before it calls its own. */
function callsOf(path, part) {
	const calls = (functionsOf(path) ?? []).map(
		(name) => `export function ${name}() { return part("${part}")["${path}"].${name}.apply(this, arguments); }`,
	);
	return `import { part } from "${READER}";${calls.join("")}`;
}

/** The names of a module's functions; `undefined` where it exports something else as well. */
function functionsOf(path) {
	if (!path.endsWith(".ts") || isOfPackage(path)) return undefined;
	const names = [...readFileSync(path, "utf8").matchAll(EXPORT)].map(([, name]) => name);
	return names.includes(undefined) ? undefined : names;
}

/** The names under which a module exports values. */
function namesIn(path) {
	return [...readFileSync(path, "utf8").matchAll(/^export (?:async )?(?:function\*?|const|let|class) (\w+)/gm)].map(
		([, name]) => name,
	);
}

/** The names that a module asks another one for, by the path that it writes. */
function namesFrom(path, asked) {
	return [...readFileSync(path, "utf8").matchAll(IMPORT)].flatMap(([, whole, braces = "", from]) => {
		if (from !== asked) return [];
		const words = braces.split(",").map((word) => word.trim());
		const names = words.filter((word) => word !== "" && !word.startsWith("type ")).map((word) => word.split(" as ")[0]);
		return whole === undefined ? names : ["default", ...names];
	});
}

function isOfPackage(path) {
	return path.startsWith("node_modules/");
}

function byPath([a], [b]) {
	return a < b ? -1 : 1;
}

function pathOf(file) {
	return relative(resolve("."), file).replaceAll("\\", "/");
}
