/**
 * The background work of scenarios, read as any log is: every record is taken for what it is, says
 * who acted, and nothing of it is worth more than a glance when it is hunted.
 */
import { beforeAll, describe, expect, it } from 'vitest'
import type { Detection } from '../src/detections/detection.ts'
import { loadShippedDetections } from '../src/content.ts'
import { noiseKindsOf } from '../src/emulation/noise/noise-kinds.ts'
import { playNoise } from '../src/emulation/noise/play-noise.ts'
import type { Scenario } from '../src/emulation/scenario/scenario.ts'
import type { PlayedRecord } from '../src/emulation/steps/played-record.ts'
import type { AzureDialect } from '../src/emulation/steps/azure-played-record.ts'
import { identifyPrincipal } from '../src/environment/principals/identify-principal.ts'
import type { Event } from '../src/events/event.ts'
import { normalise } from '../src/events/normalise.ts'
import { hunt } from '../src/hunt.ts'
import { recordShapeOf } from '../src/telemetry/recognise-record.ts'
import { createInputFolder } from './builders/input-folder.ts'
import { noisePlaces } from './builders/noise-builder.ts'

const folder = createInputFolder()
const day = 86_400_000
const start = Date.parse('2026-09-14T00:00:00Z')

const clouds = [
  ['aws', 'azure-event-hub'],
  ['azure', 'azure-event-hub'],
  ['azure', 'azure-rest'],
  ['gcp', 'azure-event-hub'],
] as const

/** Two days of some kinds of work in one place. */
function play(
  cloud: keyof typeof noisePlaces,
  azureDialect: AzureDialect,
  kinds: readonly string[] = noiseKindsOf(cloud),
): readonly PlayedRecord[] {
  const { id, region, group, tenant } = noisePlaces[cloud]
  const azure = cloud === 'azure' ? { group, tenant } : {}
  const scenario: Scenario = {
    schema: 'spoor/scenario@1',
    id: 'quiet',
    name: 'A quiet week',
    kind: 'benign',
    start: new Date(start).toISOString(),
    cast: { places: { ours: { cloud, id, region, ...azure } }, principals: {} },
    steps: [],
    noise: kinds.map((kind) => ({ kind, in: 'ours', perDay: 150, office: 0.3 })),
  }
  return [...playNoise(scenario, { seed: '1', scale: 1, end: start + 2 * day, azureDialect })]
}

/** The event that a record is read as; anything else fails the test. */
function eventOf({ source, record }: PlayedRecord): Event {
  const shape = recordShapeOf(record)
  if (shape?.source !== source) throw new Error(`taken for ${shape?.source ?? 'nothing'}`)
  const origin = { file: 'noise', index: 0, envelopes: [] }
  const event = normalise({ source, dialect: shape.dialect, value: record, origin })
  if ('rejected' in event) throw new Error(event.diagnostic.message)
  return event
}

describe.each(clouds)('the noise of %s, written as %s if it is Azure', (cloud, dialect) => {
  it.each(noiseKindsOf(cloud))('%s: every record is an event that says who acted', (kind) => {
    const records = play(cloud, dialect, [kind])
    expect(records.length).toBeGreaterThan(100)
    for (const played of records) {
      const event = eventOf(played)
      expect(identifyPrincipal(event).id).toBe(played.principal)
      // CloudTrail keeps whole seconds.
      expect(Math.floor(event.time / 1000)).toBe(Math.floor(played.time / 1000))
    }
  })
})

describe('a hunt in noise alone', () => {
  let detections: readonly Detection[]
  beforeAll(async () => {
    ;({ detections } = await loadShippedDetections())
  })

  it.each(clouds)('of %s (%s) finds nothing above low', async (cloud, dialect) => {
    const lines = play(cloud, dialect).map(({ record }) => JSON.stringify(record))
    const file = folder.put(`${cloud}-${dialect}.ndjson`, `${lines.join('\n')}\n`)
    const { findings, records } = await hunt({ inputs: [file], detections })
    expect(records).toMatchObject({ read: lines.length, skipped: {}, rejected: {} })
    const grave = findings.filter(({ severity }) => !['informational', 'low'].includes(severity))
    expect(grave.map(({ title }) => title)).toEqual([])
  })
})
