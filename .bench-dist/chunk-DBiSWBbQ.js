import { n as reportedDiagnostic, r as reportedFinding, t as reportDocument } from "./chunk-CWOpkt5n.js";
// src/reports/json.ts
/** The report as one indented JSON document, ending in a newline. */
function renderJson(report, tool) {
	return `${JSON.stringify(reportDocument(report, tool), null, 2)}\n`;
}
/**
* The report as lines of JSON: first the head (schema, tool, summary), then a line for each finding
* and each diagnostic, each with a `type`.
*/
function renderNdjson(report, tool) {
	const { schema, tool: program, summary } = reportDocument(report, tool);
	return [
		{
			type: "summary",
			schema,
			tool: program,
			summary
		},
		...report.findings.map((finding) => ({
			type: "finding",
			...reportedFinding(finding)
		})),
		...report.diagnostics.map((one) => ({
			type: "diagnostic",
			...reportedDiagnostic(one)
		}))
	].map((line) => `${JSON.stringify(line)}\n`).join("");
}
export { renderJson, renderNdjson };
