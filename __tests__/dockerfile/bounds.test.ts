// biome-ignore-all lint/suspicious/noTemplateCurlyInString: Docker and shells read them.
import { expect, test } from "@jest/globals";
import { judge } from "../../src/gate/judge.ts";
import { RULES } from "../../src/rules/index.ts";
import { engines } from "../support/engines.ts";
import { memorySource } from "../support/memory-source.ts";
import { processorTime } from "../support/processor-time.ts";
import { spaceOf } from "../support/spaces.ts";

/** Rules that read the Dockerfile. */
const ASKED = RULES.filter(({ id }) =>
	/^(?:runtime\/|structure\/(?:dockerfile|entrypoint|requirements)|entrypoint\/(?:reload|hardcoded|slow))/.test(id),
);

const LINES: readonly (readonly [what: string, line: string])[] = [
	["commands", "RUN pip install a\n"],
	["copies", "COPY main.py ./x\n"],
	["copies of patterns", "COPY *.py **/*.x ./x/\n"],
	["stages", "FROM python:3.12 AS a\nCOPY . .\n"],
	["stages that stand on one another", "FROM a AS a\nENV A=$A$A\nWORKDIR a\n"],
	["copies between stages", "FROM python:3.12 AS a\nCOPY --from=a . b\n"],
	["variables", "ENV A=$A$A$A B='$B'\n"],
	["arguments", "ARG A=${A:-${B:-c}}\n"],
	["texts", "RUN <<A <<B\na\nA\nb\nB\n"],
	["texts that do not end", "RUN <<A\n"],
	["continuations", "RUN a \\\n"],
	["comments", "# RUN a \\\n"],
	["starts", 'CMD ["uvicorn", "main:app", "--port", "$P"]\n'],
	["ports", "EXPOSE 1-65535/tcp\n"],
	["quotes", "ENV A=\"'\"'\"'\n"],
	["backslashes", "ENV A=\\\\\\ \\\n"],
	["dollars", "ENV $ ${ $A ${A} ${A:-\n"],
	["brackets", 'CMD [[[["a",\n'],
	["mounts", "RUN --mount=type=bind,source=a,target=b --mount=type=secret,id=a a\n"],
	["users", "RUN useradd -m -u 1000 a && chown -R a /app\nUSER a\n"],
];

/** Milliseconds of the processor for everything that is asked of a Dockerfile. */
function timeOf(dockerfile: string, files: Readonly<Record<string, string>> = {}): number {
	const [engine] = engines;
	if (engine === undefined) throw new Error("no engine");
	const begin = processorTime();
	const source = memorySource({
		"main.py": "app = 1\n",
		"requirements.txt": "fastapi\n",
		Dockerfile: dockerfile,
		...files,
	});
	const space = spaceOf(source, engine, { contract: "docker" });
	judge(space, ASKED, "");
	space.python.release();
	return processorTime() - begin;
}

test.each(LINES)("any number of %s is judged in little time", (_what, line) => {
	expect(timeOf(`FROM python:3.12\n${line.repeat(100_000 / line.split("\n").length)}`)).toBeLessThan(4_000);
	expect(
		timeOf(`FROM python:3.12\n${line.repeat(9_000 / line.split("\n").length)}CMD uvicorn main:app\n`),
	).toBeLessThan(4_000);
});

test.each([
	"x",
	"$A",
	"${A:-b}",
	"\\ ",
	'"a" ',
	"'",
	"a=b ",
	"; a ",
	"<<A ",
	"--mount=type=bind,source=a ",
	"{",
	'["a",',
	'\\"',
])("one line of 5 MB of %j is judged in little time", (piece) => {
	const long = piece.repeat(Math.floor(5_000_000 / piece.length));
	expect(timeOf(`FROM python:3.12\nRUN ${long}\n`)).toBeLessThan(8_000);
	for (const keyword of ["RUN", "CMD", "ENV", "COPY", "FROM"]) {
		expect(timeOf(`FROM python:3.12\n${keyword} ${long.slice(0, 65_000)}\nCMD uvicorn main:app\n`)).toBeLessThan(8_000);
	}
});

test("many files and many copies of them stay cheap", () => {
	const files = Object.fromEntries(Array.from({ length: 5_000 }, (_, at) => [`data/${at % 100}/file${at}.json`, ""]));
	const copies = Array.from({ length: 400 }, (_, at) => `COPY data/${at % 100} /data/${at}/\n`).join("");
	const ignore = Array.from({ length: 300 }, (_, at) => `**/*${at}x*/*.tmp\n`).join("");
	const dockerfile = `FROM python:3.12\n${copies}CMD uvicorn main:app\n`;
	expect(timeOf(dockerfile, { ...files, ".dockerignore": ignore })).toBeLessThan(8_000);
});
