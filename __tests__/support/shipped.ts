import { cpSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** A copy of dist/ in a folder with nothing else, as a runner or a download has it. */
export interface Shipped {
	/** An empty folder above dist/, for whatever a test puts beside it. */
	readonly folder: string;
	readonly command: string;
	readonly action: string;
	remove(): void;
}

/** Copies dist/ away from node_modules, so that what it forgot to bring is missed. */
export function shipped(): Shipped {
	const folder = mkdtempSync(join(tmpdir(), "space-gate-shipped-"));
	cpSync("dist", join(folder, "dist"), { recursive: true });
	return {
		folder,
		command: join(folder, "dist", "cli.cjs"),
		action: join(folder, "dist", "index.cjs"),
		remove: () => rmSync(folder, { recursive: true, force: true }),
	};
}
