import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import pc from "picocolors";
import { type LocalHub, startHub } from "../../__tests__/support/hub/hub.ts";
import type { LocalSpace } from "../../__tests__/support/hub/space.ts";
import { runStep, type Step } from "../../__tests__/support/mini-runner.ts";
import { CRASHING, FIRST, MENDED } from "./files.ts";
import { openProject, type Project } from "./project.ts";
import { act, heading, logViewer, say, showAnnotations, showOutputs } from "./show.ts";

/** The Space of the story. */
const SPACE = "ada/todo";

/** Who may write to it. The local Hub knows this token, and nobody else does. */
const TOKEN = "hf_demo";

/** What the story happens with. */
interface Stage {
	readonly folder: string;
	/** Folder with action.yml and dist/. */
	readonly action: string;
	readonly hub: LocalHub;
	readonly space: LocalSpace;
	readonly project: Project;
}

/** The Python that runs the Space, as on the machines that run the tests, and what the story imports. */
const PYTHON = ["/usr/bin/python3", "-c", "import uvicorn, fastapi, pydantic, sqlmodel, dotenv"] as const;

/** Plays the story. Gives 0 where everything went as it should, and leaves nothing behind. */
export async function playDemo(action: string): Promise<number> {
	const [python, ...imports] = PYTHON;
	if (spawnSync(python, imports).status !== 0) {
		const packages = "python3-uvicorn python3-fastapi python3-sqlmodel python3-dotenv";
		say(`The demo really runs the Space, and ${python} lacks what that needs. On Debian: apt install ${packages}`);
		return 2;
	}
	const folder = realpathSync(mkdtempSync(join(tmpdir(), "space-gate-demo-")));
	const hub = await startHub({ tokens: { [TOKEN]: { name: "ada", role: "write" } }, delays: { step: 60 }, python });
	const end = async () => {
		await hub.close();
		rmSync(folder, { recursive: true, force: true });
	};
	const stop = () => void end().then(() => process.exit(130));
	process.once("SIGINT", stop).once("SIGTERM", stop);
	try {
		const space = await hub.createSpace(SPACE, { runtime: "python" });
		const wrong = await play({
			folder,
			action: resolve(action),
			hub,
			space,
			project: openProject(join(folder, "todo")),
		});
		say();
		for (const one of wrong) say(pc.red(`Not as it should be: ${one}.`));
		if (wrong.length === 0) say(pc.green("Everything went as it should."));
		return wrong.length === 0 ? 0 : 1;
	} finally {
		await end();
		process.off("SIGINT", stop).off("SIGTERM", stop);
	}
}

/** The chapters; gives what did not come as it should. */
async function play(stage: Stage): Promise<readonly string[]> {
	const { project, space } = stage;
	const wrong: string[] = [];
	const expect = (isSo: boolean, otherwise: string) => {
		if (!isSo) wrong.push(otherwise);
	};
	say(pc.bold("Space Gate, from a pull request to a Space that answers"));
	say(`A Hub on this machine stands for huggingface.co: ${stage.hub.address}. No account is needed.`);

	heading(1, "A pull request that would not run");
	project.commit("main", "Begin", { "README.md": "# Everything about todos\n" });
	const first = project.commit("backend", "Add the backend", FIRST);
	act("Ada opens pull request #1. The workflow runs Space Gate with deploy: auto.");
	const refused = await run(stage, pullRequest(project, first));
	expect(refused.status === 1 && refused.outputs.verdict === "fail", "the first pull request is not refused");
	expect(
		refused.annotations.some(({ file }) => file === "backend/main.py"),
		"main.py has no annotation",
	);

	heading(2, "The fix");
	const mended = project.commit("backend", "Do as Space Gate says", MENDED);
	act("Ada pushes to the same pull request. The gate passes, and the plan tells what a deployment would do.");
	const passed = await run(stage, pullRequest(project, mended));
	expect(passed.status === 0 && passed.outputs.verdict === "pass", "the fix does not pass");
	expect(passed.outputs.deployed === "false", "a pull request was deployed");

	heading(3, "The merge");
	act("Ada merges. The same workflow now deploys, and watches the Space until it answers.");
	const deployed = await run(stage, push(project.merge("backend", "Merge pull request #1")));
	expect(deployed.status === 0 && deployed.outputs.deployed === "true", "the merge is not deployed");
	expect(await answers(space), "the Space does not answer");

	heading(4, "A commit that crashes when it starts");
	const before = await space.treeOf();
	act("A later commit reads a file that does not hold what it expects. No gate can see that; the Space does.");
	project.commit("main", "Limit what one may do", CRASHING);
	const crashed = await run(stage, push(project.head()));
	expect(crashed.status === 1 && crashed.outputs.deployed === "false", "the crash counts as deployed");
	const line = crashed.annotations.find(({ file }) => file === "backend/main.py")?.line;
	expect(line === 12, "the line that crashes has no annotation");
	expect((await space.treeOf()) === before, "what ran before was not put back");
	expect(await answers(space), "the Space does not answer after the roll-back");
	say();
	act("The history of the Space tells all of it, newest first:");
	for (const message of await space.messages()) say(`  ${pc.dim("•")} ${message.split("\n")[0]}`);
	return wrong;
}

