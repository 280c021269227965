import type { Space } from "../../gate/space.ts";

/** The port of a Docker Space whose card names none (hub-docs, spaces-config-reference.md: app_port). */
export const DEFAULT_PORT = 7860;

/** Ports that the Hub takes. */
const [LOWEST, HIGHEST] = [1025, 65_535];

/** The port that the Hub sends requests to, and how a sentence gives the reason. */
export interface AppPort {
	readonly port: number;
	readonly reason: string;
}

/** The port that the Hub sends requests to; words that complete "skipped, because …" where the card does not tell it. */
export function appPortOf({ card }: Space): AppPort | { readonly skipped: string } {
	if (card.kind === "invalid") return { skipped: "the front matter of README.md cannot be read" };
	const given = card.kind === "card" ? card.values.get("app_port") : undefined;
	if (given === undefined || card.kind !== "card") {
		const file = card.kind === "card" ? card.file : "README.md";
		return { port: DEFAULT_PORT, reason: `${file} names no app_port, so it is ${DEFAULT_PORT}` };
	}
	if (typeof given.value !== "number") return { skipped: `app_port of ${card.file} is no number` };
	if (!isPossible(given.value)) return { skipped: `app_port of ${card.file} is no port that the Hub takes` };
	return { port: given.value, reason: `${card.file} says app_port: ${given.value}` };
}

/** What to do about a program that listens on another port. */
export function adviceOn(port: number, served: string): string {
	const isChoice = isPossible(Number(served));
	return isChoice ? `Listen on ${port}, or write app_port: ${served} in README.md.` : `Listen on ${port}.`;
}

function isPossible(port: number): boolean {
	return Number.isInteger(port) && port >= LOWEST && port <= HIGHEST;
}
