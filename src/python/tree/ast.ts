import type { Pattern } from "./match-pattern.ts";

// Python's abstract syntax, as in CPython's `ast` where that helps, smaller where it does not.
// It is made from the concrete tree by parser/convert.ts. Bodies of functions are converted when they are first asked for.

/** Where something stands: offsets in UTF-16 code units, the end not included. */
export interface Span {
	readonly start: number;
	readonly end: number;
}

export type Statement =
	| ({ readonly kind: "expression"; readonly value: Expression } & Span)
	| ({ readonly kind: "assign"; readonly targets: readonly Expression[]; readonly value: Expression } & Span)
	| ({
			readonly kind: "annotated";
			readonly target: Expression;
			readonly annotation: Expression;
			readonly value: Expression | undefined;
	  } & Span)
	/** `operator` without its `=`: "+" for `a += b`. */
	| ({
			readonly kind: "augmented";
			readonly target: Expression;
			readonly operator: string;
			readonly value: Expression;
	  } & Span)
	| ({ readonly kind: "import"; readonly names: readonly ImportedModule[] } & Span)
	| FromImport
	| ({ readonly kind: "if"; readonly branches: readonly Branch[]; readonly orelse: readonly Statement[] } & Span)
	| ({
			readonly kind: "while";
			readonly test: Expression;
			readonly body: readonly Statement[];
			readonly orelse: readonly Statement[];
	  } & Span)
	| ({
			readonly kind: "for";
			readonly target: Expression;
			readonly iterable: Expression;
			readonly body: readonly Statement[];
			readonly orelse: readonly Statement[];
			readonly isAsync: boolean;
	  } & Span)
	| ({
			readonly kind: "try";
			readonly body: readonly Statement[];
			readonly handlers: readonly Handler[];
			readonly orelse: readonly Statement[];
			readonly finalbody: readonly Statement[];
	  } & Span)
	| ({
			readonly kind: "with";
			readonly items: readonly { readonly context: Expression; readonly target: Expression | undefined }[];
			readonly body: readonly Statement[];
			readonly isAsync: boolean;
	  } & Span)
	| ({ readonly kind: "match"; readonly subject: Expression; readonly cases: readonly MatchCase[] } & Span)
	| FunctionDefinition
	| ClassDefinition
	| ({ readonly kind: "return"; readonly value: Expression | undefined } & Span)
	| ({
			readonly kind: "raise";
			readonly exception: Expression | undefined;
			readonly cause: Expression | undefined;
	  } & Span)
	| ({ readonly kind: "assert"; readonly test: Expression; readonly message: Expression | undefined } & Span)
	| ({ readonly kind: "delete"; readonly targets: readonly Expression[] } & Span)
	| ({ readonly kind: "global" | "nonlocal"; readonly names: readonly string[] } & Span)
	| ({ readonly kind: "type-alias"; readonly name: string } & Span)
	| ({ readonly kind: "pass" | "break" | "continue" } & Span)
	/** A part of the text that the parser could not read, or that nests deeper than {@link MAX_DEPTH}. */
	| ({ readonly kind: "unreadable" } & Span);

/** Levels of nesting that are converted; CPython itself refuses 200 brackets and 100 indentations. */
export const MAX_DEPTH = 400;

/** `import a.b as c`: module `a.b`, alias `c`. */
export interface ImportedModule extends Span {
	readonly module: string;
	readonly alias: string | undefined;
}

/** `from ..a import b as c`: level 2, module `a`. `from . import b`: level 1, module "". */
export interface FromImport extends Span {
	readonly kind: "from";
	readonly level: number;
	readonly module: string;
	/** The names, or `*`. */
	readonly names: "*" | readonly ImportedName[];
}

export interface ImportedName extends Span {
	readonly name: string;
	readonly alias: string | undefined;
}

export interface Branch {
	readonly test: Expression;
	readonly body: readonly Statement[];
}

export interface Handler extends Span {
	/** The exception class or tuple of classes; `undefined` for a bare `except:`. */
	readonly type: Expression | undefined;
	readonly name: string | undefined;
	readonly body: readonly Statement[];
}

export interface MatchCase extends Span {
	/** Names that the pattern binds when it matches. */
	readonly captures: readonly string[];
	readonly pattern: Pattern;
	readonly guard: Expression | undefined;
	readonly body: readonly Statement[];
}

export interface FunctionDefinition extends Span {
	readonly kind: "function";
	readonly name: string;
	readonly nameSpan: Span;
	readonly decorators: readonly Expression[];
	/** Names of `def name[T]`. */
	readonly typeParameters: readonly string[];
	readonly parameters: readonly Parameter[];
	readonly returns: Expression | undefined;
	readonly isAsync: boolean;
	/** Whether the body holds a `yield` of its own. */
	isGenerator(): boolean;
	/** The body; converted at the first call. */
	body(): readonly Statement[];
}

