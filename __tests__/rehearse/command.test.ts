import { type ChildProcess, spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { mkdirSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import { buildCommand, type Command } from "../cli/command.ts";
import { type Planted, plant, withFolder } from "../support/temporary.ts";
import { canServe, PYTHON, processesKnowing, SPACE, TIME_LIMIT } from "./stage.ts";

let command: Command;
beforeAll(() => {
	command = buildCommand();
}, 60_000);
afterAll(() => command.remove());

const real = canServe("the command that rehearses") ? test : test.skip;

const SYSTEM = ["--system", "--python", PYTHON, "--soak", "1"];

/** A Space in a folder of its own, and a folder for what is temporary. */
async function inFolder(
	files: Readonly<Record<string, Planted>>,
	use: (run: (given: readonly string[]) => ReturnType<Command["run"]>, folder: string) => void | Promise<void>,
): Promise<void> {
	await withFolder(async (folder) => {
		plant(folder, files);
		const temp = join(folder, "temp");
		mkdirSync(temp);
		await use((given) => command.run(["rehearse", ...given], { cwd: folder, env: { TMPDIR: temp } }), folder);
		expect([readdirSync(temp), processesKnowing(temp)]).toEqual([[], []]);
	});
}

const BACKEND = Object.fromEntries(Object.entries(SPACE).map(([path, content]) => [`backend/${path}`, content]));

describe("space-gate rehearse", () => {
	real(
		"says first that it runs the project's code, then what came of it; 0 where it answers",
		async () => {
			await inFolder(BACKEND, (run) => {
				const { status, stdout, stderr } = run(["backend", ...SYSTEM]);
				expect(stderr).toMatch(/^This runs the code of the project and of its requirements on this machine/);
				expect(stderr).not.toContain("run |");
				expect(stdout).toMatch(/^ANSWERS backend answers, .* after its start\n {2}uvicorn main:app /);
				expect(stdout).toContain("\n  ✔ GET /openapi.json  it lists the route that the gate found\n");
				expect(status).toBe(0);
			});
		},
		TIME_LIMIT,
	);

	real(
		"ends with 1 where it does not answer, and shows the line in the user's own folder",
		async () => {
			await inFolder({ ...BACKEND, "backend/main.py": "import nothing_like_it\n" }, (run) => {
				const { status, stdout } = run(["backend", ...SYSTEM]);
				expect(stdout).toMatch(/^FAILED backend does not answer as it should\n/);
				expect(stdout).toContain("\n  backend/main.py:1\n");
				expect(stdout).toContain("The gate does not pass (");
				expect(status).toBe(1);
			});
		},
		TIME_LIMIT,
	);

	real(
		"shows all that the application writes where that is wanted",
		async () => {
			await inFolder(BACKEND, (run) => {
				const { stderr } = run(["backend", ...SYSTEM, "--verbose"]);
				expect(stderr).toContain("run | INFO:     Application startup complete.");
			});
		},
		TIME_LIMIT,
	);

	real(
		"survives an application that never stops writing",
		async () => {
			const main = `import threading
from fastapi import FastAPI

app = FastAPI()


def write():
    while True:
        print("x" * 1000)


threading.Thread(target=write, daemon=True).start()
`;
			await inFolder({ ...BACKEND, "backend/main.py": main }, (run) => {
				for (const more of [[], ["--verbose"]]) {
					const { status, stderr } = run(["backend", ...SYSTEM, ...more]);
					expect(stderr.length).toBeLessThan(10_000_000);
					expect(status).toBe(0);
				}
			});
		},
		2 * TIME_LIMIT,
	);

	test("ends with 2 where variables are missing, with the way to set them", async () => {
		const files = { ...BACKEND, "backend/main.py": `import os\n\nos.environ["API_SECRET"]\n${SPACE["main.py"]}` };
		await inFolder(files, (run, folder) => {
			const first = run(["backend"]);
			expect(first.status).toBe(2);
			expect(first.stdout).toContain("The start needs API_SECRET, and nothing sets it here. variables-missing");
			expect(first.stdout).toContain('"space-gate env backend --format env > .env"');
			plant(folder, { "backend/.env": "API_SECRET=x\n", "other.env": "A=1\n" });
			expect(run(["backend"]).stdout).toMatch(/--env\s+backend\/\.env/);
			expect(run(["backend", "--env", "other.env"]).stdout).toContain('Add what is missing to "other.env".');
		});
	});

	test("refuses options that mean nothing, before anything is done", async () => {
		await inFolder(BACKEND, (run, folder) => {
			plant(folder, { "broken.env": "A=1\nthis is it\n", "utf16.env": Buffer.from("\ufeffA=1\n", "utf16le") });
			const wrong: readonly (readonly [string, string, string])[] = [
				["--port", "0", "--port takes"],
				["--port", "99999", "--port takes"],
				["--port", "http", "--port takes"],
				["--soak", "-1", "--soak takes"],
				["--start-timeout", "0", "--start-timeout takes"],
				["--health-path", "//elsewhere", "--health-path takes"],
				["--env", "none.env", 'The file "none.env" cannot be read: there is none.'],
				["--env", "backend", "it is no regular file"],
				["--env", "broken.env", 'Line 2 of "broken.env" is no NAME=value.'],
				["--env", "utf16.env", "it is no text in UTF-8"],
			];
			for (const [option, value, said] of wrong) {
				const { status, stdout, stderr } = run(["backend", `${option}=${value}`]);
				expect([value, status, stdout]).toEqual([value, 2, ""]);
				expect(stderr).toContain(said);
				expect(stderr).not.toContain("This runs the code");
			}
		});
	});

	real(
		"rehearses what is committed",
		async () => {
			await inFolder(BACKEND, (run, folder) => {
				for (const given of [
					["init", "-q"],
					["add", "-A"],
					["commit", "-qm", "all"],
				]) {
					spawnSync("git", ["-c", "user.name=a", "-c", "user.email=a@example.com", ...given], { cwd: folder });
				}
				plant(folder, { "backend/main.py": "raise SystemExit(9)\n" });
				expect(run(["backend", ...SYSTEM, "--commit", "HEAD"]).status).toBe(0);
				expect(run(["backend", ...SYSTEM]).status).toBe(1);
			});
		},
		TIME_LIMIT,
	);
});

/** Runs the command, and interrupts it when it has written a text. */
async function interruptedAt(
	text: string,
	given: readonly string[],
	signals: readonly NodeJS.Signals[],
	folder: string,
): Promise<{ readonly status: number | null; readonly stdout: string }> {
	const child: ChildProcess = spawn(process.execPath, [command.path, "rehearse", ...given], {
		cwd: folder,
		env: { PATH: process.env.PATH, TMPDIR: join(folder, "temp"), PIP_NO_INDEX: "1" },
		stdio: ["ignore", "pipe", "pipe"],
	});
	let [seen, stdout, isSent] = ["", "", false];
	const hear = (chunk: Buffer) => {
		seen += chunk.toString("utf8");
		if (isSent || !seen.includes(text)) return;
		isSent = true;
		for (const [index, name] of signals.entries()) setTimeout(() => child.kill(name), index * 150);
	};
	child.stdout?.on("data", (chunk: Buffer) => {
		stdout += chunk.toString("utf8");
		hear(chunk);
	});
	child.stderr?.on("data", hear);
	const [status] = await once(child, "close");
	return { status, stdout };
}

const STUBBORN = `import signal, subprocess, sys
from fastapi import FastAPI

for name in (signal.SIGTERM, signal.SIGINT):
    signal.signal(name, signal.SIG_IGN)
subprocess.Popen([sys.executable, "-c", "import time; time.sleep(600)"], start_new_session=True)
app = FastAPI()


@app.on_event("startup")
def stay():
    signal.signal(signal.SIGTERM, signal.SIG_IGN)
`;

describe("Ctrl-C leaves nothing behind", () => {
	const moments: readonly (readonly [string, readonly string[], readonly NodeJS.Signals[]])[] = [
		["judging the files", SYSTEM, ["SIGINT"]],
		["making the package", SYSTEM, ["SIGINT"]],
		["looking for Python", SYSTEM, ["SIGINT"]],
		["starting the application", SYSTEM, ["SIGINT"]],
		["watching whether it goes on", [...SYSTEM, "--soak", "60"], ["SIGINT"]],
		["watching whether it goes on", [...SYSTEM, "--soak", "60"], ["SIGTERM"]],
		["watching whether it goes on", [...SYSTEM, "--soak", "60"], ["SIGINT", "SIGINT"]],
		["making an environment", ["--python", PYTHON], ["SIGINT"]],
		["making an environment", ["--python", PYTHON], ["SIGINT", "SIGINT"]],
		["installing the requirements", ["--python", PYTHON], ["SIGINT"]],
	];
	for (const [text, given, signals] of moments) {
		real(
			`at "${text}" (${signals.join(", ")})`,
			async () => {
				await inFolder({ ...BACKEND, "backend/main.py": STUBBORN }, async (_, folder) => {
					const { status, stdout } = await interruptedAt(text, ["backend", ...given], signals, folder);
					const isTwice = signals.length > 1;
					expect(isTwice ? [130, 2] : [2]).toContain(status);
					if (!isTwice) expect(stdout).toContain("The rehearsal was interrupted. cancelled");
				});
			},
			TIME_LIMIT,
		);
	}

	real(
		"where it is kept running, and then it is no failure",
		async () => {
			await inFolder(BACKEND, async (_, folder) => {
				const { status, stdout } = await interruptedAt(
					"until you press Ctrl-C",
					["backend", ...SYSTEM, "--keep"],
					["SIGINT"],
					folder,
				);
				expect([status, stdout.match(/ANSWERS/g)?.length]).toEqual([0, 1]);
				expect(stdout).toMatch(/It runs at http:\/\/127\.0\.0\.1:\d+ until you press Ctrl-C\./);
			});
		},
		TIME_LIMIT,
	);
});
