// npm run pictures: docs/*.png, what GitHub shows of a pull request that the gate says no to. Needs dist/, and Debian's
// chromium, pngquant, fonts-noto-core and fonts-noto-color-emoji.
import { execFileSync, spawnSync } from "node:child_process";
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { marked } from "marked";
import { loadSource } from "./load-source.mjs";

const CHROMIUM = ["chromium", "chromium-browser", "google-chrome"];
const WIDTH = 1000;

const STYLE = `
* { box-sizing: border-box }
body { margin: 0; padding: 24px; background: #fff; color: #1f2328; font: 14px/1.5 "Noto Sans", "DejaVu Sans", Helvetica, Arial, sans-serif }
h2 { font-size: 20px; margin: 0 0 12px; padding-bottom: 8px; border-bottom: 1px solid #d1d9e0 }
h3 { font-size: 16px; margin: 20px 0 8px }
p { margin: 0 0 12px }
a { color: #0969da; text-decoration: none }
table { border-collapse: collapse; margin: 0 0 12px; width: max-content; max-width: 100% }
thead tr:has(th:empty):not(:has(th:not(:empty))) { display: none }
th, td { border: 1px solid #d1d9e0; padding: 5px 12px; text-align: left; vertical-align: top }
tr:nth-child(2n) td { background: #f6f8fa }
code { font: 12px ui-monospace, "DejaVu Sans Mono", monospace; background: #eff1f3; border-radius: 5px; padding: 2px 5px; white-space: nowrap }
sub { font-size: 11px; color: #59636e } sub a { color: inherit }
details { margin: 0 0 12px; color: #59636e }
.card { border: 1px solid #d1d9e0; border-radius: 6px; overflow: hidden }
.head { background: #f6f8fa; padding: 10px 14px; font-weight: 600; border-bottom: 1px solid #d1d9e0 }
.row { padding: 10px 14px; border-bottom: 1px solid #d1d9e0; border-left: 3px solid } .row:last-child { border-bottom: 0 }
.error { border-left-color: #cf222e } .warning { border-left-color: #9a6700 } .notice { border-left-color: #0969da }
.where { color: #59636e; font-size: 12px } .what { white-space: pre-line }
`;

/** A pull request of somebody who is used to another platform. */
const CHANGES = {
	"main.py": (text) =>
		`${text.trimEnd()}\n\nif __name__ == "__main__":\n    import uvicorn\n\n    uvicorn.run(app, host="0.0.0.0", port=8000)\n`,
	"src/main.py": (text) =>
		text.replace(
			"    return application",
			'    @application.get("/version")\n    def version() -> dict[str, str]:\n        return {"version": "1.1"}\n\n    return application',
		),
	"requirements.txt": (text) => `${text.trimEnd()}\nhttpx\n`,
	"README.md": (text) => text.replace("sdk: python", "sdk: gradio"),
	Procfile: () => "web: uvicorn main:app --port $PORT\n",
};

const folder = mkdtempSync(join(tmpdir(), "space-gate-"));
try {
	const { runStep } = await loadSource("__tests__/support/mini-runner.ts", "bundle");
	const step = await pullRequest(runStep);
	shoot(`<body>${marked.parse(step.summary, { gfm: true })}</body>`, "docs/summary.png", 1560);
	const rows = step.annotations.map(rowOf).join("");
	shoot(`<body><div class="card"><div class="head">Annotations</div>${rows}</div></body>`, "docs/annotations.png", 690);
} finally {
	rmSync(folder, { recursive: true, force: true });
}

async function pullRequest(runStep) {
	const workspace = join(folder, "workspace");
	const backend = join(workspace, "backend");
	cpSync("examples/todo-backend", backend, { recursive: true });
	const base = commit(workspace, "Before");
	for (const [name, change] of Object.entries(CHANGES)) {
		const path = join(backend, name);
		writeFileSync(path, change(name === "Procfile" ? "" : readFileSync(path, "utf8")));
	}
	const head = commit(workspace, "After");
	const repo = { full_name: "someone/todo" };
	const event = join(folder, "event.json");
	const pull_request = { number: 7, head: { sha: head, repo }, base: { sha: base, repo } };
	writeFileSync(event, JSON.stringify({ pull_request }));
	const temp = mkdtempSync(join(folder, "temp-"));
	const env = { GITHUB_EVENT_NAME: "pull_request", GITHUB_EVENT_PATH: event };
	return await runStep({ action: resolve("."), workspace, temp, inputs: { path: "backend" }, env });
}

function commit(workspace, message) {
	const git = (...given) => execFileSync("git", ["-C", workspace, ...given], { encoding: "utf8" });
	git("init", "--quiet");
	git("add", "--all", "--force");
	git("-c", "user.name=A", "-c", "user.email=a@example.org", "commit", "--quiet", "--message", message);
	return git("rev-parse", "HEAD").trim();
}

function rowOf({ level, title, file, line, message }) {
	const words = message.split("\n\nhttps://")[0].split("\n\nHow it comes")[0];
	return `<div class="row ${level}"><div class="where">${file ?? ""}${line === undefined ? "" : `#L${line}`}</div><b>${title}</b><div class="what">${escapeHtml(words)}</div></div>`;
}

function escapeHtml(text) {
	return text.replace(/[&<>]/g, (character) => `&#${character.charCodeAt(0)};`);
}

/** A page as Chromium shows it, so high as asked. */
function shoot(body, file, height) {
	const page = join(folder, "page.html");
	writeFileSync(page, `<!doctype html><meta charset="utf-8"><style>${STYLE}</style>${body}`);
	const given = [
		"--headless",
		"--no-sandbox",
		"--disable-gpu",
		"--hide-scrollbars",
		`--window-size=${WIDTH},${height}`,
	];
	const program = CHROMIUM.find((name) => spawnSync(name, ["--version"]).status === 0);
	if (program === undefined) throw new Error(`None of ${CHROMIUM.join(", ")} is there.`);
	execFileSync(program, [...given, `--screenshot=${resolve(file)}`, `file://${page}`], { stdio: "ignore" });
	execFileSync("pngquant", ["--force", "--ext", ".png", "32", resolve(file)]);
}
