import { HARDWARE } from "./hardware.ts";
import { HEADERS } from "./headers.ts";
import { LICENCES } from "./licences.ts";
import { OAUTH_SCOPES } from "./oauth-scopes.ts";
import type { Takes } from "./takes.ts";

/** A key of the card. */
export interface CardKey {
	/** What it is for, one sentence without its full stop: editors show it beside `card:` of `.space-gate.yml`. */
	readonly purpose: string;
	readonly takes: Takes;
	/** Where the key has no effect, and why. */
	readonly idle?: Idle;
	/** The contracts under which a rule of its own judges the value: `card/sdk`, `card/app-port`, … */
	readonly judged?: readonly Contract[];
}

/** The names of the gate's contracts, which rooms above this one define. */
type Contract = "python" | "docker";

/** Under which contracts a key has no effect; `because` is a clause. */
interface Idle {
	readonly under: readonly Contract[];
	readonly because: string;
}

/** The values of `sdk` that the Hub accepts; `python` is the gate's own word for what it turns into `docker`. */
const SDKS = ["gradio", "docker", "static", "streamlit"] as const;

/** Ports on which a Space can be reached: the Hub rejects lower ones with `"app_port" must be greater than or equal to 1025`. */
const APP_PORTS = { least: 1025, most: 65535 } as const;

/** The server lists them in the sentence with which it rejects others. */
const COLOURS = ["red", "yellow", "green", "blue", "indigo", "purple", "pink", "gray"];

const TEXT: Takes = { kind: "text" };
const FLAG: Takes = { kind: "flag" };
const COLOUR: Takes = { kind: "choice", words: COLOURS, certainty: "certain" };

/** `owner/name`, or the name alone of the oldest models and datasets. */
const REPOSITORY: Takes = {
	kind: "form",
	pattern: /^[\w.-]{1,96}(?:\/[\w.-]{1,96})?$/,
	says: 'be an id of the Hub such as "openai-community/gpt2"',
	certainty: "likely",
};

/**
 * Every key of the reference (hub-docs, docs/hub/spaces-config-reference.md, 2026-08). What is certain and what is only
 * likely stands with each; a value of another type than the reference's is rejected by the same validator that says
 * `"widget" must be an array` of model cards.
 */
