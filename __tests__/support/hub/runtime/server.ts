import { spawn } from "node:child_process";
import { once } from "node:events";
import { connect, createServer } from "node:net";
import { createInterface } from "node:readline";

/** An application that was started. */
export interface Server {
	/** Its exit code, or the name of the signal that ended it. */
	readonly ended: Promise<number | string>;
	/** Ends it with all that it has started, and waits for that. */
	readonly end: () => Promise<void>;
}

/** How uvicorn is started for a Space. */
export interface ServerStart {
	readonly python: string;
	readonly folder: string;
	readonly port: number;
	/** Arguments of `python -m uvicorn`. */
	readonly given: readonly string[];
	/** What the log shows: another folder, and another version of Python. */
	readonly shown: { readonly folder: string; readonly python: string };
	readonly environment: Readonly<Record<string, string>>;
	/** Takes each line that it writes. */
	readonly take: (line: string) => void;
}

/** Starts uvicorn as a Space's container does: unbuffered, as a process group of its own. */
export function startServer(start: ServerStart): Server {
	const { python, folder, port, given, shown, environment, take } = start;
	const program = spawn(python, ["-m", "uvicorn", ...given], {
		cwd: folder,
		env: {
			PATH: process.env.PATH ?? "",
			HOME: folder,
			PYTHONUNBUFFERED: "1",
			PYTHONDONTWRITEBYTECODE: "1",
			...environment,
		},
		detached: true,
		stdio: ["ignore", "pipe", "pipe"],
	});
	const kill = () => {
		try {
			if (program.pid !== undefined) process.kill(-program.pid, "SIGKILL");
		} catch {}
	};
	process.once("exit", kill);
	const asInContainer = (line: string) =>
		line
			.replaceAll(folder, shown.folder)
			.replaceAll(`127.0.0.1:${port}`, "0.0.0.0:7860")
			.replaceAll("/usr/lib/python3/dist-packages", `/home/user/.local/lib/python${shown.python}/site-packages`)
			.replace(/\/usr\/lib\/python3\.\d+/g, `/usr/local/lib/python${shown.python}`);
	for (const input of [program.stdout, program.stderr]) {
		createInterface({ input }).on("line", (line) => take(asInContainer(line)));
	}
	const ended = new Promise<number | string>((done) => {
		program.on("error", (error) => done(error.message));
		program.on("close", (code, signal) => done(code ?? signal ?? "unknown"));
	}).finally(() => process.off("exit", kill));
	return {
		ended,
		end: async () => {
			kill();
			await ended;
		},
	};
}

/** A port that nobody listens on. */
export async function freePort(): Promise<number> {
	const server = createServer().listen(0, "127.0.0.1");
	await once(server, "listening");
	const bound = server.address();
	await new Promise((done) => server.close(done));
	if (bound === null || typeof bound === "string") throw new Error("there is no port");
	return bound.port;
}

/** Whether somebody listens. */
export function canConnect(port: number): Promise<boolean> {
	return new Promise((done) => {
		const socket = connect(port, "127.0.0.1");
		socket.on("connect", () => {
			socket.destroy();
			done(true);
		});
		socket.on("error", () => done(false));
	});
}
