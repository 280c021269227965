import { expect, test } from "@jest/globals";
import { Ajv } from "ajv";
import schema from "../../schema/config.schema.json" with { type: "json" };

const validate = new Ajv({ strict: true, strictTypes: false }).compile(schema);

test.each([
	{ title: "Todo", emoji: "✅", sdk: "python", python_version: "3.10", app_port: 7860, tags: ["a"], license: ["mit"] },
	{ sdk: "docker", license: "apache-2.0", pinned: true, suggested_hardware: "h900x1", header: "mini" },
	{ custom_headers: { "cross-origin-opener-policy": "same-origin" }, colour: "red" },
])("editors take the card %j", (card) => {
	expect(validate({ card })).toBe(true);
});

test.each([
	{ colorTo: "orange" },
	{ app_port: 80 },
	{ license: "MIT License" },
	{ short_description: "a".repeat(61) },
	{ tags: "fastapi" },
	{ pinned: "yes" },
	{ custom_headers: { "x-frame-options": "deny" } },
	{ title: 2048 },
])("editors mark the card %j", (card) => {
	expect(validate({ card })).toBe(false);
});
