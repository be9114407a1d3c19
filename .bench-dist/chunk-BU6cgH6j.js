import { n as isJsonObject, t as isJsonArray } from "./chunk-1M9d7TXM.js";
import { a as parseBlock, c as parseDateUnit, i as parseAddress, n as isInBlock, o as dateUnitOfMillis, r as keepMapped, s as isDateText, t as compareAddresses, u as unreachable } from "./chunk-h8t1UT0j.js";
import { RE2JS } from "re2js";
// src/matching/case-fold.ts
/**
* One case folding for both languages: simple mapping per code point, upper case then lower case as
* Java's `equalsIgnoreCase` does it, never by locale, never a mapping that changes the length (`ß`)
* (eql.md section 5). So a wildcard's `?` counts the same in folded and unfolded text.
*/
function foldCase(text) {
	if (isAscii(text)) return text.toLowerCase();
	let folded = "";
	for (const character of text) folded += foldCharacter(character);
	return folded;
}
function foldCharacter(character) {
	const upper = simple(character, character.toUpperCase());
	return simple(upper, upper.toLowerCase());
}
function simple(character, mapped) {
	return mapped.length === character.length ? mapped : character;
}
function isAscii(text) {
	for (let index = 0; index < text.length; index++) if (text.charCodeAt(index) > 127) return false;
	return true;
}
// src/matching/arithmetic.ts
const smallestLong = -(2n ** 63n);
const largestLong = 2n ** 63n - 1n;
/**
* Computes as Elasticsearch does (eql.md section 7): whole numbers stay whole and divide towards
* zero, one decimal operand makes the result decimal, null stays null. What fails the query there
* (division of whole numbers by zero, overflow beyond long, an operand that is no number) gives null
* here: one odd event must not stop a rule.
*/
function calculate(operator, left, right) {
	if (typeof left === "bigint" && typeof right === "bigint") return calculateWhole(operator, left, right);
	if (!isNumeric(left) || !isNumeric(right)) return null;
	return decimals[operator](Number(left), Number(right));
}
/** The number with its sign turned; null for what is no number. */
function negate(value) {
	if (typeof value === "bigint") return inLong(-value);
	return typeof value === "number" ? -value : null;
}
function isNumeric(value) {
	return typeof value === "bigint" || typeof value === "number";
}
function calculateWhole(operator, left, right) {
	if (right === 0n && (operator === "/" || operator === "%")) return null;
	return inLong(wholes[operator](left, right));
}
function inLong(value) {
	return value < smallestLong || value > largestLong ? null : value;
}
const wholes = {
	"+": (left, right) => left + right,
	"-": (left, right) => left - right,
	"*": (left, right) => left * right,
	"/": (left, right) => left / right,
	"%": (left, right) => left % right
};
const decimals = {
	"+": (left, right) => left + right,
	"-": (left, right) => left - right,
	"*": (left, right) => left * right,
	"/": (left, right) => left / right,
	"%": (left, right) => left % right
};
// src/matching/value-text.ts
/** Deeper objects have no text: `JSON.stringify` recurses and a hostile record would end the run. */
const deepestObject = 200;
/**
* The text that a string matcher sees of a value: numbers in decimal, booleans as words, objects and
* arrays as compact JSON in the order of the source (sigma.md D3 to D6). Null has none.
*/
function valueText(value) {
	switch (typeof value) {
		case "string": return value;
		case "number":
		case "boolean": return String(value);
		default: return value === null || isDeeperThan(value, deepestObject) ? void 0 : JSON.stringify(value);
	}
}
function isDeeperThan(value, limit) {
	let level = [value];
	for (let depth = 0; level.length > 0; depth++) {
		if (depth > limit) return true;
		level = level.flatMap(membersOf$1);
	}
	return false;
}
function membersOf$1(value) {
	if (isJsonArray(value)) return value;
	if (!isJsonObject(value)) return [];
	return Object.values(value).filter((member) => member !== void 0);
}
/** The number that a value is or whose decimal text it is; text such as `0x10` or `` is none. */
function valueNumber(value) {
	if (typeof value === "number") return value;
	if (typeof value !== "string" || value.length > 400) return void 0;
	return /^[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?$/.test(value) ? Number(value) : void 0;
}
// src/matching/version-order.ts
const semver = /^(\d+(?:\.\d+)*)(?:-([0-9A-Za-z-]+(?:\.[0-9A-Za-z-]+)*))?(?:\+[0-9A-Za-z.-]+)?$/;
/**
* Orders two versions: numeric parts as numbers, a pre-release below its release, build ignored; a
* text that is no version stands after all that are (eql.md section 6). Negative, zero or positive.
*/
function compareVersions(first, second) {
	const left = parseVersion(first);
	const right = parseVersion(second);
	if (left === void 0 || right === void 0) {
		if (left !== void 0) return -1;
		if (right !== void 0) return 1;
		return first < second ? -1 : first > second ? 1 : 0;
	}
	return compareLists(left.numbers, right.numbers, "0") || Number(left.prerelease.length === 0) - Number(right.prerelease.length === 0) || compareLists(left.prerelease, right.prerelease, "");
}
/** Can the text be ordered as a version at all? Others are found by equality only. */
function isVersion(text) {
	return parseVersion(text) !== void 0;
}
function parseVersion(text) {
	const found = text.length > 200 ? null : semver.exec(text);
	if (found === null) return void 0;
	return {
		numbers: (found[1] ?? "").split("."),
		prerelease: found[2]?.split(".") ?? []
	};
}
function compareLists(first, second, filler) {
	for (let index = 0; index < Math.max(first.length, second.length); index++) {
		const order = compareParts(first[index] ?? filler, second[index] ?? filler);
		if (order !== 0) return order;
	}
	return 0;
}
/** Numbers by value and before words; words by their characters; nothing before all. */
function compareParts(first, second) {
	if (/^\d+$/.test(first) && /^\d+$/.test(second)) {
		const difference = BigInt(first) - BigInt(second);
		return difference < 0n ? -1 : difference > 0n ? 1 : 0;
	}
	if (first === "" || second === "") return first.length - second.length;
	const rank = Number(!/^\d+$/.test(first)) - Number(!/^\d+$/.test(second));
	return rank === 0 ? first < second ? -1 : first > second ? 1 : 0 : rank;
}
// src/matching/compare-values.ts
/** Negative, zero or positive by code point, which is the order of the UTF-8 bytes. */
function compareCodePoints(first, second) {
	const length = Math.min(first.length, second.length);
	for (let index = 0; index < length; index++) {
		const difference = orderUnit(first.charCodeAt(index)) - orderUnit(second.charCodeAt(index));
		if (difference !== 0) return difference;
	}
	return first.length - second.length;
}
/** UTF-16 puts surrogates before U+E000; code point order puts them last. */
function orderUnit(unit) {
	return unit >= 55296 && unit <= 57343 ? unit + 10240 : unit;
}
/**
* Compares a value with a constant as the index would, by the field's type where one is known and
* otherwise by what both sides look like (eql.md section 6). A null on either side gives null; sides
* that cannot be compared are not equal and stand in no order.
*/
function compareValues(left, right, how) {
	if (left === null || right === null) return null;
	if (how.operator === "!=") return !isEqual(left, right, how.type);
	if (how.operator === "==") return isEqual(left, right, how.type);
	return isOrdered({
		left,
		right,
		type: how.type,
		operator: how.operator
	});
}
function isEqual(left, right, type) {
	const units = dateUnits(left, right, type);
	if (units !== void 0) return isWithin(units);
	if (typeof left === "string" && typeof right === "string") {
		if (left === right) return true;
		return addressOrder(left, right, type) === 0;
	}
	const numbers = numberPair(left, right);
	if (numbers !== void 0) return compareNumbers(numbers[0], numbers[1]) === 0;
	return String(left) === String(right);
}
function isOrdered(sides) {
	const { left, right, type, operator } = sides;
	const units = dateUnits(left, right, type);
	if (units !== void 0) return dateTests[operator](units.value.start, units.literal);
	const order = orderOf(left, right, type);
	return order !== void 0 && orderTests$1[operator](order);
}
function orderOf(left, right, type) {
	if (type === "version" && typeof left === "string" && typeof right === "string") return isVersion(left) ? compareVersions(left, right) : void 0;
	if (typeof left === "string" && typeof right === "string") return addressOrder(left, right, type) ?? compareCodePoints(left, right);
	const numbers = numberPair(left, right);
	return numbers === void 0 ? void 0 : compareNumbers(numbers[0], numbers[1]);
}
const orderTests$1 = {
	"<": (order) => order < 0,
	"<=": (order) => order <= 0,
	">": (order) => order > 0,
	">=": (order) => order >= 0
};
/** A date literal stands for its whole unit: `>` is after its end, `>=` from its start. */
const dateTests = {
	"<": (value, unit) => value < unit.start,
	"<=": (value, unit) => value <= unit.end,
	">": (value, unit) => value > unit.end,
	">=": (value, unit) => value >= unit.start
};
function isWithin({ value, literal }) {
	return value.start >= literal.start && value.start <= literal.end;
}
/** Both sides as dates when the field is one, or when nothing else is known and both look it. */
function dateUnits(left, right, type) {
	if (type !== "date") {
		if (type !== void 0 || typeof left !== "string" || typeof right !== "string") return void 0;
		if (!isDateText(left) || !isDateText(right)) return void 0;
	}
	const value = dateUnitOf(left);
	const literal = dateUnitOf(right);
	return value === void 0 || literal === void 0 ? void 0 : {
		value,
		literal
	};
}
function dateUnitOf(value) {
	if (typeof value === "boolean") return void 0;
	return typeof value === "string" ? parseDateUnit(value) : dateUnitOfMillis(Number(value));
}
function addressOrder(left, right, type) {
	if (type !== void 0 && type !== "ip") return void 0;
	const first = parseAddress(left);
	const second = parseAddress(right);
	return first === void 0 || second === void 0 ? void 0 : compareAddresses(first, second);
}
/** Both sides as numbers when one is a number and the other is one or reads as one. */
function numberPair(left, right) {
	const first = numericOf(left);
	const second = numericOf(right);
	return first === void 0 || second === void 0 ? void 0 : [first, second];
}
function numericOf(value) {
	if (typeof value === "boolean") return void 0;
	return typeof value === "string" ? valueNumber(value) : value;
}
/** JavaScript compares bigints with numbers by value; NaN is in no order and equals nothing. */
function compareNumbers(first, second) {
	if (first < second) return -1;
	return first > second ? 1 : Number(first) === Number(second) ? 0 : NaN;
}
// src/matching/field-values.ts
const none = [];
/**
* Makes the reader of a field: every value it has, arrays fanned out (sigma.md D1, D2), nothing when
* it is missing. A field read as `text` keeps nulls, objects and empty arrays as values, for Sigma's
* `null`, JSON text and `'[]'` (D3, D4, D7); one read as `leaves` yields scalars only, for EQL
* (eql.md sections 4 and 6).
*/
function compileFieldReader(field) {
	const paths = [field.path, ...field.aliases ?? []].map(splitPath);
	const [only] = paths;
	const expand = field.objects === "leaves" ? leavesOf : elementsOf;
	const documentOf = field.document === "ecs" ? ecsDocument : nativeDocument;
	if (only !== void 0 && paths.length === 1) return (event) => expandAll(standing(documentOf(event), only, 0), expand);
	return (event) => {
		const document = documentOf(event);
		for (const path of paths) {
			const found = standing(document, path, 0);
			if (found.length > 0) return expandAll(found, expand);
		}
		return none;
	};
}
function ecsDocument(event) {
	return event.document;
}
function nativeDocument(event) {
	return event.native;
}
function splitPath(path) {
	const keys = path.split(".");
	return keys.map((key, index) => ({
		key,
		rest: keys.slice(index).join(".")
	}));
}
/**
* The values that stand at the path, arrays at its end not yet opened. The rest of the path as one
* own key wins over its parts (sigma.md D1); a whole number names an element of an array (eql.md 15),
* any other key is looked for in all of them.
*/
function standing(value, path, from) {
	let current = value;
	for (let index = from; index < path.length; index++) {
		const step = path[index];
		if (step === void 0 || current === void 0) return none;
		if (isJsonArray(current)) {
			const element = /^\d{1,6}$/.test(step.key) ? current[Number(step.key)] : void 0;
			if (element === void 0) return fannedOut(current, path, index);
			current = element;
			continue;
		}
		if (!isJsonObject(current)) return none;
		if (Object.hasOwn(current, step.rest)) {
			const whole = current[step.rest];
			return whole === void 0 ? none : [whole];
		}
		if (!Object.hasOwn(current, step.key)) return none;
		current = current[step.key];
	}
	return current === void 0 ? none : [current];
}
/** An array in an array is opened by a loop, not by recursion: hostile logs nest without bound. */
function fannedOut(array, path, index) {
	return elementsOf(array).flatMap((element) => isJsonObject(element) ? standing(element, path, index) : []);
}
function expandAll(values, expand) {
	const [only] = values;
	if (values.length === 1 && only !== void 0) return typeof only === "object" ? expand(only) : values;
	return values.flatMap(expand);
}
/** The elements of an array, of arrays in it too; an empty array is itself one value. */
function elementsOf(value) {
	return openValues(value, (one) => isJsonArray(one) && one.length > 0 ? one : void 0);
}
/** The scalars in a value, without nulls. */
function leavesOf(value) {
	return openValues(value, (one) => isJsonArray(one) ? one : isJsonObject(one) ? membersOf(one) : void 0).filter((one) => one !== null);
}
/** Every scalar leaf of a document, for Sigma keywords (sigma.md D12). */
function documentLeaves(document) {
	return leavesOf(document);
}
function membersOf(object) {
	return Object.values(object).filter((member) => member !== void 0);
}
/** Opens values until none has an inside any more; keeps their order. */
function openValues(value, inside) {
	const found = [];
	const waiting = [value];
	for (let next = waiting.pop(); next !== void 0; next = waiting.pop()) {
		const members = inside(next);
		if (members === void 0) found.push(next);
		else for (let index = members.length - 1; index >= 0; index--) waiting.push(members[index] ?? null);
	}
	return found;
}
// src/matching/time-part.ts
/**
* Makes the test of one part of a time, in UTC, naive times as they are (sigma.md section 5, minute
* to year). A number is epoch milliseconds; a value that is no time does not match.
*/
function compileTimePart(matcher) {
	const partOf = parts[matcher.part];
	const holds = operators[matcher.operator];
	return (value) => {
		const date = dateOf(value);
		return date !== void 0 && holds(partOf(date), matcher.value);
	};
}
function dateOf(value) {
	if (typeof value === "number") {
		const date = new Date(value);
		return Number.isNaN(date.getTime()) ? void 0 : date;
	}
	if (typeof value !== "string") return void 0;
	const unit = parseDateUnit(value);
	return unit === void 0 ? void 0 : new Date(Number(unit.start / 1000000n));
}
const parts = {
	minute: (date) => date.getUTCMinutes(),
	hour: (date) => date.getUTCHours(),
	day: (date) => date.getUTCDate(),
	week: isoWeek,
	month: (date) => date.getUTCMonth() + 1,
	year: (date) => date.getUTCFullYear()
};
const operators = {
	"=": (part, value) => part === value,
	"<": (part, value) => part < value,
	"<=": (part, value) => part <= value,
	">": (part, value) => part > value,
	">=": (part, value) => part >= value
};
const day = 864e5;
/** The week of ISO 8601, 1 to 53: a week belongs to the year of its Thursday. */
function isoWeek(date) {
	const midnight = Date.UTC(date.getUTCFullYear(), date.getUTCMonth(), date.getUTCDate());
	const weekday = (date.getUTCDay() + 6) % 7;
	const thursday = new Date(midnight + (3 - weekday) * day);
	const first = Date.UTC(thursday.getUTCFullYear(), 0, 1);
	return 1 + Math.floor((thursday.getTime() - first) / (7 * day));
}
// src/matching/wildcard.ts
const anyOne = Symbol("any one");
/**
* Makes the test of a pattern. `*` is any run, also across line breaks; `?` is one code point. No
* regular expression is used: the search goes once over the text per segment, so the cost is at most
* the length of the text times the length of the pattern, whatever the text is.
*/
function compilePattern(parts, { caseSensitive, onStep }) {
	const merged = caseSensitive ? mergeParts(parts) : mergeParts(parts.map(foldPart));
	const test = simpleTest(merged) ?? piecesTest(merged) ?? segmentsTest(segmentsOf(merged), onStep);
	return caseSensitive ? test : (text) => test(foldCase(text));
}
function foldPart(part) {
	return "text" in part ? { text: foldCase(part.text) } : part;
}
/** Neighbouring texts become one, `**` becomes `*`, empty texts go: more patterns are simple ones. */
function mergeParts(parts) {
	const merged = [];
	for (const part of parts) {
		const before = merged.at(-1);
		if ("text" in part) {
			if (part.text === "") continue;
			if (before !== void 0 && "text" in before) {
				merged.splice(-1, 1, { text: before.text + part.text });
				continue;
			}
		} else if (part.any === "run" && before !== void 0 && "any" in before) {
			if (before.any === "run") continue;
		}
		merged.push(part);
	}
	return merged;
}
/** The shapes that almost every rule has need no segments: equal, starts, ends, contains, anything. */
function simpleTest(parts) {
	const shape = parts.map((part) => "text" in part ? "t" : part.any === "run" ? "*" : "?").join("");
	const text = parts.flatMap((part) => "text" in part ? [part.text] : [])[0] ?? "";
	switch (shape) {
		case "": return (value) => value === "";
		case "t": return (value) => value === text;
		case "*": return () => true;
		case "t*": return (value) => value.startsWith(text);
		case "*t": return (value) => value.endsWith(text);
		case "*t*": return (value) => value.includes(text);
		default: return;
	}
}
/** Texts between `*` without any `?`: the engine's own search finds them, one after the other. */
function piecesTest(parts) {
	const pieces = [""];
	for (const part of parts) if ("text" in part) pieces.splice(-1, 1, part.text);
	else if (part.any === "run") pieces.push("");
	else return void 0;
	const [first = "", ...others] = pieces;
	const last = others.pop() ?? "";
	const shortest = pieces.reduce((sum, piece) => sum + piece.length, 0);
	return (text) => {
		if (text.length < shortest || !text.startsWith(first) || !text.endsWith(last)) return false;
		const end = text.length - last.length;
		let from = first.length;
		for (const piece of others) {
			const found = text.indexOf(piece, from);
			if (found < 0 || found + piece.length > end) return false;
			from = found + piece.length;
		}
		return true;
	};
}
function segmentsOf(parts) {
	const segments = [[]];
	for (const part of parts) if ("text" in part) segments.at(-1)?.push(...Array.from(part.text));
	else if (part.any === "one") segments.at(-1)?.push(anyOne);
	else segments.push([]);
	return segments;
}
/**
* The first segment stands at the start and the last at the end; each one between is taken at its
* first fit, which is never worse than a later one.
*/
function segmentsTest(segments, onStep) {
	const [first = [], ...others] = segments;
	const last = others.pop();
	const fits = fitTest(onStep);
	const shortest = segments.reduce((sum, segment) => sum + segment.length, 0);
	return (text) => {
		const characters = Array.from(text);
		if (characters.length < shortest) return false;
		if (last === void 0) return characters.length === first.length && fits(characters, first, 0);
		const end = characters.length - last.length;
		if (!fits(characters, first, 0) || !fits(characters, last, end)) return false;
		let from = first.length;
		for (const segment of others) {
			while (from + segment.length <= end && !fits(characters, segment, from)) from++;
			if (from + segment.length > end) return false;
			from += segment.length;
		}
		return from <= end;
	};
}
function fitTest(onStep) {
	return (characters, segment, at) => {
		for (let index = 0; index < segment.length; index++) {
			onStep?.();
			const step = segment[index];
			if (step !== anyOne && step !== characters[at + index]) return false;
		}
		return true;
	};
}
// src/matching/compile-matcher.ts
/**
* Makes the test of a matcher. Sigma and EQL share it: they differ only in which values a field
* offers (`FieldReference.objects`), and in nothing about one value: numbers and booleans are seen
* as their text by string matchers and the reverse (sigma.md D5, D6; eql.md section 6). Throws a
* TypeError for a matcher that no compiler may hand on: a regular expression or block that is none.
*/
function compileMatcher(matcher) {
	switch (matcher.kind) {
		case "equals": return equalsTest(matcher.value, matcher);
		case "pattern": return onText(compilePattern(matcher.parts, matcher));
		case "regex": return onText(regexTest(matcher));
		case "cidr": return cidrTest(matcher);
		case "compare": return compareTest(matcher);
		case "field": return otherFieldTest(matcher);
		case "time-part": return compileTimePart(matcher);
		default: return unreachable(matcher);
	}
}
function onText(test) {
	return (value) => {
		const text = valueText(value);
		return text !== void 0 && test(text);
	};
}
function equalsTest(literal, mode) {
	if (literal === null) return (value) => value === null;
	if (typeof literal === "string") return onText(textEquals(literal, mode));
	const text = String(literal);
	if (typeof literal === "boolean") return (value) => value === literal || typeof value === "string" && value.toLowerCase() === text;
	return (value) => value === literal || value === text;
}
function textEquals(literal, mode) {
	if (mode.caseSensitive) return (text) => text === literal;
	const folded = foldCase(literal);
	return (text) => text === literal || foldCase(text) === folded;
}
function regexTest({ source, flags, whole }) {
	const mask = (flags.ignoreCase ? RE2JS.CASE_INSENSITIVE : 0) | (flags.multiLine ? RE2JS.MULTILINE : 0) | (flags.dotAll ? RE2JS.DOTALL : 0);
	const pattern = compileRegex(whole ? `\\A(?:${source})\\z` : source, mask);
	return (text) => pattern.test(text);
}
function compileRegex(source, mask) {
	try {
		return RE2JS.compile(source, mask);
	} catch (cause) {
		throw new TypeError(`not a regular expression of RE2: ${source}`, { cause });
	}
}
function cidrTest({ block: text, mapped }) {
	const block = parseBlock(text);
	if (block === void 0) throw new TypeError(`not a block of addresses: ${text}`);
	const isMappedBlock = block.address.length === 4 && text.includes(":");
	const read = mapped === "apart" ? keepMapped : (address) => address;
	const wanted = mapped === "apart" && isMappedBlock ? {
		address: keepMapped(block.address, text),
		prefix: block.prefix + 96
	} : block;
	return (value) => {
		const address = typeof value === "string" ? parseAddress(value) : void 0;
		return address !== void 0 && isInBlock(read(address, String(value)), wanted);
	};
}
/** A number compares with numbers and their text, a text with texts by code point. */
function compareTest({ operator, value: literal }) {
	const holds = orderTests[operator];
	if (typeof literal === "string") return (value) => {
		const text = valueText(value);
		return text !== void 0 && holds(compareCodePoints(text, literal));
	};
	return (value) => {
		const number = valueNumber(value);
		return number !== void 0 && holds(number - literal);
	};
}
const orderTests = {
	"<": (order) => order < 0,
	"<=": (order) => order <= 0,
	">": (order) => order > 0,
	">=": (order) => order >= 0
};
/** Some value of the other field; either side missing is no match (sigma.md section 5, fieldref). */
function otherFieldTest(matcher) {
	const read = compileFieldReader(matcher.field);
	const fold = matcher.caseSensitive ? (text) => text : foldCase;
	const relation = relations[matcher.position];
	return (value, event) => {
		const text = valueText(value);
		if (text === void 0) return false;
		const folded = fold(text);
		return read(event).some((other) => {
			const otherText = valueText(other);
			return otherText !== void 0 && relation(folded, fold(otherText));
		});
	};
}
const relations = {
	whole: (text, other) => text === other,
	start: (text, other) => text.startsWith(other),
	end: (text, other) => text.endsWith(other),
	inside: (text, other) => text.includes(other)
};
// src/matching/eql-functions.ts
/**
* The functions of eql.md section 8 by lower-case name. Null and text rules are those of the section;
* an argument of the wrong kind, which fails the query in Elasticsearch, gives null. Characters are
* UTF-16 units.
*/
const functions = {
	add: ([left = null, right = null]) => calculate("+", left, right),
	subtract: ([left = null, right = null]) => calculate("-", left, right),
	multiply: ([left = null, right = null]) => calculate("*", left, right),
	divide: ([left = null, right = null]) => calculate("/", left, right),
	modulo: ([left = null, right = null]) => calculate("%", left, right),
	between,
	cidrmatch: cidrMatch,
	concat,
	endswith: textTest((text, end) => text.endsWith(end)),
	startswith: textTest((text, start) => text.startsWith(start)),
	stringcontains: textTest((text, part) => text !== "" && part !== "" && text.includes(part)),
	indexof: indexOf,
	length: ([value = null]) => typeof value === "string" ? BigInt(value.length) : null,
	number: toNumber,
	string: ([value = null]) => textOf(value),
	substring
};
/** The function of that name, its letter case aside. */
function eqlFunction(name) {
	const key = name.toLowerCase();
	return Object.hasOwn(functions, key) ? functions[key] : void 0;
}
/** A value as Java prints it: `true`, `17`, `1.5`, `2.0`. */
function textOf(value) {
	if (value === null) return null;
	if (typeof value === "number" && Number.isInteger(value)) return value.toFixed(1);
	return String(value);
}
function textTest(holds) {
	return ([text = null, other = null], fold) => typeof text === "string" && typeof other === "string" ? holds(fold(text), fold(other)) : null;
}
function concat(values) {
	let joined = "";
	for (const value of values) {
		const text = textOf(value);
		if (text === null) return null;
		joined += text;
	}
	return joined;
}
function between([text = null, left = null, right = null, greedy = false], fold) {
	if (typeof text !== "string" || typeof left !== "string" || typeof right !== "string") return null;
	if (text === "" || left === "" || right === "") return text;
	const folded = fold(text);
	const found = folded.indexOf(fold(left));
	if (found < 0) return "";
	const start = found + left.length;
	const end = greedy === true ? folded.lastIndexOf(fold(right)) : folded.indexOf(fold(right), start);
	return end < start ? "" : text.slice(start, end);
}
function indexOf([text = null, part = null, from = null], fold) {
	if (typeof text !== "string" || typeof part !== "string") return null;
	const start = Math.max(0, wholeOf(from) ?? 0);
	if (start > text.length) return null;
	const found = fold(text).indexOf(fold(part), start);
	return found < 0 ? null : BigInt(found);
}
function substring([text = null, from = null, to = null]) {
	if (typeof text !== "string") return null;
	const start = wholeOf(from);
	return start === void 0 ? text : text.slice(start, wholeOf(to));
}
/** A whole number as a position in a text. */
function wholeOf(value) {
	return typeof value === "bigint" ? Number(value) : void 0;
}
function cidrMatch([text = null, ...blocks]) {
	if (typeof text !== "string") return null;
	const address = parseAddress(text);
	if (address === void 0) return false;
	return blocks.some((one) => {
		const block = typeof one === "string" ? parseBlock(one) : void 0;
		return block !== void 0 && isInBlock(address, block);
	});
}
const longestNumber = 400;
function toNumber([text = null, base = null]) {
	if (typeof text !== "string" || text.length > longestNumber) return null;
	const hex = /^([+-]?)0x([0-9a-f]+)$/i.exec(text);
	const radix = wholeOf(base) ?? (hex === null ? 10 : 16);
	if (radix === 16 && hex !== null) return wholeIn(`${hex[1] ?? ""}${hex[2] ?? ""}`, 16);
	if (radix === 10 && /^[+-]?(?:\d+\.\d*|\.\d+|\d+(?=e))(?:e[+-]?\d+)?$/i.test(text)) return Number(text);
	return wholeIn(text, radix);
}
/** Whole digits in a base of 2 to 36. */
function wholeIn(text, radix) {
	const digits = /^([+-]?)([0-9a-z]+)$/i.exec(text);
	if (digits === null || radix < 2 || radix > 36) return null;
	let value = 0n;
	for (const digit of digits[2] ?? "") {
		const worth = Number.parseInt(digit, 36);
		if (worth >= radix) return null;
		value = value * BigInt(radix) + BigInt(worth);
	}
	return digits[1] === "-" ? -value : value;
}
/** The folding of a call: by case when it is written with `~`. */
function foldingOf(call) {
	return call.caseInsensitive ? foldCase : (text) => text;
}
// src/matching/compile-expression.ts
/** The most choices of values tried for one leaf of one event; beyond it the leaf counts as false. */
const mostChoices = 1e5;
/**
* Makes the test of an EQL leaf: true when some choice of one value for each occurrence of a field
* makes the expression true, a missing field offering null alone; null counts as false (eql.md
* section 4, level 2).
*/
function compileExpression(expression) {
	const occurrences = [];
	const evaluate = compileNode(expression, occurrences);
	const readers = occurrences.map(compileChoiceReader);
	const [only] = readers;
	if (only === void 0) return (event) => evaluate([], event) === true;
	if (readers.length === 1) return (event) => only(event).some((value) => evaluate([value], event) === true);
	return (event) => {
		return anyChoice(readers.map((read) => read(event)), (choice) => evaluate(choice, event) === true);
	};
}
/** Tries every choice of one value from each offer, the last offer turning fastest. */
function anyChoice(offers, holds) {
	const count = offers.reduce((product, offer) => product * offer.length, 1);
	for (let number = 0; number < Math.min(count, mostChoices); number++) {
		let rest = number;
		if (holds(offers.map((offer) => {
			const value = offer[rest % offer.length] ?? null;
			rest = Math.floor(rest / offer.length);
			return value;
		}))) return true;
	}
	return false;
}
/** The values a field offers to a leaf; a missing one offers null. */
function compileChoiceReader(field) {
	const read = compileFieldReader(field);
	const missing = [null];
	return (event) => {
		const values = read(event);
		return values.length === 0 ? missing : values.map((value) => eqlValue(value, field.type));
	};
}
function eqlValue(value, type) {
	if (typeof value === "number") return type !== "decimal" && Number.isSafeInteger(value) ? BigInt(value) : value;
	return typeof value === "object" ? null : value;
}
function compileNode(node, occurrences) {
	const compile = (child) => compileNode(child, occurrences);
	switch (node.kind) {
		case "literal": {
			const value = literalValue(node.value, node.decimal === true);
			return () => value;
		}
		case "field": {
			const place = occurrences.push(node.field) - 1;
			return (choice) => choice[place] ?? null;
		}
		case "call": return compileCall(node, node.arguments.map(compile));
		case "negate": {
			const of = compile(node.of);
			return (choice, event) => negate(of(choice, event));
		}
		case "arithmetic": {
			const { operator } = node;
			const left = compile(node.left);
			const right = compile(node.right);
			return (choice, event) => calculate(operator, left(choice, event), right(choice, event));
		}
		case "comparison": return compileComparison(node, compile(node.left), compile(node.right));
		case "in": return compileIn(node, compile(node.value), node.items.map(compile));
		case "match": return compileMatch(node, compile(node.value));
		case "and": return compileAll(node.of.map(compile), false);
		case "or": return compileAll(node.of.map(compile), true);
		case "not": {
			const of = compile(node.of);
			return (choice, event) => {
				const value = of(choice, event);
				return typeof value === "boolean" ? !value : null;
			};
		}
		default: return unreachable(node);
	}
}
function literalValue(literal, isDecimal) {
	return typeof literal === "number" && !isDecimal && Number.isInteger(literal) ? BigInt(literal) : literal;
}
function compileCall(node, values) {
	const compute = eqlFunction(node.name);
	if (compute === void 0) throw new TypeError(`no such function: ${node.name}`);
	const fold = foldingOf(node);
	return (choice, event) => compute(values.map((value) => value(choice, event)), fold);
}
/** A literal null asks whether the other side is null; any other null makes the result null. */
function compileComparison(node, left, right) {
	const { operator } = node;
	if (isNull(node.left) || isNull(node.right)) {
		if (operator === "==") return (...of) => left(...of) === null && right(...of) === null;
		if (operator === "!=") return (...of) => left(...of) !== null || right(...of) !== null;
		return () => null;
	}
	const type = typeOf(node.left) ?? typeOf(node.right);
	if (node.right.kind === "field") {
		const how = {
			operator: flipped[operator],
			type
		};
		return (...of) => compareValues(right(...of), left(...of), how);
	}
	return (...of) => compareValues(left(...of), right(...of), {
		operator,
		type
	});
}
/** The constant goes to the right, where a date literal may stand for a whole unit. */
const flipped = {
	"==": "==",
	"!=": "!=",
	"<": ">",
	"<=": ">=",
	">": "<",
	">=": "<="
};
function isNull(node) {
	return node.kind === "literal" && node.value === null;
}
/** A computed value is no date or address whatever it looks like, so it has the type of a text. */
function typeOf(node) {
	if (node.kind === "field") return node.field.type;
	return node.kind === "literal" ? void 0 : "string";
}
function compileIn(node, value, items) {
	const how = {
		operator: "==",
		type: typeOf(node.value)
	};
	const fold = foldingOf(node);
	return (choice, event) => {
		const sought = folded(value(choice, event), fold);
		if (sought === null) return null;
		return items.some((item) => compareValues(sought, folded(item(choice, event), fold), how) === true) !== node.negated;
	};
}
function folded(value, fold) {
	return typeof value === "string" ? fold(value) : value;
}
function compileMatch(node, value) {
	const tests = node.matchers.map(compileMatcher);
	return (choice, event) => {
		const sought = value(choice, event);
		if (sought === null) return null;
		const seen = typeof sought === "bigint" ? String(sought) : sought;
		return tests.some((test) => test(seen, event));
	};
}
/** Kleene's and (`decisive` false) and or (`decisive` true): one decisive value settles it. */
function compileAll(of, decisive) {
	return (choice, event) => {
		let isUnknown = false;
		for (const one of of) {
			const value = one(choice, event);
			if (value === decisive) return decisive;
			if (typeof value !== "boolean") isUnknown = true;
		}
		return isUnknown ? null : !decisive;
	};
}
/** The fields of an expression, in the order in which they occur. */
function fieldsOf(expression) {
	const occurrences = [];
	compileNode(expression, occurrences);
	return occurrences;
}
// src/matching/compile-predicate.ts
/** Makes the test of a predicate; `and` and `or` stop at the first part that settles them. */
function compilePredicate(predicate) {
	switch (predicate.kind) {
		case "and": {
			const tests = predicate.of.map(compilePredicate);
			return (event) => tests.every((test) => test(event));
		}
		case "or": {
			const tests = compileTextSets(predicate.of);
			return (event) => tests.some((test) => test(event));
		}
		case "not": {
			const test = compilePredicate(predicate.of);
			return (event) => !test(event);
		}
		default: return compileLeaf(predicate);
	}
}
/** Makes the test of one leaf. */
function compileLeaf(leaf) {
	switch (leaf.kind) {
		case "constant": return () => leaf.value;
		case "field": {
			const read = compileFieldReader(leaf.field);
			const test = compileMatcher(leaf.matcher);
			return (event) => read(event).some((value) => test(value, event));
		}
		case "presence": return compilePresence(leaf);
		case "keyword": {
			const test = compileMatcher(leaf.matcher);
			return (event) => {
				return documentLeaves(leaf.document === "ecs" ? event.document : event.native).some((value) => test(value, event));
			};
		}
		case "element": return compileElement(leaf);
		case "expression": return compileExpression(leaf.expression);
		default: return unreachable(leaf);
	}
}
/** Each element becomes a small event whose documents are the element (SEP 212). */
function compileElement(leaf) {
	const read = compileFieldReader(leaf.field);
	const test = compilePredicate(leaf.of);
	return (event) => {
		const values = read(event);
		const [only] = values;
		if ((only === void 0 || only === null || isJsonArray(only) && !only.length) && values.length < 2) return false;
		const holds = (value) => {
			const document = isJsonObject(value) ? value : { ".": value };
			return test({
				...event,
				document,
				native: document
			});
		};
		return leaf.quantifier === "all" ? values.every(holds) : values.some(holds);
	};
}
/**
* `present` is a value that is not null (an empty array has none); `null` is missing or null but not
* `[]` (sigma.md D4, D7); `exists` is there at all (D10). EQL's `x == null` is not-present.
*/
function compilePresence(leaf) {
	const read = compileFieldReader(leaf.field);
	switch (leaf.test) {
		case "exists": return (event) => read(event).length > 0;
		case "present": return (event) => read(event).some((value) => value !== null && !(isJsonArray(value) && value.length === 0));
		case "null": return (event) => {
			const values = read(event);
			return values.length === 0 || values.includes(null);
		};
		default: return unreachable(leaf.test);
	}
}
/**
* The tests of the parts of an `or`. Equalities of one field with texts become a single look-up:
* rules list up to thousands of them.
*/
function compileTextSets(parts) {
	const groups = /* @__PURE__ */ new Map();
	const tests = [];
	for (const part of parts) {
		const equality = textEqualityOf(part);
		if (equality === void 0) {
			tests.push(compilePredicate(part));
			continue;
		}
		const key = JSON.stringify([equality.caseSensitive, equality.field]);
		const group = groups.get(key);
		if (group === void 0) groups.set(key, [equality]);
		else group.push(equality);
	}
	return [...[...groups.values()].map(compileTextSet), ...tests];
}
function textEqualityOf(part) {
	if (part.kind !== "field" || part.matcher.kind !== "equals") return void 0;
	const { value, caseSensitive } = part.matcher;
	return typeof value === "string" ? {
		field: part.field,
		text: value,
		caseSensitive
	} : void 0;
}
function compileTextSet(group) {
	const [first] = group;
	if (first === void 0) return () => false;
	const fold = first.caseSensitive ? (text) => text : foldCase;
	const texts = new Set(group.map(({ text }) => fold(text)));
	const read = compileFieldReader(first.field);
	return (event) => read(event).some((value) => {
		const text = valueText(value);
		return text !== void 0 && texts.has(fold(text));
	});
}
// src/detections/query/stages-of.ts
/**
* Every condition of a query with its keys: the one of an event query, without keys; the stages of a
* sequence or sample as they stand, those of missing events too, then `until`.
*/
function stagesOf(query) {
	switch (query.kind) {
		case "event": return [{
			where: query.where,
			keys: []
		}];
		case "sequence": return query.until === void 0 ? query.stages : [...query.stages, query.until];
		case "sample": return query.stages;
	}
}
export { compileFieldReader as a, valueNumber as c, fieldsOf as i, valueText as l, compileLeaf as n, compareCodePoints as o, compilePredicate as r, compareVersions as s, stagesOf as t, foldCase as u };
