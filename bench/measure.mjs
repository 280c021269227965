// Times of whole processes, taken in turn, so that a machine that slows down slows all of them.
import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";

/**
 * Runs each command once to warm the disk's cache, then `rounds` times in turn.
 * Gives minimum and median in milliseconds by name. Throws when a command does not end with the status it should.
 */
export function times(commands, rounds) {
	for (const command of commands) run(command);
	const measured = new Map(commands.map(({ name }) => [name, []]));
	for (let round = 0; round < rounds; round++) {
		for (const command of commands) {
			const start = performance.now();
			run(command);
			measured.get(command.name).push(performance.now() - start);
		}
	}
	return new Map([...measured].map(([name, all]) => [name, summary(all)]));
}

/** What a Node program that measures within itself prints: samples in milliseconds by name, and numbers. */
export function printed(command) {
	return JSON.parse(run(command));
}

/** The most memory that a Node program held, in megabytes. */
export function peakMemory(command) {
	const folder = mkdtempSync(join(tmpdir(), "space-gate-memory-"));
	const file = join(folder, "peak");
	try {
		const probe = resolve("bench/peak-memory.cjs");
		run({
			...command,
			arguments: ["--require", probe, ...command.arguments],
			environment: { ...command.environment, PEAK_MEMORY_FILE: file },
		});
		return Number(readFileSync(file, "utf8")) / 1024;
	} finally {
		rmSync(folder, { recursive: true, force: true });
	}
}

/** What a command prints. */
function run({ name, program = process.execPath, arguments: words, cwd, environment = {}, status = 0 }) {
	const ended = spawnSync(program, words, { cwd, env: { ...plainEnvironment(), ...environment }, encoding: "utf8" });
	if (ended.status === status) return ended.stdout;
	throw new Error(`${name} ended with ${ended.status ?? ended.error}, not ${status}:\n${ended.stdout}${ended.stderr}`);
}

/** Without what a shell or a CI system may have set to change how Node starts. */
function plainEnvironment() {
	const { PATH, HOME, SystemRoot, TEMP, TMPDIR } = process.env;
	return Object.fromEntries(
		Object.entries({ PATH, HOME, SystemRoot, TEMP, TMPDIR }).filter(([, value]) => value !== undefined),
	);
}

/** The least and the median of samples. */
export function summary(all) {
	const sorted = all.toSorted((a, b) => a - b);
	return { min: sorted[0], median: sorted[Math.floor(sorted.length / 2)] };
}