/** Asks the application as its users do. */
async function answers({ address }: LocalSpace): Promise<boolean> {
	const answer = await fetch(address).catch(() => undefined);
	const body = await answer?.text();
	say();
	act(`GET ${address}/ → ${answer === undefined ? "no answer" : `${answer.status} ${body}`}`);
	return answer?.status === 200 && body === '{"todo":["ship it"]}';
}

/** What GitHub tells a run. */
interface Trigger {
	readonly commit: string;
	readonly variables: Readonly<Record<string, string>>;
	readonly payload: unknown;
	/** Pull requests of forks have none; this one is none, and the plan needs none either. */
	readonly token: string;
}

const REPOSITORY = { full_name: "ada/todo", default_branch: "main" };

function pullRequest(project: Project, head: string): Trigger {
	const side = (sha: string) => ({ sha, repo: REPOSITORY });
	return {
		commit: head,
		variables: { GITHUB_EVENT_NAME: "pull_request", GITHUB_REF: "refs/pull/1/merge" },
		payload: { repository: REPOSITORY, pull_request: { number: 1, head: side(head), base: side(project.head()) } },
		token: "",
	};
}

function push(commit: string): Trigger {
	const variables = { GITHUB_EVENT_NAME: "push", GITHUB_REF: "refs/heads/main" };
	return { commit, variables, payload: { repository: REPOSITORY }, token: TOKEN };
}

let runs = 0;

/** Runs the Action as GitHub does, over a fresh checkout, and shows what it says. */
async function run({ folder, action, hub, project }: Stage, trigger: Trigger): Promise<Step> {
	runs += 1;
	const [workspace, temp] = [join(folder, `workspace-${runs}`), join(folder, `temp-${runs}`)];
	project.checkOut(trigger.commit, workspace);
	mkdirSync(temp);
	const event = join(temp, "event.json");
	writeFileSync(event, JSON.stringify(trigger.payload));
	say();
	const step = await runStep({
		action,
		workspace,
		temp,
		inputs: { path: "backend", space: SPACE, deploy: "auto", soak: "2", "hf-token": trigger.token },
		env: {
			...trigger.variables,
			HF_ENDPOINT: hub.address,
			GITHUB_REPOSITORY: REPOSITORY.full_name,
			GITHUB_SHA: trigger.commit,
			GITHUB_EVENT_PATH: event,
			GITHUB_RUN_ID: String(1000 + runs),
			GITHUB_RUN_NUMBER: String(runs),
			GITHUB_RUN_ATTEMPT: "1",
		},
		take: logViewer(),
	});
	showAnnotations(step.annotations);
	showOutputs(step.outputs, ["verdict", "deployed", "space-status", "space-url", "build-seconds"]);
	say(`  ${pc.bold("Step")}     ${step.status === 0 ? pc.green("passes") : pc.red("fails")}`);
	return step;
}
