import { lastName } from "../names/calls.ts";
import { type Names, openNames } from "../names/names.ts";
import type { Scope } from "../names/scopes.ts";
import type { Program } from "../program.ts";
import type { Argument, Expression, Span } from "../tree/ast.ts";
import { addPartsOfExpression, type Task } from "../tree/walk-expressions.ts";
import { ENV_FILE_WORDS } from "./env-files.ts";
import { clientReads } from "./reads/client-reads.ts";
import { type ModuleReads, type OpenRead, readsOf } from "./reads/find-reads.ts";
import { isExit } from "./reads/guards.ts";
import type { KeyReader } from "./reads/keys.ts";
import { CLIENT_WORDS } from "./reads/known-variables.ts";
import { mannerOf, textOfLiteral } from "./reads/literals.ts";
import { factsOf, type ModuleFacts } from "./reads/module-facts.ts";
import { isReaderObject, READER_WORDS } from "./reads/readers.ts";
import { isSwallowed } from "./reads/tried.ts";
import { readsThrough } from "./reads/wrappers.ts";
import type { Known } from "./reads-behind.ts";
import { configOf, lineOf } from "./settings/settings-config.ts";
import { type SettingsField, settingsFields } from "./settings/settings-fields.ts";
import type { Read } from "./variable.ts";

/** A call that makes settings. */
export interface Making {
	readonly own: Scope;
	readonly node: Expression;
	readonly scope: Scope;
	readonly given: readonly Argument[];
}

/** All that the files of a program say of variables. */
export interface Gathered extends Known {
	readonly modules: readonly ModuleFacts[];
	/** What asks for variables by itself, settings apart. */
	readonly reads: readonly Read[];
	readonly classes: ReadonlyMap<Scope, readonly SettingsField[]>;
	readonly makings: readonly Making[];
	readonly unseen: ModuleReads["unseen"];
	/** Whether there are more files than are read. */
	readonly isCutOff: boolean;
}

/** Files that are read for this question, and rounds of looking for more. */
const MAX_FILES = 600;
const MAX_ROUNDS = 6;

/** Reads the files among `candidates` that may ask for variables, and those that use what the others hold. */
export function gather(program: Program, candidates: readonly string[]): Gathered {
	const loaded = new Map<string, ModuleFacts>();
	const names: Names = openNames(program, (path) => loaded.has(path) || path.endsWith("__init__.py"));
	const reader: KeyReader = { names, factsOf: (path) => loaded.get(path) };
	const looked = new Set<string>();
	let isCutOff = false;
	const load = (words: readonly string[]) => {
		for (const path of candidates) {
			if (loaded.has(path) || !program.mentions(path, words)) continue;
			isCutOff ||= loaded.size >= MAX_FILES;
			const module = isCutOff ? undefined : names.of(path);
			if (module !== undefined) loaded.set(path, factsOf(module));
		}
	};
	load([...READER_WORDS, ...CLIENT_WORDS, ...ENV_FILE_WORDS]);
	let found = readAll(reader, [...loaded.values()]);
	for (let round = 0; round < MAX_ROUNDS && !isCutOff; round += 1) {
		const added = exportedNames(names, [...loaded.values()], found).filter((name) => !looked.has(name));
		if (added.length === 0) break;
		for (const name of added) looked.add(name);
		const before = loaded.size;
		load(added);
		if (loaded.size === before) break;
		found = readAll(reader, [...loaded.values()]);
	}
	const modules = [...loaded.values()];
	return { ...reader, ...complete(reader, modules, found), modules, isCutOff };
}

interface Raw {
	readonly reads: readonly Read[];
	readonly open: readonly OpenRead[];
	readonly unseen: ModuleReads["unseen"];
	readonly classes: ReadonlyMap<Scope, readonly SettingsField[]>;
	readonly carriers: ReadonlySet<string>;
}

function readAll(reader: KeyReader, modules: readonly ModuleFacts[]): Raw {
	const all = modules.map((facts) => readsOf(reader, facts));
	const classes = new Map<Scope, readonly SettingsField[]>();
	for (const { names } of modules) {
		for (const scope of names.scopes.values()) {
			const fields = scope.kind === "class" ? settingsFields(reader.names, scope) : undefined;
			if (fields !== undefined) classes.set(scope, fields);
		}
	}
	const reads = all.flatMap((one) => one.reads);
	const open = all.flatMap((one) => one.open);
	const nodes: ReadonlySet<Span> = new Set([...reads, ...open.map(({ read }) => read)].map(({ node }) => node));
	const computed = [...classes.keys()].flatMap((own) => {
		const isOpen = own.definition !== undefined && configOf(reader.names, own)?.isOpen === true;
		const reason = `the class "${own.name.slice(0, 60)}" computes the names of its variables`;
		return isOpen && own.definition !== undefined ? [{ node: own.definition.nameSpan, scope: own, reason }] : [];
	});
	const unseen = [...all.flatMap((one) => one.unseen), ...computed];
	return { reads, open, unseen, classes, carriers: carriersIn(modules, nodes) };
}

/** Parts of one value that are looked at. */
const MAX_PARTS = 24;

/** Names that hold what a read gives, and names that hold what those hold. */
function carriersIn(modules: readonly ModuleFacts[], nodes: ReadonlySet<Span>): ReadonlySet<string> {
	const carriers = new Set<string>();
	for (let before = -1; carriers.size > before; ) {
		before = carriers.size;
		for (const { names } of modules) {
			for (const { node } of names.assignments) {
				const target = lastName(node.target);
				if (target === "" || carriers.has(target)) continue;
				if (partsOf(node.value).some((part) => nodes.has(part) || carriers.has(lastName(part)))) carriers.add(target);
			}
		}
		if (carriers.size === 0) break;
	}
	return carriers;
}

