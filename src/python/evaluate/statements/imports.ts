import { nameGap } from "../../compatibility/gaps.ts";
import { isRequired, libraryModule } from "../../libraries/lookup.ts";
import type { Located } from "../../modules/finder.ts";
import type { TopLevel } from "../../modules/import-system.ts";
import { NAMES_NEEDED_BY_FASTAPI } from "../../modules/shadowing.ts";
import { standardName } from "../../modules/standard-library.ts";
import type { Raised, Scope } from "../execution.ts";
import { libraryMayFail, mayRaise, raise } from "../flow.ts";
import { forkValues } from "../fork.ts";
import { join } from "../join.ts";
import { BoundExceeded, DEAD, type Machine } from "../machine.ts";
import { namespaceOf } from "../namespace.ts";
import { alternativesOf, constant, NONE, type ProjectModule, type Site, unknown, type Value } from "../value.ts";
import { each } from "../values/scope.ts";
import { demandInstalled } from "./installed-modules.ts";
import { searchPath } from "./search-path.ts";

/** Imports within one another; CPython's own stack ends at about 160 (1,000 frames, six a module). */
const MAX_IMPORTS = 140;

/** Parts of a dotted name. */
const MAX_PARTS = 40;

/** Imports a module with all its parents and gives it. */
export function importModule(machine: Machine, dotted: string, site: Site): Value {
	const parts = dotted.split(".");
	if (parts.length > MAX_PARTS) throw new BoundExceeded("a module's name has too many parts");
	let at: Value | undefined;
	let name = "";
	for (const part of parts) {
		const parent = at;
		name = name === "" ? part : `${name}.${part}`;
		at = parent === undefined ? importTop(machine, dotted, part, site) : importBelow(machine, parent, part, name, site);
	}
	return at ?? NONE;
}

/** `sys.modules[name]`, where it is certainly or perhaps there; else what importing it gives. */
function once(machine: Machine, name: string, load: () => Value): Value {
	const loaded = machine.modules.bindings.get(name);
	if (loaded === undefined) return load();
	if (alternativesOf(loaded).every(({ kind }) => kind !== "unbound")) return loaded;
	return forkValues(machine, [
		{ run: () => join(alternativesOf(loaded).filter(({ kind }) => kind !== "unbound")) },
		{ run: load },
	]);
}

function importTop(machine: Machine, dotted: string, name: string, site: Site): Value {
	return once(machine, name, () => {
		const { front, back, isOpen } = searchPath(machine);
		let found = machine.imports.topLevel(dotted, front);
		if (back.length > 0 && (found.kind === "missing" || found.kind === "third-party")) {
			const behind = machine.imports.topLevel(dotted, back);
			if (behind.kind !== "missing" && behind.kind !== "third-party" && behind.kind !== "standard-library")
				found = behind;
		}
		if (found.kind === "missing" && isOpen)
			return unknown(`sys.path was changed in a way that cannot be seen, and "${name}" may come from there`, site);
		return load(machine, found, name, dotted, site);
	});
}

function load(machine: Machine, found: TopLevel, name: string, dotted: string, site: Site): Value {
	switch (found.kind) {
		case "standard-library":
			return { kind: "external", path: name, isModule: true };
		case "third-party":
			return installed(machine, name, site);
		case "ambiguous":
			return unknown(
				`whether "${name}" is ${pathOf(found.project)} or the module of that name that uvicorn loads is not known`,
				site,
			);
		case "missing":
			return raise(machine, {
				...notFound(dotted, found.reason, found.advice, site),
				...(found.dueTo !== undefined && { dueTo: found.dueTo }),
			});
		default:
			return loadProject(machine, found, name, site);
	}
}

function notFound(name: string, reason: string, advice: string, site: Site): Raised {
	return {
		type: { kind: "builtin", name: "ModuleNotFoundError" },
		site,
		reason: `${reason}, so the import of "${name}" fails`,
		advice,
		syntax: false,
	};
}

function pathOf(located: Located): string {
	return located.kind === "namespace" ? `${located.folders[0] ?? ""}/` : located.path;
}

/** A module of an installed distribution: assumed to be there, unless somebody handles that it is not. */
function installed(machine: Machine, name: string, site: Site): Value {
	demandInstalled(machine, name, site);
	const key = `imported ${name}`;
	if (!machine.system.bindings.has(key)) {
		if (!isRequired(name)) libraryMayFail(machine, site, "import");
		mayBeShadowed(machine, name, site);
		machine.journal.set(machine.system, key, constant(true));
	}
	return { kind: "external", path: name, isModule: true };
}

/** A file of the project that is called like a module that FastAPI needs takes its place. */
function mayBeShadowed(machine: Machine, name: string, site: Site): void {
	if (name !== "fastapi" && name !== "starlette" && name !== "sqlmodel") return;
	const { front } = searchPath(machine);
	for (const needed of NAMES_NEEDED_BY_FASTAPI) {
		// There is hardly ever one, and to ask what else each name may be would take a tenth of a small proof.
		if (machine.imports.below(needed, front) === undefined) continue;
		const found = machine.imports.topLevel(needed, front);
		const project = found.kind === "ambiguous" ? found.project : found;
		if (project.kind !== "module" && project.kind !== "package") continue;
		const reason = `${project.path} takes the place of the module "${needed}" that ${name} imports`;
		const raised: Raised = {
			type: { kind: "builtin", name: "ImportError" },
			site,
			reason,
			advice: `Rename ${project.path}.`,
			syntax: false,
		};
		mayRaise(machine, raised, { site, reason });
	}
}

