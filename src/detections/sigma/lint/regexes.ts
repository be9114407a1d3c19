import { itemsOf, type Inspected } from './inspect-items.ts'
import type { LintRule, LintTarget } from './lint-rule.ts'

/** Regular expressions (sigma.md 5). */
export const regexRules: readonly LintRule[] = [
  {
    id: 'S090',
    code: 'sigma-regex',
    severity: 'warning',
    what: 'A regular expression outside the subset of Sigma 2.2, or with nested repetition.',
    why: 'Other engines refuse it, or take exponential time over it; here it runs in linear time.',
    fix: 'Write it with . ^ $ * + ? {n,m} [] | () and \\b \\d \\s \\w only.',
  },
]

const outside: readonly (readonly [pattern: RegExp, what: string])[] = [
  [/\(\?(?!:)/, 'a group with "(?"'],
  [/\\[AzZGQEpPxuk]/, 'an escape that Sigma does not list'],
  [/\[\[:/, 'a POSIX class'],
  [/\([^()]*[+*][^()]*\)[+*]/, 'repetition of a repetition'],
]

/** Points out what other engines cannot run, or not safely. */
export function checkRegexes({ document, tell }: LintTarget<Inspected>): void {
  const items = itemsOf(document).filter(({ modifiers }) => modifiers.test.kind === 'regex')
  for (const { text, span } of items.flatMap(({ values }) => values)) {
    const body = text.replace(/^\(\?[ims]+\)/, '')
    const found = outside.find(([pattern]) => pattern.test(body))
    if (text !== body) {
      const message = 'flags stand inside the regular expression'
      tell({ code: 'sigma-regex', at: span.start, message, hint: 'write "field|re|i"' })
    } else if (found !== undefined) {
      const message = `the regular expression has ${found[1]}`
      tell({ code: 'sigma-regex', at: span.start, message })
    }
  }
}
