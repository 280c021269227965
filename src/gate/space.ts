import type { Card } from "../card/card.ts";
import type { DeclaredOrigin } from "../cors/declared-origins.ts";
import type { DockerfileReading } from "../dockerfile/dockerfile.ts";
import type { FrontendReading } from "../frontend/frontend.ts";
import type { HubAnswers } from "../hub/answers.ts";
import type { Packages } from "../packages/answers.ts";
import type { Entrypoint, Program } from "../python/program.ts";
import type { Requirements } from "../requirements/requirements.ts";
import type { IgnoreFile } from "../source/ignore/gitignore.ts";
import type { Place } from "../source/place.ts";
import type { Source } from "../source/source.ts";
import type { Suppression } from "../suppressions/suppression.ts";
import type { VariablesTable } from "../variables/declaration.ts";

/** The set of rules that a Space is held to. */
export type Contract = "python" | "docker";

/** What the user decides about the judgement. */
export interface Settings {
	/** Distributions that requirements.txt must hold under the `python` contract (SP-HF-05), normalised names. */
	readonly requiredPackages: readonly string[];
	/** Whether this run is to deploy, or a Space is named: what is optional until then is not any more. */
	readonly isDeployed: boolean;
	/** Files of which some rules' findings are allowed. */
	readonly ignored: Ignored;
	/** The environment variables that the project declares; `undefined` where it declares none. */
	readonly variables: VariablesTable | undefined;
	/** The origins of the frontends that the project declares; `undefined` where it declares none. */
	readonly cors: readonly DeclaredOrigin[] | undefined;
}

/** Files in which a project allows what some rules find. */
export interface Ignored {
	/** The configuration file that says so, as people name it. */
	readonly file: string | undefined;
	/** By rule id, patterns as .gitignore writes them. */
	readonly patterns: ReadonlyMap<string, IgnoreFile>;
}

/** The application that a Space serves. */
export type Target =
	| {
			readonly kind: "known";
			readonly module: string;
			readonly attribute: string;
			/** The file of the module, or the one that it would have: "main.py". */
			readonly file: string;
			/** How it is started, for a message: "uvicorn main:app". */
			readonly start: string;
	  }
	/** `reason` is a clause: "what the Dockerfile starts cannot be told from its text". */
	| { readonly kind: "unknown"; readonly reason: string; readonly place: Place };

/** What a rule sees: the tree, and what is known of it. Each part is read at the first question. */
export interface Space {
	/** Folder of the repository that is the Space root; "" for the repository's root. */
	readonly root: string;
	readonly contract: Contract;
	readonly settings: Settings;
	readonly source: Source;
	readonly python: Program;
	/** Whether the version of Python is certainly the Space's; an image need not say which one it has. */
	readonly isPythonKnown: boolean;
	readonly dockerfile: DockerfileReading;
	/** `main:app`, or under the `docker` contract what the Dockerfile serves. */
	readonly target: Target;
	/** The proof of the target; unproven where that is not known. */
	readonly entrypoint: Entrypoint;
	readonly card: Card;
	/** The root's requirements.txt, or the first such file that the Dockerfile installs; `undefined` where there is none. */
	readonly requirements: Requirements | undefined;
	/** Why there are none, a clause: "there is no requirements.txt". */
	readonly noRequirements: string;
	/** What was learnt about the required distributions from an index or a resolver, where the caller wanted it. */
	readonly packages: Packages;
	/** The frontend that asks the application; `undefined` where there is none. */
	readonly frontend: FrontendReading | undefined;
	/** Comments that allow what a rule finds. */
	readonly suppressions: readonly Suppression[];
	/** What was learnt from the Hub, where the caller wanted it. */
	readonly hub: HubAnswers;
}
