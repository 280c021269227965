// biome-ignore-all lint/suspicious/noTemplateCurlyInString: Docker and shells read them.
import { describe, expect, test } from "@jest/globals";
import type { DockerfileReading } from "../../src/dockerfile/dockerfile.ts";
import { readDockerfile } from "../../src/dockerfile/read-dockerfile.ts";
import { type ImageStart, imageStart } from "../../src/dockerfile/start/image-start.ts";
import { servedBy } from "../../src/dockerfile/start/served.ts";
import { memorySource } from "../support/memory-source.ts";

const FILES = { "main.py": "", "src/main.py": "", "src/__main__.py": "", "seed.py": "" };

function read(dockerfile: string, files: Readonly<Record<string, string>> = {}) {
	const source = memorySource({ ...FILES, Dockerfile: dockerfile, ...files });
	return { source, dockerfile: readDockerfile(source) };
}

function startOf(text: string, files: Readonly<Record<string, string>> = {}): ImageStart {
	const { source, dockerfile } = read(text, files);
	return imageStart(source, dockerfile);
}

function targetOf(text: string, files: Readonly<Record<string, string>> = {}): string {
	const { source, dockerfile } = read(text, files);
	const served = servedBy(source, dockerfile);
	return served.kind === "import"
		? `${served.module}:${served.attribute} in ${served.folders.join(" ") || "/"}`
		: served.kind;
}

describe("what an image serves", () => {
	test.each<[what: string, lines: string, target: string]>([
		["a list", 'CMD ["uvicorn", "main:app"]', "main:app in /"],
		["a line", "CMD uvicorn main:app --host 0.0.0.0 --port $PORT", "main:app in /"],
		[
			"a line over several lines",
			"CMD uvicorn \\\n  # the application\n\n  main:app \\\n  --port 7860",
			"main:app in /",
		],
		["a list over several lines", 'CMD [ \\\n  "uvicorn", \\\n  "main:app" ]', "main:app in /"],
		["with Windows line ends", 'CMD ["uvicorn", \\\r\n  "main:app"]\r\n', "main:app in /"],
		["an entry point with its arguments", 'ENTRYPOINT ["uvicorn"]\nCMD ["main:app"]', "main:app in /"],
		["an entry point in lower case", 'entrypoint ["python", "-m", "uvicorn", "main:app"]', "main:app in /"],
		["a shell in a list", 'CMD ["sh", "-c", "alembic upgrade head && exec uvicorn main:app"]', "main:app in /"],
		[
			"behind an init",
			'ENTRYPOINT ["tini", "--"]\nCMD gunicorn -k uvicorn.workers.UvicornWorker main:app',
			"main:app in /",
		],
		["the last of several", 'CMD ["python", "seed.py"]\nCMD ["uvicorn", "main:app"]', "main:app in /"],
		["from an earlier stage", "FROM a AS base\nCMD uvicorn main:app\nFROM base\nRUN true", "main:app in /"],
		["fastapi", 'CMD ["fastapi", "run", "main.py", "--port", "7860"]', "main:app in /"],
		["fastapi, which finds main.py itself", "CMD fastapi run", "main:app in /"],
		["fastapi with another file", "CMD fastapi run src/main.py", "src.main:app in /"],
		["fastapi with another name", "CMD fastapi run main.py --app api", "main:api in /"],
		["a factory", "CMD gunicorn 'main:create_app()'", "main:create_app in /"],
		["a default of gunicorn", "CMD gunicorn main", "main:application in /"],
		["a default of hypercorn", "CMD hypercorn main", "main:app in /"],
		["another module", "CMD uvicorn src.main:app", "src.main:app in /"],
		["a package", 'CMD ["uvicorn", "src:app"]', "src:app in /"],
		["main:app of another folder", "CMD uvicorn main:app --app-dir src", "main:app in src"],
		["options before the target", "CMD uvicorn --workers 2 --reload --log-level info main:app", "main:app in /"],
		["a program that is named in a comment only", "# uvicorn main:app\nCMD uvicorn src.main:app", "src.main:app in /"],
		["a list that is no JSON", "CMD ['uvicorn', 'main:app']", "unknown"],
		["two servers", "CMD uvicorn main:app & uvicorn src.main:app", "unknown"],
		["one server in two ways", "CMD uvicorn main:app --port 1 || uvicorn main:app --port 2", "main:app in /"],
		["a part of an object", "CMD uvicorn main:holder.app", "unknown"],
	])("%s", (_what, lines, target) => {
		expect(targetOf(`FROM python:3.10\nCOPY . .\n${lines}\n`, { "src/__init__.py": "" })).toBe(target);
	});

	test("is followed into the scripts of the Space", () => {
		const scripts = {
			"docker/start.sh": "#!/bin/sh\npython seed.py\n. ./serve.sh\nexec ./serve.sh main:app\n",
			"serve.sh": 'exec uvicorn "$@" --port 7860\n',
		};
		expect(targetOf('FROM python\nCMD ["/code/docker/start.sh"]\n', scripts)).toBe("main:app in /");
		expect(targetOf('FROM python\nCMD ["sh", "missing.sh"]\n')).toBe("unknown");
	});

	test("scripts that call one another come to an end", () => {
		expect(startOf("FROM python\nCMD ./a.sh\n", { "a.sh": "./a.sh\n".repeat(200) }).kind).toBe("unknown");
	});

	test("a word of a shell's line, of a list and of a script has its own place", () => {
		const places = (text: string, files = {}) => {
			const start = startOf(text, files);
			const [server] = start.kind === "serves" ? start.servers : [];
			const { file, start: at } = server?.serving?.port?.origin.place ?? { file: "", start: { line: 0, column: 0 } };
			return `${file}:${at.line}:${at.column}`;
		};
		expect(places("FROM python\nCMD uvicorn main:app \\\n  --port 8000\n")).toBe("Dockerfile:3:10");
		expect(places('FROM python\nCMD ["uvicorn", "main:app", "--port", "8000"]\n')).toBe("Dockerfile:2:40");
		expect(places("FROM python\nCMD ./a.sh\n", { "a.sh": "uvicorn main:app --port 8000" })).toBe("a.sh:1:25");
	});
});

