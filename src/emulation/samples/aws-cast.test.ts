import { expect, it } from 'vitest'
import { valueAt } from '../../base/json.ts'
import { administrator, serverNamed, servers, serviceSession } from './aws-cast.ts'

it('every server has an instance and two volumes of its own', () => {
  const ids = servers.flatMap((one) => [one.instanceId, one.volumeId, one.rootVolumeId])
  expect(new Set(ids).size).toBe(servers.length * 3)
})

it('a server is found by name, an unknown name is misuse', () => {
  expect(serverNamed('wiki').name).toBe('wiki')
  expect(() => serverNamed('nobody')).toThrow(TypeError)
})

it('an administrator comes by single sign-on from the console', () => {
  const caller = administrator('anna.berg@example.com', 0)
  expect(caller.fromConsole).toBe(true)
  expect(caller.principal).toContain(':role/aws-reserved/sso.amazonaws.com/eu-west-1/AWSReservedSSO_')
  expect(caller.identity['arn']).toMatch(/\/anna\.berg@example\.com$/)
})

it('a service shows as who invokes, where from and what with', () => {
  const service = 'backup.amazonaws.com'
  const session = { account: '111122223333', role: 'r', session: 's', since: 0 }
  const caller = serviceSession(service, session)
  expect([caller.address, caller.agent]).toEqual([service, service])
  expect(valueAt(caller.identity, 'invokedBy')).toBe(service)
})
