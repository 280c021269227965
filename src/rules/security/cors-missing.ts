import type { Problem } from "../../gate/finding.ts";
import type { Rule } from "../../gate/rule.ts";
import type { Space } from "../../gate/space.ts";
import type { Application } from "../../python/application.ts";
import { shown } from "../../source/shown.ts";
import { askProven } from "../applications/entrypoint-proof.ts";
import { quoted } from "../cors/quoted-origin.ts";

/** Words of code that answers pages of other origins in a way of its own. */
const OTHER_WAYS: readonly string[] = [
	...[
		"Access-Control-Allow-Origin",
		"access-control-allow-origin",
		"asgi_cors",
		"fastapi_cors",
		"cors_allowed_origins",
	],
];

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
			const other = otherWay(space, application);
			return other === undefined ? [problemOf(application, first.url, enabled.length)] : { skipped: other };
		});
	},
} satisfies Rule;

/** What else may answer pages of other origins; a clause. */
function otherWay({ python, entrypoint }: Space, { middleware }: Application): string | undefined {
	const ofProject = middleware.find(
		({ name, definition }) => definition !== undefined || !/^[A-Z]\w+Middleware$/.test(name) || /cors/i.test(name),
	);
	if (ofProject !== undefined) return `the middleware "${shown(ofProject.name)}" may answer pages of other origins`;
	const writes = entrypoint.reached.find((path) => python.mentions(path, OTHER_WAYS));
	return writes === undefined ? undefined : `${shown(writes)} may answer pages of other origins by itself`;
}

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
