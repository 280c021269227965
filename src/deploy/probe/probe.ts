import type { Application } from "../../python/application.ts";
import type { Answer } from "../deployment.ts";
import { type Failure, failure } from "../failure.ts";
import { elsewhereFailure, errorFailure, otherFailure, silentFailure, unhealthyFailure } from "./app-failures.ts";
import { type AppAddress, type AppReply, askApp } from "./ask.ts";
import { compare, type Described, documentPaths, operationsIn } from "./openapi.ts";

/** What is asked, and of whom. */
export interface Probing {
	readonly app: AppAddress;
	/** What the gate found the application to answer; `undefined` where it is not known. */
	readonly application: Application | undefined;
	/** A path that has to answer with status 200; `undefined` for none. */
	readonly healthPath: string | undefined;
	/** Origins of frontends that the project declares. */
	readonly origins: readonly string[];
	readonly ports: {
		/** Milliseconds of a clock that only goes forwards. */
		now(): number;
		/** Waits, and ends early when the signal does. Never throws. */
		wait(milliseconds: number, signal: AbortSignal): Promise<void>;
	};
	readonly signal: AbortSignal;
}

/** What came of asking the application. */
export type Probed =
	| {
			readonly kind: "answers";
			readonly answers: readonly Answer[];
			/** What whoever reads it should know, one sentence each. */
			readonly warnings: readonly string[];
	  }
	| Failure;

/** Milliseconds that one answer may take. */
const TIME = 15_000;

/** Milliseconds for which the first answer is waited for: the Hub's edge learns a little later than the Hub that a Space runs. */
const COLD_TIME = 60_000;

/** Milliseconds between two questions to what is not up yet. */
const COLD_PAUSE = 3_000;

/** Origins that are tried. */
const MAX_ORIGINS = 3;

/** A probe under way: what it found out by now. */
interface Probe {
	readonly probing: Probing;
	readonly answers: Answer[];
	readonly warnings: Set<string>;
}

/** Asks a Space that runs whether its application answers, and whether it is the one that was judged. Never throws. */
export async function probe(probing: Probing): Promise<Probed> {
	const one: Probe = { probing, answers: [], warnings: new Set() };
	const steps = [askDocuments, askHealth, askOrigins];
	for (const step of steps) {
		const failed = await step(one);
		if (probing.signal.aborted) return cancelled();
		if (failed !== undefined) return failed;
	}
	return { kind: "answers", answers: one.answers, warnings: [...one.warnings] };
}

function cancelled(): Failure {
	const advice = "The commit runs on the Space; run this again to learn whether it answers.";
	return failure("cancelled", "The run was ended before the application was asked for everything.", advice);
}

/** The application's own description: what it lists must be what was judged. */
async function askDocuments(one: Probe): Promise<Failure | undefined> {
	const { application } = one.probing;
	const paths = documentPaths(application);
	const documents: Described[] = [];
	for (const path of paths) {
		const read = await askDocument(one, path);
		if (read !== undefined && "code" in read) return read;
		if (read !== undefined) documents.push(read);
	}
	const [first] = documents;
	if (application === undefined || first === undefined) {
		if (paths.length === 0) {
			one.answers.push({
				what: "the OpenAPI document",
				state: "unknown",
				words: "the application has none that the gate knows of, so that its routes cannot be compared",
			});
		}
		return undefined;
	}
	const comparison = compare(application, documents);
	if (comparison.kind === "another") return otherFailure(first.at, comparison.words);
	const state = comparison.kind === "same" ? "as it should" : "unknown";
	one.answers.push({ what: `GET ${first.at}`, state, words: comparison.words });
	// An address with a slash too many is answered with a redirect to the absolute one, as the application sees itself.
	await ask(one, `${first.at}/`);
	return undefined;
}

async function askDocument(one: Probe, path: string): Promise<Described | Failure | undefined> {
	const reply = await ask(one, path);
	const otherwise = (state: Answer["state"], words: string) => {
		one.answers.push({ what: `GET ${path}`, state, words });
		return undefined;
	};
	if (reply.kind === "silent" || isCold(reply)) return silentFailure(reply, one.probing.app.address, COLD_TIME / 1000);
	if (reply.kind === "elsewhere") return elsewhereFailure(path, reply.address);
	const { status, body, isWhole, headers } = reply;
	if (status >= 500) return errorFailure(path, reply);
	if (status === 401 || status === 403) {
		return otherwise(
			"unknown",
			`status ${status}: it is not shown to everybody, so that the routes cannot be compared`,
		);
	}
	if (status !== 200) return otherwise("unknown", `status ${status}: the application does not describe itself there`);
	if (!isWhole) return otherwise("unknown", "the document is larger than is read");
	const operations = operationsIn(body);
	const type = headers.get("content-type") ?? "";
	if (operations === undefined) {
		one.warnings.add(
			`GET ${path} does not give the application's OpenAPI document${/html/i.test(type) ? ", but a page" : ""}: whether what answers is the application that was judged is not shown.`,
		);
		return otherwise("otherwise", "what it answers is no OpenAPI document");
	}
	if (!/json/i.test(type)) {
		one.warnings.add(`GET ${path} is JSON, but says that it is ${type === "" ? "nothing" : JSON.stringify(type)}.`);
	}
	return { at: path, operations };
}

