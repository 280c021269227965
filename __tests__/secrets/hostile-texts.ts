import type { FileKind } from "../../src/secrets/file-kinds.ts";

/** A text that is built to be slow to search. */
export interface HostileText {
	readonly name: string;
	readonly kind: FileKind;
	/** What is repeated. */
	readonly unit: string;
	/** What stands before and after all of it. */
	readonly around?: readonly [before: string, after: string];
}

const BASE64 = "QUJDREVGR0hJSktMTU5PUFFSU1RVVldYWVphYmNkZWZnaGlqa2xtbm9wcXJzdHV2d3h5ejAxMjM0NTY3ODkrLw";

const TEXTS: readonly Omit<HostileText, "kind">[] = [
	{ name: "names without values", unit: "password " },
	{ name: "names and signs", unit: "password=" },
	{ name: "names and quotes", unit: 'password="' },
	{ name: "names and white space", unit: `api_key${" ".repeat(40)}` },
	{ name: "one endless name", unit: "secret_token_" },
	{ name: "assignments on one line", unit: 'token:"x9K2mQ7z",' },
	{ name: "assignments, each on its line", unit: 'password = "hunter2x9"\n' },
	{ name: "fallbacks", unit: 'SECRET_KEY = os.getenv("SECRET_KEY", "changeme")\n' },
	{ name: "fallbacks of variables", unit: "PASSWORD=${PASSWORD:-" },
	{ name: "one fallback that never ends", unit: "a-", around: ["PASSWORD=${PASSWORD:-", ""] },
	{ name: "keys of sessions", unit: 'SessionMiddleware(app, secret_key="a b' },
	{ name: "one literal", unit: BASE64, around: ['API_KEY = "', '"\n'] },
	{ name: "one literal of guessable words", unit: "supersecretpassword", around: ['SECRET_KEY = "', '"\n'] },
	{ name: "one literal of short words", unit: "aB1-", around: ['password = "', '"\n'] },
	{ name: "one literal that never ends", unit: "my-secret-key-", around: ['SECRET_KEY = "', ""] },
	{ name: "beginnings of tokens", unit: "-sk-" },
	{ name: "beginnings of long tokens", unit: " sk-proj-abcdefghijABCDEFGHIJ0123456789" },
	{ name: "beginnings of signed tokens", unit: ".eyJhbGciOiJIUzI1NiJ9" },
	{ name: "halves of signed tokens", unit: "-eyJhbGciOiJIUzI1NiJ9.eyJ" },
	{ name: "beginnings of private keys", unit: `${"-".repeat(5)}BEGIN PRIVATE KEY${"-".repeat(5)}a` },
	{ name: "bodies of private keys", unit: `${"-".repeat(5)}BEGIN RSA PRIVATE KEY${"-".repeat(5)}\n-+a=b` },
	{ name: "heads of bot tokens", unit: "0123456789:AA" },
	{ name: "addresses without hosts", unit: "http://a:b" },
	{ name: "addresses without passwords", unit: "://::@@" },
	{ name: "schemes without end", unit: "a+b.c-", around: ["", "://a:b@c"] },
	{ name: "one endless authority", unit: "a:", around: ["postgresql://", ""] },
	{ name: "hosts", unit: 'host="localhost' },
	{ name: "comments", unit: "# password" },
	{ name: "quotes", unit: "\"'" },
	{ name: "brackets of templates", unit: "{{%${<" },
	{ name: "connection strings", unit: "AccountKey=AccountKey=" },
	{ name: "parameters of addresses", unit: "?token=&api_key=" },
	{ name: "instructions of a Dockerfile", unit: "ENV  ENV PASSWORD " },
	{ name: "zeros and ones", unit: "01" },
	{ name: "tokens by the thousand", unit: `ghp_${BASE64.slice(0, 36)}\n` },
];

const KINDS: readonly FileKind[] = ["python", "settings", "program", "prose"];

export const HOSTILE_TEXTS: readonly HostileText[] = TEXTS.flatMap((text) => KINDS.map((kind) => ({ ...text, kind })));

/** The bytes of a hostile text of about so many characters. */
export function bytesOf({ unit, around: [before, after] = ["", ""] }: HostileText, length: number): Uint8Array {
	return new TextEncoder().encode(before + unit.repeat(Math.ceil(length / unit.length)) + after);
}
