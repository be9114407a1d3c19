import type { JsonObject, JsonValue } from '../../src/base/json.ts'

// Sigma for single events by the book: it walks the rule's own data for every event, as slowly as it
// likes, and shares no code with src/. Sections are those of reference/sigma.md.

/** A search: a map of items, a list of maps, or keywords. */
export type Search = Items | readonly Items[] | readonly string[]

/** `field|modifiers` and what stands behind the colon. */
export type Items = Readonly<Record<string, Value | readonly Value[]>>

type Value = string | number | boolean | null

/** A condition as a tree; `text` of {@link conditionText} is what the rule says. */
export type ConditionTree =
  | { readonly is: 'name'; readonly name: string }
  | { readonly is: 'of'; readonly quantifier: '1' | 'all' | 'any'; readonly pattern: string }
  | { readonly is: 'not'; readonly of: ConditionTree }
  | { readonly is: 'and' | 'or'; readonly left: ConditionTree; readonly right: ConditionTree }

/** Section 6; parentheses everywhere, precedence has its own tests. */
export function conditionText(tree: ConditionTree): string {
  switch (tree.is) {
    case 'name':
      return tree.name
    case 'of':
      return `${tree.quantifier} of ${tree.pattern}`
    case 'not':
      return `not (${conditionText(tree.of)})`
    case 'and':
    case 'or':
      return `(${conditionText(tree.left)}) ${tree.is} (${conditionText(tree.right)})`
  }
}

/** Does the event satisfy the rule? */
export function holds(
  searches: Readonly<Record<string, Search>>,
  tree: ConditionTree,
  event: JsonObject,
): boolean {
  const again = (one: ConditionTree): boolean => holds(searches, one, event)
  switch (tree.is) {
    case 'name':
      return searchHolds(searches[tree.name] ?? [], event)
    case 'of': {
      const names = Object.keys(searches).filter((name) => fits(tree.pattern, name))
      const verdicts = names.map((name) => searchHolds(searches[name] ?? [], event))
      return tree.quantifier === 'all' ? verdicts.every(Boolean) : verdicts.some(Boolean)
    }
    case 'not':
      return !again(tree.of)
    case 'and':
      return again(tree.left) && again(tree.right)
    case 'or':
      return again(tree.left) || again(tree.right)
  }
}

/** Section 2: names that begin with _ are for patterns that do so too. */
function fits(pattern: string, name: string): boolean {
  if (pattern === 'them') return !name.startsWith('_')
  const begins = pattern.endsWith('*') ? name.startsWith(pattern.slice(0, -1)) : name === pattern
  return begins && (pattern.startsWith('_') || !name.startsWith('_'))
}

function searchHolds(search: Search, event: JsonObject): boolean {
  if (!Array.isArray(search)) return itemsHold(search as Items, event)
  // A list holds maps or keywords, never both here.
  const entries = search as readonly (Items | string)[]
  return entries.some((entry) =>
    typeof entry === 'string'
      ? leaves(event).some((leaf) => textFits(leaf, `*${entry}*`, 'i'))
      : itemsHold(entry, event),
  )
}

function itemsHold(items: Items, event: JsonObject): boolean {
  return Object.entries(items).every(([key, written]) => {
    const [field = '', ...modifiers] = key.split('|')
    const values: readonly Value[] = Array.isArray(written) ? written : [written as Value]
    const verdicts = values.map((value) => valueHolds(field, modifiers, { value, event }))
    const holdsPlainly = modifiers.includes('all')
      ? verdicts.every(Boolean)
      : verdicts.some(Boolean)
    return modifiers.includes('neq') ? !holdsPlainly : holdsPlainly
  })
}

