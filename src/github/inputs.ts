import { readAsked } from "../config/asked.ts";
import { type Choices, parseContract, parseFlag, parsePython, parseSeverity, TAKES } from "../config/choices.ts";
import { configurationFault, type Fault } from "../gate/fault.ts";
import type { Inquiry } from "../gate/inquiry.ts";
import { type DeploymentInputs, forDeployment, parseWish, readDeployment } from "./deployment-inputs.ts";

/** What is only done where an input asks for it, for it asks GitHub. */
const REPORTS = ["checks", "review", "comment", "changed-only"] as const;

/** A report through GitHub's API; `changed-only` limits what the others mark. */
export type ReportName = (typeof REPORTS)[number];

/** The inputs of the Action, read once. */
export interface Inputs extends Choices {
	/** Space roots, relative to the workspace, or patterns of such; never empty. */
	readonly paths: readonly string[];
	/** A configuration file, relative to the workspace; `undefined` for the one at the Space root. */
	readonly config: string | undefined;
	/** Where the SARIF report goes, relative to the workspace; `undefined` for nowhere. */
	readonly sarif: string | undefined;
	readonly inquiry: Inquiry;
	readonly reports: ReadonlySet<ReportName>;
	/** A token of GitHub, for the reports and for the commit before a pull request; "" for none. */
	readonly token: string;
	/** `undefined` where nothing is to be done about a Space. */
	readonly deployment: DeploymentInputs | undefined;
}

/**
 * Reads the inputs; `get` gives an input's text by its name, "" where it was not set. `endpoint` is what `HF_ENDPOINT`
 * says.
 */
export function readInputs(get: (name: string) => string, endpoint = ""): Inputs | { readonly fault: Fault } {
	const faults: Fault[] = [];
	const read = <Value>(name: keyof typeof TAKES, parse: (text: string) => Value | undefined): Value | undefined => {
		const text = get(name).trim();
		if (text === "") return undefined;
		const value = parse(text);
		if (value === undefined) faults.push(wrongInput(name, text));
		return value;
	};
	const optional = (name: string) => get(name).trim() || undefined;
	const inquiry = readAsked(
		{
			online: read("online", parseFlag),
			resolve: read("resolve", parseFlag),
			index: get("index-url").trim(),
			space: get("space").trim(),
			token: get("hf-token").trim(),
			endpoint,
		},
		{ index: 'The input "index-url"', space: 'The input "space"' },
	);
	if ("fault" in inquiry) return inquiry;
	const path = optional("path") ?? ".";
	const paths = get("paths")
		.split("\n")
		.flatMap((line) => line.trim() || []);
	if (path !== "." && paths.length > 0) return { fault: twoPaths() };
	const deployment = readDeployment(read("deploy", parseWish) ?? "false", inquiry.hub.space, get);
	if (deployment !== undefined && "fault" in deployment) return deployment;
	if (deployment !== undefined && paths.length > 1) return { fault: oneSpace() };
	const inputs: Inputs = {
		paths: paths.length > 0 ? paths : [path],
		contract: read("contract", parseContract),
		python: read("python-version", parsePython),
		failOn: read("fail-on", parseSeverity),
		config: optional("config"),
		sarif: optional("sarif-file"),
		inquiry: deployment === undefined ? inquiry : forDeployment(inquiry, deployment.settings),
		reports: new Set(REPORTS.filter((name) => read(name, parseFlag))),
		token: get("github-token").trim(),
		deployment,
	};
	const [fault] = faults;
	return fault === undefined ? inputs : { fault };
}

function oneSpace(): Fault {
	return configurationFault(
		"input-invalid",
		'"paths" names several Space roots, and one step deploys to one Space.',
		'Check them in one job, and deploy them in another with a matrix, each by its own "path" and "space": docs/monorepos.md.',
	);
}

function twoPaths(): Fault {
	return configurationFault(
		"input-invalid",
		'The inputs "path" and "paths" are both set, and only one of them can say what is checked.',
		'Keep "path" for one Space root, "paths" for several.',
	);
}

function wrongInput(name: keyof typeof TAKES, text: string): Fault {
	const isUnquoted = name === "python-version" && text === "3.1";
	return configurationFault(
		"input-invalid",
		`The input "${name}" takes ${TAKES[name]}, not ${JSON.stringify(text.slice(0, 100))}.`,
		isUnquoted
			? 'Write it in quotes, "3.10": without them YAML reads 3.10 as the number 3.1.'
			: `Correct "${name}" under "with" in the workflow.`,
	);
}
