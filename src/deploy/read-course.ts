import { oneOf } from "../config/choices.ts";
import { configurationFault, type Fault } from "../gate/fault.ts";
import type { Course, Creation, DriftPolicy } from "./deployment.ts";

/** How a deployment is to go, as people write it; "" for what they do not say. */
export interface CourseTexts {
	readonly create: string;
	readonly onDrift: string;
	readonly rollback: string;
	readonly healthPath: string;
	/** Minutes. */
	readonly timeout: string;
	/** Seconds. */
	readonly soak: string;
}

/** How each of them is called where it is written: `The input "on-drift"`, `--on-drift`. */
export type CourseNames = Readonly<Record<keyof CourseTexts, string>>;

/** A number that can be asked for. */
interface Bounds {
	readonly least: number;
	readonly most: number;
	readonly usual: number;
}

/** Minutes and seconds that can be asked for; a job of GitHub ends after six hours. */
const TIMEOUT: Bounds = { least: 1, most: 350, usual: 20 };
const SOAK: Bounds = { least: 0, most: 600, usual: 10 };

const CREATIONS: ReadonlyMap<string, Creation> = new Map([
	["", "never"],
	["false", "never"],
	["true", "private"],
	["public", "public"],
]);
const DRIFTS: readonly DriftPolicy[] = ["fail", "overwrite"];

/** Reads how a deployment is to go; `kind` is decided by who asks for it. */
export function readCourse(
	kind: Course["kind"],
	texts: CourseTexts,
	names: CourseNames,
): Course | { readonly fault: Fault } {
	const wrong = (key: keyof CourseTexts, takes: string) => ({
		fault: configurationFault("input-invalid", `${names[key]} takes ${takes}.`, "Correct it."),
	});
	const create = CREATIONS.get(texts.create);
	if (create === undefined) return wrong("create", oneOf(["true", "false", "public"]));
	const onDrift = texts.onDrift === "" ? "fail" : DRIFTS.find((policy) => policy === texts.onDrift);
	if (onDrift === undefined) return wrong("onDrift", oneOf(DRIFTS));
	if (!["", "true", "false"].includes(texts.rollback)) return wrong("rollback", oneOf(["true", "false"]));
	const healthPath = texts.healthPath === "" ? undefined : pathIn(texts.healthPath);
	if (texts.healthPath !== "" && healthPath === undefined) {
		return wrong("healthPath", 'a path of the application that starts with a slash, such as "/health"');
	}
	const minutes = numberIn(texts.timeout, TIMEOUT);
	if (minutes === undefined) return wrong("timeout", `minutes, from ${TIMEOUT.least} to ${TIMEOUT.most}`);
	const seconds = numberIn(texts.soak, SOAK);
	if (seconds === undefined) return wrong("soak", `seconds, from ${SOAK.least} to ${SOAK.most}`);
	return {
		kind,
		create,
		onDrift,
		rollsBack: texts.rollback !== "false",
		healthPath,
		timeout: minutes * 60_000,
		soak: seconds * 1000,
	};
}

/** A path and a query of a server, and nothing that could name another server. */
export function pathIn(text: string): string | undefined {
	return /^\/(?!\/)[\w./~%?=&+:@!$'()*,;-]{0,500}$/.test(text) ? text : undefined;
}

/** A whole number within bounds, the usual one for ""; `undefined` for anything else. */
export function numberIn(text: string, { least, most, usual }: Bounds): number | undefined {
	if (text === "") return usual;
	const value = /^\d{1,5}$/.test(text) ? Number(text) : undefined;
	return value !== undefined && value >= least && value <= most ? value : undefined;
}
