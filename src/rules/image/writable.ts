import type { Copy, Run, Stage } from "../../dockerfile/dockerfile.ts";
import { commandsOf } from "../../dockerfile/files/run-commands.ts";

/** The user that a Space runs as (hub-docs, spaces-sdks-docker.md: Permissions). */
const UID = "1000";

/** Folders in which everybody, or the user that is made for a Space, may write. */
const OPEN_FOLDER = /^\/(?:home|tmp|var\/tmp|data|dev\/shm)(?:\/|$)/;

/** Images that hold a user with that number. */
const WITH_USER = /^(?:docker\.io\/)?(?:library\/)?(?:node(?:[:@]|$)|ubuntu:(?:2[4-9]|latest|noble|rolling))/;

/** Variables that move the caches of libraries. */
const CACHES = [
	...[
		"HOME",
		"XDG_CACHE_HOME",
		"HF_HOME",
		"HF_HUB_CACHE",
		"HUGGINGFACE_HUB_CACHE",
		"TRANSFORMERS_CACHE",
		"SENTENCE_TRANSFORMERS_HOME",
	],
	...["TORCH_HOME", "NLTK_DATA", "KERAS_HOME", "U2NET_HOME", "DEEPFACE_HOME"],
];

/** Whether uid 1000 has a folder for the caches of libraries: a home, or one that a variable names. */
export function hasCacheFolder({ environment, image, steps }: Stage): boolean {
	if (CACHES.some((name) => environment.has(name))) return true;
	if (WITH_USER.test(image ?? "")) return true;
	return runsIn(steps).some((words) => makesHome(words));
}

/** `useradd -m -u 1000 user`, `adduser --uid 1000 user`; without a number the first user of an image has this one. */
function makesHome(words: readonly string[]): boolean {
	const at = words.findIndex((word) => /(?:^|\/)(?:useradd|adduser)$/.test(word));
	if (at === -1) return false;
	const given = words.slice(at + 1);
	const line = given.join(" ");
	if (/(?:^| )(?:-r|--system|-S)(?: |$)/.test(line)) return false;
	const uid = /(?:^| )-[a-zA-Z]*u(?: |=)?(\d+)|--uid[= ](\d+)/.exec(line);
	const number = uid?.[1] ?? uid?.[2] ?? UID;
	const hasHome =
		words[at]?.endsWith("adduser") === true || /(?:^| )(?:-[a-zA-Z]*m[a-zA-Z]*|--create-home)(?: |$)/.test(line);
	return number === UID && hasHome;
}

/** Whether uid 1000 may make files in the folder in which the program starts; "perhaps" where it cannot be told. */
export function isFolderWritable({ folder, image, steps, environment }: Stage): boolean {
	if (
		folder === undefined ||
		OPEN_FOLDER.test(folder) ||
		(environment.has("HOME") && folder.startsWith(`${environment.get("HOME")}/`))
	)
		return true;
	const isOwned = steps.some((step) => step.kind === "copy" && isOwnedCopy(step));
	const isOpened = runsIn(steps).some((words) => words.some((word) => /(?:^|\/)(?:chown|chmod|setfacl)$/.test(word)));
	return isOwned || isOpened || image === undefined;
}

/** Files of another owner than root; whoever names one has thought of it. */
function isOwnedCopy({ owner, mode }: Copy): boolean {
	const isRoot = owner === undefined || /^(?:root|0)(?::|$)/.test(owner);
	return !isRoot || /[2367]$/.test(mode ?? "");
}

function runsIn(steps: Stage["steps"]): readonly (readonly string[])[] {
	return steps.filter((step): step is Run => step.kind === "run").flatMap(commandsOf);
}
