import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { parseJson, valueAt } from '../base/json.ts'
import { readTelemetry, type ReadOptions } from './read-telemetry.ts'

// Third-party records that are not part of this repository; ../shared/data/README.md says whose.
const data = join(import.meta.dirname, '../../../shared/data')
const isAbsent = !existsSync(data)
if (isAbsent) process.stderr.write(`skipped: real telemetry is not at ${data}\n`)

/** How many items of each kind come out of an input: by dialect, or by reason. */
async function counts(input: string, options?: ReadOptions): Promise<Record<string, number>> {
  const found: Record<string, number> = {}
  for await (const batch of readTelemetry([input], options)) {
    for (const item of batch) {
      if (item.kind !== 'record' && !('reason' in item)) continue
      const name = item.kind === 'record' ? item.record.dialect : `${item.kind} ${item.reason}`
      found[name] = (found[name] ?? 0) + 1
    }
  }
  return found
}

describe.skipIf(isAbsent)('real telemetry', () => {
  it.each([
    ['aws/cloud-custodian', { cloudtrail: 4, 'skipped duplicate': 1 }],
    ['aws/invictus', { cloudtrail: 7 }],
    // One event in every schema version, raw and OCSF; two files are not valid JSON as published.
    [
      'aws/ocsf',
      {
        cloudtrail: 4,
        'cloudtrail-ocsf': 4,
        'skipped duplicate': 20,
        'rejected json-invalid': 2,
      },
    ],
    ['aws/stratus', { cloudtrail: 83 }],
    ['aws/suzaku-test-files', { cloudtrail: 33 }],
    ['aws/traildiscover', { cloudtrail: 93 }],
    ['azure/elastic-log-only', { 'azure-event-hub': 2 }],
    ['azure/securathesis', { 'azure-rest': 2 }],
    ['azure/suzaku-test-files', { 'azure-rest': 4 }],
    ['gcp/cloud-custodian', { 'gcp-log-entry': 4 }],
    ['gcp/firewall', { 'gcp-log-entry': 6 }],
    ['gcp/iris3', { 'gcp-log-entry': 9 }],
    [
      'gcp/security-analytics',
      {
        'gcp-log-entry': 12,
        'gcp-bigquery-row': 1,
        'skipped not-an-audit-log': 3,
        'skipped duplicate': 2,
      },
    ],
    ['ecs-oracle/aws/*.log', { cloudtrail: 13 }],
    [
      'ecs-oracle/aws/v2.24.1/*.log',
      { cloudtrail: 9, 'skipped digest': 1, 'skipped duplicate': 1 },
    ],
    // Eleven lines of one file are only a time and a category: a test of time formats.
    [
      'ecs-oracle/azure/*.log',
      { 'azure-event-hub': 3, 'skipped duplicate': 2, 'rejected unknown-record': 11 },
    ],
    ['ecs-oracle/gcp/*.log', { 'gcp-log-entry': 29, 'skipped duplicate': 2 }],
  ])('of %s', async (folder, expected) => {
    expect(await counts(join(data, folder))).toEqual(expected)
  })

  it('of OCSF, each schema version by itself', async () => {
    const files = readdirSync(join(data, 'aws/ocsf'), { recursive: true })
      .map(String)
      .filter((name) => /\.(raw|ocsf|json)$/.test(name))
    expect(files).toHaveLength(30)
    const isBroken = /v1\.5\.0.(API_Activity|Authentication).*ocsf$/
    for (const name of files) {
      const kind = name.endsWith('.raw') ? 'cloudtrail' : 'cloudtrail-ocsf'
      const expected = isBroken.test(name) ? 'rejected json-invalid' : kind
      expect([name, await counts(join(data, 'aws/ocsf', name))]).toEqual([name, { [expected]: 1 }])
    }
  })

  it('is not what a rule test is, but the log in one is read', async () => {
    const folder = join(data, 'aws/panther')
    expect(await counts(folder)).toEqual({ 'rejected unknown-record': 142 })
    const logs = readdirSync(folder).map((name) =>
      valueAt(parseJson(readFileSync(join(folder, name), 'utf8')), 'log'),
    )
    const stdin = (async function* () {
      for (const log of logs) yield Buffer.from(`${JSON.stringify(log)}\n`)
    })()
    expect(await counts('-', { stdin })).toEqual({
      // The ids of rule tests repeat; the rejected are fragments such as a method name alone.
      cloudtrail: 22,
      'azure-event-hub': 27,
      'gcp-log-entry': 7,
      'skipped duplicate': 74,
      'rejected unknown-record': 12,
    })
  })
})
