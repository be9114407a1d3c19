import { namesIn, wholeName } from './bindings.ts'
import type { Assertion, Signal } from './emulation-test.ts'

/** A name that a condition uses and that stands for nothing by then. */
export interface UnboundName {
  readonly name: string
  /** The signal, and where it stands in the list. */
  readonly signal: Signal
  readonly place: number
  readonly list: 'match' | 'event'
  /** Which condition of the list. */
  readonly at: number
  /** The operator that uses the name. */
  readonly operator: keyof Assertion
}

/** What a list of signals asks of names. */
export interface NameUse {
  readonly unbound: readonly UnboundName[]
  /** What stands for something after all signals are met. */
  readonly bound: ReadonlySet<string>
}

/**
 * The names that conditions use before anything binds them. Conditions are asked in the order in which
 * they are written; an equality with a name alone binds it, and so does `capture`. A signal of which
 * there may be none binds nothing for the next ones.
 */
export function useOfNames(signals: readonly Signal[], known: Iterable<string>): NameUse {
  // One set for all: a hostile test has ten thousand signals.
  const bound = new Set(known)
  const unbound: UnboundName[] = []
  for (const [place, signal] of signals.entries()) {
    const own: string[] = []
    const bind = (name: string): void => {
      if (!bound.has(name)) own.push(name)
      bound.add(name)
    }
    for (const list of ['match', 'event'] as const) {
      for (const [at, assertion] of (signal[list] ?? []).entries()) {
        namesBoundBy(assertion).forEach(bind)
        for (const [operator, name] of namesUsedBy(assertion)) {
          if (!bound.has(name)) unbound.push({ name, signal, place, list, at, operator })
        }
      }
    }
    Object.keys(signal.capture ?? {}).forEach(bind)
    if (mayBeNone(signal)) for (const name of own) bound.delete(name)
  }
  return { unbound, bound }
}

function mayBeNone({ count }: Signal): boolean {
  return count?.min === 0 || count?.max === 0
}

/** The names that a condition binds when they stand for nothing yet. */
export function namesBoundBy({ eq, ieq }: Assertion): readonly string[] {
  return [eq, ieq].flatMap((one) => (typeof one === 'string' ? (wholeName(one) ?? []) : []))
}

/** The names that a condition needs, each with the operator that does. */
export function namesUsedBy(
  assertion: Assertion,
): readonly (readonly [operator: keyof Assertion, name: string])[] {
  const { eq, ieq, ne, in: list, glob, iglob, regex, cidr } = assertion
  const used = { eq, ieq, ne, glob, iglob, regex, cidr } as const
  const lone = Object.entries(used).flatMap(([operator, value]) =>
    typeof value !== 'string'
      ? []
      : // The keys are those of the object above, which are operators.
        namesIn(value).map((name) => [operator as keyof typeof used, name] as const),
  )
  const listed = (list ?? []).flatMap((one) => (typeof one === 'string' ? namesIn(one) : []))
  return [...lone, ...listed.map((name) => ['in', name] as const)]
}

/**
 * The signals with nothing asked of what nobody knows: in real logs an input that is not given may be
 * anything. In a pattern it becomes `*`; another operator that needs it is taken away.
 */
export function withOpenNames(
  signals: readonly Signal[],
  known: Iterable<string>,
): readonly Signal[] {
  const { unbound } = useOfNames(signals, known)
  return signals.map((signal, place) => {
    const opened = (list: 'match' | 'event'): Assertion[] =>
      (signal[list] ?? []).flatMap((assertion, at) => {
        const open = unbound.filter(
          (one) => one.place === place && one.list === list && one.at === at,
        )
        return open.length === 0 ? [assertion] : openedWith(assertion, open)
      })
    const event = signal.event === undefined ? {} : { event: opened('event') }
    return { ...signal, match: opened('match'), ...event }
  })
}

function openedWith(assertion: Assertion, open: readonly UnboundName[]): Assertion[] {
  let result: Partial<Assertion> = assertion
  for (const { operator, name } of open) {
    const { [operator]: text, ...rest } = result
    const isPattern = operator === 'glob' || operator === 'iglob'
    result =
      isPattern && typeof text === 'string'
        ? { ...result, [operator]: text.replaceAll(`{{${name}}}`, '*') }
        : rest
  }
  const { path } = assertion
  if (Object.keys(result).length > 1) return [{ ...result, path }]
  // Anything may stand there, but something does; what must not be there asks nothing any more.
  return assertion.ne === undefined ? [{ path, exists: true }] : []
}
