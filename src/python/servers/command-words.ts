import { markOf } from "../../commands/ports.ts";
import type { Word } from "../../commands/shell-words.ts";
import { lastName } from "../names/calls.ts";
import type { Names } from "../names/names.ts";
import { type Origin, originsOf } from "../names/origins.ts";
import type { Expression } from "../tree/ast.ts";

/** Words of one list, and operands of one concatenation, that are read. */
const MAX_PARTS = 200;

/** A command as the text of a program gives it. */
export type WrittenCommand =
	| { readonly kind: "words"; readonly words: readonly Word<Origin>[] }
	| { readonly kind: "line"; readonly line: Word<Origin> };

/** Expressions whose place in a text is held by a mark, by the mark's index. */
export type Holes = Origin[];

/** The commands that an expression may be: lists of words, or lines for a shell. Parts that cannot be told leave marks. */
export function commandsOf(
	names: Names,
	expression: Expression,
	scope: Origin["scope"],
	holes: Holes,
): WrittenCommand[] {
	const origins = originsOf(names, expression, scope).flatMap((origin) => {
		const line = unsplit(names, origin);
		return line === undefined ? [origin] : originsOf(names, line.expression, line.scope);
	});
	return origins.flatMap((origin): WrittenCommand[] => {
		const words = wordsOf(names, origin, holes);
		if (words !== undefined) return [{ kind: "words", words }];
		const text = textOf(names, origin, holes);
		return text === undefined ? [] : [{ kind: "line", line: { text, origin } }];
	});
}

/** A list's or tuple's words; `undefined` for what is no list. */
function wordsOf(names: Names, origin: Origin, holes: Holes): Word<Origin>[] | undefined {
	const operands = operandsOf(origin);
	const lists = operands.map(({ expression }) => expression.kind === "list" || expression.kind === "tuple");
	if (!lists.includes(true)) return undefined;
	return operands.flatMap((operand) =>
		elementsOf(names, operand)
			.slice(0, MAX_PARTS)
			.map((element) => wordOf(names, element, holes)),
	);
}

/** The elements of a list, those of starred lists among them; nothing where it is no list. */
function elementsOf(names: Names, list: Origin): Origin[] {
	const [origin = list] = originsOf(names, list.expression, list.scope);
	const { expression, scope } = origin;
	if (expression.kind !== "list" && expression.kind !== "tuple") return [];
	return expression.elements.slice(0, MAX_PARTS).flatMap((element) => {
		if (element.kind !== "starred") return [{ expression: element, scope }];
		const [starred] = originsOf(names, element.value, scope);
		if (starred?.expression.kind !== "list" && starred?.expression.kind !== "tuple") return [];
		return starred.expression.elements
			.slice(0, MAX_PARTS)
			.map((inner) => ({ expression: inner, scope: starred.scope }));
	});
}

/** A word is what its expression certainly is; its place is where that stands. */
function wordOf(names: Names, element: Origin, holes: Holes): Word<Origin> {
	const origins = originsOf(names, element.expression, element.scope);
	const [only] = origins;
	const known = origins.length === 1 && only !== undefined ? textOf(names, only, holes) : undefined;
	if (known !== undefined && only !== undefined) return { text: known, origin: only };
	return { text: partOf(names, element, holes), origin: element };
}

/** A text with marks for what cannot be told; `undefined` where the expression is no text. */
export function textOf(names: Names, origin: Origin, holes: Holes): string | undefined {
	const { expression, scope } = origin;
	switch (expression.kind) {
		case "string":
			return expression.value;
		case "formatted":
			return expression.parts
				.map((part) => (typeof part === "string" ? part : partOf(names, { expression: part, scope }, holes)))
				.join("");
		case "binary":
			return expression.operator === "%" ? percentText(expression, scope, holes) : joinedText(names, origin, holes);
		case "call":
			return calledText(names, origin, holes);
		default:
			return undefined;
	}
}

/** A part of a text: its own text where it is certainly one, `python` for `sys.executable`, else a mark. */
function partOf(names: Names, part: Origin, holes: Holes): string {
	const origins = originsOf(names, part.expression, part.scope);
	const [only] = origins;
	if (origins.length === 1 && only?.expression.kind === "string") return only.expression.value;
	const values = names.denote(part.expression, part.scope);
	if (values.some((value) => value.kind === "path" && value.path === "sys.executable")) return "python";
	return markOf(holes.push(part) - 1);
}

/** The operands of `a + b + c`. */
function operandsOf({ expression, scope }: Origin): Origin[] {
	const operands: Origin[] = [];
	const waiting = [expression];
	for (let next = waiting.pop(); next !== undefined && operands.length < MAX_PARTS; next = waiting.pop()) {
		if (next.kind === "binary" && next.operator === "+") waiting.push(next.right, next.left);
		else operands.push({ expression: next, scope });
	}
	return operands;
}

function joinedText(names: Names, origin: Origin, holes: Holes): string | undefined {
	const operands = operandsOf(origin);
	if (operands.length < 2) return undefined;
	return operands.map((operand) => formattedText(operand) ?? partOf(names, operand, holes)).join("");
}

/** The text of an operand that is a plain string. */
function formattedText({ expression }: Origin): string | undefined {
	return expression.kind === "string" ? expression.value : undefined;
}

/** `"… %s" % value`: each conversion takes the next value. */
function percentText(
	{ left, right }: Extract<Expression, { kind: "binary" }>,
	scope: Origin["scope"],
	holes: Holes,
): string | undefined {
	if (left.kind !== "string") return undefined;
	const values = right.kind === "tuple" ? right.elements : [right];
	let index = 0;
	return left.value.replaceAll(/%(?:\((\w+)\))?[sdir]/g, (conversion) => {
		const value = values[index];
		index += 1;
		return value === undefined ? conversion : markOf(holes.push({ expression: value, scope }) - 1);
	});
}

/** `"… {}".format(value)` and `" ".join([…])`. */
function calledText(names: Names, { expression, scope }: Origin, holes: Holes): string | undefined {
	if (expression.kind !== "call" || expression.callee.kind !== "attribute") return undefined;
	const { value: text, attribute } = expression.callee;
	const [first] = expression.arguments;
	if (attribute === "join" && first !== undefined) {
		const words = elementsOf(names, { expression: first.value, scope }).slice(0, MAX_PARTS);
		const separator = text.kind === "string" ? text.value : " ";
		return words.map((word) => partOf(names, word, holes)).join(separator);
	}
	if (attribute !== "format" || text.kind !== "string") return undefined;
	let next = 0;
	return text.value.replaceAll(/\{(\w*)\}/g, (field, name: string) => {
		const position = /^\d*$/.test(name) ? Number(name || next++) : -1;
		const argument = expression.arguments.find((one, index) =>
			one.kind === "keyword" ? one.name === name : index === position,
		);
		return argument === undefined ? field : markOf(holes.push({ expression: argument.value, scope }) - 1);
	});
}

/** The line that is split into words, as a shell would: `shlex.split(line)`, `line.split()`. */
function unsplit(names: Names, { expression, scope }: Origin): Origin | undefined {
	if (expression.kind !== "call" || lastName(expression.callee) !== "split") return undefined;
	const isShlex = names
		.denote(expression.callee, scope)
		.some((value) => value.kind === "path" && value.path === "shlex.split");
	const { callee } = expression;
	const line = isShlex ? expression.arguments[0]?.value : callee.kind === "attribute" ? callee.value : undefined;
	return line === undefined ? undefined : { expression: line, scope };
}
