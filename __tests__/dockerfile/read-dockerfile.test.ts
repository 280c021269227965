// biome-ignore-all lint/suspicious/noTemplateCurlyInString: Docker and shells read them.
import { describe, expect, test } from "@jest/globals";
import type { Dockerfile, DockerfileReading } from "../../src/dockerfile/dockerfile.ts";
import { readInstructions } from "../../src/dockerfile/instructions.ts";
import { readDockerfile } from "../../src/dockerfile/read-dockerfile.ts";
import { expandWord, splitAssignments, splitWords } from "../../src/dockerfile/words.ts";
import { memorySource } from "../support/memory-source.ts";

function reading(text: string): DockerfileReading {
	return readDockerfile(memorySource({ Dockerfile: text }));
}

function dockerfile(text: string): Dockerfile {
	const read = reading(text);
	if (read.kind !== "read") throw new Error(read.kind);
	return read;
}

describe("instructions, as BuildKit's parser reads them", () => {
	test.each<[what: string, text: string, expected: readonly string[]]>([
		["lines", "FROM a\n\n  # c\n  RUN b\n", ["FROM a", "RUN b"]],
		["a comment and a blank line in a continuation", "RUN a \\\n  # c\n\n  && b\nCMD x", ["RUN a   && b", "CMD x"]],
		["blanks behind a backslash", "RUN a \\ \t\n b", ["RUN a  b"]],
		["an escaped backslash at the end", "RUN a \\\\\nCMD b", ["RUN a \\\\", "CMD b"]],
		["a backslash at the very end", "RUN a \\", ["RUN a"]],
		["Windows line ends", "RUN a \\\r\n b\r\nCMD c\r\n", ["RUN a  b", "CMD c"]],
		["a byte order mark", "\uFEFFFROM a", ["FROM a"]],
		["lower case", "from a\ncmd b", ["FROM a", "CMD b"]],
		["a hash in an instruction", "RUN echo # a", ["RUN echo # a"]],
		["another escape character", "# escape=`\nRUN a `\n b\nRUN c:\\\nCMD d", ["RUN a  b", "RUN c:\\", "CMD d"]],
		["a directive that comes too late", "FROM a\n# escape=`\nRUN a `\nCMD b", ["FROM a", "RUN a `", "CMD b"]],
		["a text", "RUN <<EOF\nCMD inner\n# no comment\nEOF\nCMD x", ["RUN <<EOF + CMD inner\n# no comment\n", "CMD x"]],
		["two texts", 'COPY <<"A" <<-B /x/\na\nA\n\tb\n\tB\nCMD x', ['COPY <<"A" <<-B /x/ + a\n + b\n', "CMD x"]],
		["a text that never ends", "RUN <<EOF\na\nCMD x", ["RUN <<EOF + a\nCMD x\n"]],
		["a text within quotes", 'RUN echo "<<EOF"\nCMD x', ['RUN echo "<<EOF"', "CMD x"]],
		["a text of an instruction that takes none", "CMD cat <<EOF\nRUN x", ["CMD cat <<EOF", "RUN x"]],
		["a shift", "RUN echo $((1<<2))\nCMD x", ["RUN echo $((1<<2))", "CMD x"]],
	])("%s", (_what, text, expected) => {
		const { all } = readInstructions(text);
		const shown = all.map(({ keyword, body, heredocs }) =>
			[`${keyword} ${body.text}`, ...heredocs.map(({ content }) => content.text)].join(" + "),
		);
		expect(shown).toEqual(expected);
	});

	test("have their places, through continuations", () => {
		const text = "FROM a\nRUN one \\\n  # c\n  two\nCMD x\n";
		const [, run] = readInstructions(text).all;
		expect(text.slice(run?.start, run?.end)).toBe("RUN one \\\n  # c\n  two");
		expect(text.slice(run?.body.offset((run?.body.text.indexOf("two") ?? 0) + 0)).startsWith("two")).toBe(true);
	});
});

describe("words", () => {
	const values: Readonly<Record<string, string>> = { A: "1", B: "b c" };
	test.each<[word: string, expected: string | undefined]>([
		["plain", "plain"],
		["$A", "1"],
		["${A}x", "1x"],
		['"$B"', "b c"],
		["'$A'", "$A"],
		["\\$A", "$A"],
		['"\\$A \\n"', "$A \\n"],
		["${X:-d}", "d"],
		["${X-d}", "d"],
		["${A:-d}", "1"],
		["${A:+d}", "d"],
		["$X", undefined],
		["${X}", undefined],
		["${A#pattern}", undefined],
		["a$", "a$"],
		["", ""],
	])("%s is %j", (word, expected) => {
		expect(expandWord(word, (name) => values[name])).toBe(expected);
	});

	test("are held together by quotes and backslashes", () => {
		expect(splitWords("a \"b c\" d\\ e 'f g'h").map(({ text }) => text)).toEqual(["a", '"b c"', "d\\ e", "'f g'h"]);
	});

	test("of ENV are names and values, in both forms", () => {
		const pairs = (text: string) => splitAssignments(text).map(([name, { text: value }]) => [name, value]);
		expect(pairs('A=1 B="2 3" C=')).toEqual([
			["A", "1"],
			["B", '"2 3"'],
			["C", ""],
		]);
		expect(pairs("PATH /a/b c")).toEqual([["PATH", "/a/b c"]]);
	});
});

