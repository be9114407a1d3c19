#!/usr/bin/env node
import { t as levels } from "./chunk-ea5FsVaz.js";
import { t as didYouMean } from "./chunk-BgPF-HN_.js";
import { t as formatDiagnostic } from "./chunk-B2JiS7q4.js";
import { i as plainPaint, n as escapeForTerminal } from "./chunk-B9J0feV1.js";
import { n as showCaret } from "./chunk-BZwoVRN7.js";
import { readFileSync } from "node:fs";
import { Command, CommanderError, InvalidArgumentError, Option } from "commander";
import { open } from "node:fs/promises";
import { styleText } from "node:util";
// src/cli/exit-code.ts
/** What the exit code of every command says (design section 5). */
const exitCode = {
	/** It ran. */
	ran: 0,
	/** Findings at or above `--fail-on`. */
	findings: 1,
	/** A rule or a piece of content is wrong. */
	badContent: 2,
	/** Wrong arguments or configuration. */
	badArguments: 3,
	/** An input that the user named could not be read at all. */
	unreadableInput: 4
};
// src/cli/options.ts
/** How commands read the values of their options. */
/** A level by name; another word is refused with the nearest ones. */
function parseLevel(text) {
	const level = levels.find((one) => one === text.toLowerCase());
	if (level !== void 0) return level;
	const hint = didYouMean(text, levels) ?? `one of ${levels.join(", ")}`;
	throw new InvalidArgumentError(`not a level: ${hint}`);
}
/** An ISO 8601 date or time, as milliseconds UTC; a date stands for its first moment. */
function parseTime(text) {
	const [date = ""] = text.split(/[T ]/);
	const isIso = /^\d{4}-\d{2}-\d{2}([T ]\d{2}:\d{2}(:\d{2}(\.\d{1,9})?)?(Z|[+-]\d{2}:\d{2})?)?$/.test(text);
	const hasZone = /(Z|[+-]\d{2}:\d{2})$/.test(text);
	const time = isIso ? Date.parse(text.includes(":") && !hasZone ? `${text}Z` : text) : NaN;
	if (Number.isNaN(time) || new Date(date).toISOString().slice(0, 10) !== date) throw new InvalidArgumentError("not a time: write 2026-03-02 or 2026-03-02T14:05:00Z");
	return time;
}
/** The last moment that an ISO date or time stands for: its whole day, minute or second. */
function parseEndTime(text) {
	const time = parseTime(text);
	if (!text.includes(":")) return time + 864e5 - 1;
	if (text.includes(".")) return time;
	return time + (/:\d{2}:\d{2}/.test(text) ? 1e3 : 6e4) - 1;
}
/** Collects an option that may be given more than once. */
function collect(text, before = []) {
	return [...before, text];
}
/** A whole number, zero or more. */
function parseCount(text) {
	if (!/^\d{1,9}$/.test(text)) throw new InvalidArgumentError("not a whole number");
	return Number(text);
}
// src/cli/terminal.ts
/** The terminal as commands see it: data to stdout, all else to stderr, colour only where wanted. */
const styles = {
	critical: ["bold", "red"],
	high: "red",
	medium: "yellow",
	low: "cyan",
	informational: "dim",
	dim: "dim",
	strong: "bold"
};
/** Narrower terminals get this width and wrap by themselves; wider ones are used up to the largest. */
const narrowest = 60;
const widest = 140;
/** The width to set text for: that of the terminal, 80 columns elsewhere. */
function terminalWidth() {
	const columns = process.stdout.columns ?? (Number(process.env["COLUMNS"]) || 80);
	return Math.min(widest, Math.max(narrowest, columns));
}
/** Colour for stdout, honouring NO_COLOR, FORCE_COLOR and whether it is a terminal. */
function terminalPaint() {
	const { FORCE_COLOR: forced, NO_COLOR: unwanted } = process.env;
	if (!(forced === void 0 ? process.stdout.isTTY : !["0", "false"].includes(forced)) || unwanted) return plainPaint;
	return (emphasis, text) => styleText(styles[emphasis], text);
}
/**
* Writes data to stdout, or to a file that only the user may read. Resolves when it is written; to
* `false`, after a remark, when the file cannot be written.
*/
async function writeData(text, file) {
	if (file !== void 0) return writePrivately(text, file);
	return new Promise((resolve, reject) => {
		process.stdout.write(text, (error) => {
			if (error && !isClosedPipe(error)) reject(error);
			else resolve(true);
		});
	});
}
async function writePrivately(text, file) {
	try {
		const handle = await open(file, "w", 384);
		try {
			if ((await handle.stat()).isFile()) await handle.chmod(384);
			await handle.writeFile(text);
		} finally {
			await handle.close();
		}
		return true;
	} catch (error) {
		const reason = error instanceof Error ? error.message : String(error);
		remark(`error: the report cannot be written: ${escapeForTerminal(reason)}`);
		return false;
	}
}
/** Lets a reader such as `head` close our output early: what it does not want is not written. */
function tolerateClosedPipes() {
	for (const stream of [process.stdout, process.stderr]) stream.on("error", (error) => {
		if (!isClosedPipe(error)) throw error;
	});
}
function isClosedPipe(error) {
	return "code" in error && error.code === "EPIPE";
}
/** Writes a remark to stderr. */
function remark(text) {
	process.stderr.write(`${text}\n`);
}
/** Diagnostics of one code that are shown; the report as JSON holds all. */
const shownPerCode = 5;
/**
* Writes diagnostics to stderr, log content made harmless. Of each code the first few are shown, with
* the number of the others, so that a folder of foreign files does not bury the rest.
*/
function remarkDiagnostics(diagnostics) {
	const seen = /* @__PURE__ */ new Map();
	for (const diagnostic of diagnostics) {
		const count = (seen.get(diagnostic.code) ?? 0) + 1;
		seen.set(diagnostic.code, count);
		if (count > shownPerCode) continue;
		remark(formatDiagnostic(diagnostic).split("\n").map(escapeForTerminal).join("\n"));
	}
	for (const [code, count] of seen) {
		const more = count - shownPerCode;
		if (more > 0) remark(`${more} more [${code}] (--format json tells all)`);
	}
}
/** Shows a running count on a terminal, ten times a second at most; silent elsewhere. */
function createProgress(noun) {
	if (!process.stderr.isTTY) return {
		show: () => {},
		clear: () => {}
	};
	let shown = 0;
	return {
		show: (count) => {
			const now = performance.now();
			if (now - shown < 100) return;
			shown = now;
			process.stderr.write(`\r\u001b[K${count.toLocaleString("en-US")} ${noun}`);
		},
		clear: () => void process.stderr.write("\r\x1B[K")
	};
}
// src/cli/hunt-command.ts
const formats$1 = [
	"text",
	"json",
	"ndjson"
];
/** Adds `spoor hunt`. */
function addHuntCommand(program, tool) {
	program.command("hunt").summary("read logs, print findings, chains first").description("Reads audit logs, follows every copy of data through them, and prints what it found, worst first.\nData goes to stdout, remarks to stderr.").argument("<path...>", "files, folders, globs; - for standard input; .gz or not, any delivery shape").option("--rules <path>", "also run the Sigma and EQL rules of a file or folder; repeatable", collect).option("--from <time>", "only events from this time on (2026-03-02 or 2026-03-02T14:05:00Z)", parseTime).option("--to <time>", "only events up to this time, inclusive", parseEndTime).option("--min-level <level>", `least level shown as text: ${levels.join(", ")}`, parseLevel, "low").addOption(new Option("--format <format>", "how to print").choices(formats$1).default("text")).option("--output <file>", "write the report to a file that only you may read").option("--fail-on <level>", "exit with 1 when a finding has this level or a higher one", parseLevel).option("--explain", "show every step, reason and evidence record").addHelpText("after", `
Examples:
  spoor hunt samples
  spoor hunt 'logs/**/*.json.gz' --from 2026-03-01 --min-level medium
  zcat trail.json.gz | spoor hunt - --format ndjson
  spoor hunt AWSLogs/ --rules my-rules/ --fail-on high`).action((paths, flags) => runHunt(paths, flags, tool));
}
async function runHunt(paths, flags, tool) {
	const { hunt } = await import("./chunk-D_wGMy-Q.js");
	const { loadShippedDetections, loadUserDetections } = await import("./chunk-BB1t5Y8H.js");
	const shipped = await loadShippedDetections();
	const own = await loadUserDetections(flags.rules ?? []);
	const progress = createProgress("records");
	const result = await hunt({
		inputs: paths,
		detections: [...shipped.detections, ...own.detections],
		...flags.from === void 0 ? {} : { from: flags.from },
		...flags.to === void 0 ? {} : { to: flags.to },
		onProgress: (read) => progress.show(read)
	});
	progress.clear();
	const rules = [...shipped.diagnostics, ...own.diagnostics];
	const all = {
		...result,
		diagnostics: [...rules, ...result.diagnostics]
	};
	const isWritten = await writeData(await render(all, flags, tool), flags.output);
	remarkDiagnostics(all.diagnostics);
	if (flags.format !== "text" || flags.output !== void 0) remark(closingLine$1(result));
	const hasBadRules = rules.some(({ severity }) => severity === "error");
	process.exitCode = isWritten ? exitCodeOf$1(result, hasBadRules, flags) : exitCode.badArguments;
}
async function render(result, flags, tool) {
	if (flags.format === "text") {
		const { renderText } = await import("./chunk-B8QjikWu.js");
		const { plainPaint } = await import("./chunk-Cg4_DoZs.js");
		return renderText(result, {
			width: terminalWidth(),
			paint: flags.output === void 0 ? terminalPaint() : plainPaint,
			minLevel: flags.minLevel,
			explain: flags.explain === true
		});
	}
	const { renderJson, renderNdjson } = await import("./chunk-DBiSWBbQ.js");
	return flags.format === "json" ? renderJson(result, tool) : renderNdjson(result, tool);
}
/** The sums of the run for those who redirect the report. */
function closingLine$1({ records, findings }) {
	return `read ${records.read} = ${records.matched} matched + ${records.unmatched} unmatched + ${sumOf(records.skipped)} skipped + ${sumOf(records.rejected)} rejected; ${findings.length} findings`;
}
function sumOf(counts) {
	return Object.values(counts).reduce((a, b) => a + b, 0);
}
function exitCodeOf$1(result, hasBadRules, { failOn }) {
	if (result.unreadable.length > 0) return exitCode.unreadableInput;
	if (hasBadRules) return exitCode.badContent;
	const least = failOn === void 0 ? Infinity : levels.indexOf(failOn);
	return result.findings.some(({ severity }) => levels.indexOf(severity) >= least) ? exitCode.findings : exitCode.ran;
}
// src/cli/rule-remarks.ts
/** Writes what is wrong with a query to stderr, each fault below its line with a caret, then the hint. */
function remarkRuleDiagnostics(diagnostics, source) {
	for (const diagnostic of diagnostics) {
		const caret = source === void 0 ? void 0 : caretOf(diagnostic, source);
		if (caret === void 0) {
			remarkDiagnostics([diagnostic]);
			continue;
		}
		const [head = "", ...hint] = formatDiagnostic(diagnostic).split("\n");
		remark([
			head,
			...caret.split("\n"),
			...hint
		].map(escapeForTerminal).join("\n"));
	}
}
function caretOf({ file, line, column }, source) {
	if (file !== source.name || line === void 0 || column === void 0) return void 0;
	const before = source.text.split("\n").slice(0, line - 1);
	return showCaret(source, before.reduce((sum, one) => sum + one.length + 1, 0) + column - 1);
}
// src/cli/query-command.ts
const formats = [
	"table",
	"json",
	"ndjson",
	"csv"
];
/** Adds `spoor query`. */
function addQueryCommand(program) {
	program.command("query").summary("run an EQL query or a Sigma rule over logs").description("Prints every event or sequence that satisfies an EQL query, as Elastic would return it, in event time.").argument("<words...>", "the EQL query, then the paths; only paths with -f or --sigma").option("-f, --file <file>", "read it from a file: EQL text, or a rule of Elastic (.toml, .ndjson)").addOption(new Option("--sigma <file>", "run the Sigma rules of a file instead").conflicts("file")).option("--from <time>", "only events from this time on", parseTime).option("--to <time>", "only events up to this time, inclusive", parseEndTime).option("--size <count>", "at most so many results, the last ones (Elastic: 10)", parseCount).option("--head", "with --size, the first ones").addOption(new Option("--ties <order>", "how sequences take events of one time: by what they do, or in order").choices(["hunt", "elastic"]).default("hunt")).addOption(new Option("--format <format>", "how to print").choices(formats).default("table")).addHelpText("after", `
Examples:
  spoor query 'any where event.action == "CreateSnapshot"' AWSLogs/
  spoor query -f rule.eql insights-activity-logs/ --format ndjson
  spoor query -f rules_export.ndjson AWSLogs/ --format csv
  spoor query --sigma share.yml AWSLogs/`).action((words, flags) => runQuery(words, flags));
}
async function runQuery(words, flags) {
	const paths = flags.file === void 0 && flags.sigma === void 0 ? words.slice(1) : words;
	if (paths.length === 0) {
		remark("error: name the logs to query after the query (spoor query --help)");
		process.exitCode = exitCode.badArguments;
		return;
	}
	const rules = await loadQuery(words[0] ?? "", flags);
	remarkRuleDiagnostics(rules.diagnostics, rules.source);
	if (rules.detections.length === 0) {
		process.exitCode = exitCode.badContent;
		return;
	}
	const { queryLogs } = await import("./chunk-Dh_Gd8tD.js");
	const { renderMatches } = await import("./chunk-v0R5R7oG.js");
	const progress = createProgress("records");
	const { matches, diagnostics, run } = await queryLogs({
		inputs: paths,
		detections: rules.detections,
		...flags.from === void 0 ? {} : { from: flags.from },
		...flags.to === void 0 ? {} : { to: flags.to },
		...flags.size === void 0 ? {} : { size: flags.size },
		resultPosition: flags.head === true ? "head" : "tail",
		ties: flags.ties,
		onProgress: (read) => progress.show(read)
	});
	progress.clear();
	await writeData(renderMatches(matches, flags.format, terminalWidth()));
	remarkDiagnostics(diagnostics);
	remark(closingLine(matches, run.records.read, flags));
	process.exitCode = exitCodeOf(run.unreadable, rules);
}
/** Results that `--size` cuts and results of several events are not numbers of records. */
function closingLine(matches, read, { size }) {
	const count = matches.length;
	const isOfEvents = matches.every(({ joinKeys }) => joinKeys === void 0);
	if (isOfEvents && size === void 0) return `${count} of ${read} records matched`;
	return `${count} ${isOfEvents ? "result" : "sequence"}${count === 1 ? "" : "s"} of ${read} records read`;
}
/** The rules to run, with what is wrong with them. */
async function loadQuery(text, { file, sigma }) {
	const { loadQueryFile, loadQueryText, loadUserDetections } = await import("./chunk-BB1t5Y8H.js");
	if (sigma !== void 0) return loadUserDetections([sigma]);
	return file === void 0 ? loadQueryText(text) : loadQueryFile(file);
}
function exitCodeOf(unreadable, { diagnostics }) {
	if (unreadable.length > 0) return exitCode.unreadableInput;
	return diagnostics.some(({ severity }) => severity === "error") ? exitCode.badContent : exitCode.ran;
}
// src/cli/why-command.ts
/** Adds `spoor why`. */
function addWhyCommand(program) {
	program.command("why").summary("tell which clause of a rule kept an event out").description("Decides a rule for one event once more and prints every clause with its verdict and the values\nthat it saw; what kept the event out is marked.").argument("<rule>", "EQL text, a rule file, or the id of a shipped detection").argument("<event-id>", "the id of the event, as spoor query prints it or as the log has it").argument("<path...>", "the logs: files, folders, globs; - for standard input").addHelpText("after", `
Examples:
  spoor why 'any where event.action : "*Snapshot" and event.outcome == "failure"' 8c4e... AWSLogs/
  spoor why rule.toml 8c4e5a7e-0c6c-4a8e-9d53-6e0a4d0a7f10 AWSLogs/`).action((rule, id, paths) => runWhy(rule, id, paths));
}
async function runWhy(rule, id, paths) {
	const { loadRule } = await import("./chunk-BB1t5Y8H.js");
	const rules = await loadRule(rule);
	remarkRuleDiagnostics(rules.diagnostics, rules.source);
	if (rules.detections.length === 0) {
		process.exitCode = exitCode.badContent;
		return;
	}
	const { findEvents } = await import("./chunk-DdFt6IRl.js");
	const { explainQuery } = await import("./chunk-hxER12D2.js");
	const { renderWhy } = await import("./chunk-UsUhqHkN.js");
	const progress = createProgress("records");
	const { events, run } = await findEvents(id, paths, (read) => progress.show(read));
	progress.clear();
	const width = terminalWidth();
	await writeData(events.flatMap((event) => rules.detections.map((detection) => renderWhy({
		detection,
		event,
		explanation: explainQuery(detection.query, event),
		width
	}))).join("\n"));
	remarkDiagnostics(run.diagnostics);
	if (events.length === 0) {
		remark(`error: no event of ${run.records.read} records has the id ${JSON.stringify(id)}`);
		remark("  hint: spoor query --format ndjson prints the ids of events");
	}
	if (run.unreadable.length > 0) process.exitCode = exitCode.unreadableInput;
	else process.exitCode = events.length === 0 ? exitCode.badArguments : exitCode.ran;
}
// src/cli/main.ts
const manifest = JSON.parse(readFileSync(new URL("../package.json", import.meta.url), "utf8"));
const version = typeof manifest === "object" && manifest !== null && "version" in manifest ? String(manifest.version) : "unknown";
/** Builds the command line; commands load what they need only when they run. */
function createProgram() {
	const program = new Command("spoor").description("Follows copies of cloud data through AWS, Azure and Google Cloud audit logs.").version(version).showHelpAfterError("(spoor --help shows the commands, spoor COMMAND --help the options)").configureOutput({ outputError: (text, write) => write(text) }).exitOverride().hook("preAction", (_, command) => {
		const { from, to } = command.opts();
		if (from !== void 0 && to !== void 0 && from > to) command.error("error: --from is later than --to: no event can be between them");
	});
	addHuntCommand(program, {
		name: "spoor",
		version
	});
	addQueryCommand(program);
	addWhyCommand(program);
	program.addHelpText("after", `
Exit codes: 0 ran; 1 findings at or above --fail-on; 2 bad rules; 3 bad arguments; 4 input not readable.

Examples:
  spoor hunt samples
  spoor hunt AWSLogs/ --format json > report.json
  spoor query 'any where event.action == "CreateSnapshot"' AWSLogs/
  spoor why rule.toml EVENT-ID AWSLogs/`);
	return program;
}
tolerateClosedPipes();
try {
	await createProgram().parseAsync();
} catch (error) {
	if (!(error instanceof CommanderError)) {
		remark(`spoor: ${error instanceof Error ? error.stack ?? error.message : String(error)}`);
		process.exitCode = 70;
	} else process.exitCode = error.exitCode === 0 ? exitCode.ran : exitCode.badArguments;
}
export {};
