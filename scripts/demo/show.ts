import { stripVTControlCharacters } from "node:util";
import pc from "picocolors";
import { readCommands, type ShownAnnotation } from "../../__tests__/support/mini-runner.ts";

/** Columns of a heading. */
const WIDTH = 100;

/** Writes a line of the story. */
export function say(text = ""): void {
	process.stdout.write(`${text}\n`);
}

/** A chapter. */
export function heading(number: number, title: string): void {
	say();
	say(pc.bold(pc.cyan(`${number}. ${title} `.padEnd(WIDTH, "─"))));
	say();
}

/** What somebody does. */
export function act(text: string): void {
	say(`${pc.bold("▶")} ${text}`);
}

/** A step's log, line by line as it comes, nearly as GitHub shows it. Nothing of a masked value is shown. */
export function logViewer(): (line: string) => void {
	const masks: string[] = [];
	const fold = reportFolder();
	let margin = "  │ ";
	return (line) => {
		const { commands, log } = readCommands([line]);
		for (const { name, data } of commands) {
			if (name === "add-mask" && data.trim() !== "") masks.push(data);
			if (name === "group") say(`  ${pc.dim("│")} ${pc.bold(`▼ ${data}`)}`);
			if (name === "group") margin = "  │   ";
			if (name === "endgroup") margin = "  │ ";
		}
		for (const text of log.flatMap(fold)) {
			const shown = masks.reduce((rest, mask) => rest.replaceAll(mask, "***"), text);
			say(`${pc.dim(margin)}${pc.isColorSupported ? shown : stripVTControlCharacters(shown)}`.trimEnd());
		}
	};
}

/** Leaves out of the gate's report what passes, and the findings, which are shown as annotations. */
function reportFolder(): (line: string) => readonly string[] {
	let part: keyof typeof parts = "checks";
	const folded = { "✔": 0, "–": 0 };
	const parts = {
		checks: (line: string, plain: string) => {
			if (plain.startsWith("Entry point")) {
				part = "entry point";
				return [pc.dim(`  … ${folded["✔"]} checks pass, ${folded["–"]} are skipped`), "", line];
			}
			const [, sign] = /^ {2}([✔–])/.exec(plain) ?? [];
			if (sign === "✔" || sign === "–") folded[sign] += 1;
			// What follows a folded line is its continuation.
			const isFolded = sign !== undefined || /^ {20}/.test(plain) || (plain === "" && folded["✔"] > 0);
			return isFolded ? [] : [line];
		},
		"entry point": (line: string, plain: string) => {
			if (plain === "") part = "findings";
			return plain === "" ? [] : [line];
		},
		findings: (line: string, plain: string) => {
			if (!plain.includes(" rules asked")) return [];
			part = "end";
			return ["", line];
		},
		end: (line: string) => [line],
	};
	return (line) => parts[part](line, stripVTControlCharacters(line));
}

const SIGNS = { error: pc.red("✗ error"), warning: pc.yellow("! warning"), notice: pc.blue("i notice") } as const;

/** Annotations as they stand beside the lines of a pull request. */
export function showAnnotations(annotations: readonly ShownAnnotation[]): void {
	if (annotations.length === 0) return;
	say();
	say(`  ${pc.bold("Annotations")}`);
	for (const { level, title, file, line, message } of annotations) {
		const place = file === undefined ? "" : `${pc.underline(line === undefined ? file : `${file}:${line}`)}  `;
		say(`  ${SIGNS[level]}  ${place}${pc.bold(title ?? "")}`);
		const [paragraph = ""] = message.split("\n\n");
		for (const text of wrapped(paragraph, WIDTH - 6)) say(`      ${text}`);
	}
}

/** The outputs of a step that tell how it went. */
export function showOutputs(outputs: Readonly<Record<string, string>>, names: readonly string[]): void {
	const told = names.flatMap((name) => (outputs[name] === undefined ? [] : [`${name}=${outputs[name]}`]));
	say();
	say(`  ${pc.bold("Outputs")}  ${told.join("  ")}`);
}

/** Lines of words. */
function wrapped(text: string, width: number): readonly string[] {
	const lines: string[] = [];
	for (const word of text.split(/\s+/)) {
		const line = lines.at(-1);
		if (line === undefined || line.length + word.length >= width) lines.push(word);
		else lines[lines.length - 1] = `${line} ${word}`;
	}
	return lines;
}
