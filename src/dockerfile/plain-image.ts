/** Official images that hold nothing but a system and perhaps a language, and start no server. */
const PLAIN =
	/^(?:(?:docker\.io|public\.ecr\.aws\/docker|mirror\.gcr\.io|registry\.hub\.docker\.com)\/)?(?:library\/)?(?:python|debian|ubuntu|alpine|node|buildpack-deps|scratch)(?:[:@]|$)|^ghcr\.io\/astral-sh\/uv[:@]/;

/** Tags of images with Python: `python:3.12-slim`, `uv:python3.12-bookworm`. */
const PYTHON = /(?:(?:^|\/)python:|:python)(3\.\d{1,2})(?!\d)/;

/** Whether an image certainly holds no program, no settings and no distributions that count. */
export function isPlainImage(image: string | undefined): boolean {
	return image !== undefined && PLAIN.test(image);
}

/** The version of Python that an image's name promises: "3.12". */
export function pythonOfImage(image: string | undefined): string | undefined {
	return PYTHON.exec(image?.slice(0, MAX_NAME) ?? "")?.[1];
}

/** Characters of an image's name. */
const MAX_NAME = 300;
