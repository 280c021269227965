/** Clouds: Amazon, Google, Microsoft and others; many share a namespace. */
export const CLOUD = `
boto3 < botocore jmespath s3transfer
boto3[crt] < botocore[crt]
botocore < jmespath python-dateutil urllib3
botocore[crt] < awscrt
s3transfer < botocore
boto
aioboto3 < aiobotocore aiofiles
aiobotocore < aiohttp aioitertools botocore jmespath multidict python-dateutil wrapt
aiobotocore[boto3] < boto3
types-aiobotocore: types_aiobotocore < botocore-stubs typing-extensions
boto3-stubs: < botocore-stubs types-s3transfer typing-extensions
mypy-boto3-s3 < typing-extensions
awscli < botocore colorama docutils pyyaml rsa s3transfer
awscrt
aws-lambda-powertools < jmespath typing-extensions
aws-xray-sdk: aws_xray_sdk < botocore wrapt
aws-requests-auth: aws_requests_auth < requests
requests-aws4auth < requests
warrant < boto3 cryptography envs python-jose requests
pycognito < boto3 envs pyjwt requests
cognitojwt < cryptography python-jose
fastapi-cognito < fastapi cognitojwt pydantic pydantic-settings
pynamodb < botocore typing-extensions
moto < boto3 botocore cryptography jinja2 python-dateutil requests responses werkzeug xmltodict
localstack-client: localstack_client < boto3
sagemaker < attrs boto3 cloudpickle docker fastapi google-pasta importlib-metadata jsonschema numpy omegaconf packaging pandas pathos platformdirs protobuf psutil pyyaml requests sagemaker-core schema smdebug-rulesconfig tblib tqdm urllib3 uvicorn
redshift-connector: redshift_connector < beautifulsoup4 boto3 botocore lxml packaging pytz requests scramp setuptools
pyathena < boto3 botocore fsspec python-dateutil tenacity
google-api-core: google.api_core < google-auth googleapis-common-protos proto-plus protobuf requests
google-api-core[grpc] < grpcio grpcio-status
google-api-python-client: googleapiclient apiclient < google-api-core google-auth google-auth-httplib2 httplib2 uritemplate
proto-plus: proto < protobuf
uritemplate
google-resumable-media: google.resumable_media google._async_resumable_media < google-crc32c
google-crc32c: google_crc32c
google-cloud-core: google.cloud._helpers google.cloud._http google.cloud.client google.cloud.exceptions google.cloud.environment_vars google.cloud.obsolete google.cloud.operation google.cloud.version < google-api-core google-auth
google-cloud-storage: google.cloud.storage < google-api-core google-auth google-cloud-core google-crc32c google-resumable-media requests
google-cloud-bigquery: google.cloud.bigquery < google-api-core[grpc] google-auth google-cloud-core google-resumable-media packaging python-dateutil requests
google-cloud-bigquery[pandas] < db-dtypes pandas pyarrow
google-cloud-bigquery-storage: google.cloud.bigquery_storage google.cloud.bigquery_storage_v1 < google-api-core[grpc] google-auth grpcio proto-plus protobuf
google-cloud-firestore: google.cloud.firestore google.cloud.firestore_v1 google.cloud.firestore_admin_v1 google.cloud.firestore_bundle < google-api-core[grpc] google-auth google-cloud-core proto-plus protobuf
google-cloud-datastore: google.cloud.datastore google.cloud.datastore_v1 google.cloud.datastore_admin_v1 < google-api-core[grpc] google-auth google-cloud-core grpcio proto-plus protobuf
google-cloud-pubsub: google.cloud.pubsub google.cloud.pubsub_v1 google.pubsub google.pubsub_v1 < google-api-core[grpc] google-auth grpc-google-iam-v1 grpcio grpcio-status opentelemetry-api opentelemetry-sdk proto-plus protobuf
google-cloud-tasks: google.cloud.tasks google.cloud.tasks_v2 google.cloud.tasks_v2beta2 google.cloud.tasks_v2beta3 < google-api-core[grpc] google-auth grpc-google-iam-v1 grpcio proto-plus protobuf
google-cloud-scheduler: google.cloud.scheduler google.cloud.scheduler_v1 < google-api-core[grpc] google-auth grpcio proto-plus protobuf
google-cloud-secret-manager: google.cloud.secretmanager google.cloud.secretmanager_v1 google.cloud.secretmanager_v1beta1 < google-api-core[grpc] google-auth grpc-google-iam-v1 grpcio proto-plus protobuf
google-cloud-logging: google.cloud.logging google.cloud.logging_v2 < google-api-core[grpc] google-auth google-cloud-appengine-logging google-cloud-audit-log google-cloud-core grpc-google-iam-v1 opentelemetry-api proto-plus protobuf
google-cloud-error-reporting: google.cloud.error_reporting google.cloud.errorreporting_v1beta1 < google-api-core[grpc] google-auth google-cloud-logging proto-plus protobuf
google-cloud-monitoring: google.cloud.monitoring google.cloud.monitoring_v3 google.cloud.monitoring_dashboard_v1 < google-api-core[grpc] google-auth grpcio proto-plus protobuf
google-cloud-trace: google.cloud.trace google.cloud.trace_v1 google.cloud.trace_v2 < google-api-core[grpc] google-auth grpcio proto-plus protobuf
google-cloud-vision: google.cloud.vision google.cloud.vision_v1 google.cloud.vision_v1p3beta1 < google-api-core[grpc] google-auth grpcio proto-plus protobuf
google-cloud-speech: google.cloud.speech google.cloud.speech_v1 google.cloud.speech_v1p1beta1 google.cloud.speech_v2 < google-api-core[grpc] google-auth grpcio proto-plus protobuf
google-cloud-texttospeech: google.cloud.texttospeech google.cloud.texttospeech_v1 google.cloud.texttospeech_v1beta1 < google-api-core[grpc] google-auth grpcio proto-plus protobuf
google-cloud-translate: google.cloud.translate google.cloud.translate_v2 google.cloud.translate_v3 google.cloud.translate_v3beta1 < google-api-core[grpc] google-auth google-cloud-core grpc-google-iam-v1 grpcio proto-plus protobuf
google-cloud-language: google.cloud.language google.cloud.language_v1 google.cloud.language_v1beta2 google.cloud.language_v2 < google-api-core[grpc] google-auth grpcio proto-plus protobuf
google-cloud-documentai: google.cloud.documentai google.cloud.documentai_v1 google.cloud.documentai_v1beta3 < google-api-core[grpc] google-auth grpcio proto-plus protobuf
google-cloud-dialogflow: google.cloud.dialogflow google.cloud.dialogflow_v2 google.cloud.dialogflow_v2beta1 < google-api-core[grpc] google-auth grpcio proto-plus protobuf
google-cloud-dialogflow-cx: google.cloud.dialogflowcx google.cloud.dialogflowcx_v3 google.cloud.dialogflowcx_v3beta1 < google-api-core[grpc] google-auth grpcio proto-plus protobuf
google-cloud-discoveryengine: google.cloud.discoveryengine google.cloud.discoveryengine_v1 google.cloud.discoveryengine_v1beta google.cloud.discoveryengine_v1alpha < google-api-core[grpc] google-auth grpcio proto-plus protobuf
google-cloud-videointelligence: google.cloud.videointelligence google.cloud.videointelligence_v1 < google-api-core[grpc] google-auth grpcio proto-plus protobuf
google-cloud-kms: google.cloud.kms google.cloud.kms_v1 < google-api-core[grpc] google-auth grpc-google-iam-v1 grpcio proto-plus protobuf
google-cloud-run: google.cloud.run google.cloud.run_v2 < google-api-core[grpc] google-auth grpc-google-iam-v1 grpcio proto-plus protobuf
google-cloud-resource-manager: google.cloud.resourcemanager google.cloud.resourcemanager_v3 < google-api-core[grpc] google-auth grpc-google-iam-v1 grpcio proto-plus protobuf
google-cloud-spanner: google.cloud.spanner google.cloud.spanner_v1 google.cloud.spanner_dbapi < google-api-core[grpc] google-auth google-cloud-core grpc-google-iam-v1 grpc-interceptor proto-plus protobuf sqlparse
google-cloud-bigtable: google.cloud.bigtable google.cloud.bigtable_v2 google.cloud.bigtable_admin_v2 < google-api-core[grpc] google-auth google-cloud-core google-crc32c grpc-google-iam-v1 proto-plus protobuf
google-cloud-aiplatform: google.cloud.aiplatform google.cloud.aiplatform_v1 google.cloud.aiplatform_v1beta1 vertexai < docstring-parser google-api-core[grpc] google-auth google-cloud-bigquery google-cloud-resource-manager google-cloud-storage google-genai packaging proto-plus protobuf pydantic shapely typing-extensions
google-cloud-ndb: google.cloud.ndb < google-api-core google-cloud-datastore pymemcache pytz redis protobuf
cloud-sql-python-connector: google.cloud.sql.connector < aiofiles aiohttp cryptography dnspython google-auth requests
cloud-sql-python-connector[pg8000] < pg8000
cloud-sql-python-connector[asyncpg] < asyncpg
cloud-sql-python-connector[pymysql] < pymysql
grpc-google-iam-v1: google.iam.v1 < googleapis-common-protos grpcio protobuf
google-analytics-data: google.analytics.data google.analytics.data_v1beta google.analytics.data_v1alpha < google-api-core[grpc] google-auth grpcio proto-plus protobuf
google-ads: google.ads < google-api-core google-auth-oauthlib googleapis-common-protos grpcio grpcio-status proto-plus protobuf pyyaml
gspread < google-auth google-auth-oauthlib
gspread-dataframe < gspread pandas six
oauth2client < httplib2 pyasn1 pyasn1-modules rsa six
pydrive: pydrive < google-api-python-client oauth2client pyyaml
pydrive2: pydrive2 < cryptography google-api-python-client oauth2client pyopenssl pyyaml
pandas-gbq < db-dtypes google-api-core google-auth google-auth-oauthlib google-cloud-bigquery numpy packaging pandas pyarrow pydata-google-auth setuptools
pyrebase4: pyrebase < gcloud oauth2client pycryptodome python-jwt requests requests-toolbelt
pyrebase: pyrebase < firebase gcloud oauth2client pycryptodome python-jwt requests
functions-framework < click cloudevents flask gunicorn starlette uvicorn uvicorn-worker watchdog werkzeug
cloudevents < deprecation
azure-core: azure.core < requests six typing-extensions
azure-core[aio] < aiohttp
azure-common: azure.common azure.profiles
azure-identity: azure.identity < azure-core cryptography msal msal-extensions typing-extensions
azure-storage-blob: azure.storage.blob < azure-core cryptography isodate typing-extensions
azure-storage-blob[aio] < azure-core[aio]
azure-storage-queue: azure.storage.queue < azure-core cryptography isodate typing-extensions
azure-storage-file-share: azure.storage.fileshare < azure-core cryptography isodate typing-extensions
azure-storage-file-datalake: azure.storage.filedatalake < azure-core azure-storage-blob isodate typing-extensions
azure-data-tables: azure.data.tables < azure-core isodate typing-extensions yarl
azure-cosmos: azure.cosmos < azure-core typing-extensions
azure-keyvault-secrets: azure.keyvault.secrets < azure-core isodate typing-extensions
azure-keyvault-keys: azure.keyvault.keys < azure-core cryptography isodate typing-extensions
azure-keyvault-certificates: azure.keyvault.certificates < azure-core isodate typing-extensions
azure-servicebus: azure.servicebus < azure-core isodate typing-extensions
azure-eventhub: azure.eventhub < azure-core typing-extensions
azure-eventgrid: azure.eventgrid < azure-core isodate
azure-functions: azure.functions < markupsafe werkzeug
azure-appconfiguration: azure.appconfiguration < azure-core isodate
azure-search-documents: azure.search.documents < azure-common azure-core isodate typing-extensions
azure-ai-textanalytics: azure.ai.textanalytics < azure-common azure-core isodate typing-extensions
azure-ai-formrecognizer: azure.ai.formrecognizer < azure-common azure-core msrest typing-extensions
azure-ai-documentintelligence: azure.ai.documentintelligence < azure-core isodate typing-extensions
azure-ai-inference: azure.ai.inference < azure-core isodate typing-extensions
azure-ai-projects: azure.ai.projects < azure-ai-agents azure-core azure-identity azure-storage-blob isodate openai typing-extensions
azure-ai-agents: azure.ai.agents < azure-core isodate typing-extensions
azure-ai-contentsafety: azure.ai.contentsafety < azure-core isodate typing-extensions
azure-ai-translation-text: azure.ai.translation.text < azure-core isodate
azure-ai-vision-imageanalysis: azure.ai.vision.imageanalysis < azure-core isodate
azure-ai-ml: azure.ai.ml < azure-common azure-core azure-mgmt-core azure-monitor-opentelemetry azure-storage-blob azure-storage-file-datalake azure-storage-file-share colorama isodate jsonschema marshmallow msrest pydash pyjwt pyyaml strictyaml tqdm typing-extensions
azure-communication-email: azure.communication.email < azure-core isodate typing-extensions
azure-communication-sms: azure.communication.sms < azure-core isodate
azure-cognitiveservices-speech: azure.cognitiveservices.speech < azure-core
azure-cognitiveservices-vision-computervision: azure.cognitiveservices.vision.computervision < azure-common msrest
azure-mgmt-core: azure.mgmt.core < azure-core
azure-mgmt-resource: azure.mgmt.resource < azure-common azure-mgmt-core isodate typing-extensions
azure-monitor-query: azure.monitor.query < azure-core isodate typing-extensions
azure-monitor-opentelemetry-exporter: azure.monitor.opentelemetry.exporter < azure-core azure-identity msrest opentelemetry-api opentelemetry-sdk psutil fixedint
msrest < azure-core certifi isodate requests requests-oauthlib
msgraph-sdk: msgraph < azure-identity microsoft-kiota-abstractions microsoft-kiota-authentication-azure microsoft-kiota-http microsoft-kiota-serialization-json microsoft-kiota-serialization-text msgraph-core
o365: O365 < beautifulsoup4 msal python-dateutil requests requests-oauthlib tzdata tzlocal
office365-rest-python-client: office365 < msal pytz requests typing-extensions
botbuilder-core: botbuilder.core < botbuilder-schema botframework-connector botframework-streaming jsonpickle
ibm-watsonx-ai: ibm_watsonx_ai < certifi httpx ibm-cos-sdk lomond packaging pandas requests tabulate urllib3 cachetools
ibm-watson: ibm_watson < ibm-cloud-sdk-core python-dateutil requests websocket-client
ibm-cloud-sdk-core: ibm_cloud_sdk_core < pyjwt python-dateutil requests urllib3
oci < certifi circuitbreaker cryptography pyopenssl python-dateutil pytz
oss2 < aliyun-python-sdk-core aliyun-python-sdk-kms crcmod pycryptodome requests six
cos-python-sdk-v5: qcloud_cos < crcmod pycryptodome requests six xmltodict
tencentcloud-sdk-python: tencentcloud < requests
qiniu < requests
aliyun-python-sdk-core: aliyunsdkcore < cryptography jmespath
python-digitalocean: digitalocean < jsonpickle requests
hcloud < python-dateutil requests
linode-api4: linode_api4 < deprecated polling requests
cloudflare < anyio distro httpx pydantic sniffio typing-extensions
apache-libcloud: libcloud < requests
python-consul: consul < requests six
wasabi
`;
