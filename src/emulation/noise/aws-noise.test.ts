import { expect, it } from 'vitest'
import { noiseMoment, playMoments } from '../../../test/builders/noise-builder.ts'
import { createRandom } from '../random.ts'
import { awsNoise } from './aws-noise.ts'

it.each(Object.entries(awsNoise))('%s stays in its account and begins no sooner', (_, kind) => {
  const moment = noiseMoment('aws')
  for (const [turn, records] of playMoments(kind, moment).entries()) {
    for (const { time, place, part, source } of records) {
      expect([source, place]).toEqual(['aws.cloudtrail', '111122223333'])
      expect(['eu-west-1', 'us-east-1']).toContain(part)
      expect(time).toBeGreaterThanOrEqual(moment.time + turn * 60_000)
    }
  }
})

it.each(Object.entries(awsNoise))('%s is fixed by its moment', (_, kind) => {
  const play = (seed: string): string =>
    JSON.stringify(kind(noiseMoment('aws', { random: createRandom(seed) })))
  expect(play('one')).toBe(play('one'))
  expect(play('one')).not.toBe(play('two'))
})
