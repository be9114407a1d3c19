import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { corpusRecords, hasCorpus } from '../../../test/builders/cloudtrail-builder.ts'
import type { JsonObject, JsonValue } from '../../base/json.ts'
import { awsPrincipal } from './aws-principal.ts'
import type { Principal } from './principal.ts'

const account = '111122223333'

function principalOf(userIdentity: JsonValue, fields: JsonObject = {}): Principal {
  return awsPrincipal({ userIdentity, recipientAccountId: account, ...fields })
}

function roleSession(role: string, session: string): JsonObject {
  const name = role.slice(role.lastIndexOf('/') + 1)
  return {
    type: 'AssumedRole',
    principalId: `AROAEMULATED:${session}`,
    arn: `arn:aws:sts::${account}:assumed-role/${name}/${session}`,
    accountId: account,
    sessionContext: {
      sessionIssuer: { type: 'Role', arn: `arn:aws:iam::${account}:role/${role}` },
    },
  }
}

describe('a stable principal for each type (emulated)', () => {
  it('Root: the account', () => {
    expect(principalOf({ type: 'Root', accountId: account, userName: 'alias' })).toEqual({
      id: `arn:aws:iam::${account}:root`,
      kind: 'root',
      account,
      display: `root of ${account}`,
    })
  })

  it('IAMUser: the ARN', () => {
    const arn = `arn:aws:iam::${account}:user/ops/Alice`
    const user = { type: 'IAMUser', arn, accountId: account, userName: 'Alice' }
    expect(principalOf(user)).toEqual({ id: arn, kind: 'human', account, display: 'Alice' })
  })

  it('AssumedRole: the role, with the session apart', () => {
    expect(principalOf(roleSession('path/Deploy', 'botocore-session-1'))).toEqual({
      id: `arn:aws:iam::${account}:role/path/Deploy`,
      kind: 'role',
      account,
      session: 'botocore-session-1',
      display: 'Deploy',
    })
  })

  it('AssumedRole without issuer: the role that its session ARN names', () => {
    const { sessionContext: _, ...bare } = roleSession('Deploy', 's')
    expect(principalOf(bare).id).toBe(`arn:aws:iam::${account}:role/Deploy`)
  })

  it('AssumedRole of IAM Identity Center: the person is the session', () => {
    const role = 'aws-reserved/sso.amazonaws.com/eu-west-1/AWSReservedSSO_Admin_1b74cd717d47002b'
    expect(principalOf(roleSession(role, 'alice@example.org'))).toMatchObject({
      id: `arn:aws:iam::${account}:role/${role}`,
      kind: 'human',
      session: 'alice@example.org',
      display: 'alice@example.org (AWSReservedSSO_Admin_1b74cd717d47002b)',
    })
  })

  it('FederatedUser: the user who issued the session', () => {
    const issuer = `arn:aws:iam::${account}:user/alice`
    const federated = {
      type: 'FederatedUser',
      arn: `arn:aws:sts::${account}:federated-user/bob`,
      principalId: `${account}:bob`,
      sessionContext: { sessionIssuer: { type: 'IAMUser', arn: issuer } },
    }
    expect(principalOf(federated)).toMatchObject({ id: issuer, kind: 'human', session: 'bob' })
  })

  it('AWSService, and no type at all: the service', () => {
    const invokedBy = 'guardduty.amazonaws.com'
    const service = { id: `svc:${invokedBy}`, kind: 'service', display: invokedBy }
    expect(principalOf({ type: 'AWSService', invokedBy })).toEqual(service)
    expect(principalOf({ invokedBy, accountId: account })).toEqual({ ...service, account })
  })

  it('AWSAccount: the account, external when it is not ours, and never our automation', () => {
    const foreign = {
      type: 'AWSAccount',
      accountId: '999999999999',
      invokedBy: 'ec2.amazonaws.com',
    }
    expect(principalOf(foreign, { sourceIPAddress: 'ec2.amazonaws.com' })).toEqual({
      id: 'aws:acct:999999999999',
      kind: 'external',
      account: '999999999999',
      display: 'account 999999999999',
    })
    const session = { ...foreign, principalId: 'AROAEMULATED:mallory' }
    expect(principalOf(session)).toMatchObject({
      id: 'aws:acct:999999999999:AROAEMULATED',
      session: 'mallory',
    })
    expect(principalOf({ type: 'AWSAccount', accountId: account }).kind).toBe('unknown')
  })

  it('users of identity providers: provider and user', () => {
    const saml = { type: 'SAMLUser', identityProvider: 'idp', userName: 'alice' }
    expect(principalOf(saml)).toMatchObject({ id: 'idp/alice', kind: 'human' })
    expect(principalOf({ ...saml, type: 'WebIdentityUser' })).toMatchObject({
      id: 'idp/alice',
      kind: 'unknown',
    })
    const onBehalfOf = {
      userId: 'u-1',
      identityStoreArn: 'arn:aws:identitystore::1:identitystore/d-1',
    }
    expect(principalOf({ type: 'IdentityCenterUser', onBehalfOf })).toMatchObject({
      id: `${onBehalfOf.identityStoreArn}/u-1`,
      kind: 'human',
    })
  })

  it('Directory: as it is given', () => {
    const arn = `arn:aws:ds:eu-west-1:${account}:user/d-1/alice`
    expect(principalOf({ type: 'Directory', arn })).toMatchObject({ id: arn, kind: 'unknown' })
  })

  it('whatever an unexplained type names, else unknown', () => {
    expect(principalOf({ type: 'Unknown', principalId: 'p' })).toMatchObject({
      id: 'p',
      kind: 'unknown',
    })
    for (const nothing of [null, {}, 'x', { type: 'AssumedRole' }]) {
      expect(principalOf(nothing)).toMatchObject({ id: 'unknown', kind: 'unknown' })
    }
  })
})

