// Lets a script use the TypeScript sources: Node 20 does not strip types itself.
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { build } from "esbuild";

/** Bundles one source file, without its packages unless they are wanted, and imports it. */
export async function loadSource(path, packages = "external") {
	const folder = await mkdtemp(join(tmpdir(), "space-gate-"));
	const outfile = join(folder, packages === "bundle" ? "source.cjs" : "source.mjs");
	try {
		await build({
			entryPoints: [path],
			outfile,
			bundle: true,
			platform: "node",
			format: packages === "bundle" ? "cjs" : "esm",
			target: "node20",
			packages,
			logLevel: "warning",
		});
		return await import(pathToFileURL(outfile).href);
	} finally {
		await rm(folder, { recursive: true, force: true });
	}
}
