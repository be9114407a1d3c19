import { t as levels } from "./chunk-ea5FsVaz.js";
// src/reports/report-schema.ts
/** Names the schema and its version; a reader checks this first. */
const schemaName = "spoor/report@1";
// src/reports/report-document.ts
/** The whole report as one JSON-ready document. */
function reportDocument(report, tool) {
	const counted = levels.map((level) => [level, report.findings.filter(({ severity }) => severity === level).length]);
	return {
		schema: schemaName,
		tool: {
			name: tool.name,
			version: tool.version
		},
		summary: {
			records: report.records,
			findings: Object.fromEntries(counted.reverse()),
			sources: report.coverage.map(({ kind, accounts, regions, from, to, records }) => ({
				kind,
				accounts,
				regions,
				from: isoTime(from),
				to: isoTime(to),
				records
			})),
			own_accounts: report.ownAccounts
		},
		findings: report.findings.map(reportedFinding),
		diagnostics: report.diagnostics.map(reportedDiagnostic)
	};
}
/** One finding as the report tells it. */
function reportedFinding(finding) {
	const { detection, chain } = finding;
	return {
		id: finding.id,
		title: finding.title,
		severity: finding.severity,
		confidence: finding.confidence,
		summary: finding.summary,
		techniques: finding.techniques,
		detection: detection === null ? null : {
			id: detection.id,
			title: detection.title,
			language: detection.language
		},
		also_matched: finding.alsoMatched.map(({ id, title }) => ({
			id,
			title
		})),
		chain: chain === null ? null : reportedChain(chain),
		evidence: finding.events.flatMap(({ records }) => records.map(({ id, record }) => ({
			record: id,
			file: record.origin.file,
			line: record.origin.line ?? null
		}))),
		why: finding.why,
		blind_spots: finding.blindSpots,
		next: finding.next
	};
}
/** One diagnostic with every key, so that readers need no defaults. */
function reportedDiagnostic(diagnostic) {
	return {
		code: diagnostic.code,
		severity: diagnostic.severity,
		message: diagnostic.message,
		file: diagnostic.file ?? null,
		line: diagnostic.line ?? null,
		hint: diagnostic.hint ?? null
	};
}
function reportedChain(chain) {
	return {
		id: chain.id,
		root: chain.root.id,
		source_unseen: chain.sourceUnseen,
		principal_changed: chain.principalChanged,
		account_changed: chain.accountChanged,
		region_changed: chain.regionChanged,
		steps: chain.steps.map(reportedStep),
		links: chain.links.map(({ from, to, kind, evidence, step }) => ({
			from: from.id,
			to: to.id,
			kind,
			evidence,
			record: step.event.id
		})),
		exposure: chain.exposures.map(reportedExposure)
	};
}
function reportedStep({ event, activity, principal }) {
	const action = event.document["event"];
	const name = typeof action === "object" && action !== null && "action" in action ? action.action : "";
	return {
		time: isoTime(event.time),
		verb: activity.verb,
		attempt: activity.attempt,
		action: typeof name === "string" ? name : "",
		provider: event.source.split(".")[0] ?? event.source,
		principal: principal.id,
		session: principal.session ?? null,
		account: activity.account ?? null,
		region: activity.region ?? null,
		source_ip: activity.sourceAddress ?? null,
		inputs: activity.inputs.map(idOf),
		outputs: activity.outputs.map(idOf),
		record: event.id
	};
}
function reportedExposure(exposure) {
	const interval = {
		resource: exposure.resource.id,
		from: isoTime(exposure.from),
		until: exposure.until === void 0 ? null : isoTime(exposure.until),
		records: exposure.steps.map(({ event }) => event.id)
	};
	if (exposure.kind === "share") return {
		kind: "share",
		...interval,
		to: exposure.grantee.id,
		public: exposure.grantee.kind === "public"
	};
	return {
		kind: "network",
		...interval,
		group: exposure.group.id,
		cidrs: exposure.rule.cidrs,
		ports: exposure.rule.ports.map(([from, to]) => from === to ? String(from) : `${from}-${to}`),
		world_open: exposure.rule.worldOpen
	};
}
function isoTime(milliseconds) {
	return new Date(milliseconds).toISOString();
}
function idOf({ id }) {
	return id;
}
export { reportedDiagnostic as n, reportedFinding as r, reportDocument as t };
