/** Ports of development servers of Python: uvicorn, Flask, a Space, and those that people write in their place. */
const BACKEND_PORT = /^(?:5000|5001|5050|7860|80[0-9]{2}|8888)$/;

/** Whether an origin is the address of a Space. */
export function isSpaceOrigin(origin: string): boolean {
	return /^(?:https?|wss?):\/\/[a-z0-9-]+\.hf\.space$/.test(origin);
}

/** Whether an origin is one of this machine. */
export function isLocalOrigin(origin: string): boolean {
	return portOf(origin) !== undefined;
}

/** Whether an origin is one of this machine, at a port where a backend in Python listens. */
export function isLocalBackend(origin: string): boolean {
	return BACKEND_PORT.test(portOf(origin) ?? "");
}

/** The port of an origin of this machine, "" where none is written. */
function portOf(origin: string): string | undefined {
	const local = /^(?:https?|wss?):\/\/(?:localhost|127\.0\.0\.1|0\.0\.0\.0|\[::1\])(?::(\d*))?$/.exec(origin);
	return local === null ? undefined : (local[1] ?? "");
}
