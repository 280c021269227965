import { lastName } from "../../python/names/calls.ts";
import type { Argument, Call, Expression } from "../../python/tree/ast.ts";
import type { Use } from "../credential.ts";

/** An argument that a call takes for a credential, with a name for it. */
export interface Given {
	readonly name: string;
	readonly value: Expression | undefined;
	readonly use: Use;
}

/** Arguments that hold a credential by their place, by the last name of what is called, with a name for them. */
const POSITIONS: ReadonlyMap<string, readonly [index: number, name: string]> = new Map([
	["login", [1, "login password"]],
	["simple_bind_s", [1, "bind password"]],
	["Fernet", [0, "Fernet key"]],
	["URLSafeTimedSerializer", [0, "serializer secret"]],
	["URLSafeSerializer", [0, "serializer secret"]],
	["TimestampSigner", [0, "signing key"]],
	["HTTPBasicAuth", [1, "login password"]],
	["BasicAuth", [1, "login password"]],
	["HTTPDigestAuth", [1, "login password"]],
	["OpenAI", [0, "OpenAI API key"]],
	["AsyncOpenAI", [0, "OpenAI API key"]],
	["Groq", [0, "Groq API key"]],
	["Anthropic", [0, "Anthropic API key"]],
]);

/** The arguments of a call, by the last name of what is called, that are credentials because of where they stand. */
export function argumentsByPlace(call: Call, name: string): readonly Given[] {
	const position = positionOf(call, name);
	const [index, meaning] = position ?? [];
	const placed = index === undefined ? undefined : positional(call.arguments, index);
	return [
		{ name: "secret_key", value: sessionKeyOf(call, name), use: "key" },
		{ name: meaning ?? "", value: placed, use: "fixed" },
		...call.arguments.map((argument): Given => ({ name: "login password", value: passwordOf(argument), use: "fixed" })),
	];
}

function positionOf(call: Call, name: string): readonly [number, string] | undefined {
	if (name === "encode" || name === "decode") {
		const { callee } = call;
		const isJwt = callee.kind === "attribute" && /jwt|jws|jwe/i.test(lastName(callee.value));
		return isJwt ? [1, "JWT secret"] : undefined;
	}
	if (name === "new" && call.callee.kind === "attribute" && lastName(call.callee.value) === "hmac")
		return [0, "HMAC key"];
	return POSITIONS.get(name);
}

function positional(list: readonly Argument[], index: number): Expression | undefined {
	const argument = list[index];
	return argument?.kind === "positional" ? argument.value : undefined;
}

/** `SessionMiddleware(app, secret_key=…)`, `add_middleware(SessionMiddleware, secret_key=…)` (Starlette). */
function sessionKeyOf(call: Call, name: string): Expression | undefined {
	const isOwn = name === "SessionMiddleware";
	if (!isOwn && lastName(positional(call.arguments, 0) ?? call.callee) !== "SessionMiddleware") return undefined;
	const given = call.arguments.find((one) => one.kind === "keyword" && one.name === "secret_key");
	return given?.value ?? (isOwn ? positional(call.arguments, 1) : undefined);
}

/** The password of `auth=("me", "hunter2")`. */
function passwordOf(argument: Argument): Expression | undefined {
	if (argument.kind !== "keyword" || argument.name !== "auth" || argument.value.kind !== "tuple") return undefined;
	const [user, password] = argument.value.elements;
	const isLabel = user?.kind === "string" && /^(?:user|username|login|name)$/i.test(user.value);
	return isLabel ? undefined : password;
}
