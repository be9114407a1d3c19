import { describe, expect, it } from 'vitest'
import type { Actor } from '../scenario/thing.ts'
import { gcpCaller } from './gcp-actor.ts'

const place = {
  name: 'ours',
  cloud: 'gcp',
  id: 'example-production',
  region: 'europe-west1-c',
  tenant: '',
  group: '',
} as const

function actor(more: Partial<Actor>): Actor {
  return { name: 'lena', in: 'ours', kind: 'user', place, since: 0, ...more }
}

const text = (more: Partial<Actor>): string => JSON.stringify(gcpCaller(actor(more)))

describe('an actor in Google Cloud', () => {
  it('is a person by an address of the organisation', () => {
    expect(gcpCaller(actor({})).email).toBe('lena@example.com')
    expect(gcpCaller(actor({ name: 'lena@example.org' })).email).toBe('lena@example.org')
  })

  it('is a service account of its project, with a key or without', () => {
    const application = { kind: 'application', name: 'deployer' } as const
    const plain = gcpCaller(actor(application))
    expect(plain.email).toBe('deployer@example-production.iam.gserviceaccount.com')
    expect(JSON.stringify(plain)).not.toContain('serviceAccountKeyName')
    const keyed = JSON.stringify(gcpCaller(actor({ ...application, key: true })))
    expect(keyed).toContain('serviceAccountKeyName')
    expect(JSON.stringify(gcpCaller(actor({ ...application, key: true })))).toBe(keyed)
  })

  it('is the platform itself', () => {
    expect(gcpCaller(actor({ kind: 'system' })).email).toBe('system@google.com')
  })

  it('calls from an address, with an agent', () => {
    expect(text({})).toContain('google-cloud-sdk')
    expect(text({ client: 'console' })).toContain('Mozilla/5.0')
    expect(text({ agent: 'curl/8' })).toContain('curl/8')
    expect(text({ address: '203.0.113.9' })).toContain('203.0.113.9')
  })
})
