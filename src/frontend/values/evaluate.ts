import type { Node } from "@babel/types";
import { bare, type CallNode, isCall, isFunction, keyOf } from "../scripts/nodes.ts";
import type { Project } from "../scripts/project.ts";
import type { Script } from "../scripts/script.ts";
import { givenTo } from "./call-reference.ts";
import { callValue } from "./calls.ts";
import type { Evaluation } from "./evaluation.ts";
import { exportedValue, importedValue } from "./imports.ts";
import { memberOf } from "./members.ts";
import { nameValue } from "./names.ts";
import { choiceOf, NOTHING, type Part, partsOf, type Reference, textOf, UNKNOWN, type Value } from "./value.ts";

/** An evaluation, and how far it has come. */
interface Running extends Evaluation {
	/** What expressions gave that no call decides about. */
	readonly known: Map<Node, Value>;
	/** Expressions that may still be evaluated. */
	left: number;
	/** Expressions that are being evaluated within one another. */
	depth: number;
}

/** Expressions of one frontend that are evaluated, far more than a large one has. */
const MAX_STEPS = 1_000_000;

/** Expressions within one another: far below what the stack of Node holds. */
const MAX_DEPTH = 150;

/** Begins to evaluate the scripts of a frontend. */
export function startEvaluation(project: Project): Evaluation {
	const running: Running = {
		project,
		known: new Map(),
		left: MAX_STEPS,
		depth: 0,
		of: (reference) => evaluate(reference, running),
		exported: (script, name) => bounded(running, () => exportedValue(script, name, running)),
		imported: (module, name, script) => bounded(running, () => importedValue(module, name, script, running)),
		spend: () => running.left-- > 0,
		isSpent: () => running.left <= 0,
	};
	return running;
}

function evaluate(reference: Reference, running: Running): Value {
	const node = bare(reference.node);
	const known = reference.frame?.known ?? running.known;
	return (
		known.get(node) ??
		bounded(running, () => {
			// What asks for itself gets nothing.
			known.set(node, UNKNOWN);
			const found = work({ ...reference, node }, running);
			known.set(node, found);
			return found;
		})
	);
}

function bounded(running: Running, ask: () => Value): Value {
	if (running.left <= 0 || running.depth >= MAX_DEPTH) return UNKNOWN;
	running.left--;
	running.depth++;
	const value = ask();
	running.depth--;
	return value;
}

function work(reference: Reference, evaluation: Evaluation): Value {
	const { node, script, frame } = reference;
	const of = (inner: Node) => evaluation.of({ node: inner, script, frame });
	if (isFunction(node)) return { kind: "function", node, script, frame, self: undefined };
	if (isCall(node)) return callValue({ node, script, frame }, evaluation);
	switch (node.type) {
		case "StringLiteral":
			return textOf([{ kind: "literal", text: node.value, node, script }]);
		case "NullLiteral":
			return NOTHING;
		case "NumericLiteral":
			return textOf([{ kind: "literal", text: String(node.value), node, script }]);
		case "TemplateLiteral":
			return textOf(
				node.quasis.flatMap(({ value }, index): readonly Part[] => {
					const text = value.cooked ?? value.raw;
					const expression = node.expressions[index];
					const literal: readonly Part[] = text === "" ? [] : [{ kind: "literal", text, node, script }];
					return expression === undefined ? literal : [...literal, ...partsOf(of(expression))];
				}),
			);
		case "BinaryExpression":
			return node.operator === "+" ? textOf([...partsOf(of(node.left)), ...partsOf(of(node.right))]) : UNKNOWN;
		case "LogicalExpression":
			return node.operator === "&&" ? of(node.right) : choiceOf([of(node.left), of(node.right)]);
		case "ConditionalExpression":
			return choiceOf([of(node.consequent), of(node.alternate)]);
		case "AssignmentExpression":
			return of(node.right);
		case "SequenceExpression":
			return of(node.expressions.at(-1) ?? node);
		case "ObjectExpression":
			return objectOf(node, reference, evaluation);
		case "ClassDeclaration":
		case "ClassExpression":
			return { kind: "class", node, script };
		case "ThisExpression":
			return selfOf(reference, evaluation);
		case "Identifier":
			if (node.name === "undefined") return NOTHING;
			return nameValue(node.name, reference, evaluation);
		case "MemberExpression":
		case "OptionalMemberExpression": {
			if (isEnvironment(node)) return { kind: "environment" };
			const literal = keyOf(node.property, node.computed);
			return literal === undefined ? UNKNOWN : memberOf(of(node.object), literal, evaluation);
		}
		default:
			return UNKNOWN;
	}
}

