import type { Pattern } from "../../tree/match-pattern.ts";
import { getattr } from "../calls/attribute-functions.ts";
import type { Scope } from "../execution.ts";
import { raiseBuiltin } from "../flow.ts";
import { join } from "../join.ts";
import type { Machine } from "../machine.ts";
import { builtinClassName, isInstanceOf } from "../operators/instance-of.ts";
import { alternativesOf, constant, type Single, type Site, type Value } from "../value.ts";
import { classMember } from "../values/class-members.ts";
import { describe } from "../values/describe.ts";
import { allOf, hidden, type Match, NO } from "./match-result.ts";

/** Matches a pattern within a pattern. */
type MatchInner = (pattern: Pattern, subject: Value) => Match;

/** Matches the brackets behind a class: first the class, then the attributes. */
export function matchClass(
	machine: Machine,
	{ type, positional, keywords }: Extract<Pattern, { kind: "class" }>,
	subject: Single,
	scope: Scope,
	site: Site,
	matchInner: MatchInner,
): Match {
	const value = machine.evaluate(type, scope);
	if (["constant", "tuple", "container", "function", "module", "instance", "path"].includes(value.kind)) {
		const reason = `${describe(value)} is no class, and a pattern calls it`;
		raiseBuiltin(machine, "TypeError", site, reason, "Name a class in front of the brackets.");
	}
	const is = isInstanceOf(subject, value);
	if (is === false) return NO;
	// Built-in classes give themselves to the only pattern in their brackets.
	const isWhole = positional.length === 1 && builtinClassName(value) !== undefined;
	const names = isWhole ? [] : attributesOf(machine, value, positional.length, is, site);
	const attribute = (name: string | undefined, pattern: Pattern) => () =>
		matchAttribute(machine, is === true ? name : undefined, subject, site, (found) => matchInner(pattern, found));
	const match = allOf([
		...positional.map((pattern, index) =>
			isWhole ? () => matchInner(pattern, subject) : attribute(names?.[index], pattern),
		),
		...keywords.map(({ name, pattern }) => attribute(name, pattern)),
	]);
	return is === undefined && match.truth === true ? { ...match, truth: undefined } : match;
}

/** The attributes that the patterns without a name stand for: `__match_args__`. */
function attributesOf(
	machine: Machine,
	type: Value,
	count: number,
	isInstance: boolean | undefined,
	site: Site,
): readonly string[] | undefined {
	if (count === 0) return [];
	const member = type.kind === "class" ? classMember(type.object, "__match_args__") : undefined;
	const names = member?.kind === "own" && member.value.kind === "tuple" ? member.value.elements : undefined;
	const texts = names?.map((one) => (one.kind === "constant" ? String(one.value) : ""));
	const isNothing = builtinClassName(type) !== undefined || member?.kind === "missing";
	const isTooMany = texts === undefined ? isNothing : texts.length < count;
	if (isTooMany && isInstance === true) {
		const reason = `a pattern gives ${describe(type)} ${count} values without names, and it takes ${texts?.length ?? 0}`;
		raiseBuiltin(machine, "TypeError", site, reason, "Name the attributes in the pattern: Point(x=0).");
	}
	return texts;
}

function matchAttribute(
	machine: Machine,
	name: string | undefined,
	subject: Single,
	site: Site,
	matchFound: (found: Value) => Match,
): Match {
	const given = {
		positional: [subject, constant(name ?? ""), { kind: "unbound" } as const],
		keywords: new Map(),
		isOpen: false,
	};
	const value = name === undefined ? hidden(site) : (getattr(machine, given, site) ?? hidden(site));
	const alternatives = alternativesOf(value);
	const bound = alternatives.filter(({ kind }) => kind !== "unbound");
	if (bound.length === 0) return NO;
	const match = matchFound(join(bound));
	const isCertain = bound.length === alternatives.length && name !== undefined;
	return isCertain || match.truth !== true ? match : { ...match, truth: undefined };
}
