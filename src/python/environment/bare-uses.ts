import { lastName } from "../names/calls.ts";
import type { Scope } from "../names/scopes.ts";
import type { Call, Expression } from "../tree/ast.ts";
import { CLIENTS } from "./reads/known-variables.ts";
import type { ModuleFacts } from "./reads/module-facts.ts";
import { isSwallowed } from "./reads/tried.ts";
import { type Known, readsBehind } from "./reads-behind.ts";
import type { BareUse, Read } from "./variable.ts";

/** A callable that cannot do without a value. */
interface Sink {
	/** Position of the argument, and the keywords that stand for it. */
	readonly position: number;
	readonly keywords: readonly string[];
	/** What comes of None, a clause. */
	readonly effect: string;
}

const TYPE_ERROR = "raises TypeError, because it is given None";

/** By dotted name; each was called with None to see what it says. */
const SINKS: ReadonlyMap<string, Sink> = new Map<string, Sink>([
	["builtins.int", { position: 0, keywords: [], effect: `int() ${TYPE_ERROR}` }],
	["builtins.float", { position: 0, keywords: [], effect: `float() ${TYPE_ERROR}` }],
	["builtins.len", { position: 0, keywords: [], effect: `len() ${TYPE_ERROR}` }],
	["builtins.open", { position: 0, keywords: ["file"], effect: `open() ${TYPE_ERROR}` }],
	["pathlib.Path", { position: 0, keywords: [], effect: `Path() ${TYPE_ERROR}` }],
	["os.path.join", { position: 0, keywords: [], effect: `os.path.join() ${TYPE_ERROR}` }],
	["json.loads", { position: 0, keywords: ["s"], effect: `json.loads() ${TYPE_ERROR}` }],
	["base64.b64decode", { position: 0, keywords: ["s"], effect: `b64decode() ${TYPE_ERROR}` }],
	["cryptography.fernet.Fernet", { position: 0, keywords: ["key"], effect: `Fernet() ${TYPE_ERROR}` }],
	["jwt.encode", { position: 1, keywords: ["key"], effect: `jwt.encode() ${TYPE_ERROR} for a key` }],
	[
		"jose.jwt.encode",
		{ position: 1, keywords: ["key"], effect: "jwt.encode() raises JWTError, because its key is None" },
	],
	[
		"redis.from_url",
		{ position: 0, keywords: ["url"], effect: "from_url() raises AttributeError, because it is given None" },
	],
	[
		"redis.Redis.from_url",
		{ position: 0, keywords: ["url"], effect: "from_url() raises AttributeError, because it is given None" },
	],
	[
		"redis.asyncio.from_url",
		{ position: 0, keywords: ["url"], effect: "from_url() raises AttributeError, because it is given None" },
	],
	[
		"redis.asyncio.Redis.from_url",
		{ position: 0, keywords: ["url"], effect: "from_url() raises AttributeError, because it is given None" },
	],
	...[
		"sqlmodel.create_engine",
		"sqlalchemy.create_engine",
		"sqlalchemy.engine.create_engine",
		"sqlalchemy.ext.asyncio.create_async_engine",
	].map((name): [string, Sink] => [
		name,
		{
			position: 0,
			keywords: ["url"],
			effect: `${lastPart(name)}() raises ArgumentError: "Expected string or URL object, got None"`,
		},
	]),
]);

function lastPart(path: string): string {
	return path.slice(path.lastIndexOf(".") + 1);
}

/** Methods of texts: on None, each of them is an AttributeError. */
const TEXT_METHODS =
	/^(split|strip|lstrip|rstrip|lower|upper|replace|startswith|endswith|encode|splitlines|format|removeprefix|removesuffix|title|isdigit|partition|rsplit|casefold)$/;

/** A place that takes a value, and what comes of it where there is none. */
interface Taking {
	readonly value: Expression;
	readonly node: Expression;
	readonly scope: Scope;
	readonly effect: string;
	readonly isFatal: boolean;
	/** The variable that the exception names; `undefined` where it names none. */
	readonly names?: string | undefined;
}

/** Finds the uses that fail where a variable is not set, and that nothing has asked about before. */
export function bareUses(known: Known, modules: readonly ModuleFacts[], tested: ReadonlySet<Read>): readonly BareUse[] {
	const asked = new Set([...tested].map(nameIn));
	return modules.flatMap((facts) => {
		const takings = [
			...callTakings(known, facts),
			...methodTakings(facts),
			...operatorTakings(known, facts),
			...addressTakings(facts),
		];
		return takings.flatMap(({ value, node, scope, effect, isFatal, names }): BareUse[] => {
			const read = isSwallowed(facts.tried, node) ? undefined : readBehind(known, value, scope);
			if (read === undefined || read.node === node || asked.has(nameIn(read))) return [];
			return [{ read, node, scope, effect, isFatal, isClear: names === read.name }];
		});
	});
}

