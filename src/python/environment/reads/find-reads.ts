import type { Scope } from "../../names/scopes.ts";
import type { Expression, Parameter } from "../../tree/ast.ts";
import type { Cast, Manner, Read } from "../variable.ts";
import { castAt, fallbackIn, keyOf, prefixAround, prefixOfObject } from "./arguments.ts";
import { behind } from "./elements.ts";
import { isEnvironment, type Unseen, wholeUses } from "./environment-object.ts";
import { type KeyReader, type Keys, keysOf } from "./keys.ts";
import { castOf, mannerOf, textOfLiteral } from "./literals.ts";
import type { ModuleFacts } from "./module-facts.ts";
import { isPrefixed, type Reader, readerOf } from "./readers.ts";

/** A read whose variable is named by the caller of a function. */
export interface OpenRead {
	readonly read: Omit<Read, "name">;
	readonly parameter: Parameter;
	readonly function: Scope;
	readonly prefix: string;
	readonly fallback: Expression | undefined;
}

/** What a module asks of the environment. */
export interface ModuleReads {
	readonly reads: readonly Read[];
	readonly open: readonly OpenRead[];
	/** Reads of which the name cannot be seen, and uses of the environment as a whole. */
	readonly unseen: readonly Unseen[];
}

interface Site {
	readonly node: Expression;
	readonly scope: Scope;
	readonly key: Expression;
	readonly manner: Manner;
	readonly fallback: Expression | undefined;
	readonly cast: Cast | undefined;
	readonly by: string;
	readonly prefix: string;
}

/** Finds what a module asks of the environment by itself; fields of settings are none of it. */
export function readsOf(reader: KeyReader, facts: ModuleFacts): ModuleReads {
	const sites = [
		...callSites(reader, facts),
		...subscriptSites(reader, facts),
		...storeSites(reader, facts),
		...memberSites(reader, facts),
	];
	const converted = conversionsIn(facts);
	const reads: Read[] = [];
	const open: OpenRead[] = [];
	const unseen: Unseen[] = [...wholeUses(reader, facts)];
	for (const site of sites) {
		const { node, scope, manner, fallback, cast, by, prefix } = site;
		const text = scope.module.text;
		const read = {
			manner,
			fallback: fallback === undefined ? undefined : textOfLiteral(fallback, text),
			cast: cast ?? converted.get(node),
			node,
			scope,
			settings: undefined,
			by,
		};
		const keys: Keys = keysOf(reader, site.key, scope);
		if (keys.kind === "known") for (const key of keys.keys) reads.push({ ...read, name: prefix + key });
		else if (keys.kind === "parameter") {
			open.push({ read, parameter: keys.parameter, function: keys.scope, prefix: prefix + keys.prefix, fallback });
		} else unseen.push({ node, scope, reason: `${by} is asked for a name that cannot be seen` });
	}
	return { reads, open, unseen };
}

/** `int(os.getenv("SIZE"))`, `int(os.getenv("SIZE") or 5)`: what is made of an expression. */
function conversionsIn({ names }: ModuleFacts): ReadonlyMap<Expression, Cast> {
	const found = new Map<Expression, Cast>();
	for (const { node } of names.calls) {
		const [argument, ...others] = node.arguments;
		const cast = node.callee.kind === "name" ? castOf(node.callee.name) : undefined;
		if (argument === undefined || others.length > 0 || (cast !== "integer" && cast !== "number")) continue;
		const { value } = argument;
		found.set(value.kind === "boolean" && value.operator === "or" ? value.left : value, cast);
	}
	return found;
}

function callSites(reader: KeyReader, facts: ModuleFacts): Site[] {
	return facts.names.calls.flatMap(({ node, scope }): Site[] => {
		const known = readerAt(reader, node.callee, scope);
		if (known === undefined) return [];
		const { library, path } = known;
		const key = keyOf(node);
		if (key === undefined) return [];
		const fallback = fallbackIn(node, library);
		const owner = node.callee.kind === "attribute" ? node.callee.value : node.callee;
		const prefix = isPrefixed(path)
			? prefixOfObject(reader, node.callee, scope)
			: prefixAround(reader, facts, owner, node);
		const manner = library.manner === "provided" ? ("default" as const) : mannerOf(fallback, library.manner);
		const cast = library.cast ?? castAt(node);
		return [{ node, scope, key, manner, fallback, cast, by: shortPath(path), prefix }];
	});
}

/** The name of a reader as people write it: `os.getenv`, `env.int`. */
function shortPath(path: string): string {
	return path.replaceAll("()", "").slice(0, 60);
}

function readerAt(
	reader: KeyReader,
	callee: Expression,
	scope: Scope,
): { readonly library: Reader; readonly path: string } | undefined {
	for (const value of reader.names.denote(callee, scope)) {
		const library = value.kind === "path" && value.given.length === 0 ? readerOf(value.path) : undefined;
		if (library !== undefined && value.kind === "path") return { library, path: value.path };
	}
	if (callee.kind !== "attribute" || !/^(get|pop|setdefault)$/.test(callee.attribute)) return undefined;
	if (!isEnvironment(reader, callee.value, scope)) return undefined;
	const library = readerOf(`os.environ.${callee.attribute}`);
	return library === undefined ? undefined : { library, path: `os.environ.${callee.attribute}` };
}

function subscriptSites(reader: KeyReader, { subscripts }: ModuleFacts): Site[] {
	return subscripts.flatMap(({ node, scope }): Site[] => {
		if (node.index.kind === "number" || node.index.kind === "slice") return [];
		if (!isEnvironment(reader, node.value, scope)) return [];
		return [
			{
				node,
				scope,
				key: node.index,
				manner: "required",
				fallback: undefined,
				cast: undefined,
				by: "os.environ",
				prefix: "",
			},
		];
	});
}

/** `os.environ["X"] = value`: what hands on another variable of the same name provides nothing. */
function storeSites(reader: KeyReader, { stores }: ModuleFacts): Site[] {
	return stores.flatMap(({ node, scope, value }): Site[] => {
		if (!isEnvironment(reader, node.value, scope)) return [];
		if (value !== undefined && node.index.kind === "string" && handsOn(reader, value, scope, node.index.value))
			return [];
		return [
			{
				node,
				scope,
				key: node.index,
				manner: "provided",
				fallback: value,
				cast: undefined,
				by: "os.environ",
				prefix: "",
			},
		];
	});
}

function handsOn(reader: KeyReader, value: Expression, scope: Scope, name: string): boolean {
	const behindIt =
		value.kind === "name" || value.kind === "attribute" ? behind(reader, value, scope) : [{ expression: value, scope }];
	// A field of settings of the same name is filled out of the variable.
	if (value.kind === "attribute" && value.attribute.toUpperCase() === name.toUpperCase()) return true;
	return behindIt.some(({ expression }) => {
		const key =
			expression.kind === "call" ? keyOf(expression) : expression.kind === "subscript" ? expression.index : undefined;
		return key?.kind === "string" && key.value === name;
	});
}

/** `"X" in os.environ`. */
function memberSites(reader: KeyReader, { memberships }: ModuleFacts): Site[] {
	return memberships.flatMap(({ node, scope }): Site[] => {
		const right = node.rest[0]?.[1];
		if (right === undefined || !isEnvironment(reader, right, scope)) return [];
		return [
			{
				node,
				scope,
				key: node.first,
				manner: "optional",
				fallback: undefined,
				cast: undefined,
				by: "os.environ",
				prefix: "",
			},
		];
	});
}