function partsOf(value: Expression): readonly Expression[] {
	const parts: Expression[] = [value];
	for (let at = 0; at < parts.length && parts.length < MAX_PARTS; at += 1) {
		const tasks: Task[] = [];
		const part = parts[at];
		if (part !== undefined) addPartsOfExpression(tasks, part, { scope: { kind: "module" }, isMainOnly: false });
		for (const task of tasks) if (task.kind === "expression") parts.push(task.node);
	}
	return parts;
}

/** Names of the project that are looked for in its files; real programs have some dozen. */
const MAX_NAMES = 200;

/** Names by which other files reach what reads: functions, classes of settings, objects, and last what holds what was read. */
function exportedNames(
	names: Names,
	modules: readonly ModuleFacts[],
	{ open, classes, carriers }: Raw,
): readonly string[] {
	const objects = modules.flatMap(({ names: { assignments } }) =>
		assignments.flatMap(({ node: { target, value }, scope }) => {
			if (scope.kind !== "module" || target.kind !== "name" || !mayBeReader(value)) return [];
			const isReader = names.denote(value, scope).some((one) => one.kind === "path" && isReaderObject(one.path));
			return isReader ? [target.name] : [];
		}),
	);
	const held = modules.flatMap(({ names: { scope } }) =>
		[...scope.bindings.keys()].filter((name) => carriers.has(name)),
	);
	const own = [...open.map(({ function: { name } }) => name), ...[...classes.keys()].map(({ name }) => name)];
	// Short names stand in every file, and say nothing.
	const found = new Set([...own, ...objects, ...held].filter((name) => name.length > 2));
	return [...found].slice(0, MAX_NAMES);
}

function mayBeReader({ kind }: Expression): boolean {
	return kind === "call" || kind === "name" || kind === "attribute";
}

function complete(
	reader: KeyReader,
	modules: readonly ModuleFacts[],
	{ reads: direct, open, unseen, classes, carriers }: Raw,
): Omit<Gathered, keyof KeyReader | "modules" | "isCutOff"> {
	const fields = new Map(
		[...classes].map(([own, list]) => [own, new Map(list.map(({ field, reads }) => [field, reads] as const))] as const),
	);
	const names = [...carriers, ...[...classes.values()].flatMap((list) => list.map(({ field }) => field))];
	const byNode = new Map<Span, readonly Read[]>(open.map(({ read }) => [read.node, [{ ...read, name: "" }]]));
	for (const read of direct) byNode.set(read.node, [...(byNode.get(read.node) ?? []), read]);
	const known: Known = { ...reader, byNode, fields, carriers: new Set(names) };
	const through = readsThrough(known, open);
	for (const read of through) byNode.set(read.node, [...(byNode.get(read.node) ?? []), read]);
	const adjusted = new Map<Span, readonly Read[]>();
	const fallbacks = fallbacksOf(modules, byNode);
	for (const [node, list] of byNode) {
		const own = list.filter(({ name }) => name !== "").map((read) => adjust(reader, read, fallbacks.get(node)));
		if (own.length > 0) adjusted.set(node, own);
	}
	const clients = modules.flatMap((facts) => clientReads(reader.names, facts.names));
	return {
		byNode: adjusted,
		fields,
		carriers: known.carriers,
		reads: [...[...adjusted.values()].flat(), ...clients],
		classes,
		makings: makingsOf(reader.names, modules, classes),
		unseen,
	};
}

/** What stands behind `or` after a read. */
function fallbacksOf(
	modules: readonly ModuleFacts[],
	byNode: ReadonlyMap<Span, unknown>,
): ReadonlyMap<Span, Expression> {
	const found = new Map<Span, Expression>();
	const alternatives = modules.flatMap((facts) => facts.alternatives);
	for (const { node } of alternatives) {
		// `a or b or c` is `(a or b) or c`: of the left side only the last one stands before the right.
		const last = node.left.kind === "boolean" && node.left.operator === "or" ? node.left.right : node.left;
		if (byNode.has(last) && !isExit(node.right)) found.set(last, node.right);
	}
	return found;
}

/** A read as what is around it leaves it. */
function adjust({ factsOf: known }: KeyReader, read: Read, alternative: Expression | undefined): Read {
	const { text, path } = read.scope.module;
	if (alternative !== undefined && (read.manner === "optional" || read.fallback === "")) {
		const manner = mannerOf(alternative, "optional");
		return { ...read, manner, fallback: textOfLiteral(alternative, text) };
	}
	const facts = known(path);
	const isCaught = read.manner === "required" && facts !== undefined && isSwallowed(facts.tried, read.node);
	return isCaught ? { ...read, manner: "optional" } : read;
}

function makingsOf(names: Names, modules: readonly ModuleFacts[], classes: Gathered["classes"]): readonly Making[] {
	if (classes.size === 0) return [];
	return modules.flatMap(({ names: module }) =>
		module.calls.flatMap(({ node, scope }): Making[] => {
			for (const value of names.denote(node.callee, scope)) {
				if (value.kind === "class" && classes.has(value.scope)) {
					return [{ own: value.scope, node, scope, given: node.arguments }];
				}
			}
			return [];
		}),
	);
}

/** Whether another class of settings is made of this one. */
export function isOnlyBase(
	names: Names,
	own: Scope,
	{ classes, makings }: Pick<Gathered, "classes" | "makings">,
): boolean {
	if (makings.some((making) => making.own === own)) return false;
	return [...classes.keys()].some((other) => other !== own && lineOf(names, other).classes.includes(own));
}
