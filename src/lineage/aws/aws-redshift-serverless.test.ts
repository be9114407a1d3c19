import { expect, it } from 'vitest'
import { linkTexts } from '../../../test/builders/activity-reader.ts'
import {
  cloudtrailEvent,
  emulatedCall,
  type EmulatedCall,
} from '../../../test/builders/cloudtrail-builder.ts'
import type { JsonObject } from '../../base/json.ts'
import type { Activity } from '../activity.ts'
import { awsActivity } from './aws.ts'

const snapshotArn = 'arn:aws:redshift-serverless:eu-west-1:111122223333:snapshot/1a2b'
const byName = 'redshift-serverless:111122223333:eu-west-1:snapshot:taken'

function read(eventName: string, call: EmulatedCall): Activity | undefined {
  return awsActivity(cloudtrailEvent(emulatedCall('redshift-serverless', eventName, call)))
}

/** The ids of what a namespace is restored from. */
function restored(request: JsonObject): readonly string[] {
  return linkTexts(read('RestoreFromSnapshot', { requestParameters: request })).map(
    (text) => text.split(' ')[1] ?? '',
  )
}

it('a snapshot is known by its name and by the id in its ARN', () => {
  const activity = read('CreateSnapshot', {
    requestParameters: { namespaceName: 'sales', snapshotName: 'taken' },
    responseElements: { snapshot: { snapshotArn, snapshotName: 'taken' } },
  })
  expect(activity?.outputs).toMatchObject([
    { id: byName, aliases: ['redshift-serverless:111122223333:eu-west-1:snapshot:1a2b'] },
  ])
  expect(linkTexts(activity)).toEqual([
    `snapshot-of? redshift-serverless:111122223333:eu-west-1:namespace:sales -> ${byName}`,
  ])
})

it('a policy shares what its ARN names, under the id that the snapshot is also known by', () => {
  const policy = JSON.stringify({
    Statement: [{ Effect: 'Allow', Principal: { AWS: '777788889999' } }],
  })
  const activity = read('PutResourcePolicy', {
    requestParameters: { resourceArn: snapshotArn, policy },
  })
  expect(activity).toMatchObject({
    verb: 'share',
    outputs: [{ id: 'redshift-serverless:111122223333:eu-west-1:snapshot:1a2b' }],
    sharing: { grantees: [{ kind: 'account', id: '777788889999' }] },
  })
  expect(
    read('DeleteResourcePolicy', { requestParameters: { resourceArn: snapshotArn } }),
  ).toMatchObject({ verb: 'unshare', sharing: { change: 'clear' } })
})

it('a namespace is restored from a snapshot of its own, of a cluster, or of another account', () => {
  const target = { namespaceName: 'new', workgroupName: 'new' }
  expect(restored({ ...target, snapshotName: 'taken' })).toEqual([byName])
  expect(restored({ ...target, snapshotName: 'taken', ownerAccount: '777788889999' })).toEqual([
    'redshift-serverless:777788889999:eu-west-1:snapshot:taken',
  ])
  const ofCluster = 'arn:aws:redshift:eu-west-1:111122223333:snapshot:sales/taken'
  expect(restored({ ...target, snapshotArn: ofCluster })).toEqual([
    'redshift:111122223333:eu-west-1:snapshot:taken',
  ])
})

it('a snapshot is deleted by its name', () => {
  const activity = read('DeleteSnapshot', { requestParameters: { snapshotName: 'taken' } })
  expect(activity?.removed).toMatchObject([{ id: byName }])
})
