import { join } from "node:path";
import type { Ports, Request } from "../gate/check.ts";
import { configurationFault, type Fault } from "../gate/fault.ts";
import { NO_INQUIRY } from "../gate/inquiry.ts";
import type { SpaceId } from "../hub/space-id.ts";
import { DEFAULT_PYTHON } from "../python/version.ts";
import { keepBytes } from "../source/keep-bytes.ts";
import { shown } from "../source/shown.ts";
import type { Source } from "../source/source.ts";
import type { Backend } from "./backend.ts";
import { below } from "./candidates.ts";
import { type Completion, completeBackend } from "./complete.ts";
import { variableNames, type WorkflowSpace } from "./content/workflow.ts";
import { findBackends } from "./find-backends.ts";
import { planWorkflow } from "./plan-workflow.ts";

/** What somebody wants to be set up. */
export interface InitRequest {
	/** Top of the repository, or the folder itself where there is none; absolute. */
	readonly top: string;
	/** The folder in which backends are looked for, from the top; "" is the top. */
	readonly folder: string;
	/** What the folder at the top is called. */
	readonly name: string;
	/** The Space on the Hub, where somebody has named it. */
	readonly space: SpaceId | undefined;
	/** The branch that is deployed. */
	readonly branch: string;
}

/** A file that is to be written. */
export interface PlannedFile {
	/** From the top of the repository. */
	readonly path: string;
	/** What it holds; `undefined` where there is no such file. */
	readonly before: Uint8Array | undefined;
	readonly after: Uint8Array;
}

/** A backend and where it lies. */
export interface PlannedBackend extends WorkflowSpace {
	readonly backend: Backend;
}

/** What a repository lacks, and what is in the way. */
export interface Plan {
	readonly backends: readonly PlannedBackend[];
	/** Those of which the workflow waits to be told the Space. */
	readonly unnamed: readonly PlannedBackend[];
	readonly files: readonly PlannedFile[];
	/** What somebody has to know, as sentences. */
	readonly notes: readonly string[];
	/** Texts that no report may show. */
	readonly secrets: readonly string[];
}

/** Finds the backends, and makes the files that they lack. Nothing is written. */
export async function makePlan(request: InitRequest, ports: Ports): Promise<Plan | { readonly fault: Fault }> {
	const { top, folder, space } = request;
	const path = join(top, folder);
	ports.progress("looking for backends");
	const tree = keepBytes(await ports.openSource({ kind: "folder", path, within: top }));
	const { engine } = await ports.loadEngine("auto");
	const finds = findBackends(tree, engine);
	const rooted = finds.backends.map((backend) => ({ backend, root: below(folder, backend.home).replace(/\/$/, "") }));
	const sound = rooted.filter(({ root }) => isPlainPath(root));
	const strange = rooted.filter(({ root }) => !isPlainPath(root)).map(({ root }) => strangeNote(root));
	const fault = faultOf(
		request,
		sound.map(({ root }) => root),
		strange,
	);
	if (fault !== undefined) return { fault };
	const names = variableNames(sound.map(({ root }) => root));
	const planned = sound.map((one, at): PlannedBackend => ({ ...one, space, variable: names[at] ?? "SPACE" }));
	const files: PlannedFile[] = [];
	const notes = [
		...strange,
		...finds.others.map((file) => otherNote(below(folder, file))),
		...(finds.isCutOff ? [CUT_OFF] : []),
	];
	const secrets: string[] = [];
	for (const one of planned) {
		ports.progress(`looking at ${one.root || "the folder"}`);
		const completion = await completed(tree, one, request, ports);
		if ("fault" in completion) return completion;
		files.push(...filesOf(tree, one, completion));
		notes.push(...completion.notes);
		secrets.push(...completion.secrets);
	}
	const workflow = await planWorkflow(planned, request, ports);
	const unnamed = planned.filter(({ variable }) => new RegExp(`vars\\.${variable}\\b`).test(workflow.text));
	const all = { files: [...workflow.files, ...files], notes: [...notes, ...workflow.notes] };
	return { backends: planned, unnamed, ...all, secrets };
}

/** Whether a workflow, a shell and a diff take every name on the way as it is. */
function isPlainPath(path: string): boolean {
	if (path === "") return true;
	return path.split("/").every((name) => /^[\p{L}\p{N}_.@+ -]+$/u.test(name) && name.trim() === name);
}

function strangeNote(root: string): string {
	return `The folder ${JSON.stringify(shown(root))} holds a backend, and has a name that a workflow cannot hold: letters, digits, spaces and . _ - + @ will do.`;
}

function faultOf(
	{ folder, space }: InitRequest,
	roots: readonly string[],
	[strange]: readonly string[],
): Fault | undefined {
	if (roots.length === 0) {
		return strange === undefined
			? nothingFound(folder)
			: configurationFault("folder-strange", strange, "Rename it, and run this again.");
	}
	if (space === undefined || roots.length === 1) return undefined;
	const named = roots.map((root) => shown(root || ".")).join(", ");
	const message = `--space names one Space, and there are ${roots.length} backends: ${named}.`;
	return configurationFault("option-invalid", message, "Name the folder of one of them, or leave --space out.");
}

function nothingFound(folder: string): Fault {
	const message = `No backend was found ${folder === "" ? "here" : `in "${shown(folder)}"`}: no Python file makes an ASGI application, such as FastAPI().`;
	return configurationFault(
		"backend-missing",
		message,
		"Go to the folder that holds it, or name it: space-gate init path/to/it. Folders of tests, examples, documentation and frontends are not looked into.",
	);
}

const CUT_OFF =
	"More files may make an application than are looked into. Name the folder of one that is not among these: space-gate init path/to/it.";

function otherNote(file: string): string {
	return `${shown(file)} seems to make an application of its own, which the one that was found does not serve.`;
}

/** Names of folders that say nothing of what is in them. */
const GENERIC = /^(|backend|api|server|src|app|service|python)$/i;

async function completed(
	tree: Source,
	{ backend, root }: PlannedBackend,
	{ top, folder, name }: InitRequest,
	ports: Ports,
): Promise<Completion | { readonly fault: Fault }> {
	const where = { kind: "folder", path: join(top, folder, backend.home), within: top } as const;
	const request: Request = {
		where,
		root,
		contract: backend.contract,
		python: backend.python.minor === DEFAULT_PYTHON.minor ? undefined : backend.python,
		failOn: undefined,
		config: undefined,
		engine: "auto",
		inquiry: NO_INQUIRY,
	};
	const own = root.split("/").findLast((one) => !GENERIC.test(one));
	return await completeBackend(tree, backend, { request, ports, folder: own ?? name });
}

function filesOf(tree: Source, { backend, root }: PlannedBackend, { contents }: Completion): PlannedFile[] {
	return [...contents].map(([path, after]) => {
		const content = tree.read(below(backend.home, path));
		return { path: below(root, path), before: content instanceof Uint8Array ? content : undefined, after };
	});
}
