import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { azureHome, azureRecord } from '../../../test/builders/azure-builder.ts'
import { hasSharedData, sharedRecords } from '../../../test/builders/shared-data.ts'
import { hostileJson } from '../../../test/builders/hostile-json.ts'
import type { JsonObject } from '../../base/json.ts'
import { azurePrincipal } from './azure-principal.ts'
import type { Principal } from './principal.ts'

const schema = 'http://schemas.microsoft.com/identity/claims'
const objectId = 'dddddddd-0000-4000-8000-000000000001'
const write = {
  operation: 'Microsoft.Compute/disks/write',
  resource: 'Microsoft.Compute/disks/d',
}

function principalOf(fields: JsonObject): Principal {
  return azurePrincipal(azureRecord({ ...write, fields }))
}

function kindFor(claims: JsonObject, caller = 'cccccccc-0000-4000-8000-000000000009'): string {
  return principalOf({ claims, caller }).kind
}

describe('a person (emulated)', () => {
  it('is known by tenant and object id, and shown by name', () => {
    expect(azurePrincipal(azureRecord(write))).toEqual({
      id: `azure:${azureHome.tenant}:${objectId}`,
      kind: 'human',
      account: azureHome.tenant,
      display: 'alice@example.com',
    })
  })

  it('is the same whatever the letter case and form of the claims', () => {
    const claims = {
      [`${schema}/objectidentifier`]: objectId.toUpperCase(),
      [`${schema}/tenantid`]: azureHome.tenant.toUpperCase(),
    }
    const ids = [claims, JSON.stringify(claims), { oid: objectId, tid: azureHome.tenant }]
    expect(new Set(ids.map((one) => principalOf({ claims: one }).id))).toEqual(
      new Set([`azure:${azureHome.tenant}:${objectId}`]),
    )
  })

  it('of another tenant, or a guest, is external', () => {
    const foreign = { oid: objectId, tid: '99999999-1111-2222-3333-444444444444' }
    expect(principalOf({ claims: foreign })).toMatchObject({
      kind: 'external',
      account: '99999999-1111-2222-3333-444444444444',
    })
    expect(kindFor({ tid: azureHome.tenant }, 'live.com#bob@gmail.com')).toBe('external')
    expect(kindFor({}, 'bob_gmail.com#EXT#@example.onmicrosoft.com')).toBe('external')
  })
})

describe('what is no person (emulated)', () => {
  it('is a service by its token, its identity or its bare GUID', () => {
    expect(kindFor({ idtyp: 'app' })).toBe('service')
    expect(kindFor({})).toBe('service')
    const resource =
      '/subscriptions/s/resourceGroups/g/providers/Microsoft.Compute/virtualMachines/VM'
    const managed = principalOf({ claims: { xms_mirid: resource } })
    expect([managed.kind, managed.session]).toEqual(['service', resource.toLowerCase()])
  })

  it('is an application that proves itself where nobody is named', () => {
    const kinds = ['0', '1', '2'].map(
      (appidacr) => azurePrincipal({ claims: { appid: 'a', appidacr } }).kind,
    )
    expect(kinds).toEqual(['unknown', 'service', 'service'])
    // The portal proves itself too, and acts for the person whom the token names.
    expect(kindFor({ oid: objectId, appidacr: '2' }, 'alice@example.com')).toBe('human')
  })

  it('is known by the evidence of its role without claims', () => {
    const evidence = { principalId: 'AB12', principalType: 'ServicePrincipal' }
    expect(principalOf({ claims: {}, authorization: { evidence } })).toMatchObject({
      id: `azure:${azureHome.tenant}:ab12`,
      kind: 'service',
    })
  })

  it('is automation with the reason', () => {
    const backup = principalOf({ claims: { appid: '262044b1-e2ce-469f-a196-69ab7ada62d3' } })
    expect(backup.kind).toBe('automation')
    expect(backup.automation).toContain('claims.appid')
  })

  it('is unknown when the record hides it', () => {
    expect(azurePrincipal({})).toEqual({
      id: 'azure:unknown:unknown',
      kind: 'unknown',
      display: 'unknown',
    })
  })
})

it('never fails and always has an id, whatever the record holds', () => {
  const keys = 'claims caller authorization evidence principalId oid tid appid properties hierarchy'
  const odd = hostileJson(keys.split(' '), ['a@b', 'Microsoft.X'])
  fc.assert(
    fc.property(odd, odd, odd, (claims, caller, properties) => {
      const { id, display } = azurePrincipal({ claims, caller, properties, category: claims })
      expect(id.startsWith('azure:')).toBe(true)
      expect(display).not.toBe('')
    }),
  )
})

describe.skipIf(!hasSharedData())('real records', () => {
  it('knows the attacker of securathesis in both', () => {
    const principals = sharedRecords('azure/securathesis').map(azurePrincipal)
    expect(new Set(principals.map(({ id }) => id))).toEqual(
      new Set(['azure:d2af6ef7-a00c-438f-903b-65592cfddc48:30a6c29d-de7c-4830-815f-9b3bb366e975']),
    )
    expect(principals.map(({ kind }) => kind)).toEqual(['human', 'human'])
    expect(principals.every(({ behind, keyId }) => (behind ?? keyId) === undefined)).toBe(true)
  })
})
