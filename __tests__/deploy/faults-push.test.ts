import { expect, jest, test } from "@jest/globals";
import {
	type Act,
	answerLost,
	cutAnswer,
	cutRequest,
	doneBut,
	first,
	html,
	reset,
	status,
	truncated,
} from "../support/hub/faults.ts";
import { TOKEN } from "./scene.ts";
import { commandLines, survive } from "./surviving.ts";

// What may pass is tried again, with pauses.
jest.setTimeout(120_000);

const READ = /info\/refs\?service=git-upload-pack$/;
const PUSH = /^POST .*\/git-receive-pack$/;
const MANY = 100;

test.concurrent.each<[what: string, match: RegExp, act: Act, code: string]>([
	["the head is not told, 401", READ, status(401), "unauthorized"],
	["the head is not told, 403", READ, status(403), "forbidden"],
	["the head is not told, 404", READ, status(404), "not-found"],
	["a page for people in place of git", READ, html(), "hub-error"],
	["401 for the push", PUSH, status(401), "unauthorized"],
	["403 for the push", PUSH, status(403), "forbidden"],
	["404 for the push", PUSH, status(404), "not-found"],
	["413 for the push", PUSH, status(413), "too-large"],
	["429 for every push", PUSH, status(429, { headers: { "retry-after": "1" } }), "rate-limited"],
	["500 for every push", PUSH, status(500), "hub-error"],
	["502 for every push", PUSH, html(502), "hub-error"],
	["503 for every push", PUSH, status(503), "hub-error"],
	["504 for every push", PUSH, status(504), "hub-error"],
	["a page for people for every push", PUSH, html(), "hub-error"],
	["every push is reset", PUSH, reset(), "network"],
	["every push is cut in its middle", PUSH, cutRequest(300), "network"],
])("%s", async (_, match, act, code) => {
	await survive({ disturb: ({ hub }) => hub.fault(match, act, MANY), code, holds: "what it held" });
});

test.concurrent.each<[what: string, match: RegExp, act: Act]>([
	["the head is told at the second time", READ, status(503)],
	["the push is taken at the second time", PUSH, html(502)],
	["the push is cut in its middle, and taken at the second time", PUSH, cutRequest(300)],
	["the push lands, and 504 is told", PUSH, doneBut(504)],
	["the push lands, and the answer is lost", PUSH, answerLost()],
	["the push lands, and the answer breaks off", PUSH, cutAnswer(10)],
])("%s", async (_, match, act) => {
	await survive({
		disturb: ({ hub }) => hub.fault(match, act),
		code: "none",
		holds: "the package",
		look: async (_step, { space }) => expect(await space.messages()).toHaveLength(2),
	});
});

test.concurrent.each([
	[
		"its metadata",
		["Sorry, your push was rejected during YAML metadata verification:", ' - Error: "title" is no title'],
		"rejected-metadata",
	],
	[
		"a large file",
		[
			"Your push was rejected because it contains files larger than 10 MiB.",
			"Offending files:",
			"  - main.py (ref: refs/heads/main)",
		],
		"rejected-large-file",
	],
	[
		"a binary file",
		[
			"Your push was rejected because it contains binary files.",
			"Offending files:",
			"  - main.py (ref: refs/heads/main)",
		],
		"rejected-binary-file",
	],
	[
		"a pointer to nothing",
		[
			"Your push was rejected because an LFS pointer pointed to a file that does not exist.",
			"Offending file:",
			"- main.py",
		],
		"rejected-lfs-missing",
	],
	[
		"the token",
		["Your push was rejected for the following reasons:", "DENIED update refs/heads/main: forbidden"],
		"forbidden",
	],
	["a reason that nobody knows", ["Repository storage limit reached (Max: 1 GB)"], "rejected-by-hub"],
])("the hook refuses the push for %s", async (_, lines, code) => {
	await survive({
		disturb: ({ hub }) => hub.rejectPushes(lines),
		code,
		holds: "what it held",
		look: ({ annotations }) =>
			expect(annotations[0]?.message).toContain(
				lines
					.at(-1)
					?.replace(/ \(ref.*| - Error: /, "")
					.trim(),
			),
	});
});

test.concurrent("the push lands, and its answer ends too early without a sign of it", async () => {
	await survive({
		disturb: ({ hub }) => hub.fault(PUSH, truncated(10)),
		// git would wait for ever; survive() gives the deployment a minute.
		code: "none",
		holds: "the package",
	});
});

test.concurrent("somebody edits the Space between the look at it and the push", async () => {
	await survive({
		disturb: ({ hub, space }) =>
			hub.fault(
				PUSH,
				first(() => space.commitFiles({ "notes.md": "mine" })),
			),
		code: "drifted",
		holds: "what somebody else wrote",
	});
});

test("no process is told the token while git pushes", async () => {
	const seen: string[] = [];
	await survive({
		disturb: ({ hub }) =>
			hub.fault(
				/\/git-(?:upload|receive)-pack/,
				async (_, proceed) => {
					seen.push(...commandLines());
					await proceed();
					seen.push(...commandLines());
				},
				MANY,
			),
		code: "none",
	});
	expect(seen.some((line) => line.includes("git-remote-http"))).toBe(process.platform === "linux");
	const secrets = [TOKEN, Buffer.from(`user:${TOKEN}`).toString("base64")];
	expect(seen.filter((line) => secrets.some((secret) => line.includes(secret)))).toEqual([]);
});
