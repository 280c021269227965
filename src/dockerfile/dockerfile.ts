import type { Place } from "../source/place.ts";
import type { Passage } from "./passage.ts";

/** What the Space root's Dockerfile says, or why nothing can be said of it. */
export type DockerfileReading =
	| { readonly kind: "missing" }
	/** `reason` is a clause about the file: "it is larger than 8 MiB". */
	| { readonly kind: "unreadable"; readonly reason: string }
	| ({ readonly kind: "read" } & Dockerfile);

/** A Dockerfile, read. */
export interface Dockerfile {
	/** In their order. */
	readonly stages: readonly Stage[];
	/** The stage whose image is built: the last one. `undefined` where the file has none. */
	readonly target: Stage | undefined;
	/** Place of a stretch of the file. */
	place(stretch: Stretch): Place;
}

/** A part of a file, as offsets. */
export interface Stretch {
	readonly start: number;
	readonly end: number;
}

/** A text of an instruction and where it stands. */
export interface Words extends Stretch {
	readonly text: string;
}

/** What one FROM begins, with everything that it has from the stages on which it is built. */
export interface Stage {
	/** In lower case; `undefined` for one without a name. */
	readonly name: string | undefined;
	/** The image at the bottom, variables replaced: "python:3.12-slim". `undefined` where a variable decides. */
	readonly image: string | undefined;
	/** The FROM. */
	readonly from: Stretch;
	/** What happens while it is built, in order, the steps of the stages below first. */
	readonly steps: readonly Step[];
	/** The values of ENV; `undefined` where a variable decides that nobody knows. */
	readonly environment: ReadonlyMap<string, string | undefined>;
	/** The last WORKDIR, "" for the image's root; `undefined` where it cannot be told. */
	readonly folder: string | undefined;
	/** The last USER as written, and where. */
	readonly user: Words | undefined;
	readonly entrypoint: Start | undefined;
	readonly command: Start | undefined;
}

/** A CMD or an ENTRYPOINT: the words of a list, or a line for a shell. */
export type Start = Stretch &
	({ readonly kind: "list"; readonly words: readonly Words[] } | { readonly kind: "line"; readonly line: Passage });

/** What an instruction does to the image while it is built. */
export type Step = Copy | Run | Setting;

/** A COPY or an ADD. */
export interface Copy extends Stretch {
	readonly kind: "copy";
	readonly keyword: "COPY" | "ADD";
	readonly sources: readonly CopySource[];
	/** An absolute path of the image without a slash at its end, "" for its root; `undefined` where it cannot be told. */
	readonly destination: string | undefined;
	/** Whether the destination is certainly a folder: it is written with a slash at its end, or takes several sources. */
	readonly isIntoFolder: boolean;
	/** The stage that it takes from; "image" for one that is no stage, `undefined` for the Space. */
	readonly from: Stage | "image" | undefined;
	/** What --chown and --chmod say. */
	readonly owner: string | undefined;
	readonly mode: string | undefined;
	/** Whether --exclude or --parents decide which files arrive, and where. */
	readonly isFiltered: boolean;
}

/** One of the things that a COPY copies. */
export interface CopySource extends Stretch {
	readonly kind: "path" | "address" | "text";
	/** As Docker understands it, variables replaced; `undefined` where it cannot be told. */
	readonly path: string | undefined;
}

/** A RUN. */
export interface Run extends Stretch {
	readonly kind: "run";
	/** What the shell is given, one passage for a line and one for each text of `RUN <<EOF`; a list is put on one line. */
	readonly scripts: readonly Passage[];
	/** Whether a shell reads it; a list is run as it is. */
	readonly isList: boolean;
	readonly mounts: readonly Mount[];
	/** The working directory when it runs. */
	readonly folder: string | undefined;
}

/** A `--mount` of RUN: its options by name. */
export interface Mount extends Stretch {
	readonly options: ReadonlyMap<string, string>;
}

/** A variable that ENV or ARG sets. */
export interface Setting extends Stretch {
	readonly kind: "setting";
	readonly keyword: "ENV" | "ARG";
	readonly name: string;
	/** Quotes resolved, variables not replaced; `undefined` for an ARG without a default. */
	readonly written: string | undefined;
	/** Where the value stands. */
	readonly valueStretch: Stretch;
}
