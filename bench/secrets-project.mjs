// A backend as others write them, for those who look for secrets: modules of 10 KB, of which one in five speaks of passwords, keys and
// tokens without giving one away, one in two hundred holds two, and settings and scripts beside them. The same at every run.
import { classText, functionText, random } from "./python-text.mjs";

/** Of each module. */
const BYTES = 10_240;
const SPEAKS_EVERY = 5;
const GIVES_EVERY = 200;

const ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";

const SPEAKS = `
SECRET_KEY = os.environ["SECRET_KEY"]
TOKEN_URL = "https://auth.acme.io/oauth/token"
PASSWORD_MIN_LENGTH = 8
ACCESS_TOKEN_EXPIRE_MINUTES = int(os.getenv("ACCESS_TOKEN_EXPIRE_MINUTES", "30"))


def login(form, password, token=None, api_key=""):
    """Signs in, and gives a token: {"access_token": "…", "token_type": "bearer"}."""
    if not verify_password(password, form.hashed_password):
        raise HTTPException(status_code=401, detail="Incorrect username or password")
    return {"access_token": create_access_token({"sub": form.username}), "token_type": "bearer"}
`;

/** Files of a project of so many modules, by their paths. */
export function secretsProject(modules) {
	const next = random(20_260_102);
	const files = new Map([
		["config.yaml", "database:\n  user: app\n"],
		["start.sh", 'export SECRET_KEY="$(openssl rand -hex 32)"\n'],
	]);
	for (let index = 0; index < modules; index++) {
		const parts = ["import os\n"];
		if (index % SPEAKS_EVERY === 0) parts.push(SPEAKS);
		if (index % GIVES_EVERY === 0) parts.push(`API_KEY = "${token(next, 40)}"\nGITHUB = "ghp_${token(next, 36)}"\n`);
		let length = parts.join("").length;
		for (let part = 0; length < BYTES; part++) {
			const text = part % 4 === 3 ? classText(next, part) : functionText(next, part);
			parts.push(text);
			length += text.length;
		}
		files.set(`src/area_${index % 40}/module_${index}.py`, parts.join(""));
	}
	return files;
}

function token(next, length) {
	return Array.from({ length }, () => ALPHABET[Math.floor(next() * ALPHABET.length)]).join("");
}
