import { openNames } from "../names/names.ts";
import type { ModuleNames, Scope } from "../names/scopes.ts";
import type { Entrypoint, Program } from "../program.ts";
import { callsAtStart } from "../startup/calls-at-start.ts";
import type { Disk } from "../startup/knowledge.ts";
import { relevantFiles } from "../startup/relevant-files.ts";
import type { StartCall, StartDefinition } from "../startup/search.ts";
import { mayBeCaught } from "./caught.ts";
import type { HiddenUse } from "./hidden-use.ts";
import { REQUEST_WORDS, usesOnRequest } from "./on-request.ts";
import { isStartCall, NEED_WORDS, START_WORDS, usesOfCall, usesOfDefinition } from "./on-start.ts";
import { makesRoute } from "./routes.ts";

/** What was found, and whether the search was given up before its end. */
interface HiddenUses {
	readonly uses: readonly HiddenUse[];
	readonly isSpent: boolean;
}

/** Words of the files in which routes are told to applications and routers. */
const ROUTE_WORDS: readonly string[] = ["FastAPI", "APIRouter", "router"];

/** Words of which there is one wherever a route takes a field that needs something. */
const FIELD_WORDS: readonly string[] = ["Form", "File(", "UploadFile", "EmailStr", "NameEmail"];

/** What is on the disk decides about nothing that is asked here. */
const ANY_DISK: Disk = { holds: () => undefined, isPrepared: false, preloaded: [] };

/**
 * The uses of what nothing imports, in the files that the start of an application reaches: those that the start certainly
 * comes to, and those that wait for a request. What may be caught is left out.
 */
export function findHiddenUses(program: Program, { reached, application }: Entrypoint): HiddenUses {
	const [path] = reached;
	const isNeeded = reached.some((file) => program.mentions(file, [...NEED_WORDS, ...REQUEST_WORDS]));
	if (path === undefined || !isNeeded) return { uses: [], isSpent: false };
	const words = [...START_WORDS, ...REQUEST_WORDS];
	const speaking = reached.filter((file) => program.mentions(file, words));
	const names = openNames(program, () => true);
	const interest = {
		words: START_WORDS,
		isWanted: (name: string) => isStartCall(name) || makesRoute(name),
		isMaker: () => false,
	};
	// A route may take its fields from aliases and functions of other files.
	const hasFields = reached.some((file) => program.mentions(file, FIELD_WORDS));
	const routing = hasFields ? reached.filter((file) => program.mentions(file, ROUTE_WORDS)) : [];
	const relevant = new Set([...speaking, ...routing, ...relevantFiles(names, reached, interest)]);
	const definitions: StartDefinition[] = [];
	const calls = callsAtStart(
		{
			names,
			disk: ANY_DISK,
			isRelevant: (file) => relevant.has(file),
			isWanted: isStartCall,
			define: (definition) => definitions.push(definition),
			isServed: ({ node, scope }, all) => {
				if (application === undefined) return all.length === 1;
				const { file, start } = scope.module.lines.place(scope.module.path, node.start, node.end);
				const { place } = application;
				return file === place.file && start.line === place.start.line && start.column === place.start.column;
			},
		},
		path,
	);
	const seen = new Set<Scope>();
	const atStart = [
		...definitions.flatMap((definition) => placed(definition, usesOfDefinition(names, definition, seen))),
		...calls.flatMap((call) => placed(call, usesOfCall(names, call, seen))),
	];
	const modules: readonly ModuleNames[] = speaking.flatMap((file) => names.of(file) ?? []);
	const later = modules.flatMap((module) => usesOnRequest(names, module));
	const uses = [...atStart, ...later].filter(({ scope, node, chain }) => !mayBeCaught(scope.module, node, chain));
	return { uses, isSpent: names.isSpent() };
}

function placed({ chain }: Pick<StartCall, "chain">, uses: readonly Omit<HiddenUse, "chain">[]): readonly HiddenUse[] {
	return uses.map((use) => ({ ...use, chain }));
}
