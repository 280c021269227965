import type { FromImport, ImportedModule } from "../../ast.ts";
import type { Raised, Scope } from "../execution.ts";
import { raise, raiseBuiltin } from "../flow.ts";
import type { Machine } from "../machine.ts";
import { type ModuleValue, passed, type Single, type Site, unknown, type Value } from "../value.ts";
import { externalMember } from "../values/external.ts";
import { moduleMember } from "../values/module-members.ts";
import { bind, each, siteOf, withoutUnbound } from "../values/scope.ts";
import { importAll } from "./star-imports.ts";

/** Runs `import a.b, c as d`. */
export function executeImport(machine: Machine, names: readonly ImportedModule[], scope: Scope, site: Site): void {
	for (const { module, alias } of names) {
		const whole = machine.importModule(module, site);
		const [top = module] = module.split(".", 1);
		const value = alias === undefined && top !== module ? machine.importModule(top, site) : whole;
		bind(machine, alias ?? top, passed(value, site, `imports ${module}`), scope);
	}
}

/** Runs `from .a import b as c`. */
export function executeFrom(machine: Machine, statement: FromImport, scope: Scope, site: Site): void {
	const name = absoluteName(machine, statement, scope, site);
	const module = machine.importModule(name, site);
	if (statement.names === "*") {
		each(machine, module, (one) => {
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
	if (module.kind === "external") return externalMember(machine, module, name, site, "ImportError");
	if (module.kind === "unknown") return unknown(module.reason, module.site ?? site);
	if (module.kind === "instance" || module.kind === "library") return machine.getAttribute(module, name, site);
	return unknown(`what "${from}" has under "${name}" is not known`, site);
}

function memberOfProject(machine: Machine, value: ModuleValue, name: string, site: Site): Value {
	const { module } = value;
	const found = moduleMember(machine, value, name, site);
	if (found !== undefined) return withoutUnbound(machine, found, () => cannotImport(machine, value, name, site));
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
