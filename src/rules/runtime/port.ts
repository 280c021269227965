import { imageStart } from "../../dockerfile/start/image-start.ts";
import type { Problem } from "../../gate/finding.ts";
import type { Answer, Rule } from "../../gate/rule.ts";
import type { Space } from "../../gate/space.ts";
import { shown } from "../../source/shown.ts";
import { type AppPort, adviceOn, appPortOf } from "../image/app-port.ts";
import { type CommandListening, commandListening, type Told } from "../image/command-listening.ts";

/** What becomes of a Space that nobody reaches (facts of the Hub: "Launch timed out"). */
const EFFECT = 'Nobody reaches the program, and the Space stays in "Starting" until it is stopped.';

/** Addresses that only the container itself has. */
const LOCAL = /^(?:127\.[\d.]+|localhost|::1)$/;

export default {
	id: "runtime/port",
	title: "The server listens where the Hub sends its requests",
	severity: "error",
	contracts: ["docker"],
	clauses: ["002", "H3", "H4"],
	since: "0.1.0",
	sources: [
		"https://huggingface.co/docs/hub/spaces-sdks-docker",
		"https://huggingface.co/docs/hub/spaces-config-reference",
		"https://www.uvicorn.org/settings/",
	],
	check: (space): Answer => {
		const start = imageStart(space.source, space.dockerfile);
		if (start.kind === "unknown") return { skipped: start.reason };
		if (start.kind === "nothing") return { skipped: "the Dockerfile starts no server" };
		if (start.kind === "runs") {
			return {
				skipped: "the Dockerfile runs a Python file instead of a server, of which entrypoint/hardcoded-port speaks",
			};
		}
		const appPort = appPortOf(space);
		if ("skipped" in appPort) return appPort;
		const all = commandListening(space, start);
		const problems = all.map((one) => (one === undefined ? [] : problemsOf(one, appPort, space)));
		// Where one of several servers is right, it may be the one that is started.
		return problems.every((found) => found.length > 0) ? problems.flat() : [];
	},
} satisfies Rule;

function problemsOf(listening: CommandListening, appPort: AppPort, space: Space): readonly Problem[] {
	const { host, port, server } = listening;
	const isUntold = host.kind === "default" && port.kind === "default" && LOCAL.test(host.text);
	if (isUntold && Number(port.text) !== appPort.port) {
		const { program } = server.command;
		const message =
			`"${program}" is told neither host nor port, so it listens on ${host.text}:${port.text}, to which only programs in the ` +
			`same container can connect, while the Hub sends every request to the Space's own port: ${appPort.reason}. ${EFFECT} ` +
			`Start it with ${optionsOf(listening, appPort.port)}.`;
		return [{ place: server.place, message }];
	}
	return [...portProblem(listening, appPort, space), ...hostProblem(listening)];
}

function portProblem(listening: CommandListening, { port, reason }: AppPort, { hub }: Space): readonly Problem[] {
	const { port: told, server } = listening;
	const { program } = server.command;
	const where = `but the Hub sends every request to the Space's own port: ${reason}. ${EFFECT}`;
	switch (told.kind) {
		case "given":
			if (!/^\d{1,5}$/.test(told.text) || Number(told.text) === port) return [];
			return [
				{
					place: told.place,
					message: `"${program}" listens on the port ${told.text}, ${where} ${adviceOn(port, told.text)}`,
				},
			];
		case "default":
			if (Number(told.text) === port) return [];
			return [
				{
					place: told.place,
					message: `"${program}" is told no port and listens on ${told.text}, ${where} Start it with ${portOption(listening, port)}.`,
				},
			];
		case "unset":
			return unsetPort(told, program, port, hub.settings);
		case "unknown":
			return [];
	}
}

function unsetPort(
	{ name, isShell, place }: Extract<Told, { kind: "unset" }>,
	program: string,
	port: number,
	settings: Space["hub"]["settings"],
): readonly Problem[] {
	if (!isShell) {
		const message =
			`"${program}" is given the port "$${shown(name)}" as it stands, because no shell reads a command that is written as a list, ` +
			`and it ends at once: that is no number. The Space never starts. Write ${port} instead.`;
		return [{ place, message }];
	}
	if (settings.kind === "asked" && settings.variables.has(name)) return [];
	const message =
		`"${program}" takes its port from the variable ${shown(name)}, which the Dockerfile does not set and the Hub does not set either: ` +
		`unless it is a variable of the Space, nothing stands there and the server ends at once. Write ${port}, or \${${shown(name)}:-${port}}.`;
	return [{ place, message, severity: "warning" }];
}

function hostProblem({ host, server, port }: CommandListening): readonly Problem[] {
	if (host.kind !== "given" && host.kind !== "default") return [];
	if (!LOCAL.test(host.text)) return [];
	const { program } = server.command;
	const what =
		host.kind === "given" ? `listens on the host "${shown(host.text)}"` : `is told no host and listens on ${host.text}`;
	const isBound = server.serving?.server === "gunicorn" || server.serving?.server === "hypercorn";
	const option = isBound
		? `--bind 0.0.0.0:${port.kind === "given" ? shown(port.text) : "7860"}`
		: hostOption(server.serving?.server);
	const message = `"${program}" ${what}, to which only programs in the same container can connect. ${EFFECT} Start it with ${option}.`;
	return [{ place: host.place, message }];
}

function hostOption(server: string | undefined): string {
	return server === "daphne" ? "-b 0.0.0.0" : "--host 0.0.0.0";
}

function portOption({ server, host }: CommandListening, port: number): string {
	const name = server.serving?.server;
	if (name !== "gunicorn" && name !== "hypercorn") return name === "daphne" ? `-p ${port}` : `--port ${port}`;
	return `--bind ${host.kind === "given" && !LOCAL.test(host.text) ? shown(host.text) : "0.0.0.0"}:${port}`;
}

/** Everything that a server needs which is told nothing. */
function optionsOf(listening: CommandListening, port: number): string {
	const option = portOption(listening, port);
	return option.startsWith("--bind") ? option : `${hostOption(listening.server.serving?.server)} ${option}`;
}
