import { expect, test } from "@jest/globals";
import { check, type Request } from "../../src/gate/check.ts";
import { NOTHING_COMING } from "../../src/gate/inquiry.ts";
import { MACHINE } from "../../src/gate/machine.ts";
import { plant, withFolder } from "../support/temporary.ts";
import { type Asked, type Said, withStub } from "./stub-hub.ts";

const MAIN = "from fastapi import FastAPI\n\napp = FastAPI()\n";

/** Judges a folder of these files, with the Hub at hand, and gives what was found of the card and what the Hub was asked. */
async function judged(
	files: Readonly<Record<string, string>>,
	answer: (question: Asked) => Said,
	token?: string,
	coming = NOTHING_COMING,
) {
	return await withFolder(
		async (folder) =>
			await withStub(answer, async ({ endpoint }, seen) => {
				plant(folder, { "main.py": MAIN, ...files });
				const hub = { endpoint, space: token === undefined ? undefined : ("me/todo" as const), token, coming };
				const request: Request = {
					where: { kind: "folder", path: folder, within: folder },
					root: "",
					contract: undefined,
					python: undefined,
					failOn: undefined,
					config: undefined,
					engine: "auto",
					inquiry: { asks: ["hub"], index: "https://pypi.org/simple", hub },
				};
				const result = await check(request, { ...MACHINE, progress: () => undefined });
				if (result.kind === "fault") throw new Error(result.fault.message);
				const { outcomes } = result.judgement;
				return { rejected: outcomes.find(({ rule }) => rule === "card/rejected"), hub: result.judgement.hub, seen };
			}),
	);
}

test("the Hub is asked about the card as it would be uploaded, not as the repository has it", async () => {
	const readme = '---\ntitle: Todo # ours\nsdk: python\npython_version: "3.10"\n---\n\n# Todo\n';
	const { seen, rejected } = await judged({ "README.md": readme }, () => ({ body: { warnings: [] } }));
	expect(JSON.parse(seen[0]?.body ?? "").content).toBe(
		"---\ntitle: Todo # ours\nsdk: docker\napp_port: 7860\n---\n\n# Todo\n",
	);
	expect(rejected?.state).toBe("passed");
});

test("under the docker contract it is asked about the file as it is", async () => {
	const readme = "---\ntitle: Todo\nsdk: docker\nshort_description: x\n---\n";
	const errors = [{ message: '"short_description" is not what it should be' }];
	const { seen, rejected } = await judged({ "README.md": readme, Dockerfile: "FROM scratch\n" }, () => ({
		status: 400,
		body: { errors },
	}));
	expect(JSON.parse(seen[0]?.body ?? "").content).toBe(readme);
	expect(rejected).toMatchObject({ state: "found", findings: [{ place: { start: { line: 4, column: 20 } } }] });
});

test("without front matter it is not asked", async () => {
	const { seen, rejected } = await judged({ "README.md": "# Todo\n" }, () => ({ body: {} }));
	expect(seen).toEqual([]);
	expect(rejected).toMatchObject({ state: "skipped", reason: expect.stringContaining("no front matter") });
});

test("what is set on the Space is read with the token, which the card is asked about without", async () => {
	const { seen, hub } = await judged(
		{ "README.md": "---\nsdk: python\n---\n" },
		({ path }) => ({
			body: path.endsWith("secrets") ? [{ key: "DATABASE_URL" }] : path.endsWith("variables") ? {} : {},
		}),
		"t",
	);
	expect(hub.settings).toMatchObject({ kind: "asked", space: "me/todo", secrets: new Set(["DATABASE_URL"]) });
	expect(seen.map(({ path, headers }) => `${path} ${headers.authorization ?? "-"}`).toSorted()).toEqual([
		"/api/spaces/me/todo/secrets Bearer t",
		"/api/spaces/me/todo/variables Bearer t",
		"/api/validate-yaml -",
	]);
});

test("what is going to be set counts as set", async () => {
	const coming = { secrets: new Set(["JWT_SECRET"]), variables: new Map([["MODE", "live"]]) };
	const answer = ({ path }: Asked) => ({ body: path.endsWith("secrets") ? [{ key: "DATABASE_URL" }] : {} });
	const { hub } = await judged({ "README.md": "---\nsdk: python\n---\n" }, answer, "t", coming);
	expect(hub.settings).toMatchObject({
		secrets: new Set(["DATABASE_URL", "JWT_SECRET"]),
		variables: new Map([["MODE", "live"]]),
	});
});
