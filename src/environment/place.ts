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
  const account = accountOf(event)
  const region = regionOf(event)
  return {
    provider: providers[event.source],
    ...(account === undefined ? {} : { account }),
    ...(region === undefined ? {} : { region }),
  }
}

const providers = {
  'aws.cloudtrail': 'aws',
  'azure.activitylogs': 'azure',
  'gcp.audit': 'gcp',
} as const

/**
 * The account, subscription or project in whose own log an event stands. A record of AWS that does not say
 * in whose trail it stands names the caller's account, which may be anybody's: of a caller from outside it
 * says nothing.
 */
export function logAccountOf(event: Event, kindOf: () => Principal['kind']): string | undefined {
  const isTold =
    event.source !== 'aws.cloudtrail' || textOf(event.native['recipientAccountId']) !== undefined
  return isTold || kindOf() !== 'external' ? accountOf(event) : undefined
}

/** The account, subscription or project of an event, as in {@link placeOf}. */
export function accountOf(event: Event): string | undefined {
  switch (event.source) {
    case 'aws.cloudtrail':
      return accountOfTrail(event)
    case 'azure.activitylogs':
      return subscriptionOf(event)
    case 'gcp.audit':
      return textOf(valueAt(event.native, 'resource', 'labels', 'project_id'))
  }
}

/** The region of an event, as far as its record names one. */
export function regionOf(event: Event): string | undefined {
  switch (event.source) {
    case 'aws.cloudtrail':
      return textOf(event.native['awsRegion'])
    case 'azure.activitylogs':
      return undefined
    case 'gcp.audit':
      return gcpRegion(event)
  }
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
