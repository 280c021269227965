/**
 * Keys that people put into front matter although the Hub decides these things elsewhere, with what to do instead:
 * sentences. Spellings of known keys are not listed: the nearest known key is suggested for them.
 */
export const STRANGERS: ReadonlyMap<string, string> = new Map([
	...named(
		["hardware", "gpu", "cpu", "instance_type"],
		"Hardware is chosen in the settings of the Space; suggested_hardware only advises those who duplicate it.",
	),
	...named(
		["secrets", "env", "environment", "env_vars", "environment_variables", "variables"],
		"Secrets and variables are set in the settings of the Space. Front matter is public: a secret never belongs here.",
	),
	...named(["storage", "volumes", "persistent_storage"], "Storage is attached in the settings of the Space."),
	...named(
		["visibility", "private", "public", "sleep_time", "gcTimeout"],
		"This is chosen in the settings of the Space.",
	),
	...named(
		["requirements", "dependencies", "packages"],
		"What is installed stands in requirements.txt, or in the Dockerfile under the docker contract.",
	),
	...named(
		["entrypoint", "command", "cmd", "start_command", "run"],
		"What runs is main:app under the python contract, and the Dockerfile's CMD under the docker contract.",
	),
	["dockerfile", "The Hub builds the file called Dockerfile at the Space root; no other can be named."],
	["port", "The key for the port is app_port."],
	["python", 'The key for the version of Python is python_version: python_version: "3.10".'],
	["name", "The key for the name on the Space's page is title."],
	["colors", "The colours have two keys: colorFrom and colorTo."],
]);

function named(keys: readonly string[], advice: string): [string, string][] {
	return keys.map((key) => [key, advice]);
}
