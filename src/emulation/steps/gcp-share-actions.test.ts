import { describe, expect, it } from 'vitest'
import { gcpPayloads, lastPayload, lastRequest } from '../../../test/builders/gcp-step-player.ts'

const admin = 'roles/compute.storageAdmin'
const runner = 'serviceAccount:vm-runner@example-outside.iam.gserviceaccount.com'
const bindings = (...steps: readonly string[]): unknown =>
  lastPayload(steps, 'request', 'policy', 'bindings')
const delta = (verb: string): unknown =>
  lastPayload([`{do: ${verb}, of: old, with: theirs}`], 'serviceData', 'policyDelta')

describe('sharing', () => {
  it('names projects by a service account, people of the cast and everybody', () => {
    expect(bindings('{do: share, of: old, with: [theirs, mallory, bot, public]}')).toEqual([
      {
        role: admin,
        members: [
          runner,
          'user:mallory@outside.example.org',
          'serviceAccount:bot@example-production.iam.gserviceaccount.com',
          'allAuthenticatedUsers',
        ],
      },
    ])
  })

  it('states the whole policy each time', () => {
    const first = '{do: share, of: old, with: mallory, text: roles/owner}'
    const both = [
      { role: 'roles/owner', members: ['user:mallory@outside.example.org'] },
      { role: admin, members: [runner] },
    ]
    expect(bindings(first, '{do: share, of: old, with: theirs}')).toEqual(both)
    expect(
      bindings(
        first,
        '{do: share, of: old, with: theirs}',
        '{do: unshare, of: old, with: mallory, text: roles/owner}',
      ),
    ).toEqual([both[1]])
  })

  it('keeps nothing of what was refused', () => {
    expect(
      bindings(
        '{do: share, of: old, with: mallory, refused: true}',
        '{do: share, of: old, with: theirs}',
      ),
    ).toEqual([{ role: admin, members: [runner] }])
  })

  it.each(['disk', 'picture', 'whole', 'server'])('is there for %s', (name) => {
    expect(lastPayload([`{do: share, of: ${name}, with: mallory}`], 'methodName')).toMatch(
      /^v1\.compute\.\w+\.setIamPolicy$/,
    )
  })

  it('tells the change where the step wants it told', () => {
    expect(delta('share')).toBeUndefined()
    expect(delta('remove-binding')).toEqual({
      bindingDeltas: [{ action: 'REMOVE', role: admin, member: runner }],
    })
  })
})

it('a role on a whole project stands in the log of the resource manager', () => {
  const [payload] = gcpPayloads(`{do: assign-role, with: theirs, text: ${admin}, in: sister}`)
  expect(payload).toMatchObject({
    serviceName: 'cloudresourcemanager.googleapis.com',
    resourceName: 'projects/example-recovery',
    serviceData: { policyDelta: { bindingDeltas: [{ action: 'ADD', role: admin }] } },
  })
  expect(
    JSON.stringify(lastRequest(`{do: remove-role, with: theirs, text: ${admin}}`)),
  ).not.toContain(runner)
})