function importBelow(machine: Machine, parent: Value, part: string, name: string, site: Site): Value {
	if (parent.kind === "union") return each(machine, parent, (one) => importBelow(machine, one, part, name, site));
	if (parent.kind === "external") {
		demandInstalled(machine, name, site);
		checkSubmodule(machine, parent.path, part, site);
		libraryMayFail(machine, site, "import");
		return { kind: "external", path: name, isModule: true };
	}
	if (parent.kind !== "module")
		return unknown(parent.kind === "unknown" ? parent.reason : `what "${name}" is, is not known`, site);
	const { module } = parent;
	const value = once(machine, name, () => {
		const path = module.namespace.bindings.get("__path__");
		if (module.folders.length === 0) {
			const reason = `"${module.name}" (${module.path ?? ""}) is a module, not a package`;
			return raise(machine, notFound(name, reason, "Correct the import, or make the module a package.", site));
		}
		const located = path?.kind === "unknown" ? undefined : machine.imports.below(part, module.folders);
		if (located === undefined) {
			const reason = `there is no "${part}" in ${module.folders.map((folder) => `${folder}/`).join(" or ")}`;
			return raise(machine, notFound(name, reason, "Correct the import, or add the module.", site));
		}
		return loadProject(machine, located, name, site);
	});
	return value;
}

/** A submodule that a library is not known to have may be missing; one of the standard library certainly is. */
function checkSubmodule(machine: Machine, owner: string, part: string, site: Site): void {
	const name = `${owner}.${part}`;
	const advice = "Correct the import.";
	if (standardName(owner, part, machine.program.version).kind === "absent") {
		const gap = nameGap(owner, part, machine.program.version);
		if (gap !== undefined) raise(machine, { ...notFound(name, gap.reason, gap.advice, site), dueTo: "python-version" });
		raise(machine, notFound(name, `the standard library has no "${name}"`, advice, site));
	}
	const names = libraryModule(owner)?.names;
	if (names === undefined || names.has(part) || libraryModule(name) !== undefined) return;
	const reason = `"${owner}" is not known to have a module "${part}"`;
	mayRaise(machine, notFound(name, reason, advice, site), { site, reason });
}

/** Runs a module of the project and gives what stands in `sys.modules` afterwards. */
function loadProject(machine: Machine, located: Located, name: string, site: Site): Value {
	if (located.kind === "compiled") return unknown(`${located.path} is compiled code, which cannot be seen`, site);
	const path = located.kind === "namespace" ? undefined : located.path;
	const folders = located.kind === "package" ? [located.folder] : located.kind === "namespace" ? located.folders : [];
	const text = path === undefined ? undefined : machine.program.module(path);
	if (path !== undefined && (text === undefined || "unjudged" in text)) {
		machine.reached.add(path);
		const why = text === undefined ? "it cannot be read" : text.unjudged;
		throw new BoundExceeded(`${path} cannot be judged: ${why}`);
	}
	const module: ProjectModule = {
		name,
		path,
		folders,
		namespace: namespaceOf(),
		module: text !== undefined && "unjudged" in text ? undefined : text,
	};
	run(machine, module, site);
	const parent = name.lastIndexOf(".");
	const value = machine.modules.bindings.get(name) ?? { kind: "module", module };
	const owner = parent < 0 ? undefined : machine.modules.bindings.get(name.slice(0, parent));
	if (owner?.kind === "module") machine.journal.set(owner.module.namespace, name.slice(parent + 1), value);
	return value;
}

function run(machine: Machine, module: ProjectModule, site: Site): void {
	const { name, path, namespace, module: text } = module;
	if (machine.loading.length >= MAX_IMPORTS) throw new BoundExceeded(`imports nest deeper than ${MAX_IMPORTS} modules`);
	const set = (key: string, value: Value) => machine.journal.set(namespace, key, value);
	set("__name__", constant(name));
	set("__package__", constant(module.folders.length > 0 ? name : name.split(".").slice(0, -1).join(".")));
	set("__doc__", unknown("the documentation of a module is not known", site));
	for (const key of ["__spec__", "__loader__", "__builtins__"]) set(key, unknown(`${key} is not known`, site));
	if (path !== undefined) set("__file__", { kind: "path", path, isText: true });
	if (module.folders.length > 0)
		set("__path__", { kind: "tuple", elements: module.folders.map((folder) => constant(folder)) });
	machine.journal.set(machine.modules, name, { kind: "module", module });
	if (text === undefined || path === undefined) return;
	machine.reached.add(path);
	machine.allow(text.text.length);
	const [problem] = text.problems();
	machine.loading.push(name);
	machine.importSites.push(site);
	if (problem !== undefined) {
		raise(machine, {
			type: { kind: "builtin", name: "SyntaxError" },
			site: { module: text, span: problem },
			reason: `${path} does not compile: ${problem.message}`,
			advice: problem.advice,
			syntax: true,
		});
	}
	if (text.body.some(({ kind }) => kind === "annotated") || text.text.includes("__annotations__")) {
		set("__annotations__", unknown("the annotations of a module are not known", site));
	}
	const scope: Scope = {
		kind: "module",
		namespace,
		module,
		text,
		enclosing: undefined,
		locals: undefined,
		globals: new Set(),
		nonlocals: new Set(),
		typeParameters: undefined,
		method: undefined,
		onYield: undefined,
		owner: undefined,
		className: undefined,
	};
	if (!machine.execute(text.body, scope)) throw DEAD;
	machine.loading.pop();
	machine.importSites.pop();
}
