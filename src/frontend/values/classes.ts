import type { Node } from "@babel/types";
import { type CallNode, type FunctionNode, isFunction, keyOf } from "../scripts/nodes.ts";
import type { Script } from "../scripts/script.ts";
import { givenTo } from "./call-reference.ts";
import type { Evaluation } from "./evaluation.ts";
import { choiceOf, type Frame, UNKNOWN, type Value } from "./value.ts";

/** What a class says of its instances, and of itself. */
interface Members {
	readonly own: ReadonlyMap<string, Node>;
	readonly fixed: ReadonlyMap<string, Node>;
	/** What its constructor assigns to fields, by their names. */
	readonly assigned: ReadonlyMap<string, readonly Node[]>;
	/** What its constructor gives to that of the class above. */
	readonly above: CallNode | undefined;
}

const MEMBERS = new WeakMap<Node, Members>();

function membersOf(owner: Node, script: Script): Members {
	const known = MEMBERS.get(owner) ?? readMembers(owner, script);
	MEMBERS.set(owner, known);
	return known;
}

function readMembers(owner: Node, script: Script): Members {
	const body = owner.type === "ClassDeclaration" || owner.type === "ClassExpression" ? owner.body.body : [];
	const own = new Map<string, Node>();
	const fixed = new Map<string, Node>();
	for (const one of body) {
		const member = memberIn(one);
		if (member !== undefined) (member.isStatic ? fixed : own).set(member.name, member.value);
	}
	const maker = own.get("constructor");
	const isInMaker = (node: Node) => maker !== undefined && script.functionAround(node) === maker;
	const assigned = new Map<string, Node[]>();
	for (const { left, right } of script.assignments) {
		const name = fieldOf(left);
		if (name !== undefined && isInMaker(left)) assigned.set(name, [...(assigned.get(name) ?? []), right].slice(-4));
	}
	const above = script.calls.find(({ callee }) => callee.type === "Super" && isInMaker(callee));
	return { own, fixed, assigned, above };
}

function memberIn(one: Node): { readonly name: string; readonly value: Node; readonly isStatic: boolean } | undefined {
	if (!("key" in one) || typeof one.key === "string") return undefined;
	const name = keyOf(one.key, "computed" in one && one.computed === true);
	const value = isFunction(one) ? one : "value" in one ? one.value : undefined;
	if (name === undefined || value === null || typeof value !== "object" || !("type" in value)) return undefined;
	return { name, value, isStatic: "static" in one && one.static === true };
}

/** The name of a field that is assigned to: `this.base = …`. */
function fieldOf(target: Node): string | undefined {
	if (target.type !== "MemberExpression" || target.object.type !== "ThisExpression") return undefined;
	return keyOf(target.property, target.computed);
}

type Instance = Extract<Value, { kind: "instance" }>;

/** Classes above one another. */
const MAX_CLASSES = 8;

/** A member of an instance: of its class, else of those above it. */
export function instanceMember(self: Instance, name: string, evaluation: Evaluation): Value {
	let at: Instance | undefined = self;
	for (let count = 0; at !== undefined && count < MAX_CLASSES; count++) {
		const found = ownMember(at, name, evaluation);
		if (found.kind === "function") return { ...found, self };
		if (found.kind !== "unknown") return found;
		at = aboveOf(at, evaluation);
	}
	return UNKNOWN;
}

function ownMember({ node, script, given, ...self }: Instance, name: string, evaluation: Evaluation): Value {
	const { own, assigned } = membersOf(node, script);
	const member = own.get(name);
	if (member !== undefined && "kind" in member && member.kind === "get") return UNKNOWN;
	const value = member === undefined ? UNKNOWN : evaluation.of({ node: member, script, frame: undefined });
	const maker = own.get("constructor");
	if (value.kind !== "unknown" || maker === undefined || !isFunction(maker)) return value;
	const frame = frameOf({ ...self, node, script, given }, maker);
	const values = (assigned.get(name) ?? []).map((one) => evaluation.of({ node: one, script, frame }));
	// `constructor(private baseUrl: string)` is a field, too.
	const index = maker.params.findIndex((one) => one.type === "TSParameterProperty" && nameOf(one.parameter) === name);
	const field = maker.params[index];
	if (field?.type === "TSParameterProperty") {
		const other = field.parameter.type === "AssignmentPattern" ? field.parameter.right : undefined;
		values.push(given[index] ?? (other === undefined ? UNKNOWN : evaluation.of({ node: other, script, frame })));
	}
	return values.length === 0 ? UNKNOWN : choiceOf(values);
}

/** The call of a constructor, where something is known of it. */
function frameOf(self: Instance, maker: FunctionNode): Frame | undefined {
	const { given } = self;
	return given.length === 0 ? undefined : { of: maker, given, self, outer: undefined, known: new Map() };
}

/** An instance as one of the class above its own. */
function aboveOf(self: Instance, evaluation: Evaluation): Instance | undefined {
	const { node, script } = self;
	if ((node.type !== "ClassDeclaration" && node.type !== "ClassExpression") || !node.superClass) return undefined;
	const parent = evaluation.of({ node: node.superClass, script, frame: undefined });
	if (parent.kind !== "class") return undefined;
	const { own, above } = membersOf(node, script);
	const maker = own.get("constructor");
	const frame = maker !== undefined && isFunction(maker) ? frameOf(self, maker) : undefined;
	const given =
		above === undefined ? (maker === undefined ? self.given : []) : givenTo({ node: above, script, frame }, evaluation);
	return { ...self, node: parent.node, script: parent.script, given };
}

function nameOf(parameter: Node): string | undefined {
	if (parameter.type === "AssignmentPattern") return nameOf(parameter.left);
	return parameter.type === "Identifier" ? parameter.name : undefined;
}

/** What a class itself has by a name. */
export function staticMember(
	{ node, script }: Extract<Value, { kind: "class" }>,
	name: string,
	evaluation: Evaluation,
): Value {
	const own = membersOf(node, script).fixed.get(name);
	if (own === undefined) return UNKNOWN;
	const value = evaluation.of({ node: own, script, frame: undefined });
	return value.kind === "function" ? { ...value, self: { kind: "class", node, script } } : value;
}
