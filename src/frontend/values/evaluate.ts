import type { Node } from "@babel/types";
import type { Binding, Taken } from "../scripts/bindings.ts";
import { bare, isCall, isFunction, keyOf } from "../scripts/nodes.ts";
import type { Project } from "../scripts/project.ts";
import type { Script } from "../scripts/script.ts";
import { callValue, givenTo } from "./calls.ts";
import type { Evaluation } from "./evaluation.ts";
import { globalLibrary, libraryOf } from "./libraries.ts";
import { memberOf } from "./members.ts";
import {
	choiceOf,
	type Frame,
	NOTHING,
	type Part,
	partsOf,
	type Reference,
	textOf,
	UNKNOWN,
	type Value,
} from "./value.ts";

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
		exported: (script, name) => exportedValue(script, name, running),
		imported: (module, name, script) => importedValue(module, name, script, running),
		isSpent: () => running.left <= 0,
	};
	return running;
}

function evaluate(reference: Reference, evaluation: Running): Value {
	const node = bare(reference.node);
	const known = reference.frame?.known ?? evaluation.known;
	const value = known.get(node);
	if (value !== undefined) return value;
	if (evaluation.left <= 0 || evaluation.depth >= MAX_DEPTH) return UNKNOWN;
	evaluation.left--;
	evaluation.depth++;
	// What asks for itself gets nothing.
	known.set(node, UNKNOWN);
	const found = work({ ...reference, node }, evaluation);
	evaluation.depth--;
	known.set(node, found);
	return found;
}

