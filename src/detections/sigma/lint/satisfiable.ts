import type { Predicate } from '../../query/query.ts'

type FieldLeaf = Predicate & { readonly kind: 'field' }

/** Two parts of an `and` that ask one field for different values. */
export interface Contradiction {
  readonly first: FieldLeaf
  readonly second: FieldLeaf
}

/** Fields that hold one value in every record; a field that may be a list can have both values. */
const singleFields: ReadonlySet<string> = new Set([
  'awsRegion',
  'errorCode',
  'event.action',
  'event.dataset',
  'event.outcome',
  'event.provider',
  'eventName',
  'eventSource',
  'eventType',
  'methodName',
  'operationName.value',
  'protoPayload.methodName',
  'protoPayload.serviceName',
  'recipientAccountId',
  'sourceIPAddress',
  'spoor.verb',
  'userIdentity.type',
])

/**
 * Is there no event that satisfies the predicate? Tells each contradiction on the way. It knows only
 * equalities of fields with a single value and parts that are each other's negation: what it calls
 * impossible is so, but not all that is impossible is found.
 */
export function isNeverTrue(
  predicate: Predicate,
  tell: (contradiction: Contradiction) => void,
): boolean {
  switch (predicate.kind) {
    case 'constant':
      return !predicate.value
    case 'or':
      // Every branch is looked at: each contradiction is worth a remark.
      return predicate.of.map((part) => isNeverTrue(part, tell)).every(Boolean)
    case 'and': {
      const parts = flattened(predicate)
      const dead = parts.filter((part) => isNeverTrue(part, tell))
      return dead.length > 0 || hasContradiction(parts, tell) || hasNegation(parts)
    }
    case 'element':
      return isNeverTrue(predicate.of, () => undefined)
    case 'not':
    case 'field':
    case 'presence':
    case 'keyword':
    case 'expression':
      return false
  }
}

function flattened(predicate: Predicate): readonly Predicate[] {
  return predicate.kind === 'and' ? predicate.of.flatMap(flattened) : [predicate]
}

/** The values of which one must be there, by field: the sets of two parts must share one. */
function hasContradiction(
  parts: readonly Predicate[],
  tell: (contradiction: Contradiction) => void,
): boolean {
  const known = new Map<string, { readonly leaves: readonly FieldLeaf[] }>()
  let isFound = false
  for (const part of parts) {
    const leaves = alternativesOf(part)
    const [first] = leaves
    if (first === undefined || !singleFields.has(first.field.path)) continue
    const before = known.get(first.field.path)
    if (before === undefined) {
      known.set(first.field.path, { leaves })
      continue
    }
    const [other] = before.leaves
    const isShared = leaves.some((leaf) =>
      before.leaves.some((one) => valueOf(one) === valueOf(leaf)),
    )
    if (isShared || other === undefined) continue
    tell({ first: other, second: first })
    isFound = true
  }
  return isFound
}

/** Equalities of one field of which one must hold; empty for anything else. */
function alternativesOf(predicate: Predicate): readonly FieldLeaf[] {
  const parts = predicate.kind === 'or' ? predicate.of : [predicate]
  const leaves = parts.flatMap((part) =>
    part.kind === 'field' && part.matcher.kind === 'equals' ? [part] : [],
  )
  const [first] = leaves
  const isOneField = leaves.every(({ field }) => field.path === first?.field.path)
  const span = predicate.span
  if (leaves.length < parts.length || !isOneField) return []
  return span === undefined ? leaves : leaves.map((leaf) => ({ ...leaf, span }))
}

function valueOf({ matcher }: FieldLeaf): string {
  return matcher.kind === 'equals' ? String(matcher.value).toLowerCase() : ''
}

/** `a and not a`. */
function hasNegation(parts: readonly Predicate[]): boolean {
  const negated = new Set(parts.flatMap((part) => (part.kind === 'not' ? [keyOf(part.of)] : [])))
  return negated.size > 0 && parts.some((part) => negated.has(keyOf(part)))
}

function keyOf(predicate: Predicate): string {
  return JSON.stringify(predicate, (key, value: unknown) => (key === 'span' ? undefined : value))
}
