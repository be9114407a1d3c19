import { describe, expect, it } from 'vitest'
import { readCall } from '../calls/aws-call.ts'
import { userCaller } from '../calls/aws-caller.ts'
import { createRandom } from '../random.ts'
import { createAwsScene } from './aws-scene.ts'
import { background, step } from './story.ts'

const place = { address: '192.0.2.1', agent: 'aws-cli' }
const caller = userCaller({ ...place, account: '111122223333', name: 'lena' })
const scene = () => createAwsScene(createRandom('aws scene test'))

it('a played call is kept with its account, region, id, principal and role', () => {
  const one = scene()
  one.actor(caller, 'eu-west-1')(5000, readCall('ec2', 'DescribeTags', null), step('c', 'look'))
  const [kept, none] = one.records()
  expect(none).toBeUndefined()
  expect(kept).toMatchObject({
    time: 5000,
    place: '111122223333',
    part: 'eu-west-1',
    id: kept?.record['eventID'],
    principal: caller.principal,
    role: step('c', 'look'),
  })
})

describe('a shared snapshot’s use', () => {
  const use = { time: 0, region: 'eu-west-1', snapshotId: 'snap-1', owner: '1', consumer: '2' }

  it('is kept on both sides under one shared id', () => {
    const one = scene()
    one.useSharedSnapshot(use, { owner: background, consumer: background })
    const records = one.records()
    expect(records.map((record) => [record.place, record.principal])).toEqual([
      ['1', 'aws:acct:2'],
      ['2', 'svc:ec2.amazonaws.com'],
    ])
    expect(new Set(records.map(({ record }) => record['sharedEventID'])).size).toBe(1)
  })

  it('is kept on one side where only that has a role', () => {
    const one = scene()
    one.useSharedSnapshot(use, { consumer: background })
    expect(one.records().map((record) => record.place)).toEqual(['2'])
  })
})

it('a sign-in is kept as ConsoleLogin of the person', () => {
  const one = scene()
  one.signIn(caller, 0, background)
  expect(one.records()[0]).toMatchObject({
    principal: caller.principal,
    record: { eventName: 'ConsoleLogin' },
  })
})
