import { readDocument } from '../../base/document.ts'
import type { ReadDocument } from '../../base/document.ts'
import type { Diagnostic } from '../../base/diagnostic.ts'
import { didYouMean } from '../../base/did-you-mean.ts'
import { durationOf } from '../../base/duration.ts'
import { parseJsonPath } from '../../base/json-path.ts'
import { hasError, type FileText } from '../../base/report.ts'
import { actionsOf, type KnownAction } from '../steps/actions.ts'
import { everyStepKeys } from '../steps/step-action.ts'
import { noiseKindsOf } from '../noise/noise-kinds.ts'
import { checkSetPlaces } from './check-set-places.ts'
import { expandSteps, lastTime, type TimedStep } from './expand-steps.ts'
import type { LoadedScenario } from './loaded-scenario.ts'
import { timeOf } from './moment.ts'
import { isPort, portForms } from './port.ts'
import { type Scenario, scenarioSchema, type StepKey, type ThingKind } from './scenario.ts'
import { namesOf } from './world.ts'

/** What came of reading a scenario. */
export interface ScenarioReading {
  /** Absent when the scenario has an error. */
  readonly loaded?: LoadedScenario
  readonly diagnostics: readonly Diagnostic[]
}

export type { LoadedScenario } from './loaded-scenario.ts'

type Complain = ReadDocument<Scenario>['complain']

/** Reads a scenario and checks that it can be played. Faults are diagnostics with line and column. */
export function loadScenario(source: FileText): ScenarioReading {
  const { value, diagnostics, complain } = readDocument(source, scenarioSchema)
  if (value === undefined) return { diagnostics }
  const steps = checkScenario(value, complain)
  if (hasError(diagnostics)) return { diagnostics }
  const { file } = source
  return {
    loaded: { scenario: value, steps, ...(file === undefined ? {} : { file }) },
    diagnostics,
  }
}

/**
 * Unrolls the steps of a scenario and checks every name in it; what is wrong goes to `complain`, with
 * its path in the document.
 */
export function checkScenario(scenario: Scenario, complain: Complain): readonly TimedStep[] {
  let isPlayable = true
  const error = (path: readonly (string | number)[], message: string, hint?: string): void => {
    isPlayable = false
    complain(path, {
      code: 'scenario-invalid',
      severity: 'error',
      message,
      ...(hint === undefined ? {} : { hint }),
    })
  }
  const start = timeOf(scenario.start)
  if (start === undefined) {
    error(['start'], `"${scenario.start}" is no UTC time`, 'write 2026-09-15T00:00:00Z')
    return []
  }
  checkCast(scenario, error)
  const { lateBy = '' } = scenario.delivery ?? {}
  if (start + (durationOf(lateBy) ?? 0) > lastTime) {
    error(['delivery', 'lateBy'], `"${lateBy}" lies beyond the year 9999`)
  }
  const { resources = {}, places, principals } = scenario.cast
  const names = Object.entries(resources).flatMap(([name, { count }]) =>
    count === undefined ? [name] : namesOf(name, count),
  )
  const { id: seed } = scenario
  const written = expandSteps(scenario.steps, { start, seed, resources: names, onFault: error })
  // In the order of time: a name is known from the moment that something is made.
  const steps = written.toSorted((one, other) => one.time - other.time)
  const known: KnownNames = {
    places: new Set(Object.keys(places)),
    principals: new Set(Object.keys(principals)),
    things: new Map(
      Object.entries(resources).flatMap(([name, { kind, count }]) =>
        (count === undefined ? [name] : namesOf(name, count)).map((one) => [one, kind]),
      ),
    ),
  }
  for (const step of steps) checkStep(step, scenario, known, error)
  for (const [place, { kind, in: where }] of (scenario.noise ?? []).entries()) {
    const part = Object.hasOwn(places, where) ? places[where] : undefined
    if (part === undefined) error(['noise', place, 'in'], `no place is called "${where}"`)
    else if (!noiseKindsOf(part.cloud).includes(kind)) {
      const hint = `there are ${noiseKindsOf(part.cloud).join(', ')}`
      error(['noise', place, 'kind'], `${part.cloud} has no noise called "${kind}"`, hint)
    }
  }
  if (isPlayable) checkSetPlaces({ scenario, steps }, error)
  return steps
}

type Fault = (path: readonly (string | number)[], message: string, hint?: string) => void

