import { VERSION } from "../../gate/help.ts";
import type { SpaceId } from "../../hub/space-id.ts";

/** The workflow's place, from the top of the repository. */
export const WORKFLOW = ".github/workflows/space-gate.yml";

/** A backend that the workflow checks and deploys. */
export interface WorkflowSpace {
	/** The Space root, from the top of the repository; "" is the top. */
	readonly root: string;
	/** The Space on the Hub, where somebody has named it. */
	readonly space: SpaceId | undefined;
	/** The variable of the repository that names it otherwise: "SPACE". */
	readonly variable: string;
}

/** What the workflow is made of. */
export interface WorkflowRequest {
	/** At least one. */
	readonly spaces: readonly WorkflowSpace[];
	/** The branch that is deployed. */
	readonly branch: string;
}

/** As README.md and docs/deploying.md have it. */
const CHECKOUT = "actions/checkout@3d3c42e5aac5ba805825da76410c181273ba90b1 # v7.0.1";
const GATE = `space-gate/space-gate@v${VERSION} # or its full commit, from the release's page`;

/**
 * A workflow that checks pull requests and what is pushed, and deploys the branch. Each job has the least rights; what comes
 * from a fork is checked, and never deployed.
 */
export function workflowFile({ spaces, branch }: WorkflowRequest): string {
	const [first, ...others] = spaces;
	const one = others.length === 0 ? first : undefined;
	const lines = [
		"name: Space Gate",
		"",
		"on:",
		"  pull_request:",
		"  push:",
		`    branches: [${scalar(branch)}]`,
		"",
		"permissions: {}",
		"",
		"jobs:",
		...checkJob(spaces),
		"",
		...(one === undefined ? deployEach(spaces) : deployOne(one)),
	];
	return `${lines.join("\n")}\n`;
}

function checkJob(spaces: readonly WorkflowSpace[]): string[] {
	const [first, ...others] = spaces;
	const roots = spaces.map(({ root }) => `            ${root || "."}`);
	return [
		"  check:",
		"    runs-on: ubuntu-24.04",
		"    timeout-minutes: 10",
		"    permissions:",
		"      contents: read # to check the repository out",
		"    steps:",
		`      - uses: ${CHECKOUT}`,
		"        with:",
		"          fetch-depth: 2 # the commit before it, for what a pull request changes",
		"          persist-credentials: false",
		`      - uses: ${GATE}`,
		"        with:",
		...(others.length === 0 ? [`          path: ${scalar(first?.root || ".")}`] : ["          paths: |", ...roots]),
	];
}

/** The deployment of the only backend; without a Space's name it waits for one. */
function deployOne({ root, space, variable }: WorkflowSpace): string[] {
	const isPush = "github.event_name == 'push'";
	return [
		...(space === undefined ? waitingFor(variable) : []),
		"  deploy:",
		"    needs: check",
		`    if: ${space === undefined ? `${isPush} && vars.${variable} != ''` : isPush}`,
		...deployHead("space"),
		...gateStep({ root, space: space ?? expression(`vars.${variable}`) }),
	];
}

/** One job for each of several backends; those that have no Space yet do nothing. */
function deployEach(spaces: readonly WorkflowSpace[]): string[] {
	return [
		"  # A folder is deployed as soon as its variable names a Space, owner/name, in the repository's settings:",
		SETTINGS,
		"  deploy:",
		"    needs: check",
		"    if: github.event_name == 'push'",
		"    strategy:",
		"      fail-fast: false",
		"      matrix:",
		"        include:",
		...spaces.flatMap(({ root, variable }) => [
			`          - path: ${scalar(root || ".")}`,
			`            space: ${expression(`vars.${variable}`)}`,
		]),
		...deployHead(`space-${expression("matrix.path")}`),
		...gateStep({
			root: expression("matrix.path"),
			space: expression("matrix.space"),
			condition: "matrix.space != ''",
		}),
	];
}

const SETTINGS = "  # Secrets and variables, Actions, Variables.";

function waitingFor(variable: string): string[] {
	const what = `Nothing is deployed before the variable ${variable} names a Space, owner/name, in the repository's settings:`;
	return [`  # ${what}`, SETTINGS];
}

function deployHead(group: string): string[] {
	return [
		"    runs-on: ubuntu-24.04",
		"    timeout-minutes: 40",
		"    permissions:",
		"      contents: read # to check the repository out",
		"      id-token: write # for a token of the Hub without a secret",
		"    concurrency:",
		`      group: ${group}`,
		"      cancel-in-progress: false",
		"    steps:",
		`      - uses: ${CHECKOUT}`,
		"        with:",
		"          persist-credentials: false",
	];
}

function gateStep(step: { readonly root: string; readonly space: string; readonly condition?: string }): string[] {
	return [
		`      - uses: ${GATE}`,
		...(step.condition === undefined ? [] : [`        if: ${step.condition}`]),
		"        with:",
		`          path: ${step.root.startsWith("$") ? step.root : scalar(step.root || ".")}`,
		`          space: ${step.space}`,
		"          deploy: auto",
		`          hf-token: ${expression("secrets.HF_TOKEN")} # leave the secret out where the Space trusts this repository`,
	];
}

/** What GitHub puts a value in the place of. */
function expression(name: string): string {
	return `\${{ ${name} }}`;
}

/** A text as YAML takes it for a text. */
function scalar(text: string): string {
	const isPlain = /^[A-Za-z./][\w./-]*$/.test(text) && !/^(true|false|null|yes|no|on|off|[yn~])$/i.test(text);
	return isPlain ? text : JSON.stringify(text);
}

/** Names of repository variables for roots: "SPACE" for one, "SPACE_SERVICES_ORDERS" for one of several, none twice. */
export function variableNames(roots: readonly string[]): readonly string[] {
	if (roots.length === 1) return ["SPACE"];
	const taken = new Set<string>();
	return roots.map((root) => {
		const words =
			root
				.toUpperCase()
				.replaceAll(/[^A-Z0-9]+/g, "_")
				.replaceAll(/^_|_$/g, "") || "ROOT";
		let name = `SPACE_${words}`;
		for (let number = 2; taken.has(name); number++) name = `SPACE_${words}_${number}`;
		taken.add(name);
		return name;
	});
}
