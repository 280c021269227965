import type { Module } from "../module.ts";
import { absentNames } from "../modules/standard-library.ts";
import type { Names } from "../names/names.ts";
import type { Scope as Named } from "../names/scopes.ts";
import type { Expression, FunctionDefinition, Span, Statement } from "../tree/ast.ts";
import { functionAround, type Where, walk } from "../tree/walk.ts";
import type { PythonVersion } from "../version.ts";
import { type Gap, moduleGap, nameGap } from "./gaps.ts";
import { isGuard, isGuardedChoice, knowsVersions, providedNames } from "./guards.ts";
import { handlerAround } from "./handlers.ts";
import { mayUseGaps } from "./may-use.ts";
import { baseName, isBoundInside, isCertain, scopeFor } from "./standing.ts";

/** When a use comes to its end, as far as the text says. */
export type Moment =
	/** Always, when the import gets there. */
	| { readonly kind: "import" }
	/** When the import takes a branch. */
	| { readonly kind: "branch" }
	/** Always, when a request gets to this handler. */
	| { readonly kind: "request"; readonly handler: string }
	/** When this function is called, perhaps only then and when; `undefined` for a lambda. */
	| { readonly kind: "call"; readonly name: string | undefined };

/** A use of something that this version of Python has not, and that nothing around it is prepared for. */
export interface GapUse {
	readonly gap: Gap;
	/** What it raises. */
	readonly error: "ModuleNotFoundError" | "ImportError" | "AttributeError" | "NameError";
	readonly module: Module;
	readonly span: Span;
	readonly moment: Moment;
}

/** Uses that are found in one program; who writes for another version has dozens. */
const MAX_USES = 500;

interface Search {
	readonly names: Names;
	readonly version: PythonVersion;
	/** Names that this version lacks somewhere in the standard library and that the project does not provide. */
	readonly wanted: ReadonlySet<string>;
	readonly uses: GapUse[];
}

/** What is looked at in one file. */
interface Reading extends Search {
	readonly module: Module;
	readonly scope: Named;
	readonly hasStarImport: boolean;
	/** The statement at module level. */
	readonly outermost: Statement;
	/** Annotations, which need not be evaluated (PEP 563, 649), or are the evaluator's. */
	readonly annotations: Set<Expression>;
}

/** Finds, in some files of a program, what its version of Python lacks. Annotations are left out. */
export function gapUses(names: Names, files: readonly string[]): readonly GapUse[] {
	const { program } = names;
	const { version } = program;
	const modules = files.flatMap((path) => {
		const module = program.module(path);
		return module === undefined || "unjudged" in module ? [] : [module];
	});
	const provided = new Set(modules.flatMap(providedNames));
	const wanted = new Set([...absentNames(version).keys()].filter((name) => !provided.has(name)));
	const search: Search = { names, version, wanted, uses: [] };
	const read = mayUseGaps(program, modules).flatMap(({ path }) => names.of(path) ?? []);
	for (const { module, scope, hasStarImport } of read) {
		if (knowsVersions(module)) continue;
		for (const outermost of module.body) {
			if (search.uses.length >= MAX_USES) return search.uses;
			readStatement({ ...search, module, scope, hasStarImport, outermost, annotations: new Set() });
		}
	}
	return search.uses;
}

function readStatement(reading: Reading): void {
	const { module, annotations } = reading;
	walk([reading.outermost], {
		statement: (statement, where) => {
			if (where.isMainOnly || isGuard(statement, module)) return "skip";
			for (const annotation of annotationsOf(statement)) annotations.add(annotation);
			if (statement.kind === "import" || statement.kind === "from") readImport(reading, statement, where);
			return undefined;
		},
		expression: (expression, where) => {
			if (where.isMainOnly || annotations.has(expression) || isGuardedChoice(expression, module)) return "skip";
			readExpression(reading, expression, where);
			return undefined;
		},
	});
}

