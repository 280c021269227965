import { isRecord } from "../http/json.ts";
import { askHub, type Hub, type HubObstacle, unusable } from "./client.ts";
import type { SpaceId } from "./space-id.ts";

/** Whose token it is, and what it may do. */
export interface Identity {
	/** Name of the user. */
	readonly name: string;
	/** Names of the organisations that the user belongs to. */
	readonly organisations: readonly string[];
	/** "read", "write", "fineGrained"; `undefined` where the Hub does not tell it. */
	readonly role: string | undefined;
	/** What a fine-grained token was given, by the name of a user, an organisation or a Space. */
	readonly permissions: ReadonlyMap<string, readonly string[]>;
}

/** Entries of a list that are read. */
const MAX_ENTRIES = 10_000;

/**
 * Asks whose token it is. The Hub limits this question more than others (hub-docs, rate-limits): ask once in a run. The
 * token that a workflow gets without a secret belongs to nobody, and may be refused here.
 */
export async function whoAmI(hub: Hub): Promise<Identity | HubObstacle> {
	const reply = await askHub(hub, { method: "GET", path: "/api/whoami-v2" });
	if (reply.kind !== "answer") return reply;
	const { value } = reply;
	if (!isRecord(value) || typeof value.name !== "string") return unusable("its answer names nobody");
	const auth = isRecord(value.auth) ? value.auth : {};
	const token = isRecord(auth.accessToken) ? auth.accessToken : {};
	return {
		name: value.name,
		organisations: recordsIn(value.orgs).flatMap(({ name }) => (typeof name === "string" ? [name] : [])),
		role: typeof token.role === "string" ? token.role : undefined,
		permissions: permissionsIn(token.fineGrained),
	};
}

/**
 * Whether the token may write to a Space; `undefined` where only the Hub itself can tell: rights within an organisation
 * depend on roles and groups.
 */
export function mayWrite({ name, role, permissions }: Identity, space: SpaceId): boolean | undefined {
	const [owner = ""] = space.split("/");
	if (role === "read") return false;
	if (role === "fineGrained") return hasWrite(permissions.get(space)) || hasWrite(permissions.get(owner));
	return role === "write" && owner === name ? true : undefined;
}

/** "repo.write", the permission to push (hub-docs, security-tokens.md). */
function hasWrite(permissions: readonly string[] = []): boolean {
	return permissions.some((one) => /^repo\.(?:content\.)?write$/.test(one));
}

/** `{ "scoped": [{ "entity": { "name": … }, "permissions": […] }] }`. */
function permissionsIn(fineGrained: unknown): ReadonlyMap<string, readonly string[]> {
	const permissions = new Map<string, readonly string[]>();
	for (const scope of isRecord(fineGrained) ? recordsIn(fineGrained.scoped) : []) {
		if (!isRecord(scope.entity) || typeof scope.entity.name !== "string" || !Array.isArray(scope.permissions)) continue;
		const { name } = scope.entity;
		const given = scope.permissions.filter((one) => typeof one === "string");
		permissions.set(name, [...(permissions.get(name) ?? []), ...given]);
	}
	return permissions;
}

function recordsIn(list: unknown): Readonly<Record<string, unknown>>[] {
	const entries: readonly unknown[] = Array.isArray(list) ? list.slice(0, MAX_ENTRIES) : [];
	return entries.filter(isRecord);
}
