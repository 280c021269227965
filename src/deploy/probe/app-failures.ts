import { shown } from "../../source/shown.ts";
import { type Failure, failure } from "../failure.ts";
import type { AppReply } from "./ask.ts";

/** Characters of an answer that a failure repeats. */
const MAX_WORDS = 500;

/** An application that did not answer at all, after `seconds` of asking. */
export function silentFailure(reply: AppReply, address: string, seconds: number): Failure {
	const why =
		reply.kind === "silent"
			? reply.reason
			: reply.kind === "reply"
				? `there is only a page with status ${reply.status} from the Hub`
				: "it sends elsewhere";
	return failure(
		"not-up",
		`The Space runs, but nobody answered at ${address} for ${seconds} seconds: ${why}.`,
		"The application must listen on 0.0.0.0 at the port that the card names as `app_port`, and answer each request in a few seconds. Read the end of the log.",
		{ mayPass: true },
	);
}

/** A redirect to somewhere else, where the application itself should answer. */
export function elsewhereFailure(path: string, address: string): Failure {
	return failure(
		"redirects-elsewhere",
		`GET ${path} sends to ${shown(address)}, which is not the Space: it was not followed.`,
		"Let the application answer this path itself. A redirect that it makes of its own address needs uvicorn's --proxy-headers and --forwarded-allow-ips.",
	);
}

/** An answer that tells of a fault of the application. */
export function errorFailure(path: string, { status, body }: Extract<AppReply, { kind: "reply" }>): Failure {
	return failure(
		"app-error",
		`The application answers GET ${path} with status ${status}: it fails at this request.`,
		"Read the end of the log: the last traceback there is the reason.",
		{ words: body.slice(0, MAX_WORDS).trim() },
	);
}

/** The path that has to answer with status 200 answers with another one. */
export function unhealthyFailure(path: string, reply: Extract<AppReply, { kind: "reply" }>): Failure {
	const { status, body } = reply;
	if (status >= 500) return errorFailure(path, reply);
	const words = body.slice(0, MAX_WORDS).trim();
	if (status === 404) {
		return failure(
			"route-missing",
			`The application answers GET ${path} with status 404: it has no such route.`,
			"Write the path as the application has it, prefixes of routers included, or add the route.",
			{ words },
		);
	}
	const isClosed = status === 401 || status === 403;
	return failure(
		"app-error",
		`The application answers GET ${path} with status ${status}, and it has to be 200.`,
		isClosed
			? "A health check must answer without signing in: take its path out of what asks for a token."
			: "Let this path answer with status 200 while the application is well.",
		{ words },
	);
}

/** Something answers that is not the application that was judged. */
export function otherFailure(path: string, words: string): Failure {
	return failure(
		"other-application",
		`What answers is not the application that was judged: GET ${path} gives something else, ${words}.`,
		"Look at the Space's page which commit it runs, and restart it with a factory rebuild if that is an old one. A Dockerfile may also start something else.",
	);
}
