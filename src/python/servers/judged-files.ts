import type { Program } from "../program.ts";

/** Files that a tool, never a server, reads: they may start servers of their own. */
const TOOL_FILES: ReadonlySet<string> = new Set([
	...["setup.py", "noxfile.py", "fabfile.py", "conftest.py", "locustfile.py", "dodo.py", "pavement.py", "tests.py"],
	...["gunicorn.conf.py", "gunicorn_conf.py", "gunicorn_config.py", "hypercorn_conf.py", "hypercorn_config.py"],
]);

const TEST_FILE = /^test_.*\.py$|_test\.py$/;

/** The files whose servers and ports count: what the start reaches, and what lies at the root and is neither test nor tool. */
export function judgedFiles(program: Program, reached: readonly string[]): readonly string[] {
	const atRoot = program.files.filter((path) => !path.includes("/") && !TOOL_FILES.has(path) && !TEST_FILE.test(path));
	return [...new Set([...reached, ...atRoot])].sort();
}
