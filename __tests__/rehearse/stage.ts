import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { check } from "../../src/gate/check.ts";
import { NO_INQUIRY } from "../../src/gate/inquiry.ts";
import { MACHINE } from "../../src/gate/machine.ts";
import type { PythonVersion } from "../../src/python/version.ts";
import type { Rehearsal, RehearsalCourse, RehearsalPorts } from "../../src/rehearse/rehearsal.ts";
import { rehearse } from "../../src/rehearse/rehearse.ts";
import { INTERPRETER, obstacle } from "../support/programs.ts";
import { announceSkipped } from "../support/python.ts";
import { type Planted, plant, withFolder } from "../support/temporary.ts";

/** The Python with Debian's packages. */
export const PYTHON = INTERPRETER;

/** Milliseconds that a test may take that starts servers. */
export const TIME_LIMIT = 60_000;

/** Milliseconds that a whole rehearsal of a small program may take on a busy machine. */
const START = 30_000;

/** A small Space that passes and answers. */
export const SPACE = {
	"README.md":
		'---\ntitle: Todo\nemoji: ✅\ncolorFrom: blue\ncolorTo: green\nsdk: python\npython_version: "3.10"\napp_file: main.py\n---\n\n# Todo\n',
	"main.py":
		'from fastapi import FastAPI\n\napp = FastAPI()\n\n\n@app.get("/")\ndef root():\n    return {"status": "ok"}\n',
	"requirements.txt": "fastapi<1\nuvicorn<1\npydantic<3\nsqlmodel<1\npython-dotenv<2\n",
} as const satisfies Readonly<Record<string, Planted>>;

/** What a test decides of a rehearsal. */
export interface Options {
	readonly course?: Partial<RehearsalCourse>;
	readonly variables?: Readonly<Record<string, string>>;
	readonly host?: Readonly<Record<string, string>>;
	readonly signal?: AbortSignal;
	readonly lines?: RehearsalPorts["lines"];
	readonly temp?: string;
	/** The version that the Space is judged for; the contract's where nothing is said. */
	readonly python?: PythonVersion;
	/** Hears every step and every line. */
	readonly hear?: (kind: "step" | "build" | "run", text: string) => void;
	readonly kept?: (rehearsal: Rehearsal) => void;
}

/** What was left behind by a rehearsal. */
export interface Rehearsed {
	readonly rehearsal: Rehearsal;
	/** Names in the folder for temporary files. */
	readonly left: readonly string[];
	/** The numbers of processes that know the folder. */
	readonly running: readonly number[];
	/** Folder of the Space. */
	readonly folder: string;
}

/** Rehearses a Space of these files in temporary folders, with the packages that are installed. */
export async function rehearseFiles<T>(
	files: Readonly<Record<string, Planted>>,
	options: Options,
	use: (rehearsed: Rehearsed) => T | Promise<T>,
): Promise<T> {
	return await withFolder(async (top) => {
		const [folder, temp] = [join(top, "space"), join(top, "temp")];
		plant(top, { "temp/.keep": "" });
		plant(folder, files);
		const rehearsal = await rehearseFolder(folder, { temp, ...options });
		const left = readdirSync(temp).filter((name) => name !== ".keep");
		return await use({ rehearsal, left, running: processesKnowing(temp), folder });
	});
}

/** Rehearses a folder. */
export async function rehearseFolder(folder: string, options: Options & { readonly temp: string }): Promise<Rehearsal> {
	const { course = {}, variables = {}, host = {}, temp, hear = () => undefined, kept = () => undefined } = options;
	const where = { kind: "folder", path: folder, within: folder } as const;
	const judged = await check(
		{
			where,
			root: "",
			contract: undefined,
			failOn: undefined,
			python: options.python,
			config: undefined,
			engine: "auto",
			inquiry: NO_INQUIRY,
		},
		{ ...MACHINE, progress: () => undefined },
	);
	if (judged.kind === "fault") throw new Error(judged.fault.message);
	return await rehearse(
		{
			judged,
			where,
			course: {
				packages: "installed",
				python: PYTHON,
				port: undefined,
				healthPath: undefined,
				startTime: START,
				soak: 300,
				after: "end",
				...course,
			},
			variables: new Map(Object.entries(variables)),
			variablesAdvice: "Set them.",
			host: { PATH: process.env.PATH ?? "", HOME: "/nonexistent", ...host },
			temp,
			signal: options.signal ?? new AbortController().signal,
		},
		{
			progress: (step) => hear("step", step),
			line: hear,
			lines: options.lines ?? "some",
			now: () => performance.now(),
			wait: async (time, signal) => await wait(time, undefined, { signal }).catch(() => undefined),
			kept,
		},
	);
}

/** The numbers of processes in whose environment a text stands, but for this one. */
export function processesKnowing(text: string): readonly number[] {
	return readdirSync("/proc").flatMap((name) => {
		try {
			const isOther = /^\d+$/.test(name) && Number(name) !== process.pid;
			return isOther && readFileSync(`/proc/${name}/environ`, "utf8").includes(text) ? [Number(name)] : [];
		} catch {
			return [];
		}
	});
}

/** Whether real servers can be started on this machine; says so loudly where they cannot. */
export function canServe(test: string): boolean {
	const why = process.platform === "linux" ? obstacle() : "the processes of this system cannot be seen";
	if (why !== undefined) announceSkipped(test, why);
	return why === undefined;
}
