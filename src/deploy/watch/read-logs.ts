import type { Hub } from "../../hub/client.ts";
import { drainLog, type LogKind } from "../../hub/logs.ts";
import type { SpaceId } from "../../hub/space-id.ts";
import type { Logs, Watching } from "./watched.ts";

/** Reads what the logs of a Space hold now, without secrets. Those that are not wanted, or not shown, are empty. Never throws. */
export async function readLogs(
	hub: Hub,
	space: SpaceId,
	kinds: readonly LogKind[],
	{ conceal, signal }: Pick<Watching, "conceal" | "signal">,
): Promise<Logs> {
	const read = async (kind: LogKind) => {
		const lines = kinds.includes(kind) ? await drainLog(hub, space, { kind, signal }) : [];
		return lines.length === 0 ? [] : conceal(lines.join("\n")).split("\n");
	};
	const [build, run] = await Promise.all([read("build"), read("run")]);
	return { build, run };
}
