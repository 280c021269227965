import { bringsAlong } from "../distributions/distributions.ts";
import type { PythonVersion } from "../python/version.ts";
import type { Requirements } from "../requirements/requirements.ts";
import { isBuiltFrom } from "./origins.ts";

/**
 * The release of each version of Python whose official image is taken, by its second number
 * (https://hub.docker.com/_/python). Tags with all three numbers and the name of the Debian release do not move to
 * another Python or another Debian.
 */
const RELEASES: Readonly<Record<number, string>> = {
	9: "3.9.23",
	10: "3.10.18",
	11: "3.11.13",
	12: "3.12.11",
	13: "3.13.5",
	14: "3.14.0",
};

/** Distributions that have no wheel for Linux, and whose libraries the full image holds. */
const SOURCES_ONLY: ReadonlySet<string> = new Set(["mysqlclient", "psycopg-c", "psycopg2", "psycopg2cffi", "uwsgi"]);

/** An image of Docker Hub, and why it is the full one: a clause, `undefined` for the small one. */
export interface BaseImage {
	readonly name: string;
	readonly reason: string | undefined;
}

/**
 * The image that the generated Dockerfile builds on. The small one has no compilers and no git; where pip needs them,
 * the full one has them, with the libraries that are asked for most.
 */
export function baseImage({ minor }: PythonVersion, requirements: Requirements | undefined): BaseImage {
	const release = RELEASES[minor] ?? `3.${minor}`;
	const built = requirements && builtRequirement(requirements);
	if (built === undefined) return { name: `python:${release}-slim-bookworm`, reason: undefined };
	return { name: `python:${release}-bookworm`, reason: built };
}

function builtRequirement({ requirements, unread }: Requirements): string | undefined {
	for (const { name, extras, specifier } of requirements.filter(({ isInstalled }) => isInstalled)) {
		const source = [name, ...bringsAlong(name, extras, specifier)].find((one) => SOURCES_ONLY.has(one));
		if (source !== undefined) return `${source} is built from its sources`;
	}
	const isFetched =
		requirements.some(
			({ origin, isInstalled }) => isInstalled && origin.kind !== "index" && isBuiltFrom(origin.address),
		) || unread.some(({ cause, written }) => cause === "unnamed" && isBuiltFrom(written));
	return isFetched ? "a requirement is built from its sources" : undefined;
}
