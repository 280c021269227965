import type { Proof } from "../../src/python/proof.ts";
import { type Planted, plant } from "../support/temporary.ts";

/** A tree that tries to break the gate, and what the gate must say of it. */
export interface HostileTree {
	readonly name: string;
	/** Makes the tree in an empty folder. */
	readonly make: (folder: string) => void;
	/** Rules that must speak; others may. */
	readonly finds: readonly string[];
	/** What must become of `main:app`; "open" where only Python itself could say, and any answer in time will do. */
	readonly entrypoint: Proof["state"] | "open";
}

/** A program that is in order. */
export const APPLICATION = "from fastapi import FastAPI\n\napp = FastAPI()\n";

/** A card that is in order. */
export const CARD =
	'---\ntitle: Todo\nemoji: ✅\ncolorFrom: blue\ncolorTo: green\nsdk: python\npython_version: "3.10"\napp_file: main.py\n---\n';

/** A Space with which every rule is content. */
export const SOUND: Readonly<Record<string, string>> = {
	"README.md": `${CARD}\n# Todo\n`,
	"main.py": APPLICATION,
	"requirements.txt": "fastapi\nuvicorn\npydantic\nsqlmodel\npython-dotenv\n",
};

/** Files by their names; `undefined` leaves one out. */
export type TreeFiles = Readonly<Record<string, Planted | undefined>>;

/** Plants a sound Space with some files more, or others in their place. */
export function soundWith(files: TreeFiles): (folder: string) => void {
	const planted = Object.entries({ ...SOUND, ...files }).filter(
		(one): one is [string, Planted] => one[1] !== undefined,
	);
	return (folder) => plant(folder, Object.fromEntries(planted));
}

/** A sound Space with some files more, or others in their place, and what the gate must say of it. */
export function treeOf(
	name: string,
	files: TreeFiles,
	finds: readonly string[],
	entrypoint: HostileTree["entrypoint"],
): HostileTree {
	return { name, make: soundWith(files), finds, entrypoint };
}

/** A line for each number below `count`, put together. */
export function repeated(count: number, line: (at: number) => string): string {
	return Array.from({ length: count }, (_, at) => line(at)).join("");
}
