import { spawnSync } from "node:child_process";
import { mkdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, describe, expect, test } from "@jest/globals";
import { parse } from "yaml";
import { diagnose } from "../../../src/deploy/diagnosis/diagnose.ts";
import { type FailureCode, failure } from "../../../src/deploy/failure.ts";
import { topOf } from "../../../src/source/place.ts";
import { memorySource } from "../../support/memory-source.ts";
import { INTERPRETER, obstacle } from "../../support/programs.ts";
import { announceSkipped } from "../../support/python.ts";
import { plant, withFolder } from "../../support/temporary.ts";

interface Broken {
	readonly name: string;
	readonly code?: FailureCode;
	readonly arguments?: readonly string[];
	readonly at?: string;
	readonly says: readonly string[];
	readonly advises?: readonly string[];
	readonly holds?: readonly string[];
}

const ALL: readonly (Broken & Readonly<Record<string, unknown>>)[] = parse(
	readFileSync("__tests__/deploy/diagnosis/programs.yml", "utf8"),
);

function filesOf(broken: Readonly<Record<string, unknown>>): Record<string, string> {
	return Object.fromEntries(
		Object.entries(broken).flatMap(([path, text]) => (path.includes(".") ? [[path, String(text)]] : [])),
	);
}

/** What uvicorn wrote, by the program's name; in a container, the folder is /app. */
async function logs(): Promise<ReadonlyMap<string, string>> {
	return await withFolder((folder) => {
		const programs = ALL.map((broken, index) => {
			const place = join(folder, String(index), "app");
			mkdirSync(place, { recursive: true });
			plant(place, filesOf(broken));
			// No two at once: each has its port for itself.
			const port = String(21_000 + (process.pid % 5_000) + index);
			const given = broken.arguments ?? ["main:app", "--host", "0.0.0.0", "--port", "$PORT"];
			const written = given.map((one) => (one === "$PORT" ? port : one));
			return { id: broken.name, folder: place, environment: { PORT: port }, arguments: written };
		});
		const { stdout, stderr, status } = spawnSync(INTERPRETER, ["-I", "-B", "__tests__/support/ask_logs.py"], {
			input: JSON.stringify(programs.map((one, index) => ({ ...one, id: String(index) }))),
			encoding: "utf8",
			maxBuffer: 1 << 26,
		});
		if (status !== 0) throw new Error(`uvicorn could not be asked: ${stderr}`);
		const answers = stdout.trim().split("\n");
		return new Map(
			answers.map((line): [string, string] => {
				const { id, log }: { id: string; log: string } = JSON.parse(line);
				return [ALL[Number(id)]?.name ?? "", log.replaceAll(join(folder, id, "app"), "/app")];
			}),
		);
	});
}

const why = obstacle();
if (why !== undefined) announceSkipped("logs of broken programs", why);

(why === undefined ? describe : describe.skip)("uvicorn's own logs are understood", () => {
	let written: ReadonlyMap<string, string>;
	beforeAll(async () => {
		written = await logs();
	}, 120_000);

	test.each(ALL.map((broken) => [broken.name, broken] as const))("%s", (name, broken) => {
		const log = written.get(name) ?? "";
		const told = failure(broken.code ?? "runtime-error", "The application did not start.", "Read the log.");
		const found = diagnose(
			told,
			{ build: [], run: log.split("\n") },
			{
				source: memorySource(filesOf(broken)),
				card: { kind: "missing", reason: "there is none", place: topOf("README.md") },
				requirements: undefined,
				judgement: { contract: "python" },
			},
		);
		const { place, message, advice, words } = found;
		expect({ log, at: place === undefined ? undefined : `${place.file}:${place.start.line}` }).toEqual({
			log,
			at: broken.at,
		});
		for (const text of broken.says) expect(message).toContain(text);
		for (const text of broken.advises ?? []) expect(advice).toContain(text);
		for (const text of broken.holds ?? []) expect(words).toContain(text);
		expect(found.code).toBe(told.code);
		expect(words.split("\n").length).toBeLessThanOrEqual(50);
	});
});
