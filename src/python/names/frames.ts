import type { Expression, Statement } from "../tree/ast.ts";
import { truthAsMain, truthOnImport } from "./run-on-import.ts";

/** What the blocks around a statement say of when it runs, within its function or module. */
export interface Frame {
	/** False where it stands in a branch, a loop or a `try`. */
	readonly isCertain: boolean;
	/** Whether it stands in an `except ImportError`. */
	readonly isFallback: boolean;
	/** Whether it runs when a server imports the module; the main guard is not looked at here. */
	readonly runs: Runs;
	/** Whether it runs when Python is started with the module. */
	readonly runsAsMain: Runs;
}

/** Whether a statement runs when what is around it does. */
export type Runs = "always" | "sometimes" | "never";

export const OUTERMOST: Frame = { isCertain: true, isFallback: false, runs: "always", runsAsMain: "always" };

/** What a condition is, on import and in the module that Python is started with. */
interface Truth {
	readonly onImport: boolean | undefined;
	readonly asMain: boolean | undefined;
}

const UNKNOWN: Truth = { onImport: undefined, asMain: undefined };

/** Notes the frames of the statements directly below one, whose own frame is given. Bodies of functions begin anew. */
export function frameBlocks(statement: Statement, frame: Frame, frames: Map<Statement, Frame>): void {
	const note = (body: readonly Statement[], own: Frame) => {
		for (const inner of body) frames.set(inner, own);
	};
	const inBranch = branchOf(frame, UNKNOWN);
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
				const truth = { onImport: truthOnImport(test), asMain: truthAsMain(test) };
				note(body, branchOf(rest, truth));
				rest = branchOf(rest, { onImport: opposite(truth.onImport), asMain: opposite(truth.asMain) });
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

/** The frame of what runs when a condition is true, given its truth. */
function branchOf(frame: Frame, { onImport, asMain }: Truth): Frame {
	const runs = runsWhen(frame.runs, onImport);
	const runsAsMain = runsWhen(frame.runsAsMain, asMain);
	return { ...frame, isCertain: frame.isCertain && onImport === true, runs, runsAsMain };
}

function runsWhen(around: Runs, truth: boolean | undefined): Runs {
	if (truth === true) return around;
	return truth === false || around === "never" ? "never" : "sometimes";
}

function opposite(truth: boolean | undefined): boolean | undefined {
	return truth === undefined ? undefined : !truth;
}

function catchesFailedImport(type: Expression | undefined): boolean {
	const types = type?.kind === "tuple" ? type.elements : [type];
	return types.some((one) => one?.kind === "name" && /^(ImportError|ModuleNotFoundError)$/.test(one.name));
}
