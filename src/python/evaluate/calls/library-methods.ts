import { METHOD_DEMANDS } from "../../libraries/fastapi.ts";
import type { Arguments } from "../execution.ts";
import { libraryMayFail } from "../flow.ts";
import type { Machine } from "../machine.ts";
import { type LibraryMethod, type Site, unknown, type Value } from "../value.ts";
import { libraryBaseOf } from "../values/class-members.ts";
import { textOf } from "../values/scope.ts";
import { containerMethod } from "./container-methods.ts";
import { functionsAmong, perhapsCall } from "./functions.ts";
import { resultOf } from "./library-results.ts";
import { pathMethod } from "./paths.ts";
import { namespaceMethod } from "./reflection.ts";
import { textMethod } from "./text-methods.ts";

/** Calls a method of an object of a library or of a built-in type. */
export function callMethod(machine: Machine, { self, name }: LibraryMethod, given: Arguments, site: Site): Value {
	const known = knownMethod(machine, self, name, given, site);
	if (known !== undefined) return known;
	const functions = functionsAmong(given);
	libraryMayFail(machine, site, "call");
	perhapsCall(machine, functions, site);
	return unknown(`what ${textOf(site)} gives is not known`, site, functions);
}

function knownMethod(machine: Machine, self: Value, name: string, given: Arguments, site: Site): Value | undefined {
	switch (self.kind) {
		case "constant":
			return typeof self.value === "string" ? textMethod(self.value, name, given, site) : undefined;
		case "container":
		case "tuple":
			return containerMethod(machine, self, name, given, site);
		case "namespace":
			return namespaceMethod(machine, self, name, given, site);
		case "path":
			return pathMethod(machine, self, name, given, site);
		case "library":
		case "instance": {
			const type = self.kind === "library" ? self.type : libraryBaseOf(self.type);
			const result = type !== undefined && Object.hasOwn(type.methods, name) ? type.methods[name] : undefined;
			if (type === undefined || result === undefined) return undefined;
			const demands = METHOD_DEMANDS.get(type)?.[name] ?? [];
			return resultOf(machine, { path: `${type.name}.${name}`, result, demands, self }, given, site);
		}
		default:
			return undefined;
	}
}
