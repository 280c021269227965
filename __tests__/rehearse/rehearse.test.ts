// biome-ignore-all lint/suspicious/noTemplateCurlyInString: Docker and shells read them.
import { existsSync, readdirSync } from "node:fs";
import { describe, expect, test } from "@jest/globals";
import { canServe, type Rehearsed, rehearseFiles, SPACE, TIME_LIMIT } from "./stage.ts";

const isPossible = canServe("rehearsals");
const real = isPossible ? test : test.skip;

/** Nothing of a rehearsal is left, neither folders nor processes. */
function expectNothingLeft({ left, running }: Rehearsed): void {
	expect(left).toEqual([]);
	expect(running).toEqual([]);
}

function failureOf({ rehearsal: { outcome } }: Rehearsed) {
	if (outcome.kind === "answers") throw new Error("it answers");
	return outcome.failure;
}

describe("an application that answers", () => {
	real(
		"is started as the package starts it, asked for its routes, and ended",
		async () => {
			await rehearseFiles(SPACE, {}, (done) => {
				const { facts, outcome, warnings } = done.rehearsal;
				expect(outcome).toMatchObject({
					kind: "answers",
					answers: [
						{ what: "GET /openapi.json", state: "as it should" },
						{ what: "GET /", state: "as it should", words: "status 200" },
					],
				});
				expect(facts?.command).toMatch(/^uvicorn main:app .*--host 127\.0\.0\.1 --port \d+$/);
				expect(warnings).toEqual([expect.stringContaining("This ran with Python 3.11, and the Space has 3.10")]);
				expectNothingLeft(done);
			});
		},
		TIME_LIMIT,
	);

	real(
		"answers at the path that has to answer, or the rehearsal fails",
		async () => {
			await rehearseFiles(SPACE, { course: { healthPath: "/health" } }, (done) => {
				expect(failureOf(done)).toMatchObject({ code: "route-missing" });
				expectNothingLeft(done);
			});
		},
		TIME_LIMIT,
	);

	real(
		"sees what a Space sets and what the user gives, and nothing of the user's own environment",
		async () => {
			const main = `import json
import os
from fastapi import FastAPI

print("SEEN " + json.dumps(dict(os.environ)), flush=True)
app = FastAPI()
`;
			const lines: string[] = [];
			process.env.OF_NOBODY = "nobody's business";
			try {
				const options = {
					variables: { GREETING: "hello $HOME" },
					host: { OF_NOBODY: "nobody's business", PIP_INDEX_URL: "https://mirror.example" },
					lines: "all",
					hear: (kind: string, text: string) => kind === "run" && lines.push(text),
				} as const;
				await rehearseFiles({ ...SPACE, "main.py": main }, options, (done) => {
					expect(done.rehearsal.outcome.kind).toBe("answers");
				});
			} finally {
				delete process.env.OF_NOBODY;
			}
			const seen = JSON.parse(lines.find((line) => line.startsWith("SEEN "))?.slice(5) ?? "{}");
			expect(seen).toMatchObject({ GREETING: "hello $HOME", SYSTEM: "spaces", HOME: "/home/user" });
			expect(Object.keys(seen).filter((name) => /^(OF_NOBODY|PIP_|PORT$|NODE|npm_)/.test(name))).toEqual([]);
		},
		TIME_LIMIT,
	);

	real(
		"writes beside itself and at home, and nothing of that stays",
		async () => {
			const main = `import os, pathlib
from fastapi import FastAPI

pathlib.Path("here.txt").write_text("x")
pathlib.Path("../beside.txt").write_text("x")
pathlib.Path.home().joinpath("home.txt").write_text("x")
locked = pathlib.Path("../locked/inside")
locked.mkdir(parents=True)
os.chmod(locked, 0)
app = FastAPI()
`;
			await rehearseFiles({ ...SPACE, "main.py": main }, {}, (done) => {
				expect(done.rehearsal.outcome.kind).toBe("answers");
				expect(readdirSync(done.folder).sort()).toEqual(Object.keys(SPACE).sort());
				expectNothingLeft(done);
			});
		},
		TIME_LIMIT,
	);

	real(
		"is started in its folder under the docker contract, with what ENV sets",
		async () => {
			const main = `import os
from fastapi import FastAPI
from lib.tool import NAME

app = FastAPI()


@app.get("/")
def root():
    return {"name": NAME, "mode": os.environ["MODE"]}
`;
			const files = {
				"README.md": SPACE["README.md"].replace("sdk: python", "sdk: docker\napp_port: 7860"),
				"api/main.py": main,
				"api/lib/tool.py": 'NAME = "tool"\n',
				"api/requirements.txt": "fastapi\nuvicorn\n",
				Dockerfile:
					'FROM python:3.11-slim\nWORKDIR /srv\nCOPY api/ .\nRUN pip install -r requirements.txt\nENV MODE=web\nCMD ["sh", "-c", "exec uvicorn main:app --host 0.0.0.0 --port ${PORT:-7860}"]\n',
			};
			await rehearseFiles(files, { course: { healthPath: "/" } }, (done) => {
				expect(done.rehearsal).toMatchObject({
					outcome: { kind: "answers" },
					facts: { command: expect.stringMatching(/^uvicorn main:app --host 127\.0\.0\.1 --port \d+$/) },
					warnings: [expect.stringContaining("Of the Dockerfile only")],
				});
				expectNothingLeft(done);
			});
		},
		TIME_LIMIT,
	);

	real(
		"is kept running until somebody ends it",
		async () => {
			const interruption = new AbortController();
			const statuses: number[] = [];
			const options = {
				course: { after: "keep" as const },
				signal: interruption.signal,
				kept: ({ facts }: Rehearsed["rehearsal"]) => {
					void fetch(`${facts?.address}/`).then((response) => {
						statuses.push(response.status);
						interruption.abort();
					});
				},
			};
			await rehearseFiles(SPACE, options, (done) => {
				expect(done.rehearsal.outcome.kind).toBe("answers");
				expectNothingLeft(done);
			});
			expect(statuses).toEqual([200]);
		},
		TIME_LIMIT,
	);

	real(
		"and ends while it is kept is a failure",
		async () => {
			const main = `import os, threading
from fastapi import FastAPI

app = FastAPI()
threading.Timer(2.5, os._exit, [7]).start()
`;
			await rehearseFiles({ ...SPACE, "main.py": main }, { course: { after: "keep" } }, (done) => {
				expect(failureOf(done)).toMatchObject({
					code: "crashed-after-start",
					message: expect.stringContaining("ended"),
				});
				expectNothingLeft(done);
			});
		},
		TIME_LIMIT,
	);
});

