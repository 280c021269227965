import type { ChildProcess } from "node:child_process";
import { expect, jest, test } from "@jest/globals";
import { BACKEND } from "./scene.ts";
import { survive } from "./surviving.ts";

jest.setTimeout(120_000);

/** A file that goes to the Hub's store of large files. */
const WEIGHTS = Uint8Array.from({ length: 100_000 }, (_, index) => (index * index * 31 + (index >> 7)) % 256);

/** Milliseconds after which the runner kills what was asked to end (actions/runner, ProcessInvoker.cs: 7.5 s for SIGINT, 2.5 s for SIGTERM). */
const PATIENCE = 2_500;

const MOMENTS: readonly (readonly [moment: string, request: RegExp, when: "before" | "after"])[] = [
	["the Space is looked up", /^GET \/api\/spaces\/alice\/todo$/, "before"],
	["the token is looked up", /^GET \/api\/whoami-v2$/, "before"],
	["git asks for the head", /service=git-upload-pack$/, "before"],
	["git has fetched the head", /^POST .*\/git-upload-pack$/, "after"],
	["large files are announced", /^POST .*\/objects\/batch$/, "before"],
	["a large file arrives", /^PUT \/_lfs\//, "before"],
	["git asks whether it may push", /service=git-receive-pack$/, "before"],
	["the push arrives", /^POST .*\/git-receive-pack$/, "before"],
	["the push has landed", /^POST .*\/git-receive-pack$/, "after"],
	["the Space is watched", /\/runtime$/, "before"],
	["the log is read", /\/logs\//, "before"],
];

test.concurrent.each(MOMENTS)(
	"SIGTERM while %s: it ends soon, and there is no half state",
	async (_, request, when) => {
		let step: ChildProcess | undefined;
		let asked = 0;
		let ended = 0;
		await survive({
			scene: { files: { ...BACKEND, "backend/weights.bin": WEIGHTS } },
			run: {
				onStart: (process) => {
					step = process;
					process.on("exit", () => {
						ended = performance.now();
					});
				},
			},
			disturb: ({ hub }) =>
				hub.fault(request, async (exchange, proceed) => {
					const end = () => {
						asked = performance.now();
						step?.kill("SIGTERM");
					};
					if (when === "after") return await proceed().finally(end);
					end();
					// What is asked now is never answered.
					exchange.request.resume();
				}),
			code: "cancelled",
		});
		expect(ended - asked).toBeLessThan(PATIENCE);
	},
);
