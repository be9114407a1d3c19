import { n as showCaret } from "./chunk-BZwoVRN7.js";
import { n as escapeForTerminal, r as fitMiddle } from "./chunk-B9J0feV1.js";
// src/reports/describe-clause.ts
/** A condition in words, for one that stands nowhere in the text of its rule. */
function describeClause(predicate) {
	switch (predicate.kind) {
		case "constant": return String(predicate.value);
		case "and":
		case "or": return `(${predicate.of.map(describeClause).join(` ${predicate.kind} `)})`;
		case "not": return `not ${describeClause(predicate.of)}`;
		case "field": return `${predicate.field.path} ${describeMatcher(predicate.matcher)}`;
		case "presence": return `${predicate.field.path} is ${predicate.test === "null" ? "missing" : "there"}`;
		case "keyword": return `some value ${describeMatcher(predicate.matcher)}`;
		case "element": return `${predicate.quantifier} of ${predicate.field.path}: ${describeClause(predicate.of)}`;
		case "expression": return "a computed condition";
	}
}
function describeMatcher(matcher) {
	switch (matcher.kind) {
		case "equals": return `is ${JSON.stringify(matcher.value)}`;
		case "pattern": {
			const pattern = matcher.parts.map((part) => "text" in part ? part.text : part.any === "run" ? "*" : "?");
			return `is like ${JSON.stringify(pattern.join(""))}`;
		}
		case "regex": return `matches ${JSON.stringify(matcher.source)}`;
		case "cidr": return `is in ${matcher.block}`;
		case "compare": return `${matcher.operator} ${JSON.stringify(matcher.value)}`;
		case "field": return `is like the field ${matcher.field.path}`;
		case "time-part": return `has a ${matcher.part} ${matcher.operator} ${matcher.value}`;
	}
}
// src/reports/why.ts
/** The text, which ends in a newline. */
function renderWhy({ detection, event, explanation, width }) {
	const isOfStages = detection.query.kind !== "event";
	const { verdict } = explanation;
	const deciding = new Set(verdict ? [] : decidingClauses(explanation));
	const [first] = event.records;
	const place = first === void 0 ? "" : `, ${first.record.origin.file}:${first.record.origin.line ?? ""}`;
	const lines = [
		`event ${event.id}, ${new Date(event.time).toISOString()}${place}`,
		`rule  ${detection.title} (${detection.id})`,
		verdictLine(verdict, isOfStages),
		"",
		...treeLines(explanation, {
			text: detection.text,
			deciding,
			width
		}, 0)
	];
	const excerpts = [...deciding].flatMap(({ predicate: { span } }) => span === void 0 ? [] : ["", ...excerptLines(detection, span)]);
	return `${[...lines, ...excerpts].map(escapeForTerminal).join("\n")}\n`;
}
function verdictLine(verdict, isOfStages) {
	if (isOfStages) return verdict ? "The event satisfies a stage of the rule; whether the whole matches, the other events decide." : "The event satisfies no stage of the rule. What kept it out of each is marked with >.";
	return verdict ? "The event satisfies the rule." : "The event does not satisfy the rule. What kept it out is marked with >.";
}
/**
* The smallest clauses that a false condition is false for: of a conjunction its false parts, of a
* negation what is true inside it, and of a choice the choice itself, because each part of it could
* have let the event in. A choice that is not written as one (the stages of a sequence) is looked into.
*/
function decidingClauses(explanation) {
	const { predicate, of } = explanation;
	switch (predicate.kind) {
		case "and": return of.filter(({ verdict }) => !verdict).flatMap(decidingClauses);
		case "or": {
			const parts = predicate.span === void 0 ? writtenParts(explanation) : [];
			return parts.length === 0 ? [explanation] : parts.flatMap(decidingClauses);
		}
		case "not": {
			const [part] = writtenParts(explanation);
			return part === void 0 || part.predicate.kind === "and" ? [explanation] : holding(part);
		}
		default: return [explanation];
	}
}
/** What is true inside a negation: the true parts of a choice, or the whole. */
function holding(explanation) {
	const parts = explanation.predicate.kind === "or" ? writtenParts(explanation).filter(({ verdict }) => verdict) : [];
	return parts.length === 0 ? [explanation] : parts.flatMap(holding);
}
/**
* The parts of a clause when they are written as such: the items of a list stand nowhere by themselves,
* and what one operator of the language is compiled to stands where its clause does.
*/
function writtenParts({ predicate, of }) {
	const { span } = predicate;
	return of.some(({ predicate: { span: own } }) => own !== void 0 && (own.start !== span?.start || own.end !== span.end)) ? of : [];
}
/** Rules may nest as deep as their parser allows; deeper levels are not set further to the right. */
const deepestIndent = 12;
/** The longest value of an event that is shown. */
const longestValue = 60;
function treeLines(explanation, options, depth) {
	const { predicate, verdict } = explanation;
	const head = `${options.deciding.has(explanation) ? ">" : " "} ${"  ".repeat(Math.min(depth, deepestIndent))}${verdict ? "yes" : "no "} `;
	const parts = writtenParts(explanation);
	const name = parts.length > 0 ? predicate.kind : clauseText(predicate, options.text);
	const leaves = parts.length > 0 ? [] : seenIn(explanation);
	const values = [...new Map(leaves.map(({ field, values }) => [field.path, values]))].map(([path, found]) => `${" ".repeat(head.length)}${path} = ${valuesText(found)}`);
	return [
		`${head}${fitMiddle(name, Math.max(20, options.width - head.length))}`,
		...values.map((line) => fitMiddle(line, Math.max(40, options.width))),
		...parts.flatMap((part) => treeLines(part, options, depth + 1))
	];
}
/** What the leaves of a clause saw. */
function seenIn({ seen, of }) {
	return [...seen, ...of.flatMap(seenIn)];
}
/** The clause as the rule writes it, on one line. */
function clauseText(predicate, text) {
	const { span } = predicate;
	if (span === void 0) return describeClause(predicate);
	return text.slice(span.start, span.end).replaceAll(/\s+/g, " ");
}
function valuesText(values) {
	if (values.length === 0) return "(missing)";
	return values.slice(0, 5).map((value) => fitMiddle(JSON.stringify(value), longestValue)).join(", ") + (values.length > 5 ? ` and ${values.length - 5} more` : "");
}
function excerptLines(detection, { start, end }) {
	const source = {
		name: detection.file ?? detection.id,
		text: detection.text
	};
	return showCaret(source, start, end - start).split("\n");
}
export { renderWhy };
