import { expect, it } from 'vitest'
import { noiseMoment, playMoments } from '../../../test/builders/noise-builder.ts'
import { createRandom } from '../random.ts'
import { gcpNoise } from './gcp-noise.ts'

it.each(Object.entries(gcpNoise))('%s stays in its project and begins no sooner', (_, kind) => {
  const moment = noiseMoment('gcp')
  for (const [turn, records] of playMoments(kind, moment).entries()) {
    for (const { time, place, part, record, source } of records) {
      expect([source, place]).toEqual(['gcp.audit', 'example-production'])
      expect(record['logName']).toBe(
        `projects/example-production/logs/cloudaudit.googleapis.com%2F${part}`,
      )
      expect(time).toBeGreaterThanOrEqual(moment.time + turn * 60_000)
    }
  }
})

it.each(Object.entries(gcpNoise))('%s is fixed by its moment', (_, kind) => {
  const play = (seed: string): string =>
    JSON.stringify(kind(noiseMoment('gcp', { random: createRandom(seed) })))
  expect(play('one')).toBe(play('one'))
  expect(play('one')).not.toBe(play('two'))
})
