/** A file at the root by which a hosting platform other than the Hub is configured. */
export interface ForeignPlatform {
	/** Whole name at the root, in lower case; a folder ends in a slash and holds something. */
	readonly names: readonly string[];
	readonly platform: string;
	/** What the file decides there, as a clause: "the start command". */
	readonly decides: string;
	/** What the content must hold where the name alone could be anybody's. */
	readonly content?: RegExp;
}

const START = "how the program is built and started";
const SYSTEM = "which system packages are installed";
const UPLOAD = "what is left out of an upload";

/** The names are the platforms' own; each stands in its documentation. */
export const FOREIGN_PLATFORMS: readonly ForeignPlatform[] = [
	{ names: ["nixpacks.toml", "nixpacks.json"], platform: "Nixpacks (Railway)", decides: START },
	{ names: ["railway.json", "railway.toml", "railpack.json"], platform: "Railway", decides: START },
	{ names: ["procfile"], platform: "Heroku", decides: "the start command", content: /^[\w-]+[ \t]*:[ \t]*\S/m },
	{ names: ["runtime.txt"], platform: "Heroku", decides: "the version of Python", content: /^\s*python-\d/ },
	{ names: ["heroku.yml"], platform: "Heroku", decides: START },
	{
		names: ["app.json"],
		platform: "Heroku",
		decides: "add-ons, variables and processes",
		content: /"(buildpacks|formation|addons|success_url|postdeploy|dokku)"\s*:/,
	},
	{ names: ["aptfile"], platform: "Heroku", decides: SYSTEM },
	{ names: [".slugignore"], platform: "Heroku", decides: UPLOAD },
	{ names: [".buildpacks"], platform: "Heroku", decides: START },
	{
		names: ["project.toml"],
		platform: "Cloud Native Buildpacks",
		decides: START,
		content: /^[ \t]*\[(_|build|io\.buildpacks|com\.heroku)\b/m,
	},
	{ names: ["vercel.json", "now.json", "vercel.ts"], platform: "Vercel", decides: "builds, routes and functions" },
	{ names: [".vercelignore", ".nowignore"], platform: "Vercel", decides: UPLOAD },
	{ names: ["netlify.toml"], platform: "Netlify", decides: "builds, redirects and functions" },
	{
		names: ["fly.toml", "fly.production.toml", "fly.staging.toml"],
		platform: "Fly.io",
		decides: "ports, machines and processes",
	},
	{ names: ["render.yaml", "render.yml"], platform: "Render", decides: "services and their start commands" },
	{ names: ["app.yaml", "app.yml"], platform: "Google App Engine", decides: START, content: /^runtime[ \t]*:/m },
	{
		names: ["dispatch.yaml", "cron.yaml"],
		platform: "Google App Engine",
		decides: "routes and schedules",
		content: /^(dispatch|cron)[ \t]*:/m,
	},
	{ names: [".gcloudignore"], platform: "Google Cloud", decides: UPLOAD },
	{
		names: ["cloudbuild.yaml", "cloudbuild.yml", "cloudbuild.json"],
		platform: "Google Cloud Build",
		decides: "how it is built and deployed",
	},
	{ names: ["firebase.json", ".firebaserc"], platform: "Firebase", decides: "hosting, rewrites and functions" },
	{ names: ["zeabur.json", "zeabur.yaml", "zbpack.json"], platform: "Zeabur", decides: START },
	{ names: ["koyeb.yaml", "koyeb.yml"], platform: "Koyeb", decides: "services and their start commands" },
	{ names: ["apprunner.yaml", "apprunner.yml"], platform: "AWS App Runner", decides: START },
	{ names: ["appspec.yml", "appspec.yaml"], platform: "AWS CodeDeploy", decides: "how it is deployed" },
	{ names: ["buildspec.yml", "buildspec.yaml"], platform: "AWS CodeBuild", decides: "how it is built" },
	{ names: ["amplify.yml"], platform: "AWS Amplify", decides: "how it is built and deployed" },
	{ names: ["samconfig.toml", "samconfig.yaml"], platform: "AWS SAM", decides: "how it is deployed" },
	{
		names: ["template.yaml", "template.yml"],
		platform: "AWS SAM",
		decides: "its functions and routes",
		content: /^Transform[ \t]*:[ \t]*['"]?AWS::Serverless/m,
	},
	{
		names: ["dockerrun.aws.json", ".ebextensions/", ".elasticbeanstalk/", ".ebignore"],
		platform: "AWS Elastic Beanstalk",
		decides: START,
	},
	{
		names: [".platform/hooks/", ".platform/nginx/", ".platform/confighooks/"],
		platform: "AWS Elastic Beanstalk",
		decides: START,
	},
	{ names: [".chalice/"], platform: "AWS Chalice", decides: "its functions and routes" },
	{
		names: ["zappa_settings.json", "zappa_settings.toml", "zappa_settings.yml"],
		platform: "Zappa (AWS Lambda)",
		decides: "how it is deployed",
	},
	{
		names: ["serverless.yml", "serverless.yaml", "serverless.json", "serverless.ts"],
		platform: "the Serverless Framework",
		decides: "its functions and routes",
	},
	{ names: ["sst.config.ts", "sst.json"], platform: "SST (AWS)", decides: "how it is deployed" },
	{
		names: ["wrangler.toml", "wrangler.json", "wrangler.jsonc"],
		platform: "Cloudflare Workers",
		decides: "routes and bindings",
	},
	{ names: [".do/"], platform: "DigitalOcean App Platform", decides: "services and their start commands" },
	{ names: [".deployment"], platform: "Azure App Service", decides: "how it is built", content: /^[ \t]*\[config\]/im },
	{
		names: ["web.config"],
		platform: "Azure App Service (IIS)",
		decides: "the start command",
		content: /<configuration\b/i,
	},
	{
		names: ["azure.yaml"],
		platform: "the Azure Developer CLI",
		decides: "services and where they run",
		content: /^services[ \t]*:/m,
	},
	{
		names: ["host.json"],
		platform: "Azure Functions",
		decides: "its functions",
		content: /"(extensionBundle|functionTimeout|extensions)"\s*:/,
	},
	{
		names: [".platform.app.yaml", ".platform/routes.yaml", ".platform/services.yaml", ".platform/applications.yaml"],
		platform: "Platform.sh",
		decides: START,
	},
	{ names: [".upsun/"], platform: "Upsun", decides: START },
	{
		names: ["manifest.yml", "manifest.yaml"],
		platform: "Cloud Foundry",
		decides: START,
		content: /^applications[ \t]*:/m,
	},
	{ names: [".cfignore"], platform: "Cloud Foundry", decides: UPLOAD },
	{ names: ["captain-definition"], platform: "CapRover", decides: START },
	{ names: ["scalingo.json"], platform: "Scalingo", decides: "add-ons, variables and processes" },
	{ names: ["clevercloud/python.json", "clevercloud/docker.json"], platform: "Clever Cloud", decides: START },
	{ names: ["northflank.json"], platform: "Northflank", decides: "services and jobs" },
	{ names: ["porter.yaml", "porter.yml"], platform: "Porter", decides: "services and their start commands" },
	{ names: ["convox.yml"], platform: "Convox", decides: "services and their ports" },
	{ names: ["leapcell.yaml", "leapcell.yml"], platform: "Leapcell", decides: START },
	{ names: ["genezio.yaml"], platform: "Genezio", decides: START },
	{
		names: ["cog.yaml"],
		platform: "Replicate (Cog)",
		decides: "the image and the predictor",
		content: /^(predict|build)[ \t]*:/m,
	},
	{ names: ["cerebrium.toml"], platform: "Cerebrium", decides: "hardware and start command" },
	{ names: ["spacefile"], platform: "Deta Space", decides: START, content: /^micros[ \t]*:/m },
	{ names: [".detaignore"], platform: "Deta", decides: UPLOAD },
	{ names: [".replit", "replit.nix"], platform: "Replit", decides: "the start command and the packages" },
	{ names: ["glitch.json", ".glitch-assets"], platform: "Glitch", decides: "the start command and the assets" },
];
