import ipaddr from "ipaddr.js";
// src/base/assert.ts
/**
* Trips when our own reasoning is wrong. Input faults are diagnostics and misuse of the API throws
* a TypeError; a failed assertion is always a bug in Spoor.
*/
function assert(condition, message) {
	if (!condition) throw new Error(`bug in Spoor: ${message}`);
}
/** Reached when a union has a member that a switch does not handle. */
function unreachable(value) {
	throw new Error(`bug in Spoor: unexpected ${JSON.stringify(value)}`);
}
// src/detections/query/date-unit.ts
const iso = /^(\d{4})(?:-(\d{2})(?:-(\d{2})(?:[T ](\d{2})(?::(\d{2})(?::(\d{2})(?:[.,](\d{1,9}))?)?)?(Z|[+-]\d{2}(?::?\d{2})?)?)?)?)?$/;
/** Nanoseconds of a millisecond. */
const millisecond = 1000000n;
const second = 1000n * millisecond;
/** The unit of an ISO-8601 text, naive times in UTC; `undefined` when it is none. */
function parseDateUnit(text) {
	if (text.length > 40) return void 0;
	const found = iso.exec(text);
	if (found === null) return void 0;
	const [, year = "", month, day, hour, minute, secondText, fraction, zone] = found;
	const numbers = [
		Number(year),
		Number(month ?? 1),
		Number(day ?? 1),
		Number(hour ?? 0)
	];
	const clock = [Number(minute ?? 0), Number(secondText ?? 0)];
	if (!isCalendarDate(numbers) || clock[0] > 59 || clock[1] > 59) return void 0;
	const offset = zone === void 0 ? 0 : zoneMinutes(zone);
	if (offset === void 0) return void 0;
	const base = millisOf(numbers, clock) - offset * 6e4;
	const start = BigInt(base) * millisecond + BigInt((fraction ?? "").padEnd(9, "0"));
	return {
		start,
		end: start + unitLength({
			numbers,
			month,
			day,
			hour,
			minute,
			secondText,
			fraction
		}) - 1n
	};
}
/** The unit of epoch milliseconds: that millisecond. */
function dateUnitOfMillis(millis) {
	if (!Number.isFinite(millis)) return void 0;
	const start = BigInt(Math.floor(millis)) * millisecond;
	return {
		start,
		end: start + millisecond - 1n
	};
}
/** Does the text look like a date with at least year, month and day? A bare `2026` does not. */
function isDateText(text) {
	return /^\d{4}-\d{2}-\d{2}/.test(text) && parseDateUnit(text) !== void 0;
}
/** How long the finest part that was written lasts, in nanoseconds. */
function unitLength(parts) {
	const [year, month] = parts.numbers;
	if (parts.fraction !== void 0) return parts.fraction.length <= 3 ? millisecond : 1n;
	if (parts.secondText !== void 0) return second;
	if (parts.minute !== void 0) return 60n * second;
	if (parts.hour !== void 0) return 3600n * second;
	if (parts.day !== void 0) return 86400n * second;
	const next = parts.month === void 0 ? Date.UTC(year + 1, 0) : Date.UTC(year, month);
	const start = parts.month === void 0 ? Date.UTC(year, 0) : Date.UTC(year, month - 1);
	return BigInt(next - start) * millisecond;
}
function isCalendarDate([year, month, day, hour]) {
	const date = new Date(Date.UTC(year, month - 1, day));
	return date.getUTCMonth() === month - 1 && date.getUTCDate() === day && hour < 24;
}
function millisOf([year, month, day, hour], [minute, seconds]) {
	return Date.UTC(year, month - 1, day, hour, minute, seconds);
}
/** Minutes that a zone such as `Z`, `+02` or `-05:30` is ahead of UTC. */
function zoneMinutes(zone) {
	if (zone === "Z") return 0;
	const hours = Number(zone.slice(1, 3));
	const minutes = Number(zone.slice(3).replace(":", "") || 0);
	if (hours > 18 || minutes > 59) return void 0;
	return (zone.startsWith("-") ? -1 : 1) * (hours * 60 + minutes);
}
// src/detections/query/ip-block.ts
/** Four decimal parts and no leading zeros: ipaddr.js alone would read `10.1` and octal parts too. */
const dottedQuad = /^(?:(?:0|[1-9]\d{0,2})\.){3}(?:0|[1-9]\d{0,2})$/;
/** Longer texts are no addresses; spares the parser hostile lengths. */
const longestAddress = 45;
/** The address that a text is, or `undefined` ("AWS Internal", a service's DNS name, a zone id). */
function parseAddress(text) {
	if (text.length > longestAddress) return void 0;
	if (dottedQuad.test(text)) return ipaddr.IPv4.isValid(text) ? bytesOf(text) : void 0;
	if (!text.includes(":") || text.includes("%") || !ipaddr.IPv6.isValid(text)) return void 0;
	return bytesOf(text);
}
function bytesOf(text) {
	return ipaddr.process(text).toByteArray();
}
/**
* The block that a text such as `10.6.48.157/8` is, host bits and all; a bare address is a block of
* one (eql.md section 8, cidrMatch). `undefined` for any other text.
*/
function parseBlock(text) {
	const [before = "", after, ...more] = text.split("/");
	const address = parseAddress(before);
	if (address === void 0 || more.length > 0) return void 0;
	const bits = address.length * 8;
	if (after === void 0) return {
		address,
		prefix: bits
	};
	if (!/^\d{1,3}$/.test(after)) return void 0;
	const mapped = address.length === 4 && before.includes(":");
	const prefix = Number(after) - (mapped ? 96 : 0);
	return prefix < 0 || prefix > bits ? void 0 : {
		address,
		prefix
	};
}
/** A text such as `::ffff:10.1.2.3` as the IPv6 address that it is on paper; others unchanged. */
function keepMapped(address, text) {
	return address.length === 4 && text.includes(":") ? [
		...Array.from({ length: 10 }, () => 0),
		255,
		255,
		...address
	] : address;
}
/** Is the address in the block? Addresses of the other family never are. */
function isInBlock(address, block) {
	if (address.length !== block.address.length) return false;
	for (let index = 0; index * 8 < block.prefix; index++) {
		const mask = 255 & 255 << 8 - Math.min(8, block.prefix - index * 8);
		if (((address[index] ?? 0) & mask) !== ((block.address[index] ?? 0) & mask)) return false;
	}
	return true;
}
/** Negative, zero or positive as the first address stands before, at or after the second. */
function compareAddresses(first, second) {
	if (first.length !== second.length) return first.length - second.length;
	for (const [index, byte] of first.entries()) {
		const difference = byte - (second[index] ?? 0);
		if (difference !== 0) return difference;
	}
	return 0;
}
export { parseBlock as a, parseDateUnit as c, parseAddress as i, assert as l, isInBlock as n, dateUnitOfMillis as o, keepMapped as r, isDateText as s, compareAddresses as t, unreachable as u };
