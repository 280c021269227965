/** A call on the way to an exception, as Python prints it. */
export interface Frame {
	/** As the log has it: "/app/main.py", "<frozen importlib._bootstrap>". */
	readonly file: string;
	readonly line: number;
	/** The source of the line without its indentation; `undefined` where Python does not print it. */
	readonly code: string | undefined;
}

/** How an exception belongs to the one that is printed before it. */
export type Link = "first" | "cause" | "context" | "member";

/** An exception with the calls that led to it, outermost first. */
export interface Traceback {
	readonly frames: readonly Frame[];
	/** Its class without the module: "KeyError". */
	readonly type: string;
	/** On one line, cut where it is long. */
	readonly message: string;
	readonly link: Link;
}

/** Tracebacks of a log that are kept: the last ones. */
const MAX_TRACEBACKS = 200;

/** Frames of one; Python itself shortens repeated ones. */
const MAX_FRAMES = 2_000;

/** Characters of a message, and the lines that it may have. */
const [MAX_MESSAGE, MAX_MESSAGE_LINES] = [600, 12];

/** What a log handler writes before a record: "ERROR:    ". */
const LEVEL = /^(?:DEBUG|INFO|WARNING|ERROR|CRITICAL):\s{1,20}/;

/** The bars that Python draws before the parts of an exception group. */
const GUTTER = /^\s{0,200}(?:[|+][ -]?){1,100}/;

interface Open {
	frames: Frame[];
	type: string;
	message: string[];
	link: Link;
	state: "frames" | "message" | "closed";
}

/** How far a log is read. */
interface Reading {
	readonly found: Open[];
	/** How the next exception belongs to the last one. */
	link: Link;
	/** Whether the last one is printed between bars: a line of source may begin with one, too. */
	isGroup: boolean;
}

/** Every traceback of a log, in its order; lines without escape sequences. Linear in the log. */
export function tracebacksIn(lines: readonly string[]): readonly Traceback[] {
	const reading: Reading = { found: [], link: "first", isGroup: false };
	for (const line of lines) read(reading, line);
	return reading.found
		.filter(({ type }) => type !== "")
		.slice(-MAX_TRACEBACKS)
		.map(({ frames, type, message, link }) => ({
			frames,
			type,
			message: message.join(" ").replace(/\s+/g, " ").trim().slice(0, MAX_MESSAGE),
			link,
		}));
}

function read(reading: Reading, written: string): void {
	const { found } = reading;
	const isBarred = /^\s{0,200}[|+]/.test(written) && (reading.isGroup || written.includes("Exception Group Traceback"));
	const line = isBarred ? written.replace(GUTTER, "") : written.replace(LEVEL, "");
	if (/(?:^|\s)Traceback \(most recent call last\):$/.test(line)) {
		const isHead = line.includes("Exception Group Traceback");
		const isMember = reading.link === "first" && isBarred && !isHead;
		found.push({ frames: [], type: "", message: [], link: isMember ? "member" : reading.link, state: "frames" });
		if (found.length > 2 * MAX_TRACEBACKS) found.splice(0, MAX_TRACEBACKS);
		reading.link = "first";
		reading.isGroup = isHead || isBarred;
	} else if (/direct cause of the following exception:$/.test(line)) reading.link = "cause";
	else if (/another exception occurred:$/.test(line)) reading.link = "context";
	else {
		const last = found.at(-1);
		if (last !== undefined && last.state !== "closed") take(last, line, LEVEL.test(written));
	}
}

/** One line of a traceback that has begun. */
function take(open: Open, line: string, isRecord: boolean): void {
	if (open.state === "message") {
		const isOver = line.trim() === "" || isRecord || /^[=-]{3}/.test(line);
		if (isOver || open.message.length >= MAX_MESSAGE_LINES) open.state = "closed";
		else open.message.push(line);
		return;
	}
	const [, file, number] = /^\s*File "([^"]{1,4096})", line (\d{1,7})(?:, in .*)?$/.exec(line) ?? [];
	const last = open.frames.at(-1);
	if (file !== undefined) {
		if (open.frames.length < MAX_FRAMES) open.frames.push({ file, line: Number(number), code: undefined });
	} else if (/^\s/.test(line)) {
		const code = line.trim();
		const isMarker = /^[\^~ ]*$/.test(code) || code.startsWith("[Previous line repeated");
		if (last !== undefined && last.code === undefined && !isMarker) {
			open.frames[open.frames.length - 1] = { ...last, code };
		}
	} else if (!isRecord) {
		// A class of a function is printed as "main.make.<locals>.Wrong".
		const [, name, message = ""] = /^([A-Za-z_][\w.<>]{0,300})(?:: ?(.*))?$/.exec(line) ?? [];
		if (name === undefined) return;
		open.type = name.slice(name.lastIndexOf(".") + 1);
		open.message.push(message);
		open.state = "message";
	}
}

/** The exception that ended it, and those that it came from, the nearest first. */
export interface Chain {
	readonly main: Traceback;
	readonly origins: readonly Traceback[];
}

/** The last chain of a log. Of a group, its first member that is none counts. `undefined` where there is none. */
export function lastChain(tracebacks: readonly Traceback[]): Chain | undefined {
	const start = tracebacks.findLastIndex(({ link }) => link === "first");
	const chain = tracebacks.slice(Math.max(0, start));
	const end = chain.findLast(({ link }) => link !== "member");
	if (end === undefined) return undefined;
	const members = chain.filter(({ link, type }) => link === "member" && !type.endsWith("Group"));
	const main = end.type.endsWith("Group") ? (members[0] ?? end) : end;
	return { main, origins: chain.filter((one) => one !== main && one.link !== "member").reverse() };
}
