import { describe, expect, it } from 'vitest'
import type { JsonObject } from '../base/json.ts'
import { entitiesOf } from './aws-entities.ts'

const user = { type: 'IAMUser', arn: 'arn:aws:iam::111122223333:user/ann', userName: 'ann' }

function entities(call: string, fields: JsonObject): ReturnType<typeof entitiesOf> {
  const [service = '', action = ''] = call.split(' ')
  return entitiesOf({ userIdentity: user, ...fields }, service, action)
}

describe('targets', () => {
  it('of a snapshot share are generic: only instances are hosts', () => {
    const { targets, targetsByKind } = entities('ec2 ModifySnapshotAttribute', {
      requestParameters: { snapshotId: 'snap-1' },
    })
    expect(targets).toEqual(['snap-1'])
    expect(targetsByKind.get('generic')).toEqual(['snap-1'])
  })

  it('that are instances are hosts, also in related.hosts', () => {
    const { targetsByKind, hosts } = entities('ec2 GetPasswordData', {
      requestParameters: { instanceId: 'i-1' },
    })
    expect(targetsByKind.get('host')).toEqual(['i-1'])
    expect(hosts).toEqual(['i-1'])
  })

  it.each([
    [
      'sns Publish',
      'arn:aws:sns:us-east-1:1:topic/x',
      { topicArn: 'arn:aws:sns:us-east-1:1:topic/x' },
      'service',
    ],
    ['sts AssumeRole', 'arn:aws:iam::1:role/r', { roleArn: 'arn:aws:iam::1:role/r' }, 'user'],
    [
      'sts AssumeRole',
      'arn:aws:iam::1:role/aws-service-role/x/AWSServiceRoleForX',
      { roleArn: 'arn:aws:iam::1:role/aws-service-role/x/AWSServiceRoleForX' },
      'service',
    ],
    ['lambda AddPermission20150331v2', 'f', { functionName: 'f' }, 'generic'],
  ] as const)('of %s: %s', (call, id, requestParameters, kind) => {
    expect(entities(call, { requestParameters }).targetsByKind.get(kind)).toEqual([id])
  })

  it('of a command sent to every instance are the account', () => {
    const { targets } = entities('ssm SendCommand', {
      recipientAccountId: '111122223333',
      requestParameters: { targets: [{ key: 'InstanceIds', values: ['*'] }] },
    })
    expect(targets).toEqual(['111122223333'])
  })
})

describe('related', () => {
  it('names the caller and what the call mentions, sorted, each once', () => {
    const item = { instanceId: 'i-2', subnetId: 'subnet-1', imageId: 'ami-1' }
    const { related, hosts } = entities('ec2 RunInstances', {
      responseElements: { instancesSet: { items: [item, { ...item, instanceId: 'i-1' }] } },
    })
    expect(related).toEqual([
      'ami-1',
      'ann',
      'arn:aws:iam::111122223333:user/ann',
      'i-1',
      'i-2',
      'subnet-1',
    ])
    expect(hosts).toEqual(['i-1', 'i-2'])
  })

  it('does not take the same call of another service for it', () => {
    const { related } = entities('appstream CreateImage', {
      requestParameters: { snapshotId: 'snap-1' },
    })
    expect(related).not.toContain('snap-1')
  })
})

describe('actor', () => {
  it('is the role of a session only when it assumes a role', () => {
    const userIdentity = {
      type: 'AssumedRole',
      arn: 'arn:aws:sts::1:assumed-role/r/s',
      sessionContext: { sessionIssuer: { arn: 'arn:aws:iam::1:role/r' } },
    }
    expect(entities('sts AssumeRole', { userIdentity }).actor).toBe('arn:aws:iam::1:role/r')
    expect(entities('ec2 StopInstances', { userIdentity })).toMatchObject({
      actor: 'arn:aws:sts::1:assumed-role/r/s',
      actorKind: 'user',
    })
  })

  it('is the service that assumes a role', () => {
    const userIdentity = { type: 'AWSService', invokedBy: 'ec2.amazonaws.com' }
    expect(entities('sts AssumeRole', { userIdentity })).toMatchObject({
      actor: 'ec2.amazonaws.com',
      actorKind: 'service',
    })
  })

  it('is generic where its type says nothing', () => {
    const userIdentity = { type: 'IdentityCenterUser', onBehalfOf: { userId: 'u-1' } }
    expect(entities('signin X', { userIdentity })).toMatchObject({
      actor: 'u-1',
      actorKind: 'generic',
    })
  })
})
