// src/base/json.ts
/** Is the value a JSON object (not an array, not null)? */
function isJsonObject(value) {
	return typeof value === "object" && value !== null && !Array.isArray(value);
}
/** Is the value a JSON array? `Array.isArray` alone does not narrow a readonly array. */
function isJsonArray(value) {
	return Array.isArray(value);
}
/** The value when it is a non-empty string, otherwise `undefined`. */
function textOf(value) {
	return typeof value === "string" && value !== "" ? value : void 0;
}
/** The value when it is an object, otherwise `undefined`. */
function objectOf(value) {
	return isJsonObject(value) ? value : void 0;
}
/** The value that stands at a path of keys, or `undefined` where a step is missing or no object. */
function valueAt(value, ...path) {
	let current = value;
	for (const key of path) {
		if (!isJsonObject(current) || !Object.hasOwn(current, key)) return void 0;
		current = current[key];
	}
	return current;
}
/**
* Parses JSON text. Returns `undefined` for text that is not JSON: the caller knows where the text
* came from and words the diagnostic.
*/
function parseJson(text) {
	try {
		return JSON.parse(text);
	} catch {
		return;
	}
}
export { textOf as a, parseJson as i, isJsonObject as n, valueAt as o, objectOf as r, isJsonArray as t };
