/** Where in the field's value the text must stand. */
export const shapes = ['contains', 'startswith', 'endswith'] as const
/** One of {@link shapes}. */
export type Shape = (typeof shapes)[number]

/** Comparisons, and the operators they stand for. */
export const comparisons = { lt: '<', lte: '<=', gt: '>', gte: '>=' } as const
/** The names of {@link comparisons}. */
export const comparisonNames = ['lt', 'lte', 'gt', 'gte'] as const
/** Comparison operators as the query writes them. */
export type Comparison = (typeof comparisons)[(typeof comparisonNames)[number]]

/** Parts of a point in time. */
export const timeParts = ['minute', 'hour', 'day', 'week', 'month', 'year'] as const
/** One of {@link timeParts}. */
export type TimePart = (typeof timeParts)[number]

/** Regular expression flags: ignore case, `^$` at lines, dot matches newline. */
export const regexFlags = ['i', 'm', 's'] as const
/** One of {@link regexFlags}. */
export type RegexFlag = (typeof regexFlags)[number]

/** Bytes of a text other than UTF-8; base64 must follow. */
export const textEncodings = ['wide', 'utf16be', 'utf16'] as const
/** Base64 of the whole, or of a text that begins at any of three byte offsets. */
export const base64Kinds = ['base64', 'base64offset'] as const
/** Act on the list of values, so they may stand before or after what opens a family. */
export const listModifiers = ['all', 'neq'] as const

/** Second spellings of a modifier. */
export const modifierAliases: Readonly<Record<string, string>> = {
  utf16le: 'wide',
  ignorecase: 'i',
  multiline: 'm',
  dotall: 's',
}

/** Which modifiers may stand together. */
export interface Family {
  readonly kind:
    'text' | 'encoded' | 'regex' | 'cidr' | 'compare' | 'time-part' | 'fieldref' | 'exists'
  /** Modifiers that begin a chain of this family. */
  readonly opens: readonly string[]
  /** Modifiers that may follow. */
  readonly follow: readonly string[]
}

/** A chain without any opener: plain text. */
export const textFamily: Family = {
  kind: 'text',
  opens: [...shapes, 'cased', 'windash', 'expand'],
  follow: [...shapes, 'cased', 'windash', 'expand', ...listModifiers],
}

/** The legal combinations of sigma.md 5, one row each. */
export const families: readonly Family[] = [
  textFamily,
  {
    kind: 'encoded',
    opens: [...textEncodings, ...base64Kinds],
    follow: [...base64Kinds, ...shapes, 'cased', ...listModifiers],
  },
  { kind: 'regex', opens: ['re'], follow: [...regexFlags, ...shapes, 'expand', ...listModifiers] },
  { kind: 'cidr', opens: ['cidr'], follow: listModifiers },
  { kind: 'compare', opens: comparisonNames, follow: listModifiers },
  { kind: 'time-part', opens: timeParts, follow: [...comparisonNames, 'neq'] },
  { kind: 'fieldref', opens: ['fieldref'], follow: [...shapes, 'cased', ...listModifiers] },
  { kind: 'exists', opens: ['exists'], follow: ['neq'] },
]

/** Of each row at most one may stand in a chain. */
export const exclusiveModifiers: readonly (readonly string[])[] = [
  shapes,
  base64Kinds,
  comparisonNames,
]

/** Every name a modifier can have. */
export const modifierNames: readonly string[] = [
  ...new Set(families.flatMap(({ opens, follow }) => [...opens, ...follow])),
  ...Object.keys(modifierAliases),
]
