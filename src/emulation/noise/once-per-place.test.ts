import { expect, it } from 'vitest'
import { noisePlaces } from '../../../test/builders/noise-builder.ts'
import { oncePerPlace } from './once-per-place.ts'

it('makes a thing once for each place', () => {
  const made: string[] = []
  const thingOf = oncePerPlace(({ id }) => {
    made.push(id)
    return { id }
  })
  expect(thingOf(noisePlaces.aws)).toBe(thingOf(noisePlaces.aws))
  expect(thingOf(noisePlaces.gcp)).not.toBe(thingOf(noisePlaces.aws))
  expect(made).toEqual([noisePlaces.aws.id, noisePlaces.gcp.id])
})

it('makes the same again for another object of the same place', () => {
  const idOf = oncePerPlace(({ id }) => ({ id }))
  expect(idOf({ ...noisePlaces.aws })).toEqual(idOf(noisePlaces.aws))
})
