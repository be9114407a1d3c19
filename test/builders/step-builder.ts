/** Builds steps for tests of lineage and findings in a few words: who did what to which resources. */
import type { Principal } from '../../src/environment/principals/principal.ts'
import type { Event } from '../../src/events/event.ts'
import type { Activity, IngressRule } from '../../src/lineage/activity.ts'
import type { Link, LinkEvidence, LinkKind } from '../../src/lineage/link.ts'
import type { Resource, ResourceKind } from '../../src/lineage/resource.ts'
import type { Step } from '../../src/lineage/step.ts'
import type { Verb } from '../../src/environment/verb.ts'

const kindByPrefix: Readonly<Record<string, ResourceKind>> = {
  vol: 'disk',
  snap: 'snapshot',
  ami: 'image',
  i: 'instance',
  db: 'database',
  dbsnap: 'database-snapshot',
  fs: 'file-system',
  dir: 'directory',
  point: 'recovery-point',
  vault: 'vault',
  key: 'key',
  sg: 'network-group',
  eni: 'network-interface',
  acct: 'account',
  s3: 'bucket',
}

/** A resource whose kind its prefix tells: `vol-1` is a disk, `sg-1` a network group. */
export function resource(id: string, more: Partial<Resource> = {}): Resource {
  const kind = kindByPrefix[id.split('-')[0] ?? '']
  if (kind === undefined) throw new TypeError(`no kind for ${id}`)
  return { id, kind, provider: 'aws', ...more }
}

/** `['snapshot-of', 'vol-1', 'snap-1']`, with `inferred` as a fourth word where it was. */
export type LinkWords = readonly [LinkKind, string, string, LinkEvidence?]

/** What a step may say beyond its verb. */
export interface StepWords extends Partial<
  Omit<Activity, 'verb' | 'links' | 'inputs' | 'outputs'>
> {
  /** Minutes after the story's beginning. */
  readonly at: number
  readonly by?: string | Principal
  readonly inputs?: readonly string[]
  readonly outputs?: readonly string[]
  readonly links?: readonly LinkWords[]
}

/** The beginning of every test story: 2026-03-02 00:00 UTC. */
export const storyBegin = Date.UTC(2026, 2, 2)

/** A step of a story; its record id is `verb@minutes`. */
export function step(verb: Verb, words: StepWords): Step {
  const { at, by, inputs, outputs, links, ...activity } = words
  const time = storyBegin + at * 60_000
  return {
    event: eventAt(`${verb}@${at}`, time),
    principal: typeof by === 'object' ? by : principal(by ?? 'alice'),
    activity: {
      verb,
      attempt: false,
      account: '111122223333',
      region: 'eu-west-1',
      ...activity,
      inputs: (inputs ?? []).map((id) => resource(id)),
      outputs: (outputs ?? []).map((id) => resource(id)),
      links: (links ?? []).map(linkOf),
    },
  }
}

/** A principal by name; `automation` words make it one. */
export function principal(name: string, more: Partial<Principal> = {}): Principal {
  return { id: `arn:aws:iam::111122223333:user/${name}`, kind: 'human', display: name, ...more }
}

/** A rule that lets the world reach one port. */
export function worldRule(port: number, key = `tcp ${port}`): IngressRule {
  return { key, cidrs: ['0.0.0.0/0'], ports: [[port, port]], protocol: 'tcp', worldOpen: true }
}

function linkOf([kind, from, to, evidence]: LinkWords): Link {
  return { kind, from: resource(from), to: resource(to), evidence: evidence ?? 'observed' }
}

function eventAt(id: string, time: number): Event {
  const origin = { file: 'story.json', line: 1, index: 0, envelopes: [] }
  const record = { source: 'aws.cloudtrail', dialect: 'cloudtrail', value: {}, origin } as const
  return {
    source: 'aws.cloudtrail',
    id,
    time,
    endTime: time,
    document: { event: { action: id.split('@')[0] ?? '' } },
    native: {},
    records: [{ id, record }],
  }
}
