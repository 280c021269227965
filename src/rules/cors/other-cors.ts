import type { Space } from "../../gate/space.ts";
import type { Application } from "../../python/application.ts";
import { shown } from "../../source/shown.ts";

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

/** What else may answer pages of other origins; a clause. */
export function otherCors({ python, entrypoint }: Space, { middleware }: Application): string | undefined {
	const ofProject = middleware.find(
		({ name, definition }) => definition !== undefined || !/^[A-Z]\w+Middleware$/.test(name) || /cors/i.test(name),
	);
	if (ofProject !== undefined) return `the middleware "${shown(ofProject.name)}" may answer pages of other origins`;
	const writes = entrypoint.reached.find((path) => python.mentions(path, OTHER_WAYS));
	return writes === undefined ? undefined : `${shown(writes)} may answer pages of other origins by itself`;
}
