import { type Failure, type FailureCode, failure } from "../../failure.ts";
import type { NetworkRun } from "./network-git.ts";

/** A cause, by what git prints of it. */
interface Cause {
	readonly pattern: RegExp;
	readonly code: FailureCode;
	/** A sentence; "$1" stands for what the pattern caught. */
	readonly message: string;
	readonly advice: string;
	readonly mayPass?: boolean;
}

/** Refusals of the Hub's own, which git shows behind "remote:". They come before all others: what follows them varies. */
const REFUSALS: readonly Cause[] = [
	{
		pattern: /YAML metadata verification/,
		code: "rejected-metadata",
		message: "The Hub refused the front matter of README.md.",
		advice: "Correct what it names at the top of README.md, and run it again.",
	},
	{
		pattern: /files larger than/,
		code: "rejected-large-file",
		message: "The Hub refused files that are too large for plain git.",
		advice: "Give them to Git LFS (`git lfs track`), or keep them out of the repository.",
	},
	{
		pattern: /contains binary files/,
		code: "rejected-binary-file",
		message: "The Hub refused binary files: it takes them through Git LFS only.",
		advice: "Give them to Git LFS (`git lfs track`), or keep them out of the repository.",
	},
	{
		pattern: /LFS pointer pointed to a file that does not exist/,
		code: "rejected-lfs-missing",
		message: "The Hub refused pointers of Git LFS whose contents it does not have.",
		advice: "Check the repository out with `lfs: true`, so that the contents can be uploaded.",
	},
	{
		pattern: /DENIED update|forbidden/i,
		code: "forbidden",
		message: "The token may read this Space, but not write to it.",
		advice: "Make a token with write access to this Space (https://huggingface.co/settings/tokens).",
	},
];

const NO_GIT = {
	code: "hub-error",
	message: "The Hub's answer was not git: a page about maintenance, perhaps, or one of a proxy.",
	advice: "Run it again later; https://status.huggingface.co tells how it fares.",
	mayPass: true,
} as const;

/** What git itself prints, the more certain cause first. */
const CAUSES: readonly Cause[] = [
	{
		pattern: /shallow update not allowed/,
		code: "internal",
		message: "The Hub refused a history without its beginning.",
		advice: "Report this as a fault.",
	},
	{
		pattern: /pre-receive hook declined/,
		code: "rejected-by-hub",
		message: "The Hub refused the push.",
		advice: "Its own words say why; mend that, and run it again.",
	},
	{
		pattern: /mismatched algorithms|does not support this repository's hash algorithm|unexpected capabilities/,
		code: "object-format",
		message: "The Space names its objects by another hash than SHA-1.",
		advice: "Make a new Space: the Hub's own are of SHA-1.",
	},
	{
		pattern:
			/\[rejected\]|fetch first|non-fast-forward|stale info|failed to update ref|cannot lock ref|incorrect old value/,
		code: "race",
		message: "Somebody else wrote to the Space at the same moment.",
		advice: "Run it again.",
		mayPass: true,
	},
	{
		pattern: /Authentication failed|could not read (?:Username|Password)|returned error: 401|HTTP 401/,
		code: "unauthorized",
		message: "The Hub did not accept the token, or was given none.",
		advice:
			"Check the Space's name, and that the secret holds a token of Hugging Face that may write to it and has not expired.",
	},
	{
		pattern: /returned error: 403|HTTP 403/,
		code: "forbidden",
		message: "The token may not do this with this Space.",
		advice: "Make a token with write access to this Space (https://huggingface.co/settings/tokens).",
	},
	{
		pattern: /repository '[^'\n]{0,300}' not found|returned error: 404|HTTP 404/,
		code: "not-found",
		message: "There is no such Space, or the token may not see it.",
		advice: "Check the name, and whom the token belongs to.",
	},
	{
		pattern: /returned error: 429|HTTP 429/,
		code: "rate-limited",
		message: "The Hub was asked too often and wants to be left alone for a while.",
		advice: "Run it again in five minutes.",
		mayPass: true,
	},
	{
		pattern: /returned error: 413|HTTP 413/,
		code: "too-large",
		message: "The Hub refused the size of the push.",
		advice: "Give large files to Git LFS, or keep them out of the repository.",
	},
	{
		pattern: /(?:returned error:|HTTP) (5\d\d)/,
		code: "hub-error",
		message: "The Hub has a fault of its own: it answered with status $1.",
		advice: "Run it again later; https://status.huggingface.co tells how it fares.",
		mayPass: true,
	},
	{
		pattern: /(?:returned error:|HTTP) 3\d\d|unable to update url base from redirection/,
		code: "redirected",
		message: "The Space has another name now: the Hub redirects to it.",
		advice: "Give the new name; nothing is sent after a redirect.",
	},
	{
		pattern: /(?:returned error:|HTTP) (4\d\d)/,
		code: "hub-refused",
		message: "The Hub refused the request with status $1.",
		advice: "Its own words may say why.",
	},
	{
		pattern: /gnutls_handshake\(\) failed|certificate|SSL_ERROR_SSL|(?:TLS|SSL) (?:handshake|alert)|SSL routines/i,
		code: "tls",
		message: "The connection to the Hub cannot be trusted: its certificate is not known here, or TLS failed.",
		advice: "Check the machine's certificates and whether a proxy opens the connections (SSL_CERT_FILE).",
	},
	{
		pattern: /bad line length character|git-http-push failed|not valid: is this a git repository|protocol error/,
		...NO_GIT,
	},
	{
		pattern:
			/Could not resolve|Failed to connect|Couldn't connect|Connection (?:refused|reset|timed out)|timed out|Empty reply|transfer closed|hung up|early EOF|RPC failed|Operation too slow|unexpected disconnect|bytes of body are still expected|Broken pipe|unable to access|Recv failure|Send failure/i,
		code: "network",
		message: "The connection to the Hub failed.",
		advice: "Check the network and the proxy, and run it again.",
		mayPass: true,
	},
];

