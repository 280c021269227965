import { linesOf } from "../source/lines.ts";
import { type Place, topOf } from "../source/place.ts";
import type { Source } from "../source/source.ts";
import { type Card, README } from "./card.ts";
import { FRONT_MATTER_LIMIT, findFrontMatter, isUtf16, type Stretch } from "./front-matter.ts";
import { readYaml } from "./read-yaml.ts";

/** A configuration file that holds a card below its key `card`. */
export interface ConfiguredCard {
	/** As places name it. */
	readonly file: string;
	readonly text: string;
}

/**
 * Reads the card: the front matter of README.md at the root, and where there is none what the configuration file says
 * in its place. Never throws; what keeps the Hub from reading the card is part of the answer.
 */
export function readCard(source: Source, configured?: ConfiguredCard): Card {
	const card = readFrontMatter(source);
	if (configured === undefined || card.kind === "invalid") return card;
	const other = readConfigured(configured);
	if (card.kind === "missing") return other ?? card;
	return { ...card, unused: other?.kind === "card" ? other : undefined };
}

function readConfigured({ file, text }: ConfiguredCard): Card | undefined {
	const lines = linesOf(text);
	const reading = readYaml({ yaml: text, place: (start, end) => lines.place(file, start, end) }, "card");
	if (reading.kind === "problems") return { kind: "invalid", problems: reading.problems };
	if (reading.kind === "empty") return undefined;
	const { values } = reading;
	const [first] = values.values();
	return { kind: "card", file, values, place: first?.keyPlace ?? topOf(file), unused: undefined };
}

function readFrontMatter(source: Source): Card {
	const content = source.read(README);
	if (content === undefined) return missing(reasonForNoFile(source));
	if ("unreadable" in content) return missing(`README.md cannot be read: ${content.unreadable}`);
	if (isUtf16(content)) return missing("README.md is saved as UTF-16, and the Hub reads UTF-8");
	return readText(new TextDecoder("utf-8", { ignoreBOM: true }).decode(content));
}

function readText(text: string): Card {
	const found = findFrontMatter(text);
	if (found.kind === "missing") return missing(found.reason);
	if (found.kind === "open") return unclosed(text, found.lookalike);
	if (found.end - found.start > FRONT_MATTER_LIMIT) return oversized();
	const head = text.slice(0, found.close);
	const lines = linesOf(head);
	const place = (start: number, end: number) => lines.place(README, found.start + start, found.start + end);
	const reading = readYaml({ yaml: text.slice(found.start, found.end), place });
	if (reading.kind === "empty") return missing("the front matter of README.md holds no keys");
	if (reading.kind === "problems") return { kind: "invalid", problems: reading.problems };
	const { values } = reading;
	return { kind: "card", file: README, values, place: lines.place(README, 0, found.close), unused: undefined };
}

function missing(reason: string): Card {
	return { kind: "missing", reason, place: topOf(README) };
}

function unclosed(text: string, lookalike: Stretch | undefined): Card {
	const problem = { message: 'the "---" on line 1 opens front matter that no second "---" closes' };
	if (lookalike === undefined) {
		const remedy = 'Add a line of exactly "---" behind the last key.';
		return { kind: "invalid", problems: [{ ...problem, remedy, place: fence() }] };
	}
	const place = linesOf(text.slice(0, lookalike.end)).place(README, lookalike.start, lookalike.end);
	const remedy = `Make line ${place.start.line} exactly "---": three dashes without spaces before or behind them.`;
	return { kind: "invalid", problems: [{ ...problem, remedy, place }] };
}

function oversized(): Card {
	const problem = {
		message: `the front matter is longer than ${FRONT_MATTER_LIMIT / 1024} KB`,
		remedy: 'Close it with a line of exactly "---" behind the last key, and move text below that line.',
		place: fence(),
	};
	return { kind: "invalid", problems: [problem] };
}

/** The opening fence. */
function fence(): Place {
	return { file: README, start: { line: 1, column: 1 }, end: { line: 1, column: 4 } };
}

function reasonForNoFile({ entries }: Source): string {
	const entry = entries.get(README);
	if (entry?.kind === "link") return "README.md is a symbolic link to nothing that the Space holds";
	if (entry?.kind === "submodule") return "README.md is a submodule";
	for (const path of entries.keys()) {
		if (/^readme\.(?:md|markdown)$/i.test(path)) return `the file is called ${path}, and the Hub reads only README.md`;
	}
	for (const path of entries.keys()) {
		if (/^readme(?:\.(?:rst|txt|adoc))?$/i.test(path))
			return `there is no README.md, and the Hub does not read ${path}`;
	}
	return "there is no README.md";
}