export const CARD_KEYS: ReadonlyMap<string, CardKey> = new Map<string, CardKey>([
	["title", { purpose: "Name of the Space on its page", takes: TEXT }],
	["emoji", { purpose: "The emoji of the Space's thumbnail", takes: { kind: "emoji" } }],
	["colorFrom", { purpose: "First colour of the thumbnail's gradient", takes: COLOUR }],
	["colorTo", { purpose: "Second colour of the thumbnail's gradient", takes: COLOUR }],
	[
		"sdk",
		{
			purpose: "What runs the Space: python under the python contract, docker under the docker contract",
			takes: { kind: "choice", words: ["python", ...SDKS], certainty: "certain" },
			judged: ["python", "docker"],
		},
	],
	[
		"sdk_version",
		{
			purpose: "Version of Gradio; without effect on a Space that is served by a Dockerfile",
			takes: TEXT,
			idle: {
				under: ["python", "docker"],
				because: "it chooses the version of Gradio, which does not serve this Space",
			},
		},
	],
	[
		"python_version",
		{
			purpose: "Version of Python, in quotes; without effect under the docker contract",
			takes: TEXT,
			judged: ["python"],
			idle: { under: ["docker"], because: "the base image of the Dockerfile decides the version of Python" },
		},
	],
	[
		"app_file",
		{
			purpose:
				"The file with the application: main.py under the python contract, without effect under the docker contract",
			takes: TEXT,
			judged: ["python"],
			idle: { under: ["docker"], because: "the Dockerfile decides what runs" },
		},
	],
	[
		"app_port",
		{
			purpose: "Port on which the program is asked; 7860 where none is named",
			takes: { kind: "number", ...APP_PORTS },
			judged: ["docker"],
		},
	],
	[
		"app_build_command",
		{
			purpose: "Command that builds the pages of a static Space",
			takes: TEXT,
			idle: { under: ["python", "docker"], because: "only static Spaces are built with it" },
		},
	],
	[
		"base_path",
		{
			purpose: "Path that the Space's page opens first",
			takes: { kind: "form", pattern: /^\//, says: 'begin with "/"', certainty: "certain" },
		},
	],
	["fullWidth", { purpose: "Whether the Space fills the width of its page", takes: FLAG }],
	[
		"header",
		{
			purpose: "How much of the Hub's header is shown",
			takes: { kind: "choice", words: ["default", "mini"], certainty: "certain" },
		},
	],
	[
		"short_description",
		{ purpose: "One line under the thumbnail, at most 60 characters", takes: { kind: "text", most: 60 } },
	],
	["models", { purpose: "Ids of the models that the Space uses", takes: { kind: "list", of: REPOSITORY } }],
	["datasets", { purpose: "Ids of the datasets that the Space uses", takes: { kind: "list", of: REPOSITORY } }],
	["tags", { purpose: "Words by which the Space is found", takes: { kind: "list", of: TEXT } }],
	[
		"thumbnail",
		{
			purpose: "Address of the picture that social networks show",
			takes: { kind: "form", pattern: /^https?:\/\//, says: "be a web address", certainty: "likely" },
		},
	],
	["pinned", { purpose: "Whether the Space stands first on its owner's page", takes: FLAG }],
	[
		"license",
		{
			purpose: "Identifier of the licence, as the Hub spells it",
			takes: { kind: "one-or-list", of: { kind: "choice", words: LICENCES, certainty: "certain" } },
		},
	],
	[
		"suggested_hardware",
		{
			purpose: "Hardware for those who duplicate the Space; it assigns none",
			takes: { kind: "choice", words: HARDWARE, certainty: "likely" },
		},
	],
	[
		"suggested_storage",
		{
			purpose: "Without effect: the Hub no longer has this kind of storage",
			takes: { kind: "choice", words: ["small", "medium", "large"], certainty: "likely" },
			idle: { under: ["python", "docker"], because: "the Hub no longer has storage of this kind" },
		},
	],
	["hf_oauth", { purpose: "Whether visitors can sign in with their Hugging Face account", takes: FLAG }],
	[
		"hf_oauth_scopes",
		{
			purpose: "What the sign-in may do for its users, beside openid and profile",
			takes: { kind: "list", of: { kind: "choice", words: OAUTH_SCOPES, certainty: "open" } },
		},
	],
	[
		"hf_oauth_expiration_minutes",
		// The reference names the maximum only: less than a minute cannot be meant.
		{
			purpose: "Minutes that a sign-in lasts, 480 where none are named",
			takes: { kind: "number", least: 1, most: 43200 },
		},
	],
	[
		"hf_oauth_authorized_org",
		{ purpose: "Organisations whose members may sign in", takes: { kind: "one-or-list", of: TEXT } },
	],
	["disable_embedding", { purpose: "Whether other sites are kept from embedding the Space", takes: FLAG }],
	[
		"startup_duration_timeout",
		{
			purpose: "How long the Space may take to start, such as 1h; 30 minutes where it is not named",
			// "Any valid duration": which library reads it is not known, so a number with a unit is all that is asked for.
			takes: {
				kind: "form",
				pattern: /^\s*\d+(?:\.\d+)?\s*[a-z]/i,
				says: 'be a duration such as "1h" or "30m"',
				certainty: "likely",
			},
		},
	],
	[
		"custom_headers",
		{ purpose: "Headers of every response, lower case only", takes: { kind: "mapping", entries: HEADERS } },
	],
	[
		"preload_from_hub",
		{
			purpose:
				'What is downloaded while the Space is built: "repository", "repository file1,file2" or "repository file commit"',
			takes: {
				kind: "list",
				of: {
					kind: "form",
					pattern: /^[\w.-]+(?:\/[\w.-]+)?(?: \S+(?: [0-9a-f]{40,64})?)?$/,
					says: 'be "repository", "repository file1,file2" or "repository file1,file2 commit"',
					certainty: "likely",
				},
			},
		},
	],
	["duplicated_from", { purpose: "Id of the Space that this one is a copy of; the Hub writes it", takes: TEXT }],
]);

/**
 * Keys that the reference of Spaces does not name and that other sources of the Hub know: cards of models and datasets
 * (hub-docs, modelcard.md and datasetcard.md) and `ApiSpaceMetadata` of @huggingface/hub. Nothing is said of them.
 */
export const QUIET_KEYS: ReadonlySet<string> = new Set([
	"base_model",
	"description",
	"language",
	"library_name",
	"license_link",
	"license_name",
	"metaTitle",
	"metrics",
	"pipeline_tag",
	"pretty_name",
	"task_categories",
]);
