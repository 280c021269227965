import { once } from "node:events";
import { chmodSync, mkdirSync, realpathSync } from "node:fs";
import { createServer } from "node:net";
import { delimiter, dirname, join } from "node:path";
import { describe, expect, test } from "@jest/globals";
import { plant, withFolder, withoutRights } from "../support/temporary.ts";
import { canServe, PYTHON, rehearseFiles, rehearseFolder, SPACE, TIME_LIMIT } from "./stage.ts";

const real = canServe("rehearsals that cannot be") ? test : test.skip;

/** A Space whose list is the only thing that a test is about. */
function requiring(requirements: string) {
	return { ...SPACE, "requirements.txt": requirements };
}

describe("nothing is started", () => {
	test("where the start needs variables that nobody sets; all of them are named", async () => {
		const main = `import os
from fastapi import FastAPI

KEY = os.environ["API_SECRET"]
URL = os.environ["DATABASE_URL"]
app = FastAPI()
`;
		const files = { ...SPACE, "main.py": main };
		await rehearseFiles(files, { course: { python: "/nonexistent" } }, ({ rehearsal, left }) => {
			expect(rehearsal.outcome).toMatchObject({
				kind: "impossible",
				failure: {
					code: "variables-missing",
					message: "The start needs API_SECRET and DATABASE_URL, and nothing sets them here.",
					place: { file: "main.py", start: { line: 4 } },
				},
			});
			expect(left).toEqual([]);
		});
		const variables = { API_SECRET: "x", DATABASE_URL: "" };
		await rehearseFiles(files, { course: { python: "/nonexistent" }, variables }, ({ rehearsal }) => {
			expect(rehearsal.outcome).toMatchObject({ failure: { code: "python-missing" } });
			expect(rehearsal.warnings).toContain("DATABASE_URL is set to an empty text, and the start needs it.");
		});
	});

	test("where the port is taken", async () => {
		const server = createServer().listen(0, "127.0.0.1");
		await once(server, "listening");
		const bound = server.address();
		const port = typeof bound === "object" ? bound?.port : undefined;
		try {
			await rehearseFiles(SPACE, { course: { port } }, ({ rehearsal, left, running }) => {
				expect(rehearsal.outcome).toMatchObject({
					kind: "impossible",
					failure: { code: "port-taken", message: `Port ${port} is taken already.` },
				});
				expect([left, running]).toEqual([[], []]);
			});
		} finally {
			server.close();
		}
	});

	test("where there is no Python", async () => {
		await withFolder(async (empty) => {
			for (const packages of ["fresh", "installed"] as const) {
				const options = { course: { python: undefined, packages }, host: { PATH: empty } };
				await rehearseFiles(SPACE, options, ({ rehearsal, left }) => {
					expect(rehearsal.outcome).toMatchObject({ kind: "impossible", failure: { code: "python-missing" } });
					expect(left).toEqual([]);
				});
			}
		});
	});

	test("where what is named is no Python, or one that is too old", async () => {
		await withFolder(async (folder) => {
			plant(folder, {
				silent: { executable: "#!/bin/sh\nexit 0\n" },
				old: { executable: '#!/bin/sh\necho \'{"program": "/bin/old", "version": "3.6", "release": "3.6.1"}\'\n' },
				chatty: { executable: "#!/bin/sh\necho '{broken'; echo '[1]'; echo '{}'\n" },
			});
			for (const name of ["silent", "old", "chatty"]) {
				const options = { course: { python: join(folder, name) } };
				await rehearseFiles(SPACE, options, ({ rehearsal }) => {
					expect(rehearsal.outcome).toMatchObject({
						failure: { code: "python-missing", message: expect.stringContaining(name) },
					});
				});
			}
		});
	});

	test("where nothing can be written for a while", async () => {
		await withFolder(async (folder) => {
			plant(folder, SPACE);
			const temp = join(folder, "temp");
			mkdirSync(temp);
			chmodSync(folder, 0o755);
			chmodSync(temp, 0o555);
			await withoutRights(async () => {
				const { outcome } = await rehearseFolder(folder, { temp });
				expect(outcome).toMatchObject({
					kind: "impossible",
					failure: { code: "environment-failed", message: `No temporary folder can be made in "${temp}" (EACCES).` },
				});
			});
			const { outcome } = await rehearseFolder(folder, { temp: join(folder, "nowhere") });
			expect(outcome).toMatchObject({ failure: { message: expect.stringContaining("ENOENT") } });
		});
	});

	test("where the Dockerfile starts something that needs Docker", async () => {
		const README = SPACE["README.md"].replace("sdk: python", "sdk: docker");
		const starts = [
			"CMD python main.py",
			"CMD granian --interface asgi main:app",
			"CMD uvicorn main:app --uds /run/app.sock",
			"CMD PYTHONPATH=/opt/lib uvicorn main:app",
			'CMD ["sleep", "infinity"]',
			"CMD uvicorn main:app & uvicorn admin:app",
		];
		for (const start of starts) {
			const Dockerfile = `FROM python:3.11-slim\nWORKDIR /app\nCOPY . .\n${start}\n`;
			await rehearseFiles({ ...SPACE, "README.md": README, Dockerfile }, {}, ({ rehearsal }) => {
				expect([start, rehearsal.outcome]).toMatchObject([
					start,
					{ kind: "impossible", failure: { code: "docker-needed" } },
				]);
			});
		}
	});
});

