import type { Frontend } from "../frontend.ts";
import type { Script } from "../scripts/script.ts";
import type { Evaluation } from "../values/evaluation.ts";
import { memberOf } from "../values/members.ts";
import type { Value } from "../values/value.ts";

/** Words that only code has which sends a credential with its requests. */
const WORDS: readonly string[] = [
	...["authorization", "bearer", "bearer ", "withcredentials", "x-api-key", "x-access-token", "x-auth-token", "token"],
];

/** Words by which others teach a client what to send. */
const TEACHING: readonly string[] = ["interceptors", "defaults", "setconfig", "use", "headers"];

/** Scripts that are followed from the client. */
const MAX_FOLLOWED = 100;

/** Whether a script sends a credential: by its words, which may stand in any part of it. */
function sendsCredentials({ words }: Script): boolean {
	return hasCredentialWord(words) || (words.has("credentials") && (words.has("include") || words.has("same-origin")));
}

function hasCredentialWord(words: ReadonlySet<string>): boolean {
	return WORDS.filter((word) => word !== "token").some((word) => words.has(word)) || isConfigured(words);
}

/** Generated clients take it as a setting: `OpenAPI.TOKEN = …`. */
function isConfigured(words: ReadonlySet<string>): boolean {
	return words.has("openapi") && words.has("token");
}

/** Whether the client, what it is made of and imports, or one who teaches it, sends a credential. */
export function clientSendsCredentials({ project, found }: Frontend, isClient: (path: string) => boolean): boolean {
	const pending = found.scripts.filter(({ path }) => isClient(path));
	const seen = new Set<string>();
	for (let at = pending.pop(); at !== undefined && seen.size < MAX_FOLLOWED; at = pending.pop()) {
		if (seen.has(at.path)) continue;
		seen.add(at.path);
		if (sendsCredentials(at)) return true;
		for (const module of at.modules) {
			const script = project.script(project.resolve(module, at.path) ?? "");
			if (script !== undefined) pending.push(script);
		}
	}
	return found.scripts.some((script) => {
		const isTeacher = TEACHING.some((word) => script.words.has(word)) && sendsCredentials(script);
		return isTeacher && script.modules.some((module) => knows(module));

		function knows(module: string): boolean {
			const path = project.resolve(module, script.path);
			return path === undefined ? module === "axios" : isClient(path);
		}
	});
}

/** What the settings of one request say of a credential. */
export function credentialIn(settings: Value, evaluation: Evaluation): "sent" | "missing" | "unknown" {
	if (settings.kind === "nothing") return "missing";
	if (settings.kind !== "object") return "unknown";
	if (!isClosed(settings)) return "unknown";
	if (memberOf(settings, "credentials", evaluation).kind !== "nothing") return "sent";
	const headers = memberOf(settings, "headers", evaluation);
	if (headers.kind === "nothing") return "missing";
	if (headers.kind !== "object" || !isClosed(headers)) return "unknown";
	return namesIn(headers).some((name) => WORDS.includes(name.toLowerCase())) ? "sent" : "missing";
}

function isClosed({ spread }: Extract<Value, { kind: "object" }>): boolean {
	return spread.every((one) => one.kind === "object" && isClosed(one));
}

function namesIn({ properties, spread }: Extract<Value, { kind: "object" }>): readonly string[] {
	return [...properties.keys(), ...spread.flatMap((one) => (one.kind === "object" ? namesIn(one) : []))];
}
