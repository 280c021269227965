import { describe, expect, test } from "@jest/globals";
import type { Finding } from "../../../src/gate/finding.ts";
import { annotationsOf } from "../../../src/report/annotations.ts";
import { topOf } from "../../../src/source/place.ts";
import { at, found } from "../../report/judged.ts";
import { CHANGED, deliverTo, ELSEWHERE, FIXED, HEAD, onGitHub, pullRequest, result, writes } from "./desk.ts";

const ALL = ["checks", "comment", "review"] as const;

/** What is left to commands. */
const titles = (delivery: { readonly annotate: Parameters<typeof annotationsOf>[0] }) =>
	annotationsOf(delivery.annotate).map(({ title }) => title);

describe("a token that may only read", () => {
	test.each([
		[true, "On pull requests of forks the token may only read."],
		[false, "The job needs the permission `checks: write`."],
	])("leaves annotations to commands and says so (fork: %j)", async (isFork, advice) => {
		const event = {
			kind: "pull-request",
			name: "pull_request",
			number: 7,
			head: HEAD,
			base: undefined,
			isFork,
		} as const;
		const hosted = await onGitHub({ permission: "read", state: pullRequest() }, async (hosted) => {
			const delivery = await deliverTo(hosted, [result([FIXED], "a"), result([FIXED], "b")], { reports: ALL, event });
			expect(titles(delivery)).toEqual([FIXED.rule, FIXED.rule]);
			expect(delivery.notes).toHaveLength(2);
			expect(delivery.notes[0]).toBe(
				`The check run could not be written: GitHub was asked, and it answers with status 403 ("Resource not accessible by integration"). ${advice} Annotations are printed instead.`,
			);
		});
		expect(writes(hosted).every((write) => write.endsWith("403"))).toBe(true);
	});
});

