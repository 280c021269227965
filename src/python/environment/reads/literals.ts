import type { Expression } from "../../tree/ast.ts";
import type { Cast, Manner } from "../variable.ts";

/** Characters of a fallback that are kept. */
const MAX_LENGTH = 2_000;

/** A literal as the text of a variable would say it: "8000", "true"; `undefined` for what is none, and for None. */
export function textOfLiteral(expression: Expression, text: string): string | undefined {
	switch (expression.kind) {
		case "string":
			return expression.value.slice(0, MAX_LENGTH);
		case "number":
			return expression.value === undefined
				? undefined
				: text.slice(expression.start, expression.end).replaceAll("_", "");
		case "true":
		case "false":
			return expression.kind;
		case "unary": {
			const inner = textOfLiteral(expression.operand, text);
			return inner === undefined || expression.operator === "~" ? undefined : `${expression.operator}${inner}`;
		}
		case "list":
		case "tuple": {
			const parts = expression.elements.map((element) => textOfLiteral(element, text));
			return parts.every((part) => part !== undefined) ? parts.join(",").slice(0, MAX_LENGTH) : undefined;
		}
		default:
			return undefined;
	}
}

/** What a read does where it is given this fallback: `None` is nothing. */
export function mannerOf(fallback: Expression | undefined, otherwise: Manner): Manner {
	if (fallback === undefined) return otherwise;
	return fallback.kind === "none" ? "optional" : "default";
}

/** What a conversion makes of a text, by the last name of what is called. */
export function castOf(name: string): Cast | undefined {
	return CASTS.get(name);
}

const CASTS: ReadonlyMap<string, Cast> = new Map([
	["str", "string"],
	["int", "integer"],
	["float", "number"],
	["Decimal", "number"],
	["bool", "boolean"],
	["Csv", "list"],
	["CommaSeparatedStrings", "list"],
	["Secret", "secret"],
]);
