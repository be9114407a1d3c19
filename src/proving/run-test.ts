import { basename } from 'node:path'
import { nearestWords } from '../base/did-you-mean.ts'
import { type Detection, levels } from '../detections/detection.ts'
import type { Finding } from '../findings/finding.ts'
import type { Chain } from '../lineage/chain.ts'
import { matchesGlob } from './assertion.ts'
import { type Bindings, fillNames, unboundIn } from './bindings.ts'
import { checkSignals, type MissingSignal } from './check-signals.ts'
import type { Expectation } from './emulation-test.ts'
import type { LoadedTest, TestCase } from './load-test.ts'
import { faultsOf, type Observation, observe } from './observe.ts'
import type { ObservedRecord } from './observed-record.ts'

/** Something that a test expected and did not see. */
export interface Failure {
  /** What was expected, one sentence. */
  readonly message: string
  readonly missing?: MissingSignal
}

/** What came of one case. */
export interface CaseResult {
  readonly case: TestCase
  readonly failures: readonly Failure[]
  /** The records of each signal that was found. */
  readonly signals: ReadonlyMap<string, readonly ObservedRecord[]>
  readonly observation: Observation
}

/** What came of a test. */
export interface TestResult {
  readonly loaded: LoadedTest
  readonly cases: readonly CaseResult[]
}

/** Is everything as expected? */
export function hasPassed({ cases }: TestResult): boolean {
  return cases.every(({ failures }) => failures.length === 0)
}

/** Runs all cases of a test against detections. */
export async function runTest(
  loaded: LoadedTest,
  detections: readonly Detection[],
): Promise<TestResult> {
  const cases: CaseResult[] = []
  for (const one of loaded.cases) cases.push(await runCase(one, loaded, detections))
  return { loaded, cases }
}

async function runCase(
  one: TestCase,
  { test }: LoadedTest,
  detections: readonly Detection[],
): Promise<CaseResult> {
  return judgeCase(one, { test, observation: await observe(one.telemetry, detections), detections })
}

/** Compares what was seen in the telemetry of a case with what it expects. */
export function judgeCase(
  one: TestCase,
  {
    test,
    observation,
    detections,
  }: Pick<LoadedTest, 'test'> & {
    readonly observation: Observation
    readonly detections: readonly Detection[]
  },
): CaseResult {
  const bindings = inputsOf(one, observation)
  const failures: Failure[] = faultsOf(observation).map(({ message }) => ({
    message: `its telemetry cannot be read: ${message}`,
  }))
  const signals = new Map<string, readonly ObservedRecord[]>()
  let bound = bindings
  for (const expectation of one.expect) {
    const seen = checkSignals(expectation.signals ?? [], observation.records, bound)
    for (const [id, records] of seen.found) signals.set(id, records)
    bound = seen.bindings
    failures.push(...seen.missing.map(missingFailure))
    failures.push(...findingFailures(expectation, observation, bound))
  }
  failures.push(
    ...detectionFailures(one, observation, detections),
    ...levelFailures(one, observation),
  )
  if (observation.events.length === 0) failures.push({ message: 'its telemetry holds no event' })
  const isEmpty = one.kind === 'variant' && expectsNothing(one)
  if (isEmpty) failures.push({ message: `"${test.name}" has no expectation` })
  return { case: one, failures, signals, observation }
}

function expectsNothing({ expect, silent, fire }: TestCase): boolean {
  const isBare = expect.every(
    ({ signals = [], findings, lineage = [] }) =>
      signals.length === 0 && findings === undefined && lineage.length === 0,
  )
  return isBare && silent.length === 0 && fire.length === 0
}

/** The inputs of a case; `@name` is the id of something of its cast. */
function inputsOf({ inputs }: TestCase, { ids }: Observation): Bindings {
  return Object.fromEntries(
    Object.entries(inputs).map(([name, value]) => {
      const id = value.startsWith('@') ? ids.get(value.slice(1)) : undefined
      return [name, id ?? value]
    }),
  )
}

function missingFailure(missing: MissingSignal): Failure {
  return { message: `signal "${missing.signal.id}": ${missing.reason}`, missing }
}

/** Names by which a test may call a detection: its id, and its file without the ending. */
export function namesOfDetection({ id, file }: Detection): readonly string[] {
  return file === undefined ? [id] : [id, basename(file).replace(/\.\w+$/, '')]
}

