// Which of our own modules most runs do without. They become files of their own, `lib/<part>.cjs`, read when something in them is first
// called. Chosen by what `check` runs of a sound project; a module in the wrong place costs time and breaks nothing.

/**
 * The parts by name, each with folders and modules; what only these import comes along. A module stays in the programs, whatever is
 * said here, where something there asks it for more than functions.
 */
export const PARTS = {
	services: [
		...["src/deploy/", "src/init/", "src/github/api/", "src/github/base/", "src/github/reports/", "src/http/"],
		...["src/package/", "src/packages/index/", "src/packages/resolver/"],
		...within(
			"src/hub",
			"answers client create-space exchange-token log-events logs read-settings read-space restart-space",
		),
		...within("src/hub", "runtime validate-card who-am-i write-settings"),
		...within(
			"src/github",
			"changed-only credential deploy-from-workflow deployments id-token origin patch publish-deployment pull-files",
		),
		...within("src/command-line", "consent deploy deploy-progress init package"),
		...within("src/report", "deployment-annotations deployment-markdown deployment-words plan-json"),
		...within("src/report/terminal", "deployment-text diff-text init-steps-text init-text package-text"),
		...within("src/processes", "program-output run-group"),
	],
	reports: [
		"src/fix/",
		...within("src/card", "edit-front-matter show-pair write-front-matter yaml-errors"),
		...within("src/command-line", "environment fix"),
		...within("src/report", "changes changes-markdown lines sarif"),
		...within("src/report/terminal", "environment-text fix-text page-text rules-text several-text"),
	],
	configuration: [
		...["src/variables/", "src/rules/variables/"],
		...within("src/config", "configuration defects document nearest"),
		...within("src/rules/config", "invalid-on-space not-set-on-space"),
	],
	docker: [
		...["src/dockerfile/files/", "src/dockerfile/installs/", "src/dockerfile/start/"],
		...within(
			"src/dockerfile",
			"built-stages copy flags image-python instructions passage paths plain-image run words",
		),
		...within("src/commands", "makefile ports read-command serving shell-script shell-words variables"),
		...within("src/rules/image", "app-port beside-list command-listening docker-listening installed-list served-file"),
		...within("src/rules/image", "setting-at writable"),
		...within("src/python/servers", "command-words served-by-main started-as-main"),
	],
	rehearsal: [
		"src/rehearse/",
		...within("src/command-line", "rehearse"),
		...within("src/report/terminal", "rehearsal-text"),
	],
	frontend: ["src/frontend/"],
	"python-objects": [
		...within(
			"src/python/evaluate/attributes",
			"class-attributes descriptors instance-attributes missing remove-attribute",
		),
		...within("src/python/evaluate/attributes", "set-attribute super-attributes"),
		...within("src/python/evaluate/classes", "class-functions class-items initialised instantiate"),
		...within("src/python/evaluate/calls", "container-methods"),
		...within("src/python/evaluate/iteration", "advance ordering refuse"),
		...within("src/python/evaluate/statements", "loops star-imports try with"),
		...within("src/python/evaluate/values", "sequences"),
	],
	"python-rarities": [
		"src/python/evaluate/matching/",
		...within("src/python/compatibility", "handlers standing substitutes"),
		...within("src/python/conversion", "match-patterns"),
		...within("src/python/evaluate", "diagnose lack"),
		...within("src/python/evaluate/classes", "data-class-init data-classes enums models named-tuple-calls"),
		...within("src/python/evaluate/routes", "methods route-lists"),
		...within("src/python/evaluate/serving", "advice"),
		...within("src/python/evaluate/standard", "copies disk functools itertools single-dispatch"),
		...within("src/python/guarded", "demands elsewhere find-work module-code read-units served starved-names"),
		...within("src/python/modules", "shadowing"),
		...within("src/python/syntax/lexer", "character-names"),
		...within("src/python/syntax/grammar", "explain novelties"),
		...within("src/python/syntax/grammar/match", "pattern-values patterns"),
		...within("src/python/syntax/scopes", "declarations"),
	],
	requirements: [
		...["src/requirements/markers/"],
		...within("src/requirements/diagnoses", "diagnose typography"),
		...within("src/requirements/file", "include options shell-words"),
		...within("src/requirements/text", "editable wheel-name"),
		...within("src/rules/installed", "hidden-needs installed-versions lacking package-standing"),
		...within("src/rules/lines", "masked requirement-edit requirement-source"),
	],
	credentials: ["src/secrets/formats/find.ts"],
	wasm: ["src/python/parser/wasm.ts"],
};

function within(folder, names) {
	return names.split(" ").map((name) => `${folder}/${name}.ts`);
}
