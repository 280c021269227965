/** A path of the tree as seen from where its Space root is `prefix`: "backend/main.py". */
export function formatPath(prefix: string, file: string): string {
	return prefix === "" ? file : file === "" ? prefix : `${prefix}/${file}`;
}
