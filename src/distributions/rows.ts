import { AI } from "./rows/ai.ts";
import { CLOUD } from "./rows/cloud.ts";
import { DATA } from "./rows/data.ts";
import { DATABASES } from "./rows/databases.ts";
import { FILES } from "./rows/files.ts";
import { FOUNDATIONS } from "./rows/foundations.ts";
import { OPERATIONS } from "./rows/operations.ts";
import { SECURITY } from "./rows/security.ts";
import { SERVICES } from "./rows/services.ts";
import { TOOLS } from "./rows/tools.ts";
import { WEB } from "./rows/web.ts";

/** Dependencies as a row writes them: `uvicorn[standard] httpx`. */
type Written = string;

/** A distribution that another one needs. */
export interface Needed {
	readonly name: string;
	readonly extras: readonly string[];
}

/** Dependencies of some versions only, a range without its end: `0.111..0.112`. */
interface PastNeeds {
	/** `undefined` where it begins with the first version. */
	readonly from: string | undefined;
	readonly until: string;
	readonly needs: Written;
}

/** What is known of one distribution. */
export interface Distribution {
	readonly modules: readonly string[];
	readonly needs: Written;
	readonly past: readonly PastNeeds[];
	readonly extras: ReadonlyMap<string, Written>;
}

/** The rows of one distribution as they are written, its own first. */
export type Rows = readonly [own: string, ...others: string[]];

/**
 * Everything that is known, by normalised name and in the table's order. A row is `name: modules < dependencies`; without a
 * colon the module is called as the distribution is. `name[extra]` says what an extra adds, and `name@from..until` what
 * versions of the past needed besides; both follow the distribution's own row.
 */
export function readRows(): ReadonlyMap<string, Rows> {
	const rows = new Map<string, [string, ...string[]]>();
	const text = [WEB, FOUNDATIONS, SECURITY, DATABASES, SERVICES, OPERATIONS, FILES, DATA, AI, CLOUD, TOOLS].join("");
	for (const line of text.split("\n")) {
		if (line === "") continue;
		const name = nameOf(line);
		const known = rows.get(name);
		if (known === undefined) rows.set(name, [line]);
		else known.push(line);
	}
	return rows;
}

/** Reads the modules of a distribution alone, which is asked of all of them at once. */
export function modulesIn([own]: Rows): readonly string[] {
	const name = nameOf(own);
	if (own.charAt(name.length) !== ":") return [name.replaceAll("-", "_")];
	const end = own.indexOf(" < ");
	return words(own.slice(name.length + 1, end < 0 ? undefined : end));
}

/** Reads what the rows of a distribution say. */
export function distributionOf(rows: Rows): Distribution {
	const past: PastNeeds[] = [];
	const extras = new Map<string, Written>();
	for (const row of rows.slice(1)) {
		const [subject = "", needs = ""] = row.split(" < ");
		const rest = subject.slice(nameOf(row).length);
		if (rest.startsWith("@")) past.push(pastNeeds(rest, needs));
		else extras.set(rest.slice(1, -1), needs);
	}
	return { modules: modulesIn(rows), needs: rows[0].split(" < ")[1] ?? "", past, extras };
}

/** Cuts dependencies up. */
export function neededBy(written: Written): readonly Needed[] {
	return words(written).map((word) => {
		const [name = "", extras = ""] = word.split("[");
		return { name, extras: extras === "" ? [] : extras.slice(0, -1).split(",") };
	});
}

function nameOf(row: string): string {
	const end = row.search(/[:[@ ]/);
	return end < 0 ? row : row.slice(0, end);
}

function pastNeeds(range: string, needs: Written): PastNeeds {
	const [from = "", until = ""] = range.slice(1).split("..");
	return { from: from === "" ? undefined : from, until, needs };
}

function words(text: string): readonly string[] {
	return text.split(" ").filter((word) => word !== "");
}