/** The path that has to answer, else the root. */
async function askHealth(one: Probe): Promise<Failure | undefined> {
	const { healthPath, app } = one.probing;
	const path = healthPath ?? "/";
	const reply = await ask(one, path);
	if (reply.kind === "silent" || isCold(reply)) return silentFailure(reply, app.address, COLD_TIME / 1000);
	if (reply.kind === "elsewhere") {
		if (healthPath !== undefined || !isProven(one)) return elsewhereFailure(path, reply.address);
		one.warnings.add(`GET / sends to ${reply.address}, away from the Space.`);
		one.answers.push({ what: "GET /", state: "unknown", words: "it sends away from the Space, and was not followed" });
		return undefined;
	}
	const { status, headers, body } = reply;
	if (healthPath !== undefined && status !== 200) return unhealthyFailure(path, reply);
	if (status >= 500) return errorFailure(path, reply);
	const type = headers.get("content-type") ?? "";
	if (status === 404) {
		// The Hub's own page for those who may not see a Space; frameworks answer with JSON or a plain text.
		const isHidden = /html/i.test(type) && !isProven(one);
		one.warnings.add(
			isHidden
				? `GET ${path} gives a page with status 404: a private Space is shown only to a token that may read it.`
				: `GET ${path} answers with status 404: visitors of the Space's page see nothing else. A route for it tells them what they can ask.`,
		);
	} else if (body !== "" && type === "") {
		one.warnings.add(`GET ${path} does not say what it answers: the header Content-Type is missing.`);
	}
	const state = status < 400 ? "as it should" : status === 404 ? "otherwise" : "unknown";
	one.answers.push({ what: `GET ${path}`, state, words: `status ${status}` });
	return undefined;
}

/** Whether the description has shown that it is the application that was judged. */
function isProven({ answers }: Probe): boolean {
	return answers.some(({ state }) => state === "as it should");
}

/** Whether pages of the declared frontends may read answers, as far as that can be told from outside. */
async function askOrigins(one: Probe): Promise<undefined> {
	const { origins, healthPath, app } = one.probing;
	const isEdge = new URL(app.address).hostname.endsWith(".hf.space");
	for (const origin of origins.slice(0, MAX_ORIGINS)) {
		const reply = await ask(one, healthPath ?? "/", origin);
		if (reply.kind !== "reply") continue;
		const allowed = reply.headers.get("access-control-allow-origin");
		const what = `a page of ${origin}`;
		if (allowed !== origin && allowed !== "*") {
			one.answers.push({ what, state: "otherwise", words: "the answer does not allow it to be read there" });
			one.warnings.add(
				`Pages of ${origin} cannot read what the application answers: add it to the origins of CORSMiddleware.`,
			);
		} else if (isEdge) {
			const words = "the answer allows it, but the Hub adds that header by itself: the application's own was not seen";
			one.answers.push({ what, state: "unknown", words });
		} else one.answers.push({ what, state: "as it should", words: "the answer allows it to be read there" });
	}
	return undefined;
}

/** One question, asked again while nobody is there to answer. */
async function ask({ probing, warnings }: Probe, path: string, origin?: string): Promise<AppReply> {
	const { app, ports, signal } = probing;
	const started = ports.now();
	const question = { path, time: TIME, ...(origin !== undefined && { origin }) };
	let reply = await askApp(app, question, signal);
	while (isCold(reply) && ports.now() - started < COLD_TIME && !signal.aborted) {
		await ports.wait(COLD_PAUSE, signal);
		reply = await askApp(app, question, signal);
	}
	if (reply.kind === "reply" && reply.insecure.length > 0) {
		warnings.add(
			"The application sends to its own address with http:// instead of https://, which browsers block in a page with https://: start uvicorn with --proxy-headers and --forwarded-allow-ips='*'.",
		);
	}
	return reply;
}

/** Whether it was the Hub's edge that answered, or nobody: an application that fails by itself says so in its own words. */
function isCold(reply: AppReply): boolean {
	if (reply.kind === "silent") return true;
	if (reply.kind === "elsewhere" || ![502, 503, 504].includes(reply.status)) return false;
	return !/json/i.test(reply.headers.get("content-type") ?? "");
}
