/** Tests, linters, build tools: what requirements hold besides, and stubs, which bring no modules. */
export const TOOLS = `
pytest: pytest _pytest py < exceptiongroup iniconfig packaging pluggy pygments tomli
pytest@..7.3 < attrs
pytest-asyncio < pytest typing-extensions
pytest-cov < coverage pluggy pytest
pytest-mock < pytest
pytest-xdist: xdist < execnet pytest
pytest-env < pytest
pytest-httpx < httpx pytest
pytest-django < pytest
pytest-postgresql < mirakuru port-for psycopg pytest
pytest-benchmark < py-cpuinfo pytest
pytest-timeout < pytest
pluggy
iniconfig
coverage
tox
nox
hypothesis: hypothesis _hypothesis_pytestplugin < attrs exceptiongroup sortedcontainers
hypothesis[cli] < black click rich
hypothesis[codemods] < libcst
hypothesis[dateutil] < python-dateutil
hypothesis[django] < django
hypothesis[dpcontracts] < dpcontracts
hypothesis[ghostwriter] < black
hypothesis[lark] < lark
hypothesis[numpy] < numpy
hypothesis[pandas] < pandas
hypothesis[pytest] < pytest
hypothesis[pytz] < pytz
hypothesis[redis] < redis
factory-boy: factory < faker
polyfactory < faker typing-extensions
pydantic-factories: pydantic_factories < faker pydantic typing-extensions
model-bakery
responses < pyyaml requests urllib3
requests-mock < requests
respx < httpx
aioresponses < aiohttp
vcrpy: vcr < pyyaml urllib3 wrapt yarl
freezegun < python-dateutil
time-machine < python-dateutil
testcontainers < docker python-dotenv typing-extensions urllib3 wrapt
locust < configargparse flask flask-cors flask-login gevent geventhttpclient msgpack psutil python-socketio pyzmq requests werkzeug
schemathesis < click httpx hypothesis hypothesis-graphql hypothesis-jsonschema jsonschema junit-xml pyrate-limiter pytest pyyaml requests rich starlette-testclient werkzeug
black: black blib2to3 blackd < click mypy-extensions packaging pathspec platformdirs tomli typing-extensions
isort
flake8 < mccabe pycodestyle pyflakes
mccabe
pycodestyle
pyflakes
autopep8 < pycodestyle tomli
pylint < astroid dill isort mccabe platformdirs tomli tomlkit
astroid < typing-extensions
ruff
mypy: mypy mypyc < mypy-extensions pathspec tomli typing-extensions
pyright < nodeenv typing-extensions
bandit < pyyaml rich stevedore
pre-commit < cfgv identify nodeenv pyyaml virtualenv
nodeenv
virtualenv < distlib filelock platformdirs
pip-tools: piptools < build click pip pyproject-hooks setuptools tomli wheel
pipenv < certifi packaging setuptools virtualenv
poetry
poetry-core: poetry.core
hatchling < packaging pathspec pluggy tomli trove-classifiers
flit-core: flit_core
build < packaging pyproject-hooks tomli
twine
uv
cython: Cython pyximport cython
pybind11
nuitka
pyinstaller: PyInstaller
debugpy
ipdb < decorator ipython tomli
icecream < asttokens colorama executing pygments
devtools < asttokens executing pygments
snoop
rope
jedi < parso
mkdocs < click ghp-import jinja2 markdown markupsafe mergedeep mkdocs-get-deps packaging pathspec pyyaml pyyaml-env-tag watchdog
mkdocs-material: material mkdocs_material < babel colorama jinja2 markdown mkdocs mkdocs-material-extensions paginate pygments pymdown-extensions requests
mkdocstrings < jinja2 markdown markupsafe mkdocs mkdocs-autorefs pymdown-extensions
sphinx < alabaster babel docutils imagesize jinja2 packaging pygments requests snowballstemmer tomli
cookiecutter < arrow binaryornot click jinja2 python-slugify pyyaml requests rich
fire < termcolor
docopt
configargparse
questionary < prompt-toolkit
inquirer < blessed editor readchar
inquirerpy: InquirerPy < pfzy prompt-toolkit
prompt-toolkit < wcwidth
pyfiglet
alive-progress: alive_progress < about-time graphemeu
progressbar2: progressbar < python-utils
halo < colorama log-symbols six spinners termcolor
texttable
prettytable < wcwidth
omegaconf < antlr4-python3-runtime pyyaml
hydra-core: hydra < antlr4-python3-runtime omegaconf packaging
gevent-websocket: geventwebsocket < gevent
types-requests: < urllib3
types-pyyaml:
types-python-dateutil:
types-redis: < cryptography types-pyopenssl
types-python-jose: < types-pyasn1
types-passlib:
types-toml:
types-pytz:
types-ujson:
types-setuptools:
types-cachetools:
types-aiofiles:
types-psycopg2:
types-pymysql:
types-tabulate:
types-tqdm:
types-pillow:
types-protobuf:
types-simplejson:
types-markdown:
types-beautifulsoup4: < types-html5lib
types-emails:
types-certifi:
types-bleach:
types-docutils:
types-six:
types-urllib3:
types-openpyxl:
types-croniter:
types-jsonschema:
types-s3transfer:
types-boto3: < botocore-stubs
types-paramiko: < cryptography
types-pyopenssl: < cryptography
botocore-stubs: < types-awscrt
pandas-stubs: < numpy types-pytz
asyncpg-stubs: < asyncpg typing-extensions
celery-types: < typing-extensions
`;
