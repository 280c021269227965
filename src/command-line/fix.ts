import { isAbsolute, resolve } from "node:path";
import type { Unfixed } from "../fix/choose-fixes.ts";
import { type Fixing, fixFindings } from "../fix/fix-findings.ts";
import { unifiedDiff } from "../fix/unified-diff.ts";
import { replaceFile } from "../fix/write-files.ts";
import { check, type Ports, type Request, type Result } from "../gate/check.ts";
import { secretTexts } from "../gate/conceal.ts";
import { exitStatusOf } from "../gate/exit-status.ts";
import { formatPath } from "../report/paths.ts";
import { fixText } from "../report/terminal/fix-text.ts";
import { concealer } from "../secrets/mask.ts";
import { type JudgementOptions, requestOf } from "./request.ts";
import { coloursFor, columns, err, out, progressHere, way } from "./terminal.ts";

/** The options about fixes as commander gives them; it has refused both together, and either with a commit. */
export interface FixOptions extends JudgementOptions {
	readonly format: string;
	readonly fix?: true;
	readonly fixDryRun?: true;
}

/** Makes the safe fixes of all findings, or shows them; `show` reports a judgement. Gives the exit status. */
export async function runFix(
	path: string,
	options: FixOptions,
	ports: Ports,
	show: (result: Result) => Promise<void>,
): Promise<number> {
	const { request, fault } = requestOf(path, options);
	if (fault !== undefined) return await reported({ kind: "fault", fault }, show);
	const progress = progressHere();
	const fixing = await fixFindings(request, { ...ports, progress: progress.step });
	progress.end();
	if (fixing.before.kind === "fault") return await reported(fixing.before, show);
	return options.fixDryRun === true
		? await showFixes(path, fixing)
		: await makeFixes(path, { request, options, ports, fixing, show });
}

async function reported(result: Result, show: (result: Result) => Promise<void>): Promise<number> {
	await show(result);
	return exitStatusOf(result);
}

/** The diff goes to the standard output, and nothing else does. The status is that of the tree as it lies there. */
async function showFixes(path: string, fixing: Fixing): Promise<number> {
	const prefix = prefixOf(path);
	const differences = [...fixing.contents].flatMap(([file, after]) => {
		const before = fixing.remembered(file);
		return before === undefined ? [] : [{ path: formatPath(isAbsolute(prefix) ? "" : prefix, file), before, after }];
	});
	if (differences.length > 0) {
		const findings = fixing.before.kind === "judged" ? fixing.before.judgement.findings : [];
		const conceal = concealer(secretTexts(findings));
		out(
			conceal(await unifiedDiff(differences))
				.replaceAll("\r\n", "\n")
				.trimEnd(),
		);
	}
	err(summary(path, fixing, { ...fixing, isWritten: false }, process.stderr));
	return exitStatusOf(fixing.before);
}

interface Making {
	readonly request: Request;
	readonly options: FixOptions;
	readonly ports: Ports;
	readonly fixing: Fixing;
	readonly show: (result: Result) => Promise<void>;
}

async function makeFixes(path: string, { request, options, ports, fixing, show }: Making): Promise<number> {
	const obstacles = new Map<string, string>();
	for (const [file, after] of fixing.contents) {
		const before = fixing.remembered(file);
		const obstacle = before === undefined ? "it was not read" : replaceFile(path, { path: file, before, after });
		if (obstacle !== undefined) obstacles.set(file, obstacle);
	}
	const unwritten = fixing.fixed.flatMap((one): Unfixed[] => {
		const reason = obstacles.get(one.file);
		return reason === undefined ? [] : [{ ...one, reason }];
	});
	const result = obstacles.size === 0 ? fixing.after : await check(request, ports);
	const fixed = fixing.fixed.filter(({ file }) => !obstacles.has(file));
	const said = { fixed, unfixed: [...fixing.unfixed, ...unwritten], isWritten: true };
	const isText = options.format === "text";
	const text = summary(path, { after: result }, said, isText ? process.stdout : process.stderr);
	(isText ? out : err)(isText ? `${text}\n` : text);
	return await reported(result, show);
}

function summary(
	path: string,
	{ after }: Pick<Fixing, "after">,
	said: Pick<Fixing, "fixed" | "unfixed"> & { readonly isWritten: boolean },
	stream: NodeJS.WriteStream,
): string {
	const remaining = after.kind === "judged" ? after.judgement.findings : [];
	const target = { width: columns(), prefix: prefixOf(path), colours: coloursFor(stream) };
	const text = fixText({ ...said, remaining }, target);
	return text === "" ? "There is nothing that can be fixed safely." : text;
}

function prefixOf(path: string): string {
	return isAbsolute(path) ? path : way(process.cwd(), resolve(path));
}
