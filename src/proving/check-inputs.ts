import { didYouMean } from '../base/did-you-mean.ts'
import type { Fault } from './check-expectation.ts'
import type { Telemetry } from './telemetry.ts'
import { idsOf } from './observe.ts'

/** What the checks of inputs need. */
export interface InputContext {
  readonly telemetry: Telemetry
  /** Where the variant stands in the document. */
  readonly path: readonly (string | number)[]
  readonly fault: Fault
}

/** Tells of inputs that are `@name` where the telemetry has nothing of that name. */
export function checkInputs(
  inputs: Readonly<Record<string, string>>,
  { telemetry, path, fault }: InputContext,
): void {
  const named = Object.entries(inputs).filter(([, value]) => value.startsWith('@'))
  if (named.length === 0) return
  const ids = idsOf(telemetry)
  for (const [input, value] of named) {
    const name = value.slice(1)
    if (ids.has(name)) continue
    const hint = didYouMean(name, ids.keys())
    fault(
      [...path, 'inputs', input],
      telemetry.kind === 'file'
        ? `"${value}" is the id of something of a cast, and a file has none`
        : `nothing of the cast is called "${name}", and no step makes it`,
      telemetry.kind === 'file' ? 'write the id itself' : hint,
    )
  }
}
