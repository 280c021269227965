import type { Source } from "../../source/source.ts";
import { below, foldersOf } from "../candidates.ts";

/** What a project says elsewhere that it depends on. */
export interface Dependencies {
	/** The file that says so, from the top of the tree. */
	readonly file: string;
	/** As lines of requirements.txt. */
	readonly lines: readonly string[];
	/** Names of those that have no such line: folders and repositories. */
	readonly left: readonly string[];
}

/** A table of a TOML file. */
type Table = Readonly<Record<string, unknown>>;

/** Bytes of a file, dependencies of a project, and characters of one of them. */
const MAX = { file: 512 * 1024, dependencies: 500, line: 300 } as const;

/** The nearest project file at or above a home that lists dependencies. The reader of TOML is loaded only here. */
export async function declaredDependencies(tree: Source, home: string): Promise<Dependencies | undefined> {
	for (const folder of foldersOf(below(home, "requirements.txt"))) {
		for (const name of ["pyproject.toml", "Pipfile"] as const) {
			const file = below(folder, name);
			const table = await readToml(tree, file);
			if (table === undefined) continue;
			const found = name === "Pipfile" ? fromTable(tableIn(table, "packages")) : fromProject(table);
			if (found.lines.length > 0) return { file, ...found };
		}
	}
	return undefined;
}

async function readToml(tree: Source, file: string): Promise<Table | undefined> {
	const content = tree.read(file);
	if (!(content instanceof Uint8Array) || content.length > MAX.file) return undefined;
	const { parse } = await import("smol-toml");
	try {
		return parse(new TextDecoder("utf-8", { fatal: true }).decode(content));
	} catch {
		return undefined;
	}
}

type Found = Pick<Dependencies, "lines" | "left">;

/** PEP 621 first; Poetry has a table of its own. */
function fromProject(table: Table): Found {
	const { dependencies } = tableIn(table, "project");
	if (Array.isArray(dependencies)) {
		return { lines: dependencies.flatMap((one) => (typeof one === "string" ? lineOf(one) : [])), left: [] };
	}
	return fromTable(tableIn(table, "tool", "poetry", "dependencies"));
}

/** A table of names and versions, as Poetry and Pipenv write it. */
function fromTable(table: Table): Found {
	const lines: string[] = [];
	const left: string[] = [];
	for (const [name, value] of Object.entries(table).slice(0, MAX.dependencies)) {
		if (name === "python" || !/^[A-Za-z0-9][\w.-]*$/.test(name)) continue;
		if (isTable(value) && value.optional === true) continue;
		const line = requirementOf(name, value);
		if (line === undefined) left.push(name);
		else lines.push(...lineOf(line));
	}
	return { lines, left };
}

function requirementOf(name: string, value: unknown): string | undefined {
	if (typeof value === "string") return specified(name, value);
	if (!isTable(value) || typeof value.version !== "string") return undefined;
	const { extras, version, markers } = value;
	const names = Array.isArray(extras) ? extras.filter((one) => typeof one === "string") : [];
	const line = specified(names.length === 0 ? name : `${name}[${names.join(",")}]`, version);
	return line === undefined || typeof markers !== "string" ? line : `${line} ; ${markers}`;
}

/** `^1.2` and `~1.2` are Poetry's own words for ranges; a bare version is an exact one. */
function specified(name: string, version: string): string | undefined {
	const text = version.trim();
	if (text === "*" || text === "") return name;
	const clauses = text.split(",").map((clause) => clauseOf(clause.trim()));
	return clauses.some((clause) => clause === undefined) ? undefined : `${name}${clauses.join(",")}`;
}

function clauseOf(clause: string): string | undefined {
	const [, sign = "", version = ""] = /^(\^|~(?!=))?\s*(\d+(?:\.\d+){0,5})$/.exec(clause) ?? [];
	if (version === "") return /^(===|==|!=|>=|<=|~=|>|<)\s*[\w.*+!-]+$/.test(clause) ? clause : undefined;
	if (sign === "") return `==${version}`;
	const parts = version.split(".").map(Number);
	const firstSet = parts.findIndex((part) => part > 0);
	const at = sign === "~" ? Math.min(1, parts.length - 1) : firstSet === -1 ? parts.length - 1 : firstSet;
	const above = parts.slice(0, at + 1).map((part, index) => (index === at ? part + 1 : part));
	return `>=${version},<${above.join(".")}`;
}

/** One line, as long as it can be one. */
function lineOf(requirement: string): string[] {
	const text = requirement.trim();
	return text === "" || text.length > MAX.line || /[\p{Cc}\p{Zl}\p{Zp}]/u.test(text) || /^[-#]/.test(text)
		? []
		: [text];
}

function tableIn(table: Table, ...keys: readonly string[]): Table {
	let inner: Table = table;
	for (const key of keys) {
		const value = Object.hasOwn(inner, key) ? inner[key] : undefined;
		if (!isTable(value)) return {};
		inner = value;
	}
	return inner;
}

function isTable(value: unknown): value is Table {
	return typeof value === "object" && value !== null && !Array.isArray(value);
}
