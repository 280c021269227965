import { askPackages } from "../../src/gate/ask-packages.ts";
import type { Problem } from "../../src/gate/finding.ts";
import { type Inquiry, NO_INQUIRY } from "../../src/gate/inquiry.ts";
import type { Space } from "../../src/gate/space.ts";
import { askIndex } from "../../src/packages/index/ask-index.ts";
import { NO_CACHE } from "../../src/packages/index/cache.ts";
import { askResolver } from "../../src/packages/resolver/ask-resolver.ts";
import { parsePythonVersion } from "../../src/python/version.ts";
import { readRequirements } from "../../src/requirements/read-requirements.ts";
import { engines } from "../support/engines.ts";
import { memorySource } from "../support/memory-source.ts";
import { spaceOf } from "../support/spaces.ts";
import { type LocalIndex, type Offered, withIndex } from "./local-index.ts";

/** How the index and the resolver are asked. */
export interface Asking {
	readonly asks: Inquiry["asks"];
	readonly python?: string;
	readonly contract?: Space["contract"];
	/** Folders for interpreters, as in PATH. */
	readonly path?: string;
}

/** Opens a Space of these files with what the index, and the resolver, say of what it requires. */
export async function askedSpace(
	files: Readonly<Record<string, string>>,
	index: LocalIndex,
	{ asks, python = "3.10", contract = "python", path = "" }: Asking,
): Promise<Space> {
	const [engine] = engines;
	const version = parsePythonVersion(python);
	if (engine === undefined || version === undefined) throw new Error("no engine or version");
	const source = memorySource(files);
	const requirements = readRequirements(source, version);
	const packages = await askPackages(
		{ ...NO_INQUIRY, asks, index: index.address },
		{ contract, requirements, version },
		{
			askIndex: async (question) => await askIndex({ ...question, agent: "test/1", cache: NO_CACHE }),
			askResolver: async (question) => await askResolver({ ...question, path }),
		},
	);
	return spaceOf(source, engine, { contract, python, packages });
}

/** Problems in short: `file:line severity?: message`. */
function shown(problems: readonly Problem[]): string[] {
	return problems.map(({ place, severity, message }) => {
		const weight = severity === undefined ? "" : ` ${severity}`;
		return `${place.file}:${place.start.line}${weight}: ${message}`;
	});
}

/** What `find` says of a Space whose requirements.txt is this, while the index offers that. */
export async function problemsOf(
	requirements: string | Readonly<Record<string, string>>,
	offered: readonly Offered[],
	find: (space: Space) => readonly Problem[],
	asking: Asking = { asks: ["index"] },
): Promise<string[]> {
	const files = typeof requirements === "string" ? { "requirements.txt": requirements } : requirements;
	return await withIndex(offered, async (index) => shown(find(await askedSpace(files, index, asking))));
}
