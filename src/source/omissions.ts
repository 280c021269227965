import { LIMITS, type Omission } from "./source.ts";

/** Notes an omission; beyond the bound, one more says that there are others. */
export function noteOmission(omissions: Omission[], omission: Omission): void {
	if (omissions.length < LIMITS.omissions) omissions.push(omission);
	else if (omissions.length === LIMITS.omissions) {
		omissions.push({
			kind: "bound",
			path: "",
			reason: `more than ${LIMITS.omissions} things in it could not be taken in`,
		});
	}
}
