import { expect, jest, test } from "@jest/globals";
import { cutAnswer, hang, reset, status } from "../support/hub/faults.ts";
import type { App, Step } from "../support/hub/options.ts";
import { type Scene, SPACE } from "./scene.ts";
import { survive } from "./surviving.ts";

// A Space that does not get any further is given up after a minute.
jest.setTimeout(180_000);

const BUILDING: Step = { stage: "BUILDING" };
const STARTING: Step = { stage: "APP_STARTING" };
const RUNNING: Step = { stage: "RUNNING" };
const ERROR: Step = { stage: "RUNTIME_ERROR", errorMessage: "Exit code: 3. Reason: " };

const answering = (code: number, headers: Readonly<Record<string, string>> = {}, body = ""): App => {
	return (_, response) => response.writeHead(code, headers).end(body);
};

test.concurrent.each<[what: string, script: readonly Step[], code: string]>([
	[
		"the build fails",
		[BUILDING, { stage: "BUILD_ERROR", errorMessage: "Job failed with exit code: 1" }],
		"build-error",
	],
	[
		"the configuration is refused",
		[{ stage: "CONFIG_ERROR", errorMessage: "Missing configuration in README" }],
		"config-error",
	],
	["the application crashes", [BUILDING, STARTING, ERROR], "runtime-error"],
	["it is paused meanwhile", [BUILDING, { stage: "PAUSED" }], "paused"],
	["it is stopped meanwhile", [BUILDING, { stage: "STOPPED" }], "stopped"],
	["it is being deleted meanwhile", [BUILDING, { stage: "DELETING" }], "deleting"],
	["nothing happens at all", [], "no-app-file"],
	["it is built for ever", [BUILDING], "wait-timeout"],
	["the application never listens", [BUILDING, STARTING], "wait-timeout"],
	["its state is unknown for ever", [{ stage: "WARMING_UP" }], "wait-timeout"],
	["the application answers 500", [{ ...RUNNING, app: answering(500, {}, "Internal Server Error") }], "app-error"],
	[
		"the application sends to another host",
		[{ ...RUNNING, app: answering(302, { location: "https://example.com/" }) }],
		"redirects-elsewhere",
	],
	[
		"another application answers",
		[
			{
				...RUNNING,
				app: answering(
					200,
					{ "content-type": "application/json" },
					'{"openapi":"3.0.2","info":{},"paths":{"/other":{"get":{}}}}',
				),
			},
		],
		"other-application",
	],
])("a new Space: %s", async (_, script, code) => {
	await survive({ scene: { space: { files: "none", script } }, disturb: () => undefined, code, holds: "the package" });
});

test.concurrent.each<[what: string, script: readonly Step[], code: string]>([
	[
		"the application crashes",
		[{ stage: "RUNNING_BUILDING" }, { stage: "RUNNING_APP_STARTING" }, ERROR],
		"runtime-error",
	],
	[
		"the old version goes on running",
		[{ stage: "RUNNING_BUILDING" }, { stage: "RUNNING", sha: "former" }],
		"wait-timeout",
	],
	[
		"it flaps",
		[
			RUNNING,
			{ ...ERROR, after: 2_000 },
			{ ...RUNNING, after: 4_000 },
			{ ...ERROR, after: 4_000 },
			{ ...RUNNING, after: 4_000 },
			{ ...ERROR, after: 4_000 },
		],
		"crashed-after-start",
	],
	[
		"it crashes two seconds after its start",
		[{ stage: "RUNNING_BUILDING" }, RUNNING, { ...ERROR, after: 2_000 }],
		"crashed-after-start",
	],
])("a Space that ran: %s, and what ran before is put back", async (_, script, code) => {
	await survive({
		run: { inputs: { soak: "6" } },
		disturb: ({ hub, space }) => {
			// The push plays the script; what puts the former tree back finds a Space that works.
			let pushes = 0;
			hub.fault(
				/^POST .*git-receive-pack$/,
				async (_exchange, proceed) => {
					pushes += 1;
					if (pushes === 1) space.play(script);
					else space.play([{ stage: "RUNNING_BUILDING" }, RUNNING]);
					await proceed();
				},
				9,
			);
		},
		code,
		holds: "what it held",
		look: async ({ annotations }, { space }) => {
			expect((await space.messages())[0]).toContain("Rollback-To:");
			expect(annotations.map(({ message }) => message).join("\n")).toContain(`${SPACE} runs what it ran before`);
		},
	});
});

test.concurrent.each<[what: string, script: readonly Step[]]>([
	["states that nobody knows come first", [{ stage: "QUEUED" }, { stage: "WARMING_UP", after: 3_000 }, RUNNING]],
	["an error is told for a moment", [BUILDING, { stage: "RUNNING", sha: "none" }, { ...RUNNING, after: 3_000 }]],
	["the application needs a while until it answers", [RUNNING]],
])("%s, and the deployment comes to its end", async (what, script) => {
	let asked = 0;
	const late: App = (request, response) => {
		asked += 1;
		if (asked <= 2) answering(503, { "content-type": "text/html" }, "<html>starting</html>")(request, response);
		else
			answering(
				200,
				{ "content-type": "application/json" },
				'{"openapi":"3.0.2","info":{},"paths":{"/":{"get":{}}}}',
			)(request, response);
	};
	const steps = what.includes("while") ? script.map((step) => ({ ...step, app: late })) : script;
	await survive({ scene: { space: { script: steps } }, disturb: () => undefined, code: "none", holds: "the package" });
});

test.concurrent.each([
	["cut", cutAnswer(60)],
	["reset", reset()],
	["refused", status(403)],
	["silent", hang()],
])("the stream of the logs is %s, and that is no reason to fail", async (_, act) => {
	const disturb = ({ hub }: Scene) => hub.fault(/\/logs\//, act, 9);
	await survive({ disturb, code: "none", holds: "the package" });
});
