import type { Knowledge, LibraryType, Parameter, Result, Role } from "./knowledge.ts";

/** What may be left out where a class of a library is described. */
export type Details = Partial<Pick<LibraryType, "methods" | "inner" | "advice" | "canMount" | "noun">>;

/** A class of a library. */
export function type(name: string, role: Role, noun: string, details: Details = {}): LibraryType {
	return { name, role, noun, methods: {}, ...details };
}

/** A call that gives an instance of a class. */
export function making(of: LibraryType): Knowledge {
	return { kind: "callable", result: { gives: "instance", of } };
}

/** A class or function that makes an application. */
export function application(name: string, details: Details = {}): Knowledge {
	return making(type(name, "application", `an application of ${name}`, details));
}

/** A class that takes an application as its first argument and is one then. */
export function wrapper(name: string, keyword = "app"): Knowledge {
	return making(type(name, "wrapper", `${name} around an application`, { inner: { position: 0, keyword } }));
}

/** A class that answers ASGI with the WSGI application that is its first argument. */
export function bridge(name: string, keyword = "app"): Knowledge {
	return making(
		type(name, "bridge", `${name}, which answers ASGI with a WSGI application`, { inner: { position: 0, keyword } }),
	);
}

/** A class that is no application; `noun` says what it is. */
export function other(name: string, noun: string, details: Details = {}): Knowledge {
	return making(type(name, "other", noun, details));
}

/** A call that gives one of its arguments back. */
export function argument(parameter: Parameter): Knowledge {
	return { kind: "callable", result: { gives: "argument", argument: parameter } };
}

/** A call that gives None. */
export const nothing: Knowledge = { kind: "callable", result: { gives: "none" } };

/** Methods that all give the same. */
export function methods(names: string, result: Result): Readonly<Record<string, Result>> {
	return Object.fromEntries(names.split(" ").map((name) => [name, result]));
}

/** Called first, gives what gives back what it decorates: `@app.get("/")`. */
export const DECORATOR: Result = { gives: "decorator" };
/** Gives back what it decorates, called first or not: `@app.before_request`. */
export const DECORATED: Result = { gives: "decorated" };
/** Gives None. */
export const NOTHING: Result = { gives: "none" };
/** Gives the object whose method it is. */
export const SELF: Result = { gives: "self" };
