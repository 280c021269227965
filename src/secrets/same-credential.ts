import type { Credential } from "./find-credentials.ts";

/** A credential, and the other places at which the same one stands. */
export interface Spread {
	/** The first that weighs as much as any of them. */
	readonly first: Credential;
	readonly others: readonly Credential[];
}

/**
 * Puts the places of one credential together, by its text, in the order of the first ones. Those that are `apart` stay alone: what a project
 * allows at one place says nothing of another.
 */
export function bySecret(credentials: readonly Credential[], isApart: (one: Credential) => boolean): readonly Spread[] {
	const groups = new Map<string, Credential[]>();
	for (const one of credentials) {
		const [text = ""] = one.texts;
		const group = groups.get(text);
		if (group === undefined) groups.set(text, [one]);
		else group.push(one);
	}
	return [...groups.values()].flatMap((group) => {
		const alone = group.length === 1 ? [] : group.filter(isApart);
		const together = alone.length === 0 ? group : group.filter((one) => !alone.includes(one));
		const first = together.find(({ by }) => by.kind !== "form" || !by.isTrial) ?? together[0];
		const spread = first === undefined ? [] : [{ first, others: together.filter((one) => one !== first) }];
		return [...spread, ...alone.map((one) => ({ first: one, others: [] }))];
	});
}
