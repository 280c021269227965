import { type Card, README } from "../card/card.ts";
import { readmeWithCard, translatedReadme } from "../package/readme.ts";
import type { Source } from "../source/source.ts";
import type { Contract } from "./space.ts";

/** The README.md that would be uploaded, as the Hub is asked about it; `undefined` where it has no front matter to ask about. */
export function uploadedReadme(source: Source, card: Card, contract: Contract): string | undefined {
	if (card.kind !== "card") return undefined;
	const made = contract === "python" ? translatedReadme(source, card) : readmeWithCard(source, card);
	if (made !== undefined && "message" in made) return undefined;
	const bytes = made?.bytes ?? source.read(README);
	return bytes instanceof Uint8Array ? new TextDecoder().decode(bytes) : undefined;
}
