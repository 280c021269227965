import type { Node } from "@babel/types";
import { bare, type FunctionNode, isFunction, keyOf } from "../scripts/nodes.ts";
import type { Script } from "../scripts/script.ts";
import { type CallReference, calleeOf, givenTo } from "./call-reference.ts";
import type { Evaluation } from "./evaluation.ts";
import { makesClient } from "./libraries.ts";
import { memberOf } from "./members.ts";
import { choiceOf, type Frame, literalOf, type Part, partsOf, textOf, UNKNOWN, type Value } from "./value.ts";

/** Hooks and wrappers that give the function back that they are given. */
const TRANSPARENT = /^(useCallback|useMemo|memo|cache|debounce|throttle|markRaw|reactive|readonly|freeze|shallowRef)$/;

/** Methods that leave an address the same, or as good as the same. */
const SAME = /^(replace|replaceAll|trim|trimEnd|trimStart|toString|toLowerCase|valueOf|normalize)$/;

/** What a call gives. */
export function callValue(call: CallReference, evaluation: Evaluation): Value {
	const { node, script, frame } = call;
	const { callee } = node;
	const of = (inner: Node | undefined) =>
		inner === undefined ? UNKNOWN : evaluation.of({ node: inner, script, frame });
	if (callee.type === "Identifier" && script.bindingOf(callee.name, callee) === undefined) {
		if (callee.name === "require") return required(of(node.arguments[0]), script, evaluation);
		const known = ofPlatform(callee.name, call, of);
		if (known !== undefined) return known;
	}
	const value = calleeOf(call, evaluation);
	const isNew = node.type === "NewExpression";
	if (value.kind === "function") return returnedBy(value, givenTo(call, evaluation), evaluation);
	if (value.kind === "class" && isNew) return { ...value, kind: "instance", given: givenTo(call, evaluation) };
	if (value.kind === "library") return fromLibrary(value, call, of);
	return methodValue(bare(callee), call, of, evaluation);
}

type Ask = (node: Node | undefined) => Value;

/** What libraries give: clients with settings of their own, and what is asked afterwards. */
function fromLibrary(value: Extract<Value, { kind: "library" }>, { node, script }: CallReference, of: Ask): Value {
	const { library, member } = value;
	if (library === "XMLHttpRequest" && member === "") return value;
	if (!makesClient(library, member)) return UNKNOWN;
	const client = { library, node, script, settings: of(node.arguments[0]) };
	return { kind: "library", library, member: "", client };
}

/** What methods and hooks of others give of an address, or of a function. */
function methodValue(target: Node, { node }: CallReference, of: Ask, evaluation: Evaluation): Value {
	const [first] = node.arguments;
	const isMember = target.type === "MemberExpression" || target.type === "OptionalMemberExpression";
	const name = isMember
		? (keyOf(target.property, target.computed) ?? "")
		: target.type === "Identifier"
			? target.name
			: "";
	if (TRANSPARENT.test(name)) {
		const given = of(first);
		return name === "useMemo" && given.kind === "function" ? returnedBy(given, [], evaluation) : given;
	}
	if (!isMember) return UNKNOWN;
	if (name === "join" && target.object.type === "ArrayExpression") {
		return joined(target.object.elements, of(first), of);
	}
	const object = of(target.object);
	if (name === "bind") return object;
	if (object.kind !== "text" && object.kind !== "choice" && object.kind !== "parameter") return UNKNOWN;
	if (name === "concat") return textOf([...partsOf(object), ...partsOf(of(first))]);
	return SAME.test(name) ? object : UNKNOWN;
}

/** What the platform's own functions make of addresses. */
function ofPlatform(name: string, { node }: CallReference, of: Ask): Value | undefined {
	const [first, second] = node.arguments;
	switch (name) {
		case "String":
			return of(first);
		case "Request":
			return of(first);
		case "URL":
			return second === undefined ? of(first) : resolved(of(first), of(second));
		case "encodeURI":
			return of(first);
		default:
			return undefined;
	}
}

/** `new URL(path, base)`: a path that begins with a slash stands behind the host. */
function resolved(path: Value, base: Value): Value {
	const text = literalOf(path);
	if (text !== undefined && /^\w+:\/\//.test(text)) return path;
	const front = partsOf(base);
	const needsSlash = text !== undefined && !text.startsWith("/");
	const [one] = partsOf(path);
	const slash: readonly Part[] = needsSlash && one?.kind === "literal" ? [{ ...one, text: "/" }] : [];
	return textOf([...front, ...slash, ...partsOf(path)]);
}

function joined(elements: readonly (Node | null)[], separator: Value, of: Ask): Value {
	const between = partsOf(separator);
	return textOf(
		elements.flatMap((one, index) => [...(index === 0 ? [] : between), ...partsOf(one === null ? UNKNOWN : of(one))]),
	);
}

function required(module: Value, script: Script, evaluation: Evaluation): Value {
	const name = literalOf(module);
	if (name === undefined) return UNKNOWN;
	const whole = evaluation.imported(name, "*", script);
	if (whole.kind !== "module") return whole;
	const common = whole.script.exports.get("default");
	return common === undefined ? whole : memberOf(whole, "default", evaluation);
}

/** What a function gives back for what it is given: of several returns one of them. */
export function returnedBy(
	{ node, script, frame, self }: Extract<Value, { kind: "function" }>,
	given: readonly (Value | undefined)[],
	evaluation: Evaluation,
): Value {
	for (let at = frame; at !== undefined; at = at.outer) if (at.of === node) return UNKNOWN;
	const inner: Frame = { of: node, given, self, outer: frame, known: new Map() };
	return choiceOf(
		returnsOf(node)
			.slice(0, 4)
			.map((one) => evaluation.of({ node: one, script, frame: inner })),
	);
}

const RETURNS = new WeakMap<FunctionNode, readonly Node[]>();

/** The expressions that a function gives back. Those of functions within it are theirs. */
function returnsOf(node: FunctionNode): readonly Node[] {
	const known = RETURNS.get(node);
	if (known !== undefined) return known;
	const found: Node[] = [];
	const pending: Node[] = [];
	if (node.body.type !== "BlockStatement") found.push(node.body);
	else pending.push(...node.body.body);
	for (let at = pending.pop(); at !== undefined; at = pending.pop()) {
		if (at.type === "ReturnStatement") {
			if (at.argument) found.push(at.argument);
			continue;
		}
		if (isFunction(at)) continue;
		pending.push(...statementsIn(at));
	}
	RETURNS.set(node, found);
	return found;
}

/** The statements directly within a statement. */
function statementsIn(node: Node): readonly Node[] {
	switch (node.type) {
		case "BlockStatement":
			return node.body;
		case "IfStatement":
			return node.alternate ? [node.consequent, node.alternate] : [node.consequent];
		case "TryStatement":
			return [node.block, ...(node.handler ? [node.handler.body] : []), ...(node.finalizer ? [node.finalizer] : [])];
		case "ForStatement":
		case "ForOfStatement":
		case "ForInStatement":
		case "WhileStatement":
		case "DoWhileStatement":
		case "LabeledStatement":
			return [node.body];
		case "SwitchStatement":
			return node.cases.flatMap(({ consequent }) => consequent);
		default:
			return [];
	}
}
