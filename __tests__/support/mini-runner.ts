import { type ChildProcess, spawn } from "node:child_process";
import { mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { parse } from "yaml";
import { parseCommand, type RunnerCommand } from "./runner-command.ts";

/** What GitHub keeps of a step: the limits of actions/runner (ExecutionContext.cs, FileCommandManager.cs). */
export const RUNNER_LIMITS = { annotationsPerLevel: 10, message: 4096, summary: 1024 * 1024 } as const;

/** An annotation as GitHub shows it. */
export interface ShownAnnotation {
	readonly level: "error" | "warning" | "notice";
	readonly title?: string;
	readonly file?: string;
	readonly line?: number;
	readonly endLine?: number;
	readonly column?: number;
	readonly endColumn?: number;
	readonly message: string;
}

/** What a step leaves behind. */
export interface Step {
	readonly status: number | null;
	/** Lines of the log that are no commands, with masked values as `***`. */
	readonly log: readonly string[];
	readonly commands: readonly RunnerCommand[];
	readonly annotations: readonly ShownAnnotation[];
	/** Annotations that GitHub does not show because there are too many. */
	readonly dropped: number;
	readonly outputs: Readonly<Record<string, string>>;
	/** `undefined` when it is too large: GitHub drops all of it. */
	readonly summary: string | undefined;
}

/** How a step is run. */
export interface StepConditions {
	/** Folder with action.yml. */
	readonly action: string;
	readonly workspace: string;
	/** An empty folder for the runner's own files. */
	readonly temp: string;
	readonly inputs?: Readonly<Record<string, string>>;
	readonly env?: Readonly<Record<string, string>>;
	/** What `${{ github.token }}` is where it is the default of an input. */
	readonly token?: string;
	readonly node?: string;
	/** Takes each line that the step prints, as it comes. */
	readonly take?: (line: string) => void;
	/** Is told the process, which may then be sent signals, as GitHub does when somebody cancels a run. */
	readonly onStart?: (process: ChildProcess) => void;
}

/** Runs a JavaScript action as GitHub's runner does: inputs by action.yml, files for outputs and summary, commands by line. */
export async function runStep(conditions: StepConditions): Promise<Step> {
	const files = filesIn(conditions.temp);
	const { status, output } = await start(conditions, files);
	const lines = output.split(/\r\n|\r|\n/);
	if (lines.at(-1) === "") lines.pop();
	const parsed = readCommands(lines);
	const annotations = parsed.commands.flatMap(annotationOf);
	const shown = (["error", "warning", "notice"] as const).flatMap((level) =>
		annotations.filter((one) => one.level === level).slice(0, RUNNER_LIMITS.annotationsPerLevel),
	);
	const summary = readFileSync(files.GITHUB_STEP_SUMMARY, "utf8");
	return {
		status,
		...parsed,
		annotations: shown,
		dropped: annotations.length - shown.length,
		outputs: { ...outputsBy(parsed.commands), ...readOutputs(readFileSync(files.GITHUB_OUTPUT, "utf8")) },
		summary: Buffer.byteLength(summary) > RUNNER_LIMITS.summary ? undefined : summary,
	};
}

/** Reads lines as the runner does: which are commands, and what is left for the log. */
export function readCommands(lines: readonly string[]): { commands: RunnerCommand[]; log: string[] } {
	const commands: RunnerCommand[] = [];
	const log: string[] = [];
	const masks: string[] = [];
	let resumeAt: string | undefined;
	for (const line of lines) {
		if (resumeAt !== undefined) {
			if (line.trim().toLowerCase() === `::${resumeAt}::`) resumeAt = undefined;
			else log.push(line);
			continue;
		}
		const command = parseCommand(line);
		if (command === undefined) log.push(line);
		else commands.push(command);
		if (command?.name === "add-mask" && command.data.trim() !== "") masks.push(command.data);
		if (command?.name === "stop-commands") resumeAt = command.data.toLowerCase();
	}
	return { commands, log: log.map((line) => masks.reduce((text, mask) => text.replaceAll(mask, "***"), line)) };
}

/** An annotation by the rules of ActionCommandManager.cs: no columns without a line or over several lines. */
export function annotationOf({ name, properties, data }: RunnerCommand): ShownAnnotation[] {
	if (name !== "error" && name !== "warning" && name !== "notice") return [];
	const { title, file } = properties;
	const line = numberOf(properties.line);
	const endLine = numberOf(properties.endline) ?? line;
	const hasColumns = line !== undefined && line === endLine;
	const column = hasColumns ? numberOf(properties.col) : undefined;
	const endColumn = hasColumns ? (numberOf(properties.endcolumn) ?? column) : undefined;
	return [
		{
			level: name,
			...(title === undefined ? {} : { title }),
			...(file === undefined ? {} : { file }),
			...(line === undefined || endLine === undefined ? {} : { line, endLine }),
			...(column === undefined || endColumn === undefined ? {} : { column, endColumn }),
			message: data.slice(0, RUNNER_LIMITS.message),
		},
	];
}

function numberOf(text: string | undefined): number | undefined {
	return text !== undefined && /^\d+$/.test(text) ? Number(text) : undefined;
}

/** Outputs as the toolkit writes them: `name<<delimiter`, lines, delimiter. */
export function readOutputs(text: string): Record<string, string> {
	const entries = text.matchAll(/^([^\n=]+)<<(\S+)\n([\s\S]*?)\n\2$/gm);
	return Object.fromEntries([...entries].map(([, name = "", , value = ""]) => [name, value]));
}

/** Deprecated, and still executed. */
function outputsBy(commands: readonly RunnerCommand[]): Record<string, string> {
	const entries = commands.filter(({ name }) => name === "set-output");
	return Object.fromEntries(entries.map(({ properties, data }) => [properties.name ?? "", data]));
}

const FILES = ["GITHUB_OUTPUT", "GITHUB_STEP_SUMMARY", "GITHUB_ENV", "GITHUB_STATE", "GITHUB_PATH"] as const;

type Files = Readonly<Record<(typeof FILES)[number], string>>;

function filesIn(temp: string): Files {
	const folder = join(temp, "_runner_file_commands");
	rmSync(folder, { recursive: true, force: true });
	mkdirSync(folder, { recursive: true });
	const entries = FILES.map((name) => {
		const path = join(folder, name.toLowerCase());
		writeFileSync(path, "");
		return [name, path];
	});
	return Object.fromEntries(entries);
}

interface ActionManifest {
	readonly inputs?: Readonly<Record<string, { readonly default?: unknown }>>;
	readonly runs: { readonly main: string };
}

async function start(
	{
		action,
		workspace,
		temp,
		inputs = {},
		env = {},
		token = "",
		node = process.execPath,
		take,
		onStart,
	}: StepConditions,
	files: Files,
): Promise<{ status: number | null; output: string }> {
	const manifest: ActionManifest = parse(readFileSync(join(action, "action.yml"), "utf8"));
	const given = Object.entries(manifest.inputs ?? {}).map(([name, { default: value = "" }]) => [
		`INPUT_${name.replaceAll(" ", "_").toUpperCase()}`,
		inputs[name] ?? String(value).replace(/\$\{\{ github\.token \}\}/, () => token),
	]);
	const child = spawn(node, [join(action, manifest.runs.main)], {
		cwd: workspace,
		env: {
			PATH: process.env.PATH,
			HOME: temp,
			CI: "true",
			GITHUB_ACTIONS: "true",
			GITHUB_WORKSPACE: workspace,
			GITHUB_SERVER_URL: "https://github.com",
			GITHUB_REPOSITORY: "someone/todo",
			RUNNER_TEMP: temp,
			...files,
			...Object.fromEntries(given),
			...env,
		},
	});
	onStart?.(child);
	const chunks: Buffer[] = [];
	// The runner reads both and looks for commands in both.
	child.stdout.on("data", (chunk: Buffer) => chunks.push(chunk));
	child.stderr.on("data", (chunk: Buffer) => chunks.push(chunk));
	if (take !== undefined) for (const input of [child.stdout, child.stderr]) createInterface({ input }).on("line", take);
	const status = await new Promise<number | null>((done, fail) => child.on("error", fail).on("close", done));
	return { status, output: Buffer.concat(chunks).toString("utf8") };
}
