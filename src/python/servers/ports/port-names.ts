/** Words that stand before `PORT` in the name of the program's own port. */
const OWN = [
	...["DEFAULT", "SERVER", "APP", "APPLICATION", "API", "HTTP", "HTTPS", "WEB", "BACKEND", "LISTEN", "BIND", "MAIN"],
	...[
		"UVICORN",
		"GUNICORN",
		"HYPERCORN",
		"FASTAPI",
		"FLASK",
		"GRADIO",
		"STREAMLIT",
		"SPACE",
		"HF",
		"ASGI",
		"WSGI",
		"REST",
	],
];
const OWN_PORT = new RegExp(`^(?:(?:${OWN.join("|")})_)*PORT$`);

/**
 * Ports that services of other kinds are known by (IANA, and the documentation of each): a constant with one of these
 * says where such a service is, not where the program listens.
 */
const PORTS_OF_SERVICES: ReadonlySet<number> = new Set([
	// File transfer, shells, mail, names, directories.
	...[20, 21, 22, 23, 25, 53, 110, 143, 389, 465, 587, 636, 993, 995, 1025, 2525],
	// Databases: SQL Server, Oracle, MySQL, PostgreSQL, Redis, MongoDB, Cassandra, Neo4j, Elasticsearch, Qdrant, Milvus, Memcached.
	...[1433, 1521, 3306, 5432, 5433, 6379, 6380, 26379, 27017, 9042, 7474, 7687, 9200, 9300, 6333, 6334, 19530, 11211],
	// Messages and coordination: MQTT, AMQP, Kafka, NATS, ZooKeeper, etcd; tracing: Jaeger, OTLP, StatsD.
	...[1883, 8883, 5671, 5672, 15672, 9092, 4222, 2181, 2379, 6831, 6832, 4317, 4318, 8125],
]);

/** Names of files and classes about something that the program connects to. */
const CONNECTION =
	/database|postgres|mysql|mongo|redis|sql|smtp|imap|mail|mqtt|kafka|rabbit|broker|amqp|cache|celery|queue|ldap|ftp|ssh|proxy|client|qdrant|elastic|vector|neo4j|(^|_)db(_|$)/i;

/** `DBSettings`, `UserDb`; not `feedback`. */
const CAMEL_CASE_DATABASE = /^D[Bb][A-Z]|[a-z]D[Bb]([A-Z]|$)/;

/** Fields of one class that are looked at. */
const MAX_FIELDS = 300;

/** Fields that say of a class that it describes a connection to another service. */
const CONNECTION_FIELDS: ReadonlySet<string> = new Set([
	...[
		"user",
		"username",
		"password",
		"passwd",
		"database",
		"dbname",
		"db",
		"db_name",
		"sender",
		"from_addr",
		"collection",
	],
]);

/** Whether a constant or variable of this name is the program's own port: `PORT`, `SERVER_PORT`, not `DB_PORT`. */
export function isOwnPortName(name: string): boolean {
	return OWN_PORT.test(name);
}

/** Whether a port is known as that of a database, a mail server, or another service that programs connect to. */
export function isPortOfService(port: number): boolean {
	return PORTS_OF_SERVICES.has(port);
}

/** Whether a file, without its extension, or a class is, by its name, about something that the program connects to. */
export function isConnectionName(name: string): boolean {
	return CONNECTION.test(name) || CAMEL_CASE_DATABASE.test(name);
}

/** Whether a class with these fields describes a connection to another service. */
export function areConnectionFields(names: readonly string[]): boolean {
	return names.slice(0, MAX_FIELDS).some((name) => CONNECTION_FIELDS.has(name.toLowerCase()));
}
