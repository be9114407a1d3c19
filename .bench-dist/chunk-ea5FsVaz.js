// src/detections/detection.ts
/** How bad a match is on its own (Sigma's levels). */
const levels = [
	"informational",
	"low",
	"medium",
	"high",
	"critical"
];
export { levels as t };
