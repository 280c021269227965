import type { SpaceId } from "../hub/space-id.ts";
import type { Failure } from "./failure.ts";

/** What is done where the Space was changed by somebody else since it was deployed last. */
export type DriftPolicy = "fail" | "overwrite";

/** Whether a Space that does not exist is created, and who may see it. */
export type Creation = "never" | "private" | "public";

/** How a deployment is to go. */
export interface Course {
	/** `plan` changes nothing anywhere. */
	readonly kind: "plan" | "deploy";
	readonly create: Creation;
	readonly onDrift: DriftPolicy;
	/** Whether the commit before is put back where the new one does not answer. */
	readonly rollsBack: boolean;
	/** A path of the application that has to answer with status 200; `undefined` for none. */
	readonly healthPath: string | undefined;
	/** Milliseconds from the push until the Space must answer. */
	readonly timeout: number;
	/** Milliseconds for which it must go on running before it counts as deployed. */
	readonly soak: number;
}

/** What somebody wants to be set on the Space, by name. Values of secrets are shown nowhere. */
export interface WantedSettings {
	readonly secrets: ReadonlyMap<string, string>;
	readonly variables: ReadonlyMap<string, string>;
}

/** A file that the package has otherwise than the Space, seen from the Space root. */
export interface Difference {
	readonly kind: "added" | "changed" | "removed";
	readonly path: string;
}

/** A commit on the Space, as its makers tell of themselves. */
export interface SpaceCommit {
	readonly id: string;
	/** The name of who made it. */
	readonly author: string;
	/** ISO 8601. */
	readonly date: string;
	readonly subject: string;
	/** Whether a deployment of this product made it. */
	readonly isOurs: boolean;
}

/** What a deployment would do, learnt without changing anything. */
export interface Plan {
	readonly space: SpaceId;
	/** Its page on the Hub: "https://huggingface.co/spaces/owner/name". */
	readonly page: string;
	/** Where the application answers; `undefined` where the Hub does not tell it. */
	readonly url: string | undefined;
	/** Whether there is such a Space. */
	readonly exists: boolean;
	/** The Hub's own word for its state, "RUNNING"; `undefined` where it does not tell it. */
	readonly stage: string | undefined;
	readonly hardware: string | undefined;
	/** `undefined` where the Space is empty, or not there. */
	readonly head: SpaceCommit | undefined;
	/** Id of the package's tree. */
	readonly tree: string;
	readonly files: number;
	readonly bytes: number;
	/** Sorted by path. */
	readonly differences: readonly Difference[];
	/** Paths of files that become objects of Git LFS, for the Hub refuses them in plain git. */
	readonly large: readonly string[];
	/** Names of what would be set. */
	readonly settings: { readonly secrets: readonly string[]; readonly variables: readonly string[] };
	/** What whoever deploys should know, one sentence each. */
	readonly notes: readonly string[];
	/** What keeps it from being deployed. */
	readonly obstacles: readonly Failure[];
}

/** One thing that the application was asked, and whether it answered as it should. */
export interface Answer {
	readonly what: string;
	readonly state: "as it should" | "otherwise" | "unknown";
	readonly words: string;
}

/** What ran before was put back, or could not be. */
export type RollBack =
	| { readonly kind: "restored"; readonly commit: string; readonly previous: string }
	| { readonly kind: "failed"; readonly failure: Failure };

/** The application answers on the Space. */
export interface Running {
	/** The commit that answers. */
	readonly commit: string;
	/** Seconds from the push until it ran; `undefined` where nothing was built. */
	readonly buildSeconds: number | undefined;
	/** Whether the Hub told which commit runs. */
	readonly isProven: boolean;
	readonly answers: readonly Answer[];
}

/** What came of a deployment. */
export type Outcome =
	| { readonly kind: "planned" }
	/** The Space holds this tree already, and answers. */
	| ({ readonly kind: "unchanged" } & Running)
	| ({ readonly kind: "deployed"; readonly tree: string; readonly previous: string | undefined } & Running)
	/** A newer run of the same repository was faster; `commit` is what this one had pushed before, if anything. */
	| { readonly kind: "superseded"; readonly by: SpaceCommit; readonly commit: string | undefined }
	| {
			readonly kind: "failed";
			readonly failure: Failure;
			/** What was pushed before it failed. */
			readonly commit: string | undefined;
			/** `undefined` where nothing was to be put back. */
			readonly rollBack: RollBack | undefined;
	  };

/** A deployment from the plan to its end. */
export interface Deployment {
	readonly space: SpaceId;
	/** `undefined` where not even that could be made. */
	readonly plan: Plan | undefined;
	readonly outcome: Outcome;
	/** The Hub's own word for the state at the end; `undefined` where it was not asked. */
	readonly stage: string | undefined;
	/** What whoever reads it should know, one sentence each. */
	readonly warnings: readonly string[];
}

/** The four states that people know (spec 002, HuggingFaceSpace). */
export type SpaceStatus = "building" | "running" | "stopped" | "error";

/** The Hub's own word as one of the four; what is not known yet is on its way. */
export function statusOf(stage: string): SpaceStatus {
	if (/ERROR|NO_APP_FILE/.test(stage)) return "error";
	if (stage === "RUNNING") return "running";
	return /^(STOPPED|PAUSED|SLEEPING|DELETING)$/.test(stage) ? "stopped" : "building";
}
