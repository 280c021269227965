import type { Problem } from "../../gate/finding.ts";
import type { Answer, Rule } from "../../gate/rule.ts";
import type { Application, Route } from "../../python/application.ts";
import type { TraceStep } from "../../python/proof.ts";
import { covers, type Difference, excessOf } from "../applications/application-difference.ts";
import { type KnownTarget, nameOf } from "../applications/entrypoint-proof.ts";
import { type OtherApplication, otherApplications } from "../applications/other-applications.ts";

/** Routes and middleware that a message names, and routes that a trace shows. */
const MAX_NAMED = 5;
const MAX_STEPS = 8;

/** Characters of the user's text that a message repeats at a time. */
const MAX_QUOTE = 60;

/** An application that does more than the one that is served, and what it does more. */
interface Fuller {
	readonly other: OtherApplication;
	readonly excess: Difference;
}

export default {
	id: "entrypoint/partial-app",
	title: "`main:app` is the fullest application that the project builds",
	severity: "warning",
	contracts: ["python", "docker"],
	clauses: ["004", "001 task 5"],
	since: "0.1.0",
	sources: ["https://fastapi.tiangolo.com/tutorial/bigger-applications/"],
	check: (space): Answer => {
		const { target } = space;
		if (target.kind === "unknown") return { skipped: target.reason };
		const name = nameOf(target);
		const { proof, application } = space.entrypoint;
		if (proof.state !== "proven") return { skipped: `it is not proven that ${name} is an application` };
		if (application === undefined) return { skipped: `what ${name} answers is not known` };
		const fullest = fullestOf(
			otherApplications(space, target, application).flatMap((other): Fuller[] => {
				const excess = excessOf(other.application, application);
				return excess === undefined ? [] : [{ other, excess }];
			}),
		);
		if (fullest === undefined) return [];
		const [hidden] = application.unresolved;
		if (hidden !== undefined) {
			return { skipped: `not all that ${name} answers can be told: ${hidden.reason.slice(0, MAX_QUOTE * 2)}` };
		}
		return [problemOf(target, application, fullest)];
	},
} satisfies Rule;

/** The one application that answers what all others do; `undefined` where they are services side by side. */
function fullestOf(fuller: readonly Fuller[]): Fuller | undefined {
	const [first, ...others] = fuller.toSorted((a, b) => b.excess.routes.length - a.excess.routes.length);
	const isFullest = others.every(
		({ other }) => first !== undefined && covers(first.other.application, other.application),
	);
	return isFullest ? first : undefined;
}

function problemOf(target: KnownTarget, application: Application, { other, excess }: Fuller): Problem {
	const { file, name, isFactory } = other;
	const count = excess.routes.length;
	const holder = `${quote(isFactory ? `${name}()` : name)} of ${file}`;
	const what = `${nameOf(target)} lacks ${count} ${count === 1 ? "route" : "routes"} that ${holder} has: ${listed(excess.routes.map(shown))}.`;
	const middleware = excess.middleware.map((one) => quote(one.name));
	const alsoLacks = middleware.length === 0 ? "" : ` It lacks middleware too: ${listed(middleware)}.`;
	const effect = `The Space serves ${nameOf(target)} and nothing else, so requests to these paths answer 404 there.`;
	return {
		message: `${what}${alsoLacks} ${effect} ${adviceOf(other, target)}`,
		place: application.place,
		trace: [
			{ place: application.place, note: "makes the application that is served" },
			{
				place: other.application.place,
				note: `makes the one that ${isFactory ? `${name}() returns` : `${name} holds`}`,
			},
			...excess.routes
				.slice(0, MAX_STEPS)
				.map((route): TraceStep => ({ place: route.place, note: `registers ${shown(route)}` })),
		],
	};
}

function adviceOf({ file, module, name, isFactory }: OtherApplication, target: KnownTarget): string {
	if (file === target.file) {
		return isFactory
			? `Bind what it returns: "${target.attribute} = ${name}()".`
			: `Add its routes to ${target.attribute}, mount it in ${target.attribute}, or serve it: "${target.attribute} = ${name}".`;
	}
	const imported = `from ${module} import ${name}`;
	const bound = isFactory ? ` and "${target.attribute} = ${name}()"` : "";
	const alias = !isFactory && name !== target.attribute ? ` as ${target.attribute}` : "";
	return `If that is the application to ship, let ${target.file} hand it on: "${imported}${alias}"${bound}.`;
}

/** "GET /tasks", "WebSocket /feed", "everything below /static". */
function shown({ kind, methods, path }: Route): string {
	const text = path === "" ? "/" : path.slice(0, MAX_QUOTE);
	if (kind === "mount") return `everything below ${text}`;
	if (kind === "websocket") return `WebSocket ${text}`;
	return methods.length === 0 ? text : `${methods.join("/")} ${text}`;
}

/** At most {@link MAX_NAMED} of the texts: "a, b, and 12 more". */
function listed(texts: readonly string[]): string {
	const rest = texts.length - MAX_NAMED;
	return rest > 0 ? `${texts.slice(0, MAX_NAMED).join(", ")}, and ${rest} more` : texts.join(", ");
}

function quote(name: string): string {
	return `"${name.length > MAX_QUOTE ? `${name.slice(0, MAX_QUOTE)}…` : name}"`;
}
