import { type ImageStart, imageStart } from "../../dockerfile/start/image-start.ts";
import type { Problem } from "../../gate/finding.ts";
import type { Answer } from "../../gate/rule.ts";
import type { Space } from "../../gate/space.ts";
import type { CertainValue } from "../../python/servers/certain-values.ts";
import { type Listened, type Listening, listeningOf } from "../../python/servers/ports/listening.ts";
import { runAsMain } from "../../python/servers/started-as-main.ts";
import type { Place } from "../../source/place.ts";
import { shown } from "../../source/shown.ts";
import { type AppPort, adviceOn, appPortOf } from "./app-port.ts";

/** Something that a server is told wrongly, or not told. */
interface Wrong {
	/** What it is told; for a default that it is told nothing. */
	readonly value: string;
	/** The literals; none for a default. */
	readonly values: readonly CertainValue[];
}

/**
 * Problems with where the program listens that the Dockerfile runs: on another port than the Space's, or for nobody
 * outside of the container. Nothing is said of a program that may also listen where it should.
 */
export function listeningProblems(space: Space): Answer {
	const start = imageStart(space.source, space.dockerfile);
	if (start.kind === "serves" || start.kind === "nothing") return [];
	if (start.kind === "unknown") return { skipped: start.reason };
	if (start.programs.some(({ hasArguments }) => hasArguments)) {
		return { skipped: "the Dockerfile gives the program arguments, which may decide where it listens" };
	}
	const appPort = appPortOf(space);
	if ("skipped" in appPort) return appPort;
	const all = start.programs.flatMap(({ path }) => {
		const run = runAsMain(space.python, path);
		return run === undefined ? [] : listeningOf(run);
	});
	return [...portProblems(all, appPort, start), ...hostProblems(all, start)];
}

type Runs = Extract<ImageStart, { readonly kind: "runs" }>;

function portProblems(all: readonly Listening[], { port, reason }: AppPort, { variables }: Runs): readonly Problem[] {
	const wrongs = all.map((one) =>
		wrongOf(one.port, variables, (value) => /^\d{1,5}$/.test(value) && Number(value) !== port),
	);
	return problemsOf(all, wrongs, ({ callable }, { value, values }) => {
		const what =
			values.length === 0
				? `${callable} is given no port and listens on ${value}`
				: `${callable} listens on the port ${value}${fallbackOf(values)}`;
		return (
			`${what}, but the Hub sends every request to the Space's own port: ${reason}. ` +
			'Nobody reaches the program, and the Space stays in "Starting" until it is stopped. ' +
			adviceOn(port, value)
		);
	});
}

function hostProblems(all: readonly Listening[], { variables }: Runs): readonly Problem[] {
	const wrongs = all.map((one) => wrongOf(one.host, variables, (value) => value !== "" && value !== "0.0.0.0"));
	return problemsOf(all, wrongs, ({ callable }, { value, values }) => {
		const what =
			values.length === 0
				? `${callable} is given no host and listens on ${value}`
				: `${callable} listens on the host "${shown(value)}"${fallbackOf(values)}`;
		return (
			`${what}. ${whyOf(value)} ` +
			'The Hub does not reach the program, and the Space stays in "Starting" until it is stopped. ' +
			'Pass host="0.0.0.0".'
		);
	});
}

function whyOf(host: string): string {
	if (/^(127\.|localhost$|::1$)/.test(host)) return "Only programs in the same container can connect to that.";
	if (host === "::") return "That is IPv6 alone, because asyncio switches IPv4 off for it.";
	return "A container has no such address of its own.";
}

function fallbackOf(values: readonly CertainValue[]): string {
	const name = values.find(({ unless }) => unless !== undefined)?.unless;
	return name === undefined ? "" : `, because nothing sets ${shown(name)}`;
}

/** What is certainly wrong with one of the things that a server is told; `undefined` where it may be right. */
function wrongOf(
	listened: Listened,
	variables: ReadonlyMap<string, string | undefined>,
	isWrong: (value: string) => boolean,
): Wrong | undefined {
	if (listened.kind === "unknown") return undefined;
	if (listened.kind === "default") return isWrong(listened.value) ? { value: listened.value, values: [] } : undefined;
	const { values } = listened;
	if (values.some(({ unless }) => unless !== undefined && isSet(unless, variables))) return undefined;
	const texts = values.map(textOf);
	return texts.every((text) => text !== undefined && isWrong(text)) ? { value: texts[0] ?? "", values } : undefined;
}

/** Whether ENV of the Dockerfile sets what would replace a fallback; settings may put a prefix before the name. */
function isSet(name: string, variables: ReadonlyMap<string, string | undefined>): boolean {
	return [...variables.keys()].some((variable) => variable.toUpperCase().endsWith(name.toUpperCase()));
}

function textOf({ origin: { expression } }: CertainValue): string | undefined {
	if (expression.kind === "number") return String(expression.value);
	return expression.kind === "string" ? expression.value.trim() : undefined;
}

/** One problem for each server, if every one of them is wrong: otherwise the right one may be what runs. */
function problemsOf(
	all: readonly Listening[],
	wrongs: readonly (Wrong | undefined)[],
	messageOf: (listening: Listening, wrong: Wrong) => string,
): readonly Problem[] {
	return all.flatMap((listening, index): readonly Problem[] => {
		const wrong = wrongs[index];
		if (wrong === undefined || wrongs.includes(undefined)) return [];
		const { node, scope } = listening.call;
		const used = placeOf(scope.module, node);
		const [literal] = wrong.values;
		const place = literal === undefined ? used : placeOf(literal.origin.scope.module, literal.origin.expression);
		const isOneLine = used.file === place.file && used.start.line === place.start.line;
		return [
			{
				place,
				message: messageOf(listening, wrong),
				trace: isOneLine
					? []
					: [
							{ place, note: `holds ${shown(wrong.value)}` },
							{ place: used, note: `gives it to ${listening.callable}` },
						],
			},
		];
	});
}

function placeOf(
	module: Listening["call"]["scope"]["module"],
	{ start, end }: { readonly start: number; readonly end: number },
): Place {
	return module.lines.place(module.path, start, end);
}
