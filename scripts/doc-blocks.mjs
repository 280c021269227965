// The code blocks of the documentation: how they are marked, and what the commands in them really print. CONTRIBUTING.md has the marks.
import { execFileSync, spawnSync } from "node:child_process";
import { closeSync, cpSync, mkdtempSync, openSync, readFileSync, realpathSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";

/** A fenced block with the comment on the line before it. */
const BLOCK = /(?:^<!-- (.*) -->\n)?^```(\w*)\n([\s\S]*?)^```$/gm;

/** What a command may be called on a page. */
const NAMES = [["space-gate"], ["npx", "space-gate"], ["node", "dist/cli.cjs"]];

/** Columns of the terminal in which commands are run. */
const COLUMNS = "110";

/** The blocks of a page: language, text, line, and the comment before each (`mark`). */
export function blocksOf(page) {
	return [...page.matchAll(BLOCK)].map(({ 0: whole, 1: mark, 2: language, 3: text, index }) => ({
		mark,
		language,
		text,
		whole,
		index,
		line: page.slice(0, index).split("\n").length,
	}));
}

/** The page with what its commands print today. Throws, with the place, where a command ends otherwise than the page says. */
export function withOutput(page, path) {
	return page.replace(BLOCK, (whole, mark, language, text) => {
		if (mark === undefined || !/^run\b/.test(mark)) return whole;
		try {
			return `<!-- ${mark} -->\n\`\`\`${language}\n${contentOf(optionsIn(mark), language, text)}\`\`\``;
		} catch (error) {
			throw new Error(`${path}: the block after <!-- ${mark} -->: ${error.message}`);
		}
	});
}

/** The options of the mark `run: option; option`, each with what it says. */
const OPTIONS = [
	[/^(\S+) is (examples\/\S+)$/, ([, name, example]) => ({ folder: { name, example } })],
	[/^exit (\d)$/, ([, exit]) => ({ exit: Number(exit) })],
	[/^lines (\d+)-(\d+)$/, ([, first, last]) => ({ shows: { first: Number(first), last: Number(last) } })],
	[/^(\d+) lines from "(.+)"$/, ([, count, start]) => ({ shows: { start, count: Number(count) } })],
	[/^\$ (.+)$/, ([, command]) => ({ command })],
	[/^file (\S+)$/, ([, file]) => ({ file })],
];

function optionsIn(mark) {
	const written = mark.replace(/^run:? */, "").split("; ");
	const read = written
		.filter((text) => text !== "")
		.map((text) => {
			const option = OPTIONS.find(([pattern]) => pattern.test(text));
			if (option === undefined) throw new Error(`there is no option "${text}"`);
			return option[1](option[0].exec(text));
		});
	const all = (name) => read.flatMap((one) => (one[name] === undefined ? [] : [one[name]]));
	const [[exit = 0], [command = ""], [file]] = [all("exit"), all("command"), all("file")];
	return { folders: all("folder"), shows: all("shows"), exit, command, file };
}

function contentOf(options, language, text) {
	return inFolder(options.folders, (folder) => {
		if (language === "console") {
			const commands = text.split("\n").filter((line) => line.startsWith("$ "));
			if (commands.length === 0) throw new Error('a console has lines that begin with "$ "');
			return commands
				.map((line, index) => {
					const exit = index === commands.length - 1 ? options.exit : 0;
					const output = run(line.slice(2), folder, exit);
					return `${line}\n${index === commands.length - 1 ? shown(output, options.shows) : output}`;
				})
				.join("");
		}
		if (language === "sh") {
			for (const line of text.trim().split("\n")) run(line.replace(/ +# .*$/, ""), folder, options.exit);
			return text;
		}
		const output = run(options.command, folder, options.exit);
		return options.file === undefined ? shown(output, options.shows) : readFileSync(join(folder, options.file), "utf8");
	});
}

/** git without anybody's configuration. */
const GIT = {
	PATH: process.env.PATH,
	GIT_CONFIG_GLOBAL: "/dev/null",
	GIT_CONFIG_NOSYSTEM: "1",
	GIT_AUTHOR_NAME: "A",
	GIT_AUTHOR_EMAIL: "a@example.com",
	GIT_COMMITTER_NAME: "A",
	GIT_COMMITTER_EMAIL: "a@example.com",
};

/** In a folder with copies of examples, committed each by itself; without any in this repository. */
function inFolder(folders, use) {
	if (folders.length === 0) return use(resolve("."));
	const folder = realpathSync(mkdtempSync(join(tmpdir(), "space-gate-page-")));
	try {
		for (const { name, example } of folders) cpSync(example, join(folder, name), { recursive: true });
		for (const words of [
			["init", "--quiet", "--initial-branch=main"],
			["add", "--all"],
			["commit", "--quiet", "--message", "all"],
		]) {
			execFileSync("git", ["-c", "core.autocrlf=false", ...words], { cwd: folder, env: GIT, stdio: "ignore" });
		}
		return use(folder);
	} finally {
		rmSync(folder, { recursive: true, force: true });
	}
}

/** What a command prints on its standard output and error, in that order in which it does. */
function run(line, cwd, exit) {
	const [command, target] = line.split(" > ");
	const words = command.trim().split(/ +/);
	const name = NAMES.find((one) => one.every((word, index) => words[index] === word));
	if (name === undefined) throw new Error(`"${line}" is none of our commands; say <!-- not run: why -->`);
	const folder = mkdtempSync(join(tmpdir(), "space-gate-output-"));
	try {
		const path = join(folder, "output");
		const output = openSync(path, "w");
		const { status } = spawnSync(process.execPath, [resolve("dist/cli.cjs"), ...words.slice(name.length)], {
			cwd,
			env: { PATH: process.env.PATH, NO_COLOR: "1", COLUMNS },
			stdio: ["ignore", output, output],
		});
		closeSync(output);
		const text = readFileSync(path, "utf8");
		if (status !== exit) throw new Error(`"${line}" ends with exit status ${status}, not ${exit}:\n${text}`);
		return target === undefined ? text : "";
	} finally {
		rmSync(folder, { recursive: true, force: true });
	}
}

/** Parts of an output, with a line "…" for what is left out. */
function shown(output, parts) {
	if (parts.length === 0) return output;
	const lines = output.trimEnd().split("\n");
	const taken = [];
	let next = 0;
	for (const part of parts) {
		const from = part.start === undefined ? part.first - 1 : lines.findIndex((line) => line.includes(part.start));
		if (from < 0) throw new Error(`no line of the output holds "${part.start}"`);
		const until = part.start === undefined ? part.last : from + part.count;
		if (from > next) taken.push("…");
		taken.push(...lines.slice(from, until));
		next = until;
	}
	if (next < lines.length) taken.push("…");
	return `${taken.join("\n")}\n`;
}
