import type { NotAsked } from "../http/not-asked.ts";
import { type CardVerdict, type HubAnswers, type SpaceSettings, UNASKED_HUB } from "../hub/answers.ts";
import type { SpaceId } from "../hub/space-id.ts";
import type { HubInquiry, Inquiry } from "./inquiry.ts";

/** Those who answer for the Hub. Neither throws. */
export interface HubPorts {
	/** Asks whether the Hub takes this README.md. */
	validateCard(hub: HubInquiry, readme: string): Promise<CardVerdict | NotAsked>;
	readSettings(hub: HubInquiry, space: SpaceId): Promise<SpaceSettings | NotAsked>;
}

/** Learns what may be learnt from the Hub, before any rule is asked. `makeReadme` gives what would be uploaded, if anything. */
export async function askHub(
	{ asks, hub }: Inquiry,
	makeReadme: () => string | undefined,
	{ validateCard, readSettings }: HubPorts,
): Promise<HubAnswers> {
	if (!asks.includes("hub")) return UNASKED_HUB;
	const readme = makeReadme();
	const [card, settings] = await Promise.all([
		readme === undefined ? NO_CARD : validateCard(hub, readme),
		hub.space === undefined ? UNASKED_HUB.settings : readSettings(hub, hub.space),
	]);
	return { card, settings: settings.kind === "asked" ? withComing(settings, hub) : settings };
}

/** What is set, and what is going to be. */
function withComing(settings: SpaceSettings, { coming }: HubInquiry): SpaceSettings {
	return {
		...settings,
		secrets: new Set([...settings.secrets, ...coming.secrets]),
		variables: new Map([...settings.variables, ...coming.variables]),
	};
}

const NO_CARD: NotAsked = { kind: "skipped", reason: "there is no front matter to ask the Hub about" };
