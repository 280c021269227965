import type { ServerResponse } from "node:http";

/** A log of a Space that can be read from its start and followed. */
export interface Log {
	readonly add: (line: string) => void;
	/** The last lines as text. */
	readonly tail: (count: number) => string;
	/** Sends what there is, from the last `tail` lines on, and then what comes, as server-sent events. */
	readonly follow: (response: ServerResponse, tail: number | undefined) => void;
	/** Nothing more comes. */
	readonly end: () => void;
}

/** An empty log; `keepAlive` is in milliseconds. */
export function openLog(keepAlive: number): Log {
	const events: { readonly text: string; readonly event: string }[] = [];
	const readers = new Set<{ readonly write: (event: string) => void; readonly end: () => void }>();
	let isOver = false;
	return {
		add: (line) => {
			const text = line.endsWith("\n") ? line : `${line}\n`;
			const event = `data: ${JSON.stringify({ data: text, timestamp: new Date().toISOString() })}\n\n`;
			events.push({ text, event });
			for (const reader of readers) reader.write(event);
		},
		tail: (count) =>
			events
				.slice(-count)
				.map(({ text }) => text)
				.join(""),
		follow: (response, tail) => {
			response.writeHead(200, { "content-type": "text/event-stream", "cache-control": "no-cache" });
			response.flushHeaders();
			for (const { event } of events.slice(Math.max(0, events.length - (tail ?? events.length)))) response.write(event);
			if (isOver) {
				response.end();
				return;
			}
			const timer = setInterval(() => response.write("data:\n\n"), keepAlive);
			const reader = {
				write: (event: string) => response.write(event),
				end: () => {
					clearInterval(timer);
					response.end();
				},
			};
			readers.add(reader);
			response.on("close", () => {
				clearInterval(timer);
				readers.delete(reader);
			});
		},
		end: () => {
			isOver = true;
			for (const reader of readers) reader.end();
			readers.clear();
		},
	};
}
