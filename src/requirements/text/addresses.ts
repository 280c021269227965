import type { Origin } from "../requirements.ts";

/** Schemes by which pip tells an address from a name; some of them are of systems that keep versions. */
const ADDRESS =
	/^(?:https?|file|ftp|git\+(?:https?|ssh|git|file)|hg\+(?:file|https?|ssh|static-http)|svn\+(?:ssh|https?|svn|file)|bzr\+(?:https?|ssh|sftp|ftp|lp|file)):/i;

/** Schemes of addresses of repositories. */
const REPOSITORY = /^(?:git|hg|svn|bzr)\+/i;

/** What pip takes for the name in `#egg=name`. */
const EGG = /[#&]egg=([^&]*)/;

/** Whether pip takes a text for an address rather than for a name or a path. */
export function isAddress(text: string): boolean {
	return ADDRESS.test(text);
}

/** Whether pip has a way to fetch an address: a scheme that it knows, and a host where it needs one. */
export function canBeFetched(address: string): boolean {
	return isAddress(address) && (!/^https?:/i.test(address) || /^https?:\/\/[^/?#]/i.test(address));
}

/** Whether an address is one of a repository. */
export function isRepository(address: string): boolean {
	return isAddress(address) && REPOSITORY.test(address);
}

/** Where an address, or a path, has its distribution from. */
export function originOf(address: string): Origin {
	if (REPOSITORY.test(address)) return { kind: "repository", address };
	return { kind: isAddress(address) ? "address" : "path", address };
}

/** The requirement in an address's `#egg=`, `undefined` where there is none. */
export function eggOf(address: string): string | undefined {
	return EGG.exec(address)?.[1];
}

/** An address without query and fragment. */
export function pathOf(address: string): string {
	return address.replace(/[?#].*$/s, "");
}

/** The path that a `file:` address names; `undefined` for other addresses, and for files of another machine. */
export function filePathOf(address: string): string | undefined {
	return /^file:(?:\/\/(?:localhost)?(?=\/))?(?!\/\/)(.*)$/is.exec(pathOf(address))?.[1];
}
