import { once } from "node:events";
import { connect, createServer } from "node:net";
import { codeOf } from "../../source/read-file.ts";

/** The only address of this machine that others cannot reach. */
export const LOOPBACK = "127.0.0.1";

/** A port on which nobody listens: the wanted one, else any; else the system's word for why not, "EADDRINUSE". Never throws. */
export async function freePort(wanted: number | undefined): Promise<number | { readonly reason: string }> {
	const server = createServer();
	try {
		server.listen(wanted ?? 0, LOOPBACK);
		await once(server, "listening");
		const bound = server.address();
		return bound === null || typeof bound === "string" ? { reason: "unknown error" } : bound.port;
	} catch (thrown) {
		return { reason: codeOf(thrown) };
	} finally {
		server.close();
	}
}

/** Whether somebody listens on a port of this machine. Never throws. */
export function isListening(port: number): Promise<boolean> {
	return new Promise((resolve) => {
		const socket = connect(port, LOOPBACK);
		const answer = (isUp: boolean) => {
			socket.destroy();
			resolve(isUp);
		};
		socket.once("connect", () => answer(true));
		socket.once("error", () => answer(false));
	});
}
