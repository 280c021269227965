import type { LibraryType } from "../libraries/knowledge.ts";
import type { Module } from "../module.ts";
import type { Expression, FunctionDefinition, Parameter, Span, Statement } from "../tree/ast.ts";
import type { Arguments, Raised, Scope } from "./execution.ts";
import type { Namespace } from "./namespace.ts";
import type { Entry } from "./routes/entry.ts";
import type { RegisteringCall } from "./routes/register.ts";

/** A stretch of a module's text: where something happens. */
export interface Site {
	readonly module: Module;
	readonly span: Span;
}

/** How a value came to where it is: the last step first. */
export interface Trail {
	readonly site: Site;
	/** What happens there; `undefined` where the text of the site says it. */
	readonly note: string | undefined;
	readonly previous: Trail | undefined;
	readonly length: number;
}

interface Common {
	readonly trail?: Trail | undefined;
	/** It is only there if something fails that is assumed not to fail, such as the import of an installed module. */
	readonly isDoubtful?: boolean;
}

/** A literal of Python that is known. */
export interface Constant extends Common {
	readonly kind: "constant";
	/** `null` is None. */
	readonly value: string | number | boolean | null;
	/** A number without a fraction that is a float all the same: 1.0. */
	readonly isFloat?: true;
	/** What returned it, where it is None that a call gave. */
	readonly givenBy?: Giver;
	/** Where a text is written. */
	readonly written?: Writing;
	/** It stands in for an environment variable that is taken not to be set, and says nothing: None, or an empty text. */
	readonly isUnset?: true;
}

/** The literal that a text, or a part of one, was taken from. */
export interface Writing {
	readonly site: Site;
	/** The environment variable whose fallback it is. */
	readonly variable?: string;
}

/** A function that ends without a value, or a method that only changes its object: "include_router". */
export interface Giver {
	readonly kind: "function" | "method";
	readonly name: string;
}

/** A path inside the tree, as text or as `pathlib.Path`, relative to the Space root. */
export interface PathValue extends Common {
	readonly kind: "path";
	readonly path: string;
	readonly isText: boolean;
}

/** A tuple whose elements are known one by one. */
export interface TupleValue extends Common {
	readonly kind: "tuple";
	readonly elements: readonly Value[];
}

/**
 * A list, set or dict. A list's or set's `contents` hold one binding, `elements`, a tuple; a dict's hold a binding for each
 * key that is known, and `*` where there may be others. No `elements` means that they are not known.
 */
export interface Container extends Common {
	readonly kind: "container";
	/** `view`: what `keys()`, `values()` and `items()` of a dict give, with the contents of the dict. */
	readonly type: "list" | "set" | "dict" | "view";
	/** Of a view: what it shows. */
	readonly shows?: "keys" | "values" | "items";
	readonly contents: Namespace;
	readonly site: Site;
}

/** A module of the project, or a package without `__init__.py`. */
export interface ProjectModule {
	readonly name: string;
	readonly path: string | undefined;
	/** `__path__`; empty for what is no package. */
	readonly folders: readonly string[];
	readonly namespace: Namespace;
	/** `undefined` for a folder without `__init__.py`. */
	readonly module: Module | undefined;
}

/** A module of the project, imported at least in part. */
export interface ModuleValue extends Common {
	readonly kind: "module";
	readonly module: ProjectModule;
}

/** Something of an installed module or of the standard library, by its dotted path: "fastapi.FastAPI". */
export interface External extends Common {
	readonly kind: "external";
	readonly path: string;
	/** Whether it is certainly a module. */
	readonly isModule: boolean;
}

/** What a class statement of the project made, or a call that makes classes. */
export interface ClassObject {
	readonly name: string;
	/** Empty for what no class statement made. */
	readonly body: readonly Statement[];
	readonly site: Site;
	/** Method resolution order, itself first. */
	readonly ancestors: readonly Ancestor[];
	readonly attributes: Namespace;
	/** Why its instances cannot be known, a clause: a metaclass of a library, a decorator. */
	readonly obstacle: string | undefined;
	/** The class of the project that it is an instance of. */
	readonly metaclass: ClassObject | undefined;
}

