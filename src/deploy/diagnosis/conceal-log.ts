import { concealer } from "../../secrets/mask.ts";
import { scan } from "../../secrets/text/scan.ts";
import { searchedFile } from "../../secrets/text/searched-file.ts";

/**
 * Hides in a log what looks like a credential by its form, in an address, or by the name that it is given, and the values
 * that the caller knows. Other values of a Space's secrets are known to nobody here.
 */
export function logConcealer(known: readonly string[]): (text: string) => string {
	const hideKnown = concealer(known);
	return (text) => {
		const hidden = hideKnown(text);
		// A zero would make it something that holds no text.
		const file = searchedFile("log", new TextEncoder().encode(hidden.replaceAll("\0", " ")));
		if (file === undefined) return hidden;
		const { known: forms, addresses, assignments } = scan(file, "settings");
		const found = [...forms, ...addresses, ...assignments.filter(({ verdict }) => verdict === "secret")];
		if (found.length === 0) return hidden;
		const bytes = Buffer.from(file.bytes);
		return concealer(found.map(({ start, end }) => bytes.subarray(start, end).toString("utf8")))(hidden);
	};
}
