import type { Place } from "../../source/place.ts";
import type { Scope } from "../names/scopes.ts";
import type { Expression, Span } from "../tree/ast.ts";
import type { EnvFileUse } from "./env-files.ts";

/**
 * What becomes of code that asks for a variable nobody has set. `required`: an exception. `optional`: it gets nothing and
 * goes on. `default`: it goes on with a value of its own. `provided`: it does not ask, it sets. `probable`: a library asks
 * by itself.
 */
export type Manner = "required" | "optional" | "default" | "provided" | "probable";

/** What code makes of the text of a variable. */
export type Cast = "string" | "secret" | "integer" | "number" | "boolean" | "list" | "json" | "url";

/** One place that asks for a variable, or sets it. */
export interface Read {
	/** As it is written, or in capitals where case does not matter. */
	readonly name: string;
	readonly manner: Manner;
	/** The value without the variable, where the text spells it out: "8000", "true", "" for an empty text. */
	readonly fallback: string | undefined;
	readonly cast: Cast | undefined;
	/** The expression whose value it is; for a field of settings, the field. */
	readonly node: Span;
	readonly scope: Scope;
	/** The class of settings whose field it is. */
	readonly settings: Scope | undefined;
	/** What asks, as the code names it: `os.getenv`, `OpenAI`. */
	readonly by: string;
}

/**
 * What the program needs of a variable. `startup`: without it, it does not start. `use`: something fails when it is used.
 * `default`, `optional`: it does without. `provided`: the program sets it itself. `probable`: a library asks for it by
 * itself. `elsewhere`: only files ask that the start never reaches.
 */
export type Need = "startup" | "use" | "default" | "optional" | "provided" | "probable" | "elsewhere";

/** A variable of the inventory. */
export interface Variable {
	readonly name: string;
	readonly need: Need;
	/** What the code does without it, where all places that have a value of their own agree. */
	readonly fallback: string | undefined;
	/** Where it is asked for, in the order of files and lines. */
	readonly places: readonly Place[];
	/** The reads behind the places, in their order. */
	readonly reads: readonly Read[];
	/** Whether some condition of the program asks if it is set. */
	readonly isTested: boolean;
}

/** A use of what a read gives, which fails without the variable and does not say why. */
export interface BareUse {
	readonly read: Read;
	readonly node: Expression;
	readonly scope: Scope;
	/** How it fails, a clause: "int() raises TypeError: …". */
	readonly effect: string;
	/** Whether it certainly raises an exception; else something wrong is built and found out later. */
	readonly isFatal: boolean;
	/** Whether the exception itself says which variable is missing. */
	readonly isClear: boolean;
}

/** Something that keeps others from telling which variables are read. */
export interface Opening {
	readonly place: Place;
	/** A clause: "os.environ is read with a name that cannot be seen". */
	readonly reason: string;
}

/** Every variable that the program asks for, by name; what is asked for in ways that cannot be seen. */
export interface Environment {
	readonly variables: readonly Variable[];
	readonly bareUses: readonly BareUse[];
	readonly openings: readonly Opening[];
	/** What cannot do without a file of variables. */
	readonly envFiles: readonly EnvFileUse[];
	/** Whether a bound kept some files or variables out. */
	readonly isCutOff: boolean;
}
