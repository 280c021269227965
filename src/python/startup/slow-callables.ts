/** What makes a call slow. */
export type Slowness =
	/** A model comes over the network, unless the argument that names it is a folder of the Space. */
	| "model"
	/** Other files come over the network: data sets, word lists. */
	| "files"
	| "migration"
	/** Another server is asked. */
	| "network"
	/** It sleeps for as long as its first argument says. */
	| "sleep"
	/** Packages are installed; only commands do that. */
	| "packages";

/** A callable of a library that takes long. */
export interface SlowCallable {
	readonly slowness: Slowness;
	/** Where the name of what is loaded stands: its position and the keywords under which it is known. */
	readonly source?: { readonly position: number; readonly keywords: readonly string[] };
}

type Row = readonly [callable: SlowCallable, names: readonly string[]];

const named = (position: number, ...keywords: readonly string[]): SlowCallable => ({
	slowness: "model",
	source: { position, keywords },
});

const of = (owner: string, ...methods: readonly string[]) => methods.map((method) => `${owner}.${method}`);
const owners = (list: readonly string[], ...methods: readonly string[]) =>
	list.flatMap((owner) => of(owner, ...methods));

const VERBS: readonly string[] = ["get", "post", "put", "patch", "delete", "head", "options", "request"];

/** Names that the libraries' own documentation uses; `()` stands for the result of a call. */
const ROWS: readonly Row[] = [
	[
		named(0, "model_name_or_path", "model_name", "modules"),
		[...of("sentence_transformers", "SentenceTransformer", "CrossEncoder", "SparseEncoder")],
	],
	[named(1, "model"), ["transformers.pipeline", "transformers.pipelines.pipeline"]],
	[
		named(0, "repo_id"),
		owners(["huggingface_hub", "huggingface_hub.HfApi()"], "snapshot_download", "hf_hub_download", "hf_hub_url"),
	],
	[named(0, "model_name", "model_name_or_path"), of("langchain_huggingface", "HuggingFaceEmbeddings")],
	[
		named(-1, "model_name"),
		owners(
			["langchain_community.embeddings", "langchain.embeddings"],
			"HuggingFaceEmbeddings",
			"HuggingFaceBgeEmbeddings",
		),
	],
	[named(-1, "model_name"), ["llama_index.embeddings.huggingface.HuggingFaceEmbedding"]],
	[named(0, "name"), ["whisper.load_model", "clip.load"]],
	[named(0, "model_size_or_path"), ["faster_whisper.WhisperModel"]],
	[named(0, "whisper_arch"), ["whisperx.load_model"]],
	[named(0, "model"), ["keybert.KeyBERT", "ultralytics.YOLO", "flair.models.SequenceTagger.load"]],
	[named(0, "model_name"), ["TTS.api.TTS", "fastembed.TextEmbedding", "fastembed.SparseTextEmbedding"]],
	[named(0, "name"), ["gensim.downloader.load"]],
	[named(0, "handle"), ["tensorflow_hub.load", "tensorflow_hub.KerasLayer"]],
	[named(0, "model"), ["torch.hub.load"]],
	[{ slowness: "model" }, ["easyocr.Reader", "paddleocr.PaddleOCR", "torch.hub.load_state_dict_from_url"]],
	[{ slowness: "model" }, ["spacy.cli.download", "stanza.download", "kagglehub.model_download"]],
	[named(0, "path"), ["datasets.load_dataset"]],
	[
		{ slowness: "files" },
		[
			...["nltk.download", "nltk.downloader.download", "torch.hub.download_url_to_file", "keras.utils.get_file"],
			...["tensorflow.keras.utils.get_file", "kagglehub.dataset_download", "gdown.download", "gdown.download_folder"],
			...["wget.download", "urllib.request.urlretrieve", "git.Repo.clone_from", "pooch.retrieve"],
		],
	],
	[
		{ slowness: "files" },
		of(
			"sklearn.datasets",
			...["fetch_20newsgroups", "fetch_california_housing", "fetch_openml", "fetch_covtype", "fetch_lfw_people"],
		),
	],
	[
		{ slowness: "files" },
		owners(
			["boto3.client()", "boto3.resource().Bucket()", "boto3.Session().client()", "boto3.session.Session().client()"],
			"download_file",
			"download_fileobj",
		),
	],
	[
		{ slowness: "files" },
		of(
			"google.cloud.storage.Client()",
			...["bucket().blob()", "get_bucket().blob()"].flatMap((blob) =>
				of(blob, "download_to_filename", "download_as_bytes", "download_as_text"),
			),
		),
	],
	[{ slowness: "migration" }, ["alembic.command.upgrade", "alembic.config.main", "flask_migrate.upgrade"]],
	[{ slowness: "migration" }, of("aerich.Command()", "upgrade")],
	[
		{ slowness: "network" },
		[
			...owners(
				["requests", "requests.api", "requests.Session()", "requests.session()", "requests.sessions.Session()"],
				...VERBS,
			),
			...owners(["httpx", "httpx.Client()", "httpx.AsyncClient()"], ...VERBS, "stream"),
			...owners(["aiohttp.ClientSession()"], ...VERBS),
			...["aiohttp.request", "urllib.request.urlopen", "urllib3.request", "urllib3.PoolManager().request"],
			...owners(["boto3.client()", "boto3.Session().client()"], "get_object", "list_objects_v2", "head_object"),
			...["huggingface_hub.login", "huggingface_hub.whoami", "huggingface_hub.list_models"],
		],
	],
	[
		{ slowness: "network" },
		owners(
			["openai.OpenAI()", "openai.AsyncOpenAI()"],
			...["chat.completions.create", "responses.create", "embeddings.create", "models.list"],
		),
	],
	[{ slowness: "sleep" }, ["time.sleep", "asyncio.sleep", "anyio.sleep"]],
];

