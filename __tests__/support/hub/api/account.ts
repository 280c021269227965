import { answer, type Exchange, recordOf, refuse } from "../exchange.ts";
import { cardErrors } from "../git/card.ts";
import type { Account } from "../options.ts";

/** Who the token belongs to. */
export function answerWhoAmI(exchange: Exchange): void {
	const { account } = exchange.caller;
	if (account === undefined) {
		refuse(exchange, 401, "Invalid username or password.");
		return;
	}
	const { name, role, plan = "pro", orgs = [], spaces } = account;
	const scoped = (spaces ?? []).map((space) => ({
		entity: { _id: space, type: "space", name: space },
		permissions: ["repo.content.read", "repo.write"],
	}));
	const fineGrained = role === "fineGrained" ? { fineGrained: { canReadGatedRepos: false, global: [], scoped } } : {};
	answer(exchange, 200, {
		type: "user",
		id: name,
		name,
		fullname: name,
		isPro: plan === "pro",
		canPay: plan === "pro",
		orgs: orgs.map((org) => ({ type: "org", id: org, name: org })),
		auth: {
			type: "access_token",
			accessToken: { displayName: "deploy", role, createdAt: "2026-01-01T00:00:00.000Z", ...fineGrained },
		},
	});
}

/** Judges a card before it is pushed. Nobody has to say who they are. */
export async function answerValidateYaml(exchange: Exchange): Promise<void> {
	const { content } = await recordOf(exchange);
	const { errors, isMissing } = cardErrors(typeof content === "string" ? content : "");
	const asMessages = (list: readonly string[]) => list.map((message) => ({ message }));
	const warnings = asMessages(isMissing ? ["empty or missing yaml metadata in repo card"] : []);
	if (errors.length > 0) answer(exchange, 400, { errors: asMessages(errors), warnings });
	else answer(exchange, 200, { warnings });
}

/** What a creation asks for, or `undefined` where it was refused. */
export interface Creation {
	readonly id: string;
	readonly sdk: string;
	readonly isPrivate: boolean;
}

const SDKS = ["gradio", "streamlit", "docker", "static"];

/** Reads a wish for a new Space; refuses what the Hub refuses. */
export async function readCreation(
	exchange: Exchange,
	isThere: (id: string) => boolean,
): Promise<Creation | undefined> {
	const { type, name, organization, sdk, private: isHidden, visibility } = await recordOf(exchange);
	const { account } = exchange.caller;
	const no = (status: number, error: string) => {
		refuse(exchange, status, error);
		return undefined;
	};
	if (account === undefined || account.role === "oidc") return no(401, "Invalid username or password.");
	const owner = typeof organization === "string" ? organization : account.name;
	if (!mayCreate(account, owner)) {
		return no(403, `You don't have the rights to create a space under the namespace "${owner}"`);
	}
	if (type !== "space" || typeof name !== "string") return no(400, "Invalid input: the local Hub makes Spaces only");
	if (typeof sdk !== "string" || !SDKS.includes(sdk)) {
		return no(400, `Invalid input: expected one of ${SDKS.join("|")} → at sdk`);
	}
	const id = `${owner}/${name}`;
	if (account.plan === "free" && sdk !== "static") return no(402, PLAN);
	if (isThere(id)) return no(409, "You already created this space repo");
	return { id, sdk, isPrivate: isHidden === true || visibility === "private" };
}

const PLAN =
	"Static Spaces are free for everyone, but hosting Gradio and Docker Spaces on free cpu-basic requires a PRO " +
	"subscription. Subscribe at https://huggingface.co/pro";

function mayCreate({ name, role, orgs = [], spaces }: Account, owner: string): boolean {
	return role !== "read" && spaces === undefined && (owner === name || orgs.includes(owner));
}
