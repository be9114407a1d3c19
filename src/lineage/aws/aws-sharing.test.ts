import { describe, expect, it } from 'vitest'
import {
  cloudtrailEvent,
  corpusRecords,
  emulatedCall,
  hasCorpus,
  home,
  type EmulatedCall,
} from '../../../test/builders/cloudtrail-builder.ts'
import type { JsonObject } from '../../base/json.ts'
import type { Activity } from '../activity.ts'
import { byArn } from './aws-action.ts'
import { readAwsCall, type AwsCall } from './aws-request.ts'
import { granteeOf, shares, sharesByPolicy } from './aws-sharing.ts'
import { awsActivity } from './aws.ts'

const snapshotId = 'snap-041993b54a9b3af6f'
const thief = '999999999999'

function activityOf(eventName: string, call: EmulatedCall): Activity | undefined {
  return awsActivity(cloudtrailEvent(emulatedCall('ec2', eventName, call)))
}

function permission(createVolumePermission: JsonObject): EmulatedCall {
  const attributeType = 'CREATE_VOLUME_PERMISSION'
  return { requestParameters: { snapshotId, attributeType, createVolumePermission } }
}

function used(caller: string): EmulatedCall {
  const userIdentity = { type: 'AWSAccount', accountId: caller, invokedBy: 'ec2.amazonaws.com' }
  return { userIdentity, serviceEventDetails: { snapshotId } }
}

describe('ModifySnapshotAttribute (emulated)', () => {
  it('shares with the accounts under add, and links the snapshot to them', () => {
    const add = { items: [{ userId: '098797384747' }, { userId: thief }] }
    const activity = activityOf('ModifySnapshotAttribute', permission({ add }))
    expect(activity).toMatchObject({
      verb: 'share',
      attempt: false,
      outputs: [{ id: snapshotId, account: home.account }],
      links: [
        { kind: 'shared-with', to: { id: 'aws:acct:098797384747' }, evidence: 'observed' },
        { kind: 'shared-with', to: { id: `aws:acct:${thief}` } },
      ],
      sharing: { resource: { id: snapshotId }, change: 'add' },
    })
    expect(activity?.sharing?.grantees).toEqual([
      { kind: 'account', id: '098797384747' },
      { kind: 'account', id: thief },
    ])
  })

  it.each([{ items: [{ group: 'all' }] }, { items: [{ groups: 'all' }] }, { groups: ['all'] }])(
    'is public for %o',
    (add) => {
      const activity = activityOf('ModifySnapshotAttribute', permission({ add }))
      expect(activity?.sharing?.grantees).toEqual([{ kind: 'public', id: 'public' }])
      expect(activity?.links).toMatchObject([{ to: { id: 'aws:public' } }])
    },
  )

  it('un-shares what stands under remove', () => {
    const remove = { items: [{ userId: thief }] }
    expect(activityOf('ModifySnapshotAttribute', permission({ remove }))).toMatchObject({
      verb: 'unshare',
      links: [],
      sharing: { change: 'remove', grantees: [{ kind: 'account', id: thief }] },
    })
  })

  it('keeps both where one call gives and takes', () => {
    const both = { add: { items: [{ group: 'all' }] }, remove: { items: [{ userId: thief }] } }
    expect(activityOf('ModifySnapshotAttribute', permission(both))).toMatchObject({
      verb: 'share',
      sharing: { change: 'add', grantees: [{ kind: 'public' }] },
      unsharing: { change: 'remove', grantees: [{ id: thief }] },
    })
  })

  it('names the target of a denied share, without a link', () => {
    const errorCode = 'Client.UnauthorizedOperation'
    const call = { ...permission({ add: { items: [{ userId: thief }] } }), errorCode }
    expect(activityOf('ModifySnapshotAttribute', call)).toMatchObject({
      verb: 'share',
      attempt: true,
      links: [],
      sharing: { change: 'add', grantees: [{ id: thief }] },
    })
  })

  it('is nothing to lineage when it adds nobody', () => {
    expect(activityOf('ModifySnapshotAttribute', permission({ add: {} }))).toBeUndefined()
  })
})

describe('ModifyImageAttribute (emulated)', () => {
  it('shares with organisations and their units', () => {
    const unit = 'arn:aws:organizations::111122223333:ou/o-1/ou-1'
    const add = { items: [{ organizationalUnitArn: unit }] }
    const requestParameters = { imageId: 'ami-1', launchPermission: { add } }
    expect(activityOf('ModifyImageAttribute', { requestParameters })).toMatchObject({
      sharing: { grantees: [{ kind: 'organization', id: unit }] },
      links: [{ to: { id: `aws:org:${unit}` } }],
    })
  })

  it('is no share when only a description changes', () => {
    const requestParameters = { imageId: 'ami-1', description: { value: 'x' } }
    expect(activityOf('ModifyImageAttribute', { requestParameters })).toBeUndefined()
  })

  it('reset clears every permission', () => {
    const requestParameters = { imageId: 'ami-1', attributeType: 'launchPermission' }
    expect(activityOf('ResetImageAttribute', { requestParameters })).toMatchObject({
      verb: 'unshare',
      sharing: { change: 'clear', grantees: [] },
    })
  })
})

