import { expect, it } from 'vitest'
import { noiseMoment, playMoments } from '../../../test/builders/noise-builder.ts'
import { createRandom } from '../random.ts'
import { azureNoise } from './azure-noise.ts'

const dialects = ['azure-event-hub', 'azure-rest'] as const
const cases = Object.entries(azureNoise).flatMap(([name, kind]) =>
  dialects.map((azureDialect) => ({ name, kind, azureDialect })),
)

it.each(cases)('$name in $azureDialect stays in its subscription', ({ kind, azureDialect }) => {
  const moment = noiseMoment('azure', { azureDialect })
  for (const [turn, records] of playMoments(kind, moment).entries()) {
    for (const { time, place, record, source } of records) {
      expect([source, place]).toEqual(['azure.activitylogs', moment.place.id])
      expect(time).toBeGreaterThanOrEqual(moment.time + turn * 60_000)
      expect(typeof record['operationName']).toBe(
        azureDialect === 'azure-rest' ? 'object' : 'string',
      )
    }
  }
})

it.each(cases)('$name in $azureDialect is fixed by its moment', ({ kind, azureDialect }) => {
  const play = (seed: string): string =>
    JSON.stringify(kind(noiseMoment('azure', { azureDialect, random: createRandom(seed) })))
  expect(play('one')).toBe(play('one'))
  expect(play('one')).not.toBe(play('two'))
})
