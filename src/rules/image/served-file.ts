import { servedBy } from "../../dockerfile/start/served.ts";
import type { Answer } from "../../gate/rule.ts";
import type { Space } from "../../gate/space.ts";
import { shown } from "../../source/shown.ts";
import { nestedApplication } from "../applications/nested-application.ts";

/** Under the `docker` contract: whether the module is there that the Dockerfile starts. */
export function servedFileAnswer(space: Space): Answer {
	const { target, entrypoint, source, dockerfile } = space;
	if (target.kind === "unknown") return { skipped: target.reason };
	const { proof } = entrypoint;
	if (proof.state !== "refuted" || proof.because !== "no-module") return [];
	const served = servedBy(source, dockerfile);
	const place = served.kind === "program" ? served.program.place : served.place;
	const message =
		`The Dockerfile starts "${target.start}", but there is no ${shown(target.file)} in the Space: the server ends with ` +
		`'Could not import module "${target.module}"', and the Space never starts. ${adviceOf(space, target.module, target.attribute)}`;
	return [{ place, message }];
}

/** The module that was probably meant, by its last name, or by what makes an application. */
function adviceOf(space: Space, module: string, attribute: string): string {
	const { python, source } = space;
	const last = module.split(".").at(-1) ?? module;
	const home = python.folders[0] === "" ? "" : `${python.folders[0]}/`;
	const same = python.files.filter((path) => path === `${last}.py` || path.endsWith(`/${last}.py`));
	const root = source.entries.has("main.py") ? "main.py" : undefined;
	const meant = (same.length === 1 ? same[0] : undefined) ?? root ?? nestedApplication(space)?.file;
	if (meant === undefined) return "Add it, or start a module that is there.";
	const path = meant.slice(home !== "" && meant.startsWith(home) ? home.length : 0).replace(/(\/__init__)?\.py$/, "");
	if (!/^[\w/]+$/.test(path)) return `${shown(meant)} seems to be meant.`;
	return `${shown(meant)} seems to be meant: start "${path.replaceAll("/", ".")}:${attribute}".`;
}
