/** `automation:` and `filters:` of `spoor.yaml`. */
import type { PathStep } from '../../base/document.ts'
import type { FindingFilter, NamedAutomation } from './environment.ts'
import type { EnvironmentFaults } from './environment-faults.ts'
import type { EnvironmentDocument } from './environment-schema.ts'
import { quoted } from './parsed.ts'
import { parseAccount } from './parse-place.ts'
import { parseUntil } from './parse-time.ts'
import { faultOfAutomation, faultOfBreadth, faultOfPrincipal } from './principal-pattern.ts'
import { readUntil } from './read-places.ts'

/** Principals that work without a person. */
export function readAutomation(
  { automation = [] }: EnvironmentDocument,
  faults: EnvironmentFaults,
): readonly NamedAutomation[] {
  return automation.map((entry, index) => {
    const path = ['automation', index]
    const { principal, why, verbs } = entry
    checkPrincipal(principal, faults, [...path, 'principal'])
    const fault = faultOfAutomation(principal)
    if (fault !== undefined) faults.tell('environment-invalid', [...path, 'principal'], fault)
    return faults.place(
      {
        principal,
        why,
        ...(verbs === undefined ? {} : { verbs }),
        ...readUntil(entry.until, faults, path),
      },
      path,
    )
  })
}

/** What a filter may ask besides the principal, as a pattern. */
const patternKeys = ['resource', 'root', 'detection'] as const

/** Filters; each asks for a principal and at least one thing besides (design section 4.6). */
export function readFilters(
  { filters = [] }: EnvironmentDocument,
  faults: EnvironmentFaults,
): readonly FindingFilter[] {
  return filters.flatMap((filter, index) => {
    const path = ['filters', index]
    const { principal, verb, why, who } = filter
    checkPrincipal(principal, faults, [...path, 'principal'])
    const until = faults.take(parseUntil(filter.until), [...path, 'until'])
    const account =
      filter.account === undefined
        ? undefined
        : faults.take(parseAccount(filter.account), [...path, 'account'])?.id
    const patterns = patternKeys.flatMap((key) => {
      const pattern = filter[key]
      if (pattern === undefined) return []
      if (/^\*+$/.test(pattern)) faults.tell('environment-too-broad', [...path, key], fitsAll)
      return [[key, pattern] as const]
    })
    if (patterns.length === 0 && filter.account === undefined && verb === undefined) {
      const message = `the filter asks for the principal ${quoted(principal)} alone`
      const hint = 'say which deeds: resource, root, account, detection or verb'
      faults.tell('environment-too-broad', path, { message, hint })
    }
    if (until === undefined) return []
    return [
      faults.place(
        {
          principal,
          ...Object.fromEntries(patterns),
          ...(account === undefined ? {} : { account }),
          ...(verb === undefined ? {} : { verb }),
          why,
          who,
          until,
        },
        path,
      ),
    ]
  })
}

const fitsAll = {
  message: '"*" fits everything',
  hint: 'leave the key out, or say something of what it is about',
}

function checkPrincipal(
  pattern: string,
  faults: EnvironmentFaults,
  path: readonly PathStep[],
): void {
  const fault = faultOfPrincipal(pattern)
  const breadth = faultOfBreadth(pattern)
  if (fault !== undefined) faults.tell('environment-invalid', path, fault)
  else if (breadth !== undefined) faults.tell('environment-too-broad', path, breadth)
}
