// The programs that are measured: the command, the Action as a runner starts it, the parser alone, the proof alone.
import { execFileSync } from "node:child_process";
import { cpSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { parse } from "yaml";
import { nativeAssets, wasmAssets } from "../scripts/assets.mjs";
import { bundle } from "../scripts/bundle.mjs";

/** `space-gate check` on a folder, with each engine. */
export function commandsOn(folder) {
	return ["native", "wasm"].map((engine) => ({
		name: engine,
		arguments: [resolve("dist/cli.cjs"), "check", folder, "--engine", engine],
	}));
}

/** A copy of a folder as a git repository with one commit. */
export function checkout(folder, target) {
	cpSync(folder, target, { recursive: true });
	const git = (...words) =>
		execFileSync("git", ["-c", "user.name=bench", "-c", "user.email=bench@localhost", ...words], { cwd: target });
	git("init", "--quiet");
	git("add", "--all");
	git("commit", "--quiet", "--message", "measured");
	return target;
}

/** The Action as a runner starts it: inputs with their defaults, and the files that it may write to. */
export function inRunner(workspace, runner) {
	mkdirSync(runner, { recursive: true });
	const { inputs } = parse(readFileSync("action.yml", "utf8"));
	const environment = {
		GITHUB_ACTIONS: "true",
		GITHUB_WORKSPACE: workspace,
		RUNNER_TEMP: runner,
		...Object.fromEntries(
			["GITHUB_OUTPUT", "GITHUB_STEP_SUMMARY"].map((name) => [name, emptyFile(join(runner, name))]),
		),
		...Object.fromEntries(
			Object.entries(inputs).map(([name, { default: value = "" }]) => [`INPUT_${name.toUpperCase()}`, literal(value)]),
		),
	};
	return { arguments: [resolve("dist/index.cjs")], cwd: workspace, environment };
}

/** An expression in a default is for the runner to resolve; here it stands for nothing. */
function literal(value) {
	return String(value).includes("${{") ? "" : String(value);
}

function emptyFile(path) {
	writeFileSync(path, "");
	return path;
}

/** The bench's own programs, bundled as the gate is, with the same parsers beside them; gives their paths. */
export async function bundlePrograms(folder) {
	const { files } = await bundle({
		parse: "bench/parse-everything.ts",
		prove: "bench/prove-entrypoint.ts",
		judge: "bench/judge-requirements.ts",
		secrets: "bench/find-secrets.ts",
		deploy: "bench/deploy-package.ts",
	});
	for (const [path, content] of [...files, ...nativeAssets().files, ...wasmAssets()]) {
		const target = join(folder, path);
		mkdirSync(dirname(target), { recursive: true });
		writeFileSync(target, content);
	}
	return {
		parser: join(folder, "parse.cjs"),
		prover: join(folder, "prove.cjs"),
		requirementsJudge: join(folder, "judge.cjs"),
		secretsFinder: join(folder, "secrets.cjs"),
		deployer: join(folder, "deploy.cjs"),
	};
}
