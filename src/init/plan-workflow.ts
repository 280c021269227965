import { join } from "node:path";
import type { Ports } from "../gate/check.ts";
import type { Source } from "../source/source.ts";
import { SourceError } from "../source/source-error.ts";
import { WORKFLOW, workflowFile } from "./content/workflow.ts";
import type { InitRequest, PlannedBackend, PlannedFile } from "./plan.ts";

/** What is to be done about the workflow. */
interface WorkflowPlan {
	readonly files: readonly PlannedFile[];
	/** The workflow that holds in the end; "" where there is none. */
	readonly text: string;
	/** What somebody has to know, as sentences. */
	readonly notes: readonly string[];
}

const FOLDER = ".github/workflows";

/** Lines by which a workflow uses Space Gate: the Action, the reusable workflow, the command. */
const USES = [
	/^[^#\n]*\buses:\s*["']?space-gate\/space-gate\b/m,
	/^[^#\n]*\b(?:space-gate|dist\/cli\.cjs) (?:check|deploy)\b/m,
];

/** The workflow, where the repository has none that uses Space Gate. One that does is left to whoever wrote it. */
export async function planWorkflow(
	backends: readonly PlannedBackend[],
	{ top, branch, space }: InitRequest,
	{ openSource }: Pick<Ports, "openSource">,
): Promise<WorkflowPlan> {
	const there = await workflowsIn(top, openSource);
	if ("reason" in there) {
		return noted("", `The workflow is not written, because ${FOLDER} cannot be looked at: ${there.reason}`);
	}
	for (const [path, text] of there.texts) {
		if (USES.some((pattern) => pattern.test(text))) {
			const names = [...backends.map(({ root }) => root), ...(space === undefined ? [] : [space])];
			const unnamed = names.filter((name) => !text.includes(name));
			if (unnamed.length === 0) return { files: [], text, notes: [] };
			return noted(
				text,
				`${FOLDER}/${path} uses Space Gate and stays as it is. It does not name ${unnamed.join(", ")}.`,
			);
		}
	}
	if (there.texts.has("space-gate.yml")) {
		return noted(
			"",
			`${WORKFLOW} does something else and stays as it is. Rename it and run this again, or add the step yourself.`,
		);
	}
	const text = workflowFile({ spaces: backends, branch });
	return { files: [{ path: WORKFLOW, before: undefined, after: new TextEncoder().encode(text) }], text, notes: [] };
}

function noted(text: string, note: string): WorkflowPlan {
	return { files: [], text, notes: [note] };
}

/** The workflows of a repository by their names. */
async function workflowsIn(
	top: string,
	openSource: Ports["openSource"],
): Promise<{ readonly texts: ReadonlyMap<string, string> } | { readonly reason: string }> {
	let source: Source;
	try {
		source = await openSource({ kind: "folder", path: join(top, FOLDER), within: top });
	} catch (thrown) {
		if (!(thrown instanceof SourceError)) throw thrown;
		return thrown.code === "folder-missing" ? { texts: new Map() } : { reason: thrown.message };
	}
	const names = [...source.entries.keys()].filter((name) => /^[^/]+\.ya?ml$/.test(name));
	return { texts: new Map(names.map((name) => [name, textOf(source, name)])) };
}

function textOf(source: Source, name: string): string {
	const content = source.read(name);
	return content instanceof Uint8Array ? new TextDecoder().decode(content) : "";
}
