import { o as valueAt } from "./chunk-1M9d7TXM.js";
import { n as escapeForTerminal, t as column } from "./chunk-B9J0feV1.js";
// src/reports/csv.ts
/** CSV for spreadsheets (RFC 4180), safe against formulas in log content. */
/** What a spreadsheet takes for the start of a formula, or skips before one. */
const formulaStarts = [
	"=",
	"+",
	"-",
	"@",
	"	",
	"\r"
];
/** One line with its end; a text that a spreadsheet would run gets an apostrophe before it. */
function csvLine(cells) {
	return `${cells.map(csvCell).join(",")}\r\n`;
}
function csvCell(cell) {
	if (typeof cell === "number") return String(cell);
	const text = formulaStarts.includes(cell.charAt(0)) ? `'${cell}` : cell;
	return /[",\r\n]/.test(text) ? `"${text.replaceAll("\"", "\"\"")}"` : text;
}
// src/reports/matches.ts
/** The matches as text that ends in a newline; empty for a table without rows. */
function renderMatches(matches, format, width) {
	switch (format) {
		case "json": return `${JSON.stringify(matches.map(reportedMatch), null, 2)}\n`;
		case "ndjson": return matches.map((match) => `${JSON.stringify(reportedMatch(match))}\n`).join("");
		case "csv": return [csvLine(csvColumns), ...matches.flatMap(csvRows)].join("");
		case "table": return renderTable(matches, width);
	}
}
/** One match as data: the rule, and each event with its ECS document and where it stands. */
function reportedMatch({ detection, events, joinKeys }) {
	return {
		detection: {
			id: detection.id,
			title: detection.title,
			language: detection.language
		},
		...joinKeys === void 0 ? {} : { join_keys: joinKeys },
		events: events.map((event) => event === null ? { missing: true } : reportedEvent(event))
	};
}
function reportedEvent({ id, document, records }) {
	return {
		id,
		document,
		records: records.map((one) => ({
			record: one.id,
			file: one.record.origin.file,
			line: one.record.origin.line ?? null
		}))
	};
}
const csvColumns = [
	"result",
	"rule",
	"time",
	"dataset",
	"event_id",
	"action",
	"outcome",
	"user",
	"source",
	"account",
	"file",
	"line"
];
/** A row for each event; `result` counts the matches, so that the events of a sequence are told. */
function csvRows({ detection, events }, index) {
	return events.map((event) => {
		if (event === null) return csvLine([
			index + 1,
			detection.title,
			...missingCells
		]);
		const { document, time, id } = event;
		const [first] = event.records;
		return csvLine([
			index + 1,
			detection.title,
			new Date(time).toISOString(),
			event.source,
			id,
			textOf(valueAt(document, "event", "action")),
			textOf(valueAt(document, "event", "outcome")),
			userOf(document),
			textOf(valueAt(document, "source", "ip")) || textOf(valueAt(document, "source", "address")),
			textOf(valueAt(document, "cloud", "account", "id")) || textOf(valueAt(document, "cloud", "project", "id")),
			first?.record.origin.file ?? "",
			first?.record.origin.line ?? ""
		]);
	});
}
const missingCells = csvColumns.slice(2).map((name) => name === "action" ? "missing" : "");
/** A row for each event; the events of a sequence or sample stand apart from the next. */
function renderTable(matches, width) {
	const isGrouped = matches.some(({ events }) => events.length > 1);
	return matches.map(({ events }) => events.map((event) => `${event === null ? "(no such event)" : tableRow(event, width)}\n`)).map((rows) => rows.join("")).join(isGrouped ? "\n" : "");
}
/** `2026-03-02T00:00:00Z` and two blanks behind each column but the last. */
const fixedColumns = 26;
function tableRow({ time, document, records }, width) {
	const [first] = records;
	const place = first === void 0 ? "" : `${first.record.origin.file}:${first.record.origin.line ?? ""}`;
	const rest = Math.max(12, width - fixedColumns);
	const action = Math.min(32, Math.floor(rest * .45));
	const user = Math.min(20, Math.floor(rest * .28));
	return [
		`${new Date(time).toISOString().slice(0, 19)}Z`,
		column(escapeForTerminal(textOf(valueAt(document, "event", "action"))), action),
		column(escapeForTerminal(userOf(document)), user),
		column(escapeForTerminal(place), rest - action - user).trimEnd()
	].join("  ");
}
function userOf(document) {
	return textOf(valueAt(document, "user", "name")) || textOf(valueAt(document, "user", "email"));
}
function textOf(value) {
	return typeof value === "string" ? value : Array.isArray(value) ? String(value[0] ?? "") : "";
}
export { renderMatches };
