import { HUB } from "../hub/client.ts";
import type { SpaceId } from "../hub/space-id.ts";
import { PYPI } from "../packages/index/address.ts";

/** Whom a judgement may ask, and where. Only who runs the gate decides it, never the tree under judgement. */
export interface Inquiry {
	readonly asks: readonly ("index" | "resolver" | "hub")[];
	/** Address of the package index, as `parseAddress` gives it. */
	readonly index: string;
	readonly hub: HubInquiry;
}

/** The Hub, and the Space that this tree is for. */
export interface HubInquiry {
	/** Address of the Hub, as `parseAddress` gives it. */
	readonly endpoint: string;
	readonly space: SpaceId | undefined;
	/** Goes to the endpoint only, and into no report. */
	readonly token: string | undefined;
	/** What is going to be set on the Space before this tree runs there: it counts as set. */
	readonly coming: ComingSettings;
}

/** Secrets by their names only. */
export interface ComingSettings {
	readonly secrets: ReadonlySet<string>;
	readonly variables: ReadonlyMap<string, string>;
}

/** Nothing is going to be set. */
export const NOTHING_COMING: ComingSettings = { secrets: new Set(), variables: new Map() };

/** Asks nobody. */
export const NO_INQUIRY: Inquiry = {
	asks: [],
	index: PYPI,
	hub: { endpoint: HUB, space: undefined, token: undefined, coming: NOTHING_COMING },
};
