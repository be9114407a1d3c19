import { t as levels } from "./chunk-ea5FsVaz.js";
import { a as wrapText, n as escapeForTerminal, r as fitMiddle, t as column } from "./chunk-B9J0feV1.js";
import { a as namePrincipal, i as namePorts, n as joinWords, o as nameResource, r as nameGrantee, s as nameTime, t as countOf } from "./chunk-CbVGU2gg.js";
// src/reports/text-summary.ts
/** The closing lines of a text report: what was read, what was found, what was left out. */
/** The summary as a block of lines. */
function renderSummary(report, shown, options) {
	const { records, findings, coverage, ownAccounts } = report;
	const perLevel = [...levels].reverse().map((level) => [level, findings.filter(({ severity }) => severity === level).length]).filter(([, count]) => count > 0).map(([level, count]) => options.paint(level, `${count} ${level}`));
	const hidden = findings.length - shown;
	return [
		["found", perLevel.length === 0 ? "nothing" : perLevel.join(", ")],
		...hidden > 0 ? [["", `${hidden} below ${options.minLevel} not shown (--min-level informational)`]] : [],
		["read", `${countOf(records.read, "record")}: ${records.matched} in findings, ${records.unmatched} without, ${sumOf(records.skipped)} skipped, ${sumOf(records.rejected)} rejected`],
		...reasons("skipped", records.skipped),
		...reasons("rejected", records.rejected),
		...coverage.map((source) => ["source", `${source.kind}: ${countOf(source.records, "record")}, ${countOf(source.accounts.length, "account")}, ${nameTime(source.from)} to ${nameTime(source.to)}`]),
		...ownAccounts.length === 0 ? [] : [["own", `${escapeForTerminal(joinWords(ownAccounts))} (taken for own: their logs were read)`]]
	].flatMap(([heading, text]) => wrapText(text, options.width - 11).map((line, row) => `${options.paint("dim", (row === 0 && heading !== "" ? `  ${heading}` : "").padEnd(11))}${line}`)).join("\n");
}
function sumOf(counts) {
	return Object.values(counts).reduce((a, b) => a + b, 0);
}
function reasons(heading, counts) {
	const entries = Object.entries(counts);
	if (entries.length === 0) return [];
	return [[heading, entries.map(([reason, count]) => `${count} ${reason}`).join(", ")]];
}
// src/reports/text-timeline.ts
/** A chain as a short timeline: time, verb, who, where, and from what to what. */
/** Steps shown without `--explain`; a longer chain shows its beginning and its end. */
const shownSteps = 16;
/** The timeline as lines: a line for each day, two for each step, then the exposures. */
function renderTimeline(chain, options) {
	const folded = foldRepeats(chain.steps);
	const isLong = !options.explain && folded.length > shownSteps;
	const head = isLong ? folded.slice(0, shownSteps / 2) : folded;
	const tail = isLong ? folded.slice(-8) : [];
	const left = folded.length - head.length - tail.length;
	return [
		...stepLines(head, options),
		...isLong ? [`  ${" ".repeat(10)}… ${left} more steps (--explain shows all)`] : [],
		...stepLines(tail, options),
		...exposureLines(chain.exposures, options),
		""
	];
}
/** Joins neighbours that do the same thing to the same resources by the same person. */
function foldRepeats(steps) {
	const folded = [];
	for (const step of steps) {
		const last = folded.at(-1);
		if (last !== void 0 && sameDeed(last.step, step)) folded[folded.length - 1] = {
			step: last.step,
			times: last.times + 1
		};
		else folded.push({
			step,
			times: 1
		});
	}
	return folded;
}
function sameDeed(a, b) {
	return deedOf(a) === deedOf(b);
}
function deedOf({ activity, principal }) {
	return [
		activity.verb,
		activity.attempt,
		principal.id,
		namePrincipal(principal),
		...activity.inputs.map(({ id }) => id),
		">",
		...activity.outputs.map(({ id }) => id),
		targetOf(activity)
	].join(" ");
}
function stepLines(steps, options) {
	let day = "";
	return steps.flatMap(({ step, times }) => {
		const [date = "", time = ""] = nameTime(step.event.time).split(" ");
		const heading = date === day ? [] : [options.paint("dim", `  ${date}`)];
		day = date;
		return [...heading, ...deedLines(step, time.replace("Z", ""), {
			...options,
			times
		})];
	});
}
function deedLines({ activity, principal }, time, { width, paint, times }) {
	const named = [activity.account, activity.region].filter((part) => part !== void 0);
	const place = escapeForTerminal(named.join(" "));
	const verb = activity.attempt ? `${activity.verb}?` : activity.verb;
	const margin = 23;
	const placeWidth = Math.min(32, Math.max(12, place.length));
	const who = column(escapeForTerminal(namePrincipal(principal)), width - margin - placeWidth - 1);
	const flow = [activity.inputs.map(nameResource).join(", "), targetOf(activity)].filter((part) => part !== "").join(" -> ");
	const refused = activity.attempt ? " (refused)" : "";
	const often = times > 1 ? ` (${times} times)` : "";
	return [`  ${time}  ${paint("strong", column(verb, 9))}  ${who} ${paint("dim", fitMiddle(place, placeWidth))}`, `            ${fitMiddle(escapeForTerminal(flow), width - 12 - refused.length - often.length)}${refused}${often}`];
}
function targetOf({ outputs, sharing, exposures, inputs }) {
	const names = outputs.filter(({ id }) => !inputs.some((input) => input.id === id)).map(nameResource);
	const grantees = (sharing?.grantees ?? []).map(nameGrantee);
	const rules = (exposures ?? []).flatMap((change) => change.rules.map((rule) => `${rule.cidrs.join(", ")} on ${namePorts(rule)}`));
	return [.../* @__PURE__ */ new Set([
		...names,
		...grantees,
		...rules
	])].join(", ");
}
function exposureLines(exposures, { width, paint }) {
	const lines = exposures.map((exposure) => {
		const until = exposure.until === void 0 ? "still open" : `until ${nameTime(exposure.until)}`;
		const to = exposure.kind === "share" ? nameGrantee(exposure.grantee) : `${exposure.rule.worldOpen ? "the world" : exposure.rule.cidrs.join(", ")} on ${namePorts(exposure.rule)}`;
		const text = `${nameResource(exposure.resource)} to ${to}, ${nameTime(exposure.from)}, ${until}`;
		return escapeForTerminal(text);
	});
	return [...new Set(lines)].flatMap((line, index) => wrapText(line, width - 12).map((part, row) => {
		return `${paint("dim", (index === 0 && row === 0 ? "  open" : "").padEnd(12))}${part}`;
	}));
}
// src/reports/text.ts
/** The report for a tired person at night: worst chain first, a short timeline, what to do next. */
/** Reasons and evidence shown without `--explain`. */
const briefly = 4;
/** The whole report; findings first, the summary of the run last, ends in a newline. */
function renderText(report, options) {
	const least = levels.indexOf(options.minLevel);
	const shown = report.findings.filter(({ severity }) => levels.indexOf(severity) >= least);
	return `${[...shown.map((finding) => renderFinding(finding, options)), renderSummary(report, shown.length, options)].join("\n\n")}\n`;
}
/** One finding as a block of lines. */
function renderFinding(finding, options) {
	const { paint, explain } = options;
	const tag = paint(finding.severity, finding.severity.toUpperCase());
	const facts = [
		`${finding.confidence} confidence`,
		finding.techniques.join(" "),
		finding.id
	];
	const [first = "", ...rest] = wrapText(escapeForTerminal(finding.title), options.width - finding.severity.length - 2);
	const reasons = explain ? finding.why : finding.why.slice(0, briefly);
	return [
		`${tag}  ${paint("strong", first)}`,
		...rest.map((line) => `${" ".repeat(finding.severity.length + 2)}${paint("strong", line)}`),
		...wrapText(escapeForTerminal(facts.join(" · ")), options.width - 2).map((line) => paint("dim", `  ${line}`)),
		...finding.chain === null ? section("what", [finding.summary], options) : [""],
		...finding.chain === null ? [] : renderTimeline(finding.chain, options),
		...section("why", withRest(reasons, finding.why.length), options),
		...section("next", explain ? finding.next : finding.next.slice(0, briefly), options),
		...section("unseen", explain ? finding.blindSpots : finding.blindSpots.slice(0, 2), options),
		...section("rules", finding.alsoMatched.map(({ title }) => title), options),
		...section("records", evidenceOf(finding, options), options)
	].join("\n");
}
function withRest(shown, all) {
	const more = all - shown.length;
	return more > 0 ? [...shown, `${more} more (--explain shows all)`] : shown;
}
function evidenceOf(finding, { explain, width }) {
	const lines = finding.events.flatMap((event) => event.records).map(({ id, record }) => {
		const line = record.origin.line === void 0 ? "" : `:${record.origin.line}`;
		const place = `${record.origin.file}${line}`;
		return explain ? `${id} ${place}` : `${id} ${fitMiddle(place, Math.max(24, width - 12 - id.length))}`;
	});
	return explain ? lines : withRest(lines.slice(0, 2), lines.length);
}
/** A heading in the left margin with its texts, wrapped, beside it; nothing when there are none. */
function section(heading, texts, { width, paint }) {
	const margin = 11;
	return texts.flatMap((text, index) => wrapText(escapeForTerminal(text), width - margin).map((line, row) => {
		return `${paint("dim", (index === 0 && row === 0 ? `  ${heading}` : "").padEnd(margin))}${line}`;
	}));
}
export { renderText };
