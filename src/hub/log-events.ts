import { isRecord } from "../http/json.ts";

/** Something that a program wrote. */
export interface LogEvent {
	readonly text: string;
	/** When, as the Hub writes it (ISO 8601); "" where it does not tell. */
	readonly time: string;
}

/** Characters of an event; longer ones are cut. */
const MAX_EVENT = 256 * 1024;

/**
 * Reads server-sent events piece by piece, `data: {"data": "…", "timestamp": "…"}` (HTML, "Server-sent events"), whatever the
 * bounds of the pieces are. Events without JSON keep the line open and say nothing.
 */
export function logEvents(): (piece: Uint8Array) => readonly LogEvent[] {
	const decoder = new TextDecoder();
	let [line, data, isAfterReturn] = ["", "", false];
	const keep = (kept: string, more: string) => kept + more.slice(0, Math.max(0, MAX_EVENT - kept.length));
	return (piece) => {
		const found: LogEvent[] = [];
		const text = decoder.decode(piece, { stream: true });
		// "\r\n" is one end of a line, also where a piece ends between the two.
		const parts = (isAfterReturn && text.startsWith("\n") ? text.slice(1) : text).split(/\r\n|\r|\n/);
		if (text !== "") isAfterReturn = text.endsWith("\r");
		for (const [index, part] of parts.entries()) {
			line = keep(line, part);
			if (index === parts.length - 1) break;
			if (line === "") {
				found.push(...eventIn(data));
				data = "";
			} else if (line.startsWith("data:")) data = keep(data, line.slice(5).replace(/^ /, ""));
			line = "";
		}
		return found;
	};
}

function eventIn(data: string): readonly LogEvent[] {
	if (!data.startsWith("{")) return [];
	try {
		const value: unknown = JSON.parse(data);
		if (!isRecord(value) || typeof value.data !== "string") return [];
		return [{ text: value.data, time: typeof value.timestamp === "string" ? value.timestamp : "" }];
	} catch {
		return [];
	}
}

/** Tells which events of a log are new when it is read again from its beginning. */
export interface Replay {
	/** The log begins anew: what was seen is not new until something else comes. */
	begin(): void;
	isNew(event: LogEvent): boolean;
}

/**
 * Events are known by their time, and those of one millisecond or without a time by how many there were. A log of another
 * container has later times: all of it is new.
 */
export function replay(): Replay {
	let [seen, passed]: readonly [Seen, Seen] = [START, START];
	let isReplayed = false;
	const passes = (event: LogEvent) => {
		const at = Date.parse(event.time);
		const time = Number.isNaN(at) ? passed.time : at;
		passed = { time, count: time === passed.time ? passed.count + 1 : 1 };
		return passed.time > seen.time || (passed.time === seen.time && passed.count > seen.count);
	};
	return {
		begin: () => {
			passed = START;
			isReplayed = true;
		},
		isNew: (event) => {
			const isLater = passes(event);
			if (isReplayed && !isLater) return false;
			isReplayed = false;
			seen = passed;
			return true;
		},
	};
}

/** Milliseconds since 1970, and how many events there were at that time. */
interface Seen {
	readonly time: number;
	readonly count: number;
}

const START: Seen = { time: 0, count: 0 };
