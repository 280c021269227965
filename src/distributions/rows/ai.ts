/** Language models: clients, chains, vector stores, hubs. */
export const AI = `
openai < anyio distro httpx jiter pydantic sniffio tqdm typing-extensions
openai[datalib] < numpy pandas pandas-stubs
openai[voice-helpers] < numpy sounddevice
openai[realtime] < websockets
openai[aiohttp] < aiohttp httpx-aiohttp
openai@..1 < aiohttp requests
jiter
openai-agents: agents < griffe mcp openai pydantic requests types-requests typing-extensions
openai-whisper: whisper < more-itertools numba numpy tiktoken torch tqdm triton
faster-whisper < av ctranslate2 huggingface-hub onnxruntime tokenizers tqdm
whisperx < ctranslate2 faster-whisper nltk numpy pandas pyannote-audio torch torchaudio transformers
anthropic < anyio distro docstring-parser httpx jiter pydantic sniffio typing-extensions
anthropic[bedrock] < boto3 botocore
anthropic[vertex] < google-auth[requests]
anthropic[aiohttp] < aiohttp httpx-aiohttp
anthropic@..0.39 < tokenizers
groq < anyio distro httpx pydantic sniffio typing-extensions
cohere < fastavro httpx httpx-sse pydantic pydantic-core requests tokenizers types-requests typing-extensions
mistralai < eval-type-backport httpx pydantic python-dateutil typing-inspection invoke pyyaml
together < aiohttp click eval-type-backport filelock numpy pillow pydantic requests rich tabulate tqdm typer httpx anyio distro sniffio typing-extensions
replicate < httpx packaging pydantic typing-extensions
ollama < httpx pydantic
fireworks-ai: fireworks < httpx httpx-sse httpx-ws pydantic pillow openai protobuf grpclib
cerebras-cloud-sdk: cerebras.cloud.sdk < anyio distro httpx pydantic sniffio typing-extensions
ai21 < ai21-tokenizer httpx pydantic tenacity typing-extensions
aleph-alpha-client: aleph_alpha_client < aiodns aiohttp aiohttp-retry numpy packaging pillow pydantic python-liquid requests tokenizers tqdm typing-extensions urllib3
voyageai < aiohttp aiolimiter langchain-text-splitters numpy pillow pydantic requests tenacity tokenizers
zhipuai < cachetools httpx pydantic pydantic-core pyjwt
dashscope < aiohttp certifi cryptography requests websocket-client
google-generativeai: google.generativeai < google-ai-generativelanguage google-api-core google-api-python-client google-auth protobuf pydantic tqdm typing-extensions
google-ai-generativelanguage: google.ai.generativelanguage google.ai.generativelanguage_v1 google.ai.generativelanguage_v1beta < google-api-core[grpc] google-auth grpcio proto-plus protobuf
google-genai: google.genai < anyio distro google-auth[requests] httpx pydantic requests sniffio tenacity typing-extensions websockets
google-genai[aiohttp] < aiohttp
google-adk: google.adk < fastapi google-genai google-cloud-aiplatform google-cloud-storage httpx mcp opentelemetry-api opentelemetry-sdk pydantic python-dateutil python-dotenv pyyaml requests sqlalchemy starlette tenacity typing-extensions tzlocal uvicorn watchdog websockets click anyio authlib graphviz google-api-python-client google-cloud-secret-manager google-cloud-speech
vertexai: < google-cloud-aiplatform
litellm < aiohttp click fastuuid httpx importlib-metadata jinja2 jsonschema openai pydantic python-dotenv tiktoken tokenizers
litellm[proxy] < apscheduler backoff boto3 cryptography fastapi fastapi-sso gunicorn mcp orjson pyjwt pynacl python-multipart pyyaml rich rq uvicorn uvloop websockets
instructor < aiohttp docstring-parser jinja2 jiter openai pydantic pydantic-core rich tenacity typer requests diskcache
instructor[anthropic] < anthropic xmltodict
instructor[groq] < groq
tiktoken < regex requests
tokenizers < huggingface-hub
sentencepiece
safetensors
safetensors[torch] < numpy torch packaging
huggingface-hub < filelock fsspec hf-xet httpx packaging pyyaml shellingham tqdm typer typer-slim typing-extensions
huggingface-hub@..1 < requests
huggingface-hub[oauth] < authlib fastapi httpx itsdangerous
huggingface-hub[hf-xet] < hf-xet
huggingface-hub[mcp] < mcp
huggingface-hub[gradio] < gradio requests
huggingface-hub[fastai] < toml fastai fastcore
huggingface-hub[inference] < aiohttp
huggingface-hub[cli] < inquirerpy
huggingface-hub[hf-transfer] < hf-transfer
huggingface-hub[torch] < safetensors[torch] torch
hf-transfer
hf-xet
transformers < filelock huggingface-hub numpy packaging pyyaml regex requests safetensors tokenizers tqdm typer-slim
transformers[torch] < accelerate torch
transformers[sentencepiece] < protobuf sentencepiece
transformers[vision] < pillow torchvision
transformers[video] < av
transformers[tokenizers] < tokenizers
transformers[audio] < librosa phonemizer kenlm pyctcdecode
transformers[tf] < tensorflow keras-nlp onnxconverter-common tensorflow-text tf2onnx
transformers[onnxruntime] < onnxruntime onnxruntime-tools
transformers[serving] < fastapi openai pydantic starlette uvicorn torch accelerate
transformers[agents] < accelerate datasets diffusers opencv-python pillow sentencepiece torch
sentence-transformers < huggingface-hub numpy scikit-learn scipy torch tqdm transformers typing-extensions
sentence-transformers[onnx] < optimum optimum-onnx
sentence-transformers[onnx-gpu] < optimum optimum-onnx
sentence-transformers[openvino] < optimum-intel
sentence-transformers[image] < transformers[vision]
sentence-transformers[audio] < transformers[audio]
sentence-transformers[video] < transformers[video]
sentence-transformers[train] < accelerate datasets
sentence-transformers@..3 < nltk sentencepiece torchvision
sentence-transformers@..5.5 < pillow
spacy-transformers < numpy spacy spacy-alignments srsly torch transformers
datasets < aiohttp dill filelock fsspec httpx huggingface-hub multiprocess numpy packaging pandas pyarrow pyyaml requests tqdm xxhash
datasets[audio] < soundfile librosa torch torchcodec
datasets[vision] < pillow
evaluate < datasets dill fsspec huggingface-hub multiprocess numpy packaging pandas requests tqdm xxhash
accelerate < huggingface-hub numpy packaging psutil pyyaml safetensors torch
peft < accelerate huggingface-hub numpy packaging psutil pyyaml safetensors torch tqdm transformers
trl < accelerate datasets transformers
diffusers < filelock httpx huggingface-hub importlib-metadata numpy pillow regex requests safetensors
diffusers[torch] < accelerate torch
optimum < huggingface-hub numpy packaging torch transformers
optimum[onnxruntime] < onnx onnxruntime datasets protobuf
bitsandbytes < numpy packaging torch
auto-gptq: auto_gptq < accelerate datasets gekko numpy peft rouge safetensors sentencepiece torch tqdm transformers
autoawq: awq < accelerate datasets tokenizers torch transformers triton typing-extensions zstandard
vllm < aiohttp blake3 cachetools cloudpickle compressed-tensors depyf diskcache einops fastapi[standard] filelock gguf lark lm-format-enforcer mistral-common msgspec numba numpy openai opencv-python-headless outlines partial-json-parser pillow prometheus-client prometheus-fastapi-instrumentator protobuf psutil py-cpuinfo pybase64 pydantic python-json-logger pyyaml pyzmq ray regex requests scipy sentencepiece setuptools six tiktoken tokenizers torch torchaudio torchvision tqdm transformers typing-extensions watchfiles xformers xgrammar
llama-cpp-python: llama_cpp < diskcache jinja2 numpy typing-extensions
llama-cpp-python[server] < fastapi pydantic-settings pyyaml sse-starlette starlette-context uvicorn
gpt4all < requests tqdm
ctransformers < huggingface-hub py-cpuinfo
gguf < numpy pyyaml tqdm
xformers < numpy torch
fastembed < huggingface-hub loguru mmh3 numpy onnxruntime pillow py-rust-stemmers requests tokenizers tqdm
flagembedding: FlagEmbedding < accelerate datasets ir-datasets peft protobuf sentence-transformers sentencepiece torch transformers
rank-bm25 < numpy
bm25s < numpy scipy
flashrank < numpy onnxruntime requests tokenizers tqdm
keybert < numpy rich scikit-learn sentence-transformers
bertopic < hdbscan numpy pandas plotly scikit-learn sentence-transformers tqdm umap-learn llvmlite
elevenlabs < httpx pydantic pydantic-core requests typing-extensions websockets
deepgram-sdk: deepgram < aenum aiofiles aiohttp dataclasses-json deprecation httpx pydantic pydantic-core typing-extensions websockets
assemblyai < httpx pydantic pydantic-settings typing-extensions websockets
langchain < langchain-core langgraph langsmith pydantic pyyaml requests sqlalchemy langchain-text-splitters async-timeout
langchain[openai] < langchain-openai
langchain[anthropic] < langchain-anthropic
langchain[google-genai] < langchain-google-genai
langchain[groq] < langchain-groq
langchain[community] < langchain-community
langchain[ollama] < langchain-ollama
langchain[huggingface] < langchain-huggingface
langchain[fireworks] < langchain-fireworks
langchain[together] < langchain-together
langchain[mistralai] < langchain-mistralai
langchain[deepseek] < langchain-deepseek
langchain[perplexity] < langchain-perplexity
langchain[aws] < langchain-aws
langchain[cohere] < langchain-cohere
langchain[google-vertexai] < langchain-google-vertexai
langchain[xai] < langchain-xai
langchain@..0.3 < aiohttp numpy tenacity
langchain@..0.2 < dataclasses-json jsonpatch langchain-community
langchain-classic < langchain-core langchain-text-splitters langsmith pydantic pyyaml requests sqlalchemy async-timeout
langchain-core < jsonpatch langsmith packaging pydantic pyyaml tenacity typing-extensions uuid-utils
langchain-community < aiohttp dataclasses-json httpx-sse langchain langchain-classic langchain-core langsmith numpy pydantic-settings pyyaml requests sqlalchemy tenacity
langchain-text-splitters < langchain-core
langchain-openai < langchain-core openai tiktoken
langchain-anthropic < anthropic langchain-core pydantic
langchain-google-genai < filetype google-ai-generativelanguage google-genai langchain-core pydantic
langchain-google-vertexai < google-cloud-aiplatform google-cloud-storage httpx httpx-sse langchain-core pydantic validators bottleneck numexpr pyarrow
langchain-groq < groq langchain-core
langchain-mistralai < httpx httpx-sse langchain-core pydantic tokenizers
langchain-cohere < cohere langchain-community langchain-core pydantic types-pyyaml
langchain-huggingface < huggingface-hub langchain-core tokenizers
langchain-huggingface[full] < sentence-transformers transformers
langchain-huggingface@..0.2 < sentence-transformers transformers
langchain-ollama < langchain-core ollama
langchain-aws < boto3 langchain-core numpy pydantic
langchain-nvidia-ai-endpoints < aiohttp filetype langchain-core
langchain-deepseek: langchain_deepseek < langchain-core langchain-openai
langchain-xai < aiohttp langchain-core langchain-openai requests
langchain-together < aiohttp langchain-core langchain-openai requests
langchain-fireworks < aiohttp fireworks-ai langchain-core openai requests
langchain-chroma < chromadb langchain-core numpy
langchain-qdrant < langchain-core pydantic qdrant-client
langchain-pinecone < langchain-core langchain-openai numpy pinecone simsimd
langchain-weaviate < langchain-core numpy simsimd weaviate-client
langchain-milvus < langchain-core pymilvus
langchain-mongodb < langchain langchain-core langchain-classic langchain-text-splitters lark numpy pymongo
langchain-postgres < asyncpg langchain-core numpy pgvector psycopg psycopg-pool sqlalchemy[asyncio]
langchain-redis < jinja2 langchain-core numpy python-ulid redisvl
langchain-elasticsearch < elasticsearch langchain-core numpy
langchain-tavily < aiohttp langchain langchain-core requests
langchain-unstructured < langchain-core onnxruntime unstructured-client
langchain-experimental < langchain-community langchain-core
langchain-mcp-adapters < langchain-core mcp typing-extensions
langgraph < langchain-core langgraph-checkpoint langgraph-prebuilt langgraph-sdk pydantic xxhash
langgraph-checkpoint: langgraph.checkpoint langgraph.store langgraph.cache < langchain-core ormsgpack
langgraph-checkpoint-postgres: langgraph.checkpoint.postgres langgraph.store.postgres < langgraph-checkpoint orjson psycopg psycopg-pool
langgraph-checkpoint-sqlite: langgraph.checkpoint.sqlite langgraph.store.sqlite < aiosqlite langgraph-checkpoint sqlite-vec
langgraph-prebuilt: langgraph.prebuilt < langchain-core langgraph-checkpoint
langgraph-sdk < httpx orjson
langgraph-supervisor < langchain-core langgraph
langserve < fastapi httpx langchain-core orjson pydantic pyproject-toml sse-starlette
langserve[server] < fastapi sse-starlette
langserve[client] < httpx-sse
langserve[all] < fastapi sse-starlette httpx-sse
langsmith < httpx orjson packaging pydantic requests requests-toolbelt uuid-utils xxhash zstandard
langfuse < backoff httpx openai opentelemetry-api opentelemetry-exporter-otlp-proto-http opentelemetry-sdk packaging pydantic requests wrapt
langfuse@..3 < anyio idna
llama-index: < llama-index-cli llama-index-core llama-index-embeddings-openai llama-index-indices-managed-llama-cloud llama-index-llms-openai llama-index-readers-file llama-index-readers-llama-parse nltk
llama-index-core: llama_index.core < aiohttp aiosqlite banks dataclasses-json deprecated dirtyjson filetype fsspec httpx llama-index-workflows nest-asyncio networkx nltk numpy pillow platformdirs pydantic pyyaml requests setuptools sqlalchemy[asyncio] tenacity tiktoken tqdm typing-extensions typing-inspect wrapt
llama-index-workflows: workflows < llama-index-instrumentation pydantic typing-extensions
llama-index-llms-openai: llama_index.llms.openai < llama-index-core openai
llama-index-embeddings-openai: llama_index.embeddings.openai < llama-index-core openai
llama-index-llms-anthropic: llama_index.llms.anthropic < anthropic llama-index-core
llama-index-llms-groq: llama_index.llms.groq < llama-index-core llama-index-llms-openai-like
llama-index-llms-openai-like: llama_index.llms.openai_like < llama-index-core llama-index-llms-openai transformers
llama-index-llms-ollama: llama_index.llms.ollama < llama-index-core ollama
llama-index-llms-gemini: llama_index.llms.gemini < google-generativeai llama-index-core pillow
llama-index-llms-google-genai: llama_index.llms.google_genai < google-genai llama-index-core pillow
llama-index-llms-huggingface: llama_index.llms.huggingface < huggingface-hub llama-index-core torch transformers
llama-index-embeddings-huggingface: llama_index.embeddings.huggingface < huggingface-hub llama-index-core sentence-transformers
llama-index-embeddings-fastembed: llama_index.embeddings.fastembed < fastembed llama-index-core
llama-index-vector-stores-qdrant: llama_index.vector_stores.qdrant < grpcio llama-index-core qdrant-client
llama-index-vector-stores-chroma: llama_index.vector_stores.chroma < chromadb llama-index-core
llama-index-vector-stores-pinecone: llama_index.vector_stores.pinecone < llama-index-core pinecone
llama-index-vector-stores-postgres: llama_index.vector_stores.postgres < asyncpg llama-index-core pgvector psycopg2-binary sqlalchemy[asyncio]
llama-index-readers-file: llama_index.readers.file < beautifulsoup4 defusedxml llama-index-core pandas pypdf striprtf
llama-index-indices-managed-llama-cloud: llama_index.indices.managed.llama_cloud < llama-cloud llama-index-core deprecated
llama-parse < llama-cloud-services
llama-cloud < certifi httpx pydantic
llama-cloud-services < click llama-cloud llama-index-core platformdirs pydantic python-dotenv tenacity
haystack-ai: haystack < docstring-parser filetype haystack-experimental jinja2 jsonschema lazy-imports more-itertools networkx numpy openai posthog pydantic python-dateutil pyyaml requests tenacity tqdm typing-extensions httpx
dspy < anyio asyncer backoff cachetools cloudpickle datasets diskcache gepa joblib json-repair litellm magicattr numpy openai optuna orjson pandas pydantic regex requests rich tenacity tqdm ujson xxhash
dspy-ai: < dspy
semantic-kernel < aiohttp azure-ai-agents azure-ai-projects azure-identity chardet cloudevents defusedxml jinja2 nest-asyncio numpy openai openapi-core opentelemetry-api opentelemetry-sdk prance protobuf pybars4 pydantic pydantic-settings scipy typing-extensions websockets aiortc
autogen: < ag2 pyautogen
pyautogen: autogen < diskcache docker flaml numpy openai packaging pydantic python-dotenv termcolor tiktoken autogen-agentchat
ag2: autogen < anyio diskcache docker httpx packaging pydantic python-dotenv termcolor tiktoken
autogen-agentchat < autogen-core
autogen-core < jsonref opentelemetry-api pillow protobuf pydantic typing-extensions
autogen-ext < autogen-core
autogen-ext[openai] < aiofiles openai tiktoken
crewai < appdirs auth0-python blinker chromadb click instructor json-repair json5 jsonref litellm onnxruntime openai openpyxl opentelemetry-api opentelemetry-exporter-otlp-proto-http opentelemetry-sdk pdfplumber portalocker pydantic pyjwt python-dotenv pyvis regex tokenizers tomli tomli-w uv
crewai[tools] < crewai-tools
crewai-tools < beautifulsoup4 crewai docker lancedb pypdf python-docx pytube requests stagehand tiktoken youtube-transcript-api
pydantic-ai: < pydantic-ai-slim[openai,vertexai,google,groq,anthropic,mistral,cohere,bedrock,cli,mcp,evals,logfire,huggingface,retries,temporal]
pydantic-ai-slim: pydantic_ai < eval-type-backport griffe httpx opentelemetry-api pydantic pydantic-graph typing-inspection exceptiongroup genai-prices
pydantic-ai-slim[openai] < openai tiktoken
pydantic-ai-slim[anthropic] < anthropic
pydantic-ai-slim[groq] < groq
pydantic-ai-slim[google] < google-genai
pydantic-ai-slim[vertexai] < google-auth requests
pydantic-ai-slim[mistral] < mistralai
pydantic-ai-slim[cohere] < cohere
pydantic-ai-slim[bedrock] < boto3
pydantic-ai-slim[huggingface] < huggingface-hub[inference]
pydantic-ai-slim[mcp] < mcp fastmcp
pydantic-ai-slim[logfire] < logfire[httpx]
pydantic-ai-slim[cli] < argcomplete prompt-toolkit pyperclip rich
pydantic-ai-slim[retries] < tenacity
pydantic-ai-slim[evals] < pydantic-evals
pydantic-ai-slim[temporal] < temporalio
pydantic-graph < httpx logfire-api pydantic typing-inspection
agno < docstring-parser gitpython h11 httpx packaging pydantic pydantic-settings python-dotenv python-multipart pyyaml rich typer typing-extensions
phidata: phi < gitpython httpx pydantic pydantic-settings python-dotenv pyyaml rich tomli typer typing-extensions
smolagents < huggingface-hub jinja2 pillow python-dotenv requests rich
smolagents[litellm] < litellm
smolagents[transformers] < accelerate transformers torch
guidance < diskcache guidance-stitch jinja2 llguidance numpy psutil pydantic requests
outlines < cloudpickle diskcache genson iso3166 airportsdata jinja2 jsonpath-ng jsonschema outlines-core pillow pydantic referencing requests torch typing-extensions
guardrails-ai: guardrails < click coloredlogs faker griffe guardrails-api-client guardrails-hub-types jsonref jsonschema langchain-core litellm lxml openai opentelemetry-exporter-otlp-proto-grpc opentelemetry-exporter-otlp-proto-http opentelemetry-sdk pip pydantic pydash pyjwt python-dateutil regex requests rich rstr semver tenacity tiktoken typer typing-extensions diff-match-patch
promptlayer < ably aiohttp httpx nest-asyncio opentelemetry-api opentelemetry-sdk requests
portkey-ai: portkey_ai < anyio cached-property distro httpx jiter openai pydantic sniffio tqdm types-requests typing-extensions mypy
mem0ai: mem0 < openai posthog protobuf pydantic pytz qdrant-client sqlalchemy
zep-python: zep_python < httpx pydantic pydantic-core typing-extensions
zep-cloud < httpx pydantic pydantic-core python-dateutil typing-extensions
ragas < appdirs datasets diskcache instructor langchain langchain-community langchain-core langchain-openai nest-asyncio numpy openai pydantic tiktoken
mcp < anyio httpx httpx-sse jsonschema pydantic pydantic-settings pyjwt[crypto] python-multipart sse-starlette starlette typing-extensions typing-inspection uvicorn
mcp[cli] < python-dotenv typer
mcp[ws] < websockets
mcp[rich] < rich
fastmcp < authlib cyclopts exceptiongroup httpx jsonschema-path mcp openapi-core openapi-pydantic platformdirs py-key-value-aio pydantic[email] pyperclip python-dotenv rich uvicorn websockets
a2a-sdk: a2a < google-api-core httpx httpx-sse protobuf pydantic
a2a-sdk[http-server] < fastapi sse-starlette starlette
copilotkit < fastapi langchain langgraph partialjson toml
ag-ui-protocol: ag_ui < pydantic
openai-chatkit: chatkit < openai openai-agents pydantic uvicorn jinja2
qdrant-client: qdrant_client < grpcio httpx[http2] numpy portalocker protobuf pydantic urllib3
qdrant-client[fastembed] < fastembed
qdrant-client[fastembed-gpu] < fastembed-gpu
qdrant-client@..1.15 < grpcio-tools
chromadb < bcrypt build fastapi grpcio httpx importlib-resources jsonschema kubernetes mmh3 numpy onnxruntime opentelemetry-api opentelemetry-exporter-otlp-proto-grpc opentelemetry-instrumentation-fastapi opentelemetry-sdk orjson overrides posthog pybase64 pydantic pypika pyyaml rich tenacity tokenizers tqdm typer typing-extensions uvicorn[standard]
chromadb@..0.5 < requests chroma-hnswlib pulsar-client graphlib-backport
chromadb-client: chromadb < grpcio httpx numpy opentelemetry-api opentelemetry-exporter-otlp-proto-grpc opentelemetry-sdk orjson overrides posthog pydantic pyyaml tenacity typing-extensions
pinecone < certifi orjson pinecone-plugin-assistant pinecone-plugin-interface python-dateutil typing-extensions urllib3
pinecone[grpc] < googleapis-common-protos grpcio lz4 protobuf protoc-gen-openapiv2
pinecone[asyncio] < aiohttp aiohttp-retry
pinecone-client: pinecone < certifi pinecone-plugin-inference pinecone-plugin-interface python-dateutil tqdm typing-extensions urllib3
pinecone-client@..3 < dnspython loguru numpy pyyaml requests
weaviate-client: weaviate < authlib deprecation grpcio grpcio-health-checking grpcio-tools httpx protobuf pydantic validators
weaviate-client@..4 < requests tqdm
pymilvus < grpcio orjson pandas protobuf python-dotenv setuptools ujson
pymilvus@..2.6 < milvus-lite
milvus-lite < tqdm
lancedb < deprecation numpy overrides packaging pyarrow pydantic tqdm lance-namespace
marqo < packaging requests urllib3 pydantic typing-extensions
pyvespa: vespa < aiohttp cryptography docker fastcore httpx jinja2 python-dateutil requests requests-toolbelt tenacity typing-extensions
redisvl < jsonpath-ng ml-dtypes numpy pydantic python-ulid pyyaml redis tenacity
turbopuffer < anyio distro httpx pydantic sniffio typing-extensions
vecs < deprecated flupy pgvector psycopg2-binary sqlalchemy
txtai < faiss-cpu huggingface-hub msgpack numpy pyyaml regex torch transformers
e2b < attrs httpcore httpx packaging protobuf python-dateutil typing-extensions wcmatch dockerfile-parse rich
e2b-code-interpreter: e2b_code_interpreter < attrs e2b httpx
modal < aiohttp cbor2 certifi click grpclib protobuf rich synchronicity toml typer types-certifi types-toml typing-extensions watchfiles
runpod < aiohttp aiohttp-retry backoff boto3 click colorama cryptography fastapi[all] inquirerpy paramiko prettytable py-cpuinfo requests tomli tomlkit tqdm-loggable urllib3 watchdog
spaces < gradio httpx packaging psutil pydantic requests typing-extensions
fal-client < httpx httpx-sse msgpack websockets
stability-sdk: stability_sdk < grpcio grpcio-tools pillow protobuf python-dotenv param
clip-anytorch: clip < ftfy regex torch torchvision tqdm
open-clip-torch: open_clip < ftfy huggingface-hub regex safetensors timm torch torchvision tqdm
gdown < beautifulsoup4 filelock requests[socks] tqdm
kagglehub < packaging pyyaml requests tqdm
kaggle < bleach certifi charset-normalizer idna protobuf python-dateutil python-slugify requests six tqdm urllib3 webencodings
roboflow < certifi cycler filetype idna kiwisolver matplotlib numpy opencv-python-headless pillow pillow-heif python-dateutil python-dotenv pyyaml requests requests-toolbelt six tqdm urllib3
inference-sdk < aiohttp backoff dataclasses-json numpy opencv-python pillow py-cpuinfo requests supervision
json-repair
partial-json-parser
docstring-parser
griffe < colorama
mmh3
xxhash
portalocker
`;
