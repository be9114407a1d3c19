import { n as fingerprint, t as compareText } from "./chunk-DYgrSsKu.js";
import { t as levels } from "./chunk-ea5FsVaz.js";
import { n as nearestWords, t as didYouMean } from "./chunk-BgPF-HN_.js";
import { a as parseBlock$1, c as parseDateUnit, i as parseAddress, l as assert, s as isDateText, u as unreachable } from "./chunk-h8t1UT0j.js";
import { t as positionAt } from "./chunk-BZwoVRN7.js";
import { a as textOf$3, i as parseJson, r as objectOf, t as isJsonArray } from "./chunk-1M9d7TXM.js";
import { readFile, readdir, stat } from "node:fs/promises";
import { join, sep } from "node:path";
import { RE2JS, RE2JSSyntaxException } from "re2js";
import { TomlError, parse } from "smol-toml";
import { isAlias, isMap, isScalar, isSeq, parseAllDocuments } from "yaml";
import { fileURLToPath } from "node:url";
// src/detections/eql/fault.ts
/**
* Carries a fault out of the lexer or parser, which stop at the first one. Never leaves this folder:
* `parseEql` turns it into a diagnostic.
*/
var EqlFaultError = class extends Error {
	fault;
	constructor(fault) {
		super(fault.message);
		this.fault = fault;
	}
};
/** The fault as a diagnostic; its file is the name of the text, where it has one. */
function faultDiagnostic(fault, source) {
	return {
		code: fault.code,
		severity: "error",
		message: fault.message,
		file: source.name,
		...positionAt(source, fault.span.start),
		...fault.hint === void 0 ? {} : { hint: fault.hint }
	};
}
// src/detections/eql/string-literal.ts
const escapes$1 = {
	b: "\b",
	t: "	",
	n: "\n",
	f: "\f",
	r: "\r",
	"\"": "\"",
	"'": "'",
	"\\": "\\"
};
/** Reads a string in double quotes from its first quote on (eql.md section 2). */
function readString(text, start) {
	let value = "";
	let at = start + 1;
	for (;;) {
		const character = text.charAt(at);
		if (character === "\"") return {
			kind: "string",
			text: value,
			start,
			end: at + 1
		};
		if (character === "" || character === "\n" || character === "\r") throw notClosed(start, "\"");
		if (character !== "\\") {
			value += character;
			at++;
			continue;
		}
		const escape = readEscape$1(text, at);
		value += escape.value;
		at = escape.end;
	}
}
function readEscape$1(text, at) {
	const letter = text.charAt(at + 1);
	if (letter === "u") return readCodePoint(text, at);
	const value = Object.hasOwn(escapes$1, letter) ? escapes$1[letter] : void 0;
	if (value !== void 0) return {
		value,
		end: at + 2
	};
	throw new EqlFaultError({
		code: "eql-unknown-escape",
		message: `\\${letter} is no escape`,
		hint: "write \\\\ for a backslash, or use a raw string: \"\"\"...\"\"\"",
		span: {
			start: at,
			end: at + 2
		}
	});
}
/** `\u{H...}` with two to eight hexadecimal digits; no surrogates, nothing above 10FFFF. */
function readCodePoint(text, at) {
	const found = /^\\u\{([0-9A-Fa-f]{2,8})\}/.exec(text.slice(at, at + 12));
	const code = Number.parseInt(found?.[1] ?? "", 16);
	if (found !== null && code <= 1114111 && !(code >= 55296 && code <= 57343)) return {
		value: String.fromCodePoint(code),
		end: at + found[0].length
	};
	throw new EqlFaultError({
		code: "eql-unknown-escape",
		message: "a code point is written \\u{H...} with 2 to 8 hexadecimal digits, up to 10FFFF",
		hint: "surrogates (D800 to DFFF) are not code points; write the character that the pair means",
		span: {
			start: at,
			end: at + (found?.[0].length ?? 2)
		}
	});
}
/**
* Reads a raw string: nothing in it is an escape. It ends at the first three quotes; when more
* follow directly, up to two of them belong to the content.
*/
function readRawString(text, start) {
	const close = text.indexOf("\"\"\"", start + 3);
	const content = close < 0 ? void 0 : text.slice(start + 3, close);
	if (content === void 0 || /[\r\n]/.test(content)) throw notClosed(start, "\"\"\"");
	const more = /^"{0,2}/.exec(text.slice(close + 3, close + 5))?.[0] ?? "";
	return {
		kind: "string",
		text: content + more,
		start,
		end: close + 3 + more.length
	};
}
function notClosed(start, quotes) {
	return new EqlFaultError({
		code: "eql-unterminated",
		message: "the string is not closed on its line",
		hint: `end it with ${quotes}; write a line break as \\n`,
		span: {
			start,
			end: start + quotes.length
		}
	});
}
// src/detections/eql/token.ts
/** Words that are no field names unless back-ticked; lower case only (eql.md section 2). */
const keywords$1 = [
	"and",
	"any",
	"by",
	"false",
	"in",
	"join",
	"like",
	"maxspan",
	"not",
	"null",
	"of",
	"or",
	"regex",
	"sample",
	"sequence",
	"true",
	"until",
	"where",
	"with"
];
/** Longest first, so that the first that fits is the one. */
const symbols = [
	"==",
	"!=",
	"<=",
	">=",
	"<",
	">",
	":",
	"+",
	"-",
	"*",
	"/",
	"%",
	"(",
	")",
	"[",
	"]",
	",",
	".",
	"|",
	"!",
	"=",
	"?"
];
const keywordSet = new Set(keywords$1);
function isKeyword(text) {
	return keywordSet.has(text);
}
/** How a message calls a token. */
function describeToken(token) {
	switch (token.kind) {
		case "end": return "the end of the query";
		case "string": return `the string ${JSON.stringify(token.text)}`;
		case "integer":
		case "decimal": return `the number ${token.text}`;
		case "name~": return `"${token.text}~"`;
		default: return `"${token.text}"`;
	}
}
// src/detections/eql/lexer.ts
const space$2 = /[ \t\r\n]+/y;
const lineComment = /\/\/[^\n]*/y;
const name = /[A-Za-z_@][A-Za-z0-9_]*/y;
const number = /(?:\d+(\.\d*)?|\.\d+)([eE][+-]?\d+)?/y;
const tildeKeywords = /* @__PURE__ */ new Set([
	"in",
	"like",
	"regex"
]);
/**
* Cuts an EQL text into tokens, the last of them `end` (eql.md section 2). Throws an EqlFaultError
* at the first character that begins no token.
*/
function lexEql(text) {
	const tokens = [];
	let at = skipBlank(text, 0);
	while (at < text.length) {
		const token = readToken(text, at);
		tokens.push(token);
		at = skipBlank(text, token.end);
	}
	tokens.push({
		kind: "end",
		text: "",
		start: text.length,
		end: text.length
	});
	return tokens;
}
function readToken(text, start) {
	const character = text.charAt(start);
	if (text.startsWith("\"\"\"", start)) return readRawString(text, start);
	if (character === "\"") return readString(text, start);
	if (character === "`") return readQuotedName(text, start);
	if (character === "'") throw singleQuotes(start);
	if (character === "?" && /["']/.test(text.charAt(start + 1))) throw oldRawString(start);
	return readName(text, start) ?? readNumber(text, start) ?? readSymbol(text, start) ?? refuseCharacter(text, start);
}
/** The longest stretch of white space and comments from an offset on; block comments nest. */
function skipBlank(text, from) {
	let at = from;
	for (;;) {
		const blank = matchAt(space$2, text, at) ?? matchAt(lineComment, text, at);
		if (blank !== null && blank !== void 0) at += blank[0].length;
		else if (text.startsWith("/*", at)) at = skipBlockComment(text, at);
		else return at;
	}
}
function skipBlockComment(text, start) {
	const edge = /\/\*|\*\//g;
	edge.lastIndex = start;
	let depth = 0;
	for (let found = edge.exec(text); found !== null; found = edge.exec(text)) {
		depth += found[0] === "/*" ? 1 : -1;
		if (depth === 0) return edge.lastIndex;
	}
	throw new EqlFaultError({
		code: "eql-unterminated",
		message: "the comment is not closed",
		hint: "end it with */; comments nest, so every /* needs its own",
		span: {
			start,
			end: start + 2
		}
	});
}
function matchAt(pattern, text, at) {
	pattern.lastIndex = at;
	return pattern.exec(text) ?? void 0;
}
function readName(text, start) {
	const word = matchAt(name, text, start)?.[0];
	if (word === void 0) return void 0;
	const end = start + word.length;
	const hasTilde = text.charAt(end) === "~";
	if (hasTilde && tildeKeywords.has(word)) return {
		kind: "word",
		text: `${word}~`,
		start,
		end: end + 1
	};
	if (hasTilde && !isKeyword(word)) return {
		kind: "name~",
		text: word,
		start,
		end: end + 1
	};
	return {
		kind: isKeyword(word) ? "word" : "name",
		text: word,
		start,
		end
	};
}
function readNumber(text, start) {
	const found = matchAt(number, text, start);
	if (found === void 0) return void 0;
	const [written, point, exponent] = found;
	const isDecimal = written.startsWith(".") || point !== void 0 || exponent !== void 0;
	const end = start + written.length;
	return {
		kind: isDecimal ? "decimal" : "integer",
		text: written,
		start,
		end
	};
}
function readSymbol(text, start) {
	const symbol = symbols.find((one) => text.startsWith(one, start));
	if (symbol === void 0) return void 0;
	return {
		kind: "word",
		text: symbol,
		start,
		end: start + symbol.length
	};
}
/** A back-ticked name; a doubled back-tick inside stands for one. */
function readQuotedName(text, start) {
	const found = matchAt(/`((?:[^`\r\n]|``)+)`/y, text, start);
	if (found === void 0) throw new EqlFaultError({
		code: "eql-unterminated",
		message: "the back-ticked name is empty or not closed on its line",
		span: {
			start,
			end: start + 1
		}
	});
	return {
		kind: "quoted-name",
		text: (found[1] ?? "").replaceAll("``", "`"),
		start,
		end: start + found[0].length
	};
}
function singleQuotes(start) {
	return new EqlFaultError({
		code: "eql-single-quotes",
		message: "strings in single quotes are not EQL",
		hint: "use double quotes: \"...\"",
		span: {
			start,
			end: start + 1
		}
	});
}
function oldRawString(start) {
	return new EqlFaultError({
		code: "eql-old-raw-string",
		message: "the raw string prefix ? is no longer EQL",
		hint: "use triple double quotes for raw strings: \"\"\"...\"\"\"",
		span: {
			start,
			end: start + 2
		}
	});
}
function refuseCharacter(text, start) {
	const character = String.fromCodePoint(text.codePointAt(start) ?? 0);
	throw new EqlFaultError({
		code: "eql-unknown-character",
		message: `the character ${JSON.stringify(character)} has no meaning in EQL`,
		span: {
			start,
			end: start + character.length
		}
	});
}
// src/detections/eql/syntax-mistakes.ts
/** Mistakes that people make who know another dialect or language, refused by name (eql.md section 13). */
const mistakes = [
	{
		isMade: (place) => place.isAt("="),
		fault: {
			code: "eql-equals-sign",
			message: "a single = compares nothing",
			hint: "use ==, or : for text whatever its case"
		}
	},
	{
		isMade: (place) => isPatternOperator(place, 1) && (place.isAt("not") || place.isAt("!")),
		fault: {
			code: "eql-infix-not",
			message: "not stands before the whole test with this operator",
			hint: "write: not field : \"...\""
		}
	},
	{
		isMade: (place) => place.isAt("of") && place.peek(-1).kind === "name",
		fault: {
			code: "eql-process-relationship",
			message: "process relationships are not supported",
			hint: "child, descendant and event of [...] belong to another dialect; use a sequence"
		}
	},
	{
		isMade: (place) => comparisons$1.some((one) => place.isAt(one)) && endsOperand(place.peek(-1)),
		fault: {
			code: "eql-chained-comparison",
			message: "comparisons do not chain",
			hint: "write: a < b and b < c"
		}
	},
	{
		isMade: (place) => isArrayIndex(place),
		fault: {
			code: "eql-array-index",
			message: "array indexes are not supported",
			hint: "a test on an array asks whether any element satisfies it"
		}
	}
];
const comparisons$1 = [
	"==",
	"!=",
	"<",
	"<=",
	">",
	">="
];
const patternOperators = [
	":",
	"like",
	"like~",
	"regex",
	"regex~"
];
const operandEnds = [
	")",
	"true",
	"false",
	"null"
];
/** Can an operand end with the token, so that a comparison may stand to its left? */
function endsOperand({ kind, text }) {
	return kind === "word" ? operandEnds.includes(text) : true;
}
function isPatternOperator(place, ahead) {
	return patternOperators.some((one) => place.isAt(one, ahead));
}
/** `[0]`: a stage never begins with a number, so the bracket can be nothing else. */
function isArrayIndex(place) {
	return place.isAt("[") && place.peek(1).kind === "integer";
}
/** The fault when one of the known mistakes is made at this place. */
function knownMistake(place) {
	const mistake = mistakes.find(({ isMade }) => isMade(place));
	if (mistake === void 0) return void 0;
	const { start, end } = place.peek();
	return {
		...mistake.fault,
		span: {
			start,
			end
		}
	};
}
// src/detections/eql/expectation.ts
/** Words that are expected together, and what a message calls all of them. */
const groups = [
	{
		of: [
			"\"not\"",
			"\"-\"",
			"\"+\"",
			"a string",
			"\"(\"",
			"\"?\"",
			"a field",
			"a back-ticked name"
		],
		as: "a condition or value"
	},
	{
		of: [
			"\"-\"",
			"\"+\"",
			"a string",
			"\"(\"",
			"\"?\"",
			"a field"
		],
		as: "a value"
	},
	{
		of: [
			"a string",
			"a number",
			"\"true\"",
			"\"false\"",
			"\"null\""
		],
		as: "a constant"
	},
	{
		of: ["a field", "a back-ticked name"],
		as: "a field"
	},
	{
		of: [
			"\"in\"",
			"\"in~\"",
			"\":\"",
			"\"like\"",
			"\"like~\"",
			"\"regex\"",
			"\"regex~\""
		],
		as: "\":\", \"in\", \"like\""
	},
	{
		of: [
			"\"==\"",
			"\"!=\"",
			"\"<=\"",
			"\"<\"",
			"\">=\"",
			"\">\""
		],
		as: "a comparison such as \"==\""
	},
	{
		of: [
			"\"*\"",
			"\"/\"",
			"\"%\"",
			"\"+\"",
			"\"-\""
		],
		as: "arithmetic"
	}
];
/** Said only when nothing else would be: they go with a condition or value. */
const implied = /* @__PURE__ */ new Set([
	"a number",
	"\"true\"",
	"\"false\"",
	"\"null\"",
	"a back-ticked name"
]);
/** What was expected, as the end of a sentence: `; expected "and", "or" or the end`. */
function describeExpected(expected) {
	const words = grouped(expected);
	const last = words.at(-1);
	if (last === void 0) return "";
	const others = words.slice(0, -1);
	return `; expected ${others.length === 0 ? "" : `${others.join(", ")} or `}${last}`;
}
function grouped(expected) {
	let words = expected;
	for (const { of, as } of groups) {
		if (!of.every((one) => words.includes(one))) continue;
		const first = words.findIndex((one) => of.includes(one));
		words = words.flatMap((one, index) => index === first ? [as] : of.includes(one) ? [] : [one]);
		if (as.endsWith("value")) words = words.filter((one) => !implied.has(one));
	}
	return words;
}
// src/detections/eql/token-cursor.ts
/** Deeper nesting is refused: the parser and its readers recurse. */
const deepestNesting$2 = 150;
/** `a + b + c` makes a tree as deep as it is long, so its length is bounded over the whole query. */
const mostArithmetic = 500;
/**
* Walks over the tokens of one text and keeps what would have been accepted at the place reached, so
* that a syntax error can say what was expected. The parser never steps back, hence the furthest
* place is the present one.
*/
var TokenCursor = class {
	#tokens;
	#at = 0;
	#expected = /* @__PURE__ */ new Set();
	#depth = 0;
	#arithmetic = 0;
	constructor(tokens) {
		this.#tokens = tokens;
	}
	/** The token at the present place or some places after it. */
	peek(ahead = 0) {
		const index = Math.max(0, Math.min(this.#at + ahead, this.#tokens.length - 1));
		const token = this.#tokens[index];
		if (token === void 0) throw new TypeError("a token list ends with an end token");
		return token;
	}
	/** The end of the token before the present place. */
	get end() {
		return this.peek(-1).end;
	}
	next() {
		const token = this.peek();
		this.#at++;
		this.#expected = /* @__PURE__ */ new Set();
		return token;
	}
	/** Does this word stand at the present place? Does not count as an expectation. */
	isAt(word, ahead = 0) {
		const token = this.peek(ahead);
		return token.kind === "word" && token.text === word;
	}
	/** Steps over the first of these words that stands here. */
	accept(...words) {
		for (const word of words) {
			this.#expected.add(`"${word}"`);
			if (this.isAt(word)) {
				this.next();
				return word;
			}
		}
	}
	expect(word) {
		const token = this.peek();
		if (this.accept(word) === void 0) this.fail();
		return token;
	}
	/** Steps over a token of this kind; `as` is what a message calls it. */
	acceptKind(kind, as) {
		this.#expected.add(as);
		return this.peek().kind === kind ? this.next() : void 0;
	}
	/** Refuses the token at the present place and says what was expected. */
	fail(...expected) {
		for (const one of expected) this.#expected.add(one);
		const token = this.peek();
		throw new EqlFaultError(knownMistake(this) ?? syntaxFault(token, [...this.#expected]));
	}
	refuse(fault) {
		throw new EqlFaultError(fault);
	}
	/** Parses something that may hold another of its kind, within the bound on nesting. */
	nested(parse) {
		if (++this.#depth > deepestNesting$2) this.#refuseSize(`deeper than ${deepestNesting$2} levels`);
		const node = parse(this);
		this.#depth--;
		return node;
	}
	/** Counts an arithmetic operator of the query. */
	countArithmetic() {
		if (++this.#arithmetic > mostArithmetic) this.#refuseSize(`over ${mostArithmetic} operators`);
	}
	#refuseSize(why) {
		const { start, end } = this.peek();
		this.refuse({
			code: "eql-too-deep",
			message: `the query is too large: ${why}`,
			span: {
				start,
				end
			}
		});
	}
};
function syntaxFault(token, expected) {
	return {
		code: "eql-syntax",
		message: `unexpected ${describeToken(token)}${describeExpected(expected)}`,
		hint: hintFor(token, expected),
		span: {
			start: token.start,
			end: token.end
		}
	};
}
function hintFor(token, expected) {
	if (token.kind === "word" && isKeyword(token.text) && expected.includes("a field")) return `"${token.text}" is a keyword; a field of that name is written \`${token.text}\``;
	const words = expected.flatMap((one) => /^"([a-z~]+)"$/.exec(one)?.[1] ?? []);
	return token.kind === "name" ? didYouMean(token.text, words) : void 0;
}
// src/detections/eql/parse-expression.ts
/** expr := or */
function parseExpression$2(cursor) {
	return cursor.nested(parseOr);
}
/** or := and ('or' and)* */
function parseOr(cursor) {
	return parseList$1(cursor, "or", parseAnd);
}
/** and := not ('and' not)* */
function parseAnd(cursor) {
	return parseList$1(cursor, "and", parseNot);
}
function parseList$1(cursor, kind, parsePart) {
	const { start } = cursor.peek();
	const first = parsePart(cursor);
	const of = [first];
	while (cursor.accept(kind) !== void 0) of.push(parsePart(cursor));
	return of.length === 1 ? first : {
		kind,
		of,
		span: {
			start,
			end: cursor.end
		}
	};
}
/** not := 'not' not | cmp */
function parseNot(cursor) {
	const { start } = cursor.peek();
	if (cursor.accept("not") === void 0) return parseComparison(cursor);
	return {
		kind: "not",
		of: cursor.nested(parseNot),
		span: {
			start,
			end: cursor.end
		}
	};
}
/** cmp := add [('==' | '!=' | '<' | '<=' | '>' | '>=') add]; one only, comparisons do not chain */
function parseComparison(cursor) {
	const { start } = cursor.peek();
	const left = parseSum(cursor);
	const operator = cursor.accept("==", "!=", "<=", "<", ">=", ">");
	if (operator === void 0) return left;
	return {
		kind: "comparison",
		operator,
		left,
		right: parseSum(cursor),
		span: {
			start,
			end: cursor.end
		}
	};
}
/** add := mul (('+' | '-') mul)* */
function parseSum(cursor) {
	return parseArithmetic(cursor, ["+", "-"], parseProduct);
}
/** mul := unary (('*' | '/' | '%') unary)* */
function parseProduct(cursor) {
	return parseArithmetic(cursor, [
		"*",
		"/",
		"%"
	], parseUnary);
}
function parseArithmetic(cursor, operators, parsePart) {
	const { start } = cursor.peek();
	let left = parsePart(cursor);
	for (;;) {
		const operator = cursor.accept(...operators);
		if (operator === void 0) return left;
		cursor.countArithmetic();
		const right = parsePart(cursor);
		left = {
			kind: "arithmetic",
			operator,
			left,
			right,
			span: {
				start,
				end: cursor.end
			}
		};
	}
}
/** unary := ('-' | '+') unary | primary [predicate] */
function parseUnary(cursor) {
	const { start } = cursor.peek();
	const operator = cursor.accept("-", "+");
	if (operator === void 0) return parsePredicate(cursor, parsePrimary(cursor));
	return {
		kind: "sign",
		operator,
		of: cursor.nested(parseUnary),
		span: {
			start,
			end: cursor.end
		}
	};
}
/**
* predicate := ['not'] ('in' | 'in~') '(' expr (',' expr)* ')'
*            | (':' | 'like' | 'like~' | 'regex' | 'regex~') (const | '(' const (',' const)* ')')
*/
function parsePredicate(cursor, value) {
	const { start } = value.span;
	const isNotIn = cursor.isAt("not") && (cursor.isAt("in", 1) || cursor.isAt("in~", 1));
	if (isNotIn) cursor.next();
	const membership = cursor.accept("in", "in~");
	if (membership !== void 0) return {
		kind: "in",
		value,
		items: parseListInParentheses(cursor, parseExpression$2),
		caseInsensitive: membership === "in~",
		negated: isNotIn,
		span: {
			start,
			end: cursor.end
		}
	};
	const operator = cursor.accept(":", "like", "like~", "regex", "regex~");
	if (operator === void 0) return value;
	return {
		kind: "match",
		operator,
		value,
		patterns: cursor.isAt("(") ? parseListInParentheses(cursor, expectConstant) : [expectConstant(cursor)],
		span: {
			start,
			end: cursor.end
		}
	};
}
/** '(' item (',' item)* ')' */
function parseListInParentheses(cursor, parseItem) {
	cursor.expect("(");
	const items = parseCommaList(cursor, parseItem);
	cursor.expect(")");
	return items;
}
/** item (',' item)* */
function parseCommaList(cursor, parseItem) {
	const items = [parseItem(cursor)];
	while (cursor.accept(",") !== void 0) items.push(parseItem(cursor));
	return items;
}
/** primary := const | name | '?' name | FUNC '(' [expr (',' expr)*] ')' | '(' expr ')' */
function parsePrimary(cursor) {
	const constant = acceptConstant(cursor);
	if (constant !== void 0) return constant;
	if (cursor.accept("(") !== void 0) {
		const inner = parseExpression$2(cursor);
		cursor.expect(")");
		return inner;
	}
	const token = cursor.peek();
	if (token.kind === "name~" || token.kind === "name" && cursor.isAt("(", 1)) return parseCall(cursor);
	return parseField(cursor);
}
function parseCall(cursor) {
	const { kind, text, start } = cursor.next();
	cursor.expect("(");
	const values = cursor.isAt(")") ? [] : parseCommaList(cursor, parseExpression$2);
	cursor.expect(")");
	const span = {
		start,
		end: cursor.end
	};
	return {
		kind: "call",
		name: text,
		caseInsensitive: kind === "name~",
		arguments: values,
		span
	};
}
/** ['?'] part ('.' part)*, where a part is a name or back-ticked */
function parseField(cursor) {
	const { start } = cursor.peek();
	const isOptional = cursor.accept("?") !== void 0;
	const parts = [parseNamePart(cursor)];
	while (cursor.accept(".") !== void 0) parts.push(parseNamePart(cursor));
	if (isArrayIndex(cursor)) cursor.fail();
	return {
		kind: "field",
		path: parts.join("."),
		isOptional,
		span: {
			start,
			end: cursor.end
		}
	};
}
function parseNamePart(cursor) {
	const token = cursor.acceptKind("name", "a field") ?? cursor.acceptKind("quoted-name", "a back-ticked name");
	return token === void 0 ? cursor.fail() : token.text;
}
/** const := STRING | RAWSTRING | NUMBER | 'true' | 'false' | 'null' */
function acceptConstant(cursor) {
	const text = cursor.acceptKind("string", "a string");
	if (text !== void 0) return literal(text.text, text);
	const number = cursor.acceptKind("integer", "a number") ?? cursor.acceptKind("decimal", "a number");
	if (number !== void 0) return numberLiteral(cursor, number);
	const token = cursor.peek();
	const word = cursor.accept("true", "false", "null");
	if (word === void 0) return void 0;
	return literal(word === "null" ? null : word === "true", token);
}
function expectConstant(cursor) {
	return acceptConstant(cursor) ?? cursor.fail();
}
/** Whole numbers beyond a long are decimal ones (eql.md section 2). */
function numberLiteral(cursor, token) {
	const value = Number(token.text);
	if (!Number.isFinite(value)) {
		const span = {
			start: token.start,
			end: token.end
		};
		cursor.refuse({
			code: "eql-number",
			message: "the number is too large",
			span
		});
	}
	const isDecimal = token.kind === "decimal" || BigInt(token.text) > 2n ** 63n - 1n;
	return {
		...literal(value, token),
		isDecimal
	};
}
function literal(value, { start, end }) {
	return {
		kind: "literal",
		value,
		isDecimal: false,
		span: {
			start,
			end
		}
	};
}
// src/detections/eql/parse-filter.ts
/** filter := ('any' | IDENT | STRING | RAWSTRING) 'where' expr */
function parseFilter$1(cursor) {
	const { start } = cursor.peek();
	const category = parseCategory(cursor);
	cursor.expect("where");
	return {
		kind: "filter",
		category,
		where: parseExpression$2(cursor),
		span: {
			start,
			end: cursor.end
		}
	};
}
function parseCategory(cursor) {
	if (cursor.accept("any") !== void 0) return void 0;
	const { kind, start, end } = cursor.peek();
	if (kind === "quoted-name" || kind === "integer" || kind === "decimal") cursor.refuse({
		code: "eql-category",
		message: "an event category is a name or a string in double quotes",
		span: {
			start,
			end
		}
	});
	const token = cursor.acceptKind("name", "an event category") ?? cursor.acceptKind("string", "an event category");
	return token === void 0 ? cursor.fail() : token.text;
}
/** ['by' keys], keys := expr (',' expr)* */
function parseKeys(cursor) {
	return cursor.accept("by") === void 0 ? [] : parseCommaList(cursor, parseExpression$2);
}
// src/detections/eql/parse-stage.ts
/** The units of a maxspan in milliseconds. */
const unitMillis = {
	ms: 1,
	s: 1e3,
	m: 6e4,
	h: 36e5,
	d: 864e5
};
/** A stage may be repeated so often. */
const mostRuns = 100;
/** term := ['!'] '[' filter ']' ['by' keys] ['with' 'runs' '=' INT] */
function parseStage(cursor) {
	const { start } = cursor.peek();
	const isMissing = cursor.accept("!") !== void 0;
	cursor.expect("[");
	const filter = parseFilter$1(cursor);
	cursor.expect("]");
	refuseFork(cursor);
	return {
		filter,
		isMissing,
		by: parseKeys(cursor),
		runs: cursor.accept("with") === void 0 ? 1 : parseRuns(cursor),
		span: {
			start,
			end: cursor.end
		}
	};
}
/** `[..] fork=true` of the older dialect (eql.md section 14). */
function refuseFork(cursor) {
	const token = cursor.peek();
	if (token.kind !== "name" || token.text !== "fork") return;
	refuseAt(cursor, {
		code: "eql-fork",
		message: "fork is not supported",
		hint: "sequences that begin alike are told apart by their keys"
	}, token);
}
/** 'runs' '=' INT, from 1 to 100 */
function parseRuns(cursor) {
	const word = cursor.peek();
	if (word.kind !== "name" || word.text !== "runs") refuseAt(cursor, {
		code: "eql-runs",
		message: "a stage takes only \"with runs=...\" here"
	}, word);
	cursor.next();
	cursor.expect("=");
	const count = cursor.peek();
	const runs = count.kind === "integer" ? Number(count.text) : 0;
	if (runs < 1 || runs > mostRuns) refuseAt(cursor, {
		code: "eql-runs",
		message: `runs is a whole number from 1 to ${mostRuns}`
	}, count);
	cursor.next();
	return runs;
}
/** 'maxspan' '=' INT UNIT; 'by' comes before it */
function parseMaxspan(cursor) {
	if (cursor.peek().kind === "name") {
		const { text } = cursor.peek();
		refuseAt(cursor, {
			code: "eql-maxspan",
			message: `a sequence takes no "with ${text}", only maxspan`
		}, cursor.peek());
	}
	cursor.expect("maxspan");
	cursor.expect("=");
	const count = parseSpanCount(cursor);
	const unit = parseSpanUnit(cursor, count);
	if (cursor.isAt("by")) refuseAt(cursor, {
		code: "eql-by-after-with",
		message: "specify sequence [by] before [with], not after"
	}, cursor.peek());
	return {
		count,
		unit
	};
}
function parseSpanCount(cursor) {
	const token = cursor.peek();
	if (token.kind === "decimal") refuseAt(cursor, {
		code: "eql-maxspan",
		message: `a maxspan of ${token.text} is not whole`,
		hint: "use a smaller unit: 1500ms for 1.5s"
	}, token);
	const count = Number(token.text);
	if (token.kind !== "integer" || count < 1 || count > Number.MAX_SAFE_INTEGER) refuseAt(cursor, {
		code: "eql-maxspan",
		message: "a maxspan is positive, such as 5m"
	}, token);
	cursor.next();
	return count;
}
function parseSpanUnit(cursor, count) {
	const token = cursor.peek();
	if (token.kind !== "name") refuseAt(cursor, {
		code: "eql-maxspan",
		message: "a maxspan needs a unit",
		hint: `did you mean ${count}s?`
	}, token);
	if (!isUnit(token.text)) refuseAt(cursor, {
		code: "eql-maxspan",
		message: `"${token.text}" is no unit of time`,
		hint: `the units are ${Object.keys(unitMillis).join(", ")}`
	}, token);
	cursor.next();
	return token.text;
}
function isUnit(text) {
	return Object.hasOwn(unitMillis, text);
}
function refuseAt(cursor, fault, token) {
	return cursor.refuse({
		...fault,
		span: {
			start: token.start,
			end: token.end
		}
	});
}
// src/detections/eql/removed-pipes.ts
/** Pipes of the older dialect that Elasticsearch refuses (eql.md section 13). */
const removedPipes = /* @__PURE__ */ new Set([
	"count",
	"filter",
	"sort",
	"unique",
	"unique_count"
]);
/** Was there once a pipe of this name? */
function isRemovedPipe(name) {
	return removedPipes.has(name);
}
/** The refusal of a pipe of the older dialect. */
function removedPipeFault(name, span) {
	return {
		code: "eql-pipe",
		message: `the pipe "${name}" is not supported`,
		hint: "only head and tail are",
		span
	};
}
// src/detections/eql/parser.ts
/** What an EQL text without a name is called. */
const unnamedQuery = "<query>";
/** Parses the whole grammar; a syntax error is the first and only diagnostic. */
function parseEql(text, name = unnamedQuery) {
	try {
		return { statement: parseStatement(new TokenCursor(lexEql(text))) };
	} catch (error) {
		if (!(error instanceof EqlFaultError)) throw error;
		return { diagnostics: [faultDiagnostic(error.fault, {
			name,
			text
		})] };
	}
}
/** statement := query pipe* EOF */
function parseStatement(cursor) {
	const query = parseQuery(cursor);
	const pipes = [];
	while (cursor.accept("|") !== void 0) pipes.push(parsePipe(cursor));
	if (cursor.acceptKind("end", "the end") === void 0) cursor.fail();
	return {
		query,
		pipes
	};
}
/** query := sequence | sample | join (refused) | filter */
function parseQuery(cursor) {
	if (cursor.isAt("sequence")) return parseSequence(cursor);
	if (cursor.isAt("sample")) return parseSample(cursor);
	if (cursor.isAt("join")) {
		const { start, end } = cursor.peek();
		cursor.refuse({
			code: "eql-join",
			message: "join is not implemented",
			hint: "use sequence for an order in time, sample for none",
			span: {
				start,
				end
			}
		});
	}
	return parseFilter$1(cursor);
}
/**
* sequence := 'sequence' ['by' keys] ['with' 'maxspan' '=' INT UNIT] term term* ['until' term]
*/
function parseSequence(cursor) {
	const { start } = cursor.next();
	return {
		kind: "sequence",
		by: parseKeys(cursor),
		maxspan: cursor.accept("with") === void 0 ? void 0 : parseMaxspan(cursor),
		stages: parseStages(cursor),
		until: cursor.accept("until") === void 0 ? void 0 : parseStage(cursor),
		span: {
			start,
			end: cursor.end
		}
	};
}
/** sample := 'sample' ['by' keys] term term+ */
function parseSample(cursor) {
	const { start } = cursor.next();
	const by = parseKeys(cursor);
	refuseSequenceWords(cursor);
	const stages = parseStages(cursor);
	refuseSequenceWords(cursor);
	return {
		kind: "sample",
		by,
		stages,
		span: {
			start,
			end: cursor.end
		}
	};
}
function refuseSequenceWords(cursor) {
	if (!cursor.isAt("with") && !cursor.isAt("until")) return;
	const { start, end, text } = cursor.peek();
	cursor.refuse({
		code: "eql-sample",
		message: `a sample takes no ${text === "with" ? "maxspan" : text}`,
		hint: "use a sequence when time matters",
		span: {
			start,
			end
		}
	});
}
function parseStages(cursor) {
	const stages = [parseStage(cursor)];
	while (cursor.isAt("[") || cursor.isAt("!")) stages.push(parseStage(cursor));
	return stages;
}
/** pipe := '|' IDENT [expr (',' expr)*] */
function parsePipe(cursor) {
	const { start } = cursor.peek();
	const name = cursor.acceptKind("name", "the name of a pipe") ?? cursor.fail();
	const values = cursor.isAt("|") || cursor.peek().kind === "end" ? [] : parseCommaList(cursor, parseExpression$2);
	if (isRemovedPipe(name.text) && cursor.peek().kind !== "end" && !cursor.isAt("|")) cursor.refuse(removedPipeFault(name.text, {
		start,
		end: name.end
	}));
	return {
		name: name.text,
		arguments: values,
		span: {
			start,
			end: cursor.end
		}
	};
}
// src/detections/eql/print.ts
/** Writes a statement as EQL text; parsing the text gives the same statement, spans aside. */
function printEql({ query, pipes }) {
	return [printQuery(query), ...pipes.map(printPipe)].join("\n| ");
}
function printQuery(query) {
	switch (query.kind) {
		case "filter": return printFilter(query);
		case "sequence": {
			const { maxspan, until } = query;
			const span = maxspan === void 0 ? "" : ` with maxspan=${maxspan.count}${maxspan.unit}`;
			const stages = query.stages.map((stage) => `\n  ${printStage(stage)}`).join("");
			const end = until === void 0 ? "" : `\nuntil ${printStage(until)}`;
			return `sequence${printKeys(query.by)}${span}${stages}${end}`;
		}
		case "sample": return `sample${printKeys(query.by)}${query.stages.map((stage) => `\n  ${printStage(stage)}`).join("")}`;
		default: return unreachable(query);
	}
}
function printFilter({ category, where }) {
	return `${printCategory(category)} where ${printExpression(where)}`;
}
function printCategory(category) {
	if (category === void 0) return "any";
	return isPlainName(category) ? category : printString(category);
}
function printStage({ filter, isMissing, by, runs }) {
	const repeated = runs === 1 ? "" : ` with runs=${runs}`;
	return `${isMissing ? "!" : ""}[${printFilter(filter)}]${printKeys(by)}${repeated}`;
}
function printKeys(keys) {
	return keys.length === 0 ? "" : ` by ${printList(keys)}`;
}
function printPipe({ name, arguments: values }) {
	return values.length === 0 ? name : `${name} ${printList(values)}`;
}
function printList(expressions) {
	return expressions.map(printExpression).join(", ");
}
/** Loosest first; an operand that binds looser than its place is put in parentheses. */
const binding = {
	or: 1,
	and: 2,
	not: 3,
	comparison: 4,
	sum: 5,
	product: 6,
	sign: 7,
	primary: 8
};
/** Writes an expression; parentheses only where the grammar needs them. */
function printExpression(node) {
	switch (node.kind) {
		case "literal": return printLiteral(node);
		case "field": return printField(node);
		case "call": return `${node.name}${node.caseInsensitive ? "~" : ""}(${printList(node.arguments)})`;
		case "sign": return `${node.operator}${within(node.of, binding.sign)}`;
		case "arithmetic": {
			const level = bindingOf(node);
			return `${within(node.left, level)} ${node.operator} ${within(node.right, level + 1)}`;
		}
		case "comparison": {
			const [left, right] = [within(node.left, binding.sum), within(node.right, binding.sum)];
			return `${left} ${node.operator} ${right}`;
		}
		case "in": {
			const word = `${node.negated ? "not " : ""}in${node.caseInsensitive ? "~" : ""}`;
			return `${within(node.value, binding.primary)} ${word} (${printList(node.items)})`;
		}
		case "match": {
			const value = within(node.value, binding.primary);
			const [only, ...more] = node.patterns;
			const single = only !== void 0 && more.length === 0;
			return `${value} ${node.operator} ${single ? printLiteral(only) : `(${printList(node.patterns)})`}`;
		}
		case "and":
		case "or": return node.of.map((part) => within(part, binding[node.kind] + 1)).join(` ${node.kind} `);
		case "not": return `not ${within(node.of, binding.not)}`;
		default: return unreachable(node);
	}
}
/** The longest piece of a query that a message quotes. */
const longestExcerpt = 80;
/** An expression as a message quotes it: lists may hold thousands of items. */
function excerptOf(node) {
	const text = printExpression(node);
	return text.length <= longestExcerpt ? text : `${text.slice(0, longestExcerpt)}...`;
}
function within(node, level) {
	const text = printExpression(node);
	return bindingOf(node) < level ? `(${text})` : text;
}
function bindingOf(node) {
	switch (node.kind) {
		case "arithmetic": return node.operator === "+" || node.operator === "-" ? binding.sum : binding.product;
		case "in":
		case "match": return binding.sign;
		case "literal":
		case "field":
		case "call": return binding.primary;
		default: return binding[node.kind];
	}
}
function printLiteral({ value, isDecimal }) {
	if (typeof value === "string") return printString(value);
	if (typeof value !== "number") return String(value);
	if (!isDecimal) return String(BigInt(value));
	const text = String(value);
	return /[.e]/.test(text) ? text : `${text}.0`;
}
function printField({ path, isOptional }) {
	const isPlain = path.split(".").every(isPlainName);
	return `${isOptional ? "?" : ""}${isPlain ? path : `\`${path.replaceAll("`", "``")}\``}`;
}
function isPlainName(text) {
	return /^[A-Za-z_@][A-Za-z0-9_]*$/.test(text) && !isKeyword(text);
}
const escapes = {
	"\"": "\\\"",
	"\\": "\\\\",
	"\b": "\\b",
	"	": "\\t",
	"\n": "\\n",
	"\f": "\\f",
	"\r": "\\r"
};
function printString(text) {
	return `"${text.replaceAll(/["\\\b\t\n\f\r]/g, (character) => escapes[character] ?? character)}"`;
}
// src/events/ecs-core-fields.ts
/**
* The fields of the Elastic Common Schema by field set, each a name below the set, with its type where
* that is not string: `created:date`. A word that begins with a colon is the set itself.
*/
const ecsCoreFields = {
	"@timestamp": `
    :date`,
	agent: `
    build.original ephemeral_id id name type version`,
	client: `
    address as.number:number as.organization.name bytes:number domain geo.city_name
    geo.continent_code geo.continent_name geo.country_iso_code geo.country_name geo.name
    geo.postal_code geo.region_iso_code geo.region_name geo.timezone ip:ip mac nat.ip:ip
    nat.port:number packets:number port:number registered_domain subdomain top_level_domain
    user.domain user.email user.full_name user.group.domain user.group.id user.group.name user.hash
    user.id user.name user.roles`,
	cloud: `
    account.id account.name availability_zone entity.display_name entity.id
    entity.last_seen_timestamp:date entity.name entity.reference entity.source entity.sub_type
    entity.type instance.id instance.name machine.type origin.account.id origin.account.name
    origin.availability_zone origin.entity.display_name origin.entity.id
    origin.entity.last_seen_timestamp:date origin.entity.name origin.entity.reference
    origin.entity.source origin.entity.sub_type origin.entity.type origin.instance.id
    origin.instance.name origin.machine.type origin.project.id origin.project.name origin.provider
    origin.region origin.service.name project.id project.name provider region service.name
    target.account.id target.account.name target.availability_zone target.entity.display_name
    target.entity.id target.entity.last_seen_timestamp:date target.entity.name
    target.entity.reference target.entity.source target.entity.sub_type target.entity.type
    target.instance.id target.instance.name target.machine.type target.project.id
    target.project.name target.provider target.region target.service.name`,
	container: `
    cpu.usage:decimal disk.read.bytes:number disk.write.bytes:number id image.hash.all image.name
    image.tag labels:open memory.usage:decimal name network.egress.bytes:number
    network.ingress.bytes:number runtime security_context.privileged:boolean`,
	data_stream: `
    dataset namespace type`,
	destination: `
    address as.number:number as.organization.name bytes:number domain geo.city_name
    geo.continent_code geo.continent_name geo.country_iso_code geo.country_name geo.name
    geo.postal_code geo.region_iso_code geo.region_name geo.timezone ip:ip mac nat.ip:ip
    nat.port:number packets:number port:number registered_domain subdomain top_level_domain
    user.domain user.email user.full_name user.group.domain user.group.id user.group.name user.hash
    user.id user.name user.roles`,
	dll: `
    hash.cdhash hash.md5 hash.sha1 hash.sha256 hash.sha384 hash.sha512 hash.ssdeep hash.tlsh name
    origin_referrer_url origin_url path`,
	dns: `
    answers.class answers.data answers.name answers.ttl:number answers.type header_flags id op_code
    question.class question.name question.registered_domain question.subdomain
    question.top_level_domain question.type resolved_ip:ip response_code type`,
	ecs: `
    version`,
	email: `
    attachments.file.extension attachments.file.hash.cdhash attachments.file.hash.md5
    attachments.file.hash.sha1 attachments.file.hash.sha256 attachments.file.hash.sha384
    attachments.file.hash.sha512 attachments.file.hash.ssdeep attachments.file.hash.tlsh
    attachments.file.mime_type attachments.file.name attachments.file.size:number bcc.address
    cc.address content_type delivery_timestamp:date direction from.address local_id message_id
    origination_timestamp:date reply_to.address sender.address subject to.address x_mailer`,
	entity: `
    display_name id last_seen_timestamp:date name reference source sub_type target.display_name
    target.id target.last_seen_timestamp:date target.name target.reference target.source
    target.sub_type target.type type`,
	error: `
    code id message stack_trace type`,
	event: `
    action agent_id_status category code created:date dataset duration:number end:date hash id
    ingested:date kind module original outcome provider reason reference risk_score:decimal
    risk_score_norm:decimal sequence:number severity:number start:date timezone type url`,
	faas: `
    coldstart:boolean execution id name trigger.request_id trigger.type version`,
	file: `
    accessed:date attributes created:date ctime:date device directory drive_letter extension
    fork_name gid group hash.cdhash hash.md5 hash.sha1 hash.sha256 hash.sha384 hash.sha512
    hash.ssdeep hash.tlsh inode mime_type mode mtime:date name origin_referrer_url origin_url owner
    path size:number target_path type uid`,
	group: `
    domain id name`,
	host: `
    architecture boot.id cpu.usage:decimal disk.read.bytes:number disk.write.bytes:number domain
    entity.display_name entity.id entity.last_seen_timestamp:date entity.name entity.reference
    entity.source entity.sub_type entity.type geo.city_name geo.continent_code geo.continent_name
    geo.country_iso_code geo.country_name geo.name geo.postal_code geo.region_iso_code
    geo.region_name geo.timezone hostname id ip:ip mac name network.egress.bytes:number
    network.egress.packets:number network.ingress.bytes:number network.ingress.packets:number
    os.family os.full os.kernel os.name os.platform os.type os.version pid_ns_ino
    risk.calculated_level risk.calculated_score:decimal risk.calculated_score_norm:decimal
    risk.static_level risk.static_score:decimal risk.static_score_norm:decimal target.architecture
    target.boot.id target.cpu.usage:decimal target.disk.read.bytes:number
    target.disk.write.bytes:number target.domain target.entity.display_name target.entity.id
    target.entity.last_seen_timestamp:date target.entity.name target.entity.reference
    target.entity.source target.entity.sub_type target.entity.type target.geo.city_name
    target.geo.continent_code target.geo.continent_name target.geo.country_iso_code
    target.geo.country_name target.geo.name target.geo.postal_code target.geo.region_iso_code
    target.geo.region_name target.geo.timezone target.hostname target.id target.ip:ip target.mac
    target.name target.network.egress.bytes:number target.network.egress.packets:number
    target.network.ingress.bytes:number target.network.ingress.packets:number target.os.family
    target.os.full target.os.kernel target.os.name target.os.platform target.os.type
    target.os.version target.pid_ns_ino target.risk.calculated_level
    target.risk.calculated_score:decimal target.risk.calculated_score_norm:decimal
    target.risk.static_level target.risk.static_score:decimal target.risk.static_score_norm:decimal
    target.type target.uptime:number type uptime:number`,
	http: `
    request.body.bytes:number request.body.content request.bytes:number request.id request.method
    request.mime_type request.referrer response.body.bytes:number response.body.content
    response.bytes:number response.mime_type response.status_code:number version`,
	labels: `
    :open`,
	log: `
    file.path level logger origin.file.line:number origin.file.name origin.function syslog.appname
    syslog.facility.code:number syslog.facility.name syslog.hostname syslog.msgid
    syslog.priority:number syslog.procid syslog.severity.code:number syslog.severity.name
    syslog.structured_data:open syslog.version`,
	message: `
    :string`,
	network: `
    application bytes:number community_id direction forwarded_ip:ip iana_number inner.vlan.id
    inner.vlan.name name packets:number protocol transport type vlan.id vlan.name`,
	observer: `
    egress.interface.alias egress.interface.id egress.interface.name egress.vlan.id egress.vlan.name
    egress.zone geo.city_name geo.continent_code geo.continent_name geo.country_iso_code
    geo.country_name geo.name geo.postal_code geo.region_iso_code geo.region_name geo.timezone
    hostname ingress.interface.alias ingress.interface.id ingress.interface.name ingress.vlan.id
    ingress.vlan.name ingress.zone ip:ip mac name os.family os.full os.kernel os.name os.platform
    os.type os.version product serial_number type vendor version`,
	orchestrator: `
    api_version cluster.id cluster.name cluster.url cluster.version entity.display_name entity.id
    entity.last_seen_timestamp:date entity.name entity.reference entity.source entity.sub_type
    entity.type namespace organization resource.annotation resource.id resource.ip:ip resource.label
    resource.name resource.parent.type resource.type type`,
	organization: `
    id name`,
	package: `
    architecture build_version checksum description install_scope installed:date license name path
    reference size:number type version`,
	process: `
    args args_count:number command_line end:date entity_id env_vars executable exit_code:number
    group.id group.name hash.cdhash hash.md5 hash.sha1 hash.sha256 hash.sha384 hash.sha512
    hash.ssdeep hash.tlsh interactive:boolean name parent.args parent.args_count:number
    parent.command_line parent.end:date parent.entity_id parent.executable parent.exit_code:number
    parent.group.id parent.group.name parent.hash.cdhash parent.hash.md5 parent.hash.sha1
    parent.hash.sha256 parent.hash.sha384 parent.hash.sha512 parent.hash.ssdeep parent.hash.tlsh
    parent.interactive:boolean parent.name parent.pid:number parent.start:date
    parent.thread.id:number parent.thread.name parent.title parent.uptime:number parent.user.id
    parent.user.name parent.vpid:number parent.working_directory pid:number start:date
    thread.id:number thread.name title uptime:number user.id user.name vpid:number working_directory`,
	registry: `
    data.bytes data.strings data.type hive key path value`,
	related: `
    hash hosts ip:ip user`,
	rule: `
    author category description id license name reference ruleset uuid version`,
	server: `
    address as.number:number as.organization.name bytes:number domain geo.city_name
    geo.continent_code geo.continent_name geo.country_iso_code geo.country_name geo.name
    geo.postal_code geo.region_iso_code geo.region_name geo.timezone ip:ip mac nat.ip:ip
    nat.port:number packets:number port:number registered_domain subdomain top_level_domain
    user.domain user.email user.full_name user.group.domain user.group.id user.group.name user.hash
    user.id user.name user.roles`,
	service: `
    address entity.display_name entity.id entity.last_seen_timestamp:date entity.name
    entity.reference entity.source entity.sub_type entity.type environment ephemeral_id id name
    node.name node.role node.roles origin.address origin.entity.display_name origin.entity.id
    origin.entity.last_seen_timestamp:date origin.entity.name origin.entity.reference
    origin.entity.source origin.entity.sub_type origin.entity.type origin.environment
    origin.ephemeral_id origin.id origin.name origin.node.name origin.node.role origin.node.roles
    origin.state origin.type origin.version state target.address target.entity.display_name
    target.entity.id target.entity.last_seen_timestamp:date target.entity.name
    target.entity.reference target.entity.source target.entity.sub_type target.entity.type
    target.environment target.ephemeral_id target.id target.name target.node.name target.node.role
    target.node.roles target.state target.type target.version type version`,
	source: `
    address as.number:number as.organization.name bytes:number domain geo.city_name
    geo.continent_code geo.continent_name geo.country_iso_code geo.country_name geo.name
    geo.postal_code geo.region_iso_code geo.region_name geo.timezone ip:ip mac nat.ip:ip
    nat.port:number packets:number port:number registered_domain subdomain top_level_domain
    user.domain user.email user.full_name user.group.domain user.group.id user.group.name user.hash
    user.id user.name user.roles`,
	span: `
    id`,
	tags: `
    :string`,
	threat: `
    feed.dashboard_id feed.description feed.name feed.reference framework group.alias group.id
    group.name group.reference software.alias software.id software.name software.platforms
    software.reference software.type tactic.id tactic.name tactic.reference technique.id
    technique.name technique.reference technique.subtechnique.id technique.subtechnique.name
    technique.subtechnique.reference`,
	tls: `
    cipher client.certificate client.certificate_chain client.hash.md5 client.hash.sha1
    client.hash.sha256 client.issuer client.ja3 client.not_after:date client.not_before:date
    client.server_name client.subject client.supported_ciphers curve established:boolean
    next_protocol resumed:boolean server.certificate server.certificate_chain server.hash.md5
    server.hash.sha1 server.hash.sha256 server.issuer server.ja3s server.not_after:date
    server.not_before:date server.subject version version_protocol`,
	trace: `
    id`,
	transaction: `
    id`,
	url: `
    domain extension fragment full original password path port:number query registered_domain scheme
    subdomain top_level_domain username`,
	user: `
    changes.domain changes.email changes.entity.display_name changes.entity.id
    changes.entity.last_seen_timestamp:date changes.entity.name changes.entity.reference
    changes.entity.source changes.entity.sub_type changes.entity.type changes.full_name
    changes.group.domain changes.group.id changes.group.name changes.hash changes.id changes.name
    changes.risk.calculated_level changes.risk.calculated_score:decimal
    changes.risk.calculated_score_norm:decimal changes.risk.static_level
    changes.risk.static_score:decimal changes.risk.static_score_norm:decimal changes.roles domain
    effective.domain effective.email effective.entity.display_name effective.entity.id
    effective.entity.last_seen_timestamp:date effective.entity.name effective.entity.reference
    effective.entity.source effective.entity.sub_type effective.entity.type effective.full_name
    effective.group.domain effective.group.id effective.group.name effective.hash effective.id
    effective.name effective.risk.calculated_level effective.risk.calculated_score:decimal
    effective.risk.calculated_score_norm:decimal effective.risk.static_level
    effective.risk.static_score:decimal effective.risk.static_score_norm:decimal effective.roles
    email entity.display_name entity.id entity.last_seen_timestamp:date entity.name entity.reference
    entity.source entity.sub_type entity.type full_name group.domain group.id group.name hash id
    name risk.calculated_level risk.calculated_score:decimal risk.calculated_score_norm:decimal
    risk.static_level risk.static_score:decimal risk.static_score_norm:decimal roles target.domain
    target.email target.entity.display_name target.entity.id target.entity.last_seen_timestamp:date
    target.entity.name target.entity.reference target.entity.source target.entity.sub_type
    target.entity.type target.full_name target.group.domain target.group.id target.group.name
    target.hash target.id target.name target.risk.calculated_level
    target.risk.calculated_score:decimal target.risk.calculated_score_norm:decimal
    target.risk.static_level target.risk.static_score:decimal target.risk.static_score_norm:decimal
    target.roles`,
	user_agent: `
    device.name name original os.family os.full os.kernel os.name os.platform os.type os.version
    version`,
	vulnerability: `
    category classification description enumeration id reference report_id scanner.vendor
    score.base:decimal score.environmental:decimal score.temporal:decimal score.version severity`
};
// src/events/ecs-fields.ts
/**
* The fields that the documents of events may have, each with its type: what a rule is checked
* against. ECS itself, the fields of Elastic's integrations of our three logs as our normalisers fill
* them (reference/telemetry.md section 5), and our own `spoor.*` (design section 3).
*/
/**
* Fields below a path, written like those of the generated file: `name` or `name:type`. An `open`
* field holds an object of the vendor whose members nobody lists; Elastic maps such objects as
* flattened, so every leaf is a string (eql.md section 6).
*/
const ownFields = {
	"aws.cloudtrail": `
    additional_eventdata api_version error_code error_message event_category event_type event_version
    management_event read_only:boolean recipient_account_id request_id request_parameters
    response_elements service_event_details session_credential_from_console shared_event_id
    vpc_endpoint_id resources:open flattened.additional_eventdata:open flattened.digest:open
    flattened.insight_details:open flattened.request_parameters:open
    flattened.response_elements:open flattened.service_event_details:open`,
	"aws.cloudtrail.console_login.additional_eventdata": `
    login_to mfa_used:boolean mobile_version:boolean`,
	"aws.cloudtrail.user_identity": `
    access_key_id arn invoked_by principal_id type session_context.creation_date:date
    session_context.ec2_role_delivery session_context.mfa_authenticated
    session_context.session_issuer.account_id session_context.session_issuer.arn
    session_context.session_issuer.principal_id session_context.session_issuer.type`,
	azure: `
    correlation_id subscription_id resource.authorization_rule resource.group resource.id
    resource.name resource.namespace resource.provider`,
	"azure.activitylogs": `
    category event_category identity_name level:number operation_name operation_version
    result_signature result_type tenant_id properties:open`,
	"azure.activitylogs.identity": `
    claims:open claims_initiated_by_user.fullname claims_initiated_by_user.givenname
    claims_initiated_by_user.name claims_initiated_by_user.schema claims_initiated_by_user.surname
    authorization:open`,
	"gcp.audit": `
    labels:open metadata:open num_response_items:number policy_violation_info:open
    receive_timestamp:date request:open resource.type resource.labels:open
    resource_location.current_locations resource_name response:open
    service_data.policy_delta.binding_deltas:open status.code:number status.details:open
    status.message type`,
	"gcp.audit.authentication_info": `
    authority_selector service_account_delegation_info:open service_account_key_name
    third_party_principal:open`,
	"gcp.audit.authorization_info": `
    granted:boolean permission permissionType resource resource_attributes:open`,
	"gcp.audit.logentry_operation": "first:boolean id last:boolean producer",
	actor: "entity.id",
	cloud: "resource_id",
	geo: "name",
	orchestrator: "resource.ip:ip",
	related: "entity",
	service: "target.entity.id",
	target: "entity.id",
	spoor: "attempt:boolean inputs outputs time.off_hours:boolean verb",
	"spoor.chain": `
    account_changed:boolean id principal_changed:boolean region_changed:boolean root
    source_unseen:boolean step:number`,
	"spoor.exposure": "cidrs ports world_open:boolean",
	"spoor.principal": `
    account automation first_seen:date id is_new:boolean kind session`,
	"spoor.resource": "id kind",
	"spoor.target": "accounts public:boolean trust"
};
const writtenTypes = [
	"string",
	"number",
	"decimal",
	"boolean",
	"date",
	"ip",
	"open"
];
let table;
/** Every field with its type; read from the tables when first asked for. */
function fields() {
	table ??= new Map([ecsCoreFields, ownFields].flatMap((sets) => Object.entries(sets).flatMap(([set, words]) => words.trim().split(/\s+/).map(readWord(set)))));
	return table;
}
function readWord(set) {
	return (word) => {
		const [name = "", type = "string"] = word.split(":");
		return [name === "" ? set : `${set}.${name}`, writtenTypes.find((one) => one === type) ?? "string"];
	};
}
/** The type of a field, those inside open ones too; `undefined` when there is no such field. */
function ecsFieldType(path) {
	const known = fields().get(path);
	if (known !== void 0) return known === "open" ? "string" : known;
	for (let end = path.lastIndexOf("."); end > 0; end = path.lastIndexOf(".", end - 1)) {
		const outer = fields().get(path.slice(0, end));
		if (outer !== void 0) return outer === "open" ? "string" : void 0;
	}
}
/** The names of all fields, open ones without what is inside them. */
function ecsFieldNames() {
	return fields().keys();
}
// src/detections/eql/ecs-schema.ts
/** The fields of our events as the schema that rules and queries are checked against. */
const ecsSchema = {
	typeOf: ecsFieldType,
	get names() {
		return ecsFieldNames();
	}
};
// src/detections/eql/constant.ts
/** The constant that an expression is: a literal, or a number with a sign. */
function constantOf(node) {
	if (node.kind === "literal") return {
		value: node.value,
		isDecimal: node.isDecimal
	};
	if (node.kind !== "sign") return void 0;
	const of = constantOf(node.of);
	if (of === void 0 || typeof of.value !== "number") return void 0;
	return {
		value: node.operator === "-" && of.value !== 0 ? -of.value : of.value,
		isDecimal: of.isDecimal
	};
}
// src/detections/eql/functions.ts
const text = { type: "string" };
const whole = { type: "number" };
function arithmetic(name) {
	return {
		name,
		parameters: [whole, whole],
		required: 2,
		result: "number"
	};
}
function textTest(name) {
	return {
		name,
		parameters: [text, text],
		required: 2,
		allowsTilde: true,
		result: "boolean"
	};
}
/** Every function of the language. matching/eql-functions.ts computes them. */
const eqlFunctions = [
	arithmetic("add"),
	arithmetic("subtract"),
	arithmetic("multiply"),
	arithmetic("divide"),
	arithmetic("modulo"),
	{
		name: "between",
		parameters: [
			text,
			text,
			text,
			{
				type: "boolean",
				isConstant: true
			}
		],
		required: 3,
		allowsTilde: true,
		result: "string"
	},
	{
		name: "cidrMatch",
		parameters: [{ type: "ip" }, {
			type: "block",
			isConstant: true
		}],
		required: 2,
		isVariadic: true,
		result: "boolean"
	},
	{
		name: "concat",
		parameters: [{ type: "any" }],
		required: 1,
		isVariadic: true,
		result: "string"
	},
	textTest("endsWith"),
	textTest("startsWith"),
	textTest("stringContains"),
	{
		name: "indexOf",
		parameters: [
			text,
			text,
			whole
		],
		required: 2,
		allowsTilde: true,
		result: "number"
	},
	{
		name: "length",
		parameters: [text],
		required: 1,
		result: "number"
	},
	{
		name: "number",
		parameters: [text, {
			type: "number",
			isConstant: true
		}],
		required: 1,
		result: "number"
	},
	{
		name: "string",
		parameters: [{ type: "any" }],
		required: 1,
		result: "string"
	},
	{
		name: "substring",
		parameters: [
			text,
			whole,
			whole
		],
		required: 2,
		result: "string"
	}
];
/** Functions of older dialects, with what to write instead (eql.md sections 8 and 14). */
const removedFunctions = /* @__PURE__ */ new Map([
	["wildcard", "use: field : (\"a*\", \"b*\")"],
	["match", "use: field regex \"...\""],
	["matchlite", "use: field regex \"...\""],
	["arraycontains", "use ==, which any element of an array may satisfy"],
	["arraycount", "a test on an array asks whether any element satisfies it"],
	["arraysearch", "a test on an array asks whether any element satisfies it"],
	["safe", "put ? before a field that may be unknown"]
]);
const byName = new Map(eqlFunctions.map((one) => [one.name.toLowerCase(), one]));
/** The signature of a function, the case of its name aside. */
function signatureOf(name) {
	return byName.get(name.toLowerCase());
}
// src/detections/eql/check-call.ts
/** Checks a call: the name, the `~`, the number of arguments and what they are. */
function checkCall(node, context, checkArgument) {
	const types = node.arguments.map((one) => checkArgument(one, context));
	const signature = signatureOf(node.name);
	if (signature === void 0) {
		refuseUnknown(node, context);
		return "any";
	}
	if (node.caseInsensitive && signature.allowsTilde !== true) refuseTilde(signature, node, context);
	if (!isArityRight(signature, node.arguments.length)) refuseArity(signature, node, context);
	for (const [index, argument] of node.arguments.entries()) {
		const parameter = signature.parameters[index] ?? signature.parameters.at(-1);
		if (parameter === void 0) continue;
		checkParameter({
			argument,
			parameter,
			type: types[index] ?? "any",
			signature
		}, context);
	}
	refuseZeroDivisor$1(node, context);
	return signature.result;
}
function refuseUnknown(node, { report }) {
	const removed = removedFunctions.get(node.name.toLowerCase());
	const { span } = node;
	if (removed !== void 0) {
		report({
			code: "eql-removed-function",
			message: `the function "${node.name}" is gone from the language`,
			hint: removed,
			span
		});
		return;
	}
	const hint = didYouMean(node.name, eqlFunctions.map((one) => one.name));
	report({
		code: "eql-unknown-function",
		message: `no function "${node.name}"`,
		hint,
		span
	});
}
function refuseTilde({ name }, { span }, { report }) {
	const hint = `only ${eqlFunctions.flatMap((one) => one.allowsTilde === true ? [one.name] : []).join(", ")} have a ~ form`;
	report({
		code: "eql-tilde",
		message: `"${name}~" does not exist`,
		hint,
		span
	});
}
function isArityRight(signature, count) {
	const most = signature.isVariadic === true ? Infinity : signature.parameters.length;
	return count >= signature.required && count <= most;
}
function refuseArity({ name, required, parameters, isVariadic }, node, { report }) {
	const most = parameters.length;
	const exact = most === required ? String(required) : `${required} to ${most}`;
	const wanted = isVariadic === true ? `at least ${required}` : exact;
	report({
		code: "eql-arity",
		message: `"${name}" expects ${wanted} ${wanted === "1" || wanted === "at least 1" ? "argument" : "arguments"}, found ${node.arguments.length}`,
		span: node.span
	});
}
function checkParameter(check, { report }) {
	const { argument, parameter, type, signature } = check;
	const shown = excerptOf(argument);
	const constant = constantOf(argument);
	if (parameter.isConstant === true && constant === void 0) report({
		code: "eql-constant",
		message: `"${signature.name}" needs a constant here; ${shown} is none`,
		span: argument.span
	});
	else if (parameter.type === "block") {
		if (typeof constant?.value === "string" && parseBlock$1(constant.value) !== void 0) return;
		report({
			code: "eql-block",
			message: `${shown} is no block of addresses such as "10.0.0.0/8"`,
			span: argument.span
		});
	} else if (!isSuitable(type, parameter.type)) {
		const wanted = parameter.type === "string" ? "text" : `a value of type ${parameter.type}`;
		report({
			code: "eql-type",
			message: `"${signature.name}" needs ${wanted}; ${shown} is of type ${type}`,
			hint: parameter.type === "string" ? "string(...) makes text of anything" : void 0,
			span: argument.span
		});
	}
}
function isSuitable(type, wanted) {
	if (type === "any" || type === "null" || wanted === "any" || type === wanted) return true;
	return wanted === "number" && type === "decimal" || wanted === "ip" && type === "string";
}
function refuseZeroDivisor$1(node, { report }) {
	if (!["divide", "modulo"].includes(node.name.toLowerCase())) return;
	const [, divisor] = node.arguments;
	const constant = divisor === void 0 ? void 0 : constantOf(divisor);
	if (divisor === void 0 || constant?.value !== 0 || constant.isDecimal) return;
	report({
		code: "eql-division-by-zero",
		message: "division by zero",
		span: divisor.span
	});
}
// src/detections/eql/regex.ts
/** Groups nested deeper are refused: the translation recurses. */
const deepestGroup = 50;
/**
* Translates a Lucene regular expression to RE2 (eql.md section 5): `^` and `$` are ordinary there,
* `"..."` is literal, `@` is any text, `x*?` is an optional `x*`. Complement, intersection, numeric
* intervals and the empty language have no counterpart and are refused. The caller matches the whole
* value and lets `.` match line breaks.
*/
function translateRegex(pattern) {
	try {
		const reader = {
			pattern,
			at: 0,
			depth: 0
		};
		const source = readUnion(reader);
		if (reader.at < pattern.length) return { problem: "a closing parenthesis has no opening one" };
		RE2JS.compile(source);
		return { source };
	} catch (error) {
		return { problem: error instanceof Error ? error.message : String(error) };
	}
}
/** Says why a pattern cannot be translated; never leaves this file. */
var RegexError = class extends Error {};
/** union := sequence ('|' sequence)* */
function readUnion(reader) {
	const branches = [readSequence(reader)];
	while (reader.pattern[reader.at] === "|") {
		reader.at++;
		branches.push(readSequence(reader));
	}
	return branches.join("|");
}
/** sequence := (atom repeat*)* */
function readSequence(reader) {
	let source = "";
	for (;;) {
		const character = reader.pattern[reader.at];
		if (character === void 0 || character === "|" || character === ")") return source;
		source += readRepeats(reader, readAtom(reader));
	}
}
/** repeat := '?' | '*' | '+' | '{n}' | '{n,}' | '{n,m}'; a second one repeats the first's result */
function readRepeats(reader, atom) {
	let source = atom;
	let isRepeated = false;
	for (;;) {
		const repeat = /^(?:[?*+]|\{\d+(?:,\d*)?\})/.exec(reader.pattern.slice(reader.at, reader.at + 24));
		if (repeat === null) return source;
		source = `${isRepeated ? `(?:${source})` : source}${repeat[0]}`;
		reader.at += repeat[0].length;
		isRepeated = true;
	}
}
const refused = {
	"~": "complement",
	"&": "intersection",
	"#": "the empty language",
	"<": "a numeric interval"
};
function readAtom(reader) {
	const character = characterAt(reader.pattern, reader.at);
	const operator = Object.hasOwn(refused, character) ? refused[character] : void 0;
	if (operator !== void 0) throw new RegexError(`"${character}" is ${operator}, which is not supported; escape it: \\${character}`);
	switch (character) {
		case "(": return readGroup(reader);
		case "[": return readClass(reader);
		case "\"": return readQuoted$1(reader);
		case "\\": return readEscape(reader);
	}
	if ("?*+{".includes(character)) throw new RegexError(`"${character}" repeats nothing`);
	reader.at += character.length;
	if (character === ".") return ".";
	return character === "@" ? "(?:.*)" : literalOf$1(character);
}
function readGroup(reader) {
	if (++reader.depth > deepestGroup) throw new RegexError("the groups are nested too deep");
	reader.at++;
	if (reader.pattern[reader.at] === "?") throw new RegexError("\"(?\" groups are not supported");
	const inner = readUnion(reader);
	if (reader.pattern[reader.at] !== ")") throw new RegexError("a group is not closed");
	reader.at++;
	reader.depth--;
	return `(?:${inner})`;
}
/** A class; inside it only `^` at its start, `-` between two characters, `]` and `\` are special. */
function readClass(reader) {
	reader.at++;
	let source = "[";
	if (reader.pattern[reader.at] === "^") {
		source += "^";
		reader.at++;
	}
	for (let isFirst = true;; isFirst = false) {
		const character = characterAt(reader.pattern, reader.at);
		if (character === "") throw new RegexError("a class is not closed");
		if (character === "]" && !isFirst) break;
		if (character === "\\") source += readEscape(reader);
		else {
			reader.at += character.length;
			const isRange = character === "-" && !isFirst && reader.pattern[reader.at] !== "]";
			source += isRange ? "-" : literalOf$1(character);
		}
	}
	reader.at++;
	return `${source}]`;
}
function readQuoted$1(reader) {
	const close = reader.pattern.indexOf("\"", reader.at + 1);
	if (close < 0) throw new RegexError("a quoted text is not closed");
	const quoted = reader.pattern.slice(reader.at + 1, close);
	reader.at = close + 1;
	return `(?:${Array.from(quoted, (one) => literalOf$1(one)).join("")})`;
}
/** `\d \w \s` and their opposites are classes; before anything else a backslash makes it ordinary. */
function readEscape(reader) {
	const character = characterAt(reader.pattern, reader.at + 1);
	if (character === "") throw new RegexError("the pattern ends in a backslash");
	reader.at += 1 + character.length;
	return /^[dwsDWS]$/.test(character) ? `\\${character}` : literalOf$1(character);
}
function characterAt(text, at) {
	const code = text.codePointAt(at);
	return code === void 0 ? "" : String.fromCodePoint(code);
}
/** A character as RE2 reads it literally, in a class and outside. */
function literalOf$1(character) {
	if (/^[A-Za-z0-9]$/.test(character)) return character;
	return `\\x{${(character.codePointAt(0) ?? 0).toString(16)}}`;
}
// src/detections/eql/schema.ts
/** The type of a field where the schema or the language knows it. */
function fieldType(path, schema) {
	return schema?.typeOf(path) ?? (path === "@timestamp" ? "date" : void 0);
}
/** Is the field known not to exist, so that with `?` it is the literal null (eql.md section 4)? */
function isUnknownField$1(field, schema) {
	return schema !== void 0 && schema.typeOf(field.path) === void 0;
}
/** The field as a query names it. */
function fieldReference(path, schema) {
	const type = fieldType(path, schema);
	const reference = {
		document: "ecs",
		path,
		objects: "leaves"
	};
	return type === void 0 ? reference : {
		...reference,
		type
	};
}
// src/detections/eql/check.ts
/** Reports what Elasticsearch's verifier would refuse in a filter (eql.md sections 4 to 8, 13). */
function checkFilter({ where }, context) {
	expectBoolean(where, "a condition", context);
}
/** Checks an expression and gives its type. */
function checkExpression(node, context) {
	switch (node.kind) {
		case "literal": return literalType(node.value);
		case "field": return checkField(node, context);
		case "call": return checkCall(node, context, checkExpression);
		case "sign": return checkNumbers([node.of], context);
		case "arithmetic":
			refuseZeroDivisor(node, context);
			return checkNumbers([node.left, node.right], context);
		case "comparison": return checkComparison(node, context);
		case "in": return checkIn(node, context);
		case "match": return checkMatch(node, context);
		case "and":
		case "or":
			for (const part of node.of) expectBoolean(part, `a part of "${node.kind}"`, context);
			return "boolean";
		case "not":
			expectBoolean(node.of, "what \"not\" negates", context);
			return "boolean";
		default: return unreachable(node);
	}
}
function literalType(value) {
	if (value === null) return "null";
	if (typeof value === "string") return "string";
	return typeof value === "number" ? "number" : "boolean";
}
function checkField(field, { schema, report }) {
	if (!isUnknownField$1(field, schema)) return fieldType(field.path, schema) ?? "any";
	if (field.isOptional) return "null";
	const hint = didYouMean(field.path, schema?.names ?? []);
	const message = `there is no field "${field.path}"`;
	const optional = `write ?${field.path} where it may be absent`;
	report({
		code: "eql-unknown-field",
		message,
		hint: hint === void 0 ? optional : `${hint} or ${optional}`,
		span: field.span
	});
	return "any";
}
function expectBoolean(node, place, context) {
	const type = checkExpression(node, context);
	if (type === "boolean" || type === "any" || type === "null") return;
	const message = `${place} needs to be boolean; ${excerptOf(node)} is ${described(type)}`;
	context.report({
		code: "eql-not-boolean",
		message,
		hint: "compare it with something, such as == or != null",
		span: node.span
	});
}
function described(type) {
	return type === "string" ? "text" : type === "number" || type === "decimal" ? "a number" : type;
}
function checkNumbers(operands, context) {
	for (const operand of operands) {
		const type = checkExpression(operand, context);
		if (type === "number" || type === "decimal" || type === "any" || type === "null") continue;
		const message = `arithmetic needs numbers; ${excerptOf(operand)} is ${described(type)}`;
		context.report({
			code: "eql-type",
			message,
			span: operand.span
		});
	}
	return "number";
}
function refuseZeroDivisor(node, { report }) {
	if (node.operator !== "/" && node.operator !== "%") return;
	const divisor = constantOf(node.right);
	if (divisor?.value !== 0 || divisor.isDecimal) return;
	report({
		code: "eql-division-by-zero",
		message: "division by zero",
		span: node.right.span
	});
}
function checkComparison(node, context) {
	const left = checkExpression(node.left, context);
	const right = checkExpression(node.right, context);
	if (left === "date") expectDate(node.right, context);
	if (right === "date") expectDate(node.left, context);
	const offender = fieldIn(node.right, context);
	if (fieldIn(node.left, context) !== void 0 && offender !== void 0) refuseFieldComparison(offender, node, context);
	return "boolean";
}
/** A text that stands against a date must be one; date maths would need a clock. */
function expectDate(node, { report }) {
	const value = constantOf(node)?.value;
	if (typeof value !== "string" || parseDateUnit(value) !== void 0) return;
	report({
		code: "eql-date",
		message: `${excerptOf(node)} is no date`,
		hint: "write 2026-01-31, 2026-01-31T10:00:00Z or epoch milliseconds; now is not supported",
		span: node.span
	});
}
function checkIn(node, context) {
	const type = checkExpression(node.value, context);
	for (const item of node.items) {
		const itemType = checkExpression(item, context);
		const offender = fieldIn(item, context);
		if (offender !== void 0) refuseFieldComparison(offender, node, context);
		if (type === "date") expectDate(item, context);
		if (node.caseInsensitive && itemType !== "string") {
			const message = `in~ compares text; ${excerptOf(item)} is none`;
			context.report({
				code: "eql-type",
				message,
				span: item.span
			});
		}
	}
	if (node.caseInsensitive) expectText(node.value, {
		type,
		operator: "in~"
	}, context);
	return "boolean";
}
function checkMatch(node, context) {
	const type = checkExpression(node.value, context);
	expectText(node.value, {
		type,
		operator: node.operator
	}, context);
	for (const pattern of node.patterns) if (typeof pattern.value !== "string") {
		const message = `"${node.operator}" takes patterns in double quotes`;
		context.report({
			code: "eql-type",
			message,
			hint: "use ==",
			span: pattern.span
		});
	} else if (node.operator === "regex" || node.operator === "regex~") {
		const translated = translateRegex(pattern.value);
		if ("source" in translated) continue;
		const message = `not a regular expression: ${translated.problem}`;
		context.report({
			code: "eql-regex",
			message,
			span: pattern.span
		});
	}
	return "boolean";
}
function expectText(node, { type, operator }, { report }) {
	if (type === "string" || type === "any" || type === "null") return;
	report({
		code: "eql-type",
		message: `"${operator}" needs text; ${excerptOf(node)} is ${described(type)}`,
		hint: "use ==, or string(...) to make it text",
		span: node.span
	});
}
function refuseFieldComparison(offender, node, { report }) {
	report({
		code: "eql-field-comparison",
		message: `a field cannot be compared with a field: ${offender.path} in ${excerptOf(node)}`,
		hint: "one side must be constant; two fields may stand inside one function call",
		span: offender.span
	});
}
/** The first field in an expression; an optional one that is unknown is the literal null and none. */
function fieldIn(node, context) {
	switch (node.kind) {
		case "literal": return;
		case "field": return node.isOptional && isUnknownField$1(node, context.schema) ? void 0 : node;
		case "call": return firstFieldIn(node.arguments, context);
		case "sign":
		case "not": return fieldIn(node.of, context);
		case "arithmetic":
		case "comparison": return firstFieldIn([node.left, node.right], context);
		case "in": return firstFieldIn([node.value, ...node.items], context);
		case "match": return fieldIn(node.value, context);
		case "and":
		case "or": return firstFieldIn(node.of, context);
		default: return unreachable(node);
	}
}
function firstFieldIn(nodes, context) {
	for (const node of nodes) {
		const found = fieldIn(node, context);
		if (found !== void 0) return found;
	}
}
// src/detections/eql/check-statement.ts
/** Reports what Elasticsearch's verifier would refuse in a whole statement (eql.md section 13). */
function checkStatement({ query, pipes }, context) {
	switch (query.kind) {
		case "filter":
			checkFilter(query, context);
			break;
		case "sequence":
			checkSequence(query, context);
			break;
		case "sample": checkSample(query, context);
	}
	for (const pipe of pipes) checkPipe(pipe, query, context);
}
function checkSequence(query, context) {
	const { stages, until, span } = query;
	if (stages.reduce((sum, stage) => sum + stage.runs, 0) < 2) context.report({
		code: "eql-stages",
		message: "a sequence needs at least two stages",
		hint: "with runs=2 counts as two",
		span
	});
	if (stages.some((stage) => stage.isMissing) && query.maxspan === void 0) context.report({
		code: "eql-missing-event",
		message: "a missing event ![..] needs a maxspan",
		span
	});
	if (stages.every((stage) => stage.isMissing)) context.report({
		code: "eql-missing-event",
		message: "a sequence needs at least one stage that is not missing",
		span
	});
	if (until?.isMissing === true || until !== void 0 && until.runs > 1) context.report({
		code: "eql-missing-event",
		message: "until takes a plain stage, without ! and runs",
		span: until.span
	});
	checkStages(query.by, until === void 0 ? stages : [...stages, until], context);
}
function checkSample(query, context) {
	const refuse = (message) => context.report({
		code: "eql-sample",
		message,
		span: query.span
	});
	if (query.stages.length < 2) refuse("a sample needs at least two filters");
	if (query.stages.some((stage) => stage.isMissing)) refuse("a sample takes no missing events");
	if (query.stages.some((stage) => stage.runs > 1)) refuse("a sample takes no runs");
	if (query.by.length + (query.stages[0]?.by.length ?? 0) === 0) refuse("a sample needs a key");
	checkStages(query.by, query.stages, context);
}
/** Every stage must have as many keys as the first, of types that fit, shared ones first. */
function checkStages(shared, stages, context) {
	const sharedTypes = checkKeys(shared, context);
	let first;
	for (const stage of stages) {
		checkFilter(stage.filter, context);
		const types = [...sharedTypes, ...checkKeys(stage.by, context)];
		if (first !== void 0) compareKeys({
			first,
			types,
			stage
		}, context);
		first ??= types;
	}
}
function checkKeys(keys, context) {
	return keys.map((key) => {
		if (key.kind === "field") return checkExpression(key, context);
		const message = `a key is a plain field; ${excerptOf(key)} is none`;
		context.report({
			code: "eql-unsupported-key",
			message,
			span: key.span
		});
		return "any";
	});
}
function compareKeys({ first, types, stage }, context) {
	if (first.length !== types.length) {
		const message = `the stage has ${types.length} keys, the first one ${first.length}`;
		context.report({
			code: "eql-key-count",
			message,
			span: stage.span
		});
		return;
	}
	for (const [index, type] of types.entries()) {
		const other = first[index] ?? "any";
		if (canBeEqual(type, other)) continue;
		const message = `key ${index + 1} is of type ${type} here and of type ${other} in the first stage`;
		context.report({
			code: "eql-key-type",
			message,
			span: stage.span
		});
	}
}
function canBeEqual(first, second) {
	const [one, other] = [first, second].map((type) => type === "decimal" ? "number" : type);
	return one === other || [one, other].some((type) => type === "any" || type === "null");
}
function checkPipe(pipe, query, { report }) {
	const { name, span } = pipe;
	if (query.kind === "sample") report({
		code: "eql-sample",
		message: "a sample takes no pipes",
		span
	});
	else if (isRemovedPipe(name)) report(removedPipeFault(name, span));
	else if (name !== "head" && name !== "tail") {
		const hint = didYouMean(name, ["head", "tail"]);
		report({
			code: "eql-pipe",
			message: `there is no pipe "${name}"`,
			hint,
			span
		});
	} else if (!isCount(pipe.arguments)) report({
		code: "eql-pipe",
		message: `"${name}" takes one whole number from 0 on`,
		span
	});
}
function isCount(values) {
	const [only] = values;
	const constant = only === void 0 || values.length > 1 ? void 0 : constantOf(only);
	return typeof constant?.value === "number" && constant.value >= 0 && !constant.isDecimal;
}
// src/detections/eql/compile-context.ts
/** The field as the query names it; `undefined` for an unknown optional one, which is null. */
function referenceOf(field, { schema }) {
	return field.isOptional && isUnknownField$1(field, schema) ? void 0 : fieldReference(field.path, schema);
}
// src/detections/eql/pattern.ts
/**
* The parts of a pattern of `:`, `like` or `like~`: `*` any run, `?` one character, everything else
* itself; there is no escape (eql.md section 5).
*/
function likeParts(pattern) {
	return pattern.split(/([*?])/).flatMap((piece) => piece === "" ? [] : [partOf(piece)]);
}
/**
* The parts of the wildcard search that stringContains and endsWith become on a field and a constant:
* `*` and `?` are live and a backslash makes the next character ordinary (eql.md section 8).
*/
function luceneParts(constant) {
	return [...constant.matchAll(/\\([\s\S])|([*?])|[^\\*?]+|\\$/g)].map(([piece, escaped]) => escaped === void 0 ? partOf(piece) : { text: escaped });
}
function partOf(piece) {
	if (piece === "*") return { any: "run" };
	return piece === "?" ? { any: "one" } : { text: piece };
}
/** The matcher of a pattern; one without wildcards is an equality. */
function likeMatcher(pattern, caseSensitive) {
	const parts = likeParts(pattern);
	return parts.every((part) => "text" in part) ? {
		kind: "equals",
		value: pattern,
		caseSensitive
	} : {
		kind: "pattern",
		parts,
		caseSensitive
	};
}
// src/detections/eql/compile-expression.ts
/** The computed form of a checked expression, as it stands inside a leaf. */
function compileExpression$1(node, context) {
	const compile = (child) => compileExpression$1(child, context);
	switch (node.kind) {
		case "literal": return node.isDecimal ? {
			kind: "literal",
			value: node.value,
			decimal: true
		} : {
			kind: "literal",
			value: node.value
		};
		case "field": {
			const field = referenceOf(node, context);
			return field === void 0 ? {
				kind: "literal",
				value: null
			} : {
				kind: "field",
				field
			};
		}
		case "call": {
			const { name, caseInsensitive } = node;
			return {
				kind: "call",
				name,
				caseInsensitive,
				arguments: node.arguments.map(compile)
			};
		}
		case "sign": return node.operator === "+" ? compile(node.of) : {
			kind: "negate",
			of: compile(node.of)
		};
		case "arithmetic": {
			const { kind, operator } = node;
			return {
				kind,
				operator,
				left: compile(node.left),
				right: compile(node.right)
			};
		}
		case "comparison": {
			const { kind, operator } = node;
			return {
				kind,
				operator,
				left: compile(node.left),
				right: compile(node.right)
			};
		}
		case "in": {
			const { caseInsensitive, negated } = node;
			const items = node.items.map(compile);
			return {
				kind: "in",
				value: compile(node.value),
				items,
				caseInsensitive,
				negated
			};
		}
		case "match": return {
			kind: "match",
			value: compile(node.value),
			matchers: matchersOf(node)
		};
		case "and":
		case "or": return {
			kind: node.kind,
			of: node.of.map(compile)
		};
		case "not": return {
			kind: "not",
			of: compile(node.of)
		};
		default: return unreachable(node);
	}
}
/** One matcher for each pattern of `:`, `like` or `regex` (eql.md section 5). */
function matchersOf({ operator, patterns }) {
	const texts = patterns.flatMap(({ value }) => typeof value === "string" ? [value] : []);
	switch (operator) {
		case ":":
		case "like~": return texts.map((text) => likeMatcher(text, false));
		case "like": return texts.map((text) => likeMatcher(text, true));
		case "regex":
		case "regex~": return texts.flatMap((text) => regexMatcher(text, operator === "regex~"));
		default: return unreachable(operator);
	}
}
/** Nothing for a pattern without translation: the check has refused it. */
function regexMatcher(pattern, ignoreCase) {
	const translated = translateRegex(pattern);
	if (!("source" in translated)) return [];
	const flags = {
		ignoreCase,
		multiLine: false,
		dotAll: true
	};
	return [{
		kind: "regex",
		source: translated.source,
		flags,
		whole: true
	}];
}
// src/detections/eql/equality.ts
/** Types whose values equal and order by their text or number alone. */
const plainTypes = /* @__PURE__ */ new Set([
	"string",
	"number",
	"decimal",
	"boolean",
	void 0
]);
/**
* May the literal be compared by its plain value? Not with dates, versions and addresses, whose types
* have an equality and order of their own (eql.md section 6), nor when the field's type is unknown and
* the literal looks like a date or an address.
*/
function isPlainComparison(value, type) {
	if (!plainTypes.has(type)) return false;
	if (typeof value !== "string" || type !== void 0) return true;
	return !isDateText(value) && parseAddress(value) === void 0;
}
/** The matcher that is the same as `== value`, where there is one. */
function equalityMatcher(value, type) {
	if (value === null || !isPlainComparison(value, type)) return void 0;
	return {
		kind: "equals",
		value: coerced(value, type),
		caseSensitive: true
	};
}
/** The matcher that is the same as an ordering by a plain value, where there is one. */
function orderMatcher(operator, value, type) {
	if (value === null || typeof value === "boolean" || !isPlainComparison(value, type)) return;
	const bound = coerced(value, type);
	return typeof bound === "boolean" ? void 0 : {
		kind: "compare",
		operator,
		value: bound
	};
}
/** A text that stands for a number becomes one where the field holds numbers: `code == "7"`. */
function coerced(value, type) {
	if (typeof value !== "string" || type !== "number" && type !== "decimal") return value;
	return /^[+-]?\d+(?:\.\d+)?$/.test(value) ? Number(value) : value;
}
// src/detections/eql/compile-comparison.ts
/**
* The predicate of a comparison in the skeleton. `!=` is `not ==`; `== null` on a field asks whether
* it is missing; `== true` on a test is that test and `== false` its negation, both two-valued
* (eql.md section 4).
*/
function compileComparison(comparison, context, compileCondition) {
	const node = constantRight(comparison);
	const { span } = node;
	if (node.operator === "!=") return {
		kind: "not",
		of: compileComparison({
			...node,
			operator: "=="
		}, context, compileCondition),
		span
	};
	const constant = constantOf(node.right);
	if (node.operator === "==" && typeof constant?.value === "boolean" && isTest(node.left)) {
		const test = compileCondition(node.left, context);
		return constant.value ? test : {
			kind: "not",
			of: test,
			span
		};
	}
	const field = node.left.kind === "field" ? referenceOf(node.left, context) : void 0;
	return (field === void 0 || constant === void 0 ? void 0 : plainComparison({
		field,
		constant,
		operator: node.operator,
		span
	})) ?? {
		kind: "expression",
		expression: compileExpression$1(node, context),
		span
	};
}
const flipped = {
	"==": "==",
	"!=": "!=",
	"<": ">",
	"<=": ">=",
	">": "<",
	">=": "<="
};
function constantRight(node) {
	if (constantOf(node.left) === void 0 || constantOf(node.right) !== void 0) return node;
	return {
		...node,
		operator: flipped[node.operator],
		left: node.right,
		right: node.left
	};
}
/** Is it true or false by itself, other than a boolean field, which may also be missing? */
function isTest(node) {
	switch (node.kind) {
		case "comparison":
		case "in":
		case "match":
		case "and":
		case "or":
		case "not": return true;
		case "call": return signatureOf(node.name)?.result === "boolean";
		default: return false;
	}
}
function plainComparison(comparison) {
	const { field, constant, operator, span } = comparison;
	if (operator === "==" && constant.value === null) return {
		kind: "not",
		of: {
			kind: "presence",
			field,
			test: "present",
			span
		},
		span
	};
	const matcher = operator === "==" ? equalityMatcher(constant.value, field.type) : orderMatcher(operator, constant.value, field.type);
	return matcher === void 0 ? void 0 : {
		kind: "field",
		field,
		matcher,
		span
	};
}
// src/detections/eql/compile-condition.ts
/**
* The predicate of a checked condition. `and`, `or` and `not` become the two-valued skeleton; what is
* below them is a leaf, a plain field test where that is the same thing and a computed expression
* otherwise (eql.md section 4).
*/
function compileCondition$1(node, context) {
	const { span } = node;
	switch (node.kind) {
		case "and":
		case "or": return {
			kind: node.kind,
			of: node.of.map((one) => compileCondition$1(one, context)),
			span
		};
		case "not": return {
			kind: "not",
			of: compileCondition$1(node.of, context),
			span
		};
		case "comparison": return compileComparison(node, context, compileCondition$1);
		case "in": return compileIn(node, context);
		case "match": return compileMatch(node, context);
		case "call": return compileCall(node, context);
		case "field": {
			const field = referenceOf(node, context);
			if (field === void 0) return {
				kind: "constant",
				value: false,
				span
			};
			return {
				kind: "field",
				field,
				matcher: isTrue,
				span
			};
		}
		case "literal": return {
			kind: "constant",
			value: node.value === true,
			span
		};
		case "sign":
		case "arithmetic": return computedLeaf(node, context);
	}
}
const isTrue = {
	kind: "equals",
	value: true,
	caseSensitive: true
};
function computedLeaf(node, context) {
	return {
		kind: "expression",
		expression: compileExpression$1(node, context),
		span: node.span
	};
}
/** Some value of the field satisfies one of the matchers. */
function fieldLeaf(field, matchers, span) {
	const [only] = matchers;
	if (only !== void 0 && matchers.length === 1) return {
		kind: "field",
		field,
		matcher: only,
		span
	};
	return {
		kind: "or",
		of: matchers.map((matcher) => ({
			kind: "field",
			field,
			matcher
		})),
		span
	};
}
function fieldOf$2(node, context) {
	return node.kind === "field" ? referenceOf(node, context) : void 0;
}
function compileMatch(node, context) {
	const field = fieldOf$2(node.value, context);
	return field === void 0 ? computedLeaf(node, context) : fieldLeaf(field, matchersOf(node), node.span);
}
/** `x not in (...)` is `not (x in (...))`, hence true when x is missing (eql.md section 4). */
function compileIn(node, context) {
	const { span } = node;
	const positive = {
		...node,
		negated: false
	};
	const of = plainIn(positive, context) ?? computedLeaf(positive, context);
	return node.negated ? {
		kind: "not",
		of,
		span
	} : of;
}
/** The same as equalities of the field with each item, where each item has such a matcher. */
function plainIn(node, context) {
	const field = fieldOf$2(node.value, context);
	if (field === void 0) return void 0;
	const matchers = node.items.map((item) => {
		const constant = constantOf(item);
		if (constant === void 0) return void 0;
		return node.caseInsensitive ? insensitiveMatcher(constant.value) : equalityMatcher(constant.value, field.type);
	});
	const known = matchers.filter((matcher) => matcher !== void 0);
	return known.length === matchers.length ? fieldLeaf(field, known, node.span) : void 0;
}
function insensitiveMatcher(value) {
	return typeof value === "string" ? {
		kind: "equals",
		value,
		caseSensitive: false
	} : void 0;
}
/**
* cidrMatch, startsWith, endsWith and stringContains on a field and constants are field tests; the
* last two with live wildcards in the constant (eql.md section 8).
*/
function compileCall(node, context) {
	const [first, ...others] = node.arguments;
	const field = first === void 0 ? void 0 : fieldOf$2(first, context);
	const texts = others.flatMap((one) => textOf$2(one));
	if (field === void 0 || texts.length !== others.length) return computedLeaf(node, context);
	const matchers = texts.flatMap((text) => callMatcher(node, text) ?? []);
	return matchers.length === texts.length && matchers.length > 0 ? fieldLeaf(field, matchers, node.span) : computedLeaf(node, context);
}
function textOf$2(node) {
	const value = constantOf(node)?.value;
	return typeof value === "string" ? [value] : [];
}
const anyRun = { any: "run" };
function callMatcher({ name, caseInsensitive }, text) {
	const pattern = (...parts) => ({
		kind: "pattern",
		parts,
		caseSensitive: !caseInsensitive
	});
	switch (name.toLowerCase()) {
		case "cidrmatch": return {
			kind: "cidr",
			block: text
		};
		case "startswith": return pattern({ text }, anyRun);
		case "endswith": return pattern(anyRun, ...luceneParts(text));
		case "stringcontains": return pattern(anyRun, ...luceneParts(text), anyRun);
		default: return;
	}
}
// src/detections/eql/compile-statement.ts
/** The query of a checked statement. */
function compileStatement({ query, pipes }, options) {
	const piped = pipes.length === 0 ? {} : { pipes: pipes.flatMap(compilePipe) };
	switch (query.kind) {
		case "filter": return {
			kind: "event",
			where: compileFilter(query, options),
			...piped
		};
		case "sequence": return {
			...compileSequence(query, options),
			...piped
		};
		case "sample": return {
			kind: "sample",
			stages: query.stages.map((stage) => compileStage(stage, query.by, options))
		};
		default: return unreachable(query);
	}
}
function compileSequence(query, options) {
	const { by, maxspan, until } = query;
	return {
		kind: "sequence",
		stages: query.stages.map((stage) => ({
			...compileStage(stage, by, options),
			isMissing: stage.isMissing,
			runs: stage.runs
		})),
		...maxspan === void 0 ? {} : { maxspan: maxspan.count * unitMillis[maxspan.unit] },
		...until === void 0 ? {} : { until: compileStage(until, by, options) }
	};
}
/** Shared keys come first, then the stage's own (eql.md section 9.2). */
function compileStage({ filter, by, span }, shared, options) {
	const keys = [...shared, ...by].flatMap((key) => compileKey(key, options));
	return {
		where: compileFilter(filter, options),
		keys,
		span
	};
}
/** Nothing for what is no field: the check has refused it. */
function compileKey(key, { schema }) {
	if (key.kind !== "field") return [];
	const field = referenceOf(key, { schema });
	return [{
		...field === void 0 ? {} : { field },
		isOptional: key.isOptional
	}];
}
/** Nothing for an unknown pipe or a faulty count: the check has refused it. */
function compilePipe({ name, arguments: values }) {
	const [only] = values;
	const count = only === void 0 ? void 0 : constantOf(only)?.value;
	if (name !== "head" && name !== "tail" || typeof count !== "number") return [];
	return [{
		kind: name,
		count
	}];
}
/** The category gate, if any, and the condition. */
function compileFilter(filter, options) {
	const { category, span } = filter;
	const where = compileCondition$1(filter.where, { schema: options.schema });
	if (category === void 0) return where;
	return {
		kind: "and",
		of: [{
			kind: "field",
			field: fieldReference(options.eventCategoryField ?? "event.category", options.schema),
			matcher: {
				kind: "equals",
				value: category,
				caseSensitive: true
			}
		}, where],
		span
	};
}
// src/detections/eql/compile.ts
/**
* Compiles an EQL text to a query, or tells everything that is wrong with it: the first syntax error,
* or all faults of a text that parses.
*/
function compileEql(text, options = {}) {
	const name = options.name ?? "<query>";
	const parsed = parseEql(text, name);
	if ("diagnostics" in parsed) return parsed;
	const faults = [];
	const context = {
		schema: options.schema,
		report: (fault) => void faults.push(fault)
	};
	checkStatement(parsed.statement, context);
	if (faults.length > 0) return { diagnostics: faults.map((fault) => faultDiagnostic(fault, {
		name,
		text
	})) };
	return { query: compileStatement(parsed.statement, options) };
}
// src/detections/eql/rule-data.ts
/** The data sets that our normalisers fill, as Elastic's integrations name them. */
const dataSets = [
	"aws.cloudtrail",
	"azure.activitylogs",
	"gcp.audit"
];
/** The data streams that hold them, in the default namespace. */
const dataStreams = dataSets.map((name) => `logs-${name}-default`);
/** Beats write every module into one index, so that its name tells nothing of the data. */
const unspecific = [
	"filebeat-*",
	"filebeat*",
	"*:filebeat-*"
];
const dataSetFields = ["event.dataset", "data_stream.dataset"];
/**
* What a rule needs that is not read: the names of indices when none of them holds our logs, or of data
* sets when the query asks for others only; `undefined` for a rule that can find something.
*/
function unreadData(indices, statement) {
	const foreign = foreignIndices(indices);
	const others = indices.filter((one) => !unspecific.includes(one) && !one.startsWith("-"));
	if (others.length > 0 && foreign.length === others.length) return foreign;
	const asked = statement === void 0 ? [] : askedDataSets(statement);
	const isOurs = asked.some((name) => dataSets.some((one) => fitsPattern(name, one)));
	return asked.length === 0 || isOurs ? void 0 : asked;
}
/** The index patterns that cannot hold one of our logs. */
function foreignIndices(indices) {
	return indices.filter((index) => {
		if (unspecific.includes(index) || index.startsWith("-")) return false;
		const pattern = index.slice(index.lastIndexOf(":") + 1);
		return !dataStreams.some((stream) => fitsPattern(pattern, stream));
	});
}
/** Does a text fit a pattern in which `*` stands for anything? Letter case does not count. */
function fitsPattern(pattern, text) {
	const [first = "", ...rest] = pattern.toLowerCase().split("*");
	const last = rest.pop();
	const whole = text.toLowerCase();
	if (last === void 0) return whole === first;
	if (!whole.startsWith(first)) return false;
	let from = first.length;
	for (const part of rest) {
		const found = whole.indexOf(part, from);
		if (found < 0) return false;
		from = found + part.length;
	}
	return whole.length - last.length >= from && whole.endsWith(last);
}
/** The data sets that the conditions of a statement name, outside of `not`. */
function askedDataSets({ query }) {
	return (query.kind === "filter" ? [query] : query.stages.map(({ filter }) => filter)).flatMap(({ where }) => askedIn(where));
}
function askedIn(node) {
	switch (node.kind) {
		case "and":
		case "or": return node.of.flatMap(askedIn);
		case "comparison":
			if (node.operator !== "==") return [];
			return isDataSet(node.left) ? textsOf$1([node.right]) : [];
		case "in": return isDataSet(node.value) && !node.negated ? textsOf$1(node.items) : [];
		case "match": return isDataSet(node.value) && !node.operator.startsWith("regex") ? textsOf$1(node.patterns) : [];
		default: return [];
	}
}
function isDataSet(node) {
	return node.kind === "field" && dataSetFields.includes(node.path);
}
function textsOf$1(nodes) {
	return nodes.flatMap((node) => {
		const value = constantOf(node)?.value;
		return typeof value === "string" ? [value] : [];
	});
}
// src/detections/eql/rule-place.ts
/**
* Moves diagnostics from the query to its file. A query that the file writes in escapes of its own
* keeps its line and column in the message.
*/
function placeInFile(diagnostics, query, file) {
	const place = placeOf$1(query, file.text);
	return diagnostics.map((diagnostic) => {
		const { line = 1, column = 1, ...rest } = diagnostic;
		const offset = place(offsetAt(query, line, column));
		if (offset !== void 0) return {
			...rest,
			...positionAt(file, offset)
		};
		const message = `${rest.message} (line ${line}, column ${column} of the query)`;
		return {
			...rest,
			message
		};
	});
}
/** A literal string of TOML holds the query as it is, JSON in JSON's escapes. */
function placeOf$1(query, text) {
	const plain = text.indexOf(query);
	if (plain >= 0) return (offset) => plain + offset;
	const escaped = text.indexOf(JSON.stringify(query));
	if (escaped < 0) return () => void 0;
	return (offset) => escaped + JSON.stringify(query.slice(0, offset)).length - 1;
}
function offsetAt(text, line, column) {
	return text.split("\n").slice(0, line - 1).reduce((sum, one) => sum + one.length + 1, 0) + column - 1;
}
// src/detections/eql/elastic-rule.ts
/** Kinds of rules whose queries are run elsewhere; those of type `query` tell their language. */
const otherKinds = /* @__PURE__ */ new Map([
	["esql", "ES|QL"],
	["kuery", "KQL"],
	["lucene", "Lucene"],
	["machine_learning", "machine learning"],
	["new_terms", "new terms (KQL)"],
	["saved_query", "saved queries (KQL)"],
	["threat_match", "indicator match (KQL)"],
	["threshold", "threshold (KQL)"]
]);
/** Parts of a rule that narrow it down in Kibana and are not run here. */
const partsNotRun = [
	"filters",
	"exceptions_list",
	"alert_suppression"
];
/** Is the object a rule at all? Every rule has a type, and a name or an id. */
function isElasticRule(rule) {
	return textOf$3(rule["type"]) !== void 0 && (isText(rule["name"]) || isText(rule["rule_id"]));
}
/** Loads a rule of type eql; others are named as not run. */
function loadElasticRule(rule, file) {
	const type = textOf$3(rule["type"]) ?? "";
	const language = textOf$3(rule["language"]) ?? "kuery";
	if (type !== "eql") {
		const kind = type === "query" ? language : type;
		return left(rule, file, {
			why: "language",
			what: otherKinds.get(kind) ?? kind
		});
	}
	const query = textOf$3(rule["query"]);
	if (query === void 0) return {
		detections: [],
		diagnostics: [{
			code: "elastic-rule-invalid",
			severity: "error",
			message: `the rule "${titleOf(rule, file)}" has no query`,
			file: file.name
		}]
	};
	return loadEqlRule(rule, query, file);
}
function loadEqlRule(rule, query, file) {
	const indices = textsOf(rule["index"]);
	const parsed = parseEql(query);
	const unread = unreadData(indices, "statement" in parsed ? parsed.statement : void 0);
	if (unread !== void 0) return left(rule, file, {
		why: "data",
		what: unread.join(", ")
	});
	const category = textOf$3(rule["event_category_override"]);
	const compiled = compileEql(query, {
		name: file.name,
		schema: ecsSchema,
		...category === void 0 ? {} : { eventCategoryField: category }
	});
	if ("diagnostics" in compiled) {
		const foreign = foreignIndices(indices);
		if (foreign.length > 0 && compiled.diagnostics.every(isUnknownField)) return left(rule, file, {
			why: "data",
			what: foreign.join(", ")
		});
		return {
			detections: [],
			diagnostics: placeInFile(compiled.diagnostics, query, file)
		};
	}
	return {
		detections: [detectionOf$1(rule, {
			query: compiled.query,
			text: query,
			file
		})],
		diagnostics: remarks(rule, file)
	};
}
function isUnknownField({ code }) {
	return code === "eql-unknown-field";
}
function detectionOf$1(rule, made) {
	const title = titleOf(rule, made.file);
	const description = textOf$3(rule["description"]);
	const tiebreakerField = textOf$3(rule["tiebreaker_field"]);
	return {
		id: textOf$3(rule["rule_id"]) ?? title,
		title,
		...description === void 0 ? {} : { description: description.trim() },
		language: "eql",
		level: levelOf(rule) ?? "medium",
		techniques: techniquesOf(rule),
		falsePositives: textsOf(rule["false_positives"]).map((one) => one.trim()),
		text: made.text,
		file: made.file.name,
		...tiebreakerField === void 0 ? {} : { tiebreakerField },
		query: made.query
	};
}
/** What a rule says that is not done here. */
function remarks(rule, { name }) {
	const place = {
		severity: "warning",
		file: name
	};
	const found = [];
	const parts = partsNotRun.filter((part) => hasMembers(rule[part]));
	if (parts.length > 0) {
		const message = `the rule runs without its ${parts.join(" and ")}`;
		found.push({
			code: "elastic-rule-part",
			message,
			...place
		});
	}
	const time = textOf$3(rule["timestamp_field"]);
	if (time !== void 0 && time !== "@timestamp") {
		const message = `events are ordered by @timestamp, not by "${time}"`;
		found.push({
			code: "elastic-rule-part",
			message,
			...place
		});
	}
	if (levelOf(rule) === void 0) {
		const message = `the severity ${JSON.stringify(rule["severity"] ?? null)} is none of ${levels.slice(1).join(", ")}; medium is taken`;
		found.push({
			code: "elastic-rule-severity",
			message,
			...place
		});
	}
	return found;
}
function levelOf(rule) {
	return levels.find((level) => level === rule["severity"]);
}
/** The ATT&CK ids of the threat mapping, those of sub-techniques too. */
function techniquesOf(rule) {
	const all = objectsOf(rule["threat"]).flatMap((one) => objectsOf(one["technique"])).flatMap((one) => [one, ...objectsOf(one["subtechnique"])]);
	return [...new Set(all.flatMap(({ id }) => textOf$3(id)?.toUpperCase() ?? []))];
}
function left(rule, file, reason) {
	return {
		detections: [],
		diagnostics: [],
		notRun: [{
			title: titleOf(rule, file),
			file: file.name,
			...reason
		}]
	};
}
function titleOf(rule, file) {
	return textOf$3(rule["name"]) ?? textOf$3(rule["rule_id"]) ?? file.name;
}
function hasMembers(value) {
	return isJsonArray(value) ? value.length > 0 : objectOf(value) !== void 0;
}
function objectsOf(value) {
	return isJsonArray(value) ? value.map(objectOf).filter((one) => one !== void 0) : [];
}
function textsOf(value) {
	return isJsonArray(value) ? value.map(textOf$3).filter((one) => one !== void 0) : [];
}
function isText(value) {
	return textOf$3(value) !== void 0;
}
// src/detections/eql/load-elastic.ts
/** Rule files of Elastic: TOML of the detection-rules repository, Kibana's exports, single rules. */
/** Loads the `[rule]` of a TOML file. Another TOML file is named as none. */
function loadElasticToml(text, name) {
	try {
		const document = objectOf(parse(text));
		const rule = objectOf(document?.["rule"]);
		if (rule !== void 0) return loadDocument(rule, {
			name,
			text
		});
		return noRule(name, document?.["hunt"] === void 0 ? "TOML without [rule]" : "hunting query");
	} catch (error) {
		if (!(error instanceof TomlError)) throw error;
		const [message = ""] = error.message.split("\n");
		const { line, column } = error;
		return {
			detections: [],
			diagnostics: [{
				code: "toml-invalid",
				severity: "error",
				message,
				file: name,
				line,
				column
			}]
		};
	}
}
/**
* Loads rules as JSON: one rule, a list of rules, or Kibana's export with a rule on each line and a
* summary on the last.
*/
function loadElasticJson(text, name) {
	const whole = parseJson(text);
	if (whole !== void 0) return joined((isJsonArray(whole) ? whole : [whole]).map((one) => loadDocument(objectOf(one) ?? {}, {
		name,
		text
	})));
	return joined(text.split("\n").flatMap((line, index) => {
		if (line.trim() === "") return [];
		const parsed = parseJson(line);
		if (parsed !== void 0) return [loadDocument(objectOf(parsed) ?? {}, {
			name,
			text
		})];
		return [{
			detections: [],
			diagnostics: [{
				code: "rule-json-invalid",
				severity: "error",
				message: "the line is not valid JSON",
				file: name,
				line: index + 1
			}]
		}];
	}));
}
function loadDocument(document, file) {
	const inside = objectOf(document["attributes"]);
	const rule = inside !== void 0 && isElasticRule(inside) ? inside : document;
	if (document["exported_count"] !== void 0) return {
		detections: [],
		diagnostics: []
	};
	if (textOf$3(document["list_id"]) !== void 0) return noRule(file.name, "exception list");
	return isElasticRule(rule) ? loadElasticRule(rule, file) : noRule(file.name, "something else");
}
function noRule(file, what) {
	return {
		detections: [],
		diagnostics: [],
		notRun: [{
			title: file,
			file,
			why: "no-rule",
			what
		}]
	};
}
function joined(parts) {
	return {
		detections: parts.flatMap(({ detections }) => detections),
		diagnostics: parts.flatMap(({ diagnostics }) => diagnostics),
		notRun: parts.flatMap(({ notRun }) => notRun ?? [])
	};
}
// src/detections/eql/load-eql.ts
/** A comment such as `// title: Snapshots in bulk`; read from the lines before the query only. */
const factComment = /^\/\/[ \t]*(title|id|level|description|technique|falsepositive):[ \t]*(.+)$/;
/**
* Loads one EQL query. Leading `// key: value` comments name it (`title`, `id`, `level`,
* `description`, `technique`, `falsepositive`, the last three repeatable); without them the file
* names it and its level is medium.
*/
function loadEql(text, file) {
	const compiled = compileEql(text, {
		name: file,
		schema: ecsSchema
	});
	if ("diagnostics" in compiled) return {
		detections: [],
		diagnostics: compiled.diagnostics
	};
	const facts = factsOf(text);
	const level = facts("level")[0];
	const description = facts("description").join(" ");
	return {
		detections: [{
			id: facts("id")[0] ?? `eql-${fingerprint(text)}`,
			title: facts("title")[0] ?? file,
			...description === "" ? {} : { description },
			language: "eql",
			level: isLevel(level) ? level : "medium",
			techniques: facts("technique").map((one) => one.toUpperCase()),
			falsePositives: facts("falsepositive"),
			text,
			file,
			query: compiled.query
		}],
		diagnostics: []
	};
}
function factsOf(text) {
	const facts = [];
	for (const line of text.split("\n")) {
		if (line.trim() !== "" && !line.startsWith("//")) break;
		const found = factComment.exec(line.trimEnd());
		if (found !== null) facts.push([found[1] ?? "", found[2] ?? ""]);
	}
	return (key) => facts.flatMap(([name, value]) => name === key ? [value] : []);
}
function isLevel(text) {
	return levels.some((level) => level === text);
}
// src/detections/sigma/encoding.ts
/** How many characters of base64 depend on bytes before the text, by the text's byte offset. */
const lead = [
	0,
	2,
	3
];
/** How many characters depend on bytes after the text, by (length + offset) mod 3; padding counts. */
const tail = [
	0,
	3,
	2
];
/**
* The base64 forms of a text (sigma.md 5): one for `base64`; for `base64offset` the part that is the
* same whatever stands around the text, for each of the three byte offsets it may begin at. Lengths
* count bytes, not characters. A form that would be empty is left out.
*/
function encodeText(text, encoding) {
	const bytes = bytesOf(text, encoding.bytes);
	if (encoding.base64 === "base64") return [base64(bytes)];
	return lead.map((skipped, offset) => {
		const padded = base64([...Array.from({ length: offset }, () => 0), ...bytes]);
		return padded.slice(skipped, padded.length - (tail[(bytes.length + offset) % 3] ?? 0));
	}).filter((form) => form !== "");
}
function bytesOf(text, encoding) {
	switch (encoding) {
		case "utf8": return [...new TextEncoder().encode(text)];
		case "utf16le": return codeUnits(text).flatMap((unit) => [unit & 255, unit >> 8]);
		case "utf16be": return codeUnits(text).flatMap((unit) => [unit >> 8, unit & 255]);
		case "utf16": return [
			255,
			254,
			...bytesOf(text, "utf16le")
		];
	}
}
function codeUnits(text) {
	return Array.from({ length: text.length }, (_, index) => text.charCodeAt(index));
}
function base64(bytes) {
	return btoa(bytes.map((byte) => String.fromCharCode(byte)).join(""));
}
// src/detections/sigma/item-scope.ts
/** The field, or for a keyword any value of the event, satisfies the matcher. */
function found(matcher, { field, taxonomy }) {
	return field === void 0 ? {
		kind: "keyword",
		document: taxonomy.keywords,
		matcher
	} : {
		kind: "field",
		field,
		matcher
	};
}
/** The text of a value; a number or truth value becomes text, with a warning; null is refused. */
function textOf$1(value, scope) {
	if (value.value === null) return refuseType(value, scope, "text");
	if (typeof value.value !== "string") warnOfType(value, scope, "text");
	return value.text;
}
/** Reports a value that cannot be used; returns `undefined`, so that it can end a compiler. */
function refuse$2(value, { report }, problem) {
	report("error", {
		code: "sigma-value",
		at: value.span.start,
		...problem
	});
}
/** Refuses a value of the wrong type. */
function refuseType(value, scope, wanted) {
	return refuse$2(value, scope, { message: `${wanted} is needed here, not ${shown(value)}` });
}
/** Warns of a value that we read and other engines refuse. */
function warnOfType(value, { report }, wanted) {
	const message = `${shown(value)} stands where ${wanted} belongs; other engines refuse it`;
	report("warning", {
		code: "sigma-value-type",
		at: value.span.start,
		message
	});
}
function shown({ value, text }) {
	return typeof value === "string" ? `the text "${text}"` : value === null ? "null" : text;
}
// src/detections/sigma/predicate.ts
/** All of the predicates, at least one, hold. */
function allOf(of) {
	return join$1("and", of);
}
/** One of the predicates, at least one, holds. */
function anyOf(of) {
	return join$1("or", of);
}
/** One alone stays as it is; what is joined the same way already becomes part of the whole. */
function join$1(kind, of) {
	const [only] = of;
	assert(only !== void 0, "an empty list of predicates has been refused before");
	if (of.length === 1) return only;
	return {
		kind,
		of: of.flatMap((one) => isJoin(one, kind) ? one.of : [one])
	};
}
/** A node that has its own place in the rule's text is kept, so that it can be explained. */
function isJoin(one, kind) {
	return one.kind === kind && one.span === void 0;
}
// src/detections/sigma/value.ts
/** `*` in a pattern. */
const run = { any: "run" };
/**
* Splits the text of a Sigma value into text and wildcards (sigma.md 3). A backslash escapes only
* `*`, `?` and itself; before anything else it is a backslash. `**` becomes `*`.
*/
function parsePattern(text) {
	const parts = [];
	let literal = "";
	for (let index = 0; index < text.length; index++) {
		const character = text.charAt(index);
		const next = text.charAt(index + 1);
		if (character === "\\" && isSpecial(next)) {
			literal += next;
			index++;
		} else if (character === "*" || character === "?") {
			parts.push({ text: literal }, { any: character === "*" ? "run" : "one" });
			literal = "";
		} else literal += character;
	}
	return mergeRuns([...parts, { text: literal }]);
}
/** The pattern with the open ends that a modifier gives it; ends already open stay as they are. */
function shapePattern(parts, shape) {
	const before = shape === "contains" || shape === "endswith" ? [run] : [];
	const after = shape === "contains" || shape === "startswith" ? [run] : [];
	return mergeRuns([
		...before,
		...parts,
		...after
	]);
}
/** The text of a pattern without wildcards; `undefined` when it has any. */
function literalText(parts) {
	const texts = parts.map((part) => "text" in part ? part.text : void 0);
	return texts.includes(void 0) ? void 0 : texts.join("");
}
/** Is the pattern a lone `*`, which stands for any value that is not null? */
function isAnything(parts) {
	const [only] = parts;
	return parts.length === 1 && only !== void 0 && "any" in only && only.any === "run";
}
function mergeRuns(parts) {
	return parts.filter((part) => !("text" in part) || part.text !== "").filter((part, index, kept) => !isRun(part) || !isRun(kept[index - 1]));
}
function isRun(part) {
	return part !== void 0 && "any" in part && part.any === "run";
}
function isSpecial(character) {
	return character === "*" || character === "?" || character === "\\";
}
// src/detections/sigma/windash.ts
/** The characters that Windows programs take for the dash of a flag. */
const dashes = [
	"-",
	"/",
	"–",
	"—",
	"―"
];
/** A dash that starts a flag: no word character before it, one after it. */
const flagDash = /(?<![\p{L}\p{N}_])[-/\u2013-\u2015](?=[\p{L}\p{N}_])/gu;
/** Six flags already make 15,625 forms. */
const mostFlags = 6;
/**
* Every form of the pattern with each flag's dash replaced by each kind of dash (sigma.md 5);
* `undefined` when it has more than six flags.
*/
function dashForms(parts) {
	if (parts.reduce((sum, part) => sum + ("text" in part ? countFlags(part.text) : 0), 0) > mostFlags) return void 0;
	let forms = [[]];
	for (const part of parts) {
		const choices = "text" in part ? textForms(part.text).map((text) => ({ text })) : [part];
		forms = forms.flatMap((form) => choices.map((choice) => [...form, choice]));
	}
	return forms;
}
function countFlags(text) {
	return [...text.matchAll(flagDash)].length;
}
function textForms(text) {
	let forms = [""];
	let from = 0;
	for (const { index } of text.matchAll(flagDash)) {
		const between = text.slice(from, index);
		forms = forms.flatMap((form) => dashes.map((dash) => form + between + dash));
		from = index + 1;
	}
	return forms.map((form) => form + text.slice(from));
}
// src/detections/sigma/compile-text.ts
/**
* Compiles a value that is looked for as it is or as text. Without modifiers numbers, truth values
* and null keep their type (sigma.md D5 to D7); with them they become text. Windash and the encodings
* turn one value into alternatives.
*/
function compileText(value, test, scope) {
	if (test.shape === void 0 && test.encoding === void 0 && !test.windash && scope.field !== void 0 && typeof value.value !== "string") return compileTyped(value, test, scope);
	const text = scope.field === void 0 && value.value !== null ? value.text : textOf$1(value, scope);
	if (text === void 0) return void 0;
	const forms = test.encoding === void 0 ? plainForms(text, test, scope) : encodedForms(text, test);
	if (forms === void 0 || forms.length === 0) return refuseForms(value, test, scope);
	return anyOf(forms.map((form) => compilePattern(form, test, scope)));
}
/** Number, truth value or null as such. */
function compileTyped(value, test, scope) {
	const { field } = scope;
	if (field === void 0) return void 0;
	if (value.value === null) return {
		kind: "presence",
		field,
		test: "null"
	};
	return found({
		kind: "equals",
		value: Number.isInteger(value.value) && !Number.isSafeInteger(value.value) ? value.text : value.value,
		caseSensitive: test.cased
	}, scope);
}
function plainForms(text, test, { item, taxonomy }) {
	const pattern = parsePattern(text);
	if (test.windash) return dashForms(pattern);
	const literal = literalText(pattern);
	if (literal === void 0 || item.field === void 0) return [pattern];
	return taxonomy.spellingsOf(item.field, literal).map((spelling) => [{ text: spelling }]);
}
function encodedForms(text, { encoding }) {
	const literal = literalText(parsePattern(text));
	if (literal === void 0 || encoding === void 0) return void 0;
	return encodeText(literal, encoding).map((form) => [{ text: form }]);
}
function refuseForms(value, test, scope) {
	if (test.windash) return refuse$2(value, scope, { message: `"${value.text}" has more than six flags for "windash"` });
	return refuse$2(value, scope, {
		message: `"${value.text}" cannot be encoded: it has a wildcard or is too short`,
		hint: "write a literal * as \\*"
	});
}
function compilePattern(form, test, scope) {
	const parts = shapePattern(form, test.shape ?? (scope.field === void 0 ? "contains" : void 0));
	if (scope.field !== void 0 && isAnything(parts)) return {
		kind: "presence",
		field: scope.field,
		test: "present"
	};
	const caseSensitive = test.cased;
	const literal = literalText(parts);
	return literal === void 0 ? found({
		kind: "pattern",
		parts,
		caseSensitive
	}, scope) : found({
		kind: "equals",
		value: literal,
		caseSensitive
	}, scope);
}
// src/detections/sigma/regex.ts
/** `(?i)` at the start, as sixteen SigmaHQ rules write flags. */
const inlineFlags = /^\(\?([ims]+)\)/;
/**
* Checks a regular expression of a rule: RE2 syntax, so that it runs in linear time; a search, and
* case-sensitive unless a flag says otherwise (sigma.md 5). Flags in front move to the flags.
*/
function compileRegex(written, { flags, shape }) {
	const inline = inlineFlags.exec(written);
	const all = /* @__PURE__ */ new Set([...flags, ...inline?.[1]?.split("") ?? []]);
	const body = written.slice(inline?.[0].length ?? 0);
	const source = `${shape === "startswith" ? "\\A" : ""}${shape === "startswith" || shape === "endswith" ? `(?:${body})` : body}${shape === "endswith" ? "\\z" : ""}`;
	try {
		RE2JS.compile(body);
	} catch (error) {
		if (!(error instanceof RE2JSSyntaxException)) throw error;
		return { refused: error.message };
	}
	return {
		kind: "regex",
		source,
		flags: {
			ignoreCase: all.has("i"),
			multiLine: all.has("m"),
			dotAll: all.has("s")
		},
		whole: false
	};
}
// src/detections/sigma/compile-value.ts
/** Which values a part of time can have; they decide for a rule that could never match. */
const timeRanges = {
	minute: [0, 59],
	hour: [0, 23],
	day: [1, 31],
	week: [1, 53],
	month: [1, 12],
	year: [1, 9999]
};
/** Where the other field's value must stand in this one's. */
const positions = {
	whole: "whole",
	startswith: "start",
	endswith: "end",
	contains: "inside"
};
/** Compiles one value of an item as its modifiers ask (sigma.md 5); `undefined` after an error. */
function compileValue(value, scope) {
	const { test } = scope.item.modifiers;
	switch (test.kind) {
		case "text": return compileText(value, test, scope);
		case "regex": return compileExpression(value, test, scope);
		case "cidr": return compileBlock$1(value, scope);
		case "compare":
			if (typeof value.value !== "number") return refuseType(value, scope, "a number");
			return found({
				kind: "compare",
				operator: test.operator,
				value: value.value
			}, scope);
		case "time-part": return compileTimePart(value, test, scope);
		case "fieldref": return compileFieldReference(value, test, scope);
		case "exists": return compileExists(value, scope);
	}
}
function compileExpression(value, test, scope) {
	const text = textOf$1(value, scope);
	if (text === void 0) return void 0;
	const regex = compileRegex(text, test);
	if (!("refused" in regex)) return found(regex, scope);
	return refuse$2(value, scope, {
		message: `not a regular expression: ${regex.refused}`,
		hint: "RE2 syntax has no look-around and no back references: so it runs in linear time"
	});
}
function compileTimePart({ value, ...place }, { part, operator }, scope) {
	const [least, most] = timeRanges[part];
	if (typeof value === "number" && Number.isInteger(value) && value >= least && value <= most) return found({
		kind: "time-part",
		part,
		operator,
		value
	}, scope);
	return refuseType({
		value,
		...place
	}, scope, `a whole number from ${least} to ${most}`);
}
function compileFieldReference(value, { shape, cased }, scope) {
	const name = typeof value.value === "string" ? literalText(parsePattern(value.text)) : void 0;
	if (name === void 0) return refuseType(value, scope, "the name of a field, without wildcards,");
	const field = scope.taxonomy.fieldOf(name);
	const position = positions[shape ?? "whole"];
	return found({
		kind: "field",
		field,
		position,
		caseSensitive: cased
	}, scope);
}
function compileExists(value, scope) {
	const wanted = value.text.toLowerCase();
	if (scope.field === void 0 || wanted !== "true" && wanted !== "false") return refuseType(value, scope, "true or false");
	if (typeof value.value === "string") warnOfType(value, scope, "true or false without quotes");
	const exists = {
		kind: "presence",
		field: scope.field,
		test: "exists"
	};
	return wanted === "true" ? exists : {
		kind: "not",
		of: exists
	};
}
function compileBlock$1(value, scope) {
	const block = parseBlock$1(value.text);
	const hint = "write it like 10.0.0.0/8 or fe80::/10";
	if (block === void 0) return refuse$2(value, scope, {
		message: `"${value.text}" is no block of addresses`,
		hint
	});
	if (!block.address.some((byte, index) => {
		return (byte & 255 >> Math.min(8, Math.max(0, block.prefix - index * 8))) !== 0;
	})) return found({
		kind: "cidr",
		block: value.text,
		mapped: "apart"
	}, scope);
	return refuse$2(value, scope, {
		message: `"${value.text}" names an address inside its block`,
		hint: "set the bits after the prefix to zero"
	});
}
// src/detections/sigma/report.ts
/** A report that turns each remark into a placed diagnostic and hands it on. */
function reportInto(source, sink) {
	const named = {
		name: source.file ?? "<rule>",
		text: source.text
	};
	return (severity, { code, at, message, hint }) => {
		sink({
			code,
			severity,
			message,
			...source.file === void 0 ? {} : { file: source.file },
			...positionAt(named, at),
			...hint === void 0 ? {} : { hint }
		});
	};
}
/** Is one of the remarks an error? */
function hasError(diagnostics) {
	return diagnostics.some(({ severity }) => severity === "error");
}
// src/detections/sigma/yaml-node.ts
/** The entry of a key, or `undefined`. */
function entryOf(map, key) {
	return map.entries.find((entry) => entry.key === key);
}
/** Names a node's shape for a message. */
function shapeOf(node) {
	if (node.kind !== "scalar") return node.kind === "map" ? "a map" : "a list";
	return node.value === null ? "nothing" : `a ${typeof node.value}`;
}
// src/detections/sigma/yaml-subset.ts
/**
* Reads the YAML that nearly all rules are written in: one document of block maps and lists, scalars
* on one line, literal blocks. It is several times as fast as the whole of YAML (sigma.md 16.1) and
* knows only what it is sure of: `undefined` for anything else, which `yaml` then reads. What it does
* read, it reads exactly as `yaml` does, spans included; the test compares them.
*/
function readYamlSubset(text) {
	if (/[\t\r\u0000-\u0008\u0085\u2028\u2029\ufeff]/.test(text)) return void 0;
	const lines = linesOf(text);
	const [first] = lines;
	if (first === void 0 || first.indent !== 0 || first.start !== 0) return void 0;
	const reader = {
		text,
		lines,
		next: 0
	};
	const root = readMap(reader, {
		indent: 0,
		depth: 0
	});
	if (root === void 0 || reader.next < lines.length) return void 0;
	return {
		root,
		span: {
			start: 0,
			end: text.length
		}
	};
}
/** Deeper documents are left to `yaml`. */
const deepest = 16;
function linesOf(text) {
	const lines = [];
	for (let start = 0; start < text.length;) {
		const found = text.indexOf("\n", start);
		const end = found < 0 ? text.length : found;
		let content = start;
		while (content < end && text.charCodeAt(content) === space$1) content++;
		lines.push({
			start,
			indent: content - start,
			end
		});
		start = end + 1;
	}
	return lines;
}
const space$1 = 32;
const hash = 35;
function isBlank({ text }, { start, indent, end }) {
	return start + indent === end || text.charCodeAt(start + indent) === hash;
}
/** The next line with content; comments and empty lines before it are passed. */
function nextLine(reader) {
	let line = reader.lines[reader.next];
	while (line !== void 0 && isBlank(reader, line)) line = reader.lines[++reader.next];
	return line;
}
const plainKey = /([A-Za-z0-9_][A-Za-z0-9_.|/@-]*|'[^'\n]*'):(?=[ \n]|$)/y;
function readKey(text, at) {
	plainKey.lastIndex = at;
	const written = plainKey.exec(text)?.[1];
	if (written === void 0) return void 0;
	return {
		key: written.startsWith("'") ? written.slice(1, -1) : written,
		start: at,
		end: at + written.length
	};
}
/** A map whose first key stands at `indent` of the next line. */
function readMap(reader, { indent, depth }) {
	const entries = [];
	const keys = /* @__PURE__ */ new Set();
	let start = -1;
	let end = -1;
	let line = reader.lines[reader.next];
	let at = (line?.start ?? 0) + indent;
	while (line !== void 0) {
		const key = depth > deepest ? void 0 : readKey(reader.text, at);
		if (key === void 0 || keys.has(key.key)) return void 0;
		keys.add(key.key);
		const value = readValue(reader, {
			at: key.end + 1,
			line,
			indent,
			depth
		});
		if (value === void 0) return void 0;
		if (start < 0) start = key.start;
		end = value.span.end;
		entries.push({
			key: key.key,
			keySpan: {
				start: key.start,
				end: key.end
			},
			value
		});
		line = nextLine(reader);
		if (line === void 0 || line.indent < indent) break;
		if (line.indent > indent) return void 0;
		at = line.start + indent;
	}
	return {
		kind: "map",
		entries,
		span: {
			start,
			end
		}
	};
}
function readValue(reader, place) {
	const { text } = reader;
	let at = place.at;
	while (text.charCodeAt(at) === space$1) at++;
	const { line, indent, depth } = place;
	if (at < line.end && text.charCodeAt(at) !== hash) {
		reader.next++;
		return text.charAt(at) === "|" ? readLiteral(reader, {
			at,
			line,
			indent
		}) : readScalar(reader, {
			at,
			end: line.end,
			indent
		});
	}
	reader.next++;
	const below = nextLine(reader);
	if (below === void 0 || below.indent < indent) return void 0;
	const isList = text.startsWith("- ", below.start + below.indent);
	if (below.indent === indent && !isList) return void 0;
	const inner = {
		indent: below.indent,
		depth: depth + 1
	};
	return isList ? readList(reader, inner) : readMap(reader, inner);
}
function readList(reader, { indent, depth }) {
	const items = [];
	let line = reader.lines[reader.next];
	if (line === void 0 || depth > deepest) return void 0;
	const start = line.start + indent;
	let end = start;
	while (line !== void 0 && line.indent === indent) {
		if (!reader.text.startsWith("- ", line.start + indent)) break;
		let at = line.start + indent + 2;
		while (reader.text.charCodeAt(at) === space$1) at++;
		const item = readItem(reader, {
			at,
			line,
			indent,
			depth
		});
		if (item === void 0) return void 0;
		items.push(item);
		end = item.span.end;
		line = nextLine(reader);
	}
	if (line !== void 0 && line.indent > indent) return void 0;
	return {
		kind: "list",
		items,
		span: {
			start,
			end
		}
	};
}
function readItem(reader, { at, line, indent, depth }) {
	if (readKey(reader.text, at) !== void 0) return readMap(reader, {
		indent: at - line.start,
		depth: depth + 1
	});
	if (at >= line.end) return void 0;
	reader.next++;
	return readScalar(reader, {
		at,
		end: line.end,
		indent
	});
}
function readScalar(reader, place) {
	const { text } = reader;
	const scalar = /['"]/.test(text.charAt(place.at)) ? readQuoted(text, place) : readPlain(text, place);
	if (scalar === void 0) return void 0;
	const below = nextLine(reader);
	return below !== void 0 && below.indent > place.indent ? void 0 : scalar;
}
function readQuoted(text, { at, end }) {
	const quote = text.charAt(at);
	let close = text.indexOf(quote, at + 1);
	while (quote === "'" && close >= 0 && text.charAt(close + 1) === "'") close = text.indexOf(quote, close + 2);
	if (close < 0 || close >= end) return void 0;
	const rest = text.slice(close + 1, end);
	if (!/^(?: +#.*| *)$/.test(rest)) return void 0;
	const written = text.slice(at + 1, close);
	if (quote === "\"" && written.includes("\\")) return void 0;
	const value = written.includes("''") && quote === "'" ? written.replaceAll("''", "'") : written;
	return {
		kind: "scalar",
		value,
		text: value,
		span: {
			start: at,
			end: close + 1
		}
	};
}
/** What begins other things than plain text, or could not be told from them. */
const specialStart = /[[\]{},&*!|>%@`?:"'#-]/;
function readPlain(text, { at, end }) {
	const line = text.slice(at, end);
	const first = line.charAt(0);
	if (specialStart.test(first) && !/^-[A-Za-z0-9_.]/.test(line)) return void 0;
	const comment = line.indexOf(" #");
	const written = (comment < 0 ? line : line.slice(0, comment)).trimEnd();
	if (written.includes(": ") || written.endsWith(":")) return void 0;
	if (written !== written.replace(/[^\S ]+$/, "")) return void 0;
	const span = {
		start: at,
		end: at + written.length
	};
	const value = plainValue(written);
	return value === void 0 ? void 0 : {
		kind: "scalar",
		value,
		text: written,
		span
	};
}
/** The value by YAML's core schema; `undefined` for numbers of other shapes than whole decimal ones. */
function plainValue(written) {
	if (/^(?:null|Null|NULL|~)$/.test(written)) return null;
	if (/^(?:true|True|TRUE)$/.test(written)) return true;
	if (/^(?:false|False|FALSE)$/.test(written)) return false;
	if (/^(?:0|[1-9]\d{0,14})$/.test(written)) return Number(written);
	if (/^[-+.]?(?:\d[\d_.,xoXO]*(?:[eE][-+]?\d*)?|inf|nan|Inf|NaN|INF|NAN)$/.test(written) || /^0[xo][\dA-Fa-f]+$/.test(written)) return void 0;
	return written;
}
/** `|` and `|-`: the lines as they stand, less the indent of the first. */
function readLiteral(reader, { at, line, indent }) {
	const { text, lines } = reader;
	const header = text.slice(at, line.end).trimEnd();
	const own = lines[reader.next];
	if (header !== "|" && header !== "|-" || own === void 0) return void 0;
	if (own.indent <= indent || own.start + own.indent === own.end) return void 0;
	const found = [];
	let end = own.start;
	for (let one = own; one !== void 0; one = lines[++reader.next]) {
		const isEmpty = one.start + one.indent === one.end;
		if (isEmpty && one.indent > 0) return void 0;
		if (!isEmpty && one.indent < own.indent) {
			if (one.indent > indent) return void 0;
			break;
		}
		found.push(isEmpty ? "" : text.slice(one.start + own.indent, one.end));
		end = Math.min(one.end + 1, text.length);
	}
	if (found.at(-1) === "") return void 0;
	if (header === "|" && text.charAt(end - 1) !== "\n") return void 0;
	const value = found.join("\n") + (header === "|" ? "\n" : "");
	return {
		kind: "scalar",
		value,
		text: value,
		span: {
			start: at,
			end
		}
	};
}
// src/detections/sigma/yaml-tree.ts
/** The longest rule file read, in UTF-16 units; SigmaHQ's largest has 0.4 million. */
const longestText = 5e6;
/** The most values one document may grow to when its aliases are replaced: stops alias bombs. */
const mostNodes = 2e5;
/** Sigma needs five levels. */
const deepestNode = 32;
/**
* Reads a file of YAML documents. A document with a fault is reported and has no root; the others are
* read. Duplicate keys are errors (sigma.md D15).
*/
function readYaml(source, report) {
	if (source.text.length > longestText) {
		report("error", {
			code: "sigma-too-large",
			at: 0,
			message: `the file has more than ${longestText} characters`,
			hint: "split it"
		});
		return [];
	}
	const simple = readYamlSubset(source.text);
	return simple === void 0 ? readAnyYaml(source, report) : [simple];
}
/** The same for every YAML there is; what {@link readYaml} falls back to. */
function readAnyYaml(source, report) {
	const documents = parseAllDocuments(source.text, {
		prettyErrors: false,
		uniqueKeys: false,
		logLevel: "silent"
	});
	return "empty" in documents ? [] : documents.map((document) => readDocument(document, report));
}
function readDocument(document, report) {
	const [start, , end] = document.range;
	const span = {
		start,
		end
	};
	const fault = document.errors[0] ?? document.warnings[0];
	if (fault !== void 0) {
		const message = `not readable as YAML: ${fault.message}`;
		report("error", {
			code: "sigma-yaml",
			at: fault.pos[0],
			message
		});
		return { span };
	}
	const contents = document.contents;
	if (contents === null || isScalar(contents) && contents.value === null) return { span };
	const root = convert(contents, {
		document,
		report,
		nodes: 0
	}, 0);
	return root === void 0 ? { span } : {
		span,
		root
	};
}
/** `undefined` when the node or anything in it is refused; the reason has been reported. */
function convert(node, reader, depth) {
	const at = startOf(node);
	if (++reader.nodes > mostNodes || depth > deepestNode) {
		const message = "the document is nested too deeply or grows too large through its aliases";
		if (reader.nodes <= 200001) {
			reader.report("error", {
				code: "sigma-too-large",
				at,
				message
			});
			reader.nodes = 200001;
		}
		return;
	}
	if (isAlias(node)) return convertAlias(node, reader, depth);
	const span = {
		start: at,
		end: endOf(node)
	};
	if (isMap(node)) {
		const map = convertMap(node.items, span, reader, depth);
		return map === void 0 || node.flow ? map : endingWith(map, map.entries.at(-1)?.value);
	}
	if (isSeq(node)) {
		const items = node.items.map((item) => convert(item, reader, depth + 1));
		const kept = items.filter((item) => item !== void 0);
		const list = {
			kind: "list",
			items: kept,
			span
		};
		if (kept.length < items.length) return void 0;
		return node.flow ? list : endingWith(list, kept.at(-1));
	}
	return {
		kind: "scalar",
		...literalOf(isScalar(node) ? node.value : node, isScalar(node) ? node.source ?? "" : ""),
		span
	};
}
/** A block ends where its last part ends, not behind the line breaks and remarks that follow. */
function endingWith(node, last) {
	return last === void 0 ? node : {
		...node,
		span: {
			...node.span,
			end: last.span.end
		}
	};
}
function convertAlias(alias, reader, depth) {
	const named = alias.resolve(reader.document);
	if (named !== void 0) return convert(named, reader, depth + 1);
	const message = `"*${alias.source}" is an alias of nothing`;
	reader.report("error", {
		code: "sigma-yaml",
		at: startOf(alias),
		message,
		hint: "put a value that begins with * between quotes"
	});
}
function convertMap(pairs, span, reader, depth) {
	const entries = [];
	const seen = /* @__PURE__ */ new Set();
	for (const pair of pairs) {
		const at = startOf(pair.key);
		const key = keyOf(pair.key);
		if (key === void 0 || seen.has(key)) {
			const message = key === void 0 ? "a key must be plain text" : `the key "${key}" stands here twice`;
			const code = key === void 0 ? "sigma-yaml" : "sigma-duplicate-key";
			reader.report("error", {
				code,
				at,
				message
			});
			return;
		}
		seen.add(key);
		const missing = {
			start: endOf(pair.key),
			end: endOf(pair.key)
		};
		const value = pair.value === null ? {
			kind: "scalar",
			value: null,
			text: "",
			span: missing
		} : convert(pair.value, reader, depth + 1);
		if (value === void 0) return void 0;
		entries.push({
			key,
			keySpan: {
				start: at,
				end: endOf(pair.key)
			},
			value
		});
	}
	return {
		kind: "map",
		entries,
		span
	};
}
function literalOf(value, text) {
	if (typeof value === "number" && !Number.isFinite(value)) return {
		value: text,
		text
	};
	if (typeof value === "number" || typeof value === "boolean") return {
		value,
		text
	};
	if (value === null || value === void 0) return {
		value: null,
		text
	};
	return typeof value === "string" ? {
		value,
		text: value
	} : {
		value: text,
		text
	};
}
function keyOf(key) {
	if (!isScalar(key)) return void 0;
	return typeof key.value === "string" ? key.value : key.source ?? "";
}
function startOf(node) {
	return rangeOf(node)?.[0] ?? 0;
}
function endOf(node) {
	return rangeOf(node)?.[1] ?? 0;
}
function rangeOf(node) {
	return isScalar(node) || isMap(node) || isSeq(node) || isAlias(node) ? node.range ?? void 0 : void 0;
}
// src/detections/sigma/placeholders.ts
/** Every placeholder is unknown. */
const noPlaceholders = /* @__PURE__ */ new Map();
/** One value with several placeholders multiplies; more than this is refused. */
const mostValues = 1e4;
/** `%name%`, `\%` for a percent sign, any other escaped character, which stays as it is. */
const pieces = /%([A-Za-z0-9_.-]+)%|\\%|\\[\s\S]|[\s\S]/g;
/**
* The values that a value under `expand` stands for; `undefined`, reported, when a placeholder has
* none: such a rule must not run (sigma.md 10).
*/
function expandValue(value, placeholders, report) {
	if (typeof value.value !== "string") return [value];
	let texts = [""];
	for (const piece of piecesOf(value.text)) {
		const choices = "text" in piece ? [piece.text] : placeholders.get(piece.name);
		if (choices === void 0) {
			if ("name" in piece) reportUnknown(piece.name, value, {
				placeholders,
				report
			});
			return;
		}
		if (texts.length * choices.length > mostValues) {
			const message = `"${value.text}" stands for more than ${mostValues} values`;
			report("error", {
				code: "sigma-placeholder",
				at: value.span.start,
				message
			});
			return;
		}
		texts = texts.flatMap((text) => choices.map((choice) => text + choice));
	}
	return texts.map((text) => ({
		value: text,
		text,
		span: value.span
	}));
}
function piecesOf(text) {
	const found = [];
	let literal = "";
	for (const [whole, name] of text.matchAll(pieces)) if (name === void 0) literal += whole === "\\%" ? "%" : whole;
	else {
		found.push({ text: literal }, { name });
		literal = "";
	}
	return [...found, { text: literal }];
}
function reportUnknown(name, { span }, { placeholders, report }) {
	const message = `the placeholder "%${name}%" has no values, so the rule cannot run`;
	const hint = didYouMean(name, placeholders.keys()) ?? `give it values with --placeholders FILE: "${name}: [one, two]"`;
	report("error", {
		code: "sigma-placeholder",
		at: span.start,
		message,
		hint
	});
}
// src/detections/sigma/compile-item.ts
/** Tests that need a field to look at. */
const fieldTests = [
	"cidr",
	"compare",
	"time-part",
	"fieldref",
	"exists"
];
/**
* Compiles one `field|modifiers: values` (sigma.md 4, 5): the values are alternatives, or all needed
* with `all`; `neq` negates the whole. `undefined` after an error, which is reported at its value.
*/
function compileItem(item, context) {
	const { modifiers, values } = item;
	const field = item.field === void 0 ? void 0 : context.taxonomy.fieldOf(item.field);
	const scope = {
		...context,
		item,
		field
	};
	if (!isLegalItem(scope)) return void 0;
	const compiled = values.map((value) => compileAlternatives(value, scope));
	const predicates = compiled.filter((predicate) => predicate !== void 0);
	if (predicates.length < compiled.length) return void 0;
	const joined = modifiers.all ? allOf(predicates) : anyOf(predicates);
	return modifiers.neq ? {
		kind: "not",
		of: joined
	} : joined;
}
/** One value, or what it stands for under `expand`: alternatives even with `all` (sigma.md 5). */
function compileAlternatives(value, scope) {
	if (!scope.item.modifiers.expand) return compileValue(value, scope);
	const compiled = expandValue(value, scope.placeholders, scope.report)?.map((one) => compileValue(one, scope)) ?? [];
	const kept = compiled.filter((one) => one !== void 0);
	return kept.length === 0 || kept.length < compiled.length ? void 0 : anyOf(kept);
}
function isLegalItem({ item, report }) {
	const { modifiers, values, keySpan } = item;
	const at = keySpan.start;
	if (item.field === void 0 && fieldTests.includes(modifiers.test.kind)) {
		report("error", {
			code: "sigma-modifier-combination",
			at,
			message: "the modifiers need a field, and a keyword search has none"
		});
		return false;
	}
	if (modifiers.all && values.length === 1) report("warning", {
		code: "sigma-all-single-value",
		at,
		message: "\"all\" stands with a single value",
		hint: "leave \"all\" out"
	});
	if (values.length > 1 && values.some(({ value }) => value === null)) report("warning", {
		code: "sigma-null-in-list",
		at,
		message: "null stands in a list; other engines refuse it",
		hint: "put it into a search of its own and join the two with \"or\""
	});
	return true;
}
// src/detections/sigma/compile-selection.ts
/** `3 of` many searches is written out as alternatives; more than these are refused. */
const mostAlternatives = 200;
/** `1 of`, `all of`, `3 of` the searches that a selector means, at least one. */
function compileSelection(selector, of, report) {
	const least = selector.least === "all" ? of.length : selector.least;
	const choices = least > of.length ? [] : choose(of, least);
	if (choices !== void 0 && choices.length > 0) return anyOf(choices.map(allOf));
	const message = choices === void 0 ? `"${least} of" so many searches has too many combinations` : `"${least} of ${selector.target}" cannot be met by ${of.length} searches`;
	report("error", {
		code: "sigma-quantifier",
		at: selector.span.start,
		message
	});
}
/** Every choice of `size` of the parts, in order; `undefined` when they are too many to write out. */
function choose(parts, size) {
	if (size === parts.length) return [parts];
	if (size === 1) return parts.map((part) => [part]);
	let choices = [[]];
	for (let taken = 0; taken < size; taken++) {
		choices = choices.flatMap((choice) => {
			const from = (choice.at(-1) ?? -1) + 1;
			const to = parts.length - (size - taken) + 1;
			return Array.from({ length: to - from }, (_, index) => [...choice, from + index]);
		});
		if (choices.length > mostAlternatives) return void 0;
	}
	return choices.map((choice) => choice.flatMap((index) => parts.slice(index, index + 1)));
}
// src/detections/sigma/select-searches.ts
/** Searches whose names begin so are meant only by patterns that begin so too (sigma.md 2). */
const privatePrefix = "_";
/** The search of that name; `undefined`, reported, when there is none. */
function searchNamed({ name, span }, searches, report) {
	const found = searches.find((search) => search.name === name);
	if (found !== void 0) return found;
	const names = searches.map((search) => search.name);
	const message = `there is no search "${name}"`;
	const hint = didYouMean(name, names) ?? `there are ${names.join(", ")}`;
	report("error", {
		code: "sigma-unknown-search",
		at: span.start,
		message,
		hint
	});
}
/** The searches that a selector means, at least one; `undefined`, reported, when there is none. */
function selectSearches({ target, span }, searches, report) {
	const pattern = target.toLowerCase() === "them" ? "*" : target;
	const found = searches.filter(({ name }) => (pattern.startsWith(privatePrefix) || !name.startsWith(privatePrefix)) && fitsName(pattern, name));
	if (found.length > 0) return found;
	const message = `"${target}" selects no search`;
	const hint = `there are ${searches.map(({ name }) => name).join(", ")}`;
	report("error", {
		code: "sigma-empty-selector",
		at: span.start,
		message,
		hint
	});
}
/** Fits the whole name; `*` is any run. Each piece is taken at its first fit, so the cost is linear. */
function fitsName(pattern, name) {
	const [head = "", ...rest] = pattern.split("*");
	const last = rest.pop();
	if (last === void 0) return name === pattern;
	if (!name.startsWith(head) || !name.endsWith(last)) return false;
	let from = head.length;
	for (const piece of rest) {
		const found = name.indexOf(piece, from);
		if (found === -1) return false;
		from = found + piece.length;
	}
	return from <= name.length - last.length;
}
// src/detections/sigma/compile-detection.ts
/** Compiles the searches of a section and the conditions on them; `undefined` after an error. */
function compileDetection(detection, scope) {
	const searches = new Map(detection.searches.map(({ name, block }) => [name, compileBlock(block, scope)]));
	const compilation = {
		...scope,
		detection,
		searches
	};
	const conditions = detection.conditions.map((one) => compileCondition(one, compilation));
	if (!scope.isPart) reportUnused(compilation);
	const kept = conditions.filter((condition) => condition !== void 0);
	return kept.length === conditions.length && ![...searches.values()].includes(void 0) ? anyOf(kept) : void 0;
}
function compileBlock(block, scope) {
	if (block.kind === "any") {
		const blocks = block.blocks.map((one) => compileBlock(one, scope));
		const kept = blocks.filter((one) => one !== void 0);
		return kept.length === blocks.length ? anyOf(kept) : void 0;
	}
	const items = block.items.map((item) => {
		const predicate = compileOne(item, scope);
		return predicate === void 0 ? void 0 : placed(predicate, scope.spanOf(item.span));
	});
	const kept = items.filter((item) => item !== void 0);
	return kept.length === items.length ? allOf(kept) : void 0;
}
function placed(predicate, span) {
	return span === void 0 ? predicate : {
		...predicate,
		span
	};
}
function compileOne(item, scope) {
	return "quantifier" in item ? compileElement(item, scope) : compileItem(item, scope);
}
/** `none` is not any; `all_or_empty` is that none fails, which is true of no elements (SEP 212). */
function compileElement(item, scope) {
	const inner = {
		...scope,
		taxonomy: elementTaxonomy(scope.taxonomy)
	};
	const of = "kind" in item.body ? compileBlock(item.body, inner) : compileDetection(item.body, inner);
	if (of === void 0) return void 0;
	const field = scope.taxonomy.fieldOf(item.field);
	const any = (part) => ({
		kind: "element",
		field,
		quantifier: "any",
		of: part
	});
	switch (item.quantifier) {
		case "any": return any(of);
		case "all": return {
			kind: "element",
			field,
			quantifier: "all",
			of
		};
		case "none": return {
			kind: "not",
			of: any(of)
		};
		case "all_or_empty": return {
			kind: "not",
			of: any({
				kind: "not",
				of
			})
		};
	}
}
/** Fields of an element have no other names than its own. */
function elementTaxonomy(taxonomy) {
	return {
		...taxonomy,
		keywords: "native",
		fieldOf: (path) => ({
			document: "native",
			path
		}),
		spellingsOf: (_, value) => [value]
	};
}
function compileCondition(condition, compilation) {
	const { detection, report, searches } = compilation;
	switch (condition.kind) {
		case "search": {
			const search = searchNamed(condition, detection.searches, report);
			return search === void 0 ? void 0 : searches.get(search.name);
		}
		case "selector": {
			const selected = selectSearches(condition, detection.searches, report);
			if (selected === void 0) return void 0;
			const predicates = selected.map(({ name }) => searches.get(name));
			const of = predicates.filter((predicate) => predicate !== void 0);
			return of.length < predicates.length ? void 0 : compileSelection(condition, of, report);
		}
		case "not": {
			const of = compileCondition(condition.of, compilation);
			const span = compilation.spanOf(condition.span);
			return of === void 0 ? void 0 : placed({
				kind: "not",
				of
			}, span);
		}
		case "and":
		case "or": {
			const parts = condition.of.map((part) => compileCondition(part, compilation));
			const of = parts.filter((part) => part !== void 0);
			if (of.length < parts.length) return void 0;
			return condition.kind === "and" ? allOf(of) : anyOf(of);
		}
	}
}
function reportUnused({ detection, report }) {
	const used = new Set(detection.conditions.flatMap((one) => namesIn(one, detection)));
	for (const { name, nameSpan } of detection.searches.filter((one) => !used.has(one.name))) {
		const message = `no condition uses the search "${name}"`;
		report("warning", {
			code: "sigma-unused-search",
			at: nameSpan.start,
			message
		});
	}
}
function namesIn(condition, detection) {
	switch (condition.kind) {
		case "search": return [condition.name];
		case "not": return namesIn(condition.of, detection);
		case "and":
		case "or": return condition.of.flatMap((part) => namesIn(part, detection));
		case "selector": return selectedNames(selectSearches(condition, detection.searches, () => void 0));
	}
}
function selectedNames(searches) {
	return searches?.map(({ name }) => name) ?? [];
}
// src/detections/sigma/taxonomy-aws-cloudtrail.ts
/** CloudTrail: rules name fields as the record does. */
const cloudtrailTaxonomy = {
	product: "aws",
	service: "cloudtrail",
	dataset: "aws.cloudtrail",
	nativeField: () => void 0,
	spellingsOf: (_, value) => [value]
};
// src/detections/sigma/taxonomy-of-log.ts
/** A native field with the paths it may stand under, tried in order. */
function nativeField(path, ...aliases) {
	return {
		document: "native",
		path,
		...aliases.length === 0 ? {} : { aliases }
	};
}
// src/detections/sigma/taxonomy-azure-activity-log.ts
/**
* Names of the REST record's parts in the Event Hub's and Log Analytics' dialects (telemetry.md 1.2).
* Keys are in lower case: rules spell these columns in several ways (sigma.md D14).
*/
const columns = {
	activitystatus: nativeField("status.value"),
	activitystatusvalue: nativeField("status.value"),
	activitysubstatusvalue: nativeField("subStatus.value"),
	activitysubstatus: nativeField("subStatus.value"),
	authorization: nativeField("authorization"),
	calleripaddress: nativeField("httpRequest.clientIpAddress", "claims.ipaddr"),
	caller: nativeField("caller"),
	category: nativeField("category.value", "category"),
	categoryvalue: nativeField("category.value", "category"),
	claims: nativeField("claims"),
	correlationid: nativeField("correlationId"),
	eventdataid: nativeField("eventDataId"),
	level: nativeField("level"),
	operationid: nativeField("operationId"),
	operationname: nativeField("operationName.value", "operationName"),
	operationnamevalue: nativeField("operationName.value", "operationName"),
	properties: nativeField("properties"),
	resourcegroup: nativeField("resourceGroupName"),
	resourceid: nativeField("resourceId"),
	_resourceid: nativeField("resourceId"),
	resourceprovider: nativeField("resourceProviderName.value"),
	resourceprovidervalue: nativeField("resourceProviderName.value"),
	resulttype: nativeField("status.value"),
	status: nativeField("status.value", "status"),
	subscriptionid: nativeField("subscriptionId"),
	time: nativeField("eventTimestamp"),
	timegenerated: nativeField("eventTimestamp")
};
/** Objects whose members rules name in another dialect, in lower case. */
const objects = {
	"authorization.": "authorization.",
	"authorization_d.": "authorization.",
	"claims.": "claims.",
	"claims_d.": "claims.",
	"httprequest.": "httpRequest.",
	"identity.authorization.": "authorization.",
	"identity.claims.": "claims.",
	"properties.": "properties.",
	"properties_d.": "properties."
};
/** Members that Azure itself spells in two ways. */
const spelledTwice = {
	"properties.requestbody": nativeField("properties.requestBody", "properties.requestbody"),
	"properties.responsebody": nativeField("properties.responseBody", "properties.responsebody")
};
/** The states of an operation in the dialects, each row one state. */
const states = [
	["Start", "Started"],
	["Accept", "Accepted"],
	["Success", "Succeeded"],
	["Failure", "Failed"]
];
const statePath = "status.value";
/** Activity Log: the REST record, under the names of any of the three dialects. */
const azureActivityTaxonomy = {
	product: "azure",
	service: "activitylogs",
	dataset: "azure.activitylogs",
	nativeField: fieldOf$1,
	spellingsOf: (name, value) => {
		if (fieldOf$1(name)?.path !== statePath) return [value];
		return [value, ...(states.find((row) => row.some((one) => isSameWord(one, value))) ?? []).filter((one) => !isSameWord(one, value))];
	}
};
function fieldOf$1(name) {
	const lower = name.toLowerCase();
	if (Object.hasOwn(columns, lower)) return columns[lower];
	if (Object.hasOwn(spelledTwice, lower)) return spelledTwice[lower];
	const prefix = Object.keys(objects).find((one) => lower.startsWith(one));
	return prefix === void 0 ? void 0 : nativeField(`${objects[prefix] ?? ""}${name.slice(prefix.length)}`);
}
function isSameWord(one, other) {
	return one.toLowerCase() === other.toLowerCase();
}
// src/detections/sigma/taxonomy-gcp-audit-log.ts
/** Old Beats names that SigmaHQ's rules still use for parts of the entry. */
const beatsNames = {
	"gcp.audit.method_name": "protoPayload.methodName",
	"gcp.audit.service_name": "protoPayload.serviceName",
	"gcp.audit.resource_name": "protoPayload.resourceName"
};
/** The wrapper that a Pub/Sub export puts round a log entry. */
const exportPrefix = "data.";
// src/detections/sigma/taxonomy.ts
/** Every log that Spoor reads. */
const logs = [
	cloudtrailTaxonomy,
	azureActivityTaxonomy,
	{
		product: "gcp",
		service: "gcp.audit",
		dataset: "gcp.audit",
		nativeField: (name) => {
			if (Object.hasOwn(beatsNames, name)) return nativeField(beatsNames[name] ?? name);
			return name.startsWith(exportPrefix) ? nativeField(name.slice(5)) : void 0;
		},
		spellingsOf: (_, value) => [value]
	}
];
/** The product name by which a rule asks for all logs at once, on `spoor.*` and ECS fields. */
const everyProduct = "spoor";
/** Names under these are fields of the ECS document whatever the log source (sigma.md 12). */
const ecsPrefixes = [
	"@timestamp",
	"aws.cloudtrail.",
	"azure.",
	"client.",
	"cloud.",
	"data_stream.",
	"ecs.",
	"event.",
	"gcp.audit.",
	"host.",
	"related.",
	"source.",
	"spoor.",
	"tls.",
	"url.",
	"user.",
	"user_agent."
];
/**
* Decides what a rule's log source means (sigma.md 1, 12): a log is meant when every attribute that
* the rule gives equals the log's.
*/
function taxonomyOf(logsource, taxonomy) {
	const meant = logs.filter((log) => isMeant(log, logsource));
	const [only] = meant;
	const log = meant.length === 1 ? only : void 0;
	const onEcs = (name) => taxonomy === "ecs" || isEcsName(name);
	return {
		gate: gateOf(meant),
		isRead: meant.length > 0,
		keywords: taxonomy === "ecs" ? "ecs" : "native",
		fieldOf: (name) => {
			const native = taxonomy === "ecs" ? void 0 : log?.nativeField(name);
			if (native !== void 0) return native;
			return {
				document: onEcs(name) ? "ecs" : "native",
				path: name
			};
		},
		spellingsOf: (name, value) => taxonomy === "ecs" ? [value] : log?.spellingsOf(name, value) ?? [value]
	};
}
/** What an attribute of a log source may be, for hints. */
function knownLogSources() {
	return logs.map(({ product, service }) => `product: ${product}, service: ${service}`);
}
function isMeant(log, { attributes }) {
	return attributes.every(({ name, value }) => {
		const wanted = value.toLowerCase();
		if (name === "product") return wanted === log.product || wanted === everyProduct;
		if (name === "service") return wanted === log.service;
		return name === "category" && wanted === "cloud";
	});
}
function gateOf(meant) {
	const gates = meant.map(({ dataset }) => ({
		kind: "field",
		field: {
			document: "ecs",
			path: "event.dataset"
		},
		matcher: {
			kind: "equals",
			value: dataset,
			caseSensitive: true
		}
	}));
	const [first, ...others] = gates;
	if (first === void 0) return {
		kind: "constant",
		value: false
	};
	return others.length === 0 ? first : {
		kind: "or",
		of: gates
	};
}
function isEcsName(name) {
	return ecsPrefixes.some((prefix) => name.startsWith(prefix));
}
// src/detections/sigma/compile.ts
/** The code of the note on a rule for a log that Spoor does not read. */
const unreadLog = "sigma-logsource-not-read";
/**
* Compiles a rule to a query on events of its log source. The gate on the log source stands first:
* a purely negative condition rests on it (sigma.md 6). Spans in the query count from the start of
* the rule's own document; what filters add has none.
*/
function compileSigma(rule, options = {}) {
	const diagnostics = [];
	const sink = (diagnostic) => diagnostics.push(diagnostic);
	const report = reportInto(rule.source, sink);
	const taxonomy = taxonomyOf(rule.logsource, rule.taxonomy);
	if (!taxonomy.isRead) reportUnreadLog(rule, report);
	const own = {
		taxonomy,
		placeholders: options.placeholders ?? noPlaceholders,
		report,
		isPart: rule.isPart === true
	};
	const spanOf = (span) => spanIn(rule, span);
	const detected = compileDetection(rule.detection, {
		...own,
		spanOf
	});
	const filters = (options.filters ?? []).map((filter) => compileDetection(filter.detection, {
		...own,
		report: reportInto(filter.source, sink),
		spanOf: () => void 0
	}));
	const parts = [detected, ...filters].filter((part) => part !== void 0);
	if (hasError(diagnostics) || parts.length <= filters.length) return { diagnostics };
	return {
		query: {
			kind: "event",
			where: allOf([taxonomy.gate, ...parts])
		},
		diagnostics
	};
}
function reportUnreadLog({ logsource }, report) {
	const message = `no log of "${logsource.attributes.map(({ name, value }) => `${name}: ${value}`).join(", ")}" is read here; the rule never matches`;
	const hint = `logs that are read: ${knownLogSources().join("; ")}`;
	report("note", {
		code: unreadLog,
		at: logsource.span.start,
		message,
		hint
	});
}
function spanIn(rule, { start, end }) {
	return {
		start: start - rule.span.start,
		end: end - rule.span.start
	};
}
// src/detections/sigma/link-correlations.ts
/** Correlations of correlations deeper than this are refused (sigma.md 8). */
const deepestNesting$1 = 10;
/** Looks up the rules of every correlation (sigma.md 8); one with an error is left out. */
function linkCorrelations(parsed, filtersOf, sink) {
	const targets = [...parsed.rules, ...parsed.correlations];
	const keyed = targets.flatMap((target) => [target.id, target.name].flatMap((key) => key === void 0 ? [] : [[key.value.toLowerCase(), target]]));
	const linking = {
		byKey: new Map(keyed.toReversed()),
		byTitle: new Map(targets.toReversed().map((target) => [target.title.value, target])),
		filtersOf,
		sink,
		linked: /* @__PURE__ */ new Map()
	};
	const correlations = parsed.correlations.map((correlation) => linkOne(correlation, [], linking)).filter((linked) => linked !== void 0);
	const used = /* @__PURE__ */ new Set();
	const generated = /* @__PURE__ */ new Set();
	for (const { correlation, members } of correlations) for (const { of } of members) {
		const target = "rule" in of ? of.rule : of.correlation;
		used.add(target);
		if (correlation.generate) generated.add(target);
	}
	const isOnlyMember = (target) => used.has(target) && !generated.has(target);
	return {
		correlations,
		suppressed: new Set(parsed.rules.filter(isOnlyMember)),
		isOnlyMember
	};
}
function linkOne(correlation, above, linking) {
	if (linking.linked.has(correlation)) return linking.linked.get(correlation);
	const report = reportInto(correlation.source, linking.sink);
	const path = [...above, correlation];
	const members = correlation.rules.map((reference) => {
		const target = lookUp(reference, linking, report);
		return target === void 0 ? void 0 : linkMember(target, reference, {
			path,
			linking,
			report
		});
	});
	const kept = members.filter((member) => member !== void 0);
	const areAliasesRight = checkAliases(correlation, kept, report);
	const linked = kept.length === members.length && areAliasesRight ? {
		correlation,
		members: kept,
		isOnlyMember: false
	} : void 0;
	linking.linked.set(correlation, linked);
	return linked;
}
function linkMember(target, reference, { path, linking, report }) {
	const correlation = path.at(-1);
	if (correlation === void 0) return void 0;
	const nameIn = (name) => fieldOf(name, {
		correlation,
		reference,
		target
	});
	const { condition, groupBy } = correlation;
	const fields = {
		reference: reference.value,
		groupFields: groupBy.map(({ value }) => nameIn(value)),
		countedFields: condition.kind === "threshold" ? condition.fields.map(({ value }) => nameIn(value)) : []
	};
	if ("detection" in target) {
		const of = {
			rule: target,
			filters: linking.filtersOf(target),
			isOnlyMember: false
		};
		return {
			...fields,
			of
		};
	}
	if (path.includes(target) || path.length >= deepestNesting$1) {
		const message = path.includes(target) ? `the correlation is about itself: ${[...path, target].map(({ title }) => title.value).join(" > ")}` : `correlations are nested more than ${deepestNesting$1} deep`;
		report("error", {
			code: "sigma-correlation-cycle",
			at: reference.span.start,
			message
		});
		return;
	}
	const of = linkOne(target, path, linking);
	if (of !== void 0) return {
		...fields,
		of
	};
	const message = `the correlation "${reference.value}" cannot be used: it has an error`;
	report("error", {
		code: "sigma-correlation-unknown-rule",
		at: reference.span.start,
		message
	});
}
function lookUp({ value, span }, { byKey, byTitle }, report) {
	const found = byKey.get(value.toLowerCase());
	if (found !== void 0) return found;
	const titled = byTitle.get(value);
	if (titled !== void 0) {
		const message = `the rule "${value}" is named by its title; other engines refuse it`;
		report("warning", {
			code: "sigma-correlation-title",
			at: span.start,
			message,
			hint: "name it by its id, or give it a \"name\""
		});
		return titled;
	}
	const message = `no rule that was loaded has the id or name "${value}"`;
	const hint = didYouMean(value, byKey.keys());
	report("error", {
		code: "sigma-correlation-unknown-rule",
		at: span.start,
		message,
		hint
	});
}
/** What the member calls a field of the correlation: by the alias, else by the name itself. */
function fieldOf(name, { correlation, reference, target }) {
	return (correlation.aliases.find((one) => one.name.value === name)?.fields.find(({ rule }) => isNameOf(rule.value, target, reference.value)))?.field.value ?? name;
}
function isNameOf(name, { id, name: own, title }, reference) {
	return [
		reference,
		id?.value,
		own?.value,
		title.value
	].some((one) => one?.toLowerCase() === name.toLowerCase());
}
/** An alias may speak of the correlation's own rules only. */
function checkAliases({ aliases, rules }, members, report) {
	if (members.length < rules.length) return true;
	const strange = aliases.flatMap(({ fields }) => fields).filter(({ rule }) => members.every(({ of, reference }) => {
		const target = "rule" in of ? of.rule : of.correlation;
		return !isNameOf(rule.value, target, reference);
	}));
	for (const { rule } of strange) {
		const message = `the alias is for "${rule.value}", which is not among the rules`;
		const hint = didYouMean(rule.value, rules.map(({ value }) => value));
		report("error", {
			code: "sigma-correlation-alias",
			at: rule.span.start,
			message,
			hint
		});
	}
	return strange.length === 0;
}
// src/detections/sigma/link-filters.ts
/**
* Finds the filters of each rule (sigma.md 9): those that name it by id or name, or any rule, and
* whose log source holds for the rule too. A filter that names what is not there is reported, and so
* is one that in the end is for no rule.
*/
function linkFilters({ rules, filters, correlations }, sink) {
	const found = /* @__PURE__ */ new Map();
	const byKey = /* @__PURE__ */ new Map();
	for (const rule of filters.length === 0 ? [] : rules) for (const key of keysOf(rule)) byKey.set(key, [...byKey.get(key) ?? [], rule]);
	const correlationKeys = new Set(correlations.flatMap(keysOf));
	for (const filter of filters) {
		const report = reportInto(filter.source, sink);
		const named = filter.rules === "any" ? rules : [];
		const targets = new Set(named);
		for (const { value, span } of filter.rules === "any" ? [] : filter.rules) {
			const meant = byKey.get(value.toLowerCase());
			for (const rule of meant ?? []) targets.add(rule);
			if (meant !== void 0) continue;
			const isCorrelation = correlationKeys.has(value.toLowerCase());
			const message = isCorrelation ? `"${value}" is a correlation: filters are for the rules that it uses` : `no rule that was loaded has the id or name "${value}"`;
			const hint = isCorrelation ? void 0 : didYouMean(value, byKey.keys());
			report("warning", {
				code: "sigma-filter-unknown-rule",
				at: span.start,
				message,
				hint
			});
		}
		const fitting = [...targets].filter((rule) => isWithin(rule.logsource, filter.logsource));
		for (const rule of fitting) found.set(rule, [...found.get(rule) ?? [], filter]);
		if (fitting.length > 0) continue;
		const message = targets.size === 0 ? "the filter is for no rule that was loaded" : "the log source of the filter is that of none of its rules";
		report("warning", {
			code: "sigma-filter-unused",
			at: filter.title.span.start,
			message
		});
	}
	return (rule) => found.get(rule) ?? [];
}
function keysOf({ id, name }) {
	return [id, name].flatMap((one) => one === void 0 ? [] : [one.value.toLowerCase()]);
}
/** Every attribute that the filter states equals the rule's: not the other way round. */
function isWithin(rule, filter) {
	return filter.attributes.every(({ name, value }) => rule.attributes.some((own) => own.name === name && own.value.toLowerCase() === value.toLowerCase()));
}
// src/detections/sigma/link.ts
/**
* Resolves what documents say of each other, over all files that were loaded together: filters
* (sigma.md 9), the rules of correlations (8), ids and names that stand twice (1).
*/
function linkSigma(parsed) {
	const diagnostics = [];
	const sink = (diagnostic) => diagnostics.push(diagnostic);
	reportTwins([
		...parsed.rules,
		...parsed.correlations,
		...parsed.filters
	], "id", sink);
	reportTwins([...parsed.rules, ...parsed.correlations], "name", sink);
	const filtersOf = linkFilters(parsed, sink);
	const { correlations, suppressed, isOnlyMember } = linkCorrelations(parsed, filtersOf, sink);
	return {
		rules: parsed.rules.map((rule) => ({
			rule,
			filters: filtersOf(rule),
			isOnlyMember: suppressed.has(rule) || rule.isPart === true
		})),
		correlations: correlations.map((linked) => ({
			...linked,
			isOnlyMember: isOnlyMember(linked.correlation)
		})),
		diagnostics
	};
}
/** An id or name is one document's own; references go to the first that has it. */
function reportTwins(documents, key, sink) {
	const first = /* @__PURE__ */ new Map();
	for (const document of documents) {
		const own = document[key];
		if (own === void 0) continue;
		const other = first.get(own.value.toLowerCase());
		if (other === void 0) {
			first.set(own.value.toLowerCase(), document);
			continue;
		}
		const message = `the ${key} ${own.value} is also that of "${other.title.value}" (${placeOf(other)})`;
		const hint = `give each document ${key === "id" ? "an id" : "a name"} of its own`;
		const code = `sigma-duplicate-${key}`;
		reportInto(document.source, sink)("warning", {
			code,
			at: own.span.start,
			message,
			hint
		});
	}
}
function placeOf({ source, title }) {
	const name = source.file ?? "<rule>";
	return `${name}:${positionAt({
		name,
		text: source.text
	}, title.span.start).line}`;
}
// src/detections/sigma/collection.ts
const actions = [
	"global",
	"reset",
	"repeat"
];
/** Documents that a template is never merged into. */
const kindsApart = ["correlation", "filter"];
/**
* Carries out the legacy collections (sigma.md 10): `action: global` is a template for the rules after
* it and wins over them, `reset` drops it, `repeat` changes the document before. What is no map is
* reported; empty documents are nothing.
*/
function collect(documents, report) {
	const collected = [];
	let template;
	let previous;
	for (const { root, span } of documents) {
		if (root === void 0) continue;
		if (root.kind !== "map") {
			report("error", {
				code: "sigma-not-a-rule",
				at: root.span.start,
				message: "the document is no map and so no rule"
			});
			continue;
		}
		const action = actionOf(root, report);
		const body = withoutAction(root);
		if (action === "unknown") continue;
		if (action === "global") template = template === void 0 ? body : merge(template, body);
		else if (action === "reset") template = void 0;
		else {
			const repeated = action === "repeat" && previous !== void 0 ? merge(previous, body) : body;
			const apart = kindsApart.some((kind) => entryOf(body, kind) !== void 0);
			const merged = template === void 0 || apart ? repeated : merge(repeated, template);
			collected.push({
				root: merged,
				span,
				isMerged: merged !== root && merged !== body
			});
			previous = repeated;
		}
	}
	return collected;
}
function actionOf(root, report) {
	const action = entryOf(root, "action")?.value;
	if (action === void 0) return void 0;
	const name = action.kind === "scalar" ? action.text : "";
	if (actions.includes(name)) return name;
	const message = `"${name}" is no action of a collection`;
	const hint = `there are ${actions.join(", ")}`;
	report("error", {
		code: "sigma-action",
		at: action.span.start,
		message,
		hint
	});
	return "unknown";
}
function withoutAction(map) {
	return entryOf(map, "action") === void 0 ? map : {
		...map,
		entries: map.entries.filter(({ key }) => key !== "action")
	};
}
/** Maps are merged key by key, anything else is replaced by what lies on top. */
function merge(under, over) {
	const entries = under.entries.map((entry) => {
		const other = entryOf(over, entry.key);
		return other === void 0 ? entry : {
			...other,
			value: mergeNodes(entry.value, other.value)
		};
	});
	const added = over.entries.filter(({ key }) => entryOf(under, key) === void 0);
	return {
		...over,
		entries: [...entries, ...added]
	};
}
function mergeNodes(under, over) {
	return under.kind === "map" && over.kind === "map" ? merge(under, over) : over;
}
// src/detections/sigma/rule.ts
/** How far a rule has been proven (Sigma specification 2.1). */
const statuses = [
	"stable",
	"test",
	"experimental",
	"deprecated",
	"unsupported"
];
/**
* The names that a rule's fields are in: `sigma` are the vendor's own, `ecs` the Elastic Common
* Schema's (sigma.md 12).
*/
const taxonomies = ["sigma", "ecs"];
/** How a correlation compares its number, by the keys of its condition (sigma.md 8). */
const thresholdOperators = [
	"gt",
	"gte",
	"lt",
	"lte",
	"eq",
	"neq"
];
// src/detections/sigma/parse-attributes.ts
/** Top-level keys of the specification; those of one kind of document are read on their own. */
const knownKeys$1 = [
	"title",
	"id",
	"name",
	"related",
	"taxonomy",
	"status",
	"level",
	"description",
	"author",
	"references",
	"license",
	"date",
	"modified",
	"tags",
	"fields",
	"falsepositives",
	"scope",
	"logsource",
	"detection",
	"correlation",
	"filter",
	"sigma-version"
];
/** The newest major version of the specification that is read (SEP 213). */
const newestVersion = 3;
/** Reads a document's attributes (sigma.md 1); faults are reported, an error keeps it out. */
function parseAttributes(map, report) {
	const taxonomy = oneOf(map, {
		key: "taxonomy",
		known: taxonomies
	}, report);
	const attributes = {
		...optional("id", textAt(map, "id", report)),
		...optional("name", textAt(map, "name", report)),
		...optional("status", oneOf(map, {
			key: "status",
			known: statuses
		}, report)),
		...optional("level", oneOf(map, {
			key: "level",
			known: levels
		}, report)),
		...optional("description", textAt(map, "description", report)),
		...optional("author", textAt(map, "author", report)),
		...optional("license", textAt(map, "license", report)),
		...optional("date", textAt(map, "date", report)),
		...optional("modified", textAt(map, "modified", report)),
		taxonomy: taxonomy?.value ?? "sigma",
		references: textsAt(map, "references", report),
		tags: textsAt(map, "tags", report),
		falsepositives: textsAt(map, "falsepositives", report),
		fields: textsAt(map, "fields", report),
		customKeys: customKeys(map, report),
		version: versionOf(map, report)
	};
	const title = textAt(map, "title", report);
	if (title === void 0) {
		report("error", {
			code: "sigma-title",
			at: map.span.start,
			message: "the rule has no title"
		});
		return;
	}
	return {
		...attributes,
		title
	};
}
/** Reads the log source; `definition` is for people and never evaluated. */
function parseLogSource(map, report) {
	const entry = entryOf(map, "logsource");
	if (entry?.value.kind !== "map") {
		const message = entry === void 0 ? "the rule has no log source" : "\"logsource\" must be a map";
		report("error", {
			code: "sigma-logsource",
			at: entry?.keySpan.start ?? map.span.start,
			message,
			hint: "add \"logsource:\" with \"product:\" and \"service:\" under it"
		});
		return;
	}
	const entries = entry.value.entries.filter(({ key }) => key !== "definition");
	const odd = entries.find(({ value }) => value.kind !== "scalar");
	if (odd !== void 0) {
		const message = `"${odd.key}" must be text and is ${shapeOf(odd.value)}`;
		report("error", {
			code: "sigma-logsource",
			at: odd.value.span.start,
			message
		});
		return;
	}
	const attributes = entries.flatMap(({ key, value }) => {
		const text = textOf(value, key, report);
		return text === void 0 ? [] : [{
			...text,
			name: key
		}];
	});
	if (attributes.length > 0) return {
		attributes,
		span: entry.value.span
	};
	report("error", {
		code: "sigma-logsource",
		at: entry.keySpan.start,
		message: "the log source names no product, service or category"
	});
}
/** `sigma-version: 3`, or the major of `"2.1.0"`; a newer one could mean anything. */
function versionOf(map, report) {
	const node = entryOf(map, "sigma-version")?.value;
	if (node === void 0) return 2;
	const major = node.kind === "scalar" ? Number(/^(\d{1,4})(?:\.[\d.]*)?$/.exec(node.text)?.[1]) : NaN;
	if (major >= 1 && major <= newestVersion) return major;
	const message = `"sigma-version" must be a version up to ${newestVersion}`;
	report("error", {
		code: "sigma-version",
		at: node.span.start,
		message
	});
	return newestVersion;
}
function optional(key, value) {
	return value === void 0 ? {} : { [key]: value };
}
/** The text under a key: numbers and dates as written; anything else is reported and left out. */
function textAt(map, key, report) {
	const entry = entryOf(map, key);
	return entry === void 0 ? void 0 : textOf(entry.value, key, report);
}
function textOf(node, key, report) {
	if (node.kind === "scalar" && node.text !== "") return {
		value: node.text,
		span: node.span
	};
	if (node.kind === "scalar" && (node.value === null || node.value === "")) return void 0;
	const message = `"${key}" must be text and is ${shapeOf(node)}`;
	report("warning", {
		code: "sigma-attribute",
		at: node.span.start,
		message
	});
}
/** The texts of a list under a key, or the single text that stands there. */
function textsAt(map, key, report) {
	const node = entryOf(map, key)?.value;
	if (node === void 0) return [];
	return (node.kind === "list" ? node.items : [node]).map((item) => textOf(item, key, report)).filter((text) => text !== void 0);
}
function oneOf(map, { key, known }, report) {
	const text = textAt(map, key, report);
	if (text === void 0) return void 0;
	const value = known.find((one) => one === text.value);
	if (value !== void 0) return {
		value,
		span: text.span
	};
	const message = `"${text.value}" is no ${key}`;
	const hint = didYouMean(text.value, known) ?? `there are ${known.join(", ")}`;
	report("error", {
		code: `sigma-${key}`,
		at: text.span.start,
		message,
		hint
	});
}
/** Unknown keys are kept; one that looks like a slip of a known key is pointed out. */
function customKeys(map, report) {
	const unknown = map.entries.filter(({ key }) => !knownKeys$1.includes(key));
	for (const entry of unknown) warnOfSlip(entry, map, report);
	return unknown.map(({ key, keySpan }) => ({
		value: key,
		span: keySpan
	}));
}
function warnOfSlip({ key, keySpan }, map, report) {
	const missing = knownKeys$1.filter((known) => entryOf(map, known) === void 0);
	if (nearestWords(key, missing).length === 0) return;
	const message = `"${key}" is no key of a rule`;
	const hint = didYouMean(key, missing);
	report("warning", {
		code: "sigma-unknown-key",
		at: keySpan.start,
		message,
		hint
	});
}
// src/detections/sigma/condition-place.ts
/**
* The text of a condition with the place in the file of each character. YAML may have folded the
* lines of a scalar or taken quotes away, but never touches what is not white space in a condition:
* the n-th such character of the value is the n-th of the source.
*/
function conditionText(scalar, file) {
	const written = file.slice(scalar.span.start, scalar.span.end);
	const skipped = /^(?:[|>][^\n]*\n|["'])?\s*/.exec(written)?.[0].length ?? 0;
	const places = placesOf(written, skipped);
	const counts = countsOf(scalar.text);
	const end = places.length === 0 ? skipped : (places.at(-1) ?? 0) + 1;
	return {
		text: scalar.text,
		offsetOf: (index) => scalar.span.start + (places[counts[index] ?? places.length] ?? end)
	};
}
/** Where the characters that are not white space stand. */
function placesOf(written, from) {
	const places = [];
	const quote = /^["']/.exec(written)?.[0];
	const end = quote !== void 0 && written.endsWith(quote) ? written.length - 1 : written.length;
	for (let index = from; index < end; index++) if (written.charAt(index).trim() !== "") places.push(index);
	return places;
}
/** For each character, how many before it are not white space. */
function countsOf(text) {
	const counts = [];
	let count = 0;
	for (let index = 0; index < text.length; index++) {
		counts.push(count);
		if (text.charAt(index).trim() !== "") count++;
	}
	return counts;
}
// src/detections/sigma/condition-lexer.ts
const keywords = [
	"and",
	"or",
	"not",
	"of"
];
/** A word: an identifier, or a pattern of identifiers. */
const words = /[A-Za-z0-9_*?.-]+|[()]/y;
const space = /\s*/y;
/**
* Cuts a condition into tokens, or says what cannot be read. Keywords are whole words, so
* `and_filter`, `notfilter` and `android` are identifiers; `1`, `any` and `all` are quantifiers only
* before `of`.
*/
function lexCondition(text) {
	const tokens = [];
	for (let at = skipSpace(text, 0); at < text.length; at = skipSpace(text, at)) {
		words.lastIndex = at;
		const word = words.exec(text)?.[0];
		if (word === void 0) return strangeCharacter(text, at);
		const keyword = keywords.find((one) => one === word.toLowerCase());
		tokens.push(keyword === void 0 ? {
			word,
			at
		} : {
			word,
			at,
			keyword
		});
		at += word.length;
	}
	return tokens.map((token, index) => {
		const quantifier = tokens[index + 1]?.keyword === "of" ? quantifierOf(token.word) : void 0;
		return quantifier === void 0 ? token : {
			...token,
			quantifier
		};
	});
}
function skipSpace(text, at) {
	space.lastIndex = at;
	return at + (space.exec(text)?.[0].length ?? 0);
}
function quantifierOf(word) {
	const lower = word.toLowerCase();
	if (lower === "all") return "all";
	if (lower === "any") return 1;
	return /^[1-9]\d{0,3}$/.test(word) ? Number(word) : void 0;
}
function strangeCharacter(text, at) {
	return {
		code: "sigma-condition",
		at,
		message: `the character "${String.fromCodePoint(text.codePointAt(at) ?? 0)}" has no place in a condition`
	};
}
// src/detections/sigma/condition.ts
/** Parentheses and `not` deeper than this are refused: hostile input must not end the stack. */
const deepestNesting = 200;
const operators = [{
	kind: "or",
	power: 1
}, {
	kind: "and",
	power: 2
}];
const notPower = 3;
/** Parses a condition (sigma.md 6); `undefined` after an error, which is reported where it stands. */
function parseCondition(source, report) {
	const place = (problem) => ({
		...problem,
		at: source.offsetOf(problem.at)
	});
	const lexed = lexCondition(source.text);
	if ("code" in lexed) {
		report("error", place(lexed));
		return;
	}
	const parser = {
		source,
		tokens: lexed,
		position: 0,
		depth: 0
	};
	const condition = parseExpression$1(parser, 0);
	const rest = parser.tokens[parser.position];
	const problem = "code" in condition ? condition : rest === void 0 ? void 0 : unexpected(parser, "the end");
	if (problem !== void 0) report("error", place(problem));
	if ("code" in condition || problem !== void 0) return void 0;
	for (const token of lexed) warnOfSpelling(token, {
		source,
		report
	});
	return condition;
}
/** A Pratt loop: takes operators as long as they bind tighter than `power`. */
function parseExpression$1(parser, power) {
	if (++parser.depth > deepestNesting) return fault(parser, "the condition is nested too deeply");
	let left = parsePrefix(parser);
	while (!("code" in left)) {
		const operator = operatorOf(parser.tokens[parser.position]);
		if (operator === void 0 || operator.power <= power) break;
		left = parseChain(parser, left, operator);
	}
	parser.depth--;
	return left;
}
/** `a and b and c` is one node: a long chain must not become a deep tree. */
function parseChain(parser, first, operator) {
	const of = [first];
	let end = first.span.end;
	while (operatorOf(parser.tokens[parser.position])?.kind === operator.kind) {
		parser.position++;
		const next = parseExpression$1(parser, operator.power);
		if ("code" in next) return next;
		of.push(next);
		end = next.span.end;
	}
	return {
		kind: operator.kind,
		of,
		span: {
			start: first.span.start,
			end
		}
	};
}
function parsePrefix(parser) {
	const token = parser.tokens[parser.position];
	if (token === void 0 || operatorOf(token) !== void 0) return unexpected(parser, "a search identifier");
	if (token.word === "(") return parseGroup(parser);
	if (token.word === ")") return unexpected(parser, "a search identifier");
	if (token.keyword === "not") {
		parser.position++;
		const of = parseExpression$1(parser, notPower);
		if ("code" in of) return of;
		return {
			kind: "not",
			of,
			span: {
				start: spanOf(parser, token).start,
				end: of.span.end
			}
		};
	}
	if (token.keyword === "of") return unexpected(parser, "a search identifier");
	return token.quantifier === void 0 ? parseSearch$1(parser, token) : parseSelector(parser, token);
}
function parseGroup(parser) {
	parser.position++;
	const inner = parseExpression$1(parser, 0);
	if ("code" in inner) return inner;
	if (parser.tokens[parser.position]?.word !== ")") return unexpected(parser, "\")\"");
	parser.position++;
	return inner;
}
function parseSearch$1(parser, token) {
	if (/[*.?]/.test(token.word)) {
		const hint = `write "1 of ${token.word}" or "all of ${token.word}"`;
		return {
			...fault(parser, `"${token.word}" is no search identifier`),
			hint
		};
	}
	parser.position++;
	return {
		kind: "search",
		name: token.word,
		span: spanOf(parser, token)
	};
}
function parseSelector(parser, token) {
	parser.position += 2;
	const target = parser.tokens[parser.position];
	if (target === void 0 || target.word === "(" || target.word === ")") return unexpected(parser, "\"them\" or the name of searches");
	parser.position++;
	const span = {
		start: spanOf(parser, token).start,
		end: spanOf(parser, target).end
	};
	return {
		kind: "selector",
		least: token.quantifier ?? 1,
		target: target.word,
		span
	};
}
function operatorOf(token) {
	return operators.find(({ kind }) => kind === token?.keyword);
}
function spanOf({ source }, token) {
	const start = source.offsetOf(token.at);
	return {
		start,
		end: start + token.word.length
	};
}
function fault(parser, message) {
	return {
		code: "sigma-condition",
		at: parser.tokens[parser.position]?.at ?? parser.source.text.length,
		message
	};
}
function unexpected(parser, wanted) {
	const found = parser.tokens[parser.position]?.word;
	return fault(parser, `${found === void 0 ? "the condition ends" : `"${found}" stands`} where ${wanted} was expected`);
}
function warnOfSpelling(token, { source, report }) {
	const at = source.offsetOf(token.at);
	if (token.keyword !== void 0 && token.keyword !== token.word) report("warning", {
		code: "sigma-upper-case-operator",
		at,
		message: `the operator "${token.word}" is written in lower case`,
		hint: `write "${token.keyword}"`
	});
	if (typeof token.quantifier === "number" && token.quantifier > 1) report("warning", {
		code: "sigma-quantifier",
		at,
		message: `"${token.word} of" is not part of Sigma; other engines refuse it`
	});
}
// src/detections/sigma/correlation-condition.ts
/** Keys of a condition besides the comparisons. */
const otherKeys = ["field", "percentile"];
const percentileWithoutKey = 50;
/**
* Reads the condition of a correlation (sigma.md 8). Temporal types need none: all rules are meant.
* `undefined` after an error.
*/
function parseCorrelationCondition(section, context) {
	const entry = entryOf(section.value, "condition");
	const isTemporal = context.type.startsWith("temporal");
	if (entry === void 0) {
		if (isTemporal) return {
			kind: "threshold",
			bounds: [{
				operator: "gte",
				value: context.rules.length
			}],
			fields: []
		};
		return refuse$1(context, section.keySpan.start, `a correlation of type ${context.type} needs a condition`);
	}
	if (entry.value.kind === "map") return parseThreshold(entry.value, context);
	if (entry.value.kind === "scalar" && isTemporal) return parseExpression(entry.value, context);
	const message = `the condition must be ${isTemporal ? "a map or an expression" : "a map such as \"gte: 10\""} and is ${shapeOf(entry.value)}`;
	return refuse$1(context, entry.value.span.start, message);
}
function parseThreshold(map, context) {
	const known = [...thresholdOperators, ...otherKeys];
	const unknown = map.entries.find(({ key }) => !known.includes(key));
	if (unknown !== void 0) {
		const hint = didYouMean(unknown.key, known) ?? `there are ${known.join(", ")}`;
		return refuse$1(context, unknown.keySpan.start, `"${unknown.key}" is no comparison`, hint);
	}
	const bounds = map.entries.flatMap((entry) => parseBound(entry, context));
	if (bounds.includes(void 0)) return void 0;
	const kept = bounds.filter((bound) => bound !== void 0);
	const fault = faultOfBounds(kept);
	if (fault !== void 0) return refuse$1(context, map.span.start, fault);
	const fields = textsAt(map, "field", context.report);
	if (!isFieldRight(map, fields, context)) return void 0;
	const percentile = percentileOf(map, context);
	if (percentile === void 0) return void 0;
	return {
		kind: "threshold",
		bounds: kept,
		fields,
		...context.type === "value_percentile" ? { percentile } : {}
	};
}
function parseBound({ key, value }, context) {
	const operator = thresholdOperators.find((one) => one === key);
	if (operator === void 0) return [];
	if (value.kind === "scalar" && typeof value.value === "number") return [{
		operator,
		value: value.value
	}];
	return [refuse$1(context, value.span.start, `"${key}" needs a number and has ${shapeOf(value)}`)];
}
const lower = ["gt", "gte"];
const upper = ["lt", "lte"];
/** One comparison, or a lower and an upper bound with room between them. */
function faultOfBounds(bounds) {
	if (bounds.length === 0) return "the condition compares with nothing";
	if (bounds.length === 1) return void 0;
	const from = bounds.find(({ operator }) => lower.includes(operator));
	const to = bounds.find(({ operator }) => upper.includes(operator));
	if (bounds.length > 2 || from === void 0 || to === void 0) return "two comparisons must be a range, one of gt and gte and one of lt and lte";
	return (from.operator === "gt" || to.operator === "lt" ? from.value >= to.value : from.value > to.value) ? "no number is in this range" : void 0;
}
function isFieldRight(map, fields, context) {
	const { type } = context;
	const isOfValues = type.startsWith("value_");
	const at = entryOf(map, "field")?.keySpan.start ?? map.span.start;
	if (isOfValues && fields.length === 0) refuse$1(context, at, `the type ${type} needs a "field"`);
	else if (!isOfValues && fields.length > 0) {
		const hint = type === "event_count" ? "value_count counts different values" : void 0;
		refuse$1(context, at, `the type ${type} looks at no field`, hint);
	} else if (fields.length > 1 && type !== "value_count") refuse$1(context, at, `the type ${type} looks at one field only`);
	else return true;
	return false;
}
function percentileOf(map, context) {
	const entry = entryOf(map, "percentile");
	if (entry === void 0) return percentileWithoutKey;
	const value = entry.value.kind === "scalar" ? entry.value.value : void 0;
	if (context.type !== "value_percentile") return refuse$1(context, entry.keySpan.start, "\"percentile\" belongs to value_percentile");
	if (typeof value === "number" && value >= 0 && value <= 100) return value;
	return refuse$1(context, entry.value.span.start, "\"percentile\" is a number from 0 to 100");
}
/** `a and not b` over rules (SEP 198): its operators may be in either case. */
function parseExpression(scalar, context) {
	const quiet = (severity, problem) => {
		if (problem.code !== "sigma-upper-case-operator") context.report(severity, problem);
	};
	const expression = parseCondition(conditionText(scalar, context.source.text), quiet);
	if (expression === void 0) return void 0;
	const selector = leavesOf(expression).find(({ kind }) => kind === "selector");
	if (selector === void 0) return {
		kind: "expression",
		expression
	};
	return refuse$1(context, selector.span.start, "an expression names each rule: \"1 of\" and \"all of\" have no place in it");
}
/** The names and selectors of a condition, in the order of the text. */
function leavesOf(condition) {
	switch (condition.kind) {
		case "search":
		case "selector": return [condition];
		case "not": return leavesOf(condition.of);
		case "and":
		case "or": return condition.of.flatMap(leavesOf);
	}
}
function refuse$1({ report }, at, message, hint) {
	report("error", {
		code: "sigma-correlation-condition",
		at,
		message,
		hint
	});
}
// src/detections/sigma/correlation.ts
/** What a correlation looks at (sigma.md 8; `value_median` is pySigma's). */
const correlationTypes = [
	"event_count",
	"value_count",
	"value_sum",
	"value_avg",
	"value_percentile",
	"value_median",
	"temporal",
	"temporal_ordered"
];
/** The type of correlation that an aggregation of Sigma 1 is (sigma.md 7). */
function typeOfAggregation(aggregation) {
	switch (aggregation.kind) {
		case "near": return "temporal";
		case "sum": return "value_sum";
		case "avg": return "value_avg";
		case "count": return aggregation.field === void 0 ? "event_count" : "value_count";
	}
}
// src/detections/sigma/timespan.ts
/** Milliseconds of each unit; months and years are pySigma's averages (sigma.md 8). */
const units = {
	s: 1e3,
	m: 6e4,
	h: 36e5,
	d: 864e5,
	w: 6048e5,
	M: 2629746e3,
	y: 31556952e3
};
/** The milliseconds of a time span such as `15m`; `undefined` for `1h30m`, `0s` and other texts. */
function parseTimespan(text) {
	const [, digits, unit = ""] = /^(\d{1,9})([smhdwMy])$/.exec(text) ?? [];
	const millis = Number(digits) * (units[unit] ?? NaN);
	return millis > 0 ? millis : void 0;
}
// src/detections/sigma/parse-correlation.ts
const knownKeys = [
	"type",
	"rules",
	"group-by",
	"aliases",
	"timespan",
	"timeframe",
	"condition",
	"generate"
];
/** Reads a `correlation:` section (sigma.md 8); `undefined` after an error. */
function parseCorrelation(entry, source, report) {
	const { value } = entry;
	if (value.kind !== "map") {
		const message = `"correlation" must be a map and is ${shapeOf(value)}`;
		report("error", {
			code: "sigma-correlation",
			at: entry.keySpan.start,
			message
		});
		return;
	}
	warnOfUnknownKeys(value, report);
	const section = {
		...entry,
		value
	};
	const type = typeOf(section, report);
	const timespan = timespanOf(section, report);
	const aliases = aliasesOf(value, report);
	const generate = generateOf(value, report);
	const listed = textsAt(value, "rules", report);
	const condition = type && parseCorrelationCondition(section, {
		type,
		rules: listed,
		source,
		report
	});
	if (type === void 0 || timespan === void 0 || condition === void 0) return void 0;
	const rules = rulesOf$1(section, {
		listed,
		condition,
		type,
		report
	});
	if (rules === void 0 || aliases === void 0 || generate === void 0) return void 0;
	return {
		type,
		rules,
		groupBy: textsAt(value, "group-by", report),
		aliases,
		timespan,
		condition,
		generate,
		section: entry.value.span
	};
}
function typeOf({ value, keySpan }, report) {
	const written = textAt(value, "type", report);
	const type = correlationTypes.find((one) => one === written?.value);
	if (type !== void 0) return type;
	const message = written === void 0 ? "the correlation has no type" : `"${written.value}" is no correlation`;
	const hint = (written?.value === "ordered_temporal" ? "did you mean \"temporal_ordered\"?" : didYouMean(written?.value ?? "", correlationTypes)) ?? `there are ${correlationTypes.join(", ")}`;
	report("error", {
		code: "sigma-correlation-type",
		at: written?.span.start ?? keySpan.start,
		message,
		hint
	});
}
function timespanOf({ value, keySpan }, report) {
	const old = entryOf(value, "timespan") === void 0 ? entryOf(value, "timeframe") : void 0;
	if (old !== void 0) report("warning", {
		code: "sigma-correlation-timeframe",
		at: old.keySpan.start,
		message: "the time span of a correlation is called \"timespan\""
	});
	const written = textAt(value, old === void 0 ? "timespan" : "timeframe", report);
	const millis = written === void 0 ? void 0 : parseTimespan(written.value);
	if (written !== void 0 && millis !== void 0) return {
		value: millis,
		span: written.span
	};
	const message = written === void 0 ? "the correlation has no time span" : `"${written.value}" is no time span`;
	report("error", {
		code: "sigma-correlation-timespan",
		at: written?.span.start ?? keySpan.start,
		message,
		hint: "write a number and one of s, m, h, d, w, M, y, such as \"timespan: 15m\""
	});
}
/**
* The rules listed, or those that the expression names: a list beside an expression must be of the
* same rules (SEP 198).
*/
function rulesOf$1({ keySpan }, { listed, condition, type, report }) {
	const refuse = (message, at = keySpan.start) => {
		report("error", {
			code: "sigma-correlation-rules",
			at,
			message
		});
	};
	const repeated = listed.find(({ value }, place) => listed.slice(0, place).some((other) => other.value === value));
	if (repeated !== void 0 && type !== "temporal_ordered") return refuse(`the rule "${repeated.value}" stands here twice`, repeated.span.start);
	if (condition.kind === "threshold") return listed.length > 0 ? listed : refuse("the correlation names no rules");
	const leaves = leavesOf(condition.expression).flatMap((leaf) => leaf.kind === "search" ? [{
		value: leaf.name,
		span: leaf.span
	}] : []);
	const named = [...new Map(leaves.map((leaf) => [leaf.value, leaf])).values()];
	if (listed.length === 0) return named;
	const unlisted = named.find(({ value }) => listed.every((rule) => rule.value !== value));
	if (unlisted !== void 0) return refuse(`"${unlisted.value}" is not among the rules listed`, unlisted.span.start);
	const unused = listed.find(({ value }) => named.every((rule) => rule.value !== value));
	if (unused === void 0) return listed;
	return refuse(`the condition does not say what of the rule "${unused.value}"`, unused.span.start);
}
function aliasesOf(map, report) {
	const entry = entryOf(map, "aliases");
	if (entry === void 0) return [];
	const refuse = (at, message) => {
		report("error", {
			code: "sigma-correlation-alias",
			at,
			message
		});
	};
	if (entry.value.kind !== "map") return refuse(entry.keySpan.start, "\"aliases\" must be a map");
	const aliases = entry.value.entries.map(({ key, keySpan, value }) => {
		if (value.kind !== "map") return refuse(keySpan.start, `"${key}" must map rules to fields`);
		const fields = value.entries.flatMap((one) => {
			const field = textAt(value, one.key, report);
			return field === void 0 ? [] : [{
				rule: {
					value: one.key,
					span: one.keySpan
				},
				field
			}];
		});
		return {
			name: {
				value: key,
				span: keySpan
			},
			fields
		};
	});
	const kept = aliases.filter((alias) => alias !== void 0);
	return kept.length === aliases.length ? kept : void 0;
}
function generateOf(map, report) {
	const value = entryOf(map, "generate")?.value;
	if (value === void 0) return false;
	if (value.kind === "scalar" && typeof value.value === "boolean") return value.value;
	report("error", {
		code: "sigma-correlation",
		at: value.span.start,
		message: "\"generate\" is true or false"
	});
}
function warnOfUnknownKeys(map, report) {
	for (const { key, keySpan } of map.entries.filter((one) => !knownKeys.includes(one.key))) {
		const message = `"${key}" is no key of a correlation`;
		const hint = didYouMean(key, knownKeys) ?? `there are ${knownKeys.join(", ")}`;
		report("warning", {
			code: "sigma-unknown-key",
			at: keySpan.start,
			message,
			hint
		});
	}
}
// src/detections/sigma/aggregation.ts
/** Comparison signs of Sigma 1 and the keys that stand for them in a correlation. */
const signs = {
	">": "gt",
	">=": "gte",
	"<": "lt",
	"<=": "lte",
	"=": "eq",
	"==": "eq"
};
/** `count(field) by a, b > 5`; the field and the groups may be missing. */
const counting = /^([a-z]+)\s*\(\s*([^()\s]*)\s*\)\s*(?:by\s+([^<>=]+?))?\s*(>=|<=|==|>|<|=)\s*(\d+(?:\.\d+)?)\s*$/i;
/** `near a and b and not c`. */
const nearness = /^near\s+(.+)$/is;
/**
* Reads what a rule of Sigma 1 wrote after the `|` at `pipe` (sigma.md 7). The part is never dropped:
* what cannot be read or has no correlation of its own is refused.
*/
function parseAggregation({ text, offsetOf }, pipe, report) {
	const written = text.slice(pipe + 1).trim();
	const span = {
		start: offsetOf(pipe),
		end: offsetOf(text.trimEnd().length - 1) + 1
	};
	const refuse = (message, hint) => {
		report("error", {
			code: "sigma-aggregation",
			at: span.start,
			message,
			hint
		});
	};
	const searches = nearSearches(nearness.exec(written)?.[1]);
	if (searches !== void 0) return {
		kind: "near",
		searches,
		span
	};
	const [, name = "", field = "", groups = "", sign = "", value = ""] = counting.exec(written) ?? [];
	const operator = signs[sign];
	const kind = [
		"count",
		"sum",
		"avg"
	].find((one) => one === name.toLowerCase());
	if (operator === void 0) return refuse(`"| ${written}" is no aggregation that can be read`, "write it as a correlation document (event_count, value_count, temporal)");
	if (kind === void 0) return refuse(`no correlation counts what "${name}" does`, "there are count, sum and avg");
	if (kind !== "count" && field === "") return refuse(`"${name}" needs a field`);
	const kept = groups.split(",").map((group) => group.trim()).filter((group) => group !== "");
	if (kept.some((group) => /\s/.test(group))) return refuse(`"by ${groups}" names no fields`);
	return {
		kind,
		...field === "" ? {} : { field },
		groupBy: kept,
		operator,
		value: Number(value),
		span
	};
}
/** Names joined by `and`, each perhaps with `not`; `undefined` for anything else. */
function nearSearches(text) {
	const terms = text?.split(/\s+and\s+/i).map((term) => {
		const [, absent, name] = /^(not\s+)?([A-Za-z0-9_-]+)$/i.exec(term.trim()) ?? [];
		return name === void 0 ? void 0 : {
			name,
			isAbsent: absent !== void 0
		};
	});
	const kept = terms?.filter((term) => term !== void 0);
	return kept !== void 0 && kept.length === terms?.length ? kept : void 0;
}
// src/detections/sigma/field-path.ts
/** What a selector in brackets asks of the elements of an array (SEP 212). */
const elementQuantifiers = [
	"any",
	"all",
	"all_or_empty",
	"none"
];
/** Array selectors in force only with `sigma-version: 3`; `\[` and `\]` are brackets of the name. */
function parseFieldPath(name) {
	let path = "";
	for (let index = 0; index < name.length; index++) {
		const character = name.charAt(index);
		const next = name.charAt(index + 1);
		if (character === "\\" && (next === "[" || next === "]")) {
			path += next;
			index++;
		} else if (character !== "[") path += character;
		else {
			const close = name.indexOf("]", index);
			const selector = close < 0 ? "" : name.slice(index + 1, close);
			const quantifier = elementQuantifiers.find((one) => one === selector);
			if (quantifier !== void 0) {
				const rest = name.slice(close + 1);
				return {
					path,
					quantifier,
					rest: rest.startsWith(".") ? rest.slice(1) : rest
				};
			}
			if (!/^\d{1,6}$/.test(selector)) return {
				message: faultOf$1(name.slice(index)),
				index
			};
			path += `.${selector}`;
			index = close;
		}
	}
	return {
		path,
		rest: ""
	};
}
function faultOf$1(selector) {
	return /^\[-\d+\]/.test(selector) ? "a position that counts from the end of an array is not run" : `"${selector}" is no selector of elements: there are ${elementQuantifiers.map((one) => `[${one}]`).join(", ")} and [0]`;
}
// src/detections/sigma/modifier-table.ts
/** Where in the field's value the text must stand. */
const shapes = [
	"contains",
	"startswith",
	"endswith"
];
/** Comparisons, and the operators they stand for. */
const comparisons = {
	lt: "<",
	lte: "<=",
	gt: ">",
	gte: ">="
};
/** The names of {@link comparisons}. */
const comparisonNames = [
	"lt",
	"lte",
	"gt",
	"gte"
];
/** Parts of a point in time. */
const timeParts = [
	"minute",
	"hour",
	"day",
	"week",
	"month",
	"year"
];
/** Regular expression flags: ignore case, `^$` at lines, dot matches newline. */
const regexFlags = [
	"i",
	"m",
	"s"
];
/** Bytes of a text other than UTF-8; base64 must follow. */
const textEncodings = [
	"wide",
	"utf16be",
	"utf16"
];
/** Base64 of the whole, or of a text that begins at any of three byte offsets. */
const base64Kinds = ["base64", "base64offset"];
/** Act on the list of values, so they may stand before or after what opens a family. */
const listModifiers = ["all", "neq"];
/** Second spellings of a modifier. */
const modifierAliases = {
	utf16le: "wide",
	ignorecase: "i",
	multiline: "m",
	dotall: "s"
};
/** A chain without any opener: plain text. */
const textFamily = {
	kind: "text",
	opens: [
		...shapes,
		"cased",
		"windash",
		"expand"
	],
	follow: [
		...shapes,
		"cased",
		"windash",
		"expand",
		...listModifiers
	]
};
/** The legal combinations of sigma.md 5, one row each. */
const families = [
	textFamily,
	{
		kind: "encoded",
		opens: [...textEncodings, ...base64Kinds],
		follow: [
			...base64Kinds,
			...shapes,
			"cased",
			...listModifiers
		]
	},
	{
		kind: "regex",
		opens: ["re"],
		follow: [
			...regexFlags,
			...shapes,
			"expand",
			...listModifiers
		]
	},
	{
		kind: "cidr",
		opens: ["cidr"],
		follow: listModifiers
	},
	{
		kind: "compare",
		opens: comparisonNames,
		follow: listModifiers
	},
	{
		kind: "time-part",
		opens: timeParts,
		follow: [...comparisonNames, "neq"]
	},
	{
		kind: "fieldref",
		opens: ["fieldref"],
		follow: [
			...shapes,
			"cased",
			...listModifiers
		]
	},
	{
		kind: "exists",
		opens: ["exists"],
		follow: ["neq"]
	}
];
/** Of each row at most one may stand in a chain. */
const exclusiveModifiers = [
	shapes,
	base64Kinds,
	comparisonNames
];
/** Every name a modifier can have. */
const modifierNames = [...new Set(families.flatMap(({ opens, follow }) => [...opens, ...follow])), ...Object.keys(modifierAliases)];
// src/detections/sigma/modifiers.ts
/**
* Reads the modifiers of a key. Unknown names and illegal combinations are reported at the modifier;
* then the result is `undefined`.
*/
function parseModifiers(key, report) {
	const modifiers = namedModifiers(key, report);
	if (modifiers === void 0) return void 0;
	const opener = modifiers.find(({ name }) => !isOneOf(listModifiers, name));
	const family = opener === void 0 ? textFamily : families.find(({ opens }) => opens.includes(opener.name));
	const fault = faultOf(modifiers, opener, family);
	if (fault !== void 0) {
		report("error", {
			code: "sigma-modifier-combination",
			...fault
		});
		return;
	}
	assert(family !== void 0, "a chain without a family is a fault");
	const names = modifiers.map(({ name }) => name);
	return {
		all: names.includes("all"),
		neq: names.includes("neq"),
		expand: names.includes("expand"),
		test: testOf(family.kind, names)
	};
}
function namedModifiers(key, report) {
	const modifiers = [];
	const [field = "", ...rest] = key.text.split("|");
	let at = key.span.start + field.length;
	for (const written of rest) {
		at += 1;
		const name = Object.hasOwn(modifierAliases, written) ? modifierAliases[written] : written;
		if (name === void 0 || !modifierNames.includes(name)) {
			const message = `there is no modifier "${written}"`;
			const hint = didYouMean(written, modifierNames) ?? `there are ${list(modifierNames)}`;
			report("error", {
				code: "sigma-unknown-modifier",
				at,
				message,
				hint
			});
			return;
		}
		modifiers.push({
			name,
			written,
			at
		});
		at += written.length;
	}
	return modifiers;
}
/** The first breach of the combination table, or `undefined`. */
function faultOf(modifiers, opener, family) {
	if (opener !== void 0 && family === void 0) return {
		at: opener.at,
		message: `"${opener.written}" needs "re" before it`
	};
	for (const [index, one] of modifiers.entries()) {
		const before = modifiers.slice(0, index);
		if (opener !== void 0 && one !== opener && family?.follow.includes(one.name) === false) {
			const hint = `with "${opener.written}" may stand ${list(family.follow)}`;
			return {
				at: one.at,
				message: `"${one.written}" cannot stand with "${opener.written}"`,
				hint
			};
		}
		const rival = before.find(({ name }) => isExclusive(name, one.name));
		if (rival !== void 0) return {
			at: one.at,
			message: `"${one.written}" and "${rival.written}" exclude each other`
		};
		const shape = before.find(({ name }) => isOneOf(shapes, name));
		if (shape !== void 0 && isOneOf(base64Kinds, one.name)) return {
			at: one.at,
			message: `"${one.written}" must stand before "${shape.written}"`
		};
	}
	const bare = modifiers.find(({ name }) => isOneOf(textEncodings, name));
	return bare === void 0 || modifiers.some(({ name }) => isOneOf(base64Kinds, name)) ? void 0 : {
		at: bare.at,
		message: `"${bare.written}" needs "base64" or "base64offset" after it`
	};
}
function testOf(family, names) {
	const shape = shapes.find((one) => names.includes(one));
	const shaped = shape === void 0 ? {} : { shape };
	const cased = names.includes("cased");
	const windash = names.includes("windash");
	const comparison = comparisonNames.find((name) => names.includes(name));
	switch (family) {
		case "text": return {
			kind: "text",
			...shaped,
			cased,
			windash
		};
		case "encoded": return {
			kind: "text",
			...shaped,
			cased,
			windash,
			encoding: encodingOf(names)
		};
		case "regex": {
			const flags = new Set(regexFlags.filter((flag) => names.includes(flag)));
			return {
				kind: "regex",
				...shaped,
				flags
			};
		}
		case "fieldref": return {
			kind: "fieldref",
			...shaped,
			cased
		};
		case "time-part": {
			const part = timeParts.find((one) => names.includes(one));
			assert(part !== void 0, "the family opens with a part of time");
			return {
				kind: "time-part",
				part,
				operator: comparison === void 0 ? "=" : comparisons[comparison]
			};
		}
		case "compare":
			assert(comparison !== void 0, "the family opens with a comparison");
			return {
				kind: "compare",
				operator: comparisons[comparison]
			};
		case "cidr":
		case "exists": return { kind: family };
	}
}
function encodingOf(names) {
	const wide = textEncodings.find((name) => names.includes(name));
	return {
		bytes: wide === "wide" ? "utf16le" : wide ?? "utf8",
		base64: names.includes("base64") ? "base64" : "base64offset"
	};
}
function isExclusive(one, other) {
	return one === other || exclusiveModifiers.some((row) => isOneOf(row, one) && isOneOf(row, other));
}
function isOneOf(names, name) {
	return names.includes(name);
}
function list(names) {
	return names.map((name) => `"${name}"`).join(", ");
}
// src/detections/sigma/parse-search.ts
/** Reads what stands under a search identifier (sigma.md 2); `undefined` after an error. */
function parseSearch(entry, context) {
	const { key, keySpan, value } = entry;
	const block = parseBlock(value, keySpan.start, context);
	return block === void 0 ? void 0 : {
		name: key,
		nameSpan: keySpan,
		block
	};
}
function parseBlock(node, at, context) {
	switch (node.kind) {
		case "map": return parseMap(node, at, context);
		case "list": return parseList(node, at, context);
		case "scalar":
			if (node.value !== null) return keywordBlock(node);
			return refuse(context, at, "the search is empty");
	}
}
function parseMap(map, at, context) {
	if (map.entries.length === 0) return refuse(context, at, "the search is empty");
	const items = map.entries.map((entry) => parseEntry(entry, context));
	const kept = items.filter((item) => item !== void 0);
	return kept.length === items.length ? {
		kind: "all",
		items: kept
	} : void 0;
}
function parseList(list, at, context) {
	if (list.items.length === 0) return refuse(context, at, "the search is empty");
	const blocks = list.items.map((item) => item.kind === "list" ? refuse(context, item.span.start, "a list may not stand in a list of searches") : parseBlock(item, item.span.start, context));
	const kept = blocks.filter((block) => block !== void 0);
	return kept.length === blocks.length ? {
		kind: "any",
		blocks: kept,
		span: list.span
	} : void 0;
}
/** A scalar that stands where a search could: one keyword. */
function keywordBlock(value) {
	const { span } = value;
	return {
		kind: "all",
		items: [{
			modifiers: {
				all: false,
				neq: false,
				expand: false,
				test: {
					kind: "text",
					cased: false,
					windash: false
				}
			},
			values: [value],
			keySpan: span,
			span
		}]
	};
}
function parseEntry(entry, context) {
	const [name = ""] = entry.key.split("|");
	if (!context.hasArrayBlocks || !/[[\]]/.test(name)) return parseItem(entry, name, context);
	const field = parseFieldPath(name);
	if ("message" in field) return refuse(context, entry.keySpan.start + field.index, field.message);
	if (field.quantifier === void 0) return parseItem(entry, field.path, context);
	const { path, quantifier } = field;
	const body = parseElementBody(entry, field.rest, context);
	if (body === void 0) return void 0;
	const span = {
		start: entry.keySpan.start,
		end: entry.value.span.end
	};
	return {
		field: path,
		quantifier,
		body,
		keySpan: entry.keySpan,
		span
	};
}
/**
* The body of `field[any]` (SEP 212): a map of items, a detection with a condition of its own, or
* values, which are about the element itself. `field[any].rest` is about a field of the element.
*/
function parseElementBody(entry, rest, context) {
	const { key, keySpan, value } = entry;
	const modifiers = key.split("|").slice(1);
	if (!(value.kind === "map" || value.kind === "list" && value.items.some(isMap$1))) {
		const inner = [rest === "" ? "." : rest, ...modifiers].join("|");
		const start = keySpan.start + (key.length - inner.length);
		const item = parseEntry({
			key: inner,
			keySpan: {
				...keySpan,
				start
			},
			value
		}, context);
		return item === void 0 ? void 0 : {
			kind: "all",
			items: [item]
		};
	}
	if (rest !== "" || modifiers.length > 0) return refuse(context, keySpan.start, "a block of searches stands under \"field[any]\" alone");
	if (value.kind === "map" && entryOf(value, "condition") !== void 0) return context.parseBody(entry);
	return parseBlock(value, keySpan.start, context);
}
function isMap$1(node) {
	return node.kind === "map";
}
function parseItem({ key, keySpan, value }, field, context) {
	const modifiers = parseModifiers({
		text: key,
		span: keySpan
	}, context.report);
	const values = parseValues(value, keySpan.start, context);
	if (modifiers === void 0 || values === void 0) return void 0;
	const span = {
		start: keySpan.start,
		end: value.span.end
	};
	const isList = value.kind === "list";
	return {
		...field === "" ? {} : { field },
		modifiers,
		values,
		keySpan,
		span,
		...isList ? { listSpan: value.span } : {}
	};
}
function parseValues(node, at, context) {
	const nodes = node.kind === "list" ? node.items : [node];
	if (nodes.length === 0) return refuse(context, at, "the list of values is empty", "write null to find a missing field");
	const values = nodes.map((one) => {
		if (one.kind === "scalar") return one;
		const message = `a value is text, a number, true, false or null, not ${shapeOf(one)}`;
		const hint = context.hasArrayBlocks ? void 0 : blockHint(one);
		return refuse(context, one.span.start, message, hint);
	});
	const kept = values.filter((value) => value !== void 0);
	return kept.length === values.length ? kept : void 0;
}
function blockHint(node) {
	return node.kind === "map" ? "blocks under \"field[any]\" need \"sigma-version: 3\"" : void 0;
}
function refuse({ report }, at, message, hint) {
	report("error", {
		code: "sigma-search",
		at,
		message,
		hint
	});
}
// src/detections/sigma/parse-detection.ts
/** Keys of a detection section that name no search. */
const reservedKeys = ["condition", "timeframe"];
/**
* Reads a section of searches (sigma.md 2), which are maps, lists and keywords, and the conditions on
* them. `undefined` after an error; every error of the section is reported, not only the first.
*/
function parseDetection(section, context) {
	const node = section.value;
	const { report, hasArrayBlocks } = context;
	if (node.kind !== "map") {
		const message = `"${section.key}" must be a map of searches and is ${shapeOf(node)}`;
		report("error", {
			code: "sigma-detection",
			at: section.keySpan.start,
			message
		});
		return;
	}
	const reserved = [...reservedKeys, ...context.reserved ?? []];
	const named = node.entries.filter(({ key }) => !reserved.includes(key));
	const parseBody = (body) => parseDetection(body, context);
	const searches = named.map((entry) => parseSearch(entry, {
		report,
		hasArrayBlocks,
		parseBody
	}));
	const written = parseConditions(section, node, context);
	if (named.length === 0) report("error", {
		code: "sigma-detection",
		at: section.keySpan.start,
		message: "the detection has no search"
	});
	const timeframe = entryOf(node, "timeframe");
	const aggregation = written?.find((one) => one.aggregation !== void 0)?.aggregation;
	if (timeframe !== void 0 && written !== void 0 && aggregation === void 0) report("warning", {
		code: "sigma-timeframe",
		at: timeframe.keySpan.start,
		message: "\"timeframe\" belongs to an aggregation and does nothing here"
	});
	const kept = searches.filter((search) => search !== void 0);
	if (kept.length < searches.length || kept.length === 0 || written === void 0) return void 0;
	return {
		searches: kept,
		conditions: written.map(({ condition }) => condition),
		...aggregation === void 0 ? {} : { aggregation },
		...timeframe?.value.kind === "scalar" ? { timeframe: timeframe.value } : {}
	};
}
function parseConditions(section, node, context) {
	const { report } = context;
	const entry = entryOf(node, "condition");
	if (entry === void 0) {
		const [near] = nearestWords("condition", node.entries.map(({ key }) => key));
		const hint = near === void 0 ? "add \"condition: selection\"" : `is "${near}" the condition?`;
		report("error", {
			code: "sigma-condition",
			at: section.keySpan.start,
			message: "the detection has no condition",
			hint
		});
		return;
	}
	const nodes = entry.value.kind === "list" ? entry.value.items : [entry.value];
	const conditions = nodes.map((one) => parseOne(one, context));
	const kept = conditions.filter((condition) => condition !== void 0);
	const aggregated = kept.find(({ aggregation }) => aggregation !== void 0);
	if (aggregated !== void 0 && nodes.length > 1) {
		report("error", {
			code: "sigma-aggregation",
			at: aggregated.aggregation?.span.start ?? entry.keySpan.start,
			message: "an aggregation may not stand in a list of conditions",
			hint: "write a rule for each"
		});
		return;
	}
	return kept.length === conditions.length && kept.length > 0 ? kept : void 0;
}
function parseOne(node, context) {
	const { report, source } = context;
	if (node.kind !== "scalar" || typeof node.value !== "string") {
		const message = `a condition is text, not ${shapeOf(node)}`;
		report("error", {
			code: "sigma-condition",
			at: node.span.start,
			message
		});
		return;
	}
	const { text, offsetOf } = conditionText(node, source.text);
	const pipe = text.indexOf("|");
	const condition = parseCondition({
		text: pipe < 0 ? text : text.slice(0, pipe),
		offsetOf
	}, report);
	if (pipe < 0) return condition === void 0 ? void 0 : { condition };
	const aggregation = parseAggregation({
		text,
		offsetOf
	}, pipe, report);
	if (condition === void 0 || aggregation === void 0) return void 0;
	return {
		condition,
		aggregation
	};
}
// src/detections/sigma/parse-filter.ts
/** Reads a `filter:` section (sigma.md 9); `undefined` after an error. */
function parseFilter(section, context) {
	const detection = parseDetection(section, {
		...context,
		reserved: ["rules"]
	});
	if (section.value.kind !== "map") return void 0;
	const rules = rulesOf(entryOf(section.value, "rules")?.value);
	if (rules === void 0) {
		const at = entryOf(section.value, "rules")?.keySpan.start ?? section.keySpan.start;
		context.report("error", {
			code: "sigma-filter",
			at,
			message: "the filter does not say which rules it is for",
			hint: "list ids or names of rules under \"rules:\", or write \"rules: any\""
		});
	}
	return rules === void 0 || detection === void 0 ? void 0 : {
		rules,
		detection
	};
}
/** Ids or names, one or several; `any` and an empty list mean every rule. */
function rulesOf(node) {
	if (node === void 0 || shapeOf(node) === "nothing" || node.kind === "map") return void 0;
	if (node.kind === "scalar") return node.text.toLowerCase() === "any" ? "any" : [{
		value: node.text,
		span: node.span
	}];
	const rules = node.items.map((item) => item.kind === "scalar" && item.value !== null ? {
		value: item.text,
		span: item.span
	} : void 0);
	const kept = rules.filter((rule) => rule !== void 0);
	if (kept.length < rules.length) return void 0;
	return kept.length === 0 ? "any" : kept;
}
// src/detections/sigma/split-aggregation.ts
/**
* Translates `condition: a | count() by b > 5` with its `timeframe` to a rule for `a` and a
* correlation over it, which keeps the id, title and level (sigma.md 7). Without a time span there is
* no window to count in, so the rule is refused.
*/
function splitAggregation(rule, report) {
	const { aggregation, timeframe, ...detection } = rule.detection;
	if (aggregation === void 0) return { rules: [rule] };
	const at = aggregation.span.start;
	const timespan = timeframe === void 0 ? void 0 : parseTimespan(timeframe.text);
	if (timeframe === void 0 || timespan === void 0) {
		report("error", {
			code: "sigma-aggregation",
			at: timeframe?.span.start ?? at,
			message: "the aggregation has no time span to count in",
			hint: "add \"timeframe: 15m\" to the detection"
		});
		return;
	}
	report("warning", {
		code: "sigma-legacy-aggregation",
		at,
		message: "an aggregation of Sigma 1; it is read as a correlation",
		hint: "\"spoor check --fix\" writes the correlation"
	});
	const { id: _, name: __, logsource, detection: ___, ...document } = rule;
	const parts = conditionsOf(rule, aggregation).map((conditions, place) => {
		const name = {
			value: partName(rule, place),
			span: aggregation.span
		};
		return {
			...document,
			name,
			logsource,
			detection: {
				...detection,
				conditions
			},
			isPart: true
		};
	});
	const names = parts.flatMap(({ name }) => name ?? []);
	return {
		rules: parts,
		correlations: [{
			...document,
			...rule.id === void 0 ? {} : { id: rule.id },
			...rule.name === void 0 ? {} : { name: rule.name },
			type: typeOfAggregation(aggregation),
			rules: names,
			groupBy: groupsOf(aggregation),
			aliases: [],
			timespan: {
				value: timespan,
				span: timeframe.span
			},
			condition: correlationCondition(aggregation, names),
			generate: false,
			section: aggregation.span
		}]
	};
}
/** A name that no document can carry: it holds a line break. */
function partName(rule, place) {
	return `${rule.source.file ?? ""}\n${rule.span.start}\n${place}`;
}
/** The condition before the `|`, then one for each search that should be near. */
function conditionsOf(rule, aggregation) {
	const first = rule.detection.conditions;
	if (aggregation.kind !== "near") return [first];
	const { span } = aggregation;
	return [first, ...aggregation.searches.map(({ name }) => [{
		kind: "search",
		name,
		span
	}])];
}
function groupsOf(aggregation) {
	if (aggregation.kind === "near") return [];
	return aggregation.groupBy.map((value) => ({
		value,
		span: aggregation.span
	}));
}
function correlationCondition(aggregation, names) {
	const { span } = aggregation;
	if (aggregation.kind === "near") return {
		kind: "expression",
		expression: {
			kind: "and",
			of: names.map(({ value }, place) => {
				const search = {
					kind: "search",
					name: value,
					span
				};
				return place > 0 && aggregation.searches[place - 1]?.isAbsent === true ? {
					kind: "not",
					of: search,
					span
				} : search;
			}),
			span
		}
	};
	const { operator, value, field } = aggregation;
	return {
		kind: "threshold",
		bounds: [{
			operator,
			value
		}],
		fields: field === void 0 ? [] : [{
			value: field,
			span
		}]
	};
}
// src/detections/sigma/parse-sigma.ts
/**
* Parses a YAML file of Sigma documents: rules, correlations and filters (specification 2.1, with the
* additions of 2.2). A document with an error is left out and the error reported with its line and
* column; the others are read. Names of other documents are not looked up yet: see `linkSigma`.
*/
function parseSigma(text, file) {
	const source = file === void 0 ? { text } : {
		text,
		file
	};
	const diagnostics = [];
	const report = reportInto(source, (diagnostic) => diagnostics.push(diagnostic));
	const documents = collect(readYaml(source, report), report).flatMap((document) => {
		const found = [];
		const parsed = parseDocument(document, source, reportInto(source, (one) => found.push(one)));
		diagnostics.push(...found);
		return parsed === void 0 || hasError(found) ? [] : [parsed];
	});
	return {
		rules: documents.flatMap(({ rules }) => rules ?? []),
		correlations: documents.flatMap(({ correlations }) => correlations ?? []),
		filters: documents.flatMap(({ filters }) => filters ?? []),
		diagnostics
	};
}
function parseDocument({ root, span, isMerged }, source, report) {
	const [section, correlation, filter] = [
		"detection",
		"correlation",
		"filter"
	].map((key) => entryOf(root, key));
	if (section === void 0 && correlation === void 0 && filter === void 0) return refuseKind(root, report);
	const attributes = parseAttributes(root, report);
	if (attributes === void 0) return void 0;
	const place = isMerged ? {
		start: 0,
		end: source.text.length
	} : span;
	const document = {
		...attributes,
		source,
		span: place
	};
	if (correlation !== void 0) {
		const parsed = parseCorrelation(correlation, source, report);
		return parsed && { correlations: [{
			...document,
			...parsed
		}] };
	}
	const logsource = parseLogSource(root, report);
	const hasArrayBlocks = document.version >= 3;
	if (filter !== void 0) {
		const parsed = parseFilter(filter, {
			source,
			report,
			hasArrayBlocks
		});
		return parsed && logsource && { filters: [{
			...document,
			logsource,
			...parsed
		}] };
	}
	const detection = section && parseDetection(section, {
		source,
		report,
		hasArrayBlocks
	});
	if (logsource === void 0 || detection === void 0) return void 0;
	return splitAggregation({
		...document,
		logsource,
		detection
	}, report);
}
function refuseKind(root, report) {
	const message = "the document has no detection and so is no rule";
	const hint = didYouMean("detection", root.entries.map(({ key }) => key));
	report("error", {
		code: "sigma-not-a-rule",
		at: root.span.start,
		message,
		hint
	});
}
// src/detections/sigma/load-sigma.ts
/** The level of a rule that names none; the specification leaves it open. */
const levelWithoutName = "medium";
/** Documents of these statuses are not run (sigma.md 1). */
const retired = ["deprecated", "unsupported"];
/** `attack.t1578.001`; other tags of the namespace are tactics, groups and software. */
const techniqueTag = /^attack\.(t\d{4}(?:\.\d{3})?)$/i;
/**
* Loads files that belong together: all are parsed, then linked, so that filters and correlations find
* their rules in any file, and then compiled. Retired documents are left out with a note.
*/
function loadSigmaFiles(files, options = {}) {
	const parsed = files.map(({ text, file }) => parseSigma(text, file));
	const found = parsed.flatMap(({ diagnostics }) => diagnostics);
	const sink = (diagnostic) => found.push(diagnostic);
	const linked = linkSigma(withoutRetired(parsed, sink));
	found.push(...linked.diagnostics);
	const detections = linked.rules.flatMap((one) => {
		const compiled = compileSigma(one.rule, {
			...options,
			filters: one.filters
		});
		found.push(...compiled.diagnostics);
		return compiled.query === void 0 || one.isOnlyMember ? [] : [detectionOf(one, compiled.query)];
	});
	for (const correlation of linked.correlations) reportNotRun(correlation, sink);
	return {
		detections,
		diagnostics: foldUnread(distinct(found))
	};
}
/** Notes on logs that are not read are told one by one up to this many. */
const mostUnreadNotes = 5;
/** A folder of rules for other products would drown everything else in notes: they become one. */
function foldUnread(diagnostics) {
	const unread = diagnostics.filter(({ code }) => code === unreadLog);
	const [first] = unread;
	if (first === void 0 || unread.length <= mostUnreadNotes) return diagnostics;
	const { line: _, column: __, ...note } = first;
	const message = `${unread.length} rules are about logs that are not read here and never match`;
	return [...diagnostics.filter(({ code }) => code !== unreadLog), {
		...note,
		message
	}];
}
/** A filter's fault shows once, however many rules it is for. */
function distinct(diagnostics) {
	const keyOf = ({ code, file, line, column, message }) => [
		code,
		file,
		line,
		column,
		message
	].join("\n");
	return [...new Map(diagnostics.map((one) => [keyOf(one), one])).values()];
}
function withoutRetired(parsed, sink) {
	const isRun = (document) => !isRetired(document, sink);
	return {
		rules: parsed.flatMap(({ rules }) => rules).filter(isRun),
		correlations: parsed.flatMap(({ correlations }) => correlations).filter(isRun),
		filters: parsed.flatMap(({ filters }) => filters)
	};
}
function isRetired({ status, source }, sink) {
	if (status === void 0 || !retired.includes(status.value)) return false;
	const message = `the rule is ${status.value} and is not run`;
	reportInto(source, sink)("note", {
		code: "sigma-retired",
		at: status.span.start,
		message
	});
	return true;
}
/** Correlations are checked in full and wait for their engine. */
function reportNotRun({ correlation, members }, sink) {
	const silent = correlation.generate ? "" : `, nor are its ${members.length} rules on their own`;
	const message = `the correlation "${correlation.title.value}" is not run yet${silent}`;
	const at = correlation.section.start;
	reportInto(correlation.source, sink)("error", {
		code: "sigma-correlation-not-yet",
		at,
		message
	});
}
function detectionOf({ rule, filters }, query) {
	const { source, span, title, description } = rule;
	return {
		id: (rule.id ?? rule.name ?? title).value,
		title: title.value,
		...description === void 0 ? {} : { description: description.value },
		language: "sigma",
		level: rule.level?.value ?? levelWithoutName,
		techniques: [...new Set(rule.tags.flatMap(({ value }) => techniqueOf(value)))],
		falsePositives: rule.falsepositives.map(({ value }) => value),
		text: source.text.slice(span.start, span.end),
		...source.file === void 0 ? {} : { file: source.file },
		...filters.length === 0 ? {} : { filters: filters.map((filter) => filter.title.value) },
		query
	};
}
function techniqueOf(tag) {
	const technique = techniqueTag.exec(tag)?.[1];
	return technique === void 0 ? [] : [technique.toUpperCase()];
}
// src/detections/load-detection.ts
/** Which loader reads a file, by the ending of its name in lower case. */
const loaders = [
	{
		endings: [".eql"],
		load: loadEql
	},
	{
		endings: [".toml"],
		load: loadElasticToml
	},
	{
		endings: [".ndjson", ".json"],
		load: loadElasticJson
	}
];
const sigmaEndings = [".yml", ".yaml"];
/** A Sigma rule under another ending: it has its two sections at the start of lines. */
const looksLikeSigma = [/^logsource[ \t]*:/m, /^(?:detection|correlation|filter)[ \t]*:/m];
/** Loads the detections of one rule file: see {@link loadDetectionFiles}. */
function loadDetections(text, file, options = {}) {
	return loadDetectionFiles([{
		text,
		file
	}], options);
}
/**
* Loads rule files, whatever language they are in; the ending of a name decides, then the content.
* Sigma files are linked with one another: filters and correlations find their rules in any of them.
* Faulty rules are reported, the others load; everything is in the order of the files.
*/
function loadDetectionFiles(files, options = {}) {
	const loaded = [loadSigmaFiles(files.filter(isSigma), options), ...files.filter((one) => !isSigma(one)).map(loadOther)];
	const places = new Map(files.map(({ file }, place) => [file, place]));
	const inOrder = (items) => items.toSorted((a, b) => (places.get(a.file ?? "") ?? 0) - (places.get(b.file ?? "") ?? 0));
	return {
		detections: inOrder(loaded.flatMap(({ detections }) => detections)),
		diagnostics: inOrder(loaded.flatMap(({ diagnostics }) => diagnostics)),
		notRun: inOrder(loaded.flatMap(({ notRun }) => notRun ?? []))
	};
}
function isSigma({ text, file }) {
	const name = file.toLowerCase();
	if (sigmaEndings.some((ending) => name.endsWith(ending))) return true;
	return loaderOf(name) === void 0 && looksLikeSigma.every((line) => line.test(text));
}
function loaderOf(name) {
	return loaders.find(({ endings }) => endings.some((ending) => name.endsWith(ending)))?.load;
}
function loadOther({ text, file }) {
	const load = loaderOf(file.toLowerCase());
	if (load !== void 0) return load(text, file);
	return {
		detections: [],
		diagnostics: [{
			code: "detection-format-unknown",
			severity: "error",
			message: "the file is in no rule format that is read",
			file,
			hint: "Sigma rules end in .yml or .yaml, EQL in .eql, rules of Elastic in .toml, .ndjson or .json"
		}]
	};
}
// src/detections/loaded-detections.ts
/** Rules that a note names; the others are counted. */
const namedRules = 5;
/** What a note says of documents that were left for one reason. */
const notes = {
	language: {
		code: "rule-language-not-run",
		hint: "Sigma and EQL rules are run",
		say: (count, what) => `${counted(count, "rule")} in ${what} not run`
	},
	data: {
		code: "eql-index-not-read",
		hint: "AWS CloudTrail, Azure Activity and Google Cloud Audit logs are read",
		say: (count, what) => `${counted(count, "rule")} about data that is not read (${what})`
	},
	"no-rule": {
		code: "rule-document-unknown",
		hint: "name only rule files, or a folder of them",
		say: (count, what) => `${counted(count, "document")} left that ${count === 1 ? "is no rule" : "are no rules"} (${what})`
	}
};
/**
* One note for each language that is not run, one for all rules about other data and one for all that
* are no rules: counted, the first few named. `path` is the file or folder that holds them.
*/
function notesOnRulesNotRun(notRun, path) {
	const groups = /* @__PURE__ */ new Map();
	for (const one of notRun) {
		const key = one.why === "language" ? `${one.why} ${one.what}` : one.why;
		groups.set(key, [...groups.get(key) ?? [], one]);
	}
	return [...groups.values()].flatMap((group) => noteOf(group, path));
}
function noteOf(group, path) {
	const [first] = group;
	if (first === void 0) return [];
	const { code, hint, say } = notes[first.why];
	const what = listed(group.map((one) => one.what));
	const names = listed(group.map(({ title }) => title));
	return [{
		code,
		severity: "note",
		message: `${say(group.length, what)}: ${names}`,
		file: path,
		hint
	}];
}
function counted(count, noun) {
	return `${count} ${noun}${count === 1 ? "" : "s"}`;
}
/** The different texts, the most frequent first, no more than a note holds. */
function listed(texts) {
	const counts = /* @__PURE__ */ new Map();
	for (const text of texts) counts.set(text, (counts.get(text) ?? 0) + 1);
	const ranked = [...counts].sort(([, a], [, b]) => b - a).map(([text]) => text);
	const more = ranked.length - namedRules;
	return `${ranked.slice(0, namedRules).join(", ")}${more > 0 ? ` and ${more} more` : ""}`;
}
// src/content.ts
/** The only code that knows the shape of content/, and how detections are found on disk. */
/** Where the shipped content lies: beside src/ in a checkout, beside dist/ in the package. */
const contentFolder = fileURLToPath(new URL("../content/", import.meta.url));
/** File endings that a detection may have. */
const detectionEndings = [
	".yml",
	".yaml",
	".eql",
	".toml",
	".ndjson",
	".json"
];
/** Endings of the rule files of Elastic; a query file of another ending is EQL text. */
const elasticEndings = [
	".toml",
	".ndjson",
	".json"
];
/** Rule files above this size are refused: the largest real one is far below. Bytes. */
const largestRuleFile = 4194304;
/** The detections that ship with Spoor, of every technique, in the order of their files. */
async function loadShippedDetections() {
	return loadAllDetections([]);
}
/**
* The shipped detections and those at the paths, linked with one another: a filter of the user may be
* for a shipped rule.
*/
async function loadAllDetections(paths, options = {}) {
	const shipped = await shippedFolders();
	const loaded = await loadUserDetections([...shipped, ...paths], options);
	const isShipped = (file) => shipped.some((folder) => file?.startsWith(join(folder, sep)) === true);
	return {
		...loaded,
		detections: loaded.detections.map((detection) => isShipped(detection.file) ? {
			...detection,
			builtIn: true
		} : detection)
	};
}
/** The folders of shipped detections, one for each technique. */
async function shippedFolders() {
	return (await readdir(join(contentFolder, "techniques"))).sort(compareText).map((technique) => join(contentFolder, "techniques", technique, "detections"));
}
/**
* The detections of files and folders that the user names, each folder to any depth. A path that
* cannot be read and a document that is no rule are diagnostics; the others still load. Rules that are
* not run are counted in one note for each language and path.
*/
async function loadUserDetections(paths, options = {}) {
	const { files, diagnostics } = await readRuleFiles(paths);
	const loaded = loadDetectionFiles(files, options);
	const pathOf = new Map(files.map(({ file, path }) => [file, path]));
	const notes = paths.flatMap((path) => notesOnRulesNotRun((loaded.notRun ?? []).filter(({ file }) => pathOf.get(file) === path), path));
	const { detections } = loaded;
	return {
		detections,
		diagnostics: [
			...diagnostics,
			...loaded.diagnostics,
			...notes
		]
	};
}
/** Reads the rule files at the paths, each once. */
async function readRuleFiles(paths) {
	const diagnostics = [];
	const files = /* @__PURE__ */ new Map();
	for (const path of paths) {
		const found = await detectionFiles(path, diagnostics);
		if (found?.length === 0) diagnostics.push(noRules(path));
		for (const file of found ?? []) {
			if (files.has(file)) continue;
			const text = await readRuleFile(file, diagnostics);
			if (text !== void 0) files.set(file, {
				text,
				file,
				path
			});
		}
	}
	return {
		files: [...files.values()],
		diagnostics
	};
}
/** An EQL query given as text, as a detection of its own. */
function loadQueryText(text) {
	return {
		...loadEql(text, queryName),
		source: {
			name: queryName,
			text
		}
	};
}
/**
* A rule however it is named: the id of a shipped detection, a rule file or folder, or EQL text.
*/
async function loadRule(name) {
	const known = (await loadShippedDetections()).detections.filter(({ id }) => id === name);
	if (known.length > 0) return {
		detections: known,
		diagnostics: []
	};
	if (await isThere(name)) return loadUserDetections([name]);
	return loadQueryText(name);
}
async function isThere(path) {
	return stat(path).then(() => true, () => false);
}
/** What diagnostics call a query that stands in no file. */
const queryName = "<query>";
/** The EQL query of a file, or the rules of one of Elastic's rule files. */
async function loadQueryFile(file) {
	const diagnostics = [];
	const text = await readRuleFile(file, diagnostics);
	if (text === void 0) return {
		detections: [],
		diagnostics
	};
	const loaded = elasticEndings.some((ending) => file.toLowerCase().endsWith(ending)) ? loadDetections(text, file) : loadEql(text, file);
	return {
		detections: loaded.detections,
		diagnostics: [...loaded.diagnostics, ...notesOnRulesNotRun(loaded.notRun ?? [], file)],
		source: {
			name: file,
			text
		}
	};
}
/** The rule files at a path; `undefined`, after a diagnostic, when it cannot be read. */
async function detectionFiles(path, diagnostics) {
	try {
		if (!(await stat(path)).isDirectory()) return [path];
		return (await readdir(path, {
			recursive: true,
			withFileTypes: true
		})).filter((entry) => (entry.isFile() || entry.isSymbolicLink()) && isRuleFile(entry.name)).map((entry) => join(entry.parentPath, entry.name)).sort(compareText);
	} catch (error) {
		diagnostics.push(unreadableRules(path, error));
		return;
	}
}
function isRuleFile(name) {
	return detectionEndings.some((ending) => name.toLowerCase().endsWith(ending));
}
async function readRuleFile(file, diagnostics) {
	try {
		const { size } = await stat(file);
		if (size <= largestRuleFile) return await readFile(file, "utf8");
		diagnostics.push({
			code: "rule-file-too-large",
			severity: "error",
			message: `the rule file has ${size} bytes; at most ${largestRuleFile} are read`,
			file
		});
	} catch (error) {
		diagnostics.push(unreadableRules(file, error));
	}
}
function unreadableRules(path, error) {
	return {
		code: "rules-unreadable",
		severity: "error",
		message: `rules cannot be read: ${error instanceof Error ? error.message : String(error)}`,
		file: path,
		hint: "name a rule file or a folder of rule files"
	};
}
function noRules(path) {
	return {
		code: "rules-missing",
		severity: "warning",
		message: "the folder holds no rule file",
		file: path,
		hint: `rule files end in ${detectionEndings.join(", ")}`
	};
}
export { loadShippedDetections as a, shippedFolders as c, ecsSchema as d, printEql as f, loadRule as i, loadDetections as l, loadQueryFile as n, loadUserDetections as o, parseEql as p, loadQueryText as r, readRuleFiles as s, loadAllDetections as t, compileEql as u };
