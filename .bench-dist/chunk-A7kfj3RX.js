import { a as compileFieldReader, i as fieldsOf, n as compileLeaf, t as stagesOf } from "./chunk-BU6cgH6j.js";
// src/matching/explain-query.ts
/**
* Decides the query once more, without stopping early; its verdict is that of the compiled query. Of
* a sequence or sample it tells whether the event satisfies any stage, `until` and `![..]` among
* them: the parts of its `or` are the stages in their order.
*/
function explainQuery(query, event) {
	if (query.kind === "event") return explainPredicate(query.where, event);
	return explainPredicate({
		kind: "or",
		of: stagesOf(query).map(({ where }) => where)
	}, event);
}
function explainPredicate(predicate, event) {
	switch (predicate.kind) {
		case "and":
		case "or": {
			const of = predicate.of.map((part) => explainPredicate(part, event));
			return {
				predicate,
				verdict: predicate.kind === "and" ? of.every(isTrue) : of.some(isTrue),
				seen: [],
				of
			};
		}
		case "not": {
			const of = explainPredicate(predicate.of, event);
			return {
				predicate,
				verdict: !of.verdict,
				seen: [],
				of: [of]
			};
		}
		default: return explainLeaf(predicate, event);
	}
}
function isTrue({ verdict }) {
	return verdict;
}
function explainLeaf(predicate, event) {
	const seen = leafFields(predicate).map((field) => ({
		field,
		values: compileFieldReader(field)(event)
	}));
	return {
		predicate,
		verdict: compileLeaf(predicate)(event),
		seen,
		of: []
	};
}
function leafFields(leaf) {
	switch (leaf.kind) {
		case "field": return leaf.matcher.kind === "field" ? [leaf.field, leaf.matcher.field] : [leaf.field];
		case "presence":
		case "element": return [leaf.field];
		case "expression": return fieldsOf(leaf.expression);
		case "constant":
		case "keyword": return [];
	}
}
export { explainQuery as t };
