import type { SearchItem, SigmaValue } from '../rule.ts'
import { itemsOf, type Inspected } from './inspect-items.ts'
import type { LintRule, LintTarget, TextEdit } from './lint-rule.ts'

/** Values and their modifiers (sigma.md 3 to 5). */
export const valueRules: readonly LintRule[] = [
  {
    id: 'S030',
    code: 'sigma-null-in-list',
    severity: 'warning',
    what: 'null in a list of values.',
    why: 'The specification forbids it.',
    fix: 'Put it into a search of its own.',
  },
  {
    id: 'S031',
    code: 'sigma-all-single-value',
    severity: 'warning',
    what: '"all" with a single value.',
    why: 'It does nothing, and the specification forbids it.',
    fix: 'Leave "all" out.',
  },
  {
    id: 'S032',
    code: 'sigma-single-item-list',
    severity: 'warning',
    what: 'A list with a single value.',
    why: 'Readers look for the others.',
    fix: 'Write the value without the list.',
  },
  {
    id: 'S033',
    code: 'sigma-lone-star',
    severity: 'note',
    what: 'A value that is only "*".',
    why: 'It asks whether the field has a value; engines differ on null and empty text.',
    fix: 'Write "field|exists: true" where that is what you mean.',
  },
  {
    id: 'S034',
    code: 'sigma-wildcard-for-modifier',
    severity: 'warning',
    what: 'A wildcard at the ends of a value where a modifier would do.',
    why: 'The modifier says what is meant, and backends make better queries of it.',
    fix: 'Write contains, startswith or endswith.',
  },
  {
    id: 'S035',
    code: 'sigma-double-wildcard',
    severity: 'warning',
    what: '"**" in a value.',
    why: 'It means the same as "*".',
    fix: 'Write one star.',
  },
  {
    id: 'S036',
    code: 'sigma-escaped-wildcard',
    severity: 'warning',
    what: 'A backslash before a wildcard in a path.',
    why: 'It makes the star a plain character, which the author of a path rarely wants.',
    fix: 'Write two backslashes before the star.',
  },
  {
    id: 'S037',
    code: 'sigma-number-as-text',
    severity: 'note',
    what: 'A number between quotes.',
    why: 'Engines with types do not find the number.',
    fix: 'Write it without quotes where the log has a number.',
  },
  {
    id: 'S038',
    code: 'sigma-control-character',
    severity: 'warning',
    what: 'A control character in a value.',
    why: 'It is invisible and rarely meant.',
    fix: 'Take it out, or write it as an escape.',
  },
  {
    id: 'S039',
    code: 'sigma-value-type',
    severity: 'warning',
    what: 'A value of a type that other engines refuse.',
    why: 'The rule works here only.',
    fix: 'Write the value in the type that is named.',
  },
  {
    id: 'S130',
    code: 'sigma-placeholder',
    severity: 'error',
    what: 'A placeholder without values.',
    why: 'The rule must not run without them.',
    fix: 'Give the values with --placeholders.',
  },
]

/** Checks every item of a rule or filter. */
export function checkValues({ document, tell }: LintTarget<Inspected>): void {
  const { text } = document.source
  for (const item of itemsOf(document)) {
    checkList(item, text, tell)
    checkShape(item, text, tell)
    if (item.modifiers.test.kind === 'exists') checkTruth(item, tell)
    if (item.modifiers.test.kind !== 'text') continue
    for (const value of item.values) checkText(item, { value, text, tell })
  }
}

type Tell = LintTarget['tell']

function checkList(item: SearchItem, text: string, tell: Tell): void {
  const [only, ...others] = item.values
  if (only === undefined || others.length > 0) return
  if (item.modifiers.all) {
    const message = '"all" stands with a single value'
    const edits = keyEdit(item, text, (key) => key.replace(/\|all(?=$|\|)/, ''))
    const hint = 'leave "all" out'
    tell({ code: 'sigma-all-single-value', at: item.keySpan.start, message, hint, edits })
  }
  if (item.listSpan === undefined) return
  const message = 'a list of one value'
  tell({
    code: 'sigma-single-item-list',
    at: item.listSpan.start,
    message,
    edits: listEdit(item, only, text),
  })
}

/** `key:\n  - value` becomes `key: value`, unless a remark stands between. */
function listEdit(item: SearchItem, value: SigmaValue, text: string): readonly TextEdit[] {
  const between = text.slice(item.keySpan.end, value.span.start)
  const after = text.slice(value.span.end, item.listSpan?.end ?? value.span.end)
  const isFree = /^\s*:\s*(?:-|\[)\s*$/.test(between) && /^\s*\]?$/.test(after)
  if (!isFree || item.field === undefined) return []
  const { start, end } = { start: item.keySpan.end, end: value.span.start }
  const edits = [{ start, end, text: ': ' }]
  if (after === '') return edits
  return [...edits, { start: value.span.end, end: item.listSpan?.end ?? end, text: '' }]
}

