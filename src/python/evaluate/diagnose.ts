import { type Place, topOf } from "../../source/place.ts";
import type { Expression, Statement } from "../tree/ast.ts";
import { statementsBelow } from "../tree/blocks.ts";
import type { Machine } from "./machine.ts";
import { serve } from "./serving/serve.ts";
import { placeOf } from "./trace.ts";
import { alternativesOf, type ModuleValue, type ProjectModule, type Site } from "./value.ts";
import { boundBy } from "./values/local-names.ts";

/** Why a name is not bound, and what to do. Sentences. */
export interface Diagnosis {
	readonly reason: string;
	readonly advice: string;
	readonly place: Place;
}

/** Finds out why a module does not bind an attribute: where the name went, or where it was probably meant. */
export function diagnose(machine: Machine, value: ModuleValue, name: string, site: Site): Diagnosis {
	const { module } = value;
	const file = module.path ?? `${module.folders[0] ?? ""}/`;
	return (
		deleted(machine, module, name, file) ??
		skipped(machine, module, name, file) ??
		onlyAnnotated(module, name, file) ??
		inLoop(module, name, file) ??
		inFunction(module, name, file) ??
		otherName(machine, module, name, file, site) ??
		otherModule(machine, module, name, file) ?? {
			reason: `${file} does not bind "${name}" at module level.`,
			advice: `Add "${name} = FastAPI()" to ${file}, or import the application there under this name.`,
			place: topOf(file),
		}
	);
}

function deleted(machine: Machine, module: ProjectModule, name: string, file: string): Diagnosis | undefined {
	const site = machine.deleted.get(module.namespace)?.get(name);
	if (site === undefined) return undefined;
	const isHandler = site.module.text.startsWith("except", site.span.start);
	return {
		reason: isHandler
			? `${file} binds "${name}" to an exception, and Python deletes the name when the except block ends.`
			: `${file} binds "${name}" and deletes it again before the import ends.`,
		advice: isHandler ? "Give the exception another name." : `Remove the deletion of "${name}".`,
		place: placeOf(site),
	};
}

function skipped(machine: Machine, module: ProjectModule, name: string, file: string): Diagnosis | undefined {
	for (const { site, isMainGuard, body, scope } of machine.skipped) {
		if (scope.module !== module) continue;
		const binding = bindingOf(body, name);
		if (binding === undefined || scope.text !== module.module) continue;
		const where = placeOf({ module: scope.text, span: binding });
		return {
			reason: isMainGuard
				? `${file} binds "${name}" only under the main guard, which does not run when a server imports the file.`
				: `${file} binds "${name}" only in a branch that does not run on the Space.`,
			advice: isMainGuard ? `Move "${name}" out of the guard, to the left margin.` : `Bind "${name}" in every case.`,
			place: where.file === "" ? placeOf(site) : where,
		};
	}
	return undefined;
}

function onlyAnnotated(module: ProjectModule, name: string, file: string): Diagnosis | undefined {
	const text = module.module;
	const found = text?.body.find(
		(one) => one.kind === "annotated" && one.value === undefined && isName(one.target, name),
	);
	if (text === undefined || found === undefined) return undefined;
	return {
		reason: `${file} annotates "${name}", but an annotation without a value binds nothing.`,
		advice: `Give it a value: "${name}: FastAPI = FastAPI()".`,
		place: placeOf({ module: text, span: found }),
	};
}

function inLoop({ module: text }: ProjectModule, name: string, file: string): Diagnosis | undefined {
	for (const statement of text === undefined ? [] : statementsBelow(text.body)) {
		if (statement.kind !== "for" && statement.kind !== "while") continue;
		const binding = boundBy(statement).includes(name) ? statement : bindingOf(statement.body, name);
		if (text === undefined || binding === undefined) continue;
		return {
			reason: `${file} binds "${name}" only in a loop, which ends on the Space without having done so.`,
			advice: `Bind "${name}" in front of the loop, or without one.`,
			place: placeOf({ module: text, span: binding }),
		};
	}
	return undefined;
}

function inFunction(module: ProjectModule, name: string, file: string): Diagnosis | undefined {
	const text = module.module;
	for (const statement of text === undefined ? [] : statementsBelow(text.body)) {
		if (statement.kind !== "function" && statement.kind !== "class") continue;
		const binding = bindingOf(statement.kind === "function" ? statement.body() : statement.body, name);
		if (text === undefined || binding === undefined) continue;
		return {
			reason: `${file} binds "${name}" only inside the ${statement.kind} "${statement.name}", where it is local.`,
			advice:
				statement.kind === "function"
					? `Return it from "${statement.name}" and write "${name} = ${statement.name}()" at module level.`
					: `Write "${name} = ${statement.name}.${name}" at module level, or bind it there.`,
			place: placeOf({ module: text, span: binding }),
		};
	}
	return undefined;
}

function otherName(
	machine: Machine,
	module: ProjectModule,
	name: string,
	file: string,
	site: Site,
): Diagnosis | undefined {
	for (const [other, value] of module.namespace.bindings) {
		if (alternativesOf(value).some(({ kind }) => kind !== "library" && kind !== "instance")) continue;
		const served = serve(machine, value, site);
		if (served.length === 0 || served.some(({ kind }) => kind !== "application")) continue;
		const binding = module.module === undefined ? undefined : bindingOf(module.module.body, other);
		const isImport = binding?.kind === "from" || binding?.kind === "import";
		return {
			reason: `${file} does not bind "${name}"; it calls its application "${other}".`,
			advice: isImport ? `Import it as "${name}".` : `Rename "${other}" to "${name}", or add "${name} = ${other}".`,
			place:
				module.module === undefined || binding === undefined
					? topOf(file)
					: placeOf({ module: module.module, span: binding }),
		};
	}
	return undefined;
}

/** Files that are looked into for an application that was probably meant. */
const MAX_CANDIDATES = 50;

function otherModule(machine: Machine, module: ProjectModule, name: string, file: string): Diagnosis | undefined {
	const { program } = machine;
	const candidates = program.files.filter(
		(path) =>
			path !== module.path &&
			!/(^|\/)(tests?|venv|\.venv|site-packages)\//.test(path) &&
			program.mentions(path, ["FastAPI("]),
	);
	for (const path of candidates.slice(0, MAX_CANDIDATES)) {
		const other = program.module(path);
		if (other === undefined || "unjudged" in other) continue;
		const binding = bindingOf(other.body, name);
		if (binding?.kind !== "assign" && binding?.kind !== "annotated") continue;
		const dotted = path.replace(/(\/__init__)?\.py$/, "").replaceAll("/", ".");
		return {
			reason: `${file} does not bind "${name}"; ${path} does.`,
			advice: `Add "from ${dotted} import ${name}" to ${file}.`,
			place: topOf(file),
		};
	}
	return undefined;
}

/** The last statement below a block that binds a name. */
function bindingOf(body: readonly Statement[], name: string): Statement | undefined {
	let found: Statement | undefined;
	for (const statement of statementsBelow(body)) {
		if (statement.kind !== "delete" && boundBy(statement).includes(name)) found = statement;
	}
	return found;
}

function isName(expression: Expression, name: string): boolean {
	return expression.kind === "name" && expression.name === name;
}
