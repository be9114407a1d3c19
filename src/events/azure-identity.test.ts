import { describe, expect, it } from 'vitest'
import type { JsonObject } from '../base/json.ts'
import { identityOf, userOf } from './azure-identity.ts'

const person = 'http://schemas.xmlsoap.org/ws/2005/05/identity/claims'

function nativeOf(claims: JsonObject): JsonObject {
  return { claims }
}

describe('the identity of an Azure event', () => {
  it('replaces points in claim names and moves the display name', () => {
    const claims = { name: 'Att Acker', appid: 'a', [`${person}/name`]: 'att@contoso.com' }
    expect(identityOf(nativeOf(claims))).toEqual({
      claims: {
        appid: 'a',
        'http://schemas_xmlsoap_org/ws/2005/05/identity/claims/name': 'att@contoso.com',
      },
      claims_initiated_by_user: { fullname: 'Att Acker', name: 'att@contoso.com', schema: person },
    })
  })

  it('spells the evidence as Elastic does', () => {
    const evidence = { role: 'Owner', principalId: 'p', roleAssignmentScope: '/x' }
    expect(identityOf({ authorization: { action: 'a', evidence } })).toEqual({
      authorization: {
        action: 'a',
        evidence: { role: 'Owner', principal_id: 'p', role_assignment_scope: '/x' },
      },
    })
  })

  it('splits an address, also a guest’s', () => {
    expect(userOf(nativeOf({ [`${person}/name`]: 'att@contoso.com' }))).toEqual({
      name: 'att',
      domain: 'contoso.com',
      email: 'att@contoso.com',
    })
    expect(userOf(nativeOf({ [`${person}/name`]: 'live.com#rob@contoso.com' }))).toMatchObject({
      name: 'rob',
      domain: 'contoso.com',
    })
  })

  it('keeps a name that is no address whole', () => {
    expect(userOf(nativeOf({ [`${person}/name`]: 'robot' }))).toEqual({ name: 'robot' })
    expect(userOf(nativeOf({ [`${person}/name`]: '@contoso.com' }))).toEqual({
      name: '@contoso.com',
    })
  })

  it('names a caller without claims only when it is an address', () => {
    expect(userOf({ caller: 'att@contoso.com' })).toMatchObject({ name: 'att' })
    expect(userOf({ caller: '30a6c29d-de7c-4830-815f-9b3bb366e975' })).toBeUndefined()
  })
})
