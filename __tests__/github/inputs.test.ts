import { describe, expect, test } from "@jest/globals";
import { type Inputs, readInputs } from "../../src/github/inputs.ts";

/** The inputs of a workflow that sets these. */
function inputsOf(set: Readonly<Record<string, string>>): ReturnType<typeof readInputs> {
	return readInputs((name) => set[name] ?? "");
}

function inquiryOf(set: Readonly<Record<string, string>>): Inputs["inquiry"] {
	const inputs = inputsOf(set);
	if ("fault" in inputs) throw new Error(inputs.fault.message);
	return inputs.inquiry;
}

describe("who is asked about packages", () => {
	test.each([
		[{}, { asks: [], index: "https://pypi.org/simple" }],
		[
			{ online: "false", resolve: "false" },
			{ asks: [], index: "https://pypi.org/simple" },
		],
		[{ online: "true" }, { asks: ["index"], index: "https://pypi.org/simple" }],
		[{ resolve: "true" }, { asks: ["resolver"], index: "https://pypi.org/simple" }],
		[
			{ online: "true", resolve: "true", "index-url": " https://mirror.example/root/pypi/+simple/ " },
			{ asks: ["index", "resolver"], index: "https://mirror.example/root/pypi/+simple" },
		],
		[
			{ online: "true", "index-url": "http://localhost:3141" },
			{ asks: ["index"], index: "http://localhost:3141" },
		],
	])("with %j", (set, inquiry) => {
		expect(inquiryOf(set)).toEqual(inquiry);
	});

	test.each([
		[{ online: "yes" }, 'The input "online" takes "true" or "false", not "yes".'],
		[{ resolve: "True" }, 'The input "resolve" takes "true" or "false", not "True".'],
	])("%j is a fault of the workflow", (set, message) => {
		expect(inputsOf(set)).toMatchObject({ fault: { kind: "configuration", code: "input-invalid", message } });
	});

	test.each([
		"http://pypi.org/simple",
		"http://10.0.0.1/simple",
		"https://user:s3cr3t@pypi.org/simple",
		"https://s3cr3t@pypi.org/simple",
		"https://pypi.org/simple?token=s3cr3t",
		"https://pypi.org/simple#s3cr3t",
		"file:///srv/s3cr3t",
		"ftp://s3cr3t",
		"s3cr3t",
		`https://pypi.org/${"s3cr3t".repeat(100)}`,
	])("the address %s is refused, and not repeated", (address) => {
		const inputs = inputsOf({ online: "true", "index-url": address });
		if (!("fault" in inputs)) throw new Error("it was taken");
		expect(inputs.fault.message).toContain('The input "index-url" takes an https address');
		expect(JSON.stringify(inputs.fault)).not.toContain("s3cr3t");
	});
});
