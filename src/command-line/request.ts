import { resolve } from "node:path";
import { readAsked } from "../config/asked.ts";
import { parseContract, parsePython, parseSeverity } from "../config/choices.ts";
import type { Request, Where } from "../gate/check.ts";
import { configurationFault, type Fault } from "../gate/fault.ts";
import { NO_INQUIRY } from "../gate/inquiry.ts";
import type { EngineKind } from "../python/parser/syntax-node.ts";
import { findRepository } from "../source/git/repository.ts";
import { way } from "./terminal.ts";

/** The options about a judgement as commander gives them; it has refused what is not among their choices. */
export interface JudgementOptions {
	readonly engine?: EngineKind | "auto";
	readonly contract?: string;
	readonly failOn?: string;
	readonly pythonVersion?: string;
	readonly config?: string;
	readonly commit?: string;
	readonly online?: true;
	readonly resolve?: true;
	readonly indexUrl?: string;
	readonly space?: string;
}

/** What is to be judged, by a path and the options; and what is wrong with them, where something is. */
export function requestOf(path: string, options: JudgementOptions): { request: Request; fault?: Fault } {
	const folder = resolve(path);
	const top = findRepository(folder)?.top;
	const root = top === undefined ? "" : way(top, folder);
	const { HF_TOKEN = "", HF_ENDPOINT = "" } = process.env;
	const { online, resolve: isResolved, indexUrl = "", space = "" } = options;
	const asked = { online, resolve: isResolved, index: indexUrl, space, token: HF_TOKEN, endpoint: HF_ENDPOINT };
	const inquiry = readAsked(asked, { index: "--index-url", space: "--space" });
	const common = {
		root,
		contract: parseContract(options.contract ?? ""),
		failOn: parseSeverity(options.failOn ?? ""),
		python: parsePython(options.pythonVersion ?? ""),
		config: options.config,
		engine: options.engine ?? "auto",
		inquiry: "fault" in inquiry ? NO_INQUIRY : inquiry,
	};
	const inFolder: Where = { kind: "folder", path, within: path };
	if ("fault" in inquiry) return { request: { ...common, where: inFolder }, fault: inquiry.fault };
	if (options.commit === undefined) return { request: { ...common, where: inFolder } };
	if (top === undefined) {
		const message = `"${path}" is not in a git repository, so it has no commit.`;
		const fault = configurationFault(
			"repository-missing",
			message,
			"Leave --commit out to judge the files themselves.",
		);
		return { request: { ...common, where: inFolder }, fault };
	}
	return { request: { ...common, where: { kind: "commit", repository: top, revision: options.commit, root } } };
}
