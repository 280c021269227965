import { expect, test } from "@jest/globals";
import { engines } from "../support/engines.ts";
import { processorTime } from "../support/processor-time.ts";
import { ask } from "./corpus.ts";

const [engine] = engines;

const RULES = [
	...["cors-wildcard", "cors-invalid-origin", "cors-missing", "cors-undeclared-origin", "jwt-unverified"],
	"unvalidated-input",
];

/** Milliseconds that all rules of the group need for a project, and what they find. */
function judged(files: Readonly<Record<string, string>>): { readonly time: number; readonly found: readonly string[] } {
	if (engine === undefined) throw new Error("there is no engine");
	const begin = processorTime();
	const { found } = ask({ name: "", files, found: [], skipped: [], says: "", entry: {} }, RULES, engine);
	return { time: processorTime() - begin, found };
}

const CORS = "from fastapi import FastAPI\nfrom fastapi.middleware.cors import CORSMiddleware\napp = FastAPI()\n";

test("many origins, many of them wrong, give a bounded number of findings", () => {
	const origins = Array.from({ length: 1_000 }, (_, index) => `"https://a${index}.example.com/"`).join(", ");
	const { time, found } = judged({
		"main.py": `${CORS}app.add_middleware(CORSMiddleware, allow_origins=[${origins}])\n`,
	});
	expect(found.length).toBeGreaterThan(0);
	expect(found.length).toBeLessThanOrEqual(51);
	expect(time).toBeLessThan(2_000);
});

test("one long text that is split costs little", () => {
	const text = "https://a.example.com,".repeat(50_000);
	const { time } = judged({
		"main.py": `${CORS}app.add_middleware(CORSMiddleware, allow_origins="${text}".split(","))\n`,
	});
	expect(time).toBeLessThan(2_000);
});

test.each([
	`${"(".repeat(90)}a${")*".repeat(90)}`,
	"(a|a)*".repeat(30),
	"(.*)*(.*)*(.*)*(.*)*$",
	"https://(.*.*.*.*)*x",
	`${"[".repeat(100)}`,
])("a pattern that would explode is never run: %s", (pattern) => {
	const { time, found } = judged({
		"main.py": `${CORS}app.add_middleware(CORSMiddleware, allow_origin_regex=r"${pattern}")\n`,
	});
	expect(found.filter((one) => !one.startsWith("cors-wildcard"))).toEqual([]);
	expect(time).toBeLessThan(2_000);
});

test("thousands of calls that read tokens take time in proportion to their number", () => {
	const calls = (count: number) =>
		`import jwt\n${Array.from({ length: count }, (_, index) => `def f${index}(token):\n    return jwt.decode(token, options={"verify_signature": False})\n`).join("")}`;
	judged({ "main.py": calls(500) });
	const small = judged({ "main.py": calls(2_000) });
	const large = judged({ "main.py": calls(4_000) });
	expect(large.time / small.time).toBeLessThan(4);
	expect(large.found.length).toBeLessThanOrEqual(51);
});

test("thousands of endpoints and long ones take time in proportion to their number", () => {
	const routes = (count: number) =>
		`from fastapi import FastAPI, Request\napp = FastAPI()\n${Array.from({ length: count }, (_, index) => `@app.post("/a${index}")\nasync def f${index}(request: Request):\n    data = await request.json()\n    return {"a": data["a"]}\n`).join("")}`;
	judged({ "main.py": routes(100) });
	const small = judged({ "main.py": routes(400) });
	const large = judged({ "main.py": routes(800) });
	expect(large.time / small.time).toBeLessThan(4);
	const lines = (count: number) =>
		`from fastapi import FastAPI, Request\napp = FastAPI()\n@app.post("/")\nasync def f(request: Request):\n    data = await request.json()\n${'    x = data["a"] + str(x, data["b"])\n'.repeat(count)}`;
	const short = judged({ "main.py": lines(4_000) });
	const long = judged({ "main.py": lines(8_000) });
	expect(long.time / short.time).toBeLessThan(4);
});

test("files that say nothing of tokens, CORS or requests are not parsed for these rules", () => {
	const others = Object.fromEntries(
		Array.from({ length: 1_000 }, (_, index) => [
			`lib/m${index}.py`,
			`VALUE = ${index}\n${"def f():\n    return 1\n".repeat(200)}`,
		]),
	);
	expect(judged({ "main.py": CORS, ...others }).time).toBeLessThan(1_500);
});
