// src/base/fingerprint.ts
/** The prime of 64-bit FNV-1a is 2^40 + this. */
const primeLow = 435;
/**
* 64-bit FNV-1a as 16 hex digits (Fowler, Noll, Vo; draft-eastlake-fnv). The hash is held in two
* 32-bit lanes: JavaScript multiplies exactly only below 2^53. ASCII hashes as everywhere; any other
* UTF-16 unit counts as two bytes, low byte first. For stable ids, not for secrets: whoever writes a
* log can also forge what it hashes to. It runs where `node:crypto` does not.
*/
function fingerprint(text) {
	let high = 3421674724;
	let low = 2216829733;
	const addByte = (byte) => {
		const mixed = (low ^ byte) >>> 0;
		const product = mixed * primeLow;
		const carry = Math.floor(product / 4294967296);
		high = (high * primeLow + mixed * 256 + carry) % 4294967296;
		low = product >>> 0;
	};
	for (let index = 0; index < text.length; index++) {
		const unit = text.charCodeAt(index);
		addByte(unit & 255);
		if (unit > 127) addByte(unit >>> 8);
	}
	return hexadecimal(high) + hexadecimal(low);
}
function hexadecimal(lane) {
	return lane.toString(16).padStart(8, "0");
}
// src/base/compare.ts
/** Orders texts by UTF-16 code unit: the same on every machine, whatever its locale. */
function compareText(a, b) {
	return a < b ? -1 : a > b ? 1 : 0;
}
export { fingerprint as n, compareText as t };
