import type { NotAsked } from "../http/not-asked.ts";

/** What the Hub says of a card: sentences of its own, without a full stop. */
export interface CardVerdict {
	readonly kind: "asked";
	/** Host of the Hub, as messages name it: "huggingface.co". */
	readonly host: string;
	/** Why it would reject the upload; empty where it takes the card. */
	readonly errors: readonly string[];
	readonly warnings: readonly string[];
}

/** What is set on a Space: of secrets the Hub tells the names only. */
export interface SpaceSettings {
	readonly kind: "asked";
	/** "owner/name". */
	readonly space: string;
	readonly host: string;
	readonly secrets: ReadonlySet<string>;
	readonly variables: ReadonlyMap<string, string>;
}

/** What was learnt from the Hub, where the caller wanted it. */
export interface HubAnswers {
	readonly card: CardVerdict | NotAsked;
	readonly settings: SpaceSettings | NotAsked;
}

/** A judgement that asks the Hub nothing. */
export const UNASKED_HUB: HubAnswers = {
	card: { kind: "unwanted", reason: "the Hub is asked only with --online" },
	settings: { kind: "unwanted", reason: "the Hub is asked for a Space's variables only where a Space is named" },
};
