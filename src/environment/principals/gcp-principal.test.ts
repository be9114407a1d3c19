import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readFileSync } from 'node:fs'
import { hasSharedData, sharedPath, sharedRecords } from '../../../test/builders/shared-data.ts'
import { hostileJson } from '../../../test/builders/hostile-json.ts'
import { type JsonObject, type JsonValue, isJsonObject, parseJson } from '../../base/json.ts'
import { gcpPrincipal } from './gcp-principal.ts'
import { type Principal, personBehind } from './principal.ts'

function principalOf(authenticationInfo: JsonValue, payload: JsonObject = {}): Principal {
  return gcpPrincipal({ protoPayload: { authenticationInfo, ...payload } })
}

describe('a person (emulated)', () => {
  it('is known by the e-mail, with or without the subject', () => {
    const alice: Principal = {
      id: 'alice@example.com',
      kind: 'human',
      account: 'example.com',
      display: 'alice@example.com',
    }
    expect(principalOf({ principalEmail: 'Alice@Example.com' })).toEqual(alice)
    expect(principalOf({ principalSubject: 'user:alice@example.com' })).toEqual(alice)
  })

  it('who used our disk from elsewhere is external', () => {
    const metadata = { '@type': 'x/google.cloud.audit.CrossEntityControlAuditMetadata' }
    expect(principalOf({ principalEmail: 'eve@gmail.com' }, { metadata })).toMatchObject({
      kind: 'external',
      account: 'gmail.com',
    })
  })

  it('of a workforce pool keeps the whole subject', () => {
    const pool = 'principal://iam.googleapis.com/locations/global/workforcePools/p/subject/a@b.c'
    expect(principalOf({ principalSubject: pool })).toEqual({
      id: pool.toLowerCase(),
      kind: 'human',
      display: pool.toLowerCase(),
    })
    const workload = pool.replace('workforcePools', 'workloadIdentityPools')
    expect(principalOf({ principalSubject: workload }).kind).toBe('service')
  })
})

function kindOf(principalEmail: string): string {
  return principalOf({ principalEmail }).kind
}

describe('a service account (emulated)', () => {
  it('belongs to its project', () => {
    expect(
      principalOf({ principalSubject: 'serviceAccount:ci@payroll-prod.iam.gserviceaccount.com' }),
    ).toMatchObject({ kind: 'service', account: 'payroll-prod' })
  })

  it('keeps everybody who borrowed it', () => {
    const serviceAccountDelegationInfo = [
      { firstPartyPrincipal: { principalEmail: 'Eve@example.com' } },
      { principalSubject: 'serviceAccount:hop@p.iam.gserviceaccount.com' },
      {},
    ]
    const principalEmail = 'ci@payroll-prod.iam.gserviceaccount.com'
    const principal = principalOf({ principalEmail, serviceAccountDelegationInfo })
    expect(principal.session).toBe('eve@example.com, hop@p.iam.gserviceaccount.com')
    expect(principal.behind?.map(({ id, kind, evidence }) => [id, kind, evidence])).toEqual([
      ['hop@p.iam.gserviceaccount.com', 'service', 'delegation'],
      ['eve@example.com', 'human', 'delegation'],
    ])
    expect(personBehind(principal)?.id).toBe('eve@example.com')
  })

  it('keeps who came from another identity provider', () => {
    const thirdPartyPrincipal = { thirdPartyClaims: { sub: 'Runner-7' } }
    const principalEmail = 'ci@payroll-prod.iam.gserviceaccount.com'
    const serviceAccountDelegationInfo = [{ thirdPartyPrincipal }]
    expect(principalOf({ principalEmail, serviceAccountDelegationInfo }).behind).toEqual([
      { id: 'runner-7', kind: 'unknown', display: 'runner-7', evidence: 'delegation' },
    ])
  })

  it('of Google is no automation where somebody hidden borrowed it', () => {
    const principalEmail = '123@cloudservices.gserviceaccount.com'
    expect(principalOf({ principalEmail }).kind).toBe('automation')
    const borrowed = principalOf({ principalEmail, serviceAccountDelegationInfo: [{}] })
    expect(borrowed.kind).toBe('service')
    expect(borrowed).not.toHaveProperty('session')
    expect(borrowed).not.toHaveProperty('behind')
  })

  it('that is used by a key of its own says which', () => {
    const serviceAccountKeyName =
      '//iam.googleapis.com/projects/p/serviceAccounts/ci@p.iam.gserviceaccount.com/keys/Ab1'
    const principalEmail = 'ci@p.iam.gserviceaccount.com'
    expect(principalOf({ principalEmail, serviceAccountKeyName }).keyId).toBe('Ab1')
    expect(principalOf({ principalEmail, serviceAccountKeyName: null })).not.toHaveProperty('keyId')
  })

  it('of virtual machines is no automation, of Compute Engine itself it is', () => {
    expect(principalOf({ principalEmail: 'a@b.c' })).not.toHaveProperty('automation')
    expect(kindOf('123-compute@developer.gserviceaccount.com')).toBe('service')
    expect(kindOf('service-123@compute-system.iam.gserviceaccount.com')).toBe('automation')
  })
})

it('of the system log is automation, of a redacted entry unknown', () => {
  const logName = 'projects/p/logs/cloudaudit.googleapis.com%2Fsystem_event'
  expect(gcpPrincipal({ logName, protoPayload: {} })).toMatchObject({
    id: 'gcp:unknown',
    kind: 'automation',
    display: 'Google Cloud',
  })
  const redacted = { id: 'gcp:unknown', kind: 'unknown', display: 'unknown' }
  expect(gcpPrincipal({})).toEqual(redacted)
  expect(principalOf({ principalEmail: '' })).toEqual(redacted)
})

it('never fails and always has an id, whatever the entry holds', () => {
  const keys =
    'authenticationInfo principalEmail principalSubject serviceAccountDelegationInfo metadata @type'
  const odd = hostileJson(keys.split(' '), ['user:', 'a@', '@', 'principal://'])
  fc.assert(
    fc.property(odd, odd, (protoPayload, logName) => {
      const { id, display } = gcpPrincipal({ protoPayload, logName })
      expect([id, display]).not.toContain('')
    }),
  )
})

/** The principals of a file of Elastic's pipeline tests, one entry a line. */
function fixture(name: string): readonly Principal[] {
  return readFileSync(sharedPath(`ecs-oracle/gcp/${name}.log`), 'utf8')
    .split('\n')
    .map((line) => parseJson(line))
    .filter(isJsonObject)
    .map(gcpPrincipal)
}

describe.skipIf(!hasSharedData())('real entries', () => {
  it('have a principal each', () => {
    const principals = sharedRecords('gcp/iris3').map(gcpPrincipal)
    expect(new Set(principals.map(({ kind }) => kind))).toEqual(new Set(['human']))
  })

  it('of an agent that Google itself borrowed are automation, and have nobody behind them', () => {
    const agents = fixture('test-compute-googleapis-com').filter(({ session }) =>
      session?.endsWith('@prod.google.com'),
    )
    expect(agents.map(({ kind }) => kind)).toContain('automation')
    expect(agents.every(({ kind, behind }) => kind !== 'automation' || behind === undefined)).toBe(
      true,
    )
  })

  it('of an account that an identity pool borrowed have the identity behind them', () => {
    const [person] = fixture('test-cloudresourcemanager-googleapis-com').flatMap(
      ({ behind = [] }) => behind,
    )
    expect(person).toMatchObject({ evidence: 'delegation', kind: 'service' })
    expect(person?.id).toMatch(/^principal:\/\/iam\.googleapis\.com\//)
  })
})
