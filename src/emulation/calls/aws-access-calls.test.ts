import { expect, it } from 'vitest'
import * as access from './aws-access-calls.ts'
import { createRandom } from '../random.ts'

const random = createRandom('access')

it.each([
  [access.getPasswordData('i-1'), { instanceId: 'i-1' }],
  [access.getConsoleOutput('i-1'), { instanceId: 'i-1' }],
  [access.getConsoleScreenshot('i-1'), { GetConsoleScreenshotRequest: { InstanceId: 'i-1' } }],
])('%#: a look into a machine names it and shows nothing', (call, request) => {
  expect(call).toMatchObject({ service: 'ec2', readOnly: true, request, response: null })
})

it('a pushed key opens one account, perhaps in a named zone', () => {
  const door = { instanceId: 'i-1', user: 'ec2-user' }
  const { service, request, response } = access.sendSshKey(door, random)
  expect(service).toBe('ec2-instance-connect')
  expect(request).toEqual({
    instanceId: 'i-1',
    instanceOSUser: 'ec2-user',
    sSHPublicKey: expect.stringMatching(/^ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAI.{43}$/),
  })
  expect(response).toEqual({ success: true })
  expect(access.sendSshKey({ ...door, zone: 'eu-west-1a' }, random).request).toMatchObject({
    availabilityZone: 'eu-west-1a',
  })
})

it('a session hides its token and streams from its region', () => {
  const plan = { instanceId: 'i-1', region: 'eu-west-1', session: 'anna' }
  const { service, request, response } = access.startSession(plan, random)
  expect([service, request]).toEqual(['ssm', { target: 'i-1' }])
  expect(response?.['tokenValue']).toBe('Value hidden due to security reasons.')
  expect(response?.['sessionId']).toMatch(/^anna-[0-9a-f]{17}$/)
  expect(response?.['streamUrl']).toContain('wss://ssmmessages.eu-west-1.amazonaws.com/')
})
