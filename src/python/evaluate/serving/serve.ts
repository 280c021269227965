import { needsArguments } from "../calls/arguments.ts";
import { catching } from "../flow.ts";
import type { Machine } from "../machine.ts";
import {
	alternativesOf,
	type FunctionValue,
	NO_ARGUMENTS,
	type Single,
	type Site,
	type Trail,
	type Value,
} from "../value.ts";
import { classMember } from "../values/class-members.ts";
import { describe } from "../values/describe.ts";
import { loaded } from "./loaded-object.ts";
import { type Refused, refused, type Served } from "./served.ts";

/** What becomes of each value that an attribute may have. `site`: where the server asks, for want of a better place. */
export function serve(machine: Machine, value: Value, site: Site): readonly Served[] {
	return alternativesOf(value).flatMap((one) => {
		const served = serveOne(machine, one, site).map((answer) =>
			answer.kind === "application" ? { value: one, ...answer } : answer,
		);
		return served.map((answer) =>
			"trail" in answer && answer.trail === undefined ? { ...answer, trail: one.trail } : answer,
		);
	});
}

function serveOne(machine: Machine, value: Single, site: Site): readonly Served[] {
	switch (value.kind) {
		case "unbound":
			return [{ kind: "unbound" }];
		case "function":
			if (value.isGenerator || needsArguments(value.parameters, value.defaults)) return [loaded(machine, value, site)];
			return value.isAsync ? [refusedCoroutine(value)] : callFactory(machine, value, site);
		case "method": {
			const [, ...parameters] = value.function.parameters;
			const isOpen = value.function.parameters[0]?.kind === "variadic";
			if (isOpen || needsArguments(parameters, value.function.defaults)) return [loaded(machine, value, site)];
			return callFactory(machine, value, site);
		}
		case "class":
		case "partial":
			return callFactory(machine, value, site);
		case "external":
			return value.isModule ? [loaded(machine, value, site)] : callFactory(machine, value, site);
		case "instance": {
			const own = classMember(value.type, "__call__");
			const isCalled =
				own.kind === "own" &&
				own.value.kind === "function" &&
				!needsArguments(own.value.parameters.slice(1), own.value.defaults);
			return isCalled ? callFactory(machine, value, site) : [loaded(machine, value, site)];
		}
		default:
			return [loaded(machine, value, site)];
	}
}

/** What the server loads is called once; what a factory gives, or a wrapper holds, is not. */
function refusedCoroutine(value: FunctionValue): Refused {
	const advice = `Make "${value.name}" a plain def if it builds the application, or give it another name if it is the handler of a route.`;
	return refused(`${describe(value)}, which is async, so that calling it gives a coroutine`, advice, value.trail);
}

/** uvicorn calls the object without arguments: a TypeError says that it is no factory, anything else that it is. */
function callFactory(machine: Machine, value: Single, site: Site): readonly Served[] {
	const { result, caught } = catching(machine, { takes: ["raise"] }, () => machine.call(value, NO_ARGUMENTS, site));
	const served: Served[] = [];
	for (const one of result === undefined ? [] : alternativesOf(result)) {
		const answer = loaded(machine, one, site);
		if (answer.kind === "application") {
			const factory = { noun: nounFor(value), name: nameOf(value) };
			served.push({ ...answer, factory, value: one, trail: value.trail, inner: one.trail });
		} else if (answer.kind === "refused") served.push(refusedResult(answer, one, value));
		else served.push({ ...answer, ...trailOf(one, value) });
	}
	for (const { exit, isAssumed } of caught) {
		if (exit.kind !== "raise" || isAssumed) continue;
		const { type } = exit.raised;
		if (type.kind === "builtin" && type.name === "TypeError") served.push(loaded(machine, value, site));
		else served.push({ kind: "raises", raised: exit.raised, trail: value.trail });
	}
	return served;
}

/** A noun phrase for a factory: what a library has goes by its name and its module. */
function nounFor(value: Single): string {
	if (value.kind !== "external") return describe(value);
	const dot = value.path.lastIndexOf(".");
	return `"${value.path.slice(dot + 1)}" of ${value.path.slice(0, dot)}`;
}

/** The name by which a factory is called where it is defined. */
function nameOf(value: Single): string | undefined {
	if (value.kind === "function") return value.definition.kind === "lambda" ? undefined : value.name;
	if (value.kind === "class") return value.object.name;
	return value.kind === "external" ? value.path.slice(value.path.lastIndexOf(".") + 1) : undefined;
}

/** What calls it gives is no application: the object is no factory, or one that does not return what it makes. */
function refusedResult(answer: Refused, result: Single, value: Single): Refused {
	const trail = value.trail ?? answer.trail;
	if (value.kind === "class") return { ...answer, trail };
	const isMade = answer.because === "router";
	const isNothing = result.kind === "constant" && result.givenBy?.kind === "function";
	return {
		...answer,
		what: `${describe(value)}, which returns ${isNothing ? "nothing" : answer.what}`,
		advice: isMade ? answer.advice : adviceOnResult(value),
		trail,
	};
}

function adviceOnResult(value: Single): string {
	return value.kind === "function" && value.definition.kind !== "lambda"
		? `Give "${value.name}" another name if it is no factory; if it is one, let it return the application.`
		: "Bind the application itself, such as FastAPI(), to the name.";
}

function trailOf(one: Value, value: Value): { readonly trail: Trail | undefined } {
	return { trail: one.trail ?? value.trail };
}
