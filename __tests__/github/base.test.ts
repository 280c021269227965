import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "@jest/globals";
import { MACHINE } from "../../src/gate/machine.ts";
import { checkRoots, type RootResult } from "../../src/github/check-roots.ts";
import { readInputs } from "../../src/github/inputs.ts";
import { summaryReport } from "../../src/report/markdown.ts";
import { type Conditions, type Hosted, withGitHub } from "../support/contract/github.ts";
import { emptyState, type State } from "../support/contract/state.ts";
import { commitAll, git, type Planted, plant, withFolder } from "../support/temporary.ts";

const CARD = "---\ntitle: Todo\nemoji: ✅\ncolorFrom: blue\ncolorTo: green\nsdk: python\n---\n";
const MAIN = "from fastapi import FastAPI\n\napp = FastAPI()\n";
const ROUTE = '\n@app.get("/new")\ndef new():\n    return {}\n';

/** The Space before the pull request. */
const BEFORE = {
	"README.md": CARD,
	"main.py": MAIN,
	"lib/old.py": "",
	"notes/long.md": "not read\n",
	"requirements.txt": "fastapi==0.100\n",
};

/** What a test decides about a pull request. */
interface Change {
	readonly before?: Readonly<Record<string, Planted>>;
	readonly after: Readonly<Record<string, Planted>>;
	readonly inputs?: Readonly<Record<string, string>>;
	readonly github?: Omit<Conditions, "state">;
	readonly state?: Partial<State>;
	/** What GITHUB_SHA says, and the event's base; those of the checkout where nothing is said. */
	readonly sha?: string;
	readonly base?: string;
	/** What comes to the target branch after the event's base; GitHub's merge is checked out then. */
	readonly moved?: Readonly<Record<string, Planted>>;
	/** How the workspace comes from the repository that GitHub holds. */
	readonly clone?: readonly string[];
	readonly prepare?: (workspace: string) => void;
	/** How git names its objects; "sha1" where nothing is said. */
	readonly format?: "sha256";
}

/** The Action's check of a pull request, in a checkout of one commit, against a GitHub that holds all of them. */
async function checked(change: Change): Promise<{ results: readonly RootResult[]; summary: string; hosted: Hosted }> {
	const { before = BEFORE, after, inputs = {}, github, state, clone = ["--depth=1"], prepare } = change;
	return await withFolder(async (folder) => {
		const [remote, workspace] = [join(folder, "remote"), join(folder, "workspace")];
		mkdirSync(remote);
		git(remote, ["init", "--quiet", "--initial-branch=main", `--object-format=${change.format ?? "sha1"}`]);
		plant(remote, before);
		commitAll(remote);
		const base = git(remote, ["rev-parse", "HEAD"]).trim();
		if (change.moved !== undefined) {
			plant(remote, change.moved);
			commitAll(remote);
			git(remote, ["checkout", "--quiet", "-b", "pull", base]);
		}
		git(remote, ["rm", "-r", "--quiet", "."]);
		plant(remote, after);
		commitAll(remote);
		const pushed = git(remote, ["rev-parse", "HEAD"]).trim();
		if (change.moved !== undefined) {
			git(remote, ["checkout", "--quiet", "main"]);
			git(remote, ["merge", "--quiet", "--no-ff", "--message=merge", "pull"]);
		}
		const head = git(remote, ["rev-parse", "HEAD"]).trim();
		git(remote, ["config", "uploadpack.allowFilter", "true"]);
		git(folder, ["clone", "--quiet", ...clone, `file://${remote}`, workspace]);
		prepare?.(workspace);
		return await withGitHub({ ...github, state: { ...emptyState([], remote), ...state } }, async (hosted) => {
			const given = readInputs((name) => ({ "github-token": "t", ...inputs })[name] ?? "");
			if ("fault" in given) throw new Error(given.fault.message);
			const event = {
				kind: "pull-request",
				name: "pull_request",
				number: 7,
				head: change.moved === undefined ? "a".repeat(40) : pushed,
				base: change.base ?? base,
				isFork: true,
			} as const;
			const at = { workspace, event, api: hosted.api, repository: "someone/todo", commit: change.sha ?? head };
			const results = await checkRoots(given, at, { ...MACHINE, progress: () => undefined });
			return { results, summary: decoded(summaryReport(results, () => undefined)), hosted };
		});
	});
}

const asked = ({ hosted }: { readonly hosted: Hosted }) => hosted.asked.map(({ operation }) => operation);

