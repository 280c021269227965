import type { Module } from "../module.ts";
import { absentModules, absentNames } from "../modules/standard-library.ts";
import { holdsWord, lineBefore, placesOf } from "../names/words.ts";
import type { Program } from "../program.ts";

/** Characters that are looked at behind a name. */
const MAX_AFTER = 200;

const IMPORT = /^[ \t]*(?:import|from)\b/;

/** What stands before a name that is a value of its own: `client = asyncio`, `return asyncio`, `(asyncio, 3)`. */
const HANDS_ON = /(?:^|[=([{,:]|\b(?:return|yield|or|and|else|if|in))[ \t]*$/;

/**
 * Those of some modules that may use what this version of Python lacks, by their text alone: the names of the others need
 * not be read, which costs as much as parsing them. A name that is lacking only counts beside its module's name, unless
 * one of the modules gives that module another name.
 */
export function mayUseGaps({ version, mentioned }: Program, modules: readonly Module[]): readonly Module[] {
	const gone = absentModules(version);
	const absent = absentNames(version);
	const names = [...absent.keys()];
	const held = ({ path, text }: Module, words: readonly string[]) =>
		mentioned(path, words).filter((word) => holdsWord(text, word));
	const handedOn = new Map<string, boolean>();
	const isHandedOn = (name: string) => {
		const answer = handedOn.get(name) ?? modules.some((one) => held(one, [name]).length > 0 && handsOn(one.text, name));
		handedOn.set(name, answer);
		return answer;
	};
	return modules.filter((module) => {
		if (isWrittenOtherwise(module.text) || held(module, gone).length > 0) return true;
		const isNear = (owner: string) => {
			const last = owner.slice(owner.lastIndexOf(".") + 1);
			return last === "builtins" || held(module, [last]).length > 0 || isHandedOn(last);
		};
		return held(module, names).some((name) => absent.get(name)?.some(isNear));
	});
}

/** Whether identifiers may stand in a text in other letters than those that Python compares (PEP 3131). */
function isWrittenOtherwise(text: string): boolean {
	return text.normalize("NFKC") !== text;
}

/** Whether a text may give a module another name, or hand it to others. */
function handsOn(text: string, name: string): boolean {
	for (const place of placesOf(text, name)) {
		const after = text.slice(place + name.length, place + name.length + MAX_AFTER);
		if (/^[ \t]+as\b/.test(after)) return true;
		if (/^\s*\./.test(after)) continue;
		const before = lineBefore(text, place);
		if (!IMPORT.test(before) && HANDS_ON.test(before)) return true;
	}
	return false;
}
