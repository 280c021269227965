import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "@jest/globals";
import { parse } from "yaml";
import { plant, withFolder } from "../support/temporary.ts";
import { inFolder, judgedAt, packageAt, writeTo } from "./judged-folder.ts";
import { packagedDockerfile, plantedFiles } from "./packaged-dockerfile.ts";

/** A project's files, and the Dockerfile that serves it. */
interface Shape {
	readonly why: string;
	readonly python?: string;
	readonly files: Readonly<Record<string, string>>;
	readonly dockerfile: string;
}

/** What every project has besides. */
const SPACE = {
	"README.md": "---\nsdk: python\n---\n",
	"main.py": "from fastapi import FastAPI\n\napp = FastAPI()\n",
};

const FOLDER = "__tests__/package/dockerfiles";

describe("the Dockerfile of a project", () => {
	test.each(readdirSync(FOLDER))("%s", (name) => {
		const { why, python, files, dockerfile }: Shape = parse(readFileSync(join(FOLDER, name), "utf8"));
		expect(why).toMatch(/\w/);
		expect(packagedDockerfile(files, python)).toBe(dockerfile);
	});

	test.each(readdirSync(FOLDER))("is one that the docker contract finds nothing in: %s", async (name) => {
		const { python, files }: Shape = parse(readFileSync(join(FOLDER, name), "utf8"));
		await withFolder(async (folder) => {
			plant(join(folder, "space"), { ...SPACE, ...plantedFiles(files) });
			const wanted = python === undefined ? {} : { python };
			await writeTo(
				join(folder, "out"),
				await packageAt(inFolder(join(folder, "space")), { contract: "python", ...wanted }),
			);
			const { judgement } = await judgedAt(inFolder(join(folder, "out")), { contract: "docker" });
			const about = judgement.findings.filter(({ rule }) => rule.startsWith("runtime/"));
			expect(about.map(({ rule, message }) => `${rule}: ${message}`)).toEqual([]);
			expect(judgement.entrypoint).toMatchObject({ target: "main:app", proof: { state: "proven" } });
			expect(judgement.python).toBe(python ?? "3.10");
		});
	});
});
