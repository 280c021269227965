import { alternativesOf, type Constant, type External, type ModuleValue, type Single, type Value } from "../value.ts";
import { describe } from "../values/describe.ts";

/** What to do where nothing better is known. */
export const BIND_APPLICATION = "Bind the application itself, such as FastAPI(), to the name.";

/** Names of a module that are looked through for the application. */
const MAX_NAMES = 500;

/** A noun phrase for a value, with what made it where that is the surprise. */
export function describeWithOrigin(value: Single): string {
	if (value.kind !== "constant" || value.givenBy === undefined) return describe(value);
	const { kind, name } = value.givenBy;
	return kind === "method" ? `None, which is what ${name}() returns` : `None, because "${name}" returns nothing`;
}

/** What to do instead of serving a value that is certainly no application, a sentence. */
export function adviceFor(value: Single): string {
	switch (value.kind) {
		case "constant":
			return value.value === null ? adviceForNone(value) : BIND_APPLICATION;
		case "coroutine":
			return `Make "${value.function.name}" a plain def, and build the application without await.`;
		case "generator":
			return `Return the application from "${value.function.name}" instead of yielding it.`;
		case "tuple":
			if (value.elements.length === 1 && value.elements.every(isApplication)) return "Remove the comma behind it.";
			return value.elements.some(isApplication) ? "Take the application out of the tuple." : BIND_APPLICATION;
		case "container":
			return [...value.contents.bindings.values()].some(holdsApplication)
				? `Take the application out of the ${value.type}.`
				: BIND_APPLICATION;
		case "function":
			return value.definition.kind === "lambda"
				? BIND_APPLICATION
				: `Call "${value.name}" if it builds the application; give it another name if it is anything else.`;
		default:
			return BIND_APPLICATION;
	}
}

function adviceForNone({ givenBy }: Constant): string {
	if (givenBy === undefined) return BIND_APPLICATION;
	return givenBy.kind === "method"
		? `Call ${givenBy.name}() on a line of its own: it changes the object in front of the dot, to which the name stays bound.`
		: `Return the application at the end of "${givenBy.name}".`;
}

/** What to import instead of a module. */
export function moduleAdvice(value: ModuleValue | External): string {
	if (value.kind === "external") return `Import what you need from ${value.path}, and bind an application to the name.`;
	const { name, namespace } = value.module;
	for (const [bound, one] of [...namespace.bindings].slice(0, MAX_NAMES)) {
		if (isApplication(one)) return `Import the application itself: "from ${name} import ${bound}".`;
	}
	return `Import the application itself out of the module: "from ${name} import …".`;
}

/** A list keeps its elements in a tuple. */
function holdsApplication(value: Value): boolean {
	return isApplication(value) || (value.kind === "tuple" && value.elements.some(isApplication));
}

function isApplication(value: Value): boolean {
	return alternativesOf(value).every((one) => one.kind === "library" && one.type.role === "application");
}