describe("a report that cannot be delivered", () => {
	const deliverWith = async (interrupt: Parameters<typeof onGitHub>[0]["interrupt"]) => {
		let notes: readonly string[] = [];
		const hosted = await onGitHub({ state: pullRequest(), ...(interrupt && { interrupt }) }, async (hosted) => {
			const delivery = await deliverTo(hosted, [result([FIXED])], { reports: ["comment"] });
			notes = delivery.notes;
			expect(titles(delivery)).toEqual([FIXED.rule]);
		});
		return { notes, count: hosted.asked.length, writes: writes(hosted) };
	};

	test("is tried again after a fault of the server", async () => {
		const { notes, writes } = await deliverWith((operation, nth) =>
			operation === "issues/create-comment" && nth === 0 ? { status: 502, body: "<html>" } : undefined,
		);
		expect(notes).toEqual([]);
		expect(writes).toEqual(["issues/create-comment 502", "issues/create-comment 201"]);
	});

	test.each([403, 429])("is tried again after the time that a limit names (status %i)", async (status) => {
		const { notes, writes } = await deliverWith((operation, nth) =>
			operation === "issues/create-comment" && nth === 0 ? { status, headers: { "retry-after": "1" } } : undefined,
		);
		expect(notes).toEqual([]);
		expect(writes).toHaveLength(2);
	});

	test.each<Readonly<Record<string, string>>>([
		{ "retry-after": "600" },
		{ "x-ratelimit-remaining": "0", "x-ratelimit-reset": String(Math.ceil(Date.now() / 1000) + 3000) },
	])("is given up where GitHub wants to be left alone for long (%j)", async (headers) => {
		const { notes, count } = await deliverWith((operation) =>
			operation === "users/get-authenticated"
				? { status: 429, headers, body: '{"message":"API rate limit exceeded"}' }
				: undefined,
		);
		expect(notes).toEqual([
			'The comment could not be written: GitHub was asked, and it answers with status 429 ("API rate limit exceeded").',
		]);
		expect(count).toBe(1);
	});

	test.each(["{", "[]", "null", '"x"', ""])("is one where GitHub answers %j", async (body) => {
		const { notes } = await deliverWith((operation) =>
			operation === "issues/list-comments" ? { status: 200, body } : undefined,
		);
		expect(notes).toHaveLength(body === "[]" ? 0 : 1);
	});

	test("is said without a token, a repository, or an address", async () => {
		await onGitHub({}, async (hosted) => {
			for (const wanted of [{ token: "" }, { api: "http://example.com" }, { api: "x" }]) {
				const delivery = await deliverTo(hosted, [result([FIXED])], { reports: ALL, ...wanted });
				expect(delivery.notes).toEqual([expect.stringMatching(/^Nothing is reported through GitHub's API, because /)]);
				expect(titles(delivery)).toEqual([FIXED.rule]);
			}
			expect(hosted.asked).toEqual([]);
		});
	});

	test("is said once where the run is about no pull request", async () => {
		await onGitHub({}, async (hosted) => {
			const event = { kind: "commit", name: "push", head: HEAD, isDefaultBranch: true } as const;
			const { notes } = await deliverTo(hosted, [result([FIXED])], { reports: ["comment", "review"], event });
			expect(notes).toEqual([
				"comment, review: nothing to do in this run, for pull requests are what that is for and it is about none.",
			]);
			expect(hosted.asked).toEqual([]);
		});
	});
});

test("an Enterprise Server has its API below a path, and only it gets the token", async () => {
	const hosted = await onGitHub({ path: "/api/v3", state: pullRequest() }, async (hosted) => {
		expect((await deliverTo(hosted, [result([FIXED])], { reports: ALL, token: "secret" })).notes).toEqual([]);
	});
	expect(new Set(hosted.asked.map(({ authorization }) => authorization))).toEqual(new Set(["Bearer secret"]));
	expect(JSON.stringify(hosted.asked.map(({ body }) => body))).not.toContain("secret");
});

describe("only what changed", () => {
	const WHOLE = found("structure/requirements-missing", topOf("requirements.txt"));
	const OLD = found("entrypoint/server-start", at("main.py", 1, 1));
	const CAUSED: Finding = { ...ELSEWHERE, rule: "entrypoint/x", trace: [{ place: at("main.py", 2, 1), note: "x" }] };
	const LIMITED = { reports: ["changed-only"] } as const;

	const left = async (files: Parameters<typeof pullRequest>[0], findings: readonly Finding[]) => {
		let delivery: Awaited<ReturnType<typeof deliverTo>> | undefined;
		await onGitHub({ state: pullRequest(files) }, async (hosted) => {
			delivery = await deliverTo(hosted, [result(findings)], LIMITED);
		});
		return { titles: delivery && titles(delivery), limits: delivery?.limits, notes: delivery?.notes };
	};

	test("is annotated, with what comes from it and what is about the whole Space", async () => {
		expect(await left([CHANGED], [FIXED, OLD, WHOLE, ELSEWHERE, CAUSED])).toEqual({
			titles: [FIXED.rule, WHOLE.rule, CAUSED.rule],
			limits:
				"Annotations are limited to what this pull request changes: 3 of 5 findings. The verdict counts all of them.",
			notes: [],
		});
	});

	test.each([
		["GitHub leaves the patch out", [{ filename: "backend/main.py" }]],
		["the target branch has changed the file too", [{ ...CHANGED, patch: "@@ -8 +8 @@\n-a\n+b" }]],
	])("cannot be told where %s: nothing of the file is left out", async (_, files) => {
		expect((await left(files, [FIXED, OLD, ELSEWHERE])).titles).toEqual([FIXED.rule, OLD.rule]);
	});

	test("needs no word where nothing was found", async () => {
		expect(await left([CHANGED], [])).toEqual({ titles: [], limits: "", notes: [] });
	});

	test("leaves out files that are only moved", async () => {
		expect((await left([{ filename: "backend/main.py", status: "renamed" }], [OLD])).titles).toEqual([]);
	});

	test("is found among as many files as GitHub lists, beyond which nothing is left out", async () => {
		const others = (count: number) => Array.from({ length: count }, (_, index) => ({ filename: `f${index}` }));
		expect((await left([...others(2_500), CHANGED], [FIXED, ELSEWHERE])).titles).toEqual([FIXED.rule]);
		expect((await left([...others(2_999), CHANGED], [OLD, ELSEWHERE])).titles).toEqual([ELSEWHERE.rule]);
	});

	test("limits the check run as well, whose verdict counts all", async () => {
		const hosted = await onGitHub({ state: pullRequest([]) }, async (hosted) => {
			await deliverTo(hosted, [result([FIXED])], { reports: ["changed-only", "checks"] });
		});
		const [check] = [...hosted.state.checks.values()];
		expect(check).toMatchObject({ annotations: [], body: { conclusion: "failure" } });
	});

	test("is everything where GitHub does not say what changed", async () => {
		const interrupt = () => ({ status: 404, body: '{"message":"Not Found"}' });
		await onGitHub({ interrupt }, async (hosted) => {
			const delivery = await deliverTo(hosted, [result([FIXED, ELSEWHERE])], LIMITED);
			expect(titles(delivery)).toHaveLength(2);
			expect(delivery.limits).toBe("");
			expect(delivery.notes).toEqual([
				'What the pull request changes could not be read: GitHub was asked, and it answers with status 404 ("Not Found"). The job needs the permission `pull-requests: read`. Nothing is left out.',
			]);
		});
	});
});