/** Wildcards at the same ends of every value are what a modifier says. */
function checkShape(item: SearchItem, text: string, tell: Tell): void {
  const { test } = item.modifiers
  if (item.field === undefined || test.kind !== 'text') return
  if (test.shape !== undefined || test.encoding !== undefined) return
  const shapes = item.values.map((value) => shapeOf(value))
  const [shape] = shapes
  if (shape === undefined || shapes.some((one) => one !== shape)) return
  const message = `every value of "${item.field}" has its wildcards where "${shape}" puts them`
  const cut = item.values.map((value) => cutEdit(value, shape, text))
  const key = keyEdit(item, text, (written) => written.replace(/(?=\||$)/, `|${shape}`))
  const areAll = key.length > 0 && cut.every((edit) => edit !== undefined)
  tell({
    code: 'sigma-wildcard-for-modifier',
    at: item.keySpan.start,
    message,
    hint: `write "${item.field}|${shape}"`,
    edits: areAll ? [...key, ...cut.flatMap((edit) => edit ?? [])] : [],
  })
}

/** The modifier that says the same as the stars at the ends, when none stands inside. */
function shapeOf({ value }: SigmaValue): 'contains' | 'startswith' | 'endswith' | undefined {
  if (typeof value !== 'string') return undefined
  const [, before, inside = '', after] = /^(\*?)([^*?]+?)(\*?)$/s.exec(value) ?? []
  if (inside === '' || inside.endsWith('\\')) return undefined
  if (before === '*' && after === '*') return 'contains'
  if (after === '*') return 'startswith'
  return before === '*' ? 'endswith' : undefined
}

/** The value without its stars, where it is written as it is. */
function cutEdit(
  { value, span }: SigmaValue,
  shape: string,
  text: string,
): readonly TextEdit[] | undefined {
  const written = text.slice(span.start, span.end)
  const quote = /^['"]/.exec(written)?.[0] ?? ''
  if (written !== `${quote}${String(value)}${quote}` || quote === '') return undefined
  const [start, end] = [span.start + 1, span.end - 1]
  return [
    ...(shape === 'startswith' ? [] : [{ start, end: start + 1, text: '' }]),
    ...(shape === 'endswith' ? [] : [{ start: end - 1, end, text: '' }]),
  ]
}

/** A change of a key that stands as it is, without quotes. */
function keyEdit(
  { keySpan, field = '' }: SearchItem,
  text: string,
  change: (key: string) => string,
): readonly TextEdit[] {
  const written = text.slice(keySpan.start, keySpan.end)
  return field !== '' && written.startsWith(field) ? [{ ...keySpan, text: change(written) }] : []
}

function checkTruth(item: SearchItem, tell: Tell): void {
  for (const { value, span } of item.values) {
    if (typeof value !== 'string' || !/^(?:true|false)$/i.test(value)) continue
    tell({
      code: 'sigma-value-type',
      at: span.start,
      message: `the text "${value}" stands where true or false without quotes belongs; other engines refuse it`,
      edits: [{ ...span, text: value.toLowerCase() }],
    })
  }
}

function checkText(
  item: SearchItem,
  { value, text, tell }: { readonly value: SigmaValue; readonly text: string; readonly tell: Tell },
): void {
  if (typeof value.value !== 'string') return
  const at = value.span.start
  const shown = value.value
  if (/^\*+$/.test(shown) && item.field !== undefined) {
    const message = `"${item.field}: '${shown}'" asks only whether there is a value`
    const hint = `write "${item.field}|exists: true" if null and empty text should count too`
    tell({ code: 'sigma-lone-star', at, message, hint })
  } else if (/(?<!\\)\*\*/.test(shown)) {
    const written = text.slice(value.span.start, value.span.end)
    const mended = written.replace(/(?<!\\)\*{2,}/g, '*')
    const edits = shown.includes('\\') ? [] : [{ ...value.span, text: mended }]
    tell({ code: 'sigma-double-wildcard', at, message: `"${shown}" has "**" in it`, edits })
  }
  if (/[A-Za-z0-9:]\\[*?]/.test(shown) && /^[A-Za-z]:|\\[A-Za-z]/.test(shown)) {
    const message = `the wildcard after "\\" in "${shown}" is a plain character`
    tell({ code: 'sigma-escaped-wildcard', at, message, hint: 'write "\\\\*" for a wildcard' })
  }
  if (/^(?:0|[1-9]\d{0,14})$/.test(shown) && item.modifiers.test.kind === 'text') {
    tell({ code: 'sigma-number-as-text', at, message: `the number ${shown} stands between quotes` })
  }
  // oxlint-disable-next-line no-control-regex -- control characters are what is looked for
  if (/[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]/.test(shown)) {
    tell({ code: 'sigma-control-character', at, message: 'the value holds a control character' })
  }
}
