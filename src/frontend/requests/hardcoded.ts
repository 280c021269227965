import type { Node } from "@babel/types";
import type { Frontend } from "../frontend.ts";
import { keyOf } from "../scripts/nodes.ts";
import type { Script } from "../scripts/script.ts";
import type { Evaluation } from "../values/evaluation.ts";
import { type Part, partsOf, type Value } from "../values/value.ts";

/** A literal text that begins with an address, and is used as one. */
export interface HardcodedAddress {
	/** Protocol, host and port, in lower case. */
	readonly origin: string;
	readonly script: Script;
	readonly node: Node;
}

/** Bytes of which one must be in a script that holds the address of a Space or of this machine. */
const WORDS = [".hf.space", "localhost", "127.0.0.1", "0.0.0.0", "[::1]"];

const ADDRESS =
	/^((?:https?|wss?):\/\/(?:localhost|127\.0\.0\.1|0\.0\.0\.0|\[::1\]|[a-z0-9-]+\.hf\.space)(?::\d+)?)(?=[/?#]|$)/i;

/** Names under which the address of an API is kept. */
const NAMES =
	/(?:api|backend|server|base|socket|ws|endpoint|fastapi)_?(?:base)?_?(?:url|uri|host|origin|endpoint|address|root|base)s?$|^(?:api|backend|base|endpoint|host|prefixUrl)$/i;

/**
 * Addresses of Spaces and of this machine that scripts hold where an environment variable belongs: what requests are sent to, and
 * what is kept under the name of an API's address. Not those that only stand in where a variable is not set.
 */
export function hardcodedAddresses({ project, found, evaluation }: Frontend): readonly HardcodedAddress[] {
	const sent = new Set(found.requests.flatMap(({ address }) => literalsIn(address)));
	for (const { settings } of found.clients) for (const node of literalsOf(settings)) sent.add(node);
	const scripts = new Map(found.scripts.map((script) => [script.path, script]));
	for (const path of project.paths) {
		if (scripts.has(path) || !project.mentions(path, WORDS)) continue;
		const script = project.script(path);
		if (script !== undefined) scripts.set(path, script);
	}
	return [...scripts.values()].flatMap((script) =>
		script.literals.flatMap((node): readonly HardcodedAddress[] => {
			const origin = ADDRESS.exec(startOf(node))?.[1]?.toLowerCase();
			if (origin === undefined) return [];
			const isLocal = !origin.endsWith(".hf.space");
			const isUsed = sent.has(node) || isKept(node, script) || (isLocal && isShown(node, script));
			return isUsed && !standsIn(node, script, isLocal, evaluation) ? [{ origin, script, node }] : [];
		}),
	);
}

function startOf(node: Node): string {
	if (node.type === "StringLiteral") return node.value;
	return node.type === "TemplateLiteral" ? (node.quasis[0]?.value.raw ?? "") : "";
}

/** The literals that a text is made of. */
function literalsIn(parts: readonly Part[]): readonly Node[] {
	return parts.flatMap((part) => {
		if (part.kind === "literal") return [part.node];
		return part.kind === "choice" ? part.of.flatMap(literalsIn) : [];
	});
}

function literalsOf(value: Value): readonly Node[] {
	if (value.kind !== "object") return literalsIn(partsOf(value));
	return [...value.properties].flatMap(([key, { node }]) =>
		/^(baseURL|baseUrl|prefixUrl|prefix)$/.test(key) ? [node] : [],
	);
}

/** The expression that a literal makes up: with what is added to it, and in its brackets and casts. */
function wholeOf(node: Node, script: Script): { readonly whole: Node; readonly parent: Node | undefined } {
	let whole = node;
	let parent = script.parentOf(whole);
	while (
		parent !== undefined &&
		(/^(TSAsExpression|TSSatisfiesExpression|TSNonNullExpression|ParenthesizedExpression|TemplateLiteral)$/.test(
			parent.type,
		) ||
			(parent.type === "BinaryExpression" && parent.operator === "+"))
	) {
		whole = parent;
		parent = script.parentOf(whole);
	}
	return { whole, parent };
}

/** Whether a variable, a field or a property with the name of an API's address holds it. */
function isKept(node: Node, script: Script): boolean {
	let { whole, parent } = wholeOf(node, script);
	while (parent?.type === "ConditionalExpression" || parent?.type === "LogicalExpression") {
		({ whole, parent } = wholeOf(parent, script));
	}
	switch (parent?.type) {
		case "VariableDeclarator":
			return parent.id.type === "Identifier" && NAMES.test(parent.id.name);
		case "ObjectProperty":
		case "ClassProperty":
			return parent.value === whole && NAMES.test(keyOf(parent.key, parent.computed === true) ?? "");
		case "AssignmentExpression":
			return parent.right === whole && NAMES.test(lastName(parent.left));
		default:
			return false;
	}
}

function lastName(node: Node): string {
	if (node.type === "Identifier") return node.name;
	return node.type === "MemberExpression" ? (keyOf(node.property, node.computed) ?? "") : "";
}

/** Whether an element of a page loads it: `<img src={`http://localhost:8000${path}`}>`. */
function isShown(node: Node, script: Script): boolean {
	let at: Node | undefined = wholeOf(node, script).parent;
	if (at?.type === "JSXExpressionContainer") at = script.parentOf(at);
	return at?.type === "JSXAttribute" && at.name.type === "JSXIdentifier" && /^(src|action|data)$/.test(at.name.name);
}

/**
 * Whether an address only stands in for a variable: `process.env.X || "…"`, a default beside it, an argument of a function that
 * reads it. One of this machine may also stand where the code asks where it runs.
 */
function standsIn(node: Node, script: Script, isLocal: boolean, evaluation: Evaluation): boolean {
	for (let at: Node = node, up = script.parentOf(at); up !== undefined; at = up, up = script.parentOf(up)) {
		if (/Function|Method|Program|BlockStatement|ClassBody/.test(up.type)) return isLocal && isGuarded(up, script);
		if (isLocal && up.type === "ConditionalExpression" && up.test !== at) return true;
		if (up.type === "AssignmentPattern" || isReadOfVariable(up, script)) return true;
		if (besides(up, at).some((one) => readsVariable(one, script, evaluation))) return true;
	}
	return false;
}

/** What stands beside an expression, of which one is taken. */
function besides(parent: Node, one: Node): readonly Node[] {
	const all =
		parent.type === "LogicalExpression"
			? [parent.left, parent.right]
			: parent.type === "ConditionalExpression"
				? [parent.test, parent.consequent, parent.alternate]
				: [];
	return all.filter((other) => other !== one);
}

/** Whether an expression reads an environment variable that holds a text of its own, not where the code runs. */
function readsVariable(node: Node, script: Script, evaluation: Evaluation): boolean {
	return hasVariable(partsOf(evaluation.of({ node, script, frame: undefined })));
}

function hasVariable(parts: readonly Part[]): boolean {
	return parts.some((part) => part.kind === "variable" || (part.kind === "choice" && part.of.some(hasVariable)));
}

/** `getEnv("API_URL", "http://…")`, `z.string().default("http://…")`: a name of a variable beside it, or a default by its name. */
function isReadOfVariable(call: Node, script: Script): boolean {
	if (call.type !== "CallExpression" && call.type !== "OptionalCallExpression") return false;
	if (/\.(default|catch|withDefault|fallback)$/.test(script.written(call.callee))) return true;
	return call.arguments.some((one) => one.type === "StringLiteral" && /^[A-Z][A-Z0-9_]{2,}$/.test(one.value));
}

/** Whether a block is one that runs only on a developer's machine. */
function isGuarded(block: Node, script: Script): boolean {
	for (let at: Node | undefined = block; at !== undefined; at = script.parentOf(at)) {
		if (
			at.type === "IfStatement" &&
			/NODE_ENV|\bDEV\b|\bMODE\b|PROD|localhost|hostname|development/.test(script.written(at.test))
		) {
			return true;
		}
		if (/Function|Method|Program/.test(at.type)) return false;
	}
	return false;
}
