// Variables that nobody of the project reads: libraries do, or the Space sets them.

/** A client of a service that asks for variables when it is made, if it is not given what they hold. */
export interface Client {
	/** Variables, and the arguments that stand for them; it needs the first, the others only change what it does. */
	readonly variables: readonly { readonly name: string; readonly argument: string; readonly position?: number }[];
	/** Whether it raises an exception at once where the first is neither given nor set. */
	readonly isStrict: boolean;
}

const OPENAI: Client = {
	variables: [{ name: "OPENAI_API_KEY", argument: "api_key" }],
	isStrict: true,
};
const AZURE: Client = { variables: [{ name: "AZURE_OPENAI_API_KEY", argument: "api_key" }], isStrict: false };

/** A client of which only the key is known. */
function keyed(name: string, ...rest: [isStrict?: "strict"]): Client {
	return { variables: [{ name, argument: "api_key" }], isStrict: rest[0] === "strict" };
}

/** By the dotted names of their classes; from the reference of each library. */
export const CLIENTS: ReadonlyMap<string, Client> = new Map<string, Client>([
	["openai.OpenAI", OPENAI],
	["openai.AsyncOpenAI", OPENAI],
	["openai.AzureOpenAI", AZURE],
	["openai.AsyncAzureOpenAI", AZURE],
	["langchain_openai.ChatOpenAI", OPENAI],
	["langchain_openai.OpenAIEmbeddings", OPENAI],
	["anthropic.Anthropic", keyed("ANTHROPIC_API_KEY")],
	["anthropic.AsyncAnthropic", keyed("ANTHROPIC_API_KEY")],
	["groq.Groq", keyed("GROQ_API_KEY", "strict")],
	["groq.AsyncGroq", keyed("GROQ_API_KEY", "strict")],
	["langchain_groq.ChatGroq", keyed("GROQ_API_KEY")],
	["langchain_anthropic.ChatAnthropic", keyed("ANTHROPIC_API_KEY")],
	["mistralai.Mistral", keyed("MISTRAL_API_KEY")],
	["cohere.Client", keyed("CO_API_KEY")],
	["cohere.ClientV2", keyed("CO_API_KEY")],
	["together.Together", keyed("TOGETHER_API_KEY")],
	["google.genai.Client", keyed("GEMINI_API_KEY")],
	["tavily.TavilyClient", keyed("TAVILY_API_KEY")],
	["pinecone.Pinecone", keyed("PINECONE_API_KEY")],
	["huggingface_hub.InferenceClient", { variables: [{ name: "HF_TOKEN", argument: "token" }], isStrict: false }],
	["huggingface_hub.HfApi", { variables: [{ name: "HF_TOKEN", argument: "token" }], isStrict: false }],
	["huggingface_hub.login", { variables: [{ name: "HF_TOKEN", argument: "token", position: 0 }], isStrict: false }],
	["boto3.client", aws()],
	["boto3.resource", aws()],
	["boto3.Session", aws()],
]);

function aws(): Client {
	return {
		variables: [
			{ name: "AWS_ACCESS_KEY_ID", argument: "aws_access_key_id" },
			{ name: "AWS_SECRET_ACCESS_KEY", argument: "aws_secret_access_key" },
		],
		isStrict: false,
	};
}

/** Words of which every file holds one that makes such a client. */
export const CLIENT_WORDS: readonly string[] = [
	...new Set([...CLIENTS.keys()].map((path) => path.split(".", 1)[0] ?? "")),
].filter((word) => word !== "google");

/** What the Space sets by itself: https://huggingface.co/docs/hub/spaces-overview#helper-environment-variables. */
const OF_THE_SPACE =
	/^(SPACE_\w+|SYSTEM|CPU_CORES|MEMORY|ACCELERATOR|HF_HOME|HOME|PATH|PWD|USER|HOSTNAME|TZ|LANG|LC_ALL)$/;

/** What servers and libraries read by themselves. */
const OF_LIBRARIES: RegExp[] = [
	/^(PORT|HOST|WEB_CONCURRENCY|FORWARDED_ALLOW_IPS|UVICORN_\w+|GUNICORN_\w+)$/,
	/^(PYTHON\w*|PIP_\w+|UV_\w+|VIRTUAL_ENV|SSL_CERT_FILE|REQUESTS_CA_BUNDLE|(HTTPS?|NO|ALL)_PROXY)$/i,
	/^(OTEL_\w+|SENTRY_\w+|LOGFIRE_\w+|DD_\w+|LANGCHAIN_\w+|LANGSMITH_\w+|LANGFUSE_\w+|WANDB_\w+)$/,
	/^(HF_\w+|HUGGING_?FACE\w+|TRANSFORMERS_\w+|TOKENIZERS_\w+|GRADIO_\w+|SENTENCE_TRANSFORMERS_HOME|TORCH_HOME)$/,
	/^(CUDA_\w+|NVIDIA_\w+|OMP_NUM_THREADS|MKL_NUM_THREADS|XDG_\w+|MPLCONFIGDIR|NLTK_DATA|TMPDIR)$/,
	/^(AWS_\w+|AZURE_OPENAI_\w+|GOOGLE_APPLICATION_CREDENTIALS|GOOGLE_CLOUD_PROJECT|GOOGLE_API_KEY|GEMINI_API_KEY)$/,
	/^(OPENAI_(API_KEY|BASE_URL|ORG_ID|ORGANIZATION|PROJECT_ID)|PG(HOST|PORT|USER|PASSWORD|DATABASE|SSLMODE))$/,
];

/** Whether the Space sets a variable of this name by itself. */
export function isSetBySpace(name: string): boolean {
	return OF_THE_SPACE.test(name);
}

/** Whether servers or libraries read a variable of this name by themselves. */
export function isReadByLibraries(name: string): boolean {
	const isClients = [...CLIENTS.values()].some(({ variables }) => variables.some((one) => one.name === name));
	return isClients || OF_LIBRARIES.some((pattern) => pattern.test(name));
}
