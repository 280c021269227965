import { cpSync, mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "@jest/globals";
import { buildCommand, type Command } from "../cli/command.ts";
import { canServe, PYTHON, TIME_LIMIT } from "../rehearse/stage.ts";
import { commitAll, git, withFolder } from "../support/temporary.ts";

let command: Command;
beforeAll(() => {
	command = buildCommand();
}, 60_000);
afterAll(() => command.remove());

const real = canServe("a newcomer's path from a clone to an answer") ? test : test.skip;

real(
	"a clone that knows nothing of Spaces is set up, committed, judged, and answers",
	async () => {
		await withFolder((folder) => {
			const origin = join(folder, "origin");
			mkdirSync(join(origin, "backend"), { recursive: true });
			for (const name of ["main.py", "src"]) {
				cpSync(join("examples/todo-backend", name), join(origin, "backend", name), { recursive: true });
			}
			commitAll(origin);
			const clone = join(folder, "clone");
			git(folder, ["clone", "--quiet", origin, clone]);
			const inClone = (...given: string[]) => command.run(given, { cwd: clone });

			expect(inClone("check", "backend").status).toBe(1);
			const init = inClone("init", "--yes", "--space", "me/todo");
			expect([init.status, init.stderr]).toEqual([0, ""]);
			git(clone, ["add", "--all"]);
			git(clone, ["commit", "--quiet", "--message", "Add Space Gate"]);
			expect(git(clone, ["status", "--porcelain"])).toBe("");
			expect(inClone("check", "backend", "--commit", "HEAD").status).toBe(0);
			expect(inClone("init", "--space", "me/todo").status).toBe(0);

			const variables = join(folder, "variables");
			const filled = inClone("env", "backend", "--format", "env")
				.stdout.replace(/^(DATABASE_URL=)$/m, "$1sqlite:///./todo.db")
				.replace(/^(BETTER_AUTH_SECRET=)$/m, "$1of-a-test");
			writeFileSync(variables, filled);
			const given = ["--commit", "HEAD", "--env", variables, "--system", "--python", PYTHON, "--soak", "1"];
			const rehearsal = inClone("rehearse", "backend", ...given);
			expect(rehearsal.stdout).toMatch(/^ANSWERS backend answers/);
			expect(rehearsal.stdout).toContain("it lists all 7 routes that the gate found");
			expect(rehearsal.status).toBe(0);
			expect(git(clone, ["status", "--porcelain"])).toBe("");
		});
	},
	TIME_LIMIT,
);
