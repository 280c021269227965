/** Queues, schedules, caches between processes, logs, metrics, traces. */
export const OPERATIONS = `
celery < billiard click click-didyoumean click-plugins click-repl exceptiongroup kombu packaging python-dateutil tzlocal vine
celery[redis] < kombu[redis]
celery[sqs] < boto3 kombu[sqs] urllib3
celery[mongodb] < kombu[mongodb]
celery[sqlalchemy] < kombu[sqlalchemy]
celery[gevent] < gevent
celery[eventlet] < eventlet
celery[msgpack] < kombu[msgpack]
celery[yaml] < kombu[yaml]
celery[auth] < cryptography
celery[librabbitmq] < librabbitmq
celery[memcache] < pylibmc
celery[pymemcache] < python-memcached
celery[pytest] < pytest-celery
celery@..5.3 < pytz
celery[azureblockblob] < azure-storage-blob
celery[cassandra] < cassandra-driver
celery[consul] < python-consul2
celery[cosmosdbsql] < pydocumentdb
celery[couchdb] < pycouchdb
celery[django] < django
celery[dynamodb] < boto3
celery[elasticsearch] < elasticsearch
celery[pyro] < pyro4
celery[s3] < boto3
celery[slmq] < softlayer-messaging
celery[zookeeper] < kazoo
celery[zstd] < zstandard
kombu < amqp packaging tzdata vine
kombu[redis] < redis
kombu[sqs] < boto3 urllib3 pycurl
kombu[mongodb] < pymongo
kombu[sqlalchemy] < sqlalchemy
kombu[msgpack] < msgpack
kombu[yaml] < pyyaml
kombu[azureservicebus] < azure-servicebus
kombu[azurestoragequeues] < azure-storage-queue
kombu[consul] < python-consul
kombu[librabbitmq] < librabbitmq
kombu[pyro] < pyro4
kombu[qpid] < qpid-python qpid-tools
kombu[slmq] < softlayer-messaging
kombu[zookeeper] < kazoo
amqp < vine
vine
billiard
flower < celery humanize prometheus-client pytz tornado
celery-redbeat: redbeat < celery python-dateutil redis tenacity
django-celery-beat: django_celery_beat < celery django django-timezone-field tzdata python-crontab cron-descriptor
rq < click redis croniter
rq-scheduler: rq_scheduler < rq croniter freezegun
rq-dashboard: rq_dashboard < flask redis rq
arq < click redis[hiredis]
arq[watch] < watchfiles
saq
saq[redis] < redis
saq[web] < starlette
saq[postgres] < psycopg[pool]
saq[hiredis] < redis[hiredis]
dramatiq < prometheus-client
dramatiq[redis] < redis
dramatiq[rabbitmq] < pika
dramatiq[watch] < watchdog watchdog-gevent
dramatiq[all] < redis pika pylibmc watchdog gevent
huey
huey[redis] < redis
taskiq < anyio izulu packaging pydantic pycron taskiq-dependencies typing-extensions importlib-metadata aiohttp
taskiq[zmq] < pyzmq
taskiq[uv] < uvloop
taskiq[reload] < watchdog gitignore-parser
taskiq-dependencies
taskiq-redis < redis taskiq
taskiq-aio-pika < aio-pika taskiq
taskiq-fastapi < fastapi taskiq taskiq-dependencies
procrastinate < asgiref attrs croniter psycopg[pool] python-dateutil typing-extensions
apscheduler < tzlocal
apscheduler[sqlalchemy] < sqlalchemy
apscheduler[redis] < redis
apscheduler[mongodb] < pymongo
apscheduler[asyncio] < anyio
apscheduler@..3.11 < pytz six
apscheduler[gevent] < gevent
apscheduler[rethinkdb] < rethinkdb
apscheduler[tornado] < tornado
apscheduler[twisted] < twisted
apscheduler[zookeeper] < kazoo
schedule
rocketry < pydantic redbird python-dateutil
pika
pika[gevent] < gevent
pika[tornado] < tornado
pika[twisted] < twisted
aio-pika < aiormq exceptiongroup yarl
aiormq < pamqp yarl
pamqp
kafka-python: kafka
kafka-python-ng: kafka
confluent-kafka: confluent_kafka
confluent-kafka[avro] < fastavro requests attrs httpx authlib cachetools
aiokafka < async-timeout packaging typing-extensions
faust-streaming: faust < aiohttp aiokafka click mode-streaming opentracing terminaltables yarl croniter mypy-extensions
faststream < anyio fast-depends typing-extensions
faststream[rabbit] < aio-pika
faststream[kafka] < aiokafka
faststream[nats] < nats-py
faststream[redis] < redis
faststream[confluent] < confluent-kafka
faststream[cli] < typer watchfiles
fast-depends < anyio pydantic typing-extensions
nats-py: nats
paho-mqtt: paho
aiomqtt < paho-mqtt
fastapi-mqtt < fastapi gmqtt pydantic
gmqtt
pyzmq: zmq
stomp-py: stomp < docopt websocket-client
temporalio < nexus-rpc protobuf types-protobuf typing-extensions python-dateutil
prefect < aiosqlite alembic anyio asyncpg click cloudpickle coolname cryptography dateparser docker exceptiongroup fastapi fsspec graphviz griffe httpcore httpx humanize jinja2 jsonpatch jsonschema opentelemetry-api orjson packaging pathspec pendulum prometheus-client pydantic pydantic-core pydantic-extra-types pydantic-settings python-dateutil python-slugify pytz pyyaml readchar rfc3339-validator rich ruamel-yaml sniffio sqlalchemy[asyncio] toml typer typing-extensions uvicorn websockets
dagster < alembic click coloredlogs docstring-parser filelock grpcio grpcio-health-checking jinja2 protobuf python-dotenv pytz requests rich six sqlalchemy structlog tabulate toposort tqdm typing-extensions universal-pathlib watchdog setuptools
loguru
structlog
logfire < executing opentelemetry-exporter-otlp-proto-http opentelemetry-instrumentation opentelemetry-sdk protobuf rich tomli typing-extensions
logfire[fastapi] < opentelemetry-instrumentation-fastapi
logfire[asyncpg] < opentelemetry-instrumentation-asyncpg
logfire[httpx] < opentelemetry-instrumentation-httpx
logfire[redis] < opentelemetry-instrumentation-redis
logfire[requests] < opentelemetry-instrumentation-requests
logfire[sqlalchemy] < opentelemetry-instrumentation-sqlalchemy
logfire[psycopg] < opentelemetry-instrumentation-psycopg packaging
logfire-api
logtail-python: logtail < msgpack requests
python-logging-loki: logging_loki < rfc3339 requests
watchtower < boto3
graypy
python-logstash: logstash
python-logstash-async: logstash_async < limits pylogbeat requests
coloredlogs < humanfriendly
humanfriendly
sentry-sdk < certifi urllib3
sentry-sdk[fastapi] < fastapi
sentry-sdk[starlette] < starlette
sentry-sdk[sqlalchemy] < sqlalchemy
sentry-sdk[httpx] < httpx
sentry-sdk[flask] < flask blinker markupsafe
sentry-sdk[celery] < celery
sentry-sdk[opentelemetry] < opentelemetry-distro
sentry-sdk[aiohttp] < aiohttp
sentry-sdk[bottle] < bottle
sentry-sdk[chalice] < chalice
sentry-sdk[django] < django
sentry-sdk[falcon] < falcon
sentry-sdk[pure-eval] < asttokens executing pure-eval
sentry-sdk[pyspark] < pyspark
sentry-sdk[quart] < blinker quart
sentry-sdk[rq] < rq
sentry-sdk[sanic] < sanic
sentry-sdk[tornado] < tornado
rollbar < requests
bugsnag < webob
honeybadger < psutil
newrelic
ddtrace < bytecode envier opentelemetry-api protobuf typing-extensions wrapt xmltodict
datadog < requests
elastic-apm: elasticapm < certifi ecs-logging urllib3 wrapt
scout-apm: scout_apm < asgiref psutil urllib3 wrapt
prometheus-client
prometheus-client[twisted] < twisted
prometheus-fastapi-instrumentator < prometheus-client starlette
prometheus-async < prometheus-client wrapt typing-extensions
aioprometheus < orjson quantile-python
statsd
opentelemetry-api: opentelemetry.context opentelemetry.metrics opentelemetry.trace opentelemetry.baggage opentelemetry.propagate opentelemetry.propagators opentelemetry.environment_variables opentelemetry.attributes opentelemetry.util opentelemetry.version opentelemetry._logs opentelemetry._events < importlib-metadata typing-extensions deprecated
opentelemetry-sdk: opentelemetry.sdk < opentelemetry-api opentelemetry-semantic-conventions typing-extensions
opentelemetry-semantic-conventions: opentelemetry.semconv < opentelemetry-api typing-extensions deprecated
opentelemetry-proto: opentelemetry.proto < protobuf
opentelemetry-distro: opentelemetry.distro < opentelemetry-api opentelemetry-instrumentation opentelemetry-sdk
opentelemetry-distro[otlp] < opentelemetry-exporter-otlp
opentelemetry-instrumentation: opentelemetry.instrumentation < opentelemetry-api opentelemetry-semantic-conventions packaging wrapt setuptools
opentelemetry-instrumentation-asgi: opentelemetry.instrumentation.asgi < asgiref opentelemetry-api opentelemetry-instrumentation opentelemetry-semantic-conventions opentelemetry-util-http
opentelemetry-instrumentation-fastapi: opentelemetry.instrumentation.fastapi < opentelemetry-api opentelemetry-instrumentation opentelemetry-instrumentation-asgi opentelemetry-semantic-conventions opentelemetry-util-http
opentelemetry-instrumentation-starlette: opentelemetry.instrumentation.starlette < opentelemetry-api opentelemetry-instrumentation opentelemetry-instrumentation-asgi opentelemetry-semantic-conventions opentelemetry-util-http
opentelemetry-instrumentation-flask: opentelemetry.instrumentation.flask < opentelemetry-api opentelemetry-instrumentation opentelemetry-instrumentation-wsgi opentelemetry-semantic-conventions opentelemetry-util-http packaging
opentelemetry-instrumentation-wsgi: opentelemetry.instrumentation.wsgi < opentelemetry-api opentelemetry-instrumentation opentelemetry-semantic-conventions opentelemetry-util-http
opentelemetry-instrumentation-requests: opentelemetry.instrumentation.requests < opentelemetry-api opentelemetry-instrumentation opentelemetry-semantic-conventions opentelemetry-util-http
opentelemetry-instrumentation-httpx: opentelemetry.instrumentation.httpx < opentelemetry-api opentelemetry-instrumentation opentelemetry-semantic-conventions opentelemetry-util-http wrapt
opentelemetry-instrumentation-sqlalchemy: opentelemetry.instrumentation.sqlalchemy < opentelemetry-api opentelemetry-instrumentation opentelemetry-semantic-conventions packaging wrapt
opentelemetry-instrumentation-asyncpg: opentelemetry.instrumentation.asyncpg < opentelemetry-api opentelemetry-instrumentation opentelemetry-semantic-conventions
opentelemetry-instrumentation-psycopg2: opentelemetry.instrumentation.psycopg2 < opentelemetry-api opentelemetry-instrumentation opentelemetry-instrumentation-dbapi
opentelemetry-instrumentation-psycopg: opentelemetry.instrumentation.psycopg < opentelemetry-api opentelemetry-instrumentation opentelemetry-instrumentation-dbapi
opentelemetry-instrumentation-dbapi: opentelemetry.instrumentation.dbapi < opentelemetry-api opentelemetry-instrumentation opentelemetry-semantic-conventions wrapt
opentelemetry-instrumentation-redis: opentelemetry.instrumentation.redis < opentelemetry-api opentelemetry-instrumentation opentelemetry-semantic-conventions wrapt
opentelemetry-instrumentation-pymongo: opentelemetry.instrumentation.pymongo < opentelemetry-api opentelemetry-instrumentation opentelemetry-semantic-conventions
opentelemetry-instrumentation-celery: opentelemetry.instrumentation.celery < opentelemetry-api opentelemetry-instrumentation opentelemetry-semantic-conventions
opentelemetry-instrumentation-logging: opentelemetry.instrumentation.logging < opentelemetry-api opentelemetry-instrumentation
opentelemetry-instrumentation-aiohttp-client: opentelemetry.instrumentation.aiohttp_client < opentelemetry-api opentelemetry-instrumentation opentelemetry-semantic-conventions opentelemetry-util-http wrapt
opentelemetry-util-http: opentelemetry.util.http
opentelemetry-exporter-otlp: < opentelemetry-exporter-otlp-proto-grpc opentelemetry-exporter-otlp-proto-http
opentelemetry-exporter-otlp-proto-common: opentelemetry.exporter.otlp.proto.common < opentelemetry-proto
opentelemetry-exporter-otlp-proto-grpc: opentelemetry.exporter.otlp.proto.grpc < googleapis-common-protos grpcio opentelemetry-api opentelemetry-exporter-otlp-proto-common opentelemetry-proto opentelemetry-sdk typing-extensions deprecated
opentelemetry-exporter-otlp-proto-http: opentelemetry.exporter.otlp.proto.http < googleapis-common-protos opentelemetry-api opentelemetry-exporter-otlp-proto-common opentelemetry-proto opentelemetry-sdk requests typing-extensions deprecated
opentelemetry-exporter-prometheus: opentelemetry.exporter.prometheus < opentelemetry-api opentelemetry-sdk prometheus-client
opentelemetry-exporter-jaeger: < opentelemetry-exporter-jaeger-proto-grpc opentelemetry-exporter-jaeger-thrift
opentelemetry-exporter-jaeger-thrift: opentelemetry.exporter.jaeger.thrift < opentelemetry-api opentelemetry-sdk thrift
opentelemetry-exporter-zipkin: < opentelemetry-exporter-zipkin-json opentelemetry-exporter-zipkin-proto-http
azure-monitor-opentelemetry: azure.monitor.opentelemetry < azure-core azure-core-tracing-opentelemetry azure-monitor-opentelemetry-exporter opentelemetry-instrumentation-django opentelemetry-instrumentation-fastapi opentelemetry-instrumentation-flask opentelemetry-instrumentation-psycopg2 opentelemetry-instrumentation-requests opentelemetry-instrumentation-urllib opentelemetry-instrumentation-urllib3 opentelemetry-resource-detector-azure opentelemetry-sdk
opencensus < google-api-core opencensus-context six
opencensus-ext-azure: opencensus.ext.azure < azure-core azure-identity opencensus psutil requests
jaeger-client: jaeger_client < opentracing threadloop thrift tornado
opentracing
pyinstrument
py-spy:
scalene < cloudpickle jinja2 numpy nvidia-ml-py psutil pydantic rich wheel
supervisor
circus < psutil pyzmq tornado
watchdog
docker < requests urllib3
docker[ssh] < paramiko
docker@..7 < websocket-client packaging
docker[tls] < cryptography pyopenssl
kubernetes < certifi durationpy google-auth oauthlib python-dateutil pyyaml requests requests-oauthlib six urllib3 websocket-client
kubernetes[adal] < adal
kubernetes-asyncio < aiohttp certifi python-dateutil pyyaml six urllib3
aiobreaker
pybreaker
python-crontab: crontab < python-dateutil
grpcio: grpc < typing-extensions
grpcio[protobuf] < grpcio-tools
grpcio-tools: grpc_tools < grpcio protobuf setuptools
grpcio-reflection: grpc_reflection < grpcio protobuf
grpcio-status: grpc_status < googleapis-common-protos grpcio protobuf
grpcio-health-checking: grpc_health < grpcio protobuf
grpclib < h2 multidict
protobuf: google.protobuf google._upb
betterproto < grpclib python-dateutil typing-extensions
googleapis-common-protos: google.api google.logging google.longrunning google.rpc google.type google.cloud.extended_operations < protobuf
thrift
msgpack
msgpack-python: msgpack
avro
fastavro
`;
