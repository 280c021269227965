import { describe, expect, test } from "@jest/globals";
import { bringsAlong, distributionsOf, isKnown, modulesOf } from "../../src/distributions/distributions.ts";
import { parseClause } from "../../src/requirements/versions/specifier.ts";

function along(written: string): readonly string[] {
	const [, name = "", extras, specifier = ""] = /^([\w-]+)(?:\[([^\]]+)\])?(.*)$/.exec(written) ?? [];
	const clauses = specifier === "" ? [] : specifier.split(",").flatMap((one) => parseClause(one) ?? []);
	return [...bringsAlong(name, extras?.split(",") ?? [], clauses)];
}

describe("the distributions of a module", () => {
	test.each([
		["jose", "python-jose"],
		["jose.jwt", "python-jose"],
		["dotenv", "python-dotenv"],
		["PIL.Image", "pillow"],
		["cv2", "opencv-python-headless"],
		["psycopg2.extras", "psycopg2-binary"],
		["yaml", "pyyaml"],
		["bs4", "beautifulsoup4"],
		["sklearn.linear_model", "scikit-learn"],
		["MySQLdb", "mysqlclient"],
		["fitz", "pymupdf"],
		["ruamel.yaml", "ruamel-yaml"],
	])("%s is recommended from %s", (module, distribution) => {
		expect(distributionsOf(module)[0]).toBe(distribution);
	});

	test.each([
		["google.cloud.storage.blob", "google-cloud-storage"],
		["google.generativeai", "google-generativeai"],
		["google.protobuf.message", "protobuf"],
		["azure.storage.blob.aio", "azure-storage-blob"],
		["opentelemetry.instrumentation.fastapi", "opentelemetry-instrumentation-fastapi"],
		["llama_index.llms.openai", "llama-index-llms-openai"],
	])("%s lies in a namespace that many share", (module, distribution) => {
		expect(distributionsOf(module)).toEqual([distribution]);
	});

	test.each([
		"google",
		"google.cloud",
		"azure",
		"llama_index",
		"cv",
		"CV2",
		"pil",
		"",
		".",
		"a.b.c.d.e.f.g.h",
		"__proto__",
	])("nobody is named for %j", (module) => {
		expect(distributionsOf(module)).toEqual([]);
	});

	test("every fork and variant counts", () => {
		expect(distributionsOf("psycopg2")).toEqual(expect.arrayContaining(["psycopg2", "psycopg2-binary"]));
		expect(distributionsOf("PIL")).toContain("pillow-simd");
	});

	test("a name of a million parts is not cut up", () => {
		expect(distributionsOf(".".repeat(1_000_000))).toEqual([]);
	});
});

describe("what a distribution brings along", () => {
	test.each([
		["fastapi", "starlette anyio pydantic pydantic-core typing-extensions"],
		["fastapi[standard]", "uvicorn python-dotenv httpx jinja2 python-multipart email-validator websockets dnspython"],
		["fastapi[all]", "itsdangerous pyyaml orjson ujson pydantic-settings"],
		["uvicorn[standard]", "python-dotenv pyyaml httptools uvloop websockets watchfiles"],
		["sqlmodel", "sqlalchemy pydantic"],
		["python-jose[cryptography]", "cryptography cffi ecdsa rsa"],
		["passlib[bcrypt]", "bcrypt"],
		["pydantic[email]", "email-validator"],
		["pydantic-settings", "python-dotenv pydantic"],
		["langchain-openai", "openai tiktoken langchain-core httpx"],
		["dotenv", "python-dotenv"],
	])("%s brings %s", (written, brought) => {
		expect(along(written)).toEqual(expect.arrayContaining(brought.split(" ")));
	});

	test.each([
		["fastapi", "uvicorn python-multipart jinja2 httpx email-validator"],
		["uvicorn", "websockets python-dotenv"],
		["python-jose", "cryptography"],
		["passlib", "bcrypt"],
		["pydantic", "email-validator python-dotenv"],
		["starlette", "jinja2 itsdangerous python-multipart"],
	])("%s does not bring %s", (written, absent) => {
		for (const name of absent.split(" ")) expect(along(written)).not.toContain(name);
	});

	test("versions of the past count only where nothing newer is allowed", () => {
		expect(along("fastapi==0.111.0")).toContain("python-multipart");
		expect(along("fastapi>=0.110,<0.112")).toContain("python-multipart");
		expect(along("fastapi>=0.111")).not.toContain("python-multipart");
		expect(along("fastapi==0.110.3")).not.toContain("python-multipart");
		expect(along("fastapi==0.115.0")).not.toContain("python-multipart");
	});

	test("distributions that need one another end the search, and are not their own dependencies", () => {
		expect(along("langchain-community")).toContain("langchain");
		expect(along("langchain-community")).not.toContain("langchain-community");
	});

	test("a distribution or an extra that is not known brings nothing", () => {
		expect(along("no-such-distribution[standard]")).toEqual([]);
		expect(along("fastapi[no-such-extra]")).toEqual(along("fastapi"));
		expect(isKnown("fastapi", ["standard"])).toBe(true);
		expect(isKnown("fastapi", ["no-such-extra"])).toBe(false);
		expect(isKnown("no-such-distribution", [])).toBe(false);
	});
});

test("a distribution that only depends on others has no modules, one that is not known none that could be told", () => {
	expect(modulesOf("types-requests")).toEqual([]);
	expect(modulesOf("no-such-distribution")).toBeUndefined();
});
