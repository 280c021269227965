/** Lengths from which on the first two, and the first four characters of a secret are shown. */
const [SOME, MORE] = [12, 16];

/** Longest stretch that is still told by its length alone; what is shorter is hidden as a whole. */
const SHORT = 8;

/** The characters of a secret that may be shown. */
function head(secret: string): string {
	return secret.slice(0, secret.length >= MORE ? 4 : secret.length >= SOME ? 2 : 0);
}

/** How a message tells of a secret: ` (sk-p…, 56 characters)`, and less of a short one. It follows a word. */
export function maskedSecret(secret: string): string {
	if (secret.length < SHORT || secret.includes("\n")) return "";
	const start = head(secret);
	return start === "" ? ` (${secret.length} characters)` : ` (${start}…, ${secret.length} characters)`;
}

/** A stretch of as many characters, in which only the first of them are left: for showing the line that a secret stands on. */
function starred(secret: string): string {
	const shown = head(secret);
	return shown + "*".repeat(secret.length - shown.length);
}

/** Characters at the beginning or the end of a long secret by which it is known where a message has cut it. */
const PART = 16;

/**
 * Hides secrets in whatever else is said and shown: each of their lines becomes as many stars, wherever it stands, and what is left of
 * it where a message has cut it. Lines of fewer than four characters are left, for they stand in every text.
 */
export function concealer(secrets: readonly string[]): (text: string) => string {
	const lines = new Set(
		secrets.flatMap((secret) => secret.split(/\r\n|\r|\n/)).filter((line) => line.trim().length >= 4),
	);
	const longestFirst = [...lines].sort((a, b) => b.length - a.length);
	const long = longestFirst.filter((line) => line.length >= PART + SHORT);
	return (text) => {
		const hidden = longestFirst.reduce((rest, line) => rest.replaceAll(line, () => starred(line)), text);
		return long.reduce(withoutParts, hidden);
	};
}

function withoutParts(text: string, secret: string): string {
	const [first, last] = [secret.slice(0, PART), secret.slice(-PART)];
	if (!text.includes(first) && !text.includes(last)) return text;
	let [hidden, at] = [text, text.indexOf(first)];
	while (at !== -1) {
		let end = at + PART;
		while (end < hidden.length && hidden[end] === secret[end - at]) end += 1;
		hidden = hidden.slice(0, at) + starred(hidden.slice(at, end)) + hidden.slice(end);
		at = hidden.indexOf(first, end);
	}
	return hidden.replaceAll(last, "*".repeat(PART));
}
