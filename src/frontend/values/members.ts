import type { Node } from "@babel/types";
import { isFunction, keyOf } from "../scripts/nodes.ts";
import type { Evaluation } from "./evaluation.ts";
import { globalLibrary } from "./libraries.ts";
import { choiceOf, NOTHING, textOf, UNKNOWN, type Value } from "./value.ts";

/** What a member of a value is. */
export function memberOf(value: Value, name: string, evaluation: Evaluation): Value {
	switch (value.kind) {
		case "object":
			return propertyOf(value, name, evaluation);
		case "environment":
			return /^(MODE|DEV|PROD|SSR|NODE_ENV|BASE_URL)$/.test(name) ? UNKNOWN : textOf([{ kind: "variable", name }]);
		case "module":
			return evaluation.exported(value.script, name);
		case "library":
			return libraryMember(value, name);
		case "instance":
			return instanceMember(value, name, evaluation);
		case "class":
			return staticMember(value, name, evaluation);
		case "parameter":
			return { ...value, path: [...value.path, name] };
		case "choice":
			return choiceOf(value.of.map((one) => memberOf(one, name, evaluation)));
		case "text":
			// The parts of an address: `new URL(…).href`.
			return name === "href" ? value : UNKNOWN;
		case "nothing":
			return NOTHING;
		default:
			return UNKNOWN;
	}
}

function propertyOf(value: Extract<Value, { kind: "object" }>, name: string, evaluation: Evaluation): Value {
	const own = value.properties.get(name);
	if (own !== undefined) {
		const found = evaluation.of(own);
		return found.kind === "function" && isFunction(own.node) ? { ...found, self: value } : found;
	}
	const [first, ...others] = value.spread;
	if (first === undefined) return NOTHING;
	const found = memberOf(first, name, evaluation);
	if (found.kind !== "nothing") return found;
	return propertyOf({ ...value, properties: new Map(), spread: others }, name, evaluation);
}

function libraryMember(value: Extract<Value, { kind: "library" }>, name: string): Value {
	if (value.member === "window") {
		const library = globalLibrary(name);
		return library === undefined ? UNKNOWN : { ...value, library, member: "" };
	}
	if (name === "default" && value.member === "") return value;
	return value.member === "" ? { ...value, member: name } : UNKNOWN;
}

/** The members of a class, by their names. */
function membersIn(owner: Node, isStatic: boolean): readonly [string, Node][] {
	if (owner.type !== "ClassDeclaration" && owner.type !== "ClassExpression") return [];
	return owner.body.body.flatMap((one): [string, Node][] => {
		if (!("key" in one) || ("static" in one && one.static === true) !== isStatic) return [];
		const key = keyOf(one.key, "computed" in one && one.computed === true);
		if (key === undefined) return [];
		if (isFunction(one)) return [[key, one]];
		return "value" in one && one.value ? [[key, one.value]] : [];
	});
}

function instanceMember(self: Extract<Value, { kind: "instance" }>, name: string, evaluation: Evaluation): Value {
	const { node, script, given } = self;
	const members = new Map(membersIn(node, false));
	const own = members.get(name);
	const isMethod = own !== undefined && isFunction(own);
	if (isMethod && "kind" in own && own.kind === "get") {
		return UNKNOWN;
	}
	if (own !== undefined) {
		const value = evaluation.of({ node: own, script, frame: undefined });
		if (value.kind === "function") return { ...value, self };
		if (value.kind !== "unknown") return value;
	}
	const maker = members.get("constructor");
	if (maker === undefined || !isFunction(maker)) return inherited(self, name, evaluation);
	const frame = given.length === 0 ? undefined : { of: maker, given, self, outer: undefined, known: new Map() };
	const assigned = script.assignments.filter(({ left }) => isOwn(left, name) && script.functionAround(left) === maker);
	const values = assigned.map(({ right }) => evaluation.of({ node: right, script, frame }));
	// `constructor(private baseUrl: string)` is a field, too.
	const index = maker.params.findIndex((one) => one.type === "TSParameterProperty" && nameOf(one.parameter) === name);
	const field = maker.params[index];
	if (field?.type === "TSParameterProperty") {
		const other = field.parameter.type === "AssignmentPattern" ? field.parameter.right : undefined;
		values.push(given[index] ?? (other === undefined ? UNKNOWN : evaluation.of({ node: other, script, frame })));
	}
	return values.length === 0 ? inherited(self, name, evaluation) : choiceOf(values);
}

function nameOf(parameter: Node): string | undefined {
	if (parameter.type === "AssignmentPattern") return nameOf(parameter.left);
	return parameter.type === "Identifier" ? parameter.name : undefined;
}

function inherited(self: Extract<Value, { kind: "instance" }>, name: string, evaluation: Evaluation): Value {
	const { node, script } = self;
	if ((node.type !== "ClassDeclaration" && node.type !== "ClassExpression") || !node.superClass) return UNKNOWN;
	const parent = evaluation.of({ node: node.superClass, script, frame: undefined });
	if (parent.kind !== "class" || parent.node === node) return UNKNOWN;
	const found = memberOf({ ...self, node: parent.node, script: parent.script, given: [] }, name, evaluation);
	return found.kind === "function" ? { ...found, self } : found;
}

function isOwn(target: Node, name: string): boolean {
	return (
		target.type === "MemberExpression" &&
		target.object.type === "ThisExpression" &&
		keyOf(target.property, target.computed) === name
	);
}

function staticMember(
	{ node, script }: Extract<Value, { kind: "class" }>,
	name: string,
	evaluation: Evaluation,
): Value {
	const own = new Map(membersIn(node, true)).get(name);
	if (own === undefined) return UNKNOWN;
	const value = evaluation.of({ node: own, script, frame: undefined });
	return value.kind === "function" ? { ...value, self: { kind: "class", node, script } } : value;
}
