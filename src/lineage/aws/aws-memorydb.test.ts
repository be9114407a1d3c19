import { expect, it } from 'vitest'
import { flowText, linkTexts } from '../../../test/builders/activity-reader.ts'
import { cloudtrailEvent, emulatedCall } from '../../../test/builders/cloudtrail-builder.ts'
import type { JsonObject } from '../../base/json.ts'
import type { Activity } from '../activity.ts'
import { awsActivity } from './aws.ts'

function read(eventName: string, requestParameters: JsonObject): Activity | undefined {
  return awsActivity(cloudtrailEvent(emulatedCall('memorydb', eventName, { requestParameters })))
}

const id = (type: string, name: string): string => `memorydb:111122223333:eu-west-1:${type}:${name}`

it.each([
  [
    'CreateSnapshot',
    { clusterName: 'a', snapshotName: 's' },
    `snapshot-of? ${id('cluster', 'a')} -> ${id('snapshot', 's')}`,
  ],
  [
    'CopySnapshot',
    { sourceSnapshotName: 's', targetSnapshotName: 't' },
    `copy-of? ${id('snapshot', 's')} -> ${id('snapshot', 't')}`,
  ],
  [
    'CopySnapshot',
    { sourceSnapshotName: 's', targetBucket: 'b' },
    `exported-to? ${id('snapshot', 's')} -> aws:s3:b`,
  ],
  [
    'CreateCluster',
    { snapshotName: 's', clusterName: 'c' },
    `restored-from? ${id('snapshot', 's')} -> ${id('cluster', 'c')}`,
  ],
])('%s of %j', (name, request, link) => {
  expect(linkTexts(read(name, request))).toEqual([link])
})

it('tells an empty cluster from a restored one, and removes snapshots', () => {
  expect(flowText(read('CreateCluster', { clusterName: 'c' }))).toBe(
    `create:  => ${id('cluster', 'c')}`,
  )
  expect(read('DeleteSnapshot', { snapshotName: 's' })?.removed).toMatchObject([
    { id: id('snapshot', 's') },
  ])
})
