/** A version of Python by its first two numbers. */
export interface PythonVersion {
	readonly major: 3;
	readonly minor: number;
}

/** The versions that the gate knows. */
export const PYTHON_MINORS = { oldest: 9, newest: 14 } as const;

/** The contract's version (SP-HF-06). */
export const DEFAULT_PYTHON: PythonVersion = { major: 3, minor: 10 };

/** Reads "3.10". `undefined` for anything that is not a version the gate knows. */
export function parsePythonVersion(text: string): PythonVersion | undefined {
	const match = /^3\.(\d{1,2})$/.exec(text.trim());
	const minor = Number(match?.[1]);
	if (match === null || minor < PYTHON_MINORS.oldest || minor > PYTHON_MINORS.newest) return undefined;
	return { major: 3, minor };
}

/** "3.10". */
export function formatPythonVersion(version: PythonVersion): string {
	return `${version.major}.${version.minor}`;
}
