import type { Space } from "../../gate/space.ts";
import type { HiddenUse } from "../../python/hidden/hidden-use.ts";
import type { Trace } from "../../python/proof.ts";
import { nameAtStart } from "../../requirements/names.ts";
import type { Place } from "../../source/place.ts";
import type { Installed } from "./installed-distributions.ts";

/** What keeps a use of something that nothing imports from working. */
export interface Lacking {
	/** Follows the clause that says what is used: "for which FastAPI needs python-multipart, and nothing … brings it". */
	readonly cause: string;
	/** The first words of the error. */
	readonly error: string;
	/** What to do, a sentence. */
	readonly advice: string;
	/** The line to add to requirements.txt; `undefined` where that is not all, or does not help. */
	readonly line: string | undefined;
	/** Modules that are missing. */
	readonly modules: readonly string[];
}

/** A use that lacks something. */
export interface LackingUse {
	/** A clause: `upload() takes the form field "file"`. */
	readonly what: string;
	readonly place: Place;
	/** How the start comes there; asked for what is reported only. */
	trace(): Trace;
	readonly when: HiddenUse["when"];
	readonly unless: string | undefined;
	readonly lacking: Lacking;
}

/** Whether one of the modules is installed, or may be. */
export function isThere(installed: Installed, modules: readonly string[]): boolean {
	return modules.some((module) => installed.has(module) || installed.perhaps(module) !== undefined);
}

/** A distribution that something needs. */
interface Wanted {
	/** Who needs it: "FastAPI". */
	readonly user: string;
	/** What it is called where it is needed; `undefined` where that is its name. */
	readonly called?: string;
	readonly line: string;
	readonly modules: readonly string[];
	readonly error: string;
}

/** What keeps a use from working for which nothing brings the distribution that it needs. */
export function missing(space: Space, { user, called, line, modules, error }: Wanted): Lacking {
	const path = space.requirements?.path ?? "requirements.txt";
	const name = nameAtStart(line);
	const needs = `for which ${user} needs ${called ?? name}`;
	const excluded = space.requirements?.requirements.find((one) => one.name === name && !one.isInstalled);
	if (excluded !== undefined) {
		return {
			cause: `${needs}, but the condition of \`${excluded.written}\` is false on the Space (CPython on Linux)`,
			error,
			advice: `Remove the condition behind ";", or add "${line}" without one.`,
			line: undefined,
			modules,
		};
	}
	return {
		cause: `${needs}, and nothing that ${path} requires brings it`,
		error,
		advice: `Add the line "${line}" to ${path}.`,
		line,
		modules,
	};
}
