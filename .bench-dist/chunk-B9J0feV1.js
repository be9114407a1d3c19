// src/reports/terminal-text.ts
/** No colour at all. */
function plainPaint(_emphasis, text) {
	return text;
}
/**
* Shows control characters, line breaks, escape sequences and characters that turn the direction of
* writing as `\u{1b}`, so that a log cannot move the cursor, hide text or forge lines.
*/
function escapeForTerminal(text) {
	return text.replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]/gu, (unit) => `\\u{${(unit.codePointAt(0) ?? 0).toString(16)}}`);
}
/** Cuts a text to a width in code points, the middle replaced by `…` so that both ends stay legible. */
function fitMiddle(text, width) {
	const points = Array.from(text);
	if (points.length <= width) return text;
	const head = Math.ceil((width - 1) / 2);
	return `${points.slice(0, head).join("")}…${points.slice(points.length - (width - 1 - head)).join("")}`;
}
/** Pads to a width in code points; a longer text is cut in its middle. */
function column(text, width) {
	const fitted = fitMiddle(text, width);
	return fitted + " ".repeat(Math.max(0, width - lengthOf(fitted)));
}
/** Breaks a text into lines of at most `width` code points at spaces; a longer word stays whole. */
function wrapText(text, width) {
	const lines = [];
	let line = "";
	for (const word of text.split(" ")) {
		const longer = line === "" ? word : `${line} ${word}`;
		if (lengthOf(longer) > width && line !== "") {
			lines.push(line);
			line = word;
		} else line = longer;
	}
	return [...lines, line];
}
/** The length in code points. */
function lengthOf(text) {
	return Array.from(text).length;
}
export { wrapText as a, plainPaint as i, escapeForTerminal as n, fitMiddle as r, column as t };
