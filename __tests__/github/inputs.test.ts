import { describe, expect, test } from "@jest/globals";
import { NOTHING_COMING } from "../../src/gate/inquiry.ts";
import { type Inputs, readInputs } from "../../src/github/inputs.ts";

const PYPI = "https://pypi.org/simple";
const HUB = "https://huggingface.co";

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
		[{}, { asks: [], index: PYPI }],
		[
			{ online: "false", resolve: "false" },
			{ asks: [], index: PYPI },
		],
		[{ online: "true" }, { asks: ["index", "hub"], index: PYPI }],
		[{ resolve: "true" }, { asks: ["resolver"], index: PYPI }],
		[
			{ online: "true", resolve: "true", "index-url": " https://mirror.example/root/pypi/+simple/ " },
			{ asks: ["index", "hub", "resolver"], index: "https://mirror.example/root/pypi/+simple" },
		],
		[
			{ online: "true", "index-url": "http://localhost:3141" },
			{ asks: ["index", "hub"], index: "http://localhost:3141" },
		],
	])("with %j", (set, inquiry) => {
		expect(inquiryOf(set)).toEqual({
			...inquiry,
			hub: { endpoint: HUB, space: undefined, token: undefined, coming: NOTHING_COMING },
		});
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

describe("the Space and the Hub", () => {
	test.each(["me/todo", "my-team/todo.backend", "A_1/b-2"])("%s is a Space", (space) => {
		expect(inquiryOf({ space, "hf-token": " t " }).hub).toEqual({
			endpoint: HUB,
			space,
			token: "t",
			coming: NOTHING_COMING,
		});
	});

	test.each([
		"todo",
		"me/todo/",
		"me/../todo",
		"https://huggingface.co/spaces/me/todo",
		"me/to do",
		"me/-todo",
		"me/x.git",
	])("%s is none", (space) => {
		expect(inputsOf({ space })).toMatchObject({
			fault: { code: "input-invalid", message: 'The input "space" takes the name of a Space on the Hub, owner/name.' },
		});
	});

	test("HF_ENDPOINT names another Hub, as for the Hub's own tools", () => {
		const inputs = readInputs(() => "", "http://localhost:5000/");
		if ("fault" in inputs) throw new Error(inputs.fault.message);
		expect(inputs.inquiry.hub.endpoint).toBe("http://localhost:5000");
		expect(readInputs(() => "", "http://hub.example")).toMatchObject({ fault: { code: "input-invalid" } });
	});
});

describe("a deployment", () => {
	const wish = { deploy: "auto", space: "me/todo" };

	test("is wanted only where an input says so", () => {
		const inputs = inputsOf({ space: "me/todo", secrets: "not read" });
		expect("fault" in inputs || inputs.deployment).toBeUndefined();
	});

	test("asks the Hub, and counts what is going to be set as set", () => {
		const inputs = inputsOf({ ...wish, secrets: "TOKEN=a=b", variables: "MODE=live\n\n# no more" });
		if ("fault" in inputs) throw new Error(inputs.fault.message);
		expect(inputs.deployment).toMatchObject({ wish: "auto", space: "me/todo" });
		expect(inputs.deployment?.settings.secrets.get("TOKEN")).toBe("a=b");
		expect(inputs.inquiry.asks).toEqual(["hub"]);
		expect(inputs.inquiry.hub.coming).toEqual({ secrets: new Set(["TOKEN"]), variables: new Map([["MODE", "live"]]) });
	});

	test.each([
		[{ deploy: "yes", space: "me/todo" }, 'The input "deploy" takes "false", "plan", "auto" or "true"'],
		[{ deploy: "auto" }, '"deploy" is "auto", and the input "space" does not say where to.'],
		[{ ...wish, paths: "a\nb" }, '"paths" names several Space roots'],
		[{ ...wish, timeout: "soon" }, 'The input "timeout" takes minutes'],
		[{ ...wish, secrets: "hunter2" }, 'Line 1 of the input "secrets" is no NAME=value.'],
	])("%j is a fault of the workflow", (set, message) => {
		const inputs = inputsOf(set);
		expect("fault" in inputs && inputs.fault.message).toContain(message);
		expect(JSON.stringify(inputs)).not.toContain("hunter2");
	});
});
