import { pathIn } from "../calls/paths.ts";
import type { Arguments } from "../execution.ts";
import type { Machine } from "../machine.ts";
import { constant, NONE, type Value } from "../value.ts";
import { elementsOf } from "../values/containers.ts";

/** `sys.path` as far as it lies in the tree. */
export interface SearchPath {
	/** Folders that are searched before installed distributions, the Space root ("") among them. */
	readonly front: readonly string[];
	/** Folders that are searched last. */
	readonly back: readonly string[];
	/** It was changed in a way that cannot be seen. */
	readonly isOpen: boolean;
	/** It leads to folders outside of the tree as well. */
	readonly isOuter: boolean;
}

/** Folders of the tree that one end of the search path may name; real programs name one or two. */
const MAX_FOLDERS = 50;

/** The search path at this moment. */
export function searchPath(machine: Machine): SearchPath {
	const { bindings } = machine.system;
	const front = foldersIn(bindings.get("front"));
	const back = foldersIn(bindings.get("back"));
	return {
		front: front ?? machine.program.folders,
		back: back ?? [],
		isOpen: front === undefined || back === undefined || bindings.has("open path"),
		isOuter: bindings.has("outer path"),
	};
}

function foldersIn(value: Value | undefined): readonly string[] | undefined {
	if (value === undefined) return [];
	const folders = elementsOf(value)?.map((one) =>
		one.kind === "constant" && typeof one.value === "string" ? one.value : undefined,
	);
	return folders === undefined || folders.includes(undefined) ? undefined : folders.map(String);
}

/** A method of `sys.path`. Folders that do not exist in the tree change nothing. */
export function editSearchPath(
	machine: Machine,
	method: string,
	{ positional: [first, second] }: Arguments,
): Value | undefined {
	switch (method) {
		case "insert": {
			const isFirst = first?.kind === "constant" && first.value === 0;
			add(machine, [second], isFirst ? "first" : "front");
			return NONE;
		}
		case "append":
			add(machine, [first], "back");
			return NONE;
		case "extend":
			add(machine, first === undefined ? [undefined] : (elementsOf(first) ?? [undefined]), "back");
			return NONE;
		case "remove":
		case "pop":
		case "clear":
		case "sort":
		case "reverse":
			openSearchPath(machine);
			return NONE;
		default:
			return undefined;
	}
}

/** The search path was changed in a way that cannot be seen. */
export function openSearchPath(machine: Machine): void {
	machine.journal.set(machine.system, "open path", constant(true));
}

function add(machine: Machine, values: readonly (Value | undefined)[], where: "first" | "front" | "back"): void {
	for (const value of values) {
		const path = pathIn(value);
		if (path === undefined) {
			// An absolute path, or one that leads out of the tree, holds no module of the project.
			if (value?.kind !== "constant") openSearchPath(machine);
			machine.journal.set(machine.system, "outer path", constant(true));
			continue;
		}
		const key = where === "back" ? "back" : "front";
		const folders = foldersIn(machine.system.bindings.get(key)) ?? [];
		if (folders.length >= MAX_FOLDERS) {
			openSearchPath(machine);
			continue;
		}
		const next = where === "first" ? [path, ...folders] : [...folders, path];
		machine.journal.set(machine.system, key, { kind: "tuple", elements: next.map((folder) => constant(folder)) });
	}
}
