import { expect, test } from "@jest/globals";
import type { FailureCode } from "../../src/deploy/failure.ts";
import { failureOf } from "../../src/deploy/push/git/failure-of.ts";
import type { NetworkRun } from "../../src/deploy/push/git/network-git.ts";

const URL = "http://127.0.0.1:1/spaces/alice/todo/";
const RULE = `remote: ${"-".repeat(73)}        \n`;
const DECLINED = `To ${URL}\n!\tabc:refs/heads/main\t[remote rejected] (pre-receive hook declined)\nDone\n`;
const HUNG_UP = "fatal: the remote end hung up unexpectedly\n";

/** A push that the hook refused in these words. */
function refused(...lines: string[]): Partial<NetworkRun> {
	const words = lines.map((line) => `remote: ${line}        \n`).join("");
	return {
		exitCode: 1,
		stderr: `${RULE}${words}${RULE}error: failed to push some refs to '${URL}'\n`,
		stdout: DECLINED,
	};
}

/** What git prints before it has sent anything. */
function fatal(text: string): Partial<NetworkRun> {
	return { stderr: `fatal: ${text}\n` };
}

/** What git prints when the server does not take what it sends. */
function broken(text: string): Partial<NetworkRun> {
	return {
		exitCode: 1,
		stderr: `error: ${text}\nsend-pack: unexpected disconnect while reading sideband packet\n${HUNG_UP}`,
	};
}

const curl = (text: string) => fatal(`unable to access '${URL}': ${text}`);

const ROWS: readonly (readonly [what: string, run: Partial<NetworkRun>, code: FailureCode, mayPass: boolean])[] = [
	["a wrong token", fatal(`Authentication failed for '${URL}'`), "unauthorized", false],
	[
		"no token",
		fatal("could not read Username for 'http://127.0.0.1:1': terminal prompts disabled"),
		"unauthorized",
		false,
	],
	[
		"401 to the push itself",
		broken("RPC failed; HTTP 401 curl 22 The requested URL returned error: 401"),
		"unauthorized",
		false,
	],
	["403 before the push", curl("The requested URL returned error: 403"), "forbidden", false],
	[
		"403 to the push itself",
		broken("RPC failed; HTTP 403 curl 22 The requested URL returned error: 403"),
		"forbidden",
		false,
	],
	["a token that the hook refuses", refused("DENIED update refs/heads/main: forbidden"), "forbidden", false],
	["404", fatal(`repository '${URL}' not found`), "not-found", false],
	[
		"404 to the push itself",
		broken("RPC failed; HTTP 404 curl 22 The requested URL returned error: 404"),
		"not-found",
		false,
	],
	["a Space with another name", curl("The requested URL returned error: 307"), "redirected", false],
	["a redirect that git sees through", fatal("unable to update url base from redirection:"), "redirected", false],
	["413", broken("RPC failed; HTTP 413 curl 22 The requested URL returned error: 413"), "too-large", false],
	["402", curl("The requested URL returned error: 402"), "hub-refused", false],
	["429", curl("The requested URL returned error: 429"), "rate-limited", true],
	["500", curl("The requested URL returned error: 500"), "hub-error", true],
	[
		"502 to the push itself",
		broken("RPC failed; HTTP 502 curl 22 The requested URL returned error: 502"),
		"hub-error",
		true,
	],
	[
		"504 to the push itself",
		broken("RPC failed; HTTP 504 curl 22 The requested URL returned error: 504"),
		"hub-error",
		true,
	],
	["a page for people, before the push", fatal("git-http-push failed"), "hub-error", true],
	["a page for people, as an answer", fatal("protocol error: bad line length character: <!do"), "hub-error", true],
	["a page for people, as a list", fatal(`${URL}info/refs not valid: is this a git repository?`), "hub-error", true],
	[
		"front matter",
		refused(
			"Sorry, your push was rejected during YAML metadata verification:",
			' - Error: "sdk" must be one of [gradio]',
		),
		"rejected-metadata",
		false,
	],
	[
		"a large file",
		refused(
			"Your push was rejected because it contains files larger than 10 MiB.",
			"",
			"Offending files:",
			"  - a b.bin (ref: refs/heads/main)",
		),
		"rejected-large-file",
		false,
	],
	[
		"a binary file",
		refused(
			"Your push was rejected because it contains binary files.",
			"Offending files:",
			"  - x (1).png (ref: refs/heads/main)",
		),
		"rejected-binary-file",
		false,
	],
	[
		"a pointer without its content",
		refused(
			"Your push was rejected because an LFS pointer pointed to a file that does not exist.",
			"Offending file:",
			"- w.bin",
		),
		"rejected-lfs-missing",
		false,
	],
	["another hook", refused("Storage limit reached."), "rejected-by-hub", false],
	[
		"a head that had moved before",
		{
			exitCode: 1,
			stdout: `To ${URL}\n!\tabc:refs/heads/main\t[rejected] (fetch first)\nDone\n`,
			stderr: "error: failed to push some refs\n",
		},
		"race",
		true,
	],
	[
		"a head that moved meanwhile",
		{
			exitCode: 1,
			stderr: "remote: error: cannot lock ref 'refs/heads/main': is at a but expected b        \n",
			stdout: "!\tabc:refs/heads/main\t[remote rejected] (failed to update ref)\n",
		},
		"race",
		true,
	],
	[
		"history that is not there",
		{ exitCode: 1, stdout: "! [remote rejected] main -> main (shallow update not allowed)\n" },
		"internal",
		false,
	],
	["another hash", fatal("mismatched algorithms: client sha1; server sha256"), "object-format", false],
	[
		"another hash, seen by the server",
		fatal("the receiving end does not support this repository's hash algorithm"),
		"object-format",
		false,
	],
	["another hash, in an empty Space", fatal("unexpected capabilities^{}"), "object-format", false],
	["nobody there", curl("Failed to connect to 127.0.0.1 port 1: Connection refused"), "network", true],
	["no such host", curl("Could not resolve host: huggingface.co"), "network", true],
	["a reset", curl("Recv failure: Connection reset by peer"), "network", true],
	["an empty reply", curl("Empty reply from server"), "network", true],
	["an upload that was cut", broken("RPC failed; curl 55 Send failure: Broken pipe"), "network", true],
	[
		"a download that was cut",
		{
			stderr: `error: 917 bytes of body are still expected\nfetch-pack: unexpected disconnect while reading sideband packet\nfatal: early EOF\n`,
		},
		"network",
		true,
	],
	[
		"silence",
		broken("RPC failed; curl 28 Operation too slow. Less than 1000 bytes/sec transferred the last 60 seconds"),
		"network",
		true,
	],
	["TLS that fails", curl("gnutls_handshake() failed: Handshake failed"), "tls", false],
	[
		"a certificate that nobody knows",
		curl("SSL certificate problem: self-signed certificate in certificate chain"),
		"tls",
		false,
	],
	["a certificate of gnutls", curl("server certificate verification failed. CAfile: none CRLfile: none"), "tls", false],
	["TLS that is cut", curl("OpenSSL SSL_read: SSL_ERROR_SYSCALL, errno 104 Connection reset by peer"), "network", true],
	[
		"TLS that ends early",
		curl("GnuTLS recv error (-110): The TLS connection was non-properly terminated."),
		"network",
		true,
	],
	["a deadline", { exitCode: undefined, isLate: true }, "timeout", true],
	["what nobody knows", fatal("something new"), "git-failed", false],
];

