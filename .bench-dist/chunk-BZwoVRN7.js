// src/base/source-text.ts
/** The line and column of a UTF-16 offset; an offset past the end counts as the end. */
function positionAt(source, offset) {
	const before = source.text.slice(0, Math.max(0, offset));
	return {
		line: before.split("\n").length,
		column: before.length - before.lastIndexOf("\n")
	};
}
/** The longest excerpt shown on each side of the caret, in UTF-16 units. */
const excerptReach = 60;
/**
* The line at an offset with a caret below it, two lines of text. A long line is cut round the caret;
* tabs become single spaces so that the caret stands right.
*/
function showCaret(source, offset, length = 1) {
	const { line, column } = positionAt(source, offset);
	const whole = (source.text.split("\n")[line - 1] ?? "").replaceAll("	", " ").replace(/\r$/, "");
	const from = Math.max(0, column - 1 - excerptReach);
	const shown = whole.slice(from, column - 1 + excerptReach);
	const lead = `${line} | `;
	const carets = "^".repeat(Math.max(1, Math.min(length, shown.length - (column - 1 - from))));
	return `${lead}${shown}\n${" ".repeat(lead.length + column - 1 - from)}${carets}`;
}
export { showCaret as n, positionAt as t };
