import { isMet, type RealOutcome, type SignalOutcome } from '../proving/check-against.ts'
import { escapeForTerminal, type Paint } from './terminal-text.ts'

/** How many signals of all tests arrived, and how many detections fired. */
export interface AgainstCounts {
  readonly found: number
  readonly missing: number
}

/** Counts the signals and detections of all tests. */
export function countAgainst(outcomes: readonly RealOutcome[]): AgainstCounts {
  const signals = outcomes.flatMap((one) => one.signals.map(isMet))
  const detections = outcomes.flatMap((one) => one.detections.map(({ fired }) => fired))
  const all = [...signals, ...detections]
  return { found: all.filter(Boolean).length, missing: all.filter((one) => !one).length }
}

/** What real logs show of tests, for a person: what arrived, what did not, and why that may be. */
export function renderAgainst(outcomes: readonly RealOutcome[], paint: Paint): string {
  const lines = outcomes.flatMap((outcome) => {
    const { test, signals, detections } = outcome
    const isWhole = signals.every(isMet) && detections.every(({ fired }) => fired)
    const mark = isWhole ? paint('low', 'ok  ') : paint('critical', 'MISS')
    return [
      `${mark}  ${safe(test.test.name)}`,
      ...signals.flatMap((one) => signalLines(one, paint)),
      ...detections.map(({ name, fired }) =>
        fired
          ? `      ${paint('low', 'fired')}    ${safe(name)}`
          : `      ${paint('critical', 'silent')}   ${safe(name)}`,
      ),
    ]
  })
  return lines.map((line) => `${line}\n`).join('')
}

function signalLines(outcome: SignalOutcome, paint: Paint): readonly string[] {
  const { signal, found, missing, reasons } = outcome
  const [first] = found
  const told = signal.says === undefined ? signal.id : `${signal.id}: ${signal.says}`
  if (first !== undefined) {
    const more = found.length === 1 ? '' : ` and ${found.length - 1} more`
    const time = new Date(first.event.time).toISOString().slice(0, 19)
    return [
      `      ${paint('low', 'arrived')}  ${safe(told)}`,
      `               ${time}Z  ${safe(first.id)}${more}`,
    ]
  }
  if (isMet(outcome)) return [`      ${paint('low', 'absent')}   ${safe(told)}, as it may be`]
  const nearest = missing?.nearest
  return [
    `      ${paint('critical', 'missing')}  ${safe(told)}`,
    ...(missing === undefined ? [] : [`               ${safe(missing.reason)}`]),
    ...(nearest === undefined
      ? []
      : [
          `               nearest ${safe(nearest.observed.id)}: ${safe(nearest.path)} should be ${safe(nearest.wanted)}, is ${nearest.found === undefined ? 'absent' : safe(JSON.stringify(nearest.found).slice(0, 120))}`,
        ]),
    ...reasons.map((reason) => `               perhaps ${safe(reason)}`),
  ]
}

function safe(text: string): string {
  return escapeForTerminal(text)
}
