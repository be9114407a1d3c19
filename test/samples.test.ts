/**
 * The bundled samples, end to end: each emulated attack is found in full as one critical finding, and
 * the ordinary work around it stays low. What is true of the samples stands in samples-truth.json,
 * written with them by scripts/make-samples.mjs.
 */
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { beforeAll, describe, expect, it } from 'vitest'
import { textOf } from '../src/base/json.ts'
import { loadShippedDetections } from '../src/content.ts'
import { levels } from '../src/detections/detection.ts'
import type { Event } from '../src/events/event.ts'
import type { Finding } from '../src/findings/finding.ts'
import { type HuntResult, hunt } from '../src/hunt.ts'

interface Truth {
  readonly records: number
  readonly chains: readonly {
    readonly name: string
    readonly steps: readonly {
      readonly id: string
      readonly attempt: boolean
      readonly principal: string
    }[]
  }[]
  /** Record ids of ordinary work by class (reference/telemetry.md section 7) and episode. */
  readonly benign: Readonly<Record<string, Readonly<Record<string, readonly string[]>>>>
}

const truth: Readonly<Record<string, Truth>> = JSON.parse(
  readFileSync(new URL('samples-truth.json', import.meta.url), 'utf8'),
)
const samples = fileURLToPath(new URL('../samples', import.meta.url))

async function huntIn(...inputs: readonly string[]): Promise<HuntResult> {
  const { detections } = await loadShippedDetections()
  return hunt({ inputs, detections })
}

/** The ids by which samples-truth.json knows an event: of records, and of the operation in Azure. */
function idsOf(event: Event): readonly string[] {
  const operation = textOf(event.native['correlationId'])
  return [...event.records.map(({ id }) => id), ...(operation === undefined ? [] : [operation])]
}

/** What a finding tells: the steps of its chain, or its events where it has none. */
function toldBy(finding: Finding): ReadonlySet<string> {
  const events = finding.chain?.steps.map(({ event }) => event) ?? finding.events
  return new Set(events.flatMap(idsOf))
}

describe.each(Object.keys(truth))('the %s sample', (cloud) => {
  const told = truth[cloud] ?? { records: 0, chains: [], benign: {} }
  let result: HuntResult

  beforeAll(async () => {
    result = await huntIn(`${samples}/${cloud}`)
  })

  it('is read to the last record', () => {
    expect(result.records).toMatchObject({ read: told.records, skipped: {}, rejected: {} })
  })

  it.each(told.chains)(
    '$name: every step, across principals, in one critical finding',
    ({ steps }) => {
      const ids = steps.map(({ id }) => id)
      const finding = result.findings.find((one) => ids.every((id) => toldBy(one).has(id)))
      expect(finding?.severity).toBe('critical')
      const principals = new Set(finding?.chain?.steps.map(({ principal }) => principal.id))
      for (const { principal } of steps)
        expect([...principals]).toContain(principal.replace(/^user:|^serviceAccount:/, ''))
      expect(principals.size).toBeGreaterThan(1)
      const attempts = steps.filter(({ attempt }) => attempt).map(({ id }) => id)
      const refused = finding?.chain?.steps.filter(({ activity }) => activity.attempt) ?? []
      const refusedIds = refused.flatMap(({ event }) => idsOf(event))
      for (const id of attempts) expect(refusedIds).toContain(id)
    },
  )

  it('has no finding above low beside the attacks', () => {
    const above = result.findings.filter(
      ({ severity }) => levels.indexOf(severity) > levels.indexOf('low'),
    )
    expect(above.map(({ title }) => title)).toHaveLength(told.chains.length)
  })

  it.each(Object.entries(told.benign))(
    'class %s of ordinary work gives nothing above low',
    (_, episodes) => {
      const ids = new Set(Object.values(episodes).flat())
      const touching = result.findings.filter((one) => [...toldBy(one)].some((id) => ids.has(id)))
      const loud = touching.filter(
        ({ severity }) => levels.indexOf(severity) > levels.indexOf('low'),
      )
      expect(loud.map(({ title }) => title)).toEqual([])
    },
  )
})
