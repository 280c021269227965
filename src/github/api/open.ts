import { parseAddress } from "../../http/address.ts";
import { GITHUB_LIMITS, type GitHub } from "./client.ts";

/** What is known of the way to GitHub's API. */
export interface Access {
	/** GITHUB_API_URL. */
	readonly api: string;
	/** "owner/name"; `undefined` where it is not known. */
	readonly repository: string | undefined;
	/** "" for none. */
	readonly token: string;
}

/** The way to GitHub for questions that take `time` milliseconds together, or why there is none: words that complete "because …". */
export function openGitHub({ api, repository, token }: Access, time: number): GitHub | { readonly closed: string } {
	const endpoint = parseAddress(api);
	if (token === "") return { closed: "the input github-token is empty" };
	if (endpoint === undefined) return { closed: "its address cannot be used" };
	if (repository === undefined || !/^[\w.-]{1,100}\/[\w.-]{1,100}$/.test(repository)) {
		return { closed: "the runner does not name the repository" };
	}
	return { endpoint, repository, token, limits: GITHUB_LIMITS, signal: AbortSignal.timeout(time) };
}
