import { isRecord } from "../http/json.ts";
import { askHub, type Hub, type HubObstacle } from "./client.ts";
import type { SpaceId } from "./space-id.ts";

/** What the Hub says of a Space's container. */
export interface Runtime {
	readonly kind: "runtime";
	/** Its word for the state, "RUNNING"; "" where it says none. New words may come at any time. */
	readonly stage: string;
	/** The commit that the container was built from; the Hub tells it of running Spaces only. */
	readonly sha: string | undefined;
	/** Its sentence about what went wrong; "" where nothing did. */
	readonly errorMessage: string;
	readonly hardware: { readonly current: string | undefined; readonly requested: string | undefined };
	/** Whether people may change the container's files by hand. */
	readonly devMode: boolean;
	/** Seconds without visitors after which it falls asleep; `undefined` where it never does. */
	readonly sleepTime: number | undefined;
}

/** A commit's name in git. */
const COMMIT = /^[0-9a-f]{40}(?:[0-9a-f]{24})?$/;

/** Characters of the Hub's sentence that are kept. */
const MAX_MESSAGE = 2_000;

/** Asks what state a Space is in. A private one tells it only to a token that may read it. */
export async function readRuntime(hub: Hub, space: SpaceId): Promise<Runtime | HubObstacle> {
	const reply = await askHub(hub, { method: "GET", path: `/api/spaces/${space}/runtime` });
	return reply.kind === "answer" ? runtimeIn(reply.value) : reply;
}

/** Reads what the Hub says of a container, wherever it says it. What is not there, or is of another kind, counts as not said. */
export function runtimeIn(value: unknown): Runtime {
	const said = isRecord(value) ? value : {};
	const sha = textIn(said.sha);
	const hardware = isRecord(said.hardware) ? said.hardware : {};
	return {
		kind: "runtime",
		stage: textIn(said.stage) ?? "",
		sha: sha !== undefined && COMMIT.test(sha) ? sha : undefined,
		errorMessage: (textIn(said.errorMessage) ?? "").trim().slice(0, MAX_MESSAGE),
		hardware: { current: textIn(hardware.current), requested: textIn(hardware.requested) },
		devMode: said.devMode === true,
		sleepTime: typeof said.gcTimeout === "number" && said.gcTimeout >= 0 ? said.gcTimeout : undefined,
	};
}

function textIn(value: unknown): string | undefined {
	return typeof value === "string" && value !== "" ? value : undefined;
}
