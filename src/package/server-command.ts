/** What the container runs, its program first; `target` is "main:app". The proxy in front of it is the only one that can reach it. */
export function serverCommand(target: string, port: number): string[] {
	const address = ["--host", "0.0.0.0", "--port", String(port)];
	return ["uvicorn", target, ...address, "--proxy-headers", "--forwarded-allow-ips", "*"];
}
