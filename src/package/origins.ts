import { filePathOf, isAddress, isRepository, pathOf } from "../requirements/text/addresses.ts";

/** A line that names a list of constraints, of which nothing is installed. */
const CONSTRAINT = /^(?:-c|--constraint\b)[ =]?\s*/;

/** A requirement's address without the option before it, and without marker and options behind it. */
function bare(written: string): string {
	return written
		.replace(/^(?:-e|--editable)[ =]?\s*/, "")
		.replace(CONSTRAINT, "")
		.replace(/\s.*$/s, "");
}

/** Whether pip has to build what an address or a path names: everything but a wheel. */
export function isBuiltFrom(written: string): boolean {
	return !CONSTRAINT.test(written) && !/\.whl$/i.test(pathOf(bare(written)));
}

/** Whether pip fetches what an address names from another machine. */
export function isFetched(written: string): boolean {
	const address = bare(written);
	return isRepository(address) || (isAddress(address) && filePathOf(address) === undefined);
}
