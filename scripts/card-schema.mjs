// What editors are told of `card:` in .space-gate.yml: a JSON schema made from what the gate knows of the Hub's keys.

/** The schema of a card. It suggests, and forbids nothing: values are judged by rules. */
export function cardSchema({ CARD_KEYS }) {
	const properties = [...CARD_KEYS].map(([key, { purpose, takes }]) => [
		key,
		{ description: `${purpose}.`, ...typeOf(takes) },
	]);
	return {
		description:
			"The Space's front matter, for those who do not want it in README.md: Space Gate puts it at the head of the README.md that it deploys. Where README.md has front matter of its own, that one counts.",
		type: "object",
		properties: Object.fromEntries(properties),
		examples: [{ title: "Todo API", sdk: "python" }],
	};
}

function typeOf(takes) {
	switch (takes.kind) {
		case "text":
			return { type: "string", ...(takes.most !== undefined && { maxLength: takes.most }) };
		case "emoji":
		case "form":
			return { type: "string" };
		case "flag":
			return { type: "boolean" };
		case "number":
			return { type: "integer", minimum: takes.least, maximum: takes.most };
		case "choice":
			return takes.certainty === "certain" ? { enum: takes.words } : { type: "string", examples: takes.words };
		case "list":
			return { type: "array", items: typeOf(takes.of) };
		case "one-or-list":
			return { anyOf: [typeOf(takes.of), { type: "array", items: typeOf(takes.of) }] };
		case "mapping": {
			const entries = [...takes.entries].map(([name, of]) => [name, typeOf(of)]);
			return { type: "object", additionalProperties: false, properties: Object.fromEntries(entries) };
		}
	}
}
