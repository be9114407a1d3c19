import { r as compilePredicate, t as stagesOf } from "./chunk-BU6cgH6j.js";
import { a as defaultStateCap, c as keepEvent, i as StateCap, o as runQuery, s as compileEventOrder } from "./chunk-DoS8Xm6j.js";
// src/correlation/run-eql.ts
/**
* Runs a compiled EQL query over events as Elasticsearch would, in any order of the array: by event
* time, ties as in Elasticsearch unless `ties` says otherwise. Samples know no time and take events
* in the order of the array. Results are ascending. Throws a TypeError for a size or cap that is
* none.
*/
function runEql(events, query, options = {}) {
	const { size = 10, resultPosition, maxSamplesPerKey = 1, stateCap = defaultStateCap } = options;
	if (size !== Infinity) refuseUnlessCount(size, "size");
	refuseUnlessCount(maxSamplesPerKey, "maxSamplesPerKey");
	const kept = keepEvents(events, query);
	const order = compileEventOrder({
		...options,
		ties: options.ties ?? "elastic"
	});
	const cap = new StateCap(stateCap);
	const time = events.reduce((latest, event) => Math.max(latest, event.time), -Infinity);
	const results = runQuery(query, query.kind === "sample" ? kept : kept.toSorted(order), {
		cap,
		end: {
			time,
			nanos: 0
		},
		size,
		resultPosition,
		samplesPerKey: maxSamplesPerKey
	});
	const diagnostics = cap.diagnostics("the query", void 0);
	if (query.kind !== "event") return {
		sequences: results,
		diagnostics
	};
	return {
		events: results.flatMap((one) => one.events.filter((e) => e !== null)),
		diagnostics
	};
}
function keepEvents(events, query) {
	const tests = stagesOf(query).map(({ where }) => compilePredicate(where));
	return events.flatMap((event) => {
		const stages = tests.flatMap((test, place) => test(event) ? [place] : []);
		return stages.length === 0 ? [] : [keepEvent(event, stages)];
	});
}
function refuseUnlessCount(value, name) {
	if (Number.isInteger(value) && value >= 0) return;
	throw new TypeError(`${name} must be a whole number, zero or more: ${value}`);
}
export { runEql as t };
