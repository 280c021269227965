import { callsIn, lastName, type NamedCall } from "../names/calls.ts";
import type { Names } from "../names/names.ts";
import { entriesOf, type Origin, originsOf } from "../names/origins.ts";
import { enclosingFunction, type ModuleNames, type Scope } from "../names/scopes.ts";
import { certainValues } from "../servers/certain-values.ts";
import { argumentsFor } from "../servers/given-arguments.ts";
import type { Expression } from "../tree/ast.ts";
import { READERS, type Reader } from "./libraries.ts";

/** How a token is read without being verified. */
export type Weakness =
	/** The signature is not looked at: by `options`, or by `verify=False`. */
	| "options"
	| "verify"
	/** The token itself says how it is signed. */
	| "algorithms"
	/** Tokens without a signature are allowed. */
	| "none";

/** A call that reads tokens and does not verify them. */
export interface Unverified {
	readonly reader: Reader;
	readonly weakness: Weakness;
	/** What says so: the argument, or the call where it lacks one. */
	readonly by: Origin;
}

/** Functions that say by their name that nobody may rely on what they give. */
const SAYS_SO = /unverified|unsafe|without_verif|no_verif|peek|inspect/i;

/** What verifies in a way of its own. */
const VERIFIES = /verif|validat|check_(token|signature)|introspect|jwks|userinfo/i;

/** What hands over a token that came straight from the one who made it (OpenID Connect Core, 3.1.3.7, rule 6). */
const RECEIVES =
	/^(post|fetch_token|fetch_access_token|authorize_access_token|acquire_token\w*|exchange\w*|get_token)$/;

/** The calls of a module that read tokens without verifying them. */
export function unverifiedIn(names: Names, module: ModuleNames): readonly Unverified[] {
	const calls = callsIn(names, module);
	const readings = calls.flatMap((call) => {
		const reader = READERS.get(call.name);
		return reader === undefined || call.reach === "never" || call.reach === "guarded" ? [] : [{ call, reader }];
	});
	const judged = readings.map((one) => ({ ...one, found: weaknessOf(names, one.call, one.reader) }));
	const verified = new Set(judged.filter(({ found }) => found === undefined).map(({ call }) => functionOf(call)));
	const changed = changedOptions(module);
	return judged.flatMap(({ call, reader, found }) => {
		if (found === undefined) return [];
		const around = functionOf(call);
		const isSecond = around !== undefined && (verified.has(around) || isCheckedElsewhere(module, around, call));
		const isUnseen = found.weakness === "options" && (changed || isSecond);
		if (isUnseen || (found.weakness === "verify" && isSecond)) return [];
		return [{ reader, ...found }];
	});
}

function functionOf({ scope }: NamedCall): Scope | undefined {
	return enclosingFunction(scope);
}

/** Whether some line of the module changes such an option afterwards. */
function changedOptions({ assignments }: ModuleNames): boolean {
	return assignments.some(({ node: { target } }) => {
		return target.kind === "subscript" && target.index.kind === "string" && target.index.value === "verify_signature";
	});
}

/** Whether the function around a call verifies the token by other means, or says that it does not. */
function isCheckedElsewhere({ calls }: ModuleNames, around: Scope, { node }: NamedCall): boolean {
	for (let at: Scope | undefined = around; at !== undefined; at = at.parent) if (SAYS_SO.test(at.name)) return true;
	const within = calls.filter((one) => one.node !== node && enclosingFunction(one.scope) === around);
	return within.some((one) => VERIFIES.test(lastName(one.node.callee)) || RECEIVES.test(lastName(one.node.callee)));
}

type Found = Omit<Unverified, "reader">;

function weaknessOf(names: Names, { given, node, scope }: NamedCall, reader: Reader): Found | undefined {
	const isOpen = given.some(({ argument }) => argument.kind === "starred" || argument.kind === "double-starred");
	const [third] = given.filter(({ argument }) => argument.kind === "positional").slice(2);
	const isOld =
		third !== undefined &&
		(isCertainly(names, originOf(third), "false") || isCertainly(names, originOf(third), "true"));
	const argument = (parameter: Reader["key"]): Origin | undefined =>
		argumentsFor(names, given, { ...parameter, position: parameter.position < 0 ? undefined : parameter.position })[0];
	const options = argument(reader.options);
	if (options !== undefined && isUnverifying(names, options)) return { weakness: "options", by: options };
	const verify = isOld ? originOf(third) : argument(reader.verify);
	if (verify !== undefined && isCertainly(names, verify, "false")) return { weakness: "verify", by: verify };
	const algorithms = argument(isOld ? { ...reader.algorithms, position: 3 } : reader.algorithms);
	if (algorithms !== undefined) {
		if (textsIn(names, algorithms).some((text) => text.toLowerCase() === "none")) {
			return { weakness: "none", by: algorithms };
		}
		return isCertainly(names, algorithms, "none") && reader.needsAlgorithms
			? { weakness: "algorithms", by: algorithms }
			: undefined;
	}
	if (isOpen || !reader.needsAlgorithms || isKeyWithAlgorithm(names, argument(reader.key))) return undefined;
	return { weakness: "algorithms", by: { expression: node, scope } };
}

function originOf({ argument, scope }: NamedCall["given"][number]): Origin {
	return { expression: argument.value, scope };
}

/** Whether all that options may be says that the signature is not looked at. */
function isUnverifying(names: Names, options: Origin): boolean {
	const dicts = originsOf(names, options.expression, options.scope);
	return (
		dicts.length > 0 &&
		dicts.every((dict) => {
			const values = entriesOf(names, dict, "verify_signature");
			return values.length > 0 && values.every((value) => isCertainly(names, value, "false"));
		})
	);
}

/** Whether an expression is certainly a literal of this kind, whatever the environment says. */
function isCertainly(names: Names, origin: Origin, kind: "false" | "true" | "none"): boolean {
	const values = certainValues(names, origin);
	return (
		values?.every(({ origin: { expression }, unless }) => expression.kind === kind && unless === undefined) === true
	);
}

/** PyJWT 2.10 takes the algorithm out of a key that knows its own. */
function isKeyWithAlgorithm(names: Names, key: Origin | undefined): boolean {
	const values = key === undefined ? [] : names.denote(key.expression, key.scope);
	return values.some((value) => value.kind === "path" && value.path.includes("PyJWK") && !value.path.endsWith(".key"));
}

/** The texts of a list, or the one text, as far as they are certain. */
function textsIn(names: Names, { expression, scope }: Origin): readonly string[] {
	return originsOf(names, expression, scope).flatMap((origin) => {
		const { expression: list } = origin;
		const elements: readonly Expression[] =
			list.kind === "list" || list.kind === "tuple" || list.kind === "set" ? list.elements : [list];
		return elements.flatMap((element) =>
			(certainValues(names, { expression: element, scope: origin.scope }) ?? []).flatMap(
				({ origin: { expression: value } }) => (value.kind === "string" ? [value.value] : []),
			),
		);
	});
}
