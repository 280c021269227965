import { readdirSync } from "node:fs";
import { describe, expect, jest, test } from "@jest/globals";
import { first } from "../support/hub/faults.ts";
import { nodeBinaries } from "../support/node-binaries.ts";
import { git } from "../support/temporary.ts";
import { withIdTokens } from "./id-tokens.ts";
import { BACKEND, PUSH, pullRequestOf, SPACE, TOKEN, version, withScene } from "./scene.ts";

// Every run builds, waits and asks as a real one does.
jest.setTimeout(90_000);

/** Requests that change something on the Hub, or that git makes before it does. */
const WRITES = /^(?:POST|PUT|DELETE) .*(?:git-receive-pack|\/secrets|\/variables|\/restart|\/create|lfs)/;

function writesOf(requests: readonly { readonly method: string; readonly path: string }[]): readonly string[] {
	return requests.map(({ method, path }) => `${method} ${path}`).filter((line) => WRITES.test(line));
}

describe.each(nodeBinaries)("under $name", ({ path: node }) => {
	test("a push to the default branch comes to the Space whole, and the second time there is nothing to do", async () => {
		await withScene({ node }, async ({ hub, space, run, workspace, temp }) => {
			const before = git(workspace, ["rev-parse", "HEAD"]).trim();
			const first = await run();
			expect(first.annotations).toEqual([]);
			expect(first.status).toBe(0);
			const head = await space.head();
			expect(first.outputs).toMatchObject({
				verdict: "pass",
				deployed: "true",
				commit: head,
				"space-url": space.address,
				"space-status": "running",
				"space-stage": "RUNNING",
			});
			expect(Object.keys(await space.filesOf())).toEqual(["Dockerfile", "README.md", "main.py", "requirements.txt"]);
			expect(JSON.parse(first.outputs.plan ?? "").tree).toBe(await space.treeOf());
			expect(first.summary).toContain(`## ✅ ${SPACE} answers with commit`);
			const [message] = await space.messages();
			expect(message).toContain("Source-Repository: someone/todo");
			expect(message).toContain(`Source-Commit: ${before}`);
			const second = await run();
			expect(second.status).toBe(0);
			expect(second.outputs).toMatchObject({ deployed: "true", commit: head });
			expect(second.log.join("\n")).toContain("UNCHANGED");
			expect(await space.head()).toBe(head);
			expect(hub.requests.filter(({ path }) => path.includes("git-receive-pack"))).toHaveLength(3);
			expect(readdirSync(temp).filter((name) => name.startsWith("space-gate-push"))).toEqual([]);
			expect(git(workspace, ["status", "--porcelain"])).toBe("");
		});
	});

	test("a pull request is shown what would change, and nothing changes", async () => {
		await withScene({ node }, async ({ hub, run }) => {
			const step = await run({ event: pullRequestOf("someone/todo"), inputs: { "hf-token": "" } });
			expect(step.status).toBe(0);
			expect(step.outputs).toMatchObject({ deployed: "false" });
			expect(JSON.parse(step.outputs.plan ?? "")).toMatchObject({
				space: SPACE,
				exists: true,
				added: { count: 3, paths: ["Dockerfile", "main.py", "requirements.txt"] },
				changed: { count: 1, paths: ["README.md"] },
			});
			expect(step.log.join("\n")).toContain("Only the plan is made, because this run is about a pull request");
			expect(step.summary).toContain(`## ℹ️ A deployment would change 5 files on ${SPACE}`);
			expect(writesOf(hub.requests)).toEqual([]);
		});
	});
});

describe("nothing is deployed", () => {
	test("when the gate does not pass, and the Hub is not even asked for the Space's files", async () => {
		const files = { ...BACKEND, "backend/main.py": "app = None\n" };
		await withScene({ files }, async ({ hub, run }) => {
			const step = await run();
			expect(step.status).toBe(1);
			expect(step.outputs).toMatchObject({ verdict: "fail", deployed: "false" });
			expect(step.log.join("\n")).toContain("Nothing is deployed, because the gate does not pass.");
			expect(hub.requests.filter(({ path }) => path.includes("git-"))).toEqual([]);
		});
	});

	test.each([pullRequestOf("someone/todo"), pullRequestOf("mallory/todo")])(
		"from a pull request, whatever is asked",
		async (event) => {
			await withScene({}, async ({ hub, run }) => {
				const step = await run({ event, inputs: { deploy: "true" } });
				expect(step.status).toBe(2);
				expect(step.annotations.map(({ message }) => message).join()).toContain(
					"Nothing is deployed here: this run is about a pull request",
				);
				expect(hub.requests).toEqual([]);
			});
		},
	);

	test("from another branch, by auto", async () => {
		await withScene({}, async ({ hub, run }) => {
			const step = await run({ event: { ...PUSH, ref: "refs/heads/feature" } });
			expect(step.outputs.deployed).toBe("false");
			expect(writesOf(hub.requests)).toEqual([]);
		});
	});

	test("without a token, and the way to one is told", async () => {
		await withScene({}, async ({ hub, run }) => {
			const step = await run({ inputs: { "hf-token": "" } });
			expect(step.status).toBe(1);
			expect(step.annotations).toMatchObject([{ level: "error", title: "Deployment: unauthorized" }]);
			expect(step.annotations[0]?.message).toContain("id-token: write");
			expect(writesOf(hub.requests)).toEqual([]);
		});
	});
});

