import type { Predicate } from '../query/query.ts'
import type { Condition } from './condition.ts'
import { allOf, anyOf } from './predicate.ts'
import type { Report } from '../../base/report.ts'

/** `3 of` many searches is written out as alternatives; more than these are refused. */
const mostAlternatives = 200

/** `1 of`, `all of`, `3 of` the searches that a selector means, at least one. */
export function compileSelection(
  selector: Extract<Condition, { kind: 'selector' }>,
  of: readonly Predicate[],
  report: Report,
): Predicate | undefined {
  const least = selector.least === 'all' ? of.length : selector.least
  const choices = least > of.length ? [] : choose(of, least)
  if (choices !== undefined && choices.length > 0) return anyOf(choices.map(allOf))
  const message =
    choices === undefined
      ? `"${least} of" so many searches has too many combinations`
      : `"${least} of ${selector.target}" cannot be met by ${of.length} searches`
  report('error', { code: 'sigma-quantifier', at: selector.span.start, message })
  return undefined
}

/** Every choice of `size` of the parts, in order; `undefined` when they are too many to write out. */
function choose<Part>(
  parts: readonly Part[],
  size: number,
): readonly (readonly Part[])[] | undefined {
  if (size === parts.length) return [parts]
  if (size === 1) return parts.map((part) => [part])
  let choices: readonly (readonly number[])[] = [[]]
  for (let taken = 0; taken < size; taken++) {
    choices = choices.flatMap((choice) => {
      const from = (choice.at(-1) ?? -1) + 1
      const to = parts.length - (size - taken) + 1
      return Array.from({ length: to - from }, (_, index) => [...choice, from + index])
    })
    if (choices.length > mostAlternatives) return undefined
  }
  return choices.map((choice) => choice.flatMap((index) => parts.slice(index, index + 1)))
}
