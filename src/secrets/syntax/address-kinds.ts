/**
 * What an address leads to: a database or queue (`store`), a file of SQLite (`file`), this machine or its network (`near`), a service
 * of one's own on somebody's platform (`hosted`), or the bare name of a host (`host`).
 */
export type AddressKind = "store" | "file" | "near" | "hosted" | "host";

/** Characters of an address; what is longer is data. */
const MAX_ADDRESS = 500;

const STORE =
	/^(?:postgres(?:ql)?|mysql|mariadb|mongodb|rediss?|amqps?|mssql|oracle|cockroachdb|clickhouse|neo4j|bolt|nats|kafka|memcached|mqtts?|ldaps?)(?:\+[\w+]+)?:\/\/(?:[^\s@/]*@)?([^\s/?#@]+)/i;

const SQLITE = /^sqlite(?:\+\w+)?:\/\/\/(?!:memory:|\?|\{)[\w./~-]+$/i;

const WEB =
	/^(?:https?|wss?|grpcs?):\/\/(?:[^\s@/]*@)?(\[[\da-f:]+\]|[^\s/?#@:{}]+)(?::(?:\d{1,5}|\{\}))?(?:[/?#][^\s]*)?$/i;

/** Names that Docker and people give to machines nearby, and addresses of private networks (RFC 1918). */
const NEAR =
	/^(?:localhost|127(?:\.\d{1,3}){3}|0\.0\.0\.0|\[::1?\]|host\.docker\.internal|10(?:\.\d{1,3}){3}|192\.168(?:\.\d{1,3}){2}|172\.(?:1[6-9]|2\d|3[01])(?:\.\d{1,3}){2}|[a-z][a-z\d_-]{0,60}|[\w-]+\.local)$/i;

/** Platforms on which everybody's own services run. */
const HOSTED =
	/[\w-]\.(?:hf\.space|vercel\.app|netlify\.app|onrender\.com|railway\.app|fly\.dev|herokuapp\.com|supabase\.co|qdrant\.io|qdrant\.tech|upstash\.io|azurewebsites\.net|run\.app|cloudfunctions\.net|ngrok\.io|ngrok-free\.app|trycloudflare\.com|neon\.tech|pinecone\.io|weaviate\.(?:network|cloud)|mongodb\.net|workers\.dev|web\.app|firebaseapp\.com|firebaseio\.com|(?:rds|execute-api|elb|es)[\w.-]{0,40}\.amazonaws\.com)$/i;

/** Services on such a platform that are the same for everybody. */
const PUBLIC = /^hacker-news\.firebaseio\.com$/i;

/** Words that stand for a host in documentation. */
const NOBODY =
	/^(?:host|hostname|server|domain|example|your.*|my-?host|testserver|test)$|\.example$|example\.(?:com|org|net)$/i;

/** What an address leads to, where it differs from place to place; `undefined` for what is the same for everybody, and for no address. */
export function addressKind(text: string): AddressKind | undefined {
	if (text.length > MAX_ADDRESS || !text.includes("://")) return undefined;
	if (SQLITE.test(text)) return "file";
	const store = STORE.exec(text)?.[1]?.replace(/:(?:\d+|\{\})$/, "");
	if (store !== undefined)
		return store.includes("{") || /[<>$%]/.test(text) || NOBODY.test(store) ? undefined : "store";
	const host = WEB.exec(text)?.[1];
	if (host === undefined || NOBODY.test(host) || PUBLIC.test(host)) return undefined;
	if (HOSTED.test(host)) return "hosted";
	return isNearHost(host) ? "near" : undefined;
}

/** Whether a host is this machine or one of its network. */
export function isNearHost(host: string): boolean {
	return NEAR.test(host) && !NOBODY.test(host);
}
