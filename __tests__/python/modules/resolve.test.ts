import { describe, expect, test } from "@jest/globals";
import { resolver } from "../../../src/python/modules/resolve.ts";
import type { Resolution } from "../../../src/python/program.ts";
import { memorySource } from "../../support/memory-source.ts";

type Files = Parameters<typeof memorySource>[0];

function resolve(name: string, files: Files, minor = 10): Resolution {
	return resolver(memorySource(files), { major: 3, minor })(name);
}

const project = (path: string) => ({ kind: "project", path });

describe("modules of the project", () => {
	test("a package beats a module, a module beats a folder without __init__.py", () => {
		expect(resolve("core", { "core.py": "", "core/__init__.py": "" })).toEqual(project("core/__init__.py"));
		expect(resolve("core", { "core.py": "", "core/other.py": "" })).toEqual(project("core.py"));
		expect(resolve("core", { "core/other.py": "" })).toEqual({ kind: "namespace", path: "core" });
	});

	test("a folder that pyproject.toml names is no distribution", () => {
		const files = { "pyproject.toml": '[tool.coverage.run]\nsource = ["app"]\n', "app/main.py": "" };
		expect(resolve("app.main", files)).toEqual(project("app/main.py"));
		expect(resolve("redis.main", { "requirements.txt": "redis\n", "redis/main.py": "" }).kind).toBe("third-party");
	});

	test("submodules are found in packages and in folders without __init__.py", () => {
		expect(resolve("a.b.c", { "a/__init__.py": "", "a/b/c.py": "" })).toEqual(project("a/b/c.py"));
		expect(resolve("a.b", { "a/__init__.py": "", "a/b.py": "" })).toEqual(project("a/b.py"));
	});

	test("a module has no submodules", () => {
		expect(resolve("a.b", { "a.py": "", "b.py": "" })).toMatchObject({ kind: "missing" });
	});

	test("upper and lower case are different names", () => {
		expect(resolve("Core", { "core.py": "" })).toMatchObject({
			kind: "missing",
			reason: expect.stringContaining("upper and lower case"),
		});
		expect(resolve("src.Main", { "src/main.py": "" })).toMatchObject({ kind: "missing" });
	});

	test("links inside the tree are followed, links out of it are not", () => {
		expect(resolve("alias", { "src/real.py": "", "alias.py": { link: "src/real.py" } })).toEqual(
			project("src/real.py"),
		);
		expect(resolve("pkg.real", { "src/__init__.py": "", "src/real.py": "", pkg: { link: "src" } })).toEqual(
			project("src/real.py"),
		);
		expect(resolve("config", { "config.py": { link: "../outside.py" } }).kind).toBe("missing");
		expect(resolve("config", { "config.py": { link: "config.py" } }).kind).toBe("missing");
	});

	test("compiled code is there, but nothing is known of it", () => {
		expect(resolve("fast", { "fast.py": "", "fast.cpython-310-x86_64-linux-gnu.so": "" })).toEqual({
			kind: "third-party",
		});
		expect(resolve("slow", { "slow.py": "", "slow.pyc": "" })).toEqual(project("slow.py"));
	});
});

describe("what is missing says where it was meant", () => {
	test("the name of a folder above the Space root", () => {
		expect(resolve("backend.src.main", { "src/main.py": "" })).toMatchObject({
			kind: "missing",
			reason: expect.stringContaining("src/main.py"),
		});
	});

	test("a sibling inside a package", () => {
		expect(resolve("database", { "src/database.py": "", "src/main.py": "" })).toMatchObject({
			kind: "missing",
			reason: expect.stringContaining("src/database.py"),
		});
	});

	test("a helper that no requirement brings", () => {
		expect(resolve("utils", {}).kind).toBe("missing");
		expect(resolve("utils", { "requirements.txt": "utils==1.0\n" }).kind).toBe("third-party");
		expect(resolve("utils", { "requirements.txt": "# utils\n" }).kind).toBe("missing");
		expect(resolve("utils", { "requirements.txt": "-r base.txt\n", "base.txt": "utils\n" }).kind).toBe("third-party");
	});
});

describe("installed modules", () => {
	test("a name that nobody knows is taken for an installed module", () => {
		expect(resolve("somebody_elses_tool", {})).toEqual({ kind: "third-party" });
	});

	test("a file of the same name deeper in the tree does not hide an installed module", () => {
		expect(resolve("redis", { "src/redis.py": "" })).toEqual({ kind: "third-party" });
		expect(resolve("jwt", { "src/auth/jwt.py": "", "requirements.txt": "PyJWT\n" })).toEqual({ kind: "third-party" });
	});

	test("a folder without __init__.py does not hide an installed module, a module in the root does", () => {
		expect(resolve("alembic", { "alembic/env.py": "" })).toEqual({ kind: "third-party" });
		expect(resolve("redis", { "redis.py": "" })).toEqual(project("redis.py"));
		expect(resolve("fastapi", { "fastapi.py": "" })).toEqual(project("fastapi.py"));
	});

	test("what uvicorn has loaded cannot be hidden", () => {
		expect(resolve("uvicorn", { "uvicorn.py": "" })).toEqual({ kind: "third-party" });
		expect(resolve("logging", { "logging.py": "" })).toEqual({ kind: "standard-library" });
		expect(resolve("cmd", { "cmd.py": "" })).toEqual(project("cmd.py"));
	});
});

describe("the standard library", () => {
	test.each([
		["tomllib", 10, "missing"],
		["tomllib", 11, "standard-library"],
		["distutils", 11, "standard-library"],
		["distutils", 12, "missing"],
		["annotationlib", 13, "missing"],
		["annotationlib", 14, "standard-library"],
		["concurrent.futures", 9, "standard-library"],
		["winreg", 10, "missing"],
	])("%s in Python 3.%d is %s", (name, minor, kind) => {
		expect(resolve(name, {}, minor).kind).toBe(kind);
	});

	test("a module of a later version says since when it is there", () => {
		expect(resolve("tomllib", {})).toMatchObject({ reason: expect.stringContaining("since Python 3.11") });
	});
});
