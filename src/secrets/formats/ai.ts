import type { Format } from "./format.ts";

/** Keys of those who serve models. */
export const AI_FORMATS: readonly Format[] = [
	{
		what: "an Anthropic API key",
		starts: ["sk-ant-"],
		rest: "(?:api|admin|oat)\\d\\d-[\\w-]{80,120}",
		source: "https://docs.anthropic.com/en/api/getting-started",
	},
	{
		what: "an OpenRouter API key",
		starts: ["sk-or-v1-"],
		rest: "[0-9a-f]{64}",
		source: "https://openrouter.ai/docs/api-reference/authentication",
	},
	{
		what: "an OpenAI API key",
		starts: ["sk-proj-", "sk-svcacct-", "sk-admin-", "sk-None-"],
		rest: "[\\w-]{32,200}",
		source: "https://platform.openai.com/docs/api-reference/authentication",
	},
	{
		what: "an API key in the form of OpenAI's",
		starts: ["sk-"],
		rest: "[A-Za-z0-9]{20,64}",
		source: "https://platform.openai.com/docs/api-reference/authentication",
	},
	{
		what: "a Hugging Face access token",
		starts: ["hf_"],
		rest: "[A-Za-z]{34}",
		source: "https://huggingface.co/docs/hub/security-tokens",
	},
	{
		what: "a Hugging Face organisation token",
		starts: ["api_org_"],
		rest: "[A-Za-z]{34}",
		source: "https://huggingface.co/docs/hub/security-tokens",
	},
	{
		what: "a Groq API key",
		starts: ["gsk_"],
		rest: "[A-Za-z0-9]{40,60}",
		source: "https://console.groq.com/docs/quickstart",
	},
	{
		what: "a Google API key",
		starts: ["AIza"],
		rest: "[\\w-]{35}",
		source: "https://cloud.google.com/docs/authentication/api-keys",
	},
	{
		what: "a Replicate API token",
		starts: ["r8_"],
		rest: "[A-Za-z0-9]{37}",
		source: "https://replicate.com/docs/topics/security/api-tokens",
	},
	{
		what: "a Perplexity API key",
		starts: ["pplx-"],
		rest: "[A-Za-z0-9]{40,60}",
		source: "https://docs.perplexity.ai/getting-started/quickstart",
	},
	{
		what: "an xAI API key",
		starts: ["xai-"],
		rest: "[A-Za-z0-9]{60,90}",
		source: "https://docs.x.ai/docs/tutorial",
	},
	{
		what: "a LangSmith API key",
		starts: ["lsv2_pt_", "lsv2_sk_"],
		rest: "[0-9a-f]{32}_[0-9a-f]{10}",
		source:
			"https://docs.smith.langchain.com/administration/how_to_guides/organization_management/create_account_api_key",
	},
	{
		what: "a Tavily API key",
		starts: ["tvly-"],
		rest: "(?:dev-|prod-)?[A-Za-z0-9]{28,40}",
		source: "https://docs.tavily.com/documentation/api-reference/introduction",
	},
	{
		what: "a Pinecone API key",
		starts: ["pcsk_"],
		rest: "[A-Za-z0-9]{4,8}_[A-Za-z0-9]{40,70}",
		source: "https://docs.pinecone.io/guides/projects/manage-api-keys",
	},
	{
		what: "a Jina API key",
		starts: ["jina_"],
		rest: "[0-9a-f]{32}[\\w-]{28}",
		source: "https://jina.ai/api-dashboard/",
	},
	{
		what: "an NVIDIA API key",
		starts: ["nvapi-"],
		rest: "[\\w-]{60,70}",
		source: "https://docs.api.nvidia.com/nim/docs/api-quickstart",
	},
	{
		what: "a Cerebras API key",
		starts: ["csk-"],
		rest: "[a-z0-9]{40,60}",
		source: "https://inference-docs.cerebras.ai/quickstart",
	},
	{
		what: "a Together AI API key",
		starts: ["tgp_v1_"],
		rest: "[\\w-]{40,50}",
		source: "https://docs.together.ai/docs/quickstart",
	},
	{
		what: "an E2B API key",
		starts: ["e2b_"],
		rest: "[0-9a-f]{40}",
		source: "https://e2b.dev/docs/api-key",
	},
	{
		what: "a Firecrawl API key",
		starts: ["fc-"],
		rest: "[0-9a-f]{32}",
		source: "https://docs.firecrawl.dev/api-reference/introduction",
	},
	{
		what: "an ElevenLabs API key",
		starts: ["sk_"],
		rest: "[0-9a-f]{48}",
		source: "https://elevenlabs.io/docs/api-reference/authentication",
	},
	{
		what: "a Llama Cloud API key",
		starts: ["llx-"],
		rest: "[A-Za-z0-9]{40,60}",
		source: "https://docs.cloud.llamaindex.ai/api_key",
	},
];
