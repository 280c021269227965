import { runGroup } from "../../processes/run-group.ts";
import { type LogListener, logOf } from "./log.ts";

/** A program that does something and ends, with all that it gets. */
export interface Tool {
	readonly program: string;
	readonly arguments: readonly string[];
	readonly folder: string;
	readonly environment: Readonly<Record<string, string>>;
	/** Milliseconds that it may take. */
	readonly time: number;
}

/** How it ended. */
export interface ToolEnd {
	/** Its exit status; `late` where its time was over, `ended` where it came to no end of its own. */
	readonly status: number | "late" | "ended";
	/** The end of what it wrote, of both streams. */
	readonly lines: readonly string[];
}

/** Runs a program with all that it starts, and waits for it. The signal ends it. Never throws. */
export async function runTool(tool: Tool, listener: LogListener, signal: AbortSignal): Promise<ToolEnd> {
	const log = logOf(listener);
	const take = (chunk: Buffer) => {
		log.take(chunk);
		return "more" as const;
	};
	const end = await runGroup({ ...tool, take }, signal);
	const status = end.kind === "exited" ? end.exitCode : end.kind === "late" ? "late" : "ended";
	return { status, lines: log.lines() };
}