describe("an environment that cannot be made", () => {
	real(
		"because venv fails says so with its last words",
		async () => {
			await withFolder(async (folder) => {
				const fake = `#!/bin/sh
case "$2" in
	venv) echo "The virtual environment was not created successfully because ensurepip is not available."; exit 1;;
esac
exec ${PYTHON} "$@" 
`;
				// It says that it is itself, so that it is started for venv, too.
				const python = fake.replace(
					"exec",
					`[ "$1" = -c ] && exec ${PYTHON} -c "import sys; sys.executable = '$0'\n$2"\nexec`,
				);
				plant(folder, { python3: { executable: python } });
				const options = { course: { packages: "fresh", python: join(folder, "python3") } } as const;
				await rehearseFiles(SPACE, options, ({ rehearsal, left, running }) => {
					expect(rehearsal.outcome).toMatchObject({
						kind: "impossible",
						failure: {
							code: "environment-failed",
							message: "The environment could not be made with venv.",
							advice: expect.stringContaining("python3-venv"),
							words: expect.stringContaining("ensurepip is not available"),
						},
					});
					expect([left, running]).toEqual([[], []]);
				});
			});
		},
		TIME_LIMIT,
	);

	real(
		"because pip finds nothing says which line asks for it",
		async () => {
			const options = { course: { packages: "fresh" }, host: { PIP_NO_INDEX: "1" } } as const;
			const files = requiring("# nothing\nno-such-thing==1.0\n");
			await rehearseFiles(files, options, ({ rehearsal, left, running }) => {
				expect(rehearsal.outcome).toMatchObject({
					kind: "impossible",
					failure: {
						code: "environment-failed",
						message: expect.stringContaining("no-such-thing==1.0"),
						place: { file: "requirements.txt", start: { line: 2 } },
						words: expect.stringContaining("No matching distribution found"),
					},
				});
				expect([left, running]).toEqual([[], []]);
			});
		},
		TIME_LIMIT,
	);

	real(
		"because nobody answers at the index says that, and how to go on without",
		async () => {
			const host = { PIP_INDEX_URL: "http://127.0.0.1:9/simple", PIP_RETRIES: "1" };
			await rehearseFiles(
				requiring("no-such-thing==1.0\n"),
				{ course: { packages: "fresh" }, host },
				({ rehearsal }) => {
					expect(rehearsal.outcome).toMatchObject({
						kind: "impossible",
						failure: {
							message: expect.stringContaining("index was not reached"),
							advice: expect.stringContaining("--system"),
						},
					});
				},
			);
		},
		TIME_LIMIT,
	);
});

describe("an environment that is made", () => {
	real(
		"without the server is no environment for a Space",
		async () => {
			await rehearseFiles(requiring(""), { course: { packages: "fresh" } }, ({ rehearsal, left }) => {
				expect(rehearsal.outcome).toMatchObject({
					kind: "failed",
					failure: { code: "runtime-error", message: "The application does not start: uvicorn is not installed." },
				});
				expect(left).toEqual([]);
			});
		},
		TIME_LIMIT,
	);

	real(
		"by pip holds what the Space brings along, and its server is started",
		async () => {
			await rehearseFiles(withOwnServer(), { course: { packages: "fresh" }, host: { PIP_NO_INDEX: "1" } }, (done) => {
				expect(done.rehearsal).toMatchObject({
					outcome: { kind: "answers" },
					facts: { packages: "packages installed by pip" },
				});
				expect([done.left, done.running]).toEqual([[], []]);
			});
		},
		TIME_LIMIT,
	);

	real(
		"by uv where there is one",
		async () => {
			await withFolder(async (folder) => {
				const uv = `#!/bin/sh
set -e
if [ "$1 $3" = "venv 3.10" ]; then echo "no interpreter found"; exit 2; fi
if [ "$1" = venv ]; then exec "$3" -m venv "$4"; fi
[ "$1 $2 $3" = "pip install --python" ]
python="$4"; shift 4
exec "$python" -m pip install "$@"
`;
				plant(folder, { uv: { executable: uv } });
				const PATH = [folder, dirname(PYTHON)].join(delimiter);
				// Where none is named, uv is asked for the Space's version first.
				for (const python of [PYTHON, undefined]) {
					const options = { course: { packages: "fresh", python }, host: { PATH, PIP_NO_INDEX: "1" } } as const;
					await rehearseFiles(withOwnServer(), options, ({ rehearsal, left }) => {
						expect(rehearsal).toMatchObject({
							outcome: { kind: "answers" },
							facts: { packages: "packages installed by uv" },
							warnings: [expect.anything(), expect.stringContaining("This ran with Python 3.11")],
						});
						expect(left).toEqual([]);
					});
				}
			});
		},
		TIME_LIMIT,
	);
});

