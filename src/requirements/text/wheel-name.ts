import type { Target } from "../markers/marker-variables.ts";
import { isName } from "../names.ts";

/** What the name of a wheel says (PEP 427), or that it is none. */
export type WheelName =
	| { readonly kind: "wheel"; readonly name: string; readonly version: string; readonly isForSpace: boolean }
	| { readonly kind: "invalid" };

/** Reads the file name at the end of a path or address: `fastapi-0.1-py3-none-any.whl`. */
export function readWheelName(path: string, target: Target): WheelName {
	const parts = path.slice(path.lastIndexOf("/") + 1, -".whl".length).split("-");
	const [name = "", version = ""] = parts;
	const [interpreters, abis, platforms] = parts.slice(-3).map((tags) => tags.split("."));
	if (parts.length < 5 || parts.length > 6 || parts.includes("") || !isName(name)) return { kind: "invalid" };
	if (parts.length === 6 && !/^\d/.test(parts[2] ?? "")) return { kind: "invalid" };
	const isForSpace =
		platforms?.some(runsOnLinux) === true &&
		interpreters?.some((interpreter) => abis?.some((abi) => suits(interpreter, abi, target))) === true;
	return { kind: "wheel", name, version: version.replaceAll("_", "-"), isForSpace };
}

function runsOnLinux(platform: string): boolean {
	return platform === "any" || /^(?:many|musl)?linux.*_x86_64$/.test(platform);
}

/** Whether CPython of the target's version loads what was built for an interpreter: https://peps.python.org/pep-0425/ */
function suits(interpreter: string, abi: string, { version }: Target): boolean {
	const [, kind, major, minor] = /^(py|cp)(\d)(\d*)$/.exec(interpreter) ?? [];
	if (kind === undefined || Number(major) !== version.major) return false;
	const built = minor === "" ? 0 : Number(minor);
	if (built > version.minor) return false;
	if (kind === "py") return abi === "none";
	return abi === "abi3" ? built > 1 : built === version.minor && /^(?:none|cp\d+)$/.test(abi);
}