/** A name in one module: where it is asked for there, somebody has thought of it. */
function nameIn({ name, scope }: Read): string {
	return `${scope.module.path}\0${name}`;
}

/** The only read that a value can be, where nothing stands for a variable that is not set. */
function readBehind(known: Known, value: Expression, scope: Scope): Read | undefined {
	if (!known.byNode.has(value) && !known.carriers.has(lastName(value))) return undefined;
	const { reads, isCertain } = readsBehind(known, value, scope);
	const [read, ...others] = reads;
	if (read === undefined || !isCertain || others.some(({ name }) => name !== read.name)) return undefined;
	return read.manner === "optional" && read.settings === undefined ? read : undefined;
}

/** Arguments of callables that cannot do without them. */
function callTakings(known: Known, { names: { calls } }: ModuleFacts): readonly Taking[] {
	const isOfInterest = (value: Expression) => known.byNode.has(value) || known.carriers.has(lastName(value));
	return calls.flatMap(({ node, scope }) => {
		if (!node.arguments.some(({ value }) => isOfInterest(value))) return [];
		const paths = known.names
			.denote(node.callee, scope)
			.flatMap((value) => (value.kind === "path" ? [value.path] : []));
		return paths.flatMap((path) => [...sinkTaking(path, node, scope), ...clientTaking(path, node, scope)]);
	});
}

function sinkTaking(path: string, node: Call, scope: Scope): readonly Taking[] {
	const sink = SINKS.get(path);
	const value = sink === undefined ? undefined : argumentAt(node, sink);
	return sink === undefined || value === undefined ? [] : [{ value, node, scope, effect: sink.effect, isFatal: true }];
}

function clientTaking(path: string, node: Call, scope: Scope): readonly Taking[] {
	const client = CLIENTS.get(path);
	const [first] = client?.isStrict === true ? client.variables : [];
	const value = node.arguments.find((one) => one.kind === "keyword" && one.name === first?.argument)?.value;
	if (first === undefined || value === undefined) return [];
	const effect = `${lastPart(path)}() raises an error that asks for ${first.name}`;
	return [{ value, node, scope, effect, isFatal: true, names: first.name }];
}

/** Methods of texts, and parts of them. */
function methodTakings({ attributes, subscripts }: ModuleFacts): readonly Taking[] {
	const methods = attributes.flatMap(({ node, scope }): Taking[] => {
		const effect = `.${node.attribute}() raises AttributeError, because None has no such method`;
		return TEXT_METHODS.test(node.attribute) ? [{ value: node.value, node, scope, effect, isFatal: true }] : [];
	});
	const effect = "taking a part of None raises TypeError";
	const parts = subscripts.map(({ node, scope }) => ({ value: node.value, node, scope, effect, isFatal: true }));
	return [...methods, ...parts];
}

/** `"https://" + value`, and what is handed on to the environment. */
function operatorTakings({ byNode }: Known, { binaries, stores }: ModuleFacts): readonly Taking[] {
	const sums = binaries.flatMap(({ node, scope }): Taking[] => {
		const { left, right, operator } = node;
		const isText = (one: Expression) => one.kind === "string" || one.kind === "formatted";
		const value = isText(left) ? right : isText(right) ? left : undefined;
		const effect = "adding None to a text raises TypeError";
		return operator === "+" && value !== undefined ? [{ value, node, scope, effect, isFatal: true }] : [];
	});
	const handed = stores.flatMap(({ node, scope, value }): Taking[] => {
		const effect = "os.environ takes no None: it raises TypeError";
		return value !== undefined && byNode.has(node) ? [{ value, node, scope, effect, isFatal: true }] : [];
	});
	return [...sums, ...handed];
}

/** Addresses into which a value is put. */
function addressTakings({ formatted }: ModuleFacts): readonly Taking[] {
	return formatted.flatMap(({ node, scope }): Taking[] => {
		if (!node.parts.some((part) => typeof part === "string" && part.includes("://"))) return [];
		const effect = 'the address gets the word "None" in its place';
		return node.parts.flatMap((value) =>
			typeof value === "string" ? [] : [{ value, node, scope, effect, isFatal: false }],
		);
	});
}

function argumentAt(call: Call, { position, keywords }: Sink): Expression | undefined {
	const named = call.arguments.find((one) => one.kind === "keyword" && keywords.includes(one.name));
	if (named !== undefined) return named.value;
	const argument = call.arguments[position];
	return argument?.kind === "positional" ? argument.value : undefined;
}
