import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, jest, test } from "@jest/globals";
import { obstacle } from "../support/programs.ts";
import { announceSkipped } from "../support/python.ts";
import { shipped } from "../support/shipped.ts";
import { commitAll, git, plant, withFolder } from "../support/temporary.ts";

jest.setTimeout(120_000);

const reason = obstacle();
if (reason !== undefined) announceSkipped("the way of a newcomer", reason);

/** A repository of somebody who has never deployed: nothing in it speaks of Spaces. */
const REPOSITORY = {
	"README.md": "# Todo\n\nA list of things to do.\n",
	"backend/README.md": "# The backend\n",
	"backend/requirements.txt": "fastapi\nuvicorn\n",
	"backend/main.py": [
		"import os",
		"",
		"from fastapi import FastAPI",
		"from sqlmodel import Field, Session, SQLModel, create_engine, select",
		"",
		'engine = create_engine(os.environ["DATABASE_URL"])',
		"",
		"",
		"class Todo(SQLModel, table=True):",
		"    id: int | None = Field(default=None, primary_key=True)",
		"    text: str",
		"",
		"",
		"app = FastAPI()",
		"SQLModel.metadata.create_all(engine)",
		"",
		"",
		'@app.get("/")',
		"def root():",
		'    return {"status": "ok"}',
		"",
		"",
		'@app.get("/todos")',
		"def todos():",
		"    with Session(engine) as session:",
		"        return session.exec(select(Todo)).all()",
		"",
	].join("\n"),
} as const;

(reason === undefined ? describe : describe.skip)("from nothing to a Space that answers", () => {
	test("a repository is cloned, initialised, committed, passes, is rehearsed, and changes nothing the second time", async () => {
		const { command, remove } = shipped();
		try {
			await withFolder((folder) => {
				const [origin, clone] = [join(folder, "origin"), join(folder, "clone")];
				plant(origin, REPOSITORY);
				commitAll(origin);
				git(folder, ["clone", "--quiet", origin, clone]);
				const run = (...words: readonly string[]) => {
					const env = { PATH: process.env.PATH, HOME: folder, TMPDIR: folder };
					const { status, stdout, stderr } = spawnSync(process.execPath, [command, ...words], {
						cwd: clone,
						env,
						encoding: "utf8",
					});
					return { status, said: `${stdout}${stderr}` };
				};
				expect(run("check", "backend").status).toBe(1);

				const initialised = run("init", "--yes", "--space", "me/todo");
				expect(initialised.said).toContain("PASS backend holds the python contract");
				expect(initialised.said).toContain("DATABASE_URL");
				expect(initialised.status).toBe(0);
				expect(existsSync(join(clone, ".github/workflows/space-gate.yml"))).toBe(true);
				commitAll(clone);

				const checked = run("check", "backend", "--commit", "HEAD");
				expect(checked.said).toContain("PASS");
				expect(checked.status).toBe(0);

				const unset = run("rehearse", "backend", "--system");
				expect(unset.said).toContain("The start needs DATABASE_URL");
				expect(unset.status).toBe(2);

				plant(folder, { ".env": "DATABASE_URL=sqlite:///todo.db\n" });
				const rehearsed = run(
					"rehearse",
					"backend",
					"--system",
					"--env",
					join(folder, ".env"),
					"--soak",
					"1",
					"--health-path",
					"/todos",
				);
				expect(rehearsed.said).toContain("ANSWERS backend answers");
				expect(rehearsed.said).toContain("it lists all 2 routes that the gate found");
				expect(rehearsed.status).toBe(0);

				const again = run("init", "--yes", "--space", "me/todo");
				expect(again.status).toBe(0);
				expect(git(clone, ["status", "--porcelain"])).toBe("");
			});
		} finally {
			remove();
		}
	});
});
