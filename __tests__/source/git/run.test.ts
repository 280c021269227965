import { join } from "node:path";
import { expect, test } from "@jest/globals";
import { runGit } from "../../../src/source/git/run.ts";
import { git, plant, withFolder } from "../../support/temporary.ts";

/** Runs `use` with a program called git that is this script. */
async function withGit(script: string, use: (folder: string) => Promise<void>): Promise<void> {
	await withFolder(async (folder) => {
		plant(folder, { "bin/git": { executable: `#!/bin/sh\n${script}\n` } });
		const path = process.env.PATH;
		process.env.PATH = `${join(folder, "bin")}:${path}`;
		try {
			await use(folder);
		} finally {
			process.env.PATH = path;
		}
	});
}

if (process.platform !== "win32") {
	test("a git that takes too long is ended", async () => {
		await withGit("exec sleep 600", async (folder) => {
			const running = runGit({ folder, arguments: ["version"], take: () => "more", time: 300 });
			await expect(running).rejects.toMatchObject({ code: "git-timeout" });
		});
	}, 20_000);

	test("a git that talks without end is ended when there is enough", async () => {
		await withGit("exec yes", async (folder) => {
			let bytes = 0;
			const take = (chunk: Buffer) => {
				bytes += chunk.length;
				return bytes > 1_000_000 ? ("enough" as const) : ("more" as const);
			};
			expect(await runGit({ folder, arguments: ["version"], take })).toEqual({ exitCode: 0, complaint: "" });
			expect(bytes).toBeGreaterThan(1_000_000);
		});
	}, 20_000);

	test("a git in a relative folder of PATH is not run", async () => {
		await withFolder(async (folder) => {
			plant(folder, { "my bin/git": { executable: "#!/bin/sh\nexit 7\n" } });
			const before = { path: process.env.PATH, folder: process.cwd() };
			const call = { folder, arguments: [], take: () => "more" as const };
			process.chdir(folder);
			try {
				process.env.PATH = `my bin:.:`;
				await expect(runGit(call)).rejects.toMatchObject({ code: "git-missing" });
				process.env.PATH = join(folder, "my bin");
				expect((await runGit(call)).exitCode).toBe(7);
			} finally {
				process.env.PATH = before.path;
				process.chdir(before.folder);
			}
		});
	});

	test("git is told nothing of the environment but where programs lie", async () => {
		await withGit("env; exit 3", async (folder) => {
			process.env.GIT_DIR = "/elsewhere";
			process.env.SPACE_GATE_TEST_SECRET = "x";
			let said = "";
			try {
				const take = (chunk: Buffer) => {
					said += chunk.toString();
					return "more" as const;
				};
				expect((await runGit({ folder, arguments: [], take })).exitCode).toBe(3);
			} finally {
				delete process.env.GIT_DIR;
				delete process.env.SPACE_GATE_TEST_SECRET;
			}
			expect(said).toContain("GIT_TERMINAL_PROMPT=0");
			expect(said).not.toMatch(/^(GIT_DIR|HOME|SPACE_GATE_TEST_SECRET)=/m);
		});
	});
}

test("what git complains of is kept, and only its beginning", async () => {
	await withFolder(async (folder) => {
		git(folder, ["init", "--quiet"]);
		const { exitCode, complaint } = await runGit({
			folder,
			arguments: ["rev-parse", "--verify", "x".repeat(10_000)],
			take: () => "more",
		});
		expect(exitCode).not.toBe(0);
		expect(complaint).toMatch(/^fatal: /);
		expect(complaint.length).toBeLessThanOrEqual(2_000);
	});
});
