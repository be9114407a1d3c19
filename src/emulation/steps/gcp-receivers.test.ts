import { expect, it } from 'vitest'
import { lastPayload } from '../../../test/builders/gcp-step-player.ts'

it.each([
  ['theirs', 'serviceAccount:vm-runner@example-outside.iam.gserviceaccount.com'],
  ['mallory', 'user:mallory@outside.example.org'],
  ['bot', 'serviceAccount:bot@example-production.iam.gserviceaccount.com'],
  ['public', 'allAuthenticatedUsers'],
  ['allUsers', 'allUsers'],
  ["'group:team@example.net'", 'group:team@example.net'],
])('%s is %s in a policy', (name, member) => {
  const bindings = lastPayload(
    [`{do: share, of: old, with: ${name}}`],
    'request',
    'policy',
    'bindings',
  )
  expect(bindings).toEqual([{ role: 'roles/compute.storageAdmin', members: [member] }])
})

it('a service account is named by its address where it is no member', () => {
  const made = lastPayload(
    [
      "{do: launch, of: picture, as: new, with: 'serviceAccount:web@example-production.iam.gserviceaccount.com'}",
    ],
    'request',
    'serviceAccounts',
  )
  expect(made).toMatchObject([{ email: 'web@example-production.iam.gserviceaccount.com' }])
})
