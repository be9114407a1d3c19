/** UTF-16 offsets into a text, the end exclusive. */
export interface TextSpan {
  readonly start: number
  readonly end: number
}

/** A YAML value with the place it stands at; aliases are already replaced by what they name. */
export type YamlNode = YamlMap | YamlList | YamlScalar

/** A mapping; keys are unique. */
export interface YamlMap {
  readonly kind: 'map'
  readonly entries: readonly YamlEntry[]
  readonly span: TextSpan
}

/** One `key: value` of a mapping. */
export interface YamlEntry {
  readonly key: string
  readonly keySpan: TextSpan
  readonly value: YamlNode
}

/** A sequence. */
export interface YamlList {
  readonly kind: 'list'
  readonly items: readonly YamlNode[]
  readonly span: TextSpan
}

/** A scalar, typed by YAML 1.2's core schema: `yes` and `2024-01-01` are text. */
export interface YamlScalar {
  readonly kind: 'scalar'
  readonly value: string | number | boolean | null
  /** The value as written, without quotes: keeps the digits that a number loses. */
  readonly text: string
  readonly span: TextSpan
}

/** One document of a file; without a root when it is empty or could not be read. */
export interface YamlDocument {
  readonly root?: YamlNode
  readonly span: TextSpan
}

/** The entry of a key, or `undefined`. */
export function entryOf(map: YamlMap, key: string): YamlEntry | undefined {
  return map.entries.find((entry) => entry.key === key)
}

/** Names a node's shape for a message. */
export function shapeOf(node: YamlNode): string {
  if (node.kind !== 'scalar') return node.kind === 'map' ? 'a map' : 'a list'
  return node.value === null ? 'nothing' : `a ${typeof node.value}`
}
