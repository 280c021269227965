import { expect, test } from "@jest/globals";
import { nearest } from "../../src/config/nearest.ts";

const RULES = [
	"entrypoint/app-missing",
	"structure/entrypoint-missing",
	"card/missing",
	"card/sdk",
	"entrypoint/syntax",
];

test.each([
	["card/skd", ["card/sdk"]],
	["sdk", ["card/sdk"]],
	["app-missing", ["entrypoint/app-missing"]],
	["missing", ["card/missing"]],
	["Card/SDK", ["card/sdk"]],
	["entrypoint/sintax", ["entrypoint/syntax"]],
	["nothing-like-it", []],
	["", []],
	["x".repeat(100_000), []],
])("who writes %j may have meant %j", (text, meant) => {
	expect(nearest(text, RULES)).toEqual(meant);
});

test("at most three are offered, nearest first", () => {
	expect(nearest("aaaaaaax", ["aaaaaaby", "aaaaaaab", "zzzz", "aaaaaaac", "aaaaaaad"])).toEqual([
		"aaaaaaab",
		"aaaaaaac",
		"aaaaaaad",
	]);
	expect(nearest("aaaaaaax", ["aaaaaaby", "aaaaaaab"])).toEqual(["aaaaaaab", "aaaaaaby"]);
});

test("who has written a word has meant it", () => {
	expect(nearest("aaaa", ["aaab", "aaaa"])).toEqual(["aaaa"]);
});
