/** What kept a tree from being opened. */
export type SourceErrorCode =
	| "folder-missing"
	| "folder-is-file"
	| "folder-unreadable"
	| "folder-outside"
	| "git-missing"
	| "git-timeout"
	| "git-failed"
	| "repository-missing"
	| "revision-invalid"
	| "revision-missing"
	| "objects-missing";

/** A tree cannot be opened: the message says why in one sentence, `advice` what to do about it. */
export class SourceError extends Error {
	override readonly name = "SourceError";
	readonly code: SourceErrorCode;
	readonly advice: string;

	constructor(code: SourceErrorCode, message: string, advice: string, cause?: unknown) {
		super(message, { cause });
		this.code = code;
		this.advice = advice;
	}
}
