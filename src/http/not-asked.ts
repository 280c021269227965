/** Nobody was asked: `unwanted` where the caller did not want it; words that complete "skipped, because …". */
export interface NotAsked {
	readonly kind: "unwanted" | "skipped";
	readonly reason: string;
}
