/** Files: images, PDF, office, markup, archives, sound, pages of others. */
export const FILES = `
pillow: PIL
pillow-simd: PIL
pillow-heif < pillow
pillow-avif-plugin
opencv-python-headless: cv2 < numpy
opencv-python: cv2 < numpy
opencv-contrib-python-headless: cv2 < numpy
opencv-contrib-python: cv2 < numpy
imageio < numpy pillow
imageio[ffmpeg] < imageio-ffmpeg psutil
imageio-ffmpeg
scikit-image: skimage < imageio lazy-loader networkx numpy packaging pillow scipy tifffile
python-barcode: barcode
pyzbar
wand
pyvips < cffi
cairosvg < cairocffi cssselect2 defusedxml pillow tinycss2
svgwrite
imagehash: imagehash < numpy pillow pywavelets scipy
colorthief < pillow
rembg < jsonschema numpy opencv-python-headless pillow pooch pymatting scikit-image scipy tqdm
rembg[cpu] < onnxruntime
rembg[gpu] < onnxruntime-gpu
pytesseract < packaging pillow
easyocr < ninja numpy opencv-python-headless pillow pyclipper python-bidi pyyaml scikit-image scipy shapely torch torchvision
paddleocr < paddlex pyyaml typing-extensions
pypdf < typing-extensions
pypdf[crypto] < cryptography pycryptodome
pypdf[image] < pillow
pypdf2: PyPDF2
pypdf3: PyPDF3 < tqdm
pypdf4: PyPDF4
pymupdf: pymupdf fitz
pymupdf4llm < pymupdf tabulate
fitz
pdfplumber < pdfminer-six pillow pypdfium2
pdfminer-six: pdfminer < charset-normalizer cryptography
pdfminer-six[image] < pillow
pdf2image < pillow
pypdfium2: pypdfium2 pypdfium2_raw
pikepdf < deprecated lxml packaging pillow
pdfkit
weasyprint < cffi cssselect2 fonttools pillow pydyf pyphen tinycss2 tinyhtml5
weasyprint@..63 < html5lib
reportlab < charset-normalizer pillow
reportlab[fttextpath] < freetype-py
reportlab[rlpycairo] < rlpycairo
fpdf2: fpdf < defusedxml fonttools pillow
fpdf
xhtml2pdf < arabic-reshaper html5lib pillow pyhanko pyhanko-certvalidator pypdf python-bidi reportlab svglib
borb < fonttools pillow python-barcode qrcode requests
camelot-py: camelot < chardet click numpy openpyxl pandas pdfminer-six pypdf tabulate opencv-python-headless pypdfium2
tabula-py: tabula < distro numpy pandas
python-docx: docx < lxml typing-extensions
docx < lxml pillow
docx2txt
docx2pdf < tqdm
docxtpl < docxcompose jinja2 lxml python-docx
mammoth < cobble
python-pptx: pptx < lxml pillow typing-extensions xlsxwriter
openpyxl < et-xmlfile
xlsxwriter
xlrd
xlwt
xlutils < xlrd xlwt
pyxlsb
odfpy: odf < defusedxml
csvkit < agate
ezdxf < fonttools numpy pyparsing typing-extensions
lxml
lxml-html-clean < lxml
lxml[html-clean] < lxml-html-clean
lxml[cssselect] < cssselect
lxml[html5] < html5lib
lxml[htmlsoup] < beautifulsoup4
xmltodict
dicttoxml
untangle < defusedxml
html5lib < six webencodings
beautifulsoup4: bs4 < soupsieve typing-extensions
beautifulsoup4[lxml] < lxml
beautifulsoup4[html5lib] < html5lib
bs4: < beautifulsoup4
soupsieve
cssselect
cssselect2 < tinycss2 webencodings
pyquery < cssselect lxml
parsel < cssselect jmespath lxml packaging w3lib
scrapy < cryptography cssselect defusedxml itemadapter itemloaders lxml packaging parsel protego pydispatcher pyopenssl queuelib service-identity tldextract twisted w3lib zope-interface
selenium < certifi trio trio-websocket typing-extensions urllib3 websocket-client
webdriver-manager < packaging python-dotenv requests
playwright < greenlet pyee
pyppeteer < appdirs certifi importlib-metadata pyee tqdm urllib3 websockets
requests-html < beautifulsoup4 fake-useragent parse pyppeteer pyquery requests w3lib
cloudscraper < pyparsing requests requests-toolbelt
trafilatura < certifi charset-normalizer courlan htmldate justext lxml urllib3
newspaper3k: newspaper < beautifulsoup4 cssselect feedfinder2 feedparser jieba3k lxml nltk pillow python-dateutil pyyaml requests tinysegmenter tldextract
readability-lxml: readability < chardet cssselect lxml lxml-html-clean
html2text
markdownify < beautifulsoup4 six
markdown
markdown2
mistune < typing-extensions
commonmark
python-frontmatter: frontmatter < pyyaml
docutils
nbformat < fastjsonschema jsonschema jupyter-core traitlets
tldextract < filelock idna requests requests-file
fake-useragent
user-agents < ua-parser
ua-parser
python-magic: magic
python-magic-bin: magic
filetype
puremagic
cchardet
ftfy < wcwidth
textract < argcomplete beautifulsoup4 chardet docx2txt extract-msg pdfminer-six python-pptx six speechrecognition xlrd
unstructured < backoff beautifulsoup4 charset-normalizer dataclasses-json emoji filetype html5lib langdetect lxml nltk numpy psutil python-iso639 python-magic python-oxmsg rapidfuzz requests tqdm typing-extensions unstructured-client wrapt
unstructured[pdf] < onnx onnxruntime pdf2image pdfminer-six pi-heif pikepdf pypdf google-cloud-vision effdet unstructured-inference unstructured-pytesseract
unstructured[docx] < python-docx
unstructured[pptx] < python-pptx
unstructured[md] < markdown
unstructured[xlsx] < networkx openpyxl pandas xlrd msoffcrypto-tool
unstructured-client < aiofiles cryptography httpx httpcore nest-asyncio pydantic pypdf requests-toolbelt
markitdown < beautifulsoup4 charset-normalizer defusedxml magika markdownify onnxruntime requests
markitdown[all] < azure-ai-documentintelligence azure-identity lxml mammoth olefile openpyxl pandas pdfminer-six pydub python-pptx speechrecognition xlrd youtube-transcript-api
docling < beautifulsoup4 certifi docling-core docling-ibm-models docling-parse easyocr filetype huggingface-hub lxml marko openpyxl pandas pillow pluggy pydantic pydantic-settings pypdfium2 python-docx python-pptx rapidocr requests rtree scipy tqdm typer
extract-msg < beautifulsoup4 compressed-rtf ebcdic olefile red-black-tree-mod rtfde tzlocal
olefile
ebooklib < lxml six
striprtf
pypandoc
pypandoc-binary: pypandoc
pydub
ffmpeg-python: ffmpeg < future
ffmpy
moviepy < decorator imageio imageio-ffmpeg numpy proglog python-dotenv pillow
moviepy@..2 < requests tqdm
av
mutagen
tinytag
eyed3 < coverage deprecation filetype
soundfile < cffi numpy
sounddevice < cffi
librosa < audioread decorator joblib lazy-loader msgpack numba numpy pooch scikit-learn scipy soundfile soxr typing-extensions
audioread
speechrecognition: speech_recognition < typing-extensions requests
gtts < click requests
pyttsx3
edge-tts < aiohttp certifi tabulate typing-extensions
py7zr < brotli inflate64 multivolumefile psutil pybcj pycryptodomex pyppmd pyzstd texttable
rarfile
patool: patoolib
zstandard
lz4
python-snappy: snappy < cramjam
brotli
brotlicffi < cffi
zipstream-ng: zipstream
zipstream-new: zipstream
smart-open < wrapt
smart-open[s3] < boto3
smart-open[gcs] < google-cloud-storage google-api-core
fsspec
s3fs < aiobotocore aiohttp fsspec
gcsfs < aiohttp decorator fsspec google-auth google-auth-oauthlib google-cloud-storage requests
adlfs < aiohttp azure-core azure-datalake-store azure-identity azure-storage-blob fsspec
pathspec
pathvalidate
send2trash
watchgod < anyio
faker < typing-extensions tzdata
faker@..37 < python-dateutil
mimesis
emoji
pyperclip
pypinyin
pyphen
langdetect < six
langid < numpy
deep-translator < beautifulsoup4 requests
googletrans < httpx
translate < click libretranslatepy lxml requests
argostranslate < ctranslate2 packaging sacremoses sentencepiece spacy stanza
icalendar < python-dateutil tzdata
ics < arrow attrs python-dateutil six tatsu
vobject < python-dateutil pytz six
holidays < python-dateutil
geojson
shapely < numpy
pyproj < certifi
folium < branca jinja2 numpy requests xyzservices
fiona < attrs certifi click click-plugins cligj
geopandas < numpy packaging pandas pyogrio pyproj shapely
rasterio < affine attrs certifi click click-plugins cligj numpy pyparsing
`;
