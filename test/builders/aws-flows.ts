/** What lineage reads in AWS steps that are played, for tests of the services beside EC2 and RDS. */
import { textOf, valueAt } from '../../src/base/json.ts'
import type { Event } from '../../src/events/event.ts'
import type { Activity } from '../../src/lineage/activity.ts'
import { extractActivity } from '../../src/lineage/extract-activity.ts'
import { playActions } from './action-player.ts'

/** One of everything that these services keep. */
const cast = `
  places:
    ours: {cloud: aws, id: '111122223333', region: eu-west-1}
    theirs: {cloud: aws, id: '777788889999', region: eu-west-1, logged: false}
  principals:
    lena: {in: ours, kind: user}
  resources:
    server: {kind: instance, in: ours, id: i-0a0a0a0a0a0a0a0a0}
    disk: {kind: disk, in: ours, on: server, id: vol-0a0a0a0a0a0a0a0a0}
    old: {kind: snapshot, in: ours, of: disk, id: snap-0a0a0a0a0a0a0a0a0}
    older: {kind: snapshot, in: ours, of: disk, id: snap-0b0b0b0b0b0b0b0b0}
    shared: {kind: snapshot, in: theirs, id: snap-0c0c0c0c0c0c0c0c0}
    secret: {kind: key, in: ours, id: 'arn:aws:kms:eu-west-1:111122223333:key/0a'}
    small-disk: {kind: lightsail-disk, in: ours}
    small-server: {kind: lightsail-instance, in: ours}
    sales: {kind: warehouse, in: ours}
    sales-of-others: {kind: warehouse-snapshot, in: theirs, of: sales}
    sessions: {kind: cache, in: ours}
    files: {kind: file-system, in: ours, id: fs-0a0a0a0a0a0a0a0a0}
    homes: {kind: shared-file-system, in: ours, id: fs-0b0b0b0b0b0b0b0b0}
`

/** The events of AWS steps, each a line of YAML without its braces, in event time. */
export function playedEvents(...steps: readonly string[]): readonly Event[] {
  return playActions(
    cast,
    steps.map((step) => `{${step}}`),
  ).toSorted((one, other) => one.time - other.time)
}

/** What each event does to data; `undefined` for those that lineage does not follow. */
export function playedActivities(...steps: readonly string[]): readonly (Activity | undefined)[] {
  return playedEvents(...steps).map(extractActivity)
}

/**
 * The same as one text each: `CreateSnapshot create: disk-id => snapshot-id`, then its links as
 * `snapshot-of disk-id -> snapshot-id` with `?` where inferred. Ids of ours are without account and
 * region, those that are made anew have a number for what is random in them.
 */
export function awsFlows(...steps: readonly string[]): readonly string[] {
  const numbers = new Map<string, string>()
  return playedEvents(...steps).map((event) => {
    const action = textOf(valueAt(event.document, 'event', 'action')) ?? ''
    return withoutMadeIds(`${action} ${flowOf(extractActivity(event))}`, numbers)
  })
}

function flowOf(activity: Activity | undefined): string {
  if (activity === undefined) return 'nothing'
  const { verb, attempt, inputs, outputs, links } = activity
  const from = inputs.map(({ id }) => id).join(' ')
  const to = outputs.map(({ id }) => id).join(' ')
  const ties = links.map(
    (link) =>
      `${link.kind}${link.evidence === 'inferred' ? '?' : ''} ${link.from.id} -> ${link.to.id}`,
  )
  const deed = `${verb}${attempt ? '?' : ''}: ${from} => ${to}`
  return [deed.replace(/ +/g, ' ').trim(), ...ties].join(' | ')
}

function withoutMadeIds(text: string, numbers: Map<string, string>): string {
  return text
    .replaceAll(':111122223333:eu-west-1:', ':')
    .replaceAll(':eu-west-1:111122223333:', ':')
    .replace(/\b(vol|snap|ami|i|fs|backup)-0[0-9a-f]{16}\b/g, (id, prefix: string) => {
      if (/^0([a-c])(0\1){7}0$/.test(id.slice(prefix.length + 1)))
        return id.slice(0, prefix.length + 3)
      const known = numbers.get(id) ?? `${prefix}-${numbers.size + 1}`
      numbers.set(id, known)
      return known
    })
}
