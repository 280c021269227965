// A reporter for Jest whose last word is one line that a machine can read: "N passed, N failed".
import { writeFileSync } from "node:fs";

export default class Counts {
	onRunComplete(_contexts, results) {
		const { numPassedTests, numFailedTests, numRuntimeErrorTestSuites, numPendingTests, numTodoTests } = results;
		// A file that could not even be loaded has no failed tests, and must not look like success.
		const failed = numFailedTests + numRuntimeErrorTestSuites;
		const skipped = numPendingTests + numTodoTests;
		const line = `${numPassedTests} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ""}`;
		const file = process.env.SPACE_GATE_COUNTS;
		if (file !== undefined) writeFileSync(file, `${line}\n`);
		process.stdout.write(`\n${line}\n`);
	}
}
