import { posix } from "node:path";
import type { Source } from "../../source/source.ts";
import { languageOf, type ParseScript } from "./parser.ts";
import { readScript, type Script } from "./script.ts";
import { scriptBlocks } from "./script-blocks.ts";
import { isMinified, LIMITS, scriptFiles } from "./script-files.ts";

/** The scripts of a frontend, each parsed at the first question. */
export interface Project {
	/** Those that people have written, sorted by path. */
	readonly paths: readonly string[];
	/** A script, wherever it lies; `undefined` where there is none that can be read. */
	script(path: string): Script | undefined;
	/** Whether the bytes of a script hold one of the words. */
	mentions(path: string, words: readonly string[]): boolean;
	/** The file that an import leads to; `undefined` for a package, or where there is none. */
	resolve(module: string, from: string): string | undefined;
	/** Why not everything is known, a clause; `undefined` where it is. */
	obstacle(): string | undefined;
}

/** Opens the scripts of a frontend. `root` is where it lies, seen from the Space root. */
export function openProject(source: Source, root: string, parse: ParseScript): Project {
	const { paths, isCut } = scriptFiles(source);
	const scripts = new Map<string, Script | undefined>();
	let parsed = 0;
	let seen = 0;
	let obstacle = isCut ? `the frontend holds more than ${LIMITS.files} scripts` : undefined;
	const bytesOf = (path: string): Buffer | undefined => {
		const entry = source.entries.get(path);
		const content = entry?.kind === "file" && entry.size > LIMITS.file ? undefined : source.read(path);
		return content instanceof Uint8Array
			? Buffer.from(content.buffer, content.byteOffset, content.byteLength)
			: undefined;
	};
	const read = (path: string): Script | undefined => {
		const bytes = bytesOf(path);
		if (bytes === undefined) return undefined;
		parsed += bytes.length;
		if (parsed > LIMITS.parsed) {
			obstacle ??= `the frontend holds more than ${LIMITS.parsed / 1024 / 1024} MiB of scripts that matter`;
			return undefined;
		}
		const whole = new TextDecoder("utf-8", { ignoreBOM: true }).decode(bytes);
		if (isMinified(whole)) return undefined;
		const text = /\.(vue|svelte)$/.test(path) ? scriptBlocks(whole) : whole;
		const file = parse(text, languageOf(path, whole));
		const script = file === undefined ? undefined : readScript(path, posix.join(root, path), whole, file);
		if (script === undefined) obstacle ??= `${posix.join(root, path)} cannot be read as a script`;
		return script;
	};
	return {
		paths,
		script: (path) => {
			if (!scripts.has(path)) scripts.set(path, read(path));
			return scripts.get(path);
		},
		mentions: (path, words) => {
			const bytes = bytesOf(path);
			seen += bytes?.length ?? 0;
			if (seen > LIMITS.bytes) {
				obstacle ??= `the frontend holds more than ${LIMITS.bytes / 1024 / 1024} MiB of scripts`;
				return false;
			}
			return bytes !== undefined && words.some((word) => bytes.includes(word));
		},
		resolve: (module, from) => resolveModule(source, module, from),
		obstacle: () => obstacle,
	};
}

/** What may follow the path that an import names. */
const ENDINGS = [
	...["", ".ts", ".tsx", ".js", ".jsx", ".mjs", ".mts", ".cjs", ".vue", ".svelte"],
	...["/index.ts", "/index.tsx", "/index.js", "/index.jsx", "/index.mjs"],
];

/**
 * The file of an import: relative ones by arithmetic; of aliases ("@/lib/api", "~/api", "$lib/api") those that projects
 * commonly have are tried, which is right wherever such a file is there.
 */
function resolveModule({ entries }: Source, module: string, from: string): string | undefined {
	const isFile = (path: string) => entries.get(path)?.kind === "file";
	const stems = /^\.{1,2}(\/|$)/.test(module) ? [posix.join(posix.dirname(from), module)] : aliased(module);
	for (const stem of stems) {
		if (stem.startsWith("../")) continue;
		const plain = stem.replace(/\/$/, "");
		const written = plain.replace(/\.(m|c)?jsx?$/, "");
		for (const ending of ENDINGS) {
			if (isFile(plain + ending)) return plain + ending;
			if (written !== plain && isFile(written + ending)) return written + ending;
		}
	}
	return undefined;
}

function aliased(module: string): readonly string[] {
	const { name = "", rest } = /^(?<name>[@~#$]?[\w-]*)\/(?<rest>.+)$/.exec(module)?.groups ?? {};
	if (rest === undefined) return [];
	if (/^[@~#$]$/.test(name)) return [`src/${rest}`, rest, `app/${rest}`];
	if (/^[@~#$]/.test(name)) return [`src/${name.slice(1)}/${rest}`, `${name.slice(1)}/${rest}`];
	return [module, `src/${module}`];
}
