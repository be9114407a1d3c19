import { describe, expect, it } from 'vitest'
import { role, user } from '../../../test/builders/learning-builder.ts'
import { cloudtrailEvent, emulatedCall } from '../../../test/builders/cloudtrail-builder.ts'
import type { JsonObject } from '../../base/json.ts'
import type { Event } from '../../events/event.ts'
import type { Principal } from '../principals/principal.ts'
import { personBehind } from './person-behind.ts'

const aws = (native: JsonObject = {}): Event => cloudtrailEvent(emulatedCall('ec2', 'X', native))
const gcp = (agent?: string): Event => ({
  ...aws(),
  source: 'gcp.audit',
  native: { protoPayload: { requestMetadata: { callerSuppliedUserAgent: agent ?? 'gcloud' } } },
})
const azure: Event = { ...aws(), source: 'azure.activitylogs', native: {} }
const service: Principal = { id: 'x@p.iam.gserviceaccount.com', kind: 'service', display: 'x' }

describe('a person stands behind a call in AWS', () => {
  it.each<[string, Event, Principal]>([
    ['userAgent is a browser', aws({ userAgent: 'Mozilla/5.0 (X11)' }), role('r')],
    ['userAgent is a browser', aws({ userAgent: 'console.ec2.amazonaws.com' }), role('r')],
    ['signed in to the console', aws({ eventSource: 'signin.amazonaws.com' }), user('u')],
    ['the session is named after a person', aws(), role('r', { session: 'a@example.com' })],
    ['the user is named after a person', aws(), user('a@example.com')],
  ])('%s', (reason, event, principal) => {
    expect(personBehind(event, principal)).toBe(reason)
  })

  it('is not said of a program', () => {
    expect(personBehind(aws({ userAgent: 'Boto3/1.34' }), role('r'))).toBeUndefined()
    const attributes = { mfaAuthenticated: 'false' }
    const native = { userIdentity: { sessionContext: { attributes } } }
    expect(personBehind(aws(native), role('r'))).toBeUndefined()
  })
})

describe('a person stands behind a call elsewhere', () => {
  it('in Azure where the caller is a user', () => {
    expect(personBehind(azure, { ...service, kind: 'human' })).toBe('the caller is a user')
    expect(personBehind(azure, service)).toBeUndefined()
  })

  it('in Google Cloud where a person borrows a service account, or a browser calls', () => {
    const borrowed = { ...service, session: 'y@p.iam.gserviceaccount.com, eve@example.com' }
    expect(personBehind(gcp(), borrowed)).toBe('borrowed by eve@example.com')
    const agents = { ...service, session: 'y@p.iam.gserviceaccount.com, z@prod.google.com' }
    expect(personBehind(gcp(), agents)).toBeUndefined()
    expect(personBehind(gcp('Mozilla/5.0'), service)).toContain('browser')
    expect(personBehind(gcp(), { ...service, kind: 'human' })).toBe('the principal is a user')
    expect(personBehind(gcp(), service)).toBeUndefined()
  })
})
