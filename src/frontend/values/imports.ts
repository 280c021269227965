import type { Node } from "@babel/types";
import type { Script } from "../scripts/script.ts";
import type { Evaluation } from "./evaluation.ts";
import { libraryOf } from "./libraries.ts";
import { memberOf } from "./members.ts";
import { bindingValue } from "./names.ts";
import { textOf, UNKNOWN, type Value } from "./value.ts";

/** Modules that are the environment, and those whose names are its variables (SvelteKit, React Native). */
const ENVIRONMENT = { whole: /^\$env\/dynamic\/(public|private)$/, names: /^(\$env\/static\/(public|private)|@env)$/ };

/** What a script gets from a module by a name; "*" is all of it. */
export function importedValue(module: string, name: string, script: Script, evaluation: Evaluation): Value {
	const { project } = evaluation;
	const path = project.resolve(module, script.path);
	if (path === undefined) return fromPackage(module, name);
	const other = project.script(path);
	if (other === undefined) return UNKNOWN;
	return name === "*" ? { kind: "module", script: other } : evaluation.exported(other, name);
}

function fromPackage(module: string, name: string): Value {
	if (ENVIRONMENT.whole.test(module)) return { kind: "environment" };
	if (ENVIRONMENT.names.test(module)) {
		return name === "*" ? { kind: "environment" } : textOf([{ kind: "variable", name }]);
	}
	const library = libraryOf(module, name === "*" ? "default" : name);
	if (library === undefined) return UNKNOWN;
	return { kind: "library", library, member: SENDERS.test(name) ? "" : name };
}

/** Names of packages that are senders themselves; all others are members of one: `import { get } from "axios"`. */
const SENDERS =
	/^(default|\*|axios|got|ky|\$fetch|ofetch|fetch|fetchEventSource|io|connect|EventSource|EventSourcePolyfill|NativeEventSource|fetchBaseQuery)$/;

/** What a script exports by a name. */
export function exportedValue(script: Script, name: string, evaluation: Evaluation): Value {
	const found = script.exports.get(name);
	switch (found?.kind) {
		case undefined:
			return relayedValue(script, name, evaluation);
		case "node":
			return evaluation.of({ node: found.node, script, frame: undefined });
		case "local": {
			const binding = script.bindingOf(found.name, ROOT);
			return binding === undefined ? UNKNOWN : bindingValue(binding, { script, frame: undefined }, evaluation);
		}
		case "from":
			return evaluation.imported(found.module, found.name, script);
	}
}

/** A node that lies in no script: names seen from it are those of the module. */
const ROOT: Node = { type: "EmptyStatement" };

function relayedValue(script: Script, name: string, evaluation: Evaluation): Value {
	const common = script.exports.get("default");
	// `module.exports = { … }`, and what of it is imported by name.
	if (common?.kind === "node" && script.relays.length === 0) {
		return memberOf(evaluation.of({ node: common.node, script, frame: undefined }), name, evaluation);
	}
	for (const module of script.relays) {
		const value = evaluation.imported(module, name, script);
		if (value.kind !== "unknown") return value;
	}
	return UNKNOWN;
}
