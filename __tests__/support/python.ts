import { spawnSync } from "node:child_process";

/** Bytes that a program may answer. */
const ANSWER_LIMIT = 1024 ** 3;

/** Runs the machine's `python3`, and gives what it wrote. Throws when it fails. */
export function askPython(program: readonly string[], input = ""): string {
	const { status, stdout, stderr, error } = spawnSync("python3", ["-X", "utf8", "-W", "ignore", ...program], {
		input,
		encoding: "utf8",
		maxBuffer: ANSWER_LIMIT,
	});
	if (error !== undefined || status !== 0) throw new Error(`python3 failed: ${stderr || error?.message}`);
	return stdout;
}

/** Second number of the machine's Python 3, or why it cannot be asked: there is none, or not one of these. */
export function pythonMinor(oldest: number, newest: number): number | string {
	const { status, stdout } = spawnSync("python3", ["-c", "import sys; print(sys.version_info.minor)"], {
		encoding: "utf8",
	});
	if (status !== 0) return "there is no python3 on this machine";
	const minor = Number(stdout);
	return minor >= oldest && minor <= newest ? minor : `python3 is 3.${minor}, not 3.${oldest} to 3.${newest}`;
}

/** Says on the terminal that a comparison with CPython did not take place. */
export function announceSkipped(test: string, reason: string): void {
	process.stderr.write(`SKIPPED: ${test}: ${reason}\n`);
}
