/** Models, settings, HTTP clients, and what nearly everything stands on. */
export const FOUNDATIONS = `
pydantic < pydantic-core annotated-types typing-extensions typing-inspection
pydantic[email] < email-validator
pydantic[timezone] < tzdata
pydantic[dotenv] < python-dotenv
pydantic-core < typing-extensions
pydantic-settings < pydantic python-dotenv typing-inspection
pydantic-settings[yaml] < pyyaml
pydantic-settings[toml] < tomli
pydantic-settings[aws-secrets-manager] < boto3 types-boto3
pydantic-settings[azure-key-vault] < azure-keyvault-secrets azure-identity
pydantic-settings[gcp-secret-manager] < google-cloud-secret-manager
pydantic-extra-types < pydantic typing-extensions
pydantic-extra-types[all] < phonenumbers pycountry semver python-ulid pendulum pymongo uuid-utils cron-converter tzdata
pydantic-extra-types[phonenumbers] < phonenumbers
pydantic-extra-types[pycountry] < pycountry
pydantic-xml < pydantic pydantic-core
pydantic-mongo < pydantic pymongo
annotated-types
annotated-doc
typing-extensions
typing-inspection < typing-extensions
typing-inspect < mypy-extensions typing-extensions
mypy-extensions
eval-type-backport
email-validator < dnspython idna
dnspython: dns
idna
python-dotenv: dotenv
python-dotenv[cli] < click
dotenv: < python-dotenv
environs < marshmallow python-dotenv
environs[django] < dj-database-url dj-email-url django-cache-url
python-decouple: decouple
dynaconf
dynaconf[all] < ruamel-yaml configobj hvac redis
httpx < anyio certifi httpcore idna sniffio
httpx@..0.24 < rfc3986
httpx[http2] < h2
httpx[brotli] < brotli brotlicffi
httpx[socks] < socksio
httpx[cli] < click pygments rich
httpx[zstd] < zstandard
httpx2 < anyio certifi httpcore2 idna
httpx-sse < httpx
httpx-oauth < httpx
httpcore < certifi h11
httpcore[asyncio] < anyio
httpcore[http2] < h2
httpcore[socks] < socksio
requests < charset-normalizer idna urllib3 certifi
requests[socks] < pysocks
requests@..2.26 < chardet
requests[use-chardet-on-py3] < chardet
requests-oauthlib < requests oauthlib
requests-toolbelt < requests
requests-cache < requests attrs cattrs platformdirs url-normalize urllib3
urllib3
urllib3[socks] < pysocks
certifi
charset-normalizer
chardet
pysocks: socks sockshandler
httplib2 < pyparsing
aiohttp-retry < aiohttp
aiohttp-cors < aiohttp
pycurl
anyio < idna sniffio typing-extensions exceptiongroup
anyio[trio] < trio
trio < attrs sortedcontainers idna outcome sniffio exceptiongroup
sniffio
exceptiongroup < typing-extensions
outcome < attrs
asyncer < anyio
gevent < greenlet zope-event zope-interface
greenlet
eventlet < dnspython greenlet
nest-asyncio
aiofiles
aiocache
aiocache[redis] < redis
aiocache[memcached] < aiomcache
aiolimiter
aiojobs
attrs: attr attrs
cattrs < attrs exceptiongroup typing-extensions
marshmallow < packaging
marshmallow-sqlalchemy < marshmallow sqlalchemy typing-extensions
apispec < packaging
msgspec
orjson
ujson
simplejson
python-rapidjson: rapidjson
json5
jsonschema < attrs jsonschema-specifications referencing rpds-py
jsonschema[format] < fqdn idna isoduration jsonpointer rfc3339-validator rfc3987 uri-template webcolors
jsonschema-specifications < referencing
referencing < attrs rpds-py typing-extensions
rpds-py: rpds
jsonpatch < jsonpointer
jsonpointer
jsonpath-ng < ply
jmespath
fastjsonschema
dataclasses-json < marshmallow typing-inspect
dacite
click
typer < click typing-extensions rich shellingham
typer-slim: typer < click typing-extensions
typer[all] < rich shellingham colorama
rich < markdown-it-py pygments
rich[jupyter] < ipywidgets
rich-toolkit < rich click typing-extensions
rich-click < click rich typing-extensions
markdown-it-py: markdown_it < mdurl
mdurl
pygments
shellingham
colorama
colorlog
termcolor
tabulate
tabulate[widechars] < wcwidth
tqdm
tqdm[notebook] < ipywidgets
tqdm[slack] < slack-sdk
tqdm[telegram] < requests
packaging
setuptools: setuptools pkg_resources _distutils_hack
wheel
pip
six
python-dateutil: dateutil < six
pytz
pytz-deprecation-shim
tzdata
tzlocal < tzdata
pendulum < python-dateutil tzdata
arrow < python-dateutil tzdata
arrow@..1.4 < types-python-dateutil
dateparser < python-dateutil pytz regex tzlocal
humanize
iso8601
isodate
aniso8601
croniter < python-dateutil pytz
babel
cachetools
more-itertools
toolz
cytoolz < toolz
boltons
sortedcontainers
frozendict
python-box: box
addict
munch
deprecated < wrapt
wrapt
decorator
tenacity
backoff
retry < decorator py
retrying
stamina < tenacity
python-slugify: slugify < text-unidecode
python-slugify[unidecode] < unidecode
unicode-slugify: slugify < six unidecode
awesome-slugify: slugify < regex unidecode
text-unidecode
unidecode
regex
shortuuid
nanoid
python-ulid: ulid
ulid-py: ulid
uuid6
uuid-utils
hashids
phonenumbers
pycountry
validators
validate-email
email-reply-parser
inflection
inflect < more-itertools typeguard
pyhumps: humps
typeguard < typing-extensions
beartype
semver
platformdirs
appdirs
filelock
psutil
py-cpuinfo: cpuinfo
zipp
importlib-metadata < zipp
importlib-resources < zipp
distro
toml
tomli
tomli-w
tomlkit
pyyaml: yaml _yaml
ruamel-yaml: ruamel.yaml < ruamel-yaml-clib
ruamel-yaml[jinja2] < ruamel-yaml-jinja2
ruamel-yaml-clib: _ruamel_yaml
configobj
python-json-logger: pythonjsonlogger < typing-extensions
dependency-injector
injector < typing-extensions
punq
lagom
returns < typing-extensions
zope-interface: zope.interface
zope-event: zope.event
pyparsing
ply
lark
makefun
wcwidth
`;
