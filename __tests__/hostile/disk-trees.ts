import { execFileSync } from "node:child_process";
import { chmodSync, mkdirSync, rmSync, truncateSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { commitAll, git, plant } from "../support/temporary.ts";
import { APPLICATION, type HostileTree, SOUND, soundWith } from "./tree.ts";

const ENTRYPOINT = "structure/entrypoint-missing";
const REQUIREMENTS = "structure/requirements-missing";
const BOUNDS = "structure/out-of-bounds";

function pipe(folder: string, name: string): void {
	rmSync(join(folder, name), { force: true });
	execFileSync("mkfifo", [join(folder, name)]);
}

/** Files many enough, in folders of a thousand. */
function plantMany(folder: string, count: number): void {
	for (let at = 0; at < count; at++) {
		if (at % 1000 === 0) mkdirSync(join(folder, `d${at / 1000}`));
		writeFileSync(join(folder, `d${Math.floor(at / 1000)}`, `m${at}.py`), "");
	}
}

/** Trees whose danger lies in what the disk holds, not in what the files say. */
export const DISK_TREES: readonly HostileTree[] = [
	{
		name: "an empty folder",
		make: () => undefined,
		finds: [ENTRYPOINT, REQUIREMENTS, "card/missing"],
		entrypoint: "refuted",
	},
	{
		name: "an empty repository",
		make: (folder) => void git(folder, ["init", "--quiet"]),
		finds: [ENTRYPOINT, REQUIREMENTS],
		entrypoint: "refuted",
	},
	{
		name: "links in a circle",
		make: soundWith({ a: { link: "b" }, b: { link: "c" }, c: { link: "a" } }),
		finds: [],
		entrypoint: "proven",
	},
	{
		name: "main.py is a link to itself",
		make: soundWith({ "main.py": { link: "main.py" } }),
		finds: [ENTRYPOINT],
		entrypoint: "refuted",
	},
	{
		name: "main.py is a link to nothing",
		make: soundWith({ "main.py": { link: "src/gone.py" } }),
		finds: [ENTRYPOINT],
		entrypoint: "refuted",
	},
	{
		name: "main.py is a link to the user's files",
		make: soundWith({ "main.py": { link: "/etc/passwd" } }),
		finds: [ENTRYPOINT],
		entrypoint: "refuted",
	},
	{
		name: "main.py is a link to an endless device",
		make: soundWith({ "main.py": { link: "/dev/zero" } }),
		finds: [ENTRYPOINT],
		entrypoint: "refuted",
	},
	{
		name: "README.md and requirements.txt are links out of the root",
		make: soundWith({ "README.md": { link: "../../etc/hostname" }, "requirements.txt": { link: "/etc/hosts" } }),
		finds: [REQUIREMENTS, BOUNDS],
		entrypoint: "proven",
	},
	{
		name: "folders that lead back to themselves",
		make: soundWith({ up: { link: ".." }, here: { link: "." }, "deep/er": { link: "../deep" } }),
		finds: [],
		entrypoint: "proven",
	},
	{
		name: "a chain of a hundred links",
		make: soundWith({
			"main.py": { link: "l0" },
			...Object.fromEntries(Array.from({ length: 100 }, (_, at) => [`l${at}`, { link: `l${at + 1}` }])),
			l100: APPLICATION,
		}),
		finds: [ENTRYPOINT],
		entrypoint: "refuted",
	},
	{
		name: "main.py is a folder",
		make: soundWith({ "main.py": undefined, "main.py/x.py": "" }),
		finds: [ENTRYPOINT],
		entrypoint: "refuted",
	},
	{
		name: "main.py is a repository of its own",
		make: (folder) => {
			plant(folder, { "main.py/x.py": "", "requirements.txt": "" });
			commitAll(join(folder, "main.py"));
		},
		finds: [ENTRYPOINT],
		entrypoint: "refuted",
	},
	{
		name: "folders three hundred deep",
		make: soundWith({ [`${"d/".repeat(300)}x.py`]: "" }),
		finds: [BOUNDS],
		entrypoint: "proven",
	},
	{
		name: "more files than the bound",
		make: (folder) => {
			plant(folder, SOUND);
			plantMany(folder, 100_001);
		},
		finds: [BOUNDS],
		entrypoint: "proven",
	},
	{
		name: "a file of a hundred gigabytes without content",
		make: (folder) => {
			plant(folder, SOUND);
			for (const name of ["main.py", "requirements.txt", "README.md"]) truncateSync(join(folder, name), 100 * 2 ** 30);
		},
		finds: [BOUNDS],
		entrypoint: "unproven",
	},
	{
		name: "an ignore file that ignores everything",
		make: soundWith({ ".gitignore": "*\n" }),
		finds: [ENTRYPOINT, REQUIREMENTS],
		entrypoint: "refuted",
	},
	{
		name: "an ignore file with patterns that multiply",
		make: soundWith({
			".gitignore": `${"**/a/".repeat(500)}b\n${"*a".repeat(2000)}\n`,
			[`${"a/".repeat(40)}c.py`]: "",
		}),
		finds: [],
		entrypoint: "proven",
	},
	{
		name: "a .git that is no repository",
		make: soundWith({ ".git": "gitdir: ../../../etc\n", "sub/.git": "\0\0\0", "sub/x.py": "" }),
		finds: [],
		entrypoint: "proven",
	},
	{
		name: "a repository with a broken index and a hostile configuration",
		make: (folder) => {
			plant(folder, { ...SOUND, ".gitignore": "*.log\n", "x.log": "" });
			commitAll(folder);
			plant(folder, {
				".git/index": "DIRC\0\0\0\u0009",
				".git/config": "[core]\n\tfsmonitor = touch broken\n[include\n",
			});
		},
		finds: [BOUNDS],
		entrypoint: "proven",
	},
	{
		name: "a commit with everything deleted from the work tree",
		make: (folder) => {
			plant(folder, SOUND);
			commitAll(folder);
			for (const name of Object.keys(SOUND)) rmSync(join(folder, name));
		},
		finds: [ENTRYPOINT, REQUIREMENTS],
		entrypoint: "refuted",
	},
];

/** Trees that only a disk of Unix can hold. */
export const UNIX_TREES: readonly HostileTree[] = [
	...(["main.py", "requirements.txt", "README.md"] as const).map((name) => ({
		name: `${name} is a pipe that nobody writes to`,
		make: (folder: string) => {
			plant(folder, SOUND);
			pipe(folder, name);
		},
		finds: [{ "main.py": ENTRYPOINT, "requirements.txt": REQUIREMENTS, "README.md": BOUNDS }[name]],
		entrypoint: name === "main.py" ? ("refuted" as const) : ("proven" as const),
	})),
	{
		name: "main.py is a link to a pipe",
		make: (folder) => {
			plant(folder, { ...SOUND, "main.py": { link: "pipe" } });
			pipe(folder, "pipe");
		},
		finds: [ENTRYPOINT, BOUNDS],
		entrypoint: "refuted",
	},
	{
		name: "an ignore file that is a pipe",
		make: (folder) => {
			plant(folder, SOUND);
			pipe(folder, ".gitignore");
		},
		finds: [BOUNDS],
		entrypoint: "proven",
	},
	{
		name: "main.py may not be read",
		make: (folder) => {
			plant(folder, SOUND);
			chmodSync(join(folder, "main.py"), 0);
		},
		finds: [BOUNDS],
		entrypoint: "unproven",
	},
	{
		name: "a folder may not be opened",
		make: (folder) => {
			plant(folder, { ...SOUND, "src/x.py": "" });
			chmodSync(join(folder, "src"), 0o300);
		},
		finds: [BOUNDS],
		entrypoint: "proven",
	},
	{
		name: "names with newlines, control characters and directions",
		make: soundWith({
			"a\nb.py": "",
			"\u001b]0;x\u0007\u001b[2J.py": "",
			"\u202eyp.niam": "",
			"::error file=main.py::pwned.py": "",
			"%0A::set-output name=verdict::pass.py": "",
			"\u2028\u2029\ufeff.py": "",
		}),
		finds: [],
		entrypoint: "proven",
	},
	{
		name: "a Dockerfile whose name goes over lines",
		make: soundWith({ "Dockerfile.\n::error::x\u001b[31m": "" }),
		finds: ["structure/dockerfile-forbidden"],
		entrypoint: "proven",
	},
	{
		name: "names of Windows, and separators of Windows",
		make: soundWith({
			"CON.py": "",
			"C:\\main.py": "",
			"..\\main.py": "",
			"src\\main.py": "",
			"main.py ": "",
			"main.py.": "",
		}),
		finds: [],
		entrypoint: "proven",
	},
	{
		name: "a name that is not UTF-8",
		make: (folder) => {
			plant(folder, SOUND);
			writeFileSync(Buffer.concat([Buffer.from(`${folder}/`), Buffer.from([0x66, 0xff, 0x2e, 0x70, 0x79])]), "");
		},
		finds: [BOUNDS],
		entrypoint: "proven",
	},
	{
		name: "names as long as they can be",
		make: soundWith({
			[`${"n".repeat(250)}.py`]: "",
			[`Dockerfile.${"x".repeat(240)}`]: "",
			[`${`${"p".repeat(200)}/`.repeat(8)}x.py`]: "",
		}),
		finds: ["structure/dockerfile-forbidden"],
		entrypoint: "proven",
	},
];
