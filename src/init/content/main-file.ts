import { below, type Candidate } from "../candidates.ts";

/**
 * The main.py that a home needs so that `main:app` is a candidate's application; `undefined` where the candidate is that
 * file, or where its path is no name of a module.
 */
export function mainFileFor(home: string, { path, exposes }: Candidate): string | undefined {
	if (path === below(home, "main.py")) return undefined;
	const inHome = path.slice(home === "" ? 0 : home.length + 1).replace(/(\/__init__)?\.py$/, "");
	const names = inHome.split("/");
	if (!names.every((name) => /^[A-Za-z_]\w*$/.test(name))) return undefined;
	const module = names.join(".");
	const head = '"""What the Space is started with: uvicorn main:app."""\n\n';
	if (exposes.kind === "factory") return `${head}from ${module} import ${exposes.name}\n\napp = ${exposes.name}()\n`;
	const as = exposes.name === "app" ? "" : `${exposes.name} as `;
	return `${head}from ${module} import ${as}app\n\n__all__ = ["app"]\n`;
}
