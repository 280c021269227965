/** Web frameworks, servers, and what FastAPI is extended with. */
export const WEB = `
fastapi < starlette pydantic typing-extensions annotated-doc typing-inspection
fastapi[standard] < fastapi-cli[standard] httpx jinja2 python-multipart email-validator uvicorn[standard] pydantic-settings pydantic-extra-types
fastapi[standard-no-fastapi-cloud-cli] < fastapi-cli[standard-no-fastapi-cloud-cli] httpx jinja2 python-multipart email-validator uvicorn[standard] pydantic-settings pydantic-extra-types
fastapi[all] < fastapi-cli[standard] httpx jinja2 python-multipart itsdangerous pyyaml ujson orjson email-validator uvicorn[standard] pydantic-settings pydantic-extra-types
fastapi@0.111..0.112 < fastapi-cli httpx jinja2 python-multipart ujson orjson email-validator uvicorn[standard]
fastapi-slim: fastapi < starlette pydantic typing-extensions
fastapi-cli < typer uvicorn[standard] rich-toolkit tomli
fastapi-cli[standard] < uvicorn[standard] fastapi-cloud-cli
fastapi-cli[standard-no-fastapi-cloud-cli] < uvicorn[standard]
fastapi-cloud-cli < typer uvicorn[standard] rignore httpx rich-toolkit pydantic[email] sentry-sdk fastar
starlette < anyio typing-extensions
starlette[full] < itsdangerous jinja2 python-multipart pyyaml httpx
uvicorn < click h11 typing-extensions
uvicorn[standard] < httptools python-dotenv pyyaml uvloop watchfiles websockets watchgod
uvicorn-worker < uvicorn gunicorn
gunicorn < packaging
gunicorn[gevent] < gevent
gunicorn[eventlet] < eventlet
gunicorn[tornado] < tornado
gunicorn[setproctitle] < setproctitle
hypercorn < h11 h2 priority wsproto exceptiongroup taskgroup tomli typing-extensions
hypercorn[h3] < aioquic
hypercorn[trio] < trio
daphne < asgiref autobahn twisted[tls]
granian < click
granian[reload] < watchfiles
httptools
uvloop
watchfiles < anyio
websockets
wsproto < h11
h11
h2 < hpack hyperframe
hpack
hyperframe
priority
asgiref < typing-extensions
a2wsgi
python-multipart: multipart python_multipart
multipart
itsdangerous
flask < werkzeug jinja2 itsdangerous click blinker markupsafe
flask[async] < asgiref
flask[dotenv] < python-dotenv
flask-cors < flask werkzeug
flask-sqlalchemy < flask sqlalchemy
flask-migrate < flask flask-sqlalchemy alembic
flask-login < flask werkzeug
flask-jwt-extended < flask werkzeug pyjwt
flask-restful < flask aniso8601 six pytz
werkzeug < markupsafe
jinja2 < markupsafe
jinja2[i18n] < babel
markupsafe
blinker
quart < flask werkzeug jinja2 itsdangerous click blinker markupsafe aiofiles hypercorn
quart[dotenv] < python-dotenv
django < asgiref sqlparse
djangorestframework: rest_framework < django
django-environ: environ
django-cors-headers: corsheaders < django asgiref
django-ninja: ninja < django pydantic
litestar < anyio click httpx litestar-htmx msgspec multidict multipart polyfactory pyyaml rich rich-click sniffio typing-extensions
litestar[standard] < jinja2 jsbeautifier uvicorn[standard] fast-query-parsers
sanic < sanic-routing httptools uvloop aiofiles websockets multidict html5tagger tracerite typing-extensions setuptools
blacksheep < certifi charset-normalizer guardpost rodi essentials python-dateutil itsdangerous
falcon
bottle
aiohttp < aiohappyeyeballs aiosignal async-timeout attrs frozenlist multidict propcache yarl
aiohttp[speedups] < aiodns brotli
aiosignal < frozenlist
frozenlist
multidict < typing-extensions
yarl < idna multidict propcache
propcache
aiohappyeyeballs
async-timeout
tornado
gradio < aiofiles anyio audioop-lts brotli fastapi ffmpy gradio-client groovy httpx huggingface-hub jinja2 markupsafe numpy orjson packaging pandas pillow pydantic pydub python-multipart pyyaml ruff safehttpx semantic-version starlette tomlkit typer typing-extensions uvicorn
gradio@..5 < matplotlib altair importlib-resources urllib3
gradio@..4 < requests aiohttp mdit-py-plugins markdown-it-py
gradio[oauth] < authlib itsdangerous
gradio[mcp] < mcp pydantic
gradio-client < fsspec httpx huggingface-hub packaging typing-extensions websockets
streamlit < altair blinker cachetools click numpy packaging pandas pillow protobuf pyarrow requests tenacity toml typing-extensions watchdog gitpython pydeck tornado
nicegui < aiofiles aiohttp certifi docutils fastapi httpx ifaddr itsdangerous jinja2 lxml-html-clean markdown2 orjson pygments python-engineio python-multipart python-socketio[asyncio-client] starlette typing-extensions uvicorn[standard] watchfiles
chainlit < asyncer fastapi starlette uvicorn python-socketio aiofiles httpx pydantic pydantic-settings python-dotenv python-multipart pyjwt click tomli nest-asyncio dataclasses-json literalai lazify filetype packaging syncer uptrace watchfiles mcp
dash < flask werkzeug plotly importlib-metadata typing-extensions requests retrying nest-asyncio setuptools
python-socketio: socketio < python-engineio bidict
python-socketio[client] < requests websocket-client
python-socketio[asyncio-client] < aiohttp
python-engineio: engineio < simple-websocket
python-engineio[client] < requests websocket-client
python-engineio[asyncio-client] < aiohttp
bidict
simple-websocket < wsproto
websocket-client: websocket
websocket-client[optional] < python-socks wsaccel
fastapi-socketio < fastapi python-socketio
fastapi-users < fastapi pwdlib[argon2,bcrypt] email-validator pyjwt[crypto] python-multipart makefun
fastapi-users[sqlalchemy] < fastapi-users-db-sqlalchemy
fastapi-users[beanie] < fastapi-users-db-beanie
fastapi-users[oauth] < httpx-oauth
fastapi-users[redis] < redis
fastapi-users@..13 < passlib[bcrypt]
fastapi-users-db-sqlalchemy: fastapi_users_db_sqlalchemy < fastapi-users sqlalchemy[asyncio]
fastapi-users-db-beanie: fastapi_users_db_beanie < fastapi-users beanie
fastapi-pagination < fastapi pydantic typing-extensions
fastapi-pagination[sqlalchemy] < sqlalchemy sqlakeyset
fastapi-pagination[sqlmodel] < sqlmodel sqlakeyset
fastapi-pagination[all] < sqlalchemy sqlakeyset sqlmodel databases tortoise-orm orm gino ormar piccolo pymongo motor beanie odmantic mongoengine
fastapi-cache2: fastapi_cache < fastapi pendulum typing-extensions uvicorn
fastapi-cache2[redis] < redis
fastapi-cache2[all] < redis aiomcache aiobotocore
fastapi-limiter < fastapi redis
fastapi-mail < aiosmtplib blinker cryptography email-validator httpx jinja2 pydantic pydantic-settings regex starlette typing-extensions
fastapi-mail[httpx] < httpx
fastapi-mail[redis] < redis
fastapi-jwt-auth: fastapi_jwt_auth < fastapi pyjwt
fastapi-another-jwt-auth: another_fastapi_jwt_auth < fastapi pyjwt
fastapi-csrf-protect < fastapi itsdangerous pydantic pydantic-settings
fastapi-sso < fastapi httpx oauthlib pydantic[email] pyjwt typing-extensions
fastapi-login < fastapi pyjwt
fastapi-utils < fastapi pydantic psutil
fastapi-utils[session] < sqlalchemy
fastapi-utils[all] < sqlalchemy typing-inspect pydantic-settings
fastapi-restful < fastapi pydantic
fastapi-filter < fastapi pydantic
fastapi-filter[sqlalchemy] < sqlalchemy
fastapi-sqlalchemy < starlette sqlalchemy
fastapi-async-sqlalchemy < starlette sqlalchemy
fastapi-versioning < fastapi starlette
fastapi-plugins < fastapi pydantic pydantic-settings tenacity python-json-logger redis aiojobs
fastapi-mcp < fastapi mcp httpx pydantic pydantic-settings requests rich tomli typer uvicorn
fastapi-camelcase < pydantic pyhumps
fastapi-crudrouter < fastapi
fastapi-azure-auth < fastapi cryptography httpx pyjwt
fastapi-events
fastapi-injector < fastapi injector
fastapi-offline < fastapi requests
fastapi-profiler < fastapi pyinstrument
fastapi-websocket-pubsub < fastapi fastapi-websocket-rpc permit-broadcaster pydantic websockets packaging
fastapi-websocket-rpc < fastapi packaging pydantic uvicorn websockets tenacity
fastcrud < fastapi pydantic sqlalchemy sqlalchemy-utils sqlmodel
sqladmin < starlette sqlalchemy wtforms jinja2 python-multipart
sqladmin[full] < itsdangerous babel
sqladmin[auth] < itsdangerous
sqladmin[i18n] < babel
starlette-admin < starlette jinja2 python-multipart
starlette-exporter < starlette prometheus-client
starlette-context < starlette
starlette-prometheus < starlette prometheus-client
starlette-csrf < starlette itsdangerous
starlette-wtf < starlette wtforms itsdangerous python-multipart
sse-starlette < starlette anyio
asgi-correlation-id < starlette
asgi-lifespan < sniffio
brotli-asgi < starlette brotli
slowapi < limits
slowapi[redis] < redis
limits < deprecated packaging typing-extensions
limits[redis] < redis
limits[async-mongodb] < motor
limits[memcached] < pymemcache
limits[mongodb] < pymongo
limits[rediscluster] < redis
pyrate-limiter
broadcaster < anyio
broadcaster[redis] < redis
broadcaster[postgres] < asyncpg
broadcaster[kafka] < aiokafka
strawberry-graphql: strawberry < graphql-core typing-extensions python-dateutil packaging lia-web cross-web
strawberry-graphql[fastapi] < fastapi python-multipart
strawberry-graphql[asgi] < starlette python-multipart
strawberry-graphql[debug-server] < starlette uvicorn websockets python-multipart typer pygments rich libcst
graphene < graphql-core graphql-relay python-dateutil typing-extensions
graphene[django] < graphene-django
graphene[sqlalchemy] < graphene-sqlalchemy
starlette-graphene3: starlette_graphene3 < graphene starlette typing-extensions
ariadne < graphql-core starlette typing-extensions python-multipart
graphql-core: graphql
gql < graphql-core yarl backoff anyio
wtforms < markupsafe
wtforms[email] < email-validator
mangum < typing-extensions
apig-wsgi
connexion < asgiref httpx inflection jsonschema jinja2 python-multipart pyyaml requests starlette typing-extensions werkzeug
jsbeautifier < six editorconfig
`;
