import type { Names } from "../names/names.ts";
import type { Scope } from "../names/scopes.ts";
import type { Call, Expression } from "../tree/ast.ts";
import { claimsOf } from "./reads/guards.ts";
import type { ModuleFacts } from "./reads/module-facts.ts";
import { isSwallowed } from "./reads/tried.ts";

/** Code that cannot do without a file of variables. */
export interface EnvFileUse {
	readonly node: Expression;
	readonly scope: Scope;
	/** The file as the code names it: ".env". */
	readonly file: string;
	/** What it does without it, a clause: "open() raises FileNotFoundError". */
	readonly effect: string;
}

/** Files of variables: `.env`, `.env.production`, `config/.env`; what is made to be committed is none. */
const ENV_FILE = /(^|\/)\.env(\.[\w-]+)?$/;
const SAMPLE = /\.(example|sample|template|dist)$/;

/** Words of which every file holds one that uses such a file. */
export const ENV_FILE_WORDS: readonly string[] = ['.env"', ".env'", ".env.", "dotenv"];

/** Finds the code of a module that certainly fails where there is no file of variables. */
export function envFileUses(names: Names, facts: ModuleFacts): readonly EnvFileUse[] {
	return [...lookedUp(names, facts), ...opened(names, facts), ...demanded(names, facts)];
}

/** `dotenv_values(".env")["KEY"]`. */
function lookedUp(names: Names, { subscripts, tried }: ModuleFacts): readonly EnvFileUse[] {
	return subscripts.flatMap(({ node, scope }) => {
		if (node.index.kind !== "string" || isSwallowed(tried, node)) return [];
		const file = valuesOf(names, node.value, scope);
		const effect = `dotenv_values() reads only the file, never what is set on the Space, and ["${node.index.value.slice(0, 60)}"] raises KeyError`;
		return file === undefined ? [] : [{ node, scope, file, effect }];
	});
}

function opened(names: Names, facts: ModuleFacts): readonly EnvFileUse[] {
	return facts.names.calls.flatMap(({ node, scope, reach }) => {
		const use = reach === "always" ? openedBy(names, node, scope) : undefined;
		return use === undefined || isSwallowed(facts.tried, node, "file") ? [] : [{ node, scope, ...use }];
	});
}

/** `if not load_dotenv(): raise …`. */
function demanded(names: Names, { tests }: ModuleFacts): readonly EnvFileUse[] {
	return tests.flatMap(({ test, scope, kind }) => {
		if (kind === "decides") return [];
		return claimsOf(test, kind === "asserts").flatMap(({ of, isThere }) => {
			if (!isThere || of.kind !== "call" || nameOf(names, of.callee, scope) !== "dotenv.load_dotenv") return [];
			const effect = "load_dotenv() gives False where there is no file, and the program ends";
			return [{ node: of, scope, file: fileIn(of) ?? ".env", effect }];
		});
	});
}

/** The file behind `dotenv_values(".env")`, where nothing else is mixed in. */
function valuesOf(names: Names, expression: Expression, scope: Scope): string | undefined {
	const values = names.denote(expression, scope);
	const [value] = values;
	if (values.length !== 1 || value?.kind !== "path" || value.path !== "dotenv.dotenv_values()") return undefined;
	if (expression.kind === "call") return fileIn(expression) ?? ".env";
	return ".env";
}

const READERS: ReadonlySet<string> = new Set([
	"pathlib.Path().read_text",
	"pathlib.Path().read_bytes",
	"pathlib.Path().open",
]);

function openedBy(names: Names, call: Call, scope: Scope): Pick<EnvFileUse, "file" | "effect"> | undefined {
	const name = nameOf(names, call.callee, scope) ?? "";
	if (name === "dotenv.find_dotenv") {
		return isStrict(call) ? { file: fileIn(call) ?? ".env", effect: "find_dotenv() raises IOError" } : undefined;
	}
	const file = OPENERS.has(name) ? (isRead(call) ? fileIn(call) : undefined) : pathIn(name, call);
	const own = name.slice(name.lastIndexOf(".") + 1);
	return file === undefined ? undefined : { file, effect: `${own}() raises FileNotFoundError` };
}

const OPENERS: ReadonlySet<string> = new Set(["builtins.open", "io.open", "decouple.RepositoryEnv"]);

/** Whether a file is opened to be read: no mode, or one without a letter that makes the file. */
function isRead({ arguments: [, mode] }: Call): boolean {
	return mode === undefined || (mode.value.kind === "string" && !/[wax+]/.test(mode.value.value));
}

/** `Path(".env").read_text()`. */
function pathIn(name: string, { callee }: Call): string | undefined {
	if (!READERS.has(name) || callee.kind !== "attribute" || callee.value.kind !== "call") return undefined;
	return fileIn(callee.value);
}

function isStrict(call: Call): boolean {
	return call.arguments.some(
		(one) => one.kind === "keyword" && one.name === "raise_error_if_not_found" && one.value.kind === "true",
	);
}

function nameOf(names: Names, callee: Expression, scope: Scope): string | undefined {
	const [value, ...others] = names.denote(callee, scope);
	return value?.kind === "path" && others.length === 0 ? value.path : undefined;
}

/** The first argument, where it is the literal name of a file of variables. */
function fileIn(call: Call): string | undefined {
	const value = call.arguments[0]?.value;
	if (value?.kind !== "string") return undefined;
	const file = value.value.replace(/^(\.\/)+/, "");
	return ENV_FILE.test(file) && !SAMPLE.test(file) ? file : undefined;
}
