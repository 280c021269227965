import type { Course, WantedSettings } from "../deploy/deployment.ts";
import { readCourse } from "../deploy/read-course.ts";
import { readWanted } from "../deploy/settings.ts";
import { configurationFault, type Fault } from "../gate/fault.ts";
import type { Inquiry } from "../gate/inquiry.ts";
import type { SpaceId } from "../hub/space-id.ts";
import { DEPLOY_WISHES, type DeployWish } from "./may-deploy.ts";

/** What is to be done about the Space, if the event allows it. */
export interface DeploymentInputs {
	readonly wish: Exclude<DeployWish, "false">;
	readonly space: SpaceId;
	readonly course: Omit<Course, "kind">;
	readonly settings: WantedSettings;
	/** What whoever wrote the inputs should know, one sentence each. */
	readonly warnings: readonly string[];
}

/** Reads the input `deploy`; `undefined` when it is none that there is. */
export function parseWish(text: string): DeployWish | undefined {
	return DEPLOY_WISHES.find((wish) => wish === text);
}

/** The inputs that only matter where a Space is deployed to, or a plan is made for it. */
export function readDeployment(
	wish: DeployWish,
	space: SpaceId | undefined,
	get: (name: string) => string,
): DeploymentInputs | { readonly fault: Fault } | undefined {
	if (wish === "false") return undefined;
	if (space === undefined) {
		const message = `"deploy" is "${wish}", and the input "space" does not say where to.`;
		return { fault: configurationFault("input-invalid", message, 'Set "space" to owner/name.') };
	}
	const texts = {
		create: get("create").trim(),
		onDrift: get("on-drift").trim(),
		rollback: get("rollback").trim(),
		healthPath: get("health-path").trim(),
		timeout: get("timeout").trim(),
		soak: get("soak").trim(),
	};
	const course = readCourse("plan", texts, {
		create: 'The input "create"',
		onDrift: 'The input "on-drift"',
		rollback: 'The input "rollback"',
		healthPath: 'The input "health-path"',
		timeout: 'The input "timeout"',
		soak: 'The input "soak"',
	});
	if ("fault" in course) return course;
	const lines = { secrets: get("secrets"), variables: get("variables") };
	const wanted = readWanted(lines, { secrets: 'The input "secrets"', variables: 'The input "variables"' });
	if ("fault" in wanted) return wanted;
	const { secrets, variables, warnings } = wanted;
	return { wish, space, course, settings: { secrets, variables }, warnings };
}

/** Whoever deploys wants to know before what the Hub says of it; and what is going to be set counts as set. */
export function forDeployment(inquiry: Inquiry, { secrets, variables }: WantedSettings): Inquiry {
	const coming = { secrets: new Set(secrets.keys()), variables };
	return { ...inquiry, asks: [...new Set([...inquiry.asks, "hub" as const])], hub: { ...inquiry.hub, coming } };
}
