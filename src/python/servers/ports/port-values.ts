import { indexOfMark, portIn, portInAddress } from "../../../commands/ports.ts";
import type { Module } from "../../module.ts";
import type { Names } from "../../names/names.ts";
import { type Origin, originsOf } from "../../names/origins.ts";
import type { Span } from "../../tree/ast.ts";
import { type Holes, textOf } from "../command-words.ts";

/** A port as it stands in the source. */
export interface WrittenPort {
	readonly port: number;
	readonly module: Module;
	/** Where the number stands. */
	readonly span: Span;
}

/** A port in code, and what it is for. */
export interface FixedPort extends WrittenPort {
	readonly use: PortUse;
}

/** What a port in code is for. `span` is where it is used, in the module that was asked about. */
export type PortUse = Span &
	(
		| { readonly kind: "argument"; readonly callable: string }
		| { readonly kind: "command"; readonly program: string; readonly option: string }
		/** What is taken where an environment variable or an option is not set. */
		| { readonly kind: "fallback"; readonly name: string }
		/** A constant or a field of settings. */
		| { readonly kind: "constant"; readonly name: string }
		/** An environment variable that the program sets itself. */
		| { readonly kind: "variable"; readonly name: string }
	);

/** The ports that an expression may be: numbers, and strings of digits, with the place of each. */
export function portsFrom(names: Names, { expression, scope }: Origin): WrittenPort[] {
	return originsOf(names, expression, scope).flatMap((origin) => {
		const { expression: literal } = origin;
		const text =
			literal.kind === "number" ? String(literal.value) : literal.kind === "string" ? literal.value.trim() : "";
		return portIn(text) === undefined ? [] : [writtenPort(origin, text)];
	});
}

/** The ports of addresses: `(host, 8000)`, `"host:8000"`, and lists of such texts. */
export function portsOfAddress(names: Names, { expression, scope }: Origin): WrittenPort[] {
	return originsOf(names, expression, scope).flatMap((origin) => {
		const { expression: address } = origin;
		if (address.kind !== "tuple" && address.kind !== "list") return portsOfText(names, origin);
		const [, second] = address.elements;
		if (address.kind === "tuple" && second !== undefined) {
			return portsFrom(names, { expression: second, scope: origin.scope });
		}
		return address.elements.flatMap((element) =>
			originsOf(names, element, origin.scope).flatMap((one) => portsOfText(names, one)),
		);
	});
}

function portsOfText(names: Names, origin: Origin): WrittenPort[] {
	const holes: Holes = [];
	const value = portInAddress(textOf(names, origin, holes) ?? "");
	return value === undefined ? [] : portsOfValue(names, value, holes, origin);
}

/** The ports behind a text's digits, or behind the expression that fills its mark. */
export function portsOfValue(names: Names, value: string, holes: readonly Origin[], origin: Origin): WrittenPort[] {
	const index = indexOfMark(value);
	if (index === undefined) return [writtenPort(origin, value)];
	const hole = holes[index];
	return hole === undefined ? [] : portsFrom(names, hole);
}

/** The place of digits within a literal; the whole literal where they are not written out in it exactly once. */
function writtenPort({ expression, scope }: Origin, digits: string): WrittenPort {
	const { module } = scope;
	const { start, end } = expression;
	const text = module.text.slice(start, end);
	const at = text.indexOf(digits);
	const isOnce = at !== -1 && text.indexOf(digits, at + 1) === -1;
	const isWhole = expression.kind === "number" || text.length === digits.length + 2;
	const span = isOnce && !isWhole ? { start: start + at, end: start + at + digits.length } : { start, end };
	return { port: Number(digits), module, span };
}