test("a run about a fork sends no token to anybody", async () => {
	await withScene({}, async ({ hub, run }) => {
		const step = await run({ event: pullRequestOf("mallory/todo") });
		expect(step.status).toBe(0);
		expect(hub.requests.length).toBeGreaterThan(0);
		expect(hub.requests.filter(({ scheme }) => scheme !== undefined)).toEqual([]);
	});
});

test("the token is in no line of the log, in no file and in no commit", async () => {
	await withScene({}, async ({ space, run, workspace, temp }) => {
		const step = await run();
		expect(step.status).toBe(0);
		const shown = JSON.stringify([step.log, step.outputs, step.summary, step.annotations]);
		expect(shown).not.toContain(TOKEN);
		expect((await space.messages()).join()).not.toContain(TOKEN);
		const grep = ["grep", "--no-index", "--files-with-matches", "--text", TOKEN, "--", temp, workspace];
		expect(() => git(workspace, grep)).toThrow();
	});
});

test("secrets and variables are set before the push, and what is set already is not written again", async () => {
	const files = {
		...BACKEND,
		"backend/main.py": `import os\n\nDATABASE_URL = os.environ["DATABASE_URL"]\n${BACKEND["backend/main.py"]}`,
	};
	await withScene({ files, space: { variables: { MODE: "live" } } }, async ({ hub, space, run }) => {
		const inputs = {
			secrets: "DATABASE_URL=postgres://u:hunter22@db.example.org/todo",
			variables: "MODE=live\nLEVEL=info",
		};
		const step = await run({ inputs });
		expect(step.status).toBe(0);
		expect(space.secrets.get("DATABASE_URL")?.value).toBe("postgres://u:hunter22@db.example.org/todo");
		expect(Object.fromEntries([...space.variables].map(([name, { value }]) => [name, value]))).toEqual({
			MODE: "live",
			LEVEL: "info",
		});
		const lines = hub.requests.map(({ method, path }) => `${method} ${path}`);
		const written = lines.filter((line) => /^POST .*\/(?:secrets|variables)$/.test(line));
		expect(written).toEqual([`POST /api/spaces/${SPACE}/variables`, `POST /api/spaces/${SPACE}/secrets`]);
		expect(lines.lastIndexOf(written[1] ?? "")).toBeLessThan(
			lines.findIndex((line) => line.includes("POST /spaces/alice/todo/git-receive-pack")),
		);
		expect(JSON.stringify([step.log, step.summary, step.outputs])).not.toContain("hunter22");
		const again = await run({ inputs });
		expect(again.status).toBe(0);
		expect(
			hub.requests.filter(({ method, path }) => method === "POST" && /\/(?:secrets|variables)$/.test(path)),
		).toHaveLength(2);
	});
});

test("a variable that the start needs and the Space lacks keeps the tree from being deployed", async () => {
	const files = {
		...BACKEND,
		"backend/main.py": `import os\n\nURL = os.environ["DATABASE_URL"]\n${BACKEND["backend/main.py"]}`,
	};
	await withScene({ files }, async ({ hub, run }) => {
		const step = await run();
		expect(step.status).toBe(1);
		expect(step.annotations).toMatchObject([{ title: "config/not-set-on-space", file: "backend/main.py", line: 3 }]);
		expect(writesOf(hub.requests)).toEqual([]);
	});
});

