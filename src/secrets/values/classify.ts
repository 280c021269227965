import type { CredentialKind } from "./names.ts";
import { wordsOf } from "./names.ts";
import { isPlaceholder } from "./placeholders.ts";
import { entropy, randomLength } from "./randomness.ts";

/**
 * What a value is where a credential is expected. `weak` is one that anybody would guess, `phrase` a few words that somebody made up
 * for a key, `placeholder` one that stands for another, `clean` anything else that opens nothing: words, paths, addresses, names of variables, hashes.
 */
export type ValueClass = "secret" | "weak" | "phrase" | "placeholder" | "clean";

/** Characters of a value that is looked at: longer ones are data. */
const MAX_LENGTH = 8_192;

/** Words, written together or not, of which people make what others guess at once. */
const GUESSABLE =
	"super|top|my|secret|secrets|key|token|jwt|pass|password|passw|passwd|pwd|passphrase|changeme|change|this|it|admin|administrator|root|" +
	"toor|guest|user|username|test|testing|tester|demo|dev|devel|development|local|localhost|debug|default|insecure|unsafe|" +
	"temp|temporary|qwerty|letmein|welcome|iloveyou|abc|master|postgres|mysql|redis|mongo|rabbitmq|minio|elastic";
const JOINED = new RegExp(`^(?!(?:my|this|it|key|token|jwt|user)$)(?:${GUESSABLE}){1,6}$`);

/** Words that may stand beside those, and make them no better. */
const FILLERS: ReadonlySet<string> = new Set(
	(
		"my the this is a an me it in for of to key keys token jwt session auth api app only not do use prod production please very really and or with " +
		"string value some signing encryption cookie fallback server backend fastapi django flask todo at least characters chars long random min minimum safe " +
		"e g before later now db sup3r s3cret s3cr3t p ssw rd"
	).split(" "),
);

/** Passwords at the top of every list of those that leaked. */
const NOTORIOUS =
	/^(?:1234\d*|12345678910|0000+|1111+|abc123|abcd1234|a1b2c3|pass?w(?:0|o)rd\d*!?|p@ss?w(?:0|o)rd\d*!?|qwerty\d*|admin\d*!?|root\d*|test\d*!?|s3cr3t|sup3rs3cr3t|letmein\d*|change[-_ ]?(?:me|this|it)(?:[-_ !.].{0,40})?|welcome\d*|iloveyou|changeme\d*!?|foobar)$/i;

