import { describe, expect, test } from "@jest/globals";
import { readConfiguration } from "../../src/config/configuration.ts";

/** The table of specification 002, "Configuration Variables Entity", as a project writes it down. */
const TABLE = `
variables:
  OPENAI_API_KEY:
    type: string
    required: true
    description: OpenAI API key for embeddings and chat completions
  QDRANT_URL:
    type: string
    required: true
    description: Qdrant Cloud cluster URL
  QDRANT_API_KEY:
    type: string
    required: false
    default: null
    description: Qdrant API key (optional for local instances)
  QDRANT_COLLECTION_NAME:
    type: string
    required: false
    default: claude-cli-db
    description: Name of Qdrant collection for vector storage
  NEON_API_KEY:
    type: string
    required: true
    description: PostgreSQL connection string (Neon)
  BETTER_AUTH_SECRET:
    type: string
    required: true
    description: JWT secret for authentication signing
  BETTER_AUTH_URL:
    type: string
    required: false
    default: http://localhost:3000
    description: Backend URL for auth callbacks
  CORS_ALLOWED_ORIGINS:
    type: string
    required: false
    default: ""
    description: Comma-separated list of allowed frontend origins
  PORT:
    type: integer
    required: false
    default: 8080
    description: Web server port (auto-set by HF Spaces)
  OTEL_EXPORTER_OTLP_ENDPOINT:
    type: string
    required: false
    description: OpenTelemetry exporter endpoint (optional)
  OTEL_CONSOLE_EXPORT:
    type: boolean
    required: false
    description: Enable console export for tracing (optional)
`;

async function read(text: string) {
	const result = await readConfiguration(".space-gate.yml", text, []);
	if ("fault" in result) throw new Error(`${result.fault.message} ${result.fault.advice}`);
	return result.configuration.variables;
}

async function faultOf(text: string): Promise<string> {
	const result = await readConfiguration(".space-gate.yml", text, []);
	return "fault" in result ? `${result.fault.message} ${result.fault.advice}` : "";
}

test("the table of the specification works as it is written", async () => {
	const table = await read(TABLE);
	expect(table?.size).toBe(11);
	expect(table?.get("QDRANT_URL")).toMatchObject({ type: "string", isRequired: true, fallback: undefined });
	expect(table?.get("QDRANT_API_KEY")?.fallback).toBeUndefined();
	expect(table?.get("PORT")).toMatchObject({ type: "integer", isRequired: false, fallback: "8080" });
	expect(table?.get("CORS_ALLOWED_ORIGINS")?.fallback).toBe("");
	expect(table?.get("PORT")?.place).toEqual({
		file: ".space-gate.yml",
		start: { line: 39, column: 3 },
		end: { line: 39, column: 3 },
	});
	expect(table?.get("PORT")?.placeOfFallback.start).toEqual({ line: 42, column: 14 });
});

test("a name alone declares a text that need not be set", async () => {
	const table = await read("variables:\n  MODE:\n  LEVEL: {}\n");
	expect(table?.get("MODE")).toMatchObject({ type: "string", isRequired: false, fallback: undefined });
	expect([...(table ?? [])].map(([name]) => name)).toEqual(["MODE", "LEVEL"]);
});

test("a file without a table declares none", async () => {
	expect(await read("contract: python\n")).toBeUndefined();
});

describe("a table that is wrong is refused with file, line, key and what it takes", () => {
	test.each([
		[
			"variables: [A]",
			'.space-gate.yml:1:12: "variables" takes a mapping such as {"OPENAI_API_KEY":{"type":"secret","required":true}}, not a list.',
		],
		["variables:\n  A: text", '.space-gate.yml:2:6: "variables → A" takes a mapping, not "text".'],
		["variables:\n  A-B: {}", '.space-gate.yml:2:3: "variables" takes names of letters, digits and "_", not "A-B".'],
		["variables:\n  A: { typ: url }", '.space-gate.yml:2:8: there is no key "typ". Did you mean "type"?'],
		[
			"variables:\n  A: { type: uri }",
			'.space-gate.yml:2:14: "variables → A → type" takes "string", "integer", "boolean", "url", "url-list", "port", "secret" or "json", not "uri". Did you mean "url"?',
		],
		[
			"variables:\n  A: { required: 1 }",
			'.space-gate.yml:2:18: "variables → A → required" takes true or false, not "1".',
		],
		[
			"variables:\n  A: { default: [1] }",
			'.space-gate.yml:2:17: "variables → A → default" takes a text, a number, true or false, not a list.',
		],
		[
			"variables:\n  A: { description: 1 }",
			'.space-gate.yml:2:21: "variables → A → description" takes a text, not "1".',
		],
		[
			"variables:\n  A: { required: true, default: x }",
			'.space-gate.yml:2:33: "variables → A" is required and has a default, which exclude each other. Leave out "default"',
		],
		[
			"variables:\n  A: { type: secret, default: x }",
			'.space-gate.yml:2:31: "variables → A" is a secret and has a default, which everybody who reads the repository knows.',
		],
		[
			"variables:\n  A: { pattern: '(a+)+$' }\n  B: { pattern: '(?=a)b' }",
			'.space-gate.yml:3:17: "variables → B → pattern" takes a plain regular expression, and this one looks ahead or behind, or names a group.',
		],
		["variables:\n  A: { pattern: '(a)\\1' }", 'this one holds "\\1", which is not supported.'],
		["variables:\n  A: { pattern: 'a**' }", "this one repeats a repetition."],
		["variables:\n  A: { pattern: '(((((a{99}){99}){99}){99}){99})' }", "this one repeats too much."],
	])("%s", async (text, message) => {
		expect(await faultOf(text)).toContain(message);
	});
});
