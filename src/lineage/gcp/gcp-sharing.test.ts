import { describe, expect, it } from 'vitest'
import type { JsonObject, JsonValue } from '../../base/json.ts'
import { linkTexts } from '../../../test/builders/activity-reader.ts'
import { gcpEntry, gcpEvent } from '../../../test/builders/gcp-builder.ts'
import type { Activity } from '../activity.ts'
import { gcpActivity } from './gcp.ts'

function share(request: JsonObject, payload: Record<string, JsonValue> = {}): Activity | undefined {
  const parts = { method: 'v1.compute.snapshots.setIamPolicy', resource: 'global/snapshots/s' }
  return gcpActivity(gcpEvent(gcpEntry({ ...parts, request, payload })))
}

function policyOf(...members: readonly string[]): JsonObject {
  return { policy: { bindings: [{ role: 'roles/compute.storageAdmin', members }] } }
}

function granteesOf(activity: Activity | undefined): readonly string[] {
  return activity?.sharing?.grantees.map(({ kind, id }) => `${kind} ${id}`) ?? []
}

describe('setIamPolicy (emulated)', () => {
  it('states everybody who is let in', () => {
    const activity = share(
      policyOf(
        'user:Attacker@gmail.com',
        'domain:partner.com',
        'projectOwner:theirs',
        'group:g@x.y',
      ),
    )
    expect([activity?.verb, activity?.sharing?.change]).toEqual(['share', 'replace'])
    expect(activity?.sharing?.resource.kind).toBe('snapshot')
    expect(granteesOf(activity)).toEqual([
      'principal user:attacker@gmail.com',
      'organization domain:partner.com',
      'account theirs',
      'principal group:g@x.y',
    ])
  })

  it('links the resource with each of them, and with the public by a node of its own', () => {
    const members = ['user:Attacker@gmail.com', 'projectOwner:theirs', 'allAuthenticatedUsers']
    expect(linkTexts(share(policyOf(...members)))).toEqual([
      'shared-with snapshots/s -> user:attacker@gmail.com',
      'shared-with snapshots/s -> projects/theirs',
      'shared-with snapshots/s -> gcp:public',
    ])
    expect(linkTexts(share(policyOf('allUsers'), { status: { code: 7 } }))).toEqual([])
  })

  it('knows the public, once', () => {
    expect(granteesOf(share(policyOf('allUsers', 'allAuthenticatedUsers')))).toEqual([
      'public public',
    ])
  })

  it('passes over the deleted and keeps what it cannot read', () => {
    const members = ['deleted:user:a@b.c?uid=1', 'principal://iam.googleapis.com/x', 'martian']
    expect(granteesOf(share(policyOf(...members)))).toEqual([
      'principal principal://iam.googleapis.com/x',
      'unknown martian',
    ])
  })

  it('of nobody is taken back', () => {
    const activity = share({ policy: { etag: 'BwX' } })
    expect([activity?.verb, activity?.sharing?.grantees]).toEqual(['unshare', []])
  })

  it('of a last entry is not known', () => {
    expect([share({})?.verb, share({})?.sharing]).toEqual(['other', undefined])
  })

  it('keeps the intent of a denied one', () => {
    const activity = share(policyOf('allUsers'), { status: { code: 7 } })
    expect([activity?.attempt, granteesOf(activity)]).toEqual([true, ['public public']])
  })
})

function delta(action: string, member: string): JsonObject {
  return { action, role: 'r', member }
}

function changed(...bindingDeltas: readonly JsonObject[]): Activity | undefined {
  return share(policyOf('user:old@example.com'), {
    serviceData: { policyDelta: { bindingDeltas } },
  })
}

describe('the stated change of a policy (emulated)', () => {
  it('goes before the whole policy', () => {
    const added = changed(delta('ADD', 'user:new@example.com'))
    expect([added?.verb, added?.sharing?.change, granteesOf(added)]).toEqual([
      'share',
      'add',
      ['principal user:new@example.com'],
    ])
    expect(linkTexts(added)).toEqual(['shared-with snapshots/s -> user:new@example.com'])
    const removed = changed(delta('REMOVE', 'user:gone@example.com'))
    expect([removed?.verb, removed?.sharing?.change]).toEqual(['unshare', 'remove'])
    expect(linkTexts(removed)).toEqual([])
  })

  it('may give to some and take from others', () => {
    const both = changed(delta('ADD', 'allUsers'), delta('REMOVE', 'user:gone@example.com'))
    expect(both?.verb).toBe('share')
    expect(both?.unsharing?.grantees.map(({ id }) => id)).toEqual(['user:gone@example.com'])
    expect(linkTexts(both)).toEqual(['shared-with snapshots/s -> gcp:public'])
  })
})

it('a policy of a project is administration, told with its sharing (emulated)', () => {
  const activity = gcpActivity(
    gcpEvent(
      gcpEntry({
        method: 'SetIamPolicy',
        resource: '',
        request: policyOf('user:a@gmail.com'),
        payload: {
          serviceName: 'cloudresourcemanager.googleapis.com',
          resourceName: 'projects/payroll-prod',
        },
      }),
    ),
  )
  expect([activity?.verb, activity?.sharing?.resource.kind]).toEqual(['other', 'account'])
  expect(linkTexts(activity)).toEqual([])
})
