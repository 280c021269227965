import type { ValueFault } from "./judge-value.ts";
import { NOTHING } from "./text-length.ts";

/**
 * The characters that emoji are made of (UTS #51): flags, keycaps, pictographs, skin tones, and what joins and selects
 * them. `Extended_Pictographic` holds the places of emoji to come, which a list of today's would not know.
 */
const EMOJI =
	/\p{Regional_Indicator}{2}|[0-9#*]\u{fe0f}?\u{20e3}|\p{Extended_Pictographic}|\p{Emoji_Modifier}|[\u{200d}\u{fe0e}\u{fe0f}\u{e0020}-\u{e007f}]/gu;

/** What speaks against the value of `emoji`: the reference says "emoji-only character allowed". */
export function emojiFault(text: string): ValueFault | undefined {
	if (text.trim() === "") return NOTHING;
	const rest = text.replaceAll(EMOJI, "");
	if (rest === "") return undefined;
	const remedy = "Write one emoji, such as ✅, and nothing else.";
	if (rest !== text) return { clause: "which holds more than an emoji", remedy, certainty: "likely" };
	return { clause: "which is no emoji", remedy, certainty: "certain" };
}
