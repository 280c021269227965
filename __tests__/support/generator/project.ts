import fc from "fast-check";
import { classes, instances } from "./classes.ts";
import { block, py, weighed, words } from "./code.ts";
import { statement } from "./control-flow.ts";
import { application } from "./expressions.ts";
import { builders, exceptions, makers, values } from "./functions.ts";
import { exported, type Import, importsOf, MODULES, type ModuleName } from "./imports.ts";
import { at } from "./vocabulary.ts";

export type Files = Readonly<Record<string, string>>;

/** In the order in which a module writes them: each uses names above it. */
const VOCABULARY = [...values, ...exceptions, ...makers, ...builders, ...classes, ...instances];

/** What modules import from installed packages, by the name that asks for it. */
const HEADERS: Readonly<Record<string, string>> = {
	FastAPI: "from fastapi import FastAPI",
	APIRouter: "from fastapi import APIRouter",
	Starlette: "from starlette.applications import Starlette",
	CORSMiddleware: "from fastapi.middleware.cors import CORSMiddleware",
	GZipMiddleware: "from fastapi.middleware.gzip import GZipMiddleware",
	SimpleNamespace: "from types import SimpleNamespace",
	TYPE_CHECKING: "from typing import TYPE_CHECKING",
	partial: "from functools import partial",
	wraps: "from functools import wraps",
	lru_cache: "from functools import lru_cache",
	cache: "from functools import cache",
	contextmanager: "from contextlib import contextmanager",
	nullcontext: "from contextlib import nullcontext",
	suppress: "from contextlib import suppress",
	importlib: "import importlib",
	os: "import os",
	sys: "import sys",
};

/** A module before anybody knows which names it must define. */
interface Draft {
	readonly name: ModuleName;
	readonly path: string;
	readonly imports: readonly Import[];
	readonly exported: string;
	readonly body: string;
}

const importable = [
	"api",
	"api",
	"spare",
	"make",
	"build",
	"items",
	"table",
	"holder",
	"wrap",
	"Holder",
	"Service",
	"flag",
	"keep",
	"app",
];

/** The module that has nothing below it to import. */
const LAST = MODULES[MODULES.length - 1]?.name;

const most = { depth: 3, imports: 3, statements: 4 } as const;
const others = { depth: 2, imports: 2, statements: 2 } as const;

function draftOf({ name, path }: (typeof MODULES)[number]): fc.Arbitrary<Draft> {
	const isMain = name === "main";
	const { depth, imports, statements } = isMain ? most : others;
	const rest = block(statement(at(3, "module", depth)), { least: 0, most: statements });
	const taken = importsOf(name, importable, imports);
	const one = py`app = ${application(at(3, "module", depth))}`;
	const [first, last] = [weighed([9, one], [1, words("pass")]), weighed([1, one], [1, words("pass")])];
	return fc.record({
		name: fc.constant(name),
		path: fc.constant(path),
		imports:
			name === LAST ? fc.oneof({ weight: 20, arbitrary: fc.constant([]) }, { weight: 1, arbitrary: taken }) : taken,
		exported: isMain ? words("") : exported,
		body: isMain ? py`${first}\n${rest}\n${last}` : rest,
	});
}

/** Programs of one to five modules that end, one way or another, with `main:app`. */
export const project: fc.Arbitrary<Files> = fc
	.record({
		definitions: fc.tuple(...VOCABULARY.map(({ code }) => code)),
		drafts: fc.tuple(...MODULES.map(draftOf)),
	})
	.map(({ definitions, drafts }) => {
		const byName = new Map(VOCABULARY.map(({ name }, index): [string, string] => [name, definitions[index] ?? ""]));
		return rendered(drafts, byName);
	});

/** Writes the modules that are reached from main, each with the definitions that somebody asks it for. */
function rendered(drafts: readonly Draft[], definitions: ReadonlyMap<string, string>): Files {
	const wanted = new Map<ModuleName, Set<string>>([["main", new Set()]]);
	for (const draft of reached(drafts)) {
		for (const { from, name } of draft.imports) {
			wanted.set(from, (wanted.get(from) ?? new Set()).add(name));
		}
	}
	const files = drafts
		.filter(({ name }) => wanted.has(name))
		.map((draft): [string, string] => [
			draft.path,
			moduleText(draft, wanted.get(draft.name) ?? new Set(), definitions),
		]);
	return Object.fromEntries(files);
}

/** Drafts that main imports, and those that these import. */
function reached(drafts: readonly Draft[]): readonly Draft[] {
	const found = new Set(drafts.filter(({ name }) => name === "main"));
	for (const draft of found) {
		for (const { from } of draft.imports) {
			for (const other of drafts) if (other.name === from) found.add(other);
		}
	}
	return [...found];
}

/** Headers, imports, definitions of whatever the text mentions, and what the module does. */
function moduleText(
	{ imports, exported: said, body }: Draft,
	wanted: ReadonlySet<string>,
	definitions: ReadonlyMap<string, string>,
): string {
	const imported = new Set(imports.map(({ name }) => name));
	const mentioned = wordsOf([...imports.map(({ text }) => text), body, said].join("\n"));
	const needed = new Set([...wanted, ...[...mentioned].filter((name) => name !== "app")]);
	for (const name of needed) {
		if (imported.has(name)) continue;
		for (const word of wordsOf(definitions.get(name) ?? "")) if (word !== "app") needed.add(word);
	}
	const own = [...definitions].filter(([name]) => needed.has(name) && !imported.has(name));
	const names = own.map(([name]) => `"${name}"`).join(", ");
	const headers = Object.keys(HEADERS).filter((name) => needed.has(name));
	const text = [...own.map(([, definition]) => definition), body].join("\n");
	return [
		// Before 3.11.4, CPython forgets to make room for annotations that stand nowhere but in a match statement.
		...(/^ *match /m.test(text) ? ["noted: int = 0"] : []),
		...headers.map((name) => HEADERS[name]),
		...imports.map(({ text }) => text),
		...own.map(([, text]) => text),
		...(said === "" ? [] : [said.replace("NAMES", names)]),
		...body.split("\n").filter((line) => line !== "pass"),
		"",
	].join("\n");
}

function wordsOf(text: string): ReadonlySet<string> {
	return new Set(text.match(/\w+/g));
}
