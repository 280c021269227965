import { isMap, isScalar, LineCounter, parseDocument } from "yaml";
import type { Position } from "../source/place.ts";
import type { Defect } from "./defects.ts";

/** A configuration file as plain data, with the places of what it says. */
export interface ConfigurationDocument {
	readonly value: unknown;
	/** Place of the value at a path of keys and indexes; of what holds it, where it is not there. */
	placeOf(path: readonly (string | number)[]): Position;
	/** Place of a key of the mapping at `path`. */
	placeOfKey(path: readonly (string | number)[], key: string): Position;
	/** Text of the scalar at `path` as it is written: `3.10` for the number 3.1. */
	written(path: readonly (string | number)[]): string | undefined;
}

/** Aliases that may be resolved; they multiply what a short text says. */
const MAX_ALIASES = 50;

/** Brackets that may stand in one another; the file needs two, and the parser recurses. */
const MAX_NESTING = 50;

/** Reads YAML 1.2. An empty file is an empty mapping. */
export async function readDocument(text: string): Promise<ConfigurationDocument | { readonly defect: Defect }> {
	if (isNestedTooDeep(text)) return defect({ line: 1, column: 1 }, "the file nests too deep");
	const lines = new LineCounter();
	const document = parseDocument(text, { lineCounter: lines, prettyErrors: false, stringKeys: true });
	const position = (offset: number): Position => {
		const { line, col } = lines.linePos(offset);
		return { line: Math.max(line, 1), column: Math.max(col, 1) };
	};
	const [error] = document.errors;
	if (error !== undefined)
		return defect(position(error.pos[0]), `the file is not valid YAML: ${sentence(error.message)}`);
	const nodeAt = (path: readonly (string | number)[]) =>
		path.length === 0 ? document.contents : document.getIn(path, true);
	const placeOf = (path: readonly (string | number)[]): Position => {
		for (let length = path.length; length >= 0; length--) {
			const node = nodeAt(path.slice(0, length)) as { range?: readonly number[] | null } | null | undefined;
			const offset = node?.range?.[0];
			if (offset !== undefined) return position(offset);
		}
		return position(0);
	};
	let value: unknown;
	try {
		value = document.toJS({ maxAliasCount: MAX_ALIASES }) ?? {};
	} catch (thrown) {
		return defect(placeOf([]), `the file is not valid YAML: ${sentence(String((thrown as Error).message))}`);
	}
	return {
		value,
		placeOf,
		placeOfKey: (path, key) => {
			const map = nodeAt(path);
			const pair = isMap(map) ? map.items.find((item) => isScalar(item.key) && item.key.value === key) : undefined;
			const offset = isScalar(pair?.key) ? pair.key.range?.[0] : undefined;
			return offset === undefined ? placeOf(path) : position(offset);
		},
		written: (path) => {
			const node = nodeAt(path);
			return isScalar(node) ? node.source : undefined;
		},
	};
}

function defect(position: Position, message: string): { readonly defect: Defect } {
	return { defect: { position, message, advice: "Correct the file, or remove it." } };
}

/** A message of the YAML library as the end of our own sentence. */
function sentence(message: string): string {
	return message.replace(/\.$/, "").slice(0, 200);
}

/** Counts brackets and the steps of indentation, both of which the parser follows with its own stack. */
function isNestedTooDeep(text: string): boolean {
	let depth = 0;
	for (const character of text) {
		if (character === "[" || character === "{") depth++;
		else if (character === "]" || character === "}") depth--;
		if (depth > MAX_NESTING) return true;
	}
	return text.split("\n").some((line) => /^[\s?:-]{100}/.test(line));
}