test.each(ROWS)("%s", (_, run, code, mayPass) => {
	const failed = failureOf({ exitCode: 128, isLate: false, stdout: "", stderr: "", ...run });
	expect({ code: failed.code, mayPass: failed.mayPass }).toEqual({ code, mayPass });
	expect(failed.message).toMatch(/^[A-Z].*\.$/);
	expect(failed.advice).toMatch(/^[A-Z].*\.$/);
	expect(`${failed.message}${failed.advice}`).not.toContain("$1");
});

test("the Hub's words are shown without the rules around them, and its files by their names", () => {
	const failed = failureOf({
		exitCode: 1,
		isLate: false,
		stdout: "",
		stderr: "",
		...ROWS.find(([what]) => what === "a binary file")?.[1],
	});
	expect(failed.words).toBe(
		"Your push was rejected because it contains binary files.\nOffending files:\n- x (1).png (ref: refs/heads/main)",
	);
	expect(failed.files).toEqual(["x (1).png"]);
});

test("what the front matter's errors say is no list of files", () => {
	const failed = failureOf({
		exitCode: 1,
		isLate: false,
		stdout: "",
		stderr: "",
		...ROWS.find(([what]) => what === "front matter")?.[1],
	});
	expect(failed.files).toEqual(["README.md"]);
	expect(failed.words).toContain('"sdk" must be one of [gradio]');
});

test("a status that stands in a message is told", () => {
	const failed = failureOf({
		exitCode: 128,
		isLate: false,
		stdout: "",
		stderr: "",
		...curl("The requested URL returned error: 503"),
	});
	expect(failed.message).toContain("status 503");
});

test("words without end are cut", () => {
	const failed = failureOf({
		exitCode: 1,
		isLate: false,
		stdout: "",
		...refused(...Array<string>(5_000).fill("- a.bin (ref: refs/heads/main)")),
	} as NetworkRun);
	expect(failed.words.length).toBeLessThanOrEqual(2_000);
	expect(failed.files.length).toBeLessThanOrEqual(100);
});
