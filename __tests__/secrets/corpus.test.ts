import { readFileSync } from "node:fs";
import { expect, test } from "@jest/globals";
import { loadProgram } from "../../src/python/load-program.ts";
import { findCredentials } from "../../src/secrets/find-credentials.ts";
import { engines } from "../support/engines.ts";
import { memorySource } from "../support/memory-source.ts";
import { assembled } from "../support/tokens.ts";

type Label = "secret" | "weak" | "clean";

/** A few lines of a file, and what they are. */
interface Snippet {
	readonly label: Label;
	readonly file: string;
	readonly text: string;
}

/** Share of the secret and weak snippets that must be found, and of the clean ones that may be taken for more. */
const MIN_RECALL = 0.97;
const MAX_ALARMS = 0.01;

function snippetsOf(label: Label): Snippet[] {
	const snippets: Snippet[] = [];
	let [file, block] = ["main.py", [] as string[]];
	const end = () => {
		if (block.length > 0) snippets.push({ label, file, text: assembled(`${block.join("\n")}\n`) });
		block = [];
	};
	for (const line of readFileSync(`__tests__/secrets/corpus/${label}.txt`, "utf8").split("\n")) {
		const isPart = line.startsWith("|");
		const isMore = isPart && block.length > 0 && /^\|(?:[ \t)}\]"]|password|$)/.test(line);
		if (!isMore) end();
		if (line.startsWith("@ ")) file = line.slice(2);
		else if (isPart) block.push(line.slice(1));
		else if (line !== "" && !(line.startsWith("# ") && snippets.length === 0)) {
			block.push(line);
			end();
		}
	}
	end();
	return snippets;
}

const snippets = (["secret", "weak", "clean"] as const).flatMap(snippetsOf);

test("the corpus has 400 snippets and more, half of them clean", () => {
	expect(snippets.length).toBeGreaterThanOrEqual(400);
	expect(snippets.filter(({ label }) => label === "clean").length * 2).toBeGreaterThanOrEqual(snippets.length);
});

for (const engine of engines) {
	test(`what opens something is found, and nothing else (${engine.kind})`, () => {
		const judged = snippets.map((snippet) => {
			const source = memorySource({ [snippet.file]: snippet.text });
			const program = loadProgram(source, engine, { major: 3, minor: 10 });
			const verdicts = findCredentials(source, program).found.map(({ verdict }) => verdict);
			program.release();
			return { ...snippet, found: (["secret", "weak"] as const).find((one) => verdicts.includes(one)) ?? "clean" };
		});
		const opening = judged.filter(({ label }) => label !== "clean");
		const clean = judged.filter(({ label }) => label === "clean");
		const missed = opening.filter(({ label, found }) => found !== label);
		const alarms = clean.filter(({ found }) => found !== "clean");
		const [recall, alarm] = [1 - missed.length / opening.length, alarms.length / clean.length];
		const list = [...missed, ...alarms].map(({ label, found, file, text }) => `${label} → ${found}  ${file}  ${text}`);
		process.stdout.write(
			`secrets (${engine.kind}): ${opening.length} to find, recall ${(100 * recall).toFixed(1)} %; ${clean.length} clean, false alarms ${(100 * alarm).toFixed(1)} %\n${list.join("")}`,
		);
		expect(recall).toBeGreaterThanOrEqual(MIN_RECALL);
		expect(alarm).toBeLessThanOrEqual(MAX_ALARMS);
	});
}
