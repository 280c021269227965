import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { expect, jest, test } from "@jest/globals";
import type { Exchange } from "../support/hub/exchange.ts";
import { git, plant } from "../support/temporary.ts";
import { type Scene, TOKEN, version, withScene } from "./scene.ts";
import { codesOf, survive } from "./surviving.ts";

// Five rounds of two runs each.
jest.setTimeout(240_000);

/** Something happens when the Hub is asked for the n-th time for how the Space is doing. */
function atLook(nth: number, { hub }: Scene, happens: () => unknown): void {
	let looks = 0;
	hub.fault(
		({ url }: Exchange) => url.pathname.endsWith("/runtime"),
		async (_, proceed) => {
			looks += 1;
			if (looks === nth) await happens();
			await proceed();
		},
		100,
	);
}

/** A build that takes a while, so that something can happen meanwhile. */
const slowly = [{ stage: "BUILDING" }, { stage: "RUNNING", after: 6_000 }];

test.concurrent("the Space is paused while it is built", async () => {
	await survive({
		scene: { space: { script: slowly } },
		disturb: (scene) => atLook(2, scene, () => scene.space.pause()),
		code: "paused",
		holds: "the package",
	});
});

test.concurrent("the Space is deleted while it is built", async () => {
	await survive({
		scene: { space: { script: slowly } },
		disturb: (scene) => atLook(2, scene, () => scene.hub.deleteSpace("alice/todo")),
		code: "not-found",
		holds: "nothing",
	});
});

test.concurrent("the Space is renamed while it is built", async () => {
	await survive({
		scene: { space: { script: slowly } },
		disturb: (scene) => atLook(2, scene, () => scene.hub.rename("alice/todo", "alice/renamed")),
		code: "none",
		holds: "the package",
	});
});

test.concurrent("the Space has been renamed before", async () => {
	await survive({
		disturb: ({ hub }) => hub.rename("alice/todo", "alice/renamed"),
		code: "renamed",
		holds: "what it held",
		look: ({ annotations }) => expect(annotations[0]?.message).toContain("alice/renamed"),
	});
});

test.concurrent("the token expires before the push", async () => {
	await survive({
		disturb: ({ hub }) =>
			hub.fault(/service=git-receive-pack$/, async (_, proceed) => {
				hub.revoke(TOKEN);
				await proceed();
			}),
		code: "unauthorized",
		holds: "what it held",
	});
});

test.concurrent("the token expires while the Space is watched", async () => {
	await survive({
		scene: { space: { script: slowly } },
		disturb: (scene) => atLook(2, scene, () => scene.hub.revoke(TOKEN)),
		code: "unauthorized",
		holds: "the package",
	});
});

/** Twenty rounds, on four Hubs. */
const ROUNDS = 5;

test.concurrent.each([1, 2, 3, 4])(
	"two runs at once: the newer one's tree is there in the end, in every round (%i)",
	async () => {
		await withScene({}, async (scene) => {
			const { workspace, temp, space, run, commit } = scene;
			for (let round = 1; round <= ROUNDS; round++) {
				const [earlier, later] = [2 * round, 2 * round + 1];
				const checkout = { workspace: join(temp, "..", `newer-${round}`), temp: join(temp, "..", `temp-${round}`) };
				commit(version(earlier));
				git(workspace, ["clone", "--quiet", ".", checkout.workspace]);
				mkdirSync(checkout.temp);
				plant(checkout.workspace, version(later));
				git(checkout.workspace, ["commit", "--quiet", "--all", "--message=later"]);
				const older = run({ env: { GITHUB_RUN_ID: String(1000 + earlier) }, inputs: { soak: "0" } });
				const newer = run({ env: { GITHUB_RUN_ID: String(1000 + later) }, inputs: { soak: "0" }, checkout });
				const [one, two] = await Promise.all([older, newer]);
				expect([round, codesOf(one), codesOf(two)]).toEqual([round, [], []]);
				expect(await space.read("main.py")).toContain(`"version": ${later}`);
				expect(two.outputs).toMatchObject({ deployed: "true", commit: await space.head() });
			}
		});
	},
);
