import { describe, expect, it } from 'vitest'
import type { JsonObject, JsonValue } from '../../base/json.ts'
import { accountOf, granteeOfPrincipal, granteesOfPolicy } from './aws-policy.ts'

const own = '111122223333'
const other = '777788889999'

function allowed(principal: JsonValue, more: JsonObject = {}): readonly string[] | undefined {
  const policy = { Statement: [{ Effect: 'Allow', Principal: principal, ...more }] }
  const grantees = granteesOfPolicy(JSON.stringify(policy), own)
  return grantees?.map(({ kind, id }) => `${kind} ${id}`)
}

function under(operator: string, condition: JsonObject): readonly string[] | undefined {
  return allowed('*', { Condition: { [operator]: condition } })
}

describe('a policy lets in', () => {
  it.each([
    [{ AWS: `arn:aws:iam::${other}:root` }, [`account ${other}`]],
    [{ AWS: other }, [`account ${other}`]],
    [
      { AWS: [`arn:aws:iam::${other}:role/x`, other] },
      [`principal arn:aws:iam::${other}:role/x`, `account ${other}`],
    ],
    ['*', ['public public']],
    [{ AWS: '*' }, ['public public']],
    [{ AWS: ['*', other] }, [`account ${other}`, 'public public']],
    [{ AWS: 'AIDAEXAMPLE' }, ['unknown AIDAEXAMPLE']],
  ])('%j', (principal, grantees) => {
    expect(allowed(principal)).toEqual(grantees)
  })

  it.each([
    { AWS: `arn:aws:iam::${own}:root` },
    { AWS: own },
    { Service: 'backup.amazonaws.com' },
    { Federated: 'cognito-identity.amazonaws.com' },
    'nobody',
  ])('nobody else by %j', (principal) => {
    expect(allowed(principal)).toEqual([])
  })

  it('nobody by what it denies', () => {
    const policy = { Statement: [{ Effect: 'Deny', Principal: '*' }] }
    expect(granteesOfPolicy(JSON.stringify(policy), own)).toEqual([])
  })

  it('each once, in whatever statement it stands', () => {
    const statement = { Effect: 'Allow', Principal: { AWS: other } }
    const policy = JSON.stringify({ Statement: [statement, statement] })
    expect(granteesOfPolicy(policy, own)).toHaveLength(1)
  })
})

describe('everybody under conditions is', () => {
  it('who the conditions name', () => {
    expect(under('StringEquals', { 'aws:PrincipalAccount': [own, other] })).toEqual([
      `account ${other}`,
    ])
    expect(under('ForAnyValue:StringLike', { 'aws:PrincipalOrgPaths': 'o-1/*' })).toEqual([
      'organization o-1/*',
    ])
    expect(under('stringequals', { 'AWS:principalorgid': 'o-1' })).toEqual(['organization o-1'])
  })

  it('nobody else where they name our own account, as the policies of AWS services do', () => {
    const condition = { 'kms:CallerAccount': own, 'kms:ViaService': 'ec2.eu-west-1.amazonaws.com' }
    expect(under('StringEquals', condition)).toEqual([])
  })

  it('nobody else who comes by a mount target, for that is our network', () => {
    expect(under('Bool', { 'elasticfilesystem:AccessedViaMountTarget': 'true' })).toEqual([])
  })

  it.each([
    ['StringNotEquals', { 'aws:PrincipalAccount': other }],
    ['IpAddress', { 'aws:SourceIp': '198.51.100.0/24' }],
  ])('not known by %s', (operator, condition) => {
    expect(under(operator, condition)).toEqual(['unknown everybody under conditions'])
  })
})

it('takes a policy that was delivered as an object, and says of anything else that it is none', () => {
  const policy = { Statement: { Effect: 'Allow', Principal: { AWS: other } } }
  expect(granteesOfPolicy(policy, own)).toEqual([{ kind: 'account', id: other }])
  for (const none of ['', 'text', '[]', '7', undefined, null]) {
    expect(granteesOfPolicy(none, own)).toBeUndefined()
  }
})

it('knows the account of a grantee where its id tells', () => {
  expect(accountOf(granteeOfPrincipal(`arn:aws:sts::${other}:assumed-role/x/y`))).toBe(other)
  expect(accountOf({ kind: 'account', id: other })).toBe(other)
  expect(accountOf({ kind: 'organization', id: 'o-1' })).toBeUndefined()
})
