import type { Space } from "../../gate/space.ts";
import { boundBy } from "../../python/evaluate/values/local-names.ts";
import { type NeededName, neededBy } from "../../python/libraries/needed-modules.ts";
import { standardModule } from "../../python/modules/standard-library.ts";
import type { Program } from "../../python/program.ts";
import type { TraceStep } from "../../python/proof.ts";
import type { FromImport, Span, Statement } from "../../python/tree/ast.ts";
import { statementsBelow } from "../../python/tree/blocks.ts";
import type { Place } from "../../source/place.ts";
import { installedOn } from "../installed/installed-distributions.ts";

/** A file of the project that is called like a module of somebody else, for which the start fails. */
export interface HiddenModule {
	/** The file of the project: "decimal.py", "email/__init__.py". */
	readonly path: string;
	readonly module: string;
	/** Whose module it hides, or which module hides it. */
	readonly owner: "standard-library" | "installed";
	/** What is asked for and not there. */
	readonly name: string;
	/** Who asks: a library, while it is imported, or a file of the project. */
	readonly asker: string;
	/** Whether the file is found in the module's place; otherwise the module was loaded before, and the file is never found. */
	readonly isFound: boolean;
	readonly trace: readonly TraceStep[];
}

/** Words of code that binds names without naming them. */
const BINDING_WORDS = ["globals(", "setattr(", "__dict__", "sys.modules"];

const KNOWN = new WeakMap<Space, readonly HiddenModule[]>();

/** Starts before which only uvicorn itself has imported anything. With `python -m uvicorn` the Space root would come before all else. */
const BY_UVICORN = /^uvicorn\b/;

/** Whether it is known what was imported before the application: what uvicorn itself imports. */
export function isStartedByUvicorn({ target }: Space): boolean {
	return target.kind === "known" && BY_UVICORN.test(target.start);
}

/** Whether all that is wrong with the entry point is a hidden module, or that perhaps. */
export function isForHiddenModule(space: Space): boolean {
	const { proof } = space.entrypoint;
	if (!isStartedByUvicorn(space) || proof.state === "proven") return false;
	const isThere = (hidden: HiddenModule) =>
		proof.reason.includes(hidden.path) || (proof.state === "refuted" && hidden.asker === proof.place.file);
	return (proof.state === "unproven" || proof.because === "import-fails") && hiddenModules(space).some(isThere);
}

/**
 * Files of the project for which the start of what the Space serves certainly fails, because a module is called like
 * them, where uvicorn starts it.
 */
export function hiddenModules(space: Space): readonly HiddenModule[] {
	const known = KNOWN.get(space) ?? find(space);
	KNOWN.set(space, known);
	return known;
}

function find(space: Space): readonly HiddenModule[] {
	const own = ownImport(space);
	const found = new Map<string, HiddenModule>();
	for (const { module, places } of space.entrypoint.imports) {
		const [library = module] = module.split(".", 1);
		const [place] = places;
		if (place === undefined) continue;
		for (const needed of neededBy(module)) {
			const hidden = hiddenFrom(space, library, needed, place);
			if (hidden !== undefined && !found.has(hidden.path)) found.set(hidden.path, hidden);
		}
	}
	if (own !== undefined && !found.has(own.path)) found.set(own.path, own);
	return [...found.values()];
}

/** Whether a library gets the project's file in place of a module, and the file lacks what the library takes from it. */
function hiddenFrom(
	{ python }: Space,
	library: string,
	{ module, name }: NeededName,
	place: Place,
): HiddenModule | undefined {
	const found = python.resolve(module);
	if (found.kind !== "project" || hasName(python, found.path, name)) return undefined;
	const owner = ownerOf(python, module) ?? "installed";
	const trace = [{ place, note: `imports ${library}, which takes "${name}" from "${module}"` }];
	return { path: found.path, module, owner, name, asker: library, isFound: true, trace };
}

/** The import of the project's own code that ends the start, where it asks for a module that is called like a file of the project. */
function ownImport(space: Space): HiddenModule | undefined {
	const { python, source, entrypoint } = space;
	const { proof } = entrypoint;
	if (proof.state !== "refuted" || proof.because !== "import-fails") return undefined;
	const statement = importAt(python, proof.place);
	if (statement === undefined || statement.level > 0 || statement.names === "*") return undefined;
	const [module = ""] = statement.module.split(".", 1);
	const path = [`${module}/__init__.py`, `${module}.py`].find((one) => source.entries.has(one));
	const owner = ownerOf(python, module) ?? (isInstalled(space, module) ? "installed" : undefined);
	if (path === undefined || owner === undefined) return undefined;
	const resolved = python.resolve(module);
	const isFound = resolved.kind === "project";
	if (isFound ? resolved.path !== path : resolved.kind !== owner && resolved.kind !== "third-party") return undefined;
	const name = statement.names[0]?.name ?? "";
	const asker = proof.place.file;
	return {
		path,
		module,
		owner,
		name,
		asker,
		isFound,
		trace: [...proof.trace, { place: proof.place, note: `imports from "${module}"` }],
	};
}

function ownerOf({ version }: Program, module: string): "standard-library" | undefined {
	return standardModule(module, version).kind === "there" ? "standard-library" : undefined;
}

function isInstalled(space: Space, module: string): boolean {
	const installed = installedOn(space);
	return !("unknown" in installed) && installed.has(module);
}

function importAt(python: Program, { file, start }: Place): FromImport | undefined {
	const module = python.module(file);
	if (module === undefined || "unjudged" in module) return undefined;
	const offset = module.lines.offset(start.line) + start.column - 1;
	const isAround = (one: Span) => one.start <= offset && offset < one.end;
	const found = [...statementsBelow(module.body)].find((one) => one.kind === "from" && isAround(one));
	return found?.kind === "from" ? found : undefined;
}

/** Whether a module of the project has a name, or may have it: one that takes everything from another may. */
function hasName(python: Program, path: string, name: string): boolean {
	if (path.endsWith("/__init__.py")) {
		const below = path.slice(0, -"__init__.py".length) + name;
		if (python.files.includes(`${below}.py`) || python.files.includes(`${below}/__init__.py`)) return true;
	}
	const module = python.module(path);
	if (module === undefined || "unjudged" in module || python.mentions(path, BINDING_WORDS)) return true;
	return [...statementsBelow(module.body)].some((one) => bindsAll(one) || boundBy(one).includes(name));
}

/** `from x import *`, `def __getattr__`. */
function bindsAll(statement: Statement): boolean {
	return statement.kind === "from" ? statement.names === "*" : boundBy(statement).includes("__getattr__");
}
