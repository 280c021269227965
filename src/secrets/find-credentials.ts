import type { Module } from "../python/module.ts";
import type { Program } from "../python/program.ts";
import type { Place, Position } from "../source/place.ts";
import type { Source } from "../source/source.ts";
import { classifyCredential, type Use, type Verdict } from "./credential.ts";
import { isOfApplication, isShown, kindOfFile } from "./file-kinds.ts";
import { MAX_GIVEN_AWAY, secretFile } from "./secret-files.ts";
import { sitesIn } from "./syntax/sites.ts";
import { MAX_LITERALS, type Scan, scan } from "./text/scan.ts";
import { type SearchedFile, searchedFile } from "./text/searched-file.ts";

/** A credential that stands in a file. */
export interface Credential {
	readonly verdict: Verdict;
	/** How it was told: by its own form (`what`: "an OpenAI API key"), by standing in an address, by the name that holds it. */
	readonly by:
		| { readonly kind: "form"; readonly what: string; readonly isTrial: boolean }
		| { readonly kind: "address"; readonly scheme: string }
		| { readonly kind: "name"; readonly name: string; readonly use: Use; readonly variable: string | undefined };
	readonly place: Place;
	/** The secret, and as its file writes it; no report may show them. */
	readonly texts: readonly string[];
}

/** What a tree holds of credentials. */
export interface Credentials {
	/** By file and position. */
	readonly found: readonly Credential[];
	/** Python files whose syntax may hold an address of a service. */
	readonly withAddresses: readonly string[];
	/** Whether a bound ended the search. */
	readonly isCutOff: boolean;
}

/** Bytes of a tree that are searched; the Hub holds larger ones, but none of so much text. */
const MAX_BYTES = 512 * 1024 * 1024;

/** Characters of a literal whose pieces are told apart. */
const MAX_WRITTEN = 20_000;

/** Credentials of one file, and of a tree; who has so many knows which the others are. */
const MAX_IN_FILE = 200;
const MAX_FOUND = 2_000;

const KNOWN = new WeakMap<Program, Credentials>();

/** Every credential in the text files of a tree, whose Python is the program's; found once. */
export function findCredentials(source: Source, program: Program): Credentials {
	const known = KNOWN.get(program) ?? search(source, program);
	KNOWN.set(program, known);
	return known;
}

function search(source: Source, program: Program): Credentials {
	const found: Credential[] = [];
	const withAddresses: string[] = [];
	let bytes = 0;
	for (const [path, entry] of source.entries) {
		const kind = kindOfFile(path);
		if (entry.kind !== "file" || kind === "other") continue;
		const content = source.read(path);
		if (!(content instanceof Uint8Array) || isToldAsWhole(path, content)) continue;
		bytes += content.length;
		if (bytes > MAX_BYTES) return { found, withAddresses, isCutOff: true };
		const file = searchedFile(path, content);
		if (file === undefined) continue;
		const seen = scan(file, kind);
		const named = seen.literals.length > 0 ? ofProgram(program, path, file, seen) : [];
		found.push(...distinct([...ofText(path, file, seen), ...named]));
		if (seen.namesAddress) withAddresses.push(path);
		if (found.length >= MAX_FOUND) return { found, withAddresses, isCutOff: true };
	}
	return { found, withAddresses, isCutOff: false };
}

/** Whether a file of another name is there to hold secrets, and structure/secret-file says so. */
function isToldAsWhole(path: string, content: Uint8Array): boolean {
	if (content.length > MAX_GIVEN_AWAY || !/\.json$|kubeconfig|\.kube\/config$/i.test(path)) return false;
	return secretFile(path, content) !== undefined;
}

