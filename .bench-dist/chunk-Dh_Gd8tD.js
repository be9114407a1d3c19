import { t as runEql } from "./chunk-yRfcXp8_.js";
import { t as stagesOf } from "./chunk-BU6cgH6j.js";
import { n as verbs, t as hunt } from "./chunk-DoS8Xm6j.js";
// src/cli/query-logs.ts
/**
* Reads the logs once, keeping the events that satisfy some stage of some query, and runs each query
* over its own. Memory grows with the events kept.
*/
async function queryLogs(options) {
	const { inputs, detections, from, to, onProgress } = options;
	const probes = new Map(detections.map((detection) => [probeOf(detection), detection]));
	const run = await hunt({
		inputs,
		detections: [...probes.keys()],
		...from === void 0 ? {} : { from },
		...to === void 0 ? {} : { to },
		...onProgress === void 0 ? {} : { onProgress }
	});
	const kept = /* @__PURE__ */ new Map();
	for (const { detection, events } of run.matches) {
		const known = kept.get(detection);
		if (known === void 0) kept.set(detection, [...events]);
		else known.push(...events);
	}
	const done = [...probes].map(([probe, detection]) => {
		const result = runEql(kept.get(probe) ?? [], detection.query, eqlOptions(options, detection));
		return {
			matches: matchesOf(detection, result),
			diagnostics: result.diagnostics
		};
	});
	return {
		matches: inEventTime(done.map(({ matches }) => matches)),
		diagnostics: [...done.flatMap(({ diagnostics }) => diagnostics), ...run.diagnostics],
		run
	};
}
/** A detection that any event satisfies which the query needs. */
function probeOf(detection) {
	const of = stagesOf(detection.query).map(({ where }) => where);
	return {
		...detection,
		query: {
			kind: "event",
			where: {
				kind: "or",
				of
			}
		}
	};
}
function eqlOptions({ size, resultPosition, ties }, { tiebreakerField }) {
	const common = {
		size: size ?? Infinity,
		resultPosition,
		ties,
		verbs
	};
	return tiebreakerField === void 0 ? common : {
		...common,
		tiebreakerField
	};
}
function matchesOf(detection, result) {
	return "events" in result ? result.events.map((event) => ({
		detection,
		events: [event]
	})) : result.sequences.map(({ joinKeys, events }) => ({
		detection,
		joinKeys,
		events
	}));
}
/** One query keeps its own order; the results of several are merged by their first event. */
function inEventTime(found) {
	const [only] = found;
	if (only !== void 0 && found.length === 1) return only;
	const timeOf = ({ events }) => events.find((event) => event !== null)?.time ?? 0;
	return found.flat().sort((a, b) => timeOf(a) - timeOf(b));
}
export { queryLogs };
