import { classifyValue, isAppPassword, isTyped, type ValueClass } from "./values/classify.ts";
import { type CredentialKind, credentialKind, listedKind, wordsOf } from "./values/names.ts";

/**
 * How a value comes to be used. A `fallback` only where the environment has none; a `key` is certainly one that signs or encrypts,
 * however it looks; what is `refused` a check compares a setting with, which is to be something else.
 */
export type Use = "fixed" | "fallback" | "key" | "refused";

/** `secret`: it opens something to whoever reads it. `weak`: nobody needs to read it, it can be guessed. */
export type Verdict = "secret" | "weak";

/** Names of examples and demonstrations, whose credentials everybody may know. */
const SHOWN = /(?:^|[_-])(?:test|tests|demo|seed)(?:$|[_-])|^(?:test|demo)[A-Z]/i;

/** What tokens and keys are called that name no service: `API_KEY`, `ADMIN_TOKEN`; not `OPENAI_API_KEY`. */
const OF_NOBODY: ReadonlySet<string> = new Set(
	"api access auth admin master service internal my app application backend server secret bearer static x token key".split(
		" ",
	),
);

/** Characters of a text that nobody guesses. */
const MIN_PHRASE = 16;

/**
 * Judges a literal by the name that it is given: `classifyCredential("JWT_SECRET", "changeme")` is `weak`,
 * `classifyCredential("EOS_TOKEN", "</s>")` is `undefined`. A name is that of a variable, an attribute, a key, a parameter
 * or an instruction such as ENV and ARG. Placeholders, templates, words and published samples are nothing; as a
 * fallback, a placeholder with which the application signs is weak.
 */
export function classifyCredential(name: string, value: string, use: Use = "fixed"): Verdict | undefined {
	const kind = credentialKind(name) ?? listedKind(name);
	if (kind === undefined) return undefined;
	if (kind === "password" && isAppPassword(name, value)) return "secret";
	const found = classifyValue(value, kind);
	if (SHOWN.test(name) && kind === "password") return undefined;
	switch (use) {
		case "fixed":
			return classifyFixed(name, value, found);
		case "fallback":
			return isGuessedBy(kind) ? classifyFallback(value, found) : classifyToken(name, value, found);
		case "key":
			return classifyKey(value, found);
		case "refused":
			return found === "secret" ? "secret" : undefined;
	}
}

function classifyFixed(name: string, value: string, found: ValueClass): Verdict | undefined {
	switch (found) {
		case "secret":
			return "secret";
		case "weak":
			return isOwnName(name, value) ? undefined : "weak";
		case "phrase":
			return isNameOfOne(name, value) ? undefined : "weak";
		default:
			return undefined;
	}
}

/** Of passwords and of keys that sign: whatever stands in for them opens the door. */
function classifyFallback(value: string, found: ValueClass): Verdict | undefined {
	switch (found) {
		case "secret":
			return "secret";
		case "clean":
			return /^(?=.*[a-z])[\w-]{1,40}$/.test(value.trim()) ? "weak" : undefined;
		default:
			return value.trim() === "" ? undefined : "weak";
	}
}

/** Of others' tokens none but real ones matter; those that an application gives out itself are also what people make up. */
function classifyToken(name: string, value: string, found: ValueClass): Verdict | undefined {
	if (found === "secret") return "secret";
	if (!isTyped(value) || !wordsOf(name).every((word) => OF_NOBODY.has(word))) return undefined;
	const asPassword = classifyValue(value, "password");
	return asPassword === "secret" || asPassword === "weak" ? "weak" : undefined;
}

/** Whatever is no placeholder signs: what stands in the code is known, and a word of it guessed. */
function classifyKey(value: string, found: ValueClass): Verdict | undefined {
	if (found !== "clean") return found === "placeholder" ? undefined : found === "secret" ? "secret" : "weak";
	const text = value.trim();
	if (text === "") return undefined;
	return text.length >= MIN_PHRASE || classifyValue(text, "password") === "secret" ? "secret" : "weak";
}

/** Whether a guess is enough: others' keys are checked by others. */
function isGuessedBy(kind: CredentialKind): boolean {
	return kind === "own" || kind === "password";
}

/** `PASSWORD = "password"`, `password="passwd"`: the name of a field, a grant or a label. `DB_PASSWORD = "password"` is none. */
function isOwnName(name: string, value: string): boolean {
	const [words, others] = [wordsOf(name), wordsOf(value)];
	if (words.join() === others.join()) return true;
	return words.length === 1 && others.length === 1 && credentialKind(value) !== undefined;
}

/** `SECRET_KEY = "aws_secret_access_key"`: under which name it is found. */
function isNameOfOne(name: string, value: string): boolean {
	const words = /^(?:my|our|the)[-_]/i.test(value) ? [] : wordsOf(name);
	return wordsOf(value).filter((word) => words.includes(word)).length >= 2;
}
