import { spawn } from "node:child_process";
import { resolve } from "node:path";
import { describe, expect, jest, test } from "@jest/globals";
import { BACKEND, type Scene, SPACE, TOKEN, version, withScene } from "./scene.ts";

jest.setTimeout(90_000);

interface Ended {
	readonly status: number | null;
	readonly out: string;
	readonly err: string;
}

/** Runs `space-gate deploy` in the workspace; `interrupt` is a line after which somebody presses Ctrl-C. */
async function deploy(
	{ hub, workspace, temp }: Pick<Scene, "hub" | "workspace" | "temp">,
	given: readonly string[],
	{ token = TOKEN, interrupt }: { readonly token?: string; readonly interrupt?: RegExp } = {},
): Promise<Ended> {
	const words = [resolve("dist/cli.cjs"), "deploy", "backend", "--space", SPACE, "--soak", "1", ...given];
	const env = {
		PATH: process.env.PATH,
		HOME: temp,
		TMPDIR: temp,
		HF_ENDPOINT: hub.address,
		...(token !== "" && { HF_TOKEN: token }),
	};
	const child = spawn(process.execPath, words, { cwd: workspace, env });
	let [out, err] = ["", ""];
	child.stdout.on("data", (chunk) => {
		out += chunk;
	});
	child.stderr.on("data", (chunk) => {
		err += chunk;
		if (interrupt?.test(err)) child.kill("SIGINT");
	});
	const status = await new Promise<number | null>((done) => child.on("close", done));
	return { status, out, err };
}

test("a commit is deployed, and what is not committed stays where it is", async () => {
	await withScene({}, async (scene) => {
		const { status, out, err } = await deploy(scene, []);
		expect(status).toBe(0);
		expect(out).toContain(`DEPLOYED ${SPACE} answers with commit ${(await scene.space.head())?.slice(0, 12)}`);
		expect(out).toContain("✔ GET /openapi.json");
		expect(err).toContain("space-gate: pushing …");
		expect(`${out}${err}`).not.toContain(TOKEN);
		const again = await deploy(scene, []);
		expect(again.out).toContain("UNCHANGED");
	});
});

describe("--dry-run", () => {
	test("needs no token for a public Space, and changes nothing", async () => {
		await withScene({}, async (scene) => {
			const { status, out } = await deploy(scene, ["--dry-run"], { token: "" });
			expect(status).toBe(0);
			expect(out).toContain(`PLAN A deployment would change 5 files on ${SPACE}`);
			expect(out).toContain("+ Dockerfile");
			expect(
				scene.hub.requests.filter(({ scheme, path }) => scheme !== undefined || path.includes("receive-pack")),
			).toEqual([]);
		});
	});

	test("gives programs the plan", async () => {
		await withScene({}, async (scene) => {
			const { out } = await deploy(scene, ["--dry-run", "--format", "json"]);
			expect(JSON.parse(out)).toMatchObject({ space: SPACE, removed: { paths: [".gitattributes"] } });
		});
	});

	test("ends with 1 where the plan could not be carried out", async () => {
		await withScene({ space: { hardware: "zero-a10g" } }, async (scene) => {
			const { status, out } = await deploy(scene, ["--dry-run"]);
			expect(status).toBe(1);
			expect(out).toContain("zero-gpu");
		});
	});
});

test("what does not pass is not deployed", async () => {
	await withScene({ files: { ...BACKEND, "backend/main.py": "app = None\n" } }, async (scene) => {
		const { status, err } = await deploy(scene, []);
		expect(status).toBe(1);
		expect(err).toContain("Nothing is deployed, because the gate does not pass.");
		expect(scene.hub.requests.filter(({ path }) => path.includes("git-"))).toEqual([]);
	});
});

describe("what cannot begin ends with 2, and says what to do", () => {
	test.each<[string, readonly string[], string, string]>([
		["without a token", [], "", "Set the environment variable HF_TOKEN"],
		["with a wrong Space", ["--space", "todo"], TOKEN, "--space takes the name of a Space on the Hub, owner/name."],
		["with a wrong timeout", ["--timeout", "soon"], TOKEN, "--timeout takes minutes"],
		["with a commit that is not there", ["--commit", "v9"], TOKEN, "v9"],
	])("%s", async (_, given, token, words) => {
		await withScene({}, async (scene) => {
			const { status, err } = await deploy(scene, given, { token });
			expect(status).toBe(2);
			expect(err).toContain(words);
			expect(scene.hub.requests).toEqual([]);
		});
	});
});

test("Ctrl-C while it is watched ends at once, and says that the commit is there", async () => {
	const script = [{ stage: "BUILDING", build: ["--> RUN pip install"] }];
	await withScene({ space: { script } }, async (scene) => {
		const { status, out } = await deploy(scene, [], { interrupt: /pip install/ });
		expect(status).toBe(1);
		expect(out).toContain("cancelled");
		expect(await scene.space.read("main.py")).toBe(BACKEND["backend/main.py"]);
	});
});

test("another commit than HEAD is deployed where it is named", async () => {
	await withScene({}, async (scene) => {
		scene.commit(version(2));
		const { status } = await deploy(scene, ["--commit", "HEAD~1"]);
		expect(status).toBe(0);
		expect(await scene.space.read("main.py")).toBe(BACKEND["backend/main.py"]);
	});
});
