import { describe, expect, it } from 'vitest'
import { gcloudAgent, googleSystem, googleUser, serviceAccount } from './gcp-caller.ts'

const email = 'bot@example-test.iam.gserviceaccount.com'

it('a user is authenticated by e-mail, with address and agent kept', () => {
  const user = googleUser({ email: 'ines@example.com', address: '192.0.2.1', agent: 'gcloud' })
  expect(user).toMatchObject({ email: 'ines@example.com', address: '192.0.2.1', agent: 'gcloud' })
  expect(user.authenticationInfo).toEqual({
    principalEmail: 'ines@example.com',
    principalSubject: 'user:ines@example.com',
  })
})

describe('a service account', () => {
  it('shows neither key, address nor agent unless given', () => {
    const account = serviceAccount({ email })
    expect(Object.keys(account)).toEqual(['email', 'authenticationInfo'])
    expect(account.authenticationInfo).toEqual({
      principalEmail: email,
      principalSubject: `serviceAccount:${email}`,
    })
  })

  it('names its key within its project', () => {
    const { authenticationInfo } = serviceAccount({ email, project: 'example-test', keyId: 'abc' })
    expect(authenticationInfo['serviceAccountKeyName']).toBe(
      `//iam.googleapis.com/projects/example-test/serviceAccounts/${email}/keys/abc`,
    )
  })
})

it('the system has an e-mail and no subject', () => {
  expect(googleSystem.authenticationInfo['principalEmail']).toBe(googleSystem.email)
  expect(googleSystem.authenticationInfo).not.toHaveProperty('principalSubject')
})

it('gcloud names its command and its invocation', () => {
  const agent = gcloudAgent('compute.disks.create', 'f00')
  expect(agent).toContain(' command/gcloud.compute.disks.create invocation-id/f00 ')
})