describe("stages", () => {
	test("take from those below what they do not say themselves", () => {
		const { target, stages } = dockerfile(
			'FROM python:3.12 AS base\nENV A=1\nWORKDIR /srv\nUSER app\nCMD ["a"]\nFROM base\nENV B=$A-2\nWORKDIR code\n',
		);
		expect(stages.map(({ name, image }) => `${name} ${image}`)).toEqual(["base python:3.12", "undefined python:3.12"]);
		expect(target).toMatchObject({ folder: "/srv/code", user: { text: "app" }, command: { kind: "list" } });
		expect([...(target?.environment ?? [])]).toEqual([
			["A", "1"],
			["B", "1-2"],
		]);
	});

	test("an ENTRYPOINT forgets the CMD of the stage below, and keeps its own", () => {
		const start = (text: string) => dockerfile(text).target;
		expect(start("FROM a AS b\nCMD x\nFROM b\nENTRYPOINT y")?.command).toBeUndefined();
		expect(start("FROM a\nCMD x\nENTRYPOINT y")?.command).toBeDefined();
	});

	test("ARG before FROM counts for FROM, and behind it only where it is named again", () => {
		const { target } = dockerfile("ARG V=3.12\nFROM python:${V}\nENV A=$V\nARG V\nENV B=$V\n");
		expect(target?.image).toBe("python:3.12");
		expect([...(target?.environment ?? [])]).toEqual([
			["A", undefined],
			["B", "3.12"],
		]);
	});

	test("a copy knows its sources, its place and its owner", () => {
		const text =
			'FROM python:3.12 AS b\nFROM python:3.12\nWORKDIR /w\nCOPY --chown=u:g --from=b /x "y z" ./d/\nADD https://e.x/a.b /f\n';
		const steps = dockerfile(text).target?.steps ?? [];
		expect(steps).toMatchObject([
			{
				kind: "copy",
				keyword: "COPY",
				owner: "u:g",
				from: { name: "b" },
				destination: "/w/d",
				isIntoFolder: true,
				sources: [{ path: "x" }, { path: "y z" }],
			},
			{ kind: "copy", keyword: "ADD", destination: "/f", isIntoFolder: false, sources: [{ kind: "address" }] },
		]);
	});

	test("a run knows its mounts, and where it is run", () => {
		const text =
			"FROM python:3.12\nWORKDIR /w\nUSER u\nRUN --mount=type=secret,id=A,required=true --network=none a && b\n";
		expect(dockerfile(text).target?.steps).toMatchObject([{ kind: "run", folder: "/w", isList: false }]);
		const [run] = dockerfile(text).target?.steps ?? [];
		if (run?.kind !== "run") throw new Error("no run");
		expect([...(run.mounts[0]?.options ?? [])]).toEqual([
			["type", "secret"],
			["id", "A"],
			["required", "true"],
		]);
		expect(run.scripts.map((script) => script.text)).toEqual(["a && b"]);
	});
});

describe("bounds", () => {
	test("more stages or instructions than anybody writes are not read", () => {
		expect(reading("FROM a\n".repeat(501))).toEqual({ kind: "unreadable", reason: "it has more than 500 stages" });
		expect(reading(`FROM a\n${"RUN b\n".repeat(10_001)}`)).toMatchObject({ kind: "unreadable" });
		expect(reading("FROM a AS b\n".repeat(500)).kind).toBe("read");
		expect(reading(`FROM a\n${"# c\n".repeat(100_000)}CMD x`).kind).toBe("read");
		expect(reading(`FROM a\nRUN b${" \\\n c".repeat(40_000)}`).kind).toBe("read");
		expect(reading(`FROM a\nRUN b${" \\\n c".repeat(100_000)}`)).toMatchObject({
			reason: expect.stringContaining("an instruction of it is longer"),
		});
		expect(reading(`FROM a\nRUN ${"b".repeat(65_536)}`)).toMatchObject({
			reason: expect.stringContaining("a line of it is longer"),
		});
	});

	test("values that double themselves, and folders that grow, are followed no more", () => {
		const { target } = dockerfile(
			`FROM python:3.12\nENV A=aaaaaaaa\n${"ENV A=$A$A\n".repeat(40)}${"WORKDIR abcdefghij\n".repeat(1000)}`,
		);
		expect(target?.environment.get("A")).toBeUndefined();
		expect(target?.folder).toBeUndefined();
	});
});
