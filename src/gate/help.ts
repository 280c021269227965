import manifest from "../../package.json" with { type: "json" };

/** Version of Space Gate, as in package.json. */
export const VERSION: string = manifest.version;

/** Where Space Gate lives. */
export const REPOSITORY = "https://github.com/space-gate/space-gate";

/** Address of a rule's page, pinned to this version: pages change, old releases keep theirs. */
export function helpOf(rule: string): string {
	return `${REPOSITORY}/blob/v${VERSION}/docs/rules/${rule}.md`;
}
