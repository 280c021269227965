import { isRecord } from "../http/json.ts";
import type { NotAsked } from "../http/not-asked.ts";
import type { CardVerdict } from "./answers.ts";
import { askHub, type Hub, refusalWords } from "./client.ts";

/** Sentences of the Hub that are kept. */
const MAX_MESSAGES = 50;

/**
 * Asks the Hub whether it takes a README.md: what it asks itself before every upload (huggingface_hub, `_validate_yaml`).
 * It needs no token, and gets none.
 */
export async function validateCard(hub: Hub, readme: string): Promise<CardVerdict | NotAsked> {
	const body = { content: readme, repoType: "space" };
	const reply = await askHub({ ...hub, token: undefined }, { method: "POST", path: "/api/validate-yaml", body });
	const { host } = new URL(hub.endpoint);
	if (reply.kind === "failed") return skipped(host, reply.reason);
	// A card that it rejects comes with status 400 and its reasons.
	const isVerdict = reply.kind === "answer" || reply.status === 400;
	const { value } = reply;
	if (!isVerdict || !isRecord(value)) {
		return skipped(host, reply.kind === "refused" ? refusalWords(reply) : "its answer is none that is known");
	}
	const errors = messagesOf(value.errors);
	if (reply.kind === "refused" && errors.length === 0) return skipped(host, refusalWords(reply));
	return { kind: "asked", host, errors, warnings: messagesOf(value.warnings) };
}

/** `[{ "message": "…" }]`; other things that the list may hold are passed over. */
function messagesOf(list: unknown): string[] {
	const entries: readonly unknown[] = Array.isArray(list) ? list.slice(0, MAX_MESSAGES) : [];
	return entries.flatMap((one) => (isRecord(one) && typeof one.message === "string" ? [one.message.trim()] : []));
}

function skipped(host: string, reason: string): NotAsked {
	return { kind: "skipped", reason: `${host} could not be asked about the card: ${reason}` };
}
