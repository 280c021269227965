import type { Severity } from "../../gate/finding.ts";

/** What is to be said about where a distribution comes from; the sentences follow the line that names it. */
export interface Doubt {
	/** Where it weighs less than the rule's default. */
	readonly severity?: Severity;
	/** What is wrong and why, behind the quoted line: "installs …". */
	readonly what: string;
	readonly advice: string;
}

/** Files of PyPI, which never change: their addresses hold their hashes. */
const PYPI_FILES = /^https:\/\/files\.pythonhosted\.org\//i;

/** PyPI itself, and PyTorch's index, whose names PyTorch holds on PyPI, too. */
const KNOWN_INDEX = /^https:\/\/(?:pypi\.org\/simple|download\.pytorch\.org\/whl)(?:\/|$)/i;

/** A digest in the fragment of an address; pip compares it with what it has fetched. */
const STRONG_HASH = /[#&]sha(?:256|384|512)=[0-9a-f]{64,}/i;

/** The name of a commit as git and Mercurial write it in full: what it names never changes. */
const COMMIT = /^[0-9a-f]{40}(?:[0-9a-f]{24})?$/i;

/** An archive of one commit: `/archive/<commit>.zip`. */
const ARCHIVE_OF_COMMIT = /^https:\/\/[^?#]*\/[0-9a-f]{40}(?:[/.]|$)/i;

const FROM_PYPI = "Take a release from PyPI if there is one";

/** What is said about every path of the Space. */
export const PATH: Doubt = {
	what: "leads to a path of the Space. Builds mostly give pip requirements.txt alone, before the other files are copied, as the Hub's own do: the path is not there then, pip stops, and the Space is not built.",
	advice:
		"Modules that lie beside main.py can be imported without being installed: move them there and delete the line, or publish the package and require it by its name.",
};

/** What to say about an address or a path that a requirement names; `undefined` where nothing can go wrong. */
export function doubtAbout(address: string, isHashChecked: boolean): Doubt | undefined {
	if (/^(?:git|hg|svn|bzr)\+/i.test(address)) return aboutRepository(address);
	if (/^file:/i.test(address) || !/^[a-z][a-z+]+:/i.test(address)) return PATH;
	if (PYPI_FILES.test(address)) return undefined;
	if (isHashChecked || STRONG_HASH.test(address)) {
		return {
			severity: "notice",
			what: "is fetched from an address. pip compares it with its hash, so it cannot be exchanged, but the Space is only built as long as the address answers.",
			advice: `${FROM_PYPI}, or keep it in mind.`,
		};
	}
	if (!/^https:/i.test(address)) return insecure("is fetched");
	if (ARCHIVE_OF_COMMIT.test(address)) {
		return {
			severity: "notice",
			what: "is fetched from an address. It names one commit, which does not change, but the Space is only built as long as the address answers.",
			advice: `${FROM_PYPI}, or keep it in mind.`,
		};
	}
	return {
		what: "is fetched from an address, and whoever is in control of it can put another file there: pip notices nothing, and the Space runs that file with all its secrets.",
		advice: `${FROM_PYPI}, or append the file's hash to its address: "#sha256=…".`,
	};
}

function aboutRepository(address: string): Doubt {
	const [, transport = "", authority = "", path = ""] = /^\w+\+([a-z-]+):\/*([^/]*)([^#?]*)/i.exec(address) ?? [];
	if (/^file$/i.test(transport)) return PATH;
	if (/^s?ssh$|^sftp$/i.test(transport) || /^svn\+ssh/i.test(address)) {
		return {
			what: "is fetched through SSH, which needs a key that the build of a Space does not have: pip stops there, and the Space is not built.",
			advice: `${FROM_PYPI}, or, where the repository is public, write "git+https://" and the full hash of a commit behind "@".`,
		};
	}
	if (!/^https$/i.test(transport)) return insecure("is built from a repository that is fetched");
	const reference = path.includes("@") ? path.slice(path.lastIndexOf("@") + 1) : "";
	if (authority !== "" && /^(?:git|hg)\+/i.test(address) && COMMIT.test(reference)) {
		return {
			severity: "notice",
			what: "is built from a repository. Its commit does not change, but the Space is only built as long as the repository is there and can be read by everyone.",
			advice: `${FROM_PYPI}, or keep it in mind.`,
		};
	}
	const held = reference === "" ? "its default branch" : `"${reference.slice(0, 60)}"`;
	return {
		what: `is built from a repository, from what ${held} is on the day of the build: whoever may push there changes what the Space runs, with all its secrets, and no build is like the other.`,
		advice: `${FROM_PYPI}, or write the full hash of a commit behind "@".`,
	};
}

function insecure(how: string): Doubt {
	return {
		what: `${how} without encryption: whoever is on the way can put other code in its place, and the Space runs that with all its secrets.`,
		advice: `${FROM_PYPI}, or an address with https.`,
	};
}

/** What to say about an option that tells pip where to look. */
export function doubtAboutOption(name: string, value: string): Doubt | undefined {
	switch (name) {
		case "--trusted-host":
			return {
				what: `makes pip trust ${quoted(value)} whoever it is: its certificate is not checked, so anybody on the way can deliver other code, which the Space runs with all its secrets.`,
				advice: "Delete the option; PyPI and public mirrors have valid certificates.",
			};
		case "--index-url":
			if (KNOWN_INDEX.test(value)) return undefined;
			if (/^http:/i.test(value)) return insecure("has every package fetched");
			return {
				what: "has every package fetched from another index than PyPI: what that delivers runs on the Space with all its secrets, and where it does not answer the Hub, the Space is not built.",
				advice: "Delete the option, unless that index is yours or you trust it as you trust PyPI.",
			};
		case "--extra-index-url":
			if (KNOWN_INDEX.test(value)) return undefined;
			if (/^http:/i.test(value)) return insecure("has packages fetched");
			return {
				what: "gives pip a second index. Of two packages with one name pip takes the higher version, whichever index has it: whoever publishes a higher one on PyPI under a name that only the second index has gets code onto the Space (dependency confusion).",
				advice: 'Require what only that index has by its address and hash instead ("name @ https://…#sha256=…").',
			};
		case "--find-links":
			if (KNOWN_INDEX.test(value)) return undefined;
			if (/^http:/i.test(value)) return insecure("has packages fetched");
			if (!/^https:/i.test(value)) return PATH;
			return {
				what: "has pip look for packages on a page beside PyPI, and it takes the higher version from either: whoever is in control of the page decides what the Space runs.",
				advice: 'Require what only that page has by its address and hash instead ("name @ https://…#sha256=…").',
			};
		default:
			return undefined;
	}
}

/** What to say about a list that pip fetches: `-r https://…`. */
export function doubtAboutList(address: string): Doubt | undefined {
	if (!/^(?:https?|ftp):/i.test(address)) return undefined;
	return {
		what: "has pip fetch a list from an address: whoever is in control of it decides what the Space installs, and nobody sees it in the repository.",
		advice: "Put the list into the Space and include it from there, or copy its lines.",
	};
}

function quoted(text: string): string {
	return `"${text.slice(0, 60)}"`;
}
