import type { Names } from "../names/names.ts";
import type { Scope } from "../names/scopes.ts";
import type { Value } from "../names/values.ts";
import type { Expression } from "../tree/ast.ts";
import { rootOf } from "./read-units.ts";
import type { Uses } from "./uses.ts";

/** Classes whose instances routes and middleware are added to, by any module that hands them on. */
const APPLICATION = /^(fastapi|starlette)(\.\w+)*\.(FastAPI|APIRouter|Starlette|Router)$/;

/** Levels of classes of the project between an object and the library's class. */
const MAX_BASES = 5;

/** The file and the name that a server is told to serve. */
const ENTRYPOINT = "main.py";
const ATTRIBUTE = "app";

/** What an answer depends on. */
export interface Served {
	readonly names: Names;
	readonly uses: Uses;
	/** Whether `main:app` is proven to be an application. */
	readonly isProven: boolean;
}

/** Parameters of a function that is followed, and whether the application is given for them. */
export type Given = ReadonlyMap<string, boolean>;

/**
 * Whether an expression is the application that is served, or a router or application that is a part of it: bound
 * outside of main guards, and known to somebody who may put it there. Objects that the guard makes for itself are not.
 */
export function isServed(served: Served, expression: Expression, scope: Scope, given: Given): boolean {
	const root = rootOf(expression);
	const owner = ownerOf(root, scope);
	if (owner === undefined) return false;
	if (owner.kind !== "module") return owner.bindings.get(root)?.[0]?.kind === "parameter" && given.get(root) === true;
	const { path } = owner.module;
	const code = served.uses.code(path);
	if (code === undefined) return false;
	const isInGuard = code.guardAt(expression.start) !== undefined;
	const isRebound = (owner.bindings.get(root) ?? []).some(
		({ start }) => code.guardAt(start) !== undefined && !(isInGuard && start > expression.start),
	);
	if (isRebound) return false;
	if (path === ENTRYPOINT && isEntrypoint(expression) && served.isProven) return true;
	const values = served.names.denote(expression, scope, "everywhere");
	return values.some((value) => isApplication(served.names, value)) && isPart(served, root, path);
}

/** `app`, or `app.router`. */
function isEntrypoint(expression: Expression): boolean {
	const value = expression.kind === "attribute" && expression.attribute === "router" ? expression.value : expression;
	return value.kind === "name" && value.name === ATTRIBUTE;
}

/** The scope whose name it is; class bodies are seen from within only. */
function ownerOf(name: string, scope: Scope): Scope | undefined {
	for (let at: Scope | undefined = scope; at !== undefined; at = at.parent) {
		if (at.bindings.has(name) && (at === scope || at.kind !== "class")) return at;
	}
	return undefined;
}

function isApplication(names: Names, value: Value): boolean {
	if (value.kind === "path") {
		const path = value.path.replace(/\.router$/, "");
		return path.endsWith("()") && APPLICATION.test(path.slice(0, -2));
	}
	if (value.kind !== "instance") return false;
	let classes: readonly Value[] = [value];
	for (let level = 0; level < MAX_BASES && classes.length > 0; level += 1) {
		classes = classes.flatMap((one) => ("scope" in one ? names.bases(one.scope) : []));
		if (classes.some((one) => one.kind === "path" && APPLICATION.test(one.path))) return true;
	}
	return false;
}

/** Whether somebody imports it, hands it on, or gives it another name: a router or application that nobody has is nobody's. */
function isPart({ uses }: Served, name: string, path: string): boolean {
	if (path === ENTRYPOINT && name === ATTRIBUTE) return true;
	if (uses.isImported(name)) return true;
	const units = uses.unitsWith(name) ?? [];
	const isName = (value: Expression | undefined) => value?.kind === "name" && value.name === name;
	return units.some(
		({ calls, settings }) =>
			calls.some((call) => call.arguments.some(({ value }) => isName(value))) ||
			settings.some(({ value }) => isName(value)),
	);
}
