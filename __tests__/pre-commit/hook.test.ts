import { spawnSync } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import { announceSkipped } from "../support/python.ts";
import { commitAll, git, plant, withFolder } from "../support/temporary.ts";

const isThere = spawnSync("pre-commit", ["--version"]).status === 0;
if (!isThere) announceSkipped("the hook for pre-commit", "there is no pre-commit on this machine");

/** A repository with our hook, as people clone it. */
let hooks: string;
let release: string;

beforeAll(() => {
	if (!isThere) return;
	hooks = mkdtempSync(join(tmpdir(), "space-gate-hooks-"));
	cpSync(".pre-commit-hooks.yaml", join(hooks, ".pre-commit-hooks.yaml"));
	cpSync("dist", join(hooks, "dist"), { recursive: true });
	commitAll(hooks);
	release = git(hooks, ["rev-parse", "HEAD"]).trim();
});
afterAll(() => {
	if (isThere) rmSync(hooks, { recursive: true, force: true });
});

interface Finished {
	readonly status: number | null;
	readonly said: string;
}

/** A repository with a backend in a folder, and pre-commit that runs our hook on it. */
interface Project {
	readonly folder: string;
	run(program: string, ...words: readonly string[]): Finished;
	/** Adds everything that lies there, and commits it. */
	commit(): Finished;
}

async function withProject<T>(example: string, use: (project: Project) => T): Promise<T> {
	return await withFolder((folder) => {
		const [project, home] = [join(folder, "project"), join(folder, "home")];
		mkdirSync(home);
		cpSync(join("examples", example), join(project, "backend"), { recursive: true });
		plant(project, {
			".pre-commit-config.yaml": `repos:\n  - repo: ${hooks}\n    rev: ${release}\n    hooks:\n      - id: space-gate\n        args: [backend]\n        files: ^backend/\n`,
		});
		const env = {
			PATH: process.env.PATH,
			HOME: home,
			PRE_COMMIT_HOME: join(home, "cache"),
			GIT_CONFIG_NOSYSTEM: "1",
			GIT_AUTHOR_NAME: "A",
			GIT_AUTHOR_EMAIL: "a@example.com",
			GIT_COMMITTER_NAME: "A",
			GIT_COMMITTER_EMAIL: "a@example.com",
		};
		const run = (program: string, ...words: readonly string[]): Finished => {
			const { status, stdout, stderr } = spawnSync(program, words, { cwd: project, env, encoding: "utf8" });
			return { status, said: stdout + stderr };
		};
		run("git", "init", "--quiet", "--initial-branch=main");
		expect(run("pre-commit", "install")).toMatchObject({ status: 0 });
		const commit = () => {
			run("git", "add", "--all");
			return run("git", "commit", "--message", "A change");
		};
		return use({ folder: project, run, commit });
	});
}

const withPreCommit = isThere ? describe : describe.skip;

withPreCommit("pre-commit", () => {
	test("lets a commit of a sound backend pass", async () => {
		await withProject("todo-backend", ({ commit }) => {
			const { status, said } = commit();
			expect(said).toMatch(/^Space Gate\.+Passed$/m);
			expect(status).toBe(0);
		});
	}, 60_000);

	test("stops a commit of a broken one, and shows why", async () => {
		await withProject("broken-backend", ({ commit }) => {
			const { status, said } = commit();
			expect(said).toMatch(/^Space Gate\.+Failed$/m);
			expect(said).toContain("entrypoint/app-missing");
			expect(said).toContain("backend/main.py");
			expect(status).toBe(1);
		});
	}, 60_000);

	test("judges what is committed, and not what lies there unfinished", async () => {
		await withProject("todo-backend", ({ folder, run, commit }) => {
			expect(commit().status).toBe(0);
			plant(folder, { "backend/notes.md": "More to come.\n" });
			run("git", "add", "--all");
			plant(folder, { "backend/main.py": "app = None\n" });
			const { status, said } = run("pre-commit", "run");
			expect(said).toMatch(/^Space Gate\.+Passed$/m);
			expect(status).toBe(0);
		});
	}, 60_000);

	test("does not run it where nothing of the Space is committed", async () => {
		await withProject("todo-backend", ({ folder, commit }) => {
			commit();
			plant(folder, { "frontend/index.html": "<p>\n" });
			expect(commit().said).toMatch(/^Space Gate\.+\(no files to check\)Skipped$/m);
		});
	}, 60_000);
});
