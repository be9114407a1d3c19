import { expect, it } from 'vitest'
import { emulatedCall } from '../../test/builders/cloudtrail-builder.ts'
import { createInputFolder, ec2Line } from '../../test/builders/input-folder.ts'
import type { Event } from '../events/event.ts'
import { hunt } from '../hunt.ts'
import { findEvents } from './find-events.ts'

const folder = createInputFolder()
const file = folder.put(
  'a.json',
  ['e-1', 'e-2'].map((id) => `${ec2Line(id, 'CopyImage')}\n`).join(''),
)

async function found(id: string): Promise<readonly string[]> {
  const { events } = await findEvents(id, [file], () => undefined)
  return events.map((event) => event.id)
}

it('finds the event of an id and no other', async () => {
  expect(await found('e-2')).toEqual(['e-2'])
  expect(await found('e')).toEqual([])
})

it('takes no other field for the id', async () => {
  expect(await found('CopyImage')).toEqual([])
})

/** An id as CloudTrail gives them, that ends with a number. */
const longId = (number: number): string => `5e68a70c-9e8b-49c3-a6c5-63ab2bc268${number}`

const shared = {
  snapshotId: 'snap-1',
  createVolumePermission: { add: { items: [{ userId: '444455556666' }] } },
}

// Calls that nothing else needs, that hand out sessions, that may name a disk, that lineage joins.
const calls = [
  emulatedCall('ec2', 'DescribeInstances', { eventID: longId(10) }),
  emulatedCall('ec2', 'DescribeInstances', { eventID: longId(11) }),
  emulatedCall('sts', 'AssumeRole', { eventID: longId(12) }),
  emulatedCall('kms', 'Decrypt', { eventID: longId(13) }),
  emulatedCall('ec2', 'CreateSnapshot', {
    eventID: longId(14),
    requestParameters: { volumeId: 'vol-1' },
    responseElements: { snapshotId: 'snap-1', volumeId: 'vol-1' },
  }),
  emulatedCall('ec2', 'ModifySnapshotAttribute', {
    eventID: longId(16),
    requestParameters: shared,
  }),
  { ...emulatedCall('ec2', 'DescribeImages'), eventID: undefined },
].map((record) => JSON.stringify(record))
const byCode = JSON.stringify(emulatedCall('ec2', 'DescribeTags', { eventID: longId(15) }))
const many = folder.put(
  'many.json',
  [...calls, byCode.replace(longId(15), longId(15).replace('c-', '\\u0063-'))].join('\n'),
)

it('finds every event with its fields in logs of which most records are passed over', async () => {
  const all: Event[] = []
  await hunt({ inputs: [many], detections: [], onEvent: (event) => void all.push(event) })
  expect(all.map(({ document }) => document['spoor'])).toContainEqual(
    expect.objectContaining({ chain: expect.anything() }),
  )
  for (const { id, document } of all) {
    const { events, run } = await findEvents(id, [many], () => undefined)
    expect(events.map((event) => [event.id, event.document])).toEqual([[id, document]])
    expect(run.records.read).toBe(8)
  }
  const other = longId(10).toUpperCase()
  expect((await findEvents(other, [many], () => undefined)).events).toEqual([])
})
