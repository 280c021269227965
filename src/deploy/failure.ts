import type { Place } from "../source/place.ts";

/** What stood in the way, as a word for programs. It never changes its meaning. */
export type FailureCode =
	// The commit here.
	| "source-incomplete"
	| "object-format"
	| "lfs-not-fetched"
	| "git-missing"
	| "git-failed"
	// The way to the Hub.
	| "unauthorized"
	| "forbidden"
	| "not-found"
	| "redirected"
	| "plan-required"
	| "conflict"
	| "tls"
	| "rate-limited"
	| "hub-error"
	| "hub-refused"
	| "network"
	| "timeout"
	// What the Hub takes.
	| "rejected-metadata"
	| "rejected-large-file"
	| "rejected-binary-file"
	| "rejected-lfs-missing"
	| "rejected-by-hub"
	| "too-large"
	// Who else writes to the Space.
	| "race"
	| "drifted"
	| "not-what-was-pushed"
	// The Space.
	| "zero-gpu"
	| "paused"
	| "stopped"
	| "deleting"
	| "renamed"
	| "build-error"
	| "runtime-error"
	| "config-error"
	| "no-app-file"
	| "wait-timeout"
	| "crashed-after-start"
	// The application.
	| "not-up"
	| "app-error"
	| "other-application"
	| "route-missing"
	| "redirects-elsewhere"
	// A rehearsal on this machine.
	| "python-missing"
	| "environment-failed"
	| "docker-needed"
	| "port-taken"
	// This run.
	| "variables-missing"
	| "cancelled"
	| "internal";

/** Why a deployment, or a step of it, came to nothing. It holds no token, whatever git or a server has repeated of one. */
export interface Failure {
	readonly kind: "failure";
	readonly code: FailureCode;
	/** What is wrong, one sentence. */
	readonly message: string;
	/** What to do about it. */
	readonly advice: string;
	/** The words of git, the Hub or the application, several lines perhaps; "" where there are none. */
	readonly words: string;
	/** Files that the Hub named, seen from the Space root. */
	readonly files: readonly string[];
	/** Whether the same may go well in a moment. */
	readonly mayPass: boolean;
	/** The line of the tree that is the cause, where the words tell it; the file is seen from the Space root. */
	readonly place: Place | undefined;
}

/** A failure with what is not said left empty. */
export function failure(
	code: FailureCode,
	message: string,
	advice: string,
	more: Partial<Pick<Failure, "words" | "files" | "mayPass" | "place">> = {},
): Failure {
	return { kind: "failure", code, message, advice, words: "", files: [], mayPass: false, place: undefined, ...more };
}
