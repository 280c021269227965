import type { ErrorObject } from "ajv";
import schema from "../../schema/config.schema.json" with { type: "json" };
import type { Position } from "../source/place.ts";
import { oneOf } from "./choices.ts";
import type { ConfigurationDocument } from "./document.ts";
import { nearest } from "./nearest.ts";

/** Something that a configuration file must not say. */
export interface Defect {
	readonly position: Position;
	/** A sentence without its full stop. */
	readonly message: string;
	/** What to do about it, one sentence. */
	readonly advice: string;
}

/** The schema without what it tells editors of a card: a card is judged by rules, each value in its place. */
const JUDGED = {
	...schema,
	properties: { ...schema.properties, card: { type: "object", examples: schema.properties.card.examples } },
};

/** Letters of a value that a message quotes. */
const MAX_QUOTED = 60;

/** What the schema has against the file: of several the defect that stands first. `undefined` when it is content. */
export async function defectOf(document: ConfigurationDocument): Promise<Defect | undefined> {
	const { Ajv } = await import("ajv");
	const validate = new Ajv({ allErrors: true, verbose: true, allowUnionTypes: true }).compile(JUDGED);
	if (validate(document.value)) return undefined;
	const errors = (validate.errors ?? []).filter(({ propertyName }) => propertyName === undefined);
	const defects = errors.map((error) => explain(error, document));
	return defects.reduce((first, next) => (isBefore(next.position, first.position) ? next : first));
}

function isBefore(a: Position, b: Position): boolean {
	return a.line < b.line || (a.line === b.line && a.column < b.column);
}

function explain(error: ErrorObject, document: ConfigurationDocument): Defect {
	const path = error.instancePath.split("/").slice(1).map(unescapePointer);
	if (error.keyword === "additionalProperties") {
		const key = String(error.params.additionalProperty);
		const known = Object.keys(error.parentSchema?.properties ?? schema.properties);
		const [meant] = nearest(key, known);
		return {
			position: document.placeOfKey(path, key),
			message: `there is no key ${quote(key)}`,
			advice: meant === undefined ? `The keys are ${known.join(", ")}.` : `Did you mean "${meant}"?`,
		};
	}
	if (error.keyword === "propertyNames") {
		const key = String(error.params.propertyName);
		return {
			position: document.placeOfKey(path, key),
			message: `"${path.join(" → ")}" takes names of letters, digits and "_", not ${quote(key)}`,
			advice: "Write the name as the code asks for it, such as DATABASE_URL.",
		};
	}
	const position = document.placeOf(path);
	if (error.keyword === "required") {
		const key = String(error.params.missingProperty);
		const examples = error.parentSchema?.properties?.[key]?.examples ?? error.parentSchema?.properties?.[key]?.enum;
		const [example = "…"] = Array.isArray(examples) ? examples : [];
		const message = `"${path.join(" → ")}" has no ${quote(key)}`;
		return { position, message, advice: `Add it, such as "${key}: ${String(example)}".` };
	}
	if (path.length === 0) {
		const advice = 'Write one key a line, such as "fail-on: warning".';
		return { position, message: `the file must be a mapping of keys, not ${kindOf(error.data)}`, advice };
	}
	const written = document.written(path);
	const name = path.map(String).join(" → ");
	const takes = takesOf(error.parentSchema ?? {});
	return {
		position,
		message: `"${name}" takes ${takes}, not ${written === undefined ? kindOf(error.data) : quote(written)}`,
		advice: adviceFor(error, written ?? ""),
	};
}

/** What a part of the schema takes, in words. */
function takesOf(part: Readonly<Record<string, unknown>>): string {
	if (Array.isArray(part.enum)) return oneOf(part.enum);
	const examples = Array.isArray(part.examples) ? part.examples : [];
	const [example = ""] = examples.map((one) => ` such as ${JSON.stringify(one)}`);
	if (part.type === "array") return `a list of names${example}`;
	if (part.type === "object") return `a mapping${example}`;
	if (part.type === "boolean") return oneOf([true, false]);
	if (Array.isArray(part.type)) return part.type.includes("object") ? "a mapping" : "a text, a number, true or false";
	return part.pattern === undefined && example === "" ? "a text" : `a name${example}`;
}

function adviceFor({ data, parentSchema = {} }: ErrorObject, written: string): string {
	const choices = Array.isArray(parentSchema.enum) ? parentSchema.enum.map(String) : [];
	if (typeof data === "number" && choices.includes(written)) {
		return `Write it in quotes, "${written}": YAML reads ${written} as the number ${data}.`;
	}
	const [meant] = nearest(written, choices);
	if (meant !== undefined) return `Did you mean "${meant}"?`;
	return "Correct the value, or remove the key.";
}

function quote(text: string): string {
	return JSON.stringify(text.length > MAX_QUOTED ? `${text.slice(0, MAX_QUOTED)}…` : text);
}

function kindOf(value: unknown): string {
	if (value === null) return "nothing";
	if (Array.isArray(value)) return "a list";
	if (typeof value === "object") return "a mapping";
	return quote(String(value));
}

function unescapePointer(part: string): string | number {
	const text = part.replaceAll("~1", "/").replaceAll("~0", "~");
	return /^\d+$/.test(text) ? Number(text) : text;
}