/** A reset within TLS names TLS, and is none of its faults. */
const CUT = /Connection reset|unexpected eof|SSL_ERROR_SYSCALL|TLS connection was non-properly terminated/i;

/** Characters of git's and the Hub's words, and files in them, that are kept. */
const WORDS = 2_000;
const FILES = 100;

/** What a call of git over the network that failed means. */
export function failureOf(run: NetworkRun): Failure {
	if (run.isLate) {
		const message = "The Hub did not answer in time.";
		return failure("timeout", message, "Run it again.", { words: wordsOf(run), mayPass: true });
	}
	const output = `${run.stderr}\n${run.stdout}`;
	const remote = remoteWords(run.stderr);
	const isCut = CUT.test(output);
	const cause =
		REFUSALS.find(({ pattern }) => pattern.test(remote)) ??
		CAUSES.find(({ pattern, code }) => pattern.test(output) && !(code === "tls" && isCut));
	if (cause === undefined) {
		const message = "Something went wrong between git and the Hub that is not known here.";
		return failure("git-failed", message, "Its own words may say why.", { words: wordsOf(run) });
	}
	const [, caught = ""] = cause.pattern.exec(output) ?? [];
	return failure(cause.code, cause.message.replace("$1", caught), cause.advice, {
		words: remote === "" ? wordsOf(run) : remote.slice(0, WORDS),
		files: cause.code === "rejected-metadata" ? ["README.md"] : filesIn(remote),
		mayPass: cause.mayPass === true,
	});
}

/** The failure of an answer that git took for one although it was none. */
export function noGit(): Failure {
	return failure(NO_GIT.code, NO_GIT.message, NO_GIT.advice, { mayPass: NO_GIT.mayPass });
}

/** What the server says to people, without the rules around it. */
function remoteWords(stderr: string): string {
	return stderr
		.split("\n")
		.flatMap((line) => (line.startsWith("remote:") ? [line.slice("remote:".length).trim()] : []))
		.filter((line) => !/^-*$/.test(line))
		.join("\n");
}

/** Files as the Hub lists them: `- data/model.bin (ref: refs/heads/main)`. */
function filesIn(words: string): string[] {
	const lines = words.split("\n").filter((line) => line.startsWith("- "));
	return lines.slice(0, FILES).map((line) => line.slice(2).replace(/ \(ref: [^()]*\)$/, ""));
}

function wordsOf({ stderr, stdout }: NetworkRun): string {
	return (stderr.trim() === "" ? stdout : stderr).trim().slice(0, WORDS);
}
