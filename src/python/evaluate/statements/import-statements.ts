import type { FromImport, ImportedModule } from "../../tree/ast.ts";
import { orWithoutAttribute } from "../calls/attribute-functions.ts";
import type { Raised, Scope } from "../execution.ts";
import { raise, raiseBuiltin } from "../flow.ts";
import { UNBOUND, withoutDoubts } from "../join.ts";
import type { Machine } from "../machine.ts";
import {
	alternativesOf,
	constant,
	type ModuleValue,
	NO_ARGUMENTS,
	NONE,
	passed,
	type Single,
	type Site,
	unknown,
	type Value,
} from "../value.ts";
import { externalMember } from "../values/external.ts";
import { moduleMember } from "../values/module-members.ts";
import { bind, each, siteOf, withoutUnbound } from "../values/scope.ts";
import { demandInstalled } from "./installed-modules.ts";
import { importAll } from "./star-imports.ts";

/** Runs `import a.b, c as d`. */
export function executeImport(machine: Machine, names: readonly ImportedModule[], scope: Scope, site: Site): void {
	for (const { module, alias } of names) {
		const whole = machine.importModule(module, site);
		const [top = module] = module.split(".", 1);
		const value = top === module ? whole : topOrPart(machine, module, alias, site);
		bind(machine, alias ?? top, passed(value, site, `imports ${module}`), scope);
	}
}

/** What `import a.b` binds: `a`; with an alias, what `a` has under the name `b`, which may be no module any more. */
function topOrPart(machine: Machine, module: string, alias: string | undefined, site: Site): Value {
	const [top = module, ...parts] = module.split(".");
	let value = machine.importModule(top, site);
	if (alias !== undefined) for (const part of parts) value = member(machine, value, part, site, module);
	return value;
}

/** Runs `from .a import b as c`. */
export function executeFrom(machine: Machine, statement: FromImport, scope: Scope, site: Site): void {
	const name = absoluteName(machine, statement, scope, site);
	const module = machine.importModule(name, site);
	askForPath(machine, module, site);
	if (statement.names === "*") {
		each(machine, withoutDoubts(module), (one) => {
			importAll(machine, one, scope, site);
			return one;
		});
		return;
	}
	for (const imported of statement.names) {
		const value = member(machine, module, imported.name, siteOf(scope, imported), name);
		const note = `imports ${imported.name} from ${".".repeat(statement.level)}${statement.module}`;
		bind(machine, imported.alias ?? imported.name, passed(value, site, note), scope);
	}
}

/** Python asks what it imports from for `__path__`, to see whether it is a package: a module's `__getattr__` answers. */
function askForPath(machine: Machine, module: Value, site: Site): void {
	for (const one of alternativesOf(withoutDoubts(module))) {
		if (one.kind !== "module" || one.module.folders.length > 0) continue;
		const getter = one.module.namespace.bindings.get("__getattr__");
		if (getter?.kind !== "function") continue;
		orWithoutAttribute(
			machine,
			() => machine.call(getter, { ...NO_ARGUMENTS, positional: [constant("__path__")] }, site),
			() => NONE,
		);
	}
}

/** The module that a relative import means (PEP 328). */
function absoluteName(machine: Machine, { level, module }: FromImport, scope: Scope, site: Site): string {
	if (level === 0) return module;
	const own = scope.module;
	const parts = own.name.split(".");
	const base = own.folders.length > 0 ? parts : parts.slice(0, -1);
	const kept = base.slice(0, base.length - level + 1);
	if (base.length === 0) {
		const dots = ".".repeat(level);
		return raiseBuiltin(
			machine,
			"ImportError",
			site,
			`"from ${dots}${module} import …" is relative, but ${own.path ?? own.name} is imported as the top-level module "${own.name}", which has no package`,
			module === ""
				? "Write the import without the leading dot."
				: `Write "from ${module} import …" without the leading dot.`,
		);
	}
	if (kept.length === 0 || level > base.length) {
		const reason = `"from ${".".repeat(level)}${module} import …" goes beyond the top-level package "${parts[0] ?? ""}"`;
		return raiseBuiltin(
			machine,
			"ImportError",
			site,
			reason,
			"Import by the absolute name, as seen from the Space root.",
		);
	}
	return [...kept, ...(module === "" ? [] : [module])].join(".");
}

/** What `from module import name` binds; a submodule is imported for it. */
function member(machine: Machine, module: Value, name: string, site: Site, from: string): Value {
	return each(machine, module, (one) => memberOf(machine, one, name, site, from));
}

function memberOf(machine: Machine, module: Single, name: string, site: Site, from: string): Value {
	if (module.kind === "module") return memberOfProject(machine, module, name, site);
	if (module.kind === "external") {
		if (module.isModule) demandInstalled(machine, `${module.path}.${name}`, site, "ImportError");
		return externalMember(machine, module, name, site, "ImportError");
	}
	if (module.kind === "unknown") return unknown(module.reason, module.site ?? site);
	if (module.kind === "instance" || module.kind === "library") return machine.getAttribute(module, name, site);
	return unknown(`what "${from}" has under "${name}" is not known`, site);
}

function memberOfProject(machine: Machine, value: ModuleValue, name: string, site: Site): Value {
	const { module } = value;
	// A module's __getattr__ says with AttributeError that there is no such name.
	const found = orWithoutAttribute(
		machine,
		() => moduleMember(machine, value, name, site) ?? UNBOUND,
		() => UNBOUND,
	);
	if (alternativesOf(found).some(({ kind }) => kind !== "unbound"))
		return withoutUnbound(machine, found, () => cannotImport(machine, value, name, site));
	if (module.folders.length > 0) {
		const dotted = `${module.name}.${name}`;
		const isThere = machine.modules.bindings.has(dotted) || machine.imports.below(name, module.folders) !== undefined;
		if (isThere) return machine.importModule(dotted, site);
	}
	return raise(machine, cannotImport(machine, value, name, site));
}

function cannotImport(machine: Machine, { module }: ModuleValue, name: string, site: Site): Raised {
	const where = module.path ?? `${module.folders[0] ?? ""}/`;
	const isLoading = machine.loading.includes(module.name);
	return {
		type: { kind: "builtin", name: "ImportError" },
		site,
		reason: isLoading
			? `"${name}" cannot be imported from "${module.name}": the modules import each other in a circle, and ${where} has not come to the line that binds it`
			: `"${name}" cannot be imported from "${module.name}": ${where} does not bind it`,
		advice: isLoading
			? "Move what both need into a third module, or import it inside the function that uses it."
			: `Define "${name}" in ${where}, or correct the name.`,
		syntax: false,
	};
}
