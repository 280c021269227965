import { Argument, Command, CommanderError, Option } from "commander";
import { type CheckOptions, FORMATS, runCheck } from "./command-line/check.ts";
import type { DeployOptions } from "./command-line/deploy.ts";
import type { EnvironmentOptions } from "./command-line/environment.ts";
import type { InitOptions } from "./command-line/init.ts";
import type { PackageOptions } from "./command-line/package.ts";
import type { RehearseOptions } from "./command-line/rehearse.ts";
import { coloursFor, err, errFault, out } from "./command-line/terminal.ts";
import { CONTRACTS, PYTHONS } from "./config/choices.ts";
import { nearest } from "./config/nearest.ts";
import { CANNOT_JUDGE } from "./gate/exit-status.ts";
import { configurationFault, faultOf } from "./gate/fault.ts";
import { SEVERITIES } from "./gate/finding.ts";
import { VERSION } from "./gate/help.ts";
import { tuneV8 } from "./gate/v8-flags.ts";
import { RULES } from "./rules/index.ts";

const ENGINES = ["auto", "native", "wasm"] as const;

const EXAMPLES = `
Examples:
  space-gate init                                     find the backend here, and write what it lacks
  space-gate check                                    judge the folder you are in
  space-gate check backend --fail-on warning          judge a sub-folder, and let warnings fail it
  space-gate check backend --commit HEAD              judge what is committed, as the Action does
  space-gate check services/*/                        judge several, one after the other
  space-gate check --format json > report.json        a report for programs
  space-gate check --fix-dry-run                      show what --fix would change
  space-gate package backend --out ../package         look at what would be uploaded
  space-gate rehearse backend --env .env              start it on this machine, as its Space would
  space-gate deploy backend --space me/todo --dry-run
                                                      what a deployment would change on the Space
  space-gate env backend --format env > .env.example  the variables that the program needs, as a file to fill in
  space-gate explain entrypoint/server-start          what a rule finds, why, and how to fix it

Exit status: 0 the gate passes, 1 findings stand in the way, 2 the gate could not judge.`;

