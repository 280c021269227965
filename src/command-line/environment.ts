import { check } from "../gate/check.ts";
import { CANNOT_JUDGE } from "../gate/exit-status.ts";
import { MACHINE } from "../gate/machine.ts";
import { type JudgementOptions, requestOf } from "./request.ts";
import { coloursFor, errFault, out, progressHere } from "./terminal.ts";

/** The options of `env` as commander gives them. */
export interface EnvironmentOptions extends JudgementOptions {
	readonly format: "text" | "env" | "markdown" | "json";
	/** Short for the format. */
	readonly markdown?: true;
}

/** Prints the environment variables of a Space; gives 0, or 2 where it cannot be read. No rule is asked. */
export async function runEnvironment(path: string, options: EnvironmentOptions): Promise<number> {
	const progress = progressHere();
	const { request, fault } = requestOf(path, options);
	const result =
		fault === undefined
			? await check(request, { ...MACHINE, progress: progress.step }, [])
			: { kind: "fault" as const, fault };
	progress.end();
	if (result.kind === "fault") {
		errFault(result.fault);
		return CANNOT_JUDGE;
	}
	const { environment } = result.judgement;
	const [{ environmentText }, { environmentExample, environmentJson, environmentMarkdown }] = await Promise.all([
		import("../report/terminal/environment-text.ts"),
		import("../report/environment.ts"),
	]);
	const format = options.markdown === true ? "markdown" : options.format;
	if (format === "text") out(environmentText(environment, coloursFor(process.stdout)));
	else if (format === "env") out(environmentExample(environment.variables));
	else if (format === "markdown") out(environmentMarkdown(environment.variables));
	else out(environmentJson(environment));
	return 0;
}
