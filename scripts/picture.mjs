// docs/check.svg: what a terminal shows, drawn from a real run, so that the README's picture cannot grow old.
import { spawnSync } from "node:child_process";
import { stripVTControlCharacters } from "node:util";

const COMMAND = ["check", "examples/todo-backend"];
const COLOURS = {
	// A background is shown as a colour of the text.
	41: "#ff7b72",
	42: "#3fb950",
	31: "#ff7b72",
	32: "#3fb950",
	33: "#d29922",
	34: "#58a6ff",
	35: "#bc8cff",
	36: "#39c5cf",
	90: "#8b949e",
};
const ESCAPE = "\u001b[";
const STYLE = new RegExp(`(${ESCAPE.replace("[", "\\[")}[\\d;]*m)`);
const LINE = 20;
const COLUMN = 8.43;
const MARGIN = 16;

/** The picture as SVG. Needs dist/. */
export function picture() {
	const { stdout } = spawnSync(process.execPath, ["dist/cli.cjs", ...COMMAND], {
		encoding: "utf8",
		env: { PATH: process.env.PATH, FORCE_COLOR: "1", COLUMNS: "110" },
	});
	const lines = [`$ space-gate ${COMMAND.join(" ")}`, "", ...stdout.trimEnd().split("\n")];
	const columns = Math.max(...lines.map((line) => stripVTControlCharacters(line).length));
	const width = Math.ceil(columns * COLUMN + 2 * MARGIN);
	const height = lines.length * LINE + 2 * MARGIN;
	const rows = lines.map((line, index) => row(line, MARGIN + (index + 0.75) * LINE));
	return `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" role="img" aria-label="Space Gate in a terminal">
<rect width="100%" height="100%" rx="8" fill="#0d1117"/>
<g font-family="ui-monospace, SFMono-Regular, Menlo, Consolas, 'DejaVu Sans Mono', monospace" font-size="14" fill="#e6edf3">
${rows.filter((text) => text !== "").join("\n")}
</g>
</svg>
`;
}

/** One line as text, its spans coloured as the escapes before them say. */
function row(line, y) {
	if (line === "") return "";
	let style = {};
	let spans = "";
	for (const part of line.split(STYLE)) {
		if (part.startsWith(ESCAPE)) style = styled(style, part.slice(2, -1).split(";").map(Number));
		else if (part !== "") spans += `<tspan${attributes(style)}>${escaped(part)}</tspan>`;
	}
	return `<text x="${MARGIN}" y="${y}">${spans}</text>`;
}

function styled(style, codes) {
	let next = style;
	for (const code of codes) {
		if (code === 0) next = {};
		else if (code === 1) next = { ...next, weight: "bold" };
		else if (code === 2) next = { ...next, opacity: "0.6" };
		else if (code === 22) next = { fill: next.fill };
		else if (code === 39) next = { ...next, fill: undefined };
		else if (COLOURS[code] !== undefined) next = { ...next, fill: COLOURS[code] };
	}
	return next;
}

function attributes({ fill, weight, opacity }) {
	const parts = { fill, "font-weight": weight, opacity };
	return Object.entries(parts)
		.filter(([, value]) => value !== undefined)
		.map(([name, value]) => ` ${name}="${value}"`)
		.join("");
}

function escaped(text) {
	// SVG folds plain spaces.
	return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;").replaceAll(" ", "\u00a0");
}