function detectionFailures(
  { fire, silent }: TestCase,
  { result }: Observation,
  detections: readonly Detection[],
): readonly Failure[] {
  const fired = new Set(result.matches.map(({ detection }) => detection.id))
  const known = new Map(
    detections.flatMap((one) => namesOfDetection(one).map((name) => [name, one.id] as const)),
  )
  const unknown = [...fire, ...silent].filter((name) => !known.has(name))
  const idOf = (name: string): string => known.get(name) ?? ''
  return [
    ...unknown.map((name) => {
      const [near] = nearestWords(name, known.keys())
      const hint = near === undefined ? '' : `; did you mean "${near}"?`
      return { message: `no detection is called "${name}"${hint}` }
    }),
    ...fire
      .filter((name) => known.has(name) && !fired.has(idOf(name)))
      .map((name) => ({ message: `${name} must fire and did not` })),
    ...silent
      .filter((name) => known.has(name) && fired.has(idOf(name)))
      .map((name) => ({ message: `${name} must be silent and fired` })),
  ]
}

function levelFailures({ atMost }: TestCase, { result }: Observation): readonly Failure[] {
  if (atMost === undefined) return []
  return result.findings
    .filter(({ severity }) => levels.indexOf(severity) > levels.indexOf(atMost))
    .map(({ severity, title }) => ({
      message: `no finding may be above ${atMost}; there is one of ${severity}: ${title}`,
    }))
}

function findingFailures(
  { findings, lineage = [] }: Expectation,
  { result }: Observation,
  bindings: Bindings,
): readonly Failure[] {
  const [gravest] = result.findings
  const chains = result.findings.flatMap(({ chain, severity }) =>
    chain === null || levels.indexOf(severity) <= levels.indexOf('low') ? [] : [chain],
  )
  const every = result.findings.flatMap(({ chain }) => chain ?? [])
  return [
    ...(findings === undefined ? [] : gravestFailures(findings, gravest, chains)),
    ...lineage
      .filter((link) => !every.some((chain) => hasLink(chain, link, bindings)))
      .map(({ link, from, to }) => {
        const strange = unboundIn(`${from} ${to}`, bindings)
        const reason = strange.map((name) => `; {{${name}}} stands for nothing`).join('')
        return {
          message: `no link ${link} from ${fillNames(from, bindings)} to ${fillNames(to, bindings)}${reason}`,
        }
      }),
  ]
}

function gravestFailures(
  wanted: NonNullable<Expectation['findings']>,
  gravest: Finding | undefined,
  chains: readonly Chain[],
): readonly Failure[] {
  const failures: Failure[] = []
  const { severity, title, steps, principals } = wanted
  if (severity !== undefined && gravest?.severity !== severity) {
    const found =
      gravest === undefined ? 'there is none' : `it is ${gravest.severity}: ${gravest.title}`
    failures.push({ message: `the gravest finding must be ${severity}; ${found}` })
  }
  if (title !== undefined && !matchesGlob(gravest?.title ?? '', title)) {
    failures.push({
      message: `the gravest finding must be called like "${title}"; it is "${gravest?.title ?? ''}"`,
    })
  }
  if (wanted.chains !== undefined && chains.length !== wanted.chains) {
    failures.push({
      message: `${wanted.chains} findings about a chain must be above low; there are ${chains.length}`,
    })
  }
  const told = gravest?.chain?.steps ?? []
  const verbs = told
    .filter(({ activity }) => !activity.attempt)
    .map(({ activity }) => activity.verb)
  if (steps !== undefined && !isWithin(steps, verbs)) {
    failures.push({
      message: `the chain must have the steps ${steps.join(', ')} in this order; it has ${verbs.join(', ')}`,
    })
  }
  const people = new Set(told.map(({ principal }) => principal.id))
  if (principals !== undefined && people.size !== principals) {
    failures.push({
      message: `the chain must have ${principals} principals; it has ${people.size}`,
    })
  }
  return failures
}

/** Does the first list stand in the second, in its order, with others between? */
function isWithin(wanted: readonly string[], found: readonly string[]): boolean {
  let place = 0
  for (const one of found) if (one === wanted[place]) place++
  return place === wanted.length
}

function hasLink(
  chain: Chain,
  { link, from, to, evidence }: NonNullable<Expectation['lineage']>[number],
  bindings: Bindings,
): boolean {
  const isKnown = unboundIn(`${from} ${to}`, bindings).length === 0
  const isLike = (id: string, pattern: string): boolean =>
    isKnown && matchesGlob(id.toLowerCase(), fillNames(pattern, bindings).toLowerCase())
  const shared = chain.exposures.flatMap((exposure) =>
    exposure.kind === 'share'
      ? [{ kind: 'shared-with', from: exposure.resource.id, to: exposure.grantee.id }]
      : [],
  )
  const links = chain.links.map((one) => ({
    kind: one.kind,
    from: one.from.id,
    to: one.to.id,
    evidence: one.evidence,
  }))
  return [...links, ...shared].some(
    (one) =>
      one.kind === link &&
      isLike(one.from, from) &&
      isLike(one.to, to) &&
      (evidence === undefined || ('evidence' in one && one.evidence === evidence)),
  )
}
