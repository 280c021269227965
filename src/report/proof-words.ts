import type { Entrypoint } from "../python/program.ts";
import { sayRoutes } from "./routes.ts";

/** The entry point in a sentence or two: what it is, or what keeps it from being an application. */
export function sayProof({ target, proof, application }: Entrypoint): string {
	if (proof.state === "unproven" && target === "") return `It is not known what the Space serves. ${proof.reason}`;
	if (proof.state === "unproven") return `${target} may be an application, but nothing proves it. ${proof.reason}`;
	if (proof.state === "refuted") return `${target} is no application that a server can load. ${proof.reason}`;
	const kind = proof.type.split(" or ").map(applicationOf).join(" or ");
	const what = proof.factory === undefined ? kind : `a factory that returns ${kind}`;
	const answers = application === undefined ? "" : ` ${sayRoutes(application)}`;
	return `${target} is proven to be ${what}.${answers}`;
}

/** A type as a noun with its article: "a FastAPI application", "an ASGI function". */
function applicationOf(type: string): string {
	const noun = /\b(?:application|function)$/.test(type) ? type : `${type} application`;
	return `${/^[aeio]/i.test(noun) ? "an" : "a"} ${noun}`;
}
