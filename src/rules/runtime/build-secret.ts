import { builtStages } from "../../dockerfile/built-stages.ts";
import type { Dockerfile, Mount, Setting } from "../../dockerfile/dockerfile.ts";
import type { Problem } from "../../gate/finding.ts";
import type { Answer, Rule } from "../../gate/rule.ts";
import type { Space } from "../../gate/space.ts";
import { classifyCredential, type Verdict } from "../../secrets/credential.ts";
import { findCredentials } from "../../secrets/find-credentials.ts";
import { maskedSecret } from "../../secrets/mask.ts";
import { shown } from "../../source/shown.ts";
import { atMost } from "../at-most.ts";
import { settingAt } from "../image/setting-at.ts";

/** Findings that are listed. */
const MAX_PROBLEMS = 12;

export default {
	id: "runtime/build-secret",
	title: "The image holds no secret, and its build asks for none that the Space lacks",
	severity: "error",
	contracts: ["docker"],
	clauses: ["H31", "H32"],
	since: "0.1.0",
	sources: [
		"https://huggingface.co/docs/hub/spaces-sdks-docker#secrets-and-variables-management",
		"https://docs.docker.com/reference/build-checks/secrets-used-in-arg-or-env/",
	],
	check: (space): Answer => {
		const { dockerfile } = space;
		if (dockerfile.kind === "missing") return { skipped: "there is no Dockerfile" };
		if (dockerfile.kind === "unreadable") return { skipped: `the Dockerfile cannot be read: ${dockerfile.reason}` };
		const steps = new Set(dockerfile.stages.flatMap((stage) => stage.steps));
		const known = credentialsIn(space);
		const settings = [...steps].flatMap((step) =>
			step.kind === "setting" ? settingProblem(dockerfile, step, known.get(step)) : [],
		);
		const built = new Set(builtStages(dockerfile).flatMap((stage) => stage.steps));
		const mounts = [...built].flatMap((step) =>
			step.kind === "run" ? step.mounts.flatMap((mount) => mountProblem(space, dockerfile, mount)) : [],
		);
		return atMost(MAX_PROBLEMS, [...settings, ...mounts]);
	},
} satisfies Rule;

/** Settings whose values are credentials by their own form, whatever their names are. */
function credentialsIn(space: Space): ReadonlyMap<Setting, Verdict> {
	const known = new Map<Setting, Verdict>();
	for (const { place, verdict } of findCredentials(space.source, space.python).found) {
		const setting = settingAt(space, place);
		if (setting !== undefined && known.get(setting) !== "secret") known.set(setting, verdict);
	}
	return known;
}

function settingProblem(dockerfile: Dockerfile, setting: Setting, known: Verdict | undefined): readonly Problem[] {
	const { keyword, name, written, valueStretch } = setting;
	if (written === undefined || (written.includes("$") && known === undefined)) return [];
	const kind = known ?? classifyCredential(name, written);
	if (kind === undefined) return [];
	const place = dockerfile.place(valueStretch);
	const value = kind === "weak" ? "a value that anybody can guess" : `a secret${maskedSecret(written)}`;
	const where = keyword === "ENV" ? "every container of the image has it" : "it stays in the history of the image";
	const message =
		`${keyword} gives ${shown(name)} ${value}: whoever can read this file or the image has it, and ${where}. ` +
		`Delete it${kind === "weak" ? "" : ", replace the secret where it was issued"}, and set ${shown(name)} as a secret of the Space: the program then finds it in its environment.`;
	return [
		{
			place,
			message,
			secret: { place, texts: kind === "weak" ? [] : [written] },
			...(kind === "weak" && { severity: "warning" }),
		},
	];
}

/** A secret that the build cannot do without, and that the Space does not have. */
function mountProblem({ hub: { settings } }: Space, dockerfile: Dockerfile, mount: Mount): readonly Problem[] {
	const { options } = mount;
	const isRequired = options.has("required") && options.get("required") !== "false";
	const id = options.get("id") ?? options.get("target")?.split("/").at(-1);
	if (options.get("type") !== "secret" || !isRequired || id === undefined) return [];
	if (settings.kind !== "asked" || settings.secrets.has(id)) return [];
	const message =
		`The build needs the secret "${shown(id)}" (required=true), and ${settings.space} has no secret by that name, so the build of the image ends there. ` +
		`Set "${shown(id)}" as a secret of the Space.`;
	return [{ place: dockerfile.place(mount), message }];
}
