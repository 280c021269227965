import { execFileSync } from "node:child_process";
import { chmodSync, mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";

/** A file's content, a link, or a file that may be executed. */
export type Planted = string | Uint8Array | { readonly link: string } | { readonly executable: string };

/** Makes a temporary folder, hands it to `use`, and removes it whatever happens. */
export async function withFolder<T>(use: (folder: string) => T | Promise<T>): Promise<T> {
	const folder = realpathSync(mkdtempSync(join(tmpdir(), "space-")));
	try {
		return await use(folder);
	} finally {
		// A test may have locked a folder.
		if (process.platform !== "win32") execFileSync("chmod", ["-R", "u+rwX", folder]);
		rmSync(folder, { recursive: true, force: true });
	}
}

/** Writes files, with the folders that they need. */
export function plant(folder: string, files: Readonly<Record<string, Planted>>): void {
	for (const [path, content] of Object.entries(files)) {
		const target = join(folder, path);
		mkdirSync(dirname(target), { recursive: true });
		if (typeof content === "string" || content instanceof Uint8Array) writeFileSync(target, content);
		else if ("link" in content) symlinkSync(content.link, target);
		else {
			writeFileSync(target, content.executable);
			chmodSync(target, 0o755);
		}
	}
}

/** Runs git in a folder, without anybody's configuration, and gives what it prints. */
export function git(folder: string, given: readonly string[], input: string | Buffer = ""): string {
	return execFileSync("git", ["-c", "protocol.file.allow=always", "-c", "core.autocrlf=false", ...given], {
		cwd: folder,
		encoding: "utf8",
		input,
		maxBuffer: 1 << 28,
		stdio: ["pipe", "pipe", "pipe"],
		env: {
			PATH: process.env.PATH,
			GIT_CONFIG_GLOBAL: "/dev/null",
			GIT_CONFIG_NOSYSTEM: "1",
			GIT_AUTHOR_NAME: "A",
			GIT_AUTHOR_EMAIL: "a@example.com",
			GIT_COMMITTER_NAME: "A",
			GIT_COMMITTER_EMAIL: "a@example.com",
		},
	});
}

/** Makes a folder a repository with everything in it committed. */
export function commitAll(folder: string): void {
	git(folder, ["init", "--quiet", "--initial-branch=main"]);
	git(folder, ["add", "--all"]);
	git(folder, ["commit", "--quiet", "--allow-empty", "--message=all"]);
}

/** A user of Unix without rights, as whom the superuser can act. */
const NOBODY = 65534;

/** Acts without the superuser's right to read everything, where the tests run as superuser. */
export async function withoutRights<T>(use: () => T | Promise<T>): Promise<T> {
	const isSuperuser = process.getuid?.() === 0;
	if (isSuperuser) process.seteuid?.(NOBODY);
	try {
		return await use();
	} finally {
		if (isSuperuser) process.seteuid?.(0);
	}
}
