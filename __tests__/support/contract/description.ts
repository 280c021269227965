import { readFileSync } from "node:fs";
import { Ajv, type ValidateFunction } from "ajv";

/** GitHub's description of the operations that the Action uses (OpenAPI 3.0), made by scripts/github-openapi.mjs. */
const text = readFileSync(new URL("github-openapi.json", import.meta.url), "utf8");

interface Reference {
	readonly $ref?: string;
}

interface Response extends Reference {
	readonly content?: Readonly<
		Record<string, { readonly examples?: Readonly<Record<string, Reference & { readonly value?: unknown }>> }>
	>;
}

interface Operation {
	readonly operationId: string;
	readonly requestBody?: unknown;
	readonly responses: Readonly<Record<string, Response>>;
}

type Named = Readonly<Record<string, unknown>>;

const description: {
	readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>;
	readonly components: Readonly<Record<string, Named>>;
} = JSON.parse(text);

const ajv = new Ajv({ strict: false, allErrors: true, validateFormats: false });
ajv.addSchema(description, "github");

const compiled = new Map<string, ValidateFunction>();

/** What is wrong with a value by the schema that lies at a path of the description. */
function problemsIn(path: readonly string[], value: unknown): readonly string[] {
	const parts = path.map((part) => encodeURIComponent(part.replaceAll("~", "~0").replaceAll("/", "~1")));
	const reference = `github#/${parts.join("/")}`;
	const validate = compiled.get(reference) ?? ajv.compile({ $ref: reference });
	compiled.set(reference, validate);
	if (validate(value)) return [];
	return (validate.errors ?? []).map(({ instancePath, message }) => `${instancePath || "/"} ${message}`);
}

/** One operation of GitHub's API. */
export interface Described {
	readonly id: string;
	readonly method: string;
	readonly match: RegExp;
	/** The status of success. */
	readonly status: number;
	/** GitHub's own example of an answer; of a list its first thing. */
	readonly example: Named;
	requestProblems(body: unknown): readonly string[];
	replyProblems(reply: unknown): readonly string[];
}

const JSON_TYPE = "application/json";

/** Every operation. */
export const OPERATIONS: readonly Described[] = Object.entries(description.paths).flatMap(([path, item]) =>
	Object.entries(item).map(([method, operation]) => {
		const status = Object.keys(operation.responses).find((code) => code.startsWith("2")) ?? "200";
		const body = operation.responses[status]?.content?.[JSON_TYPE];
		return {
			id: operation.operationId,
			method: method.toUpperCase(),
			match: new RegExp(`^${path.replace(/\{(\w+)\}/g, "(?<$1>[^/]+)")}$`),
			status: Number(status),
			example: exampleIn(Object.values(body?.examples ?? {})[0]),
			requestProblems: (value) =>
				operation.requestBody === undefined
					? []
					: problemsIn(["paths", path, method, "requestBody", "content", JSON_TYPE, "schema"], value),
			replyProblems: (value) =>
				body === undefined
					? []
					: problemsIn(["paths", path, method, "responses", status, "content", JSON_TYPE, "schema"], value),
		};
	}),
);

function exampleIn(example: (Reference & { readonly value?: unknown }) | undefined): Named {
	const [, , kind = "", name = ""] = example?.$ref?.split("/") ?? [];
	const target = example?.$ref === undefined ? example : description.components[kind]?.[name];
	const value = target !== null && typeof target === "object" && "value" in target ? target.value : {};
	const first: unknown = Array.isArray(value) ? value[0] : value;
	return Object.fromEntries(Object.entries(first ?? {}));
}
