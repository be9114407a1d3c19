/** One `[[queries]]` table of an Elasticsearch QA suite. */
export interface QaQuery {
  readonly name: string
  readonly query: string
  /** Ids of the expected events, or several lists of which each will do. */
  readonly expected: readonly number[]
}

/**
 * Reads the subset of TOML that the QA suites use: `[[queries]]`, `key = value` with strings in one
 * or three quotes of either kind and lists of numbers over several lines, `#` comments.
 */
export function readQaQueries(toml: string): readonly QaQuery[] {
  const tables = toml.split(/^\[\[queries\]\]\s*$/m).slice(1)
  return tables.map((table) => {
    const text = table.replaceAll(/^\s*#.*$/gm, '')
    return {
      name: stringAt(text, 'name'),
      query: stringAt(text, 'query'),
      expected: numbersAt(text, 'expected_event_ids'),
    }
  })
}

function stringAt(text: string, key: string): string {
  const found = new RegExp(
    `^${key}\\s*=\\s*(?:'''([\\s\\S]*?)'''|"""([\\s\\S]*?)"""|'([^'\\n]*)'|"((?:[^"\\\\\\n]|\\\\.)*)")`,
    'm',
  ).exec(text)
  if (found === null) throw new TypeError(`the table has no ${key}: ${text.slice(0, 80)}`)
  const [, rawLong, long, raw, plain] = found
  return rawLong ?? long ?? raw ?? unescape(plain ?? '')
}

function unescape(text: string): string {
  return text.replaceAll(/\\(.)/g, (_, character: string) => character)
}

function numbersAt(text: string, key: string): readonly number[] {
  const found = new RegExp(`^${key}\\s*=\\s*(\\[[\\s\\S]*?\\])\\s*$`, 'm').exec(text)
  const list = (found?.[1] ?? '[]').match(/-?\d+/g) ?? []
  return list.map(Number)
}
