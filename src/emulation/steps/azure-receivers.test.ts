import { describe, expect, it } from 'vitest'
import { azureScene } from '../../../test/builders/azure-scene.ts'
import { azureCaller } from './azure-actor.ts'
import { galleryGroups, receiverNames, roleReceivers } from './azure-receivers.ts'

const scene = (...names: readonly string[]): ReturnType<typeof azureScene> =>
  azureScene({ with: [...names] })
const somebody = '00000000-0000-4000-8000-0000000000cc'

describe('who gets a role', () => {
  it('is somebody of the cast, by the object id that the log knows him by', () => {
    const { world } = scene()
    const [person, application] = roleReceivers(scene('lena', 'pipeline'))
    const idOf = (name: string): unknown => azureCaller(world.actor(name)).principal.split(':')[2]
    expect(person).toEqual({ principalId: idOf('lena'), principalType: 'User' })
    expect(application).toEqual({
      principalId: idOf('pipeline'),
      principalType: 'ServicePrincipal',
    })
  })

  it('is anybody else by an object id, his own or always the same', () => {
    expect(roleReceivers(scene(somebody))).toEqual([
      { principalId: somebody, principalType: 'User' },
    ])
    const [one, same, other] = roleReceivers(scene('x@example.com', 'x@example.com', 'y'))
    expect(one?.principalId).toMatch(/^[0-9a-f-]{36}$/)
    expect(one).toEqual(same)
    expect(one).not.toEqual(other)
  })

  it('is a group of the directory', () => {
    expect(roleReceivers(scene('group/staff'))[0]?.principalType).toBe('Group')
  })
})

describe('who may use a gallery', () => {
  it('is a subscription or a tenant, each kind in one group', () => {
    expect(galleryGroups(scene('other', `tenant/${somebody}`, 'some-subscription'))).toEqual([
      {
        type: 'Subscriptions',
        ids: ['00000000-0000-4000-8000-0000000000bb', 'some-subscription'],
      },
      { type: 'AADTenants', ids: [somebody] },
    ])
  })

  it('is in no group when it is everybody', () => {
    expect(galleryGroups(scene('public'))).toEqual([])
  })
})

it('one receiver needs no list', () => {
  expect(receiverNames(azureScene({ with: 'lena' }))).toEqual(['lena'])
  expect(receiverNames(azureScene())).toEqual([])
})
