import { describe, expect, it } from 'vitest'
import type { JsonObject } from '../base/json.ts'
import { entitiesOf } from './gcp-entities.ts'

function entryOf(protoPayload: JsonObject, type = 'gce_disk'): JsonObject {
  return { resource: { type }, protoPayload }
}

describe('the entities of a GCP entry', () => {
  it.each([
    ['serviceAccount:x', 'a@p.iam.gserviceaccount.com', 'service'],
    [undefined, 'a@p.iam.gserviceaccount.com', 'service'],
    ['user:a@b.c', 'a@b.c', 'user'],
    [undefined, 'a@b.c', 'user'],
    ['principal://iam.googleapis.com/x', undefined, 'entity'],
    [undefined, 'system:anonymous', 'entity'],
  ])('has actor %s, %s as %s', (principalSubject, principalEmail, kind) => {
    const entry = entryOf({ authenticationInfo: { principalSubject, principalEmail } })
    expect(entitiesOf(entry)).toMatchObject({
      actorKind: kind,
      actor: [principalSubject, principalEmail].filter((text) => text !== undefined),
    })
  })

  it.each([
    ['projects/p/zones/z/instances/i', 'host'],
    ['projects/p/zones/z/disks/d', 'service'],
    ['projects/p/serviceAccounts/users/x', 'service'],
    ['projects/p/groups/g', 'user'],
    ['projects/p/global/snapshots/s', 'entity'],
    ['projects/p', 'entity'],
  ])('takes %s for a %s', (resourceName, kind) => {
    expect(entitiesOf(entryOf({ resourceName }))).toMatchObject({
      target: [resourceName],
      targetKind: kind,
    })
  })

  it('collects delegates and what the service names', () => {
    const { related } = entitiesOf(
      entryOf({
        serviceName: 'compute.googleapis.com',
        resourceName: 'r',
        authenticationInfo: {
          principalEmail: 'e',
          serviceAccountDelegationInfo: [{ firstPartyPrincipal: { principalEmail: 'f' } }],
        },
        request: { disks: [{ source: 'd' }], networkInterfaces: 'hostile' },
      }),
    )
    expect(new Set(related)).toEqual(new Set(['r', 'e', 'f', 'd']))
  })

  it('leaves resource and caller of Kubernetes out', () => {
    const payload = { resourceName: 'r', authenticationInfo: { principalEmail: 'e' } }
    expect(entitiesOf(entryOf(payload, 'k8s_cluster'))).toMatchObject({ target: [], related: [] })
  })
})
