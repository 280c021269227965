/** Alphabets of which tokens are made. */
const ALPHABETS: Readonly<Record<string, string>> = {
	hex: "0123456789abcdef",
	digits: "0123456789",
	lower: "abcdefghijklmnopqrstuvwxyz",
	letters: "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz",
	base32: "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567",
	base36: "0123456789abcdefghijklmnopqrstuvwxyz",
	base62: "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789",
	base64: "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/",
	url: "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_",
};

const PART = /\{\{(\w+):(\d+)\}\}/g;

/**
 * Puts random characters in place of parts such as `{{base62:36}}`, the same at every run: no file of the repository holds a
 * text that looks like somebody's token. `{{pem:8}}` is a private key with a body of so many lines.
 */
export function assembled(text: string): string {
	return text.replace(PART, (part, alphabet: string, length: string, offset: number) => {
		if (alphabet === "pem") return pem(Number(length), offset);
		const characters = ALPHABETS[alphabet];
		return characters === undefined ? part : random(characters, Number(length), offset + Number(length));
	});
}

function pem(lines: number, seed: number): string {
	const line = "-".repeat(5);
	const body = Array.from({ length: lines }, (_, index) => random(ALPHABETS.base64 ?? "", 64, seed + index));
	return [`${line}BEGIN PRIVATE KEY${line}`, ...body, `${line}END PRIVATE KEY${line}`].join("\n");
}

/** Characters drawn from an alphabet, the same for the same seed (mulberry32). */
function random(alphabet: string, length: number, seed: number): string {
	let state = (seed * 2_654_435_761 + 20_260_101) >>> 0;
	return Array.from({ length }, () => {
		state = (state + 0x6d2b79f5) >>> 0;
		let mixed = Math.imul(state ^ (state >>> 15), state | 1);
		mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
		return alphabet[((mixed ^ (mixed >>> 14)) >>> 0) % alphabet.length] ?? "";
	}).join("");
}