describe('SharedSnapshot events (emulated owner side)', () => {
  it.each([
    ['SharedSnapshotVolumeCreated', 'restore', 'restored-from'],
    ['SharedSnapshotCopyInitiated', 'copy', 'copy-of'],
  ])('%s names the account that used our snapshot', (name, verb, kind) => {
    expect(activityOf(name, used(thief))).toMatchObject({
      verb,
      links: [
        { kind, from: { id: snapshotId }, to: { id: `aws:acct:${thief}` }, evidence: 'observed' },
      ],
      counterpart: { account: thief, side: 'owner' },
    })
  })

  it('are everyday events on the consumer side', () => {
    expect(activityOf('SharedSnapshotVolumeCreated', used(home.account))).toMatchObject({
      verb: 'restore',
      inputs: [{ id: snapshotId }],
      links: [],
      counterpart: { account: home.account, side: 'consumer' },
    })
  })
})

it('granteeOf reads account ids and all, and claims nothing of other text', () => {
  expect(['012345678901', 'ALL', 'bob', ''].map((text) => granteeOf(text).kind)).toEqual([
    'account',
    'public',
    'unknown',
    'unknown',
  ])
})

function callOf(requestParameters: JsonObject): AwsCall {
  return readAwsCall(emulatedCall('backup', 'X', { requestParameters }))
}

describe('rows of other services', () => {
  const vault = byArn('backup backup-vault', 'request.vault')

  it('let in or shut out those that a call names', () => {
    const row = { of: vault, with: ['request.account'] }
    const call = callOf({ vault: 'main', account: thief })
    expect(shares('share', row).read(call)).toMatchObject({
      verb: 'share',
      sharing: { change: 'add', grantees: [{ kind: 'account', id: thief }] },
      links: [{ kind: 'shared-with', evidence: 'inferred' }],
    })
    expect(shares('unshare', row).read(call)).toMatchObject({
      verb: 'unshare',
      sharing: { change: 'remove', grantees: [{ id: thief }] },
    })
    expect(shares('share', row).read(callOf({ vault: 'main' }))).toBeUndefined()
  })

  it('put a policy in the place of the one before', () => {
    const row = sharesByPolicy(vault, 'request.policy')
    const statement = { Effect: 'Allow', Principal: { AWS: `arn:aws:iam::${thief}:user/x` } }
    const policy = JSON.stringify({ Statement: [statement] })
    expect(row.read(callOf({ vault: 'main', policy }))).toMatchObject({
      verb: 'share',
      sharing: { change: 'replace', grantees: [{ kind: 'principal' }] },
      links: [{ kind: 'shared-with', to: { id: `aws:acct:${thief}` }, evidence: 'inferred' }],
    })
    const nobody = row.read(callOf({ vault: 'main', policy: '{"Statement":[]}' }))
    expect(nobody).toMatchObject({ verb: 'other', links: [], sharing: { grantees: [] } })
    expect(row.read(callOf({ vault: 'main', policy: 'none' }))?.sharing).toBeUndefined()
    expect(row.needsRequest).toBe(true)
  })
})

describe.skipIf(!hasCorpus())('real shares', () => {
  it.each([
    ['ec2-share-ebs-snapshot', 'snap-041993b54a9b3af6f', '098797384747'],
    ['ec2-share-ami', 'ami-de1fbcab6ccb03e6d', '846424999548'],
    [
      'rds-share-snapshot',
      'arn:aws:rds:meiso-eastwest-2r:171471557522:snapshot:exfiltration',
      '503161813013',
    ],
  ])('stratus %s names the receiving account', (name, id, receiver) => {
    const [record = {}] = corpusRecords(`stratus/aws.exfiltration.${name}.json`)
    expect(awsActivity(cloudtrailEvent(record))).toMatchObject({
      verb: 'share',
      attempt: false,
      links: [{ from: { id }, to: { id: `aws:acct:${receiver}` } }],
      sharing: { resource: { id }, grantees: [{ kind: 'account', id: receiver }] },
    })
  })

  it('invictus: the launch from a public image is the consumer side', () => {
    const [record = {}] = corpusRecords('invictus/SharedSnapshotVolumeCreated.json')
    expect(awsActivity(cloudtrailEvent(record))).toMatchObject({
      inputs: [{ id: 'snap-0e83092ae538da583' }],
      links: [],
      counterpart: { account: '123837392027', side: 'consumer' },
    })
  })
})