/** What the bytes of a file give away. */
function ofText(path: string, file: SearchedFile, { known, addresses, assignments }: Scan): Credential[] {
	const text = (start: number, end: number) => Buffer.from(file.bytes.subarray(start, end)).toString("utf8");
	const isForShow = isShown(path);
	return [
		...known.flatMap(({ format, start, end }): Credential[] => {
			if (format.weight === "carried" && kindOfFile(path) === "prose") return [];
			const isTrial = format.weight === "trial" && isForShow;
			const place = file.place(start, end);
			return [
				{ verdict: "secret", by: { kind: "form", what: format.what, isTrial }, place, texts: [text(start, end)] },
			];
		}),
		...addresses.flatMap(({ verdict, scheme, start, end }): Credential[] => {
			if (verdict === "weak" && !isOfApplication(path)) return [];
			return [{ verdict, by: { kind: "address", scheme }, place: file.place(start, end), texts: [text(start, end)] }];
		}),
		...assignments.flatMap(({ verdict, name, use, variable, start, end }): Credential[] => {
			const isName = plain(name).endsWith(plain(text(start, end)));
			if (verdict === "weak" && (isName || kindOfFile(path) !== "settings" || !isOfApplication(path))) return [];
			const by = { kind: "name", name, use, variable } as const;
			return [{ verdict, by, place: file.place(start, end), texts: [text(start, end)] }];
		}),
	];
}

function plain(text: string): string {
	return text.toLowerCase().replace(/[^a-z0-9]/g, "");
}

/** What the names of a program give away: by its syntax, and where that cannot be read, by its text. */
function ofProgram(program: Program, path: string, file: SearchedFile, { literals }: Scan): Credential[] {
	const module = program.module(path);
	if (module === undefined || "unjudged" in module) return ofText(path, file, scan(file, "program"));
	return ofSyntax(module, offsetsIn(module, file, literals));
}

/** Offsets of a module's text for those of a file's bytes, in ascending order; `undefined` where they are not all known, or the module was decoded in another way. */
function offsetsIn({ text }: Module, file: SearchedFile, offsets: readonly number[]): readonly number[] | undefined {
	if (offsets.length >= MAX_LITERALS || file.units(file.bytes.length) !== text.length) return undefined;
	return offsets.toSorted((one, other) => one - other).map(file.units);
}

function ofSyntax(module: Module, literals: readonly number[] | undefined): Credential[] {
	return sitesIn(module, literals).flatMap(({ name, literal }): Credential[] => {
		const { value, use, variable, start, end } = literal;
		const verdict = classifyCredential(name, value, use);
		if (verdict === undefined) return [];
		const place = module.lines.place(module.path, start, end);
		return [
			{ verdict, by: { kind: "name", name, use, variable }, place, texts: [value, ...piecesOf(module, start, end)] },
		];
	});
}

/** A text as its pieces are written: with escapes, joined from several. */
function piecesOf({ text }: Module, start: number, end: number): string[] {
	const written = text.slice(start, Math.min(end, start + MAX_WRITTEN));
	return [...written.matchAll(/(["'])((?:\\[\s\S]|(?!\1)[^\\])*)\1/g)].map(([, , piece = ""]) => piece);
}

/** One cause, one finding: what a form or an address tells says more than a name around it, and a secret more than a guess. */
function distinct(credentials: readonly Credential[]): Credential[] {
	const kept: Credential[] = [];
	for (const one of [...credentials].sort((a, b) => compare(a.place.start, b.place.start))) {
		const last = kept.at(-1);
		if (last === undefined || !overlap(last.place, one.place)) kept.push(one);
		else if (clarity(one) < clarity(last)) kept[kept.length - 1] = one;
	}
	return kept.slice(0, MAX_IN_FILE);
}

function clarity({ verdict, by }: Credential): number {
	const isFallback = by.kind === "name" && by.use === "fallback";
	return (verdict === "weak" ? 8 : 0) + 2 * ["form", "address", "name"].indexOf(by.kind) + (isFallback ? 0 : 1);
}

function overlap(a: Place, b: Place): boolean {
	return compare(a.start, b.end) < 0 && compare(b.start, a.end) < 0;
}

function compare(a: Position, b: Position): number {
	return a.line - b.line || a.column - b.column;
}
