import type { Judged, Where } from "../gate/check.ts";
import type { Hub } from "../hub/client.ts";
import type { SpaceId } from "../hub/space-id.ts";
import type { Course, WantedSettings } from "./deployment.ts";
import type { Origin } from "./push/origin.ts";

/** What is to be deployed, where to, and how. */
export interface DeployRequest {
	/** A commit that was judged: its tree is what comes to the Space. */
	readonly judged: Judged;
	readonly where: Extract<Where, { readonly kind: "commit" }>;
	/** How the Hub is asked; its signal ends everything. */
	readonly hub: Hub;
	readonly space: SpaceId;
	readonly course: Course;
	readonly settings: WantedSettings;
	readonly origin: Origin;
	/** A folder for files that do not outlive the deployment. */
	readonly temp: string;
}

/** What a deployment needs of those who wait for it. */
export interface DeployPorts {
	/** Hears what is being done, in a few words: "pushing". */
	progress(step: string): void;
	/** Hears the Hub's own word for the state of the Space, when it changes. `seconds` since the push. */
	stage(stage: string, seconds: number): void;
	/** Hears a line of the log of the build, or of the application. */
	line(log: "build" | "run", line: string): void;
	/** Milliseconds of a clock that only goes forward. */
	now(): number;
	/** Waits; ends early when the signal does. */
	wait(milliseconds: number, signal: AbortSignal): Promise<void>;
	/** The date that commits get. */
	readonly date: Date;
}
