import { expect, test } from "@jest/globals";
import type { Application, Route } from "../../src/python/application.ts";
import { sayProof } from "../../src/report/proof-words.ts";
import { sayRoutes } from "../../src/report/routes.ts";
import { at, PROVEN } from "./judged.ts";

const place = at("main.py", 1, 1);

const route = (path: string, methods: readonly string[] = ["GET"], kind: Route["kind"] = "http"): Route => ({
	kind,
	methods,
	path,
	place,
});

function applicationWith(routes: readonly Route[], rest: Partial<Application> = {}): Application {
	return {
		type: "FastAPI",
		place,
		routes,
		middleware: [],
		cors: [],
		unresolved: [],
		documentation: [],
		fallback: undefined,
		...rest,
	};
}

const hidden = { reason: "the path is not known", start: "", end: "", place };

test.each([
	[applicationWith([]), "It has no routes of its own."],
	[applicationWith([], { unresolved: [hidden] }), "Its routes cannot be told."],
	[applicationWith([route("/")]), "It answers 1 route, GET / among them."],
	[applicationWith([route("/a"), route("/{path:path}")]), "It answers 2 routes, GET / among them."],
	[applicationWith([route("/", ["HEAD", "POST"])]), "It answers 1 route, but not GET /."],
	[applicationWith([route("/", [], "websocket")]), "It answers 1 route, but not GET /."],
	[applicationWith([route("/", [])]), "It answers 1 route, GET / among them."],
	[applicationWith([route("/", [], "mount")]), "It answers 1 route."],
	[applicationWith([route("/a")], { documentation: ["/"] }), "It answers 1 route, GET / among them."],
	[applicationWith([route("/a")], { fallback: place }), "It answers 1 route."],
	[applicationWith([route("/a")], { unresolved: [hidden, hidden] }), "It answers 1 route; 2 more cannot be told."],
	[
		applicationWith([route("/a")], { unresolved: [{ ...hidden, end: "/b" }] }),
		"It answers 1 route, but not GET /; 1 more cannot be told.",
	],
])("what an application answers is said in a sentence (%#)", (application, sentence) => {
	expect(sayRoutes(application)).toBe(sentence);
});

test("the sentence stands behind the proof, where the routes are known", () => {
	const entrypoint = { target: "main:app", proof: PROVEN, reached: [], isCutOff: false, imports: [] };
	const before = "main:app is proven to be a FastAPI application.";
	expect(sayProof(entrypoint)).toBe(before);
	expect(sayProof({ ...entrypoint, application: applicationWith([route("/")]) })).toBe(
		`${before} It answers 1 route, GET / among them.`,
	);
});
