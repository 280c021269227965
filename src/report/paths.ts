import { posix } from "node:path";

/** A path of the tree as seen from where its Space root is `prefix`: "backend/main.py", for "../frontend/a.ts" "frontend/a.ts". */
export function formatPath(prefix: string, file: string): string {
	if (prefix !== "" && file.startsWith("../")) return posix.join(prefix, file);
	return prefix === "" ? file : file === "" ? prefix : `${prefix}/${file}`;
}
