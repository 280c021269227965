import { readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "@jest/globals";
import { askIndex, type Question } from "../../src/packages/index/ask-index.ts";
import { cacheIn, NO_CACHE } from "../../src/packages/index/cache.ts";
import { LIMITS } from "../../src/packages/index/fetch-text.ts";
import { withFolder } from "../support/temporary.ts";
import { type Instead, type LocalIndex, type Offered, withIndex } from "./local-index.ts";

const FASTAPI: Offered = { name: "fastapi", version: "0.115.0", python: ">=3.8" };

/** Quick enough for tests; the pauses between attempts are real. */
const QUICK = { ...LIMITS, time: 300, pause: 5 };

async function ask(index: LocalIndex | string, names: readonly string[], more: Partial<Question> = {}) {
	const address = typeof index === "string" ? index : index.address;
	const version = { major: 3, minor: 10 } as const;
	return await askIndex({ index: address, names, version, agent: "test/1", cache: NO_CACHE, limits: QUICK, ...more });
}

/** What the index says of fastapi when it answers like this first. */
async function fastapiWhen(instead: Instead, more: Partial<Question> = {}) {
	return await withIndex(
		[FASTAPI],
		async (index) => {
			const { projects } = await ask(index, ["fastapi"], more);
			return { project: projects.get("fastapi"), asked: index.seen.length };
		},
		instead,
	);
}

const KNOWN = { kind: "known", files: [{ version: "0.115.0", use: "wheel", excludedBy: undefined, isYanked: false }] };

test("files are told apart by what a Space of Python 3.10 could do with them", async () => {
	const offered: Offered[] = [
		{ name: "p", version: "1", as: ["cp39-cp39-manylinux_2_17_x86_64.manylinux2014_x86_64"] },
		{
			name: "p",
			version: "2",
			as: ["cp310-cp310-manylinux_2_17_x86_64.manylinux2014_x86_64", "cp310-cp310-win_amd64"],
		},
		{ name: "p", version: "3", as: { setup: "" } },
		{ name: "p", version: "4", python: ">=3.11" },
		{ name: "p", version: "5", python: ">=3.10.4, <3.12", yanked: "broken" },
		{ name: "p", version: "6", python: "whatever", yanked: true },
	];
	const { projects, host } = await withIndex(offered, (index) => ask(index, ["p"]));
	expect(host).toMatch(/^127\.0\.0\.1:\d+$/);
	expect(projects.get("p")).toEqual({
		kind: "known",
		files: [
			{ version: "1", use: "foreign", excludedBy: undefined, isYanked: false },
			{ version: "2", use: "wheel", excludedBy: undefined, isYanked: false },
			{ version: "2", use: "foreign", excludedBy: undefined, isYanked: false },
			{ version: "3", use: "source", excludedBy: undefined, isYanked: false },
			{ version: "4", use: "wheel", excludedBy: ">=3.11", isYanked: false },
			{ version: "5", use: "wheel", excludedBy: undefined, isYanked: true },
			{ version: "6", use: "wheel", excludedBy: undefined, isYanked: true },
		],
	});
});

test("a project that the index does not have is missing, where it has others", async () => {
	const { projects } = await withIndex([FASTAPI], (index) => ask(index, ["fastapi", "fastapii"]));
	expect([...projects.values()].map(({ kind }) => kind).toSorted()).toEqual(["known", "missing"]);
});

test("an address that knows no project at all is no index", async () => {
	const { projects } = await withIndex([FASTAPI], (index) => ask(`${index.address}/wrong`, ["fastapi", "uvicorn"]));
	expect([...projects.values()]).toEqual([
		{ kind: "unanswered", reason: expect.stringContaining("knows none") },
		{ kind: "unanswered", reason: expect.stringContaining("knows none") },
	]);
});

test("only a name is sent: no token, no cookie, no referrer", async () => {
	await withIndex([FASTAPI], async (index) => {
		await ask(index, ["fastapi"]);
		expect(index.seen.map(({ path }) => path)).toEqual(["/simple/fastapi/"]);
		const sent = Object.keys(index.seen[0]?.headers ?? {});
		expect(sent.filter((name) => /auth|cookie|refer|token|origin/.test(name))).toEqual([]);
		expect(index.seen[0]?.headers).toMatchObject({
			accept: "application/vnd.pypi.simple.v1+json",
			"user-agent": "test/1",
		});
	});
});

test("200 names are asked, eight at a time, each once", async () => {
	let open = 0;
	let most = 0;
	const names = Array.from({ length: 200 }, (_, number) => `p${number}`);
	const offered = names.map((name): Offered => ({ name, version: "1" }));
	const seen = await withIndex(
		offered,
		async (index) => {
			const { projects } = await ask(index, [...names, ...names], { limits: { ...QUICK, time: 5_000 } });
			expect(projects.size).toBe(200);
			expect([...projects.values()].every(({ kind }) => kind === "known")).toBe(true);
			return index.seen.length;
		},
		(_, response) => {
			open += 1;
			most = Math.max(most, open);
			const answer = () => {
				open -= 1;
				const list = { meta: { "api-version": "1.0" }, files: [{ filename: "x-1.tar.gz" }] };
				response.writeHead(200, { "content-type": "application/json" }).end(JSON.stringify(list));
			};
			setTimeout(answer, 10);
			return true;
		},
	);
	expect({ seen, most }).toEqual({ seen: 200, most: 8 });
});

describe("what passes by itself is tried again", () => {
	test.each<[string, Instead]>([
		["a server's fault", (_, response, nth) => nth < 2 && Boolean(response.writeHead(503).end())],
		[
			"too many requests",
			(_, response, nth) => nth < 2 && Boolean(response.writeHead(429, { "retry-after": "0" }).end()),
		],
		["a connection that breaks", (request, _, nth) => nth < 2 && Boolean(request.socket.destroy())],
		["silence", (_, __, nth) => nth < 2],
	])("%s", async (_, instead) => {
		expect(await fastapiWhen(instead)).toEqual({ project: KNOWN, asked: 3 });
	});

	test("but not for ever", async () => {
		const { project, asked } = await fastapiWhen((_, response) => Boolean(response.writeHead(502).end()));
		expect(project).toEqual({ kind: "unanswered", reason: "it answers with status 502" });
		expect(asked).toBe(3);
	});
});

describe("what is no answer is not taken for one", () => {
	const json = (text: string, type = "application/vnd.pypi.simple.v1+json"): Instead => {
		return (_, response) => Boolean(response.writeHead(200, { "content-type": type }).end(text));
	};
	test.each<[string, Instead, string]>([
		["HTML", json("<a href=x>x</a>", "text/html"), "is not the JSON"],
		["JSON of another kind", json('{"message":"hello"}'), "is not the JSON"],
		["a later version of the protocol", json('{"meta":{"api-version":"2.0"},"files":[]}'), "is not the JSON"],
		["half of it", json('{"meta":{"api-version":"1.0"},"files":['), "is not the JSON"],
		["a wall", (_, response) => Boolean(response.writeHead(403).end()), "status 403"],
		["more than may be read", json(`{"x":"${"x".repeat(2_000)}"}`), "has more than"],
	])("%s", async (_, instead, reason) => {
		const { project, asked } = await fastapiWhen(instead, { limits: { ...QUICK, bytes: 1_000 } });
		expect(project).toEqual({ kind: "unanswered", reason: expect.stringContaining(reason) });
		expect(asked).toBe(1);
	});

	test("a list with files that are none", async () => {
		const files = '[1,null,"x",{},{"filename":7},{"filename":"fastapi-1.0.whl"},{"filename":"other-1.0.tar.gz"}]';
		const { project } = await fastapiWhen(json(`{"meta":{"api-version":"1.0"},"files":${files}}`));
		expect(project).toEqual({ kind: "known", files: [] });
	});
});

describe("redirects", () => {
	const to = (location: string): Instead => {
		return (_, response, nth) => nth === 0 && Boolean(response.writeHead(301, { location }).end());
	};

	test("on the same host are followed", async () => {
		const moved: Instead = (request, response) =>
			request.url === "/simple/fastapi/" && Boolean(response.writeHead(302, { location: "/simple/Fast/" }).end());
		const { project, asked } = await fastapiWhen((request, response, nth) => {
			if (request.url !== "/simple/Fast/") return moved(request, response, nth);
			const list = { meta: { "api-version": "1.0" }, files: [{ filename: "fastapi-0.115.0-py3-none-any.whl" }] };
			response.writeHead(200, { "content-type": "application/json" }).end(JSON.stringify(list));
			return true;
		});
		expect(project).toEqual(KNOWN);
		expect(asked).toBe(2);
	});

	test.each(["https://example.com/simple/fastapi/", "http://127.0.0.1:1/", "file:///etc/passwd"])(
		"to %s are not",
		async (location) => {
			const { project } = await fastapiWhen(to(location));
			expect(project).toEqual({ kind: "unanswered", reason: expect.stringContaining("redirects to another host") });
		},
	);

	test("in a circle end", async () => {
		const { project } = await fastapiWhen((_, response) =>
			Boolean(response.writeHead(302, { location: "/simple/fastapi/" }).end()),
		);
		expect(project).toEqual({ kind: "unanswered", reason: "it redirects more than 3 times" });
	});
});

describe("the cache", () => {
	const fresh: Instead = (_, response) => {
		response.setHeader("cache-control", "max-age=600, public");
		response.setHeader("etag", '"one"');
		return false;
	};

	test("saves a question while an answer is fresh", async () => {
		await withFolder(async (folder) => {
			const cache = cacheIn(join(folder, "a", "b"));
			await withIndex(
				[FASTAPI],
				async (index) => {
					const first = await ask(index, ["fastapi"], { cache });
					const second = await ask(index, ["fastapi"], { cache });
					expect(second).toEqual(first);
					expect(index.seen).toHaveLength(1);
				},
				fresh,
			);
			expect(readdirSync(join(folder, "a", "b"))).toEqual([expect.stringMatching(/^[0-9a-f]{64}\.json$/)]);
		});
	});

	test("asks whether a stale answer has changed", async () => {
		await withFolder(async (folder) => {
			const cache = cacheIn(folder);
			await withIndex(
				[FASTAPI],
				async (index) => {
					const first = await ask(index, ["fastapi"], { cache });
					expect(await ask(index, ["fastapi"], { cache })).toEqual(first);
					expect(index.seen.map(({ headers }) => headers["if-none-match"])).toEqual([undefined, '"one"']);
				},
				(request, response) => {
					response.setHeader("etag", '"one"');
					const isKnown = request.headers["if-none-match"] === '"one"';
					return isKnown && Boolean(response.writeHead(304).end());
				},
			);
		});
	});

	test("that holds nonsense is none, and is written anew", async () => {
		await withFolder(async (folder) => {
			const cache = cacheIn(folder);
			await withIndex(
				[FASTAPI],
				async (index) => {
					await ask(index, ["fastapi"], { cache });
					const [file = ""] = readdirSync(folder);
					for (const nonsense of ["", "{", "null", '{"version":1,"listed":[],"freshUntil":1e15}']) {
						writeFileSync(join(folder, file), nonsense);
						expect((await ask(index, ["fastapi"], { cache })).projects.get("fastapi")).toEqual(KNOWN);
					}
					expect(index.seen).toHaveLength(5);
				},
				fresh,
			);
		});
	});

	test("that cannot be used is none", async () => {
		await withIndex([FASTAPI], async (index) => {
			const { projects } = await ask(index, ["fastapi"], { cache: cacheIn("/dev/null/cache") });
			expect(projects.get("fastapi")).toEqual(KNOWN);
		});
	});
});

test("an index that is not there leaves every name unanswered", async () => {
	const { projects } = await ask("http://127.0.0.1:9/simple", ["fastapi"]);
	expect(projects.get("fastapi")).toEqual({ kind: "unanswered", reason: expect.stringContaining("cannot be reached") });
});
