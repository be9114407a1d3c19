// src/base/diagnostic.ts
/** One line for a terminal: `file:line:column: severity[code]: message`, then the hint. */
function formatDiagnostic(diagnostic) {
	const place = [
		diagnostic.file,
		diagnostic.line,
		diagnostic.column
	].filter((part) => part !== void 0).join(":");
	const head = `${diagnostic.severity}[${diagnostic.code}]: ${diagnostic.message}`;
	const line = place === "" ? head : `${place}: ${head}`;
	return diagnostic.hint === void 0 ? line : `${line}\n  hint: ${diagnostic.hint}`;
}
export { formatDiagnostic as t };
