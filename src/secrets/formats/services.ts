import type { Format } from "./format.ts";

/** Keys of those who take money, send messages and keep notes. */
export const SERVICE_FORMATS: readonly Format[] = [
	{
		what: "a Stripe live key",
		starts: ["sk_live_", "rk_live_"],
		rest: "[A-Za-z0-9]{24,247}",
		source: "https://docs.stripe.com/keys",
	},
	{
		what: "a Stripe test key",
		starts: ["sk_test_", "rk_test_"],
		rest: "[A-Za-z0-9]{24,247}",
		source: "https://docs.stripe.com/keys",
		weight: "trial",
	},
	{
		what: "a signing secret of a webhook",
		starts: ["whsec_"],
		rest: "[A-Za-z0-9+/]{24,64}={0,2}",
		source: "https://docs.stripe.com/webhooks/signature",
	},
	{
		what: "a Slack token",
		starts: ["xoxb-", "xoxp-", "xoxa-", "xoxr-", "xoxs-", "xoxe-"],
		rest: "[A-Za-z0-9-]{24,200}",
		source: "https://docs.slack.dev/authentication/tokens/",
	},
	{
		what: "a Slack application token",
		starts: ["xapp-"],
		rest: "\\d-[A-Z0-9]{8,12}-\\d{10,14}-[0-9a-f]{64}",
		source: "https://docs.slack.dev/authentication/tokens/",
	},
	{
		what: "the address of a Slack webhook",
		starts: ["hooks.slack.com/services/"],
		rest: "T[A-Z0-9]{7,12}/B[A-Z0-9]{7,12}/[A-Za-z0-9]{22,26}",
		source: "https://docs.slack.dev/messaging/sending-messages-using-incoming-webhooks/",
	},
	{
		what: "the address of a Discord webhook",
		starts: ["discord.com/api/webhooks/", "discordapp.com/api/webhooks/"],
		rest: "\\d{17,20}/[\\w-]{60,72}",
		source: "https://discord.com/developers/docs/resources/webhook",
	},
	{
		what: "a Telegram bot token",
		starts: [":AA"],
		rest: "[\\w-]{33}",
		source: "https://core.telegram.org/bots/api#authorizing-your-bot",
		head: "\\d{8,10}",
	},
	{
		what: "a SendGrid API key",
		starts: ["SG."],
		rest: "[\\w-]{22}\\.[\\w-]{43}",
		source: "https://www.twilio.com/docs/sendgrid/ui/account-and-settings/api-keys",
	},
	{
		what: "a Mailgun API key",
		starts: ["key-"],
		rest: "[0-9a-f]{32}",
		source: "https://documentation.mailgun.com/docs/mailgun/api-reference/mg-auth",
	},
	{
		what: "a Resend API key",
		starts: ["re_"],
		rest: "[A-Za-z0-9]{8}_[A-Za-z0-9]{20,26}",
		source: "https://resend.com/docs/dashboard/api-keys/introduction",
	},
	{
		what: "a Brevo API key",
		starts: ["xkeysib-", "xsmtpsib-"],
		rest: "[0-9a-f]{64}-[A-Za-z0-9]{16}",
		source: "https://developers.brevo.com/docs/getting-started",
	},
	{
		what: "a Shopify token",
		starts: ["shpat_", "shpca_", "shppa_", "shpss_"],
		rest: "[0-9a-fA-F]{32}",
		source: "https://shopify.dev/docs/apps/build/authentication-authorization/access-tokens",
	},
	{
		what: "a Square secret",
		starts: ["sq0csp-", "sq0atp-"],
		rest: "[\\w-]{22,43}",
		source: "https://developer.squareup.com/docs/build-basics/access-tokens",
	},
	{
		what: "a Flutterwave secret key",
		starts: ["FLWSECK-", "FLWSECK_TEST-"],
		rest: "[0-9a-fA-F]{12,40}(?:-X)?",
		source: "https://developer.flutterwave.com/docs/authentication",
	},
	{
		what: "a Notion token",
		starts: ["ntn_"],
		rest: "[A-Za-z0-9]{40,50}",
		source: "https://developers.notion.com/docs/authorization",
	},
	{
		what: "a Notion token",
		starts: ["secret_"],
		rest: "[A-Za-z0-9]{43}",
		source: "https://developers.notion.com/docs/authorization",
	},
	{
		what: "a Linear API key",
		starts: ["lin_api_", "lin_oauth_"],
		rest: "[A-Za-z0-9]{32,64}",
		source: "https://linear.app/developers/graphql",
	},
	{
		what: "a Figma token",
		starts: ["figd_"],
		rest: "[\\w-]{38,48}",
		source: "https://developers.figma.com/docs/rest-api/authentication/",
	},
	{
		what: "a Postman API key",
		starts: ["PMAK-"],
		rest: "[0-9a-f]{24}-[0-9a-f]{34}",
		source: "https://learning.postman.com/docs/developer/postman-api/authentication/",
	},
	{
		what: "an Atlassian API token",
		starts: ["ATATT3xFfGF0", "ATCTT3xFfGF0"],
		rest: "[\\w=-]{100,220}",
		source: "https://support.atlassian.com/atlassian-account/docs/manage-api-tokens-for-your-atlassian-account/",
	},
	{
		what: "a Contentful token",
		starts: ["CFPAT-"],
		rest: "[\\w-]{43}",
		source: "https://www.contentful.com/developers/docs/references/authentication/",
	},
];
