import { createHash } from "node:crypto";
import { isRecord } from "../../http/json.ts";

/** A text that names what it is made of, and ends nothing that it stands in: 16 hexadecimal digits. */
export function digest(parts: readonly unknown[]): string {
	return createHash("sha256").update(JSON.stringify(parts)).digest("hex").slice(0, 16);
}

/** A comment on GitHub, of an issue or on a line. */
export interface Comment {
	readonly id: number;
	readonly body: string;
	/** The comment that it answers. */
	readonly answers: number | undefined;
	/** Whether it stands on a line that is still there: GitHub names none where it is gone. */
	readonly isOnLine: boolean;
}

/**
 * The comments that may be ours: of the user whose token it is, or of a bot where the token is an application's. What
 * people write is never taken for it, whatever marks it bears.
 */
export function commentsOf(login: string | undefined, items: readonly unknown[]): Comment[] {
	return items.flatMap((item) => (isRecord(item) && isBy(login, item.user) ? (commentIn(item) ?? []) : []));
}

/** The comments that somebody has answered, by their numbers. */
export function answeredIn(items: readonly unknown[]): ReadonlySet<unknown> {
	return new Set(items.flatMap((item) => (isRecord(item) ? [item.in_reply_to_id] : [])));
}

function isBy(login: string | undefined, user: unknown): boolean {
	if (!isRecord(user)) return false;
	return login === undefined ? user.type === "Bot" : user.login === login;
}

function commentIn({
	id,
	body,
	in_reply_to_id: answers,
	line,
}: Readonly<Record<string, unknown>>): Comment | undefined {
	if (typeof id !== "number" || typeof body !== "string") return undefined;
	return { id, body, answers: typeof answers === "number" ? answers : undefined, isOnLine: typeof line === "number" };
}
