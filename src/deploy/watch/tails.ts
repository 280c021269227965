import type { Hub } from "../../hub/client.ts";
import { followLog, type LogKind } from "../../hub/logs.ts";
import type { SpaceId } from "../../hub/space-id.ts";

/** The logs of a Space while people look on. What a diagnosis reads is fetched again at the end. */
export interface Tails {
	/** Begins to follow a log, where nobody does yet. */
	follow(kind: LogKind): void;
	/** Ends all of them, and waits for that. */
	stop(): Promise<void>;
}

/** How often a log is asked for that has nothing to show yet, or is not there. */
const MAX_BEGINNINGS = 5;

/** One log that is followed. */
interface Tail {
	readonly done: Promise<void>;
	readonly beginnings: number;
	isOver: boolean;
	hasSpoken: boolean;
}

/** Makes what follows the logs of a Space, line by line. */
export function tailsOf(
	hub: Hub,
	space: SpaceId,
	onLine: (kind: LogKind, line: string) => void,
	signal: AbortSignal,
): Tails {
	const end = new AbortController();
	const all = new Map<LogKind, Tail>();
	const begin = (kind: LogKind, beginnings: number) => {
		const following = followLog(hub, space, {
			kind,
			onLine: (line) => {
				tail.hasSpoken = true;
				onLine(kind, line);
			},
			signal: AbortSignal.any([signal, end.signal]),
		});
		const done = following.then(() => {
			tail.isOver = true;
		});
		const tail: Tail = { done, beginnings, isOver: false, hasSpoken: false };
		all.set(kind, tail);
	};
	return {
		follow: (kind) => {
			const known = all.get(kind);
			if (known === undefined) begin(kind, 1);
			else if (known.isOver && !known.hasSpoken && known.beginnings < MAX_BEGINNINGS) begin(kind, known.beginnings + 1);
		},
		stop: async () => {
			end.abort();
			await Promise.all([...all.values()].map(({ done }) => done));
		},
	};
}