function valueHolds(
  field: string,
  modifiers: readonly string[],
  { value, event }: { readonly value: Value; readonly event: JsonObject },
): boolean {
  const found = valuesAt(event, field.split('.'))
  const has = (name: string): boolean => modifiers.includes(name)
  if (has('exists')) return found.length > 0 === (value === true)
  if (has('re')) return found.some((one) => new RegExp(String(value)).test(textOf(one) ?? '\n'))
  const compare = ['lt', 'lte', 'gt', 'gte'].find(has)
  if (compare !== undefined) return found.some((one) => isInOrder(one, compare, Number(value)))
  if (has('fieldref')) {
    const others = valuesAt(event, String(value).split('.'))
    return found.some((one) =>
      others.some((other) => {
        const [text, otherText] = [textOf(one)?.toLowerCase(), textOf(other)?.toLowerCase()]
        return text !== undefined && text === otherText
      }),
    )
  }
  const shape = ['contains', 'startswith', 'endswith'].find(has)
  if (shape === undefined && value === null) return found.length === 0 || found.includes(null)
  if (shape === undefined && typeof value === 'number') {
    return found.some((one) => one === value || one === String(value))
  }
  if (shape === undefined && typeof value === 'boolean') {
    const word = String(value)
    return found.some((one) => typeof one !== 'object' && String(one).toLowerCase() === word)
  }
  const before = shape === 'contains' || shape === 'endswith' ? '*' : ''
  const after = shape === 'contains' || shape === 'startswith' ? '*' : ''
  const pattern = `${before}${String(value)}${after}`
  // Section 3: a lone star is any value that is not null, and D4: an empty array has none.
  if (/^\*+$/.test(pattern)) return found.some((one) => one !== null && !isEmptyArray(one))
  return found.some((one) => textFits(one, pattern, has('cased') ? '' : 'i'))
}

function isEmptyArray(value: JsonValue): boolean {
  return Array.isArray(value) && value.length === 0
}

/** D1, D2: the exact key first, arrays fanned out on the way and at the end; `[]` is one value. */
function valuesAt(value: JsonValue | undefined, path: readonly string[]): readonly JsonValue[] {
  if (value === undefined) return []
  if (Array.isArray(value)) {
    if (value.length === 0) return path.length === 0 ? [value] : []
    return value.flatMap((one: JsonValue) => valuesAt(one, path))
  }
  const [key, ...rest] = path
  if (key === undefined) return [value]
  if (typeof value !== 'object' || value === null) return []
  // Arrays have gone before: what is left of objects has keys.
  const object = value as JsonObject
  const whole = path.join('.')
  if (Object.hasOwn(object, whole)) return valuesAt(object[whole], [])
  return Object.hasOwn(object, key) ? valuesAt(object[key], rest) : []
}

/** D3, D5, D6: what a string matcher sees. */
function textOf(value: JsonValue): string | undefined {
  if (value === null) return undefined
  return typeof value === 'object' ? JSON.stringify(value) : String(value)
}

/** Section 3: a backslash escapes *, ? and itself; * spans lines, ? is one character. */
function textFits(value: JsonValue, pattern: string, flags: '' | 'i'): boolean {
  const text = textOf(value)
  if (text === undefined) return false
  const source = pattern.replace(/\\([*?\\])|[\s\S]/g, (whole, escaped?: string) => {
    if (escaped !== undefined) return `\\${escaped}`
    if (whole === '*') return '[^]*'
    return whole === '?' ? '[^]' : whole.replace(/[^A-Za-z0-9]/, '\\$&')
  })
  return new RegExp(`^${source}$`, flags).test(text)
}

/** Section 5: a number or its decimal text; nothing else is in an order. */
function isInOrder(value: JsonValue, operator: string, limit: number): boolean {
  if (typeof value !== 'number' && !(typeof value === 'string' && /^-?\d+(\.\d+)?$/.test(value))) {
    return false
  }
  const number = Number(value)
  if (operator === 'lt') return number < limit
  if (operator === 'lte') return number <= limit
  return operator === 'gt' ? number > limit : number >= limit
}

/** D12: every scalar value, keys never. */
function leaves(value: JsonValue | undefined): readonly JsonValue[] {
  if (value === null || value === undefined) return []
  return typeof value === 'object' ? Object.values(value).flatMap(leaves) : [value]
}
