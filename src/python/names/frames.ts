import type { Expression, Statement } from "../ast.ts";
import { truthOnImport } from "./run-on-import.ts";

/** What the blocks around a statement say of when it runs, within its function or module. */
export interface Frame {
	/** False where it stands in a branch, a loop or a `try`. */
	readonly isCertain: boolean;
	/** Whether it stands in an `except ImportError`. */
	readonly isFallback: boolean;
	/** Whether it runs when a server imports the module; the main guard is not looked at here. */
	readonly runs: "always" | "sometimes" | "never";
}

export const OUTERMOST: Frame = { isCertain: true, isFallback: false, runs: "always" };

/** Notes the frames of the statements directly below one, whose own frame is given. Bodies of functions begin anew. */
export function frameBlocks(statement: Statement, frame: Frame, frames: Map<Statement, Frame>): void {
	const note = (body: readonly Statement[], own: Frame) => {
		for (const inner of body) frames.set(inner, own);
	};
	const inBranch = branchOf(frame, undefined);
	switch (statement.kind) {
		case "class":
			note(statement.body, { ...frame, isCertain: true });
			return;
		case "with":
			note(statement.body, frame);
			return;
		case "if": {
			let rest = frame;
			for (const { test, body } of statement.branches) {
				const truth = truthOnImport(test);
				note(body, branchOf(rest, truth));
				rest = branchOf(rest, truth === undefined ? undefined : !truth);
			}
			note(statement.orelse, rest);
			return;
		}
		case "while":
		case "for":
			note(statement.body, inBranch);
			note(statement.orelse, inBranch);
			return;
		case "match":
			for (const { body } of statement.cases) note(body, inBranch);
			return;
		case "try":
			note(statement.body, { ...frame, isCertain: false });
			for (const { type, body } of statement.handlers) {
				note(body, { ...inBranch, isFallback: frame.isFallback || catchesFailedImport(type) });
			}
			note(statement.orelse, { ...frame, isCertain: false });
			note(statement.finalbody, frame);
			return;
		default:
			return;
	}
}

/** The frame of what runs when a condition is true, given its truth on import. */
function branchOf(frame: Frame, truth: boolean | undefined): Frame {
	if (truth === true) return frame;
	const runs = truth === false || frame.runs === "never" ? "never" : "sometimes";
	return { ...frame, isCertain: false, runs };
}

function catchesFailedImport(type: Expression | undefined): boolean {
	const types = type?.kind === "tuple" ? type.elements : [type];
	return types.some((one) => one?.kind === "name" && /^(ImportError|ModuleNotFoundError)$/.test(one.name));
}
