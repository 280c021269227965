/** Services that a backend calls: payments, mail, messengers, storage, source hosts. */
export const SERVICES = `
stripe < requests typing-extensions
stripe[async] < httpx
braintree < requests
paypalrestsdk < pyopenssl requests six
paypal-checkout-serversdk: paypalcheckoutsdk < paypalhttp
paypalhttp < requests six pyopenssl
razorpay < requests
squareup: square < httpx pydantic pydantic-core typing-extensions
mercadopago < requests
paddle-python-sdk: paddle_billing < requests
plaid-python: plaid < python-dateutil urllib3 nulltype
coinbase-commerce: coinbase_commerce < requests six
twilio < aiohttp aiohttp-retry pyjwt requests
vonage < requests
sendgrid < python-http-client starkbank-ecdsa werkzeug ecdsa cryptography
python-http-client
resend < requests typing-extensions
resend[async] < httpx
mailjet-rest < requests
mailchimp-transactional: mailchimp_transactional < requests python-dateutil six
mailchimp-marketing: mailchimp_marketing < certifi python-dateutil requests six urllib3
postmarker < requests
sib-api-v3-sdk < certifi python-dateutil six urllib3
brevo-python: brevo_python brevo < certifi python-dateutil urllib3
aiosmtplib
aiosmtplib[uvloop] < uvloop
aioimaplib
imapclient < six
imap-tools
emails < cssutils lxml chardet python-dateutil requests premailer cachetools
yagmail < premailer
premailer < lxml cssselect cssutils requests cachetools
mjml
slack-sdk
slack-bolt < slack-sdk
slackclient: slack < aiohttp
discord-py: discord < aiohttp audioop-lts
discord-py[voice] < pynacl
py-cord: discord < aiohttp typing-extensions
nextcord < aiohttp typing-extensions
discord-webhook < requests
python-telegram-bot: telegram < httpx httpcore
python-telegram-bot[job-queue] < apscheduler pytz
python-telegram-bot[webhooks] < tornado
python-telegram-bot[rate-limiter] < aiolimiter
python-telegram-bot[all] < apscheduler tornado aiolimiter cryptography cachetools
aiogram < aiofiles aiohttp certifi magic-filter pydantic typing-extensions
pytelegrambotapi: telebot < requests
telethon < pyaes rsa
telethon[cryptg] < cryptg
pyrogram < pyaes pysocks
line-bot-sdk: linebot < aenum aiohttp deprecated pydantic python-dateutil requests urllib3
vk-api: vk_api < requests
tweepy < oauthlib requests requests-oauthlib
tweepy[async] < aiohttp async-lru
praw < prawcore update-checker websocket-client
prawcore < requests
asyncpraw < aiofiles aiohttp aiosqlite asyncprawcore update-checker
facebook-sdk: facebook < requests
facebook-business: facebook_business < requests six curlify pycountry aiohttp
instagrapi < requests pydantic pycryptodomex pysocks
spotipy < redis requests six urllib3
pygithub: github < pynacl pyjwt[crypto] requests typing-extensions urllib3 deprecated
python-gitlab: gitlab < requests requests-toolbelt
python-gitlab[autocompletion] < argcomplete
python-gitlab[yaml] < pyyaml
gitpython: git < gitdb
gitdb < smmap
smmap
ghapi < fastcore packaging
jira < defusedxml packaging requests requests-oauthlib requests-toolbelt typing-extensions
atlassian-python-api: atlassian < deprecated jmespath oauthlib requests requests-oauthlib six beautifulsoup4 typing-extensions
notion-client < httpx
airtable-python-wrapper: airtable < requests six
hubspot-api-client: hubspot < certifi python-dateutil six urllib3
simple-salesforce < cryptography lxml more-itertools pendulum pyjwt requests typing-extensions zeep
zeep < attrs httpx isodate lxml platformdirs pytz requests requests-file requests-toolbelt
zeep[xmlsec] < xmlsec
suds-community: suds
zenpy < cachetools python-dateutil pytz requests requests-file six
shopifyapi: shopify < pyactiveresource pyjwt pyyaml six
pyactiveresource < six
woocommerce < requests
cloudinary < certifi six urllib3
cloudinary[requests] < requests
imagekitio < requests requests-toolbelt
dropbox < requests six stone
boxsdk < requests requests-toolbelt attrs python-dateutil urllib3
minio < argon2-cffi certifi pycryptodome typing-extensions urllib3
miniopy-async < aiohttp aiohttp-retry certifi urllib3
pysftp < paramiko
asyncssh < cryptography typing-extensions
fabric < invoke paramiko deprecated decorator
fabric[pytest] < mock pytest
invoke
geopy < geographiclib
googlemaps < requests
geoip2 < aiohttp maxminddb requests
maxminddb
ipinfo < requests cachetools aiohttp
pyowm < requests geojson pysocks
alpha-vantage < requests aiohttp
yfinance < beautifulsoup4 curl-cffi frozendict multitasking numpy pandas peewee platformdirs protobuf pytz requests websockets
curl-cffi < cffi certifi
ccxt < aiodns aiohttp certifi cryptography requests setuptools typing-extensions yarl coincurve
python-binance: binance < aiohttp dateparser pycryptodome requests six websockets
alpaca-py: alpaca < msgpack pandas pydantic pytz requests sseclient-py websockets
web3: web3 ens < aiohttp eth-abi eth-account eth-hash[pycryptodome] eth-typing eth-utils hexbytes jsonschema pydantic pyunormalize requests types-requests typing-extensions websockets
eth-account < bitarray eth-abi eth-keyfile eth-keys eth-rlp eth-utils hexbytes rlp ckzg pydantic
eth-utils < cytoolz eth-hash eth-typing pydantic
eth-abi < eth-typing eth-utils parsimonious
eth-hash
eth-hash[pycryptodome] < pycryptodome
eth-typing < typing-extensions
hexbytes
posthog < backoff distro python-dateutil requests six typing-extensions
mixpanel < requests six urllib3 pydantic
amplitude-analytics: amplitude
segment-analytics-python: segment < backoff python-dateutil requests pyjwt
analytics-python: analytics < backoff monotonic python-dateutil requests six
launchdarkly-server-sdk: ldclient < certifi expiringdict launchdarkly-eventsource pyrfc3339 semver urllib3
growthbook
unleashclient: UnleashClient < apscheduler fcache importlib-metadata mmh3 python-dateutil requests semver yggdrasil-engine
pusher < pynacl requests six urllib3
pusher-push-notifications: pusher_push_notifications < pyjwt requests six
ably < h2 httpx methoddispatch msgpack pyee websockets
pubnub < aiohttp cbor2 h11 httpx pycryptodomex requests
onesignal-sdk: onesignal_sdk < httpx
pyfcm < aiohttp cachetools google-auth pyasn1-modules requests rsa urllib3
exponent-server-sdk: exponent_server_sdk < requests six
pywebpush < aiohttp cryptography http-ece py-vapid requests six
livekit < aiofiles numpy protobuf types-protobuf
livekit-api: livekit.api < aiohttp livekit-protocol protobuf pyjwt types-protobuf
agora-token-builder: agora_token_builder < six
zoomus < pyjwt requests
docusign-esign: docusign_esign < certifi cryptography nose pycryptodome pyjwt python-dateutil six urllib3
feedparser < sgmllib3k
wikipedia < beautifulsoup4 requests
wikipedia-api: wikipediaapi < requests
youtube-transcript-api < defusedxml requests
yt-dlp: yt_dlp
yt-dlp[default] < brotli certifi mutagen pycryptodomex requests urllib3 websockets
pytube
pytubefix
youtube-dl: youtube_dl
duckduckgo-search < click primp lxml
ddgs < click lxml primp
tavily-python: tavily < httpx requests tiktoken
exa-py < httpx openai pydantic requests typing-extensions python-dotenv
serpapi < requests
google-search-results: serpapi < requests
newsapi-python: newsapi < requests
apify-client < apify-shared httpx more-itertools colorama
firecrawl-py: firecrawl < aiohttp httpx nest-asyncio pydantic python-dotenv requests websockets
`;
