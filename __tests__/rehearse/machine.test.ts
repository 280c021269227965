import { spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, readdirSync } from "node:fs";
import { describe, expect, test } from "@jest/globals";
import { foldFrames } from "../../src/rehearse/fold-frames.ts";
import { logOf } from "../../src/rehearse/machine/log.ts";
import { endMarked, markedProcesses } from "../../src/rehearse/machine/strays.ts";
import { openWorkshop } from "../../src/rehearse/machine/workshop.ts";
import { MARK } from "../../src/rehearse/space-variables.ts";
import { processorTime } from "../support/processor-time.ts";
import { withFolder } from "../support/temporary.ts";

describe("a log", () => {
	test("keeps its end, whatever is written", () => {
		const log = logOf({ onLine: () => undefined, lines: "some", now: () => 0 });
		for (let number = 0; number < 20_000; number += 1) log.take(Buffer.from(`line ${number} ${"x".repeat(100)}\n`));
		const lines = log.lines();
		expect(lines.at(-2)).toMatch(/^line 19999 /);
		expect(lines.join("\n").length).toBeLessThanOrEqual(256 * 1024);
		expect(lines.length).toBeGreaterThan(2_000);
	});

	test("of a flood costs little where only some lines are wanted", () => {
		const heard: string[] = [];
		const log = logOf({ onLine: (line) => heard.push(line), lines: "some", now: () => 0 });
		const chunk = Buffer.from("y\n".repeat(32 * 1024));
		const before = processorTime();
		for (let number = 0; number < 10_000; number += 1) log.take(chunk);
		expect(processorTime() - before).toBeLessThan(1_000);
		expect(heard).toEqual(["y"]);
	});

	test("tells every line where all are wanted, and stops where that is too many", () => {
		const heard: string[] = [];
		const log = logOf({ onLine: (line) => heard.push(line), lines: "all", now: () => 0 });
		log.take(Buffer.from("one\r\ntw"));
		log.take(Buffer.from("o\nth\u00fc".slice(0, 4)));
		log.take(Buffer.from("r\n"));
		expect(heard).toEqual(["one", "two", "thr"]);
		log.take(Buffer.from("y\n".repeat(10_000)));
		log.take(Buffer.from("y\n".repeat(10_000)));
		expect(heard.length).toBe(5_001);
		expect(heard.at(-1)).toBe("… more than 5000 lines; the others are not shown.");
	});

	test("of one endless line fills no memory", () => {
		const heard: string[] = [];
		const log = logOf({ onLine: (line) => heard.push(line), lines: "all", now: () => 0 });
		for (let number = 0; number < 2_000; number += 1) log.take(Buffer.alloc(64 * 1024, 120));
		expect(heard).toEqual([]);
		expect(log.lines().join("").length).toBeLessThanOrEqual(256 * 1024);
	});
});

test("a traceback is shown without the calls of libraries", () => {
	const lines = [
		"Traceback (most recent call last):",
		'  File "/home/user/.local/bin/uvicorn", line 5, in <module>',
		"    sys.exit(main())",
		"             ^^^^^^",
		'  File "<frozen importlib._bootstrap>", line 1206, in _gcd_import',
		'  File "/app/main.py", line 3, in <module>',
		"    import httpx",
		'  File "/usr/lib/python3.11/json/__init__.py", line 1, in loads',
		"ModuleNotFoundError: No module named 'httpx'",
	];
	expect(foldFrames(lines)).toEqual([
		"Traceback (most recent call last):",
		"  … 2 calls of libraries",
		'  File "/app/main.py", line 3, in <module>',
		"    import httpx",
		"  … 1 call of libraries",
		"ModuleNotFoundError: No module named 'httpx'",
	]);
});

describe("what is left", () => {
	const onLinux = process.platform === "linux" ? test : test.skip;

	onLinux("is found by its mark, and by no other", async () => {
		const mark = "mark-of-this-test";
		const start = (value: string) => spawn("sleep", ["60"], { env: { PATH: process.env.PATH, [MARK]: value } });
		const [ours, others, longer] = [start(mark), start("another"), start(`${mark}-2`)];
		try {
			await Promise.all([ours, others, longer].map((one) => once(one, "spawn")));
			expect(markedProcesses(mark)).toEqual([ours.pid]);
			const ended = once(ours, "exit");
			endMarked(mark);
			expect((await ended)[1]).toBe("SIGKILL");
			expect(others.exitCode ?? others.signalCode ?? longer.signalCode).toBeNull();
		} finally {
			for (const one of [ours, others, longer]) one.kill("SIGKILL");
		}
	});

	test("is removed with its folder when the workshop closes, and closing twice does no harm", async () => {
		await withFolder((folder) => {
			const workshop = openWorkshop(folder);
			if ("code" in workshop) throw new Error(workshop.message);
			expect(existsSync(workshop.home)).toBe(true);
			expect(readdirSync(folder).length).toBe(1);
			expect(workshop.close()).toBeUndefined();
			expect(workshop.close()).toBeUndefined();
			expect(readdirSync(folder)).toEqual([]);
		});
	});
});
