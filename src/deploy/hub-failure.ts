import type { HubObstacle } from "../hub/client.ts";
import type { SpaceId } from "../hub/space-id.ts";
import { type Failure, type FailureCode, failure } from "./failure.ts";

/** What a status of the Hub means; both are sentences' ends and beginnings of their own. */
interface Meaning {
	readonly code: FailureCode;
	/** A clause that says why. */
	readonly why: string;
	readonly advice: string;
	readonly mayPass: boolean;
}

const FAULT_OF_THE_HUB =
	"Run it again later; https://status.huggingface.co tells what the Hub knows of its own faults.";

const STATUSES: ReadonlyMap<number, Meaning> = new Map([
	[
		401,
		lasting(
			"unauthorized",
			"the Hub does not accept the token",
			"Check that the token is valid and has not expired, and that the Space exists by this name: the Hub says the same of a Space that the token may not see.",
		),
	],
	[
		402,
		lasting(
			"plan-required",
			"the account's plan does not allow it",
			"The Hub hosts Spaces that run a container on paid plans only: PRO for a person, Team or Enterprise for an organisation (https://huggingface.co/pricing). Change the plan, or name a Space that exists already.",
		),
	],
	[
		403,
		lasting(
			"forbidden",
			"the token may not do this",
			"Use a token with write access to this Space, best a fine-grained one for this Space alone (https://huggingface.co/settings/tokens). In an organisation an administrator may have to approve it.",
		),
	],
	[
		404,
		lasting(
			"not-found",
			"the Hub knows no such Space, or the token may not see it",
			"Check the name, owner and Space, and that the token may read it.",
		),
	],
	[408, passing("timeout", "the Hub waited too long for the question", "Run it again.")],
	[
		409,
		lasting(
			"conflict",
			"it conflicts with what is on the Hub, or with what somebody else does there at the moment",
			"Run it again when nobody else changes the Space.",
		),
	],
	[
		412,
		passing("race", "the Space has changed meanwhile", "Run it again: it then starts from what the Space holds now."),
	],
	[
		413,
		lasting(
			"too-large",
			"it is larger than the Hub takes",
			"Make it smaller, or let the Space download its large files when it starts.",
		),
	],
]);

/**
 * The failure that an obstacle of the Hub stands for. `what` is what could not be done, a clause with a capital letter:
 * "The Space me/todo could not be read".
 */
export function failureOf(obstacle: HubObstacle, what: string): Failure {
	const { code, why, advice, mayPass } = obstacle.kind === "refused" ? meaningOf(obstacle) : reasonOf(obstacle);
	const words = obstacle.kind === "refused" ? obstacle.said : "";
	return failure(code, `${what}, because ${why}.`, advice, { words, mayPass });
}

/** The failure of a workflow that asked for a token without having a secret. */
export function exchangeFailure(obstacle: HubObstacle, space: SpaceId, endpoint: string): Failure {
	const isDecision = obstacle.kind === "refused" && [400, 401, 403, 404].includes(obstacle.status);
	if (!isDecision) return failureOf(obstacle, "The Hub gave no token for this workflow");
	return failure(
		"unauthorized",
		`The Hub gave no token for this workflow, because ${space} does not name it as a trusted publisher.`,
		`Name this repository under "Trusted Publishers" at ${endpoint}/spaces/${space}/settings; branch and workflow have to be the same to the letter where they are given. Or set hf-token.`,
		{ words: obstacle.said },
	);
}

function meaningOf({ status, said, wait }: Extract<HubObstacle, { readonly kind: "refused" }>): Meaning {
	if (status === 403 && said.includes("create_pr=1")) {
		const why = "the token may not write to the Space: the Hub would take a pull request from it, and nothing else";
		return { code: "forbidden", why, advice: STATUSES.get(403)?.advice ?? "", mayPass: false };
	}
	if (status === 429) {
		const rest = wait === 0 ? "five minutes" : timeIn(wait);
		return passing(
			"rate-limited",
			"the Hub was asked too often",
			`Run it again in ${rest}. The Hub allows more to those who come with a token.`,
		);
	}
	const known = STATUSES.get(status);
	if (known !== undefined) return known;
	if (status >= 500) return passing("hub-error", `the Hub has a fault of its own (status ${status})`, FAULT_OF_THE_HUB);
	return lasting("hub-refused", `the Hub refuses it (status ${status})`, "Do what the Hub says, and run it again.");
}

function reasonOf({ cause, reason }: Extract<HubObstacle, { readonly kind: "failed" }>): Meaning {
	switch (cause) {
		case "network":
			return passing(
				"network",
				`the Hub did not answer: ${reason}`,
				"Check the network and its proxy, and run it again.",
			);
		case "tls":
			return lasting(
				"tls",
				`the Hub's certificate is not trusted here: ${reason}`,
				"Behind a proxy that opens connections, NODE_EXTRA_CA_CERTS has to name its certificate.",
			);
		case "timeout":
			return passing("timeout", `the Hub did not answer in time: ${reason}`, "Run it again later.");
		case "ended":
			return lasting("cancelled", "it was ended before it was done", "Run it again.");
		case "redirect":
			return lasting(
				"redirected",
				`the Hub sends elsewhere: ${reason}`,
				"Name the Space as the Hub calls it today; it may have been renamed. HF_ENDPOINT has to be the Hub's own address.",
			);
		case "size":
		case "answer":
			return passing("hub-error", `what answered does not speak as the Hub does: ${reason}`, FAULT_OF_THE_HUB);
	}
}

function lasting(code: FailureCode, why: string, advice: string): Meaning {
	return { code, why, advice, mayPass: false };
}

function passing(code: FailureCode, why: string, advice: string): Meaning {
	return { code, why, advice, mayPass: true };
}

/** Milliseconds as people say them, rounded up. */
function timeIn(milliseconds: number): string {
	const seconds = Math.ceil(milliseconds / 1000);
	const [number, unit] = seconds < 120 ? [seconds, "second"] : [Math.ceil(seconds / 60), "minute"];
	return `${number} ${unit}${number === 1 ? "" : "s"}`;
}
