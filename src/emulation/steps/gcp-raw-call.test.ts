import { describe, expect, it } from 'vitest'
import { gcpPayloads, lastPayload } from '../../../test/builders/gcp-step-player.ts'

const call = (inside: string, rest = ''): string =>
  `{do: call, call: {service: storage.googleapis.com, name: storage.buckets.update${inside}}${rest}}`

describe('any call', () => {
  it('is about the project unless it names something', () => {
    expect(lastPayload([call('')], 'resourceName')).toBe('projects/example-production')
    expect(lastPayload([call('', ', in: sister')], 'resourceName')).toBe(
      'projects/example-recovery',
    )
    expect(lastPayload([call(', resource: "@old"')], 'resourceName')).toBe(
      'projects/example-production/global/snapshots/old',
    )
  })

  it('stands with its request, in which names stand for ids', () => {
    const [payload] = gcpPayloads(
      call(', request: {of: "@disk", to: "@theirs", who: "@nobody"}, response: {done: true}'),
    )
    expect(payload).toMatchObject({
      serviceName: 'storage.googleapis.com',
      methodName: 'storage.buckets.update',
      request: {
        of: 'projects/example-production/zones/europe-west1-c/disks/disk',
        to: 'example-outside',
        who: '@nobody',
      },
      response: { done: true },
    })
  })

  it('names its permission when it is refused', () => {
    expect(lastPayload([call('', ', refused: true')], 'status', 'message')).toBe(
      "Required 'storage.buckets.update' permission for 'projects/example-production'",
    )
  })

  it('that changes something of Compute Engine starts an operation, unless it is a policy', () => {
    const [resized, shared] = ['resize', 'setIamPolicy'].map((name) => {
      const parts = `service: compute.googleapis.com, name: v1.compute.disks.${name}`
      return lastPayload([`{do: call, call: {${parts}, resource: "@disk"}}`], 'response')
    })
    expect(resized).toMatchObject({ operationType: 'resize' })
    expect(shared).toBeUndefined()
  })

  it('that only reads is a read', () => {
    const types = ['', ', readOnly: true'].map((inside) =>
      JSON.stringify(lastPayload([call(inside)], 'authorizationInfo')),
    )
    expect(types[0]).toContain('ADMIN_WRITE')
    expect(types[1]).toContain('ADMIN_READ')
  })
})
