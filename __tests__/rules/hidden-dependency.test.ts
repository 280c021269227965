import { describe, expect, test } from "@jest/globals";
import type { Finding } from "../../src/gate/finding.ts";
import { judge } from "../../src/gate/judge.ts";
import hiddenDependency from "../../src/rules/dependencies/hidden-dependency.ts";
import { standingOf } from "../../src/rules/installed/installed-versions.ts";
import { linesOf } from "../../src/source/lines.ts";
import type { Source } from "../../src/source/source.ts";
import { casesOf } from "../support/cases.ts";
import { engines } from "../support/engines.ts";
import { memorySource } from "../support/memory-source.ts";
import { type Conditions, spaceOf } from "../support/spaces.ts";

const [engine] = engines;
const ID = "dependencies/hidden-dependency";

function findingsIn(source: Source, conditions: Conditions): readonly Finding[] {
	if (engine === undefined) throw new Error("no engine is loaded");
	const space = spaceOf(source, engine, conditions);
	const { outcomes } = judge(space, [hiddenDependency], "");
	space.python.release();
	return outcomes.flatMap((one) => (one.state === "found" ? one.findings : []));
}

function textOf(source: Source, path: string): string {
	const content = source.read(path);
	return content instanceof Uint8Array ? new TextDecoder().decode(content) : "";
}

/** The requirements after the edits of one finding. */
function mended(source: Source, { fix }: Finding): string {
	let text = textOf(source, "requirements.txt");
	for (const { place, text: inserted } of fix?.edits ?? []) {
		expect(place.file).toBe("requirements.txt");
		const offset = ({ line, column }: typeof place.start) => linesOf(text).offset(line) + column - 1;
		text = text.slice(0, offset(place.start)) + inserted + text.slice(offset(place.end));
	}
	return text;
}

const fixed = casesOf(ID).flatMap((given) =>
	findingsIn(given.source, given).flatMap((finding) =>
		finding.fix === undefined ? [] : [{ ...given, title: `${given.name}: ${finding.fix.title}`, finding }],
	),
);

test("most of what is found comes with a fix", () => {
	expect(fixed.length).toBeGreaterThan(25);
});

test.each(fixed)("its fix mends it, and nothing else is found then: $title", ({ source, finding, ...given }) => {
	const files = [...source.entries.keys()].map((path) => [path, textOf(source, path)]);
	const before = findingsIn(source, given);
	const after = findingsIn(
		memorySource({ ...Object.fromEntries(files), "requirements.txt": mended(source, finding) }),
		given,
	);
	expect(after.map(({ message }) => message)).toEqual(
		before.map(({ message }) => message).filter((message) => message !== finding.message),
	);
});

test("further uses of one distribution stand in the trace of the first", () => {
	const [several] = casesOf(ID).filter(({ name }) => name === "fails-several-uses-of-one-distribution");
	if (several === undefined) throw new Error("the case is missing");
	const [finding, ...others] = findingsIn(several.source, several);
	expect(others).toEqual([]);
	expect(finding?.trace.map(({ note }) => note)).toEqual([
		'upload() takes the form field "note", too',
		"request.form() reads a form, too",
	]);
});

describe("whether pip installs a version or a newer one", () => {
	const standings: readonly (readonly [requirements: string, name: string, version: string, expected: string])[] = [
		["pydantic", "pydantic", "2", "from"],
		["pydantic>=1.10", "pydantic", "2", "from"],
		["pydantic>=1.10,<3", "pydantic", "2", "unknown"],
		["pydantic==2.7.*", "pydantic", "2", "from"],
		["pydantic~=1.10", "pydantic", "2", "below"],
		["pydantic==1.10.13", "pydantic", "2", "below"],
		["fastapi", "pydantic", "2", "from"],
		["fastapi==0.110.0", "pydantic", "2", "from"],
		["fastapi==0.99.1", "pydantic", "2", "unknown"],
		["fastapi\nunheard-of", "pydantic", "2", "unknown"],
		["fastapi\nopenai==0.28.1", "starlette", "1", "from"],
		["fastapi==0.110.0", "starlette", "1", "unknown"],
		["pydantic @ https://example.org/pydantic.zip", "pydantic", "2", "unknown"],
		['pydantic<2; sys_platform == "win32"\npydantic', "pydantic", "2", "from"],
	];
	test.each(standings)("%j: %s %s is %s", (requirements, name, version, expected) => {
		if (engine === undefined) throw new Error("no engine is loaded");
		const space = spaceOf(memorySource({ "requirements.txt": `${requirements}\n` }), engine, {});
		expect(standingOf(space, name, version)).toBe(expected);
		space.python.release();
	});
});
