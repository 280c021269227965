import type { Expression, Span } from "../tree/ast.ts";
import type { ConcreteNode } from "./concrete.ts";
import { brokenAt, type Conversion, childAt, spanOf, unreadable } from "./conversion.ts";
import { rawText, type Unescaped, unescapeText } from "./escapes.ts";

/** A string token: prefix in small letters, and where its content begins and ends. */
interface Token {
	readonly prefix: string;
	readonly start: number;
	readonly end: number;
}

type Part = string | Expression;

const OPENING = /^([a-zA-Z]{0,2})("""|'''|"|')/;

/** A string, bytes or formatted string; `nodes` are the tokens that Python concatenates. */
export function convertString(nodes: readonly ConcreteNode[], whole: Span, conversion: Conversion): Expression {
	const parts: Part[] = [];
	let bytes = 0;
	for (const node of nodes) {
		const token = tokenOf(node, conversion.text);
		if (token === undefined || node.isBroken) return unreadable(whole);
		if (token.prefix.includes("b")) bytes += 1;
		else if (token.prefix.includes("f")) addFormatted(parts, node, token, conversion);
		else addText(parts, conversion.text.slice(token.start, token.end), token, node);
	}
	if (bytes > 0) return bytes === nodes.length ? { kind: "bytes", ...spanOf(whole) } : unreadable(whole);
	if (parts.some((part) => typeof part !== "string"))
		return { kind: "formatted", parts: merge(parts), ...spanOf(whole) };
	return { kind: "string", value: parts.join(""), ...spanOf(whole) };
}

function tokenOf(node: ConcreteNode, text: string): Token | undefined {
	const match = OPENING.exec(text.slice(node.start, node.start + 5));
	if (match === null) return undefined;
	const [opening, prefix = "", quotes = ""] = match;
	const start = node.start + opening.length;
	const end = node.end - quotes.length;
	return end < start ? undefined : { prefix: prefix.toLowerCase(), start, end };
}

function addText(parts: Part[], source: string, token: Token, place: Span): void {
	const unescaped: Unescaped = token.prefix.includes("r") ? rawText(source) : unescapeText(source);
	parts.push(unescaped.kind === "known" ? unescaped.text : unreadable(place));
}

function addFormatted(parts: Part[], node: ConcreteNode, token: Token, conversion: Conversion): void {
	let from = token.start;
	for (const child of node.children) {
		addLiteral(parts, conversion.text.slice(from, child.start), token, node);
		addInterpolation(parts, child, conversion);
		from = child.end;
	}
	addLiteral(parts, conversion.text.slice(from, token.end), token, node);
}

/** Text between interpolations, where doubled braces stand for one; those of `\N{…}` are no braces. */
function addLiteral(parts: Part[], source: string, token: Token, place: Span): void {
	const pattern = token.prefix.includes("r") ? /\{\{|\}\}/g : /\\N\{[^}\n]{0,120}\}|\{\{|\}\}/g;
	addText(
		parts,
		source.replace(pattern, (match) => (match.startsWith("\\") ? match : match.slice(1))),
		token,
		place,
	);
}

function addInterpolation(parts: Part[], node: ConcreteNode, conversion: Conversion): void {
	const [first, ...rest] = node.children;
	if (node.type !== "interpolation" || first === undefined) {
		parts.push(unreadable(node));
		return;
	}
	// `f"{x:=10}"` formats `x` with "=10"; only in parentheses would it be an assignment.
	const isFormat = first.type === "named_expression";
	const value = conversion.expression(isFormat ? childAt(first, 0) : first);
	const isShown = node.tokens.includes("=");
	if (isShown) parts.push(shownText(node, conversion.text));
	const specification = rest.flatMap((part) =>
		part.type === "format_specifier" ? part.children.map((field) => specified(field, conversion)) : [],
	);
	if (rest.length === 0 && !isShown && !isFormat) parts.push(value);
	else parts.push({ kind: "converted", value, specification, ...spanOf(value) });
}

function specified(field: ConcreteNode, conversion: Conversion): Expression {
	return conversion.expression(field.children[0] ?? brokenAt(field));
}

/** `f"{ x = }"` shows " x = " before the value: all from the brace to the conversion, the specification or the end. */
function shownText(node: ConcreteNode, text: string): string {
	return text.slice(node.start + 1, node.children[1]?.start ?? node.end - 1);
}

/** Joins neighbouring texts and drops empty ones. */
function merge(parts: readonly Part[]): Part[] {
	const merged: Part[] = [];
	for (const part of parts) {
		const last = merged.at(-1);
		if (typeof part === "string" && typeof last === "string") merged[merged.length - 1] = last + part;
		else if (part !== "") merged.push(part);
	}
	return merged;
}

/** An integer or a float; complex numbers, and what only Python 2 reads, have no value. */
export function convertNumber(node: ConcreteNode, text: string): Expression {
	return { kind: "number", value: numberOf(text.slice(node.start, node.end)), ...spanOf(node) };
}

function numberOf(source: string): number | undefined {
	const digits = source.replaceAll("_", "");
	if (/^0[0-9]*[1-9]/.test(digits) && /^\d+$/.test(digits)) return undefined;
	const value = Number(digits);
	return Number.isNaN(value) ? undefined : value;
}