function programOf(finish: (status: number) => void): Command {
	const program = new Command("space-gate")
		.description("Proves that a Python backend will run as a Hugging Face Space before it is shipped there.")
		.version(VERSION)
		.addHelpText("after", EXAMPLES);
	program
		.command("check")
		.description("judge folders, or what a commit holds of them")
		.addArgument(
			new Argument("[paths...]", "Space roots: the folders that hold main.py").default(["."], "the folder you are in"),
		)
		.addOption(new Option("--format <format>", "how to report").choices(FORMATS).default("text"))
		.addOption(new Option("--fail-on <severity>", "the lightest finding that fails the gate").choices(SEVERITIES))
		.addOption(new Option("--contract <contract>", "the set of rules; auto goes by README.md").choices(CONTRACTS))
		.addOption(new Option("--python-version <version>", "the version of Python on the Space").choices(PYTHONS))
		.option("--config <file>", "a configuration file in place of .space-gate.yml at the Space root")
		.addOption(new Option("--engine <engine>", "the Python parser to use").choices(ENGINES).default("auto"))
		.option("--commit <revision>", "judge a commit, such as HEAD, not the files as they lie there")
		.option("--online", "ask the package index about the requirements, and the Hub about README.md and the Space")
		.option("--resolve", "ask pip whether all requirements can be installed together")
		.option("--space <owner/name>", "the Space on the Hub that this is for")
		.option("--index-url <address>", "the package index to ask in place of https://pypi.org/simple")
		.addOption(new Option("--fix", "mend what can be mended safely, in the files themselves").conflicts("commit"))
		.addOption(
			new Option("--fix-dry-run", "show what --fix would change, as a diff, and write nothing").conflicts([
				"commit",
				"fix",
			]),
		)
		.action(async (paths: string[], options: CheckOptions) => finish(await runCheck(paths, options)));
	program
		.command("init")
		.description("find the backends in a folder, and write what they lack: workflow, card, configuration, requirements")
		.argument("[path]", "where to look", ".")
		.option("--space <owner/name>", "the Space on the Hub to deploy to")
		.option("-y, --yes", "write without asking")
		.action(async (path: string, options: InitOptions) => {
			const { runInit } = await import("./command-line/init.ts");
			finish(await runInit(path, options));
		});
	program
		.command("package")
		.description("write what would be uploaded to the Hub into a new folder")
		.argument("[path]", "the Space root: the folder that holds main.py", ".")
		.requiredOption("--out <folder>", "where to write it: a folder that does not exist yet, outside the Space root")
		.option("--commit <revision>", "package a commit, such as HEAD, not the files as they lie there")
		.addOption(new Option("--contract <contract>", "the set of rules; auto goes by README.md").choices(CONTRACTS))
		.addOption(new Option("--python-version <version>", "the version of Python on the Space").choices(PYTHONS))
		.option("--config <file>", "a configuration file in place of .space-gate.yml at the Space root")
		.action(async (path: string, options: PackageOptions) => {
			const { runPackage } = await import("./command-line/package.ts");
			finish(await runPackage(path, options));
		});
	program
		.command("rehearse")
		.description("start a Space on this machine and ask it whether it answers; this runs the project's own code")
		.argument("[path]", "the Space root: the folder that holds main.py", ".")
		.option("--env <file>", "the variables of the application, one NAME=value a line")
		.option("--system", "use the packages that are installed here, and install nothing")
		.option("--python <program>", "the Python to use (default: the Space's version, where there is one)")
		.option("--port <number>", "the port on this machine (default: a free one)")
		.option("--health-path <path>", "a path of the application that has to answer with status 200")
		.option("--start-timeout <seconds>", "seconds from the start until it must listen", "60")
		.option("--soak <seconds>", "seconds for which it must go on running", "3")
		.option("--keep", "let it run until Ctrl-C, to try it in a browser")
		.option("--verbose", "show all that pip and the application write")
		.option("--commit <revision>", "rehearse a commit, such as HEAD, not the files as they lie there")
		.addOption(new Option("--contract <contract>", "the set of rules; auto goes by README.md").choices(CONTRACTS))
		.addOption(new Option("--python-version <version>", "the version of Python on the Space").choices(PYTHONS))
		.option("--config <file>", "a configuration file in place of .space-gate.yml at the Space root")
		.action(async (path: string, options: RehearseOptions) => {
			const { runRehearse } = await import("./command-line/rehearse.ts");
			finish(await runRehearse(path, options));
		});
	program
		.command("deploy")
		.description("deploy a commit that passes to its Space, and watch it until it answers")
		.argument("[path]", "the Space root: the folder that holds main.py", ".")
		.requiredOption("--space <owner/name>", "the Space on the Hub to deploy to")
		.option("--dry-run", "show what would change on the Space, and change nothing")
		.option("--commit <revision>", "the commit to deploy (default: HEAD)")
		.addOption(
			new Option("--create <visibility>", "create the Space where it does not exist").choices(["private", "public"]),
		)
		.addOption(
			new Option("--on-drift <policy>", "what to do where somebody has changed the Space since")
				.choices(["fail", "overwrite"])
				.default("fail"),
		)
		.option("--no-rollback", "leave the new version there, even where it does not answer")
		.option("--health-path <path>", "a path of the application that has to answer with status 200")
		.option("--timeout <minutes>", "minutes from the push until the Space must answer", "20")
		.option("--soak <seconds>", "seconds for which it must go on running", "10")
		.addOption(
			new Option("--format <format>", "a text, or the plan for programs").choices(["text", "json"]).default("text"),
		)
		.addOption(new Option("--fail-on <severity>", "the lightest finding that fails the gate").choices(SEVERITIES))
		.addOption(new Option("--contract <contract>", "the set of rules; auto goes by README.md").choices(CONTRACTS))
		.addOption(new Option("--python-version <version>", "the version of Python on the Space").choices(PYTHONS))
		.option("--config <file>", "a configuration file in place of .space-gate.yml at the Space root")
		.action(async (path: string, options: DeployOptions) => {
			const { runDeploy } = await import("./command-line/deploy.ts");
			finish(await runDeploy(path, options));
		});
	program
		.command("env")
		.description("list the environment variables that the program needs")
		.argument("[path]", "the Space root: the folder that holds main.py", ".")
		.addOption(
			new Option("--format <format>", "a table, a file .env.example, a table for documentation, or for programs")
				.choices(["text", "env", "markdown", "json"])
				.default("text"),
		)
		.addOption(new Option("--markdown", "the same as --format markdown").conflicts("format"))
		.option("--commit <revision>", "read a commit, such as HEAD, not the files as they lie there")
		.addOption(new Option("--contract <contract>", "the set of rules; auto goes by README.md").choices(CONTRACTS))
		.addOption(new Option("--python-version <version>", "the version of Python on the Space").choices(PYTHONS))
		.option("--config <file>", "a configuration file in place of .space-gate.yml at the Space root")
		.action(async (path: string, options: EnvironmentOptions) => {
			const { runEnvironment } = await import("./command-line/environment.ts");
			finish(await runEnvironment(path, options));
		});
	program
		.command("rules")
		.description("list the rules")
		.action(async () => {
			const { rulesText } = await import("./report/terminal/rules-text.ts");
			out(rulesText(RULES, coloursFor(process.stdout)));
		});
	program
		.command("explain")
		.description("print the page of a rule: what it finds, why, and how to fix it")
		.argument("<rule>", "a rule's id, such as card/sdk")
		.action(async (rule: string) => finish(await explain(rule)));
	return program;
}

async function explain(id: string): Promise<number> {
	const rule = RULES.find((one) => one.id === id);
	if (rule === undefined) {
		const meant = nearest(
			id,
			RULES.map((one) => one.id),
		);
		const advice = meant.length === 0 ? '"space-gate rules" lists the rules.' : `Did you mean ${meant.join(", ")}?`;
		errFault(configurationFault("rule-missing", `There is no rule "${id}".`, advice));
		return CANNOT_JUDGE;
	}
	const [{ readPage }, { pageText }] = await Promise.all([
		import("./report/pages.ts"),
		import("./report/terminal/page-text.ts"),
	]);
	out(pageText(await readPage(rule.id), coloursFor(process.stdout)));
	return 0;
}

/** What commander prints goes through the log as everything does; what it throws becomes an exit status. */
async function main(): Promise<void> {
	const program = programOf((status) => {
		process.exitCode = status;
	});
	for (const command of [program, ...program.commands]) {
		command
			.exitOverride()
			.showHelpAfterError(
				`Run "${command === program ? "" : "space-gate "}${command.name()} --help" for what there is.`,
			)
			.configureOutput({ writeOut: (text) => out(text.trimEnd()), writeErr: (text) => err(text.trimEnd()) });
	}
	try {
		await program.parseAsync();
	} catch (thrown) {
		if (thrown instanceof CommanderError) process.exitCode = thrown.exitCode === 0 ? 0 : CANNOT_JUDGE;
		else fail(thrown);
	}
}

function fail(thrown: unknown): void {
	process.exitCode = CANNOT_JUDGE;
	errFault(faultOf(thrown));
}

// Somebody who reads only the head of a report closes the pipe; that is no fault.
process.stdout.on("error", (error: NodeJS.ErrnoException) => {
	if (error.code !== "EPIPE") fail(error);
});

tuneV8();
main().catch(fail);