describe("what an image runs", () => {
	test.each<[line: string, programs: readonly string[], hasArguments: boolean]>([
		['CMD ["python", "main.py"]', ["main.py"], false],
		['CMD ["python3.10", "-u", "/app/main.py"]', ["main.py"], false],
		["CMD python seed.py && python main.py", ["seed.py", "main.py"], false],
		["CMD poetry run python -m src.main", ["src/main.py"], false],
		['CMD ["python", "-m", "src"]', ["src/__main__.py"], false],
		['CMD ["python", "main.py", "--port", "7860"]', ["main.py"], true],
	])("%s", (line, programs, hasArguments) => {
		const start = startOf(`FROM python:3.10\nENV PORT=7860 A="b c"\nENV OLD 1 2\n${line}\n`);
		if (start.kind !== "runs") throw new Error(start.kind);
		expect(start.programs.map(({ path }) => path)).toEqual(programs);
		expect(start.programs.some((program) => program.hasArguments)).toBe(hasArguments);
		expect(Object.fromEntries(start.variables)).toEqual({ PORT: "7860", A: "b c", OLD: "1 2" });
	});
});

test.each<[dockerfile: string, kind: ImageStart["kind"]]>([
	["FROM python:3.10\n", "nothing"],
	['FROM python:3.10\nCMD ["python3"]\n', "nothing"],
	["FROM python:3.10\nCMD []\n", "nothing"],
	["FROM python:3.10\nCMD sleep infinity\n", "nothing"],
	['FROM python:3.10\nCMD ["supervisord"]\n', "unknown"],
	['FROM python:3.10\nCMD ["python", "missing.py"]\n', "unknown"],
	["FROM registry.example.com/base\n", "unknown"],
	["FROM a AS one\nCMD python main.py\nFROM b\n", "unknown"],
	["RUN echo \\\nCMD python main.py\n", "unknown"],
	["", "unknown"],
])("%j starts %s", (dockerfile, kind) => {
	expect(startOf(dockerfile).kind).toBe(kind);
});

test("an image whose own script serves what it is told serves main:app", () => {
	expect(targetOf('FROM tiangolo/uvicorn-gunicorn\nENV APP_MODULE="main:app"\n')).toBe("main:app in /");
});

test("without a Dockerfile nothing is started", () => {
	const reading: DockerfileReading = { kind: "missing" };
	expect(imageStart(memorySource({}), reading)).toMatchObject({ kind: "unknown", reason: "there is no Dockerfile" });
});
