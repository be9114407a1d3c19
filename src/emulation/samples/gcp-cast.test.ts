import { expect, it } from 'vitest'
import * as cast from './gcp-cast.ts'

it('a server’s disk and instance lie in the production project’s zone', () => {
  const { instance, disk } = cast.gcpServerNamed('wiki')
  expect(instance).toBe('projects/example-production/zones/europe-west1-c/instances/wiki')
  expect(disk).toBe('projects/example-production/zones/europe-west1-c/disks/wiki-data')
  expect(() => cast.gcpServerNamed('nobody')).toThrow(TypeError)
})

it('a person sits in the office at a browser unless said otherwise', () => {
  const usual = cast.googlePerson('jonas')
  expect(usual).toMatchObject({ email: 'jonas.weiss@example.com', address: '192.0.2.33' })
  expect(usual.agent).toMatch(/^Mozilla/)
  const command = { address: '198.51.100.77', command: 'compute.disks.snapshot' }
  const odd = cast.googlePerson('jonas', command)
  expect(odd).toMatchObject({ email: usual.email, address: '198.51.100.77' })
  expect(odd.agent).toContain('command/gcloud.compute.disks.snapshot ')
  expect(cast.googlePerson('jonas', command)).toEqual(odd)
})

it('a project’s account has the project in its e-mail and its key', () => {
  const from = { address: '192.0.2.80', agent: 'terraform', keyId: 'abc' }
  const account = cast.projectAccount('bot', 'p', from)
  expect(account.email).toBe('bot@p.iam.gserviceaccount.com')
  expect(account.authenticationInfo['serviceAccountKeyName']).toContain(
    `/projects/p/serviceAccounts/${account.email}/keys/abc`,
  )
})
