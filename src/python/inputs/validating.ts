import type { Names } from "../names/names.ts";
import type { Scope } from "../names/scopes.ts";
import type { Call } from "../tree/ast.ts";

/** Words of code that judges, checks a signature, passes a body on, or is asked by machines that know nothing of models. */
const OTHER_WAYS =
	/valid|verif|signature|hmac|digest|construct_event|TypeAdapter|parse_obj|parse_raw|[sS]chema\b(?!\s*=)|from_dict|UploadFile|KeyError|ValueError|TypeError|graphql|webhook|proxy|forward|\b4(00|15|22)\b|HTTP_4(00|22)/i;

/** Words that are about who asks, and not about what they send: `Depends(verify_token)`, `"verify_signature"` of an option. */
const ABOUT_CALLERS =
	/["']verify_\w+["']|\b\w*(verif|valid)\w*(token|jwt|password|passwd|user|auth|session|api_?key|credential|login)\w*/gi;

/** Whether the text of a function says that it validates in some way, or that its body is none of its own. */
export function mayValidate(text: string): boolean {
	return OTHER_WAYS.test(text.replace(ABOUT_CALLERS, ""));
}

/** Classes above one another that are looked at. */
const MAX_BASES = 20;

/** Whether a call makes an object of a class that validates what it is given: a model of pydantic that is no table. */
export function isValidating(names: Names, call: Call, scope: Scope): boolean {
	return names.denote(call.callee, scope).some((value) => value.kind === "class" && isModel(names, value.scope));
}

function isModel(names: Names, own: Scope): boolean {
	const queue = [own];
	for (let count = 0; count < MAX_BASES; count += 1) {
		const next = queue.shift();
		if (next?.definition?.kind !== "class") return false;
		// SQLModel does not validate what it writes into tables: https://sqlmodel.tiangolo.com/tutorial/fastapi/multiple-models/
		if (next.definition.bases.some((base) => base.kind === "keyword" && base.name === "table")) return false;
		if (next.definition.decorators.length > 0) return true;
		for (const base of names.bases(next)) {
			if (base.kind === "path" && /^(pydantic|sqlmodel|msgspec)\b/.test(base.path)) return true;
			if (base.kind === "class") queue.push(base.scope);
		}
	}
	return false;
}
