import type { IncomingMessage, ServerResponse } from "node:http";

/** Whom a token belongs to, and what it may do. */
export interface Account {
	readonly name: string;
	/** "oidc" is what Trusted Publishers get: it writes to one Space and creates none. */
	readonly role: "read" | "write" | "fineGrained" | "oidc";
	readonly orgs?: readonly string[];
	/** Spaces that a fine-grained or keyless token may write to; all of the owner's where nothing is said. */
	readonly spaces?: readonly string[];
	/** The Hub was seen to let a read token through to the hook, and to refuse it there. */
	readonly deniedAt?: "hook";
	/** Free accounts create static Spaces only. */
	readonly plan?: "free" | "pro";
}

/** What answers at a Space's address. */
export type App = (request: IncomingMessage, response: ServerResponse) => void;

/** One stage of a scripted Space. */
export interface Step {
	readonly stage: string;
	/** Milliseconds before it is entered; 20 where nothing is said. */
	readonly after?: number;
	/** The commit that the runtime names. Where nothing is said it is the pushed one from RUNNING on, and the former before. */
	readonly sha?: "pushed" | "former" | "none";
	readonly errorMessage?: string;
	/** Lines that the logs get. */
	readonly build?: readonly string[];
	readonly run?: readonly string[];
	/** What answers from now on. Where nothing is said: a small application from RUNNING on, nothing from an error on. */
	readonly app?: App | "nothing";
}

/**
 * What becomes of a push. "python" builds and starts it with the machine's Python, "scripted" plays stages, "none" does
 * nothing at all.
 */
export type RuntimeMode = "python" | "scripted" | "none";

/** A job on GitHub that a Space trusts: the claims of its id token have to be these. */
export type Publisher = Readonly<Record<string, string>>;

/** Milliseconds. */
export interface Delays {
	/** For so long the former stage is told after a push. */
	readonly propagation: number;
	/** Between two lines of the build. */
	readonly step: number;
	/** That an application may take until it listens; half an hour on the Hub. */
	readonly start: number;
	/** Between two signs of life of a log. */
	readonly keepAlive: number;
}

/** How the Hub is set up. */
export interface HubOptions {
	/** Accounts by token; one of "alice" that writes, `hf_write`, where nothing is said. */
	readonly tokens?: Readonly<Record<string, Account>>;
	/** For Spaces that say nothing of their own; "scripted" where nothing is said. */
	readonly runtime?: RuntimeMode;
	readonly delays?: Partial<Delays>;
	/** Requests that a window allows; 10,000 where nothing is said. */
	readonly quota?: number;
	/** Whether fetches may leave out blobs; it may not be so on the real Hub. */
	readonly allowsFilter?: boolean;
	/** Bytes that git may bring in one file; ten megabytes on the Hub. */
	readonly maxBlob?: number;
	/** Whom the id tokens have to be made for; "https://huggingface.co" where nothing is said. */
	readonly audience?: string;
	/** Entries on one page of a listing; a thousand on the Hub. */
	readonly page?: number;
	/** The Python that runs the Spaces. */
	readonly python?: string;
	/** The port of the Hub; any free one where nothing is said. */
	readonly port?: number;
}

/** Contents by path; `null` takes a file away. */
export type Files = Readonly<Record<string, string | Uint8Array | null>>;

/** A Space that is made by hand, not through the API. */
export interface SpaceOptions {
	/** Its first commit; the Hub's own README and .gitattributes where nothing is said, no commit for "none". */
	readonly files?: Files | "none";
	readonly isPrivate?: boolean;
	readonly sdk?: string;
	/** "cpu-basic" where nothing is said. */
	readonly hardware?: string;
	readonly isDevMode?: boolean;
	readonly runtime?: RuntimeMode;
	/** Stages of every push to it, where it is scripted. */
	readonly script?: readonly Step[];
	readonly secrets?: Readonly<Record<string, string>>;
	readonly variables?: Readonly<Record<string, string>>;
	readonly publishers?: readonly Publisher[];
	readonly objectFormat?: "sha1" | "sha256";
}

/** What the real Hub takes, in small. */
export const DEFAULTS = {
	tokens: { hf_write: { name: "alice", role: "write" } },
	runtime: "scripted",
	delays: { propagation: 60, step: 10, start: 8_000, keepAlive: 1_000 },
	quota: 10_000,
	allowsFilter: true,
	maxBlob: 10 * 1024 * 1024,
	audience: "https://huggingface.co",
	page: 1_000,
	python: "/usr/bin/python3",
	port: 0,
} as const satisfies HubOptions;

/** Options with nothing left open. */
export interface Settled extends Required<Omit<HubOptions, "delays">> {
	readonly delays: Delays;
}
