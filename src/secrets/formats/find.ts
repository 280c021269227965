import { isPlaceholder, isPublished } from "../values/placeholders.ts";
import { entropy, isMonotonous } from "../values/randomness.ts";
import { AI_FORMATS } from "./ai.ts";
import { CLOUD_FORMATS } from "./cloud.ts";
import { DEVELOPMENT_FORMATS } from "./development.ts";
import type { Format } from "./format.ts";
import { SERVICE_FORMATS } from "./services.ts";

/** Every known format; where one begins as another does, the narrower one comes first. */
export const FORMATS: readonly Format[] = [...AI_FORMATS, ...CLOUD_FORMATS, ...SERVICE_FORMATS, ...DEVELOPMENT_FORMATS];

/** A credential that its own form gives away. Offsets are those of the text that was searched. */
export interface KnownCredential {
	readonly format: Format;
	readonly start: number;
	readonly end: number;
}

/** Bits a character below which a text was typed, not made: "sk-test-test-test". */
const MIN_ENTROPY = 3;

/** Characters before a beginning that may belong to it. */
const MAX_HEAD = 20;

/** Of a private key only so much is weighed. */
const MAX_WEIGHED = 400;

const PATTERNS = new Map<Format, { readonly body: RegExp; readonly head: RegExp | undefined }>();

/** The credential whose beginning, `start`, stands at `offset`; `undefined` where what follows is something else. */
export function knownCredentialAt(text: string, offset: number, start: string): KnownCredential | undefined {
	for (const format of FORMATS) {
		if (!format.starts.includes(start)) continue;
		const found = matchAt(text, offset, format, start);
		if (found !== undefined) return found;
	}
	return undefined;
}

function matchAt(text: string, offset: number, format: Format, start: string): KnownCredential | undefined {
	const { body, head } = patternsOf(format);
	const lead = head?.exec(text.slice(Math.max(0, offset - MAX_HEAD), offset))?.[0];
	if (head !== undefined && lead === undefined) return undefined;
	const first = offset - (lead?.length ?? 0);
	if (/\w/.test(text.charAt(first - 1))) return undefined;
	body.lastIndex = offset + start.length;
	const rest = body.exec(text)?.[0];
	if (rest === undefined) return undefined;
	const end = body.lastIndex;
	return isReal(text.slice(first, end), rest) ? { format, start: first, end } : undefined;
}

function patternsOf(format: Format) {
	const known = PATTERNS.get(format);
	if (known !== undefined) return known;
	const patterns = {
		body: new RegExp(`${format.rest}(?!\\w)`, "y"),
		head: format.head === undefined ? undefined : new RegExp(`(?<!\\w)${format.head}$`),
	};
	PATTERNS.set(format, patterns);
	return patterns;
}

/** Whether it was made by a machine; samples of documentation, runs of one character and words in its place are not. */
function isReal(whole: string, rest: string): boolean {
	const weighed = rest.slice(0, MAX_WEIGHED);
	if (isPublished(whole) || isMonotonous(weighed)) return false;
	if (whole.length < 120 && isPlaceholder(rest)) return false;
	return entropy(weighed) >= MIN_ENTROPY;
}
