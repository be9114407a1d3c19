/**
 * Values of logs as literals of query languages. Ids come from hostile logs and queries are pasted into
 * consoles, so a value becomes a literal by the rules of its language, or none at all.
 */

/** The longest value that is written into a query, in UTF-16 units: an ARN has at most 2,048. */
const longestValue = 2048

/** Writes a value as a literal of one language; `undefined` where that cannot be done safely. */
export type Quote = (value: string) => string | undefined

/**
 * Can a value stand in a query at all? Line breaks, control characters and characters that do not show
 * are in no real id, and a console or a person reads them as something else than they are.
 */
export function isQuotable(value: string, longest: number = longestValue): boolean {
  return value !== '' && value.length <= longest && !/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]/u.test(value)
}

/** A string of EQL, ES|QL, Kusto or Google Cloud Logging: backslash escapes in double quotes. */
export function doubleQuoted(value: string): string | undefined {
  return isQuotable(value) ? `"${escapeWith(value, ['\\', '"'])}"` : undefined
}

/**
 * A string of SPL's `where` and `eval`: backslash escapes in double quotes. A back-tick calls a macro and
 * `$` a token of a dashboard before the string is read, so a value with either is not taken.
 */
export function splunkString(value: string): string | undefined {
  return /[`$]/.test(value) ? undefined : doubleQuoted(value)
}

/** A string of BigQuery's SQL: backslash escapes in single quotes. */
export function bigQueryString(value: string): string | undefined {
  return isQuotable(value) ? `'${escapeWith(value, ['\\', "'"])}'` : undefined
}

/** A string of Trino's SQL (Athena, CloudTrail Lake): a quote is doubled, a backslash is a backslash. */
export function trinoString(value: string): string | undefined {
  return isQuotable(value) ? `'${value.replaceAll("'", "''")}'` : undefined
}

/**
 * A word of a POSIX shell: nothing is special in single quotes but the quote itself. A word that is a
 * whole query may be longer than a value.
 */
export function shellWord(value: string, longest?: number): string | undefined {
  return isQuotable(value, longest) ? `'${value.replaceAll("'", String.raw`'\''`)}'` : undefined
}

/**
 * A pattern of EQL's `:` that contains the text. A `*` or `?` in it would be a wildcard that no backslash
 * protects (reference/eql.md section 6), and find anything.
 */
export function eqlPattern(value: string): string | undefined {
  return isQuotable(value) && !/[*?]/.test(value) ? doubleQuoted(`*${value}*`) : undefined
}

/**
 * A pattern of SPL's `like` that contains the text. `%` and `_` are wildcards there: an underscore may
 * stand for one other character, which finds a little more; a value with `%` would find anything.
 */
export function splunkContained(value: string): string | undefined {
  return isQuotable(value) && !/[%\\]/.test(value) ? splunkString(`%${value}%`) : undefined
}

/**
 * A term of SPL's `search`. There, `*` is a wildcard even in quotes and backslashes have rules of their
 * own, so that plain words alone are taken.
 */
export function splunkTerm(value: string): string | undefined {
  return value.length <= longestValue && /^[\w:/.@+=,#-]+$/.test(value) ? `"${value}"` : undefined
}

/** Quotes a value as it stands inside a string of JSON, for columns that hold JSON as text. */
export function quotedInJson(value: string, quote: Quote): string | undefined {
  return isQuotable(value) ? quote(JSON.stringify(value).slice(1, -1)) : undefined
}

function escapeWith(value: string, special: readonly string[]): string {
  return Array.from(value, (one) => (special.includes(one) ? `\\${one}` : one)).join('')
}
