import { type AnnotationProperties, error, notice, warning } from "@actions/core";
import type { Annotation } from "../report/annotations.ts";

const EMIT = { error, warning, notice } as const;

/** Prints annotations as commands to GitHub's runner. The toolkit escapes what stands in them. */
export function annotate(annotations: readonly Annotation[]): void {
	for (const annotation of annotations) EMIT[annotation.level](annotation.message, propertiesOf(annotation));
}

function propertiesOf({ title, at }: Annotation): AnnotationProperties {
	if (at === undefined) return { title };
	const { file, startLine, endLine, columns } = at;
	const range = columns === undefined ? {} : { startColumn: columns.start, endColumn: columns.end };
	return { title, file, startLine, endLine, ...range };
}