describe("an application that does not answer", () => {
	real(
		"because its import fails is told with the line of the project",
		async () => {
			const files = { ...SPACE, "main.py": "from src.api import app\n", "src/api.py": "\nimport nothing_like_it\n" };
			await rehearseFiles(files, {}, (done) => {
				const { code, message, place, words } = failureOf(done);
				expect(code).toBe("runtime-error");
				expect(message).toContain("No module named 'nothing_like_it'");
				expect(place).toMatchObject({ file: "src/api.py", start: { line: 2 } });
				expect(words).toContain('File "/app/src/api.py", line 2');
				expect(words).toMatch(/… \d+ calls of libraries/);
				expect(words).not.toContain("space-gate-rehearsal");
				expectNothingLeft(done);
			});
		},
		TIME_LIMIT,
	);

	real(
		"because it exits at once says with which status",
		async () => {
			const files = { ...SPACE, "main.py": "import sys\n\nsys.exit(0)\n" };
			await rehearseFiles(files, {}, (done) => {
				expect(failureOf(done)).toMatchObject({
					code: "runtime-error",
					message: "The application did not start: it ended with status 0.",
				});
				expectNothingLeft(done);
			});
		},
		TIME_LIMIT,
	);

	real(
		"because it ends soon after the start",
		async () => {
			const main = `import os, threading
from fastapi import FastAPI

app = FastAPI()


@app.on_event("startup")
def leave():
    threading.Timer(0.7, os._exit, [3]).start()
`;
			await rehearseFiles({ ...SPACE, "main.py": main }, { course: { soak: 20_000 } }, (done) => {
				expect(failureOf(done)).toMatchObject({
					code: "crashed-after-start",
					message: expect.stringContaining("ended with status 3 soon after"),
				});
				expectNothingLeft(done);
			});
		},
		TIME_LIMIT,
	);

	real(
		"because it never listens, with what keeps it",
		async () => {
			const main = `import asyncio
from fastapi import FastAPI

app = FastAPI()


@app.on_event("startup")
async def wait():
    await asyncio.sleep(3600)
`;
			await rehearseFiles({ ...SPACE, "main.py": main }, { course: { startTime: 4_000 } }, (done) => {
				expect(failureOf(done)).toMatchObject({
					code: "wait-timeout",
					message: expect.stringMatching(/within 4 seconds\. Its log says: a startup handler/),
				});
				expectNothingLeft(done);
			});
		},
		TIME_LIMIT,
	);

	real(
		"because a request fails, with the line of the project",
		async () => {
			const main = `from fastapi import FastAPI

app = FastAPI()


@app.get("/")
def root():
    return 1 / 0
`;
			await rehearseFiles({ ...SPACE, "main.py": main }, {}, (done) => {
				const { code, message, place } = failureOf(done);
				expect([code, place?.file, place?.start.line]).toEqual(["app-error", "main.py", 8]);
				expect(message).toContain("status 500");
				expect(message).toContain("ZeroDivisionError");
				expectNothingLeft(done);
			});
		},
		TIME_LIMIT,
	);

	real(
		"shows no secret that the user gave it",
		async () => {
			const main = `import os
from fastapi import FastAPI

raise RuntimeError("cannot connect to " + os.environ["DATABASE_URL"])
app = FastAPI()
`;
			const lines: string[] = [];
			const options = {
				variables: { DATABASE_URL: "a-value-that-nobody-may-see" },
				lines: "all",
				hear: (_: string, text: string) => lines.push(text),
			} as const;
			await rehearseFiles({ ...SPACE, "main.py": main }, options, (done) => {
				expect(failureOf(done).message).toContain("RuntimeError");
				expect(JSON.stringify(done.rehearsal) + lines.join("\n")).not.toContain("nobody-may-see");
			});
		},
		TIME_LIMIT,
	);
});

