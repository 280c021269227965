import type { Problem } from "../../gate/finding.ts";
import type { Rule } from "../../gate/rule.ts";
import type { Space } from "../../gate/space.ts";
import { topOf } from "../../source/place.ts";
import { lookalikes, rootFile } from "../../source/root-file.ts";
import { shown } from "../../source/shown.ts";
import { nestedApplication } from "../applications/nested-application.ts";
import { installedListAnswer } from "../image/installed-list.ts";

/** Files that hold what requirements.txt should hold, the most exact first, and the command or step that turns them into it. */
const ORIGINS: readonly (readonly [file: string, step: string])[] = [
	["uv.lock", 'run "uv export --no-hashes --no-dev -o requirements.txt"'],
	["poetry.lock", 'run "poetry export --without-hashes -o requirements.txt"'],
	["pdm.lock", 'run "pdm export --prod --without-hashes -o requirements.txt"'],
	["Pipfile.lock", 'run "pipenv requirements > requirements.txt"'],
	["Pipfile", 'run "pipenv lock" and "pipenv requirements > requirements.txt"'],
	["pylock.toml", 'run "uv export --no-hashes -o requirements.txt"'],
	["requirements.in", 'run "pip-compile requirements.in"'],
	["pyproject.toml", 'run "uv pip compile pyproject.toml -o requirements.txt"'],
	["setup.cfg", "copy its install_requires, one a line"],
	["setup.py", "copy its install_requires, one a line"],
	["environment.yml", "copy what its dependencies list, one a line, without what only conda has"],
	["environment.yaml", "copy what its dependencies list, one a line, without what only conda has"],
	["conda.yaml", "copy what its dependencies list, one a line, without what only conda has"],
];

/** Files of requirements under another name, the likeliest first. */
const OTHER_NAMES =
	/^(requirements?[-_.](prod|production|base|main|backend|api|app|common|lock|dev|all|cpu)|requirement|requirments|reqs?|deps|dependencies|packages)\.txt$|^requirements(\.text|\.md|\.pip)?$/i;

/** Files in a folder of requirements, the likeliest first. */
const IN_FOLDER = ["prod", "production", "base", "main", "common", "requirements"].map(
	(name) => `requirements/${name}.txt`,
);

export default {
	id: "structure/requirements-missing",
	title: "The Space root holds requirements.txt, or the list that the Dockerfile installs",
	severity: "error",
	contracts: ["python", "docker"],
	clauses: ["SP-HF-03", "FR-02"],
	since: "0.1.0",
	sources: [
		"https://pip.pypa.io/en/stable/reference/requirements-file-format/",
		"https://huggingface.co/docs/hub/spaces-dependencies",
	],
	check: (space) => {
		if (space.contract === "docker") return installedListAnswer(space);
		const file = rootFile(space.source, "requirements.txt");
		if (file.kind === "file") return [];
		if (file.kind === "obstructed") {
			const message = `requirements.txt ${file.clause}, so nothing would be installed on the Space. ${file.advice}`;
			return [{ place: topOf("requirements.txt"), message }];
		}
		const home = homeOf(space);
		if (home !== undefined)
			return { skipped: `the application and its requirements lie in ${home}, not at the Space root` };
		return [absent(space)];
	},
} satisfies Rule;

/** The folder that should have been the Space root, where it has the file: the missing main.py then says all of it. */
function homeOf(space: Space): string | undefined {
	if (rootFile(space.source, "main.py").kind !== "absent") return undefined;
	const home = nestedApplication(space)?.home ?? "";
	return home !== "" && space.source.entries.has(`${home}/requirements.txt`) ? home : undefined;
}

function absent(space: Space): Problem {
	const { file, advice } = remedy(space);
	const problem = "There is no requirements.txt at the Space root, and it is all that is installed on the Space.";
	return { place: topOf(file), message: `${problem} ${advice}` };
}

function remedy({ source, python }: Space): { readonly file: string; readonly advice: string } {
	const [misspelt] = lookalikes(source, "requirements.txt");
	if (misspelt !== undefined) {
		const advice = `"${shown(misspelt)}" is another name on Linux, where a Space runs. Rename it to requirements.txt.`;
		return { file: misspelt, advice };
	}
	const origin = ORIGINS.find(([file]) => source.entries.has(file));
	if (origin !== undefined)
		return { file: origin[0], advice: `To make it from ${origin[0]}, ${origin[1]}, and commit the result.` };
	const other = IN_FOLDER.find((path) => source.entries.has(path)) ?? otherName([...source.entries.keys()]);
	if (other !== undefined) {
		const advice = `${other} is not looked at. Rename it to requirements.txt, or add a requirements.txt with the line "-r ${other}".`;
		return { file: other, advice };
	}
	const nested = [...source.entries.keys()].find(
		(path) => /^[\w.-]+\/requirements\.txt$/.test(path) && !/^(\.|tests?\/|docs?\/)/.test(path),
	);
	if (nested !== undefined) {
		return {
			file: nested,
			advice: `${nested} is not looked at. Move it up, or add a requirements.txt with the line "-r ${nested}".`,
		};
	}
	const isInUse = python.files.length > 0;
	const advice = 'Add it with a line for each package that the program needs: "fastapi", "uvicorn" and so on.';
	return { file: "requirements.txt", advice: isInUse ? `${advice} "pip freeze" lists what is installed now.` : advice };
}

function otherName(paths: readonly string[]): string | undefined {
	return paths.find((path) => OTHER_NAMES.test(path));
}
