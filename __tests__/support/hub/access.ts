import type { IncomingMessage } from "node:http";
import type { Account } from "./options.ts";

/** Who asks. */
export interface Caller {
	readonly scheme: "Basic" | "Bearer" | undefined;
	/** `undefined` for nobody, and for a token that the Hub does not know. */
	readonly account: Account | undefined;
	/** Whether there was a token that the Hub does not know. */
	readonly isUnknown: boolean;
}

/** Finds out who asks: a token as Bearer, or as the password of any user, as git sends it. */
export function callerOf({ headers }: IncomingMessage, tokens: ReadonlyMap<string, Account>): Caller {
	const [, scheme = "", value = ""] = /^(\S+)\s+(.*)$/.exec(headers.authorization ?? "") ?? [];
	const isBasic = scheme.toLowerCase() === "basic";
	const isBearer = scheme.toLowerCase() === "bearer";
	if (!isBasic && !isBearer) return { scheme: undefined, account: undefined, isUnknown: false };
	const token = isBearer
		? value.trim()
		: Buffer.from(value, "base64")
				.toString()
				.replace(/^[^:]*:/, "");
	const account = tokens.get(token);
	return { scheme: isBearer ? "Bearer" : "Basic", account, isUnknown: account === undefined };
}

/** Whether an account belongs to the owner of a Space, and its token is for this Space. */
export function canRead(account: Account | undefined, id: string): boolean {
	const [owner = ""] = id.split("/");
	if (account === undefined || (account.name !== owner && account.orgs?.includes(owner) !== true)) return false;
	return (
		account.role === "read" || account.role === "write" || account.spaces === undefined || account.spaces.includes(id)
	);
}

/** Whether a token may change a Space. */
export function canWrite(account: Account | undefined, id: string): boolean {
	return canRead(account, id) && account?.role !== "read";
}
