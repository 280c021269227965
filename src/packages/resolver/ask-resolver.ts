import { mkdir, mkdtemp, readFile, rm, stat, writeFile } from "node:fs/promises";
import { devNull, tmpdir } from "node:os";
import { join } from "node:path";
import type { NotAsked } from "../../http/not-asked.ts";
import { formatPythonVersion, type PythonVersion } from "../../python/version.ts";
import type { Requirements } from "../../requirements/requirements.ts";
import type { Resolution } from "../answers.ts";
import { askUv } from "./ask-uv.ts";
import { findPython, type Python } from "./find-python.ts";
import { readPipWords } from "./pip-words.ts";
import { requirementLines } from "./requirement-lines.ts";
import { run } from "./run.ts";

/** What a resolver is asked. */
export interface Question {
	/** Address of the only index that is asked. */
	readonly index: string;
	readonly requirements: Requirements;
	readonly version: PythonVersion;
	/** Folders in which uv and an interpreter are looked for, as in PATH. */
	readonly path: string;
	/** Milliseconds that each may take. */
	readonly time?: number;
}

/** Milliseconds that a resolver may take; a list of 30 requirements takes it some seconds. */
const TIME = 180_000;

/** Bytes of pip's report; 500 distributions make 10 MB. */
const MAX_REPORT = 64 * 1024 * 1024;

/**
 * Asks uv where there is one, else pip, run by the Space's version of Python, for versions that meet all requirements. It gets a file that is
 * written anew, an empty environment and no configuration; with wheels only, so that nothing of what it finds is
 * executed. Nothing is installed. Never throws.
 */
export async function askResolver(question: Question): Promise<Resolution> {
	try {
		const folder = await mkdtemp(join(tmpdir(), "space-gate-"));
		try {
			return await askIn(folder, question);
		} finally {
			await rm(folder, { recursive: true, force: true });
		}
	} catch (thrown) {
		return skipped(`a temporary folder cannot be used: ${thrown instanceof Error ? thrown.message : String(thrown)}`);
	}
}

async function askIn(folder: string, question: Question): Promise<Resolution> {
	const { requirements, version, path, time = TIME } = question;
	const home = join(folder, "home");
	await mkdir(home);
	await writeFile(join(folder, "requirements.txt"), requirementLines(requirements.requirements));
	await writeFile(join(folder, "constraints.txt"), requirementLines(requirements.constraints));
	const environment = { HOME: home, TMPDIR: home, PATH: path, LC_ALL: "C.UTF-8", PIP_CONFIG_FILE: devNull };
	const uv = await askUv({
		index: question.index,
		python: formatPythonVersion(version),
		takesPrereleases: takesPrereleases(requirements),
		path,
		folder,
		environment,
		time,
	});
	if (uv !== undefined && uv.kind !== "skipped") return uv;
	const python = await findPython(version, path, environment, folder);
	if (python === undefined && uv !== undefined) return uv;
	if (python === undefined) {
		const wanted = `CPython ${formatPythonVersion(version)} for Linux x86-64 with pip 22.2 or newer`;
		return skipped(`there is neither uv nor ${wanted} on this machine; actions/setup-python brings the latter`);
	}
	const ran = await run({
		program: python.program,
		arguments: argumentsFor(question),
		folder,
		environment,
		time,
	});
	if (ran.status === "ended") return skipped(`pip came to no end within ${time / 1000} seconds`);
	if (ran.status === 0) return await resolved(join(folder, REPORT), python);
	return failed(readPipWords(ran.stdout, ran.stderr), python);
}

const REPORT = "report.json";

/** No `--quiet`: the causes of a conflict would be missing. `--isolated` and `-I`: nothing of the user's. */
function argumentsFor({ index, requirements }: Question): string[] {
	return [
		...["-I", "-m", "pip", "--isolated", "install", "--dry-run", "--ignore-installed", "--report", REPORT],
		...["--index-url", index, "--only-binary=:all:", "--no-input", "--no-color", "--no-cache-dir"],
		...["--disable-pip-version-check", "--progress-bar", "off", "--retries", "2", "--timeout", "15"],
		...(takesPrereleases(requirements) ? ["--pre"] : []),
		...["-c", "constraints.txt", "-r", "requirements.txt"],
	];
}

function takesPrereleases({ options }: Requirements): boolean {
	return options.some(({ name }) => name === "--pre");
}

async function resolved(file: string, { pip }: Python): Promise<Resolution> {
	const status = await stat(file).catch(() => undefined);
	if (status === undefined || status.size > MAX_REPORT) return skipped("pip wrote no report that can be read");
	const report: unknown = JSON.parse(await readFile(file, "utf8"));
	const installed = typeof report === "object" && report !== null && "install" in report ? report.install : undefined;
	if (!Array.isArray(installed)) return skipped("pip wrote no report that can be read");
	return { kind: "resolved", tool: `pip ${pip}`, count: installed.length };
}

function failed(words: ReturnType<typeof readPipWords>, { pip }: Python): Resolution {
	if (words.kind === "impossible") return { ...words, tool: `pip ${pip}` };
	if (words.kind === "no-wheel") {
		return skipped(`pip found no wheel for ${words.requirement}, and it is not tried to build one from sources`);
	}
	return skipped(`pip could not tell: ${words.said}`);
}

function skipped(reason: string): NotAsked {
	return { kind: "skipped", reason };
}
