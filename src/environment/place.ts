import { textOf, valueAt } from '../base/json.ts'
import type { Event } from '../events/event.ts'
import type { Principal } from './principals/principal.ts'

/** Where an event was logged: the account, subscription or project, and the region, as far as known. */
export interface Place {
  readonly provider: 'aws' | 'azure' | 'gcp'
  readonly account?: string
  readonly region?: string
}

/**
 * The place of an event. In AWS it is the account in whose trail the record stands, not the
 * caller's: the two differ when somebody else uses our resources (design section 4.4).
 */
export function placeOf(event: Event): Place {
  switch (event.source) {
    case 'aws.cloudtrail':
      return {
        provider: 'aws',
        ...named('account', accountOfTrail(event)),
        ...named('region', textOf(event.native['awsRegion'])),
      }
    case 'azure.activitylogs':
      return { provider: 'azure', ...named('account', subscriptionOf(event)) }
    case 'gcp.audit':
      return {
        provider: 'gcp',
        ...named('account', textOf(valueAt(event.native, 'resource', 'labels', 'project_id'))),
        ...named('region', gcpRegion(event)),
      }
  }
}

/**
 * The account, subscription or project in whose own log an event stands. A record of AWS that does not say
 * in whose trail it stands names the caller's account, which may be anybody's: of a caller from outside it
 * says nothing.
 */
export function logAccountOf(event: Event, { kind }: Principal): string | undefined {
  const isTold =
    event.source !== 'aws.cloudtrail' || textOf(event.native['recipientAccountId']) !== undefined
  return isTold || kind !== 'external' ? placeOf(event).account : undefined
}

function accountOfTrail({ native }: Event): string | undefined {
  return (
    textOf(native['recipientAccountId']) ?? textOf(valueAt(native, 'userIdentity', 'accountId'))
  )
}

function subscriptionOf({ native }: Event): string | undefined {
  const stated = textOf(native['subscriptionId'])
  if (stated !== undefined) return stated.toLowerCase()
  const parts = (textOf(native['resourceId']) ?? '').toLowerCase().split('/')
  const place = parts.indexOf('subscriptions')
  return place < 0 ? undefined : textOf(parts[place + 1])
}

/** A zone such as `europe-west1-b` stands for its region. */
function gcpRegion({ native }: Event): string | undefined {
  const labels = valueAt(native, 'resource', 'labels')
  const zone = textOf(valueAt(labels, 'zone'))
  const region = textOf(valueAt(labels, 'region')) ?? textOf(valueAt(labels, 'location'))
  const name = region ?? zone
  if (name === undefined || !/-[a-z]$/.test(name)) return name
  return name.slice(0, -2)
}

function named<Key extends string>(key: Key, value: string | undefined): { [K in Key]?: string } {
  // A computed key widens to string; the object holds exactly this key or none.
  return (value === undefined ? {} : { [key]: value }) as { [K in Key]?: string }
}
