import { raiseBuiltin } from "../flow.ts";
import type { Machine } from "../machine.ts";
import { alternativesOf, type Single, type Site, type Value } from "../value.ts";
import { classMember, obstacleOf } from "../values/class-members.ts";
import { describe } from "../values/describe.ts";

/** Ends this way where a value certainly cannot be iterated over. */
export function refuseWhatCannotBeIterated(machine: Machine, value: Value, site: Site): void {
	if (!hasNoElements(value)) return;
	raiseBuiltin(machine, "TypeError", site, `${describe(value)} cannot be iterated over`, "Loop over a list.");
}

/** Whether a value is certainly nothing that can be gone through. */
export function hasNoElements(value: Value): boolean {
	return alternativesOf(value).every(isSingle);
}

function isSingle(value: Single): boolean {
	switch (value.kind) {
		case "constant":
			return typeof value.value !== "string";
		case "module":
		case "function":
		case "method":
		case "coroutine":
			return true;
		case "external":
			return value.isModule;
		case "library":
			return value.type.role === "application" || value.type.name === "number";
		case "instance": {
			const isPlain = value.type.ancestors.every(({ kind }) => kind === "own") && obstacleOf(value.type) === undefined;
			return isPlain && ["__iter__", "__getitem__"].every((name) => classMember(value.type, name).kind !== "own");
		}
		default:
			return false;
	}
}
