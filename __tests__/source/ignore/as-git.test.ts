import { rmSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "@jest/globals";
import { openFolder } from "../../../src/source/folder.ts";
import { fc } from "../../support/seed.ts";
import { git, plant, withFolder } from "../../support/temporary.ts";

/** Every path, in folders up to three deep, of names that the patterns below can tell apart. */
const NAMES = ["a", "ab", "a.py", "b", "B.PY", "!a", "#a", "a b", "a ", "[a]", "é", "a\\b", ".x"];
const PATHS = ["", "a/", "b/", "a/b/", "b/a/", "a/b/a/", "é/"].flatMap((folder) =>
	NAMES.map((name) => `${folder}${folder.endsWith(`${name}/`) || isFolder(folder + name) ? `${name}/z` : name}`),
);

function isFolder(path: string): boolean {
	return ["a", "b", "a/b", "b/a", "a/b/a", "é"].includes(path);
}

/** Names of patterns, set apart by commas. */
const WILD =
	"a,b,*,?,**,*.py,a*,*b,a?,[ab],[!a],[a-b]*,[^a].py,[]a],[[:upper:]]*,[a,[[:nope:]],\\a,\\*,\\!a,!a,\\#a,#a,a b,a\\ ,a ," +
	"é,?é,??,*a*b*,a\\\\b,.*,***,a**,**b,?**,z";
const name = fc.constantFrom(...WILD.split(","));
const pattern = fc
	.tuple(
		fc.constantFrom("", "", "", "!"),
		fc.constantFrom("", "", "/"),
		fc.array(name, { minLength: 1, maxLength: 4 }).map((names) => names.join("/")),
		fc.constantFrom("", "", "/", " ", "\r"),
	)
	.map((parts) => parts.join(""));
const file = fc.array(pattern, { minLength: 1, maxLength: 4 }).map((lines) => lines.join("\n"));

test("what is ignored is what git ignores", async () => {
	await withFolder(async (folder) => {
		git(folder, ["init", "--quiet"]);
		plant(folder, Object.fromEntries(PATHS.map((path) => [path, ""])));
		await fc.assert(
			fc.asyncProperty(file, fc.option(file), fc.option(file), async (top, inner, innermost) => {
				const ignores = { "": top, "a/": inner, "a/b/": innermost };
				for (const [at, text] of Object.entries(ignores)) {
					rmSync(join(folder, `${at}.gitignore`), { force: true });
					if (text !== null) plant(folder, { [`${at}.gitignore`]: text });
				}
				const { entries } = await openFolder(folder);
				const listed = git(folder, ["ls-files", "-z", "--cached", "--others", "--exclude-standard"]);
				expect([...entries.keys()]).toEqual(listed.split("\0").filter(Boolean).sort());
			}),
			{ numRuns: Number(process.env.RUNS ?? 60) },
		);
	});
}, 600_000);
