import type { Names } from "../names/names.ts";
import type { Origin } from "../names/origins.ts";
import type { Given } from "../names/scopes.ts";
import { certainValues } from "../servers/certain-values.ts";
import { argumentsFor } from "../servers/given-arguments.ts";
import type { Expression } from "../tree/ast.ts";
import { behindAlias, pathOf } from "./annotations.ts";

/** The scheme of a database's address. */
interface Scheme {
	/** "postgresql+asyncpg". */
	readonly name: string;
	/** The variable that would replace the address. */
	readonly unless: string | undefined;
}

const ENGINES: ReadonlyMap<string, boolean> = new Map([
	...["sqlalchemy", "sqlalchemy.engine", "sqlmodel"].map((at): [string, boolean] => [`${at}.create_engine`, false]),
	...["sqlalchemy.ext.asyncio", "sqlalchemy.ext.asyncio.engine"].map((at): [string, boolean] => [
		`${at}.create_async_engine`,
		true,
	]),
]);

const MAKERS: ReadonlySet<string> = new Set([
	"sqlalchemy.URL.create",
	"sqlalchemy.engine.URL.create",
	"sqlalchemy.engine.url.URL.create",
]);

const SCHEME = /^([a-z][a-z0-9_]*(?:\+[a-z0-9_]+)?):\/\//;

/** Whether a call of this name makes an engine, and whether that is an asynchronous one; `undefined` for other calls. */
export function isAsyncEngine(name: string): boolean | undefined {
	return ENGINES.get(name);
}

/** The scheme of every address that an engine may be made with; `undefined` where that cannot be told. */
export function schemeOf(names: Names, given: readonly Given[]): Scheme | undefined {
	// A driver that is handed over is imported already.
	const isOpen = given.some(({ argument }) => argument.kind === "keyword" && argument.name === "module");
	const [address, ...others] = isOpen ? [] : argumentsFor(names, given, { keyword: "url", position: 0 });
	if (address === undefined || others.length > 0) return undefined;
	const { expression, scope } = behindAlias(names, address);
	if (expression.kind === "formatted") {
		const name = schemeIn(firstText(expression.parts[0]));
		return name === undefined ? undefined : { name, unless: undefined };
	}
	const isMade =
		expression.kind === "call" && MAKERS.has(pathOf(names, { expression: expression.callee, scope }) ?? "");
	if (!isMade) return oneOf(names, address, schemeIn);
	const parts = expression.arguments.map((argument) => ({ argument, scope }));
	const [driver] = argumentsFor(names, parts, { keyword: "drivername", position: 0 });
	return driver === undefined ? undefined : oneOf(names, driver, (text) => text);
}

/** What all texts say that an expression may be; `undefined` where they differ, or where one is not known. */
function oneOf(names: Names, origin: Origin, read: (text: string) => string | undefined): Scheme | undefined {
	const said = (certainValues(names, origin) ?? []).map(({ origin: { expression }, unless }) => ({
		name: expression.kind === "string" ? read(expression.value) : undefined,
		unless,
	}));
	const [first] = said;
	if (first?.name === undefined || said.some(({ name }) => name !== first.name)) return undefined;
	return { name: first.name, unless: said.find(({ unless }) => unless !== undefined)?.unless };
}

/** Addresses as SQLAlchemy takes them (sqlalchemy/engine/url.py, `_parse_url`). */
const ADDRESS = /^[\w+]+:\/\//;

/**
 * What an engine is certainly given instead of an address: `None`, or text that is none. `undefined` where it may be one, or
 * where the Space decides. Attributes are left out, since anybody may set them.
 */
export function brokenAddress(names: Names, given: readonly Given[]): "None" | "empty" | "text" | undefined {
	const [address, ...others] = argumentsFor(names, given, { keyword: "url", position: 0 });
	if (address === undefined || others.length > 0 || !/^(none|string|name)$/.test(address.expression.kind))
		return undefined;
	const values = certainValues(names, address) ?? [];
	const kinds = values.map(({ origin: { expression }, unless }) => {
		if (unless !== undefined) return undefined;
		if (expression.kind === "none") return "None";
		if (expression.kind !== "string" || ADDRESS.test(expression.value)) return undefined;
		return expression.value === "" ? "empty" : "text";
	});
	const [first] = kinds;
	return kinds.every((kind) => kind === first) ? first : undefined;
}

function firstText(part: string | Expression | undefined): string {
	return typeof part === "string" ? part : "";
}

function schemeIn(address: string): string | undefined {
	return SCHEME.exec(address)?.[1];
}
