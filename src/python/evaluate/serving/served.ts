import type { Factory, Framework } from "../../proof.ts";
import type { Raised } from "../execution.ts";
import type { Single, Site, Trail } from "../value.ts";

/** It loads, but cannot answer a request as it should. */
export interface Refused {
	readonly kind: "refused";
	/** Whether it is a part of an application, or nothing of the kind. */
	readonly because: "not-asgi" | "router";
	/** A noun phrase: "a dict", 'the module src/app.py'. */
	readonly what: string;
	/** What to do instead, a sentence. */
	readonly advice: string;
	readonly trail: Trail | undefined;
}

/** What uvicorn makes of a value that it is told to serve (uvicorn, config.py: `Config.load`). */
export type Served =
	| {
			readonly kind: "application";
			readonly type: string;
			readonly framework: Framework | undefined;
			readonly factory: Factory | undefined;
			/** What answers: the object itself, or what the factory made. */
			readonly value?: Single;
			readonly trail: Trail | undefined;
			readonly inner: Trail | undefined;
	  }
	| Refused
	| { readonly kind: "unbound" }
	/** Calling it, which uvicorn does to see whether it is a factory, raises. */
	| { readonly kind: "raises"; readonly raised: Raised; readonly trail: Trail | undefined }
	| {
			readonly kind: "unknown";
			readonly reason: string;
			readonly site: Site | undefined;
			readonly trail: Trail | undefined;
	  };

/** An application, as its library calls it. `inner`: how what is wrapped came there. */
export function application(
	type: string,
	framework: Framework | undefined,
	trail: Trail | undefined,
	inner?: Trail,
): Served {
	return { kind: "application", type, framework, factory: undefined, trail, inner };
}

/** A value that cannot answer a request. */
export function refused(what: string, advice: string, trail: Trail | undefined): Refused {
	return { kind: "refused", because: "not-asgi", what, advice, trail };
}

/** The framework of all of several applications; `undefined` where they differ. */
export function sameFramework(all: readonly { readonly framework: Framework | undefined }[]): Framework | undefined {
	const [first] = all;
	return all.every(({ framework }) => framework?.name === first?.framework?.name) ? first?.framework : undefined;
}
