import { classifyValue } from "../values/classify.ts";
import { isPlaceholder } from "../values/placeholders.ts";

/** A password within an address: `postgresql://me:hunter2@db.example.org/todo`. Offsets are those of the text. */
export interface AddressCredential {
	readonly verdict: "secret" | "weak";
	/** Of the password alone. */
	readonly start: number;
	readonly end: number;
	readonly scheme: string;
}

/** What may stand before `://`. */
const SCHEME = /[a-z][a-z\d+.-]{1,29}$/i;

/** User, password and host; what a template would fill in has no place in it. */
const AUTHORITY =
	/([^\s:@/?#"'`<>\\{}|^,;()[\]]{0,128}):([^\s@/"'`<>\\{}|]{1,256})@(\[[\da-f:.]{2,45}\]|[\w.-]{1,253}|[^\w])/iy;

/** Users and passwords that stand for those of the reader. */
const STANDING_IN =
	/^(?:user|users|usr|username|user_?name|login|name|me|myuser|your.*|u|foo|alice|bob|someone|scott|db_?user|passwd|password|pass|pwd|pw|p|mypassword|secret|bar|tiger.*|token|key|api_?key|db_?pass(?:word)?|x+|\*+|\.+|%s|.*placeholder.*)$/i;

/** Hosts that nobody has. */
const NOBODYS_HOST =
	/^(?:host|hostname|host_?name|server|domain|address|ip|your.*|my.*host|.*example\.(?:com|org|net|edu)|example|.*\.example|.*\.invalid|.*\.test)$/i;

/** This machine, or the name of a service beside this one in Docker's network. */
const NEARBY = /^(?:localhost|127(?:\.\d{1,3}){3}|0\.0\.0\.0|\[::1?\]|host\.docker\.internal|[a-z][\w-]{0,40})$/i;

/** The password in the address whose `://` stands at `offset`; `undefined` where there is none, or one for show. */
export function addressCredentialAt(text: string, offset: number): AddressCredential | undefined {
	const scheme = SCHEME.exec(text.slice(Math.max(0, offset - 30), offset))?.[0];
	if (scheme === undefined) return undefined;
	AUTHORITY.lastIndex = offset + 3;
	const match = AUTHORITY.exec(text);
	if (match === null) return undefined;
	const [, user = "", password = "", host = ""] = match;
	const start = match.index + user.length + 1;
	const verdict = judge(user, decoded(password), host);
	return verdict && { verdict, start, end: start + password.length, scheme: scheme.toLowerCase() };
}

function judge(user: string, password: string, host: string): AddressCredential["verdict"] | undefined {
	if (!/[\w\]]$/.test(host) || NOBODYS_HOST.test(host) || isPlaceholder(password)) return undefined;
	if ((user === "" || STANDING_IN.test(user)) && STANDING_IN.test(password)) return undefined;
	if (user.length + password.length <= 2) return undefined;
	if (/^\d{1,5}$/.test(password) && user.includes(".")) return undefined;
	const isGuessable = password === user || classifyValue(password, "password") === "weak";
	if (isGuessable || (NEARBY.test(host) && /^[A-Za-z_-]+\d{0,4}$/.test(password))) return "weak";
	return "secret";
}

function decoded(text: string): string {
	try {
		return decodeURIComponent(text);
	} catch {
		return text;
	}
}
