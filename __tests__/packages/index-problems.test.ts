import { describe, expect, test } from "@jest/globals";
import type { Space } from "../../src/gate/space.ts";
import { existenceProblems, pythonProblems } from "../../src/rules/installed/package-index.ts";
import type { Offered } from "./local-index.ts";
import { withIndex } from "./local-index.ts";
import { askedSpace, problemsOf } from "./local-space.ts";

const LINUX_310 = "cp310-cp310-manylinux_2_17_x86_64.manylinux2014_x86_64";

/** An index with what the tests ask for. */
const OFFERED: readonly Offered[] = [
	{ name: "fastapi", version: "0.100.0" },
	{ name: "fastapi", version: "0.115.0", python: ">=3.8" },
	{ name: "fastapi", version: "0.116.0b1" },
	{ name: "sqlalchemy", version: "2.0.44", python: ">=3.7" },
	{ name: "sqlalchemy", version: "2.1.0", python: ">=3.11" },
	{ name: "sqlalchemy", version: "2.1.1", python: ">=3.11" },
	{ name: "modern", version: "1.0", python: ">=3.12" },
	{ name: "compiled", version: "1.0", as: [LINUX_310] },
	{ name: "compiled", version: "1.1", as: ["cp311-cp311-manylinux_2_28_x86_64", "cp310-cp310-win_amd64"] },
	{ name: "compiled", version: "1.2", as: ["cp310-cp310-musllinux_1_2_x86_64", "cp310-cp310-manylinux_2_28_aarch64"] },
	{ name: "windows", version: "306", as: ["cp310-cp310-win_amd64"] },
	{ name: "stable", version: "1.0", as: ["cp38-abi3-manylinux_2_28_x86_64"] },
	{ name: "future", version: "1.0", as: ["cp311-abi3-manylinux_2_28_x86_64"] },
	{ name: "pure", version: "1.0", as: { setup: "" } },
	{ name: "driver", version: "2.9", as: ["cp310-cp310-win_amd64"] },
	{ name: "driver", version: "2.9", as: { setup: "" } },
	{ name: "withdrawn", version: "1.0", yanked: "leaks" },
	{ name: "withdrawn", version: "0.9" },
	{ name: "candidate", version: "2.0rc1" },
];

const both = (space: Space) => [...existenceProblems(space), ...pythonProblems(space)];

const asked = async (requirements: string | Readonly<Record<string, string>>, python?: string) =>
	await problemsOf(requirements, OFFERED, both, { asks: ["index"], ...(python !== undefined && { python }) });

describe("what cannot be installed is found", () => {
	test.each([
		["fastapi\nfastapii==1\n", ["2: `fastapii==1` names a project that 127.0.0.1:", 'spelling of "fastapii"']],
		["fastapi==0.111.0", ["allows no version of fastapi that", "Near it there are 0.100.0 and 0.115.0: name"]],
		["fastapi>=1", ["allows no version", "there are 0.115.0: name one"]],
		["sqlalchemy==2.1.1", ["Python 3.10: sqlalchemy 2.1.1 requires Python `>=3.11`", 'write "sqlalchemy==2.0.44"']],
		["sqlalchemy>=2.1", ["sqlalchemy 2.1.1 requires Python `>=3.11`"]],
		["modern", ["modern 1.0 requires", "No version of modern can be installed there"]],
		["compiled==1.1", ["has compiled 1.1 only as wheels for other", 'write "compiled==1.0"']],
		["compiled==1.2", ["none for CPython 3.10 on Linux x86-64"]],
		["fastapi\nwindows==306", ["2: `windows==306` cannot be installed on a Space"]],
		["future", ["has future 1.0 only as wheels"]],
		["withdrawn>=1", ["allows only releases of withdrawn that their publisher has withdrawn, such as 1.0"]],
		["withdrawn==1.0", [" warning: `withdrawn==1.0` pins a release that its publisher has withdrawn"]],
		["driver==2.9", [" notice: `driver==2.9` is built on the Space"]],
	])("%j", async (requirements, says) => {
		const problems = await asked(requirements);
		expect(problems).toHaveLength(1);
		for (const text of says) expect(problems[0]).toContain(text);
	});

	test("by constraints, too", async () => {
		const files = { "requirements.txt": "-c limits.txt\nsqlalchemy\n", "limits.txt": "sqlalchemy>=2.1\n" };
		expect(await asked(files)).toEqual([
			expect.stringContaining("requirements.txt:2: `sqlalchemy` and `sqlalchemy>=2.1` cannot be installed"),
		]);
	});

	test("once, where two lines say it", async () => {
		expect(await asked("fastapi>=1\nfastapi[all]>=2\n")).toHaveLength(1);
	});
});

describe("what can be installed, or may be, is not", () => {
	test.each([
		["fastapi"],
		["fastapi==0.115"],
		["fastapi==0.115.*"],
		["FastAPI[all]>=0.100,<0.116"],
		["fastapi===0.115.0"],
		["fastapi>=0.115,!=0.115.0"],
		["fastapi==0.116.0b1"],
		["candidate"],
		["sqlalchemy>=2.0"],
		["sqlalchemy!=2.1.1"],
		["compiled"],
		["compiled>=1.0,<2"],
		["stable==1.0"],
		["pure"],
		["withdrawn"],
		["fastapi\nfastapii; sys_platform == 'win32'"],
		["fastapi\nfastapii; python_version < '3.8'"],
		["fastapi\nfastapii @ https://example.com/fastapii-1.0-py3-none-any.whl"],
		["fastapi\nfastapii\n./vendor/fastapii"],
		["fastapi\nfastapii\ngit+https://github.com/someone/fastapii.git"],
		["fastapi>=2,<1"],
		["fastapi>=0.115.x"],
		["--extra-index-url https://example.com/simple\nfastapi==9"],
		["--find-links ./wheels\nfastapi==9"],
		["--index-url https://example.com/simple\nfastapi==9"],
		["-i https://example.com/simple\nfastapi==9"],
		["--no-index\nfastapi==9"],
		[""],
	])("%j", async (requirements) => {
		expect(await asked(requirements)).toEqual([]);
	});

	test("on a Python that has it", async () => {
		expect(await asked("sqlalchemy==2.1.1\nfuture\ncompiled==1.1", "3.11")).toEqual([]);
	});

	test("a project that nothing requires is not asked for", async () => {
		const files = { "requirements.txt": "fastapi\n-c c.txt\n", "c.txt": "secret-project==1\n" };
		await withIndex(OFFERED, async (index) => {
			await askedSpace(files, index, { asks: ["index"] });
			expect(index.seen.map(({ path }) => path)).toEqual(["/simple/fastapi/"]);
		});
	});
});

describe("nobody is asked", () => {
	test.each([
		["unless it is wanted", "fastapi", { asks: [] }, "only with --online"],
		["under the docker contract", "fastapi", { asks: ["index"], contract: "docker" }, "Dockerfile decides"],
		[
			"where the file names another index",
			"-i https://evil.example/s\nfastapi",
			{ asks: ["index"] },
			"requirements.txt:1",
		],
	] as const)("%s", async (_, requirements, asking, reason) => {
		await withIndex(OFFERED, async (index) => {
			const { packages } = await askedSpace({ "requirements.txt": requirements }, index, asking);
			expect(packages.index).toMatchObject({ reason: expect.stringContaining(reason) });
			expect(index.seen).toEqual([]);
		});
	});
});
