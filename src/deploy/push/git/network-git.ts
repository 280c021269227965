import { stripVTControlCharacters } from "node:util";
import { runGroup } from "../../../processes/run-group.ts";
import { findGit } from "../../../source/git/find-git.ts";
import { SourceError } from "../../../source/source-error.ts";
import { type Failure, failure } from "../../failure.ts";
import type { Remote, Scratch } from "../scratch.ts";

/** A call of git that talked to the Hub, or tried to. */
export interface NetworkRun {
	/** `undefined` where it did not end by itself. */
	readonly exitCode: number | undefined;
	/** Whether its time was over. */
	readonly isLate: boolean;
	/** What it printed to either stream: its beginning, without the token and without colours. */
	readonly stdout: string;
	readonly stderr: string;
}

/** Bytes of a stream that are kept: a refusal that names hundreds of files. */
const KEPT = 64 * 1024;

/** The variable of the environment from which the credential helper takes the token. */
const TOKEN = "SPACE_GATE_TOKEN";

/** Answers git's question for the token of this host (gitcredentials(7)); the user's name means nothing to the Hub. */
const HELPER = `!f() { test "$1" = get || exit 0; printf 'username=space-gate\\npassword=%s\\n' "$${TOKEN}"; }; f`;

/**
 * Settings of every call (git-config(1)). `alternateRefsCommand`: a shallow checkout, whose objects are borrowed, names
 * commits that git would miss. `lowSpeed…`: a silent server is given up after a minute, which a slow hook may need.
 */
const SETTINGS = [
	"core.hooksPath=/dev/null",
	"core.alternateRefsCommand=true",
	"credential.helper=",
	"gc.auto=0",
	"maintenance.auto=false",
	"protocol.allow=never",
	"protocol.http.allow=always",
	"protocol.https.allow=always",
	"protocol.version=2",
	"http.followRedirects=false",
	"http.lowSpeedLimit=1000",
	"http.lowSpeedTime=60",
	"push.recurseSubmodules=no",
	"safe.directory=*",
];

/** What git may take over: proxies and certificates of the machine, and the mark by which the runner finds orphans. */
const INHERITED =
	/^(?:PATH|SystemRoot|TEMP|TMPDIR|RUNNER_TRACKING_ID|https?_proxy|all_proxy|no_proxy|SSL_CERT_FILE|SSL_CERT_DIR|GIT_SSL_CAINFO|CURL_CA_BUNDLE)$/i;

/**
 * Runs git in a bare repository of the scratch folder, with the Space's token at hand, and waits for it. The token
 * is only in the environment, and git asks for it only on behalf of the Space's own host; redirects are not followed.
 * `more` are further variables that it sees.
 */
export async function runNetworkGit(
	{ folder, remote, signal }: Scratch,
	repository: string,
	given: readonly string[],
	time: number,
	more: Readonly<Record<string, string>> = {},
): Promise<NetworkRun | Failure> {
	const written: Record<"stdout" | "stderr", Buffer> = { stdout: Buffer.alloc(0), stderr: Buffer.alloc(0) };
	try {
		const settings = [...SETTINGS, ...credentialSettings(remote)].flatMap((setting) => ["-c", setting]);
		const end = await runGroup(
			{
				program: findGit(),
				arguments: ["--no-pager", "--no-replace-objects", `--git-dir=${repository}`, ...settings, ...given],
				folder,
				environment: { ...environment(folder, remote), ...more },
				time,
				take: (chunk, stream) => {
					const before = written[stream];
					if (before.length < KEPT) written[stream] = Buffer.concat([before, chunk.subarray(0, KEPT - before.length)]);
					return "more";
				},
			},
			signal,
		);
		if (signal.aborted) return cancelled();
		if (end.kind === "not-started")
			throw new SourceError("git-failed", "git could not be started.", "Check its installation.");
		return {
			exitCode: end.kind === "exited" ? end.exitCode : undefined,
			isLate: end.kind === "late",
			stdout: shownText(written.stdout.toString("utf8"), remote),
			stderr: shownText(written.stderr.toString("utf8"), remote),
		};
	} catch (thrown) {
		if (!(thrown instanceof SourceError)) throw thrown;
		return failure(thrown.code === "git-missing" ? "git-missing" : "git-failed", thrown.message, thrown.advice);
	}
}

/** The failure of a run that somebody has ended. */
export function cancelled(): Failure {
	return failure("cancelled", "The deployment was ended from outside.", "Run it again; it goes on where it has to.");
}

/** `proactiveAuth` saves a refused request, and the lower rate of those without a token; git knows it from 2.46 on. */
function credentialSettings({ address, token }: Remote): string[] {
	if (token === undefined) return [];
	return ["http.proactiveAuth=basic", `credential.${new URL(address).origin}.helper=${HELPER}`];
}

/** All that git is told by its environment (git(1)): nothing of the user's, no traces, no questions. */
function environment(folder: string, { token }: Remote): Record<string, string> {
	const inherited = Object.entries(process.env).flatMap(([name, value]) =>
		INHERITED.test(name) && value !== undefined ? [[name, value]] : [],
	);
	return {
		...Object.fromEntries(inherited),
		...(token !== undefined && { [TOKEN]: token }),
		GIT_ATTR_NOSYSTEM: "1",
		GIT_CONFIG_GLOBAL: "/dev/null",
		GIT_CONFIG_NOSYSTEM: "1",
		GIT_TERMINAL_PROMPT: "0",
		HOME: folder,
		LC_ALL: "C",
	};
}

/** What git or a server repeats of the token is taken out, also as it is sent (RFC 7617). */
function shownText(text: string, { token }: Remote): string {
	const secrets = token === undefined ? [] : [token, ...[token, `space-gate:${token}`].map(inBase64)];
	const plain = stripVTControlCharacters(text).replace(/\r\n?/g, "\n");
	return secrets.reduce((rest, secret) => rest.replaceAll(secret, "***"), plain);
}

function inBase64(text: string): string {
	return Buffer.from(text, "utf8").toString("base64");
}
