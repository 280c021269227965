import { describe, expect, test } from "@jest/globals";
import { faultOfOrigin, isSpaceAddress, mendedOrigin } from "../../src/cors/origin.ts";
import { fc } from "../support/seed.ts";

describe("an origin is what a browser sends", () => {
	test.each([
		"https://app.example.com",
		"http://localhost:3000",
		"http://localhost",
		"http://127.0.0.1:5173",
		"http://[::1]:3000",
		"https://owner-name.hf.space",
		"https://app.example.com:8443",
		"https://xn--bcher-kva.example",
		"capacitor://localhost",
		"chrome-extension://abcdefghijklmnop",
	])("%s", (origin) => {
		expect(faultOfOrigin(origin)).toBeUndefined();
		expect(mendedOrigin(origin)).toBe(origin);
	});
});

test.each([
	["https://app.example.com/", "ends with a slash", "https://app.example.com"],
	["https://app.example.com//", "has a path behind the host", "https://app.example.com"],
	["https://app.example.com/login", "has a path behind the host", "https://app.example.com"],
	["https://app.example.com?x", "has a path behind the host", "https://app.example.com"],
	["https://app.example.com#x", "has a path behind the host", "https://app.example.com"],
	["https://me@app.example.com", "holds a user", "https://app.example.com"],
	["https://App.Example.com", "has capital letters, which browsers write small", "https://app.example.com"],
	["https://app.example.com:443", "names the port 443, which browsers leave out", "https://app.example.com"],
	["http://app.example.com:80", "names the port 80, which browsers leave out", "http://app.example.com"],
	[" https://app.example.com", "begins or ends with white space", "https://app.example.com"],
	['"https://app.example.com"', "has quotes or brackets around it", "https://app.example.com"],
	['["https://app.example.com"]', "has quotes or brackets around it", "https://app.example.com"],
	["app.example.com", "does not say its protocol, http:// or https://", "https://app.example.com"],
	["localhost:3000", "does not say its protocol, http:// or https://", "http://localhost:3000"],
	["//app.example.com", "does not say its protocol, http:// or https://", undefined],
	["https:app.example.com", "does not say its protocol, http:// or https://", undefined],
	["htps://app.example.com", "begins with htps:// instead of http:// or https://", undefined],
	["wss://app.example.com", "begins with wss:// instead of http:// or https://", undefined],
	["file://", "begins with file:// instead of http:// or https://", undefined],
	["http://", "is no address that a browser knows", undefined],
	["http://app.example.com:99999", "is no address that a browser knows", undefined],
	["https://app .example.com", "is no address that a browser knows", undefined],
	["https://bücher.example", "is not written as a browser writes it", "https://xn--bcher-kva.example"],
	["null", "is what every sandboxed page and every local file sends", undefined],
	[`https://${"a".repeat(400)}.example`, "is longer than any origin", undefined],
])("%s %s", (text, what, meant) => {
	expect(faultOfOrigin(text)).toEqual({ what, meant });
});

test("the address of a Space is told from others", () => {
	expect(isSpaceAddress("https://owner-name.hf.space")).toBe(true);
	for (const other of [
		"http://owner-name.hf.space",
		"https://hf.space.example.com",
		"https://hf.space",
		"https://a.b.hf.space",
	]) {
		expect(isSpaceAddress(other)).toBe(false);
	}
});

test("whatever is taken for an origin of the web is one to the URL standard, and what was meant is one as well", () => {
	const texts = fc.oneof(
		fc.webUrl(),
		fc.string(),
		fc.tuple(fc.constantFrom("http://", "https://", "HTTP://", ""), fc.string()).map((one) => one.join("")),
	);
	fc.assert(
		fc.property(texts, (text) => {
			const fault = faultOfOrigin(text);
			if (fault === undefined && /^https?:/i.test(text)) expect(new URL(text).origin).toBe(text);
			if (fault?.meant !== undefined) expect(faultOfOrigin(fault.meant)).toBeUndefined();
		}),
		{ numRuns: 2_000 },
	);
});
