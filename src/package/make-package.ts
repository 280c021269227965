import { README } from "../card/card.ts";
import type { Judged, Where } from "../gate/check.ts";
import { baseImage } from "./base-image.ts";
import { DOCKERFILE, generateDockerfile } from "./dockerfile.ts";
import { installationOf } from "./installation.ts";
import type { Change, Obstacle, Package, PackageFile } from "./package.ts";
import { portOf, type Readme, readmeWithCard, translatedReadme } from "./readme.ts";
import { type Snapshot, snapshotOf } from "./snapshot.ts";

/** What a judgement knows that a package is made of. */
export type Ingredients = Pick<Judged, "source" | "card" | "requirements" | "version"> & {
	readonly judgement: Pick<Judged["judgement"], "contract">;
};

/** What the Hub loads under the `python` contract. */
const TARGET = "main:app";

/** Files at the root that tell Docker what to leave out of the image: what was judged is all of it. */
const IGNORE_FILE = /^(?:dockerfile|containerfile)?\.(?:docker|container)ignore$/i;

/**
 * Makes the package of a tree that was judged. Under `docker` it is the tree; under `python` the runtime adapter adds the
 * Dockerfile and translates the card. A card of the configuration file goes to the head of the README under both.
 */
export async function makePackage(judged: Ingredients, where: Where): Promise<Package | Obstacle> {
	const { source, card } = judged;
	const { contract } = judged.judgement;
	const snapshot = await snapshotOf(source, where);
	if ("message" in snapshot) return snapshot;
	const folder = [README, DOCKERFILE].find((name) => isFolder(snapshot, name));
	if (folder !== undefined)
		return { message: `${folder} is a folder.`, advice: `Rename it: ${folder} has to be a file.` };
	const readme = contract === "python" ? translatedReadme(source, card) : readmeWithCard(source, card);
	if (readme !== undefined && "message" in readme) return readme;
	if (readme !== undefined) put(snapshot, README, readme);
	if (contract === "python") addDockerfile(snapshot, judged);
	return {
		contract,
		repository: snapshot.repository,
		files: new Map([...snapshot.files].sort(([a], [b]) => (a < b ? -1 : 1))),
		changes: snapshot.changes.toSorted((a, b) => (a.path < b.path ? -1 : 1)),
	};
}

function addDockerfile(snapshot: Snapshot, { source, card, requirements, version }: Ingredients): void {
	for (const path of [...snapshot.files.keys()].filter((name) => IGNORE_FILE.test(name))) {
		snapshot.files.delete(path);
		const reason = "it would keep files out of the image that were judged as part of it";
		snapshot.changes.push({ kind: "left out", path, notes: [reason] });
	}
	const image = baseImage(version, requirements);
	const port = portOf(card);
	const text = generateDockerfile({ image, installation: installationOf(source, requirements), target: TARGET, port });
	const notes = [
		`${image.name} runs ${TARGET} on port ${port}`,
		...(image.reason === undefined ? [] : [`the full image, because ${image.reason}`]),
	];
	put(snapshot, DOCKERFILE, { bytes: new TextEncoder().encode(text), notes });
}

function isFolder({ files }: Snapshot, name: string): boolean {
	return [...files.keys()].some((path) => path.startsWith(`${name}/`));
}

function put({ files, changes }: Snapshot, path: string, { bytes, notes }: Readme): void {
	const kind: Change["kind"] = files.has(path) ? "replaced" : "added";
	const file: PackageFile = { mode: "100644", size: bytes.length, content: { kind: "bytes", bytes } };
	files.set(path, file);
	changes.push({ kind, path, notes });
}
