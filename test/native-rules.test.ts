import { existsSync, readFileSync, readdirSync } from 'node:fs'
import { basename, join } from 'node:path'
import { describe, expect, test } from 'vitest'
import {
  parseJson,
  valueAt,
  isJsonArray,
  isJsonObject,
  type JsonObject,
  type JsonValue,
} from '../src/base/json.ts'
import { createCorrelator } from '../src/correlation/correlate.ts'
import type { Detection } from '../src/detections/detection.ts'
import { loadDetections } from '../src/detections/load-detection.ts'
import type { Event } from '../src/events/event.ts'
import { normalise } from '../src/events/normalise.ts'
import { createMatcher } from '../src/matching/match-event.ts'
import type { Dialect, LogSource } from '../src/telemetry/log-record.ts'

// Every Sigma rule that ships with Spoor loads without a remark, fires on emulated records of what it
// is about and stays silent on near misses: test/native-rules/<rule>.json. A case is one record; of
// rules that need several, a list of them, or `of` one record `with` what is other in each.

const top = join(import.meta.dirname, '..')
const rules = join(top, 'content/techniques/T1578.001/detections')
const cases = join(top, 'test/native-rules')
const names = readdirSync(rules)
  .filter((name) => name.endsWith('.yml'))
  .map((name) => basename(name, '.yml'))
  .sort()

const logs: Readonly<Record<string, { readonly source: LogSource; readonly dialect: Dialect }>> = {
  aws: { source: 'aws.cloudtrail', dialect: 'cloudtrail' },
  azure: { source: 'azure.activitylogs', dialect: 'azure-rest' },
  gcp: { source: 'gcp.audit', dialect: 'gcp-log-entry' },
}

function load(name: string): ReturnType<typeof loadDetections> {
  return loadDetections(readFileSync(join(rules, `${name}.yml`), 'utf8'), `${name}.yml`)
}

function eventOf(name: string, value: JsonObject): Event {
  const log = logs[name.split('_')[0] ?? '']
  if (log === undefined) throw new TypeError(`${name} names no cloud`)
  const origin = { file: `${name}.json`, index: 0, envelopes: [] }
  const event = normalise({ ...log, value, origin })
  if ('rejected' in event) throw new TypeError(event.rejected)
  return event
}

function streams(name: string, kind: 'match' | 'silent'): readonly (readonly JsonObject[])[] {
  const list = valueAt(parseJson(readFileSync(join(cases, `${name}.json`), 'utf8')), kind)
  return isJsonArray(list) ? list.map(recordsOf) : []
}

function recordsOf(stream: JsonValue): readonly JsonObject[] {
  if (isJsonArray(stream)) return stream.filter(isJsonObject)
  const of = valueAt(stream, 'of')
  const changes = valueAt(stream, 'with')
  if (isJsonObject(of) && isJsonArray(changes)) {
    return changes.filter(isJsonObject).map((change) => ({ ...of, ...change }))
  }
  return isJsonObject(stream) ? [stream] : []
}

function fires(detection: Detection | undefined, events: readonly Event[]): boolean {
  if (detection === undefined) return false
  const matcher = createMatcher([detection])
  const correlator = createCorrelator([detection])
  for (const event of events) correlator.add(event)
  return events.flatMap(matcher.match).length > 0 || correlator.finish().matches.length > 0
}

test('there are rules, and each has records', () => {
  expect(names.length).toBeGreaterThan(12)
  const covered = readdirSync(cases).map((name) => basename(name, '.json'))
  expect(covered.sort()).toEqual(names)
})

test('no two rules have the same id', () => {
  const ids = names.flatMap((name) => load(name).detections.map(({ id }) => id))
  expect(new Set(ids).size).toBe(names.length)
})

describe.each(names)('%s', (name) => {
  const { detections, diagnostics } = load(name)
  const [detection] = detections

  test('loads without a remark', () => {
    expect(diagnostics).toEqual([])
    expect(detections).toHaveLength(1)
    expect(detection?.techniques).toContain('T1578.001')
    expect(detection?.falsePositives).not.toEqual([])
  })

  const matches = streams(name, 'match')
  const silents = streams(name, 'silent')
  const eventsOf = (records: readonly JsonObject[]): readonly Event[] =>
    records.map((record) => eventOf(name, record))

  test('has records of both kinds', () => {
    expect(matches).not.toEqual([])
    expect(silents.length).toBeGreaterThan(1)
  })
  test.each(matches.map((stream, index) => ({ index, stream })))(
    'fires on match $index',
    ({ stream }) => {
      expect(fires(detection, eventsOf(stream))).toBe(true)
    },
  )
  test.each(silents.map((stream, index) => ({ index, stream })))(
    'is silent on $index',
    ({ stream }) => {
      expect(stream).not.toEqual([])
      expect(fires(detection, eventsOf(stream))).toBe(false)
    },
  )
})

/** Real attack runs of Stratus Red Team, and the one rule that fires on each. */
const runs = join(top, '../shared/data/aws/stratus')
describe.skipIf(!existsSync(runs))('on real attack runs of ../shared', () => {
  test.each([
    ['aws.exfiltration.ec2-share-ebs-snapshot', ['aws_ebs_snapshot_shared']],
    ['aws.exfiltration.ec2-share-ami', ['aws_ami_shared']],
    ['aws.exfiltration.rds-share-snapshot', ['aws_rds_snapshot_shared']],
    [
      'aws.exfiltration.ec2-security-group-open-port-22-ingress',
      ['aws_security_group_admin_port_world'],
    ],
    ['aws.execution.ec2-user-data', []],
  ])('%s fires %j', (run, expected) => {
    const list = parseJson(readFileSync(join(runs, `${run}.json`), 'utf8'))
    const events = isJsonArray(list)
      ? list.filter(isJsonObject).map((record) => eventOf('aws_run', record))
      : []
    expect(events).not.toEqual([])
    const firing = names.filter((name) =>
      load(name).detections.some((detection) => fires(detection, events)),
    )
    expect(firing).toEqual(expected)
  })
})
