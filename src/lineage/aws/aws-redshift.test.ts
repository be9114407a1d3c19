import { describe, expect, it } from 'vitest'
import { awsFlows, playedActivities } from '../../../test/builders/aws-flows.ts'
import { linkTexts } from '../../../test/builders/activity-reader.ts'
import { cloudtrailEvent, emulatedCall } from '../../../test/builders/cloudtrail-builder.ts'
import type { JsonObject } from '../../base/json.ts'
import type { Activity } from '../activity.ts'
import { awsActivity } from './aws.ts'

function read(eventName: string, requestParameters: JsonObject): Activity | undefined {
  return awsActivity(cloudtrailEvent(emulatedCall('redshift', eventName, { requestParameters })))
}

function restored(isPublic: boolean): Activity | undefined {
  const [activity] = playedActivities(
    `do: restore, of: sales-of-others, as: new, public: ${isPublic}`,
  )
  return activity
}

it('follows a snapshot from the cluster to its copies', () => {
  expect(
    awsFlows(
      'do: create-snapshot, of: sales, as: taken',
      'do: copy, of: taken, as: kept',
      'do: delete, of: taken',
    ),
  ).toEqual([
    'CreateClusterSnapshot create: redshift:cluster:sales => redshift:snapshot:taken | snapshot-of? redshift:cluster:sales -> redshift:snapshot:taken',
    'CopyClusterSnapshot copy: redshift:snapshot:taken => redshift:snapshot:kept | copy-of? redshift:snapshot:taken -> redshift:snapshot:kept',
    'DeleteClusterSnapshot delete: => redshift:snapshot:taken',
  ])
})

describe('sharing', () => {
  it('is with one account at a time, until it is revoked', () => {
    const [, share, unshare] = playedActivities(
      'do: create-snapshot, of: sales, as: taken',
      'do: share, of: taken, with: theirs',
      'do: unshare, of: taken, with: theirs',
    )
    const grantees = [{ kind: 'account', id: '777788889999' }]
    expect(share).toMatchObject({
      verb: 'share',
      sharing: { change: 'add', grantees },
      links: [{ kind: 'shared-with', to: { id: 'aws:acct:777788889999' }, evidence: 'inferred' }],
    })
    expect(unshare).toMatchObject({ verb: 'unshare', sharing: { change: 'remove', grantees } })
  })

  it('names the snapshot by its ARN as well', () => {
    const snapshotArn = 'arn:aws:redshift:eu-west-1:111122223333:snapshot:sales/taken'
    const activity = read('AuthorizeSnapshotAccess', {
      snapshotArn,
      accountWithRestoreAccess: '777788889999',
    })
    expect(activity?.sharing?.resource.id).toBe('redshift:111122223333:eu-west-1:snapshot:taken')
  })
})

describe('a restored cluster', () => {
  it('comes from the snapshot of its owner', () => {
    const [activity] = playedActivities('do: restore, of: sales-of-others, as: theirs-now')
    expect(activity).toMatchObject({
      inputs: [{ id: 'redshift:777788889999:eu-west-1:snapshot:sales-of-others' }],
      outputs: [{ id: 'redshift:111122223333:eu-west-1:cluster:theirs-now', kind: 'database' }],
      counterpart: { account: '111122223333', side: 'consumer' },
    })
  })

  it('may be public, on the port of Redshift, and is in its groups', () => {
    expect(restored(true)?.exposures).toMatchObject([
      { change: 'open', rules: [{ ports: [[5439, 5439]], worldOpen: true }] },
    ])
    expect(restored(false)?.exposures).toBeUndefined()
    expect(restored(false)?.links.map(({ kind, evidence }) => `${kind} ${evidence}`)).toEqual([
      'restored-from inferred',
      'member-of inferred',
    ])
  })
})

it('a cluster that is deleted may leave a last snapshot', () => {
  const activity = read('DeleteCluster', {
    clusterIdentifier: 'sales',
    finalClusterSnapshotIdentifier: 'last',
  })
  expect(activity?.removed).toMatchObject([{ kind: 'database' }])
  expect(linkTexts(activity)).toEqual([
    'snapshot-of? redshift:111122223333:eu-west-1:cluster:sales -> redshift:111122223333:eu-west-1:snapshot:last',
  ])
})

it('copies to another region are asked for of the cluster', () => {
  expect(read('EnableSnapshotCopy', { clusterIdentifier: 'sales' })).toMatchObject({
    verb: 'copy',
    inputs: [{ id: 'redshift:111122223333:eu-west-1:cluster:sales' }],
  })
})
