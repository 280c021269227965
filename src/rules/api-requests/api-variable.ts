/** What frameworks put in front of variables that come into the browser. */
const PREFIX =
	/^(?:NEXT_PUBLIC|NUXT_PUBLIC|NUXT|VITE|REACT_APP|VUE_APP|PUBLIC|EXPO_PUBLIC|GATSBY|SNOWPACK_PUBLIC|PARCEL)_/;

/** Words that say no more than "where the backend is". */
const GENERAL =
	/^(?:API|BACKEND|FASTAPI|PYTHON|SERVER|SPACE|HF|REST|HTTP|HTTPS|WS|WSS|WEBSOCKET|SOCKET|BASE|ROOT|APP|MAIN|CORE|INTERNAL|EXTERNAL|PUBLIC|PRIVATE|DEV|PROD|PRODUCTION|DEVELOPMENT|LOCAL|DEFAULT|SERVICE|GATEWAY|URL|URI|HOST|HOSTNAME|ENDPOINT|ORIGIN|ADDRESS|ADDR|DOMAIN|PATH|PREFIX|PORT|V\d+)$/;

/** Words of which one must be there. */
const BACKEND = /^(?:API|BACKEND|FASTAPI|PYTHON|SERVER|SPACE|HF|WS|WEBSOCKET|SOCKET)$/;

/**
 * Whether a variable's name says that it holds the address of the project's own API: `NEXT_PUBLIC_API_URL`. A name with any
 * other word is somebody else's (`STRIPE_API_URL`), or nobody knows whose.
 */
export function isApiVariable(name: string): boolean {
	const words = name
		.replace(PREFIX, "")
		.replace(/([a-z0-9])([A-Z])/g, "$1_$2")
		.toUpperCase()
		.split("_")
		.filter((word) => word !== "");
	return words.some((word) => BACKEND.test(word) && !/^(APP)$/.test(word)) && words.every(isGeneral);
}

function isGeneral(word: string): boolean {
	return GENERAL.test(word) || /^(?:API|BASE|BACKEND|SERVER)+(?:URL|URI|HOST|BASE)$/.test(word);
}
