import { describe, expect, it } from 'vitest'
import { formatDiagnostic } from '../../base/diagnostic.ts'
import { valueAt } from '../../base/json.ts'
import { loadScenario } from '../scenario/load-scenario.ts'
import { playSteps } from '../scenario/play-scenario.ts'
import type { EmulatedRecord } from '../scenario/emulated-record.ts'

function play(step: string): readonly EmulatedRecord[] {
  const text = `schema: spoor/scenario@1
id: one-step
name: One step in Google Cloud
kind: attack
start: 2026-09-15T00:00:00Z
cast:
  places:
    ours: {cloud: gcp, id: example-production, region: europe-west1-c}
    theirs: {cloud: gcp, id: example-outside, region: us-central1-a, logged: false}
  principals:
    lena: {in: ours, kind: user, name: lena@example.com}
    mallory: {in: theirs, kind: user}
  resources:
    disk: {kind: disk, in: ours}
steps:
  - ${step}
`
  const { loaded, diagnostics } = loadScenario({ text })
  if (loaded === undefined) throw new Error(diagnostics.map(formatDiagnostic).join('\n'))
  return playSteps(loaded)
}

const code = ({ record }: EmulatedRecord): unknown =>
  valueAt(record, 'protoPayload', 'status', 'code')

describe('a step', () => {
  it('leaves the first and the last entry of its operation, by one id', () => {
    const records = play('{by: lena, do: create-snapshot, of: disk, as: new}')
    expect(records).toHaveLength(2)
    expect(new Set(records.map(({ id }) => id)).size).toBe(1)
    expect(records[0]).toMatchObject({
      source: 'gcp.audit',
      place: 'example-production',
      part: 'activity',
      principal: 'lena@example.com',
    })
  })

  it('leaves one entry when it is refused, two when it fails while it runs', () => {
    const step = 'by: lena, do: create-snapshot, of: disk, as: new'
    expect(play(`{${step}, refused: true}`).map(code)).toEqual([7])
    const fails = 'fails: {code: QUOTA_EXCEEDED, message: QUOTA_EXCEEDED}'
    expect(play(`{${step}, ${fails}}`).map(code)).toEqual([undefined, 8])
  })

  it('leaves nothing in the log of a project that is not read', () => {
    expect(play('{by: mallory, do: create-disk, as: new}')).toEqual([])
    const [taken, ...others] = play('{by: mallory, do: insert-snapshot, of: disk, as: new}')
    expect(taken?.place).toBe('example-production')
    expect(others).toEqual([])
  })

  it('changes every entry of its call by set and unset', () => {
    const records = play(
      '{by: lena, do: create-disk, as: new, set: {severity: DEBUG}, unset: [operation.producer]}',
    )
    expect(records.map(({ record }) => record['severity'])).toEqual(['DEBUG', 'DEBUG'])
    expect(records.map(({ record }) => valueAt(record, 'operation', 'producer'))).toEqual([
      undefined,
      undefined,
    ])
  })
})
