/** `sensitive:`, `ports:` and `thresholds:` of `spoor.yaml`. */
import type { Environment, SensitiveData, WatchedPorts } from './environment.ts'
import { thresholdNames } from './environment.ts'
import type { EnvironmentFaults } from './environment-faults.ts'
import type { EnvironmentDocument } from './environment-schema.ts'
import { parsePort } from './parse-port.ts'
import { parseDuration } from './parse-time.ts'
import { notOne } from './read-places.ts'

/** Data that matters more than other data. */
export function readSensitive(
  { sensitive = [] }: EnvironmentDocument,
  faults: EnvironmentFaults,
): readonly SensitiveData[] {
  return sensitive.flatMap((entry, index): readonly SensitiveData[] => {
    const path = ['sensitive', index]
    const { id, name, tag, why } = entry
    const named = [
      ...(id === undefined ? [] : [['id', { id, why }] as const]),
      ...(name === undefined ? [] : [['name', { name, why }] as const]),
      ...(tag === undefined ? [] : [['tag', { tag: exactTag(tag), why }] as const]),
    ]
    const [first, second] = named
    if (first === undefined || second !== undefined) {
      const keys = named.map(([key]) => key)
      const fault = notOne('the data', keys, 'id, name, tag')
      faults.tell('environment-invalid', path, fault)
      return []
    }
    const [key, data] = first
    if (/^\*+$/.test(id ?? name ?? '')) {
      const message = '"*" makes everything sensitive, and so nothing'
      const hint = 'say something of the name: payroll-*'
      faults.tell('environment-too-broad', [...path, key], { message, hint })
    }
    return [faults.place(data, path)]
  })
}

function exactTag(tag: { readonly key: string; readonly value?: string | undefined }): {
  readonly key: string
  readonly value?: string
} {
  return { key: tag.key, ...(tag.value === undefined ? {} : { value: tag.value }) }
}

/** The ports that are grave, where the file says so. */
export function readPorts(
  { ports }: EnvironmentDocument,
  faults: EnvironmentFaults,
): WatchedPorts | undefined {
  if (ports === undefined) return undefined
  const { also, only } = ports
  if ((also === undefined) === (only === undefined)) {
    const message = also === undefined ? 'the ports are not named' : 'the ports are named twice'
    const hint =
      'write also: for ports besides the built-in ones, or only: for those in their place'
    faults.tell('environment-invalid', ['ports'], { message, hint })
    return undefined
  }
  const mode = also === undefined ? 'only' : 'also'
  const ranges = (also ?? only ?? []).flatMap((written, index) => {
    const range = faults.take(parsePort(written), ['ports', mode, index])
    return range === undefined ? [] : [range]
  })
  return faults.place({ mode, ranges } as const, ['ports'])
}

/** The built-in numbers that the file changes. */
export function readThresholds(
  { thresholds = {} }: EnvironmentDocument,
  faults: EnvironmentFaults,
): Environment['thresholds'] {
  return Object.fromEntries(
    thresholdNames.flatMap((name) => {
      const written = thresholds[name]
      if (written === undefined) return []
      const path = ['thresholds', name]
      const value = faults.take(parseDuration(written), path)
      return value === undefined ? [] : [[name, faults.place({ value }, path)]]
    }),
  )
}
