import { readFileSync } from "node:fs";
import { describe, expect, test } from "@jest/globals";
import { parse } from "yaml";
import { imageStart } from "../../src/dockerfile/start/image-start.ts";
import { servedBy } from "../../src/dockerfile/start/served.ts";
import { judge } from "../../src/gate/judge.ts";
import type { Space } from "../../src/gate/space.ts";
import { formatPythonVersion } from "../../src/python/version.ts";
import { commandListening, type Told } from "../../src/rules/image/command-listening.ts";
import { RULES } from "../../src/rules/index.ts";
import { engines } from "../support/engines.ts";
import { memorySource } from "../support/memory-source.ts";
import { spaceOf } from "../support/spaces.ts";

/** A row of the table: a Dockerfile, what it makes of the project, and the rules that speak. */
interface Row {
	readonly name: string;
	readonly dockerfile: string;
	readonly files?: Readonly<Record<string, string>>;
	readonly port?: number;
	readonly crlf?: boolean;
	readonly is: string;
	readonly speak: readonly string[];
}

const ROWS: readonly Row[] = parse(readFileSync("__tests__/dockerfile/dockerfiles.yml", "utf8"));

/** Rules that have to do with the Dockerfile, or with what it serves. */
const ASKED = RULES.filter(({ id }) =>
	/^(?:runtime|entrypoint|structure\/(?:dockerfile|entrypoint|requirements)|dependencies\/(?:undeclared|invalid|required))/.test(
		id,
	),
);

const APPLICATION = 'from fastapi import FastAPI\n\napp = FastAPI()\n\n\n@app.get("/")\ndef root():\n    return {}\n';
const LIST = "fastapi==0.115.0\nuvicorn==0.30.0\n";

const PROJECT = {
	"main.py": APPLICATION,
	"app/__init__.py": "",
	"app/main.py": APPLICATION,
	"src/api.py": APPLICATION,
	"backend/main.py": APPLICATION,
	"backend/requirements.txt": LIST,
	"requirements.txt": LIST,
	"requirements/prod.txt": LIST,
	// biome-ignore lint/suspicious/noTemplateCurlyInString: a shell reads it.
	"start.sh": "#!/bin/sh\nset -e\nexec uvicorn app.main:app --host 0.0.0.0 --port ${PORT:-7860}\n",
};

function spaceWith({ dockerfile, files = {}, port, crlf = false }: Row): Space {
	const [engine] = engines;
	if (engine === undefined) throw new Error("no engine");
	const text = crlf ? dockerfile.replaceAll("\n", "\r\n") : dockerfile;
	const card = `---\nsdk: docker\n${port === undefined ? "" : `app_port: ${port}\n`}---\n`;
	return spaceOf(memorySource({ ...PROJECT, "README.md": card, Dockerfile: text, ...files }), engine, {
		contract: "docker",
	});
}

/** "main:app in backend at 0.0.0.0:7860, Python 3.12, requirements.txt". */
function described(space: Space): string {
	const { source, dockerfile, python, isPythonKnown, requirements } = space;
	const version = isPythonKnown ? formatPythonVersion(python.version) : "unknown";
	return `${servedWords(space)}${listeningWords(space)}, Python ${version}, ${requirements?.path ?? "none"}`.replace(
		/^unknown(?=,)/,
		imageStart(source, dockerfile).kind === "nothing" ? "nothing" : "unknown",
	);
}

function servedWords({ source, dockerfile, target, python }: Space): string {
	if (servedBy(source, dockerfile).kind === "malformed") return "malformed";
	if (target.kind === "unknown") return "unknown";
	const [home = ""] = python.folders;
	return `${target.module}:${target.attribute}${home === "" ? "" : ` in ${home}`}`;
}

function listeningWords(space: Space): string {
	const start = imageStart(space.source, space.dockerfile);
	const [listening] = start.kind === "serves" ? commandListening(space, start) : [];
	if (listening === undefined || (listening.host.kind === "unknown" && listening.port.kind === "unknown")) return "";
	return ` at ${textOf(listening.host)}:${textOf(listening.port)}`;
}

function textOf(told: Told): string {
	if (told.kind === "unknown") return "?";
	return told.kind === "unset" ? `$${told.name}` : told.text;
}

describe("Dockerfiles as people write them", () => {
	test("are many", () => expect(ROWS.length).toBeGreaterThanOrEqual(60));

	test.each(ROWS)("$name", (row) => {
		const space = spaceWith(row);
		const { findings } = judge(space, ASKED, "");
		space.python.release();
		expect(described(space)).toBe(row.is);
		const speaking = [...new Set(findings.map(({ rule }) => rule))].sort();
		expect({ speaking, messages: findings.map(({ message }) => message) }).toMatchObject({ speaking: row.speak });
	});
});
