import { configurationFault, type Fault } from "../gate/fault.ts";
import { type Inquiry, NOTHING_COMING } from "../gate/inquiry.ts";
import { parseAddress } from "../http/address.ts";
import { HUB } from "../hub/client.ts";
import { parseSpaceId } from "../hub/space-id.ts";
import { PYPI } from "../packages/index/address.ts";
import { TAKES } from "./choices.ts";

/** Whom to ask, as people write it; "" for what they do not say. */
export interface Asked {
	readonly online: boolean | undefined;
	readonly resolve: boolean | undefined;
	readonly index: string;
	readonly space: string;
	readonly token: string;
	/** `HF_ENDPOINT`, as the Hub's own tools read it. */
	readonly endpoint: string;
}

/** How two of them are called where they are written: `--index-url`, `The input "space"`. */
export type AskedNames = Readonly<Record<"index" | "space", string>>;

/** What is wanted as an inquiry; PyPI and the Hub are asked unless others are named. */
export function readAsked(asked: Asked, names: AskedNames): Inquiry | { readonly fault: Fault } {
	const index = asked.index === "" ? PYPI : parseAddress(asked.index);
	const endpoint = asked.endpoint === "" ? HUB : parseAddress(asked.endpoint);
	const space = parseSpaceId(asked.space);
	if (index === undefined) return wrong(names.index, TAKES["index-url"]);
	if (endpoint === undefined) return wrong("The variable HF_ENDPOINT", TAKES["index-url"]);
	if (asked.space !== "" && space === undefined) return wrong(names.space, TAKES.space);
	const asks = [
		...(asked.online === true ? (["index", "hub"] as const) : []),
		...(asked.resolve === true ? (["resolver"] as const) : []),
	];
	const token = asked.token === "" ? undefined : asked.token;
	return { asks, index, hub: { endpoint, space, token, coming: NOTHING_COMING } };
}

/** What was written is not repeated: an address may hold a password. */
function wrong(name: string, takes: string): { readonly fault: Fault } {
	return { fault: configurationFault("input-invalid", `${name} takes ${takes}.`, "Correct it.") };
}
