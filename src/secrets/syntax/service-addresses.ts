import type { Module } from "../../python/module.ts";
import { lastName } from "../../python/names/calls.ts";
import type { Call, Expression, Span, Statement } from "../../python/tree/ast.ts";
import { type Scope, walk } from "../../python/tree/walk.ts";
import { type AddressKind, addressKind, isNearHost } from "./address-kinds.ts";
import { readsEnvironment } from "./literals.ts";

/** An address of a service that the code itself decides upon. */
export interface ServiceAddress extends Span {
	readonly kind: AddressKind;
	readonly text: string;
}

/** Names of what is shown, allowed or compared, and never connected to. */
const NOT_CONNECTED =
	/origin|cors|allowed|allow_|trusted|whitelist|servers$|contact|license|terms_of_service|openapi|docs_?url|redoc|swagger|metadata|example|sample|schema|namespace|xmlns|description|summary|title|help|message|detail|responses|referer|issuer|audience|fixture|mock|fake|test/i;

/** Calls that say, compare or take apart what they are given. */
const TALKS =
	/^(?:print|echo|secho|debug|info|warn|warning|error|exception|critical|log|write|startswith|endswith|replace|removeprefix|removesuffix|split|rsplit|partition|match|fullmatch|search|compile|sub|find|index|count|add_argument|TypeVar|HTTPException|Exception|\w+Error|Option|Argument|Literal|setdefault|skip|mark)$/;

/** Clients that are told a host by its name. */
const CLIENTS =
	/^(?:Async)?(?:QdrantClient|Redis|StrictRedis|Sentinel|connect|create_pool|ConnectionPool|MongoClient|AsyncIOMotorClient|Elasticsearch|OpenSearch|ConnectionParameters|HttpClient|InfluxDBClient|Client|SMTP|Connection|Minio|KafkaProducer|KafkaConsumer)$/;

/** Every address in a module that is fixed in its code, in the order of the text. */
export function serviceAddressesIn(module: Module): readonly ServiceAddress[] {
	const found: ServiceAddress[] = [];
	const silent = new Set<Expression>();
	walk(module.body, {
		statement: (statement, { scope, isMainOnly }) => {
			if (isMainOnly || isSilent(statement, scope)) return "skip";
			for (const one of chosenIn(statement)) silent.add(one);
			return undefined;
		},
		expression: (expression, { isMainOnly }) => {
			if (isMainOnly || silent.has(expression)) return "skip";
			for (const one of notConnected(expression)) silent.add(one);
			if (expression.kind === "call") found.push(...hostsOf(expression));
			const text = textOf(expression);
			const kind = text === undefined ? undefined : addressKind(text);
			if (text !== undefined && kind !== undefined) {
				found.push({ kind, text, start: expression.start, end: expression.end });
			}
			return undefined;
		},
	});
	return found;
}

/** Docstrings, tests, what is raised, and what is given to a name of something that nobody connects to. */
function isSilent(statement: Statement, scope: Scope): boolean {
	switch (statement.kind) {
		case "expression":
			return statement.value.kind === "string";
		case "raise":
		case "assert":
			return true;
		case "function":
			return statement.name.startsWith("test_");
		case "class":
			return /^Test[A-Z]/.test(statement.name);
		case "assign":
			return isSettings(scope) || statement.targets.some((target) => NOT_CONNECTED.test(nameOf(target)));
		case "annotated":
			return isSettings(scope) || NOT_CONNECTED.test(nameOf(statement.target));
		default:
			return false;
	}
}

/** Fields of settings are fallbacks for the environment, and those of enumerations and models are no connections. */
function isSettings(scope: Scope): boolean {
	return (
		scope.kind === "class" &&
		scope.definition.bases.some(({ value }) => /Settings$|Config$|Enum$|Model$/.test(lastName(value)))
	);
}

/** What a branch or a handler assigns depends on something: mostly on whether the environment says better. */
function chosenIn(statement: Statement): readonly Expression[] {
	if (statement.kind === "function") return statement.parameters.flatMap(({ default: value }) => value ?? []);
	if (statement.kind === "if") {
		return [...statement.branches.flatMap(({ body }) => assignedIn(body)), ...assignedIn(statement.orelse)];
	}
	if (statement.kind === "try") return statement.handlers.flatMap(({ body }) => assignedIn(body));
	return [];
}

function assignedIn(body: readonly Statement[]): readonly Expression[] {
	return body.flatMap((one) =>
		"value" in one && one.value !== undefined && one.kind !== "expression" ? [one.value] : [],
	);
}

/** The parts of an expression that nobody connects to: fallbacks, comparisons, texts for people, lists of what is allowed. */
function notConnected(expression: Expression): readonly Expression[] {
	switch (expression.kind) {
		case "compare":
			return [expression.first, ...expression.rest.map(([, operand]) => operand)];
		case "conditional":
			return [expression.body, expression.orelse];
		case "boolean":
			return expression.operator === "or" ? [expression.right] : [];
		case "subscript":
			return [expression.index];
		case "lambda":
			return expression.parameters.flatMap(({ default: value }) => value ?? []);
		case "dict":
			return expression.entries.flatMap(({ key, value }) =>
				key?.kind === "string" && NOT_CONNECTED.test(key.value) ? [key, value] : (key ?? []),
			);
		case "call":
			return ofCall(expression);
		default:
			return [];
	}
}

function ofCall(call: Call): readonly Expression[] {
	const { callee } = call;
	const isOfList = callee.kind === "attribute" && NOT_CONNECTED.test(nameOf(callee.value));
	if (isOfList || TALKS.test(lastName(callee)) || readsEnvironment(call))
		return call.arguments.map(({ value }) => value);
	return call.arguments.flatMap((one) => (one.kind === "keyword" && NOT_CONNECTED.test(one.name) ? [one.value] : []));
}

/** `host="localhost"` of a client. */
function hostsOf(call: Call): readonly ServiceAddress[] {
	if (!CLIENTS.test(lastName(call.callee))) return [];
	return call.arguments.flatMap((argument): ServiceAddress[] => {
		const { value } = argument;
		if (argument.kind !== "keyword" || !/^(?:host|hostname|bootstrap_servers)$/.test(argument.name)) return [];
		if (value.kind !== "string" || !isNearHost(value.value.replace(/:\d+$/, ""))) return [];
		return [{ kind: "host", text: value.value, start: value.start, end: value.end }];
	});
}

/** A text, with `{}` where something is filled in. */
function textOf(expression: Expression): string | undefined {
	if (expression.kind === "string") return expression.value;
	if (expression.kind !== "formatted") return undefined;
	return expression.parts.map((part) => (typeof part === "string" ? part : "{}")).join("");
}

function nameOf(expression: Expression): string {
	if (expression.kind === "subscript") return expression.index.kind === "string" ? expression.index.value : "";
	return lastName(expression);
}
