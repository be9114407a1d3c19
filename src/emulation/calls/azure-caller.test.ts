import { describe, expect, it } from 'vitest'
import { applicationCaller, personCaller, stableUuid } from './azure-caller.ts'

const person = {
  tenant: 'tenant-1',
  givenName: 'Ines',
  surname: 'Costa',
  upn: 'ines.costa@example.com',
  application: 'app-1',
  address: '192.0.2.1',
  since: 1_000_999,
}
const program = { tenant: 'tenant-1', application: 'app-2', appidacr: '2', since: 0 } as const

describe('a person', () => {
  const caller = personCaller(person)

  it('is called by the sign-in name and known by the object id', () => {
    const objectId = caller.principal.split(':')[2]
    expect(caller.name).toBe('ines.costa@example.com')
    expect(caller.principal).toMatch(/^azure:tenant-1:[0-9a-f-]{36}$/)
    expect(Object.values(caller.claims)).toContain(objectId)
    expect(caller.evidence['principalId']).toBe(objectId?.replaceAll('-', ''))
  })

  it('shows name, application and address in the claims', () => {
    expect(caller.claims).toMatchObject({
      name: 'Ines Costa',
      appid: 'app-1',
      ipaddr: '192.0.2.1',
      idtyp: 'user',
    })
  })

  it('holds a token from whole second to 75 minutes later', () => {
    expect(caller.claims).toMatchObject({ iat: '1000', nbf: '1000', exp: '5500' })
  })

  it('stays the same principal with another token', () => {
    const later = personCaller({ ...person, since: 9_000_000 })
    expect(later.principal).toBe(caller.principal)
    expect(later.claims['uti']).not.toBe(caller.claims['uti'])
  })
})

describe('a guest', () => {
  const guest = personCaller({ ...person, guestOf: 'live.com' })

  it('is shown with the provider and has no sign-in name here', () => {
    expect(guest.name).toBe('ines.costa@example.com')
    const claims = Object.entries(guest.claims)
    expect(claims.find(([claim]) => claim.endsWith('/claims/name'))?.[1]).toBe(
      'live.com#ines.costa@example.com',
    )
    expect(claims.some(([claim]) => claim.endsWith('/claims/upn'))).toBe(false)
    expect(guest.claims['altsecid']).toMatch(/^1:live\.com:0003[0-9A-F]{12}$/)
  })
})

it('the evidence names the role by its built-in id', () => {
  expect(personCaller({ ...person, role: 'Owner' }).evidence).toMatchObject({
    role: 'Owner',
    roleDefinitionId: '8e3af657a8ff443ca75c2fe8c4bcb635',
  })
})

it('groups are listed as given', () => {
  expect(personCaller({ ...person, groups: ['g1', 'g2'] }).claims['groups']).toBe('g1,g2')
})

describe('an application', () => {
  it('is called by its object id and has no address unless given', () => {
    const caller = applicationCaller(program)
    expect(caller.principal).toBe(`azure:tenant-1:${caller.name}`)
    expect(caller).not.toHaveProperty('address')
    expect(caller.claims).not.toHaveProperty('xms_mirid')
    expect(caller.evidence).toMatchObject({
      principalType: 'ServicePrincipal',
      role: 'Contributor',
    })
  })

  it('as managed identity names the resource that owns it', () => {
    const { claims } = applicationCaller({ ...program, ownerResource: '/subscriptions/1/vm' })
    expect(claims['xms_mirid']).toBe('/subscriptions/1/vm')
  })
})

it('a name always gets the same UUID, another name another', () => {
  expect(stableUuid('a')).toBe(stableUuid('a'))
  expect(stableUuid('a')).not.toBe(stableUuid('b'))
})
