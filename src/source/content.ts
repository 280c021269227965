import { LIMITS } from "./source.ts";

/** Bytes up to which a file is read whatever its name is: a Git LFS pointer is smaller (git-lfs, docs/spec.md: 1024). */
const ALWAYS_READ = 1024;

/** Extensions of files that hold no text. Their content says nothing about how a Space starts. */
const BINARY = new Set(
	(
		"7z a aac ai apk arrow avi avif bin bmp br bz2 class ckpt dat data db dll dmg doc docx dylib eot exe feather flac " +
		"gguf gif gz h5 heic ico iso jar jpeg jpg keras lib m4a mkv mov mp3 mp4 mpeg msgpack node npy npz o obj ogg onnx " +
		"otf parquet pb pdf pickle pkl png ppt pptx psd pt pth pyc pyd pyo rar rknn safetensors so sqlite sqlite3 tar tflite " +
		"tgz tif tiff ttf wasm wav webm webp whl woff woff2 xls xlsx xz zip zst"
	).split(" "),
);

/**
 * Why the content of a file is not given, whoever asks: a clause such as "it is larger than 8 MiB", or `undefined`
 * where it may be read. A folder and a commit answer alike, so that a verdict does not depend on where a tree lies.
 */
export function contentObstacle(path: string, size: number): string | undefined {
	if (size > LIMITS.fileSize) return `it is larger than ${LIMITS.fileSize / 1024 / 1024} MiB`;
	if (size > ALWAYS_READ && BINARY.has(extensionOf(path))) return "its name is that of a binary file";
	return undefined;
}

function extensionOf(path: string): string {
	const name = path.slice(path.lastIndexOf("/") + 1);
	const dot = name.lastIndexOf(".");
	return dot <= 0 ? "" : name.slice(dot + 1).toLowerCase();
}
