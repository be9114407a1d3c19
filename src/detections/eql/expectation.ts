/** Words that are expected together, and what a message calls all of them. */
const groups: readonly { readonly of: readonly string[]; readonly as: string }[] = [
  {
    of: ['"not"', '"-"', '"+"', 'a string', '"("', '"?"', 'a field', 'a back-ticked name'],
    as: 'a condition or value',
  },
  { of: ['"-"', '"+"', 'a string', '"("', '"?"', 'a field'], as: 'a value' },
  { of: ['a string', 'a number', '"true"', '"false"', '"null"'], as: 'a constant' },
  { of: ['a field', 'a back-ticked name'], as: 'a field' },
  {
    of: ['"in"', '"in~"', '":"', '"like"', '"like~"', '"regex"', '"regex~"'],
    as: '":", "in", "like"',
  },
  { of: ['"=="', '"!="', '"<="', '"<"', '">="', '">"'], as: 'a comparison such as "=="' },
  { of: ['"*"', '"/"', '"%"', '"+"', '"-"'], as: 'arithmetic' },
]
/** Said only when nothing else would be: they go with a condition or value. */
const implied: ReadonlySet<string> = new Set([
  'a number',
  '"true"',
  '"false"',
  '"null"',
  'a back-ticked name',
])

/** What was expected, as the end of a sentence: `; expected "and", "or" or the end`. */
export function describeExpected(expected: readonly string[]): string {
  const words = grouped(expected)
  const last = words.at(-1)
  if (last === undefined) return ''
  const others = words.slice(0, -1)
  return `; expected ${others.length === 0 ? '' : `${others.join(', ')} or `}${last}`
}

function grouped(expected: readonly string[]): readonly string[] {
  let words = expected
  for (const { of, as } of groups) {
    if (!of.every((one) => words.includes(one))) continue
    const first = words.findIndex((one) => of.includes(one))
    words = words.flatMap((one, index) => (index === first ? [as] : of.includes(one) ? [] : [one]))
    if (as.endsWith('value')) words = words.filter((one) => !implied.has(one))
  }
  return words
}
