/**
 * The follow-up queries in EQL, run over the bundled samples (emulated): they find again what the finding
 * tells. What can be run here stands for its siblings in other languages, which ask the same.
 */
import { fileURLToPath } from 'node:url'
import { beforeAll, describe, expect, it } from 'vitest'
import { queryLogs } from '../src/cli/query-logs.ts'
import { loadQueryText } from '../src/content.ts'
import { hunt } from '../src/hunt.ts'
import { type FollowUpQuery, followUpQueries } from '../src/reports/follow-up-queries.ts'
import { reportedFinding } from '../src/reports/report-document.ts'
import type { ReportedFinding, ReportedStep } from '../src/reports/report-schema.ts'
import { wordOf } from './builders/follow-up-search.ts'

const samples = fileURLToPath(new URL('../samples', import.meta.url))

/** What the queries of a finding find, by platform and the first words of their question. */
type Found = ReadonlyMap<string, ReadonlySet<string>>

/** The EQL of a query, without the command round it. */
function eqlOf({ platform, text }: FollowUpQuery): string {
  return platform === 'spoor' ? wordOf(text) : text
}

async function runQueries(finding: ReportedFinding, logs: string): Promise<Found> {
  const queries = followUpQueries(finding).filter(({ language }) => language === 'EQL')
  const loaded = queries.map((query) => loadQueryText(eqlOf(query)))
  const faults = loaded.flatMap(({ diagnostics }) => diagnostics)
  if (faults.length > 0) throw new TypeError(JSON.stringify(faults))
  const detections = loaded.flatMap((one) => one.detections)
  const { matches } = await queryLogs({
    inputs: [logs],
    detections,
    resultPosition: 'tail',
    ties: 'hunt',
  })
  const found = new Map<string, ReadonlySet<string>>()
  for (const [at, { platform, question }] of queries.entries()) {
    const own = matches.filter(({ detection }) => detection === detections[at])
    const ids = own.flatMap(({ events }) => events.flatMap((event) => event?.id ?? []))
    const key = `${platform}: ${question.split(' ').slice(0, 3).join(' ')}`
    // Two questions begin with "What else did": the first is about the principals.
    if (!found.has(key)) found.set(key, new Set(ids))
  }
  return found
}

function idsOf(steps: readonly ReportedStep[]): readonly string[] {
  return steps.map(({ record }) => record)
}

describe.each(['aws', 'azure', 'gcp'] as const)('the queries of the theft in %s', (cloud) => {
  let steps: readonly ReportedStep[] = []
  let found: Found = new Map()

  beforeAll(async () => {
    const logs = `${samples}/${cloud}`
    const { findings } = await hunt({ inputs: [logs], detections: [] })
    const [worst] = findings.filter(({ severity }) => severity === 'critical')
    if (worst === undefined) throw new TypeError('the sample has no critical finding')
    const finding = reportedFinding(worst)
    steps = finding.chain?.steps ?? []
    found = await runQueries(finding, logs)
  })

  /** The ids among those wanted that a query does not find. */
  function missing(query: string, wanted: readonly ReportedStep[]): readonly string[] {
    return idsOf(wanted).filter((id) => found.get(query)?.has(id) !== true)
  }

  it('of the principals find every step, and more that they did', () => {
    for (const platform of ['spoor', 'elastic']) {
      const query = `${platform}: What else did`
      expect(missing(query, steps)).toEqual([])
      expect(found.get(query)?.size).toBeGreaterThan(steps.length)
    }
  })

  it('of the copies find every step that names one', () => {
    const copies = new Set(
      steps.flatMap(({ verb, outputs }) =>
        ['create', 'copy', 'restore'].includes(verb) ? outputs : [],
      ),
    )
    const touching = steps.filter(({ inputs, outputs }) =>
      [...inputs, ...outputs].some((id) => copies.has(id)),
    )
    expect(touching.length).toBeGreaterThan(4)
    expect(missing('spoor: What else touched', touching)).toEqual([])
    // Elsewhere Azure names the source of a disk in bodies alone.
    const named =
      cloud === 'azure'
        ? touching.filter(
            ({ outputs, verb }) => verb !== 'launch' && outputs.some((id) => copies.has(id)),
          )
        : touching
    expect(missing('elastic: What else touched', named)).toEqual([])
  })

  it('of what was made out of copies find copies and restores', () => {
    const taking = steps.filter(
      ({ verb, attempt }) => ['copy', 'restore'].includes(verb) && !attempt,
    )
    for (const platform of ['spoor', 'elastic']) {
      expect(missing(`${platform}: Who else restored,`, taking)).toEqual([])
    }
  })

  it('of cleaning up find who deleted the copies', () => {
    const deleting = steps.filter(({ verb }) => verb === 'delete')
    expect(deleting.length).toBeGreaterThan(2)
    for (const platform of ['spoor', 'elastic']) {
      expect(missing(`${platform}: Was it cleaned`, deleting)).toEqual([])
    }
  })

  it.runIf(cloud === 'aws')('of credentials find who took up the role', () => {
    // In the query of Spoor the span of time stands outside, on the command line.
    const anytime = [...(found.get('spoor: How did lena.hoff') ?? [])]
    const inTime = [...(found.get('elastic: How did lena.hoff') ?? [])]
    expect(inTime.length).toBeGreaterThan(0)
    expect(anytime).toEqual(expect.arrayContaining(inTime))
  })
})
