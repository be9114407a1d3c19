import { n as fingerprint, t as compareText } from "./chunk-DYgrSsKu.js";
import { a as compileFieldReader, c as valueNumber, l as valueText, o as compareCodePoints, r as compilePredicate, s as compareVersions, t as stagesOf, u as foldCase } from "./chunk-BU6cgH6j.js";
import { c as parseDateUnit, i as parseAddress, l as assert, o as dateUnitOfMillis, t as compareAddresses, u as unreachable } from "./chunk-h8t1UT0j.js";
import { a as textOf, i as parseJson, n as isJsonObject, o as valueAt, r as objectOf, t as isJsonArray } from "./chunk-1M9d7TXM.js";
import { t as levels$1 } from "./chunk-ea5FsVaz.js";
import { a as namePrincipal, c as shortName, i as namePorts, n as joinWords, o as nameResource, r as nameGrantee, s as nameTime, t as countOf } from "./chunk-CbVGU2gg.js";
import { constants, createReadStream } from "node:fs";
import { access, open, readdir, realpath, stat } from "node:fs/promises";
import { hash } from "node:crypto";
import { join } from "node:path";
import { glob } from "tinyglobby";
import { CsvError, parse } from "csv-parse";
import { constants as constants$1, createGunzip, gunzipSync } from "node:zlib";
import { isAscii, isUtf8 } from "node:buffer";
import ipaddr from "ipaddr.js";
// src/telemetry/fingerprint-table.ts
const smallest = 1024;
/**
* Remembers which keys were seen, in 64 bits of SHA-256 each (a record cannot be crafted to pass for
* another), with open addressing in one typed array that doubles up to a stated number of keys.
* Beyond that number, new keys are answered `untracked` and no longer remembered.
*/
var FingerprintTable = class {
	#limit;
	#words;
	#size = 0;
	constructor(limit) {
		this.#limit = limit;
		this.#words = new Uint32Array(2 * smallest);
	}
	/** Has the key been seen before? Remembers it. */
	see(key) {
		const digest = hash("sha256", key, "buffer");
		const low = digest.readUInt32LE(0) || 1;
		const high = digest.readUInt32LE(4);
		const place = this.#placeOf(low, high);
		if (this.#words[place] === low) return "known";
		if (this.#size >= this.#limit) return "untracked";
		this.#words[place] = low;
		this.#words[place + 1] = high;
		this.#size++;
		if (this.#size * 4 > this.#words.length) this.#grow();
		return "new";
	}
	/** Where the fingerprint stands, or the free place where it belongs. */
	#placeOf(low, high) {
		const words = this.#words;
		const mask = words.length - 1;
		let place = high * 2 & mask;
		while (words[place] !== 0 && (words[place] !== low || words[place + 1] !== high)) place = place + 2 & mask;
		return place;
	}
	#grow() {
		const old = this.#words;
		this.#words = new Uint32Array(2 * old.length);
		for (let at = 0; at < old.length; at += 2) {
			const low = old[at] ?? 0;
			if (low === 0) continue;
			const high = old[at + 1] ?? 0;
			const place = this.#placeOf(low, high);
			this.#words[place] = low;
			this.#words[place + 1] = high;
		}
	}
};
// src/telemetry/telemetry-diagnostics.ts
/** Every diagnostic of telemetry/. A reject reason of the same name counts what it is about. */
const telemetryDiagnostics = {
	"input-missing": {
		severity: "error",
		meaning: "An input names no file and no folder, or a pattern that matches none.",
		hint: "check the path; quote a pattern so that the shell does not change it"
	},
	"input-unreadable": {
		severity: "error",
		meaning: "A file or folder could not be opened or read.",
		hint: "check its permissions and that it is a file or a folder"
	},
	"input-empty": {
		severity: "warning",
		meaning: "A folder holds no file, or a file holds no record.",
		hint: "check that the logs were fetched completely"
	},
	"hidden-skipped": {
		severity: "note",
		meaning: "Hidden files and folders inside a folder are not read.",
		hint: "name them as inputs to read them"
	},
	"gzip-cut": {
		severity: "error",
		meaning: "A gzip file ends too early; what could be unpacked was read.",
		hint: "fetch the file again"
	},
	"gzip-invalid": {
		severity: "error",
		meaning: "A gzip file is damaged; what could be unpacked before the damage was read.",
		hint: "fetch the file again; `gzip -t` checks it"
	},
	"gzip-bomb": {
		severity: "error",
		meaning: "A gzip file unpacks to far too many bytes without a record; the rest was not read.",
		hint: "unpack the file and name the result, if it really is a log"
	},
	"gzip-nested": {
		severity: "error",
		meaning: "A gzip file is packed more often than is allowed; it was not read.",
		hint: "unpack the file and name the result"
	},
	"parquet-unsupported": {
		severity: "error",
		meaning: "Parquet files are not read.",
		hint: "convert it: duckdb -c \"COPY (FROM 'file.parquet') TO 'file.json'\""
	},
	"zip-unsupported": {
		severity: "error",
		meaning: "Zip archives are not read.",
		hint: "unpack it and name the folder"
	},
	"zstd-unsupported": {
		severity: "error",
		meaning: "Zstandard files are not read.",
		hint: "unpack it: zstd -d FILE"
	},
	"avro-unsupported": {
		severity: "error",
		meaning: "Avro files (Event Hubs Capture) are not read.",
		hint: "convert it to JSON lines: avro-tools tojson FILE"
	},
	"archive-unsupported": {
		severity: "error",
		meaning: "bzip2, xz and lz4 files are not read.",
		hint: "unpack it and name the result"
	},
	"nul-bytes": {
		severity: "error",
		meaning: "NUL bytes stand where text should; the file was not written completely.",
		hint: "fetch the file again from where it was copied"
	},
	"encoding-invalid": {
		severity: "warning",
		meaning: "A record holds bytes that are not UTF-8; they are read as replacement characters.",
		hint: "the tool that wrote the file used another encoding; export it as UTF-8"
	},
	"unknown-format": {
		severity: "error",
		meaning: "A file is neither JSON nor a table with columns of a log that is read.",
		hint: "name only log files, or move this one out of the folder"
	},
	"csv-invalid": {
		severity: "error",
		meaning: "A row of a CSV file could not be read: a quote is not closed, or it is too large.",
		hint: "export the table again, as JSON if possible"
	},
	"json-invalid": {
		severity: "error",
		meaning: "A record is not valid JSON; the next ones are read.",
		hint: "look at the line; fetch the file again if it was edited or joined from parts"
	},
	"json-cut": {
		severity: "error",
		meaning: "The file ends inside a record or before its closing brackets.",
		hint: "fetch the file again"
	},
	"record-too-large": {
		severity: "error",
		meaning: "A record is larger than is allowed; the next ones are read.",
		hint: "no cloud writes records of this size: check what the file is"
	},
	"record-too-deep": {
		severity: "error",
		meaning: "A record nests deeper than is allowed; the next ones are read.",
		hint: "no cloud writes records like this: check what the file is"
	},
	"unknown-record": {
		severity: "error",
		meaning: "JSON was read that is no record of a known log and no known wrapper of one.",
		hint: "known are AWS CloudTrail, Azure Activity and Google Cloud Audit logs, as their vendors export them"
	},
	"envelopes-too-deep": {
		severity: "error",
		meaning: "A record is wrapped more often than is allowed.",
		hint: "unwrap the file before it is read"
	},
	"records-too-many": {
		severity: "error",
		meaning: "A record wraps more records than is allowed; those beyond were not read.",
		hint: "no cloud delivers so many in one message: check what the file is"
	},
	"payload-invalid": {
		severity: "error",
		meaning: "A base64 or gzip payload inside a record could not be unpacked, or not within bounds.",
		hint: "check the tool that forwarded the log"
	},
	"original-missing": {
		severity: "error",
		meaning: "An ECS document of a known log has no event.original, so the record cannot be had.",
		hint: "keep event.original in the integration (preserve_original_event)"
	},
	"s3-notification": {
		severity: "note",
		meaning: "A message only says that a log file was delivered; it holds no record.",
		hint: "name the log files themselves"
	},
	"duplicates-untracked": {
		severity: "warning",
		meaning: "So many records were read that a repeat of a later one is no longer recognised.",
		hint: "read fewer files in one run; counts may include a record twice"
	}
};
/** A diagnostic of a code at a place. */
function diagnose(code, place, saying) {
	const { severity, hint } = telemetryDiagnostics[code];
	return {
		code,
		severity: saying.severity ?? severity,
		message: saying.message,
		file: place.file,
		...place.line === void 0 ? {} : { line: place.line },
		hint: saying.hint ?? hint
	};
}
/** The closing word on a code that a file gave too often. */
function diagnoseMore(last, more) {
	const { code, severity, file } = last;
	return {
		code,
		severity,
		message: `${more} more like this in the file, not listed`,
		...file === void 0 ? {} : { file }
	};
}
/** Finds the files of all inputs: files, folders with all that is in them, patterns, standard input. */
async function listInputs(inputs) {
	const files = /* @__PURE__ */ new Map();
	const failed = /* @__PURE__ */ new Set();
	const diagnostics = [];
	for (const input of [...new Set(inputs)].sort()) {
		const found = await listInput(input);
		diagnostics.push(...found.diagnostics);
		if (found.hasFailed) failed.add(input);
		for (const { path, real } of found.files) {
			const known = files.get(real);
			if (known === void 0) files.set(real, {
				path,
				inputs: [input]
			});
			else {
				if (path < known.path) known.path = path;
				if (!known.inputs.includes(input)) known.inputs.push(input);
			}
		}
	}
	return {
		files: [...files.values()].sort((a, b) => a.path < b.path ? -1 : 1),
		failed,
		diagnostics
	};
}
async function listInput(input) {
	const found = {
		files: [],
		diagnostics: [],
		hasFailed: false,
		hidden: 0
	};
	if (input === "-") {
		found.files.push({
			path: "-",
			real: "-"
		});
		return found;
	}
	const path = slashed(input);
	if (await exists(path)) await listPath(path, found);
	else await listPattern(path, found);
	if (found.hidden > 0) {
		const message = `${found.hidden} hidden files and folders were not read`;
		found.diagnostics.push(diagnose("hidden-skipped", { file: input }, { message }));
	}
	if (found.files.length === 0 && !found.hasFailed) found.diagnostics.push(diagnose("input-empty", { file: input }, { message: "the folder holds no file" }));
	return found;
}
async function listPattern(pattern, found) {
	const isPattern = [
		"*",
		"?",
		"[",
		"{"
	].some((character) => pattern.includes(character));
	const matches = isPattern ? await glob(pattern, {
		absolute: pattern.startsWith("/"),
		onlyFiles: false,
		expandDirectories: false,
		followSymbolicLinks: false
	}) : [];
	for (const match of matches.sort()) await listPath(match.replace(/\/$/, ""), found);
	if (matches.length > 0) return;
	const message = isPattern ? "no file matches the pattern" : "there is no such file or folder";
	found.diagnostics.push(diagnose("input-missing", { file: pattern }, { message }));
	found.hasFailed = true;
}
/** Adds a path that the user named or a pattern matched: unlike in a folder, even a pipe is read. */
async function listPath(path, found) {
	try {
		if ((await stat(path)).isDirectory()) await listFolder(path, found, /* @__PURE__ */ new Set([await realpath(path)]));
		else await addFile(path, found);
	} catch (error) {
		fail(path, error, found);
	}
}
async function addFile(path, found) {
	await access(path, constants.R_OK);
	const real = await realpath(path).catch(() => path);
	found.files.push({
		path,
		real
	});
}
/** Adds all that is in a folder; `seen` has the folders already entered, against loops of links. */
async function listFolder(folder, found, seen) {
	const names = (await readdir(folder)).sort();
	for (const name of names) {
		if (name.startsWith(".")) {
			found.hidden++;
			continue;
		}
		const path = slashed(join(folder, name));
		try {
			const entry = await stat(path);
			if (entry.isFile()) await addFile(path, found);
			else if (entry.isDirectory()) {
				const real = await realpath(path);
				if (seen.has(real)) continue;
				seen.add(real);
				await listFolder(path, found, seen);
			}
		} catch (error) {
			fail(path, error, found);
		}
	}
}
function fail(path, error, found) {
	const message = `cannot be read: ${reasonOf(error)}`;
	found.diagnostics.push(diagnose("input-unreadable", { file: path }, { message }));
	found.hasFailed = true;
}
/** Why the operating system refused, without the path, which the diagnostic has. */
function reasonOf(error) {
	const code = error instanceof Error && "code" in error ? error.code : void 0;
	return typeof code === "string" ? code : String(error);
}
async function exists(path) {
	return stat(path).then(() => true, (error) => !["ENOENT", "ENOTDIR"].includes(reasonOf(error)));
}
function slashed(path) {
	return process.platform === "win32" ? path.replaceAll("\\", "/") : path;
}
// src/telemetry/peek.ts
/** Reads ahead until so many bytes are there, so that they can be looked at. */
async function peek(source, atLeast) {
	const iterator = source[Symbol.asyncIterator]();
	const chunks = [];
	let length = 0;
	let isDone = false;
	while (length < atLeast && !isDone) {
		const next = await iterator.next();
		isDone = next.done === true;
		if (next.done) break;
		chunks.push(next.value);
		length += next.value.length;
	}
	const head = chunks.length === 1 && chunks[0] ? chunks[0] : Buffer.concat(chunks);
	return {
		head,
		all: chain(head, iterator)
	};
}
async function* chain(head, rest) {
	try {
		if (head.length > 0) yield head;
		for (;;) {
			const next = await rest.next();
			if (next.done) return;
			yield next.value;
		}
	} finally {
		await rest.return?.();
	}
}
// src/telemetry/decode-text.ts
/** Formats that are recognised only to be refused by name. */
const refused = [
	{
		bytes: [
			80,
			65,
			82,
			49
		],
		code: "parquet-unsupported",
		what: "a Parquet file"
	},
	{
		bytes: [
			80,
			75,
			3,
			4
		],
		code: "zip-unsupported",
		what: "a zip archive"
	},
	{
		bytes: [
			80,
			75,
			5,
			6
		],
		code: "zip-unsupported",
		what: "a zip archive"
	},
	{
		bytes: [
			40,
			181,
			47,
			253
		],
		code: "zstd-unsupported",
		what: "a Zstandard file"
	},
	{
		bytes: [
			79,
			98,
			106,
			1
		],
		code: "avro-unsupported",
		what: "an Avro file"
	},
	{
		bytes: [
			66,
			90,
			104
		],
		code: "archive-unsupported",
		what: "a bzip2 file"
	},
	{
		bytes: [
			253,
			55,
			122,
			88,
			90
		],
		code: "archive-unsupported",
		what: "an xz file"
	},
	{
		bytes: [
			4,
			34,
			77,
			24
		],
		code: "archive-unsupported",
		what: "an lz4 file"
	}
];
/** Tells the encoding of a text, or the format of what is none, by its first bytes. */
function textKindOf(head) {
	const magic = refused.find(({ bytes }) => bytes.every((byte, place) => head[place] === byte));
	if (magic !== void 0) return {
		kind: "refused",
		code: magic.code,
		what: magic.what
	};
	if (startsWith(head, [
		239,
		187,
		191
	])) return {
		kind: "text",
		encoding: "utf-8",
		bom: 3
	};
	if (startsWith(head, [255, 254])) return {
		kind: "text",
		encoding: "utf-16le",
		bom: 2
	};
	if (startsWith(head, [254, 255])) return {
		kind: "text",
		encoding: "utf-16be",
		bom: 2
	};
	const nuls = [...head.subarray(0, 4)].map((byte) => byte === 0 ? "0" : "x").join("");
	if (nuls === "x0x0") return {
		kind: "text",
		encoding: "utf-16le",
		bom: 0
	};
	if (nuls === "0x0x") return {
		kind: "text",
		encoding: "utf-16be",
		bom: 0
	};
	if (head[0] === 0) return {
		kind: "refused",
		code: "nul-bytes",
		what: "NUL bytes"
	};
	return {
		kind: "text",
		encoding: "utf-8",
		bom: 0
	};
}
/** The text as UTF-8 without a byte order mark; UTF-8 itself is passed on as it is. */
async function* decodeText(source, kind) {
	const { all } = await peek(source, kind.bom);
	const decoder = kind.encoding === "utf-8" ? void 0 : new TextDecoder(kind.encoding);
	let bom = kind.bom;
	for await (const chunk of all) {
		const bytes = chunk.subarray(bom);
		bom = 0;
		yield decoder === void 0 ? bytes : Buffer.from(decoder.decode(bytes, { stream: true }));
	}
	if (decoder !== void 0) yield Buffer.from(decoder.decode());
}
function startsWith(head, bytes) {
	return bytes.every((byte, place) => head[place] === byte);
}
// src/telemetry/diagnostic-limiter.ts
/** Lets the first diagnostics of each code of one file through and counts the others. */
var DiagnosticLimiter = class {
	#perCode;
	#counts = /* @__PURE__ */ new Map();
	constructor(perCode) {
		this.#perCode = perCode;
	}
	/** The diagnostic, or `undefined` when its code has had its share; then none is made. */
	admit(code, make) {
		const known = this.#counts.get(code);
		if (known === void 0) {
			const first = make();
			this.#counts.set(code, {
				count: 1,
				first
			});
			return first;
		}
		known.count++;
		return known.count <= this.#perCode ? make() : void 0;
	}
	/** One diagnostic for each code that was cut short, saying how many were left out. */
	close() {
		return [...this.#counts.values()].filter(({ count }) => count > this.#perCode).map(({ count, first }) => diagnoseMore(first, count - this.#perCode));
	}
};
// src/telemetry/file-items.ts
/** The items of one file as they arise, with their origins, repeats and diagnostics in bounds. */
var FileItems = class {
	#file;
	#shared;
	#limiter;
	#items = [];
	#index = 0;
	#hasFailed = false;
	/** Records and skipped things so far: what a reader of hostile bytes calls progress. */
	useful = 0;
	constructor(file, shared, diagnosticsPerCode) {
		this.#file = file;
		this.#shared = shared;
		this.#limiter = new DiagnosticLimiter(diagnosticsPerCode);
	}
	/** Adds what was found in a value that begins on a line. */
	take(unwrapped, line) {
		const { envelopes } = unwrapped;
		switch (unwrapped.kind) {
			case "record":
				this.#takeRecord(unwrapped, this.#origin(line, envelopes));
				break;
			case "skipped":
				if (unwrapped.reason === "s3-notification") this.#explainNotification(line);
				this.#skip(unwrapped.reason, this.#origin(line, envelopes));
				break;
			case "rejected": this.reject(unwrapped.reason, {
				message: unwrapped.message,
				line,
				envelopes
			});
		}
	}
	/** Adds something that should have been a record. */
	reject(reason, saying) {
		this.#hasFailed = true;
		const place = {
			file: this.#file,
			line: saying.line
		};
		const diagnostic = this.#limiter.admit(reason, () => diagnose(reason, place, saying));
		const origin = this.#origin(saying.line, saying.envelopes ?? []);
		const said = diagnostic === void 0 ? {} : { diagnostic };
		this.#items.push({
			kind: "rejected",
			reason,
			origin,
			...said
		});
	}
	/** Adds a remark that concerns no single record. */
	report(diagnostic) {
		if (diagnostic.severity === "error") this.#hasFailed = true;
		const admitted = this.#limiter.admit(diagnostic.code, () => diagnostic);
		if (admitted !== void 0) this.#items.push({
			kind: "diagnostic",
			diagnostic: admitted
		});
	}
	/** A remark on a line of the file. */
	remark(code, message, line) {
		this.report(diagnose(code, {
			file: this.#file,
			line
		}, { message }));
	}
	/** Hands out the items gathered since the last time. */
	drain() {
		const items = this.#items;
		this.#items = [];
		return items;
	}
	/** Adds the closing remarks of the file and says what came of it. */
	close() {
		const outcome = this.useful > 0 ? "read" : this.#hasFailed ? "unreadable" : "empty";
		if (outcome === "empty") this.remark("input-empty", "the file holds no record");
		for (const diagnostic of this.#limiter.close()) this.#items.push({
			kind: "diagnostic",
			diagnostic
		});
		return outcome;
	}
	#takeRecord(unwrapped, origin) {
		const { shape, value, key } = unwrapped;
		const sighting = this.#shared.fingerprints.see(key);
		if (sighting === "known") {
			this.#skip("duplicate", origin);
			return;
		}
		if (sighting === "untracked" && !this.#shared.hasWarned) {
			this.#shared.hasWarned = true;
			this.remark("duplicates-untracked", "so many records were read that repeats are no longer all recognised", origin.line);
		}
		this.useful++;
		const record = {
			source: shape.source,
			dialect: shape.dialect,
			value,
			origin
		};
		this.#items.push({
			kind: "record",
			record,
			key
		});
	}
	#skip(reason, origin) {
		this.useful++;
		this.#items.push({
			kind: "skipped",
			reason,
			origin
		});
	}
	#explainNotification(line) {
		this.remark("s3-notification", "a message that a log file was delivered, not the file", line);
	}
	#origin(line, envelopes) {
		const index = this.#index++;
		return {
			file: this.#file,
			...line === void 0 ? {} : { line },
			index,
			envelopes
		};
	}
};
// src/telemetry/record-shape.ts
/** The text as what a wrapper holds. */
function wrappedText(text) {
	return text === void 0 ? void 0 : {
		kind: "text",
		text
	};
}
/** The base64 text as what a wrapper holds. */
function wrappedBase64(base64) {
	return base64 === void 0 ? void 0 : {
		kind: "packed",
		base64
	};
}
/** The value as what a wrapper holds. */
function wrappedValue(value) {
	return value === void 0 ? void 0 : {
		kind: "value",
		value
	};
}
// src/telemetry/azure-envelopes.ts
/** The wrappers in which Azure Activity records travel (reference/telemetry.md 1.2). */
const azureEnvelopes = [{
	name: "cloud-app-event",
	open: (value) => {
		if (!("ActionType" in value)) return void 0;
		const raw = value["RawEventData"];
		return isJsonObject(raw) ? wrappedValue(raw) : wrappedText(textOf(raw));
	}
}];
/**
* A row of a Log Analytics API table as an object of its columns; `undefined` when the table named
* no columns before its rows.
*/
function tableRowOf(table, row) {
	const columns = table["columns"];
	if (!isJsonArray(columns) || columns.length === 0) return void 0;
	return Object.fromEntries(columns.map((column, place) => [textOf(valueAt(column, "name")) ?? `${place}`, row[place]]));
}
/** The column name of a portal export without its time zone: `TimeGenerated [UTC]`. */
function columnName(header) {
	const name = header.trim();
	return name.endsWith(" [UTC]") ? name.slice(0, -6) : name;
}
// src/telemetry/through-transform.ts
/**
* Passes a stream through a Node transform, one chunk at a time, so that everything the transform
* made before it failed is yielded before its error is thrown (a pipeline would lose it). What one
* chunk becomes is held at once.
*/
async function* throughTransform(source, transform) {
	let made = [];
	let failure;
	transform.on("data", (output) => made.push(output));
	transform.on("error", (error) => failure ??= error);
	const take = () => {
		const taken = made;
		made = [];
		return taken;
	};
	try {
		for await (const chunk of source) {
			await write(transform, chunk);
			yield* take();
			if (failure !== void 0 || transform.readableEnded) break;
		}
		if (failure === void 0) await end(transform);
		yield* take();
		if (failure !== void 0) throw failure;
	} finally {
		transform.destroy();
	}
}
/** Resolves when the chunk has been worked on, also when that failed: then only `close` comes. */
function write(transform, chunk) {
	return new Promise((resolve) => {
		const done = () => {
			transform.off("close", done);
			resolve();
		};
		transform.once("close", done);
		transform.write(chunk, done);
	});
}
function end(transform) {
	return new Promise((resolve) => {
		transform.once("end", resolve);
		transform.once("close", resolve);
		transform.end();
	});
}
// src/telemetry/array-envelopes.ts
/**
* The document shapes of reference/telemetry.md 1.1 to 1.3 that hold records in an array. No bare
* record of any cloud has an array at one of these paths.
*/
const arrayEnvelopes = [
	{
		name: "records",
		path: ["Records"]
	},
	{
		name: "records",
		path: ["records"]
	},
	{
		name: "value",
		path: ["value"]
	},
	{
		name: "events",
		path: ["Events"]
	},
	{
		name: "events",
		path: ["events"]
	},
	{
		name: "log-events",
		path: ["logEvents"]
	},
	{
		name: "messages",
		path: ["Messages"]
	},
	{
		name: "results",
		path: ["results"]
	},
	{
		name: "query-result-rows",
		path: ["QueryResultRows"]
	},
	{
		name: "hits",
		path: ["hits", "hits"]
	},
	{
		name: "body",
		path: ["body", "records"]
	},
	{
		name: "table-rows",
		path: ["tables", "rows"]
	}
];
/** The last keys of all paths: only at these does a streaming reader look closer. */
const arrayEnvelopeKeys = new Set(arrayEnvelopes.map(({ path }) => path.at(-1) ?? ""));
/** The array envelope at a path of keys, if it is one. */
function arrayEnvelopeAt(path) {
	return arrayEnvelopes.find((envelope) => envelope.path.length === path.length && envelope.path.every((key, place) => key === path[place]));
}
/** The first keys of all paths. */
const firstKeys$1 = new Set(arrayEnvelopes.map(({ path }) => path[0] ?? ""));
/** The arrays of records in an object that was parsed whole. */
function arraysOf(value) {
	if (!Object.keys(value).some((key) => firstKeys$1.has(key))) return [];
	return arrayEnvelopes.flatMap((envelope) => heldArrays(value, envelope, envelope.path));
}
function heldArrays(value, envelope, path) {
	const [key, ...rest] = path;
	if (key === void 0 || !isJsonObject(value) || !Object.hasOwn(value, key)) return [];
	const member = value[key];
	if (rest.length > 0) return (isJsonArray(member) ? member : [member ?? null]).flatMap((holder) => heldArrays(holder, envelope, rest));
	return isJsonArray(member) ? [{
		holder: {
			envelope,
			members: value
		},
		elements: member
	}] : [];
}
// src/telemetry/aws-envelopes.ts
/** The wrappers in which CloudTrail events travel (reference/telemetry.md 1.1). */
const awsEnvelopes = [
	{
		name: "lookup-event",
		open: (value) => wrappedText(textOf(value["CloudTrailEvent"]))
	},
	{
		name: "lake-event",
		open: (value) => wrappedText(textOf(value["eventJson"]))
	},
	{
		name: "eventbridge",
		open: (value) => "detail-type" in value && isJsonObject(value["detail"]) ? wrappedValue(value["detail"]) : void 0
	},
	{
		name: "awslogs",
		open: (value) => wrappedBase64(textOf(valueAt(value, "awslogs", "data")))
	},
	{
		name: "kinesis",
		open: (value) => wrappedBase64(textOf(valueAt(value, "kinesis", "data"))) ?? ("PartitionKey" in value ? wrappedBase64(textOf(value["Data"])) : void 0)
	},
	{
		name: "firehose",
		open: (value) => "recordId" in value || Object.keys(value).length === 1 ? wrappedBase64(textOf(value["data"])) : void 0
	},
	{
		name: "sqs",
		open: (value) => "messageId" in value ? wrappedText(textOf(value["body"])) : "MessageId" in value ? wrappedText(textOf(value["Body"])) : void 0
	},
	{
		name: "sns",
		open: (value) => wrappedText(textOf(valueAt(value, "Sns", "Message"))) ?? ("TopicArn" in value ? wrappedText(textOf(value["Message"])) : void 0)
	},
	{
		name: "log-event",
		open: (value) => typeof value["timestamp"] === "number" ? wrappedText(textOf(value["message"])) : void 0
	}
];
/**
* The row of a CloudTrail Lake query, a list of one-key objects, as one object; `undefined` when the
* array is something else.
*/
function lakeRowOf(row) {
	const columns = row.flatMap((column) => isJsonObject(column) ? Object.entries(column) : []);
	return row.every(isJsonObject) && columns.length === row.length && row.length > 0 ? Object.fromEntries(columns) : void 0;
}
/** The `@message` of a row of a CloudWatch Logs Insights result: a list of fields with values. */
function insightsMessageOf(row) {
	if (!row.every((column) => isJsonObject(column) && "field" in column)) return void 0;
	const message = row.find((column) => valueAt(column, "field") === "@message");
	return textOf(valueAt(message, "value"));
}
// src/telemetry/elastic-envelopes.ts
/** The wrappers that Elastic and its shippers put round any record (reference/telemetry.md 1.1). */
const elasticEnvelopes = [
	{
		name: "search-hit",
		open: (value) => isJsonObject(value["_source"]) ? wrappedValue(value["_source"]) : void 0
	},
	{
		name: "event-original",
		open: (value) => wrappedText(textOf(valueAt(value, "event", "original")) ?? textOf(value["event.original"]))
	},
	{
		name: "message",
		open: (value) => {
			const message = textOf(value["message"]);
			return message !== void 0 && looksLikeJson(message) ? wrappedText(message) : void 0;
		}
	}
];
const datasets = /* @__PURE__ */ new Set([
	"aws.cloudtrail",
	"azure.activitylogs",
	"gcp.audit"
]);
/** Is it an ECS document of a log that is read, though without its original record? */
function isEcsWithoutOriginal(value) {
	return datasets.has(valueAt(value, "event", "dataset") ?? value["event.dataset"]);
}
/** Does the text begin like a JSON object or array? */
function looksLikeJson(text) {
	const start = text.trimStart();
	return start.startsWith("{") || start.startsWith("[");
}
// src/telemetry/parse-record.ts
/** Parses the bytes of one JSON value; `undefined` when they are none. */
function parseRecord(bytes) {
	const areAscii = isAscii(bytes);
	const value = parseJson(bytes.toString(areAscii ? "latin1" : "utf8"));
	if (value === void 0) return void 0;
	return {
		value,
		isWellEncoded: areAscii || isUtf8(bytes)
	};
}
// src/telemetry/aws-cloudtrail-records.ts
/** The dialects of a CloudTrail event (reference/telemetry.md 1, 1.1), first that fits. */
const cloudtrailShapes = [
	{
		source: "aws.cloudtrail",
		dialect: "cloudtrail",
		fits: (value) => hasAction(value) && !("eventJson" in value) && (isJsonObject(value["userIdentity"]) || typeof value["eventType"] === "string") && !isLakeRow(value),
		key: (value) => cloudtrailKey(textOf(value["eventID"]), textOf(value["recipientAccountId"]))
	},
	{
		source: "aws.cloudtrail",
		dialect: "cloudtrail-lake-row",
		fits: (value) => hasAction(value) && !("eventJson" in value) && (isLakeRow(value) || hasOnlyTexts(value)),
		key: (value) => cloudtrailKey(textOf(value["eventID"]), textOf(value["recipientAccountId"]))
	},
	{
		source: "aws.cloudtrail",
		dialect: "cloudtrail-athena-row",
		fits: (value) => typeof value["eventsource"] === "string" && typeof value["eventname"] === "string",
		key: (value) => cloudtrailKey(textOf(value["eventid"]), textOf(value["recipientaccountid"]))
	},
	{
		source: "aws.cloudtrail",
		dialect: "cloudtrail-ocsf",
		fits: (value) => value["class_uid"] !== void 0 && valueAt(value, "metadata", "product", "name") === "CloudTrail",
		key: (value) => cloudtrailKey(textOf(valueAt(value, "metadata", "uid")), textOf(valueAt(value, "cloud", "account", "uid")) ?? textOf(valueAt(value, "unmapped", "recipientAccountId")))
	}
];
/** What CloudTrail and its deliveries hold beside events (reference/telemetry.md 1.1). */
const cloudtrailSkips = [
	{
		reason: "insight",
		fits: (value) => value["eventType"] === "AwsCloudTrailInsight" || "insightDetails" in value
	},
	{
		reason: "digest",
		fits: (value) => "digestStartTime" in value && "logFiles" in value
	},
	{
		reason: "lake-signature",
		fits: (value) => "hashSignature" in value && "queryCompleteTime" in value
	},
	{
		reason: "s3-notification",
		fits: isS3Notification
	},
	{
		reason: "control-message",
		fits: (value) => value["messageType"] === "CONTROL_MESSAGE" || (textOf(value["message"])?.startsWith("CWL CONTROL MESSAGE") ?? false)
	},
	{
		reason: "ebs-notification",
		fits: (value) => isNotification(value) && textOf(value["detail-type"])?.startsWith("EBS ") === true
	},
	{
		reason: "eventbridge-notification",
		fits: isNotification
	}
];
/**
* An organisation's trail and an account's trail deliver one event twice, with one `eventID`; the
* two sides of a cross-account event have an `eventID` each.
*/
function cloudtrailKey(id, recipient) {
	return id === void 0 ? void 0 : `aws.cloudtrail ${id} ${recipient ?? ""}`;
}
function hasAction(value) {
	return typeof value["eventSource"] === "string" && typeof value["eventName"] === "string";
}
/** In a row of CloudTrail Lake the nested columns are text. */
function isLakeRow(value) {
	return typeof value["userIdentity"] === "string";
}
/** A query that selects no nested column still gives every column as text, the time too. */
function hasOnlyTexts(value) {
	if (typeof value["eventTime"] !== "string") return false;
	return Object.values(value).every((column) => typeof column === "string" || column === null);
}
/** S3 tells queues and functions which object was written; a trail tells its topic the same. */
function isS3Notification(value) {
	return value["eventSource"] === "aws:s3" && isJsonObject(value["s3"]) || value["Event"] === "s3:TestEvent" || "s3Bucket" in value && "s3ObjectKey" in value;
}
/** An EventBridge event that is no CloudTrail event: its body has another form. */
function isNotification(value) {
	if (typeof value["detail-type"] !== "string" || !isJsonObject(value["detail"])) return false;
	return !value["detail-type"].endsWith("via CloudTrail");
}
// src/telemetry/azure-activity-records.ts
/** The dialects of an Azure Activity record (reference/telemetry.md 1, 1.2), first that fits. */
const azureShapes = [
	{
		source: "azure.activitylogs",
		dialect: "azure-rest",
		fits: (value) => "eventDataId" in value && valueAt(value, "operationName", "value") !== void 0,
		key: (value) => eventDataKey(textOf(value["eventDataId"]))
	},
	{
		source: "azure.activitylogs",
		dialect: "azure-event-hub",
		fits: (value) => typeof value["time"] === "string" && typeof value["operationName"] === "string" && typeof value["resourceId"] === "string" && "category" in value && ("resultType" in value || "identity" in value),
		key: derivedKey
	},
	{
		source: "azure.activitylogs",
		dialect: "azure-powershell",
		fits: (value) => "EventTimestamp" in value && "OperationName" in value,
		key: (value) => eventDataKey(textOf(value["EventDataId"]))
	},
	{
		source: "azure.activitylogs",
		dialect: "azure-log-analytics",
		fits: (value) => "OperationNameValue" in value || value["Type"] === "AzureActivity" || "ActivityStatusValue" in value,
		key: (value) => eventDataKey(textOf(value["EventDataId"]))
	}
];
/** The categories and tables of Azure Backup (reference/telemetry.md 1.2, 2.5). */
const backupTables = /* @__PURE__ */ new Set([
	"AddonAzureBackupJobs",
	"AddonAzureBackupAlerts",
	"AddonAzureBackupPolicy",
	"AddonAzureBackupProtectedInstance",
	"AddonAzureBackupStorage",
	"CoreAzureBackup",
	"AzureBackupReport"
]);
/** What Azure delivers beside activity records. */
const azureSkips = [{
	reason: "azure-backup-job",
	fits: (value) => [
		"Category",
		"category",
		"TableName",
		"Type"
	].some((key) => backupTables.has(value[key]))
}];
function eventDataKey(id) {
	return id === void 0 ? void 0 : `azure.activitylogs ${id.toLowerCase()}`;
}
/**
* Records of an event hub carry no id. The result type and the time keep the started, accepted and
* ended records of one operation apart (reference/telemetry.md 1.2, field table).
*/
function derivedKey(value) {
	const correlation = textOf(value["correlationId"]);
	if (correlation === void 0) return void 0;
	const parts = [
		correlation,
		textOf(value["operationName"])?.toLowerCase(),
		textOf(value["resourceId"])?.toLowerCase(),
		resultOf(value),
		textOf(value["time"])
	];
	return `azure.activitylogs ${hash("sha1", JSON.stringify(parts))}`;
}
function resultOf(value) {
	const result = value["resultType"];
	return isJsonObject(result) ? void 0 : textOf(result ?? null);
}
// src/telemetry/gcp-envelopes.ts
/** The wrappers in which Google Cloud log entries travel (reference/telemetry.md 1.3). */
const gcpEnvelopes = [{
	name: "pubsub",
	open: (value) => "subscription" in value || "ackId" in value ? wrappedBase64(textOf(valueAt(value, "message", "data"))) : void 0
}, {
	name: "pubsub",
	open: (value) => "messageId" in value || "message_id" in value ? wrappedBase64(textOf(value["data"])) : void 0
}];
// src/telemetry/gcp-audit-records.ts
const auditLogType$1 = "google.cloud.audit.AuditLog";
const auditLogName = "cloudaudit.googleapis.com";
/** The dialects of a Google Cloud audit log entry (reference/telemetry.md 1, 1.3), first that fits. */
const gcpShapes = [{
	source: "gcp.audit",
	dialect: "gcp-log-entry",
	fits: isAuditEntry,
	key: entryKey
}, {
	source: "gcp.audit",
	dialect: "gcp-bigquery-row",
	fits: (value) => isJsonObject(value["protopayload_auditlog"]) || isJsonObject(valueAt(value, "proto_payload", "audit_log")),
	key: entryKey
}];
/** What Cloud Logging delivers beside audit log entries. */
const gcpSkips = [{
	reason: "not-an-audit-log",
	fits: (value) => isEntry(value) && !isAuditEntry(value)
}];
function isAuditEntry(value) {
	const payload = value["protoPayload"];
	if (!isJsonObject(payload)) return false;
	const type = typeOf(payload);
	if (type !== void 0) return type.endsWith(auditLogType$1);
	return logNameOf(value)?.includes(auditLogName) ?? false;
}
/** Some exports rename the key, which is no identifier (reference/telemetry.md 1.3). */
function typeOf(payload) {
	return textOf(payload["@type"]) ?? textOf(payload["at_sign_type"]);
}
/** Any LogEntry has a log name and one of three payloads; in BigQuery those it lacks are null. */
function isEntry(value) {
	return [
		value["protoPayload"],
		value["jsonPayload"],
		value["textPayload"]
	].some((payload) => (payload ?? null) !== null) && logNameOf(value) !== void 0;
}
function logNameOf(value) {
	return textOf(value["logName"]) ?? textOf(value["logname"]) ?? textOf(value["log_name"]);
}
/** `insertId` is unique only for one log and one time. */
function entryKey(value) {
	const id = textOf(value["insertId"]) ?? textOf(value["insertid"]) ?? textOf(value["insert_id"]);
	const time = textOf(value["timestamp"]);
	const name = logNameOf(value);
	if (id === void 0 || time === void 0 || name === void 0) return void 0;
	return `gcp.audit ${id} ${time} ${name}`;
}
// src/telemetry/recognise-record.ts
const skips = [
	...cloudtrailSkips,
	...azureSkips,
	...gcpSkips
];
const shapes = [
	...cloudtrailShapes,
	...gcpShapes,
	...azureShapes
];
const envelopes = [
	...awsEnvelopes,
	...azureEnvelopes,
	...gcpEnvelopes,
	...elasticEnvelopes
];
/** Why a value is of no use, if it is a known thing of no use. */
function skipReasonOf(value) {
	return skips.find((rule) => rule.fits(value))?.reason;
}
/** The dialect that a bare record is written in, if it is one. */
function recordShapeOf(value) {
	return shapes.find((shape) => shape.fits(value));
}
/** The identity of the event that a record records; a hash of the record when it names none. */
function recordKeyOf(shape, value) {
	return shape.key(value) ?? `${shape.source} ${hash("sha256", JSON.stringify(value))}`;
}
/** What a wrapper holds and how it is called, if the value is a wrapper. */
function openEnvelope(value) {
	for (const { name, open } of envelopes) {
		const wrapped = open(value);
		if (wrapped !== void 0) return {
			name,
			wrapped
		};
	}
}
/** 1 for the bytes that matter outside a string: quotes, brackets, braces and newlines. */
const structural = byteTable([
	34,
	10,
	123,
	125,
	91,
	93
]);
/** 1 for the bytes that matter inside a string. A raw newline cannot stand in a JSON string. */
const stringStops = byteTable([
	34,
	92,
	10
]);
/** 1 for white space between JSON tokens. */
const blank = byteTable([
	32,
	9,
	13,
	10
]);
/** How many newlines stand in a part of the bytes. */
function countNewlines(bytes, from, to) {
	let count = 0;
	for (let at = bytes.indexOf(10, from); at !== -1 && at < to; count++) at = bytes.indexOf(10, at + 1);
	return count;
}
function byteTable(bytes) {
	const table = /* @__PURE__ */ new Uint8Array(256);
	for (const byte of bytes) table[byte] = 1;
	return table;
}
// src/telemetry/array-holder.ts
/** The holder of the array that a document has just opened, where it is one that holds records. */
function arrayHolderOf(document) {
	const { bytes, from, to, containers, before } = document;
	if (!arrayEnvelopeKeys.has(keyBefore(bytes, to - 1, from))) return void 0;
	const closed = `${bytes.toString("utf8", from, to)}]${closersOf(containers)}`;
	let innermost = parseJson(before + closed) ?? null;
	const path = [];
	for (const _ of containers) {
		const last = lastMember(innermost);
		if (last.key !== void 0) path.push(last.key);
		if (isJsonObject(innermost) && path.length > 0) {
			const envelope = arrayEnvelopeAt(path);
			if (envelope !== void 0) return {
				envelope,
				members: innermost
			};
		}
		innermost = last.value;
	}
}
/** Text that opens the containers round an array again: `{"tables":[{"rows":[`. */
function reopen(containers, path) {
	const keys = [...path];
	return `${containers.map((byte) => byte === 123 ? `{${JSON.stringify(keys.shift() ?? "")}:` : "[").join("")}[`;
}
function closersOf(containers) {
	return containers.map((byte) => byte === 123 ? "}" : "]").reverse().join("");
}
function lastMember(value) {
	if (isJsonArray(value)) return { value: value.at(-1) ?? null };
	const key = isJsonObject(value) ? Object.keys(value).at(-1) : void 0;
	if (key === void 0 || !isJsonObject(value)) return { value: null };
	return {
		key,
		value: value[key] ?? null
	};
}
/** No key of an array envelope is longer, in bytes. */
const longestKey = 32;
/** The key whose value begins at a place, or the empty text. Escapes are not decoded: no key has any. */
function keyBefore(bytes, at, floor) {
	const beforeColon = skipBlanksBack(bytes, at - 1, floor);
	if (bytes[beforeColon] !== 58) return "";
	const last = skipBlanksBack(bytes, beforeColon - 1, floor);
	if (last < floor || bytes[last] !== 34) return "";
	const first = bytes.lastIndexOf(34, last - 1);
	if (first < floor || last - first > longestKey || bytes[first - 1] === 92) return "";
	return bytes.toString("latin1", first + 1, last);
}
function skipBlanksBack(bytes, from, floor) {
	let at = from;
	while (at >= floor && blank[bytes[at] ?? 0] === 1) at--;
	return at;
}
// src/telemetry/byte-window.ts
/**
* The bytes of a stream that are still needed: from the mark, where the current value begins, to the
* end of what has arrived. Nothing is copied while no value straddles two chunks; one that does is
* gathered in a store that doubles, so that a long value costs linear time.
*/
var ByteWindow = class {
	/** Valid from `mark` to `end`; lent to readers only until the next `append`. */
	bytes = Buffer.alloc(0);
	mark = 0;
	end = 0;
	#store = Buffer.alloc(0);
	/** Adds a chunk. Returns how far everything that is kept has moved towards the front. */
	append(chunk) {
		const shift = this.mark;
		const kept = this.end - this.mark;
		if (kept === 0) {
			this.bytes = chunk;
			this.end = chunk.length;
		} else this.#gather(chunk, kept);
		this.mark = 0;
		return shift;
	}
	#gather(chunk, kept) {
		const needed = kept + chunk.length;
		const target = needed <= this.#store.length ? this.#store : Buffer.allocUnsafe(Math.max(needed, 2 * kept));
		if (!(target === this.bytes && this.mark === 0)) this.bytes.copy(target, 0, this.mark, this.end);
		chunk.copy(target, kept);
		this.#store = target;
		this.bytes = target;
		this.end = needed;
	}
};
// src/telemetry/value-scanner.ts
/**
* Finds the end of one JSON value, byte by byte, over as many chunks as it takes. It follows strings,
* depth and the kind of each container, and checks only what tells a torn value early (a bracket
* that closes a brace, a newline in a string, an object where none can begin); the rest is left to
* `JSON.parse`, which sees every value that is complete.
*/
var ValueScanner = class {
	/** The next byte to look at; after a fault, the faulty byte. */
	position = 0;
	/** The 1-based line of `position`. */
	line = 1;
	depth = 0;
	/** The depth at which the value is complete. */
	base = 0;
	isTooDeep = false;
	/** Stop at arrays that stand directly in a container of this depth or less; -1 for never. */
	arraysDownTo = -1;
	#isInString = false;
	#isEscaped = false;
	/** The byte that opened each container, outermost first. */
	#containers;
	#deepest;
	constructor(deepest) {
		this.#deepest = deepest;
		this.#containers = new Uint8Array(deepest + 16);
	}
	/** Starts a value whose first byte is at `position`. */
	begin(base, arraysDownTo) {
		this.depth = base;
		this.base = base;
		this.arraysDownTo = arraysDownTo;
		this.isTooDeep = false;
		this.#isInString = false;
		this.#isEscaped = false;
	}
	/** Goes on outside an array that stood in a value, until that value is complete. */
	resume(arraysDownTo) {
		this.begin(this.base, arraysDownTo);
		this.base = 0;
	}
	/** The containers now open, outermost first, as the bytes that opened them. */
	openContainers() {
		return [...this.#containers.subarray(0, this.depth)];
	}
	/** Scans on to the end of the value or of the bytes. */
	scan(range) {
		const { bytes, to } = range;
		for (;;) {
			if (this.#isInString) {
				const stop = this.#scanString(bytes, to);
				if (stop !== void 0) return stop;
			}
			let at = this.position;
			while (at < to && structural[bytes[at] ?? 0] === 0) at++;
			this.position = at;
			if (at >= to) return "more";
			const stop = this.#scanStructure(bytes[at] ?? 0, range);
			if (stop !== void 0) return stop;
		}
	}
	#scanString(bytes, to) {
		let at = this.position;
		for (;;) {
			if (this.#isEscaped && at < to) {
				this.#isEscaped = false;
				if (bytes[at] !== 10) at++;
			}
			while (at < to && stringStops[bytes[at] ?? 0] === 0) at++;
			this.position = at;
			if (at >= to) return "more";
			const byte = bytes[at];
			if (byte === 10) return "fault";
			this.position = ++at;
			if (byte === 34) {
				this.#isInString = false;
				return this.depth === this.base ? "complete" : void 0;
			}
			this.#isEscaped = true;
		}
	}
	#scanStructure(byte, range) {
		if (byte === 34) {
			this.position++;
			this.#isInString = true;
		} else if (byte === 10) {
			this.position++;
			this.line++;
		} else if (byte === 123 || byte === 91) return this.#open(byte, range);
		else return this.#close(byte);
	}
	#open(byte, range) {
		if (this.position < range.checkedTo && !this.#canOpen(range)) return "fault";
		if (this.depth < this.#containers.length) this.#containers[this.depth] = byte;
		this.depth++;
		this.position++;
		if (this.depth - this.base > this.#deepest) this.isTooDeep = true;
		return byte === 91 && this.depth <= this.arraysDownTo + 1 ? "array" : void 0;
	}
	#close(byte) {
		const isOther = this.depth <= this.#containers.length && this.#containers[this.depth - 1] !== byte - 2;
		if (this.depth <= this.base || isOther) return "fault";
		this.depth--;
		this.position++;
		return this.depth === this.base ? "complete" : void 0;
	}
	/** A container begins a value, so it stands first or after a comma, a colon or an opening bracket. */
	#canOpen({ bytes, floor }) {
		let at = this.position - 1;
		while (at >= floor && blank[bytes[at] ?? 0] === 1) at--;
		if (at < floor) return true;
		const before = bytes[at];
		if (before === 44) return this.#containers[this.depth - 1] !== 123;
		return before === 58 || before === 91;
	}
};
// src/telemetry/split-json.ts
/** Where a next document can begin after a torn one: in the first column of a line. */
const documentStart = Buffer.from("\n{");
/** A torn value that is longer is not gone through again: it may hold a great many pieces. */
const longestRescan = 1048576;
/** The first key of an element is looked for in so many bytes. */
const longestElementStart = 64;
/**
* Cuts a stream of JSON text into the values that may be records: documents one after another
* (NDJSON, pretty-printed, or with nothing between), the elements of an array, and the elements of
* the arrays that {@link arrayHolderOf} knows inside a document. Never holds more than one value.
* How the stream is cut into chunks makes no difference to what comes out.
*/
var JsonSplitter = class {
	#limits;
	#window = new ByteWindow();
	#scanner;
	#pieces = [];
	#mode = "between";
	#role = "document";
	#markLine = 1;
	/** Bytes of the current value that are no longer kept, because it is too large. */
	#dropped = 0;
	/** The streamed array that is being read, and what opens the containers round it again. */
	#holder;
	#before = "";
	/** How an element of the current array begins: `{"eventVersion"`. */
	#elementStart;
	#fault;
	/** Bytes that may still be read a second time to find a record inside a torn one. */
	#rescans;
	constructor(limits) {
		this.#limits = limits;
		this.#scanner = new ValueScanner(limits.depth);
		this.#rescans = 4 * limits.recordBytes;
	}
	/** Takes the next bytes and returns the pieces that they complete. */
	push(chunk) {
		this.#scanner.position -= this.#window.append(chunk);
		this.#pieces = [];
		this.#run();
		return this.#pieces;
	}
	/** Says that no more bytes will come and returns what is left. */
	end() {
		this.#pieces = [];
		this.#run();
		while (this.#isTornDocument()) {
			this.#fail();
			this.#run();
		}
		this.#closeRest();
		return this.#pieces;
	}
	#run() {
		while (this.#step());
	}
	/** One step; false when it needs more bytes. */
	#step() {
		switch (this.#mode) {
			case "between": return this.#stepBetween();
			case "elements": return this.#stepElements();
			case "value": return this.#stepValue();
			case "scalar": return this.#stepScalar();
			case "text": return this.#stepText();
			case "resync": return this.#stepResync();
		}
	}
	#stepBetween() {
		const byte = this.#skipBlanks();
		if (byte === void 0) return false;
		if (byte === 91) {
			this.#scanner.position++;
			this.#enterArray(void 0, 0);
		} else if (byte === 123) this.#begin("document");
		else this.#mode = "text";
		return true;
	}
	#stepElements() {
		const byte = this.#skipBlanks();
		if (byte === void 0) return false;
		if (byte === 93) this.#leaveArray();
		else if (byte === 123 || byte === 91 || byte === 34) this.#begin("element");
		else if (byte === 125 || byte === 58) this.#fail();
		else this.#mode = "scalar";
		return true;
	}
	#stepValue() {
		const { bytes, mark, end } = this.#window;
		const scanner = this.#scanner;
		const checkedTo = mark + this.#limits.recordBytes - this.#dropped;
		switch (scanner.scan({
			bytes,
			to: end,
			floor: mark,
			checkedTo
		})) {
			case "more":
				this.#dropWhenTooLarge();
				return false;
			case "complete":
				this.#complete();
				return true;
			case "array":
				if (scanner.position <= checkedTo) this.#enterHeldArray();
				return true;
			case "fault":
				this.#fail();
				return true;
		}
	}
	/** A number, a literal or anything else in an array that is no container and no string. */
	#stepScalar() {
		const { bytes, end } = this.#window;
		const scanner = this.#scanner;
		while (scanner.position < end && !endsScalar(bytes[scanner.position] ?? 0)) scanner.position++;
		if (scanner.position === end) {
			this.#dropWhenTooLarge();
			return false;
		}
		this.#role = "element";
		this.#complete();
		return true;
	}
	#stepText() {
		const { bytes, end } = this.#window;
		const found = bytes.indexOf(10, this.#scanner.position);
		this.#scanner.position = found === -1 || found >= end ? end : found;
		if (this.#scanner.position === end) {
			this.#dropWhenTooLarge();
			return false;
		}
		this.#completeText();
		return true;
	}
	/** Looks for the start of a next record after a torn one; what it passes over is counted. */
	#stepResync() {
		const needle = this.#role === "element" ? this.#elementStart : documentStart;
		const { bytes, end } = this.#window;
		const from = this.#scanner.position;
		const found = needle === void 0 ? -1 : bytes.subarray(0, end).indexOf(needle, from);
		if (found === -1) {
			this.#passOver(Math.max(from, end - (needle?.length ?? 1) + 1));
			this.#dropped = this.#size();
			this.#window.mark = this.#scanner.position;
			return false;
		}
		this.#passOver(this.#role === "element" ? found : found + 1);
		this.#break(false);
		this.#mode = this.#role === "element" ? "elements" : "between";
		return true;
	}
	/** Moves to the next byte that is neither white space nor a comma. */
	#skipBlanks() {
		const { bytes, end } = this.#window;
		const scanner = this.#scanner;
		let byte;
		for (; scanner.position < end; scanner.position++) {
			byte = bytes[scanner.position] ?? 0;
			if (byte === 10) scanner.line++;
			else if (byte !== 44 && blank[byte] === 0) break;
			byte = void 0;
		}
		this.#setMark();
		return byte;
	}
	#setMark() {
		this.#window.mark = this.#scanner.position;
		this.#markLine = this.#scanner.line;
		this.#dropped = 0;
	}
	#begin(role) {
		this.#role = role;
		this.#mode = "value";
		if (role === "element") this.#scanner.begin(this.#scanner.base, -1);
		else this.#scanner.begin(0, 3);
	}
	#size() {
		return this.#dropped + this.#scanner.position - this.#window.mark;
	}
	#dropWhenTooLarge() {
		if (this.#size() <= this.#limits.recordBytes) return;
		this.#dropped = this.#size();
		this.#window.mark = this.#scanner.position;
	}
	#complete() {
		const isTooLarge = this.#size() > this.#limits.recordBytes;
		const isTooDeep = this.#mode === "value" && this.#scanner.isTooDeep;
		if (isTooDeep || isTooLarge) {
			this.#fault = {
				reason: isTooDeep ? "record-too-deep" : "record-too-large",
				line: this.#markLine
			};
			this.#break(false);
		} else if (this.#role !== "remainder") this.#emitValue();
		this.#mode = this.#role === "element" ? "elements" : "between";
	}
	#emitValue() {
		const bytes = this.#window.bytes.subarray(this.#window.mark, this.#scanner.position);
		this.#elementStart ??= this.#role === "element" ? startOf$1(bytes) : void 0;
		this.#pieces.push({
			kind: "value",
			bytes,
			line: this.#markLine,
			holder: this.#holder
		});
	}
	#completeText() {
		if (this.#size() > this.#limits.recordBytes) {
			this.#fault = {
				reason: "record-too-large",
				line: this.#markLine
			};
			this.#break(false);
		} else {
			const bytes = this.#window.bytes.subarray(this.#window.mark, this.#scanner.position);
			this.#pieces.push({
				kind: "text",
				bytes,
				line: this.#markLine
			});
		}
		this.#mode = "between";
	}
	/** An array has opened in a document; goes into it when it is one that holds records. */
	#enterHeldArray() {
		const scanner = this.#scanner;
		const containers = scanner.openContainers().slice(0, -1);
		const holder = arrayHolderOf({
			bytes: this.#window.bytes,
			from: this.#window.mark,
			to: scanner.position,
			containers,
			before: this.#role === "remainder" ? this.#before : ""
		});
		if (holder === void 0) return;
		this.#before = reopen(containers, holder.envelope.path);
		this.#enterArray(holder, containers.length);
	}
	#enterArray(holder, base) {
		this.#holder = holder;
		this.#elementStart = void 0;
		this.#mode = "elements";
		this.#role = "element";
		this.#scanner.base = base;
		this.#setMark();
	}
	#leaveArray() {
		this.#setMark();
		this.#scanner.position++;
		if (this.#holder === void 0) {
			this.#mode = "between";
			return;
		}
		this.#holder = void 0;
		this.#mode = "value";
		this.#role = "remainder";
		this.#scanner.resume(3);
	}
	/** The value cannot be right: goes back to look for the next record after its first byte. */
	#fail() {
		const { bytes, mark } = this.#window;
		const scanner = this.#scanner;
		const length = this.#size();
		const isKept = length <= this.#limits.recordBytes;
		if (this.#role === "element" && isKept) {
			const limit = Math.min(length, longestElementStart);
			this.#elementStart ??= startOf$1(bytes.subarray(mark, mark + limit));
		}
		this.#fault = {
			reason: isKept ? "json-invalid" : "record-too-large",
			line: this.#markLine
		};
		if (isKept && this.#canRescan(length)) {
			this.#rescans -= length;
			scanner.position = mark + 1;
			scanner.line = this.#markLine;
		} else if (isKept && length > 0) {
			scanner.position--;
			if (bytes[scanner.position] === 10) scanner.line--;
		}
		this.#mode = "resync";
	}
	#canRescan(length) {
		return length <= longestRescan && length < this.#rescans;
	}
	#passOver(to) {
		const scanner = this.#scanner;
		scanner.line += countNewlines(this.#window.bytes, scanner.position, to);
		scanner.position = to;
	}
	/** Reports what was passed over up to the position, which becomes the start of what follows. */
	#break(isLast) {
		if (this.#fault === void 0) return;
		this.#pieces.push({
			kind: "broken",
			...this.#fault,
			size: this.#size(),
			isLast
		});
		this.#fault = void 0;
		this.#setMark();
	}
	/** At the end: does a document begin inside the one that has no end? */
	#isTornDocument() {
		if (this.#mode !== "value" || this.#role !== "document") return false;
		const { bytes, mark, end } = this.#window;
		const size = this.#size();
		return size <= this.#limits.recordBytes && this.#canRescan(size) && bytes.subarray(mark, end).includes(documentStart);
	}
	/** At the end: reports what is not complete. */
	#closeRest() {
		this.#scanner.position = this.#window.end;
		if (this.#mode === "text") this.#completeText();
		else if (this.#mode === "resync") this.#break(true);
		else if (this.#mode !== "between") {
			const isTooLarge = this.#size() > this.#limits.recordBytes;
			this.#fault = {
				reason: isTooLarge ? "record-too-large" : "json-cut",
				line: this.#markLine
			};
			this.#break(true);
		}
		this.#mode = "between";
	}
};
function endsScalar(byte) {
	return byte === 44 || byte === 93 || byte === 125 || blank[byte] === 1;
}
/** An element up to the end of its first key; `undefined` when it does not begin with a key. */
function startOf$1(bytes) {
	const head = bytes.subarray(0, longestElementStart);
	if (head[0] !== 123) return void 0;
	const first = head.indexOf(34);
	const last = first === -1 ? -1 : head.indexOf(34, first + 1);
	return last === -1 ? void 0 : Buffer.from(head.subarray(0, last + 1));
}
// src/telemetry/unpack-gzip.ts
/** Packed bytes given to the inflater at a time: at most a thousand times as much comes out at once. */
const feedBytes = 32768;
const chunkBytes$1 = 262144;
/** What is unpacked in one go unpacks to no more than this. */
const largestInOneGo = 33554432;
/** No deflate stream unpacks to more than so many times its size. */
const highestRatio = 1032;
/** Are these the first bytes of a gzip member (RFC 1952)? The name of a file says nothing. */
function isGzip(bytes) {
	return bytes[0] === 31 && bytes[1] === 139;
}
/**
* Unpacks gzip, layer by layer, and passes anything else through. A file of several members is one
* text. One that is cut or damaged gives all that can be unpacked, then a diagnostic.
*/
async function* unpackGzip(source, options) {
	const { head, all } = await peek(source, 2);
	if (!isGzip(head)) yield* all;
	else if (options.layers === 0) options.report(diagnose("gzip-nested", { file: options.file }, { message: "is packed with gzip too many times" }));
	else yield* unpackGzip(inflate(all, options), {
		...options,
		layers: options.layers - 1
	});
}
async function* inflate(source, options) {
	const iterator = source[Symbol.asyncIterator]();
	const first = await iterator.next();
	const second = first.done ? first : await iterator.next();
	if (!first.done && second.done) {
		const whole = inflateInOneGo(first.value);
		if (whole !== void 0) {
			yield* slices(whole, chunkBytes$1);
			return;
		}
	}
	const gunzip = createGunzip({ chunkSize: chunkBytes$1 });
	try {
		yield* throughTransform(feed([first, second], iterator), gunzip);
	} catch (error) {
		options.report(diagnoseGzip(error, options.file));
	}
}
/**
* The fast way for a small file: one output buffer of the size that the gzip trailer states. The
* trailer is the attacker's, so it is clamped, and whatever does not fit goes the slow way.
*/
function inflateInOneGo(packed) {
	if (packed.length < 18) return void 0;
	const stated = packed.readUInt32LE(packed.length - 4);
	const bound = Math.min(largestInOneGo, highestRatio * packed.length);
	if (stated > bound) return void 0;
	try {
		const chunkSize = Math.max(stated, constants$1.Z_MIN_CHUNK) + 64;
		return gunzipSync(packed, {
			chunkSize,
			maxOutputLength: bound + 64
		});
	} catch {
		return;
	}
}
async function* feed(head, rest) {
	try {
		for (const { done, value } of head) if (!done) yield* slices(value, feedBytes);
		for (;;) {
			const { done, value } = await rest.next();
			if (done) return;
			yield* slices(value, feedBytes);
		}
	} finally {
		await rest.return?.();
	}
}
function* slices(bytes, size) {
	for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}
function diagnoseGzip(error, file) {
	if ((error instanceof Error && "code" in error ? error.code : void 0) === "Z_BUF_ERROR") return diagnose("gzip-cut", { file }, { message: "the gzip file ends too early" });
	const reason = error instanceof Error ? error.message : String(error);
	return diagnose("gzip-invalid", { file }, { message: `the gzip file is damaged: ${reason}` });
}
// src/telemetry/unwrap.ts
/** What is split at a time. */
const stepBytes$1 = 65536;
/** Takes the wrappers off a value, however many, and tells what each thing inside is. */
function unwrap$1(value, holder, limits) {
	const unwrapper = new Unwrapper(limits);
	const envelopes = holder === void 0 ? [] : [holder.envelope.name];
	unwrapper.take(value, {
		envelopes,
		holder,
		depth: envelopes.length
	});
	return unwrapper.found;
}
/** Works through one value; the bytes that its payloads may unpack to are counted over all of them. */
var Unwrapper = class {
	found = [];
	#limits;
	#payloadBytes;
	constructor(limits) {
		this.#limits = limits;
		this.#payloadBytes = limits.payloadBytes;
	}
	take(value, place) {
		if (this.found.length > this.#limits.recordsInside) return;
		if (this.found.length === this.#limits.recordsInside) this.#reject("records-too-many", place, "more records are wrapped in one than is allowed");
		else if (place.depth > this.#limits.envelopes) this.#reject("envelopes-too-deep", place, "a record is wrapped too many times");
		else if (isJsonObject(value)) this.#takeObject(value, place);
		else if (isJsonArray(value)) this.#takeArray(value, place);
		else if (typeof value === "string" && looksLikeJson(value)) this.#takeText(value, within$1(place, "text"));
		else this.#rejectUnknown(value, place);
	}
	#takeObject(value, place) {
		const { envelopes } = place;
		const reason = skipReasonOf(value);
		if (reason !== void 0) {
			this.found.push({
				kind: "skipped",
				reason,
				envelopes
			});
			return;
		}
		const shape = recordShapeOf(value);
		if (shape !== void 0) {
			const key = recordKeyOf(shape, value);
			this.found.push({
				kind: "record",
				shape,
				value,
				key,
				envelopes
			});
			return;
		}
		const envelope = openEnvelope(value);
		if (envelope !== void 0) this.#takeWrapped(envelope.wrapped, within$1(place, envelope.name));
		else this.#takeHolders(value, place);
	}
	/** An object that may hold arrays of records: such a document inside another. */
	#takeHolders(value, place) {
		const arrays = arraysOf(value);
		for (const { holder, elements } of arrays) {
			const inside = {
				...within$1(place, holder.envelope.name),
				holder
			};
			for (const element of elements) this.take(element, inside);
		}
		if (arrays.length > 0) return;
		if (isEcsWithoutOriginal(value)) this.#reject("original-missing", place, "an ECS document without event.original");
		else this.#rejectUnknown(value, place);
	}
	/** A row of a table, or an array of records within an array. */
	#takeArray(value, place) {
		const inside = {
			...place,
			holder: void 0,
			depth: place.depth + 1
		};
		const message = rowMessageOf(value, place.holder);
		const row = rowOf(value, place.holder);
		if (message !== void 0) this.#takeText(message, inside);
		else if (row !== void 0) this.take(row, inside);
		else for (const element of value) this.take(element, inside);
	}
	#takeWrapped(wrapped, place) {
		if (wrapped.kind === "value") this.take(wrapped.value, place);
		else if (wrapped.kind === "text") this.#takeText(wrapped.text, place);
		else this.#takePacked(wrapped.base64, place);
	}
	#takeText(text, place) {
		if (looksLikeJson(text)) this.#takeBytes(Buffer.from(text), place);
		else this.#reject("unknown-record", place, `is no JSON: ${excerpt(text)}`);
	}
	#takePacked(base64, place) {
		const bytes = this.#unpack(Buffer.from(base64, "base64"));
		if (bytes === void 0) this.#reject("payload-invalid", place, "a packed payload could not be unpacked");
		else if (looksLikeJson(bytes.toString("latin1", 0, 64))) this.#takeBytes(bytes, place);
		else this.#reject("payload-invalid", place, "a packed payload holds no JSON");
	}
	#unpack(packed) {
		let bytes = packed;
		for (let layer = 0; isGzip(bytes); layer++) {
			if (layer === this.#limits.gzipLayers || this.#payloadBytes <= 0) return void 0;
			try {
				bytes = gunzipSync(bytes, { maxOutputLength: this.#payloadBytes });
			} catch {
				return;
			}
			this.#payloadBytes -= bytes.length;
		}
		return bytes;
	}
	/** JSON text inside a record is split like a file: it may hold documents one after another. */
	#takeBytes(bytes, place) {
		for (const piece of piecesOf(bytes, this.#limits)) {
			if (this.found.length > this.#limits.recordsInside) return;
			const name = piece.kind === "value" ? piece.holder?.envelope.name : void 0;
			const inside = name === void 0 ? place : within$1(place, name);
			if (piece.kind === "broken") {
				this.#reject(piece.reason, inside, "the JSON text inside a record is not whole");
				continue;
			}
			const parsed = parseRecord(piece.bytes);
			if (parsed === void 0) this.#reject("json-invalid", inside, "the text inside a record is not valid JSON");
			else {
				const holder = piece.kind === "value" ? piece.holder : void 0;
				this.take(parsed.value, {
					...inside,
					holder
				});
			}
		}
	}
	#rejectUnknown(value, place) {
		const what = isJsonObject(value) ? `an object with the keys ${keysOf(value)}` : excerpt(value);
		this.#reject("unknown-record", place, `no record of a known log: ${what}`);
	}
	#reject(reason, { envelopes }, message) {
		this.found.push({
			kind: "rejected",
			reason,
			message,
			envelopes
		});
	}
};
/** The pieces of a text, step by step: a hostile one holds millions. */
function* piecesOf(bytes, limits) {
	const splitter = new JsonSplitter(limits);
	for (let at = 0; at < bytes.length; at += stepBytes$1) yield* splitter.push(bytes.subarray(at, at + stepBytes$1));
	yield* splitter.end();
}
function within$1(place, name) {
	return {
		envelopes: [...place.envelopes, name],
		holder: void 0,
		depth: place.depth + 1
	};
}
function rowMessageOf(row, holder) {
	return holder?.envelope.name === "results" ? insightsMessageOf(row) : void 0;
}
function rowOf(row, holder) {
	if (holder?.envelope.name === "query-result-rows") return lakeRowOf(row);
	if (holder?.envelope.name === "table-rows") return tableRowOf(holder.members, row);
}
function keysOf(value) {
	const keys = Object.keys(value);
	const shown = keys.slice(0, 5).map((key) => excerpt(key));
	return keys.length > shown.length ? `${shown.join(", ")}...` : shown.join(", ");
}
/** The beginning of a text or scalar as JSON, which escapes what a terminal should not see. */
function excerpt(value) {
	const text = JSON.stringify(typeof value === "string" ? value.slice(0, 40) : value);
	return text.length > 60 ? `${text.slice(0, 60)}...` : text;
}
// src/telemetry/read-csv.ts
/** Reads a table with a header line; each row is an object of its columns, all of them text. */
async function* readCsv(text, items, limits) {
	let parts = [];
	let isGivenUp = false;
	const keep = (part) => {
		if (!isGivenUp) parts.push(part);
		if (part instanceof CsvError && part.code === "CSV_MAX_RECORD_SIZE") isGivenUp = true;
		return part;
	};
	const parser = parse({
		columns: (header) => header.map(columnName),
		info: true,
		max_record_size: limits.recordBytes,
		skip_empty_lines: true,
		skip_records_with_error: true,
		on_record: (row) => keep(row),
		on_skip: (error) => void (error !== void 0 && keep(error))
	});
	const wanted = async function* () {
		for await (const chunk of text) {
			if (isGivenUp) return;
			yield chunk;
		}
	};
	let line = 2;
	const take = () => {
		for (const part of parts) line = takePart(part, line, {
			items,
			limits
		});
		parts = [];
	};
	try {
		for await (const _ of throughTransform(wanted(), parser)) {
			if (parts.length === 0) continue;
			take();
			yield;
		}
	} catch (error) {
		if (error instanceof CsvError) keep(error);
		else throw error;
	}
	take();
}
/** Takes a row that begins on a line; returns the line on which the next one begins. */
function takePart(part, line, { items, limits }) {
	if (part instanceof CsvError) {
		const message = part.code === "CSV_MAX_RECORD_SIZE" ? "a row is too large; the rest of the table was not read" : "a row is not valid CSV";
		items.reject("csv-invalid", {
			message,
			line
		});
		return typeof part["lines"] === "number" ? part["lines"] + 1 : line;
	}
	for (const found of unwrap$1(part.record, void 0, limits)) items.take(found, line);
	return part.info.lines + 1;
}
// src/telemetry/text-format.ts
/** So much of a text is looked at to tell its format. */
const formatBytes = 65536;
/**
* Columns, in lower case, of which a table has all of one row when it holds a log that is read
* (reference/telemetry.md 1.1, 1.2).
*/
const tableHeaders = [
	["eventsource", "eventname"],
	["eventjson"],
	["operationnamevalue"],
	["activitystatusvalue"],
	["timegenerated [utc]", "type"],
	["timegenerated", "type"]
];
/** Tells JSON (also one value a line, also with a time before each) and CSV from anything else. */
function textFormatOf(head) {
	const text = head.toString("latin1", 0, formatBytes).trimStart();
	if (text === "") return head.length < 65536 ? "empty" : "json";
	const lines = text.split("\n");
	if (opensJson(text)) return "json";
	if (isTableHeader(lines[0] ?? "")) return "csv";
	return lines.some((line) => opensJson(line) || opensJson(withoutTime(line))) ? "json" : "unknown";
}
/** A line of a CloudWatch Logs export without the time before its JSON; other lines as they are. */
function withoutTime(line) {
	const space = line.indexOf(" ");
	const time = line.slice(0, Math.max(0, Math.min(space, 40)));
	return isoTime.test(time) ? line.slice(space + 1) : line;
}
const isoTime = /^\d{4}-\d\d-\d\dT[\d:.]{5,20}(?:Z|[+-][\d:]{4,5})$/;
function opensJson(text) {
	return text.startsWith("{") || text.startsWith("[");
}
function isTableHeader(line) {
	const columns = new Set(line.split(",").map((column) => column.trim().replace(/^"|"$/g, "").toLowerCase()));
	return tableHeaders.some((header) => header.every((column) => columns.has(column)));
}
// src/telemetry/read-json.ts
/** Reads JSON text of one file; its items go to `items` chunk by chunk, a yield after each chunk. */
async function* readJson(text, items, options) {
	const { limits, file } = options;
	const splitter = new JsonSplitter(limits);
	for await (const chunk of text) {
		for (const piece of splitter.push(chunk)) takePiece(piece, items, limits);
		yield;
	}
	for (const piece of splitter.end()) if (piece.kind === "broken" && piece.reason === "json-cut") rejectCut(piece, items, file);
	else takePiece(piece, items, limits);
}
function takePiece(piece, items, limits) {
	switch (piece.kind) {
		case "value":
			takeValue(piece, items, limits);
			break;
		case "text":
			takeText(piece, items, limits);
			break;
		case "broken": rejectBroken(piece, items);
	}
}
function takeValue(piece, items, limits) {
	const parsed = parseRecord(piece.bytes);
	if (parsed === void 0) {
		rejectInvalid(piece, items);
		return;
	}
	if (!parsed.isWellEncoded) items.remark("encoding-invalid", "a record holds bytes that are not UTF-8", piece.line);
	for (const found of unwrap$1(parsed.value, piece.holder, limits)) items.take(found, piece.line);
}
/** A line that does not begin like JSON: after its time it may. */
function takeText(piece, items, limits) {
	const line = piece.bytes.toString("latin1");
	const rest = withoutTime(line);
	const parsed = parseRecord(piece.bytes.subarray(line.length - rest.length));
	if (parsed === void 0) {
		rejectInvalid(piece, items);
		return;
	}
	for (const found of unwrap$1(parsed.value, void 0, limits)) {
		const envelopes = rest.length < line.length ? ["timed-line", ...found.envelopes] : found.envelopes;
		items.take({
			...found,
			envelopes
		}, piece.line);
	}
}
function rejectInvalid({ bytes, line, kind }, items) {
	if (bytes.includes(0)) items.reject("nul-bytes", {
		message: "NUL bytes stand where a record should",
		line
	});
	else {
		const what = kind === "value" ? "a record" : "a line";
		items.reject("json-invalid", {
			message: `${what} is not valid JSON`,
			line
		});
	}
}
function rejectBroken(piece, items) {
	const { reason, line, size } = piece;
	const passed = piece.isLast ? `; the rest of the file, ${size} bytes, was not read` : `; ${size} bytes were passed over`;
	const what = {
		"record-too-large": "too large",
		"record-too-deep": "nested too deeply"
	};
	const fault = reason in what ? what[reason] : "not valid JSON";
	items.reject(reason, {
		message: `a record is ${fault}${passed}`,
		line
	});
}
function rejectCut({ line, size }, items, file) {
	const message = size === 0 ? "the file ends before its closing brackets" : `the last record is cut off after ${size} bytes`;
	const isGrowing = file.endsWith("PT1H.json") || file.endsWith("PT1H.json.gz");
	items.reject("json-cut", {
		message,
		line,
		...isGrowing ? {
			severity: "note",
			hint: "the hour was still being written; fetch the file again when it is over"
		} : {}
	});
}
// src/telemetry/source-bytes.ts
/** Files up to this size are read in one go, which lets gzip unpack them in one go too. */
const smallFile = 8388608;
const chunkBytes = 524288;
/** The bytes of a file as they are stored. A file that cannot be read (on) ends with a diagnostic. */
async function* sourceBytes(source) {
	try {
		for await (const chunk of chunksOf(source)) {
			source.gauge.packed += chunk.length;
			yield chunk;
		}
	} catch (error) {
		const message = `cannot be read: ${reasonOf(error)}`;
		source.report(diagnose("input-unreadable", { file: source.file }, { message }));
	}
}
async function* chunksOf({ file, stdin }) {
	if (file === "-") {
		yield* stdin ?? process.stdin;
		return;
	}
	const handle = await open(file);
	try {
		const stats = await handle.stat();
		if (stats.isFile() && stats.size <= smallFile) yield await handle.readFile();
		else yield* createReadStream("", {
			fd: handle,
			highWaterMark: chunkBytes,
			autoClose: false
		});
	} finally {
		await handle.close();
	}
}
// src/telemetry/read-file.ts
/** Reads one file and yields its items in batches; returns what came of it. */
async function* readFile$1(file, context) {
	const items = new FileItems(file, context.shared, context.limits.diagnosticsPerCode);
	for await (const _ of readBytes(file, items, context)) {
		const batch = items.drain();
		if (batch.length > 0) yield batch;
	}
	const outcome = items.close();
	const batch = items.drain();
	if (batch.length > 0) yield batch;
	return outcome;
}
async function* readBytes(file, items, { limits, stdin }) {
	const gauge = { packed: 0 };
	const report = items.report.bind(items);
	const bytes = await peek(unpackGzip(sourceBytes({
		file,
		stdin,
		gauge,
		report
	}), {
		file,
		layers: limits.gzipLayers,
		report
	}), 8);
	const kind = textKindOf(bytes.head);
	if (kind.kind === "refused") {
		items.reject(kind.code, { message: `the file is ${kind.what}` });
		await close(bytes.all);
		return;
	}
	const text = await peek(decodeText(guardAgainstBomb(bytes.all, {
		items,
		gauge,
		limits
	}), kind), formatBytes);
	const format = textFormatOf(text.head);
	if (format === "json") yield* readJson(text.all, items, {
		limits,
		file
	});
	else if (format === "csv") yield* readCsv(text.all, items, limits);
	else {
		if (format === "unknown") items.reject("unknown-format", { message: "the file is neither JSON nor a known table" });
		await close(text.all);
	}
}
/** What is read between two batches. */
const stepBytes = 262144;
/** Passes bytes on until they are too many for their packed size and still hold no record. */
async function* guardAgainstBomb(source, watch) {
	const { items, gauge, limits } = watch;
	let useful = 0;
	let unpacked = 0;
	let packedBefore = 0;
	for await (const chunk of source) {
		if (items.useful > useful) {
			useful = items.useful;
			unpacked = 0;
			packedBefore = gauge.packed;
		}
		unpacked += chunk.length;
		const packed = gauge.packed - packedBefore;
		if (unpacked > limits.bombBytes && unpacked > limits.bombRatio * packed) {
			const message = `${unpacked} bytes without a record came out of ${packed}; the rest was not read`;
			items.remark("gzip-bomb", message);
			return;
		}
		for (let at = 0; at < chunk.length; at += stepBytes) yield chunk.subarray(at, at + stepBytes);
	}
}
/** Ends a stream that will not be read to its end, so that its file is closed. */
async function close(stream) {
	for await (const _ of stream) break;
}
// src/telemetry/telemetry-limits.ts
const mebibyte = 1048576;
/** The bounds that hold where the caller gives no others. */
const defaultLimits = {
	recordBytes: 16 * mebibyte,
	depth: 200,
	envelopes: 8,
	gzipLayers: 3,
	recordsInside: 1e5,
	payloadBytes: 64 * mebibyte,
	bombBytes: 64 * mebibyte,
	bombRatio: 100,
	fingerprints: 8 * mebibyte,
	diagnosticsPerCode: 10
};
// src/telemetry/read-telemetry.ts
/**
* Reads log records out of files, folders, patterns and standard input (`-`), whatever they are
* packed and wrapped in, and yields them in batches with all that was skipped and rejected. Memory is
* bounded whatever the inputs hold. The order of the inputs makes no difference: files are read in
* the order of their paths, each once. Faults of input are items, never thrown.
*/
async function* readTelemetry(inputs, options = {}) {
	const limits = {
		...defaultLimits,
		...options.limits
	};
	const listing = await listInputs(inputs);
	if (listing.diagnostics.length > 0) yield listing.diagnostics.map((diagnostic) => ({
		kind: "diagnostic",
		diagnostic
	}));
	const context = {
		limits,
		stdin: options.stdin,
		shared: {
			fingerprints: new FingerprintTable(limits.fingerprints),
			hasWarned: false
		}
	};
	const outcomes = /* @__PURE__ */ new Map();
	for (const { path, inputs: leading } of listing.files) {
		const outcome = yield* readFile$1(path, context);
		for (const input of leading) outcomes.set(input, (outcomes.get(input) ?? /* @__PURE__ */ new Set()).add(outcome));
	}
	yield [...new Set(inputs)].sort().map((input) => ({
		kind: "input",
		input,
		outcome: outcomeOf$3(input, outcomes.get(input) ?? /* @__PURE__ */ new Set(), listing)
	}));
}
/** What came of an input, by what came of its files. */
function outcomeOf$3(input, outcomes, { failed }) {
	if (outcomes.has("read")) return "read";
	return failed.has(input) || outcomes.has("unreadable") ? "unreadable" : "empty";
}
// src/events/timestamp.ts
/** The longest provider time has 40 characters; longer text is no time and is not looked at. */
const longestTime = 48;
/** `2024-10-08T10:15:32.1234567+02:00`, `2024-10-08 10:15:32.1 UTC`; no zone means UTC. */
const isoForm = /^(\d{4})-(\d\d)-(\d\d)[Tt ](\d\d):(\d\d)(?::(\d\d)(?:[.,](\d{1,9}))?)?(?: ?(Z|UTC|GMT|[+-]\d\d(?::?\d\d)?))?$/i;
/** `1/9/2007 10:41:00 AM +01:00`: month first, as .NET prints times in Azure logs and exports. */
const americanForm = /^(\d{1,2})\/(\d{1,2})\/(\d{4}),? (\d{1,2}):(\d\d)(?::(\d\d)(?:\.(\d{1,9}))?)?(?: (AM|PM))?(?: ?(Z|UTC|GMT|[+-]\d\d(?::?\d\d)?))?$/i;
/** `1571234567`, `1571234567123`, and BigQuery's `1.571234567123E9`. */
const numberForm = /^\d{1,19}(?:\.\d{1,18})?(?:E\d{1,2})?$/i;
/**
* Reads a provider's time (reference/telemetry.md 9.8): ISO 8601 with any offset, BigQuery's
* `YYYY-MM-DD HH:MM:SS.f UTC`, .NET's month-first form, or a count since 1970 whose size tells
* seconds, milliseconds, microseconds and nanoseconds apart. Returns `undefined` for anything else,
* impossible dates included. The patterns have no nested repetition and see at most 48 characters.
*/
function parseTimestamp(value) {
	if (typeof value === "number") return fromEpoch(value);
	if (typeof value !== "string" || value.length > longestTime) return void 0;
	const plain = fromPlainUtc(value);
	if (plain !== void 0) return plain;
	const text = value.trim();
	const iso = isoForm.exec(text);
	if (iso !== null) return fromIso(iso);
	const american = americanForm.exec(text);
	if (american !== null) return fromAmerican(american);
	return numberForm.test(text) ? fromEpoch(Number(text)) : void 0;
}
/** The moment as Elastic's date processor prints it, with milliseconds only. */
function millisecondText(timestamp) {
	return timestamp.text.length === 24 ? timestamp.text : `${timestamp.text.slice(0, 23)}Z`;
}
/** The form of nearly every CloudTrail time, `2024-10-08T10:15:32Z`, without the cost of a pattern. */
function fromPlainUtc(text) {
	if (text.length !== 20 || text[10] !== "T" || text[19] !== "Z") return void 0;
	const day = dayStart(twoDigits(text, 0) * 100 + twoDigits(text, 2), twoDigits(text, 5), twoDigits(text, 8));
	const [hour, minute, second] = [
		twoDigits(text, 11),
		twoDigits(text, 14),
		twoDigits(text, 17)
	];
	if (!(text[4] === "-" && text[7] === "-" && text[13] === ":" && text[16] === ":") || day === void 0 || !(hour < 24 && minute < 60 && second < 60)) return void 0;
	return {
		milliseconds: day + ((hour * 60 + minute) * 60 + second) * 1e3,
		text: `${text.slice(0, 19)}.000Z`
	};
}
/** The number that two characters spell, NaN when one is no digit. */
function twoDigits(text, at) {
	const tens = text.charCodeAt(at) - 48;
	const ones = text.charCodeAt(at + 1) - 48;
	return tens >= 0 && tens <= 9 && ones >= 0 && ones <= 9 ? tens * 10 + ones : NaN;
}
function fromIso(match) {
	const [, year, month, day, hour, minute, second = "0", fraction = "", zone = "Z"] = match;
	return fromWallClock({
		date: [
			Number(year),
			Number(month),
			Number(day)
		],
		clock: [
			Number(hour),
			Number(minute),
			Number(second)
		],
		fraction,
		zone
	});
}
function fromAmerican(match) {
	const [, month, day, year, hour, minute, second = "0", fraction = "", half, zone = "Z"] = match;
	const hours = hourOfDay(Number(hour), half);
	if (hours === void 0) return void 0;
	return fromWallClock({
		date: [
			Number(year),
			Number(month),
			Number(day)
		],
		clock: [
			hours,
			Number(minute),
			Number(second)
		],
		fraction,
		zone
	});
}
/** Twelve-hour clocks call midnight and noon 12. */
function hourOfDay(hour, half) {
	if (half === void 0) return hour;
	if (hour < 1 || hour > 12) return void 0;
	return hour % 12 + (half.toUpperCase() === "PM" ? 12 : 0);
}
function fromWallClock(wall) {
	const [year, month, day] = wall.date;
	const [hour, minute, second] = wall.clock;
	const offset = offsetMinutes(wall.zone);
	if (hour > 23 || minute > 59 || second > 59 || offset === void 0) return void 0;
	const midnight = dayStart(year, month, day);
	if (midnight === void 0) return void 0;
	const milliseconds = midnight + ((hour * 60 + minute - offset) * 60 + second) * 1e3 + Number(wall.fraction.padEnd(3, "0").slice(0, 3));
	return {
		milliseconds,
		text: isoText(milliseconds, wall.fraction)
	};
}
/** Midnight UTC of a day, `undefined` when there is no such day. */
function dayStart(year, month, day) {
	const midnight = Date.UTC(year, month - 1, day);
	const date = new Date(midnight);
	return date.getUTCMonth() === month - 1 && date.getUTCDate() === day && date.getUTCFullYear() === year ? midnight : void 0;
}
/** Minutes east of UTC; `undefined` when no place on Earth has that offset. */
function offsetMinutes(zone) {
	const sign = zone.startsWith("-") ? -1 : 1;
	if (sign === 1 && !zone.startsWith("+")) return 0;
	const minutes = zone.length > 3 ? Number(zone.slice(-2)) : 0;
	const hours = Number(zone.slice(1, 3));
	return hours > 18 || minutes > 59 ? void 0 : sign * (hours * 60 + minutes);
}
/** A count since 1970 in the unit its size tells; seconds stay below this until the year 5138. */
const firstMilliseconds = 1e11;
function fromEpoch(value) {
	if (!(value >= 0) || value >= 0x56bc75e2d63100000) return void 0;
	let milliseconds = value;
	if (value < firstMilliseconds) milliseconds = Math.round(value * 1e3);
	else if (value >= firstMilliseconds * 1e6) milliseconds = Math.floor(value / 1e6);
	else if (value >= firstMilliseconds * 1e3) milliseconds = Math.floor(value / 1e3);
	else milliseconds = Math.floor(value);
	return {
		milliseconds,
		text: isoText(milliseconds, "")
	};
}
function isoText(milliseconds, fraction) {
	const text = new Date(milliseconds).toISOString();
	return fraction.length > 3 ? `${text.slice(0, -1)}${fraction.slice(3)}Z` : text;
}
// src/events/aws-map-text.ts
/** Deeper nesting stays text. */
const deepest$5 = 50;
/** A key as CloudTrail and Athena print them; looked for only this far ahead. */
const keyAhead = /^([A-Za-z_][\w.:/-]{0,127})=/;
/**
* Reads the text form in which CloudTrail Lake and Athena print nested columns: JSON, or
* `{type=IAMUser, sessioncontext={attributes={mfaauthenticated=false}}}` and `[{arn=a}, {arn=b}]`.
* That form quotes nothing, so a comma belongs to a value unless a key follows it. Values stay text,
* `null` becomes null. Answers the text itself when it is neither form.
*/
function parseMapText(text) {
	const trimmed = text.trim();
	const first = trimmed[0];
	if (first !== "{" && first !== "[") return text;
	const json = parseJson(trimmed);
	if (json !== void 0) return json;
	const reading = readNested(trimmed, 0, 0);
	return reading !== void 0 && reading.end === trimmed.length ? reading.value : text;
}
/** A value, or `undefined` when its brackets do not fit: then the whole text is no such form. */
function readItem(text, start, within) {
	const first = text[start];
	return first === "{" || first === "[" ? readNested(text, start, within.depth + 1) : readScalar(text, start, within.close);
}
function readNested(text, start, depth) {
	if (depth > deepest$5) return void 0;
	if (text[start] === "[") return readList(text, start, depth);
	const end = jsonEnd(text, start);
	return end === void 0 ? readMap(text, start, depth) : {
		value: parseJson(text.slice(start, end)) ?? null,
		end
	};
}
/** The end of a JSON object that stands inside a map, such as a policy document. */
function jsonEnd(text, start) {
	if (text[start + 1] !== "\"") return void 0;
	let open = 0;
	let quoted = false;
	for (let index = start; index < text.length; index++) {
		const sign = text[index];
		if (quoted && sign === "\\") index++;
		else if (sign === "\"") quoted = !quoted;
		else if (!quoted && sign === "{") open++;
		else if (!quoted && sign === "}" && --open === 0) return isJsonObject(parseJson(text.slice(start, index + 1))) ? index + 1 : void 0;
	}
}
function readMap(text, start, depth) {
	const entries = [];
	let at = start + 1;
	while (text[at] !== "}") {
		const key = keyAhead.exec(text.slice(at, at + 130))?.[1];
		if (key === void 0) return void 0;
		const item = readItem(text, at + key.length + 1, {
			depth,
			close: "}"
		});
		if (item === void 0) return void 0;
		entries.push([key, item.value]);
		at = text.startsWith(", ", item.end) ? item.end + 2 : item.end;
		if (at === item.end && text[at] !== "}") return void 0;
	}
	return {
		value: Object.fromEntries(entries),
		end: at + 1
	};
}
function readList(text, start, depth) {
	const items = [];
	let at = start + 1;
	while (text[at] !== "]") {
		const item = readItem(text, at, {
			depth,
			close: "]"
		});
		if (item === void 0) return void 0;
		items.push(item.value);
		at = text.startsWith(", ", item.end) ? item.end + 2 : item.end;
		if (at === item.end && text[at] !== "]") return void 0;
	}
	return {
		value: items,
		end: at + 1
	};
}
/** Text up to the comma before the next key, or to the bracket that closes what it stands in. */
function readScalar(text, start, close) {
	for (let index = start; index < text.length; index++) {
		if (!(text.startsWith(", ", index) ? close === "]" || keyAhead.test(text.slice(index + 2, index + 132)) : text[index] === close)) continue;
		const value = text.slice(start, index);
		return {
			value: value === "null" ? null : value,
			end: index
		};
	}
}
// src/events/aws-row.ts
/** The columns of CloudTrail tables, spelt as CloudTrail spells its fields. */
const columnKinds = {
	text: `eventVersion eventSource eventName awsRegion sourceIPAddress userAgent errorCode errorMessage
    requestID eventID eventType apiVersion recipientAccountId sharedEventID vpcEndpointId
    vpcEndpointAccountId eventCategory sessionCredentialFromConsole`,
	time: "eventTime",
	boolean: "readOnly managementEvent",
	free: "requestParameters responseElements additionalEventData serviceEventDetails insightDetails edgeDeviceDetails",
	struct: "userIdentity tlsDetails addendum",
	resources: "resources"
};
/** The names inside structs, which Athena and Lake print in lower case. */
const structNames = `type principalId arn accountId invokedBy accessKeyId userName identityProvider
  credentialId sessionContext attributes mfaAuthenticated creationDate sessionIssuer ec2RoleDelivery
  webIdFederationData federatedProvider sourceIdentity onBehalfOf userId identityStoreArn inScopeOf
  sourceArn sourceAccount issuerType credentialsIssuedTo tlsVersion cipherSuite
  clientProvidedHostHeader reason updatedFields originalRequestID originalEventID`;
const columns = readColumns();
const structName = new Map(words$1(structNames).map((name) => [name.toLowerCase(), name]));
const resourceName = /* @__PURE__ */ new Map([["arn", "ARN"], ["accountid", "accountId"]]);
/**
* The CloudTrail-native record of one row of a CloudTrail table (reference/telemetry.md 1.1): columns
* get back their spelling, nested columns are read from JSON or `{k=v}` text. Columns that CloudTrail
* does not have, such as a partition's date, stay under the name the query gave them.
*/
function cloudtrailFromRow(row) {
	const entries = [];
	for (const [name, value] of Object.entries(row)) {
		if (value === void 0) continue;
		const column = columns.get(name.toLowerCase());
		entries.push(column === void 0 ? [name, value] : [column.name, cell(value, column.kind)]);
	}
	return Object.fromEntries(entries);
}
function cell(value, kind) {
	switch (kind) {
		case "text": return value;
		case "time": return cellTime(value);
		case "boolean": return value === "true" ? true : value === "false" ? false : value;
		case "free": return typeof value === "string" ? parseMapText(value) : value;
		case "struct": return renamed$1(typeof value === "string" ? parseMapText(value) : value, structName);
		case "resources": return renamed$1(typeof value === "string" ? parseMapText(value) : value, resourceName);
	}
}
/** CloudTrail writes whole seconds: `2024-10-08T10:15:32Z`. */
function cellTime(value) {
	const time = parseTimestamp(value);
	return time === void 0 ? value : millisecondText(time).replace(".000Z", "Z");
}
/** The value with the keys of its objects as CloudTrail spells them, to a depth no record reaches. */
function renamed$1(value, names, depth = 0) {
	if (depth > 20) return value;
	if (isJsonArray(value)) return value.map((item) => renamed$1(item, names, depth + 1));
	if (!isJsonObject(value)) return value;
	const entries = [];
	for (const [key, item] of Object.entries(value)) {
		if (item === void 0) continue;
		entries.push([names.get(key.toLowerCase()) ?? key, renamed$1(item, names, depth + 1)]);
	}
	return Object.fromEntries(entries);
}
function readColumns() {
	return new Map([
		"text",
		"time",
		"boolean",
		"free",
		"struct",
		"resources"
	].flatMap((kind) => words$1(columnKinds[kind]).map((name) => [name.toLowerCase(), {
		name,
		kind
	}])));
}
function words$1(list) {
	return list.trim().split(/\s+/);
}
// src/events/aws-athena-row.ts
/**
* The CloudTrail-native record of a row of an Athena or Trino table: all column names are in lower
* case, request and response are JSON strings, structs are objects or `{k=v}` text.
*/
function cloudtrailFromAthena(row) {
	return cloudtrailFromRow(row);
}
// src/events/derived-id.ts
/**
* An id for a record that has none, made of the texts that tell it from every other: the same record
* read twice gets the same id. Each text is closed by a line feed before all are hashed.
*/
function derivedId(texts) {
	return `derived-${fingerprint(texts.map((text) => `${text ?? ""}\n`).join(""))}`;
}
// src/events/clean-document.ts
/** Deeper content counts as blank, so that hostile nesting cannot exhaust the stack. */
const deepest$4 = 1e3;
/**
* Texts that Elastic's AWS pipeline takes for nothing, and removes, wherever they stand
* (reference/telemetry.md 5.2, pre-clean).
*/
function isBlankText(text) {
	return text === "" || text === "-" || text === "none";
}
/**
* Would anything of the value be left after cleaning? Blank are null, blank text, and objects and
* lists of nothing but blank values; `false` and `0` are content.
*/
function hasContent(value, depth = 0) {
	if (value === null || value === void 0) return false;
	if (typeof value === "string") return !isBlankText(value);
	if (typeof value !== "object") return true;
	if (depth > deepest$4) return false;
	if (isJsonArray(value)) return value.some((item) => hasContent(item, depth + 1));
	for (const key in value) if (hasContent(value[key], depth + 1)) return true;
	return false;
}
/**
* The value without its blank parts, at every depth, or `undefined` when nothing is left. Whatever
* needs no cleaning is returned as it is, not copied.
*/
function cleaned(value, depth = 0) {
	if (value === null || value === void 0) return void 0;
	if (typeof value === "string") return isBlankText(value) ? void 0 : value;
	if (typeof value !== "object") return value;
	if (depth > deepest$4) return void 0;
	return isJsonArray(value) ? cleanedList(value, depth) : cleanedMap(value, depth);
}
function cleanedList(list, depth) {
	const kept = list.map((item) => cleaned(item, depth + 1)).filter((part) => part !== void 0);
	if (kept.length === 0) return void 0;
	return kept.length === list.length && kept.every((part, index) => part === list[index]) ? list : kept;
}
function cleanedMap(map, depth) {
	const keys = Object.keys(map);
	const parts = keys.map((key) => cleaned(map[key], depth + 1));
	return keys.every((key, index) => {
		const part = parts[index];
		return part !== void 0 && part === map[key];
	}) && keys.length > 0 ? map : withoutUndefined(keys, parts);
}
/** fromEntries defines keys instead of assigning them: a key `__proto__` stays a plain key. */
function withoutUndefined(keys, parts) {
	const kept = [];
	for (const [index, key] of keys.entries()) {
		const part = parts[index];
		if (part !== void 0) kept.push([key, part]);
	}
	return kept.length === 0 ? void 0 : Object.fromEntries(kept);
}
// src/events/aws-record.ts
const nothing = {};
/** The object at a key, empty when there is none. */
function objectAt(value, key) {
	const found = value[key];
	return isJsonObject(found) ? found : nothing;
}
/** The text at a key unless it is blank. */
function textAt$3(value, key) {
	const found = value[key];
	return typeof found === "string" && !isBlankText(found) ? found : void 0;
}
/** Sets a field to the cleaned value; a blank value leaves the field out. */
function put(fields, name, value) {
	const content = cleaned(value);
	if (content !== void 0) fields[name] = content;
}
/** Sets a field to fields made here, which are clean, unless there are none. */
function putFields(fields, name, made) {
	for (const key in made) {
		if (made[key] === void 0) continue;
		fields[name] = made;
		return;
	}
}
// src/events/java-map-text.ts
/**
* Deeper content is left out. Elasticsearch refuses JSON nested deeper than 1000, and the limit keeps
* the recursion bounded on hostile input.
*/
const deepest$3 = 1e3;
/**
* The text that Java's `Map.toString()` prints for a JSON object read into HashMaps, without blank
* values: `{k=v, list=[a, {b=c}]}`. Elastic's rules match substrings of it, so the order of the keys
* counts: it is the iteration order of `HashMap` (reference/telemetry.md 5.2). `undefined` when
* nothing is left.
*
* Two things cannot be told from parsed JSON: `1.0` prints as `1` here and as `1.0` there, and keys
* that are whole numbers lose their place among keys of the same bucket.
*/
function javaMapText(value) {
	return textAt$2(value, 0);
}
function textAt$2(value, depth) {
	if (typeof value === "string") return isBlankText(value) ? void 0 : value;
	if (typeof value === "number") return javaNumberText(value);
	if (typeof value === "boolean") return value ? "true" : "false";
	if (value === null || value === void 0 || depth > deepest$3) return void 0;
	return isJsonArray(value) ? listText(value, depth) : mapText(value, depth);
}
function listText(list, depth) {
	let text = "";
	for (const item of list) {
		const part = textAt$2(item, depth + 1);
		if (part !== void 0) text += text === "" ? part : `, ${part}`;
	}
	return text === "" ? void 0 : `[${text}]`;
}
function mapText(map, depth) {
	let text = "";
	for (const key of hashMapOrder(Object.keys(map))) {
		const part = textAt$2(map[key], depth + 1);
		if (part !== void 0) text += text === "" ? `${key}=${part}` : `, ${key}=${part}`;
	}
	return text === "" ? void 0 : `{${text}}`;
}
/** A new HashMap has 16 buckets; it doubles them when more than three quarters are taken. */
const firstCapacity = 16;
/**
* The keys in the order in which a Java `HashMap` iterates after they were put in the order given:
* by bucket, and by insertion within a bucket. Buckets are counted on all keys, blank or not, because
* Elastic removes blank values from the finished map and a map never shrinks.
*/
function hashMapOrder(keys) {
	if (keys.length < 2) return keys;
	let capacity = firstCapacity;
	while (keys.length > capacity * .75) capacity *= 2;
	const buckets = keys.map((key) => bucketOf(key, capacity));
	return keys.map((_, index) => index).sort((a, b) => (buckets[a] ?? 0) - (buckets[b] ?? 0)).map((place) => keys[place] ?? "");
}
/** `String.hashCode()`, its high half folded into the low one, cut to the number of buckets. */
function bucketOf(key, capacity) {
	let hash = 0;
	for (let index = 0; index < key.length; index++) hash = Math.imul(hash, 31) + key.charCodeAt(index) | 0;
	return (hash ^ hash >>> 16) & capacity - 1;
}
/** `Double.toString` switches to an exponent outside 0.001 up to ten million; integers never do. */
function javaNumberText(value) {
	if (Number.isInteger(value)) return Math.abs(value) < 1e21 ? String(value) : String(BigInt(value));
	const size = Math.abs(value);
	if (size >= .001 && size < 1e7) return String(value);
	const [mantissa = "", exponent = ""] = value.toExponential().split("e");
	return `${mantissa.includes(".") ? mantissa : `${mantissa}.0`}E${Number(exponent)}`;
}
// src/events/aws-cloudtrail-fields.ts
/** Fields under `aws.cloudtrail` that are copied as they stand. */
const copied = [
	["event_version", "eventVersion"],
	["event_type", "eventType"],
	["event_category", "eventCategory"],
	["error_code", "errorCode"],
	["error_message", "errorMessage"],
	["request_id", "requestID"],
	["api_version", "apiVersion"],
	["management_event", "managementEvent"],
	["read_only", "readOnly"],
	["recipient_account_id", "recipientAccountId"],
	["shared_event_id", "sharedEventID"],
	["vpc_endpoint_id", "vpcEndpointId"],
	["session_credential_from_console", "sessionCredentialFromConsole"]
];
/** Free-form parts, each kept twice: as Java map text, and as an object under `flattened`. */
const freeForm = /* @__PURE__ */ new Map([
	["request_parameters", "requestParameters"],
	["response_elements", "responseElements"],
	["additional_eventdata", "additionalEventData"],
	["service_event_details", "serviceEventDetails"]
]);
/** Elasticsearch indexes no longer keyword, so Elastic leaves out the flattened form from here on. */
const longestFlattened = 32766;
/**
* The `aws.cloudtrail` object. Its free-form fields are made when first read: their texts cost more
* than the rest of the document together, and few detections read them. They are own, enumerable
* properties all the same, so that `Object.hasOwn`, spread, `JSON.stringify` and `structuredClone` see
* a plain object; a field that would be blank is not there at all. The getters are shared by all
* instances because V8 keeps objects fast only then.
*/
var CloudtrailFields = class {
	#record;
	constructor(record) {
		this.#record = record;
	}
	/** Makes a free-form field of this record and keeps it in place of its getter. */
	static read(fields, name) {
		const record = fields.#record;
		const key = freeForm.get(name);
		const value = key === void 0 ? flattened(fields, record) : javaMapText(record[key]);
		Object.defineProperty(fields, name, {
			value,
			enumerable: true,
			configurable: true
		});
		return value;
	}
};
const getters = new Map([...freeForm.keys(), "flattened"].map((name) => [name, {
	enumerable: true,
	configurable: true,
	get() {
		return CloudtrailFields.read(this, name);
	}
}]));
function flattened(fields, record) {
	const objects = {};
	for (const [name, key] of freeForm) {
		const text = fields[name];
		if (typeof text !== "string" || text.length >= longestFlattened) continue;
		put(objects, name, record[key]);
	}
	return Object.keys(objects).length === 0 ? void 0 : objects;
}
/** The `aws.cloudtrail` part of the document of a CloudTrail-native record. */
function cloudtrailFields(record) {
	const made = new CloudtrailFields(record);
	const fields = made;
	for (const [field, key] of copied) put(fields, field, record[key]);
	putFields(fields, "user_identity", userIdentityFields(record));
	put(fields, "resources", resourceFields(record["resources"]));
	if (record["eventName"] === "ConsoleLogin") putFields(fields, "console_login", loginFields(record));
	let isFlattened = false;
	for (const [field, key] of freeForm) {
		if (!hasContent(record[key])) continue;
		defineGetter(made, field);
		isFlattened = true;
	}
	if (isFlattened) defineGetter(made, "flattened");
	return made;
}
function defineGetter(fields, name) {
	const getter = getters.get(name);
	if (getter !== void 0) Object.defineProperty(fields, name, getter);
}
function userIdentityFields(record) {
	const identity = objectAt(record, "userIdentity");
	const fields = {};
	put(fields, "type", identity["type"]);
	put(fields, "principal_id", identity["principalId"]);
	put(fields, "arn", identity["arn"]);
	put(fields, "access_key_id", identity["accessKeyId"]);
	put(fields, "invoked_by", identity["invokedBy"]);
	if (isJsonObject(identity["sessionContext"])) putFields(fields, "session_context", sessionFields(identity["sessionContext"]));
	return fields;
}
function sessionFields(context) {
	const attributes = objectAt(context, "attributes");
	const issuer = objectAt(context, "sessionIssuer");
	const created = parseTimestamp(attributes["creationDate"]);
	const fields = {};
	put(fields, "mfa_authenticated", attributes["mfaAuthenticated"]);
	if (created !== void 0) fields["creation_date"] = millisecondText(created);
	put(fields, "ec2_role_delivery", context["ec2RoleDelivery"]);
	const issued = {};
	put(issued, "type", issuer["type"]);
	put(issued, "principal_id", issuer["principalId"]);
	put(issued, "arn", issuer["arn"]);
	put(issued, "account_id", issuer["accountId"]);
	putFields(fields, "session_issuer", issued);
	return fields;
}
/** The resources, each once, with the names of their keys in ECS style. */
function resourceFields(value) {
	if (!isJsonArray(value)) return value;
	const unique = /* @__PURE__ */ new Map();
	for (const resource of value) {
		const content = cleaned(resource);
		if (!isJsonObject(content)) continue;
		const { ARN: arn, accountId, ...rest } = content;
		const fields = { ...rest };
		put(fields, "arn", arn);
		put(fields, "account_id", accountId);
		unique.set(JSON.stringify([
			fields["arn"],
			fields["account_id"],
			fields["type"]
		]), fields);
	}
	return [...unique.values()];
}
function loginFields(record) {
	const data = objectAt(record, "additionalEventData");
	const mobile = textAt$3(data, "MobileVersion");
	const mfa = textAt$3(data, "MFAUsed");
	const fields = {};
	if (mobile !== void 0) fields["mobile_version"] = mobile !== "No";
	put(fields, "login_to", data["LoginTo"]);
	if (mfa !== void 0) fields["mfa_used"] = mfa !== "No";
	const login = {};
	putFields(login, "additional_eventdata", fields);
	return login;
}
// src/events/aws-entity-tables.ts
/** Read for every record, whatever its source. */
const identityPaths = `
  userIdentity.accessKeyId userIdentity.arn userIdentity.userName
  userIdentity.sessionContext.sessionIssuer.arn userIdentity.sessionContext.sessionIssuer.userName
  resources.ARN`;
/** Feeds `related.entity`. */
const relatedPaths = {
	cloudtrail: `request.name request.s3BucketName response.cloudWatchLogsLogGroupArn
    response.cloudWatchLogsRoleArn response.kmsKeyId response.snsTopicARN response.trailARN
    response.name`,
	config: "request.configurationRecorderName",
	ec2: `request.groupId request.groupName request.roleName request.subnetId request.volumeId
    request.networkInterfaceId request.vpcId request.snapshotId request.groupSet.items.groupId
    request.instancesSet.items.instanceId request.revokedSecurityGroupRuleSet.items.groupId
    request.revokedSecurityGroupRuleSet.items.securityGroupRuleId
    response.groupId response.reservationId response.vpc.vpcId response.vpc.dhcpOptionsId
    response.snapshotId response.volumeId response.groupSet.items.groupId
    response.securityGroupRuleSet.items.groupId
    response.securityGroupRuleSet.items.referencedGroupInfo.groupId
    response.securityGroupRuleSet.items.securityGroupRuleId
    response.instancesSet.items.subnetId response.instancesSet.items.vpcId
    response.instancesSet.items.instanceId response.instancesSet.items.imageId
    response.instancesSet.items.iamInstanceProfile.arn
    response.instancesSet.items.networkInterfaceSet.items.networkInterfaceId
    response.instancesSet.items.networkInterfaceSet.items.vpcId
    response.instancesSet.items.networkInterfaceSet.items.subnetId
    response.instancesSet.items.networkInterfaceSet.items.groupSet.items.groupId`,
	guardduty: "request.detectorId response.detectorId",
	iam: `request.userName request.serialNumber request.accessKeyId request.policyArn request.roleName
    request.policyName response.accessKey.userName response.accessKey.accessKeyId response.user.arn
    response.user.userId response.user.userName response.userId response.role.arn
    response.serialNumber`,
	kms: "request.keyId response.keyId response.keyMetadata.arn response.keyMetadata.keyId",
	lambda: `request.functionName response.functionArn response.functionName response.role
    response.vpcConfig.securityGroupIds response.vpcConfig.subnetIds`,
	rds: `request.dBInstanceIdentifier request.dBInstanceArn response.dBInstanceIdentifier
    response.dBSubnetGroup.vpcId response.dBSubnetGroup.subnets.subnetIdentifier
    response.vpcSecurityGroups.vpcSecurityGroupId`,
	s3: "request.bucketName",
	sts: `request.roleArn sourceIdentity additionalEventData.MFAIdentifier
    response.assumedRoleUser.arn request.roleSessionName response.accessKeyId`,
	wafv2: "request.id response.summary"
};
/** Feeds `related.hosts`, beside the instances that are targets. */
const hostPaths = { ec2: "request.instancesSet.items.instanceId response.instancesSet.items.instanceId" };
/** Feeds `target.entity.id`, by event source and the actions that share the places. */
const targetPaths = {
	bedrock: { Converse: "request.modelId" },
	cloudformation: {
		CreateStackSet: "response.stackSetId",
		CreateStack: "response.stackId"
	},
	cloudtrail: {
		"DeleteTrail StopLogging": "request.name",
		DescribeTrails: "recipientAccountId"
	},
	config: { "StopConfigurationRecorder StartConfigurationRecorder": "request.configurationRecorderName" },
	dynamodb: { ListTables: "recipientAccountId" },
	ec2: {
		"AuthorizeSecurityGroupIngress AuthorizeSecurityGroupEgress": "request.groupId response.securityGroupRuleSet.items.securityGroupRuleId",
		CreateTrafficMirrorFilter: "response.CreateTrafficMirrorFilterResponse.trafficMirrorFilter.trafficMirrorFilterId",
		CreateTrafficMirrorFilterRule: "response.CreateTrafficMirrorFilterRuleResponse.trafficMirrorFilterRule.trafficMirrorFilterRuleId",
		CreateTrafficMirrorSession: "response.CreateTrafficMirrorSessionResponse.trafficMirrorSession.trafficMirrorSessionId",
		CreateTrafficMirrorTarget: "response.CreateTrafficMirrorTargetResponse.trafficMirrorTarget.trafficMirrorTargetId",
		DeleteFlowLogs: "request.DeleteFlowLogsRequest.FlowLogId.content",
		DeleteNetworkAcl: "request.networkAclId",
		DeleteNetworkAclEntry: "request.networkAclId request.ruleNumber",
		GetPasswordData: "request.instanceId",
		ModifyImageAttribute: "request.imageId",
		ModifySnapshotAttribute: "request.snapshotId",
		"DescribeSecurityGroups DescribeNetworkInterfaces DescribeRegions DescribeVpcs DescribeNetworkAcls DescribeVolumes": "recipientAccountId"
	},
	"ec2-instance-connect": { "SendSSHPublicKey SendSerialConsoleSSHPublicKey": "request.instanceId" },
	elasticfilesystem: {
		DeleteFileSystem: "request.fileSystemId",
		DeleteMountTarget: "request.mountTargetId"
	},
	elasticloadbalancing: { DescribeLoadBalancers: "recipientAccountId" },
	events: { DeleteRule: "request.name" },
	guardduty: {
		CreateDetector: "response.detectorId",
		DeleteDetector: "request.detectorId"
	},
	iam: {
		AttachGroupPolicy: "request.groupName",
		"AttachRolePolicy ListAttachedRolePolicies UpdateAssumeRolePolicy": "request.roleName",
		AttachUserPolicy: "request.policyArn request.userName",
		CreateAccessKey: "response.accessKey.accessKeyId request.userName",
		"CreateUser DeactivateMFADevice": "request.userName",
		DeleteVirtualMFADevice: "request.serialNumber",
		GetPolicy: "request.policyArn",
		CreatePolicy: "response.policy.arn",
		"ListRoles ListUsers": "recipientAccountId"
	},
	kms: { "DisableKey ScheduleKeyDeletion": "resources.ARN" },
	lambda: {
		AddPermission: "request.functionName",
		ListFunctions: "recipientAccountId"
	},
	logs: {
		DeleteLogGroup: "request.logGroupName",
		DeleteLogStream: "request.logStreamName"
	},
	monitoring: { DeleteAlarms: "request.alarmNames" },
	rds: {
		"DeleteDBCluster ModifyDBCluster StopDBCluster": "response.dBClusterArn",
		"DeleteDBInstance ModifyDBInstance RestoreDBInstanceFromDBSnapshot RestoreDBInstanceFromS3 StopDBInstance": "response.dBInstanceArn",
		DeleteGlobalCluster: "response.globalClusterArn",
		ModifyDBClusterSnapshotAttribute: "response.dBClusterSnapshotIdentifier",
		ModifyDBSnapshotAttribute: "response.dBSnapshotIdentifier",
		DescribeDBInstances: "recipientAccountId"
	},
	rolesanywhere: { CreateTrustAnchor: "response.trustAnchor.trustAnchorArn" },
	route53resolver: { DeleteResolverQueryLogConfig: "response.resolverQueryLogConfig.arn" },
	s3: {
		"CopyObject PutBucketLogging PutBucketVersioning PutObject GetBucketPolicy ListObjects HeadObject GetObject DeleteObject DeleteBucket": "resources.ARN",
		PutBucketReplication: "resources.ARN request.ReplicationConfiguration.Rule.Destination.Bucket",
		ListBuckets: "recipientAccountId"
	},
	secretsmanager: {
		BatchGetSecretValue: "request.secretIdList",
		GetSecretValue: "request.secretId"
	},
	signin: { ConsoleLogin: "recipientAccountId" },
	sns: {
		CreateTopic: "response.topicArn",
		"Subscribe Publish": "request.topicArn"
	},
	ssm: {
		"GetParameter GetParameters CreateControlChannel OpenControlChannel": "resources.ARN",
		StartSession: "request.target",
		CreateDocument: "request.name",
		"TerminateSession OpenDataChannel": "request.sessionId",
		SendCommand: "request.instanceIds request.targets.values",
		ListInstanceAssociations: "recipientAccountId"
	},
	sts: {
		AssumeRole: "request.roleArn",
		GetCallerIdentity: "recipientAccountId"
	},
	wafv2: { "DeleteRuleGroup DeleteWebACL": "request.id" }
};
/** What kind of entity an ARN is of, by the word that begins its resource part. */
const arnKinds = {
	user: "user role assumed-role federated-user instance-profile mfa serialNumber",
	host: "instance",
	service: `stack stack-set trail configuration-recorder file-system mount-target rule detector key
    function log-group log-stream alarm db cluster global-cluster trust-anchor
    resolver-query-log-config secret parameter document session webacl rulegroup ipset topic model
    loadbalancer table group policy security-group network-interface vpc subnet network-acl
    dhcp-options`
};
/** What begins the ids of network resources; Elastic counts them as parts of a service. */
const serviceIdPrefixes = "sg- sgr- eni- vpc- subnet- acl- rtb- igw- nat- vpce- tgw- pcx-".split(" ");
// src/events/aws-entities.ts
const shorthand = /* @__PURE__ */ new Map([["request", "requestParameters"], ["response", "responseElements"]]);
const identity = readPaths(identityPaths);
const related = readPathTable(relatedPaths);
const hosts = readPathTable(hostPaths);
const targets = readTargetTable();
const kindOfArn = readArnKinds();
/**
* The entities of a CloudTrail-native record, as Elastic's integration gathers them. A superset in one
* point: Elastic stops reading a rule or an instance at its first id that is already known.
*/
function entitiesOf$1(record, service, action) {
	const named = /* @__PURE__ */ new Set();
	collect(record, identity, named);
	collect(record, related.get(service), named);
	const machines = /* @__PURE__ */ new Set();
	collect(record, hosts.get(service), machines);
	const target = targetsOf(record, service, action);
	const byKind = /* @__PURE__ */ new Map();
	for (const id of target) {
		named.add(id);
		const kind = targetKind(id);
		if (kind === "host") machines.add(id);
		const same = byKind.get(kind);
		if (same === void 0) byKind.set(kind, [id]);
		else same.push(id);
	}
	const user = record["userIdentity"];
	const actor = isJsonObject(user) ? actorId(user, service === "sts" && action === "AssumeRole") : void 0;
	return {
		related: sorted$1(named),
		hosts: sorted$1(machines),
		targets: target,
		targetsByKind: byKind,
		actor,
		actorKind: actor === void 0 ? void 0 : actorKind(actor, at(user, "type"))
	};
}
function targetsOf(record, service, action) {
	const name = service === "lambda" ? withoutVersion(action) : action;
	const paths = targets.get(`${service} ${name}`);
	if (paths === void 0) return [];
	const found = /* @__PURE__ */ new Set();
	collect(record, paths, found);
	const account = textOf(record["recipientAccountId"]);
	if (service === "ssm" && found.size === 1 && found.has("*")) return account === void 0 ? [] : [account];
	return sorted$1(found);
}
/** Lambda writes the version of its API into the name: `AddPermission20150331v2`. */
function withoutVersion(action) {
	const digit = action.search(/\d/);
	return digit < 0 ? action : action.slice(0, digit);
}
/** On AssumeRole a session acts as its role, and a service under its own name. */
function actorId(user, assumesRole) {
	if (assumesRole && user["type"] === "AWSService") return text(user["invokedBy"]);
	if (assumesRole && user["type"] === "AssumedRole") return text(at(at(at(user, "sessionContext"), "sessionIssuer"), "arn"));
	return text(user["arn"]) ?? text(at(user["onBehalfOf"], "userId"));
}
function actorKind(id, type) {
	if (type === "AWSService" || isServiceRole(id)) return "service";
	if (type === "IAMUser" || type === "Root" || type === "AssumedRole") return "user";
	if (id.startsWith("i-")) return "host";
	const kind = id.startsWith("arn:") ? targetKind(id) : "generic";
	return kind === "service" ? "generic" : kind;
}
function targetKind(id) {
	if (id.startsWith("arn:")) return arnKind(id);
	if (id.length === 20 && id.startsWith("AKIA")) return "user";
	if (id.startsWith("i-")) return "host";
	return serviceIdPrefixes.some((prefix) => id.startsWith(prefix)) ? "service" : "generic";
}
/** `arn:aws:<service>:<region>:<account>:<type>[/:]<id>`; buckets are parts of a service. */
function arnKind(arn) {
	const [, , service = "", , , resource] = arn.split(":");
	if (resource === void 0) return "generic";
	if (isServiceRole(arn)) return "service";
	const slash = resource.indexOf("/");
	const type = slash > 0 ? resource.slice(0, slash) : resource;
	return kindOfArn.get(type) ?? (service === "s3" ? "service" : "generic");
}
function isServiceRole(id) {
	return id.includes("/AWSServiceRoleFor") || id.includes("/aws-service-role/");
}
/** Adds the texts and numbers that stand at the ends of the places; lists are walked through. */
function collect(value, place, into) {
	if (value === void 0 || place === void 0) return;
	if (isJsonArray(value)) {
		for (const item of value) if (!isJsonArray(item)) collect(item, place, into);
	} else if (isJsonObject(value)) for (const [key, below] of place.below) collect(value[key], below, into);
	else if (place.isEnd) {
		if (typeof value === "string" && !isBlankText(value)) into.add(value);
		else if (typeof value === "number") into.add(String(value));
	}
}
function at(value, key) {
	return isJsonObject(value) ? value[key] : void 0;
}
function text(value) {
	return typeof value === "string" && !isBlankText(value) ? value : void 0;
}
function sorted$1(values) {
	return values.size < 2 ? [...values] : [...values].sort();
}
function readPaths(paths) {
	const root = {
		isEnd: false,
		below: /* @__PURE__ */ new Map()
	};
	for (const path of words(paths)) {
		let place = root;
		for (const word of path.split(".")) {
			const key = shorthand.get(word) ?? word;
			const next = place.below.get(key) ?? {
				isEnd: false,
				below: /* @__PURE__ */ new Map()
			};
			place.below.set(key, next);
			place = next;
		}
		place.isEnd = true;
	}
	return root;
}
function readPathTable(table) {
	return new Map(Object.entries(table).map(([service, paths]) => [service, readPaths(paths)]));
}
function readTargetTable() {
	const read = /* @__PURE__ */ new Map();
	for (const [service, byActions] of Object.entries(targetPaths)) for (const [actions, paths] of Object.entries(byActions)) {
		const places = readPaths(paths);
		for (const action of words(actions)) read.set(`${service} ${action}`, places);
	}
	return read;
}
function readArnKinds() {
	const kinds = [
		"user",
		"host",
		"service"
	];
	return new Map(Object.entries(arnKinds).flatMap(([kind, types]) => {
		const known = kinds.find((one) => one === kind) ?? "generic";
		return words(types).map((type) => [type, known]);
	}));
}
function words(list) {
	return list.trim().split(/\s+/);
}
// src/events/aws-event-categories.ts
/** Where an action is not in the table it is `info` and has no category. */
const uncategorised = { type: ["info"] };
/**
* Category and type of the actions that Elastic's AWS integration categorises (reference/telemetry.md
* 5.2): `category / types: actions`. Its rules say `info where ...` for everything else, so an action
* must not be added here because it would fit. Oddities are Elastic's: `delete` for DeleteObject,
* no type at all for Publish, SendCommand and Converse.
*/
const table = `
authentication / info: AssumeRole ConsoleLogin GetCallerIdentity
iam / admin change: SetDefaultPolicyVersion SetSecurityTokenServicePreferences UpdateAccountPasswordPolicy UpdateRole
iam / admin creation: CreateKeyPair
iam / change: AttachRolePolicy
iam / creation: CreatePolicy
iam / group change: AddUserToGroup AttachGroupPolicy DeleteGroupPolicy DetachGroupPolicy PutGroupPolicy RemoveUserFromGroup UpdateGroup
iam / group creation: CreateGroup
iam / group deletion: DeleteGroup
iam / group info: GetGroup GetGroupPolicy ListAttachedGroupPolicies ListGroupPolicies ListGroups
iam / info: GetPolicy ListAttachedRolePolicies ListRoles
iam / user change: AttachUserPolicy ChangePassword CreateAccessKey CreateVirtualMFADevice DeactivateMFADevice DeleteAccessKey DeleteSSHPublicKey DeleteUserPermissionsBoundary DeleteUserPolicy DeleteVirtualMFADevice DetachUserPolicy EnableMFADevice PutUserPermissionsBoundary PutUserPolicy TagUser UntagUser UpdateAccessKey UpdateLoginProfile UpdateSSHPublicKey UpdateUser
iam / user creation: CreateUser
iam / user deletion: DeleteUser
iam / user info: GetUser GetUserPolicy ListAttachedUserPolicies ListGroupsForUser ListUserPolicies ListUsers ListUserTags
api / info: DescribeRegions
api / : Converse Publish
configuration / change: Subscribe
configuration / creation: CreateTopic
configuration / deletion: DeleteTrail
configuration / info: DescribeTrails
database / info: DescribeDBInstances ListTables
file / change: PutObject
file / creation: CreateBucket CreateDocument
file / delete: DeleteObject
file / deletion: DeleteBucket
file / info: GetObject HeadObject ListBuckets ListObjects
host / info: DescribeInstances DescribeVolumes ListInstanceAssociations
network / access: AuthorizeSecurityGroupIngress
network / info: DescribeLoadBalancers DescribeNetworkAcls DescribeNetworkInterfaces DescribeSecurityGroups DescribeVpcs
package / info: ListFunctions
process / : SendCommand
session / end: TerminateSession
session / start: CreateControlChannel CreateDataChannel OpenControlChannel OpenDataChannel StartSession
`;
const categories = readTable();
/** The categorisation of an API call, by its name alone, as Elastic's integration does it. */
function eventCategory(action) {
	return categories.get(action) ?? uncategorised;
}
function readTable() {
	const read = /* @__PURE__ */ new Map();
	for (const row of table.trim().split("\n")) {
		const [head = "", actions = ""] = row.split(": ");
		const [category = "", types = ""] = head.split(" /").map((part) => part.trim());
		const entry = types === "" ? { category: [category] } : {
			category: [category],
			type: types.split(" ")
		};
		for (const action of actions.split(" ")) read.set(action, entry);
	}
	return read;
}
// src/events/aws-user.ts
/**
* The caller of a CloudTrail-native record. Since package 9.0.0 `user.id` is an ARN, for a session
* that of its role; the principal id stands in only where there is no ARN. `user.name` of a session is
* its role's name, and the session's own name goes to `related.user`.
*/
function userOf$1(record) {
	const identity = objectAt(record, "userIdentity");
	const issuer = objectAt(objectAt(identity, "sessionContext"), "sessionIssuer");
	const isSession = identity["type"] === "AssumedRole" || identity["type"] === "FederatedUser";
	const id = userId(identity, issuer);
	const name = (isSession ? textAt$3(issuer, "userName") : void 0) ?? userName(record, identity);
	const request = objectAt(record, "requestParameters");
	const made = objectAt(objectAt(record, "responseElements"), "user");
	const related = [];
	mention(related, textAt$3(request, "userName"));
	mention(related, textAt$3(request, "newUserName"));
	mention(related, textAt$3(made, "userId"));
	if (isSession) mentionSession(related, textAt$3(identity, "arn"));
	mention(related, textAt$3(identity, "principalId"));
	mention(related, id);
	mention(related, name);
	return {
		id,
		name,
		email: name !== void 0 && name.indexOf("@") > 0 ? name : void 0,
		related
	};
}
function mention(names, name) {
	if (name !== void 0 && !names.includes(name)) names.push(name);
}
function userId(identity, issuer) {
	const role = identity["type"] === "AssumedRole" ? textAt$3(issuer, "arn") : void 0;
	const person = textAt$3(objectAt(identity, "onBehalfOf"), "userId");
	return role ?? textAt$3(identity, "arn") ?? textAt$3(identity, "principalId") ?? person;
}
/** Signing in through Identity Center names the user only beside the event. */
function userName(record, identity) {
	const name = textAt$3(identity, "userName");
	if (name !== void 0 || record["eventName"] !== "UserAuthentication") return name;
	return textAt$3(objectAt(record, "additionalEventData"), "UserName");
}
/** The last part of a session's ARN; of an e-mail address also the part that other logs know. */
function mentionSession(names, arn) {
	if (arn === void 0 || !arn.includes(":sts:")) return;
	const session = arn.slice(arn.lastIndexOf("/") + 1);
	const at = session.indexOf("@");
	mention(names, session);
	if (at > 0) mention(names, session.slice(0, at));
}
// src/events/user-agent.ts
/** Longer text is not parsed: CloudTrail cuts user agents at 1 KB. */
const longestUserAgent = 2048;
/**
* Products in the order in which Elasticsearch's `user_agent` processor tries them, limited to those
* that call cloud APIs. Its full table (uap-core) has a thousand more, most of them devices.
*/
const products = [
	{ pattern: /(Google-HTTP-Java-Client|Apache-HttpClient|PostmanRuntime|Go-http-client|Python-urllib|okhttp|reqwest|axios)(?:[ /](\d+)(?:\.(\d+))?(?:\.(\d+))?)?/ },
	{ pattern: /\b(Boto3?|JetS3t|aws-(?:cli|sdk-(?:cpp|go|java|nodejs|ruby2?|dotnet-(?:\d\d?|core)))|s3fs)\/(\d+)\.(\d+)(?:\.(\d+))?/ },
	{
		pattern: /\bOPR\/(\d+)\.(\d+)(?:\.(\d+))?/,
		name: "Opera"
	},
	{
		pattern: /\bEdge?\/(\d+)(?:\.(\d+))?(?:\.(\d+))?(?:\.(\d+))?/,
		name: "Edge"
	},
	{ pattern: /(Firefox)\/(\d+)\.(\d+)((?:pre|[ab]\d+)?)/ },
	{
		pattern: /\bChrome\/(\d+)\.(\d+)(?:\.(\d+))?(?:\.(\d+))? Mobile Safari\//,
		name: "Chrome Mobile"
	},
	{ pattern: /(HeadlessChrome|Chrome)\/(\d+)\.(\d+)(?:\.(\d+))?(?:\.(\d+))?/ },
	{
		pattern: /\bVersion\/(\d+)\.(\d+)(?:\.(\d+))? Mobile\//,
		name: "Mobile Safari"
	},
	{
		pattern: /\bVersion\/(\d+)\.(\d+)(?:\.(\d+))?[^/]* Safari\//,
		name: "Safari"
	},
	{
		pattern: /\bpython-requests\/(\d+)\.(\d+)/,
		name: "Python Requests"
	},
	{ pattern: /\b(curl|Wget)\/(\d+)\.(\d+)(?:\.(\d+))?/ },
	{ pattern: /\b(Java)[/ ]?\d\.(\d+)\.(\d+)[_-]*([a-zA-Z0-9]*)/ },
	{
		pattern: /\bTrident\/[^)]*rv:(\d+)\.(\d+)/,
		name: "IE"
	}
];
/** Windows by the version of its kernel. */
const windowsVersions = /* @__PURE__ */ new Map([
	["10.0", "10"],
	["6.3", "8.1"],
	["6.2", "8"],
	["6.1", "7"],
	["6.0", "Vista"],
	["5.2", "XP"],
	["5.1", "XP"]
]);
/**
* What Elasticsearch's `user_agent` processor makes of a user agent, for the products that call cloud
* APIs: `original`, `name`, `version`, `os.{name,version,full}`, `device.name`. Like there, an unknown
* product is `Other`. Every pattern is free of nested repetition.
*/
function userAgentFields(original) {
	if (!original.includes("/") || original.length > longestUserAgent) return {
		original,
		name: "Other",
		device: { name: deviceName(original, void 0) }
	};
	const product = productFields(original);
	const system = systemFields(original);
	const device = { name: deviceName(original, system?.["name"]) };
	return {
		original,
		...product,
		device,
		...system === void 0 ? {} : { os: system }
	};
}
function productFields(text) {
	for (const { pattern, name } of products) {
		const match = pattern.exec(text);
		if (match === null) continue;
		const groups = match.slice(1);
		const called = name ?? groups.shift() ?? "Other";
		const version = groups.filter((part) => part !== void 0).join(".");
		return version === "" ? { name: called } : {
			name: called,
			version
		};
	}
	return { name: "Other" };
}
/** Operating systems in the order of trial; groups are the parts of the version. */
const systems = [
	{
		pattern: /Android(?: (\d+)(?:\.(\d+))?)?/,
		name: "Android"
	},
	{
		pattern: /(?:iPhone|CPU) OS (\d+)_(\d+)(?:_(\d+))?/,
		name: "iOS"
	},
	{
		pattern: /CrOS \w+ (\d+)\.(\d+)(?:\.(\d+))?/,
		name: "Chrome OS"
	},
	{
		pattern: /Mac OS X (\d+)[_.](\d+)(?:[_.](\d+))?/,
		name: "Mac OS X"
	},
	{
		pattern: /Ubuntu(?:\/(\d+)\.(\d+))?/,
		name: "Ubuntu"
	},
	{
		pattern: /Linux(?:[ /](\d+)\.(\d+)(?:\.(\d+))?)?/,
		name: "Linux"
	},
	{
		pattern: /Windows/,
		name: "Windows"
	},
	{
		pattern: /linux/i,
		name: "Linux"
	}
];
function systemFields(text) {
	const windows = /Windows NT (\d+\.\d)/.exec(text);
	if (windows !== null) return operatingSystem("Windows", windowsVersions.get(windows[1] ?? ""));
	for (const { pattern, name } of systems) {
		const match = pattern.exec(text);
		if (match !== null) return operatingSystem(name ?? "Other", versionOf(match));
	}
}
function versionOf(match) {
	const parts = match.slice(1).filter((part) => part !== void 0);
	return parts.length === 0 ? void 0 : parts.join(".");
}
function operatingSystem(name, version) {
	return version === void 0 ? { name } : {
		name,
		version,
		full: `${name} ${version}`
	};
}
/** What the processor takes for a robot; `botocore` is one because it says `bot`. */
const robots = /bot|spider|crawl|Python-urllib|^Java\/|Google-HTTP-Java-Client|WinHTTP/i;
function deviceName(text, systemName) {
	const place = text.search(robots);
	if (place >= 0 && place <= 100) return "Spider";
	if (systemName === "iOS") return text.includes("iPad") ? "iPad" : "iPhone";
	return systemName === "Mac OS X" ? "Mac" : "Other";
}
// src/events/ip-address.ts
/** Four decimal parts in full. ipaddr.js also takes `10.1`, and throws inside for what is none: slow. */
const dottedQuad = /^(?:(?:25[0-5]|2[0-4]\d|1\d\d|[1-9]?\d)(?:\.(?=\d)|$)){4}$/;
/** Is it an IPv4 or IPv6 address, in full and without a zone? */
function isIpAddress(text) {
	if (!text.includes(":")) return dottedQuad.test(text);
	return !text.includes("%") && ipaddr.IPv6.isValid(text);
}
// src/events/aws-document.ts
const ecs = { version: "8.11.0" };
const dataStream = {
	type: "logs",
	dataset: "aws.cloudtrail",
	namespace: "default"
};
const serviceSuffix = ".amazonaws.com";
/**
* The ECS document of a CloudTrail-native record as Elastic's AWS integration 9.0.0 makes it
* (reference/telemetry.md 5.1 and 5.2), with `actor_target_mapping` on and without enrichment from
* databases. `event.original` is not copied in: the record itself stays with the Event.
*/
function awsDocument(record, action, time) {
	const source = textAt$3(record, "eventSource") ?? "";
	const service = source.endsWith(serviceSuffix) ? source.slice(0, -14) : source;
	const user = userOf$1(record);
	const entities = entitiesOf$1(record, service, action);
	const document = {
		"@timestamp": millisecondText(time),
		ecs,
		data_stream: dataStream,
		event: eventFields(record, action),
		cloud: cloudFields(record, service),
		aws: { cloudtrail: cloudtrailFields(record) }
	};
	const address = textAt$3(record, "sourceIPAddress");
	const ip = address !== void 0 && isIpAddress(address) ? address : void 0;
	if (address !== void 0) document["source"] = ip === void 0 ? { address } : {
		address,
		ip
	};
	const agent = textAt$3(record, "userAgent");
	if (agent !== void 0) document["user_agent"] = userAgentFields(agent);
	putFields(document, "tls", tlsFields(record));
	putFields(document, "user", userFields(record, user, entities));
	putFields(document, "group", groupFields(record));
	putFields(document, "related", relatedFields(user, entities, ip));
	putEntities(document, record, entities);
	return document;
}
function eventFields(record, action) {
	const fields = {
		kind: "event",
		module: "aws",
		dataset: "aws.cloudtrail",
		action,
		outcome: outcomeOf$2(record, action),
		...eventCategory(action)
	};
	put(fields, "id", record["eventID"]);
	put(fields, "provider", record["eventSource"]);
	return fields;
}
/** Any error is a failure, a permitted dry run included; a login tells its outcome in the response. */
function outcomeOf$2(record, action) {
	if (action === "ConsoleLogin") {
		const told = textAt$3(objectAt(record, "responseElements"), "ConsoleLogin");
		if (told !== void 0) return told.toLowerCase();
	}
	return (textAt$3(record, "errorCode") ?? textAt$3(record, "errorMessage")) === void 0 ? "success" : "failure";
}
function cloudFields(record, service) {
	const fields = { provider: "aws" };
	const account = textAt$3(objectAt(record, "userIdentity"), "accountId") ?? textAt$3(record, "recipientAccountId");
	if (account !== void 0) fields["account"] = { id: account };
	put(fields, "region", record["awsRegion"]);
	if (service !== "") fields["service"] = { name: service };
	return fields;
}
/** `TLSv1.3` is protocol and version; a record without the fact may hold the field's own name. */
function tlsFields(record) {
	const details = objectAt(record, "tlsDetails");
	const fields = {};
	const version = textAt$3(details, "tlsVersion");
	if (version === "tlsVersion") return fields;
	const split = version === void 0 ? -1 : version.indexOf("v");
	if (version !== void 0 && split > 0) {
		fields["version_protocol"] = version.slice(0, split).toLowerCase();
		put(fields, "version", version.slice(split + 1));
	} else put(fields, "version", version);
	put(fields, "cipher", details["cipherSuite"]);
	const host = textAt$3(details, "clientProvidedHostHeader");
	if (host !== void 0) fields["client"] = { server_name: host };
	return fields;
}
function userFields(record, user, entities) {
	const fields = {};
	put(fields, "id", user.id);
	put(fields, "name", user.name);
	put(fields, "email", user.email);
	const request = objectAt(record, "requestParameters");
	const changes = textAt$3(request, "newUserName");
	if (changes !== void 0) fields["changes"] = { name: changes };
	if (entities.actor !== void 0 && entities.actorKind === "user") fields["entity"] = { id: [entities.actor] };
	const target = {};
	put(target, "id", textAt$3(objectAt(objectAt(record, "responseElements"), "user"), "userId"));
	put(target, "name", textAt$3(request, "userName"));
	const acted = entities.targetsByKind.get("user");
	if (acted !== void 0) target["entity"] = { id: acted };
	putFields(fields, "target", target);
	return fields;
}
function groupFields(record) {
	const made = objectAt(objectAt(record, "responseElements"), "group");
	const fields = {};
	put(fields, "id", textAt$3(made, "groupId"));
	put(fields, "name", textAt$3(objectAt(record, "requestParameters"), "groupName"));
	return fields;
}
function relatedFields(user, entities, ip) {
	const fields = {};
	if (entities.related.length > 0) fields["entity"] = entities.related;
	if (entities.hosts.length > 0) fields["hosts"] = entities.hosts;
	if (ip !== void 0) fields["ip"] = [ip];
	if (user.related.length > 0) fields["user"] = user.related;
	return fields;
}
/** `actor`, `target`, `host`, `service` and `entity`: who did it and what was acted upon. */
function putEntities(document, record, entities) {
	const { actor, actorKind, targets, targetsByKind } = entities;
	if (actor !== void 0) document["actor"] = { entity: { id: [actor] } };
	if (targets.length > 0) document["target"] = { entity: { id: targets } };
	const actorOf = (kind) => actor !== void 0 && actorKind === kind ? { id: [actor] } : {};
	const host = {};
	putFields(host, "entity", actorOf("host"));
	const hosts = targetsByKind.get("host");
	if (hosts !== void 0) host["target"] = {
		id: hosts,
		entity: { id: hosts }
	};
	putFields(document, "host", host);
	const service = {};
	const identity = objectAt(record, "userIdentity");
	if (identity["type"] === "AWSService") put(service, "name", identity["invokedBy"]);
	putFields(service, "entity", actorOf("service"));
	const services = targetsByKind.get("service");
	if (services !== void 0) service["target"] = { entity: { id: services } };
	putFields(document, "service", service);
	const generic = actorOf("generic");
	const others = targetsByKind.get("generic");
	if (others !== void 0) generic["target"] = { id: others };
	putFields(document, "entity", generic);
}
// src/events/aws-lake-row.ts
/**
* The CloudTrail-native record of a row of CloudTrail Lake. A query that selects `eventJson` delivers
* the record itself; otherwise it is put together from the columns.
*/
function cloudtrailFromLake(row) {
	for (const [name, value] of Object.entries(row)) {
		if (name.toLowerCase() !== "eventjson") continue;
		const record = typeof value === "string" ? parseJson(value) : value;
		if (isJsonObject(record)) return record;
	}
	return cloudtrailFromRow(row);
}
// src/events/aws-ocsf.ts
const mapping = Object.entries({
	eventVersion: "metadata.product.version",
	eventSource: "api.service.name",
	eventName: "api.operation",
	awsRegion: "cloud.region",
	sourceIPAddress: "src_endpoint.ip src_endpoint.domain",
	userAgent: "http_request.user_agent",
	errorCode: "api.response.error",
	errorMessage: "api.response.message api.response.error_message",
	requestID: "api.request.uid",
	eventID: "metadata.uid",
	eventType: "metadata.event_code metadata.log_name",
	apiVersion: "api.version",
	eventCategory: "metadata.product.feature.name",
	recipientAccountId: "cloud.account.uid cloud.account_uid",
	vpcEndpointId: "src_endpoint.uid",
	"userIdentity.type": "actor.user.type",
	"userIdentity.accountId": "actor.user.account.uid actor.user.account_uid",
	"userIdentity.accessKeyId": "actor.user.credential_uid",
	"userIdentity.userName": "actor.user.name",
	"userIdentity.invokedBy": "actor.invoked_by",
	"userIdentity.identityProvider": "actor.idp.name",
	"userIdentity.sessionContext.sessionIssuer.arn": "actor.session.issuer",
	"tlsDetails.tlsVersion": "tls.version",
	"tlsDetails.cipherSuite": "tls.cipher",
	"tlsDetails.clientProvidedHostHeader": "tls.sni"
}).map(([target, sources]) => ({
	target: target.split("."),
	sources: sources.split(" ").map((source) => source.split("."))
}));
/** Flags that CloudTrail writes as booleans and OCSF's `unmapped` as text. */
const flags = /* @__PURE__ */ new Set(["readOnly", "managementEvent"]);
/** The OCSF class of logins. */
const authentication = 3002;
/** Deeper keys of `unmapped` are kept as they stand. */
const deepest$2 = 50;
/**
* The CloudTrail-native record of an OCSF event as Security Lake and the OCSF mappings write it.
* `unmapped` holds what OCSF has no place for, either nested or under dotted keys.
*/
function cloudtrailFromOcsf(ocsf) {
	const record = {};
	addUnmapped(record, ocsf["unmapped"]);
	for (const { target, sources } of mapping) for (const source of sources) {
		const value = valueAt(ocsf, ...source);
		if (!hasContent(value) || value === "''") continue;
		assign(record, target, value);
		break;
	}
	addTime(record, ocsf);
	addPrincipal(record, ocsf);
	addSession(record, ocsf);
	put(record, "requestParameters", parsed(valueAt(ocsf, "api", "request", "data")));
	put(record, "responseElements", parsed(valueAt(ocsf, "api", "response", "data")));
	put(record, "resources", resourcesOf$1(ocsf["resources"]));
	if (ocsf["class_uid"] === authentication) addLogin(record, ocsf);
	return record;
}
function addTime(record, ocsf) {
	const time = parseTimestamp(ocsf["time"]) ?? parseTimestamp(ocsf["time_dt"]);
	if (time !== void 0) record["eventTime"] = millisecondText(time).replace(".000Z", "Z");
}
/**
* Until 1.0.0 `uuid` was the ARN and `uid` the principal id, since then `uid` and `uid_alt`. An
* Identity Center user has neither; `uid_alt` is the user's id in the store that `idp.uid` names.
*/
function addPrincipal(record, ocsf) {
	const user = valueAt(ocsf, "actor", "user");
	if (!isJsonObject(user)) return;
	const ids = [
		user["uuid"],
		user["uid"],
		user["uid_alt"]
	].filter((id) => typeof id === "string");
	const arn = ids.find((id) => id.startsWith("arn:"));
	const other = ids.find((id) => id !== "" && !id.startsWith("arn:"));
	if (arn !== void 0) assign(record, ["userIdentity", "arn"], arn);
	if (other === void 0) return;
	const isIdentityCenter = user["type"] === "IdentityCenterUser";
	assign(record, isIdentityCenter ? [
		"userIdentity",
		"onBehalfOf",
		"userId"
	] : ["userIdentity", "principalId"], other);
	const store = valueAt(ocsf, "actor", "idp", "uid");
	if (isIdentityCenter && hasContent(store)) assign(record, [
		"userIdentity",
		"onBehalfOf",
		"identityStoreArn"
	], store);
}
function addSession(record, ocsf) {
	const session = valueAt(ocsf, "actor", "session");
	if (!isJsonObject(session)) return;
	const attributes = [
		"userIdentity",
		"sessionContext",
		"attributes"
	];
	const created = parseTimestamp(session["created_time_dt"]) ?? parseTimestamp(session["created_time"]);
	if (created !== void 0 && created.milliseconds > 0) assign(record, [...attributes, "creationDate"], millisecondText(created).replace(".000Z", "Z"));
	const mfa = session["is_mfa"] ?? session["mfa"];
	if (typeof mfa === "boolean") assign(record, [...attributes, "mfaAuthenticated"], String(mfa));
}
/** What a login says beside request and response: where to, by MFA or not, and how it ended. */
function addLogin(record, ocsf) {
	const mfa = ocsf["is_mfa"] ?? ocsf["mfa"];
	const target = valueAt(ocsf, "dst_endpoint", "svc_name");
	if (typeof mfa === "boolean") assign(record, ["additionalEventData", "MFAUsed"], mfa ? "Yes" : "No");
	if (hasContent(target)) assign(record, ["additionalEventData", "LoginTo"], target);
	if (record["eventName"] === "ConsoleLogin" && !hasContent(record["responseElements"]) && hasContent(ocsf["status"])) assign(record, ["responseElements", "ConsoleLogin"], ocsf["status"]);
}
function resourcesOf$1(value) {
	if (!isJsonArray(value)) return void 0;
	return value.filter(isJsonObject).map((resource) => {
		const fields = {};
		put(fields, "ARN", resource["uid"]);
		put(fields, "type", resource["type"]);
		put(fields, "accountId", valueAt(resource, "owner", "account", "uid") ?? resource["account_uid"]);
		return fields;
	});
}
/** Request and response are JSON in a string in Security Lake, objects in other mappings. */
function parsed(value) {
	return typeof value === "string" ? parseJson(value) ?? value : value;
}
function addUnmapped(record, value, prefix = []) {
	if (!isJsonObject(value)) return;
	for (const [key, item] of Object.entries(value)) {
		const path = [...prefix, ...key.split(".")];
		if (!hasContent(item)) continue;
		if (isJsonObject(item) && path.length < deepest$2) addUnmapped(record, item, path);
		else assign(record, path, flags.has(key) && typeof item === "string" ? item === "true" : item);
	}
}
/** Sets a value at a path, making the objects on the way; names of Object.prototype are no keys. */
function assign(record, path, value) {
	let current = record;
	for (const [depth, key] of path.entries()) {
		if (key === "__proto__") return;
		if (depth === path.length - 1) {
			current[key] = value;
			return;
		}
		const next = Object.hasOwn(current, key) ? current[key] : void 0;
		const inner = isJsonObject(next) ? { ...next } : {};
		current[key] = inner;
		current = inner;
	}
}
// src/events/aws-cloudtrail.ts
/**
* The event of one CloudTrail record, whatever dialect it is written in. Rejected without a readable
* `eventTime` (`no-time`) and without an `eventName` (`no-action`); a missing `eventID` is replaced by
* one derived from the content.
*/
function cloudtrailEvent(record) {
	const native = nativeRecord(record);
	const time = parseTimestamp(native["eventTime"]);
	if (time === void 0) return rejection$2(record, "no-time", "eventTime", native);
	const action = textAt$3(native, "eventName");
	if (action === void 0) return rejection$2(record, "no-action", "eventName", native);
	const id = textAt$3(native, "eventID") ?? derivedId([javaMapText(native)]);
	return {
		source: "aws.cloudtrail",
		id,
		time: time.milliseconds,
		endTime: time.milliseconds,
		document: awsDocument(native, action, time),
		native,
		records: [{
			id,
			record
		}]
	};
}
function nativeRecord(record) {
	switch (record.dialect) {
		case "cloudtrail-ocsf": return cloudtrailFromOcsf(record.value);
		case "cloudtrail-lake-row": return cloudtrailFromLake(record.value);
		case "cloudtrail-athena-row": return cloudtrailFromAthena(record.value);
		default: return record.value;
	}
}
/** What is wrong with the field that a record cannot do without. */
function rejection$2(record, reason, field, native) {
	const { file, line } = record.origin;
	const given = native[field];
	const fault = given === void 0 ? `no ${field}` : `an unreadable ${field}: ${shown(given)}`;
	return {
		rejected: reason,
		diagnostic: {
			code: reason === "no-time" ? "event-without-time" : "event-without-action",
			severity: "warning",
			message: `a CloudTrail record has ${fault}`,
			file,
			...line === void 0 ? {} : { line },
			hint: `look at record ${record.origin.index} of the file; every CloudTrail event has ${field}`
		}
	};
}
/** Enough of a value to recognise it. */
function shown(value) {
	const text = typeof value === "string" ? `"${value}"` : javaMapText(value) ?? "nothing";
	return text.length > 60 ? `${text.slice(0, 60)}...` : text;
}
// src/events/azure-address.ts
/**
* The address without its port: `1.2.3.4:443` and `[2001:db8::1]:443` (reference/telemetry.md 4.3).
* Text of any other form comes back as it is.
*/
function withoutPort(address) {
	if (address.startsWith("[")) {
		const end = address.indexOf("]");
		return end < 0 ? address : address.slice(1, end);
	}
	const colon = address.indexOf(":");
	return colon > 0 && colon === address.lastIndexOf(":") && address.includes(".") ? address.slice(0, colon) : address;
}
// src/events/azure-fields.ts
/** The given fields without those that have no value; `undefined` when none has one. */
function present(fields) {
	const kept = {};
	let empty = true;
	for (const key of Object.keys(fields)) {
		const value = fields[key];
		if (value === void 0) continue;
		kept[key] = value;
		empty = false;
	}
	return empty ? void 0 : kept;
}
/**
* An object as it is, or the object that a text holds as JSON: Log Analytics and some Event Hub
* senders print whole objects into one string. `undefined` for anything else.
*/
function objectIn(value) {
	if (isJsonObject(value)) return value;
	if (typeof value !== "string" || !value.trimStart().startsWith("{")) return void 0;
	const parsed = parseJson(value);
	return isJsonObject(parsed) ? parsed : void 0;
}
/** The text of a name that REST gives as `{value, localizedValue}` and every other dialect plainly. */
function nameIn(value) {
	if (!isJsonObject(value)) return textOf(value);
	return textOf(value["value"]) ?? textOf(value["Value"]);
}
/** A name in the REST form, `{value}`; `undefined` for no name. */
function asName(value) {
	return value === void 0 ? void 0 : { value };
}
// src/events/azure-identity.ts
/** The name space of the claims about a person. */
const personClaims = "http://schemas.xmlsoap.org/ws/2005/05/identity/claims";
/** Keys of `authorization.evidence` as Elastic renames them; others stay. */
const evidenceNames = /* @__PURE__ */ new Map([
	["roleAssignmentScope", "role_assignment_scope"],
	["roleDefinitionId", "role_definition_id"],
	["roleAssignmentId", "role_assignment_id"],
	["principalId", "principal_id"],
	["principalType", "principal_type"]
]);
/** `azure.activitylogs.identity`: who called and by what right (reference/telemetry.md 5.3). */
function identityOf$1(native) {
	const claims = objectOf(native["claims"]);
	return present({
		authorization: readAuthorization(objectOf(native["authorization"])),
		claims: claims === void 0 ? void 0 : withoutDots(claims),
		claims_initiated_by_user: claims === void 0 ? void 0 : readPerson(claims)
	});
}
/** `user`: the caller as the claims name it, else a caller that is an address. */
function userOf(native) {
	const claims = objectOf(native["claims"]);
	const caller = textOf(native["caller"]);
	return present({
		...splitName(textOf(claims?.[`${personClaims}/name`]) ?? (caller?.includes("@") ? caller : void 0)),
		full_name: textOf(claims?.["name"])
	});
}
function readAuthorization(authorization) {
	const evidence = objectOf(authorization?.["evidence"]);
	if (authorization === void 0 || evidence === void 0) return authorization;
	const renamed = Object.entries(evidence).map(([key, value]) => [evidenceNames.get(key) ?? key, value]);
	return {
		...authorization,
		evidence: Object.fromEntries(renamed)
	};
}
/** Elasticsearch reads a point in a key as a path, so Elastic writes `_`; `name` moves to the person. */
function withoutDots(claims) {
	const renamed = {};
	for (const key of Object.keys(claims)) {
		const value = claims[key];
		if (value === void 0 || key === "name" || key === "__proto__") continue;
		renamed[key.includes(".") ? key.replaceAll(".", "_") : key] = value;
	}
	return renamed;
}
function readPerson(claims) {
	const name = claims[`${personClaims}/name`];
	return present({
		fullname: claims["name"],
		name,
		givenname: claims[`${personClaims}/givenname`],
		surname: claims[`${personClaims}/surname`],
		schema: name === void 0 ? void 0 : personClaims
	});
}
/**
* The two sides of an address, as Elastic's grok `USERNAME@HOSTNAME` finds them anywhere in the name:
* a guest is `live.com#rob@contoso.com`, whose user is `rob`. A name without address stays whole.
*/
function splitName(name) {
	if (name === void 0) return void 0;
	const at = name.indexOf("@");
	if (at < 0) return { name };
	let start = at;
	while (start > 0 && isNameCharacter(name.charCodeAt(start - 1))) start--;
	let end = at + 1;
	while (end < name.length && isNameCharacter(name.charCodeAt(end))) end++;
	if (start === at || end === at + 1) return { name };
	return {
		name: name.slice(start, at),
		domain: name.slice(at + 1, end),
		email: name
	};
}
/** A letter, a digit, `.`, `_` or `-`: what grok calls USERNAME; host names need no more. */
function isNameCharacter(code) {
	return code >= 97 && code <= 122 || code >= 65 && code <= 90 || code >= 48 && code <= 57 || code === 46 || code === 95 || code === 45;
}
// src/events/azure-resource-id.ts
const subscriptionForm = /^\{?[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}\}?$/i;
/**
* Takes a resource id apart as Elastic's shared Azure pipeline does (reference/telemetry.md 5.3):
* keywords in any case, values as received. With a resource group the provider is the namespace and
* the type, `MICROSOFT.COMPUTE/SNAPSHOTS`, and the name is all that follows; without one it is the
* rest of the id. Event Hub authorization rules have fields of their own.
*/
function readResourceId(id) {
	const parts = id.split("/");
	const scope = parts[1]?.toLowerCase();
	const owner = parts[2];
	const tenant = scope === "tenants" && owner !== void 0 && owner !== "" ? owner : void 0;
	const subscription = scope === "subscriptions" && owner !== void 0 && subscriptionForm.test(owner) ? owner : void 0;
	const inGroup = subscription !== void 0 && parts[3]?.toLowerCase() === "resourcegroups";
	return {
		resource: {
			id,
			...present({ group: inGroup ? parts[4] || void 0 : void 0 }),
			...readProvider(parts, inGroup)
		},
		...subscription === void 0 ? {} : { subscription },
		...tenant === void 0 ? {} : { tenant }
	};
}
function readProvider(parts, inGroup) {
	const at = parts.findIndex((part) => part.toLowerCase() === "providers");
	if (at < 0) return void 0;
	const [provider, type, name, child, rule] = parts.slice(at + 1);
	if (inGroup && type?.toLowerCase() === "namespaces" && child !== void 0 && rule) {
		if (child.toLowerCase() === "authorizationrules") return present({
			provider,
			namespace: name,
			authorization_rule: rule
		});
	}
	if (!inGroup || name === void 0) return present({ provider: restOf(parts, at + 1) });
	return present({
		provider: `${provider}/${type}`,
		name: restOf(parts, at + 3)
	});
}
function restOf(parts, from) {
	return parts.slice(from).join("/") || void 0;
}
// src/events/azure-state.ts
/** Every spelling of a state: REST and Log Analytics, then Event Hub and Elastic. Lower case. */
const stateOfText = /* @__PURE__ */ new Map([
	["started", "started"],
	["start", "started"],
	["accepted", "accepted"],
	["accept", "accepted"],
	["succeeded", "succeeded"],
	["success", "succeeded"],
	["failed", "failed"],
	["failure", "failed"]
]);
/** The state as REST spells it in `status.value` and as Event Hub spells it in `resultType`. */
const spellings = {
	started: {
		status: "Started",
		resultType: "Start"
	},
	accepted: {
		status: "Accepted",
		resultType: "Accept"
	},
	succeeded: {
		status: "Succeeded",
		resultType: "Success"
	},
	failed: {
		status: "Failed",
		resultType: "Failure"
	}
};
/** The state that a REST record is in; `undefined` for `Active`, `Updated` and their like. */
function azureState(native) {
	return stateOf(nameIn(native["status"]));
}
/** Any spelling of a state as REST spells it; text that names no state stays as it is. */
function asStatus(text) {
	const state = stateOf(text);
	return state === void 0 ? text : spellings[state].status;
}
/** Any spelling of a state as Event Hub spells it; text that names no state stays as it is. */
function asResultType(text) {
	const state = stateOf(text);
	return state === void 0 ? text : spellings[state].resultType;
}
function stateOf(text) {
	return text === void 0 ? void 0 : stateOfText.get(text.toLowerCase());
}
// src/events/azure-document.ts
/**
* The ECS document as Elastic's azure integration makes it from an Event Hub record
* (reference/telemetry.md 5.1, 5.3), from any dialect. More than Elastic: `event.id`, an outcome for
* every final state, the address from the claims where the request has none, `requestbody` parsed.
*/
function azureDocument({ id, native, timestamp }) {
	const properties = objectOf(native["properties"]);
	const resourceId = textOf(native["resourceId"]);
	const resource = resourceId === void 0 ? void 0 : readResourceId(resourceId);
	const subscription = resource?.subscription ?? textOf(native["subscriptionId"]);
	const correlationId = textOf(native["correlationId"]);
	const user = userOf(native);
	const { ip, address } = sourceOf$2(native);
	return present({
		"@timestamp": millisecondText(timestamp),
		azure: present({
			activitylogs: activityOf$1(native, properties),
			correlation_id: correlationId,
			resource: resource?.resource,
			subscription_id: subscription
		}),
		client: present({ ip }),
		cloud: present({
			provider: "azure",
			account: present({ id: subscription }),
			resource_id: resourceId
		}),
		data_stream: { dataset: "azure.activitylogs" },
		ecs: { version: "8.11.0" },
		event: eventOf$1(id, native, properties),
		geo: present({ name: textOf(native["location"]) }),
		log: present({ level: native["level"] ?? void 0 }),
		message: properties?.["statusMessage"] ?? void 0,
		related: relatedOf([ip], [textOf(user?.["name"])], [resourceId, principalOf(native)]),
		source: present({
			ip,
			address
		}),
		user
	}) ?? {};
}
function activityOf$1(native, properties) {
	return present({
		operation_name: nameIn(native["operationName"]),
		operation_version: native["operationVersion"],
		result_type: native["resultType"] ?? asResultType(nameIn(native["status"])),
		result_signature: native["resultSignature"] ?? signatureOf(native),
		category: nameIn(native["category"]),
		event_category: eventCategoryOf(properties),
		level: native["Level"],
		tenant_id: native["tenantId"],
		identity: identityOf$1(native),
		identity_name: native["identity"],
		properties: properties === void 0 ? void 0 : renameProperties(properties)
	}) ?? {};
}
/** Event Hub's `resultSignature` for a record without one: `Accepted.Created`, `Started.`. */
function signatureOf(native) {
	const status = nameIn(native["status"]);
	return status === void 0 ? void 0 : `${status}.${nameIn(native["subStatus"]) ?? ""}`;
}
function eventCategoryOf(properties) {
	const category = properties?.["eventCategory"];
	if (category !== void 0 && category !== null) return category;
	return (properties?.["policies"] ?? null) === null ? "Administrative" : "Policy";
}
/** Elastic moves `eventCategory` and `statusMessage` out and renames two keys; all others stay. */
function renameProperties(properties) {
	const { eventCategory: _category, statusMessage: _message, statusCode, serviceRequestId, ...others } = properties;
	const renamed = present({
		status_code: statusCode,
		service_request_id: serviceRequestId
	});
	const all = renamed === void 0 ? others : {
		...others,
		...renamed
	};
	return Object.keys(all).length === 0 ? void 0 : all;
}
/** `event.type` by the category of older records; `Administrative` and its like have none. */
const typeOfCategory = /* @__PURE__ */ new Map([
	["write", "change"],
	["read", "access"],
	["delete", "deletion"],
	["action", "change"]
]);
function eventOf$1(id, native, properties) {
	const type = typeOfCategory.get(nameIn(native["category"])?.toLowerCase() ?? "");
	return present({
		id,
		kind: "event",
		dataset: "azure.activitylogs",
		module: "azure",
		action: nameIn(native["operationName"]),
		outcome: outcomeOf$1(native, properties),
		duration: nanoseconds(native["durationMs"]),
		type: type === void 0 ? void 0 : [type]
	}) ?? {};
}
/** Only a final state is an outcome: a record of a start or an acceptance has none. */
function outcomeOf$1(native, properties) {
	const state = azureState(native);
	if (state === "succeeded") return "success";
	if (state === "failed") return "failure";
	const result = textOf(properties?.["result"]);
	return result === "success" || result === "failure" || result === "unknown" ? result : void 0;
}
/** `durationMs` comes as a number or as text. */
function nanoseconds(value) {
	const milliseconds = typeof value === "string" && value !== "" ? Number(value) : value;
	return typeof milliseconds === "number" && Number.isSafeInteger(milliseconds) ? milliseconds * 1e6 : void 0;
}
function sourceOf$2(native) {
	const given = textOf(objectOf(native["httpRequest"])?.["clientIpAddress"]);
	const claimed = textOf(objectOf(native["claims"])?.["ipaddr"]);
	if (given === void 0) return claimed !== void 0 && isIpAddress(claimed) ? { ip: claimed } : {};
	const bare = withoutPort(given);
	return isIpAddress(bare) ? { ip: bare } : { address: given };
}
function principalOf(native) {
	const evidence = objectOf(objectOf(native["authorization"])?.["evidence"]);
	return textOf(evidence?.["principalId"]);
}
function relatedOf(ips, users, entities) {
	return present({
		ip: distinct$1(ips),
		user: distinct$1(users),
		entity: distinct$1(entities)
	});
}
function distinct$1(texts) {
	const known = texts.filter((text) => text !== void 0);
	return known.length === 0 ? void 0 : [...new Set(known)];
}
// src/events/azure-properties.ts
/**
* The properties of a record with its two bodies parsed and named `requestBody` and `responseBody`
* (the log writes `requestbody` and `responseBody`, each JSON printed into a string). A body that is
* not JSON, because the service cut or masked it, stays text. `undefined` for no properties.
*/
function readProperties(value) {
	const properties = objectIn(value);
	if (properties === void 0) return void 0;
	const { requestbody, requestBody, responsebody, responseBody, ...others } = properties;
	const bodies = present({
		requestBody: readBody(requestBody ?? requestbody),
		responseBody: readBody(responseBody ?? responsebody)
	});
	return bodies === void 0 ? others : {
		...others,
		...bodies
	};
}
function readBody(value) {
	const text = textOf(value);
	if (text === void 0) return value === "" || value === null ? void 0 : value;
	const parsed = parseJson(text);
	return isJsonObject(parsed) || isJsonArray(parsed) ? parsed : text;
}
// src/events/azure-event-hub.ts
/**
* The native form of a record as a diagnostic setting sends it to Event Hub or to a blob
* (reference/telemetry.md 1.2). What REST has no key for stays under the name it came with.
*/
function nativeFromEventHub(value) {
	const { time, callerIpAddress, identity, operationName, category, properties, ...others } = value;
	const details = objectIn(identity);
	const claims = objectOf(details?.["claims"]);
	const authorization = objectOf(details?.["authorization"]);
	const [signatureState, signatureDetail] = partsOfSignature(value["resultSignature"]);
	const address = textOf(callerIpAddress);
	const read = present({
		eventTimestamp: time,
		operationName: asName(nameIn(operationName)),
		category: asName(nameIn(category)),
		status: asName(asStatus(textOf(value["resultType"]) ?? signatureState)),
		subStatus: asName(signatureDetail),
		caller: callerOf$1(claims, authorization),
		claims,
		authorization,
		httpRequest: address === void 0 ? void 0 : { clientIpAddress: address },
		identity: details === void 0 ? textOf(identity) : void 0,
		properties: readProperties(properties)
	});
	return {
		...others,
		...read
	};
}
/** `Accepted.Created` holds the state and, after the point, the HTTP reason. */
function partsOfSignature(value) {
	const text = textOf(value);
	if (text === void 0) return [void 0, void 0];
	const point = text.indexOf(".");
	return point < 0 ? [text, void 0] : [textOf(text.slice(0, point)), textOf(text.slice(point + 1))];
}
/** The claims that name a caller, the best first: people by their address, all others by object id. */
const callerClaims = [
	"http://schemas.xmlsoap.org/ws/2005/05/identity/claims/upn",
	"upn",
	"http://schemas.xmlsoap.org/ws/2005/05/identity/claims/name",
	"http://schemas.microsoft.com/identity/claims/objectidentifier",
	"oid"
];
/** REST's `caller`, which this dialect lacks (reference/telemetry.md 4.3). */
function callerOf$1(claims, authorization) {
	for (const claim of callerClaims) {
		const caller = textOf(claims?.[claim]);
		if (caller !== void 0) return caller;
	}
	return textOf(objectOf(authorization?.["evidence"])?.["principalId"]);
}
// src/events/azure-log-analytics.ts
/**
* The native form of a row of the table AzureActivity, read as JSON or as CSV, where all columns are
* text (reference/telemetry.md 1.2). `TenantId` is the workspace's, not Entra's: the tenant stands
* first in `Hierarchy`, or in the claims. Columns without a REST key are left out of the native form;
* the record has them.
*/
function nativeFromLogAnalytics(row) {
	const claims = objectIn(column(row, "Claims_d")) ?? objectIn(column(row, "Claims"));
	const request = objectIn(column(row, "HTTPRequest")) ?? objectIn(column(row, "HTTPRequest_d"));
	const hierarchy = textOf(column(row, "Hierarchy"));
	const address = textOf(column(row, "CallerIpAddress"));
	return present({
		eventDataId: textOf(column(row, "EventDataId")),
		eventTimestamp: column(row, "TimeGenerated"),
		submissionTimestamp: column(row, "EventSubmissionTimestamp"),
		operationName: asName(firstText(row, ["OperationNameValue", "OperationName"])),
		status: asName(asStatus(firstText(row, ["ActivityStatusValue", "ActivityStatus"]))),
		subStatus: asName(firstText(row, ["ActivitySubstatusValue", "ActivitySubstatus"])),
		category: asName(firstText(row, ["CategoryValue", "Category"])),
		level: textOf(column(row, "Level")),
		caller: textOf(column(row, "Caller")),
		claims,
		authorization: objectIn(column(row, "Authorization_d")) ?? objectIn(column(row, "Authorization")),
		httpRequest: address === void 0 ? request : {
			...request,
			clientIpAddress: address
		},
		resourceId: firstText(row, ["ResourceId", "_ResourceId"]),
		resourceGroupName: textOf(column(row, "ResourceGroup")),
		resourceProviderName: asName(firstText(row, ["ResourceProviderValue", "ResourceProvider"])),
		properties: readProperties(column(row, "Properties_d")) ?? readProperties(column(row, "Properties")),
		correlationId: textOf(column(row, "CorrelationId")),
		operationId: textOf(column(row, "OperationId")),
		subscriptionId: firstText(row, ["SubscriptionId", "_SubscriptionId"]),
		tenantId: textOf(hierarchy?.split("/", 1)[0]) ?? textOf(claims?.["http://schemas.microsoft.com/identity/claims/tenantid"])
	}) ?? {};
}
/** A column; the portal's CSV export names times with their zone, `TimeGenerated [UTC]`. */
function column(row, name) {
	return row[name] ?? row[`${name} [UTC]`] ?? void 0;
}
function firstText(row, names) {
	for (const name of names) {
		const text = textOf(column(row, name));
		if (text !== void 0) return text;
	}
}
// src/events/azure-powershell.ts
/**
* The native form of what `Get-AzActivityLog | ConvertTo-Json` prints: REST with PascalCase keys, the
* dictionaries `Claims` and `Properties` inside `Content`, names plain or as `{Value}`, enumerations
* as numbers, and, from Windows PowerShell, times as `/Date(1656338339133)/`. The key casing is
* unverified (reference/telemetry.md 1.2), so nothing here is required but time and operation.
*/
function nativeFromPowershell(value) {
	return present({
		eventDataId: textOf(value["EventDataId"]),
		eventTimestamp: timeIn(value["EventTimestamp"]),
		submissionTimestamp: timeIn(value["SubmissionTimestamp"]),
		eventName: asName(nameIn(value["EventName"])),
		operationName: asName(nameIn(value["OperationName"])),
		status: asName(asStatus(nameIn(value["Status"]))),
		subStatus: asName(nameIn(value["SubStatus"])),
		category: asName(nameIn(value["Category"])),
		level: levelIn(value["Level"]),
		caller: textOf(value["Caller"]),
		claims: contentIn(value["Claims"]),
		authorization: lowerCamel(value["Authorization"]),
		httpRequest: lowerCamel(value["HttpRequest"]),
		id: textOf(value["Id"]),
		resourceId: textOf(value["ResourceId"]),
		resourceGroupName: textOf(value["ResourceGroupName"]),
		resourceProviderName: asName(nameIn(value["ResourceProviderName"])),
		resourceType: asName(nameIn(value["ResourceType"])),
		properties: readProperties(contentIn(value["Properties"])),
		correlationId: textOf(value["CorrelationId"]),
		operationId: textOf(value["OperationId"]),
		subscriptionId: textOf(value["SubscriptionId"]),
		tenantId: textOf(value["TenantId"])
	}) ?? {};
}
function contentIn(value) {
	const outer = objectIn(value);
	return objectIn(outer?.["Content"]) ?? outer;
}
/** One level of keys with a small first letter: `ClientIpAddress` to `clientIpAddress`. */
function lowerCamel(value) {
	const fields = objectOf(value);
	if (fields === void 0) return void 0;
	const renamed = Object.entries(fields).map(([key, field]) => [key.slice(0, 1).toLowerCase() + key.slice(1), field]);
	return Object.fromEntries(renamed);
}
/** .NET's `EventLevel`, by number. */
const levels = [
	"LogAlways",
	"Critical",
	"Error",
	"Warning",
	"Informational",
	"Verbose"
];
function levelIn(value) {
	return typeof value === "number" ? levels[value] : nameIn(value);
}
/** Windows PowerShell prints a time as `/Date(milliseconds)/`, or as an object with a `value`. */
function timeIn(value) {
	const time = isJsonObject(value) ? value["value"] ?? value["DateTime"] : value;
	if (typeof time !== "string" || !time.startsWith("/Date(") || !time.endsWith(")/")) return time;
	const milliseconds = Number(time.slice(6, -2));
	return Number.isFinite(milliseconds) ? milliseconds : time;
}
// src/events/azure-rest.ts
/**
* The native form of a record of the REST API, of `az monitor activity-log list` and of
* Get-AzActivityLog's REST output: the record itself, with its properties read and, where an older
* API version left `resourceId` out, the resource that its event id or its authorization names.
*/
function nativeFromRest(value) {
	const { properties, resourceId, ...others } = value;
	const read = present({
		resourceId: textOf(resourceId) ?? resourceOfEventId(value["id"]) ?? textOf(valueAt(value, "authorization", "scope")),
		properties: readProperties(properties)
	});
	return {
		...others,
		...read
	};
}
/** `<resource id>/events/<event id>/ticks/<ticks>` names the resource in front. */
function resourceOfEventId(value) {
	const text = textOf(value);
	const end = text?.lastIndexOf("/events/") ?? -1;
	return end > 0 ? text?.slice(0, end) : void 0;
}
// src/events/azure-activity-log.ts
/**
* Makes the event of one Azure Activity Log record of any dialect; a record without a time or
* without an operation is rejected.
*
* `native` is the REST shape (Azure Monitor, activityLogs, api-version 2015-04-01), whatever came in:
* `eventDataId`, `eventTimestamp`, `operationName.value`, `status.value` (Started, Accepted,
* Succeeded, Failed; other words as received), `subStatus.value`, `category.value`, `level`,
* `caller`, `claims`, `authorization` (with Event Hub's `evidence`), `httpRequest.clientIpAddress`,
* `resourceId`, `correlationId`, `operationId`, `tenantId` (Entra's), `subscriptionId`, and
* `properties`, in which `requestBody` and `responseBody` are parsed. Values keep their letter case.
* What only Event Hub has stays under its name there: `resultType`, `resultSignature`, `durationMs`,
* `location`, `operationVersion`, `identity` (a plain name) and rarer ones.
*
* The id is `eventDataId`; Event Hub has none, so one is derived from what tells the record apart.
*/
function azureActivityEvent(record) {
	const native = nativeFrom(record);
	const timestamp = parseTimestamp(native["eventTimestamp"]);
	if (timestamp === void 0) return rejection$1(record, "azure-no-time");
	if (nameIn(native["operationName"]) === void 0) return rejection$1(record, "azure-no-operation");
	const id = textOf(native["eventDataId"]) ?? derivedIdOf(native, timestamp);
	return {
		source: "azure.activitylogs",
		id,
		time: timestamp.milliseconds,
		endTime: timestamp.milliseconds,
		document: azureDocument({
			id,
			native,
			timestamp
		}),
		native,
		records: [{
			id,
			record
		}]
	};
}
function nativeFrom(record) {
	switch (record.dialect) {
		case "azure-event-hub": return nativeFromEventHub(record.value);
		case "azure-log-analytics": return nativeFromLogAnalytics(record.value);
		case "azure-powershell": return nativeFromPowershell(record.value);
		default: return nativeFromRest(record.value);
	}
}
/** The parts of reference/telemetry.md 1.2, row `unique id`. */
function derivedIdOf(native, timestamp) {
	return derivedId([
		textOf(native["correlationId"]),
		nameIn(native["operationName"])?.toLowerCase(),
		textOf(native["resourceId"])?.toLowerCase(),
		textOf(native["resultType"]) ?? nameIn(native["status"]),
		timestamp.text
	]);
}
const messages$1 = {
	"azure-no-time": "an Azure activity record without a readable time",
	"azure-no-operation": "an Azure activity record without an operation name"
};
function rejection$1(record, code) {
	const { file, line } = record.origin;
	return {
		rejected: code,
		diagnostic: {
			code,
			severity: "warning",
			message: messages$1[code],
			file,
			...line === void 0 ? {} : { line }
		}
	};
}
// src/events/gcp-empty.ts
/** Deeper content is left as it is, so that hostile nesting cannot exhaust the stack. */
const deepest$1 = 200;
/** Elasticsearch cannot hold such a key: it reads a point as a step into an object. */
const onlyPoints = /^\.+$/;
const point = 46;
/**
* The value without null, empty text, empty objects and lists, and keys that are only points, at
* every depth; `undefined` when nothing is left. Elastic's GCP pipeline ends with this step. What
* needs no change is returned as it is, not copied.
*/
function withoutEmpty(value, depth = 0) {
	if (value === null || value === void 0 || value === "") return void 0;
	if (typeof value !== "object" || depth > deepest$1) return value;
	return isJsonArray(value) ? listWithoutEmpty(value, depth) : objectWithoutEmpty(value, depth);
}
function listWithoutEmpty(list, depth) {
	const kept = [];
	let same = true;
	for (const item of list) {
		const part = withoutEmpty(item, depth + 1);
		if (part !== void 0) kept.push(part);
		if (part !== item) same = false;
	}
	if (kept.length === 0) return void 0;
	return same ? list : kept;
}
/** The same for an object; kept apart because its result is an object again. */
function objectWithoutEmpty(object, depth = 0) {
	const keys = Object.keys(object);
	let kept;
	let count = 0;
	let index = -1;
	for (const key of keys) {
		index++;
		const part = key.charCodeAt(0) === point && onlyPoints.test(key) ? void 0 : withoutEmpty(object[key], depth + 1);
		if (part === void 0 || part !== object[key]) kept ??= firstKeys(object, keys.slice(0, index));
		if (part === void 0) continue;
		count++;
		if (kept !== void 0) setKey(kept, key, part);
	}
	if (count === 0) return void 0;
	return kept ?? object;
}
function firstKeys(object, keys) {
	const copy = {};
	for (const key of keys) setKey(copy, key, object[key] ?? null);
	return copy;
}
function setKey(target, key, value) {
	if (key === "__proto__") Object.defineProperty(target, key, {
		value,
		enumerable: true
	});
	else target[key] = value;
}
// src/events/gcp-bigquery-row.ts
/** What a BigQuery row leaves out because its table holds nothing else. */
const auditLogType = "type.googleapis.com/google.cloud.audit.AuditLog";
/**
* Rebuilds the LogEntry of a BigQuery row (reference/telemetry.md 1.3): a row of a log sink, whose
* payload is `protopayload_auditlog` with the open-ended parts as JSON text, or a row of the view
* `_AllLogs` of Log Analytics, whose columns are snake_case and whose payload is
* `proto_payload.audit_log`. Unset columns are null and go; `"true"` becomes true.
*/
function entryFromBigQueryRow(row) {
	const sink = objectOf(row["protopayload_auditlog"]);
	return objectWithoutEmpty(sink === void 0 ? entryFromAllLogs(row) : entryFromSink(row, sink)) ?? {};
}
function entryFromSink(row, payload) {
	const { protopayload_auditlog: _, operation, ...others } = row;
	const { requestJson, responseJson, metadataJson, authorizationInfo, ...rest } = payload;
	return {
		...others,
		operation: withBooleans(operation, ["first", "last"]),
		protoPayload: {
			"@type": auditLogType,
			...rest,
			request: jsonIn(requestJson) ?? rest["request"],
			response: jsonIn(responseJson) ?? rest["response"],
			metadata: jsonIn(metadataJson) ?? rest["metadata"],
			serviceData: rest["servicedata_v1_iam"] ?? rest["serviceData"],
			authorizationInfo: grantsIn(authorizationInfo)
		}
	};
}
function entryFromAllLogs(row) {
	const { request, response, metadata, service_data: serviceData, ...typed } = objectOf(objectOf(row["proto_payload"])?.["audit_log"]) ?? {};
	const named = camelCased(typed);
	const resource = objectOf(row["resource"]);
	return {
		insertId: row["insert_id"],
		logName: row["log_name"],
		timestamp: row["timestamp"],
		receiveTimestamp: row["receive_timestamp"],
		severity: row["severity"],
		labels: jsonIn(row["labels"]),
		resource: {
			type: resource?.["type"],
			labels: jsonIn(resource?.["labels"])
		},
		operation: withBooleans(row["operation"], ["first", "last"]),
		protoPayload: {
			"@type": auditLogType,
			...objectOf(named),
			request: jsonIn(request),
			response: jsonIn(response),
			metadata: jsonIn(metadata),
			serviceData: jsonIn(serviceData),
			authorizationInfo: grantsIn(objectOf(named)?.["authorizationInfo"])
		}
	};
}
/** A JSON column: parsed where it is text, as it is otherwise. */
function jsonIn(value) {
	const text = textOf(value);
	return text === void 0 ? value : parseJson(text) ?? text;
}
function grantsIn(value) {
	return isJsonArray(value) ? value.map((item) => withBooleans(item, ["granted"]) ?? null) : value;
}
function withBooleans(value, keys) {
	const object = objectOf(value);
	if (object === void 0) return value;
	const changed = keys.flatMap((key) => {
		const field = object[key];
		return field === "true" || field === "false" ? [[key, field === "true"]] : [];
	});
	return changed.length === 0 ? object : {
		...object,
		...Object.fromEntries(changed)
	};
}
/** The schema of an AuditLog is less deep than this. */
const deepest = 12;
/** Every key of the typed part of a payload: `principal_email` to `principalEmail`. */
function camelCased(value, depth = 0) {
	if (depth > deepest) return value;
	if (isJsonArray(value)) return value.map((item) => camelCased(item, depth + 1));
	if (!isJsonObject(value)) return value;
	const renamed = Object.entries(value).map(([key, field]) => [camelCase(key), field === void 0 ? null : camelCased(field, depth + 1)]);
	return Object.fromEntries(renamed);
}
function camelCase(key) {
	const [first = "", ...words] = key.split("_");
	return first + words.map((word) => word.slice(0, 1).toUpperCase() + word.slice(1)).join("");
}
// src/events/gcp-event-fields.ts
/** `event`: what kind of entry, what it did and what came of it (reference/telemetry.md 5.1). */
function eventOf(id, native, payload) {
	const session = sessionOf(objectOf(native["operation"]));
	const authorizations = payload["authorizationInfo"];
	const only = onlyAuthorization(authorizations);
	const access = only === void 0 ? void 0 : accessOf(only);
	const types = [session?.type, ...access ?? []].filter((type) => type !== void 0);
	return {
		id,
		kind: "event",
		dataset: "gcp.audit",
		module: "gcp",
		action: payload["methodName"],
		provider: providerOf(textOf(native["logName"])),
		outcome: outcomeOf(payload, only),
		category: [...session === void 0 ? [] : ["session"], ...only === void 0 ? [] : ["network", "configuration"]],
		type: types
	};
}
/** `activity`, `data_access`, `system_event` or `policy`: what follows the encoded slash. */
function providerOf(logName) {
	const at = logName?.indexOf("%2F") ?? -1;
	return at < 0 ? void 0 : logName?.slice(at + 3);
}
/** The type of a part of a long operation; an entry that is first and last is no session. */
function sessionOf(operation) {
	if (operation === void 0) return void 0;
	const first = operation["first"] === true;
	const last = operation["last"] === true;
	if (first && last) return void 0;
	return { type: first ? "start" : last ? "end" : void 0 };
}
/** Elastic reads permissions only from entries with exactly one. */
function onlyAuthorization(value) {
	return isJsonArray(value) && value.length === 1 ? objectOf(value[0]) ?? {} : void 0;
}
function accessOf(authorization) {
	if (authorization["granted"] === true) return ["access", "allowed"];
	return authorization["granted"] === false ? ["access", "denied"] : void 0;
}
/** `unknown` is common: most entries of compute writes have several permissions and no status. */
function outcomeOf(payload, only) {
	const code = numberOf(objectOf(payload["status"])?.["code"]);
	if (code !== void 0) return code === 0 ? "success" : "failure";
	if (only?.["granted"] === true) return "success";
	return only?.["granted"] === false ? "failure" : "unknown";
}
/** An integer given as a number or, as JSON gives 64-bit ones, as text. */
function numberOf(value) {
	const number = typeof value === "string" && value !== "" ? Number(value) : value;
	return typeof number === "number" && Number.isSafeInteger(number) ? number : void 0;
}
// src/events/gcp-audit-fields.ts
/** `gcp.audit`: the entry under the names of Elastic's integration (reference/telemetry.md 5.4). */
function auditOf(id, native, payload) {
	const authentication = objectOf(payload["authenticationInfo"]);
	const resource = objectOf(native["resource"]);
	const status = objectOf(payload["status"]);
	const received = parseTimestamp(native["receiveTimestamp"]);
	return {
		type: payload["@type"],
		authentication_info: {
			authority_selector: authentication?.["authoritySelector"],
			service_account_key_name: authentication?.["serviceAccountKeyName"],
			service_account_delegation_info: authentication?.["serviceAccountDelegationInfo"],
			third_party_principal: authentication?.["thirdPartyPrincipal"]
		},
		authorization_info: renameAttributes(payload["authorizationInfo"]),
		labels: native["labels"],
		logentry_operation: operationOf(id, objectOf(native["operation"])),
		metadata: payload["metadata"],
		num_response_items: numberOf(payload["numResponseItems"]),
		policy_violation_info: violationOf(payload),
		receive_timestamp: received === void 0 ? void 0 : millisecondText(received),
		request: renameScalar(payload["request"], "policy"),
		resource: {
			type: resource?.["type"],
			labels: { resource_container: objectOf(resource?.["labels"])?.["resource_container"] }
		},
		resource_location: { current_locations: objectOf(payload["resourceLocation"])?.["currentLocations"] },
		resource_name: payload["resourceName"],
		response: renameScalar(payload["response"], "status"),
		service_data: { policy_delta: { binding_deltas: bindingDeltasOf(payload) } },
		status: {
			code: numberOf(status?.["code"]),
			message: status?.["message"],
			details: status?.["details"]
		}
	};
}
function renameAttributes(value) {
	if (!isJsonArray(value)) return void 0;
	return value.map((item) => {
		const authorization = objectOf(item);
		if (authorization?.["resourceAttributes"] === void 0) return item;
		const { resourceAttributes, ...others } = authorization;
		return {
			...others,
			resource_attributes: resourceAttributes
		};
	});
}
/** Elastic leaves the operation out where its id only repeats the entry's. */
function operationOf(id, operation) {
	if (operation === void 0 || operation["id"] === id) return void 0;
	const { first, last, producer } = operation;
	return {
		id: operation["id"],
		first,
		last,
		producer
	};
}
function violationOf(payload) {
	const violation = objectOf(objectOf(payload["policyViolationInfo"])?.["orgPolicyViolationInfo"]);
	return {
		payload: violation?.["payload"],
		resource_tags: violation?.["resourceTags"],
		resource_type: violation?.["resourceType"],
		violations: violation?.["violationInfo"]
	};
}
function bindingDeltasOf(payload) {
	return objectOf(objectOf(payload["serviceData"])?.["policyDelta"])?.["bindingDeltas"];
}
/** A key that is an object in some entries and plain in others: the plain form goes to `<key>_value`. */
function renameScalar(value, key) {
	const object = objectOf(value);
	const found = object?.[key];
	if (object === void 0 || found === void 0 || isJsonObject(found)) return value;
	const { [key]: _, ...others } = object;
	return {
		...others,
		[`${key}_value`]: found
	};
}
// src/events/gcp-kubernetes.ts
/** Monitored resources that are clusters; only the API server's own entries name API objects. */
const clusterTypes = /* @__PURE__ */ new Set(["k8s_cluster", "gke_cluster"]);
/** Is the entry about a cluster? Elastic then treats resource and caller apart. */
function isKubernetes(resource) {
	return clusterTypes.has(textOf(resource?.["type"]) ?? "");
}
/** `orchestrator`: the cluster, and the API object that a resource name of Kubernetes tells. */
function orchestratorOf(resource, resourceName) {
	if (!isKubernetes(resource)) return void 0;
	const named = resource?.["type"] === "k8s_cluster" && resourceName !== void 0;
	return {
		type: "kubernetes",
		cluster: { name: objectOf(resource?.["labels"])?.["cluster_name"] },
		...named ? readObjectName(resourceName) : {}
	};
}
const versionForm = /^v\d+[a-z]*\d*$/;
const typeForm = /^[a-z]+(?:\.[a-z0-9]+)*/;
const hostForm = /^[0-9A-Za-z][0-9A-Za-z.-]*/;
/**
* Reads the forms that Elastic's grok knows, in its order:
* `<group>/<version>/namespaces/<namespace>/<type>/<name>`, `<group>/<version>/<type>`,
* `apis/<type>/<version>`, `api/<version>`, and any first word in small letters.
*/
function readObjectName(name) {
	const parts = name.split("/");
	const at = parts.findIndex((part, index) => index > 0 && versionForm.test(part));
	const version = at < 0 ? void 0 : parts[at];
	if (at > 0 && parts[at + 1] === "namespaces" && typeIn(parts[at + 3]) !== void 0) return {
		api_version: version,
		namespace: parts[at + 2],
		resource: {
			type: typeIn(parts[at + 3]),
			name: matchOf(hostForm, parts[at + 4])
		}
	};
	const type = typeIn(parts[at + 1]);
	if (at > 0 && type !== void 0) return {
		api_version: version,
		resource: { type }
	};
	if (parts[0] === "apis" && at === 2) return {
		api_version: version,
		resource: { type: parts[1] }
	};
	if (parts[0] === "api" && at === 1) return { api_version: version };
	const word = /[a-z]+(?:\.[a-z0-9]+)*/.exec(name);
	return word === null ? {} : { resource: { type: word[0] } };
}
function typeIn(part) {
	return matchOf(typeForm, part);
}
function matchOf(form, part) {
	return part === void 0 ? void 0 : form.exec(part)?.[0];
}
// src/events/gcp-entities.ts
/** The entities that an audit log entry names, as the newest Elastic package collects them. */
function entitiesOf(entry) {
	const payload = objectOf(entry["protoPayload"]) ?? {};
	const authentication = objectOf(payload["authenticationInfo"]);
	const email = textOf(authentication?.["principalEmail"]);
	const subject = textOf(authentication?.["principalSubject"]);
	const kubernetes = isKubernetes(objectOf(entry["resource"]));
	const resourceName = kubernetes ? void 0 : textOf(payload["resourceName"]);
	return {
		actor: [subject, email].filter((text) => text !== void 0),
		actorKind: kindOfActor(subject, email),
		target: resourceName === void 0 ? [] : [resourceName],
		targetKind: kindOfTarget(resourceName ?? ""),
		related: relatedEntities(payload, kubernetes)
	};
}
function kindOfActor(subject, email) {
	if (subject?.startsWith("serviceAccount:")) return "service";
	if (email?.endsWith(".gserviceaccount.com")) return "service";
	if (subject?.startsWith("user:") || email?.includes("@")) return "user";
	return "entity";
}
/** Collections in a resource name that tell what its last part is; the first that occurs decides. */
const kindOfCollection = /* @__PURE__ */ new Map([
	["instances", "host"],
	["serviceAccounts", "service"],
	["disks", "service"],
	["networks", "service"],
	["groups", "user"],
	["users", "user"]
]);
function kindOfTarget(resourceName) {
	for (const part of resourceName.split("/")) {
		const kind = kindOfCollection.get(part);
		if (kind !== void 0) return kind;
	}
	return "entity";
}
function relatedEntities(payload, kubernetes) {
	const found = /* @__PURE__ */ new Set();
	const add = (value) => {
		if (typeof value === "string" && value !== "") found.add(value);
	};
	const authentication = objectOf(payload["authenticationInfo"]);
	add(valueAt(payload, "request", "parent"));
	if (!kubernetes) {
		add(payload["resourceName"]);
		add(valueAt(payload, "response", "user"));
		add(authentication?.["principalEmail"]);
	}
	add(authentication?.["principalSubject"]);
	add(authentication?.["serviceAccountKeyName"]);
	for (const delegate of listAt$1(authentication, "serviceAccountDelegationInfo")) {
		add(valueAt(delegate, "principalSubject"));
		add(valueAt(delegate, "firstPartyPrincipal", "principalEmail"));
		add(valueAt(delegate, "thirdPartyPrincipal", "principalEmail"));
	}
	collectors.get(textOf(payload["serviceName"]) ?? "")?.(payload, add);
	return [...found];
}
/** What else a service's entries name. */
const collectors = /* @__PURE__ */ new Map([
	["compute.googleapis.com", (payload, add) => {
		for (const card of listAt$1(payload, "request", "networkInterfaces")) add(valueAt(card, "network"));
		for (const account of listAt$1(payload, "request", "serviceAccounts")) add(valueAt(account, "email"));
		for (const disk of listAt$1(payload, "request", "disks")) add(valueAt(disk, "source"));
	}],
	["cloudresourcemanager.googleapis.com", (payload, add) => {
		const requested = listAt$1(payload, "request", "policy", "bindings");
		for (const binding of [...requested, ...listAt$1(payload, "response", "bindings")]) {
			add(valueAt(binding, "role"));
			for (const member of listAt$1(binding, "members")) add(member);
		}
	}],
	["iamcredentials.googleapis.com", (payload, add) => {
		for (const account of listAt$1(payload, "metadata", "identityDelegationChain")) add(account);
	}]
]);
function listAt$1(value, ...path) {
	const list = valueAt(value, ...path);
	return isJsonArray(list) ? list : [];
}
// src/events/gcp-document.ts
/**
* The ECS document as Elastic's gcp integration makes it from a LogEntry (reference/telemetry.md 5.1,
* 5.4), without the fields that need a GeoIP database.
*/
function gcpDocument({ id, native, timestamp }) {
	const payload = objectOf(native["protoPayload"]) ?? {};
	const resource = objectOf(native["resource"]);
	const labels = objectOf(resource?.["labels"]);
	const authentication = objectOf(payload["authenticationInfo"]);
	const request = objectOf(payload["requestMetadata"]);
	const email = textOf(authentication?.["principalEmail"]);
	const subject = textOf(authentication?.["principalSubject"]);
	const { ip, address } = callerOf(request);
	const agent = textOf(request?.["callerSuppliedUserAgent"]);
	const entities = entitiesOf(native);
	return objectWithoutEmpty({
		"@timestamp": millisecondText(timestamp),
		actor: { entity: { id: entities.actor } },
		client: { user: {
			email,
			id: subject
		} },
		cloud: {
			provider: "gcp",
			project: { id: labels?.["project_id"] },
			instance: { id: labels?.["instance_id"] },
			availability_zone: labels?.["location"]
		},
		data_stream: { dataset: "gcp.audit" },
		ecs: { version: "8.11.0" },
		entity: entityFields("entity", entities),
		event: eventOf(id, native, payload),
		gcp: { audit: auditOf(id, native, payload) },
		host: entityFields("host", entities),
		log: {
			level: native["severity"],
			logger: native["logName"]
		},
		orchestrator: orchestratorOf(resource, textOf(payload["resourceName"])),
		related: {
			entity: entities.related,
			ip: ip === void 0 ? void 0 : [ip],
			user: email === void 0 ? void 0 : [email]
		},
		service: {
			name: payload["serviceName"],
			...entityFields("service", entities)
		},
		source: {
			ip,
			address
		},
		target: { entity: { id: entities.target } },
		user: {
			email,
			id: subject,
			...entityFields("user", entities)
		},
		user_agent: agent === void 0 ? void 0 : userAgentFields(agent)
	}) ?? {};
}
/** `user.entity.id`, `user.target.entity.id` and so on; without a kind `entity.id`, `entity.target.id`. */
function entityFields(kind, entities) {
	const actor = entities.actorKind === kind ? { id: entities.actor } : void 0;
	const target = entities.targetKind === kind ? { id: entities.target } : void 0;
	return kind === "entity" ? {
		...actor,
		target
	} : {
		entity: actor,
		target: target === void 0 ? void 0 : { entity: target }
	};
}
/** `private` and `gce-internal-ip` stand for addresses that Google does not show. */
function callerOf(request) {
	const caller = textOf(request?.["callerIp"]);
	if (caller === void 0) return {};
	return isIpAddress(caller) ? { ip: caller } : { address: caller };
}
// src/events/gcp-audit-log.ts
/**
* Makes the event of one Google Cloud audit log entry; an entry without a time or a method, or with a
* payload that is no AuditLog, is rejected. `native` is the LogEntry (Cloud Logging API v2) with its
* `protoPayload`, whatever dialect came in. The id is `insertId`, which is unique within one log and
* one time; an entry without it is named by log, time and method.
*/
function gcpAuditEvent(record) {
	const native = record.dialect === "gcp-bigquery-row" ? entryFromBigQueryRow(record.value) : record.value;
	const payload = objectOf(native["protoPayload"]);
	const method = textOf(payload?.["methodName"]);
	const timestamp = parseTimestamp(native["timestamp"]);
	if (payload === void 0 || !isAuditLog(payload)) return rejection(record, "gcp-not-audit-log");
	if (timestamp === void 0) return rejection(record, "gcp-no-time");
	if (method === void 0) return rejection(record, "gcp-no-method");
	const id = textOf(native["insertId"]) ?? [
		"derived",
		textOf(native["logName"]),
		timestamp.text,
		method
	].join("-");
	return {
		source: "gcp.audit",
		id,
		time: timestamp.milliseconds,
		endTime: timestamp.milliseconds,
		document: gcpDocument({
			id,
			native,
			timestamp
		}),
		native,
		records: [{
			id,
			record
		}]
	};
}
function isAuditLog(payload) {
	const type = payload["@type"] ?? "";
	return typeof type === "string" && (type === "" || type.endsWith("google.cloud.audit.AuditLog"));
}
const messages = {
	"gcp-not-audit-log": "a Google Cloud log entry whose payload is not an audit log",
	"gcp-no-time": "a Google Cloud audit log entry without a readable time",
	"gcp-no-method": "a Google Cloud audit log entry without a method name"
};
function rejection(record, code) {
	const { file, line } = record.origin;
	return {
		rejected: code,
		diagnostic: {
			code,
			severity: "warning",
			message: messages[code],
			file,
			...line === void 0 ? {} : { line }
		}
	};
}
// src/events/normalise.ts
/** Makes the ECS event of one record; a record that cannot be one is rejected with the reason. */
function normalise(record) {
	switch (record.source) {
		case "aws.cloudtrail": return cloudtrailEvent(record);
		case "azure.activitylogs": return azureActivityEvent(record);
		case "gcp.audit": return gcpAuditEvent(record);
	}
}
// src/environment/aws-automation.ts
const automations = [
	{
		services: ["backup.amazonaws.com"],
		roles: ["AWSBackupDefaultServiceRole", "AWSServiceRoleForBackup"]
	},
	{
		services: ["dlm.amazonaws.com"],
		roles: ["AWSDataLifecycleManagerDefaultRole", "AWSDataLifecycleManagerDefaultRoleForAMIManagement"]
	},
	{
		services: ["ec2.amazonaws.com"],
		roles: ["AWSServiceRoleForEC2Spot"]
	},
	{
		services: ["imagebuilder.amazonaws.com"],
		roles: ["AWSServiceRoleForImageBuilder"]
	},
	{
		services: ["autoscaling.amazonaws.com"],
		roles: ["AWSServiceRoleForAutoScaling"]
	},
	{
		services: ["eks-nodegroup.amazonaws.com"],
		roles: ["AWSServiceRoleForAmazonEKSNodegroup"]
	},
	{
		services: [],
		roles: ["AWSServiceRoleForAmazonGuardDutyMalwareProtection"]
	},
	{
		services: ["drs.amazonaws.com"],
		roles: []
	},
	{
		services: ["mgn.amazonaws.com"],
		roles: []
	},
	{
		services: ["cloudformation.amazonaws.com"],
		roles: [],
		actsForCaller: true
	}
];
/** Only AWS can make a role with this path; a name like it without the path may be anybody's. */
const serviceLinkedPath = ":role/aws-service-role/";
/**
* Why a call is taken for automation, in words that cite the field, or `undefined`. Rests on fields
* that AWS sets; a user agent is a claim by the caller and is never read
* (reference/telemetry.md section 4.2, design section 4.6).
*/
function awsAutomation(caller) {
	for (const { services, roles, actsForCaller } of automations) {
		if (actsForCaller === true && caller.isPerson) continue;
		const { invokedBy, sourceAddress } = caller;
		if (invokedBy !== void 0 && services.includes(invokedBy)) return `invokedBy is ${invokedBy}`;
		if (sourceAddress !== void 0 && services.includes(sourceAddress)) return `sourceIPAddress is ${sourceAddress}`;
		const role = roles.find((name) => isRole(caller.roleArn, name));
		if (role !== void 0) return `the role is ${role}`;
	}
}
function isRole(arn, name) {
	if (arn === void 0 || !arn.endsWith(`/${name}`)) return false;
	return !name.startsWith("AWSServiceRole") || arn.includes(serviceLinkedPath);
}
// src/environment/aws-principal.ts
/** One stable principal for every `userIdentity.type` (reference/telemetry.md section 4.1). */
const identityReaders = /* @__PURE__ */ new Map([
	["Root", readRoot],
	["IAMUser", readUser],
	["AssumedRole", readRole],
	["Role", readRole],
	["FederatedUser", readFederatedUser],
	["AWSService", readService],
	["AWSAccount", readAccount],
	["SAMLUser", (identity) => readProviderUser(identity, "human")],
	["WebIdentityUser", (identity) => readProviderUser(identity, "unknown")],
	["IdentityCenterUser", readIdentityCenterUser]
]);
/**
* Who acted in a CloudTrail record. Never fails: an actor that the record hides has the id `unknown`.
* The id of a role is the role's ARN; the session, which for roles of IAM Identity Center is the
* person, stands apart. ARNs keep their letter case, as IAM compares them.
*/
function awsPrincipal(native) {
	const identity = objectOf(native["userIdentity"]) ?? {};
	const read = (identityReaders.get(textOf(identity["type"]) ?? "") ?? readUnnamed)(identity, native);
	const id = read.id ?? "unknown";
	const account = textOf(identity["accountId"]);
	const automation = automationOf(identity, native, read);
	return {
		id,
		kind: automation === void 0 ? read.id === void 0 ? "unknown" : read.kind : "automation",
		...account === void 0 ? {} : { account },
		...read.session === void 0 ? {} : { session: read.session },
		display: read.display ?? id,
		...automation === void 0 ? {} : { automation }
	};
}
/** Another account is never our automation, whatever service relays its call. */
function automationOf(identity, native, read) {
	if (read.kind === "external") return void 0;
	const invokedBy = textOf(identity["invokedBy"]);
	const sourceAddress = textOf(native["sourceIPAddress"]);
	return awsAutomation({
		...invokedBy === void 0 ? {} : { invokedBy },
		...sourceAddress === void 0 ? {} : { sourceAddress },
		...read.roleArn === void 0 ? {} : { roleArn: read.roleArn },
		isPerson: read.kind === "human" || read.kind === "root"
	});
}
function readRoot(identity) {
	const account = textOf(identity["accountId"]);
	return {
		id: account === void 0 ? textOf(identity["arn"]) : `arn:aws:iam::${account}:root`,
		kind: "root",
		display: account === void 0 ? "root" : `root of ${account}`
	};
}
function readUser(identity) {
	const name = textOf(identity["userName"]);
	const id = textOf(identity["arn"]) ?? textOf(identity["principalId"]) ?? name;
	return {
		id,
		kind: "human",
		display: name ?? lastSegment$1(id)
	};
}
function readRole(identity) {
	const arn = textOf(identity["arn"]);
	const id = textOf(valueAt(identity, "sessionContext", "sessionIssuer", "arn")) ?? roleOfSession(arn) ?? arn ?? principalPart(identity);
	const session = sessionOfRole(arn) ?? sessionPart(identity);
	const role = lastSegment$1(id);
	const isPerson = isIdentityCenterRole(id, role);
	const display = isPerson && session !== void 0 ? `${session} (${role ?? ""})` : role;
	return {
		id,
		kind: isPerson ? "human" : "role",
		display,
		session,
		roleArn: id
	};
}
/** IAM Identity Center makes these roles; their session name is the person (section 4.1 rule 3). */
function isIdentityCenterRole(arn, name) {
	return (arn?.includes(":role/aws-reserved/sso.amazonaws.com/") ?? false) || (name?.startsWith("AWSReservedSSO_") ?? false);
}
function readFederatedUser(identity) {
	const arn = textOf(identity["arn"]);
	const issuer = objectOf(valueAt(identity, "sessionContext", "sessionIssuer"));
	const id = textOf(issuer?.["arn"]) ?? arn ?? principalPart(identity);
	const session = lastSegment$1(arn) ?? sessionPart(identity);
	return {
		id,
		kind: textOf(issuer?.["type"]) === "Root" ? "root" : "human",
		display: session ?? lastSegment$1(id),
		session
	};
}
function readService(identity) {
	const service = textOf(identity["invokedBy"]);
	return {
		id: service === void 0 ? void 0 : `svc:${service}`,
		kind: "service",
		display: service
	};
}
/** A caller of another account, as the owner of the resource sees it. */
function readAccount(identity, native) {
	const account = textOf(identity["accountId"]);
	if (account === void 0) return readUnnamed(identity);
	const principal = principalPart(identity);
	const isOwn = account === textOf(native["recipientAccountId"]);
	return {
		id: `aws:acct:${account}${principal === void 0 ? "" : `:${principal}`}`,
		kind: isOwn ? "unknown" : "external",
		display: `account ${account}`,
		session: sessionPart(identity)
	};
}
function readProviderUser(identity, kind) {
	const provider = textOf(identity["identityProvider"]);
	const user = textOf(identity["userName"]) ?? textOf(identity["principalId"]);
	return {
		id: provider === void 0 || user === void 0 ? user : `${provider}/${user}`,
		kind,
		display: user
	};
}
function readIdentityCenterUser(identity) {
	const user = textOf(valueAt(identity, "onBehalfOf", "userId"));
	const store = textOf(valueAt(identity, "onBehalfOf", "identityStoreArn"));
	return {
		id: store === void 0 || user === void 0 ? user : `${store}/${user}`,
		kind: "human",
		display: textOf(identity["userName"]) ?? user
	};
}
/** No type, or one that AWS does not explain: the service that called, else whatever is named. */
function readUnnamed(identity) {
	if (textOf(identity["type"]) === void 0 && textOf(identity["invokedBy"]) !== void 0) return readService(identity);
	return {
		id: [
			"arn",
			"principalId",
			"userName",
			"accountId"
		].map((key) => textOf(identity[key])).find((text) => text !== void 0),
		kind: "unknown"
	};
}
/** `arn:aws:sts::A:assumed-role/R/S` to `arn:aws:iam::A:role/R`; the role's path is lost. */
function roleOfSession(arn) {
	const [prefix, partition, service, , account, resource] = arn?.split(":", 6) ?? [];
	const [type, role] = resource?.split("/", 2) ?? [];
	if (prefix !== "arn" || service !== "sts" || type !== "assumed-role") return void 0;
	return role === void 0 ? void 0 : `arn:${partition ?? "aws"}:iam::${account ?? ""}:role/${role}`;
}
function sessionOfRole(arn) {
	const parts = arn?.split("/") ?? [];
	return (parts[0]?.endsWith(":assumed-role") ?? false) && parts.length > 2 ? parts.slice(2).join("/") : void 0;
}
/** The part of `principalId` that stays: `AROA...` of `AROA...:session`. */
function principalPart(identity) {
	return textOf(textOf(identity["principalId"])?.split(":", 1)[0]);
}
function sessionPart(identity) {
	const text = textOf(identity["principalId"]);
	const at = text?.indexOf(":") ?? -1;
	return at < 0 ? void 0 : textOf(text?.slice(at + 1));
}
function lastSegment$1(arn) {
	return textOf(arn?.slice(arn.lastIndexOf("/") + 1));
}
// src/environment/azure-automation.ts
/**
* Callers of Azure that are automation of the platform itself (reference/telemetry.md 4.3). An
* application id stands in a signed token: nobody but the application can carry it.
*/
/** Application ids of Microsoft's own services that copy and restore disks. */
const applications = /* @__PURE__ */ new Map([["262044b1-e2ce-469f-a196-69ab7ada62d3", "Azure Backup (Backup Management Service)"], ["b8340c3b-9267-498f-b21a-15d5547fa85e", "Azure Site Recovery (Hyper-V Recovery Manager)"]]);
/** Categories that the platform writes about itself; nobody called anything. */
const platformCategories = /* @__PURE__ */ new Set([
	"policy",
	"autoscale",
	"resourcehealth",
	"servicehealth",
	"alert",
	"security",
	"recommendation"
]);
/** Why an Azure event is automation, in words that cite the field; `undefined` when nothing says so. */
function azureAutomation(native, claims) {
	const application = textOf(claims["appid"])?.toLowerCase();
	const product = application === void 0 ? void 0 : applications.get(application);
	if (product !== void 0) return `claims.appid ${application} is ${product}`;
	const caller = textOf(native["caller"]);
	if (caller?.toLowerCase().startsWith("microsoft.") && !caller.includes("@")) return `caller ${caller} is a resource provider`;
	const category = textOf(valueAt(native, "category", "value")) ?? textOf(native["category"]);
	if (caller === void 0 && platformCategories.has(category?.toLowerCase() ?? "")) return `category ${category} without a caller is written by the platform`;
}
// src/environment/azure-principal.ts
/** Who acted in an Azure Activity event (reference/telemetry.md 4.3). */
const schema = "http://schemas.microsoft.com/identity/claims";
const soap = "http://schemas.xmlsoap.org/ws/2005/05/identity/claims";
/** Where a token states one thing, the usual place first. */
const claimNames = {
	objectId: [`${schema}/objectidentifier`, "oid"],
	tenant: [`${schema}/tenantid`, "tid"],
	userName: [
		`${soap}/upn`,
		"upn",
		`${soap}/name`
	],
	displayName: ["name"],
	tokenType: ["idtyp"],
	managedIdentity: ["xms_mirid"]
};
/**
* The principal of an Azure REST record. Its id is `azure:<tenant>:<object id>`: the object id stays
* when a user is renamed, the caller name does not. Never fails.
*/
function azurePrincipal(native) {
	const claims = claimsOf(native);
	const account = tenantOf(native, claims);
	const caller = textOf(native["caller"]);
	const id = claim(claims, "objectId") ?? textOf(valueAt(native, "authorization", "evidence", "principalId")) ?? caller ?? "unknown";
	const automation = azureAutomation(native, claims);
	const session = claim(claims, "managedIdentity")?.toLowerCase();
	return {
		id: `azure:${account ?? "unknown"}:${id.toLowerCase()}`,
		kind: automation === void 0 ? kindOf$2(native, claims) : "automation",
		...account === void 0 ? {} : { account },
		...session === void 0 ? {} : { session },
		display: caller ?? claim(claims, "userName") ?? claim(claims, "displayName") ?? id,
		...automation === void 0 ? {} : { automation }
	};
}
function claimsOf(native) {
	const { claims } = native;
	const parsed = typeof claims === "string" ? parseJson(claims) : claims;
	return isJsonObject(parsed) ? parsed : {};
}
function claim(claims, name) {
	for (const key of claimNames[name]) {
		const value = textOf(claims[key]);
		if (value !== void 0) return value;
	}
}
/** The tenant that issued the token, else the tenant of the subscription. */
function tenantOf(native, claims) {
	return (claim(claims, "tenant") ?? hierarchyTenant(native) ?? textOf(native["tenantId"]))?.toLowerCase();
}
/** `properties.hierarchy` is `<tenant>/<management groups>/<subscription>`. */
function hierarchyTenant(native) {
	const hierarchy = textOf(valueAt(native, "properties", "hierarchy"));
	return textOf(hierarchy?.split("/")[0]?.toLowerCase());
}
function kindOf$2(native, claims) {
	if (isForeign(native, claims)) return "external";
	switch ((claim(claims, "tokenType") ?? textOf(valueAt(native, "authorization", "evidence", "principalType")))?.toLowerCase()) {
		case "user": return "human";
		case "app":
		case "serviceprincipal": return "service";
	}
	if (claim(claims, "managedIdentity") !== void 0) return "service";
	if (claim(claims, "userName") !== void 0) return "human";
	return kindOfCaller(textOf(native["caller"]));
}
/** A token of another tenant (Lighthouse), or a guest, whose name carries the home of the account. */
function isForeign(native, claims) {
	const issuer = claim(claims, "tenant")?.toLowerCase();
	const owner = hierarchyTenant(native);
	if (issuer !== void 0 && owner !== void 0 && issuer !== owner) return true;
	const name = (textOf(native["caller"]) ?? claim(claims, "userName") ?? "").toLowerCase();
	return name.includes("#ext#@") || name.startsWith("live.com#");
}
/** A person's caller is a user name; that of a service principal or managed identity is its GUID. */
function kindOfCaller(caller) {
	if (caller === void 0) return "unknown";
	if (caller.includes("@")) return "human";
	return /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(caller) ? "service" : "unknown";
}
// src/environment/gcp-automation.ts
/**
* Callers of Google Cloud that are automation of Google itself (reference/telemetry.md 4.4). The
* default account of virtual machines (`<number>-compute@developer.gserviceaccount.com`) and that of
* Cloud Build are not here: whoever is inside a machine or a build acts as them.
*/
/** Projects of Google that hold service agents; the name before the `@` is `service-<number>`. */
const agentProjects = /* @__PURE__ */ new Map([
	["compute-system", "the Compute Engine service agent"],
	["container-engine-robot", "the Kubernetes Engine service agent"],
	["gcp-sa-backupdr", "the Backup and DR service agent"],
	["security-center-api", "the Security Command Center service agent"]
]);
/** Why a Google Cloud event is automation, in words that cite the field; `undefined` otherwise. */
function gcpAutomation(native, email, delegates) {
	if (!delegates.every(isGoogleProduction)) return void 0;
	const agent = email === void 0 ? void 0 : agentOf(email);
	if (agent !== void 0) return `authenticationInfo.principalEmail ${email} is ${agent}`;
	const log = textOf(native["logName"])?.toLowerCase() ?? "";
	if (email === void 0 && log.endsWith("system_event")) return "logName system_event without a principal is written by Google Cloud";
}
/** An agent that somebody outside Google borrowed is not automation. */
function isGoogleProduction(delegate) {
	return delegate.endsWith("@prod.google.com");
}
function agentOf(email) {
	const [name = "", host = ""] = email.split("@");
	if (host === "cloudservices.gserviceaccount.com") return "the Google APIs service agent";
	if (!host.endsWith(".iam.gserviceaccount.com") || !/^service-(?:org-)?\d+$/.test(name)) return void 0;
	return agentProjects.get(host.slice(0, -24));
}
// src/environment/gcp-principal.ts
/** Who acted in a Google Cloud audit entry (reference/telemetry.md 4.4). */
/**
* The principal of a LogEntry. Its id is the e-mail, lower case, or the whole subject of a federated
* identity; whom a service account was borrowed by stands in `session`, all of them in the order of
* the log. Never fails.
*/
function gcpPrincipal(native) {
	const payload = valueAt(native, "protoPayload");
	const authentication = valueAt(payload, "authenticationInfo");
	const subject = identityOf(authentication);
	const email = subject?.includes("@") === true && !isFederated(subject) ? subject : void 0;
	const delegates = delegatesOf(authentication);
	const automation = gcpAutomation(native, email, delegates);
	const account = email === void 0 ? void 0 : homeOf(email);
	return {
		id: subject ?? "gcp:unknown",
		kind: automation !== void 0 ? "automation" : isForeignUse(payload) ? "external" : kindOf$1(subject),
		...account === void 0 ? {} : { account },
		...delegates.length === 0 ? {} : { session: delegates.join(", ") },
		display: subject ?? (automation === void 0 ? "unknown" : "Google Cloud"),
		...automation === void 0 ? {} : { automation }
	};
}
/** `user:` and `serviceAccount:` before an e-mail are taken off: older entries have the e-mail alone. */
function identityOf(authentication) {
	const subject = textOf(valueAt(authentication, "principalSubject"))?.toLowerCase();
	const email = textOf(valueAt(authentication, "principalEmail"))?.toLowerCase();
	if (subject === void 0) return email;
	return isFederated(subject) ? subject : subject.slice(subject.indexOf(":") + 1) || email;
}
function delegatesOf(authentication) {
	const chain = valueAt(authentication, "serviceAccountDelegationInfo");
	return (isJsonArray(chain) ? chain : []).flatMap((one) => textOf(valueAt(one, "firstPartyPrincipal", "principalEmail"))?.toLowerCase() ?? identityOf(one) ?? []);
}
function kindOf$1(subject) {
	if (subject === void 0) return "unknown";
	if (isFederated(subject)) return subject.includes("/workforcepools/") ? "human" : "service";
	if (subject.endsWith("gserviceaccount.com")) return "service";
	return subject.includes("@") ? "human" : "unknown";
}
/** Is the payload about somebody of another project who used our resource (reference/telemetry.md 2.8)? */
function isForeignUse(payload) {
	return textOf(valueAt(payload, "metadata", "@type"))?.endsWith("CrossEntityControlAuditMetadata") === true;
}
function isFederated(subject) {
	return subject.startsWith("principal://") || subject.startsWith("principalset://");
}
/** Where an identity belongs: the project of a service account, the mail domain of a person. */
function homeOf(email) {
	const host = email.slice(email.lastIndexOf("@") + 1);
	return host.endsWith(".iam.gserviceaccount.com") ? host.slice(0, -24) : host;
}
// src/environment/identify-principal.ts
/** Who acted in an event; never fails: an actor that the record hides is of kind `unknown`. */
function identifyPrincipal(event) {
	switch (event.source) {
		case "aws.cloudtrail": return awsPrincipal(event.native);
		case "azure.activitylogs": return azurePrincipal(event.native);
		case "gcp.audit": return gcpPrincipal(event.native);
	}
}
// src/lineage/aws-request.ts
/** Reads a CloudTrail record in its native form; tolerates any JSON. */
function readAwsCall(native) {
	const caller = textOf(valueAt(native, "userIdentity", "accountId"));
	const account = textOf(native["recipientAccountId"]) ?? caller;
	const region = textOf(native["awsRegion"]);
	const errorMessage = textOf(native["errorMessage"]);
	return {
		parts: {
			request: unwrap(native["requestParameters"], "Request"),
			response: unwrap(native["responseElements"], "Response"),
			details: objectOf(native["serviceEventDetails"]) ?? {}
		},
		hasRequest: isJsonObject(native["requestParameters"]),
		...account === void 0 ? {} : { account },
		...region === void 0 ? {} : { region },
		...caller === void 0 ? {} : { caller },
		isAttempt: textOf(native["errorCode"]) !== void 0 || errorMessage !== void 0,
		...errorMessage === void 0 ? {} : { errorMessage }
	};
}
/** Takes off the single `<Api>Request` or `<Api>Response` key of the newer EC2 encoding (fact 6). */
function unwrap(value, suffix) {
	const object = objectOf(value) ?? {};
	const keys = Object.keys(object);
	const [key] = keys;
	if (keys.length !== 1 || key === void 0 || !key.endsWith(suffix)) return object;
	return objectOf(object[key]) ?? {};
}
/**
* All values at a dotted path. Keys are compared without letter case, and every list on the way is
* walked, however it is written: `items`, `item`, a bare array, or one bare element (fact 6).
*/
function valuesAt(root, path) {
	let current = spread(root);
	for (const key of path.split(/\./)) current = current.flatMap((value) => spread(fieldOf(value, key)));
	return current;
}
/** The objects at a path. */
function objectsAt(root, path) {
	return valuesAt(root, path).filter(isJsonObject);
}
/** The texts at a path, each once; an element `{content, tag}` of the newer encoding is its content. */
function textsAt(root, path) {
	const texts = valuesAt(root, path).map((value) => textOf(value) ?? textOf(fieldOf(value, "content")));
	return [...new Set(texts.filter((text) => text !== void 0))];
}
/** The texts at the first of several paths that holds any. */
function firstTextsAt(root, paths) {
	for (const path of paths) {
		const texts = textsAt(root, path);
		if (texts.length > 0) return texts;
	}
	return [];
}
/** The first text at the first of several paths that holds one. */
function textAt$1(root, ...paths) {
	return firstTextsAt(root, paths)[0];
}
/** The boolean at a path, also when it was written as text. */
function flagAt(root, path) {
	const [value] = valuesAt(root, path);
	if (value === true || value === "true") return true;
	return value === false || value === "false" ? false : void 0;
}
/** The whole number at the first path that holds one, also when it was written as text. */
function numberAt(root, ...paths) {
	for (const path of paths) {
		const [value] = valuesAt(root, path);
		const number = typeof value === "string" && value !== "" ? Number(value) : value;
		if (typeof number === "number" && Number.isInteger(number)) return number;
	}
}
/** How many values a search by pattern looks at; a true record has far fewer. */
const searchLimit = 1e4;
/** All texts anywhere below a value; the fallback for shapes nobody has confirmed (section 9 item 1). */
function textsWithin(root) {
	const texts = /* @__PURE__ */ new Set();
	const open = [root];
	for (let looked = 0; looked < searchLimit && open.length > 0; looked++) {
		const value = open.pop();
		if (typeof value === "string") texts.add(value);
		else if (isJsonArray(value)) for (const element of value) open.push(element);
		else if (isJsonObject(value)) for (const element of Object.values(value)) open.push(element);
	}
	return [...texts].sort();
}
/** The elements of a list, or the value itself where it is none; an empty list is `{}`. */
function spread(value) {
	if (value === void 0 || value === null) return [];
	if (isJsonArray(value)) return value;
	if (isJsonObject(value) && Object.keys(value).length === 0) return [];
	const list = fieldOf(value, "items") ?? fieldOf(value, "item");
	if (list === void 0) return [value];
	return isJsonArray(list) ? list : [list];
}
function fieldOf(value, key) {
	if (!isJsonObject(value)) return void 0;
	if (Object.hasOwn(value, key)) return value[key];
	const wanted = key.toLowerCase();
	const found = Object.keys(value).find((name) => name.toLowerCase() === wanted);
	return found === void 0 ? void 0 : value[found];
}
// src/lineage/aws-resource.ts
/** The resources whose EC2 id tells their kind by its beginning. */
const kindsByPrefix = /* @__PURE__ */ new Map([
	["vol", "disk"],
	["snap", "snapshot"],
	["ami", "image"],
	["i", "instance"],
	["sg", "network-group"],
	["eni", "network-interface"]
]);
/** The resource types in an RDS ARN. */
const kindsByRdsType = /* @__PURE__ */ new Map([
	["db", "database"],
	["cluster", "database"],
	["snapshot", "database-snapshot"],
	["cluster-snapshot", "database-snapshot"],
	["auto-backup", "database-snapshot"],
	["cluster-auto-backup", "database-snapshot"],
	["secgrp", "network-group"]
]);
const legacyId = /^[a-z]{1,8}-[0-9a-f]{8}$/;
/**
* A resource of EC2 by its id or ARN. Ids of 17 digits are the same in every account and stand bare;
* legacy ids of 8 are unique only within a region (reference/telemetry.md section 3.1). Any other
* text, as denied calls may hold, is kept as it is.
*/
function ec2Resource(kind, text, place) {
	const arn = readArn(text);
	const where = arn === void 0 ? place : {
		...place,
		...arn.place
	};
	const bare = (arn === void 0 ? text : afterLast(arn.rest, "/")).toLowerCase();
	return resource({
		id: (legacyId.test(bare) && where.region !== void 0 ? `${where.region}/${bare}` : bare).toLowerCase(),
		kind
	}, where);
}
/** A security group that the event names by its name alone: names are unique within a default VPC. */
function namedSecurityGroup(name, place) {
	return resource({
		id: `ec2:${place.account ?? ""}:${place.region ?? ""}:security-group:${name}`.toLowerCase(),
		kind: "network-group"
	}, place);
}
/**
* A resource of RDS by its ARN, or by its name completed to an ARN with the place of the event
* (reference/telemetry.md section 3.1). The type is that of the ARN where there is one.
*/
function rdsResource(type, text, place) {
	const arn = readArn(text);
	const kind = kindsByRdsType.get(arn?.rest.split(":", 1)[0] ?? type) ?? "database";
	if (arn !== void 0) return resource({
		id: text.toLowerCase(),
		kind
	}, arn.place);
	const { account = "", region = "" } = place;
	return resource({
		id: `arn:${partitionOf(region)}:rds:${region}:${account}:${type}:${text}`.toLowerCase(),
		kind
	}, place);
}
/** A database known only by its immutable `db-...` or `cluster-...` id, an alias of its ARN. */
function databaseById(resourceId, place) {
	return resource({
		id: resourceId.toLowerCase(),
		kind: "database"
	}, place);
}
/** The same resource, also known by other ids. */
function alsoKnownAs(known, ...ids) {
	const aliases = ids.filter((id) => id !== void 0).map((id) => id.toLowerCase());
	return aliases.length === 0 ? known : {
		...known,
		aliases
	};
}
/** The node of an account; the id keeps its leading zeros. */
function accountResource(account) {
	return {
		id: `aws:acct:${account.toLowerCase()}`,
		kind: "account",
		provider: "aws",
		account
	};
}
/** The node that stands for everyone. */
const publicResource = {
	id: "aws:public",
	kind: "account",
	provider: "aws"
};
/** The node of an organisation or of a unit of one. */
function organizationResource(arn) {
	return {
		id: `aws:org:${arn.toLowerCase()}`,
		kind: "account",
		provider: "aws"
	};
}
/** A bucket; its owner is unknown from the events that name it. */
function bucketResource$1(name) {
	return {
		id: `aws:s3:${name.toLowerCase()}`,
		kind: "bucket",
		provider: "aws"
	};
}
/** The resource that an ARN of EC2 or RDS names; `undefined` for any other and for wildcards. */
function resourceOfArn(text) {
	const arn = readArn(text);
	if (arn === void 0 || text.includes("*")) return void 0;
	if (arn.service === "ec2") {
		const kind = ec2KindOf(afterLast(arn.rest, "/"));
		return kind === void 0 ? void 0 : ec2Resource(kind, text, {});
	}
	const type = arn.rest.split(":", 1)[0] ?? "";
	if (arn.service !== "rds" || !kindsByRdsType.has(type)) return void 0;
	return rdsResource("db", text, {});
}
/** What an EC2 id names, by its beginning; `undefined` for text that is no such id. */
function ec2KindOf(text) {
	const [prefix, digits, ...more] = text.split("-", 3);
	return digits !== void 0 && more.length === 0 && /^[0-9a-f]+$/i.test(digits) ? kindsByPrefix.get(prefix ?? "") : void 0;
}
function readArn(text) {
	const [prefix, , service, region, account, ...rest] = text.split(":");
	if (prefix !== "arn" || service === void 0 || rest.length === 0) return void 0;
	return {
		service,
		place: {
			...region === void 0 || region === "" ? {} : { region },
			...account === void 0 || account === "" ? {} : { account }
		},
		rest: rest.join(":")
	};
}
function resource(known, place) {
	const { account, region } = place;
	return {
		id: known.id,
		kind: known.kind,
		provider: "aws",
		...account === void 0 ? {} : { account },
		...region === void 0 ? {} : { region }
	};
}
function partitionOf(region) {
	if (region.startsWith("cn-")) return "aws-cn";
	return region.startsWith("us-gov-") ? "aws-us-gov" : "aws";
}
function afterLast(text, separator) {
	return text.slice(text.lastIndexOf(separator) + 1);
}
// src/lineage/aws-action.ts
/** A field of resources that belong to the account of the event. */
function own(kind, ...paths) {
	return {
		kind,
		paths
	};
}
/** A field of resources that may be shared with us: sources of copies, images, snapshots. */
function maybeForeign(kind, ...paths) {
	return {
		kind,
		paths,
		mayBeForeign: true
	};
}
/** The EC2 resources that a call names at a field. */
function readResources(call, field) {
	const place = placeOf$3(call, field);
	return firstTextsAt(call.parts, field.paths).map((id) => ec2Resource(field.kind, id, place));
}
/** As {@link readResources}; where no path holds an id, any id of the kind in the same part counts. */
function findResources(call, field) {
	const named = readResources(call, field);
	if (named.length > 0) return named;
	const part = call.parts[field.paths[0]?.split(/\./, 1)[0] ?? ""];
	return textsWithin(part).filter((text) => ec2KindOf(text) === field.kind).map((id) => ec2Resource(field.kind, id, placeOf$3(call, field)));
}
/** More links than any true record states: CloudTrail leaves out parameters over 100 KB. */
const linkLimit = 4096;
/** A link from each of some resources to each of others. */
function linksBetween(kind, ends, evidence = "observed") {
	const links = [];
	for (const from of ends.from) for (const to of ends.to) {
		if (links.length === linkLimit) return links;
		if (from.id === to.id) continue;
		links.push({
			kind,
			from,
			to,
			evidence
		});
	}
	return links;
}
/** A row for a call that makes one thing out of another, or ties or unties two. */
function derives$1(row) {
	const find = row.isUnverified === true ? findResources : readResources;
	return {
		verb: row.verb,
		read: (call) => {
			const ends = {
				from: find(call, row.from),
				to: find(call, row.to)
			};
			const evidence = row.isUnverified === true ? "inferred" : "observed";
			const links = row.link === void 0 ? [] : linksBetween(row.link, ends, evidence);
			return {
				inputs: ends.from,
				outputs: ends.to,
				links
			};
		}
	};
}
/** A row for a call that changes a resource without making another. */
function changes(verb, field) {
	return {
		verb,
		read: (call) => ({ outputs: findResources(call, field) })
	};
}
/** A row for a call that reads from a resource. */
function reads(verb, field) {
	return {
		verb,
		read: (call) => ({ inputs: findResources(call, field) })
	};
}
/** A row for a call that removes resources. */
function deletes(field) {
	return {
		verb: "delete",
		read: (call) => {
			const removed = readResources(call, field);
			return {
				outputs: removed,
				removed
			};
		}
	};
}
/** A row for a call that concerns a whole account or region and names no resource. */
function settles(verb) {
	return {
		verb,
		read: () => ({})
	};
}
function placeOf$3(call, field) {
	const region = (field.regionPath === void 0 ? void 0 : textAt$1(call.parts, field.regionPath)) ?? call.region;
	const account = field.mayBeForeign === true ? void 0 : call.account;
	return {
		...account === void 0 ? {} : { account },
		...region === void 0 ? {} : { region }
	};
}
// src/lineage/aws-image.ts
const imagedInstance = own("instance", "request.instanceId");
const addedSnapshots = own("snapshot", "request.blockDeviceMapping.ebs.snapshotId");
const madeImage$1 = own("image", "response.imageId");
/** CreateImage: the disks of an instance, and any snapshot that the request adds beside them. */
function readCreateImage(call) {
	const inputs = [...readResources(call, imagedInstance), ...readResources(call, addedSnapshots)];
	const outputs = readResources(call, madeImage$1);
	return {
		inputs,
		outputs,
		links: linksBetween("image-of", {
			from: inputs,
			to: outputs
		})
	};
}
/** A call that writes a resource into a bucket, whose owner the event does not tell. */
function readsExport(field, target) {
	const isUnverified = target.isUnverified === true;
	return (call) => {
		const inputs = isUnverified ? findResources(call, field) : readResources(call, field);
		const outputs = textsAt(call.parts, target.bucket).map(bucketResource$1);
		return {
			inputs,
			outputs,
			links: linksBetween("exported-to", {
				from: inputs,
				to: outputs
			}, isUnverified ? "inferred" : "observed")
		};
	};
}
/** A call that reads from a bucket something whose own id comes later or never. */
function readsFromBucket(path) {
	return (call) => ({ inputs: textsAt(call.parts, path).map(bucketResource$1) });
}
/**
* CreateRestoreImageTask: an image out of a bucket. CreateStoreImageTask names its object after the
* image (`ami-....bin`), which leads back to the stored image; a bucket alone is no source, because
* everything ever put into it would be one. Paths unconfirmed (section 2.1).
*/
function readRestoreImage(call) {
	const stored = textsAt(call.parts, "request.objectKey").flatMap(storedImage);
	const outputs = findResources(call, madeImage$1);
	return {
		inputs: [...stored, ...textsAt(call.parts, "request.bucket").map(bucketResource$1)],
		outputs,
		links: linksBetween("restored-from", {
			from: stored,
			to: outputs
		}, "inferred")
	};
}
function storedImage(objectKey) {
	const id = objectKey.slice(objectKey.lastIndexOf("/") + 1).split(".", 1)[0] ?? "";
	return ec2KindOf(id) === "image" ? [ec2Resource("image", id, {})] : [];
}
// src/lineage/aws-launch.ts
const image$1 = maybeForeign("image", "response.instancesSet.imageId", "request.instancesSet.imageId");
const requestedImage = maybeForeign("image", "request.instancesSet.imageId");
const snapshot$2 = maybeForeign("snapshot", "request.blockDeviceMapping.ebs.snapshotId");
const instance$2 = own("instance", "response.instancesSet.instanceId");
/**
* RunInstances. The volumes it makes are named nowhere (fact 3): data comes from the image, and from
* the snapshots of the request. A snapshot beside an image may be the image's own root disk, which
* the console fills in (section 7 class G), so that link is only inferred.
*/
function readLaunch(call) {
	const images = readResources(call, image$1);
	const snapshots = readResources(call, snapshot$2);
	const instances = readResources(call, instance$2);
	const evidence = readResources(call, requestedImage).length > 0 ? "inferred" : "observed";
	const launched = objectsAt(call.parts, "response.instancesSet");
	return {
		inputs: [...images, ...snapshots],
		outputs: instances,
		links: [
			...linksBetween("launched-from", {
				from: images,
				to: instances
			}),
			...linksBetween("launched-from", {
				from: snapshots,
				to: instances
			}, evidence),
			...launched.flatMap((one) => instanceMemberships(one, call))
		]
	};
}
/** An instance as the response describes it: in its groups, and in those of its interfaces. */
function instanceMemberships(instanceItem, place) {
	const from = textsAt(instanceItem, "instanceId").map((id) => ec2Resource("instance", id, place));
	const interfaces = objectsAt(instanceItem, "networkInterfaceSet");
	return [...linksBetween("member-of", {
		from,
		to: groupsOf(instanceItem, place)
	}), ...interfaces.flatMap((one) => interfaceMemberships(one, {
		instances: from,
		place
	}))];
}
function interfaceMemberships(interfaceItem, owner) {
	const interfaces = textsAt(interfaceItem, "networkInterfaceId").map((id) => ec2Resource("network-interface", id, owner.place));
	return [...linksBetween("member-of", {
		from: owner.instances,
		to: interfaces
	}), ...linksBetween("member-of", {
		from: interfaces,
		to: groupsOf(interfaceItem, owner.place)
	})];
}
function groupsOf(item, place) {
	return textsAt(item, "groupSet.groupId").map((id) => ec2Resource("network-group", id, place));
}
const fleetImage = maybeForeign("image", "request.imageId");
const fleetSnapshot = maybeForeign("snapshot", "request.snapshotId");
const fleetInstance = own("instance", "response.instanceIds");
/**
* Spot requests and fleets: shapes vary and are unconfirmed, so ids are found by their look. Most of
* their instances are named only by the RunInstances call that the service makes afterwards.
*/
function readFleet(call) {
	const inputs = [...findResources(call, fleetImage), ...findResources(call, fleetSnapshot)];
	const outputs = findResources(call, fleetInstance);
	return {
		inputs,
		outputs,
		links: linksBetween("launched-from", {
			from: inputs,
			to: outputs
		}, "inferred")
	};
}
const changedInstance = own("instance", "request.instanceId");
const newGroups$1 = own("network-group", "request.groupSet.groupId");
/** Attributes `{value: boolean}` that guard an instance against removal. */
const guardPaths = ["request.disableApiTermination.value", "request.disableApiStop.value"];
/** ModifyInstanceAttribute: other groups, or a guard set or lifted; one attribute in each call. */
function readInstanceChange(call) {
	const outputs = readResources(call, changedInstance);
	const links = linksBetween("member-of", {
		from: outputs,
		to: readResources(call, newGroups$1)
	});
	const guard = guardPaths.map((path) => flagAt(call.parts, path)).find((on) => on !== void 0);
	const verb = guard === void 0 ? void 0 : guard ? "protect" : "unprotect";
	return {
		outputs,
		links,
		...verb === void 0 ? {} : { verb }
	};
}
// src/lineage/aws-sharing.ts
/**
* The effect of a change in sharing; `undefined` when nobody is let in or shut out. A call that does
* both is a share that also takes back.
*/
function sharingEffect(change) {
	const { resources, added, removed } = change;
	const [resource] = resources;
	if (added.length === 0 && removed.length === 0) return void 0;
	if (resource === void 0) return { verb: added.length > 0 ? "share" : "unshare" };
	const remove = {
		resource,
		change: "remove",
		grantees: removed
	};
	if (added.length === 0) return {
		verb: "unshare",
		outputs: resources,
		sharing: remove
	};
	return {
		verb: "share",
		outputs: resources,
		links: linksBetween("shared-with", {
			from: [resource],
			to: added.flatMap(resourcesOfGrantee)
		}),
		sharing: {
			resource,
			change: "add",
			grantees: added
		},
		...removed.length === 0 ? {} : { unsharing: remove }
	};
}
/**
* ModifySnapshotAttribute and ModifyImageAttribute: the direction is the key, `add` or `remove`,
* under the permission (fact 1). Other attributes, such as a description, are no share.
*/
function readsPermission(field, permission) {
	return (call) => sharingEffect({
		resources: readResources(call, field),
		added: granteesAt(call, `request.${permission}.add`),
		removed: granteesAt(call, `request.${permission}.remove`)
	});
}
/** ResetSnapshotAttribute and ResetImageAttribute: everyone is shut out again. */
function readsReset(field) {
	return (call) => {
		const outputs = readResources(call, field);
		const [resource] = outputs;
		if (resource === void 0) return { outputs };
		return {
			outputs,
			sharing: {
				resource,
				change: "clear",
				grantees: []
			}
		};
	};
}
/**
* SharedSnapshotVolumeCreated and SharedSnapshotCopyInitiated (fact 2). In the owner's log the caller
* is the account that uses our snapshot; what it made is unnamed, so the account itself is the end of
* the link. In the consumer's log it is the everyday launch from somebody's image: no link.
*/
function readsSharedUse(kind, field) {
	return (call) => {
		const [snapshot] = readResources(call, field);
		const inputs = snapshot === void 0 ? [] : [snapshot];
		const { caller, account } = call;
		if (caller === void 0 || account === void 0) return { inputs };
		if (caller === account) return {
			inputs,
			counterpart: {
				account,
				side: "consumer"
			}
		};
		const owned = inputs.map((input) => ({
			...input,
			account
		}));
		const user = accountResource(caller);
		return {
			inputs: owned,
			outputs: [user],
			links: linksBetween(kind, {
				from: owned,
				to: [user]
			}),
			counterpart: {
				account: caller,
				side: "owner"
			}
		};
	};
}
/** An account id, or `all` for everyone, as lists of RDS hold them. */
function granteeOf$1(value) {
	if (value.toLowerCase() === "all") return {
		kind: "public",
		id: "public"
	};
	return {
		kind: /^\d{12}$/.test(value) ? "account" : "unknown",
		id: value
	};
}
/** The node of a grantee; none for one that could not be read. */
function resourcesOfGrantee({ kind, id }) {
	if (kind === "public") return [publicResource];
	if (kind === "organization") return [organizationResource(id)];
	return kind === "account" ? [accountResource(id)] : [];
}
function granteesAt(call, path) {
	return valuesAt(call.parts, path).flatMap(granteesOfItem);
}
/** `{userId}`, `{group: all}` (tolerated: `groups`), `{organizationArn}`, `{organizationalUnitArn}`. */
function granteesOfItem(item) {
	const text = textOf(item);
	const grantees = [
		...text === void 0 ? [] : [granteeOf$1(text)],
		...[
			"group",
			"groups",
			"userId"
		].flatMap((key) => textsAt(item, key)).map(granteeOf$1),
		...["organizationArn", "organizationalUnitArn"].flatMap((key) => textsAt(item, key)).map((id) => ({
			kind: "organization",
			id
		}))
	];
	return grantees.length === 0 ? [{
		kind: "unknown",
		id: "unknown"
	}] : grantees;
}
// src/lineage/aws-snapshot.ts
const snapshotSource = maybeForeign("snapshot", "request.snapshotId", "response.snapshotId");
const madeVolume = own("disk", "response.volumeId");
const snapshottedInstance = own("instance", "request.instanceSpecification.instanceId");
const madeSnapshots = own("snapshot", "response.snapshotSet.snapshotId");
const snapshottedVolumes = own("disk", "response.snapshotSet.volumeId");
const rootInstance = own("instance", "request.instanceId");
const rootSnapshot = maybeForeign("snapshot", "request.snapshotId");
const rootImage = maybeForeign("image", "request.imageId");
/** CreateVolume restores a snapshot where one is named, and makes an empty disk where none is. */
function readCreateVolume(call) {
	const inputs = readResources(call, snapshotSource);
	const outputs = readResources(call, madeVolume);
	if (inputs.length === 0) return { outputs };
	return {
		verb: "restore",
		inputs,
		outputs,
		links: linksBetween("restored-from", {
			from: inputs,
			to: outputs
		})
	};
}
/**
* CreateSnapshots: one snapshot for each disk of an instance. Paths unconfirmed (section 2.1), so all
* links are inferred. Where the response pairs disks with snapshots the disks are the sources, and
* the call also tells that they are attached; else the instance stands for its disks.
*/
function readCreateSnapshots(call) {
	const instances = findResources(call, snapshottedInstance);
	const volumes = readResources(call, snapshottedVolumes);
	const snapshots = findResources(call, madeSnapshots);
	const pairs = objectsAt(call.parts, "response.snapshotSet").flatMap((item) => linksBetween("snapshot-of", {
		from: textsAt(item, "volumeId").map((id) => ec2Resource("disk", id, call)),
		to: textsAt(item, "snapshotId").map((id) => ec2Resource("snapshot", id, call))
	}, "inferred"));
	const links = pairs.length > 0 ? [...pairs, ...linksBetween("attached-to", {
		from: volumes,
		to: instances
	}, "inferred")] : linksBetween("snapshot-of", {
		from: instances,
		to: snapshots
	}, "inferred");
	return {
		inputs: [...instances, ...volumes],
		outputs: snapshots,
		links
	};
}
/**
* CreateReplaceRootVolumeTask puts a snapshot or image in place of an instance's root disk. Without
* either the disk goes back to its launch state: no new data. Paths unconfirmed (section 2.1).
*/
function readReplaceRoot(call) {
	const inputs = [...findResources(call, rootSnapshot), ...findResources(call, rootImage)];
	const outputs = findResources(call, rootInstance);
	return {
		inputs,
		outputs,
		links: linksBetween("restored-from", {
			from: inputs,
			to: outputs
		}, "inferred")
	};
}
// src/lineage/aws-ec2.ts
/** Disks, snapshots, images and instances: the calls of EC2 that move data or what guards it. */
const snapshot$1 = own("snapshot", "request.snapshotId");
const madeSnapshot = own("snapshot", "response.snapshotId");
const sourceSnapshot = maybeForeign("snapshot", "request.sourceSnapshotId");
const usedSnapshot = maybeForeign("snapshot", "details.snapshotId");
const volume = own("disk", "request.volumeId", "response.volumeId");
const image = own("image", "request.imageId");
const madeImage = own("image", "response.imageId");
const sourceImage = maybeForeign("image", "request.sourceImageId");
const instance$1 = own("instance", "request.instanceId");
const listedInstances = own("instance", "request.instancesSet.instanceId");
const region = { regionPath: "request.sourceRegion" };
/** reference/telemetry.md section 2.1. */
const copyingActions = {
	CreateSnapshot: derives$1({
		verb: "create",
		link: "snapshot-of",
		from: own("disk", "response.volumeId", "request.volumeId"),
		to: madeSnapshot
	}),
	CreateSnapshots: {
		verb: "create",
		read: readCreateSnapshots
	},
	ImportSnapshot: {
		verb: "create",
		read: readsFromBucket("request.diskContainer.userBucket.s3Bucket")
	},
	CopySnapshot: derives$1({
		verb: "copy",
		link: "copy-of",
		from: {
			...sourceSnapshot,
			...region
		},
		to: madeSnapshot
	}),
	CopyImage: derives$1({
		verb: "copy",
		link: "copy-of",
		from: {
			...sourceImage,
			...region
		},
		to: madeImage
	}),
	CopyVolumes: derives$1({
		verb: "copy",
		link: "copy-of",
		from: own("disk", "request.sourceVolumeId"),
		to: own("disk", "response.volumeId"),
		isUnverified: true
	}),
	CreateImage: {
		verb: "create",
		read: readCreateImage
	},
	RegisterImage: derives$1({
		verb: "create",
		link: "image-of",
		from: own("snapshot", "request.blockDeviceMapping.ebs.snapshotId"),
		to: madeImage
	}),
	CreateVolume: {
		verb: "create",
		read: readCreateVolume
	},
	CreateReplaceRootVolumeTask: {
		verb: "restore",
		read: readReplaceRoot
	},
	CreateRestoreImageTask: {
		verb: "restore",
		read: readRestoreImage
	},
	ExportImage: {
		verb: "export",
		read: readsExport(image, {
			bucket: "request.s3ExportLocation.s3Bucket",
			isUnverified: true
		})
	},
	CreateInstanceExportTask: {
		verb: "export",
		read: readsExport(instance$1, { bucket: "request.exportToS3.s3Bucket" })
	},
	CreateStoreImageTask: {
		verb: "export",
		read: readsExport(image, {
			bucket: "request.bucket",
			isUnverified: true
		})
	}
};
/** Who may use a snapshot or image, and who did. */
const sharingActions = {
	ModifySnapshotAttribute: {
		verb: "share",
		read: readsPermission(snapshot$1, "createVolumePermission")
	},
	ResetSnapshotAttribute: {
		verb: "unshare",
		read: readsReset(snapshot$1)
	},
	ModifyImageAttribute: {
		verb: "share",
		read: readsPermission(image, "launchPermission")
	},
	ResetImageAttribute: {
		verb: "unshare",
		read: readsReset(image)
	},
	SharedSnapshotVolumeCreated: {
		verb: "restore",
		read: readsSharedUse("restored-from", usedSnapshot)
	},
	SharedSnapshotCopyInitiated: {
		verb: "copy",
		read: readsSharedUse("copy-of", usedSnapshot)
	}
};
const instanceActions = {
	RunInstances: {
		verb: "launch",
		read: readLaunch
	},
	RequestSpotInstances: {
		verb: "launch",
		read: readFleet
	},
	RequestSpotFleet: {
		verb: "launch",
		read: readFleet
	},
	CreateFleet: {
		verb: "launch",
		read: readFleet
	},
	StartInstances: changes("launch", listedInstances),
	StopInstances: changes("other", listedInstances),
	TerminateInstances: deletes(listedInstances),
	ModifyInstanceAttribute: {
		verb: "other",
		read: readInstanceChange
	},
	AttachVolume: derives$1({
		verb: "attach",
		link: "attached-to",
		from: volume,
		to: own("instance", "request.instanceId", "response.instanceId")
	}),
	DetachVolume: derives$1({
		verb: "detach",
		from: volume,
		to: own("instance", "request.instanceId", "response.instanceId")
	}),
	AssociateAddress: changes("other", instance$1),
	GetPasswordData: reads("access", instance$1),
	GetConsoleScreenshot: reads("access", instance$1)
};
/** What keeps data, or stops keeping it. */
const guardingActions = {
	DeleteSnapshot: deletes(snapshot$1),
	DeleteVolume: deletes(volume),
	DeregisterImage: deletes(image),
	RestoreSnapshotFromRecycleBin: changes("restore", snapshot$1),
	RestoreImageFromRecycleBin: changes("restore", image),
	ModifySnapshotTier: changes("unprotect", snapshot$1),
	RestoreSnapshotTier: changes("other", snapshot$1),
	EnableFastSnapshotRestores: changes("other", own("snapshot", "request.sourceSnapshotId")),
	LockSnapshot: changes("protect", snapshot$1),
	UnlockSnapshot: changes("unprotect", snapshot$1),
	EnableEbsEncryptionByDefault: settles("protect"),
	DisableEbsEncryptionByDefault: settles("unprotect"),
	ModifyEbsDefaultKmsKeyId: settles("unprotect"),
	ResetEbsDefaultKmsKeyId: settles("other"),
	EnableSnapshotBlockPublicAccess: settles("protect"),
	DisableSnapshotBlockPublicAccess: settles("unprotect"),
	EnableImageBlockPublicAccess: settles("protect"),
	DisableImageBlockPublicAccess: settles("unprotect"),
	EnableSerialConsoleAccess: settles("unprotect"),
	DisableSerialConsoleAccess: settles("protect")
};
/**
* The rows of ec2.amazonaws.com outside the network. Calls of section 2.1 that name no resource which
* lineage follows (tags, key pairs, routes, gateways, task cancellations) have no row by intent.
*/
const ec2Actions = {
	...copyingActions,
	...sharingActions,
	...instanceActions,
	...guardingActions
};
/** The rows of ec2-instance-connect.amazonaws.com: keys pushed into running instances. */
const instanceConnectActions = {
	SendSSHPublicKey: reads("access", instance$1),
	SendSerialConsoleSSHPublicKey: reads("access", instance$1)
};
/** The rows of rbin.amazonaws.com: the rules by which deleted snapshots and images are kept. */
const recycleBinActions = {
	CreateRule: settles("protect"),
	LockRule: settles("protect"),
	UnlockRule: settles("unprotect"),
	DeleteRule: settles("unprotect")
};
// src/lineage/aws-ingress.ts
/** Every port, inclusive. */
const allPorts$1 = [0, 65535];
/** Protocol numbers that requests use for the names that responses show. */
const protocolNames = /* @__PURE__ */ new Map([
	["-1", "any"],
	["all", "any"],
	["1", "icmp"],
	["6", "tcp"],
	["17", "udp"],
	["58", "icmpv6"]
]);
/** Where an address stands: flat request, nested request, response, ModifySecurityGroupRules. */
const cidrPaths = [
	"cidrIp",
	"cidrIpv4",
	"cidrIpv6",
	"ipRanges.cidrIp",
	"ipv6Ranges.cidrIpv6"
];
/** Where a source that is no address stands; in each row the first path that holds one wins. */
const otherSourcePaths = [[
	"groups.groupId",
	"referencedGroupId",
	"referencedGroupInfo.groupId",
	"groups.groupName",
	"sourceSecurityGroupName"
], ["prefixListIds.prefixListId", "prefixListId"]];
/**
* The inbound rules that a list of permissions holds, one for each source, so that a revoke can close
* them one by one. The key is built from group, protocol, ports and source and not from the rule's
* id: requests know only those, and both shapes of a rule must agree.
*/
function ingressRules(group, permissions) {
	return permissions.filter((one) => flagAt(one, "isEgress") !== true).flatMap((permission) => {
		const protocol = protocolOf$1(permission);
		const ports = portsOf(permission, protocol);
		const id = textAt$1(permission, "securityGroupRuleId")?.toLowerCase();
		const rule = (source, cidrs) => ({
			key: `${group} ${protocol} ${portsText(permission, protocol)} ${source}`,
			...id === void 0 ? {} : { id },
			cidrs,
			ports,
			protocol,
			worldOpen: cidrs.some(isWorld$1)
		});
		const cidrs = cidrPaths.flatMap((path) => textsAt(permission, path)).map(canonicalCidr);
		const others = otherSourcePaths.flatMap((paths) => firstTextsAt(permission, paths));
		return [...cidrs.map((cidr) => rule(cidr, [cidr])), ...others.map((source) => rule(source.toLowerCase(), []))];
	});
}
/** The permissions of a request: nested in `ipPermissions`, else flat at its top (section 2.1). */
function requestedPermissions(request) {
	const nested = objectsAt(request, "ipPermissions");
	return nested.length > 0 ? nested : [request];
}
/** Rules that a request names by their ids alone; all else about them is unknown. */
function rulesById(group, ids) {
	return ids.map((text) => {
		const id = text.toLowerCase();
		return {
			key: `${group} ${id}`,
			id,
			cidrs: [],
			ports: [],
			protocol: "any",
			worldOpen: false
		};
	});
}
/** One rule that lets the whole world reach ports of a resource that has no group of its own. */
function publicRule(key, ports) {
	return {
		key,
		cidrs: ["0.0.0.0/0"],
		ports,
		protocol: "tcp",
		worldOpen: true
	};
}
/** Every spelling of the world, prefix length 0 whatever the address, becomes one (design 4.5). */
function canonicalCidr(text) {
	const cidr = text.toLowerCase();
	const prefix = cidr.slice(cidr.lastIndexOf("/") + 1);
	if (!cidr.includes("/") || !/^0+$/.test(prefix)) return cidr;
	return cidr.includes(":") ? "::/0" : "0.0.0.0/0";
}
/** Is the canonical CIDR the whole world? */
function isWorld$1(cidr) {
	return cidr === "0.0.0.0/0" || cidr === "::/0";
}
function protocolOf$1(permission) {
	const number = numberAt(permission, "ipProtocol");
	const protocol = (number === void 0 ? textAt$1(permission, "ipProtocol") : String(number))?.toLowerCase() ?? "any";
	return protocolNames.get(protocol) ?? protocol;
}
/** ICMP has types where TCP has ports; a rule for it opens no port. */
function portsOf(permission, protocol) {
	if (protocol === "any") return [allPorts$1];
	if (protocol !== "tcp" && protocol !== "udp") return [];
	const from = numberAt(permission, "fromPort") ?? -1;
	const to = numberAt(permission, "toPort") ?? from;
	if (from === -1) return [allPorts$1];
	return from >= 0 && from <= to && to <= allPorts$1[1] ? [[from, to]] : [];
}
function portsText(permission, protocol) {
	if (protocol === "any") return "all";
	const from = numberAt(permission, "fromPort") ?? -1;
	return `${from}-${numberAt(permission, "toPort") ?? from}`;
}
// src/lineage/aws-network.ts
/** Security groups and network interfaces: the calls of EC2 that open and close ways in. */
const openedRules = "response.securityGroupRuleSet";
const revokedRules = "response.revokedSecurityGroupRuleSet";
const group = own("network-group", "request.groupId", `${openedRules}.groupId`, `${revokedRules}.groupId`);
const networkAcl = own("network-group", "request.networkAclId");
const networkInterface = own("network-interface", "request.networkInterfaceId");
const newGroups = own("network-group", "request.groupSet.groupId");
const madeInterface = own("network-interface", "response.networkInterface.networkInterfaceId");
const madeInterfaceGroups = own("network-group", "response.networkInterface.groupSet.groupId");
/** reference/telemetry.md section 2.1, the rows of stage open-net. */
const networkActions = {
	CreateSecurityGroup: changes("other", own("network-group", "response.groupId")),
	DeleteSecurityGroup: deletes(own("network-group", "request.groupId", "response.groupId")),
	AuthorizeSecurityGroupIngress: {
		verb: "expose",
		read: readsIngress("open", openedRules)
	},
	RevokeSecurityGroupIngress: {
		verb: "unexpose",
		read: readsIngress("close", revokedRules)
	},
	ModifySecurityGroupRules: {
		verb: "expose",
		read: readRuleChange
	},
	AuthorizeSecurityGroupEgress: changes("other", group),
	RevokeSecurityGroupEgress: changes("other", group),
	CreateNetworkAclEntry: changes("other", networkAcl),
	ReplaceNetworkAclEntry: changes("other", networkAcl),
	DeleteNetworkAclEntry: changes("other", networkAcl),
	ModifyNetworkInterfaceAttribute: {
		verb: "other",
		read: readsGroups(networkInterface, newGroups)
	},
	CreateNetworkInterface: {
		verb: "other",
		read: readsGroups(madeInterface, madeInterfaceGroups)
	},
	AttachNetworkInterface: derives$1({
		verb: "other",
		link: "member-of",
		from: own("instance", "request.instanceId"),
		to: networkInterface,
		isUnverified: true
	})
};
/** The rules of the response where it states them, being the normal form; else of the request. */
function readsIngress(change, stated) {
	return (call) => {
		const target = groupOf(call);
		if (target === void 0) return void 0;
		const answered = objectsAt(call.parts, stated);
		const request = objectOf(call.parts["request"]) ?? {};
		return effectOf(target, [{
			resource: target,
			change,
			rules: [...ingressRules(target.id, answered.length > 0 ? answered : requestedPermissions(request)), ...answered.length > 0 ? [] : rulesById(target.id, ruleIds(call))]
		}]);
	};
}
/** `RevokeSecurityGroupIngress` may name rules by id; how CloudTrail writes them is unconfirmed. */
function ruleIds(call) {
	const lists = ["request.securityGroupRuleIds", "request.securityGroupRuleId"];
	const nested = lists.flatMap((path) => textsAt(call.parts, `${path}.securityGroupRuleId`));
	return nested.length > 0 ? nested : lists.flatMap((path) => textsAt(call.parts, path));
}
/**
* ModifySecurityGroupRules puts a new rule in place of the one that an id names: the old is closed,
* the new opened. The event does not tell inbound from outbound; taken for inbound.
*/
function readRuleChange(call) {
	const target = groupOf(call);
	if (target === void 0) return void 0;
	const changed = objectsAt(call.parts, "request.securityGroupRule");
	const closed = rulesById(target.id, changed.flatMap((one) => textsAt(one, "securityGroupRuleId")));
	const opened = changed.flatMap((one) => rulesOfChange(target.id, one));
	return effectOf(target, [{
		resource: target,
		change: "close",
		rules: closed
	}, {
		resource: target,
		change: "open",
		rules: opened
	}]);
}
function rulesOfChange(target, changed) {
	const id = textAt$1(changed, "securityGroupRuleId");
	return ingressRules(target, objectsAt(changed, "securityGroupRule")).map((rule) => id === void 0 ? rule : {
		...rule,
		id: id.toLowerCase()
	});
}
function effectOf(target, changed) {
	return {
		outputs: [target],
		exposures: changed.filter(({ rules }) => rules.length > 0)
	};
}
/** The security group of a call; older calls may give its name alone. */
function groupOf(call) {
	const [named] = readResources(call, group);
	if (named !== void 0) return named;
	const name = textAt$1(call.parts, "request.groupName");
	return name === void 0 ? void 0 : namedSecurityGroup(name, call);
}
/** A call that states all the groups that a resource is in. */
function readsGroups(member, groups) {
	return (call) => {
		const outputs = readResources(call, member);
		return {
			outputs,
			links: linksBetween("member-of", {
				from: outputs,
				to: readResources(call, groups)
			})
		};
	};
}
// src/lineage/aws-rds-field.ts
/** A field of RDS resources of one type. */
function rds(type, ...paths) {
	return {
		type,
		paths
	};
}
/**
* Where the response gives the immutable id of the database it is about. It survives a rename, and
* tells two databases apart that had one name after another (section 3.1).
*/
const stableIdPaths = {
	db: "response.dbiResourceId",
	cluster: "response.dbClusterResourceId"
};
/** The RDS resources that a call names at a field; names are completed to ARNs. */
function readRds(call, field) {
	const region = (field.regionPath === void 0 ? void 0 : textAt$1(call.parts, field.regionPath)) ?? call.region;
	const place = {
		...call.account === void 0 ? {} : { account: call.account },
		...region === void 0 ? {} : { region }
	};
	return firstTextsAt(call.parts, field.paths).map((text) => rdsResource(field.type, text, place)).map((resource) => alsoKnownAs(resource, stableIdOf(call, field)));
}
/** A source stands only in the request; the response describes what was made of it. */
function stableIdOf(call, field) {
	const path = stableIdPaths[field.type];
	const isAnswered = field.paths.some((one) => one.startsWith("response."));
	return path === void 0 || !isAnswered ? void 0 : textAt$1(call.parts, path);
}
// src/lineage/aws-rds-access.ts
/** The port of each engine where neither request nor response names one; matched by beginning. */
const enginePorts = [
	["aurora-postgresql", 5432],
	["aurora", 3306],
	["mysql", 3306],
	["mariadb", 3306],
	["postgres", 5432],
	["oracle", 1521],
	["custom-oracle", 1521],
	["sqlserver", 1433],
	["custom-sqlserver", 1433],
	["db2", 5e4],
	["docdb", 27017],
	["neptune", 8182]
];
/** The way in to databases that a call has just made: the response states it, defaults included. */
function readAccess(call, databases) {
	const made = databases.filter(({ kind }) => kind === "database");
	const exposures = (flagAt(call.parts, "response.publiclyAccessible") ?? flagAt(call.parts, "request.publiclyAccessible")) === true ? made.flatMap((one) => publicAccess(call, one, "open")) : [];
	return {
		links: groupLinks(call, made),
		...exposures.length === 0 ? {} : { exposures }
	};
}
/**
* ModifyDBInstance and ModifyDBCluster. Only what the request asks for counts: the response repeats
* the whole database, and may still show the state before.
*/
function readAccessChange(call, databases) {
	const isPublic = flagAt(call.parts, "request.publiclyAccessible");
	const verb = verbOfChange(call, isPublic);
	const change = isPublic === true ? "open" : "close";
	return {
		outputs: databases,
		links: groupLinks(call, databases),
		...verb === void 0 ? {} : { verb },
		...isPublic === void 0 ? {} : { exposures: databases.flatMap((one) => publicAccess(call, one, change)) }
	};
}
/** The gravest thing that one modification asks for. */
function verbOfChange(call, isPublic) {
	const guard = flagAt(call.parts, "request.deletionProtection");
	if (isPublic === true) return "expose";
	if (textAt$1(call.parts, "request.masterUserPassword") !== void 0) return "access";
	if (guard === false || numberAt(call.parts, "request.backupRetentionPeriod") === 0) return "unprotect";
	if (isPublic === false) return "unexpose";
	return guard === true ? "protect" : void 0;
}
function publicAccess(call, resource, change) {
	const port = portOf(call);
	return [{
		resource,
		change,
		rules: [publicRule("publicly-accessible", port === void 0 ? [] : [[port, port]])]
	}];
}
/** 0 is what the response says before the port is known. */
function portOf(call) {
	const named = [
		"response.endpoint.port",
		"response.port",
		"response.dbInstancePort",
		"request.port"
	].map((path) => numberAt(call.parts, path)).find((port) => port !== void 0 && port > 0);
	if (named !== void 0) return named;
	const engine = textAt$1(call.parts, "response.engine", "request.engine")?.toLowerCase();
	return enginePorts.find(([name]) => engine?.startsWith(name))?.[1];
}
/** The groups that the request sets, else those of the response that are not just leaving. */
function groupLinks(call, databases) {
	const requested = firstTextsAt(call.parts, ["request.vpcSecurityGroupIds"]);
	const stated = objectsAt(call.parts, "response.vpcSecurityGroups").filter((group) => textAt$1(group, "status") !== "removing").flatMap((group) => textsAt(group, "vpcSecurityGroupId"));
	return linksBetween("member-of", {
		from: databases,
		to: (requested.length > 0 ? requested : stated).map((id) => ec2Resource("network-group", id, call))
	});
}
const databaseGroup = rds("secgrp", "request.dBSecurityGroupName", "response.dBSecurityGroupName");
/** Groups of databases outside any VPC; which port they guard is that of each database. */
function readsGroupIngress(change) {
	return (call) => {
		const outputs = readRds(call, databaseGroup);
		const [resource] = outputs;
		if (resource === void 0) return void 0;
		const cidrs = textsAt(call.parts, "request.cidrip").map(canonicalCidr);
		const groups = firstTextsAt(call.parts, ["request.eC2SecurityGroupId", "request.eC2SecurityGroupName"]);
		return {
			outputs,
			exposures: [{
				resource,
				change,
				rules: [...cidrs.map((cidr) => groupRule(resource, cidr, [cidr])), ...groups.map((group) => groupRule(resource, group.toLowerCase(), []))]
			}]
		};
	};
}
function groupRule(group, source, cidrs) {
	return {
		...publicRule(`${group.id} tcp all ${source}`, [allPorts$1]),
		cidrs,
		worldOpen: cidrs.some(isWorld$1)
	};
}
// src/lineage/aws-rds.ts
const instance = rds("db", "response.dBInstanceArn", "request.dBInstanceIdentifier");
const cluster = rds("cluster", "response.dBClusterArn", "request.dBClusterIdentifier");
const snapshot = rds("snapshot", "response.dBSnapshotArn", "request.dBSnapshotIdentifier");
const clusterSnapshot = rds("cluster-snapshot", "response.dBClusterSnapshotArn", "request.dBClusterSnapshotIdentifier");
const targetInstance = rds("db", "response.dBInstanceArn", "request.targetDBInstanceIdentifier");
const automatedBackup = rds("auto-backup", "response.dBInstanceAutomatedBackupsArn", "response.dBInstanceAutomatedBackupArn", "request.dBInstanceAutomatedBackupsArn");
const clusterAutomatedBackup = rds("cluster-auto-backup", "response.dBClusterAutomatedBackupsArn", "response.dBClusterAutomatedBackupArn", "request.dBClusterAutomatedBackupsArn");
/** reference/telemetry.md section 2.4. */
const rdsActions = {
	CreateDBSnapshot: derives({
		verb: "create",
		link: "snapshot-of",
		from: [rds("db", "request.dBInstanceIdentifier", "response.dBInstanceIdentifier")],
		to: snapshot
	}),
	CreateDBClusterSnapshot: derives({
		verb: "create",
		link: "snapshot-of",
		from: [rds("cluster", "request.dBClusterIdentifier", "response.dBClusterIdentifier")],
		to: clusterSnapshot
	}),
	CopyDBSnapshot: derives({
		verb: "copy",
		link: "copy-of",
		from: [fromRegion(rds("snapshot", "request.sourceDBSnapshotIdentifier"))],
		to: rds("snapshot", "response.dBSnapshotArn", "request.targetDBSnapshotIdentifier")
	}),
	CopyDBClusterSnapshot: derives({
		verb: "copy",
		link: "copy-of",
		from: [fromRegion(rds("cluster-snapshot", "request.sourceDBClusterSnapshotIdentifier"))],
		to: rds("cluster-snapshot", "response.dBClusterSnapshotArn", "request.targetDBClusterSnapshotIdentifier")
	}),
	CreateDBInstanceReadReplica: derives({
		verb: "copy",
		link: "copy-of",
		from: [fromRegion(rds("db", "request.sourceDBInstanceIdentifier")), fromRegion(rds("cluster", "request.sourceDBClusterIdentifier"))],
		to: instance
	}),
	RestoreDBInstanceFromDBSnapshot: derives({
		verb: "restore",
		link: "restored-from",
		from: [rds("snapshot", "request.dBSnapshotIdentifier"), rds("cluster-snapshot", "request.dBClusterSnapshotIdentifier")],
		to: instance
	}),
	RestoreDBClusterFromSnapshot: derives({
		verb: "restore",
		link: "restored-from",
		from: [rds("cluster-snapshot", "request.snapshotIdentifier")],
		to: cluster
	}),
	RestoreDBInstanceToPointInTime: derives({
		verb: "restore",
		link: "restored-from",
		from: [rds("db", "request.sourceDBInstanceIdentifier"), rds("auto-backup", "request.sourceDBInstanceAutomatedBackupsArn")],
		sourceId: "request.sourceDbiResourceId",
		to: targetInstance
	}),
	RestoreDBClusterToPointInTime: derives({
		verb: "restore",
		link: "restored-from",
		from: [rds("cluster", "request.sourceDBClusterIdentifier")],
		sourceId: "request.sourceDbClusterResourceId",
		to: cluster
	}),
	RestoreDBInstanceFromS3: {
		verb: "restore",
		read: readsRestoreFromBucket(instance)
	},
	RestoreDBClusterFromS3: {
		verb: "restore",
		read: readsRestoreFromBucket(cluster)
	},
	CreateDBInstance: derives({
		verb: "create",
		verbWithSource: "launch",
		link: "launched-from",
		from: [rds("cluster", "request.dBClusterIdentifier")],
		to: instance
	}),
	CreateDBCluster: derives({
		verb: "create",
		verbWithSource: "copy",
		link: "copy-of",
		from: [rds("cluster", "request.replicationSourceIdentifier")],
		to: cluster
	}),
	StartExportTask: {
		verb: "export",
		read: readExport
	},
	ModifyDBSnapshotAttribute: {
		verb: "share",
		read: readsShare(snapshot)
	},
	ModifyDBClusterSnapshotAttribute: {
		verb: "share",
		read: readsShare(clusterSnapshot)
	},
	ModifyDBInstance: {
		verb: "other",
		read: (call) => readAccessChange(call, readRds(call, instance))
	},
	ModifyDBCluster: {
		verb: "other",
		read: (call) => readAccessChange(call, readRds(call, cluster))
	},
	AuthorizeDBSecurityGroupIngress: {
		verb: "expose",
		read: readsGroupIngress("open")
	},
	RevokeDBSecurityGroupIngress: {
		verb: "unexpose",
		read: readsGroupIngress("close")
	},
	DeleteDBSnapshot: {
		verb: "delete",
		read: readsRemoval(snapshot)
	},
	DeleteDBClusterSnapshot: {
		verb: "delete",
		read: readsRemoval(clusterSnapshot)
	},
	DeleteDBInstance: {
		verb: "delete",
		read: readsRemoval(instance, rds("snapshot", "request.finalDBSnapshotIdentifier"))
	},
	DeleteDBCluster: {
		verb: "delete",
		read: readsRemoval(cluster, rds("cluster-snapshot", "request.finalDBSnapshotIdentifier"))
	},
	DeleteDBInstanceAutomatedBackup: {
		verb: "delete",
		read: readsRemoval(automatedBackup)
	},
	DeleteDBClusterAutomatedBackup: {
		verb: "delete",
		read: readsRemoval(clusterAutomatedBackup)
	}
};
/** A copy may name its source by a bare name in another region. */
function fromRegion(field) {
	return {
		...field,
		regionPath: "request.sourceRegion"
	};
}
/** A row for a call that makes a database or a snapshot, of another or of nothing. */
function derives(row) {
	return {
		verb: row.verb,
		read: (call) => {
			const byId = row.sourceId === void 0 ? [] : textsAt(call.parts, row.sourceId);
			const inputs = [...row.from.flatMap((field) => readRds(call, field)), ...byId.map((id) => databaseById(id, call))];
			const outputs = readRds(call, row.to);
			const access = readAccess(call, outputs);
			const links = linksBetween(row.link, {
				from: inputs,
				to: outputs
			});
			const verb = inputs.length > 0 ? row.verbWithSource : void 0;
			return {
				...verb === void 0 ? {} : { verb },
				...access,
				inputs,
				outputs,
				links: [...links, ...access.links ?? []],
				...foreignUse(call, inputs)
			};
		}
	};
}
/** Our account works from a snapshot or database whose ARN is of another account. */
function foreignUse(call, inputs) {
	const { account } = call;
	return inputs.some((input) => (input.account ?? account) !== account) && account !== void 0 ? { counterpart: {
		account,
		side: "consumer"
	} } : {};
}
function readsRestoreFromBucket(made) {
	return (call) => {
		const outputs = readRds(call, made);
		const inputs = textsAt(call.parts, "request.s3BucketName").map(bucketResource$1);
		return {
			...readAccess(call, outputs),
			inputs,
			outputs
		};
	};
}
/** StartExportTask writes a snapshot or cluster, named by its ARN, into a bucket. */
function readExport(call) {
	const source = textAt$1(call.parts, "request.sourceArn", "response.sourceArn");
	const bucket = textAt$1(call.parts, "request.s3BucketName", "response.s3Bucket");
	const inputs = source === void 0 ? [] : [rdsResource("snapshot", source, call)];
	const outputs = bucket === void 0 ? [] : [bucketResource$1(bucket)];
	return {
		inputs,
		outputs,
		links: linksBetween("exported-to", {
			from: inputs,
			to: outputs
		})
	};
}
/** Lists of account ids, or `all`; other attributes than `restore` do not exist today. */
function readsShare(field) {
	return (call) => sharingEffect({
		resources: readRds(call, field),
		added: textsAt(call.parts, "request.valuesToAdd").map(granteeOf$1),
		removed: textsAt(call.parts, "request.valuesToRemove").map(granteeOf$1)
	});
}
/** A removal, which for a database may leave a last snapshot behind. */
function readsRemoval(field, lastSnapshot) {
	return (call) => {
		const removed = readRds(call, field);
		const kept = lastSnapshot === void 0 ? [] : readRds(call, lastSnapshot);
		const links = linksBetween("snapshot-of", {
			from: removed,
			to: kept
		});
		return {
			outputs: [...removed, ...kept],
			removed,
			links
		};
	};
}
// src/lineage/aws.ts
/** By event source, because event names mean other things in other services (fact 5). */
const catalogue = [
	["ec2.amazonaws.com", {
		...ec2Actions,
		...networkActions
	}],
	["ec2-instance-connect.amazonaws.com", instanceConnectActions],
	["rbin.amazonaws.com", recycleBinActions],
	["rds.amazonaws.com", rdsActions]
];
const actions = new Map(catalogue.flatMap(([eventSource, rows]) => Object.entries(rows).map(([name, action]) => [`${eventSource} ${name}`, action])));
[...actions.keys()];
/**
* What a CloudTrail event does to data; `undefined` for calls that only look, and for those that
* lineage has no use for. A call that was denied, that failed or that was a dry run keeps what it
* named and whom it would have let in, but has no links and removes nothing.
*
* The `member-of` links of one activity state every group that their `from` is in.
*/
function awsActivity(event) {
	const { native } = event;
	const source = textOf(native["eventSource"]);
	const action = actions.get(`${source ?? ""} ${textOf(native["eventName"]) ?? ""}`);
	if (action === void 0) return void 0;
	const call = readAwsCall(native);
	const effect = action.read(call) ?? unloggedRequest(call);
	if (effect === void 0) return void 0;
	const sourceAddress = textOf(native["sourceIPAddress"]);
	const { account, region } = call;
	return {
		...call.isAttempt ? attempted(effect, call) : effective(effect),
		verb: effect.verb ?? action.verb,
		...account === void 0 ? {} : { account },
		...region === void 0 ? {} : { region },
		...sourceAddress === void 0 ? {} : { sourceAddress }
	};
}
/** A denied call without its request: its name is all that is known of what it wanted. */
function unloggedRequest(call) {
	return call.isAttempt && !call.hasRequest ? {} : void 0;
}
function effective(effect) {
	return {
		inputs: [],
		outputs: [],
		links: [],
		...effect,
		attempt: false
	};
}
function attempted(effect, call) {
	const { inputs = [], outputs = [], removed: _removed, ...rest } = effect;
	const named = inputs.length === 0 && outputs.length === 0 ? resourcesOfMessage(call.errorMessage) : inputs;
	return {
		...rest,
		inputs: named,
		outputs,
		links: [],
		attempt: true
	};
}
const messageMark = "on resource: ";
/** Denied RDS calls name their resource only in the message: `on resource: arn:...` (fact 4). */
function resourcesOfMessage(message) {
	const at = message?.indexOf(messageMark) ?? -1;
	const arn = at < 0 ? void 0 : message?.slice(at + 13).split(" ", 1)[0];
	const resource = arn === void 0 ? void 0 : resourceOfArn(arn);
	return resource === void 0 ? [] : [resource];
}
// src/lineage/azure-resource.ts
/** Azure resources by their ARM ids. */
/** ARM types that lineage follows. Restore points and recovery points are copies: snapshots. */
const kinds = /* @__PURE__ */ new Map([
	["microsoft.compute/disks", "disk"],
	["microsoft.compute/snapshots", "snapshot"],
	["microsoft.compute/restorepointcollections", "snapshot"],
	["microsoft.compute/restorepointcollections/restorepoints", "snapshot"],
	["microsoft.compute/restorepointcollections/restorepoints/diskrestorepoints", "snapshot"],
	["microsoft.compute/images", "image"],
	["microsoft.compute/galleries", "image"],
	["microsoft.compute/galleries/images", "image"],
	["microsoft.compute/galleries/images/versions", "image"],
	["microsoft.compute/virtualmachines", "instance"],
	["microsoft.network/networksecuritygroups", "network-group"],
	["microsoft.network/virtualnetworks/subnets", "network-group"],
	["microsoft.network/networkinterfaces", "network-interface"],
	["microsoft.storage/storageaccounts", "bucket"],
	["microsoft.recoveryservices/vaults/backupfabrics/protectioncontainers/protecteditems/recoverypoints", "snapshot"],
	["microsoft.dataprotection/backupvaults/backupinstances", "snapshot"],
	["microsoft.dataprotection/backupvaults/backupinstances/recoverypoints", "snapshot"],
	["microsoft.management/managementgroups", "account"]
]);
/** Galleries of other tenants and of the community are named by paths outside any subscription. */
const foreignGalleries = ["/sharedgalleries/", "/communitygalleries/"];
/** The canonical form of an ARM id: lower case, no trailing slash (reference/telemetry.md 3.1). */
function canonicalAzureId(value) {
	const text = textOf(value)?.trim().toLowerCase();
	if (text === void 0 || !text.startsWith("/")) return void 0;
	let end = text.length;
	while (end > 1 && text[end - 1] === "/") end--;
	return end === 1 ? void 0 : text.slice(0, end);
}
/**
* The resource that an ARM id names; `undefined` for a type that lineage does not follow, such as the
* platform's own images. `uniqueId` is the id that survives when the name is used again.
*/
function azureResource(id, uniqueId) {
	const canonical = canonicalAzureId(id);
	const kind = canonical === void 0 ? void 0 : kindOf(canonical);
	if (canonical === void 0 || kind === void 0) return void 0;
	const account = subscriptionOf$1(canonical);
	const alias = textOf(uniqueId)?.toLowerCase();
	return {
		id: canonical,
		kind,
		provider: "azure",
		...account === void 0 ? {} : { account },
		...alias === void 0 ? {} : { aliases: [alias] }
	};
}
/** The subscription GUID of a canonical id. */
function subscriptionOf$1(id) {
	const [, first, subscription] = id.split("/");
	return first === "subscriptions" && subscription !== "" ? subscription : void 0;
}
/** The resource that holds a nested one: `<nsg>/securityrules/<rule>` stands in `<nsg>`. */
function parentOf(id) {
	return id.split("/").slice(0, -2).join("/");
}
/** The last segment of an id. */
function nameOf(id) {
	return id.slice(id.lastIndexOf("/") + 1);
}
/** What an extension resource (role assignment, lock) stands on: the path before its own provider. */
function scopeOf(id) {
	const place = id.lastIndexOf("/providers/");
	return place < 0 ? id : id.slice(0, place);
}
function kindOf(id) {
	if (foreignGalleries.some((prefix) => id.startsWith(prefix))) return "image";
	const place = id.lastIndexOf("/providers/");
	if (place < 0) return isContainer(id) ? "account" : void 0;
	const [namespace, ...pairs] = id.slice(place + 11).split("/");
	if (pairs.length === 0 || pairs.length % 2 !== 0) return void 0;
	return kinds.get([namespace, ...pairs.filter((_, index) => index % 2 === 0)].join("/"));
}
/** Subscriptions and resource groups hold resources; a share of one is a share of all in it. */
function isContainer(id) {
	const [, first, , second] = id.split("/");
	const depth = id.split("/").length;
	return first === "subscriptions" && (depth === 3 || depth === 5 && second === "resourcegroups");
}
// src/lineage/effects.ts
/** A link, unless one of its ends is not known or both are the same. */
function linkOf(kind, { from, to, evidence }) {
	if (from === void 0 || to === void 0 || from.id === to.id) return void 0;
	return {
		kind,
		from,
		to,
		evidence: evidence ?? "observed"
	};
}
/** An attempt has intent (sharing, exposures, inputs) but ties and removes nothing. */
function activityOf(effects, circumstances) {
	const { sharing, unsharing, exposures, selectors, addresses, counterpart } = effects;
	const { attempt, account, region, sourceAddress } = circumstances;
	const removed = attempt ? [] : distinct(effects.removed);
	return {
		verb: effects.verb,
		attempt,
		inputs: distinct(effects.inputs),
		outputs: distinct(effects.outputs),
		links: attempt ? [] : known(effects.links),
		...sharing === void 0 ? {} : { sharing },
		...unsharing === void 0 ? {} : { unsharing },
		...exposures === void 0 || exposures.length === 0 ? {} : { exposures },
		...attempt || selectors === void 0 || selectors.length === 0 ? {} : { selectors },
		...attempt || addresses === void 0 ? {} : { addresses },
		...removed.length === 0 ? {} : { removed },
		...counterpart === void 0 ? {} : { counterpart },
		...account === void 0 ? {} : { account },
		...region === void 0 ? {} : { region },
		...sourceAddress === void 0 ? {} : { sourceAddress }
	};
}
/** What is known of a list, in its order. */
function known(values = []) {
	return values.filter((value) => value !== void 0);
}
function distinct(resources = []) {
	return [...new Map(known(resources).map((resource) => [resource.id, resource])).values()];
}
// src/lineage/json-lists.ts
/** Reading lists out of JSON that may hold anything. */
/** The objects of a list; an object in the place of a list counts as a list of one. */
function objectsIn(value) {
	if (isJsonArray(value)) return value.filter(isJsonObject);
	return isJsonObject(value) ? [value] : [];
}
/** The texts of a list; a text in the place of a list counts as a list of one. */
function textsIn(value) {
	return (isJsonArray(value) ? value : [value]).flatMap((one) => textOf(one) ?? []);
}
/** The non-empty text at a path. */
function textAt(value, ...path) {
	return textOf(valueAt(value, ...path));
}
/** An object that may have been delivered as its JSON text. */
function objectFrom(value) {
	const parsed = typeof value === "string" ? parseJson(value) : value;
	return isJsonObject(parsed) ? parsed : void 0;
}
// src/lineage/azure-call.ts
/** An Azure Activity record as lineage reads it: one operation on one resource with its bodies. */
const tenantClaim = "http://schemas.microsoft.com/identity/claims/tenantid";
/** States that mean it did not happen. Success is never required (design section 4.3). */
const failures = /* @__PURE__ */ new Set([
	"failed",
	"failure",
	"canceled",
	"cancelled"
]);
/** An update of a resource shows a creation time at least this long past, in milliseconds. */
const longAgo = 3e5;
/** Reads the call; `undefined` for a record that names no operation or no resource. */
function readAzureCall({ native, time }) {
	const operation = textAt(native, "operationName", "value") ?? textOf(native["operationName"]);
	const id = canonicalAzureId(native["resourceId"]);
	if (operation === void 0 || id === void 0) return void 0;
	const state = textAt(native, "status", "value") ?? textOf(native["status"]) ?? "";
	const properties = objectFrom(native["properties"]);
	return {
		operation: operation.toLowerCase(),
		id,
		time,
		failed: failures.has(state.toLowerCase()),
		tenant: textAt(objectFrom(native["claims"]), tenantClaim) ?? textOf(native["tenantId"]),
		bodies: known([bodyOf$1(properties, "responsebody"), bodyOf$1(properties, "requestbody")])
	};
}
/** The key is `responseBody` and `requestbody` or `requestBody` (reference/telemetry.md 5.3). */
function bodyOf$1(properties, name) {
	const key = Object.keys(properties ?? {}).find((one) => one.toLowerCase() === name);
	return key === void 0 ? void 0 : objectFrom(properties?.[key]);
}
/** The value at a path of the response, or else of the request. */
function bodyAt(call, ...path) {
	for (const body of call.bodies) {
		const value = valueAt(body, ...path);
		if (value !== void 0 && value !== null) return value;
	}
}
/**
* Is the write an update of a resource that was there before? Azure has one operation for both; the
* whole resource comes back, so a creation time long past tells (reference/telemetry.md section 7 K).
*/
function isUpdate(call) {
	const created = Date.parse(textOf(bodyAt(call, "properties", "timeCreated")) ?? "");
	return call.time - created > longAgo;
}
/** The region as Azure names it in resource bodies: `westeurope`, also where `West Europe` is written. */
function regionOf$1(call) {
	return textOf(bodyAt(call, "location"))?.toLowerCase().replaceAll(" ", "");
}
/** The address the call came from, without its port; a bare IPv6 address has many colons. */
function sourceAddressOf(native) {
	const address = textAt(native, "httpRequest", "clientIpAddress") ?? textOf(native["callerIpAddress"]) ?? textAt(objectFrom(native["claims"]), "ipaddr");
	if (address?.startsWith("[")) return address.slice(1, address.lastIndexOf("]"));
	const [host, port, more] = (address ?? "").split(":");
	return port !== void 0 && more === void 0 ? textOf(host) : address;
}
// src/lineage/azure-access.ts
/** Azure role assignments and locks: who may use a resource, and what keeps it from deletion. */
/** `roleAssignments/write`: Azure's way to share a snapshot with somebody. */
function assignRole(call) {
	return roleChange(call, "add");
}
/** `roleAssignments/delete`; the response states the assignment that was. */
function removeRole(call) {
	return roleChange(call, "remove");
}
/**
* On a subscription or resource group a role is everyday administration: told with its sharing, but
* not as the verb `share`, which would name every new colleague.
*/
function roleChange(call, change) {
	const resource = azureResource(scopeOf(call.id));
	if (resource === void 0) return void 0;
	const verb = change === "add" ? "share" : "unshare";
	const principal = textOf(bodyAt(call, "properties", "principalId"))?.toLowerCase();
	const tenant = call.tenant?.toLowerCase() ?? "unknown";
	return {
		verb: resource.kind === "account" ? "other" : verb,
		outputs: [resource],
		sharing: {
			resource,
			change,
			grantees: principal === void 0 ? [] : [{
				kind: "principal",
				id: `azure:${tenant}:${principal}`
			}]
		}
	};
}
/** `locks/write`. */
function lockResource(call) {
	return {
		verb: "protect",
		outputs: [azureResource(scopeOf(call.id))]
	};
}
/** `locks/delete`. */
function unlockResource(call) {
	return {
		verb: "unprotect",
		outputs: [azureResource(scopeOf(call.id))]
	};
}
// src/lineage/azure-backup.ts
/**
* Azure Backup: restores from a vault. The log names the backup, rarely what becomes of it; the
* paths of the request body are unconfirmed (reference/telemetry.md 2.7), so every link is inferred.
*/
/** `recoveryPoints/restore/action` of a Recovery Services vault. */
function restoreRecoveryPoint(call) {
	const point = azureResource(call.id);
	const source = protectedMachine(call.id);
	const target = azureResource(bodyAt(call, "properties", "targetVirtualMachineId") ?? bodyAt(call, "targetVirtualMachineId"));
	return {
		verb: "restore",
		inputs: [point],
		outputs: [target],
		links: [linkOf("snapshot-of", {
			from: source,
			to: point,
			evidence: "inferred"
		}), linkOf("restored-from", {
			from: point,
			to: target,
			evidence: "inferred"
		})]
	};
}
/** `provisionInstantItemRecovery/action`: the backup is mounted over iSCSI to read single files. */
function mountRecoveryPoint(call) {
	const point = azureResource(call.id);
	const source = protectedMachine(call.id);
	return {
		verb: "access",
		outputs: [point],
		links: [linkOf("snapshot-of", {
			from: source,
			to: point,
			evidence: "inferred"
		})]
	};
}
/** `backupInstances/restore/action` of a Backup vault (disks, blobs, PostgreSQL). */
function restoreBackupInstance(call) {
	const backup = azureResource(call.id);
	const targets = ["restoreTargetInfo", "restoreRequestObject"].map((first) => azureResource(bodyAt(call, first, "datasourceInfo", "resourceID") ?? bodyAt(call, first, "restoreTargetInfo", "datasourceInfo", "resourceID")));
	return {
		verb: "restore",
		inputs: [backup],
		outputs: targets,
		links: targets.map((to) => linkOf("restored-from", {
			from: backup,
			to,
			evidence: "inferred"
		}))
	};
}
/** `protectedItems/delete`: the machine loses its backups. */
function stopProtection(call) {
	return {
		verb: "unprotect",
		outputs: [protectedMachine(call.id)]
	};
}
/**
* The virtual machine whose backup stands in a container such as
* `iaasvmcontainer;iaasvmcontainerv2;<resource group>;<machine>`; it lies in the vault's subscription.
*/
function protectedMachine(id) {
	const segments = id.split("/");
	const [kind, version, group, machine, more] = (segments[segments.indexOf("protectioncontainers") + 1] ?? "").split(";");
	const subscription = subscriptionOf$1(id);
	if (kind !== "iaasvmcontainer" || version !== "iaasvmcontainerv2") return void 0;
	if (!subscription || !group || !machine || more !== void 0) return void 0;
	return azureResource(canonicalAzureId(`${`/subscriptions/${subscription}/resourcegroups/${group}`}/providers/microsoft.compute/virtualmachines/${machine}`));
}
// src/lineage/azure-disks.ts
/** Azure disks, snapshots and restore points: how they are made and handed out. */
/** Who holds a SAS URL is never logged (reference/telemetry.md 3.3). */
const sasHolder = {
	kind: "unknown",
	id: "sas"
};
/** Ways of making a disk that begin without data (or with data that no cloud resource held). */
const emptyOptions = /* @__PURE__ */ new Set([
	"empty",
	"upload",
	"uploadpreparedsecure"
]);
/** `snapshots/write`: of a disk a creation, of a snapshot (or from another region) a copy. */
function writeSnapshot(call) {
	const snapshot = writtenResource(call);
	const data = creationDataOf(call);
	if (isTouchedOnly(call, data)) return {
		verb: "other",
		outputs: [snapshot]
	};
	const source = sourceOf$1(data);
	const isCopy = source?.kind === "snapshot" || optionOf$1(data) === "copystart";
	const kind = isCopy || source?.kind === "bucket" ? "copy-of" : "snapshot-of";
	return {
		verb: isCopy ? "copy" : "create",
		inputs: [source],
		outputs: [snapshot],
		links: [...restorePointLinks(source), linkOf(kind, {
			from: source,
			to: snapshot
		})]
	};
}
/** `disks/write`: from a snapshot, disk, restore point or image a restore, otherwise a creation. */
function writeDisk(call) {
	const disk = writtenResource(call);
	const data = creationDataOf(call);
	if (isTouchedOnly(call, data)) return {
		verb: "other",
		outputs: [disk]
	};
	const source = emptyOptions.has(optionOf$1(data)) ? void 0 : sourceOf$1(data);
	return {
		verb: source === void 0 ? "create" : "restore",
		inputs: [source],
		outputs: [disk],
		links: [...restorePointLinks(source), linkOf("restored-from", {
			from: source,
			to: disk
		})]
	};
}
/**
* `beginGetAccess` and `retrieveSasUris`: a URL from which anybody may download. The URL is not
* logged; it stands as a link resource of its own (reference/telemetry.md 3.1).
*/
function exportBySas(call) {
	const source = azureResource(call.id);
	if (textOf(bodyAt(call, "access"))?.toLowerCase() === "write") return {
		verb: "other",
		outputs: [source]
	};
	const link = source && sasLink(source, call.time);
	return {
		verb: "export",
		inputs: [source],
		outputs: [link],
		links: [...restorePointLinks(source), linkOf("exported-to", {
			from: source,
			to: link
		})]
	};
}
/** `endGetAccess` revokes every SAS URL of the resource. */
function revokeSas(call) {
	const resource = azureResource(call.id);
	return {
		verb: "unshare",
		outputs: [resource],
		sharing: resource && {
			resource,
			change: "remove",
			grantees: [sasHolder]
		}
	};
}
/** `restorePointCollections/write`: the place where the copies of one virtual machine go. */
function writeRestorePointCollection(call) {
	const collection = writtenResource(call);
	const source = azureResource(bodyAt(call, "properties", "source", "id"));
	return {
		verb: isUpdate(call) ? "other" : "create",
		inputs: [source],
		outputs: [collection],
		links: [linkOf("snapshot-of", {
			from: source,
			to: collection
		})]
	};
}
/** `restorePoints/write`: copies of all disks of a virtual machine at one time. */
function writeRestorePoint(call) {
	const point = writtenResource(call);
	const origin = azureResource(bodyAt(call, "properties", "sourceRestorePoint", "id"));
	const storage = objectOf(bodyAt(call, "properties", "sourceMetadata", "storageProfile"));
	const disks = [...objectsIn(storage?.["osDisk"]), ...objectsIn(storage?.["dataDisks"])];
	const sources = disks.map((disk) => azureResource(valueAt(disk, "managedDisk", "id")));
	return {
		verb: origin === void 0 ? "create" : "copy",
		inputs: [origin, ...sources],
		outputs: [point],
		links: [
			linkOf("copy-of", {
				from: origin,
				to: point
			}),
			...origin === void 0 ? restorePointLinks(point) : [],
			...disks.flatMap((disk) => diskPointLinks(disk, point))
		]
	};
}
function diskPointLinks(disk, point) {
	const source = azureResource(valueAt(disk, "managedDisk", "id"));
	const own = azureResource(valueAt(disk, "diskRestorePoint", "id"));
	return known([linkOf("snapshot-of", {
		from: source,
		to: point
	}), linkOf("snapshot-of", {
		from: source,
		to: own
	})]);
}
/**
* A restore point stands inside its collection and a disk's restore point inside that; the path of the
* id says so, no event does.
*/
function restorePointLinks(inner) {
	const links = [];
	let current = inner;
	while (current !== void 0 && current.kind === "snapshot") {
		const outer = azureResource(parentOf(current.id));
		if (outer?.kind !== "snapshot") break;
		const link = linkOf("snapshot-of", {
			from: outer,
			to: current,
			evidence: "inferred"
		});
		if (link !== void 0) links.push(link);
		current = outer;
	}
	return links;
}
function writtenResource(call) {
	return azureResource(call.id, bodyAt(call, "properties", "uniqueId"));
}
function creationDataOf(call) {
	return objectOf(bodyAt(call, "properties", "creationData"));
}
function optionOf$1(data) {
	return textOf(data?.["createOption"])?.toLowerCase() ?? "";
}
/**
* A change of tags or network access, not of content. A record without any body is taken for a
* creation: a failed call has none, and some deliveries drop it.
*/
function isTouchedOnly(call, data) {
	return call.bodies.length > 0 && data === void 0 || isUpdate(call);
}
function sourceOf$1(data) {
	const gallery = data?.["galleryImageReference"];
	return azureResource(data?.["sourceResourceId"], data?.["sourceUniqueId"] ?? null) ?? azureResource(valueAt(data, "imageReference", "id")) ?? azureResource(valueAt(gallery, "id")) ?? azureResource(textAt(gallery, "sharedGalleryImageId")) ?? azureResource(textAt(gallery, "communityGalleryImageId")) ?? azureResource(data?.["storageAccountId"]);
}
/** A link shares nothing with its resource but the subscription; least of all other names. */
function sasLink({ id, account }, time) {
	return {
		id: `${id}#sas@${new Date(time).toISOString()}`,
		kind: "link",
		provider: "azure",
		...account === void 0 ? {} : { account }
	};
}
// src/lineage/azure-images.ts
/** Azure images and galleries: how a disk becomes something others can launch from. */
/** `images/write`: from snapshots, disks or a whole virtual machine. */
function writeImage(call) {
	const image = azureResource(call.id);
	const storage = bodyAt(call, "properties", "storageProfile");
	const disks = [...objectsIn(valueAt(storage, "osDisk")), ...objectsIn(valueAt(storage, "dataDisks"))];
	const sources = known([azureResource(bodyAt(call, "properties", "sourceVirtualMachine", "id")), ...disks.flatMap((disk) => [azureResource(valueAt(disk, "snapshot", "id")), azureResource(valueAt(disk, "managedDisk", "id"))])]);
	return {
		verb: isUpdate(call) ? "other" : "create",
		inputs: sources,
		outputs: [image],
		links: sources.map((source) => linkOf("image-of", {
			from: source,
			to: image
		}))
	};
}
/**
* `galleries/images/versions/write`. A version stands in an image definition and that in a gallery;
* both may be launched from or shared in its place, so they are tied to it (by the path of the id).
*/
function writeImageVersion(call) {
	const version = azureResource(call.id);
	const definition = azureResource(parentOf(call.id));
	const gallery = azureResource(parentOf(parentOf(call.id)));
	const storage = bodyAt(call, "properties", "storageProfile");
	const parts = [...objectsIn(valueAt(storage, "osDiskImage")), ...objectsIn(valueAt(storage, "dataDiskImages"))].map((part) => valueAt(part, "source"));
	const sources = known([valueAt(storage, "source"), ...parts].flatMap((source) => [
		azureResource(valueAt(source, "id")),
		azureResource(valueAt(source, "virtualMachineId")),
		azureResource(valueAt(source, "storageAccountId"))
	]));
	const isCopy = sources.some(({ kind }) => kind === "image");
	return {
		verb: isUpdate(call) ? "other" : isCopy ? "copy" : "create",
		inputs: sources,
		outputs: [version],
		links: [
			...sources.map((source) => linkOf(source.kind === "image" ? "copy-of" : "image-of", {
				from: source,
				to: version
			})),
			linkOf("image-of", {
				from: version,
				to: definition,
				evidence: "inferred"
			}),
			linkOf("image-of", {
				from: definition,
				to: gallery,
				evidence: "inferred"
			})
		]
	};
}
/** What `galleries/share/action` does, by the `operationType` of its body. */
const sharingOperations = /* @__PURE__ */ new Map([
	["add", "add"],
	["enablecommunity", "add"],
	["remove", "remove"],
	["reset", "clear"]
]);
/** `galleries/share/action`: lets subscriptions, tenants or everybody use the images of a gallery. */
function shareGallery(call) {
	const gallery = azureResource(call.id);
	const operation = textOf(bodyAt(call, "operationType"))?.toLowerCase() ?? "";
	const change = sharingOperations.get(operation);
	if (gallery === void 0 || change === void 0) return {
		verb: "other",
		outputs: [gallery]
	};
	const grantees = operation === "enablecommunity" ? [everybody$1] : groupsIn(call, ["groups"]);
	return {
		verb: change === "add" ? "share" : "unshare",
		outputs: [gallery],
		sharing: {
			resource: gallery,
			change,
			grantees
		}
	};
}
const everybody$1 = {
	kind: "public",
	id: "public"
};
/** `galleries/write` states the whole sharing of a gallery, where it states any. */
function writeGallery(call) {
	const gallery = azureResource(call.id);
	const permissions = textOf(bodyAt(call, "properties", "sharingProfile", "permissions"));
	if (gallery === void 0 || permissions === void 0) return {
		verb: "other",
		outputs: [gallery]
	};
	const grantees = permissions.toLowerCase() === "community" ? [everybody$1] : groupsIn(call, [
		"properties",
		"sharingProfile",
		"groups"
	]);
	return {
		verb: grantees.length > 0 ? "share" : "other",
		outputs: [gallery],
		sharing: {
			resource: gallery,
			change: "replace",
			grantees
		}
	};
}
function groupsIn(call, path) {
	return objectsIn(bodyAt(call, ...path)).flatMap((group) => {
		const kind = textOf(group["type"])?.toLowerCase() === "aadtenants" ? "organization" : "account";
		return textsIn(group["ids"]).map((id) => ({
			kind,
			id: id.toLowerCase()
		}));
	});
}
// src/lineage/azure-machines.ts
/** Azure virtual machines: launches, disks put into them, and ways inside. */
/**
* `virtualMachines/write`. On a new machine a launch; on an old one (the resource says so) a swap or
* an attachment of disks, for which Azure has no operation of its own (reference/telemetry.md 2.6).
*/
function writeMachine(call) {
	const machine = azureResource(call.id, bodyAt(call, "properties", "vmId"));
	const disks = disksOf$1(call);
	const image = imageOf(call);
	const wasThere = isUpdate(call) || provisioningStateOf(call) === "updating";
	const attached = disks.filter(({ isAttached }) => isAttached);
	return {
		verb: !wasThere ? "launch" : attached.length > 0 ? "attach" : "other",
		inputs: [
			image,
			...attached.map(({ disk }) => disk),
			...disks.map(({ source }) => source)
		],
		outputs: [machine, ...disks.map(({ disk, isAttached }) => isAttached ? void 0 : disk)],
		links: [
			linkOf("launched-from", {
				from: image,
				to: machine
			}),
			...disks.flatMap((disk) => diskLinks$1(disk, machine, image)),
			...interfacesOf(call).map((nic) => linkOf("member-of", {
				from: machine,
				to: nic
			}))
		]
	};
}
function diskLinks$1({ disk, isAttached, source }, machine, image) {
	return known([
		linkOf("restored-from", {
			from: source ?? (isAttached ? void 0 : image),
			to: disk,
			evidence: source === void 0 ? "inferred" : "observed"
		}),
		disk === void 0 ? linkOf("launched-from", {
			from: source,
			to: machine
		}) : void 0,
		linkOf("attached-to", {
			from: disk,
			to: machine
		})
	]);
}
function disksOf$1(call) {
	const storage = bodyAt(call, "properties", "storageProfile");
	return [...objectsIn(valueAt(storage, "osDisk")), ...objectsIn(valueAt(storage, "dataDisks"))].map((disk) => ({
		disk: azureResource(valueAt(disk, "managedDisk", "id")),
		isAttached: textOf(disk["createOption"])?.toLowerCase() === "attach",
		source: azureResource(valueAt(disk, "sourceResource", "id"))
	}));
}
/** A reference to an image definition means a version; the response may name it. */
function imageOf(call) {
	const reference = bodyAt(call, "properties", "storageProfile", "imageReference");
	const id = textAt(reference, "id") ?? textAt(reference, "sharedGalleryImageId") ?? textAt(reference, "communityGalleryImageId");
	const version = textAt(reference, "exactVersion");
	const definition = azureResource(id);
	if (definition === void 0 || version === void 0) return definition;
	if (definition.id.includes("/versions/")) return definition;
	return azureResource(`${definition.id}/versions/${version}`) ?? definition;
}
function interfacesOf(call) {
	return objectsIn(bodyAt(call, "properties", "networkProfile", "networkInterfaces")).map((nic) => azureResource(nic["id"]));
}
function provisioningStateOf(call) {
	return textOf(bodyAt(call, "properties", "provisioningState"))?.toLowerCase();
}
/** `virtualMachines/attachDetachDataDisks/action`: names the disks on both sides. */
function moveDataDisks(call) {
	const machine = azureResource(call.id);
	const attached = diskIdsIn(objectsIn(bodyAt(call, "dataDisksToAttach")));
	const detached = diskIdsIn(objectsIn(bodyAt(call, "dataDisksToDetach")));
	const isDetach = attached.length === 0 && detached.length > 0;
	return {
		verb: isDetach ? "detach" : "attach",
		inputs: isDetach ? detached : attached,
		outputs: [machine],
		links: attached.map((disk) => linkOf("attached-to", {
			from: disk,
			to: machine
		}))
	};
}
function diskIdsIn(disks) {
	return known(disks.map((disk) => azureResource(disk["diskId"])));
}
/** Commands, extensions, consoles: a way into the machine past its network. */
function accessMachine(call) {
	return {
		verb: "access",
		outputs: [machineIn(call.id)]
	};
}
/** `virtualMachines/capture/action`: copies the disks as VHD files into a storage account. */
function captureMachine(call) {
	return {
		verb: "export",
		inputs: [azureResource(call.id)]
	};
}
/** The machine that holds an extension, a run command or a serial port. */
function machineIn(id) {
	const segments = id.split("/");
	const place = segments.indexOf("virtualmachines");
	return azureResource(segments.slice(0, place < 0 ? void 0 : place + 2).join("/"));
}
// src/lineage/ingress.ts
/** Every port. */
const allPorts = [0, 65535];
/**
* The rule with its sources lower-cased and every spelling of the world as `0.0.0.0/0` or `::/0`.
* A source that is no address (a service tag, an application group) stays as its name.
*/
function ingressRule({ key, sources, ports, protocol }) {
	const cidrs = [...new Set(sources.map(plainSource))];
	return {
		key,
		cidrs,
		ports,
		protocol,
		worldOpen: cidrs.some(isWorld)
	};
}
/** The world as {@link ingressRule} spells it. */
function isWorld(cidr) {
	return cidr === "0.0.0.0/0" || cidr === "::/0";
}
/** Prefix length 0 is the world whatever stands before it (design section 4.5). */
function plainSource(source) {
	const text = source.trim().toLowerCase();
	const slash = text.lastIndexOf("/");
	const prefix = text.slice(slash + 1);
	if (slash < 0 || !/^0+$/.test(prefix)) return text;
	return text.includes(":") ? "::/0" : "0.0.0.0/0";
}
/** `22`, `22-25` or `*` as an inclusive range; `undefined` for anything else. */
function portRange(text) {
	if (text.trim() === "*") return allPorts;
	const [first, last, ...more] = text.split("-").map(portNumber);
	if (first === void 0 || more.length > 0) return void 0;
	if (!text.includes("-")) return [first, first];
	return last === void 0 || last < first ? void 0 : [first, last];
}
function portNumber(text) {
	const digits = text.trim();
	const port = /^\d{1,5}$/.test(digits) ? Number(digits) : Infinity;
	return port <= 65535 ? port : void 0;
}
/** Protocols that logs may give by number (IANA protocol numbers). */
const protocolNumbers = /* @__PURE__ */ new Map([
	["1", "icmp"],
	["6", "tcp"],
	["17", "udp"]
]);
/** A protocol in lower case; `any` for every spelling of all. */
function protocolOf(text) {
	const name = (text ?? "*").trim().toLowerCase();
	if (name === "*" || name === "all" || name === "any" || name === "-1" || name === "") return "any";
	return protocolNumbers.get(name) ?? name;
}
// src/lineage/azure-network.ts
/** Azure network security groups and what ties a virtual machine to them. */
/** Azure's words for every address (reference/telemetry.md 5.5). */
const wordsForWorld = /* @__PURE__ */ new Set([
	"*",
	"internet",
	"any"
]);
/**
* `securityRules/write` puts one rule in the place of the rule of that name. A rule that lets nobody
* in (outbound, or denying) closes what a rule of that name had opened.
*/
function writeSecurityRule(call) {
	const group = azureResource(parentOf(call.id));
	const properties = rulePropertiesOf(call);
	if (group === void 0 || properties === void 0) return {
		verb: "other",
		outputs: [group]
	};
	const key = nameOf(call.id);
	const rule = inboundRule(key, properties);
	const close = {
		resource: group,
		change: "close",
		rules: [rule ?? emptyRule(key)]
	};
	const exposures = [...rule?.worldOpen === true ? [] : [close], ...rule === void 0 ? [] : [{
		resource: group,
		change: "open",
		rules: [rule]
	}]];
	return {
		verb: rule === void 0 ? "unexpose" : "expose",
		outputs: [group],
		exposures
	};
}
/** `securityRules/delete`. */
function deleteSecurityRule(call) {
	const group = azureResource(parentOf(call.id));
	if (group === void 0) return { verb: "unexpose" };
	const rules = [emptyRule(nameOf(call.id))];
	return {
		verb: "unexpose",
		outputs: [group],
		exposures: [{
			resource: group,
			change: "close",
			rules
		}]
	};
}
/**
* `networkSecurityGroups/write` states the full set of rules, and the response which subnets are in
* the group. Interfaces are read from their own writes, which name all groups of an interface: here
* one of them alone would look as if the others were left.
*/
function writeSecurityGroup(call) {
	const group = azureResource(call.id);
	const stated = bodyAt(call, "properties", "securityRules");
	const members = objectsIn(bodyAt(call, "properties", "subnets")).map(({ id }) => linkOf("member-of", {
		from: azureResource(id),
		to: group
	}));
	if (group === void 0 || stated === void 0) return {
		verb: "other",
		outputs: [group],
		links: members
	};
	const rules = known(objectsIn(stated).map((rule) => inboundRule(textOf(rule["name"])?.toLowerCase() ?? "", objectOf(rule["properties"]) ?? {})));
	return {
		verb: rules.length > 0 ? "expose" : "other",
		outputs: [group],
		exposures: [{
			resource: group,
			change: "replace",
			rules
		}],
		links: members
	};
}
/** `networkSecurityGroups/delete`: possible only when nothing is in the group any more. */
function deleteSecurityGroup(call) {
	const group = azureResource(call.id);
	if (group === void 0) return { verb: "unexpose" };
	return {
		verb: "unexpose",
		outputs: [group],
		exposures: [{
			resource: group,
			change: "replace",
			rules: []
		}],
		removed: [group]
	};
}
/** `networkInterfaces/write`: the glue from virtual machine to network security group. */
function writeNetworkInterface(call) {
	const nic = azureResource(call.id);
	const machine = azureResource(bodyAt(call, "properties", "virtualMachine", "id"));
	const configurations = objectsIn(bodyAt(call, "properties", "ipConfigurations"));
	const groups = [azureResource(bodyAt(call, "properties", "networkSecurityGroup", "id")), ...configurations.map((one) => azureResource(valueAt(one, "properties", "subnet", "id")))];
	return {
		verb: "other",
		outputs: [nic],
		links: [linkOf("member-of", {
			from: machine,
			to: nic
		}), ...groups.map((group) => linkOf("member-of", {
			from: nic,
			to: group
		}))]
	};
}
/** `subnets/write`: a group on a subnet covers every interface in it. */
function writeSubnet(call) {
	const subnet = azureResource(call.id);
	const group = azureResource(bodyAt(call, "properties", "networkSecurityGroup", "id"));
	return {
		verb: "other",
		outputs: [subnet],
		links: [linkOf("member-of", {
			from: subnet,
			to: group
		})]
	};
}
/** `networkInterfaces/delete`. */
function deleteNetworkInterface(call) {
	const nic = azureResource(call.id);
	return {
		verb: "delete",
		outputs: [nic],
		removed: [nic]
	};
}
/** The response states the rule as it is, the request as it was asked for (reference/telemetry.md 0.7). */
function rulePropertiesOf(call) {
	return call.bodies.map((body) => objectOf(body["properties"])).find((properties) => textOf(properties?.["direction"]) !== void 0);
}
function inboundRule(key, properties) {
	const direction = textOf(properties["direction"])?.toLowerCase();
	const access = textOf(properties["access"])?.toLowerCase();
	if (direction !== "inbound" || access !== "allow") return void 0;
	const sources = bothForms(properties, "sourceAddressPrefix", "sourceAddressPrefixes");
	const ports = bothForms(properties, "destinationPortRange", "destinationPortRanges");
	return ingressRule({
		key,
		sources: sources.map((source) => wordsForWorld.has(source.trim().toLowerCase()) ? "0.0.0.0/0" : source),
		ports: ports.length === 0 ? [allPorts] : known(ports.map(portRange)),
		protocol: protocolOf(textOf(properties["protocol"]))
	});
}
/** One value under the singular name, many under the plural; Azure fills one and empties the other. */
function bothForms(properties, one, many) {
	return [...textsIn(properties[one]), ...textsIn(properties[many])];
}
/** Stands for a rule of which only the name is known. */
function emptyRule(key) {
	return {
		key,
		cidrs: [],
		ports: [],
		protocol: "any",
		worldOpen: false
	};
}
// src/lineage/azure.ts
const compute = "microsoft.compute";
const network = "microsoft.network";
const points = `${compute}/restorepointcollections/restorepoints`;
const machines = `${compute}/virtualmachines`;
const protectedItems = "microsoft.recoveryservices/vaults/backupfabrics/protectioncontainers/protecteditems";
/** Every operation that lineage follows, lower case. */
const rows$1 = /* @__PURE__ */ new Map([
	[`${compute}/snapshots/write`, writeSnapshot],
	[`${compute}/snapshots/begingetaccess/action`, exportBySas],
	[`${compute}/snapshots/endgetaccess/action`, revokeSas],
	[`${compute}/snapshots/delete`, deleteResource$1],
	[`${compute}/disks/write`, writeDisk],
	[`${compute}/disks/begingetaccess/action`, exportBySas],
	[`${compute}/disks/endgetaccess/action`, revokeSas],
	[`${compute}/disks/delete`, deleteResource$1],
	[`${compute}/restorepointcollections/write`, writeRestorePointCollection],
	[`${compute}/restorepointcollections/delete`, deleteResource$1],
	[`${points}/write`, writeRestorePoint],
	[`${points}/delete`, deleteResource$1],
	[`${points}/retrievesasuris/action`, exportBySas],
	[`${points}/diskrestorepoints/begingetaccess/action`, exportBySas],
	[`${points}/diskrestorepoints/endgetaccess/action`, revokeSas],
	[`${compute}/images/write`, writeImage],
	[`${compute}/images/delete`, deleteResource$1],
	[`${compute}/galleries/write`, writeGallery],
	[`${compute}/galleries/share/action`, shareGallery],
	[`${compute}/galleries/delete`, deleteResource$1],
	[`${compute}/galleries/images/delete`, deleteResource$1],
	[`${compute}/galleries/images/versions/write`, writeImageVersion],
	[`${compute}/galleries/images/versions/delete`, deleteResource$1],
	[`${machines}/write`, writeMachine],
	[`${machines}/delete`, deleteResource$1],
	[`${machines}/attachdetachdatadisks/action`, moveDataDisks],
	[`${machines}/capture/action`, captureMachine],
	[`${machines}/runcommand/action`, accessMachine],
	[`${machines}/runcommands/write`, accessMachine],
	[`${machines}/extensions/write`, accessMachine],
	[`${machines}/retrievebootdiagnosticsdata/action`, accessMachine],
	["microsoft.serialconsole/serialports/connect/action", accessMachine],
	[`${network}/networksecuritygroups/write`, writeSecurityGroup],
	[`${network}/networksecuritygroups/delete`, deleteSecurityGroup],
	[`${network}/networksecuritygroups/securityrules/write`, writeSecurityRule],
	[`${network}/networksecuritygroups/securityrules/delete`, deleteSecurityRule],
	[`${network}/networkinterfaces/write`, writeNetworkInterface],
	[`${network}/networkinterfaces/delete`, deleteNetworkInterface],
	[`${network}/virtualnetworks/subnets/write`, writeSubnet],
	["microsoft.authorization/roleassignments/write", assignRole],
	["microsoft.authorization/roleassignments/delete", removeRole],
	["microsoft.authorization/locks/write", lockResource],
	["microsoft.authorization/locks/delete", unlockResource],
	[`${protectedItems}/recoverypoints/restore/action`, restoreRecoveryPoint],
	[`${protectedItems}/recoverypoints/provisioninstantitemrecovery/action`, mountRecoveryPoint],
	[`${protectedItems}/delete`, stopProtection],
	["microsoft.dataprotection/backupvaults/backupinstances/restore/action", restoreBackupInstance]
]);
/** Reads what an Azure event does to data; `undefined` when lineage has no use for its operation. */
function azureActivity(event) {
	const call = readAzureCall(event);
	const effects = call && rows$1.get(call.operation)?.(call);
	if (call === void 0 || effects === void 0) return void 0;
	return activityOf(effects, {
		attempt: call.failed,
		account: subscriptionOf$1(call.id),
		region: regionOf$1(call),
		sourceAddress: sourceAddressOf(event.native)
	});
}
function deleteResource$1({ id }) {
	const resource = azureResource(id);
	return {
		verb: "delete",
		outputs: [resource],
		removed: [resource]
	};
}
// src/lineage/gcp-resource.ts
const computeHost = "//compute.googleapis.com/";
/** Compute collections that lineage follows: the kind, and where a bare name would stand. */
const collections = /* @__PURE__ */ new Map([
	["disks", {
		kind: "disk",
		place: "zone"
	}],
	["snapshots", {
		kind: "snapshot",
		place: "global"
	}],
	["instantsnapshots", {
		kind: "snapshot",
		place: "zone"
	}],
	["images", {
		kind: "image",
		place: "global"
	}],
	["machineimages", {
		kind: "image",
		place: "global"
	}],
	["instances", {
		kind: "instance",
		place: "zone"
	}],
	["firewalls", {
		kind: "network-group",
		place: "global"
	}],
	["firewallpolicies", {
		kind: "network-group",
		place: "global"
	}]
]);
/** A Compute Engine resource, of the collection that a field implies where the name does not say. */
function computeResource(name, place, collection) {
	const path = computePath(name, place, collection);
	if (path === void 0) return void 0;
	const segments = path.split("/");
	const [, project, scope, location] = segments;
	const isGlobal = scope === "global";
	const kind = collections.get((isGlobal ? location : segments[4]) ?? "")?.kind;
	if (kind === void 0 || project === void 0) return void 0;
	const region = isGlobal || location === void 0 ? void 0 : regionOfZone(location);
	return {
		id: computeHost + path,
		kind,
		provider: "gcp",
		account: project,
		...region === void 0 ? {} : { region }
	};
}
/** The id of a VPC network; of a subnetwork the network of the same name, as automatic networks have it. */
function networkId(network, subnetwork, place) {
	const path = computePath(network, place, "networks");
	if (path !== void 0) return computeHost + path;
	const [projects, project, , , , name] = computePath(subnetwork, place, void 0)?.split("/") ?? [];
	if (project === void 0 || name === void 0) return void 0;
	return `${computeHost}${projects}/${project}/global/networks/${name}`;
}
/**
* `projects/<P>/(global|zones/<Z>|regions/<R>)/<collection>/<name>` in lower case, of any spelling:
* a URL, a path from `projects` or from `zones` on, or a bare name.
*/
function computePath(name, place, collection) {
	const segments = (name ?? "").trim().toLowerCase().split("/").filter((segment) => segment !== "");
	const start = segments.findIndex((segment) => isPathStart(segment));
	const rest = start < 0 ? segments : segments.slice(start);
	if (rest[0] === "projects") return rest.length >= 5 ? rest.join("/") : void 0;
	const project = place.project?.toLowerCase();
	if (project === void 0 || rest.length === 0) return void 0;
	if (start >= 0) return rest.length >= 3 ? `projects/${project}/${rest.join("/")}` : void 0;
	return completed(rest, {
		project,
		zone: place.zone?.toLowerCase()
	}, collection);
}
function isPathStart(segment) {
	return [
		"projects",
		"global",
		"zones",
		"regions"
	].includes(segment);
}
/** A bare name, or `<collection>/<name>`, completed with where it must stand. */
function completed(segments, place, collection) {
	const [first = "", second, more] = segments;
	if (more !== void 0) return void 0;
	const type = (second === void 0 ? collection : first)?.toLowerCase();
	if (type === void 0) return void 0;
	const isZonal = collections.get(type)?.place === "zone";
	if (isZonal && place.zone === void 0) return void 0;
	const scope = isZonal ? `zones/${place.zone}` : "global";
	return `projects/${place.project}/${scope}/${type}/${second ?? first}`;
}
/** `europe-west1-b` lies in `europe-west1`; the name of a region stays. */
function regionOfZone(location) {
	return /-[a-z]$/.test(location) ? location.slice(0, -2) : location;
}
/** A Cloud SQL instance, or one backup of it. */
function sqlResource(names) {
	const { project, instance, backup } = names;
	if (project === void 0 || instance === void 0) return void 0;
	const id = `//sqladmin.googleapis.com/projects/${project}/instances/${instance}`;
	return {
		id: (backup === void 0 ? id : `${id}/backupRuns/${backup}`).toLowerCase(),
		kind: backup === void 0 ? "database" : "database-snapshot",
		provider: "gcp",
		account: project.toLowerCase()
	};
}
/**
* The bucket of `gs://<bucket>/<object>` or of an object's URL under storage.googleapis.com
* (`/<bucket>/<object>`, `/storage/v1/b/<bucket>/o/<object>`).
*/
function bucketResource(uri) {
	const [scheme, , host, ...path] = (uri ?? "").trim().toLowerCase().split("/");
	const api = path.indexOf("b");
	const named = path[0] === "storage" && api > 0 ? path[api + 1] : path[0];
	const bucket = scheme === "gs:" ? host : host?.endsWith("storage.googleapis.com") ? named : void 0;
	if (bucket === void 0 || bucket === "") return void 0;
	return {
		id: `//storage.googleapis.com/${bucket}`,
		kind: "bucket",
		provider: "gcp"
	};
}
/** A project, as the holder of what a project-wide policy shares. */
function projectResource(project) {
	const account = project.toLowerCase();
	return {
		id: `//cloudresourcemanager.googleapis.com/projects/${account}`,
		kind: "account",
		provider: "gcp",
		account
	};
}
// src/lineage/gcp-call.ts
/** A Google Cloud audit entry as lineage reads it: one method on one resource with its request. */
/** Reads the call; `undefined` for an entry without a method. */
function readGcpCall({ native }) {
	const payload = objectOf(native["protoPayload"]);
	const method = payload && methodOf(payload);
	if (payload === void 0 || method === void 0) return void 0;
	const labels = objectOf(valueAt(native, "resource", "labels")) ?? {};
	const request = objectOf(payload["request"]) ?? {};
	const resourceName = textOf(payload["resourceName"]);
	return {
		method,
		place: placeOf$2(labels, resourceName),
		resourceName,
		request,
		hasRequest: Object.keys(request).some((key) => key !== "@type"),
		failed: isFailure(payload),
		payload,
		labels
	};
}
/** A method without a dot is qualified by its service: `cloudresourcemanager.setiampolicy`. */
function methodOf(payload) {
	const name = textOf(payload["methodName"])?.toLowerCase();
	if (name === void 0) return void 0;
	const service = textOf(payload["serviceName"])?.toLowerCase().split(".")[0];
	if (!name.includes(".")) return service === void 0 ? name : `${service}.${name}`;
	const [first = "", ...rest] = name.split(".");
	return /^(?:v\d+[a-z0-9]*|alpha|beta)$/.test(first) ? rest.join(".") : name;
}
/** Code 0 and an absent status mean success or not known yet (design section 4.3). */
function isFailure(payload) {
	const code = valueAt(payload, "status", "code");
	return code !== void 0 && code !== null && Number(code) !== 0;
}
function placeOf$2(labels, resourceName) {
	const segments = (resourceName ?? "").split("/");
	const after = (name) => {
		const place = segments.indexOf(name);
		return place < 0 ? void 0 : textOf(segments[place + 1]);
	};
	return {
		project: textOf(labels["project_id"]) ?? after("projects"),
		zone: textOf(labels["zone"]) ?? after("zones")
	};
}
/** The resource that the entry is about, with the number that Google knows it by. */
function namedResource(call, collection) {
	const resource = computeResource(call.resourceName, call.place, collection);
	if (resource === void 0) return void 0;
	const target = computeResource(textAt(call.payload, "response", "targetLink"), call.place);
	const number = textAt(call.payload, "response", "targetId");
	return number !== void 0 && target?.id === resource.id ? {
		...resource,
		aliases: [number]
	} : resource;
}
/** The resource in a field of the request, of the collection that the field implies. */
function requestedResource(call, value, collection) {
	return computeResource(textOf(value), call.place, collection);
}
/** Names of the resources that the caller was allowed a permission on. */
function namesPermitted(call, permission) {
	return objectsIn(call.payload["authorizationInfo"]).filter((one) => one["permission"] === permission).flatMap((one) => textAt(one, "resourceAttributes", "name") ?? textOf(one["resource"]) ?? []);
}
/** The region of the entry's resource; global resources have none. */
function regionOf({ labels, place }) {
	const location = textOf(labels["region"]) ?? place.zone ?? textOf(labels["location"]);
	return location === void 0 || location === "global" ? void 0 : regionOfZone(location.toLowerCase());
}
// src/lineage/gcp-sharing.ts
/** Google Cloud IAM policies: who is let in to a disk, snapshot, image or project. */
/** Members that stand for everybody. */
const everybody = /* @__PURE__ */ new Set(["allusers", "allauthenticatedusers"]);
/** What the word before the `:` of a member makes of it. */
const memberKinds = /* @__PURE__ */ new Map([
	["user", "principal"],
	["serviceaccount", "principal"],
	["group", "principal"],
	["principal", "principal"],
	["principalset", "principal"],
	["domain", "organization"],
	["projectowner", "account"],
	["projecteditor", "account"],
	["projectviewer", "account"]
]);
/**
* `*.setIamPolicy` of Compute Engine. Every role counts: almost each role on a single disk, snapshot
* or image lets its holder read the data, and custom roles do not say what they allow.
*/
function shareByPolicy(call) {
	const resource = namedResource(call);
	const change = resource && policyChange(call, resource);
	if (change === void 0) return {
		verb: "other",
		outputs: [resource]
	};
	return {
		verb: change.sharing.change !== "remove" && change.sharing.grantees.length > 0 ? "share" : "unshare",
		outputs: [resource],
		...change
	};
}
/**
* `SetIamPolicy` of a project. Everyday administration: told with its sharing, but not as the verb
* `share`, which would name every new colleague.
*/
function changeProjectPolicy(call) {
	const name = call.resourceName?.split("/").at(-1);
	if (name === void 0 || name === "") return void 0;
	const resource = projectResource(name);
	return {
		verb: "other",
		outputs: [resource],
		...policyChange(call, resource)
	};
}
/** What the entry says was added and removed; otherwise the whole new policy. */
function policyChange(call, resource) {
	const deltas = objectsIn(valueAt(call.payload, "serviceData", "policyDelta", "bindingDeltas"));
	const withAction = (action) => granteesOf(deltas.filter((delta) => textOf(delta["action"])?.toUpperCase() === action).flatMap(({ member }) => textsIn(member)));
	const sharing = {
		resource,
		change: "add",
		grantees: withAction("ADD")
	};
	const unsharing = {
		resource,
		change: "remove",
		grantees: withAction("REMOVE")
	};
	if (sharing.grantees.length === 0 && unsharing.grantees.length > 0) return { sharing: unsharing };
	if (unsharing.grantees.length > 0) return {
		sharing,
		unsharing
	};
	return sharing.grantees.length > 0 ? { sharing } : wholePolicy(call, resource);
}
function wholePolicy(call, resource) {
	const policy = valueAt(call.request, "policy");
	if (policy === void 0 || policy === null) return void 0;
	return { sharing: {
		resource,
		change: "replace",
		grantees: granteesOf(objectsIn(valueAt(policy, "bindings")).flatMap((one) => textsIn(one["members"])))
	} };
}
/** Each member once; a deleted principal lets nobody in. */
function granteesOf(members) {
	const grantees = members.map(memberOf).filter((member) => !member.startsWith("deleted:")).map(granteeOf);
	return [...new Map(grantees.map((grantee) => [grantee.id, grantee])).values()];
}
function granteeOf(member) {
	if (everybody.has(member)) return {
		kind: "public",
		id: "public"
	};
	const colon = member.indexOf(":");
	const kind = memberKinds.get(member.slice(0, Math.max(colon, 0))) ?? "unknown";
	return {
		kind,
		id: kind === "account" ? member.slice(colon + 1) : member
	};
}
/** A member in lower case, in the form `user:x@example.com` also where only the e-mail is logged. */
function memberOf(text) {
	const member = text.trim().toLowerCase();
	if (member.includes(":") || !member.includes("@")) return member;
	return `${member.endsWith("gserviceaccount.com") ? "serviceaccount" : "user"}:${member}`;
}
// src/lineage/gcp-disks.ts
/** Google Cloud disks and snapshots: how one is made from the other. */
/** Request fields that name what a disk or image is made from, with the collection they imply. */
const sourceFields = [
	["sourceSnapshot", "snapshots"],
	["sourceInstantSnapshot", "instantSnapshots"],
	["sourceImage", "images"],
	["sourceDisk", "disks"]
];
/** `disks.createSnapshot`: the entry is about the disk; only the request names the snapshot. */
function createSnapshot(call) {
	const disk = namedResource(call, "disks");
	const name = textOf(call.request["name"]);
	const permitted = namesPermitted(call, "compute.snapshots.create")[0];
	const snapshot = computeResource(permitted ?? name, call.place, "snapshots");
	return {
		verb: "create",
		inputs: [disk],
		outputs: [snapshot],
		links: [linkOf("snapshot-of", {
			from: disk,
			to: snapshot
		})]
	};
}
/** `snapshots.insert`, `instantSnapshots.insert`: the entry is about the snapshot. */
function insertSnapshot(call) {
	if (isForeignUse(call.payload)) return copyByForeigner(call);
	const snapshot = namedResource(call);
	const disk = requestedResource(call, call.request["sourceDisk"], "disks");
	const instant = requestedResource(call, call.request["sourceInstantSnapshot"], "instantSnapshots");
	return {
		verb: "create",
		inputs: [disk, instant],
		outputs: [snapshot],
		links: [linkOf("snapshot-of", {
			from: disk,
			to: snapshot
		}), linkOf("copy-of", {
			from: instant,
			to: snapshot
		})]
	};
}
/**
* The owner's side of a snapshot that somebody made in a project of his own: the entry is about our
* disk, and neither the snapshot nor its project is named (reference/telemetry.md 2.8).
*/
function copyByForeigner(call) {
	const disk = namedResource(call);
	const subject = textAt(call.payload, "authenticationInfo", "principalSubject") ?? textAt(call.payload, "authenticationInfo", "principalEmail");
	if (subject === void 0) return {
		verb: "copy",
		inputs: [disk]
	};
	const taker = {
		id: memberOf(subject),
		kind: "account",
		provider: "gcp"
	};
	return {
		verb: "copy",
		inputs: [disk],
		links: [linkOf("exported-to", {
			from: disk,
			to: taker
		})],
		counterpart: {
			account: homeOf(taker.id),
			side: "owner"
		}
	};
}
/** `ScheduledSnapshots` of the system log: names the disk, not the snapshot. */
function scheduleSnapshot(call) {
	return {
		verb: "create",
		inputs: [computeResource(textAt(call.payload, "response", "targetLink") ?? call.resourceName, call.place, "disks")]
	};
}
/** `disks.insert`: from a snapshot, image or disk a restore, otherwise a new empty disk. */
function insertDisk(call) {
	const disk = namedResource(call, "disks");
	if (!call.hasRequest && !call.failed) return {
		verb: "other",
		outputs: [disk]
	};
	const sources = known([...sourcesIn(call, call.request), bucketResource(textOf(call.request["sourceStorageObject"]))]);
	return {
		verb: sources.length > 0 ? "restore" : "create",
		inputs: sources,
		outputs: [disk],
		links: sources.map((source) => linkOf("restored-from", {
			from: source,
			to: disk
		}))
	};
}
/** What the fields of a request (or of `initializeParams`) say something is made from. */
function sourcesIn(call, request) {
	return known(sourceFields.map(([field, collection]) => requestedResource(call, request[field], collection)));
}
/** `disks.startAsyncReplication`: the secondary disk, mostly of another region, becomes a copy. */
function replicateDisk(call) {
	const disk = namedResource(call, "disks");
	const secondary = requestedResource(call, call.request["asyncSecondaryDisk"], "disks");
	return {
		verb: "copy",
		inputs: [disk],
		outputs: [secondary],
		links: [linkOf("copy-of", {
			from: disk,
			to: secondary
		})]
	};
}
// src/lineage/gcp-firewall.ts
/**
* Google Cloud firewall rules. Each is a network group of its own: it covers the instances of its
* network, or those with its target tags or service accounts (reference/telemetry.md 3.4).
*/
/** `firewalls.insert`. */
function insertFirewall(call) {
	const firewall = namedResource(call, "firewalls");
	if (firewall === void 0 || !call.hasRequest) return {
		verb: "other",
		outputs: [firewall]
	};
	const rules = rulesOf(call.request);
	return {
		verb: rules.length > 0 ? "expose" : "other",
		outputs: [firewall],
		exposures: rules.length > 0 ? [{
			resource: firewall,
			change: "open",
			rules
		}] : [],
		selectors: selectorsOf$1(firewall, call.request, call.place)
	};
}
/**
* `firewalls.patch`, `firewalls.update`: the request has the changed fields, the original state (where
* logged) the others. Without it only what the request alone decides is told: that the rule lets
* nobody in any more, or whom it lets in now (`open`, because what else it allows is not known).
*/
function changeFirewall(call) {
	const firewall = namedResource(call, "firewalls");
	if (firewall === void 0 || !call.hasRequest) return {
		verb: "other",
		outputs: [firewall]
	};
	const original = objectOf(call.payload["resourceOriginalState"]);
	const state = {
		...original,
		...renamed(original, call.request)
	};
	const selectors = selectorsOf$1(firewall, state, call.place);
	if (original !== void 0 || call.method === "compute.firewalls.update" || letsNobodyIn(call.request)) {
		const rules = rulesOf(state);
		return {
			verb: rules.length > 0 ? "expose" : "unexpose",
			outputs: [firewall],
			exposures: [{
				resource: firewall,
				change: "replace",
				rules
			}],
			selectors
		};
	}
	const rules = rulesOfPart(call.request);
	return {
		verb: rules.length > 0 ? "expose" : "other",
		outputs: [firewall],
		exposures: rules.length > 0 ? [{
			resource: firewall,
			change: "open",
			rules
		}] : [],
		selectors
	};
}
/** `firewalls.delete`. */
function deleteFirewall(call) {
	const firewall = namedResource(call, "firewalls");
	if (firewall === void 0) return { verb: "unexpose" };
	return {
		verb: "unexpose",
		outputs: [firewall],
		exposures: [{
			resource: firewall,
			change: "replace",
			rules: []
		}],
		removed: [firewall]
	};
}
/** A field under one name replaces the original under the other: `alloweds` in logs, `allowed` in the API. */
function renamed(original, request) {
	return (request["alloweds"] !== void 0 || request["allowed"] !== void 0) && original !== void 0 ? {
		alloweds: null,
		allowed: null,
		...request
	} : request;
}
function letsNobodyIn(rule) {
	return isTrue(rule, "disabled") || textOf(rule["direction"])?.toUpperCase() === "EGRESS" || objectsIn(rule["denieds"] ?? rule["denied"]).length > 0;
}
/** BigQuery exports write booleans as text (reference/telemetry.md 1.3). */
function isTrue(rule, field) {
	return rule[field] === true || rule[field] === "true";
}
function allowsOf(rule) {
	return [...objectsIn(rule["alloweds"]), ...objectsIn(rule["allowed"])];
}
/** The inbound rules of a whole firewall; without any source it lets the world in. */
function rulesOf(rule) {
	if (letsNobodyIn(rule)) return [];
	const ranges = textsIn(rule["sourceRanges"]);
	const others = [...textsIn(rule["sourceTags"]), ...textsIn(rule["sourceServiceAccounts"])];
	const sources = ranges.length === 0 && others.length === 0 ? ["0.0.0.0/0"] : ranges;
	return allowsOf(rule).map((allow) => allowRule(allow, [...sources, ...others]));
}
/** What a patch alone tells: sources without ports, or ports without sources. */
function rulesOfPart(request) {
	const sources = textsIn(request["sourceRanges"]);
	const allows = allowsOf(request);
	if (allows.length > 0) return allows.map((allow) => allowRule(allow, sources));
	if (sources.length === 0) return [];
	return [ingressRule({
		key: `any from ${sources.join(",")}`,
		sources,
		ports: [],
		protocol: "any"
	})];
}
/** The key is the content, so that an equal rule stays and a changed one closes. */
function allowRule(allow, sources) {
	const stated = textsIn(allow["ports"]);
	const protocol = protocolOf(textOf(allow["IPProtocol"] ?? allow["ipProtocol"]));
	return ingressRule({
		key: `${protocol} ${stated.join(",") || "all"} from ${sources.join(",")}`,
		sources,
		ports: stated.length === 0 ? [allPorts] : known(stated.map(portRange)),
		protocol
	});
}
function selectorsOf$1(resource, rule, place) {
	const network = networkId(textOf(rule["network"]), void 0, place);
	if (network === void 0) return [];
	const lower = (field) => textsIn(rule[field]).map((text) => text.toLowerCase());
	return [{
		resource,
		selector: {
			network,
			tags: lower("targetTags"),
			serviceAccounts: lower("targetServiceAccounts")
		}
	}];
}
// src/lineage/gcp-images.ts
/** Google Cloud images: how a disk or a whole instance becomes one, and how one leaves. */
/** `images.insert`: from a disk, snapshot, other image, or a file in a bucket. */
function insertImage(call) {
	const image = namedResource(call, "images");
	const sources = known([...sourcesIn(call, call.request), bucketResource(textAt(call.request, "rawDisk", "source"))]);
	const isCopy = sources.some(({ kind }) => kind === "image");
	return {
		verb: isCopy ? "copy" : "create",
		inputs: sources,
		outputs: [image],
		links: sources.map((source) => linkOf(isCopy ? "copy-of" : "image-of", {
			from: source,
			to: image
		}))
	};
}
/** `machineImages.insert`: a whole instance with its disks. */
function insertMachineImage(call) {
	const image = namedResource(call, "machineImages");
	const instance = requestedResource(call, call.request["sourceInstance"], "instances");
	return {
		verb: "create",
		inputs: [instance],
		outputs: [image],
		links: [linkOf("image-of", {
			from: instance,
			to: image
		})]
	};
}
/** Options of the export tool that name what is exported. */
const exportSources = /* @__PURE__ */ new Map([["-source_image", "images"], ["-source_disk_snapshot", "snapshots"]]);
/**
* `gcloud compute images export` runs as a Cloud Build with the export tool; its options stand in the
* arguments of a step (paths unconfirmed, reference/telemetry.md 2.8). Any other build is not ours.
*/
function exportByBuild(call) {
	const options = objectsIn(valueAt(call.request, "build", "steps")).flatMap((step) => textsIn(step["args"])).map(optionOf);
	const bucket = options.find(({ name }) => name === "-destination_uri");
	const sources = known(options.map(({ name, value }) => {
		const collection = exportSources.get(name);
		return collection === void 0 ? void 0 : requestedResource(call, value, collection);
	}));
	const target = bucketResource(textOf(bucket?.value));
	if (sources.length === 0 && target === void 0) return void 0;
	return {
		verb: "export",
		inputs: sources,
		outputs: [target],
		links: sources.map((from) => linkOf("exported-to", {
			from,
			to: target,
			evidence: "inferred"
		}))
	};
}
/** `-name=value`, `--name=value`. */
function optionOf(argument) {
	const equals = argument.indexOf("=");
	const name = equals < 0 ? argument : argument.slice(0, equals);
	return {
		name: name.startsWith("--") ? name.slice(1) : name,
		value: equals < 0 ? "" : argument.slice(equals + 1)
	};
}
// src/lineage/gcp-instances.ts
/** Google Cloud instances: launches, disks put into them, and how selectors find them. */
/** `instances.insert`. */
function insertInstance(call) {
	return launch(call, {
		properties: call.request,
		instances: known([namedResource(call)])
	});
}
/** `instances.bulkInsert`: one set of properties; the names, where the request gives them. */
function insertInstances(call) {
	const instances = Object.keys(objectOf(call.request["perInstanceProperties"]) ?? {}).map((name) => computeResource(name, call.place, "instances"));
	return launch(call, {
		properties: objectOf(call.request["instanceProperties"]) ?? {},
		instances: known(instances)
	});
}
function launch(call, { properties, instances }) {
	const disks = disksOf(call, properties);
	const machineImage = requestedResource(call, properties["sourceMachineImage"], "machineImages");
	return {
		verb: "launch",
		inputs: [machineImage, ...disks.flatMap(({ disk, sources, isMade }) => isMade ? sources : [disk])],
		outputs: [...instances, ...disks.map(({ disk, isMade }) => isMade ? disk : void 0)],
		links: instances.flatMap((instance) => [linkOf("launched-from", {
			from: machineImage,
			to: instance
		}), ...disks.flatMap((disk) => diskLinks(disk, instance))]),
		selectors: instances.flatMap((instance) => selectorsOf(call, properties).map((selector) => ({
			resource: instance,
			...selector
		})))
	};
}
function diskLinks({ disk, sources }, instance) {
	return known([...sources.flatMap((source) => [linkOf("launched-from", {
		from: source,
		to: instance
	}), linkOf("restored-from", {
		from: source,
		to: disk
	})]), linkOf("attached-to", {
		from: disk,
		to: instance
	})]);
}
function disksOf(call, properties) {
	const disks = objectsIn(properties["disks"]);
	const made = disks.filter((disk) => isJsonObject(disk["initializeParams"]));
	const permitted = namesPermitted(call, "compute.disks.create");
	const only = made.length === 1 && permitted.length === 1 ? permitted[0] : void 0;
	return disks.map((disk) => {
		const parameters = objectOf(disk["initializeParams"]);
		if (parameters === void 0) return {
			disk: requestedResource(call, disk["source"], "disks"),
			sources: [],
			isMade: false
		};
		return {
			disk: computeResource(textOf(parameters["diskName"]) ?? only, call.place, "disks"),
			sources: sourcesIn(call, parameters).map((source) => resolved(call, disk, source)),
			isMade: true
		};
	});
}
/** A family means its newest image; the entry may name the image that was taken. */
function resolved(call, disk, source) {
	if (!source.id.includes("/images/family/")) return source;
	return computeResource(textAt(objectsIn(valueAt(call.payload, "metadata", "usedResources", "attachedDisks")).find((one) => one["isBootDisk"] === true === (disk["boot"] === true)), "sourceImage"), call.place, "images") ?? source;
}
/** One for each network interface; in every one the instance has the same tags and accounts. */
function selectorsOf(call, properties) {
	const tags = tagsIn(properties);
	const serviceAccounts = objectsIn(properties["serviceAccounts"]).flatMap(({ email }) => textOf(email)?.toLowerCase() ?? []);
	const isExternal = namesPermitted(call, "compute.subnetworks.useExternalIp").length > 0;
	return objectsIn(properties["networkInterfaces"]).flatMap((one) => {
		const network = networkId(textOf(one["network"]), textOf(one["subnetwork"]), call.place);
		if (network === void 0) return [];
		const addresses = [...objectsIn(one["accessConfigs"]), ...objectsIn(one["ipv6AccessConfigs"])];
		const hasExternalAddress = isExternal || addresses.length > 0;
		return [{
			selector: {
				network,
				tags,
				serviceAccounts
			},
			hasExternalAddress
		}];
	});
}
/** `tags` holds its list under `tags` in logs and under `items` in the API. */
function tagsIn(properties) {
	const { tags } = properties;
	const lists = isJsonObject(tags) ? [tags["tags"], tags["items"]] : [tags];
	return [...new Set(lists.flatMap(textsIn).map((tag) => tag.toLowerCase()))];
}
/** `instances.attachDisk`. */
function attachDisk(call) {
	const instance = namedResource(call);
	const disk = requestedResource(call, call.request["source"], "disks");
	return {
		verb: "attach",
		inputs: [disk],
		outputs: [instance],
		links: [linkOf("attached-to", {
			from: disk,
			to: instance
		})]
	};
}
/** `instances.detachDisk` names the device, not the disk. */
function detachDisk(call) {
	return {
		verb: "detach",
		outputs: [namedResource(call)]
	};
}
/** `instances.setTags` states all tags: firewalls that name one of them cover the instance from now. */
function setTags(call) {
	const instance = namedResource(call);
	if (instance === void 0 || !call.hasRequest) return {
		verb: "other",
		outputs: [instance]
	};
	const selector = {
		network: "",
		tags: tagsIn(call.request),
		serviceAccounts: []
	};
	return {
		verb: "other",
		outputs: [instance],
		selectors: [{
			resource: instance,
			selector
		}]
	};
}
/** `instances.addAccessConfig`: the instance gets an address that the internet reaches. */
function addAddress(call) {
	return {
		verb: "expose",
		...addressOf(call, { hasExternalAddress: true })
	};
}
/** `instances.deleteAccessConfig`. */
function removeAddress(call) {
	return {
		verb: "unexpose",
		...addressOf(call, { hasExternalAddress: false })
	};
}
function addressOf(call, stated) {
	const resource = namedResource(call);
	return resource === void 0 ? {} : {
		outputs: [resource],
		addresses: [{
			resource,
			...stated
		}]
	};
}
/** Metadata by which somebody gets a shell: keys, and scripts that run as root. */
const wayInKeys = [
	"ssh-keys",
	"sshkeys",
	"startup-script",
	"windows-startup-script",
	"user-data"
];
/** `instances.setMetadata`, where the entry says that a way in was among the changed keys. */
function changeMetadata(call) {
	const delta = valueAt(call.payload, "metadata", "instanceMetadataDelta");
	return ["addedMetadataKeys", "modifiedMetadataKeys"].flatMap((list) => textsIn(valueAt(delta, list))).some((key) => wayInKeys.some((name) => key.toLowerCase().startsWith(name))) ? {
		verb: "access",
		outputs: [namedResource(call)]
	} : void 0;
}
// src/lineage/gcp-sql.ts
/** Cloud SQL: backups, clones, restores, exports, and who may connect. */
/** The ports of MySQL, PostgreSQL and SQL Server: which of them the log of a change does not say. */
const databasePorts = [
	[3306, 3306],
	[5432, 5432],
	[1433, 1433]
];
/** `backupRuns.create`, `backupRuns.insert`; the number of the backup only if the response has it. */
function createBackup(call) {
	const database = databaseOf(call);
	const number = textOrNumber(valueAt(call.payload, "response", "backupContext", "backupId"));
	const backup = number === void 0 ? void 0 : backupOf(database, number);
	return {
		verb: "create",
		inputs: [database],
		outputs: [backup],
		links: [linkOf("snapshot-of", {
			from: database,
			to: backup
		})]
	};
}
/** `backupRuns.delete`. */
function deleteBackup(call) {
	const last = call.resourceName?.split("/").at(-1);
	const number = textOrNumber(call.request["id"]) ?? last;
	const backup = number === void 0 ? void 0 : backupOf(databaseOf(call), number);
	return {
		verb: "delete",
		outputs: [backup],
		removed: [backup]
	};
}
/** `instances.clone`. */
function cloneDatabase(call) {
	const source = databaseOf(call);
	const name = textAt(bodyOf(call), "cloneContext", "destinationInstanceName");
	const clone = sqlResource({
		project: source?.account ?? call.place.project,
		instance: name
	});
	return {
		verb: "copy",
		inputs: [source],
		outputs: [clone],
		links: [linkOf("copy-of", {
			from: source,
			to: clone
		})]
	};
}
/** `instances.restoreBackup`: the backup may be of another instance, even of another project. */
function restoreDatabase(call) {
	const database = databaseOf(call);
	const context = valueAt(bodyOf(call), "restoreBackupContext");
	const source = sqlResource({
		project: textAt(context, "project") ?? database?.account ?? call.place.project,
		instance: textAt(context, "instanceId") ?? lastSegment(database?.id)
	});
	const number = textOrNumber(valueAt(context, "backupRunId"));
	const backup = number === void 0 ? void 0 : backupOf(source, number);
	return {
		verb: "restore",
		inputs: [backup],
		outputs: [database],
		links: [linkOf("snapshot-of", {
			from: source,
			to: backup,
			evidence: "inferred"
		}), linkOf("restored-from", {
			from: backup,
			to: database
		})]
	};
}
/** `instances.export`: a dump into a bucket. */
function exportDatabase(call) {
	const database = databaseOf(call);
	const bucket = bucketResource(textAt(bodyOf(call), "exportContext", "uri"));
	return {
		verb: "export",
		inputs: [database],
		outputs: [bucket],
		links: [linkOf("exported-to", {
			from: database,
			to: bucket
		})]
	};
}
/** `instances.delete`. */
function deleteDatabase(call) {
	const database = databaseOf(call);
	return {
		verb: "delete",
		outputs: [database],
		removed: [database]
	};
}
/** `instances.patch`, `.update`, `.create`, where they state which networks may connect. */
function changeDatabase(call) {
	const database = databaseOf(call);
	const address = objectOf(valueAt(bodyOf(call), "settings", "ipConfiguration"));
	const isPrivate = address?.["ipv4Enabled"] === false || address?.["ipv4Enabled"] === "false";
	const networks = address?.["authorizedNetworks"];
	if (database === void 0 || networks === void 0 && !isPrivate) return void 0;
	const rules = isPrivate ? [] : objectsIn(networks).flatMap((one) => networkRule(textOf(one["value"])));
	return {
		verb: rules.length > 0 ? "expose" : "unexpose",
		outputs: [database],
		exposures: [{
			resource: database,
			change: "replace",
			rules
		}]
	};
}
function networkRule(network) {
	if (network === void 0) return [];
	return [ingressRule({
		key: network,
		sources: [network],
		ports: databasePorts,
		protocol: "tcp"
	})];
}
/** The instance of the entry: `database_id` is `<project>:<instance>` (reference/telemetry.md 3.1). */
function databaseOf(call) {
	const label = textOf(call.labels["database_id"]);
	const colon = label?.lastIndexOf(":") ?? -1;
	if (label !== void 0 && colon > 0) return sqlResource({
		project: label.slice(0, colon),
		instance: label.slice(colon + 1)
	});
	return sqlResource({
		project: textOf(call.request["project"]) ?? call.place.project,
		instance: textOf(call.request["instance"])
	});
}
function backupOf(database, backup) {
	return sqlResource({
		project: database?.account,
		instance: lastSegment(database?.id),
		backup
	});
}
function bodyOf(call) {
	return objectOf(call.request["body"]);
}
function lastSegment(id) {
	return id?.slice(id.lastIndexOf("/") + 1);
}
/** Backup numbers are 64-bit and therefore text, mostly. */
function textOrNumber(value) {
	if (typeof value === "number") return String(value);
	return typeof value === "string" && value !== "" ? value : void 0;
}
// src/lineage/gcp.ts
/** Every method that lineage follows, lower case, without its version. */
const rows = /* @__PURE__ */ new Map([
	["compute.disks.createsnapshot", createSnapshot],
	["compute.snapshots.insert", insertSnapshot],
	["compute.instantsnapshots.insert", insertSnapshot],
	["compute.scheduledsnapshots", scheduleSnapshot],
	["compute.disks.insert", insertDisk],
	["compute.disks.startasyncreplication", replicateDisk],
	["compute.images.insert", insertImage],
	["compute.machineimages.insert", insertMachineImage],
	["google.devtools.cloudbuild.v1.cloudbuild.createbuild", exportByBuild],
	["compute.instances.insert", insertInstance],
	["compute.instances.bulkinsert", insertInstances],
	["compute.instances.attachdisk", attachDisk],
	["compute.instances.detachdisk", detachDisk],
	["compute.instances.settags", setTags],
	["compute.instances.setmetadata", changeMetadata],
	["compute.instances.addaccessconfig", addAddress],
	["compute.instances.deleteaccessconfig", removeAddress],
	["compute.firewalls.insert", insertFirewall],
	["compute.firewalls.patch", changeFirewall],
	["compute.firewalls.update", changeFirewall],
	["compute.firewalls.delete", deleteFirewall],
	["compute.disks.setiampolicy", shareByPolicy],
	["compute.snapshots.setiampolicy", shareByPolicy],
	["compute.instantsnapshots.setiampolicy", shareByPolicy],
	["compute.images.setiampolicy", shareByPolicy],
	["compute.machineimages.setiampolicy", shareByPolicy],
	["compute.instances.setiampolicy", shareByPolicy],
	["cloudresourcemanager.setiampolicy", changeProjectPolicy],
	["compute.disks.delete", deleteResource],
	["compute.snapshots.delete", deleteResource],
	["compute.instantsnapshots.delete", deleteResource],
	["compute.images.delete", deleteResource],
	["compute.machineimages.delete", deleteResource],
	["compute.instances.delete", deleteResource],
	["cloudsql.backupruns.create", createBackup],
	["cloudsql.backupruns.insert", createBackup],
	["cloudsql.backupruns.delete", deleteBackup],
	["cloudsql.instances.clone", cloneDatabase],
	["cloudsql.instances.restorebackup", restoreDatabase],
	["cloudsql.instances.export", exportDatabase],
	["cloudsql.instances.create", changeDatabase],
	["cloudsql.instances.patch", changeDatabase],
	["cloudsql.instances.update", changeDatabase],
	["cloudsql.instances.delete", deleteDatabase]
]);
/** Reads what a Google Cloud event does to data; `undefined` when lineage has no use for its method. */
function gcpActivity(event) {
	const call = readGcpCall(event);
	const effects = call && rows.get(call.method)?.(call);
	if (call === void 0 || effects === void 0) return void 0;
	return activityOf(effects, {
		attempt: call.failed,
		account: call.place.project?.toLowerCase(),
		region: regionOf(call),
		sourceAddress: textAt(call.payload, "requestMetadata", "callerIp")
	});
}
function deleteResource(call) {
	const resource = namedResource(call);
	return {
		verb: "delete",
		outputs: [resource],
		removed: [resource]
	};
}
// src/lineage/extract-activity.ts
/** What an event does to data, by the cloud that wrote it; `undefined` when lineage has no use for it. */
function extractActivity(event) {
	switch (event.source) {
		case "aws.cloudtrail": return awsActivity(event);
		case "azure.activitylogs": return azureActivity(event);
		case "gcp.audit": return gcpActivity(event);
	}
}
// src/matching/compile-query.ts
/**
* Does one event decide the query? Sequences and samples need several, and a query with pipes all of
* them: `correlation/correlate.ts` runs those.
*/
function isDecidedByOneEvent(query) {
	return query.kind === "event" && (query.pipes ?? []).length === 0;
}
// src/matching/necessary-values.ts
/** Fields that say what was done: they tell rules apart best, so they are preferred. */
const actionFields = /* @__PURE__ */ new Set([
	"event.action",
	"eventName",
	"operationName",
	"operationName.value",
	"operationNameValue",
	"OperationNameValue",
	"methodName",
	"protoPayload.methodName"
]);
/**
* Values of which an event must have at least one to satisfy the predicate: equalities that it
* cannot be true without (sigma.md section 16, witnesses). Only positive equalities count: `not`,
* null and absence are true of events that lack the field. `undefined` when there is no such set; an
* empty set for a predicate that is never true.
*/
function necessaryValues(predicate) {
	switch (predicate.kind) {
		case "constant": return predicate.value ? void 0 : [];
		case "field": {
			const text = exactText(predicate);
			return text === void 0 ? void 0 : [{
				field: predicate.field,
				folded: foldCase(text)
			}];
		}
		case "and": return bestOf(predicate.of.map(necessaryValues));
		case "or": {
			const sets = predicate.of.map(necessaryValues);
			const known = sets.filter((set) => set !== void 0);
			return known.length === sets.length ? known.flat() : void 0;
		}
		case "not":
		case "presence":
		case "keyword":
		case "element":
		case "expression": return;
	}
}
/** The text that a value must have to satisfy the leaf, its case aside. */
function exactText({ matcher }) {
	if (matcher.kind === "equals") return typeof matcher.value === "string" ? matcher.value : void 0;
	return matcher.kind === "pattern" ? textOfPattern(matcher.parts) : void 0;
}
function textOfPattern(parts) {
	let text = "";
	for (const part of parts) {
		if (!("text" in part)) return void 0;
		text += part.text;
	}
	return text;
}
/** Each of them is necessary, so any will do: the one that lets the fewest events through. */
function bestOf(sets) {
	let best;
	for (const set of sets) if (set !== void 0 && (best === void 0 || rankOf(set) < rankOf(best))) best = set;
	return best;
}
/** Lower is better: never true, then actions, then the fewest values. */
function rankOf(set) {
	const isAction = set.every(({ field }) => actionFields.has(field.path));
	return set.length + (isAction ? 0 : 1e6);
}
// src/matching/detection-index.ts
/**
* Sorts the conditions of rules, or of the stages of rules, by the values without which they cannot
* be true, mostly actions, so that a thousand rules do not cost a thousand evaluations of each event.
*/
function indexConditions(conditions) {
	const fields = /* @__PURE__ */ new Map();
	const open = [];
	for (const [place, condition] of conditions.entries()) {
		const needed = necessaryValues(condition);
		if (needed === void 0) open.push(place);
		else for (const { field, folded } of needed) addPlace(indexedField(fields, field), folded, place);
	}
	const all = [...fields.values()];
	return { candidates: (event) => findCandidates(all, open, event) };
}
function indexedField(fields, field) {
	const key = JSON.stringify(field);
	const known = fields.get(key);
	if (known !== void 0) return known;
	const added = {
		read: compileFieldReader(field),
		places: /* @__PURE__ */ new Map()
	};
	fields.set(key, added);
	return added;
}
function addPlace({ places }, folded, place) {
	const known = places.get(folded);
	if (known === void 0) places.set(folded, [place]);
	else if (known.at(-1) !== place) known.push(place);
}
function findCandidates(fields, open, event) {
	const found = new Set(open);
	for (const { read, places } of fields) for (const value of read(event)) {
		const text = valueText(value);
		if (text === void 0) continue;
		for (const place of places.get(foldCase(text)) ?? []) found.add(place);
	}
	return [...found].sort((a, b) => a - b);
}
// src/matching/match-event.ts
/**
* Compiles and indexes detections. Those that one event cannot decide (sequences, samples, queries
* with pipes) are left to `correlation/correlate.ts`.
*/
function createMatcher(detections) {
	const rules = detections.flatMap((detection) => {
		const { query } = detection;
		return isDecidedByOneEvent(query) ? [{
			detection,
			where: query.where
		}] : [];
	});
	const tests = rules.map(({ detection, where }) => ({
		detection,
		test: compilePredicate(where)
	}));
	const index = indexConditions(rules.map(({ where }) => where));
	return { match: (event) => index.candidates(event).flatMap((place) => matchRule(tests[place], event)) };
}
function matchRule(rule, event) {
	if (rule === void 0 || !rule.test(event)) return [];
	return [{
		detection: rule.detection,
		events: [event]
	}];
}
// src/correlation/event-store.ts
/** Keeps the earliest events that it is given, in whatever order they come, and counts the others. */
var EventStore = class {
	#order;
	#most;
	#events = [];
	#given = 0;
	constructor(order, most) {
		this.#order = order;
		this.#most = most;
	}
	add(kept) {
		this.#given++;
		this.#events.push(kept);
		if (this.#events.length >= this.#most * 2) this.#cut();
	}
	/** The kept events in their order, and how many later ones were not kept. */
	finish() {
		this.#cut();
		return {
			events: this.#events,
			left: this.#given - this.#events.length
		};
	}
	#cut() {
		this.#events = this.#events.toSorted(this.#order).slice(0, this.#most);
	}
};
const nullPart = {
	identity: void 0,
	value: null
};
/**
* Makes the reader of a stage's keys: one key for each distinct value of an array, every combination
* for several arrays, null for a missing optional one (eql.md section 9.2).
*/
function compileKeyReader(keys, options) {
	const parts = keys.map((key) => compilePartReader(key, options));
	return (event) => {
		let tuples = [[]];
		for (const read of parts) {
			const found = read(event);
			if (tuples.length * found.length > 1e3) options.onCut();
			tuples = multiply(tuples, found);
		}
		return tuples.map(keyValues);
	};
}
/** Every tuple with every part behind it, rising as both do, so that a cut leaves the lowest. */
function multiply(tuples, parts) {
	const product = [];
	for (const tuple of tuples) for (const part of parts) {
		if (product.length === 1e3) return product;
		product.push([...tuple, part]);
	}
	return product;
}
/** Has the event a value for every key that is not optional? */
function compileKeyPresence(keys) {
	const readers = keys.flatMap(({ field, isOptional }) => field === void 0 || isOptional ? [] : [compileFieldReader(field)]);
	return (event) => readers.every((read) => read(event).length > 0);
}
function keyValues(parts) {
	return {
		id: parts.map(({ identity }) => identity === void 0 ? "-" : `${identity.length}:${identity}`).join(""),
		values: parts.map(({ value }) => value)
	};
}
function compilePartReader({ field, isOptional }, options) {
	if (field === void 0) return () => [nullPart];
	const read = compileFieldReader({
		...field,
		objects: "leaves"
	});
	const partOf = (value) => keyPart(value, field.type, options);
	return (event) => {
		const values = read(event);
		if (values.length === 0) return isOptional ? [nullPart] : [];
		if (values.length === 1) return values.map(partOf);
		return [...new Map(values.map(partOf).map((part) => [part.identity, part])).values()].sort((a, b) => compareKeyValue(a.value, b.value, field.type));
	};
}
/**
* Values are equal as values of the field's type; without a type by their text, as an index that maps
* `7` and `"7"` to one field would have it.
*/
function keyPart(value, type, { dates }) {
	const text = valueText(value) ?? "";
	const plain = typeof value === "object" ? text : value;
	switch (type) {
		case "number":
		case "decimal": {
			const number = valueNumber(value);
			return {
				identity: number === void 0 ? text : String(number),
				value: number ?? plain
			};
		}
		case "date": {
			const unit = typeof value === "number" ? dateUnitOfMillis(value) : parseDateUnit(text);
			if (unit === void 0) return {
				identity: text,
				value: plain
			};
			const millis = Number(unit.start / 1000000n);
			const shown = dates === "millis" ? millis : new Date(millis).toISOString();
			return {
				identity: String(unit.start),
				value: shown
			};
		}
		case "ip": return {
			identity: parseAddress(text)?.join(".") ?? text,
			value: plain
		};
		case "string":
		case "version": return {
			identity: text,
			value: text
		};
		default: return {
			identity: text,
			value: plain
		};
	}
}
/** Orders keys place by place: null, booleans, numbers, then texts by code point. */
function compareKeys(first, second, types) {
	for (const [place, value] of first.values.entries()) {
		const order = compareKeyValue(value, second.values[place] ?? null, types[place]);
		if (order !== 0) return order;
	}
	return 0;
}
function compareKeyValue(first, second, type) {
	if (typeof first === "number" && typeof second === "number") return first - second;
	if (typeof first === "string" && typeof second === "string") return type === "version" ? compareVersions(first, second) : compareTexts$1(first, second, type);
	const kinds = kindPlace$1(first) - kindPlace$1(second);
	return kinds === 0 && first !== second ? first === true ? 1 : -1 : kinds;
}
function compareTexts$1(first, second, type) {
	const one = type === "ip" ? parseAddress(first) : void 0;
	const other = type === "ip" ? parseAddress(second) : void 0;
	return one === void 0 || other === void 0 ? compareCodePoints(first, second) : compareAddresses(one, other);
}
function kindPlace$1(value) {
	if (value === null) return 0;
	return typeof value === "boolean" ? 1 : typeof value === "number" ? 2 : 3;
}
// src/correlation/kept-event.ts
/** The event as the machines take it. */
function keepEvent(event, stages) {
	return {
		event,
		time: event.time,
		nanos: nanosOf(event),
		stages
	};
}
/** Timestamps that are longer have no meaning and are not looked at. */
const longestTimestamp = 48;
/** What the document's timestamp says below the millisecond: `...:01.0000005Z` is 500. */
function nanosOf({ document }) {
	const text = textOf(document["@timestamp"]);
	if (text === void 0 || text.length < 24 || text.length > longestTimestamp) return 0;
	const found = /[.,]\d{3}(\d{1,6})/.exec(text);
	return found === null ? 0 : Number((found[1] ?? "").padEnd(6, "0"));
}
/** Negative, zero or positive: is the first moment before, at or after the second? */
function compareMoments(first, second) {
	return first.time - second.time || first.nanos - second.nanos;
}
/** Is it longer from one moment to the other than so many milliseconds? Exactly so long is not. */
function isLongerThan(span, from, to) {
	const millis = to.time - from.time;
	return millis > span || millis === span && to.nanos > from.nanos;
}
// src/correlation/order-events.ts
/** Event time first, to the nanosecond where documents tell it, then the order of ties. */
function compileEventOrder(options = {}) {
	const orderTies = options.ties === "elastic" ? elasticTies(options) : huntTies(options);
	return (first, second) => compareMoments(first, second) || orderTies(first.event, second.event);
}
function huntTies({ verbs = [] }) {
	const places = new Map(verbs.map((verb, place) => [verb, place]));
	const placeOf = ({ document }) => places.get(valueAt(document, "spoor", "verb")) ?? verbs.length;
	return (first, second) => placeOf(first) - placeOf(second) || compareText(first.id, second.id) || compareText(first.source, second.source) || compareOrigins(first, second);
}
function elasticTies({ tiebreakerField }) {
	if (tiebreakerField === void 0) return compareOrigins;
	const read = compileFieldReader({
		document: "ecs",
		path: tiebreakerField,
		objects: "leaves"
	});
	return (first, second) => compareTiebreakers(read(first)[0], read(second)[0]) || compareOrigins(first, second);
}
/** Numbers by value before texts by code point; missing comes last (eql.md section 1). */
function compareTiebreakers(first, second) {
	if (typeof first === "number" && typeof second === "number") return first - second;
	if (typeof first === "string" && typeof second === "string") return compareCodePoints(first, second);
	return kindPlace(first) - kindPlace(second);
}
function kindPlace(value) {
	if (typeof value === "number") return 0;
	return value === void 0 ? 2 : 1;
}
/** By file, then by place in it: the same however the files are read. */
function compareOrigins(first, second) {
	const one = first.records[0]?.record.origin;
	const other = second.records[0]?.record.origin;
	if (one === void 0 || other === void 0) return 0;
	return compareText(one.file, other.file) || one.index - other.index;
}
// src/correlation/pipes.ts
/**
* Keeps what `size` and the pipes leave of results in rising order. `size` comes first: on the side
* of the first pipe where there is one, else on that of the result position (eql.md section 12).
*/
function limitResults(results, options) {
	const { pipes = [], size, resultPosition = "tail" } = options;
	return [...size === void 0 ? [] : [{
		kind: pipes[0]?.kind ?? resultPosition,
		count: size
	}], ...pipes].reduce(applyPipe, results);
}
function applyPipe(results, { kind, count }) {
	switch (kind) {
		case "head": return results.slice(0, count);
		case "tail": return count === 0 ? [] : results.slice(-count);
		default: return unreachable(kind);
	}
}
// src/correlation/sample.ts
/** Collects events by join key and picks samples from them (eql.md section 11). */
var SampleCollector = class {
	#query;
	#cap;
	#keysOf;
	#buckets = /* @__PURE__ */ new Map();
	#perKey;
	/** `perKey`: the most samples of one join key. */
	constructor(query, cap, perKey) {
		const onCut = () => cap.giveUp("join keys of one event", 1);
		this.#query = query;
		this.#cap = cap;
		this.#perKey = perKey;
		this.#keysOf = query.stages.map(({ keys }) => compileKeyReader(keys, {
			dates: "millis",
			onCut
		}));
	}
	/** An event; of several that would do for a sample, the one added first is taken. */
	add({ event, stages }) {
		for (const stage of stages) for (const key of this.#keysOf[stage]?.(event) ?? []) {
			const candidates = this.#bucket(key)?.candidates[stage];
			if (candidates === void 0) this.#cap.giveUp("sample keys", 1);
			else if (candidates.length < this.#mostCandidates()) candidates.push(event);
		}
	}
	/**
	* More candidates of one stage change nothing: the other stages use up at most one each, and the
	* last stage alone then makes as many samples as are wanted.
	*/
	#mostCandidates() {
		return this.#query.stages.length + this.#perKey - 1;
	}
	#bucket(key) {
		const known = this.#buckets.get(key.id);
		if (known !== void 0 || this.#buckets.size >= this.#cap.most) return known;
		const added = {
			key,
			candidates: this.#query.stages.map(() => [])
		};
		this.#buckets.set(key.id, added);
		return added;
	}
	/** The samples, keys rising. */
	finish() {
		const types = (this.#query.stages[0]?.keys ?? []).map(({ field }) => field?.type);
		const rising = [...this.#buckets.values()].sort((a, b) => compareKeys(a.key, b.key, types));
		const found = [];
		for (const { key, candidates } of rising) {
			const picked = pickDifferent(candidates, this.#perKey);
			const room = picked.slice(0, this.#cap.most - found.length);
			this.#cap.giveUp("results", picked.length - room.length);
			found.push(...room.map((events) => ({
				joinKeys: key.values,
				events
			})));
		}
		return found;
	}
};
/**
* One event from each list, no event twice, at most `most` ways; the earliest candidates of the first
* lists first. No branch is entered that cannot be finished, so the work is polynomial.
*/
function pickDifferent(lists, most) {
	const picks = [];
	const used = /* @__PURE__ */ new Set();
	const pickFrom = (place) => {
		const list = lists[place];
		if (list === void 0) return void picks.push([...used]);
		for (const one of list) {
			if (picks.length >= most) return;
			if (used.has(one)) continue;
			used.add(one);
			if (canFinish(lists.slice(place + 1), used)) pickFrom(place + 1);
			used.delete(one);
		}
	};
	pickFrom(0);
	return picks;
}
/** Can every list get an element of its own, none of them used? Augmenting paths, as in matching. */
function canFinish(lists, used) {
	const owner = /* @__PURE__ */ new Map();
	const place = (list, tried) => (lists[list] ?? []).some((one) => {
		if (used.has(one) || tried.has(one)) return false;
		tried.add(one);
		const other = owner.get(one);
		if (other !== void 0 && !place(other, tried)) return false;
		owner.set(one, list);
		return true;
	});
	return lists.every((_, list) => place(list, /* @__PURE__ */ new Set()));
}
// src/correlation/absence.ts
/** Decides about the missing events of a query (eql.md section 10). Only times count, strictly. */
var AbsenceCheck = class {
	#maxspan;
	#absent;
	#positives;
	constructor({ stages, maxspan = Infinity }) {
		this.#maxspan = maxspan;
		let positives = 0;
		const absent = /* @__PURE__ */ new Map();
		for (const [place, { isMissing, runs }] of stages.entries()) if (isMissing) absent.set(place, {
			after: positives,
			seen: /* @__PURE__ */ new Map()
		});
		else positives += runs;
		this.#absent = absent;
		this.#positives = positives;
	}
	/** An event that should be missing, in order. */
	see(stage, moment, keys) {
		const seen = this.#absent.get(stage)?.seen;
		for (const { id } of keys) {
			const known = seen?.get(id);
			if (known === void 0) seen?.set(id, [moment]);
			else known.push(moment);
		}
	}
	/**
	* Decides about a sequence of the other stages once all events are seen. The span belongs to the
	* whole: an absence at the start is measured to the last event, one at the end from the first.
	*/
	decide(events, { id }, end) {
		const [first] = events;
		const last = events.at(-1);
		if (first === void 0 || last === void 0 || this.#absent.size === 0) return "holds";
		if (this.#isBroken(events, id)) return "disproved";
		const isAtStart = this.#stands(0);
		const isAtEnd = this.#stands(this.#positives);
		const from = isAtStart ? this.#latest(first, id) : isAtEnd ? first : void 0;
		const to = isAtEnd ? this.#earliest(last, id) : last;
		if (from === void 0) return "holds";
		if (to === void 0) return isLongerThan(this.#maxspan, from, end) ? "holds" : "open";
		return isLongerThan(this.#maxspan, from, to) ? "holds" : "disproved";
	}
	/** Did an event that should be missing occur between two of the sequence? */
	#isBroken(events, id) {
		return [...this.#absent.values()].some(({ after, seen }) => {
			const from = events[after - 1];
			const to = events[after];
			const between = from === void 0 ? void 0 : firstAfter(seen.get(id) ?? [], from);
			return between !== void 0 && to !== void 0 && compareMoments(between, to) < 0;
		});
	}
	#stands(place) {
		return [...this.#absent.values()].some(({ after }) => after === place);
	}
	/** The latest event before the sequence that should be missing there. */
	#latest(first, id) {
		return this.#neighbours(0, id, (seen) => lastBefore(seen, first)).at(-1);
	}
	/** The earliest event after the sequence that should be missing there. */
	#earliest(last, id) {
		return this.#neighbours(this.#positives, id, (seen) => firstAfter(seen, last))[0];
	}
	/** One for each absent stage at that place, rising. */
	#neighbours(place, id, find) {
		return [...this.#absent.values()].flatMap(({ after, seen }) => after === place ? find(seen.get(id) ?? []) ?? [] : []).sort(compareMoments);
	}
};
function firstAfter(rising, moment) {
	return rising[countWhile(rising, (one) => compareMoments(one, moment) <= 0)];
}
function lastBefore(rising, moment) {
	return rising[countWhile(rising, (one) => compareMoments(one, moment) < 0) - 1];
}
/** How many stand before the first that fails the test; halves the rest at each step. */
function countWhile(rising, test) {
	let low = 0;
	let high = rising.length;
	while (low < high) {
		const middle = low + high >> 1;
		const one = rising[middle];
		if (one !== void 0 && test(one)) low = middle + 1;
		else high = middle;
	}
	return low;
}
// src/correlation/sequence.ts
/** Fewer open sequences are never looked through for expired ones. */
const fewestToSweep = 1024;
/**
* The state machine of eql.md section 9.3. Takes events in their order, one pass. Of each key and
* slot it holds the newest sequence only; what is extended is spent.
*/
var SequenceMachine = class {
	#query;
	#cap;
	#keysOf;
	#slots;
	/** The places of its slots, from the last down, for each stage; none for one of missing events. */
	#slotsOf;
	#absence;
	#finished = [];
	#openCount = 0;
	/** Expired sequences are swept out when so many are open. */
	#sweepAt;
	constructor(query, cap) {
		this.#query = query;
		this.#cap = cap;
		const onCut = () => cap.giveUp("join keys of one event", 1);
		this.#keysOf = stagesOf(query).map(({ keys }) => compileKeyReader(keys, {
			dates: "text",
			onCut
		}));
		this.#slots = query.stages.flatMap(({ isMissing, runs }, stage) => isMissing ? [] : Array.from({ length: runs }, () => ({
			stage,
			open: /* @__PURE__ */ new Map()
		})));
		this.#slotsOf = stagesOf(query).map((_, stage) => [...this.#slots.keys()].filter((place) => this.#slots[place]?.stage === stage).reverse());
		this.#absence = new AbsenceCheck(query);
		this.#sweepAt = Math.min(cap.most, fewestToSweep);
	}
	/** The next event in order. From the last stage down: an event cannot follow itself. */
	add(kept) {
		const { stages, until } = this.#query;
		for (const stage of kept.stages.toReversed()) {
			if (stage === stages.length) continue;
			const keys = this.#keys(stage, kept);
			if (stages[stage]?.isMissing === true) this.#absence.see(stage, kept, keys);
			else for (const place of this.#slotsOf[stage] ?? []) this.#fill(place, kept, keys);
		}
		if (until !== void 0 && kept.stages.at(-1) === stages.length) for (const { id } of this.#keys(stages.length, kept)) this.#endSequences(id);
		if (this.#openCount > this.#sweepAt) this.#sweep(kept);
	}
	/** The sequences found, rising; `end` is the last moment that the input tells of. */
	finish(end) {
		return this.#finished.flatMap((sequence) => {
			const positives = eventsOf$2(sequence);
			const verdict = this.#absence.decide(positives, sequence.key, end);
			return verdict === "disproved" ? [] : [() => this.#describe(sequence, verdict)];
		});
	}
	#keys(stage, { event }) {
		return this.#keysOf[stage]?.(event) ?? [];
	}
	#fill(place, kept, keys) {
		for (const key of keys) {
			const sequence = place === 0 ? startOf(key, kept) : this.#extend(place - 1, key, kept);
			if (sequence === void 0) continue;
			if (place === this.#slots.length - 1) this.#emit(sequence);
			else this.#wait(place, sequence);
		}
	}
	/** The predecessor is spent whatever becomes of it: too late an event drops it for good. */
	#extend(place, key, kept) {
		const open = this.#slots[place]?.open;
		const previous = open?.get(key.id);
		if (open === void 0 || previous === void 0) return void 0;
		open.delete(key.id);
		this.#openCount--;
		if (this.#hasExpired(previous, kept)) return void 0;
		return {
			key,
			event: kept,
			first: previous.first,
			previous
		};
	}
	#hasExpired({ first }, now) {
		const { maxspan } = this.#query;
		return maxspan !== void 0 && isLongerThan(maxspan, first, now);
	}
	#emit(sequence) {
		if (this.#finished.length < this.#cap.most) this.#finished.push(sequence);
		else this.#cap.giveUp("results", 1);
	}
	/** The newest wins. Deleting first keeps the map in the order in which sequences were extended. */
	#wait(place, sequence) {
		const open = this.#slots[place]?.open;
		assert(open !== void 0, "a sequence waits behind no slot");
		if (!open.delete(sequence.key.id)) this.#openCount++;
		open.set(sequence.key.id, sequence);
	}
	#endSequences(id) {
		for (const { open } of this.#slots) if (open.delete(id)) this.#openCount--;
	}
	/** Drops what no event can extend any more, which changes no result, then what exceeds the cap. */
	#sweep(now) {
		for (const { open } of this.#slots) for (const [id, sequence] of open) if (this.#hasExpired(sequence, now) && open.delete(id)) this.#openCount--;
		const { most } = this.#cap;
		const low = Math.floor(most * .75);
		if (this.#sweepAt === most && this.#openCount > low) this.#dropOldest(this.#openCount - low);
		this.#sweepAt = Math.min(most, Math.max(fewestToSweep, this.#openCount * 2));
	}
	#dropOldest(count) {
		const all = this.#slots.flatMap(({ open }) => [...open].map(([id, one]) => ({
			open,
			id,
			one
		})));
		all.sort((a, b) => compareMoments(a.one.event, b.one.event));
		for (const { open, id } of all.slice(0, count)) open.delete(id);
		this.#openCount -= count;
		this.#cap.giveUp("open sequences", count);
	}
	#describe(sequence, verdict) {
		const positives = eventsOf$2(sequence).values();
		const events = this.#query.stages.flatMap(({ isMissing, runs }) => Array.from({ length: runs }, () => isMissing ? null : positives.next().value?.event ?? null));
		return {
			joinKeys: sequence.key.values,
			events,
			isWindowOpen: verdict === "open"
		};
	}
};
function startOf(key, kept) {
	return {
		key,
		event: kept,
		first: kept,
		previous: void 0
	};
}
/** Oldest first. */
function eventsOf$2(sequence) {
	const events = [];
	for (let one = sequence; one !== void 0; one = one.previous) events.push(one.event);
	return events.reverse();
}
// src/correlation/run-query.ts
/** Runs a query over the events that satisfy some stage of it, in their order. */
function runQuery(query, kept, options) {
	switch (query.kind) {
		case "event": return limitResults(kept, {
			...options,
			pipes: query.pipes
		}).map(({ event }) => ({
			joinKeys: [],
			events: [event],
			isWindowOpen: false
		}));
		case "sequence": {
			const machine = new SequenceMachine(query, options.cap);
			for (const one of kept) machine.add(one);
			return limitResults(machine.finish(options.end), {
				...options,
				pipes: query.pipes
			}).map((describe) => describe());
		}
		case "sample": {
			const collector = new SampleCollector(query, options.cap, options.samplesPerKey ?? 1);
			for (const one of kept) collector.add(one);
			return limitResults(collector.finish(), {
				size: options.size,
				resultPosition: "head"
			}).map((sample) => ({
				...sample,
				isWindowOpen: false
			}));
		}
		default: return unreachable(query);
	}
}
// src/correlation/state-cap.ts
/** How much of each kind one query may hold when nothing else is said. */
const defaultStateCap = 2e5;
/** What it means for the results that some were given up. */
const consequences = {
	"kept events": (count) => `${count} later ones are not examined`,
	"open sequences": (count) => `${count} that were extended longest ago are given up`,
	results: (count) => `${count} later ones are left out`,
	"sample keys": (count) => `${count} events of keys that occur later are not examined`,
	"join keys of one event": (count) => `of ${count} events only the lowest are used`
};
/** Counts what a query had to give up because of the cap, so that it is told. */
var StateCap = class {
	/** The most of each kind. */
	most;
	#given = /* @__PURE__ */ new Map();
	constructor(most = defaultStateCap) {
		if (!Number.isInteger(most) || most < 1) throw new TypeError(`no state cap: ${most}`);
		this.most = most;
	}
	/** So many of a kind were given up. */
	giveUp(kind, count) {
		if (count > 0) this.#given.set(kind, (this.#given.get(kind) ?? 0) + count);
	}
	/** One warning for each kind that hit the cap; `rule` names the rule or query. */
	diagnostics(rule, file) {
		return [...this.#given].map(([kind, count]) => ({
			code: "eql-state-cap",
			severity: "warning",
			message: `${rule} reached its cap of ${kind}: ${consequences[kind](count)}`,
			...file === void 0 ? {} : { file },
			hint: "narrow its conditions, give it a maxspan, a smaller time span or a higher state cap"
		}));
	}
};
// src/correlation/correlate.ts
/**
* Makes a correlator for the sequences, samples and queries with pipes among the detections; the
* others are left to `matching/match-event.ts`.
*/
function createCorrelator(detections, options = {}) {
	const most = options.stateCap ?? 2e5;
	const rules = detections.filter(({ query }) => !isDecidedByOneEvent(query)).map((detection) => {
		const { tiebreakerField } = detection;
		return {
			detection,
			store: new EventStore(compileEventOrder(tiebreakerField === void 0 ? options : {
				...options,
				tiebreakerField
			}), most),
			most
		};
	});
	const stages = rules.flatMap(compileStages);
	const index = indexConditions(stages.map(({ where }) => where));
	let end = {
		time: -Infinity,
		nanos: 0
	};
	return {
		add: (event) => {
			if (event.time > end.time) end = {
				time: event.time,
				nanos: 0
			};
			const satisfied = /* @__PURE__ */ new Map();
			for (const place of index.candidates(event)) {
				const one = stages[place];
				if (one === void 0 || !one.test(event)) continue;
				const places = satisfied.get(one.store);
				if (places === void 0) satisfied.set(one.store, [one.place]);
				else places.push(one.place);
			}
			for (const [store, places] of satisfied) store.add(keepEvent(event, places));
		},
		finish: () => {
			const done = rules.map((rule) => runRule(rule, end));
			return {
				matches: done.flatMap(({ matches }) => matches),
				diagnostics: done.flatMap(({ diagnostics }) => diagnostics)
			};
		}
	};
}
/** An event without a plain key is none for the stage, so it need not be kept (eql.md section 9.2). */
function compileStages({ detection, store }) {
	return stagesOf(detection.query).map(({ where, keys }, place) => {
		const isSatisfied = compilePredicate(where);
		const hasKeys = compileKeyPresence(keys);
		const test = (event) => isSatisfied(event) && hasKeys(event);
		return {
			where,
			test,
			place,
			store
		};
	});
}
function runRule({ detection, store, most }, end) {
	const cap = new StateCap(most);
	const { events, left } = store.finish();
	cap.giveUp("kept events", left);
	const known = left === 0 ? end : events.at(-1) ?? end;
	const results = runQuery(detection.query, events, {
		cap,
		end: known
	});
	const open = results.filter(({ isWindowOpen }) => isWindowOpen).length;
	return {
		matches: results.map((result) => ({
			detection,
			events: presentEvents(result)
		})),
		diagnostics: [...cap.diagnostics(detection.id, detection.file), ...open === 0 ? [] : [openWindows(detection, open)]]
	};
}
function presentEvents({ events }) {
	return events.filter((event) => event !== null);
}
function openWindows({ id, file }, count) {
	return {
		code: "eql-window-open",
		severity: "note",
		message: `${count} of the matches of ${id} rest on a missing event whose time was not over when the logs end`,
		...file === void 0 ? {} : { file },
		hint: "hunt again with later logs"
	};
}
// src/environment/account-trust.ts
/** Mail domains that anybody can have an address in; never an organisation's own. */
const consumerDomains = /* @__PURE__ */ new Set([
	"gmail.com",
	"googlemail.com",
	"outlook.com",
	"hotmail.com",
	"live.com",
	"yahoo.com",
	"icloud.com",
	"proton.me",
	"protonmail.com"
]);
/**
* Decides trust by what the logs themselves show: the accounts, subscriptions and projects in whose
* logs the records stand are own. An account that only receives is unknown, even if it calls often.
*/
var AccountTrust = class {
	own = /* @__PURE__ */ new Set();
	/** Takes an account in whose own log a record stood; lower case or digits. */
	seeAsRecipient(account) {
		this.own.add(account.toLowerCase());
	}
	/** The accounts taken for own, in order. */
	ownAccounts() {
		return [...this.own].sort();
	}
	/**
	* How far a subject is ours. `granter` is who let it in: a person of the same mail domain counts as
	* a colleague, unless anybody can have an address there.
	*/
	trustOf(subject, granter) {
		if (subject.kind === "public") return "public";
		const id = subject.id.toLowerCase();
		if (this.own.has(id)) return "own";
		const account = /^arn:[a-z-]+:[a-z-]*:[a-z0-9-]*:(\d{12}):/.exec(id)?.[1];
		if (account !== void 0 && this.own.has(account)) return "own";
		const tenant = /^azure:([^:]+):/.exec(id)?.[1];
		if (tenant !== void 0) return tenant === granter.account?.toLowerCase() ? "own" : "unknown";
		return this.trustOfMember(id, granter);
	}
	trustOfMember(id, granter) {
		const domain = domainOf(id);
		if (domain === void 0) return "unknown";
		const project = /^([a-z0-9-]+)\.iam\.gserviceaccount\.com$/.exec(domain)?.[1];
		if (project !== void 0) return this.own.has(project) ? "own" : "unknown";
		if (consumerDomains.has(domain) || domain.endsWith("gserviceaccount.com")) return "unknown";
		return domain === domainOf(granter.display.toLowerCase()) || domain === domainOf(granter.id.toLowerCase()) ? "own" : "unknown";
	}
};
/** `user:x@example.com` and `domain:example.com` stand for example.com. */
function domainOf(member) {
	const at = member.lastIndexOf("@");
	if (at >= 0) return member.slice(at + 1);
	return member.startsWith("domain:") ? member.slice(7) : void 0;
}
// src/environment/place.ts
/**
* The place of an event. In AWS it is the account in whose trail the record stands, not the
* caller's: the two differ when somebody else uses our resources (design section 4.4).
*/
function placeOf$1(event) {
	switch (event.source) {
		case "aws.cloudtrail": return {
			provider: "aws",
			...named("account", accountOfTrail(event)),
			...named("region", textOf(event.native["awsRegion"]))
		};
		case "azure.activitylogs": return {
			provider: "azure",
			...named("account", subscriptionOf(event))
		};
		case "gcp.audit": return {
			provider: "gcp",
			...named("account", textOf(valueAt(event.native, "resource", "labels", "project_id"))),
			...named("region", gcpRegion(event))
		};
	}
}
function accountOfTrail({ native }) {
	return textOf(native["recipientAccountId"]) ?? textOf(valueAt(native, "userIdentity", "accountId"));
}
function subscriptionOf({ native }) {
	const stated = textOf(native["subscriptionId"]);
	if (stated !== void 0) return stated.toLowerCase();
	const parts = (textOf(native["resourceId"]) ?? "").toLowerCase().split("/");
	const place = parts.indexOf("subscriptions");
	return place < 0 ? void 0 : textOf(parts[place + 1]);
}
/** A zone such as `europe-west1-b` stands for its region. */
function gcpRegion({ native }) {
	const labels = valueAt(native, "resource", "labels");
	const zone = textOf(valueAt(labels, "zone"));
	const name = textOf(valueAt(labels, "region")) ?? textOf(valueAt(labels, "location")) ?? zone;
	if (name === void 0 || !/-[a-z]$/.test(name)) return name;
	return name.slice(0, -2);
}
function named(key, value) {
	return value === void 0 ? {} : { [key]: value };
}
// src/environment/source-ledger.ts
/** What the input covered: log sources, accounts, regions, time. Grows with places, not with events. */
/** Records coverage event by event. */
var SourceLedger = class {
	sources = /* @__PURE__ */ new Map();
	/** Takes note of an event; merged events count each of their records. */
	see(event) {
		const place = placeOf$1(event);
		const seen = this.sources.get(event.source) ?? emptyCoverage();
		this.sources.set(event.source, seen);
		if (place.account !== void 0) seen.accounts.add(place.account);
		if (place.region !== void 0) seen.regions.add(place.region);
		seen.from = Math.min(seen.from, event.time);
		seen.to = Math.max(seen.to, event.endTime);
		seen.records += event.records.length;
		seen.dataEvents ||= isDataEvent(event);
	}
	/** The coverage by log source, in the order of their names; lists are sorted. */
	coverage() {
		return [...this.sources].map(([kind, seen]) => ({
			kind,
			accounts: [...seen.accounts].sort(compareText),
			regions: [...seen.regions].sort(compareText),
			from: seen.from,
			to: seen.to,
			records: seen.records,
			dataEvents: seen.dataEvents
		})).sort((a, b) => compareText(a.kind, b.kind));
	}
};
function emptyCoverage() {
	return {
		accounts: /* @__PURE__ */ new Set(),
		regions: /* @__PURE__ */ new Set(),
		from: Infinity,
		to: -Infinity,
		records: 0,
		dataEvents: false
	};
}
function isDataEvent({ source, native }) {
	if (source === "aws.cloudtrail") return native["eventCategory"] === "Data";
	if (source === "gcp.audit") return (textOf(native["logName"]) ?? "").includes("data_access");
	return false;
}
// src/events/event.ts
/** The event with `spoor.*` fields added; a field given here replaces one of the same name. */
function withSpoorFields(event, fields) {
	const spoor = {
		...objectOf(event.document["spoor"]),
		...fields
	};
	return {
		...event,
		document: {
			...event.document,
			spoor
		}
	};
}
// src/events/merge-azure.ts
/**
* Keys whose latest value holds: what the operation came to, and the name as the latest row has it
* (reference/telemetry.md 5.3). Of all other keys the first value holds: who called, from where, what.
*/
const latestKeys = /* @__PURE__ */ new Set([
	"operationName",
	"eventName",
	"subStatus",
	"level",
	"resultType",
	"resultSignature",
	"durationMs",
	"submissionTimestamp"
]);
/** Likewise inside `properties`. */
const latestProperties = /* @__PURE__ */ new Set([
	"statusCode",
	"statusMessage",
	"message",
	"result"
]);
/**
* One native record from those of one operation, oldest first. `status` is the strongest one's, the
* two bodies are united, and `resultType` is set even for REST rows because it is the latest row's.
*/
function mergeAzureNatives(natives, strongest) {
	const latest = natives.at(-1);
	const properties = natives.map((native) => native["properties"]).filter(isJsonObject);
	const merged = present({
		status: strongest["status"],
		resultType: latest?.["resultType"] ?? asResultType(nameIn(latest?.["status"])),
		properties: properties.length === 0 ? void 0 : mergeProperties(properties)
	});
	return {
		...mergeKeys$1(natives, latestKeys),
		...merged
	};
}
function mergeProperties(properties) {
	const bodies = present({
		requestBody: uniteBodies(properties.map((each) => each["requestBody"])),
		responseBody: uniteBodies(properties.map((each) => each["responseBody"]))
	});
	return {
		...mergeKeys$1(properties, latestProperties),
		...bodies
	};
}
function mergeKeys$1(objects, latest) {
	const merged = /* @__PURE__ */ new Map();
	for (const object of objects) for (const [key, value] of Object.entries(object)) {
		if (isEmpty$1(value)) continue;
		if (latest.has(key) || !merged.has(key)) merged.set(key, value);
	}
	return Object.fromEntries(merged);
}
function isEmpty$1(value) {
	if (value === null || value === void 0 || value === "") return true;
	return isJsonObject(value) && (value["value"] === "" || Object.keys(value).length === 0);
}
/**
* The union of the bodies: the acceptance tells where a copy came from, the end what came of it, and
* an error body must not hide either. Two levels deep, where resources have `properties`; the later
* value of a key holds.
*/
function uniteBodies(bodies) {
	return bodies.filter((body) => !isEmpty$1(body)).reduce((united, body) => {
		if (!isJsonObject(united)) return isJsonObject(body) || united === void 0 ? body : united;
		return isJsonObject(body) ? uniteObjects(united, body) : united;
	}, void 0);
}
function uniteObjects(first, later) {
	const properties = {
		...objectOf(first["properties"]),
		...objectOf(later["properties"])
	};
	const united = {
		...first,
		...later
	};
	return Object.keys(properties).length === 0 ? united : {
		...united,
		properties
	};
}
// src/events/merge-gcp.ts
/**
* One LogEntry from those of one operation, the first entry of the operation first. Of every key the
* first value holds: only the first entry has request, permissions and caller
* (reference/telemetry.md 0.8). Status and severity are the last entry's. `operation` is the first
* entry's too, so the document says `start` and not `end`: Elastic never says both, since an entry
* with both marks is no session at all (5.1).
*/
function mergeGcpNatives(natives) {
	const payloads = natives.map((native) => native["protoPayload"]).filter(isJsonObject);
	return {
		...mergeKeys(natives, /* @__PURE__ */ new Set(["severity", "receiveTimestamp"])),
		protoPayload: mergeKeys(payloads, /* @__PURE__ */ new Set(["status"]))
	};
}
function mergeKeys(objects, latest) {
	const merged = /* @__PURE__ */ new Map();
	for (const object of objects) for (const [key, value] of Object.entries(object)) {
		if (value === void 0 || isEmpty(value)) continue;
		const known = merged.get(key);
		if (known === void 0 || latest.has(key) || isStub(known)) merged.set(key, value);
	}
	return Object.fromEntries(merged);
}
function isEmpty(value) {
	if (value === null || value === "") return true;
	if (isJsonArray(value)) return value.length === 0;
	return isJsonObject(value) && Object.keys(value).length === 0;
}
/** The request of a last entry is nothing but its `@type`. */
function isStub(value) {
	return isJsonObject(value) && "@type" in value && Object.keys(value).length === 1;
}
// src/events/merge-parts.ts
/** The part that an event is; `undefined` for an event that is whole by itself. */
function operationPartOf(event) {
	switch (event.source) {
		case "aws.cloudtrail": return;
		case "azure.activitylogs": return azurePartOf(event);
		case "gcp.audit": return gcpPartOf(event);
	}
}
/** The phase of an event that is known to be a part. */
function phaseOf(event) {
	return operationPartOf(event)?.phase ?? 0;
}
const phaseOfState = {
	started: 0,
	accepted: 2,
	succeeded: 3,
	failed: 4
};
/** A deployment has one correlation id over many resources, so the resource belongs in the key. */
function azurePartOf({ native }) {
	const correlation = textOf(native["correlationId"]);
	const operation = nameIn(native["operationName"]);
	const state = azureState(native);
	if (correlation === void 0 || operation === void 0 || state === void 0) return void 0;
	return {
		key: `azure\n${correlation}\n${operation}\n${textOf(native["resourceId"]) ?? ""}`.toLowerCase(),
		phase: phaseOfState[state]
	};
}
/** Entries with neither mark stand between the first and the last; one with both is whole. */
function gcpPartOf({ native }) {
	const operation = objectOf(native["operation"]);
	const id = textOf(operation?.["id"]);
	const first = operation?.["first"] === true;
	const last = operation?.["last"] === true;
	if (operation === void 0 || id === void 0 || first && last) return void 0;
	const project = textOf(objectOf(objectOf(native["resource"])?.["labels"])?.["project_id"]) ?? textOf(native["logName"])?.split("/logs/", 1)[0] ?? "";
	return {
		key: `gcp\n${id}\n${textOf(operation["producer"]) ?? ""}\n${project}`,
		phase: first ? 0 : last ? 3 : 1
	};
}
// src/events/merge-split.ts
/** Parts further apart than this are different operations (reference/telemetry.md 1.2). Milliseconds. */
const operationWindow = 36e5;
/** How much later than the part it precedes a start may be stamped; clocks differ. Milliseconds. */
const clockDifference = 5e3;
/**
* Sorts the parts that share a key into operations, each oldest part first. The result does not
* depend on the order of the parts. In order of time each part joins the oldest operation within the
* window that lacks its phase, one that has not ended before one that has; if there is none it begins
* an operation. So a write repeated under one correlation id becomes two operations, even when the
* rows of both are interleaved. A part that is there already, delivered twice, joins its copy.
*/
function splitOperations(events) {
	const parts = events.map((event) => ({
		event,
		phase: phaseOf(event)
	})).sort(compareParts);
	const operations = [];
	for (const part of parts) {
		const operation = operationFor(part, operations);
		if (operation === void 0) operations.push([part]);
		else operation.push(part);
	}
	return operations.map((operation) => operation.map(({ event }) => event));
}
function operationFor(part, operations) {
	const near = operations.filter((operation) => isWithinWindow(part, operation));
	const open = near.filter((operation) => lacksPhase(part, operation));
	return near.find((operation) => operation.some((other) => isCopy(part, other))) ?? open.find((operation) => !hasEnded(operation)) ?? open.at(-1);
}
function isWithinWindow({ event }, operation) {
	return event.time - timeOfFirst(operation) <= operationWindow;
}
function lacksPhase({ event, phase }, operation) {
	if (operation.some((other) => other.phase === phase)) return false;
	return phase !== 0 || event.time - timeOfFirst(operation) <= clockDifference;
}
function isCopy(part, other) {
	if (part.event.id === other.event.id) return true;
	return part.phase === other.phase && part.event.time === other.event.time;
}
function hasEnded(operation) {
	return operation.some(({ phase }) => phase >= 3);
}
function timeOfFirst(operation) {
	return operation[0]?.event.time ?? 0;
}
/** By time, then phase, then id, then place in the input: a total order, so permutations sort alike. */
function compareParts(a, b) {
	return a.event.time - b.event.time || a.phase - b.phase || compareTexts(a.event.id, b.event.id) || compareTexts(placeOf(a.event), placeOf(b.event));
}
function placeOf({ records }) {
	const origin = records[0]?.record.origin;
	return origin === void 0 ? "" : `${origin.file}\n${String(origin.index).padStart(12, "0")}`;
}
function compareTexts(a, b) {
	return a < b ? -1 : a > b ? 1 : 0;
}
// src/events/merge-operations.ts
/** Operations that wait when the caller says nothing. */
const defaultCapacity = 2e4;
/** An operation has 2 or 3 parts; more come from repetitions, and a hostile log may have any number. */
const mostParts = 64;
/**
* A merger that holds at most `capacity` operations, then lets the oldest go on. The same events come
* out whatever the order in which the parts of one operation come in, as long as none comes late.
* Throws a TypeError for a capacity that is no positive integer.
*/
function createOperationMerger(options = {}) {
	const capacity = options.capacity ?? defaultCapacity;
	if (!Number.isSafeInteger(capacity) || capacity < 1) throw new TypeError(`capacity must be a positive integer, not ${capacity}`);
	const waiting = /* @__PURE__ */ new Map();
	const gone = /* @__PURE__ */ new Map();
	let lateParts = 0;
	function release(key) {
		const parts = waiting.get(key) ?? [];
		waiting.delete(key);
		gone.delete(key);
		gone.set(key, spanOf(parts));
		if (gone.size > capacity) deleteOldest(gone);
		return splitOperations(parts).map(mergeParts);
	}
	function add(event) {
		const part = operationPartOf(event);
		if (part === void 0) return [event];
		const parts = waiting.get(part.key);
		if (parts === void 0 && isLate(event, part, gone.get(part.key))) {
			lateParts++;
			return [event];
		}
		if (parts === void 0) waiting.set(part.key, [event]);
		else parts.push(event);
		if (parts !== void 0 && parts.length >= mostParts) return release(part.key);
		return waiting.size > capacity ? release(firstKey(waiting)) : [];
	}
	return {
		get lateParts() {
			return lateParts;
		},
		add,
		flush: () => [...waiting.keys()].flatMap(release)
	};
}
/** Does the event belong to what has gone on? A later start is a new operation. */
function isLate(event, { phase }, span) {
	if (span === void 0 || Math.abs(event.time - span.start) > 36e5) return false;
	return phase !== 0 || event.time <= span.end;
}
function spanOf(parts) {
	let start = Infinity;
	let end = -Infinity;
	for (const { time } of parts) {
		start = Math.min(start, time);
		end = Math.max(end, time);
	}
	return {
		start,
		end
	};
}
/** A Map keeps the order of insertion. */
function firstKey(map) {
	for (const key of map.keys()) return key;
	return "";
}
function deleteOldest(map) {
	map.delete(firstKey(map));
}
/**
* One event from the parts of one operation, oldest first; a single part stays as it is. The document
* is made anew from the merged native, so it says what the whole operation came to.
*/
function mergeParts(parts) {
	const [first] = parts;
	assert(first !== void 0, "an operation without parts");
	if (parts.length === 1) return first;
	const merged = mergedNative(parts);
	const isAzure = first.source === "azure.activitylogs";
	const timeKey = isAzure ? "eventTimestamp" : "timestamp";
	const native = {
		...merged,
		[timeKey]: first.native[timeKey],
		...isAzure ? {} : { insertId: first.id }
	};
	const timestamp = parseTimestamp(first.native[timeKey]);
	assert(timestamp !== void 0, "a part of an operation without a time");
	const source = {
		id: first.id,
		native,
		timestamp
	};
	return {
		source: first.source,
		id: first.id,
		time: first.time,
		endTime: Math.max(...parts.map(({ endTime }) => endTime)),
		document: isAzure ? azureDocument(source) : gcpDocument(source),
		native,
		records: parts.flatMap(({ records }) => records)
	};
}
function mergedNative(parts) {
	const byPhase = [...parts].sort((a, b) => phaseOf(a) - phaseOf(b));
	const strongest = byPhase.at(-1)?.native ?? {};
	return parts[0]?.source === "azure.activitylogs" ? mergeAzureNatives(parts.map(({ native }) => native), strongest) : mergeGcpNatives(byPhase.map(({ native }) => native));
}
// src/environment/principal.ts
/**
* What tells actors apart when the question is whether somebody else did it: the principal, and for
* people behind a shared role (single sign-on) the person, who is its session.
*/
function actorOf({ id, kind, session }) {
	return kind === "human" && session !== void 0 ? `${id} ${session}` : id;
}
// src/lineage/verb.ts
/** What an event does to data, one vocabulary for all clouds (design section 1). */
const verbs = [
	"create",
	"copy",
	"share",
	"unshare",
	"export",
	"restore",
	"attach",
	"detach",
	"launch",
	"expose",
	"unexpose",
	"delete",
	"protect",
	"unprotect",
	"access",
	"other"
];
// src/lineage/step.ts
/**
* The steps in event time. Equal times count as ordered (design section 4.7): what makes a copy comes
* before what uses it (the order of {@link verbs}), then the record id decides, so that the order of
* input files never shows.
*/
function orderSteps(steps) {
	return [...steps].sort((a, b) => a.event.time - b.event.time || verbs.indexOf(a.activity.verb) - verbs.indexOf(b.activity.verb) || compareText(a.event.id, b.event.id) || compareText(a.event.source, b.event.source) || compareText(a.activity.account ?? "", b.activity.account ?? ""));
}
// src/lineage/graph.ts
/**
* The graph of resources and the links that events state between them. Built in one pass over steps
* in event time; two steps that name a resource by different ids of it meet in one node.
*/
/** Builds the graph of the given steps, whatever their order. */
function buildLineageGraph(unordered) {
	const builder = new GraphBuilder();
	const steps = orderSteps(unordered);
	for (const step of steps) builder.add(step);
	return builder.finish(steps);
}
/** Every resource that a step names, in any role, once. */
function resourcesOf({ activity }) {
	const named = [
		...activity.inputs,
		...activity.outputs,
		...activity.links.flatMap(({ from, to }) => [from, to]),
		...[activity.sharing, activity.unsharing].flatMap((sharing) => sharing?.resource ?? []),
		...(activity.exposures ?? []).map(({ resource }) => resource),
		...(activity.selectors ?? []).map(({ resource }) => resource),
		...(activity.addresses ?? []).map(({ resource }) => resource),
		...activity.removed ?? []
	];
	return [...new Map(named.map((resource) => [resource.id, resource])).values()];
}
var GraphBuilder = class {
	nodes = /* @__PURE__ */ new Map();
	edgesFrom = /* @__PURE__ */ new Map();
	edgesTo = /* @__PURE__ */ new Map();
	/** Which node an id or alias means now. */
	current = /* @__PURE__ */ new Map();
	lives = /* @__PURE__ */ new Map();
	meant = /* @__PURE__ */ new Map();
	add(step) {
		const keys = /* @__PURE__ */ new Map();
		const made = new Set(step.activity.attempt ? [] : step.activity.outputs.map(({ id }) => id));
		for (const resource of resourcesOf(step)) {
			const key = this.nodeFor(resource, made.has(resource.id) && beginsLife(step));
			keys.set(resource.id, key);
			this.nodes.get(key)?.steps.push(step);
		}
		this.meant.set(step, keys);
		if (step.activity.attempt) return;
		for (const link of step.activity.links) {
			const [from, to] = [keys.get(link.from.id), keys.get(link.to.id)];
			assert(from !== void 0 && to !== void 0, "a link names a resource its step does not");
			if (from === to) continue;
			const edge = {
				kind: link.kind,
				from,
				to,
				evidence: link.evidence,
				step
			};
			listAt(this.edgesFrom, from).push(edge);
			listAt(this.edgesTo, to).push(edge);
		}
		for (const removed of step.activity.removed ?? []) {
			const node = this.nodes.get(keys.get(removed.id) ?? "");
			if (node !== void 0) node.removedAt = step.event.time;
		}
	}
	finish(steps) {
		const { nodes, edgesFrom, edgesTo, meant } = this;
		return {
			steps,
			nodes,
			edgesFrom,
			edgesTo,
			keyOf: (step, resource) => meant.get(step)?.get(resource.id) ?? resource.id
		};
	}
	nodeFor(resource, begins) {
		const names = [resource.id, ...resource.aliases ?? []];
		const known = names.map((name) => this.current.get(name)).find((key) => key !== void 0);
		const node = known === void 0 ? void 0 : this.nodes.get(known);
		if (node !== void 0 && !(begins && node.removedAt !== void 0)) {
			node.resource = mergeResources(node.resource, resource);
			for (const name of names) this.current.set(name, node.key);
			return node.key;
		}
		const life = (this.lives.get(resource.id) ?? 0) + 1;
		this.lives.set(resource.id, life);
		const key = life === 1 ? resource.id : `${resource.id}#${life}`;
		this.nodes.set(key, {
			key,
			resource,
			steps: []
		});
		for (const name of names) this.current.set(name, key);
		return key;
	}
};
/** Verbs that make their outputs, so that a name seen deleted before means a new resource now. */
function beginsLife({ activity }) {
	return [
		"create",
		"copy",
		"restore",
		"launch"
	].includes(activity.verb);
}
/** What two events told of one resource, the earlier word first; aliases add up. */
function mergeResources(known, seen) {
	const aliases = [.../* @__PURE__ */ new Set([...known.aliases ?? [], ...seen.aliases ?? []])];
	const account = known.account ?? seen.account;
	const region = known.region ?? seen.region;
	return {
		id: known.id,
		kind: known.kind,
		provider: known.provider,
		...account === void 0 ? {} : { account },
		...region === void 0 ? {} : { region },
		...aliases.length === 0 ? {} : { aliases }
	};
}
function listAt(map, key) {
	const list = map.get(key) ?? [];
	map.set(key, list);
	return list;
}
// src/findings/finding-id.ts
/** A stable id for a finding from the words that make it what it is. */
function findingId(...parts) {
	return `finding-${fingerprint(parts.join("\n"))}`;
}
// src/findings/signal.ts
/** Ports that give a shell, a desktop, files or a database (reference/telemetry.md section 5.5). */
const watchedPorts = [
	22,
	139,
	445,
	1433,
	1521,
	3306,
	3389,
	5432,
	5985,
	5986,
	27017
];
/** An image made within this time of its instance's launch, by the one who launched it, is a build. */
const longestImageBuild = 216e5;
/** Verbs by which a copy is put to use. */
const usingVerbs$1 = /* @__PURE__ */ new Set([
	"restore",
	"attach",
	"launch"
]);
/** All signs of a chain, gravest first is not promised; see {@link gravest}. */
function signalsOf(chain, trust) {
	const build = isImageBuild(chain);
	return [
		...chain.exposures.map((exposure) => exposure.kind === "share" ? shareSignal(exposure, trust) : networkSignal(exposure, chain, build)),
		...chain.steps.flatMap((step) => stepSignals(step, trust)),
		...useSignals(chain, build),
		creationSignal(chain)
	];
}
/**
* Was the image made from an instance that the same principal had just launched to build it? Then
* it holds what the pipeline put there, not production data (reference/telemetry.md section 7 D).
*/
function isImageBuild(chain) {
	const { maker } = chain;
	return chain.root.kind === "instance" && maker !== void 0 && chain.rootSteps.some(({ activity, event, principal }) => activity.verb === "launch" && actorOf(principal) === actorOf(maker.principal) && maker.event.time - event.time <= longestImageBuild);
}
function shareSignal(share, trust) {
	const [opening] = share.steps;
	const granter = opening?.principal;
	const until = share.until === void 0 ? "and it still is" : `until ${nameTime(share.until)}`;
	const who = nameGrantee(share.grantee);
	const by = granter === void 0 ? "" : ` by ${namePrincipal(granter)}`;
	const told = `${nameResource(share.resource)} was shared with ${who}${by} at ${nameTime(share.from)}, ${until}`;
	const phrase = `shared with ${who}`;
	const verdict = granter === void 0 ? "unknown" : trust.trustOf(share.grantee, granter);
	if (verdict === "public") return {
		level: "critical",
		phrase: "made public",
		reason: told
	};
	if (verdict === "own") {
		const reason = `${told}; records in these logs show it to be one of our own`;
		return {
			level: "low",
			phrase: `shared inside, with ${who}`,
			reason
		};
	}
	if (granter !== void 0 && isServiceLinked(granter)) return {
		level: "low",
		phrase,
		reason: `${told}; the sharing principal is a role that only its AWS service can assume (${granter.automation})`
	};
	return {
		level: "high",
		phrase,
		reason: `${told}; the receiver is none of the accounts whose logs were read`
	};
}
/** A service-linked role cannot be assumed by anybody but the service: evidence enough by itself. */
function isServiceLinked(principal) {
	return principal.automation !== void 0 && principal.id.includes(":role/aws-service-role/");
}
function networkSignal(exposure, chain, build) {
	const watched = exposure.rule.ports.some(([from, to]) => watchedPorts.some((port) => from <= port && port <= to));
	const ports = namePorts(exposure.rule);
	const until = exposure.until === void 0 ? "and it still is" : `until ${nameTime(exposure.until)}`;
	const how = exposure.group.id === exposure.resource.id ? "public by its own setting" : `by ${nameResource(exposure.group)}`;
	const told = `${nameResource(exposure.resource)}, which holds the copy, was open to the world on ${ports} ${how} from ${nameTime(exposure.from)} ${until}`;
	const phrase = `opened to the world on ${ports}`;
	if (build) return {
		level: "low",
		phrase,
		reason: `${told}; the copy is an image that a pipeline built`
	};
	if (!watched) return {
		level: "medium",
		phrase,
		reason: told
	};
	if (chain.sourceUnseen) return {
		level: "high",
		phrase,
		reason: `${told}; the copy was made before the logs begin, so whose data it holds is not known`
	};
	return {
		level: "critical",
		phrase,
		reason: told
	};
}
function stepSignals(step, trust) {
	const { activity, principal, event } = step;
	const at = nameTime(event.time);
	const who = namePrincipal(principal);
	if (activity.attempt) return [attemptSignal(step, trust)];
	if (activity.counterpart?.side === "owner") {
		const account = activity.counterpart.account;
		const own = trust.trustOf({
			kind: "account",
			id: account
		}, principal) === "own";
		const what = activity.verb === "copy" ? "copied" : "restored";
		const phrase = `${what} by account ${account}`;
		const reason = `account ${account} ${what} ${activity.inputs.map(nameResource).join(", ")} at ${at}`;
		return [{
			level: own ? "low" : "high",
			phrase,
			reason
		}];
	}
	if (activity.verb === "export") {
		const told = `${who} exported ${activity.inputs.map(nameResource).join(", ")} at ${at}; whoever holds the link or the bucket has the data`;
		if (principal.automation !== void 0) return [{
			level: "informational",
			phrase: "exported",
			reason: `${told}; ${principal.automation}`
		}];
		return [{
			level: "medium",
			phrase: "exported",
			reason: told
		}];
	}
	return [];
}
/** The sign of a refused call: a share with somebody foreign is the gravest of them. */
function attemptSignal({ activity, principal, event }, trust) {
	const { sharing } = activity;
	const foreign = (sharing?.change === "add" || sharing?.change === "replace" ? sharing.grantees : []).filter((grantee) => trust.trustOf(grantee, principal) !== "own");
	const target = foreign.length === 0 ? "" : ` with ${foreign.map(nameGrantee).join(", ")}`;
	const reason = `${namePrincipal(principal)} tried to ${activity.verb}${target} at ${nameTime(event.time)} and was refused`;
	const phrase = `${activity.verb} attempted${target}`;
	return {
		level: foreign.length > 0 ? "medium" : "low",
		phrase,
		reason
	};
}
function useSignals(chain, build) {
	const { maker } = chain;
	const uses = chain.steps.filter(({ activity }) => !activity.attempt && usingVerbs$1.has(activity.verb));
	const moves = chain.steps.filter((step) => step !== maker && !step.activity.attempt && step.activity.verb === "copy");
	const others = uses.filter((step) => (maker === void 0 || actorOf(step.principal) !== actorOf(maker.principal)) && step.principal.automation === void 0 && step.principal.kind !== "external");
	const [first] = others;
	if (maker === void 0 || first === void 0) return [...uses.slice(0, 1), ...moves.slice(0, 1)].map((step) => ordinaryUse(step));
	const verbs = [...new Set(others.map(({ activity }) => activity.verb))].join(", ");
	const told = `${namePrincipal(maker.principal)} made the copy, ${namePrincipal(first.principal)} put it to use (${verbs}) from ${nameTime(first.event.time)}`;
	const phrase = "restored by another principal";
	if (maker.principal.automation !== void 0) return [{
		level: "low",
		phrase,
		reason: `${told}; the copy is a backup made by automation: ${maker.principal.automation}`
	}];
	if (others.every((step) => wasHandedOver(chain, maker, step))) return [{
		level: "low",
		phrase: "handed over and restored",
		reason: `${told}; the maker had shared it with them, inside our own accounts`
	}];
	if (build) return [{
		level: "low",
		phrase: "image put to use",
		reason: `${told}; an image that a pipeline built`
	}];
	return [{
		level: "medium",
		phrase,
		reason: told
	}];
}
/** Did the maker of the copy let in exactly the one who used it, or the account it was used in? */
function wasHandedOver(chain, maker, use) {
	return chain.exposures.some((exposure) => {
		if (exposure.kind !== "share" || exposure.from > use.event.time) return false;
		const granter = exposure.steps[0]?.principal;
		if (granter === void 0 || actorOf(granter) !== actorOf(maker.principal)) return false;
		const { kind, id } = exposure.grantee;
		if (kind === "account") return id === use.activity.account && id !== maker.activity.account;
		return kind === "principal" && id.toLowerCase().endsWith(use.principal.id.toLowerCase());
	});
}
function ordinaryUse({ activity, principal, event }) {
	const what = [...activity.outputs, ...activity.inputs].slice(0, 1).map(nameResource).join("");
	return {
		level: principal.automation === void 0 ? "low" : "informational",
		phrase: activity.verb === "copy" ? "copied" : "restored",
		reason: `${namePrincipal(principal)}: ${activity.verb} ${what} at ${nameTime(event.time)}`
	};
}
function creationSignal(chain) {
	const { maker } = chain;
	if (chain.sourceUnseen || maker === void 0) return {
		level: "informational",
		phrase: "handled",
		reason: `${nameResource(chain.root)} was made before the logs begin; its source is not known`
	};
	const told = `${nameResource(chain.root)} was copied by ${namePrincipal(maker.principal)} at ${nameTime(maker.event.time)}`;
	const by = maker.principal.automation;
	return {
		level: "informational",
		phrase: "copied",
		reason: by === void 0 ? told : `${told} (automation: ${by})`
	};
}
// src/findings/attempts.ts
/** Denied and failed calls that belong to no chain: intent, kept apart and low (design section 4.3). */
/** One finding for each principal and account with refused calls on data. */
function attemptFindings(graph, chains, trust) {
	const told = new Set(chains.flatMap(({ steps }) => steps));
	const groups = /* @__PURE__ */ new Map();
	for (const step of graph.steps) {
		if (!step.activity.attempt || told.has(step)) continue;
		const key = `${actorOf(step.principal)} ${step.activity.account ?? ""}`;
		const group = groups.get(key);
		if (group === void 0) groups.set(key, [step]);
		else group.push(step);
	}
	return [...groups].flatMap(([key, steps]) => attemptFinding(key, steps, trust));
}
function attemptFinding(key, steps, trust) {
	const [first] = steps;
	if (first === void 0) return [];
	const signals = steps.map((step) => attemptSignal(step, trust)).sort((a, b) => levels$1.indexOf(b.level) - levels$1.indexOf(a.level));
	const verbs = joinWords([...new Set(steps.map(({ activity }) => activity.verb))]);
	const who = namePrincipal(first.principal);
	return [{
		id: findingId("attempts", key),
		title: `${who}: ${countOf(steps.length, "refused call")} on copies of data (${verbs})`,
		severity: signals[0]?.level ?? "low",
		confidence: "low",
		summary: `${who} tried to ${verbs} and was refused each time. Nothing took effect.`,
		techniques: ["T1578.001"],
		detection: null,
		chain: attemptChain(key, steps),
		alsoMatched: [],
		events: steps.map(({ event }) => event),
		why: [...new Set(signals.map(({ reason }) => reason))].slice(0, 20),
		blindSpots: ["only calls that the provider refused are counted here; what the same principal did with other credentials is not joined"],
		next: [`ask whether ${who} meant to do this; see what else the same credentials did`]
	}];
}
/** The refused calls as a chain without links, so that a report shows them as the attempts they are. */
function attemptChain(key, steps) {
	const resources = [...new Map(steps.flatMap(resourcesOf).map((one) => [one.id, one])).values()];
	const [root] = resources;
	if (root === void 0) return null;
	return {
		id: `chain-${fingerprint(`attempts ${key}`)}`,
		root,
		sourceUnseen: true,
		rootSteps: [],
		steps,
		links: [],
		exposures: [],
		resources,
		principalChanged: false,
		accountChanged: false,
		regionChanged: false
	};
}
// src/findings/blind-spots.ts
const sourceOf = {
	aws: "aws.cloudtrail",
	azure: "azure.activitylogs",
	gcp: "gcp.audit"
};
/** The blind spots that matter for one chain. */
function blindSpotsOf(chain, coverage) {
	const source = coverage.find(({ kind }) => kind === sourceOf[chain.root.provider]);
	return [
		...unseenSource(chain, source),
		...unreadAccounts(chain, source),
		...unreadRegions(chain, source),
		...providerBlindSpots(chain, source)
	];
}
function unseenSource(chain, source) {
	if (!chain.sourceUnseen) return [];
	const since = source === void 0 ? "" : ` (logs begin ${nameTime(source.from)})`;
	return [`who made ${nameResource(chain.root)}, and of what, happened before the logs begin${since}`];
}
/** Accounts that took part, but whose own logs were not read: what they did next is not here. */
function unreadAccounts(chain, source) {
	const named = [
		...chain.steps.flatMap(({ activity }) => activity.counterpart?.account ?? []),
		...chain.exposures.flatMap((exposure) => exposure.kind === "share" && exposure.grantee.kind === "account" ? exposure.grantee.id : []),
		...chain.resources.flatMap(({ account }) => account ?? [])
	];
	const unread = [...new Set(named)].filter((account) => !source?.accounts.includes(account)).sort();
	if (unread.length === 0) return [];
	return [`no logs of ${joinWords(unread)} were read: copies, restores and launches there cannot be seen`];
}
function unreadRegions(chain, source) {
	const named = chain.resources.flatMap(({ region }) => region ?? []);
	const unread = [...new Set(named)].filter((region) => !source?.regions.includes(region)).sort();
	if (chain.root.provider !== "aws" || unread.length === 0) return [];
	return [`no records of region ${joinWords(unread)} were read`];
}
function providerBlindSpots(chain, source) {
	switch (chain.root.provider) {
		case "aws": return [...source?.dataEvents === true ? [] : ["EBS data events are not in these logs: blocks read straight from a snapshot leave no other trace"], ...chain.exposures.some(({ kind }) => kind === "share") ? ["direct block reads of a shared snapshot by its receiver are never delivered to the owner"] : []];
		case "azure": return ["downloads by a SAS link stand only in storage logs, not in the Activity Log", ...chain.steps.every(({ event }) => hasResponse(event.native)) ? [] : ["some rows came without a response body: links that only a body names are missing"]];
		case "gcp": return source?.dataEvents === true ? [] : ["data access logs are not in these logs: reads of a snapshot or image from elsewhere leave no trace here"];
	}
}
function hasResponse(native) {
	const properties = native["properties"];
	return typeof properties === "object" && properties !== null && Object.hasOwn(properties, "responseBody");
}
// src/findings/next-steps.ts
/** What a responder does next, with the ids filled in. */
/** Steps in order of urgency: close what is open, keep the evidence, ask the people, widen the search. */
function nextSteps(chain) {
	const open = chain.exposures.filter(({ until }) => until === void 0);
	const close = [...new Set(open.map(closingStep))];
	const actors = /* @__PURE__ */ new Map();
	for (const step of chain.steps) {
		const actor = actorOf(step.principal);
		if (!actors.has(actor)) actors.set(actor, step);
	}
	const people = [...actors.values()].filter(({ principal }) => principal.automation === void 0);
	return [
		...close,
		...people.slice(0, 5).map(({ principal, activity }) => {
			const from = activity.sourceAddress === void 0 ? "" : ` from ${activity.sourceAddress}`;
			return `ask whether ${namePrincipal(principal)} did this${from}; search everything else the same credentials did`;
		}),
		...keepingSteps(chain)
	];
}
function closingStep(exposure) {
	const { resource } = exposure;
	if (exposure.kind === "network") return exposure.group.id === resource.id ? `make ${nameResource(resource)} private` : `close the rule of ${nameResource(exposure.group)} that lets the world reach ${nameResource(resource)}`;
	return unshareCommand(resource, exposure.grantee) ?? `take ${nameResource(resource)} back from ${nameGrantee(exposure.grantee)}`;
}
/** Words that a shell takes as they are: commands are pasted, and ids come from hostile logs. */
const plainWord = /^[\w:/.-]*$/;
/** The AWS command that takes a share back; other clouds have no single command for it. */
function unshareCommand(resource, grantee) {
	const id = shortName(resource);
	const receiver = grantee.kind === "public" ? "all" : grantee.id;
	const isPlain = [
		id,
		receiver,
		resource.region ?? ""
	].every((word) => plainWord.test(word));
	const isNamed = grantee.kind === "public" || grantee.kind === "account";
	if (resource.provider !== "aws" || !isPlain || !isNamed) return void 0;
	const region = resource.region === void 0 ? "" : ` --region ${resource.region}`;
	const who = receiver === "all" ? "--group-names all" : `--user-ids ${receiver}`;
	switch (resource.kind) {
		case "snapshot": return `take the share back: aws ec2 modify-snapshot-attribute --snapshot-id ${id} --attribute createVolumePermission --operation-type remove ${who}${region}`;
		case "image": return `take the share back: aws ec2 modify-image-attribute --image-id ${id} --attribute launchPermission --operation-type remove ${who.replace("--group-names", "--user-groups")}${region}`;
		case "database-snapshot": return `take the share back: aws rds modify-db-snapshot-attribute --db-snapshot-identifier ${id.split(":").at(-1)} --attribute-name restore --values-to-remove ${receiver}${region}`;
		default: return;
	}
}
function keepingSteps(chain) {
	const removed = new Set(chain.steps.flatMap(({ activity }) => (activity.removed ?? []).map(({ id }) => id)));
	return [...chain.resources.filter(({ kind, id }) => (kind === "instance" || kind === "database") && id !== chain.root.id && !removed.has(id)).slice(0, 3).map((resource) => `isolate ${nameResource(resource)} and keep its memory and disks before it is deleted`), ...chain.sourceUnseen ? [`read older logs to find what ${nameResource(chain.root)} was made from`] : []];
}
// src/findings/chain-finding.ts
/** Signs below this level do not make it into a title when a graver one is there. */
const titleLevel = levels$1.indexOf("medium");
/** The finding that tells one chain. */
function chainFinding(chain, trust, coverage) {
	const signals = [...signalsOf(chain, trust)].sort((a, b) => levels$1.indexOf(b.level) - levels$1.indexOf(a.level));
	return {
		id: findingId(chain.id),
		title: titleOf(chain, signals),
		severity: gravest(signals),
		confidence: confidenceOf(chain),
		summary: summaryOf(chain, signals),
		techniques: techniquesOf(chain),
		detection: null,
		chain,
		alsoMatched: [],
		events: eventsOf$1(chain),
		why: [...new Set(signals.map(({ reason }) => reason))],
		blindSpots: blindSpotsOf(chain, coverage),
		next: nextSteps(chain)
	};
}
/** The events of all steps and links, in event time. */
function eventsOf$1(chain) {
	const steps = [...chain.steps, ...chain.links.map(({ step }) => step)];
	return orderSteps([...new Set(steps)]).map(({ event }) => event);
}
function gravest(signals) {
	return signals[0]?.level ?? "informational";
}
function titleOf(chain, signals) {
	const grave = signals.filter(({ level }) => levels$1.indexOf(level) >= titleLevel);
	const shown = grave.length > 0 ? grave : signals.slice(0, 1);
	const phrases = [...new Set(shown.map(({ phrase }) => phrase))];
	const more = phrases.length > 3 ? [`${phrases.length - 3} more`] : [];
	return `${capital(nameResource(chain.root))}: ${joinWords([...phrases.slice(0, 3), ...more])}`;
}
function summaryOf(chain, signals) {
	const actors = new Set(chain.steps.map(({ principal }) => actorOf(principal))).size;
	const accounts = new Set(chain.steps.flatMap(({ activity }) => activity.account ?? [])).size;
	const [first] = chain.steps;
	const last = chain.steps.at(-1);
	const span = first === void 0 || last === void 0 ? "" : `, ${nameTime(first.event.time)} to ${nameTime(last.event.time)}`;
	const size = `${countOf(chain.steps.length, "step")} by ${countOf(actors, "principal")} in ${countOf(accounts, "account")}${span}.`;
	return `${capital(signals[0]?.reason ?? "")}. ${size}`;
}
/**
* High when every link was observed and the source seen; low when nothing took effect; a link read
* from an unconfirmed path or a source before the logs leaves it at medium.
*/
function confidenceOf(chain) {
	if (chain.steps.every(({ activity }) => activity.attempt)) return "low";
	return chain.links.some(({ evidence, kind, from }) => evidence === "inferred" && !(kind === "attached-to" && from.id === chain.root.id)) || chain.sourceUnseen ? "medium" : "high";
}
/** T1578.001 for the copy; T1537 for data that went to another account; T1578.002 for a launch. */
function techniquesOf(chain) {
	const done = chain.steps.filter(({ activity }) => !activity.attempt);
	const verbs = new Set(done.map(({ activity }) => activity.verb));
	const leaves = verbs.has("share") || done.some(({ activity }) => activity.counterpart?.side === "owner");
	return [
		"T1578.001",
		...verbs.has("launch") ? ["T1578.002"] : [],
		...leaves ? ["T1537"] : [],
		...verbs.has("expose") ? ["T1562.007"] : []
	];
}
function capital(text) {
	return text.slice(0, 1).toUpperCase() + text.slice(1);
}
// src/lineage/intervals.ts
/** Opens and closes intervals by key as time goes on; steps must come in event time. */
var Intervals = class {
	open = /* @__PURE__ */ new Map();
	begun = [];
	/** Begins an interval; one of the same key that is open goes on. */
	start(key, value, step) {
		if (this.open.has(key)) return;
		const interval = {
			value,
			from: step.event.time,
			until: Infinity,
			steps: [step]
		};
		this.open.set(key, interval);
		this.begun.push(interval);
	}
	/** Ends the open interval of a key, if there is one. */
	end(key, step) {
		const interval = this.open.get(key);
		if (interval === void 0) return;
		interval.until = step.event.time;
		interval.steps.push(step);
		this.open.delete(key);
	}
	/** Ends every open interval whose value the condition holds for. */
	endWhere(isOver, step) {
		for (const [key, { value }] of this.open) if (isOver(key, value)) this.end(key, step);
	}
	/** All intervals in the order in which they began. */
	all() {
		return this.begun;
	}
};
/** The steps that took effect. */
function effectiveSteps(steps) {
	return steps.filter(({ activity }) => !activity.attempt);
}
// src/lineage/selections.ts
/** The firewalls that cover a node, and when; an interface known to have no address is not reached. */
function selectionsOf(graph, node) {
	const own = selectorSpans(graph, node);
	if (own.length === 0) return [];
	return [...graph.nodes.values()].filter(({ resource }) => resource.kind === "network-group").flatMap((group) => selectorSpans(graph, group).flatMap((target) => own.filter((span) => covers(target, span)).map((span) => ({
		group,
		from: Math.max(span.from, target.from),
		until: Math.min(span.until, target.until),
		joined: span.step
	})).filter(({ from, until }) => from < until)));
}
/** How a node could be selected over time; what a later step leaves open goes on as before. */
function selectorSpans(graph, node) {
	const spans = [];
	for (const step of effectiveSteps(node.steps)) {
		const before = spans.at(-1);
		const interfaces = interfacesAfter(graph, node, step, before?.interfaces ?? []);
		if (interfaces === void 0) continue;
		if (before !== void 0) spans[spans.length - 1] = {
			...before,
			until: step.event.time
		};
		spans.push({
			interfaces,
			from: step.event.time,
			until: Infinity,
			step
		});
	}
	return spans;
}
/** The interfaces of a node after a step; `undefined` when the step says nothing of them. */
function interfacesAfter(graph, node, step, before) {
	const { selectors = [], addresses = [] } = step.activity;
	const stated = selectors.filter(({ resource }) => graph.keyOf(step, resource) === node.key);
	const address = addresses.find(({ resource }) => graph.keyOf(step, resource) === node.key);
	if (stated.length === 0 && address === void 0) return void 0;
	const isTagsOnly = stated.every(({ selector }) => selector.network === "");
	const tags = stated.flatMap(({ selector }) => selector.tags);
	const kept = stated.length === 0 ? before : before.map((one) => withTags(one, tags));
	const after = isTagsOnly ? kept : stated.map(({ selector, hasExternalAddress }) => ({
		selector,
		hasExternalAddress
	}));
	return address === void 0 ? after : after.map((one) => ({
		...one,
		hasExternalAddress: address.hasExternalAddress
	}));
}
/** A change of tags keeps the network and the service accounts. */
function withTags(one, tags) {
	return {
		...one,
		selector: {
			...one.selector,
			tags
		}
	};
}
function covers(firewall, instance) {
	return instance.interfaces.some((own) => own.hasExternalAddress !== false && firewall.interfaces.some((target) => selects(target.selector, own.selector)));
}
/** A firewall without targets covers its whole network (reference/telemetry.md section 3.4). */
function selects(firewall, instance) {
	if (firewall.network !== instance.network) return false;
	if (firewall.tags.length === 0 && firewall.serviceAccounts.length === 0) return true;
	return firewall.tags.some((tag) => instance.tags.includes(tag)) || firewall.serviceAccounts.some((account) => instance.serviceAccounts.includes(account));
}
// src/lineage/memberships.ts
/** Instances join groups directly or through interfaces; deeper nesting does not exist. */
const deepestMembership = 3;
/** Everything whose rules apply to the node: itself, its groups, and groups that select it. */
function membershipsOf(graph, node) {
	const itself = {
		group: node,
		from: -Infinity,
		until: Infinity
	};
	const found = [itself];
	let reached = [itself];
	for (let depth = 0; depth < deepestMembership && reached.length > 0; depth++) {
		reached = reached.flatMap((outer) => directMemberships(graph, outer.group).flatMap((inner) => within(outer, inner)));
		found.push(...reached);
	}
	return [...found, ...selectionsOf(graph, node)];
}
/** The part of a membership that falls into the time of the one it is reached through. */
function within(outer, inner) {
	const from = Math.max(outer.from, inner.from);
	const until = Math.min(outer.until, inner.until);
	if (from >= until) return [];
	const joined = outer.from > inner.from ? outer.joined : inner.joined;
	return [{
		group: inner.group,
		from,
		until,
		...joined === void 0 ? {} : { joined }
	}];
}
/**
* A step that names groups of a node names all of them, so that groups it no longer names are left;
* interfaces add up.
*/
function directMemberships(graph, node) {
	const byStep = /* @__PURE__ */ new Map();
	for (const { kind, to, step } of graph.edgesFrom.get(node.key) ?? []) {
		const group = graph.nodes.get(to);
		if (kind !== "member-of" || group === void 0) continue;
		byStep.set(step, [...byStep.get(step) ?? [], group]);
	}
	const intervals = new Intervals();
	for (const [step, groups] of byStep) {
		const keys = new Set(groups.map(({ key }) => key));
		if (groups.some(({ resource }) => resource.kind === "network-group")) intervals.endWhere((key, group) => isGroup(group) && !keys.has(key), step);
		for (const group of groups) intervals.start(group.key, group, step);
	}
	return intervals.all().map(({ value, from, until, steps }) => {
		const [joined] = steps;
		return {
			group: value,
			from,
			until,
			...joined === void 0 ? {} : { joined }
		};
	});
}
function isGroup({ resource }) {
	return resource.kind === "network-group";
}
// src/lineage/shares.ts
/** The shares of a resource as intervals: un-sharing closes an interval, it is never a second alert. */
function findShares(graph, node) {
	const intervals = new Intervals();
	for (const step of effectiveSteps(node.steps)) {
		const { sharing, unsharing } = step.activity;
		const isOfNode = (one) => one !== void 0 && graph.keyOf(step, one.resource) === node.key;
		if (isOfNode(unsharing)) for (const grantee of unsharing.grantees) intervals.end(granteeKey(grantee), step);
		if (!isOfNode(sharing)) continue;
		const keys = new Set(sharing.grantees.map(granteeKey));
		if (sharing.change === "clear") intervals.endWhere(() => true, step);
		if (sharing.change === "replace") intervals.endWhere((key) => !keys.has(key), step);
		for (const grantee of sharing.grantees) if (sharing.change === "remove") intervals.end(granteeKey(grantee), step);
		else if (sharing.change !== "clear") intervals.start(granteeKey(grantee), grantee, step);
	}
	return intervals.all().map(({ value, from, until, steps }) => {
		const end = Math.min(until, node.removedAt ?? Infinity);
		return {
			kind: "share",
			resource: node.resource,
			grantee: value,
			from,
			...end === Infinity ? {} : { until: end },
			steps
		};
	});
}
function granteeKey(grantee) {
	return `${grantee.kind}:${grantee.id}`;
}
// src/lineage/exposure.ts
/** When a copy was open to others: shares and network rules as intervals of event time. */
/** All exposures of the given nodes, in the order of their beginning. */
function findExposures(graph, nodes) {
	return nodes.flatMap((node) => [...findShares(graph, node), ...networkExposuresOf(graph, node)]).sort((a, b) => a.from - b.from || compareText(a.resource.id, b.resource.id));
}
function networkExposuresOf(graph, node) {
	if (node.resource.kind !== "instance" && node.resource.kind !== "database") return [];
	return membershipsOf(graph, node).flatMap((membership) => worldRulesOf(graph, membership.group).flatMap((rule) => {
		const from = Math.max(rule.from, membership.from);
		const until = Math.min(rule.until, membership.until, node.removedAt ?? Infinity);
		if (from > until || from === until && rule.from < membership.from) return [];
		const { joined } = membership;
		const isTold = joined === void 0 || rule.steps.includes(joined);
		return [{
			kind: "network",
			resource: node.resource,
			group: membership.group.resource,
			rule: rule.value,
			from,
			...until === Infinity ? {} : { until },
			steps: isTold ? rule.steps : [joined, ...rule.steps]
		}];
	}));
}
/** The world-open rules of a network group (or public resource) as intervals. */
function worldRulesOf(graph, group) {
	const intervals = new Intervals();
	for (const step of effectiveSteps(group.steps)) {
		for (const { resource, change, rules } of step.activity.exposures ?? []) {
			if (graph.keyOf(step, resource) !== group.key) continue;
			const isNamed = (key, { id }) => rules.some((rule) => rule.key === key || id !== void 0 && rule.id === id);
			if (change === "replace") intervals.endWhere((key, rule) => !isNamed(key, rule), step);
			if (change === "close") intervals.endWhere(isNamed, step);
			else for (const rule of rules) if (rule.worldOpen) intervals.start(rule.key, rule, step);
		}
		if (group.removedAt === step.event.time) intervals.endWhere(() => true, step);
	}
	return intervals.all();
}
// src/findings/exposures.ts
/** World-open network rules that no chain explains: background, but told. */
/** One finding for each network group or public resource that lets the world in, outside all chains. */
function exposureFindings(graph, chains) {
	const told = new Set(chains.flatMap(({ exposures }) => exposures.flatMap((exposure) => exposure.kind === "network" ? exposure.group.id : [])));
	return [...graph.nodes.values()].filter(({ resource }) => !told.has(resource.id)).flatMap((node) => exposureFinding(graph, node));
}
function exposureFinding(graph, node) {
	const rules = worldRulesOf(graph, node);
	const [first] = rules;
	const [opening] = first?.steps ?? [];
	if (first === void 0 || opening === void 0) return [];
	const ports = joinWords([...new Set(rules.map(({ value }) => namePorts(value)))]);
	const name = nameResource(node.resource);
	const steps = [...new Set(rules.flatMap((rule) => rule.steps))];
	return [{
		id: findingId("exposure", node.key),
		title: `${name.slice(0, 1).toUpperCase()}${name.slice(1)}: opened to the world on ${ports}`,
		severity: "low",
		confidence: "high",
		summary: `${namePrincipal(opening.principal)} let any address reach ${name} on ${ports} at ${nameTime(first.from)}. No copy of data is known behind it.`,
		techniques: ["T1562.007"],
		detection: null,
		chain: null,
		alsoMatched: [],
		events: steps.map(({ event }) => event).sort((a, b) => a.time - b.time || compareText(a.id, b.id)),
		why: rules.map(({ value, from, until }) => `${namePorts(value)} open to ${value.cidrs.join(", ")} from ${nameTime(from)}${until === Infinity ? ", still open" : ` until ${nameTime(until)}`}`),
		blindSpots: ["instances that joined the group before the logs begin are not known: what the rule exposes may be more than shown"],
		next: [`check what stands behind ${name} and whether the rule is still wanted`]
	}];
}
// src/findings/matches.ts
/** Matches that lineage has no say in, one finding for each detection and principal. */
/** The findings of matches; evidence in event time. */
function matchFindings(matches) {
	const groups = /* @__PURE__ */ new Map();
	for (const match of matches) {
		const [event] = match.events;
		if (event === void 0) continue;
		const principal = identifyPrincipal(event);
		const key = [
			match.detection.id,
			principal.id,
			placeOf$1(event).account ?? ""
		].join("\n");
		const group = groups.get(key);
		if (group === void 0) groups.set(key, {
			principal,
			matches: [match]
		});
		else group.matches.push(match);
	}
	return [...groups].flatMap(([key, group]) => matchFinding(key, group.principal, group.matches));
}
function matchFinding(key, principal, matches) {
	const [first] = matches;
	if (first === void 0) return [];
	const { detection } = first;
	const events = inTime$1(matches.flatMap((match) => match.events));
	const [earliest] = events;
	if (earliest === void 0) return [];
	const who = namePrincipal(principal);
	return [{
		id: findingId("match", key),
		title: `${detection.title}: ${who}`,
		severity: detection.level,
		confidence: "medium",
		summary: `${countOf(events.length, "event")} of ${who} matched «${detection.title}», the first at ${nameTime(earliest.time)}.`,
		techniques: detection.techniques,
		detection,
		chain: null,
		alsoMatched: [],
		events,
		why: [`the ${detection.language === "eql" ? "EQL" : "Sigma"} rule ${detection.id} matched`, ...detection.description === void 0 ? [] : [detection.description]],
		blindSpots: [],
		next: detection.falsePositives.map((cause) => `rule out: ${cause}`)
	}];
}
function inTime$1(events) {
	return [...new Set(events)].sort((a, b) => a.time - b.time || compareText(a.id, b.id));
}
// src/findings/build-findings.ts
/** Joins chains and matches into findings, worst first. */
/**
* Every finding, worst first, then by time and id. A shipped detection whose event lineage has judged
* joins that finding, because the chain knows more than the event; a detection that the user loaded
* keeps its own level and its own finding.
*/
function buildFindings(input) {
	const judged = [
		...input.chains.map((chain) => chainFinding(chain, input.trust, input.coverage)),
		...exposureFindings(input.graph, input.chains),
		...attemptFindings(input.graph, input.chains, input.trust)
	];
	const claimed = /* @__PURE__ */ new Map();
	for (const finding of judged) for (const event of finding.events) {
		const key = eventKey(event);
		claimed.set(key, [...claimed.get(key) ?? [], finding]);
	}
	const also = /* @__PURE__ */ new Map();
	const alone = [];
	for (const match of input.matches) {
		const owners = match.events.flatMap((event) => claimed.get(eventKey(event)) ?? []);
		for (const owner of owners) also.set(owner, (also.get(owner) ?? /* @__PURE__ */ new Set()).add(match.detection));
		if (owners.length === 0 || match.detection.builtIn !== true) alone.push(match);
	}
	return [...judged.map((finding) => ({
		...finding,
		alsoMatched: [...also.get(finding) ?? []].sort((a, b) => compareText(a.id, b.id))
	})), ...matchFindings(alone)].sort(worstFirst);
}
/** What tells events apart in findings. */
function eventKey(event) {
	return event.records.map(({ id, record }) => `${id}@${record.origin.file}#${record.origin.index}`).join(" ");
}
function worstFirst(a, b) {
	return levels$1.indexOf(b.severity) - levels$1.indexOf(a.severity) || Number(b.chain !== null) - Number(a.chain !== null) || (a.events[0]?.time ?? 0) - (b.events[0]?.time ?? 0) || compareText(a.id, b.id);
}
// src/findings/record-tally.ts
/** read = matched + unmatched + skipped + rejected, always (design section 4.1). */
/** Counts what became of every record. */
var RecordTally = class {
	examined = 0;
	matched = 0;
	skipped = /* @__PURE__ */ new Map();
	rejected = /* @__PURE__ */ new Map();
	/** Records that were looked at. */
	examine(records) {
		this.examined += records;
	}
	/** Records, among those examined, that a finding rests on. */
	match(records) {
		this.matched += records;
		assert(this.matched <= this.examined, "more records matched than were examined");
	}
	/** Records that were passed over for a reason. */
	skip(reason, records) {
		this.skipped.set(reason, (this.skipped.get(reason) ?? 0) + records);
	}
	/** A record that could not be read, and why. */
	reject(reason) {
		this.rejected.set(reason, (this.rejected.get(reason) ?? 0) + 1);
	}
	/** The sums so far; reasons in the order of their names. */
	counts() {
		const lost = [...this.skipped.values(), ...this.rejected.values()].reduce((a, b) => a + b, 0);
		return {
			read: this.examined + lost,
			matched: this.matched,
			unmatched: this.examined - this.matched,
			skipped: sorted(this.skipped),
			rejected: sorted(this.rejected)
		};
	}
};
function sorted(counts) {
	return Object.fromEntries([...counts].sort(([a], [b]) => compareText(a, b)));
}
// src/lineage/spoor-fields.ts
/** From the least to the most foreign: the most foreign of several receivers is told. */
const trustOrder = [
	"own",
	"partner",
	"provider",
	"unknown",
	"public"
];
/** All fields of a step that lineage follows; `chains` are those that tell the step. */
function spoorFields(step, chains, trust) {
	const { activity, principal } = step;
	const [subject] = [...activity.outputs, ...activity.inputs];
	const rules = [...(activity.exposures ?? []).flatMap((exposure) => exposure.change === "close" ? [] : exposure.rules), ...chains.flatMap(({ exposures }) => exposures.flatMap((exposure) => exposure.kind === "network" && exposure.steps.includes(step) ? [exposure.rule] : []))];
	return {
		verb: activity.verb,
		attempt: activity.attempt,
		...subject === void 0 ? {} : { resource: {
			kind: subject.kind,
			id: subject.id
		} },
		inputs: activity.inputs.map(idOf),
		outputs: activity.outputs.map(idOf),
		principal: principalFields(principal),
		...targetFields(step, trust),
		...rules.length === 0 ? {} : { exposure: exposureFields(rules) },
		...chains.length === 0 ? {} : { chain: chainFields(step, chains) }
	};
}
/** The fields of who acted, for events that lineage does not follow as well. */
function principalFields(principal) {
	return {
		id: principal.id,
		kind: principal.kind,
		...principal.account === void 0 ? {} : { account: principal.account },
		...principal.session === void 0 ? {} : { session: principal.session },
		...principal.automation === void 0 ? {} : { automation: principal.automation }
	};
}
function targetFields({ activity, principal }, trust) {
	const grantees = activity.sharing?.grantees ?? [];
	const foreign = activity.counterpart;
	const subjects = [...grantees, ...foreign === void 0 ? [] : [{
		kind: "account",
		id: foreign.account
	}]];
	if (subjects.length === 0) return {};
	const verdicts = subjects.map((subject) => trust.trustOf(subject, principal));
	const worst = trustOrder.findLast((one) => verdicts.includes(one)) ?? "unknown";
	return { target: {
		accounts: subjects.filter(({ kind }) => kind !== "public").map(({ id }) => id),
		public: subjects.some(({ kind }) => kind === "public"),
		trust: worst
	} };
}
function exposureFields(rules) {
	const ports = rules.flatMap((rule) => rule.ports.map(([from, to]) => portText(from, to)));
	return {
		world_open: rules.some(({ worldOpen }) => worldOpen),
		ports: [...new Set(ports)],
		cidrs: [...new Set(rules.flatMap(({ cidrs }) => cidrs))]
	};
}
function portText(from, to) {
	return from === to ? String(from) : `${from}-${to}`;
}
function chainFields(step, chains) {
	return {
		id: chains.map(({ id }) => id),
		step: Math.max(...chains.map(({ steps }) => steps.indexOf(step) + 1)),
		root: chains.map(({ root }) => root.id),
		principal_changed: chains.some(({ principalChanged }) => principalChanged),
		account_changed: chains.some(({ accountChanged }) => accountChanged),
		region_changed: chains.some(({ regionChanged }) => regionChanged),
		source_unseen: chains.some(({ sourceUnseen }) => sourceUnseen)
	};
}
function idOf({ id }) {
	return id;
}
// src/lineage/data-flow.ts
/** Links whose target is a new copy of what the source holds. */
const copyingLinks = /* @__PURE__ */ new Set([
	"snapshot-of",
	"copy-of",
	"image-of",
	"restored-from",
	"launched-from"
]);
/** Links by which data leaves a resource without a new resource of ours. */
const leavingLinks = /* @__PURE__ */ new Set(["shared-with", "exported-to"]);
/** Verbs that merely use an image; any other shows that somebody here owns or handles it. */
const usingVerbs = /* @__PURE__ */ new Set([
	"launch",
	"restore",
	"attach",
	"other",
	"access"
]);
/** Does the link make a new copy? */
function isCopying(edge) {
	return copyingLinks.has(edge.kind);
}
/** Reads the data flow out of the graph: one pass over the edges in event time. */
function traceDataFlow(graph) {
	const from = /* @__PURE__ */ new Map();
	const parents = /* @__PURE__ */ new Map();
	const returns = /* @__PURE__ */ new Set();
	for (const edge of edgesInOrder(graph)) {
		if (!carriesData(graph, edge)) continue;
		if ((isCopying(edge) || edge.kind === "attached-to") && isReturn(edge, from, parents)) returns.add(edge);
		else if (isCopying(edge) || edge.kind === "attached-to" && parents.has(edge.from)) parents.set(edge.to, [...parents.get(edge.to) ?? [], edge]);
		const out = from.get(edge.from);
		if (out === void 0) from.set(edge.from, [edge]);
		else out.push(edge);
	}
	return {
		from,
		parents,
		returns
	};
}
function edgesInOrder(graph) {
	const place = new Map(graph.steps.map((step, index) => [step, index]));
	return [...graph.edgesFrom.values()].flat().sort((a, b) => (place.get(a.step) ?? 0) - (place.get(b.step) ?? 0));
}
/**
* A launch from an image that nobody here made, shared or changed is the everyday use of a vendor's
* image (reference/telemetry.md section 7 D and E); a snapshot named beside an image is the image's
* own root disk as the console fills it in (class G) and marked `inferred`.
*/
function carriesData(graph, edge) {
	if (edge.kind === "attached-to" || leavingLinks.has(edge.kind)) return true;
	if (!isCopying(edge)) return false;
	const source = graph.nodes.get(edge.from);
	if (source === void 0) return false;
	return !(source.resource.kind === "image" && edge.kind !== "copy-of" || edge.kind === "launched-from" && edge.evidence === "inferred") || isHandledHere(source);
}
function isHandledHere(node) {
	return node.steps.some(({ activity }) => !activity.attempt && !usingVerbs.has(activity.verb));
}
function isReturn(edge, from, parents) {
	const target = edge.to;
	if (edge.kind !== "attached-to" && !from.has(target)) return false;
	const seen = /* @__PURE__ */ new Set([edge.from]);
	const open = [edge.from];
	for (let key = open.pop(); key !== void 0; key = open.pop()) for (const parent of parents.get(key) ?? []) {
		if (parent.from === target) return true;
		const holds = (from.get(parent.from) ?? []).some(({ kind, to }) => kind === "attached-to" && to === target);
		if (edge.kind === "attached-to" && holds) return true;
		if (!seen.has(parent.from)) {
			seen.add(parent.from);
			open.push(parent.from);
		}
	}
	return false;
}
// src/lineage/walk.ts
/** Where chains begin and how far they go along the data flow. */
/** Kinds that are copies by nature: seen without a source, their source was before the logs. */
const copyKinds = /* @__PURE__ */ new Set([
	"snapshot",
	"database-snapshot",
	"image"
]);
/** Kinds that hold data; accounts, buckets and network groups do not belong to a chain's data. */
const dataKinds = /* @__PURE__ */ new Set([
	"disk",
	"snapshot",
	"image",
	"instance",
	"database",
	"database-snapshot"
]);
/** Does the node hold data? */
function holdsData(node) {
	return dataKinds.has(node.resource.kind);
}
/**
* Every place where a chain begins. A snapshot or image without a known source begins one chain with
* all that comes of it; a disk, instance or database begins one chain for each first copy, because
* each copy is a story of its own, and one for what was shared or exported directly. So does a
* machine for what was made of it before a copy was attached to it.
*/
function findStarts(graph, flow) {
	return [...graph.nodes.values()].flatMap((root) => {
		if (!holdsData(root)) return [];
		const until = beginOfCopy(flow, root.key);
		const edges = (flow.from.get(root.key) ?? []).filter(({ kind, step }) => kind !== "attached-to" && step.event.time < until);
		if (edges.length === 0) return [];
		if (copyKinds.has(root.resource.kind)) return [{
			root,
			first: [root.key],
			edges: [],
			sourceUnseen: true
		}];
		const copies = new Set(edges.filter(isCopying).map(({ to }) => to));
		const leaving = edges.filter((edge) => !isCopying(edge));
		const starts = [...copies].map((key) => ({
			root,
			first: [key],
			edges: edges.filter(({ to }) => to === key),
			sourceUnseen: false
		}));
		if (leaving.length === 0) return starts;
		return [...starts, {
			root,
			first: [],
			edges: leaving,
			sourceUnseen: false
		}];
	});
}
/**
* From when a node holds data that is not its own, milliseconds UTC. Always, where an event says what
* it was made from, for such an event may repeat what was before it; from the first attachment where
* only disks brought it; `Infinity` where nothing did.
*/
function beginOfCopy(flow, key) {
	const parents = flow.parents.get(key) ?? [];
	if (parents.some(isCopying)) return -Infinity;
	return parents[0]?.step.event.time ?? Infinity;
}
/**
* Walks from a start along every edge that carries data; an edge that returns is told, not followed.
* What left a machine before the copy was attached to it holds none of the copy.
*/
function walkFrom(graph, flow, start) {
	const begin = start.edges[0]?.step.event.time ?? -Infinity;
	const reached = new Map(start.first.map((key) => [key, begin]));
	const edges = new Set(start.edges);
	const leaving = new LeavingEdges(flow);
	const open = start.first.map((key) => ({
		key,
		since: -Infinity
	}));
	for (let next = open.shift(); next !== void 0; next = open.shift()) for (const edge of leaving.take(next.key, next.since)) {
		edges.add(edge);
		const target = graph.nodes.get(edge.to);
		if (target === void 0 || !holdsData(target)) continue;
		if (edge.to === start.root.key || flow.returns.has(edge)) continue;
		const { time } = edge.step.event;
		reached.set(edge.to, Math.min(reached.get(edge.to) ?? Infinity, time));
		open.push({
			key: edge.to,
			since: isCopying(edge) ? -Infinity : time
		});
	}
	return {
		reached: inTime(reached),
		edges: [...edges]
	};
}
/** Hands out the edges that leave nodes, each once, so that a walk costs no more than its edges. */
var LeavingEdges = class {
	flow;
	/** How many edges of a node, the earliest, are still to be had. */
	left = /* @__PURE__ */ new Map();
	constructor(flow) {
		this.flow = flow;
	}
	/** The edges out of a node from a time on that were not taken before, in time order. */
	take(key, since) {
		const edges = this.flow.from.get(key) ?? [];
		const end = this.left.get(key) ?? edges.length;
		let begin = end;
		while (begin > 0 && (edges[begin - 1]?.step.event.time ?? -Infinity) >= since) begin--;
		this.left.set(key, begin);
		return edges.slice(begin, end);
	}
};
function inTime(reached) {
	return new Map([...reached].sort(([, a], [, b]) => a < b ? -1 : a > b ? 1 : 0));
}
// src/lineage/trace-chains.ts
/** Walks the chains out of the graph: what was copied, by whom, and where it went. */
/**
* Verbs that use a copy: by these a change of principal, account or region is told. Deleting,
* un-sharing and rules of a network that was there before say nothing of who took the data.
*/
const takingVerbs = /* @__PURE__ */ new Set([
	"create",
	"copy",
	"share",
	"export",
	"restore",
	"attach",
	"launch"
]);
/** Every chain of the graph, ordered by id. Most are creations alone; findings/ weighs them. */
function traceChains(graph) {
	const flow = traceDataFlow(graph);
	return findStarts(graph, flow).map((start) => chainOf(graph, start, walkFrom(graph, flow, start))).sort((a, b) => compareText(a.id, b.id));
}
function chainOf(graph, start, walk) {
	const copies = [...walk.reached.keys()].map((key) => nodeAt(graph, key)).filter(holdsData);
	const exposures = findExposures(graph, copies.length > 0 ? copies : [start.root]);
	const steps = stepsOf(graph, walk, exposures);
	const maker = start.edges[0]?.step ?? steps.find(({ activity }) => !activity.attempt);
	const takers = steps.filter(({ activity }) => !activity.attempt && takingVerbs.has(activity.verb));
	const differs = (of) => {
		const own = maker === void 0 ? void 0 : of(maker);
		return own !== void 0 && takers.some((step) => (of(step) ?? own) !== own);
	};
	const origin = start.first.includes(start.root.key) ? [] : [start.root];
	return {
		id: `chain-${fingerprint([start.root.key, ...start.first].join(" "))}`,
		root: start.root.resource,
		sourceUnseen: start.sourceUnseen,
		...maker === void 0 ? {} : { maker },
		rootSteps: rootStepsOf(start, maker),
		steps,
		links: linksOf(graph, [...homesOf(graph, start), ...walk.edges]),
		exposures,
		resources: [...origin, ...copies].map(({ resource }) => resource),
		principalChanged: differs(({ principal }) => actorOf(principal)),
		accountChanged: differs(({ activity, principal }) => principal.kind === "external" ? principal.account : activity.account),
		regionChanged: differs(({ activity }) => activity.region)
	};
}
function rootStepsOf(start, maker) {
	const until = maker?.event.time ?? Infinity;
	return start.root.steps.filter((step) => step !== maker && step.event.time <= until);
}
/** Where the source data sits: told among the links, because whoever reads asks which machine it was. */
function homesOf(graph, { root, first }) {
	if (first.includes(root.key)) return [];
	const homes = (graph.edgesFrom.get(root.key) ?? []).filter(({ kind }) => kind === "attached-to");
	return [...new Map(homes.toReversed().map((edge) => [edge.to, edge])).values()];
}
function nodeAt(graph, key) {
	const node = graph.nodes.get(key);
	assert(node !== void 0, `no node ${key}`);
	return node;
}
function linksOf(graph, edges) {
	const resourceAt = (key) => nodeAt(graph, key).resource;
	return edges.map(({ kind, from, to, evidence, step }) => ({
		kind,
		from: resourceAt(from),
		to: resourceAt(to),
		evidence,
		step
	})).sort((a, b) => a.step.event.time - b.step.event.time || compareText(a.from.id, b.from.id) || compareText(a.to.id, b.to.id));
}
/**
* The steps that made the links, what was done to the copies from when they held the data, and what
* exposed them. An instance that was started within the story to take a copy belongs to it from its
* launch on, although the data came later.
*/
function stepsOf(graph, walk, exposures) {
	const links = walk.edges.map(({ step }) => step);
	const begin = Math.min(...links.map(({ event }) => event.time));
	const done = [...walk.reached].flatMap(([key, since]) => nodeAt(graph, key).steps.filter(({ event, activity }) => event.time >= since || activity.verb === "launch" && event.time >= begin));
	return orderSteps([.../* @__PURE__ */ new Set([
		...links,
		...done,
		...exposures.flatMap(({ steps }) => steps)
	])]);
}
// src/hunt.ts
/** The whole path of the data on one page; the command line, tests and the workbench all call it. */
/** Reads the inputs and returns what was found in them. Faults of input are diagnostics, never thrown. */
async function hunt(options) {
	const diagnostics = [];
	const unreadable = [];
	const tally = new RecordTally();
	const ledger = new SourceLedger();
	const trust = new AccountTrust();
	const watch = watchFor(options);
	const steps = [];
	const examine = (event) => {
		if (!isWithin(event, options)) return tally.skip("outside-time-span", event.records.length);
		tally.examine(event.records.length);
		ledger.see(event);
		const { account } = placeOf$1(event);
		if (account !== void 0) trust.seeAsRecipient(account);
		const activity = extractActivity(event);
		if (activity === void 0) watch.see(event);
		else steps.push({
			event,
			activity,
			principal: identifyPrincipal(event)
		});
	};
	const merger = createOperationMerger();
	const take = (record) => {
		const event = normalise(record);
		if ("rejected" in event) {
			tally.reject(event.rejected);
			diagnostics.push(event.diagnostic);
		} else merger.add(event).forEach(examine);
	};
	for await (const items of readTelemetry(options.inputs)) {
		for (const item of items) {
			if (item.kind === "record") take(item.record);
			else if (item.kind === "skipped") tally.skip(item.reason, 1);
			else if (item.kind === "rejected") tally.reject(item.reason);
			else if (item.kind === "input" && item.outcome === "unreadable") unreadable.push(item.input);
			if ("diagnostic" in item && item.diagnostic !== void 0) diagnostics.push(item.diagnostic);
		}
		options.onProgress?.(tally.counts().read);
	}
	merger.flush().forEach(examine);
	diagnostics.push(...lateParts(merger.lateParts));
	const graph = buildLineageGraph(steps);
	const chains = traceChains(graph);
	for (const event of followedEvents(graph.steps, chains, trust)) watch.seeFollowed(event);
	const watched = watch.finish();
	const coverage = ledger.coverage();
	const findings = buildFindings({
		graph,
		chains,
		matches: watched.matches,
		trust,
		coverage
	});
	for (const event of eventsOf(findings)) tally.match(event.records.length);
	return {
		findings,
		matches: watched.matches,
		records: tally.counts(),
		coverage,
		ownAccounts: trust.ownAccounts(),
		diagnostics: [...diagnostics, ...watched.diagnostics],
		unreadable
	};
}
function watchFor({ detections, ties }) {
	const matcher = createMatcher(detections);
	const correlator = createCorrelator(detections, {
		verbs,
		...ties === void 0 ? {} : { ties }
	});
	const asksForSpoor = detections.some(({ text }) => text.includes("spoor"));
	const found = [];
	const seeFollowed = (event) => {
		found.push(...matcher.match(event));
		correlator.add(event);
	};
	return {
		seeFollowed,
		see: (event) => seeFollowed(asksForSpoor ? unfollowedEvent(event) : event),
		finish: () => {
			const { matches, diagnostics } = correlator.finish();
			return {
				matches: inEventTime([...found, ...matches]),
				diagnostics
			};
		}
	};
}
/** The event with what is known of its actor; its verb is `other`, because lineage does not follow it. */
function unfollowedEvent(event) {
	return withSpoorFields(event, {
		verb: "other",
		attempt: false,
		principal: principalFields(identifyPrincipal(event))
	});
}
/** The events of steps with everything that lineage knows written onto them. */
function followedEvents(steps, chains, trust) {
	const telling = /* @__PURE__ */ new Map();
	for (const chain of chains) for (const step of chain.steps) {
		const known = telling.get(step);
		if (known === void 0) telling.set(step, [chain]);
		else known.push(chain);
	}
	return steps.map((step) => withSpoorFields(step.event, spoorFields(step, telling.get(step) ?? [], trust)));
}
function isWithin(event, { from, to }) {
	return event.endTime >= (from ?? -Infinity) && event.time <= (to ?? Infinity);
}
function lateParts(count) {
	if (count === 0) return [];
	return [{
		code: "operation-late-part",
		severity: "warning",
		message: `${count} parts of operations came after their operation had gone on, and count as events of their own`,
		hint: "name fewer unrelated logs at once; operations are held until 20,000 others wait"
	}];
}
/** Each event that a finding rests on, once. */
function eventsOf(findings) {
	const events = findings.flatMap((finding) => finding.events);
	return [...new Map(events.map((event) => [eventKey(event), event])).values()];
}
function inEventTime(matches) {
	return matches.toSorted((a, b) => {
		const [first, second] = [a.events[0], b.events[0]];
		return (first?.time ?? 0) - (second?.time ?? 0) || compareText(first?.id ?? "", second?.id ?? "") || compareText(a.detection.id, b.detection.id);
	});
}
export { defaultStateCap as a, keepEvent as c, identifyPrincipal as d, normalise as f, StateCap as i, createMatcher as l, readTelemetry as m, verbs as n, runQuery as o, parseTimestamp as p, createCorrelator as r, compileEventOrder as s, hunt as t, extractActivity as u };
