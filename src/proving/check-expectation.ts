import { RE2JS } from 're2js'
import { didYouMean } from '../base/did-you-mean.ts'
import { parseJsonPath } from '../base/json-path.ts'
import { fillNames, namesIn } from './bindings.ts'
import type { Expectation, Signal } from './emulation-test.ts'
import { useOfNames } from './unbound-names.ts'

/** Tells a fault of a test by where it stands. */
export type Fault = (path: readonly (string | number)[], message: string, hint?: string) => void

/** What the checks of an expectation need. */
export interface ExpectationContext {
  /** Where the expectation stands in the document. */
  readonly path: readonly (string | number)[]
  readonly fault: Fault
  /** The names that stand for something before its signals: inputs, captures of others. */
  readonly bound: ReadonlySet<string>
}

/**
 * Tells what is wrong with the signals and links of an expectation: paths, orders and names that are
 * none. Returns the names that stand for something after its signals.
 */
export function checkExpectation(
  { signals = [], lineage = [] }: Expectation,
  { path, fault, bound }: ExpectationContext,
): ReadonlySet<string> {
  const known = new Set<string>()
  for (const [place, signal] of signals.entries()) {
    const here = [...path, 'signals', place]
    if (known.has(signal.id)) fault([...here, 'id'], `two signals are called "${signal.id}"`)
    if (signal.after !== undefined && !known.has(signal.after)) {
      const hint = didYouMean(signal.after, known)
      fault([...here, 'after'], `no signal before this one is called "${signal.after}"`, hint)
    }
    known.add(signal.id)
    checkPaths(signal, here, fault)
  }
  const use = useOfNames(signals, bound)
  const strange = (name: string, where: readonly (string | number)[]): void =>
    fault(
      [...path, ...where],
      `{{${name}}} stands for nothing`,
      didYouMean(name, use.bound) ?? 'declare it under inputs:, or capture it in a signal before',
    )
  for (const { name, place, list, at, operator } of use.unbound) {
    strange(name, ['signals', place, list, at, operator])
  }
  for (const [place, link] of lineage.entries()) {
    for (const key of ['from', 'to'] as const) {
      const unbound = namesIn(link[key]).filter((name) => !use.bound.has(name))
      for (const name of unbound) strange(name, ['lineage', place, key])
    }
  }
  return use.bound
}

function checkPaths(signal: Signal, here: readonly (string | number)[], fault: Fault): void {
  for (const list of ['match', 'event'] as const) {
    for (const [place, assertion] of (signal[list] ?? []).entries()) {
      const at = [...here, list, place]
      if (parseJsonPath(assertion.path) === undefined) {
        fault([...at, 'path'], `"${assertion.path}" is no path`)
      }
      if (Object.keys(assertion).length < 2) fault(at, 'the condition asks nothing')
      if (assertion.regex !== undefined && !isRegex(assertion.regex)) {
        fault([...at, 'regex'], `"${assertion.regex}" is no regular expression of RE2`)
      }
    }
  }
  for (const [name, path] of Object.entries(signal.capture ?? {})) {
    if (parseJsonPath(path) === undefined) fault([...here, 'capture', name], `"${path}" is no path`)
  }
}

/** Names are filled in as text, so any stands for all. */
function isRegex(source: string): boolean {
  const anything = Object.fromEntries(namesIn(source).map((name) => [name, 'x']))
  try {
    RE2JS.compile(fillNames(source, anything))
    return true
  } catch {
    return false
  }
}
