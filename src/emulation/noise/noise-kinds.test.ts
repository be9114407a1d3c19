import { expect, it } from 'vitest'
import { noiseMoment } from '../../../test/builders/noise-builder.ts'
import { noiseKindOf, noiseKindsOf } from './noise-kinds.ts'

const clouds = ['aws', 'azure', 'gcp'] as const

it.each(clouds)('every kind of %s that is listed can be had and plays', (cloud) => {
  const names = noiseKindsOf(cloud)
  expect(names.length).toBeGreaterThan(5)
  for (const name of names) {
    expect(noiseKindOf(cloud, name)?.(noiseMoment(cloud)).length).toBeGreaterThan(0)
  }
})

it('knows no kind of another cloud, and none that objects merely inherit', () => {
  expect(noiseKindOf('gcp', 'monitoring')).toBeUndefined()
  expect(noiseKindOf('aws', 'toString')).toBeUndefined()
})
