import { createHash } from "node:crypto";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import { type Distribution, metadataOf, sourcesOf, wheelOf } from "./archives.ts";

/** A distribution with how the index offers it. */
export interface Offered extends Distribution {
	/** Tags of its wheels, or the text of a setup.py in place of wheels. */
	readonly as?: readonly string[] | { readonly setup: string };
	readonly yanked?: string | true;
}

/** A question that the index was asked. */
export interface Seen {
	readonly path: string;
	readonly headers: IncomingMessage["headers"];
}

/** An index on this machine. */
export interface LocalIndex {
	/** Its address, as a caller would name it. */
	readonly address: string;
	readonly seen: readonly Seen[];
}

/** Answers in place of the index: true where it did. */
export type Instead = (request: IncomingMessage, response: ServerResponse, nth: number) => boolean;

/** A file of the index. */
interface Held {
	readonly filename: string;
	readonly content: Buffer;
	readonly metadata: string | undefined;
	readonly offered: Offered;
}

const TYPE = "application/vnd.pypi.simple.v1+json";

/**
 * Runs a package index on loopback while a test uses it: PEP 691 lists, PEP 658 metadata, wheels and sources. `instead`
 * answers first; `nth` counts the questions for one path from 0.
 */
export async function withIndex<T>(
	offered: readonly Offered[],
	use: (index: LocalIndex) => Promise<T>,
	instead: Instead = () => false,
): Promise<T> {
	const held = offered.flatMap(filesOf);
	const seen: Seen[] = [];
	const server = createServer((request, response) => {
		const path = request.url ?? "";
		const nth = seen.filter((one) => one.path === path).length;
		seen.push({ path, headers: request.headers });
		if (!instead(request, response, nth)) answer(held, path, response);
	});
	await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
	const address = server.address();
	if (address === null || typeof address === "string") throw new Error("no port");
	try {
		return await use({ address: `http://127.0.0.1:${address.port}/simple`, seen });
	} finally {
		server.closeAllConnections();
		await new Promise((done) => server.close(done));
	}
}

function filesOf(offered: Offered): Held[] {
	const { name, version, as = ["py3-none-any"] } = offered;
	const stem = `${name.replaceAll("-", "_")}-${version}`;
	if ("setup" in as) {
		return [{ filename: `${stem}.tar.gz`, content: sourcesOf(offered, as.setup), metadata: undefined, offered }];
	}
	const metadata = metadataOf(offered);
	return as.map((tags) => ({ filename: `${stem}-${tags}.whl`, content: wheelOf(offered, tags), metadata, offered }));
}

function answer(held: readonly Held[], path: string, response: ServerResponse): void {
	const project = /^\/simple\/([^/]+)\/$/.exec(path)?.[1];
	const files = held.filter(({ offered }) => offered.name === project);
	if (project !== undefined && files.length > 0) {
		const list = { meta: { "api-version": "1.1" }, name: project, files: files.map(listed) };
		response.writeHead(200, { "content-type": TYPE }).end(JSON.stringify(list));
		return;
	}
	const file = held.find(({ filename }) => path === `/files/${filename}`);
	const described = held.find(({ filename }) => path === `/files/${filename}.metadata`);
	if (file !== undefined) response.writeHead(200).end(file.content);
	else if (described?.metadata !== undefined) response.writeHead(200).end(described.metadata);
	else response.writeHead(404).end();
}

function listed({ filename, content, metadata, offered }: Held): object {
	return {
		filename,
		url: `/files/${filename}`,
		hashes: { sha256: sha256(content) },
		...(offered.python === undefined ? {} : { "requires-python": offered.python }),
		yanked: offered.yanked ?? false,
		// By its later name only (PEP 714), as PyPI has it: pips before 23.2 fail on the first one.
		"core-metadata": metadata === undefined ? false : { sha256: sha256(metadata) },
	};
}

function sha256(content: string | Buffer): string {
	return createHash("sha256").update(content).digest("hex");
}
