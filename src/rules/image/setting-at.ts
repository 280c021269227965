import type { Dockerfile, Setting } from "../../dockerfile/dockerfile.ts";
import { DOCKERFILE } from "../../dockerfile/read-dockerfile.ts";
import type { Space } from "../../gate/space.ts";
import type { Place, Position } from "../../source/place.ts";

/** A setting and its place. */
interface Placed {
	readonly setting: Setting;
	readonly place: Place;
}

const PLACED = new WeakMap<Dockerfile, readonly Placed[]>();

/**
 * The ENV or ARG of the Dockerfile in which something stands, where the Dockerfile counts; `undefined` for what stands
 * elsewhere. What the image is given so is the business of runtime/build-secret.
 */
export function settingAt({ contract, dockerfile }: Space, place: Place): Setting | undefined {
	if (contract !== "docker" || place.file !== DOCKERFILE || dockerfile.kind !== "read") return undefined;
	const all = PLACED.get(dockerfile) ?? placedIn(dockerfile);
	PLACED.set(dockerfile, all);
	return all.find((one) => isUpTo(one.place.start, place.start) && isUpTo(place.end, one.place.end))?.setting;
}

/** Each setting once: a stage has those of the stages below as well. */
function placedIn({ stages, place }: Dockerfile): readonly Placed[] {
	const settings = new Set(stages.flatMap(({ steps }) => steps.filter((step) => step.kind === "setting")));
	return [...settings].map((setting) => ({ setting, place: place(setting) }));
}

function isUpTo(a: Position, b: Position): boolean {
	return a.line < b.line || (a.line === b.line && a.column <= b.column);
}
