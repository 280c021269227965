import { README } from "../card/card.ts";
import { fixRound } from "../fix/choose-fixes.ts";
import type { Judged } from "../gate/check.ts";
import type { Finding } from "../gate/finding.ts";
import type { Contract } from "../gate/space.ts";
import { lookalikes, rootFile } from "../source/root-file.ts";
import { DEFAULT_PORT, readmeWithHead } from "./content/card-head.ts";
import type { Dependencies } from "./content/declared-dependencies.ts";

/** Rules of which a finding is mended by adding something. */
const MENDED = new Set([
	...["dependencies/required-package", "dependencies/undeclared-import", "dependencies/hidden-dependency"],
	...["card/missing", "card/sdk"],
]);

/** The rules that are asked for it, and those that tell which texts are secrets. */
export const ADDING_RULES: ReadonlySet<string> = new Set([
	...MENDED,
	...["structure/requirements-missing", "config/hardcoded-secret", "config/weak-default"],
]);

const LIST = "requirements.txt";

/** What is known of a backend before anything is added. */
export interface Circumstances {
	readonly contract: Contract;
	/** The name of the folder that becomes the Space. */
	readonly folder: string;
	/** The port that the Dockerfile serves; `undefined` for the Hub's own. */
	readonly port: number | undefined;
	readonly dependencies: Dependencies | undefined;
}

/** What one round adds to the files of a backend, as new content by path: nothing that stands there is changed. */
export function additions(
	{ judgement: { findings, python }, source }: Judged,
	{ contract, folder, port = DEFAULT_PORT, dependencies }: Circumstances,
): ReadonlyMap<string, Uint8Array> {
	const missingList = findings.find(({ rule }) => rule === "structure/requirements-missing");
	const isFree = rootFile(source, LIST).kind === "absent" && lookalikes(source, LIST).length === 0;
	if (missingList !== undefined && contract === "python" && isFree) {
		const text = requirementsText(missingList, dependencies);
		if (text !== undefined) return new Map([[LIST, new TextEncoder().encode(text)]]);
	}
	const missingCard = findings.find(({ rule }) => rule === "card/missing");
	const request = { contract, python, folder, port };
	const readme = missingCard && readmeWithHead(source, missingCard, request);
	if (readme !== undefined) return new Map([[README, readme]]);
	return fixRound(source, findings.flatMap(addingOnly), new Map()).contents;
}

/** The first lines of requirements.txt: what the project says elsewhere. `undefined` where something else stands in its place. */
function requirementsText(missing: Finding, dependencies: Dependencies | undefined): string | undefined {
	if (dependencies !== undefined) return `${dependencies.lines.join("\n")}\n`;
	const { file } = missing.place;
	const isOther = /\.(txt|in)$/.test(file) && (!file.includes("/") || file.startsWith("requirements/"));
	return isOther && file !== LIST ? `-r ${file}\n` : "";
}

/** The finding where its fix adds lines and touches none; a person looks at the diff, so that any such fix will do. */
function addingOnly(finding: Finding): readonly Finding[] {
	const { rule, fix } = finding;
	if (fix === undefined || !MENDED.has(rule) || !fix.edits.every(isInsertion)) return [];
	return [{ ...finding, fix: { ...fix, safety: "safe" } }];
}

function isInsertion({ place: { start, end } }: NonNullable<Finding["fix"]>["edits"][number]): boolean {
	return start.line === end.line && start.column === end.column;
}