/** A Space that brings its server along, since tests have no index: a few lines by the name of uvicorn, built without any package. */
function withOwnServer() {
	const backend = `import os, zipfile

def build_wheel(folder, settings=None, metadata=None):
    name = "uvicorn-0.1-py3-none-any.whl"
    info = "uvicorn-0.1.dist-info/"
    with zipfile.ZipFile(os.path.join(folder, name), "w") as wheel:
        wheel.write("server.py", "uvicorn_of_test.py")
        wheel.writestr(info + "METADATA", "Metadata-Version: 2.1\\nName: uvicorn\\nVersion: 0.1\\n")
        wheel.writestr(info + "WHEEL", "Wheel-Version: 1.0\\nGenerator: t\\nRoot-Is-Purelib: true\\nTag: py3-none-any\\n")
        wheel.writestr(info + "entry_points.txt", "[console_scripts]\\nuvicorn = uvicorn_of_test:main\\n")
        wheel.writestr(info + "RECORD", "")
    return name
`;
	const server = `import http.server, sys

class Handler(http.server.BaseHTTPRequestHandler):
    def do_GET(self):
        self.send_response(200)
        self.send_header("content-type", "text/plain")
        self.end_headers()
        self.wfile.write(b"well")

def main():
    port = int(sys.argv[sys.argv.index("--port") + 1])
    http.server.HTTPServer(("127.0.0.1", port), Handler).serve_forever()
`;
	return {
		...SPACE,
		"main.py":
			'async def app(scope, receive, send):\n    await send({"type": "http.response.start", "status": 200, "headers": []})\n    await send({"type": "http.response.body", "body": b"well"})\n',
		"requirements.txt": "./server\n",
		"server/pyproject.toml": '[build-system]\nrequires = []\nbuild-backend = "backend"\nbackend-path = ["."]\n',
		"server/backend.py": backend,
		"server/server.py": server,
	};
}

describe("what is installed", () => {
	real(
		"and not what the Space asks for is said, and started all the same",
		async () => {
			const files = requiring("fastapi==0.1\nuvicorn<1\nno-such-thing\npydantic\nother-thing; python_version < '3'\n");
			await rehearseFiles(files, {}, ({ rehearsal }) => {
				expect(rehearsal.outcome.kind).toBe("answers");
				expect(rehearsal.warnings.find((one) => one.startsWith("What is installed here"))).toMatch(
					/^What is installed here is not what requirements\.txt asks for: fastapi is [\d.]+ and not ==0\.1, no-such-thing is not installed\. /,
				);
			});
		},
		TIME_LIMIT,
	);

	real(
		"may lack what is imported: the advice is to have it installed",
		async () => {
			const files = { ...requiring("uvicorn\nno-such-thing\n"), "main.py": "import no_such_thing\n" };
			await rehearseFiles(files, {}, ({ rehearsal }) => {
				expect(rehearsal.outcome).toMatchObject({
					kind: "failed",
					failure: { advice: expect.stringContaining("leave --system out") },
				});
			});
		},
		TIME_LIMIT,
	);

	real(
		"without the server says so",
		async () => {
			await withFolder(async (folder) => {
				const python = `#!/bin/sh\nexec ${realpathSync(PYTHON)} -I -S "$@"\n`;
				plant(folder, { python3: { executable: python } });
				const options = { course: { python: join(folder, "python3") } };
				await rehearseFiles(SPACE, options, ({ rehearsal }) => {
					expect(rehearsal.outcome).toMatchObject({
						kind: "impossible",
						failure: { message: expect.stringMatching(/^uvicorn is not installed for Python 3\./) },
					});
				});
			});
		},
		TIME_LIMIT,
	);
});
