/**
 * The body of an answer, piece by piece, until `signal` ends it: it throws then. The signal that `fetch` was given is not
 * enough: once memory was collected Node 20 does not end a body by it any more, and whoever reads would wait for ever.
 */
export async function* piecesOf({ body }: Response, signal: AbortSignal): AsyncGenerator<Uint8Array> {
	if (body === null) return;
	const reader = body.getReader();
	const end = () => void reader.cancel().catch(() => undefined);
	signal.addEventListener("abort", end, { once: true });
	try {
		for (;;) {
			signal.throwIfAborted();
			const { done, value } = await reader.read();
			signal.throwIfAborted();
			if (done) return;
			yield value;
		}
	} finally {
		signal.removeEventListener("abort", end);
		// Whoever has enough leaves no connection behind.
		end();
	}
}
