import { faultOfOrigin, isWildcard } from "../cors/origin.ts";
import type { Place } from "../source/place.ts";

/** A text of the configuration, with its place. */
export interface Written {
	readonly text: string;
	readonly place: Place;
}

/** The frontend that a project declares. */
export interface FrontendDeclaration {
	/** Its folder, seen from the Space root: "../frontend". */
	readonly root: string;
	/** The file through which it asks the API, seen from its folder; `undefined` where none is named. */
	readonly client: Written | undefined;
	/** The origin of its pages; `undefined` where none is named. */
	readonly origin: Written | undefined;
	/** Where its folder is named, else the key `frontend`. */
	readonly place: Place;
}

/** The configuration's key `frontend`, once the schema has accepted it. */
export interface WrittenFrontend {
	readonly root?: string;
	readonly client?: string;
	readonly origin?: string;
}

/** Where a frontend lies unless a project says something else (specification 000: beside the backend). */
export const FRONTEND_ROOT = "../frontend";

/** What no schema can say of a declaration that it has accepted: the key, and words for people. */
export function defectOfFrontend({
	origin,
}: WrittenFrontend): { readonly key: string; readonly message: string; readonly advice: string } | undefined {
	if (origin === undefined) return undefined;
	const name = '"frontend → origin"';
	const quoted = JSON.stringify(origin);
	if (isWildcard(origin)) {
		const message = `${name} takes one origin, and ${quoted} is a wildcard`;
		return { key: "origin", message, advice: 'Write the address of the pages, and others below "cors".' };
	}
	const isOfWeb = /^https?:\/\//i.test(origin) || !/^[a-z]+:\/\//i.test(origin);
	const fault = isOfWeb ? faultOfOrigin(origin) : { what: "does not begin with http:// or https://", meant: undefined };
	if (fault === undefined) return undefined;
	const advice = `Write ${fault.meant ?? "https://app.example.com"}.`;
	return { key: "origin", message: `${name} takes an origin, and ${quoted} ${fault.what}`, advice };
}

/** The frontend that a file declares. `placeOf` gives the place of a value by its key, and without one of the whole. */
export function readFrontendDeclaration(
	{ root, client, origin }: WrittenFrontend,
	placeOf: (key?: string) => Place,
): FrontendDeclaration {
	return {
		root: root ?? FRONTEND_ROOT,
		client: client === undefined ? undefined : { text: client, place: placeOf("client") },
		origin: origin === undefined ? undefined : { text: origin, place: placeOf("origin") },
		place: placeOf(root === undefined ? undefined : "root"),
	};
}
