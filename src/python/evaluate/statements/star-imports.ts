import { libraryModule } from "../../libraries/lookup.ts";
import { standardModule, standardNames } from "../../modules/standard-library.ts";
import type { Scope } from "../execution.ts";
import { raiseBuiltin } from "../flow.ts";
import { join } from "../join.ts";
import type { Machine } from "../machine.ts";
import { ANY_NAME } from "../namespace.ts";
import {
	alternativesOf,
	type External,
	type ModuleValue,
	passed,
	type Single,
	type Site,
	unknown,
	type Value,
} from "../value.ts";
import { elementsOf } from "../values/containers.ts";
import { externalMember } from "../values/external.ts";
import { moduleMember } from "../values/module-members.ts";
import { bind, blur } from "../values/scope.ts";

/** Runs `from module import *`. */
export function importAll(machine: Machine, module: Single, scope: Scope, site: Site): void {
	if (module.kind === "module") importAllOfProject(machine, module, scope, site);
	else if (module.kind === "external") importAllOfLibrary(machine, module, scope, site);
	else blur(machine, scope.namespace, "which names an import with * binds cannot be seen", site);
}

function importAllOfProject(machine: Machine, value: ModuleValue, scope: Scope, site: Site): void {
	const { name: owner, namespace } = value.module;
	const listed = namespace.bindings.get("__all__");
	const names = listed === undefined ? publicNames(value) : textsIn(listed);
	if (names === undefined) {
		blur(machine, scope.namespace, `which names "from ${owner} import *" binds cannot be seen`, site);
		return;
	}
	for (const name of names) {
		machine.spend(1);
		const found = listed === undefined ? namespace.bindings.get(name) : memberOfAll(machine, value, name, site);
		if (found === undefined) continue;
		const bound = orWhatIsThere(found, scope.namespace.bindings.get(name));
		bind(machine, name, passed(bound, site, `imports ${name} from ${owner} (*)`), scope);
	}
	const anything = listed === undefined ? namespace.bindings.get(ANY_NAME) : undefined;
	if (anything !== undefined) machine.journal.set(scope.namespace, ANY_NAME, anything);
}

/** Where the module may not have the name, what was bound before stays. */
function orWhatIsThere(value: Value, before: Value | undefined): Value {
	const alternatives = alternativesOf(value);
	const bound = alternatives.filter(({ kind }) => kind !== "unbound");
	return before === undefined || bound.length === alternatives.length ? value : join([...bound, before]);
}

function importAllOfLibrary(machine: Machine, module: External, scope: Scope, site: Site): void {
	const { path } = module;
	const { version } = machine.program;
	const known = libraryModule(path)?.exports ?? standardNames(path, version);
	for (const name of known ?? []) {
		const value = externalMember(machine, module, name, site, "ImportError");
		bind(machine, name, passed(value, site, `imports ${name} from ${path} (*)`), scope);
	}
	if (known !== undefined) return;
	const reason = `which names "from ${path} import *" binds is not known`;
	const isStandard = standardModule(path.split(".", 1)[0] ?? "", version).kind === "there";
	if (isStandard) machine.journal.set(scope.namespace, ANY_NAME, unknown(reason, site));
	else blur(machine, scope.namespace, reason, site);
}

function publicNames({ module }: ModuleValue): readonly string[] {
	return [...module.namespace.bindings.keys()].filter((name) => !name.startsWith("_") && name !== ANY_NAME);
}

function textsIn(value: Value): readonly string[] | undefined {
	const elements = elementsOf(value);
	const texts = elements?.flatMap((one) =>
		one.kind === "constant" && typeof one.value === "string" ? [one.value] : [],
	);
	return texts?.length === elements?.length ? texts : undefined;
}

/** A name of `__all__` that the module lacks raises AttributeError, unless it is a submodule. */
function memberOfAll(machine: Machine, module: ModuleValue, name: string, site: Site): Value {
	const { folders, name: owner } = module.module;
	const found = moduleMember(machine, module, name, site);
	if (found !== undefined) return found;
	const isSubmodule = folders.length > 0 && machine.imports.below(name, folders) !== undefined;
	if (isSubmodule) return machine.importModule(`${owner}.${name}`, site);
	const reason = `__all__ of "${owner}" names "${name}", which it does not have`;
	return raiseBuiltin(machine, "AttributeError", site, reason, `Take "${name}" out of __all__, or define it.`);
}
