import { didYouMean } from '../../base/did-you-mean.ts'
import type { Condition } from './condition.ts'
import type { Report } from '../../base/report.ts'
import type { Search } from './rule.ts'

/** Searches whose names begin so are meant only by patterns that begin so too (sigma.md 2). */
const privatePrefix = '_'

/** The search of that name; `undefined`, reported, when there is none. */
export function searchNamed(
  { name, span }: Extract<Condition, { kind: 'search' }>,
  searches: readonly Search[],
  report: Report,
): Search | undefined {
  const found = searches.find((search) => search.name === name)
  if (found !== undefined) return found
  const names = searches.map((search) => search.name)
  const message = `there is no search "${name}"`
  const hint = didYouMean(name, names) ?? `there are ${names.join(', ')}`
  report('error', { code: 'sigma-unknown-search', at: span.start, message, hint })
  return undefined
}

/** The searches that a selector means, at least one; `undefined`, reported, when there is none. */
export function selectSearches(
  { target, span }: Extract<Condition, { kind: 'selector' }>,
  searches: readonly Search[],
  report: Report,
): readonly Search[] | undefined {
  const pattern = target.toLowerCase() === 'them' ? '*' : target
  const found = searches.filter(
    ({ name }) =>
      (pattern.startsWith(privatePrefix) || !name.startsWith(privatePrefix)) &&
      fitsName(pattern, name),
  )
  if (found.length > 0) return found
  const message = `"${target}" selects no search`
  const hint = `there are ${searches.map(({ name }) => name).join(', ')}`
  report('error', { code: 'sigma-empty-selector', at: span.start, message, hint })
  return undefined
}

/** Fits the whole name; `*` is any run. Each piece is taken at its first fit, so the cost is linear. */
function fitsName(pattern: string, name: string): boolean {
  const [head = '', ...rest] = pattern.split('*')
  const last = rest.pop()
  if (last === undefined) return name === pattern
  if (!name.startsWith(head) || !name.endsWith(last)) return false
  let from = head.length
  for (const piece of rest) {
    const found = name.indexOf(piece, from)
    if (found === -1) return false
    from = found + piece.length
  }
  return from <= name.length - last.length
}
