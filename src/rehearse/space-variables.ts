import { delimiter } from "node:path";

/** The name of the variable by which everything is known that a rehearsal has started; its value is another each time. */
export const MARK = "SPACE_GATE_REHEARSAL";

/**
 * What a Space sets by itself (https://huggingface.co/docs/hub/spaces-overview#helper-environment-variables), with the
 * values of the smallest hardware. PORT is not among it: the Hub sets none.
 */
const OF_A_SPACE: Readonly<Record<string, string>> = {
	SYSTEM: "spaces",
	SPACE_ID: "rehearsal/space",
	SPACE_AUTHOR_NAME: "rehearsal",
	SPACE_REPO_NAME: "space",
	SPACE_TITLE: "Rehearsal",
	SPACE_HOST: "127.0.0.1",
	SPACE_CREATOR_USER_ID: "000000000000000000000000",
	ACCELERATOR: "none",
	CPU_CORES: "2",
	MEMORY: "16Gi",
};

/** What is set for the application, and by whom. */
export interface GivenVariables {
	/** Of the Dockerfile's ENV. */
	readonly image: ReadonlyMap<string, string>;
	/** Of the user, who has the last word. */
	readonly user: ReadonlyMap<string, string>;
}

/** Names that the application certainly finds set. */
export function namesSet({ image, user }: GivenVariables): ReadonlySet<string> {
	return new Set([...Object.keys(OF_A_SPACE), ...image.keys(), ...user.keys()]);
}

/** Everything that the application sees: nothing of the user's own environment but where programs are found. */
export function applicationVariables(
	{ image, user }: GivenVariables,
	machine: {
		readonly path: string;
		readonly programs: string;
		readonly home: string;
		readonly temp: string;
		readonly userBase: string | undefined;
		readonly mark: string;
	},
): Readonly<Record<string, string>> {
	const base = {
		PATH: [machine.programs, machine.path].filter((part) => part !== "").join(delimiter),
		HOME: machine.home,
		TMPDIR: machine.temp,
		LANG: "C.UTF-8",
		PYTHONUNBUFFERED: "1",
		...(machine.userBase !== undefined && { PYTHONUSERBASE: machine.userBase }),
	};
	return { ...Object.fromEntries(image), ...base, ...OF_A_SPACE, ...Object.fromEntries(user), [MARK]: machine.mark };
}

/** What of the user's environment programs get that install packages: mirrors, proxies, certificates, caches. */
const FOR_TOOLS =
	/^(?:PATH|HOME|LANG|LC_ALL|PIP_\w+|UV_\w+|PYENV_\w+|XDG_\w+|(?:HTTPS?|ALL|NO)_PROXY|SSL_CERT_(?:FILE|DIR)|REQUESTS_CA_BUNDLE|CURL_CA_BUNDLE)$/i;

/** The variables of pip, uv and of interpreters that are asked who they are. */
export function toolVariables(
	host: Readonly<Record<string, string | undefined>>,
	{ temp, mark }: { readonly temp: string; readonly mark: string },
): Readonly<Record<string, string>> {
	const kept = Object.entries(host).flatMap(([name, value]) =>
		value !== undefined && FOR_TOOLS.test(name) ? [[name, value]] : [],
	);
	return { ...Object.fromEntries(kept), TMPDIR: temp, PYTHONUNBUFFERED: "1", [MARK]: mark };
}
