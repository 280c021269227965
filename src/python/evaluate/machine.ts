import type { ImportSystem } from "../modules/import-system.ts";
import type { Program } from "../program.ts";
import type { Expression, Statement } from "../tree/ast.ts";
import type { Arguments, Raised, Scope } from "./execution.ts";
import type { Difference, Journal, Mark, Namespace } from "./namespace.ts";
import type { Site, Suspended, Value } from "./value.ts";

/** How code can be left otherwise than at its end. */
export type Exit =
	| { readonly kind: "return"; readonly value: Value }
	| { readonly kind: "raise"; readonly raised: Raised }
	| { readonly kind: "break" | "continue" };

/** Something that cannot be decided, on which the present way depends. */
export interface Condition {
	readonly site: Site | undefined;
	/** A clause: "what os.getenv("X") returns is not known". */
	readonly reason: string;
}

/** An exit that was taken, with the state in which it left. */
export interface Caught {
	readonly exit: Exit;
	readonly changes: Difference;
	readonly isAssumed: boolean;
	readonly condition: Condition | undefined;
}

/** A place that exits lead to: a loop, a call, a `try`, the import as a whole. */
export interface Catch {
	readonly mark: Mark;
	readonly takes: ReadonlySet<Exit["kind"]>;
	/** Which exceptions of libraries, assumed not to happen, are worth a way of their own here. */
	readonly handles: "every exception" | "import errors" | "nothing";
	readonly caught: Caught[];
	/** Number of modules that were being imported when it was set. */
	readonly loading: number;
	/**
	 * Set while a generator waits at a `yield` for the code around it: what leaves that code passes the generator by and
	 * looks for its place below this index.
	 */
	readonly resumeBelow?: number;
	/** Exceptions do not pass it by: they are raised where the generator waits, as `contextlib.contextmanager` does. */
	readonly isThrown?: boolean;
}

/** A stretch of code that does not run for certain, such as the body of the main guard. */
export interface Skipped {
	readonly site: Site;
	readonly isMainGuard: boolean;
	readonly body: readonly Statement[];
	readonly scope: Scope;
}

/**
 * `unknown`: whether they are set, only the Space knows; `set`: the Space sets them all, to something; `fallbacks`: it sets
 * those that the program has no fallback for; `unset`: it sets those only without which reading them fails.
 */
export type Variables = "unknown" | "set" | "fallbacks" | "unset";

/** A call that has not returned yet. */
export interface RunningCall {
	readonly definition: unknown;
	/** How many conditions were undecided when it began. */
	readonly conditions: number;
	/** The moment at which it began, and the number of exits that were taken before. */
	readonly mark: Mark;
	readonly exits: number;
	readonly values: ReadonlyMap<string, Value>;
}

/** The state of an evaluation and its parts, which call each other through it. */
export interface Machine {
	readonly program: Program;
	readonly imports: ImportSystem;
	readonly journal: Journal;
	/** `sys.modules`: project modules by their dotted names. */
	readonly modules: Namespace;
	/** Of `sys`: "front" and "back", the folders of `sys.path` in the tree before and behind what is installed. */
	readonly system: Namespace;
	/** `os.environ`, as far as the program sets it itself, or the Space is known to. */
	readonly environment: Namespace;
	/** What is taken of variables that the program reads without a fallback and does not set itself. */
	readonly variables: Variables;
	/** Variables of which it is taken that nothing sets them but the program itself. */
	readonly unset: ReadonlySet<string>;
	readonly catches: Catch[];
	readonly conditions: Condition[];
	/** Dotted names of the modules that are being imported, outermost first. */
	readonly loading: string[];
	/** Where each of them was asked for. */
	readonly importSites: Site[];
	/** The functions that are being called, outermost first. */
	readonly calls: RunningCall[];
	/** Exceptions that are being handled, innermost last: what a bare `raise` raises. */
	readonly handling: Raised[];
	/** Paths of the project's files that began to run, in their order. */
	readonly reached: Set<string>;
	/** Dotted names that distributions were asked for, and where. */
	readonly imported: Map<string, Site[]>;
	/** Those of which it is taken that they are not installed. */
	readonly absent: ReadonlySet<string>;
	readonly skipped: Skipped[];
	/** Where names were deleted, by namespace. */
	readonly deleted: Map<Namespace, Map<string, Site>>;
	/** The present way is only taken if something fails that is assumed not to fail. */
	isAssumed: boolean;
	/** Number of exits that were taken. */
	exits: number;
	depth: number;

	/** Counts work. Throws {@link BoundExceeded} when there has been too much. */
	spend(steps: number): void;
	/** A module of so many characters is run: it may take its share of steps. */
	allow(characters: number): void;
	evaluate(expression: Expression, scope: Scope): Value;
	/** Runs statements; false when their end is never reached. */
	execute(statements: readonly Statement[], scope: Scope): boolean;
	call(callee: Value, given: Arguments, site: Site): Value;
	/** Runs the body of a generator, and gives what it returns; `onYield` is told what it yields, and runs while it waits. */
	runGenerator(value: Suspended, onYield: (value: Value) => void): Value;
	getAttribute(object: Value, name: string, site: Site): Value;
	setAttribute(object: Value, name: string, value: Value, site: Site): void;
	/** The module of an absolute dotted name, imported with all its parents. */
	importModule(dotted: string, site: Site): Value;
}

/** Steps that every evaluation may take, and what each character of a module that it runs adds to them. */
export const STEPS = { least: 200_000, perCharacter: 0.5, most: 3_000_000 } as const;

/** Levels of nested expressions, statements, calls and imports; more would exhaust the stack of the engine. */
export const MAX_NESTING = 900;

/** Calls within one another; CPython itself refuses 1,000. */
export const MAX_CALLS = 60;

/** Thrown where a bound cuts the evaluation off. */
export class BoundExceeded extends Error {}

/** Thrown where a way through the program ends inside an expression; one object, because it carries nothing. */
export const DEAD = new Error("this way through the program ends here");
