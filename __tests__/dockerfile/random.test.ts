// biome-ignore-all lint/suspicious/noTemplateCurlyInString: Docker and shells read them.
import { expect, test } from "@jest/globals";

import { judge } from "../../src/gate/judge.ts";
import { RULES } from "../../src/rules/index.ts";
import { engines } from "../support/engines.ts";
import { memorySource } from "../support/memory-source.ts";
import { fc } from "../support/seed.ts";
import { spaceOf } from "../support/spaces.ts";

const ASKED = RULES.filter(({ id }) =>
	/^(?:runtime\/|structure\/(?:dockerfile|entrypoint|requirements)|entrypoint\/|dependencies\/(?:hidden|undeclared))/.test(
		id,
	),
);

/** Pieces of Dockerfiles, sound and broken. */
const PIECES = [
	...[
		"FROM ",
		"python:3.12",
		" AS a",
		"\n",
		" ",
		"\\\n",
		"# escape=`\n",
		"`",
		"ARG ",
		"ENV ",
		"A=",
		"$A",
		"${A:-b}",
		"${",
		'"',
		"'",
	],
	...[
		"WORKDIR ",
		"/app",
		"..",
		"COPY ",
		"--from=a ",
		"--chown=u ",
		". ",
		"./",
		"*.py ",
		"<<EOF ",
		"EOF\n",
		"ADD ",
		"https://x/y ",
	],
	...[
		"RUN ",
		"pip install -r requirements.txt",
		" && ",
		"cd x",
		"--mount=type=secret,id=A,required ",
		"useradd -m u",
		"USER ",
	],
	...[
		"CMD ",
		"ENTRYPOINT ",
		"[",
		"]",
		",",
		'"uvicorn"',
		'"main:app"',
		'"sh", "-c", ',
		"uvicorn main:app",
		" --port ",
		" -b :",
		"7860",
	],
	...[
		"python main.py",
		"gunicorn ",
		"fastapi run",
		"./start.sh",
		"PYTHONPATH=/x ",
		"\0",
		"\r\n",
		"é",
		"__proto__",
		"constructor",
	],
];

test("no Dockerfile, .dockerignore or start script makes a rule throw, and every finding has its place", () => {
	const [engine] = engines;
	if (engine === undefined) throw new Error("no engine");
	const text = fc.array(fc.constantFrom(...PIECES), { maxLength: 40 }).map((pieces) => pieces.join(""));
	fc.assert(
		fc.property(text, text, fc.string(), (dockerfile, script, ignore) => {
			const files = {
				"main.py": "app = 1\n",
				"requirements.txt": "fastapi\n",
				"start.sh": script,
				".dockerignore": ignore,
			};
			const source = memorySource({ ...files, Dockerfile: `FROM python:3.12 AS a\n${dockerfile}` });
			const space = spaceOf(source, engine, { contract: "docker" });
			const { findings } = judge(space, ASKED, "");
			space.python.release();
			for (const { place, message } of findings) {
				expect(place.start.line).toBeGreaterThan(0);
				expect(place.end.line).toBeGreaterThanOrEqual(place.start.line);
				expect(message).not.toMatch(/undefined|NaN|\[object/);
			}
		}),
		{ numRuns: 1_500 },
	);
});
