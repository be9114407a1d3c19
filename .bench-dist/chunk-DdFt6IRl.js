import { t as hunt } from "./chunk-DoS8Xm6j.js";
// src/cli/find-events.ts
/**
* The events whose own id, or that of a record they were made of, is the given one; of an event merged
* from several records the ids of later ones may not be found. Each has its `spoor.*` fields, for which
* all of the logs are read.
*/
async function findEvents(id, inputs, onProgress) {
	const run = await hunt({
		inputs,
		detections: [probeFor(id)],
		onProgress
	});
	return {
		events: run.matches.flatMap((match) => match.events).filter((event) => event.id === id || event.records.some((record) => record.id === id)),
		run
	};
}
/** A superset: vendors put the id of a record into fields of different names. */
function probeFor(id) {
	const matcher = {
		kind: "equals",
		value: id,
		caseSensitive: true
	};
	return {
		id: "probe",
		title: "probe",
		language: "eql",
		level: "informational",
		techniques: [],
		falsePositives: [],
		text: "",
		query: {
			kind: "event",
			where: {
				kind: "or",
				of: [{
					kind: "field",
					field: {
						document: "ecs",
						path: "event.id"
					},
					matcher
				}, {
					kind: "keyword",
					document: "native",
					matcher
				}]
			}
		}
	};
}
export { findEvents };
