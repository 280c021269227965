import { posix } from "node:path";
import type { Source } from "../../source/source.ts";

/** Requirement files that pip is usually given; others are found through their `-r` lines. */
const REQUIREMENTS = /^(requirements\/[^/]+|[^/]*require[^/]*)\.(txt|in)$/;

/** Files of other tools that declare dependencies. */
const DECLARATIONS = /^(pyproject\.toml|setup\.py|setup\.cfg|Pipfile|environment\.ya?ml)$/;

/** Import names of distributions that are installed as dependencies of others, or under another name than their own. */
const WELL_KNOWN = new Set(
	(
		"PIL Crypto OpenSSL absl accelerate aiofiles aiohttp aiomysql aioredis aiosmtplib aiosqlite airflow alembic altair annotated_types anthropic anyio " +
		"apscheduler argon2 ariadne arq asgi_correlation_id asgiref async_timeout asyncpg attr attrs authlib authx azure a2wsgi babel bcrypt beanie bentoml " +
		"blacksheep bleach blinker bokeh boto3 botocore bottle brotli bs4 cachetools celery certifi cffi chainlit chardet charset_normalizer chromadb click " +
		"cloudinary cohere colorama colorlog crewai cryptography cv2 dash databases dateutil datasets deepgram diffusers discord django dns docker dotenv " +
		"duckdb ecdsa elasticsearch email_validator engineio exa_py faiss faker falcon fastapi fastapi_cache fastapi_limiter fastapi_mail fastapi_pagination " +
		"fastapi_users fastapi_utils fastmcp feedparser filelock firebase_admin flask fsspec gevent git github google gradio gradio_client graphene greenlet " +
		"groq grpc gunicorn h11 h2 httptools httpcore httpx huggingface_hub humps hypercorn idna inflection instructor itsdangerous jinja2 joblib jose " +
		"jsonschema jwt kafka keras kombu langchain langchain_community langchain_core langchain_openai langgraph langsmith limits litellm litestar llama_cpp " +
		"llama_index loguru lxml mangum markdown markupsafe marshmallow matplotlib mcp minio mistralai mongoengine motor msgpack multidict multipart mutagen " +
		"mypy mysql neo4j networkx newrelic nicegui nltk numba numpy oauthlib odmantic ollama onnxruntime openai openpyxl opentelemetry orjson packaging " +
		"pandas paramiko passlib peewee peft phonenumbers pika pinecone piccolo playwright plotly polars prisma prometheus_client " +
		"prometheus_fastapi_instrumentator psutil psycopg psycopg2 pyarrow pyasn1 pycparser pydantic pydantic_core pydantic_settings pydub pygments pymongo " +
		"pymysql pyotp pypdf pyparsing pyrogram pytesseract pytest python_multipart pythonjsonlogger pytz qdrant_client qrcode quart ray redis regex " +
		"replicate reportlab requests requests_oauthlib resend rich robyn rq rsa sanic scipy seaborn selenium sendgrid sentence_transformers sentry_sdk " +
		"serpapi shapely simplejson six sklearn slack_sdk slowapi snowflake socketio soundfile spacy sqladmin sqlalchemy sqlmodel sqlparse starlette " +
		"starlette_context statsmodels strawberry streamlit stripe structlog supabase svix sympy tavily telegram tenacity tensorflow termcolor tiktoken " +
		"tokenizers toml tomli torch torchaudio torchvision tortoise tqdm transformers trio twilio typer typing_extensions tzdata tzlocal ujson unidecode " +
		"unstructured urllib3 uvicorn uvloop vertexai watchfiles weaviate webdriver_manager websocket websockets werkzeug whisper wsproto wtforms xgboost " +
		"xmltodict yaml yarl yfinance yt_dlp zmq"
	).split(" "),
);

/**
 * What programs call their own modules. An import of such a name that neither the tree nor a requirement explains is a
 * module of the project that is not where it is looked for.
 */
const OWN_NAMES = new Set(
	(
		"api app application apps auth backend common conf config configs configuration constants controllers core crud database db dependencies deps " +
		"endpoints exceptions handlers helper helpers lib main middleware middlewares model models my_app myapp mymodule orm project repositories repository " +
		"router routers routes schema schemas security server service services session setting settings shared source src task tasks todo todos user users " +
		"util utils v1 views"
	).split(" "),
);

/** What is known about distributions that are installed beside the project. */
export interface Installed {
	/** Whether the requirements or common knowledge explain a top-level name. */
	isExplained(name: string): boolean;
	/** Whether it is a name that only the project itself would give. */
	isOwn(name: string): boolean;
}

/** Reads, at the first question, which words the files that declare dependencies hold: no syntax, only words. */
export function installedBeside(source: Source): Installed {
	let memo: { readonly required: ReadonlySet<string>; readonly declared: ReadonlySet<string> } | undefined;
	const words = () => {
		memo ??= { required: requiredWords(source), declared: declaredWords(source) };
		return memo;
	};
	return {
		isExplained: (name) => WELL_KNOWN.has(name) || isWord(name, words().required) || isWord(name, words().declared),
		isOwn: (name) => OWN_NAMES.has(name) && !isWord(name, words().required),
	};
}

function isWord(name: string, words: ReadonlySet<string>): boolean {
	const plain = normalise(name);
	return words.has(plain) || words.has(`python-${plain}`) || words.has(`py${plain}`);
}

function requiredWords(source: Source): Set<string> {
	const words = new Set<string>();
	const files = [...source.entries.keys()].filter((path) => REQUIREMENTS.test(path));
	// Files that are referred to join the end of the list while it is walked.
	for (let index = 0; index < files.length; index++) {
		const file = files[index] ?? "";
		for (const line of textOf(source, file).split(/\r?\n|\r/)) {
			const reference = /^\s*(?:-r|--requirement)[ =]?\s*(\S+)/.exec(line)?.[1];
			if (reference !== undefined) {
				const path = posix.join(posix.dirname(file), reference);
				if (!files.includes(path)) files.push(path);
			} else addWords(line.replace(/(^|\s)#.*/, ""), words);
		}
	}
	return words;
}

function declaredWords(source: Source): Set<string> {
	const words = new Set<string>();
	for (const path of source.entries.keys()) if (DECLARATIONS.test(path)) addWords(textOf(source, path), words);
	return words;
}

function textOf(source: Source, path: string): string {
	const content = source.read(path);
	return content instanceof Uint8Array ? new TextDecoder().decode(content) : "";
}

function addWords(text: string, words: Set<string>): void {
	for (const [word] of text.matchAll(/[A-Za-z0-9][A-Za-z0-9._-]*/g)) words.add(normalise(word));
}

/** PEP 503. */
function normalise(name: string): string {
	return name.toLowerCase().replace(/[-_.]+/g, "-");
}
