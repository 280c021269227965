import { describe, expect, test } from "@jest/globals";
import { type CourseTexts, readCourse } from "../../src/deploy/read-course.ts";

const SILENT: CourseTexts = { create: "", onDrift: "", rollback: "", healthPath: "", timeout: "", soak: "" };
const NAMES = {
	create: "--create",
	onDrift: "--on-drift",
	rollback: "--no-rollback",
	healthPath: "--health-path",
	timeout: "--timeout",
	soak: "--soak",
};

function courseOf(texts: Partial<CourseTexts>) {
	return readCourse("deploy", { ...SILENT, ...texts }, NAMES);
}

test("what nobody says is careful: nothing is created or overwritten, and what fails is put back", () => {
	expect(courseOf({})).toEqual({
		kind: "deploy",
		create: "never",
		onDrift: "fail",
		rollsBack: true,
		healthPath: undefined,
		timeout: 20 * 60_000,
		soak: 10_000,
	});
});

test.each<[Partial<CourseTexts>, object]>([
	[{ create: "true" }, { create: "private" }],
	[{ create: "public" }, { create: "public" }],
	[{ onDrift: "overwrite" }, { onDrift: "overwrite" }],
	[{ rollback: "false" }, { rollsBack: false }],
	[{ healthPath: "/health?deep=1" }, { healthPath: "/health?deep=1" }],
	[
		{ timeout: "1", soak: "0" },
		{ timeout: 60_000, soak: 0 },
	],
	[
		{ timeout: "350", soak: "600" },
		{ timeout: 350 * 60_000, soak: 600_000 },
	],
])("%j is understood", (texts, course) => {
	expect(courseOf(texts)).toMatchObject(course);
});

describe("what is no answer is a fault that names it:", () => {
	test.each<[Partial<CourseTexts>, string]>([
		[{ create: "yes" }, '--create takes "true", "false" or "public".'],
		[{ create: "constructor" }, "--create takes"],
		[{ onDrift: "ignore" }, '--on-drift takes "fail" or "overwrite".'],
		[{ rollback: "no" }, '--no-rollback takes "true" or "false".'],
		[{ healthPath: "health" }, "--health-path takes a path"],
		[{ healthPath: "//evil.example" }, "--health-path takes a path"],
		[{ healthPath: "https://evil.example/" }, "--health-path takes a path"],
		[{ healthPath: "/a b" }, "--health-path takes a path"],
		[{ healthPath: "/a\nb" }, "--health-path takes a path"],
		[{ timeout: "0" }, "--timeout takes minutes, from 1 to 350."],
		[{ timeout: "351" }, "--timeout takes minutes"],
		[{ timeout: "1.5" }, "--timeout takes minutes"],
		[{ soak: "-1" }, "--soak takes seconds, from 0 to 600."],
		[{ soak: "1e9" }, "--soak takes seconds"],
	])("%j", (texts, message) => {
		const course = courseOf(texts);
		expect("fault" in course && course.fault).toMatchObject({ kind: "configuration", code: "input-invalid" });
		expect("fault" in course && course.fault.message).toContain(message);
	});
});
