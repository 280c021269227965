import type { Node } from "@babel/types";
import type { CallNode } from "../scripts/nodes.ts";
import type { Script } from "../scripts/script.ts";
import type { Client, Part, Value } from "../values/value.ts";

/** What a call sends, as far as it can be told. */
export interface Sent {
	/** As people write it: "fetch", "axios.get", "new WebSocket". */
	readonly sender: string;
	readonly protocol: "http" | "websocket";
	/** Upper case; `undefined` where it cannot be told, and for WebSockets. */
	readonly method: string | undefined;
	readonly address: readonly Part[];
	/** The call's settings: headers, credentials. */
	readonly settings: Value;
	/** The client with settings of its own by which it is sent. */
	readonly client: Client | undefined;
}

/** A request of a frontend, at the call that decides about its address. */
export interface Request extends Sent {
	readonly script: Script;
	readonly node: CallNode;
	/** The call that really sends it, where that stands in a function that is called here. */
	readonly through: { readonly script: Script; readonly node: Node } | undefined;
	/** Whether more of its address is decided by those who call the function that it stands in. */
	readonly isGeneric: boolean;
}
