import { cpSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import { buildCommand, type Command } from "../cli/command.ts";
import { withFolder } from "../support/temporary.ts";
import { canServe, PYTHON, TIME_LIMIT } from "./stage.ts";

let command: Command;
beforeAll(() => {
	command = buildCommand();
}, 60_000);
afterAll(() => command.remove());

const page = readFileSync("docs/rehearsing.md", "utf8");
const real = canServe("what the page about rehearsals shows") ? test : test.skip;

/** What changes from run to run and from machine to machine. */
function settled(text: string): string {
	return text
		.replace(/--port \d+/, "--port N")
		.replace(/answers, .* after its start/, "answers, T after its start")
		.replace(/Python 3\.[\d.]+ · .*/, "Python V · P")
		.trim();
}

describe("the page about rehearsals", () => {
	test("names every option of the command, and no other", () => {
		const help = command.run(["rehearse", "--help"]).stdout;
		const options = (text: string) => [...new Set([...text.matchAll(/--[a-z][a-z-]*/g)].map(([one]) => one))];
		const offered = options(help.slice(help.indexOf("Options:"))).filter((one) => one !== "--help");
		const table = page.slice(page.indexOf("## Options"), page.indexOf("| exit status |"));
		expect(options(table).sort()).toEqual(offered.sort());
	});

	test("names its defaults", () => {
		const help = command.run(["rehearse", "--help"]).stdout.replace(/\s+/g, " ");
		expect(help).toContain('must listen (default: "60")');
		expect(help).toContain('go on running (default: "3")');
		expect(help).toContain("this runs the project's own code");
	});

	test("leads to pages that there are", () => {
		for (const [, path = ""] of page.matchAll(/\]\((?!https?:)([^)#]+)\)/g)) {
			expect(() => readFileSync(join("docs", path))).not.toThrow();
		}
	});

	real(
		"shows what an example answers",
		async () => {
			await withFolder((folder) => {
				const [, shown = ""] = /```\n(ANSWERS[\s\S]*?)```/.exec(page) ?? [];
				const { stdout: variables } = command.run(["env", "examples/todo-backend", "--format", "env"]);
				const filled = variables
					.replace(/^(DATABASE_URL=)$/m, "$1sqlite:///./todo.db")
					.replace(/^(BETTER_AUTH_SECRET=)$/m, "$1of-a-test");
				const path = join(folder, "variables");
				writeFileSync(path, filled);
				cpSync("examples/todo-backend", join(folder, "backend"), { recursive: true });
				const given = ["backend", "--env", path, "--system", "--python", PYTHON, "--soak", "1"];
				const { stdout, status } = command.run(["rehearse", ...given], { cwd: folder, env: { TMPDIR: folder } });
				const [head = "", answers = ""] = stdout.split("\n\n");
				expect(settled(`${head}\n\n${answers}`)).toBe(settled(shown));
				expect(status).toBe(0);
			});
		},
		TIME_LIMIT,
	);
});
