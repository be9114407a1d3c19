import { expect, it } from 'vitest'
import { step } from '../../test/builders/step-builder.ts'
import type { Principal } from '../environment/principals/principal.ts'
import { ActivityPool } from './activity-pool.ts'

const made = (at: number): ReturnType<typeof step> =>
  step('create', {
    at,
    inputs: ['vol-1'],
    outputs: [`snap-${at}`],
    links: [['snapshot-of', 'vol-1', `snap-${at}`]],
  })

/** The same, with a resource that is written as a whole. */
function whole(at: number): ReturnType<typeof step> {
  const { activity, ...rest } = made(at)
  const [resource] = made(1).activity.outputs
  return { ...rest, activity: { ...activity, ...(resource && { whole: { resource } }) } }
}

it('shares equal resources and principals, and changes nothing', () => {
  const pool = new ActivityPool()
  const [first, second] = [whole(1), whole(2)]
  const [one, other] = [pool.share(first), pool.share(second)]
  expect(one).toEqual(first)
  expect(other).toEqual(second)
  expect(other.activity.inputs[0]).toBe(one.activity.inputs[0])
  expect(other.activity.links[0]?.from).toBe(one.activity.inputs[0])
  expect(other.activity.whole?.resource).toBe(one.activity.outputs[0])
  expect(other.principal).toBe(one.principal)
})

it('shares a principal with its key, and the texts of it between keys', () => {
  const pool = new ActivityPool()
  const [role, session] = ['arn:aws:iam::111122223333:role/nightly', 'a-session-of-many']
  const shared = (keyId: string, keyCreated: number): Principal => {
    const principal = {
      id: role,
      kind: 'role',
      session,
      display: 'nightly',
      keyId,
      keyCreated,
    } as const
    return pool.share({ ...made(1), principal }).principal
  }
  const one = shared('ASIA1', 7)
  expect(shared('ASIA1', 7)).toBe(one)
  expect(shared('ASIA2', 8)).toEqual({ ...one, keyId: 'ASIA2', keyCreated: 8 })
  expect(shared('ASIA1', 9)).toEqual({ ...one, keyCreated: 9 })
  const { keyId: _, keyCreated: __, ...without } = one
  expect(pool.share({ ...made(1), principal: without }).principal).toEqual(without)
})

it('keeps resources apart of which events knew different things', () => {
  const pool = new ActivityPool()
  const { activity, ...rest } = made(1)
  const known = activity.inputs.map((resource) => ({ ...resource, region: 'eu-west-1' }))
  const one = pool.share({ activity, ...rest })
  const other = pool.share({ ...rest, activity: { ...activity, inputs: known } })
  expect(other.activity.inputs[0]?.region).toBe('eu-west-1')
  expect(one.activity.inputs[0]?.region).not.toBe('eu-west-1')
})
