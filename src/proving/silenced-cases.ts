/**
 * Would a filter silence a positive test? Filters of `spoor.yaml` take findings out of sight, those of
 * Sigma documents take events away from rules; a test that expects the one or the other no longer sees it.
 */
import type { Detection, DetectionFilter } from '../detections/detection.ts'
import { emptyEnvironment, type FindingFilter } from '../environment/configuration/environment.ts'
import { placeInPattern } from '../environment/configuration/principal-pattern.ts'
import type { Finding } from '../findings/finding.ts'
import { type FilteredFindings, suppressFindings } from '../findings/suppress-findings.ts'
import type { LoadedTest, TestCase } from './load-test.ts'
import { deliveredTexts, type Observation, observe } from './observe.ts'
import { judgeCase, namesOfDetection } from './run-test.ts'

/** What is asked of tests. */
export interface FiltersAtWork {
  /** With the filters of Sigma documents in them. */
  readonly detections: readonly Detection[]
  /** The filters of an environment file. */
  readonly filters: readonly FindingFilter[]
}

/** A positive case that a filter silences. */
export interface SilencedCase {
  readonly by:
    | { readonly kind: 'environment'; readonly filter: FindingFilter }
    | { readonly kind: 'sigma'; readonly filter: DetectionFilter }
  /** The name of the test, its file, and the name of the case. */
  readonly test: string
  readonly file: string
  readonly case: string
  /** What the case expects and would not see, one sentence. */
  readonly missed: string
}

type Silence = Pick<SilencedCase, 'by' | 'missed'>

/**
 * Plays the positive cases of a test that a filter could touch and returns those that would no longer see
 * what they expect. `until` is not asked: the times of a test are made up, and a filter that ends holds
 * until then for a theft like it.
 */
export async function silencedCases(
  { test, file, cases }: LoadedTest,
  { detections, filters }: FiltersAtWork,
): Promise<readonly SilencedCase[]> {
  const narrowed = detections.filter((one) => one.narrowed !== undefined)
  const found: SilencedCase[] = []
  for (const one of cases) {
    if (one.kind !== 'variant') continue
    const fired = narrowed.filter((detection) => mustFire(one, detection))
    const near = filtersNear(one, filters)
    if (fired.length === 0 && near.length === 0) continue
    const observation = await observe(one.telemetry, detections)
    const silences = [
      ...fired.flatMap((detection) => silencesOfSigma(detection, observation)),
      ...silencesOfFile(one, { test, observation, detections, filters: near }),
    ]
    found.push(
      ...silences.map((silence) => ({ ...silence, test: test.name, file, case: one.name })),
    )
  }
  return found
}

/**
 * The filters that could be about somebody in a case: those whose account, tenant or domain stands in its
 * telemetry. To play a case costs far less than to hunt in it, and most are in other accounts.
 */
function filtersNear(
  { telemetry }: TestCase,
  filters: readonly FindingFilter[],
): readonly FindingFilter[] {
  if (telemetry.kind === 'file' || filters.length === 0) return filters
  const places = new Map(filters.map((filter) => [filter, placeInPattern(filter.principal)]))
  const missing = new Set([...places.values()].filter((place) => place !== undefined))
  const present = new Set<string>()
  for (const text of deliveredTexts(telemetry)) {
    const folded = text.toLowerCase()
    for (const place of missing) if (folded.includes(place)) present.add(place)
    for (const place of present) missing.delete(place)
    if (missing.size === 0) break
  }
  return filters.filter((filter) => {
    const place = places.get(filter)
    return place === undefined || present.has(place)
  })
}

function mustFire({ fire }: TestCase, detection: Detection): boolean {
  return namesOfDetection(detection).some((name) => fire.includes(name))
}

/** The filters that took events away from a detection that should have fired and did not. */
function silencesOfSigma(detection: Detection, { result }: Observation): readonly Silence[] {
  if (result.matches.some((match) => match.detection.id === detection.id)) return []
  const rules = new Set((detection.narrowed ?? []).map(({ id }) => id))
  const filters = result.filtered.flatMap((one) => (rules.has(one.rule.id) ? one.filters : []))
  const missed = `"${detection.title}" must fire and would not`
  return [...new Set(filters)].map((filter) => ({ by: { kind: 'sigma', filter }, missed }))
}

interface CaseAtWork extends FiltersAtWork, Pick<LoadedTest, 'test'> {
  readonly observation: Observation
}

/** The filters of the file that keep the case from seeing what it expects. */
function silencesOfFile(one: TestCase, work: CaseAtWork): readonly Silence[] {
  const { filters, observation } = work
  const { suppressed } = withFilters(observation.result.findings, filters)
  if (suppressed.length === 0) return []
  const [missed] = missedBy(one, work)
  if (missed === undefined) return []
  const guilty = filters.filter(
    (filter) => missedBy(one, { ...work, filters: [filter] }).length > 0,
  )
  // Where none does it alone, those that did it together.
  const lines = new Set(suppressed.flatMap((finding) => finding.filters.map(({ line }) => line)))
  const told = guilty.length > 0 ? guilty : filters.filter(({ line }) => lines.has(line))
  return told.map((filter) => ({ by: { kind: 'environment', filter }, missed }))
}

/** What the case sees without the filters and not with them. */
function missedBy(one: TestCase, work: CaseAtWork): readonly string[] {
  const { filters, detections, observation } = work
  const { result } = observation
  const { findings } = withFilters(result.findings, filters)
  const before = new Set(judgeCase(one, work).failures.map(({ message }) => message))
  const seen = { ...observation, result: { ...result, findings } }
  const { failures } = judgeCase(one, { ...work, observation: seen })
  const lost = detections.filter(
    (detection) =>
      mustFire(one, detection) &&
      isToldIn(result.findings, detection) &&
      !isToldIn(findings, detection),
  )
  return [
    ...failures.flatMap(({ message }) => (before.has(message) ? [] : [message])),
    ...lost.map(({ title }) => `"${title}" must be told in a finding and would not`),
  ]
}

function withFilters(
  findings: readonly Finding[],
  filters: readonly FindingFilter[],
): FilteredFindings {
  const timeless = filters.map((filter) => ({ ...filter, until: Infinity }))
  return suppressFindings(findings, { environment: { ...emptyEnvironment, filters: timeless } })
}

function isToldIn(findings: readonly Finding[], { id }: Detection): boolean {
  return findings.some(
    ({ detection, alsoMatched }) =>
      detection?.id === id || alsoMatched.some((other) => other.id === id),
  )
}
