import type { Place } from "../source/place.ts";

/** What one CORSMiddleware of Starlette allows. */
export interface Cors {
	/** Where it is added, or wrapped around an application. */
	readonly place: Place;
	/** Whether it certainly stands in front of the application, or of one that is mounted in it. */
	readonly isCertain: boolean;
	readonly origins: AllowedOrigins;
	/** `allow_origin_regex`; nothing where there is none, `isOpen` where it cannot be told. */
	readonly patterns: AllowedOrigins;
	/** Whether cookies and other credentials are allowed; `undefined` where that cannot be told. */
	readonly hasCredentials: boolean | undefined;
}

/** The texts that an argument holds. */
export interface AllowedOrigins {
	readonly texts: readonly AllowedOrigin[];
	/** Whether there may be others, or these may be left out. */
	readonly isOpen: boolean;
	/** Whether one text is given where a list belongs: Starlette then looks for origins within it. */
	readonly isText: boolean;
	/** The argument, or the call where it has none. */
	readonly place: Place;
}

/** One text of an argument. */
export interface AllowedOrigin {
	readonly text: string;
	/** The literal that it is taken from, or the argument. */
	readonly place: Place;
	/** The environment variable whose fallback holds it. */
	readonly variable: string | undefined;
}
