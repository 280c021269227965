import { libraryModule } from "../../libraries/lookup.ts";
import { standardModule, standardNames } from "../../modules/standard-library.ts";
import { orWithoutAttribute } from "../calls/attribute-functions.ts";
import type { Raised, Scope } from "../execution.ts";
import { builtinException, mayRaise } from "../flow.ts";
import { refuseWhatCannotBeIterated } from "../iteration/refuse.ts";
import { join, UNBOUND } from "../join.ts";
import type { Machine } from "../machine.ts";
import { ANY_NAME } from "../namespace.ts";
import {
	alternativesOf,
	constant,
	type External,
	type ModuleValue,
	NO_ARGUMENTS,
	passed,
	type Single,
	type Site,
	unknown,
	type Value,
} from "../value.ts";
import { elementsOf } from "../values/containers.ts";
import { externalMember } from "../values/external.ts";
import { moduleMember } from "../values/module-members.ts";
import { bind, blur, withoutUnbound } from "../values/scope.ts";

/** Runs `from module import *`. */
export function importAll(machine: Machine, module: Single, scope: Scope, site: Site): void {
	if (module.kind === "module") importAllOfProject(machine, module, scope, site);
	else if (module.kind === "external") importAllOfLibrary(machine, module, scope, site);
	else blur(machine, scope.namespace, "which names an import with * binds cannot be seen", site);
}

function importAllOfProject(machine: Machine, value: ModuleValue, scope: Scope, site: Site): void {
	const { name: owner, namespace } = value.module;
	const listed = listedNames(machine, value, site);
	const names = namesOf(value, listed);
	if (names === undefined) {
		blur(machine, scope.namespace, `which names "from ${owner} import *" binds cannot be seen`, site);
		return;
	}
	for (const [name, kind] of names) {
		machine.spend(1);
		const member = kind === "listed" ? memberOfAll(machine, value, name, site) : namespace.bindings.get(name);
		if (member === undefined) {
			const reason = "it depends on the way that the program takes";
			if (kind === "perhaps") mayRaise(machine, notThere(owner, name, site), { site, reason });
			continue;
		}
		const found = kind === "perhaps" ? join([member, UNBOUND]) : member;
		const bound = orWhatIsThere(found, scope.namespace.bindings.get(name));
		bind(machine, name, passed(bound, site, `imports ${name} from ${owner} (*)`), scope);
	}
	const anything = listed === undefined ? namespace.bindings.get(ANY_NAME) : undefined;
	if (anything !== undefined) machine.journal.set(scope.namespace, ANY_NAME, anything);
}

type Names = readonly (readonly [name: string, kind: "listed" | "public" | "perhaps"])[];

/** What a star takes: what `__all__` lists, else what is public. Where it may not be there, what only one of them names. */
function namesOf(value: ModuleValue, listed: Value | undefined): Names | undefined {
	const pairs = (names: readonly string[] | undefined, kind: Names[number][1]): Names | undefined =>
		names?.map((name) => [name, kind]);
	if (listed === undefined) return pairs(publicNames(value), "public");
	const alternatives = alternativesOf(listed);
	const bound = alternatives.filter(({ kind }) => kind !== "unbound");
	const texts = textsIn(join(bound));
	if (texts === undefined || bound.length === alternatives.length) return pairs(texts, "listed");
	const names = publicNames(value);
	return [...new Set([...texts, ...names])].map((name) => [
		name,
		texts.includes(name) && names.includes(name) ? "public" : "perhaps",
	]);
}

/** `__all__`, for which a module's `__getattr__` is asked, too. */
function listedNames(machine: Machine, { module }: ModuleValue, site: Site): Value | undefined {
	const own = module.namespace.bindings.get("__all__");
	const getter = module.namespace.bindings.get("__getattr__");
	if (own !== undefined || getter === undefined || getter.kind === "unbound") return own;
	const found = orWithoutAttribute(
		machine,
		() => machine.call(getter, { ...NO_ARGUMENTS, positional: [constant("__all__")] }, site),
		() => UNBOUND,
	);
	if (found.kind === "unbound") return undefined;
	refuseWhatCannotBeIterated(machine, found, site);
	return found;
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
	const found = moduleMember(machine, module, name, site) ?? UNBOUND;
	const bound = alternativesOf(found).filter(({ kind }) => kind !== "unbound");
	const isSubmodule = folders.length > 0 && machine.imports.below(name, folders) !== undefined;
	if (!isSubmodule || bound.length === alternativesOf(found).length) {
		return withoutUnbound(machine, found, () => notThere(owner, name, site));
	}
	if (bound.length === 0) return machine.importModule(`${owner}.${name}`, site);
	return join([...bound, unknown(`whether "${name}" is the submodule of "${owner}" is not known`, site)]);
}

function notThere(owner: string, name: string, site: Site): Raised {
	const reason = `__all__ of "${owner}" names "${name}", which it does not have`;
	return builtinException("AttributeError", site, reason, `Take "${name}" out of __all__, or define it.`);
}
