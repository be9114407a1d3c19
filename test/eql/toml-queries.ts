/** One `[[queries]]` table of an Elasticsearch QA suite. */
export interface QaQuery {
  readonly name: string
  readonly query: string
  /** The most results; Elasticsearch's test runner takes 50 where a table says nothing. */
  readonly size: number
  /** The ids of all events of all results in order; several lists where each will do. */
  readonly expected: readonly (readonly number[])[]
  /** The join keys of all results in order, as text; `undefined` where the table does not tell. */
  readonly joinKeys: readonly string[] | undefined
}

/**
 * Reads the subset of TOML that the QA suites use: `[[queries]]`, `key = value` with strings in one
 * or three quotes of either kind and lists of numbers over several lines, `#` comments.
 */
export function readQaQueries(toml: string): readonly QaQuery[] {
  return readTables(toml.replaceAll(/^\s*#.*$/gm, ''))
}

/** The tables that are commented out: what Elasticsearch does not run, or not to that result. */
export function readDisabledQueries(toml: string): readonly QaQuery[] {
  const disabled = toml.match(/^#\[\[queries\]\]\n(?:#.*\n?)*/gm) ?? []
  return disabled.flatMap((block) => readTables(block.replaceAll(/^##?/gm, '')))
}

function readTables(toml: string): readonly QaQuery[] {
  const tables = toml.split(/^\[\[queries\]\]\s*$/m).slice(1)
  return tables.map((text) => ({
    name: stringAt(text, 'name'),
    query: stringAt(text, 'query'),
    size: Number(/^size\s*=\s*(\d+)/m.exec(text)?.[1] ?? 50),
    expected: idListsAt(text),
    joinKeys: joinKeysAt(text),
  }))
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

/** `[1, 2]` is one list, `[[1, 2], [3]]` two of which each will do. */
function idListsAt(text: string): readonly (readonly number[])[] {
  const found = /^expected_event_ids\s*=\s*(\[[\s\S]*?\])\s*$/m.exec(text)?.[1] ?? '[]'
  const lists = /^\[\s*\[/.test(found) ? (found.slice(1).match(/\[[^\]]*\]/g) ?? []) : [found]
  return lists.map((list) => (list.match(/-?\d+/g) ?? []).map(Number))
}

function joinKeysAt(text: string): readonly string[] | undefined {
  const found = /^join_keys\s*=\s*\[([^\]]*)\]/m.exec(text)?.[1]
  return found?.match(/"[^"]*"|null/g)?.map((key) => key.replaceAll('"', ''))
}
