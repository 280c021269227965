import type { Problem } from "../../gate/finding.ts";
import type { Rule } from "../../gate/rule.ts";
import { isShown, kindOfFile } from "../../secrets/file-kinds.ts";
import { MAX_GIVEN_AWAY, type SecretFile, secretFile } from "../../secrets/secret-files.ts";
import { isPlaceholder } from "../../secrets/values/placeholders.ts";
import { topOf } from "../../source/place.ts";
import { shown } from "../../source/shown.ts";
import type { Source } from "../../source/source.ts";
import { atMost } from "../at-most.ts";

/** Findings that one Space gets, and variables that one of them names. */
const FINDINGS = 20;
const NAMES = 5;

/** Files whose names do not give them away: their content does. */
const BY_CONTENT = /(?:^|\/)(?:kubeconfig[^/]*|[^/]+\.kubeconfig|\.kube\/config)$|\.json$/i;

/** The file at the root that every library loads: settings in it are meant for one machine. */
const OWN_ENV = /^\.env(?:\.local)?$/;

/** Files that hold their secrets encrypted. */
const ENCRYPTED = /(?:^|\/)\.env\.vault$/;

export default {
	id: "structure/secret-file",
	title: "No file is uploaded that is there to hold secrets",
	severity: "error",
	contracts: ["python", "docker"],
	clauses: ["SP-HF-08", "000 security", "H29"],
	since: "0.1.0",
	sources: [
		"https://huggingface.co/docs/hub/security-secrets",
		"https://huggingface.co/docs/hub/spaces-overview#managing-secrets",
	],
	check: ({ source }) =>
		atMost(
			FINDINGS,
			[...source.entries.keys()].flatMap((path) => problemsIn(source, path)),
		),
} satisfies Rule;

function problemsIn(source: Source, path: string): Problem[] {
	const entry = source.entries.get(path);
	const isNamed = kindOfFile(path) === "other";
	if (entry?.kind !== "file" || ENCRYPTED.test(path)) return [];
	if (!isNamed && (!BY_CONTENT.test(path) || entry.size > MAX_GIVEN_AWAY)) return [];
	const content = source.read(path);
	if (!(content instanceof Uint8Array)) return [];
	const found = secretFile(path, content);
	if (found !== undefined) return [problemOf(path, found, content)];
	return OWN_ENV.test(path) && entry.size <= MAX_GIVEN_AWAY ? settingsIn(path, content) : [];
}

function problemOf(path: string, { what, stretches, text }: SecretFile, content: Uint8Array): Problem {
	const names = [...new Set(stretches.map(({ name }) => name).filter((name) => name !== ""))];
	const more = names.length > NAMES ? `, and ${names.length - NAMES} more` : "";
	const list =
		names.length === 0 ? "" : ` It gives a secret to ${names.slice(0, NAMES).map(quoted).join(", ")}${more}.`;
	const [first] = stretches;
	const last = stretches.at(-1);
	const place = text === undefined || first === undefined ? topOf(path) : text.place(first.start, first.end);
	const hidden =
		text === undefined || first === undefined || last === undefined ? place : text.place(first.start, last.end);
	const texts = stretches.map(({ start, end }) =>
		Buffer.from((text?.bytes ?? content).subarray(start, end)).toString("utf8"),
	);
	return {
		place,
		...(isShown(path) && { severity: "warning" }),
		message:
			`${shown(path)} holds ${what}.${list} It would be uploaded with everything else: ` +
			"whoever may read this repository or the files of the Space can use it, and git keeps it even when the file is deleted. " +
			`Revoke what it holds, take the file out of git ("git rm --cached ${shown(path)}"), name it in .gitignore, ` +
			"and store the new values under Settings → Secrets of the Space.",
		secret: { place: hidden, texts },
	};
}

/** A file of variables that holds no secret, and settings that the Space would take from it. */
function settingsIn(path: string, content: Uint8Array): Problem[] {
	const lines = new TextDecoder().decode(content).split(/\r\n|\r|\n/);
	const setting = lines.findIndex(isSetting);
	if (setting < 0) return [];
	const place = { line: setting + 1, column: 1 };
	return [
		{
			place: { file: path, start: place, end: place },
			severity: "warning",
			message:
				`${shown(path)} is uploaded, although it holds the settings of one machine. ` +
				"No secret stands in it now, but the next one that somebody writes there would be on the Hub with the next deployment. " +
				`Take it out of git ("git rm --cached ${shown(path)}"), name it in .gitignore, set its values under Settings → Variables of the Space, ` +
				"and keep .env.example with the names alone.",
		},
	];
}

/** `NAME=value` with a value that is neither empty nor to be filled in, nor of use to dotenvx alone. */
function isSetting(line: string): boolean {
	const [, name = "", value = ""] =
		/^\s{0,20}(?:export\s{1,20})?([A-Za-z_][\w.-]{0,100})\s{0,20}=\s{0,20}(.{1,1000})$/.exec(line) ?? [];
	const bare = value.replace(/^(["'])(.*)\1\s*$/, "$2").trim();
	if (bare === "" || bare.startsWith("#") || isPlaceholder(bare)) return false;
	return !name.startsWith("DOTENV_PUBLIC_KEY") && !bare.startsWith("encrypted:");
}

function quoted(name: string): string {
	return `"${shown(name)}"`;
}