describe("an application that does not want to end", () => {
	real(
		"and ignores signals is ended all the same",
		async () => {
			const main = `import signal
from fastapi import FastAPI

app = FastAPI()


@app.on_event("startup")
def stay():
    for name in (signal.SIGTERM, signal.SIGINT, signal.SIGHUP):
        signal.signal(name, signal.SIG_IGN)
`;
			await rehearseFiles({ ...SPACE, "main.py": main }, {}, (done) => {
				expect(done.rehearsal.outcome.kind).toBe("answers");
				expectNothingLeft(done);
			});
		},
		TIME_LIMIT,
	);

	real(
		"and has children, one of them in a session of its own, leaves none",
		async () => {
			const main = `import os, subprocess, sys
from fastapi import FastAPI

app = FastAPI()
IGNORE = "import signal, time; signal.signal(signal.SIGTERM, signal.SIG_IGN); time.sleep(600)"
subprocess.Popen([sys.executable, "-c", IGNORE])
subprocess.Popen([sys.executable, "-c", IGNORE], start_new_session=True)
if os.fork() == 0:
    os.setsid()
    if os.fork() != 0:
        os._exit(0)
    os.execv(sys.executable, [sys.executable, "-c", IGNORE])
`;
			await rehearseFiles({ ...SPACE, "main.py": main }, {}, (done) => {
				expect(done.rehearsal.outcome.kind).toBe("answers");
				expectNothingLeft(done);
			});
		},
		TIME_LIMIT,
	);

	real(
		"and goes on in the background does not answer: a Space ends with its first process",
		async () => {
			const main = `import os
from fastapi import FastAPI

if os.fork() != 0:
    os._exit(0)
os.setsid()
app = FastAPI()
`;
			await rehearseFiles({ ...SPACE, "main.py": main }, {}, (done) => {
				expect(failureOf(done).code).toMatch(/^(runtime-error|crashed-after-start)$/);
				expectNothingLeft(done);
			});
		},
		TIME_LIMIT,
	);
});

test("a folder of the project is never written to", async () => {
	await rehearseFiles(SPACE, { course: { python: "/nonexistent/python3" } }, (done) => {
		expect(failureOf(done).code).toBe("python-missing");
		expect(existsSync(`${done.folder}/Dockerfile`)).toBe(false);
		expect(done.left).toEqual([]);
	});
});
