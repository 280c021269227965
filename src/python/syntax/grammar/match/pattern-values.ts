import { K } from "../../lexer/token.ts";
import { strings } from "../expressions/strings.ts";
import { type Parse, S } from "../parse.ts";
import { accept, advance, fail, report, textOf, unexpected } from "../reader.ts";

/** A literal in a pattern: a number, strings, None, True or False. */
export function literal(p: Parse): void {
	if (p.kind === K.string || p.kind === K.bytes) {
		if (strings(p) === S.format) {
			fail(p, p.at - 1, p.at - 1, "An f-string cannot stand in a pattern.", "Compare with it in a guard.");
		}
	} else if (p.kind === K.number || p.kind === K.minus) {
		number(p);
	} else if (p.kind === K.none || p.kind === K.true || p.kind === K.false) {
		advance(p);
	} else {
		unexpected(p, "a pattern");
	}
}

/** A number with its sign, or the sum of a real and an imaginary one. */
function number(p: Parse): void {
	const isReal = signed(p);
	if (p.kind !== K.plus && p.kind !== K.minus) return;
	const sign = p.at;
	advance(p);
	const isImaginary = p.kind === K.number && !isRealNumber(p);
	if (p.kind !== K.number) unexpected(p, "an imaginary number");
	advance(p);
	if (isReal && isImaginary) return;
	report(
		p,
		sign - 1,
		p.at - 1,
		"Only a complex number may be written as a sum in a pattern: a real number, then an imaginary one.",
		"Write its value.",
	);
}

function signed(p: Parse): boolean {
	accept(p, K.minus);
	if (p.kind !== K.number) unexpected(p, "a number");
	const isReal = isRealNumber(p);
	advance(p);
	return isReal;
}

function isRealNumber(p: Parse): boolean {
	return !/[jJ]$/.test(textOf(p, p.at));
}

/** Reads a key of a mapping pattern. Two keys that Python takes for equal give the same text, as far as literals show it. */
export function mappingKey(p: Parse): string {
	const first = p.at;
	const { kind } = p;
	literal(p);
	const texts: string[] = [];
	for (let token = first; token < p.at; token++) texts.push(textOf(p, token));
	const text = texts.join("");
	if (kind === K.none) return "None";
	if (kind === K.true || kind === K.false) return `number ${kind === K.true ? 1 : 0}`;
	if (kind !== K.number && kind !== K.minus) return `${kind} ${texts.map(unquoted).join("")}`;
	const value = Number(text.replaceAll("_", ""));
	if (Number.isNaN(value)) return /^-?[0_.]*j$/i.test(text) ? "number 0" : `number ${text.toLowerCase()}`;
	return `number ${value}`;
}

function unquoted(text: string): string {
	return text.replace(/^[A-Za-z]*("""|'''|"|')([\s\S]*)\1$/, "$2");
}
