import { DOCKERFILE } from "../../dockerfile/read-dockerfile.ts";
import type { Problem } from "../../gate/finding.ts";
import type { Rule } from "../../gate/rule.ts";
import type { Space } from "../../gate/space.ts";
import { topOf } from "../../source/place.ts";
import { rootFile } from "../../source/root-file.ts";
import { shown } from "../../source/shown.ts";
import type { Omission } from "../../source/source.ts";
import { atMost } from "../at-most.ts";

/** Findings that one Space gets; one more says how many there would be. */
const FINDINGS = 20;

/** Files at the root that are read to see whether they can be. */
const PROBES = 1_000;

/** Root files that other rules read: what they cannot read they cannot judge. */
const WANTED = /^([^/]+\.py|requirements[^/]*\.txt|readme\.md|dockerfile|\.space-gate\.ya?ml)$/i;

/** Files whose absence, or whose link to nowhere, is another rule's finding. */
const MISSED_ELSEWHERE = ["main.py", "requirements.txt"];

export default {
	id: "structure/out-of-bounds",
	title: "Everything at the Space root can be read and judged",
	severity: "error",
	contracts: ["python", "docker"],
	clauses: ["FR-05"],
	since: "0.1.0",
	sources: ["https://huggingface.co/docs/hub/storage-limits", "https://git-scm.com/docs/gitignore"],
	check: (space) => atMost(FINDINGS, [...omitted(space), ...unreadable(space), ...unfollowed(space)]),
} satisfies Rule;

function omitted({ source, contract }: Space): Problem[] {
	return source.omissions
		.filter(({ path }) => contract === "docker" || !MISSED_ELSEWHERE.includes(path))
		.map((omission) => ({ place: topOf(omission.path === "" ? "main.py" : omission.path), ...told(omission) }));
}

/** What each kind of omission means, in words. */
function told({ kind, path, reason }: Omission): Pick<Problem, "message" | "severity"> {
	const what = path === "" ? "the Space root" : shown(path);
	switch (kind) {
		case "bound":
			return {
				severity: "error",
				message:
					`Not all of ${what} was looked at: ${reason}. ` +
					"What was not looked at may be what keeps the Space from starting, so there can be no verdict of pass. " +
					"Delete what the Space does not need (environments, caches, data) or ignore it with .gitignore.",
			};
		case "unreadable":
			return {
				severity: "error",
				message:
					`${what} could not be taken in: ${reason}. ` +
					"What cannot be read cannot be judged, and may not reach the Space either. Rename it, make it readable, or delete it.",
			};
		case "special":
			return {
				severity: "notice",
				message: `${what} was passed over: ${reason}. Git does not take it in, so the Space will not have it. Delete it, or ignore it with .gitignore.`,
			};
		case "unasked":
			return {
				severity: "notice",
				message:
					`Files that .gitignore names were passed over, and whether some of them are committed all the same could not be asked: ${shown(reason)}. ` +
					"Such files would be on the Space without having been judged. Install git, or judge a commit.",
			};
	}
}

/** Files that are listed but give no content. */
function unreadable(space: Space): Problem[] {
	const wanted = [...space.source.entries.keys()].filter(
		(path) => WANTED.test(path) && !isMissedElsewhere(space, path),
	);
	return wanted.slice(0, PROBES).flatMap((path) => {
		const content = space.source.read(path);
		if (content !== undefined && !("unreadable" in content)) return [];
		const reason = content?.unreadable ?? "it is a link to something that is no file";
		const message =
			`${shown(path)} cannot be read: ${reason}. ` +
			"What it does on the Space is therefore not judged. Put a plain file of reasonable size in its place, or delete it.";
		return [{ place: topOf(path), message }];
	});
}

/** A Dockerfile whose bytes are there, but which is too large to be followed: no rule can say what it does. */
function unfollowed({ contract, dockerfile, source }: Space): Problem[] {
	if (contract !== "docker" || dockerfile.kind !== "unreadable") return [];
	if (!(source.read(DOCKERFILE) instanceof Uint8Array)) return [];
	const message =
		`${DOCKERFILE} cannot be followed: ${dockerfile.reason}. ` +
		"What it serves on the Space is therefore not judged, and there can be no verdict of pass. Make it shorter; a real one has some dozen instructions.";
	return [{ place: topOf(DOCKERFILE), message }];
}

/** Whether the rule for a missing file says already that there is no file behind this name. */
function isMissedElsewhere({ source, contract }: Space, path: string): boolean {
	return contract === "python" && MISSED_ELSEWHERE.includes(path) && rootFile(source, path).kind !== "file";
}
