/** What is wrong with a text that is to be an origin. */
export interface OriginFault {
	/** A clause that follows the quoted text: `ends with a slash`. */
	readonly what: string;
	/** The origin that was probably meant. */
	readonly meant: string | undefined;
}

/** Characters of a text that are looked at: a host has at most 253, and a port six. */
const MAX_ORIGIN = 300;

/** Schemes by which nothing but a slip of the pen is meant. */
const MISTYPED = /^h{0,2}t{1,3}ps?s?$|^https?s$|^(ws|wss|ftp|file)$/;

/** Ports that browsers leave out. */
const USUAL_PORTS: Readonly<Record<string, string>> = { "http:": "80", "https:": "443" };

/** Whether a text is one by which several origins are meant. */
export function isWildcard(text: string): boolean {
	return text.includes("*");
}

/**
 * What keeps a text from being an origin as a browser writes it into the header Origin: scheme, host and port in lower
 * case, nothing behind (https://html.spec.whatwg.org/multipage/browsers.html#ascii-serialisation-of-an-origin). Other schemes
 * than those of the web are taken as they are: applications for phones have their own.
 */
export function faultOfOrigin(text: string): OriginFault | undefined {
	if (text === "null") return { what: "is what every sandboxed page and every local file sends", meant: undefined };
	if (text.length > MAX_ORIGIN) return { what: "is longer than any origin", meant: undefined };
	const bare = text.trim().replace(/^[["']+|["'\]]+$/g, "");
	if (bare !== text) {
		const what = bare === text.trim() ? "begins or ends with white space" : "has quotes or brackets around it";
		return { what, meant: faultOfOrigin(bare) === undefined ? bare : undefined };
	}
	const scheme = /^([a-z][a-z0-9+.-]*):\/\//i.exec(text)?.[1]?.toLowerCase();
	if (scheme === undefined) return withoutScheme(text);
	if (scheme !== "http" && scheme !== "https") {
		if (!MISTYPED.test(scheme)) return undefined;
		return { what: `begins with ${scheme}:// instead of http:// or https://`, meant: undefined };
	}
	const address = parseAddress(text);
	if (address === undefined || /[\s\\]/.test(text))
		return { what: "is no address that a browser knows", meant: undefined };
	return faultOfAddress(text, address);
}

function withoutScheme(text: string): OriginFault {
	const what = "does not say its protocol, http:// or https://";
	const isLocal = /^(localhost|127\.0\.0\.1)(:\d+)?$/.test(text);
	const meant = isLocal ? `http://${text}` : /^[a-z0-9-]+(\.[a-z0-9-]+)+$/.test(text) ? `https://${text}` : undefined;
	return { what, meant };
}

function faultOfAddress(text: string, { origin, username, password, port, protocol }: URL): OriginFault | undefined {
	if (text === origin) return undefined;
	const meant = faultOfOrigin(origin) === undefined ? origin : undefined;
	if (username !== "" || password !== "") return { what: "holds a user", meant };
	if (text === `${origin}/`) return { what: "ends with a slash", meant };
	const behind = text.slice(text.indexOf("://") + 3).search(/[/?#]/);
	if (behind !== -1) return { what: "has a path behind the host", meant };
	if (port === "" && text.endsWith(`:${USUAL_PORTS[protocol]}`)) {
		return { what: `names the port ${USUAL_PORTS[protocol]}, which browsers leave out`, meant };
	}
	if (text.toLowerCase() === origin) return { what: "has capital letters, which browsers write small", meant };
	return { what: "is not written as a browser writes it", meant };
}

/** The parts of an address; `undefined` where a browser would not take it either. */
function parseAddress(text: string): URL | undefined {
	try {
		return new URL(text);
	} catch {
		return undefined;
	}
}

/** The origin that a text stands for, mended where that is plain. */
export function mendedOrigin(text: string): string {
	return faultOfOrigin(text)?.meant ?? text;
}

/** Addresses of Spaces themselves: a Space's own pages may call it. */
export function isSpaceAddress(origin: string): boolean {
	return /^https:\/\/[a-z0-9-]+\.hf\.space$/.test(origin);
}
