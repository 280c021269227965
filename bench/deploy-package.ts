// What a deployment of a large package costs of which a little changed, against what people do by hand: clone, copy, commit, push.
import { execFile } from "node:child_process";
import { appendFileSync, cpSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { promisify } from "node:util";
import { startHub } from "../__tests__/support/hub/hub.ts";

const run = promisify(execFile);

/** The package: files of text below the Hub's ten megabytes, and how many of them change. */
const [FILES, BYTES, CHANGED] = [2_000, 100_000, 5];

const MAIN =
	'from fastapi import FastAPI\n\napp = FastAPI()\n\n\n@app.get("/")\ndef root():\n    return {"version": 1}\n';
const README =
	'---\ntitle: Todo\nemoji: ✅\ncolorFrom: blue\ncolorTo: green\nsdk: python\npython_version: "3.10"\napp_file: main.py\n---\n';
const REQUIREMENTS = "fastapi<1\nuvicorn<1\npydantic<3\nsqlmodel<1\npython-dotenv<2\n";

/** Text that hardly packs, the same at every run. */
function noise(seed: number): string {
	let state = seed * 2_654_435_761 + 1;
	let text = "";
	while (text.length < BYTES) {
		state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
		text += state.toString(36).padStart(7, "0") + (text.length % 80 < 7 ? "\n" : "");
	}
	return text;
}

async function main(folder: string): Promise<void> {
	const repository = join(folder, "repository");
	mkdirSync(join(repository, "data"), { recursive: true });
	writeFileSync(join(repository, "main.py"), MAIN);
	writeFileSync(join(repository, "README.md"), README);
	writeFileSync(join(repository, "requirements.txt"), REQUIREMENTS);
	for (let number = 0; number < FILES - 3; number++) {
		writeFileSync(join(repository, "data", `${String(number).padStart(4, "0")}.txt`), noise(number));
	}
	const git = async (cwd: string, ...words: string[]) =>
		await run("git", ["-c", "user.name=bench", "-c", "user.email=bench@localhost", ...words], {
			cwd,
			maxBuffer: 1 << 28,
		});
	await git(repository, "init", "--quiet");
	const commit = async () => {
		await git(repository, "add", "--all");
		await git(repository, "commit", "--quiet", "--message", "measured");
	};
	await commit();
	const hub = await startHub();
	const ours = await hub.createSpace("alice/ours");
	await hub.createSpace("alice/plain");
	const counted = async (work: () => Promise<unknown>) => {
		const from = hub.requests.length;
		const start = performance.now();
		await work();
		const seconds = (performance.now() - start) / 1000;
		const requests = hub.requests.slice(from);
		const sum = (key: "bytesIn" | "bytesOut") => requests.reduce((bytes, one) => bytes + one[key], 0);
		return { requests: requests.length, sent: sum("bytesIn"), received: sum("bytesOut"), seconds };
	};
	const peak = join(folder, "peak");
	const deploy = async () =>
		await run(
			process.execPath,
			[
				"--require",
				resolve("bench/peak-memory.cjs"),
				resolve("dist/cli.cjs"),
				"deploy",
				repository,
				"--space",
				"alice/ours",
				"--soak",
				"0",
			],
			{
				cwd: repository,
				env: {
					PATH: process.env.PATH,
					HOME: folder,
					HF_ENDPOINT: hub.address,
					HF_TOKEN: "hf_write",
					PEAK_MEMORY_FILE: peak,
				},
				maxBuffer: 1 << 28,
			},
		);
	const url = new URL(`${hub.address}/spaces/alice/plain`);
	Object.assign(url, { username: "alice", password: "hf_write" });
	const clone = join(folder, "clone");
	const byHand = async () => {
		rmSync(clone, { recursive: true, force: true });
		await git(folder, "clone", "--quiet", "--depth", "1", url.href, clone);
		for (const name of ["data", "main.py", "README.md", "requirements.txt"]) {
			cpSync(join(repository, name), join(clone, name), { recursive: true });
		}
		// The Hub refuses the card of a Python Space; people keep another one there.
		writeFileSync(join(clone, "README.md"), README.replace("sdk: python", "sdk: docker"));
		await git(clone, "add", "--all");
		await git(clone, "commit", "--quiet", "--message", "measured");
		await git(clone, "push", "--quiet", "origin", "HEAD:main");
	};
	const first = await counted(deploy);
	const memory = Number(readFileSync(peak, "utf8")) / 1024;
	await byHand();
	for (let number = 0; number < CHANGED; number++) {
		appendFileSync(join(repository, "data", `${String(number).padStart(4, "0")}.txt`), "changed\n");
	}
	await commit();
	const plain = await counted(byHand);
	const changed = await counted(deploy);
	const again = Number(readFileSync(peak, "utf8")) / 1024;
	const head = await ours.head();
	const unchanged = await counted(deploy);
	const commits = (await ours.head()) === head ? 0 : 1;
	await hub.close();
	const memories = Math.max(memory, again);
	const answer = {
		files: FILES,
		changed: CHANGED,
		first,
		plain,
		ours: changed,
		unchanged: { ...unchanged, commits },
		memory: memories,
	};
	process.stdout.write(JSON.stringify(answer));
}

void main(process.argv[2] ?? "");
