import { describe, expect, test } from "@jest/globals";
import { exchangeFailure, failureOf } from "../../src/deploy/hub-failure.ts";
import type { HubObstacle } from "../../src/hub/client.ts";

const WHAT = "The Space me/todo could not be read";
const refused = (status: number, said = "", wait = 0): HubObstacle => ({
	kind: "refused",
	status,
	said,
	value: undefined,
	wait,
});
const failed = (cause: Extract<HubObstacle, { kind: "failed" }>["cause"]): HubObstacle => ({
	kind: "failed",
	cause,
	reason: "it cannot be reached",
});

describe("each answer of the Hub is a failure of its own", () => {
	test.each<[HubObstacle, string, boolean, string]>([
		[refused(400), "hub-refused", false, "status 400"],
		[refused(401), "unauthorized", false, "does not accept the token"],
		[refused(402), "plan-required", false, "paid plans"],
		[refused(403), "forbidden", false, "write access"],
		[refused(403, "Forbidden: pass create_pr=1 as a query parameter"), "forbidden", false, "pull request"],
		[refused(404), "not-found", false, "no such Space"],
		[refused(408), "timeout", true, "waited too long"],
		[refused(409), "conflict", false, "conflicts"],
		[refused(412), "race", true, "changed meanwhile"],
		[refused(413), "too-large", false, "larger than the Hub takes"],
		[refused(422), "hub-refused", false, "status 422"],
		[refused(429), "rate-limited", true, "in five minutes"],
		[refused(429, "", 1_000), "rate-limited", true, "in 1 second."],
		[refused(429, "", 119_001), "rate-limited", true, "in 2 minutes."],
		[refused(429, "", 200_000), "rate-limited", true, "in 4 minutes."],
		[refused(500), "hub-error", true, "status 500"],
		[refused(502), "hub-error", true, "status 502"],
		[refused(503), "hub-error", true, "status 503"],
		[refused(504), "hub-error", true, "status 504"],
		[failed("network"), "network", true, "did not answer: it cannot be reached"],
		[failed("tls"), "tls", false, "certificate"],
		[failed("timeout"), "timeout", true, "in time"],
		[failed("ended"), "cancelled", false, "ended before it was done"],
		[failed("redirect"), "redirected", false, "renamed"],
		[failed("size"), "hub-error", true, "does not speak as the Hub does"],
		[failed("answer"), "hub-error", true, "does not speak as the Hub does"],
	])("%j is %s", (obstacle, code, mayPass, words) => {
		const failure = failureOf(obstacle, WHAT);
		expect(failure).toMatchObject({ kind: "failure", code, mayPass });
		expect(failure.message).toMatch(/^The Space me\/todo could not be read, because [^.].*\.$/);
		expect(failure.advice).toMatch(/^[A-Z].*\.$/s);
		expect(`${failure.message} ${failure.advice}`).toContain(words);
		expect(failure.words).toBe(obstacle.kind === "refused" ? obstacle.said : "");
	});
});

test("a workflow that the Space does not trust is told where to name it", () => {
	const failure = exchangeFailure(refused(400, "No matching publisher"), "me/todo", "https://huggingface.co");
	expect(failure).toMatchObject({ code: "unauthorized", words: "No matching publisher" });
	expect(failure.advice).toContain("https://huggingface.co/spaces/me/todo/settings");
});

test("a Hub that is down says nothing of trust", () => {
	expect(exchangeFailure(refused(503), "me/todo", "https://huggingface.co")).toMatchObject({ code: "hub-error" });
});
