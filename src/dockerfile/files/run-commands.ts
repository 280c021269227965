import { locateCommands } from "../../commands/shell-words.ts";
import type { Run, Step } from "../dockerfile.ts";

/** Programs that bring no files of a program into an image: packages, users, rights, settings. */
const HARMLESS: ReadonlySet<string> = new Set(
	(
		"pip pip3 apt apt-get apk dpkg useradd adduser groupadd addgroup usermod mkdir chown chmod rm rmdir touch echo printf true : set export " +
		"cd ls cat pwd test [ [[ if then else elif fi for do done while sed grep find id whoami locale-gen update-ca-certificates update-alternatives " +
		"update-locale ldconfig playwright nltk spacy huggingface-cli hf poetry uv pdm pipenv corepack date env sleep exit command which apt-mark"
	).split(" "),
);

/** Modules that `python -m` runs and that bring no files of a program. */
const HARMLESS_MODULES = /^(?:pip|venv|ensurepip|compileall|nltk\.downloader|spacy|playwright|virtualenv)$/;

/** Whether a step may bring files into the image, or move some, by a program that is not looked into. */
export function movesFiles(step: Step): boolean {
	return step.kind === "run" && !commandsOf(step).every(isHarmless);
}

/** The commands of a RUN, each as its words. */
export function commandsOf({ scripts, isList }: Run): readonly (readonly string[])[] {
	return scripts.flatMap((script) => {
		if (isList) return [...wordsOfList(script.text)];
		return locateCommands(script.text).map((words) => words.map(({ text }) => text));
	});
}

/** A list is one command, unless it hands a line to a shell. */
function wordsOfList(text: string): readonly (readonly string[])[] {
	const words: unknown = JSON.parse(text);
	if (!Array.isArray(words)) return [];
	const texts = words.map(String);
	const line = /^(?:\/bin\/)?(?:ba|da)?sh$/.test(texts[0] ?? "") && texts[1] === "-c" ? texts[2] : undefined;
	return line === undefined ? [texts] : locateCommands(line).map((command) => command.map(({ text: word }) => word));
}

function isHarmless(words: readonly string[]): boolean {
	const start = words.findIndex((word) => !/^(?:sudo|time|exec|then|do|else|[A-Za-z_]\w*=.*)$/s.test(word));
	const [first = "", ...others] = start < 0 ? [] : words.slice(start);
	const program = first.slice(first.lastIndexOf("/") + 1);
	if (/^python[\d.]*$/.test(program)) return others[0] === "-m" && HARMLESS_MODULES.test(others[1] ?? "");
	return program === "" || /^pip[\d.]*$/.test(program) || HARMLESS.has(program);
}
