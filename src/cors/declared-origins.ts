import type { Place } from "../source/place.ts";
import { faultOfOrigin, isWildcard } from "./origin.ts";

/** A frontend whose pages may call the application (specification 002, "CORS Origin Entity"). */
export interface DeclaredOrigin {
	readonly url: string;
	readonly environment: "production" | "development";
	/** Whether it is allowed at present. */
	readonly isEnabled: boolean;
	/** Where its address stands. */
	readonly place: Place;
}

/** An entry of the configuration file, once the schema has accepted it. */
export interface WrittenOrigin {
	readonly url: string;
	readonly environment: "production" | "development";
	readonly enabled?: boolean;
}

/** Something that no schema can say: the entry, and words for people. */
export interface OriginDefect {
	readonly index: number;
	/** A sentence without its full stop. */
	readonly message: string;
	/** What to do about it, one sentence. */
	readonly advice: string;
}

/** What is wrong with a list that the schema has accepted; `undefined` where nothing is. */
export function defectOfOrigins(written: readonly WrittenOrigin[]): OriginDefect | undefined {
	for (const [index, { url }] of written.entries()) {
		const name = `"cors → ${index} → url"`;
		if (isWildcard(url)) {
			const message = `${name} takes one origin, and ${JSON.stringify(url)} is a wildcard`;
			return { index, message, advice: "List every address on its own." };
		}
		const fault = /^[a-z]+:\/\//i.test(url) && !/^https?:/i.test(url) ? NO_WEB : faultOfOrigin(url);
		if (fault !== undefined) {
			const { what, meant = "https://app.example.com" } = fault;
			return {
				index,
				message: `${name} takes an origin, and ${JSON.stringify(url)} ${what}`,
				advice: `Write ${meant}.`,
			};
		}
		if (written.findIndex((one) => one.url === url) < index) {
			const message = `"cors" lists ${JSON.stringify(url)} twice`;
			return { index, message, advice: "Keep one of the two." };
		}
	}
	return undefined;
}

const NO_WEB = { what: "does not begin with http:// or https://", meant: undefined };

/** The origins that a file declares. `placeOf` gives the place of the address of an entry. */
export function readOrigins(
	written: readonly WrittenOrigin[],
	placeOf: (index: number) => Place,
): readonly DeclaredOrigin[] {
	return written.map(({ url, environment, enabled = true }, index) => ({
		url,
		environment,
		isEnabled: enabled,
		place: placeOf(index),
	}));
}
