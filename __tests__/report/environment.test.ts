import { spawnSync } from "node:child_process";
import { expect, test } from "@jest/globals";
import type { NamedEnvironment, NamedVariable } from "../../src/gate/environment.ts";
import {
	environmentExample,
	environmentJson,
	environmentMarkdown,
	environmentReport,
} from "../../src/report/environment.ts";
import { PLAIN } from "../../src/report/terminal/colours.ts";
import { environmentText } from "../../src/report/terminal/environment-text.ts";
import { announceSkipped } from "../support/python.ts";
import { HOSTILE } from "./hostile-texts.ts";
import { at } from "./judged.ts";

function variable(name: string, rest: Partial<NamedVariable> = {}): NamedVariable {
	return {
		name,
		need: "optional",
		isSecret: false,
		isRequired: false,
		fallback: undefined,
		type: undefined,
		description: undefined,
		places: [at("main.py", 3, 7)],
		...rest,
	};
}

function seen(variables: readonly NamedVariable[]): NamedEnvironment {
	return { variables, unseen: [] };
}

const VARIABLES: readonly NamedVariable[] = [
	variable("LEVEL", { need: "default", fallback: "info # or debug" }),
	variable("KEY", { need: "startup", isSecret: true, description: "Key of the shop" }),
	variable("ORIGINS", { need: "default", fallback: "" }),
	variable("CACHE", { need: "provided" }),
	variable("SEED", { need: "elsewhere" }),
	variable("MAIL", { need: "use", places: [at("src/mail.py", 5, 1), at("src/mail.py", 9, 1)] }),
	variable("QUEUE", { need: "declared", isRequired: true, type: "url" }),
];

test("a terminal gets a table, those first without which the application does not start", () => {
	expect(environmentText(seen(VARIABLES), PLAIN).split("\n")).toEqual([
		"variable  needed                        secret  default          where",
		"KEY       to start                      yes                      main.py:3",
		"MAIL      when it is used                                        src/mail.py:5 and 1 more",
		"LEVEL     no, has a default                     info # or debug  main.py:3",
		"ORIGINS   no, has a default                     (empty)          main.py:3",
		"QUEUE     declared, not read, required                           main.py:3",
		"CACHE     no, the program sets it                                main.py:3",
		"SEED      by scripts only                                        main.py:3",
		"",
		"Without the first one the application does not start.",
		"On the Space, set them under Settings → Variables and secrets: what is marked secret as a secret, the rest as variables.",
	]);
	expect(environmentText(seen([]), PLAIN)).toBe("The code reads no environment variables.");
});

test("what cannot be seen is said", () => {
	const unseen = [2, 4, 6, 8].map((line) => ({
		place: at("main.py", line, 1),
		reason: "os.environ is asked for something",
	}));
	expect(environmentText({ variables: [], unseen }, PLAIN).split("\n").slice(1)).toEqual([
		"",
		"There may be others, whose names cannot be seen:",
		"  main.py:2  os.environ is asked for something",
		"  main.py:4  os.environ is asked for something",
		"  main.py:6  os.environ is asked for something",
		"  and 1 more place",
	]);
	const [first] = JSON.parse(environmentJson({ variables: [], unseen })).unseen;
	expect(first).toEqual({ file: "main.py", line: 2, column: 1, reason: "os.environ is asked for something" });
});

test("a file to fill in has what must be set, and in comments what may be", () => {
	expect(environmentExample(VARIABLES).split("\n").slice(1)).toEqual([
		"",
		"# Key of the shop",
		"# Needed to start, a secret (main.py:3)",
		"KEY=",
		"",
		"# Needed when it is used (src/mail.py:5)",
		"MAIL=",
		"",
		"# Has a default (main.py:3)",
		'# LEVEL="info # or debug"',
		"",
		"# Has a default (main.py:3)",
		"# ORIGINS=",
		"",
		"# Declared, and not read by the code (main.py:3)",
		"QUEUE=",
	]);
});

test("documentation gets a table of what people set", () => {
	expect(environmentMarkdown(VARIABLES).split("\n")).toEqual([
		"| variable | needed | secret | type | default | what it is |",
		"| --- | --- | --- | --- | --- | --- |",
		"| `KEY` | to start | yes |  |  | Key of the shop |",
		"| `MAIL` | when it is used | no |  |  |  |",
		"| `LEVEL` | no, has a default | no |  | <code>info &#35; or debug</code> |  |",
		"| `ORIGINS` | no, has a default | no |  | (empty) |  |",
		"| `QUEUE` | declared, not read (declared as required) | no | url |  |  |",
	]);
});

test("programs get name, need, whether it is a secret, and places", () => {
	expect(environmentReport(VARIABLES.slice(1, 2))).toEqual([
		{ name: "KEY", need: "startup", secret: true, places: [{ file: "main.py", line: 3, column: 7 }] },
	]);
	expect(JSON.parse(environmentJson(seen(VARIABLES))).environment[0]).toEqual({
		name: "LEVEL",
		need: "default",
		secret: false,
		required: false,
		default: "info # or debug",
		type: null,
		description: null,
		places: [{ file: "main.py", line: 3, column: 7 }],
	});
});

test("texts of the tree move no cursor, break no table, and add no line to a file", () => {
	for (const text of HOSTILE) {
		const hostile = variable(text, { need: "default", fallback: text, description: text, places: [at(text, 1, 1)] });
		const table = environmentText(seen([hostile]), PLAIN);
		expect(table.split("\n")).toHaveLength(5);
		for (const line of environmentExample([hostile]).split("\n")) expect(line).toMatch(/^(#|$)/);
		expect(environmentMarkdown([hostile]).split("\n")).toHaveLength(3);
		for (const shown of [table, environmentExample([hostile]), environmentMarkdown([hostile])]) {
			expect(shown).not.toMatch(/(?!\n)[\p{Cc}\u202a-\u202e\u2066-\u2069]/u);
		}
	}
});

test("dotenv reads back the values of a file that was filled in", () => {
	const values = [
		"plain",
		"two words",
		'a "quote"',
		"back\\slash",
		"# hash",
		"https://a.example/?b=c&d=%20",
		"it's",
		["$", "{HOME}"].join(""),
	];
	const list = values.map((value, index) => variable(`V${index}`, { need: "default", fallback: value }));
	const file = environmentExample(list).replaceAll(/^# (V\d+=)/gm, "$1");
	const program =
		"import io, json, sys, dotenv; print(json.dumps(dotenv.dotenv_values(stream=io.StringIO(sys.stdin.read()), interpolate=False)))";
	const { status, stdout } = spawnSync("/usr/bin/python3", ["-I", "-c", program], { input: file, encoding: "utf8" });
	if (status !== 0) {
		announceSkipped("values of .env.example", "there is no python3 with dotenv on this machine");
		return;
	}
	expect(Object.values(JSON.parse(stdout))).toEqual(values);
});
