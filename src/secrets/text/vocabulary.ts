import { FORMATS } from "../formats/find.ts";
import { wordFinder } from "./words.ts";

/** A word that is looked for in every file, and what it may be a part of. */
export interface Word {
	readonly word: string;
	/** A `form` begins with it; the `name` of a credential holds it; a `call` takes credentials by their place; an `address`; a `host`. */
	readonly as: "form" | "name" | "call" | "address" | "host";
}

const NAMES: readonly string[] = [
	...["passw", "passphrase", "passcode", "pwd", "_pass", "-pass", "_pw", "secret", "token", "credential"],
	...["_key", "-key", ".key", "apikey", "accesskey", "privatekey", "signingkey", "encryptionkey", "jwtkey"],
	...["masterkey", "_auth", "_pat", "authorization"],
];

const CALLS: readonly string[] = [
	...[".login(", "fernet(", "basicauth(", "digestauth(", "auth=(", "auth = (", "openai(", "groq(", "anthropic("],
	...["serializer(", "signer(", "hmac.new(", "simple_bind_s(", "sessionmiddleware(", "jwt", "jws"],
];

const HOSTS: readonly string[] = ["host=", "host =", "hostname=", "bootstrap_servers="];

/** Every word, in the order of the numbers that {@link FINDER} tells. */
export const WORDS: readonly Word[] = [
	...[...new Set(FORMATS.flatMap(({ starts }) => starts))].map((word) => ({ word, as: "form" as const })),
	...NAMES.map((word) => ({ word, as: "name" as const })),
	...CALLS.map((word) => ({ word, as: "call" as const })),
	{ word: "://", as: "address" },
	...HOSTS.map((word) => ({ word, as: "host" as const })),
];

export const FINDER = wordFinder(WORDS.map(({ word }) => word));
