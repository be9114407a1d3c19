import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, it } from 'vitest'
import type { JsonObject } from '../src/base/json.ts'
import { loadDetections } from '../src/detections/load-detection.ts'
import { hunt, type HuntResult } from '../src/hunt.ts'
import { emulatedCall } from './builders/cloudtrail-builder.ts'

// Correlations of a user's rule file, from the bytes of a log to the finding.

const rules = `title: Copies of many sources by one principal
id: many-copies
level: medium
falsepositives: [a migration]
correlation:
  type: value_count
  rules: [copy]
  group-by: [spoor.principal.id]
  timespan: 1h
  condition: {field: spoor.inputs, gte: 3}
---
title: Copies by one principal
id: copies
level: low
correlation:
  type: event_count
  rules: [copy]
  group-by: [spoor.principal.id]
  timespan: 1h
  condition: {gte: 4}
---
title: A copy is made
name: copy
logsource: {product: spoor}
detection:
  selection:
    spoor.verb: create
    spoor.attempt: false
  condition: selection
`

const folder = mkdtempSync(join(tmpdir(), 'spoor-correlation-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

function snapshot(place: number, user: string, volume: number): JsonObject {
  const call = emulatedCall('ec2', 'CreateSnapshot', {
    eventTime: `2024-05-01T10:0${place}:00Z`,
    eventID: `00000000-0000-4000-8000-00000000000${place}`,
    requestParameters: { volumeId: `vol-0000000000000000${volume}` },
    responseElements: { snapshotId: `snap-0000000000000000${place}` },
  })
  const arn = `arn:aws:iam::111122223333:user/${user}`
  const identity = { type: 'IAMUser', arn, accountId: '111122223333', userName: user }
  return { ...call, userIdentity: { ...identity, principalId: `AIDAEMULATED${user}` } }
}

async function huntIn(records: readonly JsonObject[]): Promise<HuntResult> {
  const file = join(folder, 'log.json')
  writeFileSync(file, JSON.stringify({ Records: records }))
  const { detections, diagnostics } = loadDetections(rules, 'mine.yml')
  expect(diagnostics).toEqual([])
  return hunt({ inputs: [file], detections })
}

const records = [
  snapshot(1, 'alice', 1),
  snapshot(2, 'bob', 2),
  snapshot(3, 'alice', 3),
  snapshot(4, 'alice', 3),
  snapshot(5, 'bob', 2),
  snapshot(6, 'bob', 2),
  snapshot(7, 'bob', 2),
  snapshot(8, 'alice', 4),
]

it('tells each group in one finding with all its events, whatever the order of records', async () => {
  for (const input of [records, records.toReversed()]) {
    const { findings, matches } = await huntIn(input)
    const told = findings.filter(({ detection }) => detection?.file === 'mine.yml')
    expect(told.map(({ title, severity, events }) => [title, severity, events.length])).toEqual([
      ['Copies of many sources by one principal: alice', 'medium', 4],
      ['Copies by one principal: alice', 'low', 4],
      ['Copies by one principal: bob', 'low', 4],
    ])
    expect(told[0]).toMatchObject({
      summary:
        '4 events of alice matched «Copies of many sources by one principal» together, the first at 2024-05-01 10:01:00Z.',
      next: ['rule out: a migration'],
    })
    expect(matches.map(({ detection }) => detection.id)).toEqual([
      'copies',
      'many-copies',
      'copies',
    ])
  }
})
