import { isAbsolute, resolve } from "node:path";
import type { Result } from "../gate/check.ts";
import { faultReport } from "../report/fault-text.ts";
import type { NamedResult } from "../report/terminal/several-text.ts";
import type { CheckOptions } from "./check.ts";
import { coloursFor, columns, err, errFault, out, way } from "./terminal.ts";

/** Shows what comes of paths, in the order in which they are checked. */
export interface Reporter {
	/** Says which path comes next. */
	begin(path: string): void;
	show(path: string, result: Result): Promise<void>;
	/** Shows what stands at the end, or all that there is where a format is one text. */
	end(): Promise<void>;
}

/** A reporter for a number of paths. */
export async function reporterFor(count: number, options: CheckOptions): Promise<Reporter> {
	if (options.format !== "text") return await collecting(count, options);
	return count === 1 ? ONE : await inTurn(options);
}

/** One Space in a terminal: what could not be judged goes to the standard error. */
const ONE: Reporter = {
	begin: () => undefined,
	show: async (path, result) => {
		if (result.kind === "fault") return errFault(result.fault);
		const { textReport } = await import("../report/terminal/text.ts");
		out(await textReport(result, { width: columns(), prefix: prefixOf(path), colours: coloursFor(process.stdout) }));
	},
	end: async () => undefined,
};

/** Several in a terminal, each below its heading, what could not be judged too, and at the end how many pass. */
async function inTurn({ fixDryRun }: CheckOptions): Promise<Reporter> {
	const { spaceHeading, spacesSummary } = await import("../report/terminal/several-text.ts");
	// Of a dry run the standard output is a diff.
	const [write, stream] = fixDryRun === true ? ([err, process.stderr] as const) : ([out, process.stdout] as const);
	const target = { width: columns(), colours: coloursFor(stream) };
	const shown: NamedResult[] = [];
	let gap = "";
	return {
		begin: (path) => {
			write(`${gap}${spaceHeading(nameOf(path), target)}\n`);
			gap = "\n";
		},
		show: async (path, result) => {
			shown.push({ path: nameOf(path), result });
			if (result.kind === "judged") await ONE.show(path, result);
			else write(faultReport(result.fault, target.colours, process.env.NODE_DEBUG));
		},
		end: async () => {
			if (fixDryRun !== true) write(`\n${spacesSummary(shown, target)}`);
		},
	};
}

/** The formats for programs: one text about all. */
async function collecting(count: number, { format, fix, fixDryRun }: CheckOptions): Promise<Reporter> {
	const { spaceHeading } = await import("../report/terminal/several-text.ts");
	const all: { readonly path: string; readonly result: Result }[] = [];
	const isSaid = count > 1 && (fix === true || fixDryRun === true);
	return {
		begin: (path) => {
			if (isSaid) err(spaceHeading(nameOf(path), { width: columns(), colours: coloursFor(process.stderr) }));
		},
		show: async (path, result) => {
			if (fixDryRun === true && result.kind === "fault") errFault(result.fault);
			else all.push({ path, result });
		},
		end: async () => {
			if (fixDryRun !== true) await write(all, format);
		},
	};
}

async function write(all: readonly NamedResult[], format: CheckOptions["format"]): Promise<void> {
	if (format === "github") {
		const [{ annotate }, { annotationsOf }] = await Promise.all([
			import("../github/annotate.ts"),
			import("../report/annotations.ts"),
		]);
		const workspace = process.env.GITHUB_WORKSPACE || process.cwd();
		annotate(annotationsOf(all.map(({ path, result }) => ({ result, prefix: way(workspace, resolve(path)) }))));
	} else if (format === "gcc") {
		const { lineReport } = await import("../report/lines.ts");
		for (const { result } of all) if (result.kind === "fault") errFault(result.fault);
		const text = lineReport(all.map(({ path, result }) => ({ result, prefix: prefixOf(path) })));
		if (text !== "") out(text);
	} else if (format === "sarif") {
		const { sarifReport } = await import("../report/sarif.ts");
		out(await sarifReport(all.map(({ result }) => result)));
	} else {
		const { jsonReport, jsonReports } = await import("../report/json.ts");
		const [first] = all;
		const isOne = all.length === 1 && first !== undefined;
		out(
			isOne ? jsonReport(first.result) : jsonReports(all.map(({ path, result }) => ({ path: nameOf(path), result }))),
		);
	}
}

/** Where the paths of a report begin, seen from where the reader is. */
function prefixOf(path: string): string {
	return isAbsolute(path) ? path : way(process.cwd(), resolve(path));
}

function nameOf(path: string): string {
	return prefixOf(path) || ".";
}
