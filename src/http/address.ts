/** Hosts that are this machine: nobody listens on the way to them. */
const LOOPBACK: readonly string[] = ["localhost", "127.0.0.1", "[::1]"];

/** Characters of an address. */
const MAX_LENGTH = 500;

/**
 * Reads the address of a service, without its last slash. `undefined` where it is none that may be asked: only
 * https, or http on this machine, and neither a user, a query nor a fragment.
 */
export function parseAddress(text: string): string | undefined {
	if (text.length > MAX_LENGTH || !URL.canParse(text)) return undefined;
	const address = new URL(text);
	if (!isAllowed(address) || `${address.username}${address.password}${address.search}${address.hash}` !== "") {
		return undefined;
	}
	return address.href.replace(/\/+$/, "");
}

/** Whether an address may be asked: https, or http on this machine. */
export function isAllowed({ protocol, hostname }: URL): boolean {
	return protocol === "https:" || (protocol === "http:" && LOOPBACK.includes(hostname));
}