/** Stored results of password hashing: bcrypt, argon2, crypt, Werkzeug, Django, LDAP. */
const HASHED =
	/^(?:\$(?:2[abxy]?|argon2\w*|5|6|y|pbkdf2\S*|scrypt|bcrypt\S*)\$|pbkdf2|scrypt:|bcrypt\$|sha\d+[$:]|md5[$:]|\{S?SHA|argon2)/i;

/** Paths, addresses, names of resources, selectors, media types, regular expressions, formats of dates. */
const NAMED_THING =
	/^(?:~?\.{0,2}\/(?![A-Za-z0-9+/]{30,}={0,2}$)|[a-z]:\\|[a-z][a-z\d+.-]{1,20}:\/\/|arn:|urn:|[#.][a-z][\w-]*$|[\w-]+\[|\^|\(\?)|\$$|\\[dwsb]|\.\*|\[[a-z]-|%[YmdHMS]|^(?:application|text|image)\/|^[\w.-]+(?:\/[\w.-]+)*\.(?:py|json|ya?ml|txt|toml|pem|key|crt|cer|env|html?|js|ts|db|sqlite|cfg|ini|log|md|csv)$/i;

/** `DATABASE_PASSWORD`: the name of where the value is. */
const VARIABLE_NAME = /^[A-Z][A-Z0-9]*(?:_[A-Z0-9]+)+$/;

/** Words alone, with what stands between words: `access_token`, `Bearer`, `X-Api-Key`, `auth.password.tooShort`. */
const WORDS_ONLY = /^[A-Za-z]+(?:[-_ .:/][A-Za-z]+)*[:?!.]?$/;

/** A call, an index or an attribute in source that is no Python: `get("x")`, `os.environ`, `this.token`, `process.env.X`. */
const CODE =
	/^(?:[A-Za-z_$][\w$]*(?:\.|->|::|\?\.))+[A-Za-z_$][\w$]*[()[\];,]*$|^\w+\(|\(\)$|^(?:lambda|function|async|await|new|return|typeof) /;

/** Bits a character that a random text of this length hardly falls below. */
const MIN_ENTROPY = 2.5;

/** Random characters that no name in a program has. */
const MIN_RANDOM = 16;

/** Shortest values that count, by kind. */
const MIN_LENGTH: Readonly<Record<CredentialKind, number>> = { password: 5, own: 6, token: 8, vague: 20 };

/** What stands before the credential in a header of HTTP (RFC 9110, 11.1). */
const SCHEME = /^(?:Bearer|Basic|Token|ApiKey|Bot) {1,4}/i;

/** Gmail's app passwords: 16 letters, in four groups where Google shows them. */
const APP_PASSWORD = /^(?:[a-z]{4} ){3}[a-z]{4}$|^[a-z]{16}$/;

/**
 * Whether a value looks like the password that Gmail gives to one application. Words do, too: either the name is one of mail, or a
 * group of letters is none of a word.
 */
export function isAppPassword(name: string, value: string): boolean {
	if (!APP_PASSWORD.test(value)) return false;
	return /smtp|mail/i.test(name) || /\b[^aeiouy ]{4}\b/.test(value);
}

/** Classes a value that a name of this kind holds. */
export function classifyValue(value: string, kind: CredentialKind): ValueClass {
	const text = (kind === "token" ? value.replace(SCHEME, "") : value).trim();
	if (text === "" || text.length > MAX_LENGTH) return "clean";
	if (NOTORIOUS.test(text)) return kind === "password" || kind === "own" ? "weak" : "placeholder";
	if (isPlaceholder(text)) return "placeholder";
	if (isNoCredential(text)) return "clean";
	if (isGuessable(text)) return kind === "password" || kind === "own" ? "weak" : "placeholder";
	if (isPhrase(text, kind)) return "phrase";
	if (text.length < MIN_LENGTH[kind] || WORDS_ONLY.test(text)) return "clean";
	return isSecret(text, kind) ? "secret" : "clean";
}

/** Whether a text has letters and digits, as those have that people make up for a password or a key. */
export function isTyped(text: string): boolean {
	return /^(?=\D*\d)(?=[^a-z]*[a-z])[\w!@#$%^&*+.-]{8,40}$/i.test(text.trim());
}

function isNoCredential(text: string): boolean {
	if (/\s/.test(text)) return text.length > 100 || !isGuessable(text);
	return HASHED.test(text) || NAMED_THING.test(text) || VARIABLE_NAME.test(text) || isCode(text);
}

function isCode(text: string): boolean {
	return CODE.test(text) && randomLength(text) < MIN_RANDOM;
}

/** Words that everybody would try, and nothing else but fillers and short numbers. */
function isGuessable(text: string): boolean {
	const words = wordsOf(text.replaceAll(/[.\s]/g, "-"));
	if (words.length === 0 || words.length > 12) return false;
	const isKnown = (word: string) => JOINED.test(word) || FILLERS.has(word) || /^\d{1,4}$/.test(word);
	return words.every(isKnown) && words.some((word) => JOINED.test(word));
}

/** A key that signs and that somebody wrote in words: `todo-app-signing-key`. */
function isPhrase(text: string, kind: CredentialKind): boolean {
	return kind === "own" && /^[A-Za-z]+(?:[-_.][A-Za-z]+){2,12}(?:[-_.]?\d{1,4})?$/.test(text);
}

function isSecret(text: string, kind: CredentialKind): boolean {
	if (kind === "password") return /[^A-Za-z\s]/.test(text) && !/^[-\d.,:_ ]+$/.test(text.replace(/^\d{6,}$/, "x1"));
	if (/^\d+$/.test(text)) return false;
	const random = randomLength(text);
	if (kind === "vague") return random >= MIN_RANDOM && /\d/.test(text) && entropy(text) >= 3.3 && !/[:/ ]/.test(text);
	return random >= Math.min(8, text.length / 2) && entropy(text) >= MIN_ENTROPY;
}
