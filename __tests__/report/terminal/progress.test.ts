import { expect, test } from "@jest/globals";
import { progressOn } from "../../../src/report/terminal/progress.ts";

function watched() {
	const clock = { now: 0 };
	const written: string[] = [];
	return {
		clock,
		written,
		progress: progressOn(
			(text) => written.push(text),
			() => clock.now,
		),
	};
}

test("work that is done within a second shows nothing", () => {
	const { clock, written, progress } = watched();
	progress.step("reading the files");
	clock.now = 999;
	progress.step("asking card/sdk");
	progress.end();
	expect(written).toEqual([]);
});

test("work that takes longer says what it does, and takes it away at the end", () => {
	const { clock, written, progress } = watched();
	clock.now = 1000;
	progress.step("asking card/sdk");
	progress.end();
	progress.end();
	expect(written).toEqual(["\r\u001b[Kspace-gate: asking card/sdk …", "\r\u001b[K"]);
});