/** By dotted name. */
const CALLABLES: ReadonlyMap<string, SlowCallable> = new Map(
	ROWS.flatMap(([callable, names]) => names.map((name): [string, SlowCallable] => [name, callable])),
);

/** `from_pretrained` is how every library loads from the Hub (huggingface_hub, `ModelHubMixin`). */
const FROM_HUB: SlowCallable = named(0, "pretrained_model_name_or_path", "repo_id", "pretrained_model_link");

/** Methods that give back the object itself: `with requests.Session() as session`. */
const SELF_RETURNING = /\.(__enter__|__aenter__)\(\)/g;

/** What is known of a callable by its dotted name; `undefined` for what does not take long. */
export function slowCallable(name: string): SlowCallable | undefined {
	const plain = name.replaceAll(SELF_RETURNING, "");
	return plain.endsWith(".from_pretrained") ? FROM_HUB : CALLABLES.get(plain);
}

/** Beginnings of the names: what a library has by one of them may lead to a slow call. */
const BEGINNINGS: ReadonlySet<string> = new Set(
	[...CALLABLES.keys()].flatMap((name) =>
		[...name.matchAll(/\.|$/g)].map(({ index }) => name.slice(0, index)).filter((start) => start.includes(".")),
	),
);

/** Whether what a library has by this name is slow to call, or leads to something that is: `requests.Session()`. */
export function leadsToSlow(name: string): boolean {
	return name.endsWith(".from_pretrained") || BEGINNINGS.has(name.replaceAll(SELF_RETURNING, ""));
}

/** Modules of Python itself that are everywhere; of these the function is the word. */
const ORDINARY: ReadonlySet<string> = new Set(["time", "asyncio", "anyio", "git"]);

const WORDS: readonly string[] = [
	...new Set(
		[...CALLABLES.keys()].map((name) => {
			const [top = name] = name.split(".", 1);
			return ORDINARY.has(top) ? name.slice(name.lastIndexOf(".") + 1).replaceAll("()", "") : top;
		}),
	),
	"from_pretrained",
];

/** Words of which a file that makes a slow call, or the object for it, holds at least one; none is a part of another. */
export const SLOW_WORDS: readonly string[] = WORDS.filter(
	(word) => !WORDS.some((other) => other !== word && word.includes(other)),
);
