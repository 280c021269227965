import { readFileSync } from "node:fs";
import { parse } from "yaml";
import { judge } from "../../src/gate/judge.ts";
import type { Engine } from "../../src/python/parser/syntax-node.ts";
import { RULES } from "../../src/rules/index.ts";
import { memorySource } from "../support/memory-source.ts";
import { spaceOf } from "../support/spaces.ts";

/** A small project, and what some rules must find in it. */
export interface Snippet {
	readonly name: string;
	readonly files: Readonly<Record<string, string>>;
	/** "cors-wildcard main.py:4", sorted; all others must be silent. */
	readonly found: readonly string[];
	/** Rules that must say why they were not asked. */
	readonly skipped: readonly string[];
	/** Text that one of the messages holds. */
	readonly says: string;
	/** What else the corpus says of it. */
	readonly entry: Readonly<Record<string, unknown>>;
}

/** The snippets of a file beside this one. */
export function snippetsOf(file: string): readonly Snippet[] {
	const list: readonly Record<string, unknown>[] = parse(readFileSync(`__tests__/security/${file}`, "utf8"));
	return list.map((entry) => ({
		name: String(entry.name),
		files: Object.fromEntries(
			Object.entries(entry).flatMap(([path, text]) => (path.includes(".") ? [[path, String(text)]] : [])),
		),
		found: [...listOf(entry.found)].sort(),
		skipped: listOf(entry.skipped),
		says: String(entry.says ?? ""),
		entry,
	}));
}

function listOf(value: unknown): readonly string[] {
	return Array.isArray(value) ? value.map(String) : [];
}

/** What rules find in a snippet: "cors-wildcard main.py:4", sorted, with the messages, and the rules that were skipped. */
export function ask(
	{ files }: Snippet,
	rules: readonly string[],
	engine: Engine,
): { readonly found: readonly string[]; readonly messages: string; readonly skipped: readonly string[] } {
	const space = spaceOf(memorySource(files), engine, { python: "3.11" });
	const asked = RULES.filter(({ id }) => rules.includes(id.slice("security/".length)) && id.startsWith("security/"));
	const { findings, outcomes } = judge(space, asked, "");
	space.python.release();
	return {
		found: findings
			.map(({ rule, place }) => `${rule.slice("security/".length)} ${place.file}:${place.start.line}`)
			.sort(),
		messages: findings.map(({ message }) => message).join("\n"),
		skipped: outcomes.flatMap(({ rule, state }) => (state === "skipped" ? [rule.slice("security/".length)] : [])),
	};
}