/** A class in a method resolution order: of the project, or whatever else stood among the bases. */
export type Ancestor =
	| { readonly kind: "own"; readonly object: ClassObject }
	| { readonly kind: "foreign"; readonly value: Value };

/** A class of the project. */
export interface ClassValue extends Common {
	readonly kind: "class";
	readonly object: ClassObject;
}

/** An instance of a class of the project. */
export interface Instance extends Common {
	readonly kind: "instance";
	readonly type: ClassObject;
	readonly attributes: Namespace;
	readonly site: Site;
}

/** An instance of a class of a library. */
export interface LibraryInstance extends Common {
	readonly kind: "library";
	readonly type: LibraryType;
	readonly attributes: Namespace;
	/** The application that a wrapper was given. */
	readonly inner: Value | undefined;
	readonly site: Site;
}

/** A function or lambda of the project, with what it closes over. */
export interface FunctionValue extends Common {
	readonly kind: "function";
	readonly name: string;
	readonly definition: FunctionDefinition | LambdaDefinition;
	readonly parameters: readonly Parameter[];
	readonly defaults: ReadonlyMap<string, Value>;
	readonly isAsync: boolean;
	readonly isGenerator: boolean;
	readonly scope: Scope;
	/** The class in whose body it was defined. */
	readonly owner: ClassObject | undefined;
	readonly attributes: Namespace;
	readonly site: Site;
	/** Whether `contextlib.contextmanager` or its async form made it. */
	readonly isContextManager: boolean;
	/** What `functools.lru_cache` keeps, by the arguments. */
	readonly memo?: Namespace;
}

/** A lambda as the tree has it. */
export type LambdaDefinition = Extract<Expression, { readonly kind: "lambda" }>;

/** `instance.method`. */
export interface Method extends Common {
	readonly kind: "method";
	readonly self: Value;
	readonly function: FunctionValue;
}

/** A method of a library's class or of a built-in type, or a built-in function: called by name. */
export interface LibraryMethod extends Common {
	readonly kind: "library-method";
	readonly self: Value;
	readonly name: string;
	/** Registries of the objects of which one is `self`, if what is called registers something. */
	readonly among?: ReadonlySet<Namespace> | undefined;
}

/** A function that gives back its first argument, or, a step earlier, makes one that does. */
export interface Decorator extends Common {
	readonly kind: "decorator";
	readonly name: string;
	readonly marks: "nothing" | "context-manager" | "memo";
	/** What registers that which it is applied to. */
	readonly registers?: RegisteringCall;
}

/** `functools.partial(function, …)`. */
export interface Partial extends Common {
	readonly kind: "partial";
	readonly function: Value;
	readonly positional: readonly Value[];
	readonly keywords: ReadonlyMap<string, Value>;
}

/** `property`, `staticmethod`, `classmethod` or `functools.cached_property` around a function. */
export interface Descriptor extends Common {
	readonly kind: "descriptor";
	readonly of: "property" | "staticmethod" | "classmethod" | "cached_property";
	readonly function: Value;
	/** What `@name.setter` decorates. */
	readonly setter?: Value;
	/** What `@name.deleter` decorates. */
	readonly deleter?: Value;
}

/** `super()` in a method; in one of a class or metaclass, `self` is the class. */
export interface Super extends Common {
	readonly kind: "super";
	readonly self: Value;
	/** Where the search begins: behind this class, in the ancestors of `type`. */
	readonly after: ClassObject;
	readonly type: ClassObject;
}

/** What calling an async or generator function gives: nothing of its body has run. */
export interface Suspended extends Common {
	readonly kind: "coroutine" | "generator";
	readonly site: Site;
	readonly function: FunctionValue;
	readonly arguments: Arguments;
	/** Whether a generator has run, at least in part. */
	readonly state: Namespace;
}

/** What `map`, `zip`, `iter` and their like give: nothing of it has happened yet, and it gives each element once. */
export interface IteratorValue extends Common {
	readonly kind: "iterator";
	readonly over: Iteration;
	/** How many elements were taken. */
	readonly state: Namespace;
	readonly site: Site;
}

