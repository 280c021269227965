import { durationWords } from "../report/deployment-words.ts";
import { clean } from "../report/escape.ts";
import { cut } from "../report/wrap.ts";
import { columns, err, progressHere } from "./terminal.ts";

/** What whoever waits for a deployment sees. */
export interface DeployProgress {
	step(text: string): void;
	stage(stage: string, seconds: number): void;
	line(log: "build" | "run", line: string): void;
	end(): void;
}

/** Milliseconds between two looks at the clock. */
const TICK = 1000;

/** Columns that a line of progress has beside its text. */
const MARGIN = 20;

/** On a terminal one line that lives: state, time, last line of the log. Elsewhere every state and every line, once. */
export function deployProgress(): DeployProgress {
	return process.stderr.isTTY === true ? living() : writtenProgress();
}

function living(): DeployProgress {
	const progress = progressHere();
	let state = "";
	let last = "";
	let since = performance.now();
	const draw = () => {
		const time = durationWords((performance.now() - since) / 1000);
		const text = [state, time, last].filter((part) => part !== "").join(" · ");
		progress.step(cut(clean(text), columns() - MARGIN));
	};
	const timer = setInterval(draw, TICK);
	timer.unref();
	const begin = (text: string) => {
		if (text !== state) since = performance.now();
		state = text;
		draw();
	};
	return {
		step: begin,
		stage: begin,
		line: (_, line) => {
			last = line.trim() === "" ? last : line.trim();
			draw();
		},
		end: () => {
			clearInterval(timer);
			progress.end();
		},
	};
}

/** Every state and every line, once. */
export function writtenProgress(): DeployProgress {
	let said = "";
	return {
		step: (text) => {
			const kind = text.replace(/\d+/g, "");
			if (kind !== said) err(`space-gate: ${clean(text)} …`);
			said = kind;
		},
		stage: (stage, seconds) => err(`space-gate: ${clean(stage)} after ${seconds} s`),
		line: (log, line) => err(`${log} | ${clean(line)}`),
		end: () => undefined,
	};
}
