import { rmSync } from "node:fs";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { join, resolve } from "node:path";
import { codeOf } from "../../source/read-file.ts";
import { type Failure, failure } from "../failure.ts";
import { askGit } from "./git/ask-git.ts";
import { quotedPath } from "./git/quoted-path.ts";

/** Where to push. */
export interface Remote {
	/** "https://huggingface.co/spaces/owner/name". */
	readonly address: string;
	/** `undefined` reads public Spaces, and writes to none. */
	readonly token: string | undefined;
}

/** Milliseconds of one call of git over the network, and between two of them. */
export interface Deadlines {
	readonly read: number;
	/** A first push of 200 MB takes a minute, and the Hub looks at every file of it. */
	readonly push: number;
	readonly pause: number;
}

/** A bare repository beside the user's, whose objects it borrows: the user's own is only read. */
export interface Scratch {
	/** All of it lies in here. */
	readonly folder: string;
	/** The bare repository. */
	readonly repository: string;
	readonly remote: Remote;
	/** Ends every call of git over the network. */
	readonly signal: AbortSignal;
	readonly deadlines: Deadlines;
	/** Removes it. Where this is forgotten, it is removed when the process ends. */
	close(): Promise<void>;
}

/** What a scratch repository is made of. */
export interface ScratchRequest {
	/** A folder of the repository whose objects are borrowed; `undefined` where the package needs none. */
	readonly repository: string | undefined;
	/** The folder that it is made in, such as the runner's RUNNER_TEMP. */
	readonly folder: string;
	readonly remote: Remote;
	readonly signal: AbortSignal;
	readonly deadlines?: Deadlines;
}

/** What a deployment gives git that nobody has hurried. */
export const DEADLINES: Deadlines = { read: 120_000, push: 600_000, pause: 1_000 };

/** Makes a scratch repository, or says why not. Never throws. */
export async function openScratch({
	repository,
	folder,
	remote,
	signal,
	deadlines = DEADLINES,
}: ScratchRequest): Promise<Scratch | Failure> {
	const obstacle = obstacleIn(remote);
	if (obstacle !== undefined) return obstacle;
	let made: string;
	try {
		made = await mkdtemp(join(resolve(folder), "space-gate-push-"));
	} catch (thrown) {
		return unwritable(folder, thrown);
	}
	const removeNow = () => rmSync(made, { recursive: true, force: true });
	process.once("exit", removeNow);
	const close = async () => {
		await rm(made, { recursive: true, force: true, maxRetries: 3 });
		process.off("exit", removeNow);
	};
	const bare = await makeBorrower(made, repository);
	if (typeof bare === "string") return { folder: made, repository: bare, remote, signal, deadlines, close };
	await close();
	return bare;
}

/** Makes the bare repository that the package is written to. */
async function makeBorrower(folder: string, lender: string | undefined): Promise<string | Failure> {
	const bare = await makeRepository(folder, "package.git");
	if (typeof bare !== "string" || lender === undefined) return bare;
	return (await borrowObjects(bare, lender)) ?? bare;
}

/** Makes an empty bare repository of a name in the scratch folder, and gives its path. */
export async function makeRepository(folder: string, name: string): Promise<string | Failure> {
	const path = join(folder, name);
	const given = ["init", "--quiet", "--bare", "--initial-branch=scratch", "--object-format=sha1", "--template=", path];
	const made = await askGit(folder, given);
	return Buffer.isBuffer(made) ? path : made;
}

/** Lets the bare repository find the objects of another one (gitrepository-layout(5), objects/info/alternates). */
async function borrowObjects(bare: string, repository: string): Promise<Failure | undefined> {
	const answer = await askGit(repository, ["rev-parse", "--show-object-format", "--git-path", "objects"]);
	if (!Buffer.isBuffer(answer)) return answer;
	const [format = "", ...rest] = answer.toString("utf8").slice(0, -1).split("\n");
	if (format !== "sha1") {
		return failure(
			"object-format",
			`This repository names its objects by ${format.toUpperCase()}, and a Space names them by SHA-1.`,
			"Make the repository anew with `git init --object-format=sha1`; the Hub takes no other.",
		);
	}
	const alternates = join(bare, "objects", "info", "alternates");
	try {
		await writeFile(alternates, `${quotedPath(resolve(repository, rest.join("\n")))}\n`, { flag: "wx" });
		return undefined;
	} catch (thrown) {
		return unwritable(alternates, thrown);
	}
}

/** What of the address or the token git must not be told. */
function obstacleIn({ address, token }: Remote): Failure | undefined {
	const url = URL.canParse(address) ? new URL(address) : undefined;
	if (url === undefined || !/^https?:$/.test(url.protocol) || url.username !== "" || url.password !== "") {
		return failure("internal", "The address of the Space is none that git can push to.", "Report this as a fault.");
	}
	// Every line of a credential is a field of its own (git-credential(1)).
	if (token === undefined || /^[^\s\p{Cc}]+$/u.test(token)) return undefined;
	const message = "The token is empty, or holds a space or a line break, which no token of the Hub does.";
	return failure("unauthorized", message, "Copy it again, without what stands around it, into the secret.");
}

function unwritable(path: string, thrown: unknown): Failure {
	const message = `Nothing can be written to "${path}" (${codeOf(thrown)}).`;
	return failure(
		"internal",
		message,
		"Free some room on the disk, or let RUNNER_TEMP name a folder that can be written to.",
	);
}
