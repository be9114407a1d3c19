import { t as formatDiagnostic } from "./chunk-B2JiS7q4.js";
import { d as identifyPrincipal, f as normalise, l as createMatcher, m as readTelemetry, p as parseTimestamp, r as createCorrelator, t as hunt, u as extractActivity } from "./chunk-DoS8Xm6j.js";
import { a as textOf, o as valueAt } from "./chunk-1M9d7TXM.js";
import { a as loadShippedDetections, d as ecsSchema, f as printEql, l as loadDetections, o as loadUserDetections, p as parseEql, u as compileEql } from "./chunk-CVjJk4dA.js";
import { t as explainQuery } from "./chunk-A7kfj3RX.js";
import { t as runEql } from "./chunk-yRfcXp8_.js";
import { t as reportDocument } from "./chunk-CWOpkt5n.js";
// src/events/event-from-document.ts
const sources = [
	"aws.cloudtrail",
	"azure.activitylogs",
	"gcp.audit"
];
/**
* An event of an ECS document that was made elsewhere, for queries on ECS fields. It has no native form
* and no records; its source is the `event.dataset` where that is a log that Spoor reads, and CloudTrail
* otherwise, which no query on ECS fields notices. Throws a TypeError for a document without a time in
* `@timestamp`.
*/
function eventFromDocument(document) {
	const time = parseTimestamp(document["@timestamp"])?.milliseconds;
	if (time === void 0) throw new TypeError("the document has no time in @timestamp");
	const dataset = valueAt(document, "event", "dataset");
	return {
		source: sources.find((source) => source === dataset) ?? "aws.cloudtrail",
		id: textOf(valueAt(document, "event", "id")) ?? "",
		time,
		endTime: time,
		document,
		native: {},
		records: []
	};
}
export { compileEql, createCorrelator, createMatcher, ecsSchema, eventFromDocument, explainQuery, extractActivity, formatDiagnostic, hunt, identifyPrincipal, loadDetections, loadShippedDetections, loadUserDetections, normalise, parseEql, printEql, readTelemetry, reportDocument, runEql };
