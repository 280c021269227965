import type { Source } from "../source/source.ts";
import type { FrontendDeclaration } from "./declaration.ts";
import { type Found, findRequests } from "./requests/find-requests.ts";
import { type OwnRoutes, ownRoutesOf } from "./requests/own-routes.ts";
import type { ParseScript } from "./scripts/parser.ts";
import { openProject, type Project } from "./scripts/project.ts";
import { startEvaluation } from "./values/evaluate.ts";
import type { Evaluation } from "./values/evaluation.ts";

/** What is known of the frontend of a Space. */
export type FrontendReading =
	| ({ readonly kind: "open" } & Frontend)
	/** It is declared, and there is no such folder. */
	| { readonly kind: "missing"; readonly declaration: FrontendDeclaration }
	/** `reason` completes "skipped, because …". */
	| { readonly kind: "unreadable"; readonly reason: string };

/** The frontend of a Space. */
export interface Frontend {
	/** Its folder, seen from the Space root: "../frontend". */
	readonly root: string;
	/** `undefined` for one that lies beside the backend, and that nobody has declared. */
	readonly declaration: FrontendDeclaration | undefined;
	/** Its tree; paths are seen from its folder. */
	readonly source: Source;
	readonly project: Project;
	/** The paths that its own server answers. */
	readonly ownRoutes: OwnRoutes;
	/** What its scripts send, found at the first question. */
	readonly found: Found;
	readonly evaluation: Evaluation;
	/** Why not everything is known of it, a clause; `undefined` where it is. */
	obstacle(): string | undefined;
}

/** Opens a frontend. Nothing is read before somebody asks. */
export function openFrontend(
	root: string,
	source: Source,
	declaration: FrontendDeclaration | undefined,
	parse: ParseScript,
): FrontendReading {
	const project = openProject(source, root, parse);
	const evaluation = startEvaluation(project);
	let found: Found | undefined;
	let ownRoutes: OwnRoutes | undefined;
	return {
		kind: "open",
		root,
		declaration,
		source,
		project,
		evaluation,
		get ownRoutes() {
			ownRoutes ??= ownRoutesOf(source);
			return ownRoutes;
		},
		get found() {
			found ??= findRequests(evaluation);
			return found;
		},
		obstacle: () => project.obstacle() ?? (evaluation.isSpent() ? "its scripts call one another too often" : undefined),
	};
}