/** The names that steps may use; `things` grows by what the steps make. */
interface KnownNames {
  readonly places: ReadonlySet<string>
  readonly principals: ReadonlySet<string>
  /** The kind of a thing is not known when a step makes it. */
  readonly things: Map<string, ThingKind | undefined>
}

function checkCast({ cast }: Scenario, error: Fault): void {
  const { places, principals, resources = {} } = cast
  const placed = [
    ...Object.entries(principals).map(([name, part]) => ['principals', name, part.in] as const),
    ...Object.entries(resources).map(([name, part]) => ['resources', name, part.in] as const),
  ]
  for (const [list, name, where] of placed) {
    if (Object.hasOwn(places, where)) continue
    error(
      ['cast', list, name, 'in'],
      `no place is called "${where}"`,
      didYouMean(where, Object.keys(places)),
    )
  }
}

function checkStep(step: TimedStep, { cast }: Scenario, known: KnownNames, error: Fault): void {
  const { path } = step
  const principal = known.principals.has(step.by) ? cast.principals[step.by] : undefined
  if (principal === undefined) {
    const hint = didYouMean(step.by, known.principals)
    error([...path, 'by'], `nobody of the cast is called "${step.by}"`, hint)
    return
  }
  const cloud = cast.places[principal.in]?.cloud
  if (cloud === undefined) return
  const actions = actionsOf(cloud)
  // Not what every object has, such as constructor.
  const action = Object.hasOwn(actions, step.do) ? actions[step.do] : undefined
  if (action === undefined) {
    const hint = didYouMean(step.do, Object.keys(actions))
    error([...path, 'do'], `in ${cloud} there is no action "${step.do}"`, hint)
    return
  }
  const { needs = [], takes = [], of } = action
  for (const key of needs) {
    if (step[key] === undefined) error(path, `"${step.do}" needs ${key}:`)
  }
  const allowed = new Set<string>([...everyStepKeys, ...needs, ...takes])
  for (const key of Object.keys(step)) {
    if (allowed.has(key) || key === 'time' || key === 'path' || key === 'turn') continue
    const hint = `it takes ${[...needs, ...takes].join(', ') || 'nothing more'}`
    error([...path, key], `"${step.do}" in ${cloud} has no use for ${key}:`, hint)
  }
  if (step.in !== undefined && !known.places.has(step.in)) {
    error([...path, 'in'], `no place is called "${step.in}"`, didYouMean(step.in, known.places))
  }
  if (step.of !== undefined && of !== undefined) checkSubject(step, of, known, error)
  if (step.port !== undefined && allowed.has('port') && !isPort(step.port, cloud)) {
    error([...path, 'port'], `"${step.port}" is no port`, `write ${portForms[cloud]}`)
  }
  checkNames(step, { group: 'thing', ...action.names }, known, error)
  for (const text of [...Object.keys(step.set ?? {}), ...(step.unset ?? [])]) {
    if (parseJsonPath(text) !== undefined) continue
    error([...path, step.set?.[text] === undefined ? 'unset' : 'set'], `"${text}" is no path`)
  }
  const made = action.makes?.(step, cast) ?? (step.as === undefined ? [] : [step.as])
  for (const name of made) known.things.set(name, undefined)
}

function checkSubject(
  step: TimedStep,
  kinds: readonly ThingKind[],
  known: KnownNames,
  error: Fault,
): void {
  const { of: name = '', path } = step
  if (!known.things.has(name)) {
    const hint = didYouMean(name, known.things.keys())
    error([...path, 'of'], `nothing is called "${name}" by then`, hint)
    return
  }
  const kind = known.things.get(name)
  if (kind === undefined || kinds.includes(kind)) return
  const message = `"${step.do}" is done to ${kinds.join(', ')}; "${name}" is of kind ${kind}`
  error([...path, 'of'], message)
}

function checkNames(
  step: TimedStep,
  keys: NonNullable<KnownAction['names']>,
  known: KnownNames,
  error: Fault,
): void {
  for (const [key, what] of Object.entries(keys)) {
    // The keys are those of a step: the type of the list says so.
    const name = step[key as StepKey]
    if (typeof name !== 'string') continue
    const path = [...step.path, key]
    if (what === 'thing' && !known.things.has(name)) {
      error(path, `nothing is called "${name}" by then`, didYouMean(name, known.things.keys()))
    } else if (what === 'principal' && !known.principals.has(name)) {
      error(path, `nobody of the cast is called "${name}"`, didYouMean(name, known.principals))
    }
  }
}