/** What people see of Markdown in which every sign is escaped. */
function decoded(markdown: string): string {
	return markdown.replace(/&#(\d+);/g, (_, code: string) => String.fromCharCode(Number(code))).replaceAll("\u200b", "");
}

/** Why nothing is compared, as the summary has it. */
const reasonIn = ({ summary }: { readonly summary: string }) =>
	/is not shown, because (.*?)\.<\/sub>/.exec(summary)?.[1]?.replaceAll(/<\/?code>/g, "`");

describe("the commit before a pull request that the checkout does not hold", () => {
	test("is read from GitHub: its list of files, and those that differ", async () => {
		const after = { ...BEFORE, "main.py": MAIN + ROUTE, "requirements.txt": "fastapi==0.101\n", "README.md": CARD };
		const done = await checked({ after });
		expect(done.hosted.breaches).toEqual([]);
		expect(asked(done)).toEqual(["git/get-tree", "git/get-blob", "git/get-blob"]);
		expect(done.summary).toContain("| ➕ | <code>GET /new</code> |");
		expect(done.summary).toContain("<code>fastapi==0.100</code> → <code>fastapi==0.101</code>");
		expect(done.summary).not.toContain("**Card**");
	});

	test("gives what a checkout of two commits gives", async () => {
		const after = {
			...BEFORE,
			"main.py": `import os\nfrom settings import *\n${MAIN}${ROUTE}\nos.environ["NEW"]\n`,
			"settings.py": 'import os\n\nKEY = os.getenv("KEY", "")\n',
			"README.md": CARD.replace("Todo", "List"),
			"linked.txt": { link: "requirements.txt" },
		};
		const before = {
			...BEFORE,
			"requirements.txt": { link: "deep/list.txt" },
			"deep/list.txt": "-r deep/more.txt\n",
			"deep/more.txt": "flask\n",
		};
		const sections = [];
		for (const clone of ["--depth=1", "--depth=2"]) {
			const done = await checked({ before, after, clone: [clone] });
			expect(asked(done).length > 0).toBe(clone === "--depth=1");
			sections.push(done.results.map(({ base }) => base !== undefined && "judgement" in base && base.judgement));
			expect(done.summary).toMatch(/\| ➖ \| <code>flask<\/code> \|/);
		}
		expect(sections[0]).toEqual(sections[1]);
	});

	test("is asked for the folders on the way to a Space root once, and for nothing beside them", async () => {
		const at = (root: string, files: Readonly<Record<string, Planted>>) =>
			Object.fromEntries(Object.entries(files).map(([path, content]) => [`${root}/${path}`, content]));
		const before = {
			...at("services/a", { ...BEFORE, "main.py": `${MAIN}# a\n` }),
			...at("services/b", BEFORE),
			"else/x.py": "1\n",
		};
		const after = { ...before, ...at("services/a", { "main.py": MAIN + ROUTE }), "else/x.py": "2\n" };
		const done = await checked({ before, after, inputs: { paths: "services/*" } });
		expect(done.hosted.breaches).toEqual([]);
		expect(asked(done)).toEqual([...Array(3).fill("git/get-tree"), "git/get-blob", "git/get-tree"]);
		expect(done.results.map(({ prefix, base }) => [prefix, base !== undefined && "judgement" in base])).toEqual([
			["services/a", true],
			["services/b", true],
		]);
	});

	test("is read from GitHub as well where the checkout holds it without its files", async () => {
		const lose = (workspace: string) => {
			// Objects of a pack are only taken out of it where they are not known.
			const [pack = ""] = readdirSync(join(workspace, ".git/objects/pack")).filter((name) => name.endsWith(".pack"));
			renameSync(join(workspace, ".git/objects/pack", pack), join(workspace, "../pack"));
			git(workspace, ["unpack-objects", "-q"], readFileSync(join(workspace, "../pack")));
			const id = git(workspace, ["rev-parse", "HEAD^:main.py"]).trim();
			rmSync(join(workspace, ".git/objects", id.slice(0, 2), id.slice(2)));
		};
		const after = { ...BEFORE, "main.py": MAIN + ROUTE };
		const done = await checked({ after, clone: [], prepare: lose });
		expect(asked(done)).toEqual(["git/get-tree", "git/get-blob"]);
		expect(done.summary).toContain("| ➕ | <code>GET /new</code> |");
		for (const depth of ["--depth=1", "--depth=2"]) {
			const partial = await checked({ after, clone: [depth, "--filter=blob:none"] });
			expect(asked(partial)).toEqual(["git/get-tree", "git/get-blob"]);
			expect(partial.summary).toContain("| ➕ | <code>GET /new</code> |");
			expect(partial.summary).not.toContain("**Requirements**");
		}
	});

	test.each(["--depth=1", "--depth=2"])(
		"is the one that GitHub merges with, not the event's older one (%s)",
		async (clone) => {
			const moved = { "requirements.txt": "fastapi==0.200\n" };
			const done = await checked({ after: { ...BEFORE, "main.py": MAIN + ROUTE }, moved, clone: [clone] });
			expect(asked(done)).toHaveLength(clone === "--depth=1" ? 2 : 0);
			expect(done.summary).toContain("| ➕ | <code>GET /new</code> |");
			expect(done.summary).not.toContain("**Requirements**");
		},
	);

	test("is read from a repository with names of SHA-256 as well", async () => {
		const done = await checked({ after: { ...BEFORE, "main.py": MAIN + ROUTE }, format: "sha256" });
		expect(done.hosted.breaches).toEqual([]);
		expect(done.summary).toContain("| ➕ | <code>GET /new</code> |");
	});

	test("holds no Space that is new", async () => {
		const done = await checked({ after: { "new/main.py": MAIN }, inputs: { path: "new" } });
		expect(reasonIn(done)).toMatch(/^Commit [0-9a-f]{40} holds no folder "new"$/);
	});

	test("is not asked for where the checkout is another repository's", async () => {
		const done = await checked({ after: { "main.py": MAIN }, sha: "c".repeat(40) });
		expect(asked(done)).toEqual([]);
		expect(reasonIn(done)).toContain("because the checkout is of another commit than this run is about (");
	});
});

describe("what a pull request changes is not shown, with the reason and the way to have it,", () => {
	const WAY = "`fetch-depth: 2` of actions/checkout brings it";
	const MISSING = "the checkout does not hold the commit before it, and GitHub";
	const after = { ...BEFORE, "main.py": MAIN + ROUTE };
	const refusal = (operation: string, status: number, message: string, headers = {}) => ({
		interrupt: (one: string) =>
			one === operation ? { status, headers, body: JSON.stringify({ message }) } : undefined,
	});
	const of = async (change: Partial<Change>) => {
		const done = await checked({ after, ...change });
		expect(done.hosted.breaches).toEqual([]);
		expect(done.results.map(({ result }) => result.kind)).toEqual(["judged"]);
		return reasonIn(done);
	};

	test("without a token", async () => {
		expect(await of({ inputs: { "github-token": "" } })).toBe(
			`${MISSING} is not asked for it, because the input github-token is empty (${WAY})`,
		);
	});

	test.each(["git/get-tree", "git/get-blob"])("where the token may not read (%s)", async (operation) => {
		expect(await of({ github: refusal(operation, 403, "Resource not accessible by integration") })).toContain(
			`but it answers with status 403 ("Resource not accessible by integration") (the job needs the permission \`contents: read\`, or ${WAY})`,
		);
	});

	test("where GitHub does not know the commit", async () => {
		expect(await of({ base: "c".repeat(40) })).toContain('but it answers with status 404 ("Not Found")');
	});

	test("where a limit is used up for long", async () => {
		const github = refusal("git/get-tree", 403, "API rate limit exceeded", { "retry-after": "900" });
		expect(await of({ github })).toContain("API rate limit exceeded");
	});

	test("where GitHub lists only a part of the files", async () => {
		expect(await of({ state: { listed: 3 } })).toBe(
			`${MISSING} was asked for it, but it lists only a part of the files (${WAY})`,
		);
	});

	test("where too many files differ", async () => {
		const many = Object.fromEntries(Array.from({ length: 201 }, (_, nth) => [`lib/m${nth}.py`, `x = ${nth}\n`]));
		expect(await of({ before: { ...BEFORE, ...many } })).toBe(
			`${MISSING} is not asked for it, because more than 200 files that it needs are not in the checkout (${WAY})`,
		);
	});

	test("where each file names another one", async () => {
		const chain = Array.from({ length: 9 }, (_, nth): [string, string] => [`d/${nth}.list`, `-r ${nth + 1}.list\n`]);
		const before = {
			...BEFORE,
			"requirements.txt": "-r d/0.list\n",
			...Object.fromEntries(chain),
			"d/9.list": "flask\n",
		};
		expect(await of({ before })).toContain("because it needs more and more files that the checkout does not hold");
	});

	test("where they are too large", async () => {
		const large = { "lib/large.py": `x = "${"y".repeat(6 * 1024 * 1024)}"\n` };
		expect(await of({ before: { ...BEFORE, ...large } })).toBe(
			`${MISSING} is not asked for it, because the files of it that are not in the checkout have more than 5 MB (${WAY})`,
		);
	});

	test.each([
		["git/get-tree", "{}", "its answer is no tree"],
		["git/get-tree", '{"tree":[{}],"truncated":false}', "its answer is no tree"],
		["git/get-tree", '{"tree":[{"path":"x","mode":"100644","sha":"../x"}],"truncated":false}', "its answer is no tree"],
		["git/get-blob", "{}", "its answer is no file"],
		["git/get-blob", '{"encoding":"base64","content":"eA=="}', "its answer is another file than the one asked for"],
		["git/get-blob", "{", "its answer (status 200) is not JSON"],
	])("where the answer to %s is %j", async (operation, body, says) => {
		const github = { interrupt: (one: string) => (one === operation ? { status: 200, body } : undefined) };
		expect(await of({ github })).toBe(`${MISSING} was asked for it, but ${says} (${WAY})`);
	});
});
