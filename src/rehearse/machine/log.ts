import { StringDecoder } from "node:string_decoder";

/** What a program has written. */
export interface Log {
	/** Takes the next bytes. */
	take(chunk: Buffer): void;
	/** Its last lines. */
	lines(): readonly string[];
}

/** Who looks on while it is written. */
export interface LogListener {
	readonly onLine: (line: string) => void;
	readonly lines: "all" | "some";
	/** Milliseconds of a clock that only goes forwards. */
	readonly now: () => number;
}

/** Bytes that are kept: a flood of output must not fill the memory. */
const MAX_KEPT = 256 * 1024;

/** Lines that are told where all are wanted, and characters of one. */
const [MAX_TOLD, MAX_LINE] = [5_000, 2_000];

/** Milliseconds between two lines that are told where only some are wanted. */
const PAUSE = 100;

/** A log that keeps its end. Where only some lines are wanted, it costs little more than its bytes. */
export function logOf({ onLine, lines, now }: LogListener): Log {
	const kept: Buffer[] = [];
	let size = 0;
	let told = 0;
	let last = -PAUSE;
	let begun = "";
	const decoder = new StringDecoder("utf8");
	const keep = (chunk: Buffer) => {
		kept.push(chunk);
		size += chunk.length;
		while (size - (kept[0]?.length ?? 0) > MAX_KEPT) size -= kept.shift()?.length ?? 0;
	};
	const tellAll = (chunk: Buffer) => {
		if (told > MAX_TOLD) return;
		const parts = `${begun}${decoder.write(chunk)}`.split(/\r\n|[\r\n]/);
		begun = (parts.pop() ?? "").slice(-MAX_LINE);
		for (const part of parts) {
			told += 1;
			if (told > MAX_TOLD) return onLine(`… more than ${MAX_TOLD} lines; the others are not shown.`);
			onLine(part.slice(0, MAX_LINE));
		}
	};
	const tellSome = (chunk: Buffer) => {
		if (now() - last < PAUSE) return;
		last = now();
		const line =
			chunk
				.subarray(-MAX_LINE)
				.toString("utf8")
				.trimEnd()
				.split(/[\r\n]/)
				.at(-1) ?? "";
		if (line !== "") onLine(line);
	};
	return {
		take: (chunk) => {
			keep(chunk);
			if (lines === "all") tellAll(chunk);
			else tellSome(chunk);
		},
		lines: () =>
			Buffer.concat(kept)
				.subarray(-MAX_KEPT)
				.toString("utf8")
				.split(/\r\n|[\r\n]/),
	};
}
