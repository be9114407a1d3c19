/** Emulated records of one theft told many times over: other resources, other ids, minutes later. */
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { loadScenario } from '../../src/emulation/scenario/load-scenario.ts'
import { playSteps } from '../../src/emulation/scenario/play-scenario.ts'

const scenario = fileURLToPath(
  new URL('../../content/techniques/T1578.001/scenarios/aws-volume-theft.yaml', import.meta.url),
)

/** The records of the theft of a volume that ships as a scenario, a line of JSON each. */
export function theftLines(): readonly string[] {
  const { loaded } = loadScenario({ file: scenario, text: readFileSync(scenario, 'utf8') })
  if (loaded === undefined) throw new Error('the scenario cannot be read')
  return playSteps(loaded, { seed: '1' }).map(({ record }) => JSON.stringify(record))
}

/** Ids of resources and events: what tells one theft from the next. */
const ids =
  /\b((?:vol|snap|i|sg|eni|subnet|vpc)-0[0-9a-f]{10})[0-9a-f]{6}\b|\b([0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-)[0-9a-f]{12}\b/g

/**
 * The lines of {@link theftLines} so many times, each time with ids of its own. `rename`
 * changes a line further, as somebody would who wants to be read wrongly.
 */
export function* manyThefts(
  lines: readonly string[],
  times: number,
  rename: (line: string, time: number) => string = (line) => line,
): Generator<string> {
  for (let time = 0; time < times; time++) {
    const short = time.toString(16).padStart(6, '0')
    const long = time.toString(16).padStart(12, '0')
    for (const line of lines) {
      const told = line
        .replaceAll(ids, (_, resource?: string, event?: string) =>
          resource === undefined ? `${event ?? ''}${long}` : `${resource}${short}`,
        )
        .replaceAll(/"eventTime":"([^"]+)"/g, (_, at: string) => {
          const later = new Date(Date.parse(at) + time * 420_000).toISOString()
          return `"eventTime":"${later.replace('.000Z', 'Z')}"`
        })
      yield rename(told, time)
    }
  }
}
