/** Databases: drivers, mappers, migrations. */
export const DATABASES = `
sqlmodel < sqlalchemy pydantic typing-extensions
sqlmodel@..0.0.9 < sqlalchemy2-stubs
sqlalchemy < typing-extensions greenlet
sqlalchemy[asyncio] < greenlet
sqlalchemy[postgresql] < psycopg2
sqlalchemy[postgresql-psycopg2binary] < psycopg2-binary
sqlalchemy[postgresql-psycopg2cffi] < psycopg2cffi
sqlalchemy[postgresql-asyncpg] < asyncpg greenlet
sqlalchemy[postgresql-pg8000] < pg8000
sqlalchemy[postgresql-psycopg] < psycopg
sqlalchemy[postgresql-psycopgbinary] < psycopg[binary]
sqlalchemy[pymysql] < pymysql
sqlalchemy[mysql] < mysqlclient
sqlalchemy[mysql-connector] < mysql-connector-python
sqlalchemy[aiomysql] < aiomysql greenlet
sqlalchemy[asyncmy] < asyncmy greenlet
sqlalchemy[mariadb-connector] < mariadb
sqlalchemy[aiosqlite] < aiosqlite greenlet
sqlalchemy[aioodbc] < aioodbc greenlet
sqlalchemy[oracle] < cx-oracle
sqlalchemy[oracle-oracledb] < oracledb
sqlalchemy[mssql] < pyodbc
sqlalchemy[mssql-pyodbc] < pyodbc
sqlalchemy[mssql-pymssql] < pymssql
sqlalchemy[sqlcipher] < sqlcipher3-binary
sqlalchemy[cymysql] < cymysql
sqlalchemy-utils < sqlalchemy
sqlalchemy-utils[password] < passlib
sqlalchemy-utils[encrypted] < cryptography
sqlalchemy-utils[phone] < phonenumbers
sqlalchemy-utils[arrow] < arrow
sqlalchemy-utils[babel] < babel
sqlalchemy-utils[color] < colour
sqlalchemy-utils[intervals] < intervals
sqlalchemy-utils[pendulum] < pendulum
sqlalchemy-utils[test-all] < babel jinja2 pygments arrow colour cryptography docutils flake8 flexmock furl intervals isort mock passlib pendulum pg8000 phonenumbers psycopg2 psycopg2cffi pymysql pyodbc pytest python-dateutil pytz
sqlalchemy-utils[timezone] < python-dateutil
sqlalchemy-utils[url] < furl
sqlalchemy2-stubs: < typing-extensions
sqlalchemy-stubs: < mypy typing-extensions
sqlalchemy-json < sqlalchemy six
sqlalchemy-mixins < sqlalchemy
sqlalchemy-continuum < sqlalchemy sqlalchemy-utils
sqlalchemy-filters < sqlalchemy six
sqlalchemy-bigquery < google-api-core[grpc] google-auth google-cloud-bigquery packaging sqlalchemy
sqlalchemy-cockroachdb < sqlalchemy
sqlalchemy-redshift < sqlalchemy packaging
sqlakeyset < sqlalchemy python-dateutil packaging typing-extensions
advanced-alchemy < sqlalchemy alembic greenlet typing-extensions
geoalchemy2 < sqlalchemy packaging
alembic < mako sqlalchemy typing-extensions tomli
alembic[tz] < tzdata python-dateutil
alembic-utils < alembic flupy parse sqlalchemy typing-extensions
mako < markupsafe
psycopg2-binary: psycopg2
psycopg2: psycopg2
psycopg2cffi < cffi six
psycopg < typing-extensions
psycopg[binary] < psycopg-binary
psycopg[c] < psycopg-c
psycopg[pool] < psycopg-pool
psycopg-binary
psycopg-c
psycopg-pool < typing-extensions
asyncpg < async-timeout
aiopg < psycopg2-binary async-timeout
aiopg[sa] < sqlalchemy
pg8000 < scramp python-dateutil
postgrest < httpx pydantic deprecation yarl
pgvector < numpy
pgai < click psycopg python-dotenv
aiosqlite < typing-extensions
pysqlite3-binary: pysqlite3
pysqlite3
sqlite-vec
sqlite-utils < click click-default-group python-dateutil sqlite-fts4 tabulate pluggy
libsql-client < aiohttp typing-extensions
libsql-experimental
sqlalchemy-libsql < sqlalchemy libsql-experimental
pymysql
pymysql[rsa] < cryptography
pymysql[ed25519] < pynacl
aiomysql < pymysql
aiomysql[sa] < sqlalchemy
asyncmy
mysqlclient: MySQLdb
mysql-connector-python: mysql.connector mysqlx
mysql-connector: mysql.connector
mariadb < packaging
pyodbc
aioodbc < pyodbc
pymssql
oracledb < cryptography
cx-oracle: cx_Oracle
databases < sqlalchemy
databases[postgresql] < asyncpg
databases[asyncpg] < asyncpg
databases[aiopg] < aiopg
databases[mysql] < aiomysql
databases[aiomysql] < aiomysql
databases[asyncmy] < asyncmy
databases[sqlite] < aiosqlite
databases[aiosqlite] < aiosqlite
orm < databases typesystem
ormar < pydantic sqlalchemy databases
gino < sqlalchemy asyncpg
tortoise-orm: tortoise < aiosqlite iso8601 pypika-tortoise pytz
tortoise-orm[asyncpg] < asyncpg
tortoise-orm[aiomysql] < aiomysql
tortoise-orm[asyncmy] < asyncmy
tortoise-orm[psycopg] < psycopg[pool,binary]
tortoise-orm[accel] < ciso8601 orjson uvloop
pypika-tortoise
pypika
aerich < tortoise-orm pydantic dictdiffer asyncclick
aerich@..0.8 < click tomlkit
piccolo < black colorama jinja2 targ inflection typing-extensions pydantic[email]
piccolo[postgres] < asyncpg
piccolo[sqlite] < aiosqlite
piccolo[all] < asyncpg aiosqlite orjson ipython uvloop
edgy < sqlalchemy pydantic databasez
edgedb < gel typing-extensions
pony
peewee: peewee playhouse pwiz
peewee-async < peewee
yoyo-migrations: yoyo < sqlparse tabulate importlib-metadata
sqlparse
sqlglot
pymongo: pymongo bson gridfs < dnspython
pymongo[srv] < dnspython
pymongo[aws] < pymongo-auth-aws
pymongo[snappy] < python-snappy
pymongo[encryption] < pymongocrypt
pymongo[gssapi] < pykerberos
pymongo[ocsp] < pyopenssl requests service-identity
pymongo[zstd] < zstandard
bson < python-dateutil six
motor < pymongo
beanie < click lazy-model pydantic pymongo typing-extensions motor
odmantic < motor pydantic pymongo typing-extensions
mongoengine < pymongo
umongo < marshmallow pymongo
mongomock < packaging sentinels
redis < async-timeout
redis[hiredis] < hiredis
redis[ocsp] < cryptography pyopenssl requests
redis[jwt] < pyjwt
hiredis
aioredis < async-timeout typing-extensions
redis-om: redis_om aredis_om < redis hiredis pydantic click types-redis python-ulid typing-extensions more-itertools setuptools
redis-om@..0.4 < cleo
coredis < async-timeout deprecated packaging wrapt typing-extensions
fakeredis < redis sortedcontainers typing-extensions
fakeredis[lua] < lupa
walrus < redis
upstash-redis < httpx
upstash-vector < httpx
valkey < async-timeout
pymemcache
pylibmc
aiomcache < typing-extensions
diskcache
elasticsearch < elastic-transport python-dateutil typing-extensions
elasticsearch[async] < aiohttp
elasticsearch[requests] < requests
elastic-transport < urllib3 certifi
elasticsearch-dsl < elasticsearch elastic-transport python-dateutil typing-extensions
opensearch-py: opensearchpy < certifi python-dateutil requests urllib3 events
opensearch-py[async] < aiohttp
meilisearch < requests camel-converter
meilisearch-python-sdk < aiofiles camel-converter httpx pydantic pyjwt
typesense < requests httpx typing-extensions
algoliasearch < aiohttp async-timeout pydantic python-dateutil requests urllib3
neo4j < pytz
neomodel < neo4j
py2neo < certifi interchange monotonic packaging pansi pygments six urllib3
cassandra-driver: cassandra < geomet
cassandra-driver[graph] < gremlinpython
scylla-driver: cassandra < geomet
clickhouse-driver: clickhouse_driver < pytz tzlocal
clickhouse-connect: clickhouse_connect < certifi lz4 pytz urllib3 zstandard
influxdb < python-dateutil pytz requests six msgpack
influxdb-client < certifi python-dateutil reactivex setuptools urllib3
influxdb-client[async] < aiohttp aiocsv
duckdb: duckdb _duckdb
duckdb-engine < duckdb sqlalchemy packaging
snowflake-connector-python: snowflake.connector < asn1crypto boto3 botocore cffi certifi charset-normalizer cryptography filelock idna packaging platformdirs pyjwt pyopenssl pytz requests sortedcontainers tomlkit typing-extensions
snowflake-sqlalchemy: snowflake.sqlalchemy < snowflake-connector-python sqlalchemy
databricks-sql-connector: databricks.sql < lz4 oauthlib openpyxl pandas pybreaker pyjwt python-dateutil requests thrift urllib3
python-arango: arango < requests requests-toolbelt packaging pyjwt importlib-metadata setuptools urllib3
couchbase
couchdb
rethinkdb < six
zodb: ZODB < persistent btrees zconfig transaction zc-lockfile zope-interface zodbpickle
tinydb < typing-extensions
pyairtable < inflection pydantic requests typing-extensions urllib3
supabase < httpx postgrest realtime storage3 supabase-auth supabase-functions yarl
supabase@..2.18 < gotrue supafunc
gotrue < httpx pydantic pyjwt
supabase-auth < httpx pydantic pyjwt
supabase-functions < httpx strenum yarl
supafunc < httpx strenum
storage3 < httpx python-dateutil deprecation yarl pydantic
realtime < websockets typing-extensions pydantic
prisma < click httpx jinja2 nodeenv pydantic python-dotenv tomlkit typing-extensions strenum
surrealdb < aiohttp requests websockets typing-extensions pydantic-core
ravendb < requests
deta < requests
`;