/** What an iterator gives next. `hidden`: that cannot be told, nor what comes after it. */
export type Step =
	| { readonly kind: "value"; readonly value: Value }
	| { readonly kind: "end" }
	| { readonly kind: "hidden" };

/** Where an iterator takes its elements from. */
export type Iteration =
	| { readonly of: "elements"; readonly elements: readonly Value[] }
	| { readonly of: "map"; readonly function: Value; readonly sources: readonly IteratorValue[] }
	| { readonly of: "filter"; readonly function: Value; readonly source: IteratorValue }
	| { readonly of: "zip" | "strict zip" | "chain"; readonly sources: readonly IteratorValue[] }
	| { readonly of: "enumerate"; readonly source: IteratorValue; readonly start: number }
	/** A generator expression: `give` computes an element out of one of the source, and gives nothing where that is left out. */
	| { readonly of: "expression"; readonly source: IteratorValue; readonly give: (element: Value) => Step | undefined }
	/** They cannot be seen. */
	| { readonly of: "hidden" };

/** An exception object, or its class where `isClass`. */
export interface ExceptionValue extends Common {
	readonly kind: "exception";
	readonly raised: Raised;
}

/** `globals()`, `vars(module)`, `obj.__dict__`. */
export interface NamespaceValue extends Common {
	readonly kind: "namespace";
	readonly namespace: Namespace;
}

/** A context manager that swallows exceptions: `contextlib.suppress`. */
export interface Suppressor extends Common {
	readonly kind: "suppressor";
	readonly types: readonly Value[];
}

/** What an application or a part of one was told. It stands in the registry of its object, and is nothing that code can see. */
export interface RegistrationValue extends Common {
	readonly kind: "registration";
	readonly entry: Entry;
	/** Registries of the objects that it may have been told to: it is certain only of the one that it was. */
	readonly among?: ReadonlySet<Namespace>;
}

/** Anything. `reason` is a clause: "what `make()` of toolbox returns is not known". */
export interface Unknown extends Common {
	readonly kind: "unknown";
	readonly reason: string;
	readonly site: Site | undefined;
	/** Functions of the project that it may call when it is called. */
	readonly holds: readonly Value[];
	/** It is a text that is not empty: an environment variable that is taken to be set. */
	readonly isText?: true;
}

/** No value at all: a name that is not bound on some way. */
export interface Unbound extends Common {
	readonly kind: "unbound";
}

/** One of several values; never of other unions. */
export interface Union extends Common {
	readonly kind: "union";
	readonly alternatives: readonly Single[];
}

/** A value that is one thing, known or not. */
export type Single =
	| Constant
	| PathValue
	| TupleValue
	| Container
	| ModuleValue
	| External
	| ClassValue
	| Instance
	| LibraryInstance
	| FunctionValue
	| Method
	| LibraryMethod
	| Decorator
	| Partial
	| Descriptor
	| Super
	| Suspended
	| IteratorValue
	| ExceptionValue
	| NamespaceValue
	| Suppressor
	| RegistrationValue
	| Unknown
	| Unbound;

/** What an expression may evaluate to. */
export type Value = Single | Union;

/** None. */
export const NONE: Constant = { kind: "constant", value: null };
/** No arguments at all. */
export const NO_ARGUMENTS: Arguments = { positional: [], keywords: new Map(), isOpen: false };

/** A value that stands for a literal of Python. */
export function constant(value: string | number | boolean | null): Constant {
	return { kind: "constant", value };
}

/** A value of which nothing is known; `reason` is a clause. */
export function unknown(reason: string, site?: Site, holds: readonly Value[] = []): Unknown {
	return { kind: "unknown", reason, site, holds };
}

/** The values that a value may be. */
export function alternativesOf(value: Value): readonly Single[] {
	return value.kind === "union" ? value.alternatives : [value];
}

/** Steps of a trail that are kept. */
const TRAIL_LENGTH = 40;

/** The value with one more step in the way that it took. */
export function passed<T extends Value>(value: T, site: Site, note?: string): T {
	const { trail } = value;
	const length = (trail?.length ?? 0) + 1;
	if (length > TRAIL_LENGTH) return value;
	const step: Trail = { site, note, previous: trail, length };
	return { ...value, trail: step };
}