function annotationsOf(statement: Statement): readonly Expression[] {
	if (statement.kind === "annotated") return [statement.annotation];
	if (statement.kind !== "function") return [];
	const given = statement.parameters.flatMap(({ annotation }) => annotation ?? []);
	return statement.returns === undefined ? given : [...given, statement.returns];
}

function readImport(reading: Reading, statement: Extract<Statement, { kind: "import" | "from" }>, where: Where): void {
	if (statement.kind === "import") {
		for (const name of statement.names) readModule(reading, name.module, name, where);
		return;
	}
	const { level, module, names } = statement;
	if (level > 0 || readModule(reading, module, statement, where) || names === "*") return;
	if (!isStandard(reading, module)) return;
	for (const one of names) {
		const gap = nameGap(module, one.name, reading.version);
		if (gap !== undefined) found(reading, { gap, error: "ImportError", span: one }, where);
	}
}

/** Whether a module, or a package above it, is what this version lacks. */
function readModule(reading: Reading, dotted: string, span: Span, where: Where): boolean {
	const [top = ""] = dotted.split(".", 1);
	const gap = reading.names.program.resolve(top).kind === "missing" ? moduleGap(top, reading.version) : undefined;
	const below = dotted.lastIndexOf(".");
	const lacking =
		gap ??
		(below > 0 && isStandard(reading, top)
			? nameGap(dotted.slice(0, below), dotted.slice(below + 1), reading.version)
			: undefined);
	if (lacking !== undefined) found(reading, { gap: lacking, error: "ModuleNotFoundError", span }, where);
	return lacking !== undefined;
}

function isStandard({ names }: Reading, dotted: string): boolean {
	const [top = ""] = dotted.split(".", 1);
	return names.program.resolve(top).kind === "standard-library";
}

function readExpression(reading: Reading, expression: Expression, where: Where): void {
	const { names, wanted, version } = reading;
	if (expression.kind === "name") {
		if (reading.hasStarImport || !wanted.has(expression.name)) return;
		const gap = nameGap("builtins", expression.name, version);
		if (gap === undefined || !denotes(reading, expression, where, gap.path)) return;
		found(reading, { gap, error: "NameError", span: expression }, where);
	} else if (expression.kind === "attribute" && wanted.has(expression.attribute)) {
		const scope = standing(reading, expression, where);
		const [owner, ...others] = scope === undefined ? [] : names.denote(expression.value, scope, "everywhere");
		if (owner?.kind !== "path" || others.length > 0 || !isStandard(reading, owner.path)) return;
		const gap = nameGap(owner.path, expression.attribute, version);
		if (gap !== undefined) found(reading, { gap, error: "AttributeError", span: expression }, where);
	}
}

function denotes(reading: Reading, expression: Expression, where: Where, path: string): boolean {
	const scope = standing(reading, expression, where);
	const values = scope === undefined ? [] : reading.names.denote(expression, scope, "everywhere");
	return values.length === 1 && values[0]?.kind === "path" && values[0].path === path;
}

/** The scope in which a name is looked up; `undefined` where a lambda or a comprehension binds it, or nobody knows. */
function standing(reading: Reading, expression: Expression, where: Where): Named | undefined {
	const name = baseName(expression);
	if (name === undefined || isBoundInside(where.scope, name)) return undefined;
	return scopeFor(where.scope, reading.scope);
}

function found(reading: Reading, use: Pick<GapUse, "gap" | "error" | "span">, where: Where): void {
	const { module, uses } = reading;
	if (uses.length < MAX_USES) uses.push({ ...use, module, moment: momentOf(reading, use.span, where) });
}

function momentOf(reading: Reading, span: Span, { scope }: Where): Moment {
	const inside = functionAround(scope);
	if (inside === undefined) return { kind: isCertain([reading.outermost], span) ? "import" : "branch" };
	const handler = handlerAround(reading.names, { scope, module: reading.scope }, span);
	if (handler !== undefined) return { kind: "request", handler: handler.name };
	return { kind: "call", name: nameOf(inside) };
}

function nameOf(definition: FunctionDefinition | Expression): string | undefined {
	return definition.kind === "function" ? definition.name : undefined;
}
