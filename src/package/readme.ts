import { type Card, README } from "../card/card.ts";
import { editFrontMatter } from "../card/edit-front-matter.ts";
import { withFrontMatter } from "../card/write-front-matter.ts";
import type { Source } from "../source/source.ts";
import type { Obstacle } from "./package.ts";

/** The port that the Hub asks where the card names none (spaces-config-reference.md). */
const DEFAULT_PORT = 7860;

/** Ports that the Hub takes as `app_port`. */
const PORTS = { least: 1025, most: 65_535 } as const;

/** Keys that mean something to other SDKs and nothing to Docker Spaces (spaces-config-reference.md). */
const MEANINGLESS = ["app_file", "python_version", "sdk_version"] as const;

/** A README as it is uploaded, and what was done to it. */
export interface Readme {
	readonly bytes: Uint8Array;
	/** Clauses without a full stop. */
	readonly notes: readonly string[];
}

/** The port at which the Hub will ask the Space. */
export function portOf(card: Card): number {
	const port = card.kind === "card" ? card.values.get("app_port")?.value : undefined;
	return isPort(port) ? port : DEFAULT_PORT;
}

/** The README with the configuration file's card at its head; `undefined` where README.md stays as it is. */
export function readmeWithCard(source: Source, card: Card): Readme | undefined | Obstacle {
	if (card.kind !== "card" || card.file === README) return undefined;
	const content = source.read(README) ?? new Uint8Array();
	if ("unreadable" in content) return unreadable(content.unreadable);
	return { bytes: withFrontMatter(content, card.values), notes: [`its front matter comes from ${card.file}`] };
}

/** The README with a card of Docker in place of one of the python contract. Every byte that does not have to change stays. */
export function translatedReadme(source: Source, card: Card): Readme | undefined | Obstacle {
	if (card.kind === "invalid") {
		const [problem] = card.problems;
		return untranslatable(problem === undefined ? "it cannot be read" : problem.message);
	}
	const readme = readmeWithCard(source, card) ?? readmeOf(source);
	if ("message" in readme) return readme;
	const { changes, notes } = changesOf(card);
	if (changes.size === 0 && readme.notes.length === 0) return undefined;
	const bytes = editFrontMatter(readme.bytes, changes);
	if (bytes === undefined) {
		return untranslatable(card.kind === "missing" ? card.reason : "it cannot be changed without touching other values");
	}
	return { bytes, notes: [...readme.notes, ...notes] };
}

function readmeOf(source: Source): Readme | Obstacle {
	const content = source.read(README) ?? new Uint8Array();
	return "unreadable" in content ? unreadable(content.unreadable) : { bytes: content, notes: [] };
}

/** What becomes of the card. */
interface CardChanges {
	/** Values as YAML by key, `undefined` to take the key out. */
	readonly changes: ReadonlyMap<string, string | undefined>;
	readonly notes: readonly string[];
}

function changesOf(card: Card): CardChanges {
	const values = card.kind === "card" ? card.values : new Map<string, never>();
	const [sdk, port] = [values.get("sdk"), values.get("app_port")];
	const changes = new Map<string, string | undefined>();
	const notes: string[] = [];
	const set = (key: string, before: string | undefined, after: string) => {
		changes.set(key, after);
		notes.push(change(key, before, after));
	};
	if (sdk?.value !== "docker") set("sdk", sdk?.written, "docker");
	if (!isPort(port?.value)) set("app_port", port?.written, String(DEFAULT_PORT));
	const meaningless = MEANINGLESS.filter((key) => values.has(key));
	for (const key of meaningless) changes.set(key, undefined);
	if (meaningless.length > 0) notes.push(`without ${meaningless.join(", ").replace(/, (\w+)$/, " and $1")}`);
	return { changes, notes };
}

/** Characters of a value that a note quotes. */
const QUOTED = 40;

function change(key: string, before: string | undefined, after: string): string {
	if (before === undefined) return `${key}: ${after} is added`;
	return `${key}: ${before.slice(0, QUOTED)} becomes ${key}: ${after}`;
}

function isPort(value: unknown): value is number {
	return typeof value === "number" && Number.isInteger(value) && value >= PORTS.least && value <= PORTS.most;
}

function unreadable(reason: string): Obstacle {
	return {
		message: `${README} cannot be read: ${reason}.`,
		advice: "The Space's configuration stands in it, so it has to be a plain file of text.",
	};
}

function untranslatable(reason: string): Obstacle {
	return {
		message: `The front matter of ${README} cannot be translated for the Hub: ${reason.replace(/\.$/, "")}.`,
		advice: 'Mend the front matter; "space-gate check" shows the lines.',
	};
}
