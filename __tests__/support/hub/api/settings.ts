import { answer, type Exchange, recordOf, refuse } from "../exchange.ts";
import type { Setting } from "../space.ts";

/** What the Hub takes as a name. */
const NAME = /^[a-zA-Z][_a-zA-Z0-9]*$/;

/** Tells what is set: of secrets everything but the values. */
export function listSettings(
	exchange: Exchange,
	kind: "secrets" | "variables",
	map: ReadonlyMap<string, Setting>,
): void {
	const entries = [...map].map(([key, { value, description = null, updatedAt }]) => [
		key,
		{ key, description, updatedAt, ...(kind === "variables" && { value }) },
	]);
	answer(exchange, 200, Object.fromEntries(entries));
}

/** Sets or deletes one; whether something has changed. A refusal is already answered. */
export async function changeSetting(exchange: Exchange, map: Map<string, Setting>): Promise<boolean> {
	const { key, value, description } = await recordOf(exchange);
	if (typeof key !== "string" || !NAME.test(key)) {
		refuse(exchange, 400, '"key" must match /^[a-zA-Z][_a-zA-Z0-9]*$/');
		return false;
	}
	if (exchange.request.method === "DELETE") {
		if (!map.has(key)) refuse(exchange, 404, "This variable does not exist");
		return map.delete(key);
	}
	if (typeof value !== "string") {
		refuse(exchange, 400, '"value" is required');
		return false;
	}
	const text = typeof description === "string" ? description : undefined;
	map.set(key, { value, description: text, updatedAt: new Date().toISOString() });
	return true;
}
