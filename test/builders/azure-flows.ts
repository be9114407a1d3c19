import { textOf, valueAt } from '../../src/base/json.ts'
import type { Event } from '../../src/events/event.ts'
import { extractActivity } from '../../src/lineage/extract-activity.ts'
import { playActions } from './action-player.ts'
import { flowText, linkTexts } from './activity-reader.ts'

/** One of everything that Azure steps are done to. */
export const azureCast = `
  places:
    ours: {cloud: azure, id: 00000000-0000-4000-8000-0000000000aa, region: westeurope}
    other: {cloud: azure, id: 00000000-0000-4000-8000-0000000000bb, region: northeurope}
    hidden: {cloud: azure, id: 00000000-0000-4000-8000-0000000000dd, region: westeurope, logged: false}
  principals:
    lena: {in: ours, kind: user}
    pipeline: {in: ours, kind: application}
    service: {in: ours, kind: service}
  resources:
    server: {kind: instance, in: ours}
    root: {kind: disk, in: ours, on: server}
    data: {kind: disk, in: ours, on: server}
    spare: {kind: disk, in: ours}
    old: {kind: snapshot, in: ours, of: data}
    picture: {kind: image, in: ours}
    shop: {kind: gallery, in: ours}
    door: {kind: network-group, in: ours}
    card: {kind: network-interface, in: ours}
    address: {kind: public-address, in: ours}
    store: {kind: bucket, in: ours}
    point: {kind: restore-point, in: ours, of: server}
    nightly: {kind: recovery-point, in: ours, of: server}
    kept: {kind: disk-backup, in: ours, of: data}
    vault: {kind: vault, in: ours}
`

/** The events of Azure steps, each a line of YAML, in event time. */
export function playAzure(...steps: readonly string[]): readonly Event[] {
  return playActions(
    azureCast,
    steps.map((step) => `{${step}}`),
  ).toSorted((one, other) => one.time - other.time)
}

/**
 * What lineage reads in Azure steps, one text for each event: `create: disks/data => snapshots/new`; of
 * what it does not follow, the operation.
 */
export function azureFlows(...steps: readonly string[]): readonly string[] {
  return playAzure(...steps).map((event) => {
    const flow = flowText(extractActivity(event))
    if (flow !== 'nothing') return withoutMadeIds(flow)
    return (textOf(valueAt(event.document, 'event', 'action')) ?? '').toLowerCase()
  })
}

/** The links that lineage reads in Azure steps. */
export function azureLinks(...steps: readonly string[]): readonly string[] {
  return playAzure(...steps)
    .flatMap((event) => linkTexts(extractActivity(event)))
    .map(withoutMadeIds)
}

/** Ids of the cloud's own making, and the times in those of links, say nothing to a reader. */
function withoutMadeIds(text: string): string {
  return text.replaceAll(/_[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}|@[\d:.tz-]+|\d{14}/gi, '')
}

/** The body of the request of an event, or of its answer. */
export function azureBody(event: Event | undefined, part: 'request' | 'response'): unknown {
  return valueAt(event?.native, 'properties', part === 'request' ? 'requestBody' : 'responseBody')
}

/** What a step asks for first: the body of its request. */
export function azureRequest(step: string): unknown {
  return azureBody(playAzure(step)[0], 'request')
}

/** The id of what a step is done to first, as the log writes it. */
export function azureTarget(step: string): string | undefined {
  return textOf(playAzure(step)[0]?.native['resourceId'])
}
