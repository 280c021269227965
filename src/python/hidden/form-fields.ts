import type { Names } from "../names/names.ts";
import type { Origin } from "../names/origins.ts";
import type { Scope } from "../names/scopes.ts";
import { hasDecorator } from "../names/values.ts";
import { shortName } from "../startup/chain.ts";
import type { Call, Expression, Parameter } from "../tree/ast.ts";
import { type Annotation, behindAlias, pathOf, readAnnotation } from "./annotations.ts";

/** What FastAPI reads from a route's signature, or from that of something it depends on. */
interface RouteField {
	readonly kind: "form" | "email";
	/** A clause: `upload() takes the form field "file"`. */
	readonly what: string;
	readonly node: Expression | Parameter;
	readonly scope: Scope;
}

/** Functions that one route leads to by `Depends`. */
const MAX_FUNCTIONS = 100;

const FORM: ReadonlySet<string> = named("Form", "File");

const DEPENDS: ReadonlySet<string> = named("Depends", "Security");

const UPLOAD: ReadonlySet<string> = new Set([
	...["fastapi.UploadFile", "fastapi.datastructures.UploadFile", "starlette.datastructures.UploadFile"],
]);

/** Classes of FastAPI whose constructors take form fields. */
const FORM_CLASSES: ReadonlySet<string> = new Set(
	["OAuth2PasswordRequestForm", "OAuth2PasswordRequestFormStrict"].flatMap((name) => [
		`fastapi.security.${name}`,
		`fastapi.security.oauth2.${name}`,
	]),
);

const EMAIL: ReadonlySet<string> = new Set(
	["EmailStr", "NameEmail"].flatMap((name) => [`pydantic.${name}`, `pydantic.networks.${name}`]),
);

function named(...names: readonly string[]): ReadonlySet<string> {
	return new Set(names.flatMap((name) => ["", ".params", ".param_functions"].map((at) => `fastapi${at}.${name}`)));
}

/**
 * The fields of forms and the addresses of e-mail that FastAPI finds when it takes `endpoint` for a route. Functions that
 * were `seen` are left out, since others depend on them, too; what is looked at is added.
 */
export function routeFields(
	names: Names,
	endpoint: Scope,
	dependencies: readonly Origin[],
	seen: Set<Scope>,
): readonly RouteField[] {
	const fields: RouteField[] = [];
	const queue = [endpoint];
	const depend = (on: Origin): void => {
		const { expression, scope } = on;
		const path = pathOf(names, on);
		if (path !== undefined && FORM_CLASSES.has(path)) {
			const what = `${nameOf(endpoint)} depends on "${path.slice(path.lastIndexOf(".") + 1)}"`;
			fields.push({ kind: "form", what, node: expression, scope });
		}
		for (const value of names.denote(expression, scope)) {
			if (value.kind === "function") queue.push(value.scope);
			const own = value.kind === "class" ? value.scope.bindings.get("__init__")?.at(-1) : undefined;
			if (own?.kind === "function") queue.push(own.scope);
		}
	};
	for (const one of dependencies) for (const on of dependenciesIn(names, one)) depend(on);
	for (let count = 0; count < MAX_FUNCTIONS; count += 1) {
		const next = queue.shift();
		if (next === undefined) break;
		if (seen.has(next) || next.parent === undefined || next.definition?.kind !== "function") continue;
		seen.add(next);
		const { parent, definition } = next;
		const isMethod = parent.kind === "class" && !hasDecorator(next, ["staticmethod"]);
		for (const parameter of definition.parameters.slice(Number(isMethod))) {
			const on = dependencyOf(names, parameter, parent);
			if (on === undefined) fields.push(...fieldsOf(names, parameter, next, parent));
			else depend(on);
		}
	}
	return fields;
}

/** What stands in `dependencies=[Depends(check)]`. */
function dependenciesIn(names: Names, { expression, scope }: Origin): readonly Origin[] {
	if (expression.kind !== "list" && expression.kind !== "tuple") return [];
	return expression.elements.flatMap((element) => dependsOn(names, { expression: element, scope }) ?? []);
}

/** What a parameter depends on; `undefined` where it is a field. */
function dependencyOf(names: Names, { annotation, default: value }: Parameter, scope: Scope): Origin | undefined {
	const declared = annotation === undefined ? undefined : readAnnotation(names, { expression: annotation, scope });
	const type = declared?.types[0];
	const candidates = [...(value === undefined ? [] : [{ expression: value, scope }]), ...(declared?.metadata ?? [])];
	for (const candidate of candidates) {
		const call = callOf(names, candidate, DEPENDS);
		if (call === undefined) continue;
		return dependsOn(names, candidate) ?? type ?? candidate;
	}
	return undefined;
}

/** `check` of `Depends(check)`. */
function dependsOn(names: Names, origin: Origin): Origin | undefined {
	const { expression, scope } = behindAlias(names, origin);
	const call = callOf(names, { expression, scope }, DEPENDS);
	const given = call?.arguments.find(
		(one) => one.kind === "positional" || (one.kind === "keyword" && one.name === "dependency"),
	);
	return given === undefined ? undefined : { expression: given.value, scope };
}

function fieldsOf(names: Names, parameter: Parameter, own: Scope, scope: Scope): readonly RouteField[] {
	const { annotation, default: value } = parameter;
	const declared = annotation === undefined ? NOTHING : readAnnotation(names, { expression: annotation, scope });
	const marks = [...(value === undefined ? [] : [{ expression: value, scope }]), ...declared.metadata];
	const field = (kind: RouteField["kind"], what: string): RouteField => ({
		kind,
		what: `${nameOf(own)} takes ${what} "${shortName(parameter.name)}"`,
		node: parameter,
		scope: own,
	});
	if (marks.some((mark) => callOf(names, mark, FORM) !== undefined)) return [field("form", "the form field")];
	const isPlain = marks.every(({ expression: { kind } }) => kind === "none" || kind === "ellipsis");
	if (isPlain && isOf(names, declared, UPLOAD)) return [field("form", "the uploaded file")];
	return isOf(names, declared, EMAIL) ? [field("email", "the e-mail address")] : [];
}

const NOTHING: Annotation = { types: [], metadata: [] };

function isOf(names: Names, { types }: Annotation, wanted: ReadonlySet<string>): boolean {
	return types.some((type) => wanted.has(pathOf(names, type) ?? ""));
}

/** Whether an annotation holds `EmailStr` or `NameEmail`. */
export function holdsEmail(names: Names, annotation: Origin): boolean {
	return isOf(names, readAnnotation(names, annotation), EMAIL);
}

/** The expression, where it is a call of one of these. */
function callOf(names: Names, origin: Origin, wanted: ReadonlySet<string>): Call | undefined {
	const { expression, scope } = behindAlias(names, origin);
	if (expression.kind !== "call") return undefined;
	return wanted.has(pathOf(names, { expression: expression.callee, scope }) ?? "") ? expression : undefined;
}

/** A function as a message shows it: `upload()`. */
function nameOf({ name }: Scope): string {
	return name === "" ? "a lambda" : `${shortName(name)}()`;
}
