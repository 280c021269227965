import type { Problem } from "../../gate/finding.ts";
import type { Rule } from "../../gate/rule.ts";
import type { Application } from "../../python/application.ts";
import { askProven } from "../applications/entrypoint-proof.ts";
import { otherCors } from "../cors/other-cors.ts";
import { quoted } from "../cors/quoted-origin.ts";

export default {
	id: "security/cors-missing",
	title: "An application with a declared frontend has CORS",
	severity: "notice",
	contracts: ["python", "docker"],
	clauses: ["000 CORS"],
	since: "0.1.0",
	sources: ["https://fastapi.tiangolo.com/tutorial/cors/", "https://www.starlette.io/middleware/#corsmiddleware"],
	check: (space) => {
		const enabled = (space.settings.cors ?? []).filter(({ isEnabled }) => isEnabled);
		const [first] = enabled;
		if (first === undefined) return [];
		return askProven(space, ({ type }) => {
			const { application } = space.entrypoint;
			if (application === undefined) {
				return { skipped: `what stands in front of this application (${type}) is not known` };
			}
			if (application.cors.length > 0) return [];
			const other = otherCors(space, application);
			return other === undefined ? [problemOf(application, first.url, enabled.length)] : { skipped: other };
		});
	},
} satisfies Rule;

function problemOf({ type, place }: Application, url: string, count: number): Problem {
	const more = count === 1 ? "" : ` and ${count - 1} more`;
	return {
		place,
		message:
			`No CORSMiddleware stands in front of this ${type} application, although "cors" in the configuration declares the frontend ${quoted(url)}${more}. ` +
			"A Space has an address of its own, so browsers keep the frontend's pages from reading its answers. " +
			"Add CORSMiddleware with the frontend's address in allow_origins.",
	};
}
