/**
 * What a name says of the value that it holds. `password`: people choose it. `own`: the application itself signs or
 * encrypts with it, so that a guessable one opens every door. `token`: somebody else has given it out. `vague`: it may
 * be a credential, and the value has to tell.
 */
export type CredentialKind = "password" | "own" | "token" | "vague";

/** Characters of a name that are looked at. */
const MAX_NAME = 120;

/** Parts of a name: `OPENAI_API_KEY`, `openaiApiKey` and `openai-api-key` have the same three. */
const PART = /[A-Z]+(?![a-z])|[A-Z]?[a-z]+|\d+/g;

/** What people write as one word. */
const JOINED: ReadonlyMap<string, readonly string[]> = new Map([
	["apikey", ["api", "key"]],
	["apikeys", ["api", "keys"]],
	["apitoken", ["api", "token"]],
	["apisecret", ["api", "secret"]],
	["authtoken", ["auth", "token"]],
	["accesstoken", ["access", "token"]],
	["accesskey", ["access", "key"]],
	["secretkey", ["secret", "key"]],
	["privatekey", ["private", "key"]],
	["jwtsecret", ["jwt", "secret"]],
	["clientsecret", ["client", "secret"]],
	["dbpassword", ["db", "password"]],
	["userpassword", ["user", "password"]],
	["pgpassword", ["pg", "password"]],
	["bottoken", ["bot", "token"]],
]);

/** Last words that say nothing: `SECRET_KEY_DEV`, `password2`, `api_key_value`. */
const TAILS: ReadonlySet<string> = new Set(
	(
		"dev develop development prod production staging stage local live sandbox default fallback old new current previous " +
		"value val string str text plain plaintext raw clear primary secondary main backup v env global constant const"
	).split(" "),
);

/** Words beside which a name is none of a credential: `csrf_token`, `eos_token`, `hashed_password`, `public_key`. */
const HARMLESS: ReadonlySet<string> = new Set(
	(
		"public publishable anon hash hashed digest checksum fingerprint encrypted csrf xsrf eos bos pad unk sep cls mask " +
		"special stop start end begin next prev page pagination continuation sync cursor lexer parser grammar syntax " +
		"token_type max min num no show hide toggle forgot confirm no invalid missing wrong weak bad expired incorrect " +
		"cancel cancellation is has use needs require requires allow mock dummy fake example sample placeholder field column col attr attribute param parameter input form grant kind method flow"
	).split(" "),
);

/** What a key is of when it opens nothing. */
const KEYS_OF_DATA: ReadonlySet<string> = new Set(
	(
		"cache sort order primary foreign partition dict object cookie header map group index unique storage label lookup " +
		"event idempotency routing row hash range composite natural surrogate candidate query config setting settings field " +
		"state context session_state translation i18n message error param json yaml hot shortcut arrow"
	).split(" "),
);

/** What the application itself signs or encrypts with. */
const OWN: ReadonlySet<string> = new Set(
	"serializer jwt auth session signing sign encryption encrypt cookie app application flask django fastapi hmac fernet better nextauth token hash csrf my server backend".split(
		" ",
	),
);

/** What kind of credential a name promises; `undefined` where it promises none. */
export function credentialKind(name: string): CredentialKind | undefined {
	const words = wordsOf(name);
	while (words.length > 1 && isTail(words.at(-1) ?? "")) words.pop();
	const last = words.pop();
	if (last === undefined || words.some((word) => HARMLESS.has(word))) return undefined;
	const before = words.at(-1) ?? "";
	switch (last) {
		case "password":
		case "passwd":
		case "passphrase":
		case "passcode":
		case "pwd":
		case "pw":
			return "password";
		case "pass":
			return words.length > 0 && before !== "by" ? "password" : undefined;
		case "secret":
			return isOwn(words) ? "own" : "token";
		case "token":
		case "authorization":
			return "token";
		case "key":
			return kindOfKey(words, before);
		case "auth":
		case "credential":
		case "pat":
		case "apikeys":
			return words.length > 0 ? "vague" : undefined;
		default:
			return undefined;
	}
}

/** The kind of what a list under this name holds: `API_KEYS`, `passwords`. */
export function listedKind(name: string): CredentialKind | undefined {
	return /s$/i.test(name) ? credentialKind(name.slice(0, -1)) : undefined;
}

/** The words of a name in lower case; of a dotted one, those after its last dot. */
export function wordsOf(name: string): string[] {
	const last = name.slice(name.lastIndexOf(".") + 1).slice(-MAX_NAME);
	return (last.match(PART) ?? []).flatMap((part) => {
		const word = part.toLowerCase();
		return JOINED.get(word) ?? [word];
	});
}

function isTail(word: string): boolean {
	return TAILS.has(word) || /^\d+$/.test(word);
}

/** A secret of nobody else: `SECRET`, `JWT_SECRET`, not `STRIPE_WEBHOOK_SECRET`. */
function isOwn(words: readonly string[]): boolean {
	return words.every((word) => OWN.has(word));
}

function kindOfKey(words: readonly string[], before: string): CredentialKind | undefined {
	switch (before) {
		case "secret":
			return words.includes("aws") || words.includes("s") ? "token" : "own";
		case "signing":
		case "encryption":
		case "jwt":
		case "fernet":
		case "hmac":
			return "own";
		case "api":
		case "access":
		case "private":
		case "auth":
		case "admin":
		case "master":
		case "service":
			return "token";
		case "":
			return undefined;
		default:
			return words.some((word) => KEYS_OF_DATA.has(word)) ? undefined : "vague";
	}
}
