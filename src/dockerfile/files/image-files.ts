import { toByteString } from "../../source/ignore/gitignore.ts";
import { compileGlob, type Glob } from "../../source/ignore/glob.ts";
import type { Source } from "../../source/source.ts";
import type { Copy, CopySource, Stage } from "../dockerfile.ts";
import { below } from "../paths.ts";
import { isPlainImage } from "../plain-image.ts";
import { readDockerIgnore } from "./docker-ignore.ts";
import { movesFiles } from "./run-commands.ts";

/** Which files of the Space lie where in an image. Paths of the image are absolute, "" is its root. */
export interface ImageFiles {
	/** The file of the Space that lies at a path of the image; `undefined` where none certainly does. */
	fileAt(path: string): string | undefined;
	/** The folder of the Space whose files lie in a folder of the image. */
	folderAt(path: string): string | undefined;
	/** Whether something may lie at a path although nothing of the Space does. */
	mayHold(path: string): boolean;
}

/** Something that came into the image; later ones lie above earlier ones. */
type Layer =
	| { readonly kind: "file"; readonly from: string; readonly to: string }
	| { readonly kind: "folder"; readonly from: string; readonly to: string }
	/** Files of a folder whose names match. */
	| { readonly kind: "glob"; readonly from: string; readonly to: string; readonly glob: Glob }
	/** Something from elsewhere. */
	| { readonly kind: "foreign"; readonly to: string };

interface Layers {
	readonly all: readonly Layer[];
	/** Whether files may lie anywhere else. */
	readonly isOpen: boolean;
}

/** Layers that are followed. */
const MAX_LAYERS = 500;

const KNOWN = new WeakMap<Stage, ImageFiles>();
const LAYERS = new WeakMap<Stage, Layers>();

/** What COPY and ADD bring into a stage, .dockerignore looked at. */
export function imageFiles(source: Source, stage: Stage): ImageFiles {
	const known = KNOWN.get(stage) ?? filesOf(source, stage);
	KNOWN.set(stage, known);
	return known;
}

function filesOf(source: Source, stage: Stage): ImageFiles {
	const { all, isOpen } = layersOf(source, stage);
	const ignore = readDockerIgnore(source);
	const reversed = all.toReversed();
	return {
		fileAt: (path) => {
			for (const layer of reversed) {
				const found = fileIn(layer, path);
				if (found !== undefined && source.entries.has(found) && !ignore.leavesOut(found)) return found;
			}
			return undefined;
		},
		folderAt: (path) => {
			for (const layer of reversed) {
				const found = folderIn(layer, path);
				if (found !== undefined) return found;
			}
			return undefined;
		},
		mayHold: (path) =>
			isOpen ||
			all.some((layer) => layer.kind === "foreign" && (below(layer.to, path) ?? below(path, layer.to)) !== undefined),
	};
}

function fileIn(layer: Layer, path: string): string | undefined {
	if (layer.kind === "foreign") return undefined;
	const rest = below(layer.to, path);
	if (rest === undefined) return undefined;
	if (layer.kind === "file") return rest === "" ? layer.from : undefined;
	if (rest === "") return undefined;
	if (layer.kind === "glob" && (rest.includes("/") || !layer.glob.matches(toByteString(rest)))) return undefined;
	return under(layer.from, rest);
}

/** Where the files of a folder of the image come from: from a folder around it, or, by their common names, from below. */
function folderIn(layer: Layer, path: string): string | undefined {
	if (layer.kind === "foreign") return undefined;
	const inside = below(layer.to, path);
	if (inside !== undefined) return layer.kind === "file" ? undefined : under(layer.from, inside);
	const rest = below(path, layer.to);
	if (rest === undefined) return undefined;
	if (layer.from === rest) return "";
	return layer.from.endsWith(`/${rest}`) ? layer.from.slice(0, -rest.length - 1) : undefined;
}

function layersOf(source: Source, stage: Stage): Layers {
	const known = LAYERS.get(stage);
	if (known !== undefined) return known;
	const copies = stage.steps.filter((step) => step.kind === "copy");
	const all = copies.slice(0, MAX_LAYERS).flatMap((copy) => layersOfCopy(source, copy));
	const made: Layers = {
		all: all.slice(0, MAX_LAYERS),
		isOpen:
			all.length > MAX_LAYERS ||
			copies.length > MAX_LAYERS ||
			!isPlainImage(stage.image) ||
			stage.steps.some(movesFiles),
	};
	LAYERS.set(stage, made);
	return made;
}

function layersOfCopy(source: Source, copy: Copy): readonly Layer[] {
	const { destination, from, sources, isFiltered } = copy;
	if (destination === undefined) return [{ kind: "foreign", to: "" }];
	const foreign: Layer = { kind: "foreign", to: destination };
	if (from === "image" || isFiltered) return [foreign];
	return sources.flatMap((one): readonly Layer[] => {
		if (one.kind !== "path" || one.path === undefined) return [foreign];
		return from === undefined
			? layersOfPath(source, copy, { ...one, path: one.path })
			: layersOfStage(source, copy, from, one.path);
	});
}

function layersOfPath(
	source: Source,
	{ destination = "", isIntoFolder }: Copy,
	{ path }: CopySource & { path: string },
): readonly Layer[] {
	const name = path.slice(path.lastIndexOf("/") + 1);
	const folder = path.slice(0, Math.max(0, path.lastIndexOf("/")));
	if (/[*?[\\]/.test(path)) {
		const glob = /[*?[\\]/.test(folder) ? undefined : compileGlob(toByteString(name));
		return glob === undefined
			? [{ kind: "foreign", to: destination }]
			: [{ kind: "glob", from: folder, to: destination, glob }];
	}
	if (!source.entries.has(path)) return [{ kind: "folder", from: path, to: destination }];
	const inside: Layer = { kind: "file", from: path, to: `${destination}/${name}` };
	// Without a slash at its end a path that is a folder already takes the file, and any other becomes the file.
	return isIntoFolder ? [inside] : [inside, { kind: "file", from: path, to: destination }];
}

/** What lies in another stage, at its new place. */
function layersOfStage(
	source: Source,
	{ destination = "", isIntoFolder }: Copy,
	from: Stage,
	path: string,
): readonly Layer[] {
	const taken = path === "" ? "" : `/${path}`;
	const { all, isOpen } = layersOf(source, from);
	const moved = all.flatMap((layer): readonly Layer[] => {
		const inside = below(taken, layer.to);
		if (layer.kind === "file" && inside === "") {
			const name = taken.slice(taken.lastIndexOf("/") + 1);
			const into: Layer = { ...layer, to: `${destination}/${name}` };
			return isIntoFolder ? [into] : [into, { ...layer, to: destination }];
		}
		if (inside !== undefined) return [{ ...layer, to: inside === "" ? destination : `${destination}/${inside}` }];
		const rest = below(layer.to, taken);
		if (rest === undefined || layer.kind === "file" || layer.kind === "glob") return [];
		return [
			layer.kind === "foreign"
				? { ...layer, to: destination }
				: { ...layer, from: under(layer.from, rest), to: destination },
		];
	});
	return isOpen || moved.length === 0 ? [{ kind: "foreign", to: destination }, ...moved] : moved;
}

function under(folder: string, path: string): string {
	if (path === "") return folder;
	return folder === "" ? path : `${folder}/${path}`;
}
