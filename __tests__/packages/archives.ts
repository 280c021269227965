import { crc32, gzipSync } from "node:zlib";

/** Files of an archive, by path. */
type Files = Readonly<Record<string, string>>;

/** A distribution as a test writes it down. */
export interface Distribution {
	readonly name: string;
	readonly version: string;
	/** Lines of `Requires-Dist`. */
	readonly requires?: readonly string[];
	readonly python?: string;
	readonly extras?: readonly string[];
}

/** Its core metadata (PEP 566). */
export function metadataOf({ name, version, requires = [], python, extras = [] }: Distribution): string {
	return [
		"Metadata-Version: 2.1",
		`Name: ${name}`,
		`Version: ${version}`,
		...(python === undefined ? [] : [`Requires-Python: ${python}`]),
		...extras.map((extra) => `Provides-Extra: ${extra}`),
		...requires.map((one) => `Requires-Dist: ${one}`),
		"",
		"",
	].join("\n");
}

/** A wheel of it that pip installs. */
export function wheelOf(distribution: Distribution, tags: string): Buffer {
	const { name, version } = distribution;
	const folder = `${name.replaceAll("-", "_")}-${version}.dist-info`;
	const wheel = `Wheel-Version: 1.0\nGenerator: tests\nRoot-Is-Purelib: true\nTag: ${tags}\n`;
	const files = { [`${folder}/METADATA`]: metadataOf(distribution), [`${folder}/WHEEL`]: wheel };
	const record = [...Object.keys(files), `${folder}/RECORD`].map((path) => `${path},,\n`).join("");
	return zip({ ...files, [`${folder}/RECORD`]: record });
}

/** Sources of it whose setup.py is this text. */
export function sourcesOf(distribution: Distribution, setup: string): Buffer {
	const folder = `${distribution.name}-${distribution.version}`;
	return tarball({ [`${folder}/PKG-INFO`]: metadataOf(distribution), [`${folder}/setup.py`]: setup });
}

/** A ZIP archive without compression (APPNOTE.TXT, 4.3). */
function zip(files: Files): Buffer {
	const bodies: Buffer[] = [];
	const directory: Buffer[] = [];
	let offset = 0;
	for (const [path, text] of Object.entries(files)) {
		const [name, content] = [Buffer.from(path), Buffer.from(text)];
		const common = Buffer.alloc(26);
		common.writeUInt16LE(20, 0);
		common.writeUInt16LE(0x21, 8);
		common.writeUInt32LE(crc32(content), 10);
		common.writeUInt32LE(content.length, 14);
		common.writeUInt32LE(content.length, 18);
		common.writeUInt16LE(name.length, 22);
		const body = Buffer.concat([Buffer.from("PK\x03\x04", "latin1"), common, name, content]);
		const place = Buffer.alloc(14);
		place.writeUInt32LE(offset, 10);
		directory.push(Buffer.concat([Buffer.from("PK\x01\x02\x14\x00", "latin1"), common, place, name]));
		bodies.push(body);
		offset += body.length;
	}
	const index = Buffer.concat(directory);
	const end = Buffer.alloc(18);
	end.writeUInt16LE(bodies.length, 4);
	end.writeUInt16LE(bodies.length, 6);
	end.writeUInt32LE(index.length, 8);
	end.writeUInt32LE(offset, 12);
	return Buffer.concat([...bodies, index, Buffer.from("PK\x05\x06", "latin1"), end]);
}

/** A gzipped tar archive (POSIX ustar). */
function tarball(files: Files): Buffer {
	const blocks = Object.entries(files).flatMap(([path, text]) => {
		const content = Buffer.from(text);
		const header = Buffer.alloc(512);
		header.write(path, 0);
		header.write("0000644\0", 100);
		header.write(`${content.length.toString(8).padStart(11, "0")}\0`, 124);
		header.write("00000000000\0", 136);
		header.write("        ", 148);
		header.write("0", 156);
		header.write("ustar\x0000", 257);
		const sum = header.reduce((total, byte) => total + byte, 0);
		header.write(`${sum.toString(8).padStart(6, "0")}\0 `, 148);
		return [header, content, Buffer.alloc((512 - (content.length % 512)) % 512)];
	});
	return gzipSync(Buffer.concat([...blocks, Buffer.alloc(1024)]));
}
