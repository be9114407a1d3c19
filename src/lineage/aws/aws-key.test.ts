import { describe, expect, it } from 'vitest'
import { awsFlows, playedActivities } from '../../../test/builders/aws-flows.ts'
import {
  cloudtrailEvent,
  emulatedCall,
  home,
  type EmulatedCall,
} from '../../../test/builders/cloudtrail-builder.ts'
import type { JsonObject } from '../../base/json.ts'
import type { Activity } from '../activity.ts'
import { awsActivity } from './aws.ts'

const key = 'arn:aws:kms:eu-west-1:111122223333:key/0a'

function read(eventName: string, call: EmulatedCall): Activity | undefined {
  return awsActivity(cloudtrailEvent(emulatedCall('kms', eventName, call)))
}

function used(eventName: string, requestParameters: JsonObject): Activity | undefined {
  return read(eventName, { requestParameters: { keyId: key, ...requestParameters } })
}

function grant(granteePrincipal: string): Activity | undefined {
  const constraints = { encryptionContextSubset: disk('vol-0a') }
  return used('CreateGrant', { constraints, granteePrincipal })
}

function disk(id: string): JsonObject {
  return { 'aws:ebs:id': id }
}

describe('the use of a key', () => {
  it('for a disk or a snapshot is access to it', () => {
    expect(awsFlows('do: make-disk-key, of: old, text: secret')).toEqual([
      'GenerateDataKeyWithoutPlaintext access: snap-0a arn:aws:kms:key/0a =>',
    ])
    expect(used('Decrypt', { encryptionContext: disk('vol-0a') })).toMatchObject({
      verb: 'access',
      inputs: [
        { id: 'vol-0a', kind: 'disk' },
        { id: key, kind: 'key' },
      ],
      isPiecemeal: true,
    })
  })

  it('names both sides of a change of keys', () => {
    const activity = used('ReEncrypt', {
      sourceEncryptionContext: disk('snap-0a'),
      destinationEncryptionContext: disk('vol-0b'),
    })
    expect(activity?.inputs.map(({ id }) => id)).toEqual(['snap-0a', 'vol-0b', key])
  })

  it.each([
    ['Decrypt', { encryptionContext: { 'aws:s3:arn': 'arn:aws:s3:::bucket' } }],
    ['Decrypt', {}],
    ['GenerateDataKeyWithoutPlaintext', { encryptionContext: disk('i-0a') }],
    ['GenerateDataKeyWithoutPlaintext', { encryptionContext: disk('anything') }],
  ])('%s for anything else is not followed: %j', (name, request) => {
    expect(used(name, request)).toBeUndefined()
  })

  it('that was refused says nothing without its request', () => {
    const refusal = { errorCode: 'AccessDenied', errorMessage: 'no' }
    for (const name of ['Decrypt', 'CreateGrant', 'PutKeyPolicy']) {
      expect(read(name, refusal)).toBeUndefined()
    }
    expect(read('DisableKey', refusal)).toMatchObject({ verb: 'unprotect', attempt: true })
  })

  it('by another account is seen by the owner of the key', () => {
    const userIdentity = { type: 'AWSAccount', accountId: '777788889999' }
    const requestParameters = { keyId: key, encryptionContext: disk('vol-0b') }
    expect(read('Decrypt', { userIdentity, requestParameters })).toMatchObject({
      counterpart: { account: '777788889999', side: 'owner' },
    })
    expect(read('Decrypt', { requestParameters })?.counterpart).toBeUndefined()
  })
})

describe('a grant for a disk', () => {
  it('says which instance the disk is put on, as an echo of the call that does so', () => {
    const [activity] = playedActivities('do: open-disk, of: disk, to: server, text: secret')
    expect(activity).toMatchObject({
      verb: 'attach',
      isEcho: true,
      links: [
        {
          kind: 'attached-to',
          from: { id: 'vol-0a0a0a0a0a0a0a0a0' },
          to: { id: 'i-0a0a0a0a0a0a0a0a0' },
          evidence: 'inferred',
        },
      ],
    })
  })

  it('may be for an instance of another account', () => {
    const session = 'arn:aws:sts::777788889999:assumed-role/aws:ec2-infrastructure/i-0b'
    expect(grant(session)?.outputs).toMatchObject([{ id: 'i-0b', account: '777788889999' }])
  })

  it('to anybody else is access, and told as such', () => {
    const activity = grant(`arn:aws:iam::${home.account}:role/backup`)
    expect(activity).toMatchObject({ verb: 'access', outputs: [], links: [] })
    expect(activity?.isEcho).toBeUndefined()
  })
})

describe('a key', () => {
  it('is shared by a grant to another account', () => {
    expect(
      used('CreateGrant', { granteePrincipal: 'arn:aws:iam::777788889999:role/x' }),
    ).toMatchObject({
      verb: 'share',
      outputs: [{ id: key }],
      sharing: {
        change: 'add',
        grantees: [{ kind: 'principal', id: 'arn:aws:iam::777788889999:role/x' }],
      },
      links: [{ kind: 'shared-with', to: { id: 'aws:acct:777788889999' }, evidence: 'inferred' }],
    })
  })

  it.each([`arn:aws:iam::${home.account}:role/x`, 'rds.amazonaws.com', undefined])(
    'is not shared by a grant to %s',
    (granteePrincipal) => {
      expect(
        used('CreateGrant', granteePrincipal === undefined ? {} : { granteePrincipal }),
      ).toBeUndefined()
    },
  )

  it('is shared by a policy that names another account', () => {
    const policy = JSON.stringify({
      Statement: [
        { Effect: 'Allow', Principal: { AWS: `arn:aws:iam::${home.account}:root` } },
        { Effect: 'Allow', Principal: { AWS: 'arn:aws:iam::777788889999:root' } },
      ],
    })
    expect(used('PutKeyPolicy', { policy })).toMatchObject({
      verb: 'share',
      sharing: { change: 'replace', grantees: [{ kind: 'account', id: '777788889999' }] },
    })
  })

  it('that is disabled or deleted takes along what it encrypts', () => {
    expect(awsFlows('do: disable-key, of: secret', 'do: delete-key, of: secret')).toEqual([
      'DisableKey unprotect: => arn:aws:kms:key/0a',
      'ScheduleKeyDeletion delete: => arn:aws:kms:key/0a',
    ])
    expect(used('ScheduleKeyDeletion', {})?.removed).toBeUndefined()
  })
})