export interface ClassDefinition extends Span {
	readonly kind: "class";
	readonly name: string;
	readonly nameSpan: Span;
	readonly decorators: readonly Expression[];
	/** Names of `class name[T]`. */
	readonly typeParameters: readonly string[];
	/** Bases and keywords such as `metaclass=…`. */
	readonly bases: readonly Argument[];
	readonly body: readonly Statement[];
}

export interface Parameter extends Span {
	readonly name: string;
	readonly kind: "positional-only" | "positional" | "variadic" | "keyword-only" | "keywords";
	readonly annotation: Expression | undefined;
	readonly default: Expression | undefined;
}

export type Argument =
	| ({ readonly kind: "positional" | "starred" | "double-starred"; readonly value: Expression } & Span)
	| ({ readonly kind: "keyword"; readonly name: string; readonly value: Expression } & Span);

export type Expression =
	| Name
	/** Concatenated and raw strings with their escapes resolved. */
	| ({ readonly kind: "string"; readonly value: string } & Span)
	| ({ readonly kind: "bytes" } & Span)
	/** Parts in order: text as a string, interpolations as expressions; at least one expression. */
	| ({ readonly kind: "formatted"; readonly parts: readonly (string | Expression)[] } & Span)
	/**
	 * An interpolation with a conversion or a format specification: its text is not just `str(value)`. `specification`
	 * holds the interpolations within it.
	 */
	| ({ readonly kind: "converted"; readonly value: Expression; readonly specification: readonly Expression[] } & Span)
	/** `value` is `undefined` for complex numbers; integers beyond 2⁵³ lose precision. */
	| ({ readonly kind: "number"; readonly value: number | undefined } & Span)
	| ({ readonly kind: "true" | "false" | "none" | "ellipsis" } & Span)
	| ({ readonly kind: "attribute"; readonly value: Expression; readonly attribute: string } & Span)
	| ({ readonly kind: "subscript"; readonly value: Expression; readonly index: Expression } & Span)
	/** The bounds and the step that are there. */
	| ({ readonly kind: "slice"; readonly parts: readonly Expression[] } & Span)
	| Call
	| ({ readonly kind: "tuple" | "list" | "set"; readonly elements: readonly Expression[] } & Span)
	| ({ readonly kind: "dict"; readonly entries: readonly DictEntry[] } & Span)
	| ({ readonly kind: "starred"; readonly value: Expression } & Span)
	| ({ readonly kind: "lambda"; readonly parameters: readonly Parameter[]; readonly body: Expression } & Span)
	| ({
			readonly kind: "conditional";
			readonly test: Expression;
			readonly body: Expression;
			readonly orelse: Expression;
	  } & Span)
	| ({
			readonly kind: "boolean";
			readonly operator: "and" | "or";
			readonly left: Expression;
			readonly right: Expression;
	  } & Span)
	| ({ readonly kind: "not"; readonly operand: Expression } & Span)
	| ({ readonly kind: "unary"; readonly operator: "+" | "-" | "~"; readonly operand: Expression } & Span)
	| ({
			readonly kind: "binary";
			readonly operator: string;
			readonly left: Expression;
			readonly right: Expression;
	  } & Span)
	/** `a < b <= c`: first `a`, rest `[["<", b], ["<=", c]]`; operators `in`, `not in`, `is`, `is not` included. */
	| ({
			readonly kind: "compare";
			readonly first: Expression;
			readonly rest: readonly (readonly [operator: string, operand: Expression])[];
	  } & Span)
	| ({ readonly kind: "walrus"; readonly target: Name; readonly value: Expression } & Span)
	| ({ readonly kind: "await"; readonly value: Expression } & Span)
	| ({ readonly kind: "yield"; readonly value: Expression | undefined } & Span)
	| Comprehension
	| ({ readonly kind: "unreadable" } & Span);

export interface Name extends Span {
	readonly kind: "name";
	/** The identifier in NFKC, as Python compares it. */
	readonly name: string;
}

export interface Call extends Span {
	readonly kind: "call";
	readonly callee: Expression;
	readonly arguments: readonly Argument[];
}

export interface DictEntry {
	/** `undefined` for `**value`. */
	readonly key: Expression | undefined;
	readonly value: Expression;
}

export interface Comprehension extends Span {
	readonly kind: "comprehension";
	readonly of: "list" | "set" | "dict" | "generator";
	/** What is computed for each round; key and value for a dict. */
	readonly elements: readonly Expression[];
	readonly clauses: readonly (
		| { readonly kind: "for"; readonly target: Expression; readonly iterable: Expression; readonly isAsync: boolean }
		| { readonly kind: "if"; readonly test: Expression }
	)[];
}
