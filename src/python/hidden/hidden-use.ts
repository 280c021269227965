import type { Scope } from "../names/scopes.ts";
import type { Chain } from "../startup/chain.ts";
import type { Span } from "../tree/ast.ts";

/** What a use stands or falls with, besides what the code imports. */
export type Need =
	/** Something that a library needs for one of its functions. */
	| { readonly kind: Ingredient }
	/** A driver of SQLAlchemy: `scheme` is that of the address, `isAsync` whether the engine is. */
	| { readonly kind: "driver"; readonly scheme: string; readonly isAsync: boolean }
	/** The address of a database, where something else is given. */
	| { readonly kind: "address"; readonly given: "None" | "text" }
	/** Something that pydantic 1 had; what stands for it in pydantic 2. */
	| { readonly kind: "pydantic-1"; readonly instead: string };

/** Functions of libraries that need a distribution of their own. */
export type Ingredient =
	| "form"
	| "email"
	| "templates"
	| "websocket"
	| "bcrypt"
	| "signature"
	| "orjson"
	| "ujson"
	| "yaml"
	| "trio";

/** A use of something that is not imported. */
export interface HiddenUse {
	readonly need: Need;
	/** A clause: `upload() takes the form field "file"`. */
	readonly what: string;
	readonly node: Span;
	readonly scope: Scope;
	/** `start`: it is certainly reached before the application answers. `request`: when somebody asks for it. */
	readonly when: "start" | "request";
	/** The variable that would have the use need something else; `undefined` where none would. */
	readonly unless: string | undefined;
	readonly chain: Chain | undefined;
}
