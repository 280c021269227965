import { classifyCredential } from "./credential.ts";
import { scan } from "./text/scan.ts";
import { type SearchedFile, searchedFile } from "./text/searched-file.ts";
import { isPlaceholder } from "./values/placeholders.ts";

/** A stretch of a file that is secret, offsets of its bytes, and the name that it is given, "" where it has none. */
export interface SecretStretch {
	readonly name: string;
	readonly start: number;
	readonly end: number;
}

/** A file that is there to hold secrets, and those that it holds. */
export interface SecretFile {
	/** "a private key". */
	readonly what: string;
	/** None where the file is not text: then it is secret as a whole. */
	readonly stretches: readonly SecretStretch[];
	/** The text in which the stretches lie; `undefined` where the file is not text. */
	readonly text: SearchedFile | undefined;
}

/** A kind of file that is known by its name. */
interface Kind {
	readonly name: RegExp;
	readonly what: string;
	/** The secrets in its text. */
	readonly stretches: (text: SearchedFile, path: string) => readonly SecretStretch[];
}

/** Bytes that a file has at most whose content must give it away. */
export const MAX_GIVEN_AWAY = 64 * 1024;

/** Bytes of a file that are looked at; files of secrets are small. */
const HEAD = 256 * 1024;

const KINDS: readonly Kind[] = [
	{ name: /^\.env(\..+)?$/i, what: "a file of environment variables", stretches: ofSettings },
	{ name: /^\.npmrc$/, what: "npm's configuration with a token", stretches: ofSettings },
	{ name: /^\.pypirc$/, what: "the credentials for uploads to PyPI", stretches: ofSettings },
	{ name: /^\.git-credentials$/, what: "the passwords that git has stored", stretches: ofSettings },
	{
		name: /^[._]netrc$/,
		what: "the passwords of a .netrc file",
		stretches: matching(/\bpassword[ \t\r\n]{1,20}([^\s#]{4,400})/g),
	},
	{
		name: /^\.htpasswd$/,
		what: "the password hashes of a web server",
		stretches: matching(/^[^:\s]{1,200}:(\$[^:\s]{8,400}|\{SHA\}[^:\s]{8,400})/gm),
	},
	{
		name: /^(kubeconfig.*|.+\.kubeconfig|config)$/i,
		what: "the access to a Kubernetes cluster",
		stretches: matching(/^[ \t-]{0,40}(?:client-key-data|token|password):[ \t]{1,20}["']?([\w+/=.-]{16,20000})/gm),
	},
	{ name: /^id_(rsa|dsa|ecdsa|ed25519)$|\.(pem|key|ppk)$/i, what: "a private key", stretches: ofKey },
	{
		name: /\.json$/i,
		what: "the key of a Google service account",
		stretches: matching(/"private_key"[ \t]{0,20}:[ \t\r\n]{0,20}"(-----BEGIN [^"]{100,8000})"/g),
	},
];

/** What the content of a file must hold besides, for names that many files have. */
const HOLDS: readonly { readonly name: RegExp; readonly words: readonly string[] }[] = [
	{ name: /\.json$/i, words: ['"service_account"', '"private_key"'] },
	{ name: /^(kubeconfig.*|.+\.kubeconfig|config)$/i, words: ["apiVersion:", "clusters:", "users:"] },
];

/** Stores of keys, which are not text: the bytes with which they begin. */
const STORES: readonly { readonly name: RegExp; readonly what: string; readonly starts: readonly string[] }[] = [
	{ name: /\.(p12|pfx)$/i, what: "a store of private keys", starts: ["3080", "3081", "3082", "3083"] },
	{ name: /\.(jks|keystore)$/i, what: "a Java key store", starts: ["feedfeed", "cececece", "3082"] },
	{ name: /\.kdbx$/i, what: "a KeePass database", starts: ["03d9a29a"] },
];

/** What a file holds that is there to hold secrets; `undefined` where it is another file, or holds none. */
export function secretFile(path: string, content: Uint8Array): SecretFile | undefined {
	const name = path.slice(path.lastIndexOf("/") + 1);
	const kind = kindOf(name, content);
	if (kind === undefined) return storeOf(name, content);
	const text = searchedFile(path, content.subarray(0, HEAD));
	if (text === undefined) return undefined;
	const stretches = kind.stretches(text, path);
	return stretches.length === 0 ? undefined : { what: kind.what, stretches, text };
}

function kindOf(name: string, content: Uint8Array): Kind | undefined {
	const kind = KINDS.find((one) => one.name.test(name));
	const words = HOLDS.find((one) => one.name.test(name))?.words;
	if (words === undefined) return kind;
	if (content.length > MAX_GIVEN_AWAY) return undefined;
	const bytes = Buffer.from(content.buffer, content.byteOffset, content.byteLength);
	return words.every((word) => bytes.includes(word)) ? kind : undefined;
}

function storeOf(name: string, content: Uint8Array): SecretFile | undefined {
	const store = STORES.find((one) => one.name.test(name));
	const start = Buffer.from(content.subarray(0, 4)).toString("hex");
	if (store === undefined || content.length < 64 || !store.starts.some((one) => start.startsWith(one)))
		return undefined;
	return { what: store.what, stretches: [], text: undefined };
}

/** Credentials by their form, by the addresses in which they stand, and by the names that they are given. */
function ofSettings(file: SearchedFile): SecretStretch[] {
	const { known, addresses, assignments } = scan(file, "settings");
	const text = file.latin();
	const all = [
		...assignments.filter(({ verdict, value }) => verdict === "secret" && !value.startsWith("encrypted:")),
		...[...known, ...addresses.filter(({ verdict }) => verdict === "secret")].map(({ start, end }) => ({
			name: nameBefore(text, start),
			start,
			end,
		})),
	];
	const sorted = all.sort((a, b) => a.start - b.start || b.end - a.end);
	return sorted
		.filter(({ start }, index) => start >= (sorted[index - 1]?.end ?? 0))
		.map(({ name, start, end }) => ({ name, start, end }));
}

/** The name at the beginning of a line. */
function nameBefore(text: string, offset: number): string {
	const line = text.slice(Math.max(text.lastIndexOf("\n", offset - 1) + 1, offset - 400), offset);
	return /^[ \t]{0,20}(?:export[ \t]{1,20})?([\w.-]{1,80})[ \t]{0,20}[=:]/.exec(line)?.[1] ?? "";
}

/** A key in armour, one of PuTTY's, or a bare one that stands alone in its file. */
function ofKey(file: SearchedFile, path: string): SecretStretch[] {
	const text = file.latin();
	const { known } = scan(file, "prose");
	if (known.length > 0) return known.map(({ start, end }) => ({ name: "", start, end }));
	const putty = /^PuTTY-User-Key-File-\d: [\s\S]{0,20000}^Private-Lines: /m.exec(text);
	if (putty !== null) return [{ name: "", start: 0, end: text.length }];
	const bare = /^\s{0,10}([\w+/=-]{20,500})\s{0,10}$/.exec(text)?.[1];
	if (bare === undefined || !path.endsWith(".key") || classifyCredential("SECRET_KEY", bare) !== "secret") return [];
	const start = text.indexOf(bare);
	return [{ name: "", start, end: start + bare.length }];
}

/** What the first group of a pattern matches, unless it is a placeholder. */
function matching(pattern: RegExp): Kind["stretches"] {
	return (file) =>
		[...file.latin().matchAll(pattern)].flatMap(({ index, 0: whole, 1: secret = "" }) => {
			if (isPlaceholder(secret.slice(0, 100).replaceAll("-----", ""))) return [];
			const start = index + whole.lastIndexOf(secret);
			return [{ name: "", start, end: start + secret.length }];
		});
}
