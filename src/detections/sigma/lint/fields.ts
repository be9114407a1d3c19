import { didYouMean } from '../../../base/did-you-mean.ts'
import { ecsFieldNames, ecsFieldType } from '../../../events/ecs-fields.ts'
import type { FieldReference } from '../../query/query.ts'
import { taxonomyOf } from '../taxonomy.ts'
import { itemsOf, type Inspected } from './inspect-items.ts'
import type { LintRule, LintTarget } from './lint-rule.ts'
import { nativeMembers } from './native-fields.ts'

/** Fields against what the log holds (sigma.md 12). */
export const fieldRules: readonly LintRule[] = [
  {
    id: 'S054',
    code: 'sigma-unknown-field',
    severity: 'warning',
    what: 'The log of the rule has no such field.',
    why: 'The search never finds anything, or a filter never leaves anything out.',
    fix: 'Spell the field as the log does.',
  },
]

/** Checks the field of every item, and of every comparison with another field. */
export function checkFields({ document, tell }: LintTarget<Inspected>): void {
  const taxonomy = taxonomyOf(document.logsource, document.taxonomy)
  if (!taxonomy.isRead) return
  for (const item of itemsOf(document, { isOfEvent: true })) {
    const { field, keySpan, modifiers, values } = item
    const named = [
      ...(field === undefined ? [] : [{ name: field, at: keySpan.start }]),
      ...(modifiers.test.kind === 'fieldref'
        ? values.map(({ text, span }) => ({ name: text, at: span.start }))
        : []),
    ]
    for (const { name, at } of named) {
      const near = strangeness(taxonomy.fieldOf(name), taxonomy.datasets)
      if (near === undefined) continue
      const message = `no ${taxonomy.datasets.join(' or ')} event has a field "${name}"`
      tell({ code: 'sigma-unknown-field', at, message, hint: near.hint })
    }
  }
}

/** `undefined` for a field that is known, or about which nothing can be said. */
function strangeness(
  field: FieldReference,
  datasets: readonly string[],
): { readonly hint?: string | undefined } | undefined {
  if (field.document === 'ecs') {
    const isObject = [...ecsFieldNames()].some((name) => name.startsWith(`${field.path}.`))
    if (isObject || ecsFieldType(field.path) !== undefined) return undefined
    return { hint: didYouMean(field.path, ecsFieldNames()) }
  }
  const known = datasets.map((dataset) => nativeMembers(field.path, dataset))
  const wrong = known.filter((one) => one !== 'known')
  if (wrong.length < known.length) return undefined
  const [first] = wrong
  return first === undefined ? undefined : { hint: didYouMean(field.path, first) }
}
