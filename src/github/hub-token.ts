import type { Failure } from "../deploy/failure.ts";
import type { Event } from "./event.ts";
import type { Inputs } from "./inputs.ts";
import type { Permission } from "./may-deploy.ts";

/** The inputs as a run may use them, and why it has no token to deploy with where it should have one. */
export interface Authorised {
	readonly inputs: Inputs;
	readonly refusal?: Failure;
}

/**
 * The inputs with the token of the Hub that the run may use. Runs about forks use none: whoever opens a pull request
 * decides what is checked out. Where something is to be deployed there has to be one.
 */
export async function withHubToken(
	inputs: Inputs,
	event: Event,
	permission: Permission,
	env: NodeJS.ProcessEnv,
): Promise<Authorised> {
	if (event.kind === "pull-request" && event.isFork) {
		const { inquiry } = inputs;
		return { inputs: { ...inputs, inquiry: { ...inquiry, hub: { ...inquiry.hub, token: undefined } } } };
	}
	if (permission.kind !== "deploy" || inputs.deployment === undefined) return { inputs };
	const { authorise } = await import("./credential.ts");
	return await authorise(inputs, inputs.deployment.space, env);
}
