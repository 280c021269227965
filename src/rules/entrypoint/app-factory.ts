import { type ImageStart, imageStart } from "../../dockerfile/start/image-start.ts";
import type { Rule } from "../../gate/rule.ts";
import type { Factory } from "../../python/proof.ts";
import { shown } from "../../source/shown.ts";
import { askProven } from "../applications/entrypoint-proof.ts";

/** What it costs on a Space. */
const effectOn = (attribute: string): string =>
	`uvicorn finds out by calling it, serves what it returns, and warns at every start ("ASGI app factory detected"); whoever imports "${attribute}" to test or to extend it gets no application.`;

export default {
	id: "entrypoint/app-factory",
	title: "`app` of main.py is an application, not a factory that nobody has called",
	severity: "warning",
	contracts: ["python", "docker"],
	clauses: ["SP-HF-04"],
	since: "0.1.0",
	sources: ["https://www.uvicorn.org/#application-factories", "https://fastapi.tiangolo.com/reference/fastapi/"],
	check: (space) => {
		if (space.contract === "docker") {
			const start = imageStart(space.source, space.dockerfile);
			if (start.kind === "runs") return { skipped: "the Dockerfile runs a Python file instead of a server" };
			if (isTold(start)) return [];
		}
		return askProven(space, ({ factory, type, place, trace }, _, { attribute, file }) => {
			if (factory === undefined) return [];
			const what = `"${attribute}" of ${shown(file)} is ${factory.noun}, which nobody has called: it returns the application (${type}) instead of being one.`;
			return [{ message: `${what} ${effectOn(attribute)} ${adviceOn(factory, attribute)}`, place, trace }];
		});
	},
} satisfies Rule;

/** Whether the image starts the server with the option that makes it call the application. */
function isTold(start: ImageStart): boolean {
	return start.kind === "serves" && start.servers.some(({ serving }) => serving?.isFactory === true);
}

function adviceOn({ name }: Factory, attribute: string): string {
	if (name === undefined) return `Bind what calling it returns to "${attribute}".`;
	return name === attribute
		? `Rename it, such as to "create_app", and write "${attribute} = create_app()" below it.`
		: `Call it: "${attribute} = ${name}()".`;
}
