// The keys of .space-gate.yml as docs/configuration.md shows them, from the schema that editors use.
import { stringify } from "yaml";

/** A section for each key but `card`, whose keys have a table of their own. */
export function configurationSections({ properties }) {
	return Object.entries(properties)
		.map(([key, schema]) => section(key, schema))
		.join("");
}

/** Words that a table names of a choice; of the licences there are more than anybody reads in one. */
const MOST_WORDS = 10;

function section(key, schema) {
	const inner = innerOf(schema);
	const facts = [
		`Takes ${taken(schema)}.`,
		...(schema.default === undefined ? [] : [`Unset: ${shown(schema.default)}.`]),
	];
	const example = schema.examples?.[0] ?? schema.default;
	const table = inner === undefined || key === "card" ? "" : `\n${keysTable(inner)}`;
	return `\n### ${key}\n\n${schema.description}\n\n${facts.join(" ")}\n${table}\n<!-- settings -->\n\`\`\`yaml\n${stringify({ [key]: example }, { defaultStringType: "PLAIN", lineWidth: 0 })}\`\`\`\n`;
}

/** The keys of the Hub's front matter that `card` takes. */
export function cardTable({ properties: { card } }) {
	return `\n${keysTable(card)}`;
}

function keysTable({ properties, required = [] }) {
	const rows = Object.entries(properties).map(([key, schema]) => {
		const unset = required.includes(key) ? "it is needed" : schema.default === undefined ? "" : shown(schema.default);
		return `| \`${key}\` | ${taken(schema)} | ${unset} | ${schema.description.replaceAll("|", "\\|")} |\n`;
	});
	return `| key | takes | unset | what it is |\n| --- | --- | --- | --- |\n${rows.join("")}`;
}

/** The schema of the mappings in a value: of itself, of each entry of a list, of each value by name. */
function innerOf(schema) {
	return [schema, schema.items, schema.additionalProperties].find((one) => one?.properties !== undefined);
}

/** What a value may be, in words. */
function taken({ enum: words, type, items, additionalProperties, anyOf, maxLength, minimum, maximum }) {
	if (words !== undefined) {
		const more = words.length > MOST_WORDS ? [`or one of ${words.length - MOST_WORDS} others`] : [];
		return [...words.slice(0, MOST_WORDS).map((word) => `\`${word}\``), ...more].join(", ");
	}
	if (anyOf?.[1]?.items?.enum !== undefined) return `${taken(anyOf[0])}, or a list of such words`;
	if (anyOf !== undefined) return anyOf.map(taken).join(", or ");
	const kind = Array.isArray(type) ? type.filter((one) => one !== "null").join(", ") : type;
	if (kind === "array") return `a list of ${items.enum === undefined ? plural(items) : `words: ${taken(items)}`}`;
	if (kind === "boolean") return "`true` or `false`";
	if (kind === "integer")
		return maximum === undefined ? "a whole number" : `a whole number from ${minimum} to ${maximum}`;
	if (kind === "string") return maxLength === undefined ? "a text" : `a text of at most ${maxLength} characters`;
	if (kind !== "object") return "a text, a number, or `true` or `false`";
	return additionalProperties?.enum === undefined
		? "a mapping"
		: `a mapping, each value ${taken(additionalProperties)}`;
}

function plural({ type }) {
	return type === "object" ? "mappings" : "texts";
}

function shown(value) {
	const words = Array.isArray(value) ? value : [value];
	return words.map((word) => `\`${word}\``).join(", ");
}
