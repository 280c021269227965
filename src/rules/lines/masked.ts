/** What stands between the scheme and the host of an address: `user:password@`. */
const CREDENTIALS = /:\/\/[^/\s"'`]*@/g;

/** Parameters of an address; a signed one lets everybody in who has it. */
const PARAMETERS = /\?[^#\s]+/g;

/** A text in which no address says its credentials or parameters: `https://***@example.org/simple`. */
export function masked(text: string): string {
	return text.includes("://") ? text.replace(CREDENTIALS, "://***@").replace(PARAMETERS, "?***") : text;
}