/** `process.env` and `import.meta.env`. */
function isEnvironment({ object, property }: Extract<Node, { object: Node; property: Node }>): boolean {
	if (property.type !== "Identifier" || property.name !== "env") return false;
	const of = bare(object);
	return of.type === "MetaProperty" || (of.type === "Identifier" && /^(process|Deno|Bun)$/.test(of.name));
}

/** Properties of one object, and what of it is spread from what nobody knows. */
const MAX_PROPERTIES = { own: 2_000, spread: 10 } as const;

/** An object, with the properties of those that are spread into it. */
function objectOf(
	node: Extract<Node, { type: "ObjectExpression" }>,
	{ script, frame }: Reference,
	evaluation: Evaluation,
): Value {
	const properties = new Map<string, Reference>();
	const spread: Value[] = [];
	for (const one of node.properties) {
		if (properties.size > MAX_PROPERTIES.own || spread.length > MAX_PROPERTIES.spread) return UNKNOWN;
		if (one.type === "SpreadElement") {
			const value = evaluation.of({ node: one.argument, script, frame });
			if (value.kind !== "object") spread.unshift(value);
			else {
				for (const [key, property] of value.properties) properties.set(key, property);
				spread.unshift(...value.spread);
			}
			continue;
		}
		const key = keyOf(one.key, one.computed);
		if (key === undefined) spread.unshift(UNKNOWN);
		else properties.set(key, { node: one.type === "ObjectMethod" ? one : one.value, script, frame });
	}
	return { kind: "object", properties, spread };
}

/** What the first `new` of a class in its own script gives it. */
const MADE = new WeakMap<Node, CallNode | "nowhere">();

/** What `this` is: the instance whose method is followed, else one of the class that the text stands in, as the script makes it. */
function selfOf({ node, script, frame }: Reference, evaluation: Evaluation): Value {
	for (let at = frame; at !== undefined; at = at.outer) if (at.self !== undefined) return at.self;
	for (let at = script.parentOf(node); at !== undefined; at = script.parentOf(at)) {
		if (at.type === "ClassDeclaration" || at.type === "ClassExpression") {
			const made = MADE.get(at) ?? makerOf(at.id?.name, script) ?? "nowhere";
			MADE.set(at, made);
			const given = made === "nowhere" ? [] : givenTo({ node: made, script, frame: undefined }, evaluation);
			return { kind: "instance", node: at, script, given };
		}
		if (at.type === "ObjectExpression") return evaluateOwner(at, script);
	}
	return UNKNOWN;
}

function makerOf(name: string | undefined, { calls }: Script): CallNode | undefined {
	return calls.find(
		({ type, callee }) => type === "NewExpression" && callee.type === "Identifier" && callee.name === name,
	);
}

function evaluateOwner(node: Extract<Node, { type: "ObjectExpression" }>, script: Script): Value {
	const properties = node.properties.flatMap((one): [string, Reference][] => {
		const key = one.type === "SpreadElement" ? undefined : keyOf(one.key, one.computed);
		if (key === undefined || one.type === "SpreadElement") return [];
		return [[key, { node: one.type === "ObjectMethod" ? one : one.value, script, frame: undefined }]];
	});
	return { kind: "object", properties: new Map(properties), spread: [] };
}
