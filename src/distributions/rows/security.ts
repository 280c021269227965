/** Tokens, passwords, cryptography, sign-in. */
export const SECURITY = `
pyjwt: jwt
pyjwt[crypto] < cryptography
jwt < cryptography
python-jose: jose < ecdsa rsa pyasn1
python-jose[cryptography] < cryptography
python-jose[pycryptodome] < pycryptodome
python-jose[pycrypto] < pycrypto
jose
python-jwt: python_jwt < jwcrypto
authlib < cryptography joserfc
joserfc < cryptography
jwcrypto < cryptography typing-extensions
jwskate < cryptography requests binapy
passlib
passlib[bcrypt] < bcrypt
passlib[argon2] < argon2-cffi
passlib[totp] < cryptography
libpass: passlib
libpass[bcrypt] < bcrypt
libpass[argon2] < argon2-cffi
libpass[totp] < cryptography
bcrypt
argon2-cffi: argon2 < argon2-cffi-bindings
argon2-cffi-bindings: _argon2_cffi_bindings < cffi
pwdlib
pwdlib[argon2] < argon2-cffi
pwdlib[bcrypt] < bcrypt
cryptography < cffi
cryptography[ssh] < bcrypt
cffi: cffi _cffi_backend < pycparser
pycparser
pynacl: nacl < cffi
pycryptodome: Crypto
pycryptodomex: Cryptodome
pycrypto: Crypto
rsa < pyasn1
ecdsa < six
pyasn1
pyasn1-modules: pyasn1_modules < pyasn1
pyopenssl: OpenSSL < cryptography typing-extensions
oauthlib
oauthlib[signedtoken] < cryptography pyjwt
oauthlib[signals] < blinker
oauthlib[rsa] < cryptography
google-auth: google.auth google.oauth2 < cachetools cryptography pyasn1-modules rsa
google-auth[requests] < requests
google-auth[aiohttp] < aiohttp requests
google-auth[pyopenssl] < pyopenssl cryptography
google-auth-oauthlib < google-auth requests-oauthlib
google-auth-httplib2 < google-auth httplib2
msal < requests pyjwt[crypto] cryptography
msal-extensions < msal
pyotp
qrcode
qrcode[pil] < pillow
qrcode[maintainer] < zest-releaser
pyqrcode
webauthn < asn1crypto cbor2 cryptography pyopenssl
fido2 < cryptography
python-keycloak: keycloak < requests requests-toolbelt httpx async-property deprecation jwcrypto aiofiles
auth0-python: auth0 < cryptography pyjwt requests urllib3 aiohttp
clerk-backend-api < httpx pydantic python-dateutil cryptography pyjwt
supertokens-python < fastapi httpx pyjwt phonenumbers pycryptodome tldextract pyotp nest-asyncio asgiref typing-extensions aiosmtplib packaging pkce
firebase-admin: firebase_admin < cachecontrol google-api-python-client google-cloud-firestore google-cloud-storage google-api-core[grpc] pyjwt[crypto] httpx[http2] h2
casbin < simpleeval
pycasbin: casbin < simpleeval
oso
hvac < requests
hvac[parser] < pyhcl
keyring < jaraco-classes jaraco-functools jaraco-context secretstorage jeepney importlib-metadata
secretstorage < cryptography jeepney
jeepney
bleach < webencodings
bleach[css] < tinycss2
nh3
webencodings
tinycss2 < webencodings
defusedxml
zxcvbn
python-gnupg: gnupg
paramiko < bcrypt cryptography pynacl invoke
paramiko[gssapi] < pyasn1
asn1crypto
cbor2
certbot < acme cryptography josepy parsedatetime configobj
`;
