import { expect, it } from 'vitest'
import { awsScene } from '../../../test/builders/aws-steps.ts'
import { withIds } from './named-ids.ts'

const { world } = awsScene()

it('puts the id of a thing or a place for its name, however deep', () => {
  const request = { volumes: [{ id: '@disk' }], owner: '@partner', size: 1 }
  expect(withIds(request, world)).toEqual({
    volumes: [{ id: 'vol-0a0a0a0a0a0a0a0a0' }],
    owner: '444455556666',
    size: 1,
  })
})

it('leaves what nothing is called, and what only holds a name', () => {
  const request = { who: '@nobody', mail: 'lena@disk', path: '@disk/x' }
  expect(withIds(request, world)).toEqual(request)
})

it('is nothing for what is no object', () => {
  expect([undefined, null, ['@disk'], '@disk'].map((value) => withIds(value, world))).toEqual(
    Array.from({ length: 4 }, () => undefined),
  )
})
