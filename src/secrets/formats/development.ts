import type { Format } from "./format.ts";

/** Keys of those who keep and build source, and what is no one's in particular: private keys, signed tokens. */
export const DEVELOPMENT_FORMATS: readonly Format[] = [
	{
		what: "a GitHub token",
		starts: ["ghp_", "gho_", "ghu_", "ghs_", "ghr_"],
		rest: "[A-Za-z0-9]{36,255}",
		source:
			"https://docs.github.com/en/authentication/keeping-your-account-and-data-secure/about-authentication-to-github",
	},
	{
		what: "a GitHub token",
		starts: ["github_pat_"],
		rest: "[A-Za-z0-9]{22}_[A-Za-z0-9]{59}",
		source:
			"https://docs.github.com/en/authentication/keeping-your-account-and-data-secure/about-authentication-to-github",
	},
	{
		what: "a GitLab token",
		starts: ["glpat-", "gldt-", "glrt-", "glptt-", "gloas-", "glcbt-", "glsoat-"],
		rest: "[\\w-]{20,300}",
		source: "https://docs.gitlab.com/security/tokens/",
	},
	{
		what: "an npm token",
		starts: ["npm_"],
		rest: "[A-Za-z0-9]{36}",
		source: "https://docs.npmjs.com/about-access-tokens",
	},
	{
		what: "a PyPI token",
		starts: ["pypi-AgE"],
		rest: "[\\w-]{50,250}",
		source: "https://pypi.org/help/#apitoken",
	},
	{
		what: "a Docker Hub token",
		starts: ["dckr_pat_", "dckr_oat_"],
		rest: "[\\w-]{27,40}",
		source: "https://docs.docker.com/security/access-tokens/",
	},
	{
		what: "a RubyGems API key",
		starts: ["rubygems_"],
		rest: "[0-9a-f]{48}",
		source: "https://guides.rubygems.org/api-key-scopes/",
	},
	{
		what: "an age secret key",
		starts: ["AGE-SECRET-KEY-1"],
		rest: "[02-9AC-HJ-NP-Z]{58}",
		source: "https://github.com/FiloSottile/age",
	},
	{
		what: "a 1Password service account token",
		starts: ["ops_eyJ"],
		rest: "[\\w+/=-]{200,2000}",
		source: "https://developer.1password.com/docs/service-accounts/",
	},
	{
		what: "a Terraform Cloud token",
		starts: [".atlasv1."],
		rest: "[\\w=-]{60,70}",
		source: "https://developer.hashicorp.com/terraform/cloud-docs/users-teams-organizations/api-tokens",
		head: "[A-Za-z0-9]{14}",
	},
	{
		what: "a Sourcegraph token",
		starts: ["sgp_"],
		rest: "(?:[0-9a-f]{16}_|local_)?[0-9a-f]{40}",
		source: "https://sourcegraph.com/docs/cli/how-tos/creating_an_access_token",
	},
	{
		what: "a CircleCI token",
		starts: ["CCIPAT_"],
		rest: "[A-Za-z0-9]{20,24}_[0-9a-f]{40}",
		source: "https://circleci.com/docs/managing-api-tokens/",
	},
	{
		what: "a private key",
		starts: ["-----BEGIN "],
		rest: "(?:RSA |EC |DSA |OPENSSH |ENCRYPTED |PGP )?PRIVATE KEY(?: BLOCK)?-----(?:[^-]|-(?!-)){0,400}?[A-Za-z0-9+/=]{32}(?:[^-]|-(?!-)){0,20000}",
		source: "https://www.rfc-editor.org/rfc/rfc7468",
		weight: "trial",
	},
	{
		what: "a signed token (JWT)",
		starts: ["eyJ"],
		rest: "[\\w-]{14,300}\\.eyJ[\\w-]{10,4000}\\.[\\w-]{20,1400}",
		source: "https://www.rfc-editor.org/rfc/rfc7519",
		weight: "carried",
	},
];
