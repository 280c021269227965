import { posix } from "node:path";
import { faultOfOrigin } from "../cors/origin.ts";
import { linesOf } from "../source/lines.ts";
import type { Place } from "../source/place.ts";
import { topOf } from "../source/place.ts";
import type { Frontend } from "./frontend.ts";

/** An origin from which a frontend's pages are served, and who says so. */
export interface PageOrigin {
	readonly origin: string;
	/** For a message: `"homepage" in ../frontend/package.json`. */
	readonly by: string;
	readonly place: Place;
}

/** Hosts that serve pages: an address elsewhere may be no more than the project's own page. */
const PAGES =
	/\.(?:github\.io|gitlab\.io|vercel\.app|netlify\.app|pages\.dev|web\.app|firebaseapp\.com|surge\.sh|onrender\.com)$/;

/** Bytes of a file that says where pages lie. */
const MAX_SIZE = 256 * 1024;

/** The origins of a frontend's pages, as far as somebody has written them down. */
export function pageOriginsOf(frontend: Frontend): readonly PageOrigin[] {
	const { declaration } = frontend;
	const named = declaration?.origin;
	const own: readonly PageOrigin[] =
		named === undefined ? [] : [{ origin: named.text, by: '"frontend" in the configuration', place: named.place }];
	const all = [...own, ...homepageOf(frontend), ...domainOf(frontend)];
	return [...new Map(all.toReversed().map((one) => [one.origin, one])).values()].toReversed();
}

/** `homepage` of package.json, which create-react-app and gh-pages serve from. */
function homepageOf(frontend: Frontend): readonly PageOrigin[] {
	const file = textOf(frontend, "package.json");
	if (file === undefined) return [];
	const { homepage } = parsed(file.text);
	if (typeof homepage !== "string") return [];
	const origin = originOf(homepage);
	if (origin === undefined || !PAGES.test(new URL(origin).hostname)) return [];
	const at = file.text.indexOf(JSON.stringify(homepage));
	const place = linesOf(file.text).place(file.name, Math.max(at, 0), Math.max(at, 0) + homepage.length + 2);
	return [{ origin, by: `"homepage" in ${file.name}`, place }];
}

/** The domain of a file CNAME, by which GitHub serves the pages. */
function domainOf(frontend: Frontend): readonly PageOrigin[] {
	for (const path of ["public/CNAME", "static/CNAME", "CNAME"]) {
		const file = textOf(frontend, path);
		const domain = file?.text.trim();
		if (file === undefined || domain === undefined) continue;
		const origin = `https://${domain.toLowerCase()}`;
		if (faultOfOrigin(origin) === undefined) return [{ origin, by: file.name, place: topOf(file.name) }];
	}
	return [];
}

function textOf(
	{ source, root }: Frontend,
	path: string,
): { readonly text: string; readonly name: string } | undefined {
	const content = source.read(path);
	if (!(content instanceof Uint8Array) || content.length > MAX_SIZE) return undefined;
	return { text: new TextDecoder().decode(content), name: posix.join(root, path) };
}

function parsed(text: string): { readonly homepage?: unknown } {
	try {
		const value: unknown = JSON.parse(text);
		return typeof value === "object" && value !== null ? value : {};
	} catch {
		return {};
	}
}

function originOf(address: string): string | undefined {
	try {
		const { origin, protocol } = new URL(address);
		return protocol === "https:" ? origin : undefined;
	} catch {
		return undefined;
	}
}
