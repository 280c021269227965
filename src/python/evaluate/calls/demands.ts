import { posix } from "node:path";
import type { Demand } from "../../libraries/knowledge.ts";
import type { Arguments } from "../execution.ts";
import { builtinException, mayRaise, raise, raiseBuiltin } from "../flow.ts";
import type { Machine } from "../machine.ts";
import { isCertainlyNoFolder, isFolderNow } from "../standard/disk.ts";
import type { Site } from "../value.ts";
import { describe } from "../values/describe.ts";
import { moduleMember } from "../values/module-members.ts";
import { argumentOf } from "./library-arguments.ts";

/** Ends this way where an argument certainly breaks what the library demands of it. */
export function check(machine: Machine, path: string, { argument, of }: Demand, given: Arguments, site: Site): void {
	const value = argumentOf(given, argument);
	if (value === undefined) return;
	if ("attribute" in of && value.kind === "module" && moduleMember(machine, value, of.attribute, site) === undefined) {
		const reason = `${path} is given ${describe(value)}, which has no "${of.attribute}"`;
		raiseBuiltin(
			machine,
			"AttributeError",
			site,
			reason,
			"Give it what the module holds, such as its router, not the module.",
		);
	}
	if ("attribute" in of) {
		if (value.kind !== "unknown") machine.getAttribute(value, of.attribute, site);
		return;
	}
	const text = value.kind === "path" ? value.path : value.kind === "constant" ? value.value : undefined;
	if (typeof text !== "string") return;
	if ("prefix" in of) {
		if (text === "" || (text.startsWith("/") && !text.endsWith("/"))) return;
		const reason = `${path} asserts that a prefix begins with "/" and does not end with it, and it is given "${text.slice(0, 60)}"`;
		raiseBuiltin(
			machine,
			"AssertionError",
			site,
			reason,
			`Write the prefix as "/${text.replaceAll(/^\/+|\/+$/g, "").slice(0, 60)}".`,
		);
	}
	if (!given.keywords.has("check_dir")) demandFolder(machine, path, text, site);
}

/** A folder of the tree must be there, unless the image brings it, or the program makes it before. */
function demandFolder(machine: Machine, path: string, text: string, site: Site): void {
	const folder = posix.normalize(text).replace(/\/$/, "");
	if (text.startsWith("/") || (text !== "" && isFolderNow(machine, folder))) return;
	const shown = text.slice(0, 60);
	const reason = `${path} wants the folder "${shown}", which the Space does not have`;
	const advice = "Commit the folder with a file in it (git keeps no empty folders), or create it before this line.";
	const raised = builtinException("RuntimeError", site, reason, advice);
	if (text === "" || isCertainlyNoFolder(machine, folder)) raise(machine, raised);
	mayRaise(machine, raised, { site, reason: "something may create it before, which cannot be followed" });
}
