import { setTimeout as wait } from "node:timers/promises";
import { piecesOf } from "../http/pieces.ts";
import type { Hub } from "./client.ts";
import { type LogEvent, logEvents, type Replay, replay } from "./log-events.ts";
import type { SpaceId } from "./space-id.ts";

/** The two logs of a Space: of what is built, and of what runs. */
export type LogKind = "build" | "run";

/** Bounds of reading a log. Times in milliseconds. */
export interface LogLimits {
	/** In which the Hub must begin to answer, and in which it must say something afterwards, if only that it is still there. */
	readonly idle: number;
	/** Connections, one after the other. */
	readonly attempts: number;
	/** Before the second connection; twice as long before the third. */
	readonly pause: number;
	/** Bytes that are read in all. */
	readonly bytes: number;
}

/** huggingface_hub follows a log with the same time and as many attempts (hf_api.py, `fetch_space_logs`). */
const FOLLOWING: LogLimits = { idle: 120_000, attempts: 5, pause: 1_000, bytes: 64 * 1024 * 1024 };

/** The longest pause between two connections, milliseconds. */
const MAX_PAUSE = 10_000;

/** Characters of a line that are kept. */
const MAX_LINE = 2_000;

/** Lines of a log that are kept: the last ones, which tell why a program ended. */
const MAX_LINES = 5_000;

/** Why a log is followed no longer. `refused`: the Hub does not show it, status 400 to 499. */
export type LogEnd = "ended" | "refused" | "lost" | "stopped";

/** What following a log needs. */
export interface Following {
	readonly kind: LogKind;
	/** Takes one line after the other, as the program wrote it, without its end. */
	readonly onLine: (line: string) => void;
	readonly signal: AbortSignal;
	readonly limits?: LogLimits;
}

/**
 * Follows a log until the Hub ends it, connecting again where the line breaks; what was told is not told again. Never
 * throws. A log needs a token that may read it: without, it ends as `refused`.
 */
export async function followLog(hub: Hub, space: SpaceId, following: Following): Promise<LogEnd> {
	const { signal, limits = FOLLOWING } = following;
	const connection: Connection = { hub, space, following, limits, known: replay(), left: limits.bytes, hasCome: false };
	for (let attempt = 0; attempt < limits.attempts; attempt++) {
		if (attempt > 0) {
			const pause = Math.min(limits.pause * 2 ** (attempt - 1), MAX_PAUSE);
			await wait(pause, undefined, { signal }).catch(() => undefined);
			connection.known.begin();
		}
		if (signal.aborted) return "stopped";
		connection.hasCome = false;
		const end = await read(connection);
		if (end !== "lost") return end;
		// A line that breaks now and then is none that is dead.
		if (connection.hasCome) attempt = 0;
	}
	return signal.aborted ? "stopped" : "lost";
}

interface Connection {
	readonly hub: Hub;
	readonly space: SpaceId;
	readonly following: Following;
	readonly limits: LogLimits;
	readonly known: Replay;
	left: number;
	/** Whether something new came since the last attempt. */
	hasCome: boolean;
}

/** One connection, to its end. */
async function read(connection: Connection): Promise<LogEnd> {
	const { hub, space, following, limits } = connection;
	const { kind, signal } = following;
	const silence = new AbortController();
	const alarm = setTimeout(() => silence.abort(), limits.idle);
	const either = AbortSignal.any([signal, silence.signal]);
	try {
		const response = await fetch(`${hub.endpoint}/api/spaces/${space}/logs/${kind}`, {
			headers: {
				accept: "text/event-stream",
				"user-agent": hub.agent,
				...(hub.token !== undefined && { authorization: `Bearer ${hub.token}` }),
			},
			redirect: "error",
			signal: either,
		});
		if (!response.ok) {
			await response.body?.cancel();
			const mayPass = response.status >= 500 || response.status === 408 || response.status === 429;
			return mayPass ? "lost" : "refused";
		}
		const take = logEvents();
		for await (const piece of piecesOf(response, either)) {
			alarm.refresh();
			tell(connection, take(piece));
			connection.left -= piece.length;
			if (connection.left < 0) break;
		}
		return "ended";
	} catch {
		return signal.aborted ? "stopped" : "lost";
	} finally {
		clearTimeout(alarm);
	}
}

function tell(connection: Connection, events: readonly LogEvent[]): void {
	const { known, following } = connection;
	for (const event of events) {
		if (!known.isNew(event)) continue;
		connection.hasCome = true;
		for (const line of linesIn(event.text)) following.onLine(line);
	}
}

/** What stays visible of a text in a terminal, line by line: of a bar that grows, its last state. */
function linesIn(text: string): readonly string[] {
	return text
		.replace(/\r?\n$/, "")
		.split(/\r?\n/)
		.map((line) => (line.split("\r").findLast((state) => state !== "") ?? "").slice(0, MAX_LINE));
}

/** Milliseconds for reading what a log holds: of silence after which there is no more, and in all. */
export interface DrainLimits {
	readonly silence: number;
	readonly time: number;
}

const DRAINING: DrainLimits = { silence: 1_500, time: 15_000 };

/** What a log holds now: its last lines. It is read until the Hub ends it or says nothing more. Never throws. */
export async function drainLog(
	hub: Hub,
	space: SpaceId,
	{ kind, signal, limits = DRAINING }: Pick<Following, "kind" | "signal"> & { readonly limits?: DrainLimits },
): Promise<readonly string[]> {
	const lines: string[] = [];
	const quiet = new AbortController();
	const over = setTimeout(() => quiet.abort(), limits.time);
	// The first line may take longer than one after another.
	const first = setTimeout(() => quiet.abort(), 2 * limits.silence);
	let silence: NodeJS.Timeout | undefined;
	const onLine = (line: string) => {
		lines.push(line);
		if (lines.length > 2 * MAX_LINES) lines.splice(0, MAX_LINES);
		clearTimeout(first);
		silence ??= setTimeout(() => quiet.abort(), limits.silence);
		silence.refresh();
	};
	const bounds: LogLimits = { ...FOLLOWING, idle: limits.time, attempts: 2, bytes: 32 * 1024 * 1024 };
	await followLog(hub, space, { kind, onLine, signal: AbortSignal.any([signal, quiet.signal]), limits: bounds });
	for (const timer of [over, first, silence]) clearTimeout(timer);
	return lines.slice(-MAX_LINES);
}
