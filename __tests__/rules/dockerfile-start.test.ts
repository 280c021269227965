import { describe, expect, test } from "@jest/globals";
import { imageStart, isServedByDockerfile } from "../../src/rules/image/dockerfile-start.ts";
import { readDockerfileStart } from "../../src/rules/image/dockerfile-text.ts";
import { engines } from "../support/engines.ts";
import { memorySource } from "../support/memory-source.ts";
import { processorTime } from "../support/processor-time.ts";
import { spaceOf } from "../support/spaces.ts";

const FILES = { "main.py": "", "src/main.py": "", "src/__main__.py": "", "seed.py": "" };

function spaceWith(dockerfile: string, files: Readonly<Record<string, string>> = {}) {
	const [engine] = engines;
	if (engine === undefined) throw new Error("no engine");
	return spaceOf(memorySource({ ...FILES, Dockerfile: dockerfile, ...files }), engine, { contract: "docker" });
}

describe("what an image serves", () => {
	test.each<[what: string, lines: string, isMain: boolean]>([
		["a list", 'CMD ["uvicorn", "main:app"]', true],
		["a line", "CMD uvicorn main:app --host 0.0.0.0 --port $PORT", true],
		["a line over several lines", "CMD uvicorn \\\n  # the application\n\n  main:app \\\n  --port 7860", true],
		["a list over several lines", 'CMD [ \\\n  "uvicorn", \\\n  "main:app" ]', true],
		["with Windows line ends", 'CMD ["uvicorn", \\\r\n  "main:app"]\r\n', true],
		["an entry point with its arguments", 'ENTRYPOINT ["uvicorn"]\nCMD ["main:app"]', true],
		["an entry point in lower case", 'entrypoint ["python", "-m", "uvicorn", "main:app"]', true],
		["a shell in a list", 'CMD ["sh", "-c", "alembic upgrade head && exec uvicorn main:app"]', true],
		["behind an init", 'ENTRYPOINT ["tini", "--"]\nCMD gunicorn -k uvicorn.workers.UvicornWorker main:app', true],
		["the last of several", 'CMD ["python", "seed.py"]\nCMD ["uvicorn", "main:app"]', true],
		["from an earlier stage", "FROM a AS base\nCMD uvicorn main:app\nFROM base\nRUN true", true],
		["fastapi", 'CMD ["fastapi", "run", "main.py", "--port", "7860"]', true],
		["fastapi, which finds main.py itself", "CMD fastapi run", true],
		["fastapi with another file", "CMD fastapi run src/main.py", false],
		["another module", "CMD uvicorn src.main:app", false],
		["main:app of another folder", "CMD uvicorn main:app --app-dir src", false],
		["a program that is named in a comment only", "# uvicorn main:app\nCMD uvicorn src.main:app", false],
	])("%s", (_what, lines, isMain) => {
		const space = spaceWith(`FROM python:3.10\n${lines}\n`);
		expect(imageStart(space).kind).toBe("serves");
		expect(isServedByDockerfile(space)).toBe(isMain);
	});

	test("is followed into the scripts of the Space", () => {
		const scripts = {
			"docker/start.sh": "#!/bin/sh\npython seed.py\n. ./serve.sh\nexec ./serve.sh main:app\n",
			"serve.sh": 'exec uvicorn "$@" --port 7860\n',
		};
		const space = spaceWith('FROM python\nCMD ["/code/docker/start.sh"]\n', scripts);
		expect(isServedByDockerfile(space)).toBe(true);
		expect(isServedByDockerfile(spaceWith('FROM python\nCMD ["sh", "missing.sh"]\n'))).toBe(false);
	});

	test("scripts that call one another come to an end", () => {
		const space = spaceWith("CMD ./a.sh\n", { "a.sh": "./a.sh\n".repeat(200) });
		expect(imageStart(space).kind).toBe("unknown");
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
		const start = imageStart(spaceWith(`FROM python:3.10\nENV PORT=7860 A="b c"\nENV OLD 1 2\n${line}\n`));
		if (start.kind !== "runs") throw new Error(start.kind);
		expect(start.programs.map(({ path }) => path)).toEqual(programs);
		expect(start.programs.some((program) => program.hasArguments)).toBe(hasArguments);
		expect(Object.fromEntries(start.variables)).toEqual({ PORT: "7860", A: "b c", OLD: "1 2" });
	});
});

test.each([
	"FROM python:3.10\n",
	'FROM python:3.10\nCMD ["supervisord"]\n',
	'FROM python:3.10\nCMD ["python", "missing.py"]\n',
	"FROM a AS one\nCMD python main.py\nFROM b\n",
	"RUN echo \\\nCMD python main.py\n",
])("%j starts what cannot be told", (dockerfile) => {
	expect(imageStart(spaceWith(dockerfile)).kind).toBe("unknown");
});

test("an image whose own script serves what it is told serves main:app", () => {
	expect(isServedByDockerfile(spaceWith('FROM tiangolo/uvicorn-gunicorn\nENV APP_MODULE="main:app"\n'))).toBe(true);
});

test("any Dockerfile is read in little time", () => {
	const begin = processorTime();
	for (const piece of [
		"CMD a\n",
		"CMD \\\n",
		"\\",
		"\\ ",
		" ",
		"# a\n",
		"RUN \\\n#\n\n",
		"FROM a\n",
		"a",
		"CMD [",
		'"',
	]) {
		readDockerfileStart(`CMD ${piece.repeat(500_000)}`);
		readDockerfileStart(piece.repeat(500_000));
	}
	expect(processorTime() - begin).toBeLessThan(5_000);
});