function work(reference: Reference, evaluation: Running): Value {
	const { node, script, frame } = reference;
	const of = (inner: Node) => evaluate({ node: inner, script, frame }, evaluation);
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

function objectOf(
	node: Extract<Node, { type: "ObjectExpression" }>,
	{ script, frame }: Reference,
	evaluation: Running,
): Value {
	const properties = new Map<string, Reference>();
	const spread: Value[] = [];
	for (const one of node.properties) {
		if (one.type === "SpreadElement") spread.unshift(evaluate({ node: one.argument, script, frame }, evaluation));
		else {
			const key = keyOf(one.key, one.computed);
			const value = one.type === "ObjectMethod" ? one : one.value;
			if (key === undefined) spread.unshift(UNKNOWN);
			else properties.set(key, { node: value, script, frame });
		}
	}
	return { kind: "object", properties, spread };
}

/** What `this` is: the instance whose method is followed, else one of the class that the text stands in, as the script makes it. */
function selfOf({ node, script, frame }: Reference, evaluation: Running): Value {
	for (let at = frame; at !== undefined; at = at.outer) if (at.self !== undefined) return at.self;
	for (let at = script.parentOf(node); at !== undefined; at = script.parentOf(at)) {
		if (at.type === "ClassDeclaration" || at.type === "ClassExpression") {
			const name = at.id?.name;
			const made = script.calls.find(
				({ type, callee }) => type === "NewExpression" && callee.type === "Identifier" && callee.name === name,
			);
			const given = made === undefined ? [] : givenTo({ node: made, script, frame: undefined }, evaluation);
			return { kind: "instance", node: at, script, given };
		}
		if (at.type === "ObjectExpression") return evaluateOwner(at, script);
	}
	return UNKNOWN;
}

function evaluateOwner(node: Extract<Node, { type: "ObjectExpression" }>, script: Script): Value {
	const properties = node.properties.flatMap((one): [string, Reference][] => {
		const key = one.type === "SpreadElement" ? undefined : keyOf(one.key, one.computed);
		if (key === undefined || one.type === "SpreadElement") return [];
		return [[key, { node: one.type === "ObjectMethod" ? one : one.value, script, frame: undefined }]];
	});
	return { kind: "object", properties: new Map(properties), spread: [] };
}

function nameValue(name: string, { node, script, frame }: Reference, evaluation: Running): Value {
	const binding = script.bindingOf(name, node);
	if (binding !== undefined) return bindingValue(binding, { script, frame }, evaluation);
	if (name === "window" || name === "globalThis" || name === "self") {
		return { kind: "library", library: "navigator", member: "window" };
	}
	const library = globalLibrary(name);
	return library === undefined ? UNKNOWN : { kind: "library", library, member: "" };
}

function bindingValue(
	binding: Binding,
	at: { readonly script: Script; readonly frame: Frame | undefined },
	evaluation: Running,
): Value {
	switch (binding.kind) {
		case "import":
			return importedValue(binding.module, binding.name, at.script, evaluation);
		case "definition":
			return evaluate({ node: binding.node, ...at }, evaluation);
		case "parameter": {
			const { of, index, taken } = binding;
			let frame = at.frame;
			while (frame !== undefined && frame.of !== of) frame = frame.outer;
			if (frame !== undefined) {
				const given = frame.given[index] ?? (index < frame.given.length ? UNKNOWN : undefined);
				if (given === undefined) return fallbackValue(taken, { ...at, frame: frame.outer }, evaluation);
				return takenValue(given, taken, at, evaluation);
			}
			// SvelteKit hands its own to `load({ fetch })`.
			if (taken.path.join(".") === "fetch") return { kind: "library", library: "fetch", member: "" };
			const whole: Value = { kind: "parameter", of, index, path: taken.path };
			if (taken.fallback === undefined) return whole;
			return choiceOf([whole, evaluate({ node: taken.fallback, ...at }, evaluation)]);
		}
		case "variable": {
			const { init, taken, assigned, isOpen } = binding;
			const nodes = [...(init === undefined ? [] : [init]), ...assigned];
			const values = nodes.map((node) => takenValue(evaluate({ node, ...at }, evaluation), taken, at, evaluation));
			const value = choiceOf(values);
			return isOpen ? textOf([...partsOf(value), { kind: "hole", parameter: undefined }]) : value;
		}
	}
}

/** The part of a value that a pattern takes. */
function takenValue(
	value: Value,
	taken: Taken,
	at: { readonly script: Script; readonly frame: Frame | undefined },
	evaluation: Running,
): Value {
	const part = taken.path.reduce((whole, key) => memberOf(whole, key, evaluation), value);
	if (taken.fallback === undefined) return part;
	return choiceOf([part, evaluate({ node: taken.fallback, ...at }, evaluation)]);
}

function fallbackValue(
	{ fallback, path }: Taken,
	at: { readonly script: Script; readonly frame: Frame | undefined },
	evaluation: Running,
): Value {
	if (fallback === undefined) return path.length === 0 ? NOTHING : UNKNOWN;
	return evaluate({ node: fallback, ...at }, evaluation);
}

function importedValue(module: string, name: string, script: Script, evaluation: Running): Value {
	const { project } = evaluation;
	const path = project.resolve(module, script.path);
	if (path === undefined) {
		if (module === "$env/dynamic/public" || module === "$env/dynamic/private") return { kind: "environment" };
		if (module === "$env/static/public" || module === "$env/static/private" || module === "@env") {
			return name === "*" ? { kind: "environment" } : textOf([{ kind: "variable", name }]);
		}
		const library = libraryOf(module, name === "*" ? "default" : name) ?? libraryOf(module, name);
		if (library === undefined) return UNKNOWN;
		const isWhole =
			name === "default" || name === "*" || /^(axios|got|ky|\$fetch|ofetch|fetch|fetchEventSource)$/.test(name);
		return { kind: "library", library, member: isWhole || isSender(name) ? "" : name };
	}
	const other = project.script(path);
	if (other === undefined) return UNKNOWN;
	return name === "*" ? { kind: "module", script: other } : exportedValue(other, name, evaluation);
}

/** Names of packages that are senders themselves, not members of one. */
function isSender(name: string): boolean {
	return /^(io|connect|EventSource|EventSourcePolyfill|NativeEventSource|fetchBaseQuery)$/.test(name);
}

function exportedValue(script: Script, name: string, evaluation: Running): Value {
	if (evaluation.left <= 0 || evaluation.depth >= MAX_DEPTH) return UNKNOWN;
	evaluation.left--;
	const found = script.exports.get(name);
	if (found === undefined) return relayedValue(script, name, evaluation);
	switch (found.kind) {
		case "node":
			return evaluate({ node: found.node, script, frame: undefined }, evaluation);
		case "local": {
			const binding = script.bindingOf(found.name, ROOT);
			return binding === undefined
				? UNKNOWN
				: deeper(evaluation, () => bindingValue(binding, { script, frame: undefined }, evaluation));
		}
		case "from":
			return deeper(evaluation, () => importedValue(found.module, found.name, script, evaluation));
	}
}

/** A node that lies in no script: names seen from it are those of the module. */
const ROOT: Node = { type: "EmptyStatement" };

function relayedValue(script: Script, name: string, evaluation: Running): Value {
	const common = script.exports.get("default");
	// `module.exports = { … }`, and what of it is imported by name.
	if (common?.kind === "node" && script.relays.length === 0) {
		return memberOf(evaluate({ node: common.node, script, frame: undefined }, evaluation), name, evaluation);
	}
	for (const module of script.relays) {
		const value = deeper(evaluation, () => importedValue(module, name, script, evaluation));
		if (value.kind !== "unknown") return value;
	}
	return UNKNOWN;
}

function deeper(evaluation: Running, ask: () => Value): Value {
	evaluation.depth++;
	const value = ask();
	evaluation.depth--;
	return value;
}