describe('the key of a call (emulated)', () => {
  const session = roleSession('Deploy', 's')
  const sessionContext = {
    attributes: { creationDate: '2024-05-01T09:58:00Z', mfaAuthenticated: 'false' },
  }

  it('is told with the time when the session began', () => {
    const { keyId, keyCreated } = principalOf({ ...session, sessionContext, accessKeyId: 'ASIA1' })
    expect([keyId, keyCreated]).toEqual(['ASIA1', Date.UTC(2024, 4, 1, 9, 58)])
  })

  it('that stays has no time in the record', () => {
    const arn = `arn:aws:iam::${account}:user/alice`
    const user = principalOf({ type: 'IAMUser', arn, accessKeyId: 'AKIA1' })
    expect(user.keyId).toBe('AKIA1')
    expect(user).not.toHaveProperty('keyCreated')
  })

  it('is left out of automation, and where it is none', () => {
    const backup = { ...session, accessKeyId: 'ASIA1', invokedBy: 'backup.amazonaws.com' }
    expect(principalOf(backup)).not.toHaveProperty('keyId')
    const odd = { attributes: { creationDate: 'yesterday' } }
    const principal = principalOf({ ...session, sessionContext: odd, accessKeyId: 7 })
    expect(principal).not.toHaveProperty('keyId')
    expect(principal).not.toHaveProperty('keyCreated')
  })

  it('comes with the source identity that the session states', () => {
    const stated = { ...sessionContext, sourceIdentity: 'lena' }
    expect(principalOf({ ...session, sessionContext: stated }).behind).toEqual([
      {
        id: 'source-identity:lena',
        kind: 'unknown',
        display: 'lena',
        evidence: 'source-identity',
      },
    ])
  })
})

describe('automation', () => {
  it('is a role session that the service itself uses', () => {
    const session = roleSession('service-role/AWSBackupDefaultServiceRole', 'AWSBackup-x')
    expect(principalOf({ ...session, invokedBy: 'backup.amazonaws.com' })).toMatchObject({
      kind: 'automation',
      automation: 'invokedBy is backup.amazonaws.com',
    })
  })

  it('is never claimed by a user agent', () => {
    const claimed = { userAgent: 'backup.amazonaws.com', sourceIPAddress: '198.51.100.7' }
    const { kind, automation } = principalOf(roleSession('Deploy', 's'), claimed)
    expect([kind, automation]).toEqual(['role', undefined])
  })

  it('is what AWS wrote into sourceIPAddress', () => {
    const relayed = { userAgent: 'x', sourceIPAddress: 'backup.amazonaws.com' }
    expect(principalOf(roleSession('Custom', 's'), relayed)).toMatchObject({
      kind: 'automation',
      automation: 'sourceIPAddress is backup.amazonaws.com',
    })
  })
})

it('never throws, whatever stands in userIdentity', () => {
  const identity = fc.record(
    {
      type: fc.constantFrom('Root', 'IAMUser', 'AssumedRole', 'FederatedUser', 'AWSAccount', 'x'),
      arn: fc.oneof(fc.string(), fc.jsonValue()),
      principalId: fc.oneof(fc.string(), fc.jsonValue()),
      accountId: fc.jsonValue(),
      sessionContext: fc.jsonValue(),
      onBehalfOf: fc.jsonValue(),
    },
    { requiredKeys: [] },
  )
  fc.assert(
    fc.property(fc.oneof(identity, fc.jsonValue()), (userIdentity) => {
      expect(principalOf(userIdentity).id).not.toBe('')
    }),
  )
})

describe.skipIf(!hasCorpus())('real records', () => {
  it('all name somebody', () => {
    const records = corpusRecords()
    expect(records.length).toBeGreaterThan(250)
    for (const record of records) expect(awsPrincipal(record).display).not.toBe('')
  })

  it('see Auto Scaling and EKS for what they are', () => {
    const kinds = ['02', '04'].map((number) => {
      const [record = {}] = corpusRecords(
        `panther/aws_modify_cloud_compute_infrastructure__${number}.json`,
      )
      return awsPrincipal(record)
    })
    expect(kinds[0]).toMatchObject({
      kind: 'automation',
      automation: 'invokedBy is autoscaling.amazonaws.com',
    })
    expect(kinds[1]).toMatchObject({ kind: 'role', session: 'person' })
  })

  it('see the attacker of the snapshot share', () => {
    const [record = {}] = corpusRecords('stratus/aws.exfiltration.ec2-share-ebs-snapshot.json')
    expect(awsPrincipal(record)).toMatchObject({
      id: 'arn:aws:iam::756680937392:user/christophe',
      kind: 'human',
    })
  })
})
