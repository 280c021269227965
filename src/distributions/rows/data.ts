/** Numbers, tables, machine learning. */
export const DATA = `
numpy
pandas < numpy python-dateutil pytz tzdata
pandas[excel] < odfpy openpyxl python-calamine pyxlsb xlrd xlsxwriter
pandas[parquet] < pyarrow
pandas[postgresql] < adbc-driver-postgresql psycopg2 sqlalchemy
pandas[html] < beautifulsoup4 html5lib lxml
pandas[xml] < lxml
pandas[plot] < matplotlib
pandas[performance] < bottleneck numba numexpr
pandas-datareader < lxml pandas requests
polars < polars-runtime-32
polars[pandas] < pandas pyarrow
polars[numpy] < numpy
polars[pyarrow] < pyarrow
polars[excel] < fastexcel openpyxl xlsx2csv xlsxwriter
pyarrow
fastparquet < cramjam fsspec numpy packaging pandas
modin < fsspec numpy packaging pandas psutil
dask < click cloudpickle fsspec importlib-metadata packaging partd pyyaml toolz
dask[dataframe] < numpy pandas pyarrow
dask[distributed] < distributed
dask[complete] < numpy pandas pyarrow distributed bokeh jinja2 lz4
distributed < click cloudpickle dask jinja2 locket msgpack packaging psutil pyyaml sortedcontainers tblib toolz tornado urllib3 zict
pyspark < py4j
ray < click filelock jsonschema msgpack packaging protobuf pyyaml requests aiosignal frozenlist
ray[serve] < aiohttp fastapi starlette uvicorn watchfiles prometheus-client grpcio smart-open requests virtualenv
ray[default] < aiohttp colorful prometheus-client pydantic smart-open virtualenv grpcio
vaex < vaex-core
datatable
tablib
scipy < numpy
sympy: sympy isympy < mpmath
mpmath
networkx
networkx[default] < matplotlib numpy pandas scipy
networkx[developer] < mypy pre-commit
networkx[extra] < lxml pydot pygraphviz sympy
numba < llvmlite numpy
numexpr < numpy
bottleneck < numpy
statsmodels < numpy packaging pandas patsy scipy
patsy < numpy
prophet < cmdstanpy holidays importlib-resources matplotlib numpy pandas tqdm
pmdarima < cython joblib numpy pandas scikit-learn scipy setuptools statsmodels urllib3 packaging
scikit-learn: sklearn < joblib numpy scipy threadpoolctl
sklearn: < scikit-learn
scikit-learn-intelex: sklearnex daal4py < daal scikit-learn
scikit-surprise: surprise < joblib numpy scipy
joblib
threadpoolctl
cloudpickle
dill
xgboost < numpy scipy nvidia-nccl-cu12
xgboost[scikit-learn] < scikit-learn
xgboost[pandas] < pandas
lightgbm < numpy scipy
lightgbm[scikit-learn] < scikit-learn
lightgbm[pandas] < pandas
catboost < graphviz matplotlib numpy pandas plotly scipy six
imbalanced-learn: imblearn < joblib numpy scikit-learn scipy threadpoolctl
category-encoders < numpy pandas patsy scikit-learn scipy statsmodels
feature-engine < numpy pandas scikit-learn scipy statsmodels
mlxtend < joblib matplotlib numpy pandas scikit-learn scipy
yellowbrick < cycler matplotlib numpy scikit-learn scipy
shap < cloudpickle numba numpy packaging pandas scikit-learn scipy slicer tqdm typing-extensions
lime < matplotlib numpy scikit-image scikit-learn scipy tqdm
optuna < alembic colorlog numpy packaging pyyaml sqlalchemy tqdm
hyperopt < cloudpickle future networkx numpy py4j scipy six tqdm
bayesian-optimization: bayes_opt < colorama numpy packaging scikit-learn scipy
mlflow < alembic cachetools click cloudpickle databricks-sdk docker fastapi flask gitpython graphene gunicorn importlib-metadata jinja2 markdown matplotlib mlflow-skinny numpy opentelemetry-api opentelemetry-sdk packaging pandas protobuf pyarrow pydantic python-dotenv pyyaml requests scikit-learn scipy sqlalchemy sqlparse typing-extensions uvicorn
mlflow-skinny: mlflow < cachetools click cloudpickle databricks-sdk fastapi gitpython importlib-metadata opentelemetry-api opentelemetry-sdk packaging protobuf pydantic python-dotenv pyyaml requests sqlparse typing-extensions uvicorn
wandb < click gitpython packaging platformdirs protobuf pydantic pyyaml requests sentry-sdk typing-extensions setproctitle psutil
clearml < attrs furl jsonschema numpy pathlib2 pillow psutil pyjwt pyparsing python-dateutil pyyaml referencing requests six urllib3
comet-ml: comet_ml < everett jsonschema psutil python-box requests requests-toolbelt rich semantic-version sentry-sdk simplejson urllib3 wrapt wurlitzer
tensorboard < absl-py grpcio markdown numpy packaging pillow protobuf setuptools tensorboard-data-server werkzeug
tensorboardx: tensorboardX < numpy packaging protobuf
bentoml < a2wsgi aiohttp aiosqlite attrs cattrs click cloudpickle fsspec httpx inflection jinja2 numpy packaging pathspec pip-requirements-parser prometheus-client psutil pydantic python-dateutil python-dotenv python-json-logger python-multipart pyyaml questionary rich schema simple-di starlette tomli-w uvicorn watchfiles
matplotlib: matplotlib mpl_toolkits pylab < contourpy cycler fonttools kiwisolver numpy packaging pillow pyparsing python-dateutil
contourpy < numpy
cycler
kiwisolver
fonttools: fontTools
seaborn < matplotlib numpy pandas
seaborn[stats] < scipy statsmodels
plotly: plotly _plotly_utils < packaging narwhals
plotly[kaleido] < kaleido
plotly@..6 < tenacity
kaleido
altair < jinja2 jsonschema narwhals packaging typing-extensions
bokeh < contourpy jinja2 narwhals numpy packaging pandas pillow pyyaml tornado xyzservices
panel < bleach bokeh linkify-it-py markdown markdown-it-py packaging pandas param pyviz-comms requests tqdm typing-extensions
pygal < importlib-metadata
wordcloud < matplotlib numpy pillow
graphviz
pydot < pyparsing
pygraphviz
narwhals
nltk < click joblib regex tqdm
nltk[corenlp] < requests
nltk[machine-learning] < numpy python-crfsuite scikit-learn scipy
nltk[plot] < matplotlib
nltk[tgrep] < pyparsing
nltk[twitter] < twython
spacy < catalogue cymem jinja2 langcodes murmurhash numpy packaging preshed pydantic requests setuptools spacy-legacy spacy-loggers srsly thinc tqdm typer wasabi weasel
spacy[transformers] < spacy-transformers
spacy[lookups] < spacy-lookups-data
thinc < blis catalogue confection cymem murmurhash numpy packaging preshed pydantic setuptools srsly wasabi
textblob < nltk
gensim < numpy scipy smart-open
gensim[distributed] < pyro4
gensim[test-win] < cython mock pyemd pytest pytest-cov testfixtures
flair < boto3 conllu deprecated ftfy gdown huggingface-hub langdetect lxml matplotlib more-itertools mpld3 pptree python-dateutil pytorch-revgrad regex scikit-learn segtok sqlitedict tabulate torch tqdm transformers transformer-smaller-training-vocab wikipedia-api
fasttext < numpy pybind11 setuptools
fasttext-wheel: fasttext < numpy pybind11 setuptools
stanza < emoji networkx numpy protobuf requests torch tqdm
rapidfuzz
thefuzz < rapidfuzz
fuzzywuzzy
fuzzywuzzy[speedup] < python-levenshtein
python-levenshtein: < levenshtein
levenshtein: Levenshtein < rapidfuzz
jellyfish
textdistance
vadersentiment: vaderSentiment < requests
yake < click jellyfish networkx numpy segtok tabulate
sumy < breadability docopt nltk pycountry requests
rouge-score < absl-py nltk numpy six
sacrebleu < colorama lxml numpy portalocker regex tabulate
jieba
torch: torch functorch torchgen < filelock fsspec jinja2 networkx setuptools sympy triton typing-extensions
torchvision < numpy pillow torch
torchaudio < torch
torchtext < numpy requests torch torchdata tqdm
torchmetrics < lightning-utilities numpy packaging torch
pytorch-lightning < fsspec lightning-utilities packaging pyyaml torch torchmetrics tqdm typing-extensions
lightning < fsspec lightning-utilities packaging pytorch-lightning pyyaml torch torchmetrics tqdm typing-extensions
torch-geometric < aiohttp fsspec jinja2 numpy psutil pyparsing requests tqdm xxhash
fastai < fastcore fastdownload fastprogress fasttransform matplotlib packaging pandas pillow pip plum-dispatch pyyaml requests scikit-learn scipy spacy torch torchvision cloudpickle
timm < huggingface-hub pyyaml safetensors torch torchvision
einops
kornia < kornia-rs packaging torch
albumentations < albucore numpy opencv-python-headless pydantic pyyaml scipy
ultralytics < matplotlib numpy opencv-python pillow polars psutil pyyaml requests scipy torch torchvision ultralytics-thop
ultralytics@..8.3.170 < pandas py-cpuinfo tqdm seaborn
supervision < defusedxml matplotlib numpy opencv-python pillow pyyaml requests scipy tqdm
mediapipe < absl-py attrs flatbuffers matplotlib numpy opencv-contrib-python protobuf sentencepiece sounddevice jax jaxlib
face-recognition < click dlib face-recognition-models numpy pillow
dlib
deepface < fire flask flask-cors gdown gunicorn keras mtcnn numpy opencv-python pandas pillow requests retina-face tensorflow tqdm
insightface < albumentations cython easydict matplotlib numpy onnx pillow prettytable requests scikit-image scikit-learn scipy tqdm
tensorflow < absl-py astunparse flatbuffers gast google-pasta grpcio h5py keras libclang ml-dtypes numpy opt-einsum packaging protobuf requests setuptools six tensorboard termcolor typing-extensions wrapt
tensorflow-cpu: tensorflow < absl-py astunparse flatbuffers gast google-pasta grpcio h5py keras libclang ml-dtypes numpy opt-einsum packaging protobuf requests setuptools six tensorboard termcolor typing-extensions wrapt
tensorflow-gpu: tensorflow
tensorflow-hub < numpy protobuf tf-keras
tensorflow-text < tensorflow
tensorflow-datasets < absl-py dm-tree etils immutabledict numpy promise protobuf psutil pyarrow requests simple-parsing tensorflow-metadata termcolor toml tqdm wrapt
tflite-runtime < numpy
ai-edge-litert < flatbuffers numpy protobuf
keras < absl-py h5py ml-dtypes namex numpy optree packaging rich
tf-keras < tensorflow
h5py < numpy
jax < jaxlib ml-dtypes numpy opt-einsum scipy
jaxlib < ml-dtypes numpy scipy
flax < jax msgpack numpy optax orbax-checkpoint pyyaml rich tensorstore treescope typing-extensions
onnx < numpy protobuf typing-extensions ml-dtypes
onnxruntime < coloredlogs flatbuffers numpy packaging protobuf sympy
onnxruntime-gpu: onnxruntime < coloredlogs flatbuffers numpy packaging protobuf sympy
openvino < numpy packaging openvino-telemetry
ctranslate2 < numpy pyyaml setuptools
gym < cloudpickle gym-notices numpy
gymnasium < cloudpickle farama-notifications numpy typing-extensions
stable-baselines3 < cloudpickle gymnasium matplotlib numpy pandas torch
ipython: IPython < decorator jedi matplotlib-inline pexpect prompt-toolkit pygments stack-data traitlets typing-extensions
ipython@..9 < backcall pickleshare
ipykernel < comm debugpy ipython jupyter-client jupyter-core matplotlib-inline nest-asyncio packaging psutil pyzmq tornado traitlets
ipywidgets < comm ipython jupyterlab-widgets traitlets widgetsnbextension
notebook < jupyter-server jupyterlab jupyterlab-server notebook-shim tornado
jupyter: < ipykernel ipywidgets jupyter-console jupyterlab nbconvert notebook
jupyter-client < jupyter-core python-dateutil pyzmq tornado traitlets
jupyter-core: jupyter_core jupyter < platformdirs traitlets
traitlets
ortools < absl-py immutabledict numpy pandas protobuf typing-extensions
pulp
cvxpy < clarabel numpy osqp scipy scs
simpy
pint < flexcache flexparser platformdirs typing-extensions
ta < numpy pandas
pandas-ta < pandas numpy numba tqdm
ta-lib: talib < numpy
backtrader
quantlib: QuantLib
rdkit < numpy pillow
biopython: Bio BioSQL < numpy
astropy < astropy-iers-data numpy packaging pyerfa pyyaml
pydicom
nibabel < numpy packaging importlib-resources typing-extensions
simpleitk: SimpleITK
great-expectations < altair cryptography jinja2 jsonschema marshmallow mistune numpy packaging pandas posthog pydantic pyparsing python-dateutil requests ruamel-yaml scipy tqdm typing-extensions tzlocal
pandera < packaging pydantic typeguard typing-extensions typing-inspect
pandera[pandas] < numpy pandas
evidently < fsspec litestar nltk numpy pandas plotly pydantic pyyaml requests rich scikit-learn scipy statsmodels typer typing-inspect uvicorn watchdog
pyod < joblib matplotlib numba numpy scikit-learn scipy
umap-learn: umap < numba numpy pynndescent scikit-learn scipy tqdm
hdbscan < joblib numpy scikit-learn scipy
implicit < numpy scipy threadpoolctl tqdm
annoy
hnswlib < numpy
faiss-cpu: faiss < numpy packaging
faiss-gpu: faiss < numpy
faiss-gpu-cu12: faiss < numpy packaging
usearch < numpy simsimd tqdm
`;
