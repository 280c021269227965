import { chmod, mkdir, writeFile } from "node:fs/promises";
import { createServer } from "node:net";
import { join } from "node:path";

/** A push, as git tells its hook of it while the objects are still in quarantine. */
export interface Push {
	/** "alice/todo". */
	readonly space: string;
	readonly updates: readonly { readonly old: string; readonly new: string; readonly ref: string }[];
	/** Variables with which git finds the objects. */
	readonly environment: Readonly<Record<string, string>>;
}

/** What the hook says on standard error, and whether the push is taken. */
export interface Verdict {
	readonly isTaken: boolean;
	readonly lines: readonly string[];
}

/** Asks the Hub, which knows more than a program of its own would: the hook only carries words. */
const PROGRAM = `#!${process.execPath}
const { readFileSync } = require("node:fs");
const environment = Object.fromEntries(Object.entries(process.env).filter(([name]) => name.startsWith("GIT_")));
const question = JSON.stringify({ space: process.env.HUB_SPACE, environment, input: readFileSync(0, "utf8") });
const socket = require("node:net").connect(process.env.HUB_SOCKET, () => socket.end(question));
let said = "";
socket.setEncoding("utf8").on("data", (text) => { said += text; }).on("end", () => {
	const { isTaken, lines } = JSON.parse(said);
	process.stderr.write(lines.map((line) => line + "\\n").join(""));
	process.exitCode = isTaken ? 0 : 1;
});
`;

/** Hooks that ask `judge`. */
export interface Hooks {
	readonly folder: string;
	/** Variables that a push to a Space takes to its hook. */
	readonly environment: (space: string) => Readonly<Record<string, string>>;
	readonly close: () => Promise<void>;
}

/** Writes the hook, and listens for what it asks. */
export async function openHooks(root: string, judge: (push: Push) => Promise<Verdict>): Promise<Hooks> {
	const folder = join(root, "hooks");
	const socket = join(root, "hook.sock");
	await mkdir(folder);
	await writeFile(join(folder, "pre-receive"), PROGRAM);
	await chmod(join(folder, "pre-receive"), 0o755);
	const server = createServer({ allowHalfOpen: true }, (connection) => {
		let question = "";
		connection.setEncoding("utf8");
		connection
			.on("error", () => undefined)
			.on("data", (text) => {
				question += String(text);
			});
		connection.on("end", async () => {
			const fault = (error: unknown): Verdict => ({
				isTaken: false,
				lines: [`the hook has a fault: ${String(error)}`],
			});
			connection.end(JSON.stringify(await judge(readPush(question)).catch(fault)));
		});
	});
	await new Promise<void>((done) => server.listen(socket, done));
	return {
		folder,
		environment: (space) => ({ HUB_SPACE: space, HUB_SOCKET: socket }),
		close: () => new Promise((done) => server.close(() => done())),
	};
}

/** Git tells its hook a line "<old> <new> <ref>" for each branch (githooks(5)). */
function readPush(question: string): Push {
	const { space, environment, input } = JSON.parse(question);
	const lines = String(input)
		.split("\n")
		.filter((line) => line !== "");
	const updates = lines.map((line) => {
		const [old = "", now = "", ref = ""] = line.split(" ");
		return { old, new: now, ref };
	});
	return { space, environment, updates };
}
