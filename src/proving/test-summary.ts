import { textOf, valueAt } from '../base/json.ts'
import type { Detection } from '../detections/detection.ts'
import { stagesOf } from '../detections/query/stages-of.ts'
import type { Event } from '../events/event.ts'
import { catalogueKeyOf } from '../lineage/catalogue.ts'
import { compilePredicate } from '../matching/compile-predicate.ts'
import { indexConditions } from '../matching/detection-index.ts'
import type { Match } from '../matching/match.ts'
import type { NearestRecord } from './check-signals.ts'
import { type Failure, namesOfDetection, type TestResult } from './run-test.ts'

/** What came of a test, as plain data that travels between threads. */
export interface TestSummary {
  readonly file: string
  readonly id: string
  readonly name: string
  readonly cases: readonly CaseSummary[]
}

/** What came of one case of a test. */
export interface CaseSummary {
  readonly kind: 'variant' | 'near-miss' | 'negative'
  readonly name: string
  /** Made by us, or recorded somewhere. */
  readonly origin: 'emulated' | 'recorded'
  readonly failures: readonly FailureSummary[]
  /** Ids of the detections that had to fire and did. */
  readonly fired: readonly string[]
  /** Ids of the detections that had to stay silent and had something to look at. */
  readonly nearlyFired: readonly string[]
  /** What its events do, each kind once, in the order of their keys. */
  readonly actions: readonly ExercisedAction[]
}

/** What events of one kind are taken for. */
export interface ExercisedAction {
  /** As in the catalogue, where it stands there. */
  readonly key: string
  /** The verbs that lineage reads in it; none for calls that it does not follow. */
  readonly verbs: readonly string[]
  /** Ids of the detections that matched such an event. */
  readonly detections: readonly string[]
}

/** One thing that was not as expected. */
export interface FailureSummary {
  readonly message: string
  /** Of the record only its id travels. */
  readonly nearest?: Omit<NearestRecord, 'observed'> & { readonly id: string }
}

/** What is known of the detections that tests are about. */
export interface Proofs {
  /** The id of a detection by one of its names. */
  readonly idOf: (name: string) => string | undefined
  /** The ids of the detections that had something to look at in a stream of events. */
  readonly nearTo: (events: readonly Event[]) => ReadonlySet<string>
}

/**
 * Gets ready to say what cases prove. A detection was near firing when an event passed its index, which asks for the log and the action,
 * or satisfied a stage of a rule of several: then its silence says something.
 */
export function createProofs(detections: readonly Detection[]): Proofs {
  const stages = detections.flatMap((detection) => {
    const list = stagesOf(detection.query)
    return list.map(({ where }) => ({ detection, where, isOne: list.length === 1 }))
  })
  const index = indexConditions(stages.map(({ where }) => where))
  const ids = new Map(
    detections.flatMap((one) => namesOfDetection(one).map((name) => [name, one.id] as const)),
  )
  const nearTo = (events: readonly Event[]): ReadonlySet<string> => {
    const near = new Set<string>()
    for (const event of events) {
      for (const place of index.candidates(event)) {
        const stage = stages[place]
        if (stage === undefined || near.has(stage.detection.id)) continue
        if (stage.isOne || compilePredicate(stage.where)(event)) near.add(stage.detection.id)
      }
    }
    return near
  }
  return { nearTo, idOf: (name) => ids.get(name) }
}

/** The result as plain data. */
export function summariseTest(result: TestResult, proofs: Proofs): TestSummary {
  const { loaded, cases } = result
  const { test, file } = loaded
  return {
    file,
    id: test.id,
    name: test.name,
    cases: cases.map(({ case: one, failures, observation }) => {
      const { events, result: hunted } = observation
      const near = proofs.nearTo(events)
      const fired = new Set(hunted.matches.map(({ detection }) => detection.id))
      const wanted = distinct(one.fire.map(proofs.idOf))
      const unwanted = distinct(one.silent.map(proofs.idOf))
      return {
        kind: one.kind,
        name: one.name,
        origin: one.telemetry.kind === 'file' ? one.telemetry.origin : 'emulated',
        failures: failures.map(summariseFailure),
        fired: wanted.filter((id) => fired.has(id)),
        nearlyFired: unwanted.filter((id) => near.has(id) && !fired.has(id)),
        actions: exercisedActions(events, hunted.matches),
      }
    }),
  }
}

function exercisedActions(
  events: readonly Event[],
  matches: readonly Match[],
): readonly ExercisedAction[] {
  const verbs = new Map<string, Set<string>>()
  const detections = new Map<string, Set<string>>()
  for (const event of events) addTo(verbs, catalogueKeyOf(event), verbOf(event))
  for (const { detection, events: matched } of matches) {
    for (const event of matched) addTo(detections, catalogueKeyOf(event), detection.id)
  }
  return [...verbs.keys()].sort().map((key) => ({
    key,
    verbs: [...(verbs.get(key) ?? [])].sort(),
    detections: [...(detections.get(key) ?? [])].sort(),
  }))
}

function addTo(sets: Map<string, Set<string>>, key: string, value: string | undefined): void {
  const set = sets.get(key) ?? new Set()
  sets.set(key, set)
  if (value !== undefined) set.add(value)
}

function verbOf({ document }: Event): string | undefined {
  return textOf(valueAt(document, 'spoor', 'verb'))
}

function summariseFailure({ message, missing }: Failure): FailureSummary {
  const nearest = missing?.nearest
  if (nearest === undefined) return { message }
  const { observed, ...rest } = nearest
  return { message, nearest: { id: observed.id, ...rest } }
}

function distinct(values: readonly (string | undefined)[]): readonly string[] {
  return [...new Set(values.filter((value) => value !== undefined))].sort()
}