test("a Space that does not exist is created only when asked, as a private one", async () => {
	await withScene({ space: "none" }, async ({ hub, run }) => {
		const step = await run();
		expect(step.status).toBe(1);
		expect(step.annotations).toMatchObject([{ title: "Deployment: not-found" }]);
		expect(writesOf(hub.requests)).toEqual([]);
		const created = await run({ inputs: { create: "true" } });
		expect(created.annotations).toEqual([]);
		expect(created.status).toBe(0);
		const info = await fetch(`${hub.address}/api/spaces/${SPACE}`);
		expect(info.status).toBe(401);
		expect(hub.space(SPACE)?.stage()).toBe("RUNNING");
	});
});

test("a plan that does not allow it is explained", async () => {
	const tokens = { [TOKEN]: { name: "alice", role: "write", plan: "free" } } as const;
	await withScene({ space: "none", hub: { tokens } }, async ({ run }) => {
		const step = await run({ inputs: { create: "true" } });
		expect(step.annotations).toMatchObject([{ title: "Deployment: plan-required" }]);
		expect(step.annotations[0]?.message).toContain("paid plans only");
	});
});

test("an older run never puts its tree over a newer one's", async () => {
	await withScene({}, async ({ space, commit, run }) => {
		expect((await run({ env: { GITHUB_RUN_ID: "2000" } })).status).toBe(0);
		const head = await space.head();
		commit(version(2));
		const step = await run({ env: { GITHUB_RUN_ID: "1999" } });
		expect(step.status).toBe(0);
		expect(step.outputs.deployed).toBe("false");
		expect(step.log.join("\n")).toContain("SUPERSEDED");
		expect(await space.head()).toBe(head);
	});
});

test.each([
	["a newer run of this repository", "Deploy\n\nSource-Repository: someone/todo\nRun: 99999/1", 0, "SUPERSEDED"],
	["somebody else", "Edit on the Hub", 1, "Bob has put another commit onto alice/todo"],
])("%s whose commit comes while the Space is built is told apart", async (_, message, status, words) => {
	await withScene({}, async ({ hub, space, run }) => {
		const author = { name: "Bob", email: "bob@example.com" };
		hub.fault(
			/^GET \/api\/spaces\/alice\/todo\/runtime/,
			first(async () => await space.commitFiles({ "main.py": "# theirs\n" }, message, author)),
		);
		const step = await run();
		expect(step.status).toBe(status);
		expect(step.log.join("\n")).toContain(words);
		expect(await space.read("main.py")).toBe("# theirs\n");
	});
});

test("an edit on the Hub is not taken away, unless that is said", async () => {
	await withScene({}, async ({ space, commit, run }) => {
		expect((await run()).status).toBe(0);
		await space.commitFiles({ "main.py": "# edited\n" }, "Edit on the Hub", { name: "Bob", email: "bob@example.com" });
		const edited = await space.head();
		commit(version(2));
		const step = await run();
		expect(step.status).toBe(1);
		expect(step.annotations).toMatchObject([{ title: "Deployment: drifted" }]);
		expect(step.annotations[0]?.message).toContain("Bob has changed alice/todo");
		expect(step.annotations[0]?.message).toContain("main.py");
		expect(await space.head()).toBe(edited);
		const forced = await run({ inputs: { "on-drift": "overwrite" } });
		expect(forced.status).toBe(0);
		expect(await space.read("main.py")).toContain('"version": 2');
		expect((await space.messages()).join()).toContain("Edit on the Hub");
	});
});

describe("keyless", () => {
	const claims = { repository: "someone/todo", aud: "https://huggingface.co" };
	const idToken = ["e30", Buffer.from(JSON.stringify(claims)).toString("base64url"), "x"].join(".");

	test("a workflow that the Space trusts needs no secret", async () => {
		await withIdTokens(idToken, async (env) => {
			await withScene({ space: { publishers: [{ repository: "someone/todo" }] } }, async ({ hub, run }) => {
				const step = await run({ inputs: { "hf-token": "" }, env });
				expect(step.annotations).toEqual([]);
				expect(step.status).toBe(0);
				expect(step.outputs.deployed).toBe("true");
				expect(hub.requests.filter(({ path }) => path === "/oauth/token")).toHaveLength(1);
				expect(hub.requests.filter(({ path }) => path === "/api/whoami-v2")).toEqual([]);
			});
		});
	});

	test("one that it does not trust is told where to name it", async () => {
		await withIdTokens(idToken, async (env) => {
			await withScene({ space: { publishers: [{ repository: "other/todo" }] } }, async ({ run }) => {
				const step = await run({ inputs: { "hf-token": "" }, env });
				expect(step.status).toBe(1);
				expect(step.annotations).toMatchObject([{ title: "Deployment: unauthorized" }]);
				expect(step.annotations[0]?.message).toContain("Trusted Publishers");
			});
		});
	});
});
