import type { ExceptionType, Raised } from "../execution.ts";
import type { ClassObject, Single, Value } from "../value.ts";

/** Python's own exceptions and the one that each inherits from (https://docs.python.org/3/library/exceptions.html#exception-hierarchy). */
const PARENTS: Readonly<Record<string, string>> = Object.fromEntries(
	(
		"BaseException: ; GeneratorExit KeyboardInterrupt SystemExit Exception BaseExceptionGroup: BaseException; " +
		"ArithmeticError AssertionError AttributeError BufferError EOFError ImportError LookupError MemoryError NameError OSError ReferenceError " +
		"RuntimeError StopAsyncIteration StopIteration SyntaxError SystemError TypeError ValueError Warning ExceptionGroup: Exception; " +
		"FloatingPointError OverflowError ZeroDivisionError: ArithmeticError; ModuleNotFoundError: ImportError; IndexError KeyError: LookupError; " +
		"UnboundLocalError: NameError; BlockingIOError ChildProcessError ConnectionError FileExistsError FileNotFoundError InterruptedError " +
		"IsADirectoryError NotADirectoryError PermissionError ProcessLookupError TimeoutError: OSError; " +
		"BrokenPipeError ConnectionAbortedError ConnectionRefusedError ConnectionResetError: ConnectionError; " +
		"NotImplementedError RecursionError PythonFinalizationError: RuntimeError; IndentationError: SyntaxError; TabError: IndentationError; " +
		"UnicodeError: ValueError; UnicodeDecodeError UnicodeEncodeError UnicodeTranslateError: UnicodeError; " +
		"BytesWarning DeprecationWarning EncodingWarning FutureWarning ImportWarning PendingDeprecationWarning ResourceWarning RuntimeWarning " +
		"SyntaxWarning UnicodeWarning UserWarning: Warning"
	)
		.split(";")
		.flatMap((group) => {
			const [names = "", parent = ""] = group.split(":");
			return names
				.trim()
				.split(" ")
				.map((name) => [name, parent.trim()]);
		}),
);

const ALIASES: Readonly<Record<string, string>> = { EnvironmentError: "OSError", IOError: "OSError" };

/** The name of one of Python's own exceptions that a value is; `undefined` for everything else. */
export function builtinExceptionName(value: Value): string | undefined {
	if (value.kind !== "external" || !value.path.startsWith("builtins.")) return undefined;
	const name = value.path.slice("builtins.".length);
	const real = ALIASES[name] ?? name;
	return Object.hasOwn(PARENTS, real) ? real : undefined;
}

/** Whether an `except` with these types takes an exception. */
export type Match = "yes" | "no" | "maybe";

/** Matches an exception with one type of a handler, which may be a tuple of them. */
export function matches(raised: Raised, handler: Value): Match {
	const { type } = raised;
	if (type.kind === "uncatchable") return "no";
	if (handler.kind === "tuple") {
		const answers = handler.elements.map((one) => matchOne(type, one));
		if (answers.includes("yes")) return "yes";
		return answers.includes("maybe") ? "maybe" : "no";
	}
	return matchOne(type, handler);
}

function matchOne(type: ExceptionType, handler: Value): Match {
	const wanted = builtinExceptionName(handler);
	if (type.kind === "builtin") {
		if (wanted !== undefined) return inheritsException(type.name, wanted) ? "yes" : "no";
		// A class of the project cannot be an ancestor of Python's own; one of a library might be an alias.
		return handler.kind === "class" ? "no" : "maybe";
	}
	if (wanted === "BaseException") return "yes";
	if (handler.kind === "unknown") return "maybe";
	if (type.kind === "class") return matchClass(type.object, handler, wanted);
	if (wanted === "Exception") return "yes";
	// What libraries raise when they are called is no ImportError: those come from import statements.
	if (wanted !== undefined && inheritsException(wanted, "ImportError")) return type.kind === "unknown" ? "no" : "maybe";
	return "maybe";
}

function matchClass(object: ClassObject, handler: Value, wanted: string | undefined): Match {
	let isOpen = object.obstacle !== undefined;
	for (const ancestor of object.ancestors) {
		if (ancestor.kind === "own") {
			if (handler.kind === "class" && handler.object === ancestor.object) return "yes";
			continue;
		}
		const own = builtinExceptionName(ancestor.value);
		if (own === undefined) isOpen = true;
		else if (wanted !== undefined && inheritsException(own, wanted)) return "yes";
	}
	return isOpen ? "maybe" : "no";
}

/** Whether one of Python's own exceptions is another one or inherits from it. */
export function inheritsException(name: string, ancestor: string): boolean {
	for (let at = name; at !== ""; at = PARENTS[at] ?? "") if (at === ancestor) return true;
	return false;
}

/** The type of the exception that raising a value raises. */
export function exceptionTypeOf(value: Single): ExceptionType {
	if (value.kind === "exception") return value.raised.type;
	if (value.kind === "class") return { kind: "class", object: value.object };
	if (value.kind === "instance") return { kind: "class", object: value.type };
	const name = builtinExceptionName(value);
	if (name !== undefined) return { kind: "builtin", name };
	return { kind: "external", path: value.kind === "external" ? value.path : "an exception" };
}

/** How an exception is called in a message. */
export function nameOfException(type: ExceptionType): string {
	switch (type.kind) {
		case "builtin":
			return type.name;
		case "class":
			return type.object.name;
		case "external":
			return type.path.split(".").at(-1) ?? type.path;
		default:
			return "an exception";
	}
}
