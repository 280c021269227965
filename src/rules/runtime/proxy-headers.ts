import { type ImageServer, imageStart } from "../../dockerfile/start/image-start.ts";
import type { Problem } from "../../gate/finding.ts";
import type { Rule } from "../../gate/rule.ts";

/** Why it matters on a Space. */
const EFFECT =
	"Visitors come by HTTPS, which ends at the proxy, and X-Forwarded headers say so. Without them the application builds http:// addresses for " +
	"redirects and links, which browsers block or follow in circles.";

/** Variables by which the servers are told whom to trust. */
const VARIABLES = ["FORWARDED_ALLOW_IPS", "UVICORN_FORWARDED_ALLOW_IPS"];

export default {
	id: "runtime/proxy-headers",
	title: "The server believes the Hub's proxy",
	severity: "notice",
	contracts: ["docker"],
	clauses: ["000 runtime", "H19"],
	since: "0.1.0",
	sources: ["https://www.uvicorn.org/deployment/#proxies-and-forwarded-headers", "https://www.uvicorn.org/settings/"],
	check: ({ source, dockerfile }) => {
		const start = imageStart(source, dockerfile);
		if (start.kind === "unknown") return { skipped: start.reason };
		if (start.kind === "nothing") return { skipped: "the Dockerfile starts no server" };
		if (start.kind === "runs") return { skipped: "the Dockerfile runs a Python file instead of a server" };
		const isTrusted = VARIABLES.some((name) => start.variables.has(name));
		const problems = start.servers.map((server) => problemOf(server, isTrusted));
		return problems.includes(undefined) ? [] : problems.flatMap((one) => one ?? []);
	},
} satisfies Rule;

function problemOf({ serving, command, place }: ImageServer, isTrusted: boolean): Problem | undefined {
	if (serving === undefined || serving.settings !== undefined || !isUvicorn(serving)) return undefined;
	const { distrust, trusted, server } = serving;
	const { program } = command;
	if (distrust !== undefined) {
		const message = `"${program}" is told to ignore the proxy's headers by ${distrust.text}. ${EFFECT} Delete it, and add ${adviceFor(server)}.`;
		return { place: distrust.origin.place, message };
	}
	if (isTrusted || (trusted !== undefined && !/^127\.[\d.]+$/.test(trusted.text))) return undefined;
	const message =
		`"${program}" believes the headers of a proxy on 127.0.0.1 only, and the Hub's proxy has another address. ${EFFECT} ` +
		`Add ${adviceFor(server)}: nothing but that proxy reaches the container.`;
	return { place: trusted?.origin.place ?? place, message };
}

/** Whether it is uvicorn that reads the headers; the others have no such option. */
function isUvicorn({ server, worker }: NonNullable<ImageServer["serving"]>): boolean {
	if (server === "gunicorn") return /uvicorn/i.test(worker?.text ?? "");
	return server === "uvicorn" || server === "fastapi";
}

function adviceFor(server: string): string {
	return server === "uvicorn" ? "--proxy-headers --forwarded-allow-ips '*'" : "--forwarded-allow-ips '*'";
}
