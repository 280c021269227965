import { topOf } from "../source/place.ts";
import type { Source } from "../source/source.ts";
import type { Card } from "./card.ts";

/** Reads the front matter of README.md at the root. */
export function readCard(_source: Source): Card {
	return { kind: "missing", reason: "there is no README.md", place: topOf("README.md") };
}
