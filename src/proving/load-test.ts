import type { Diagnostic } from '../base/diagnostic.ts'
import { readDocument, type ReadDocument } from '../base/document.ts'
import { didYouMean } from '../base/did-you-mean.ts'
import { hasError, type FileText } from '../base/report.ts'
import { deliveryShapes, shapeNamed } from '../emulation/deliveries/delivery-shapes.ts'
import { sourcesOf } from '../emulation/emulate.ts'
import { checkScenario } from '../emulation/scenario/load-scenario.ts'
import { type Scenario, scenarioSchema } from '../emulation/scenario/scenario.ts'
import { checkExpectation, type Fault } from './check-expectation.ts'
import { checkInputs } from './check-inputs.ts'
import {
  type EmulationTest,
  emulationTestSchema,
  type Expectation,
  type Variation,
} from './emulation-test.ts'
import type { Telemetry } from './telemetry.ts'
import { varyScenario } from './vary-scenario.ts'

export type { Telemetry } from './telemetry.ts'

/** One thing that a test plays and looks at. */
export interface TestCase {
  readonly kind: 'variant' | 'near-miss' | 'negative'
  readonly name: string
  readonly telemetry: Telemetry
  /** What inputs are in this telemetry. */
  readonly inputs: Readonly<Record<string, string>>
  /** Everything that must be seen. */
  readonly expect: readonly Expectation[]
  /** Detections that must stay silent. */
  readonly silent: readonly string[]
  readonly fire: readonly string[]
  /** No finding may be above this. */
  readonly atMost?: 'low'
}

/** A test that can be run. */
export interface LoadedTest {
  readonly test: EmulationTest
  readonly file: string
  readonly cases: readonly TestCase[]
}

/** How a test finds the scenarios and files that it names. */
export interface TestSurroundings {
  /** The scenario of a file relative to the test, or of a shipped id; with the reason where not. */
  readonly scenario: (name: string, test: string) => Scenario | string
  /** The path of a log file that is named relative to the test. */
  readonly resolve: (name: string, test: string) => string
}

/** What came of reading a test. */
export interface TestReading {
  readonly loaded?: LoadedTest
  readonly diagnostics: readonly Diagnostic[]
}

/** Reads a test and all that it names. Faults are diagnostics with line and column. */
export function loadTest(
  source: FileText & { readonly file: string },
  around: TestSurroundings,
): TestReading {
  const { value: test, diagnostics, complain } = readDocument(source, emulationTestSchema)
  if (test === undefined) return { diagnostics }
  const fault: Fault = (path, message, hint) =>
    complain(path, {
      code: 'test-invalid',
      severity: 'error',
      message,
      ...(hint === undefined ? {} : { hint }),
    })
  if (isSkeleton(test)) {
    const hint =
      'write expect.signals, and a play:, scenario: or file: of telemetry that shows them'
    fault(['expect'], `"${test.name}" has no expectation`, hint)
    return { diagnostics }
  }
  const cases = casesOf({ test, file: source.file, around, fault, complain })
  return hasError(diagnostics)
    ? { diagnostics }
    : { loaded: { test, file: source.file, cases }, diagnostics }
}

/** Is it what `spoor atomics import` makes of an Atomic: commands, and nothing to look for yet? */
function isSkeleton({ expect, scenario, play, telemetry }: EmulationTest): boolean {
  const hasTelemetry = scenario !== undefined || play !== undefined || telemetry !== undefined
  return !hasTelemetry && Object.keys(expect).length === 0
}

interface Loading {
  readonly test: EmulationTest
  readonly file: string
  readonly around: TestSurroundings
  readonly fault: Fault
  readonly complain: ReadDocument<EmulationTest>['complain']
}

function casesOf(loading: Loading): readonly TestCase[] {
  const { test, fault } = loading
  const { telemetry = [{ variant: 'as written' }], nearMisses = [], negatives = [] } = test
  const { fire = [], silent = [] } = test.expect.detections ?? {}
  // An input of one variant may be asked for in all: where it is not given, the run says so.
  const inputs = [test.inputs, ...telemetry.map((one) => one.inputs)]
  const given = new Set(inputs.flatMap((one) => Object.keys(one ?? {})))
  const bound = checkExpectation(test.expect, { path: ['expect'], fault, bound: given })
  const variants = telemetry.flatMap((variant, place): readonly TestCase[] => {
    // A test that lists no telemetry has its own alone, and faults of that stand where it does.
    const path = test.telemetry === undefined ? [] : ['telemetry', place]
    if (variant.expect !== undefined) {
      checkExpectation(variant.expect, { path: [...path, 'expect'], fault, bound })
    }
    const found = telemetryOf(variant, path, loading)
    if (found === undefined) return []
    checkInputs(variant.inputs ?? {}, { telemetry: found, path, fault })
    return [
      {
        kind: 'variant',
        name: variant.variant,
        telemetry: found,
        inputs: variant.inputs ?? {},
        expect: [test.expect, ...(variant.expect === undefined ? [] : [variant.expect])],
        silent: [...silent, ...(variant.expect?.detections?.silent ?? [])],
        fire: [...fire, ...(variant.expect?.detections?.fire ?? [])],
      },
    ]
  })
  const misses = nearMisses.flatMap((miss, place): readonly TestCase[] => {
    const path = ['nearMisses', place]
    const base = telemetry.find(({ variant }) => variant === miss.of) ?? telemetry[0]
    if (miss.of !== undefined && base?.variant !== miss.of) {
      const names = telemetry.map(({ variant }) => variant)
      fault([...path, 'of'], `no variant is called "${miss.of}"`, didYouMean(miss.of, names))
    }
    if ((miss.silent ?? fire).length === 0 && (miss.fire ?? []).length === 0) {
      const hint = 'write silent:, or name detections under expect.detections.fire'
      fault(path, `the near-miss "${miss.name}" proves nothing: no detection is named`, hint)
    }
    const found = telemetryOf(combined(base, miss), path, loading)
    if (found === undefined) return []
    return [
      {
        kind: 'near-miss',
        name: miss.name,
        telemetry: found,
        inputs: {},
        expect: [],
        silent: miss.silent ?? fire,
        fire: miss.fire ?? [],
      },
    ]
  })
  const benign = negatives.flatMap((name, place): readonly TestCase[] => {
    const found = telemetryOf({ scenario: name }, ['negatives', place], loading)
    if (found === undefined) return []
    const none = { inputs: {}, expect: [], silent: [], fire: [] }
    return [{ kind: 'negative', name, telemetry: found, ...none, atMost: 'low' }]
  })
  return [...variants, ...misses, ...benign]
}

/** A near-miss changes what its variant has; its own changes come on top. */
function combined(base: Variation | undefined, miss: Variation): Variation {
  if (miss.scenario !== undefined || miss.play !== undefined || miss.file !== undefined) return miss
  return {
    ...base,
    ...miss,
    change: { ...base?.change, ...mergedChanges(base?.change, miss.change) },
    drop: [...(base?.drop ?? []), ...(miss.drop ?? [])],
  }
}

function mergedChanges(base: Variation['change'], own: Variation['change']): Variation['change'] {
  return Object.fromEntries(
    Object.entries(own ?? {}).map(([id, keys]) => [id, { ...base?.[id], ...keys }]),
  )
}

function telemetryOf(
  variation: Variation,
  path: readonly (string | number)[],
  { test, file, around, fault, complain }: Loading,
): Telemetry | undefined {
  const { shape = 'ndjson', seed = '1' } = variation
  const known = shapeNamed(shape)
  if (known === undefined) {
    const names = deliveryShapes.map(({ name }) => name)
    fault([...path, 'shape'], `no shape is called "${shape}"`, didYouMean(shape, names))
    return undefined
  }
  if (variation.file !== undefined) {
    for (const key of idleKeys(variation)) {
      fault([...path, key], `${key}: does nothing to telemetry of a file`, 'play a scenario for it')
    }
    const { origin = 'recorded' } = variation
    return { kind: 'file', file: around.resolve(variation.file, file), origin }
  }
  const ownName = variation.scenario ?? (variation.play === undefined ? test.scenario : undefined)
  const play = variation.play ?? (variation.scenario === undefined ? test.play : undefined)
  const base = ownName === undefined ? inlineScenario(test, play) : around.scenario(ownName, file)
  if (base === undefined || typeof base === 'string') {
    fault(path, base ?? 'there is no telemetry', 'name a scenario: or a file:, or write a play:')
    return undefined
  }
  const { scenario, unknown } = varyScenario(base, variation)
  for (const id of unknown) fault(path, `no step has the id "${id}"`)
  // Changed steps are checked like written ones; what is wrong is told at the variant.
  const checked = scenarioSchema.safeParse(scenario)
  if (!checked.success) {
    for (const { path: inner, message } of checked.error.issues) {
      fault(path, `${inner.join('.')}: ${message}`)
    }
    return undefined
  }
  let isPlayable = true
  const steps = checkScenario(checked.data, (inner, problem) => {
    isPlayable = false
    complain(ownName === undefined && variation.play === undefined ? placeOf(inner, path) : path, {
      ...problem,
      code: 'test-invalid',
      message: `${inner.join('.')}: ${problem.message}`,
    })
  })
  const loaded = { scenario: checked.data, steps }
  if (!isPlayable) return undefined
  const isForIt = sourcesOf(loaded).some((source) => known.sources.includes(source))
  if (!isForIt) {
    fault([...path, 'shape'], `nothing of the scenario is delivered as "${shape}"`)
    return undefined
  }
  return { kind: 'scenario', loaded, shape, seed }
}

/** The keys of a variation that only a scenario has a use for. */
function idleKeys(variation: Variation): readonly (keyof Variation)[] {
  const { change = {}, drop = [], shape, seed } = variation
  const isUsed = {
    change: Object.keys(change).length > 0,
    drop: drop.length > 0,
    shape: shape !== undefined,
    seed: seed !== undefined,
  }
  const keys = ['change', 'drop', 'shape', 'seed'] as const
  return keys.filter((key) => isUsed[key])
}

/** A fault of the test's own play stands there, one of a changed step at the change. */
function placeOf(
  inner: readonly (string | number)[],
  path: readonly (string | number)[],
): readonly (string | number)[] {
  return path.length === 0 ? ['play', ...inner] : path
}

function inlineScenario(test: EmulationTest, play: Variation['play']): Scenario | undefined {
  if (play === undefined) return undefined
  return {
    schema: 'spoor/scenario@1',
    id: `test-${test.id}`,
    name: test.name,
    kind: 'attack',
    ...play,
    start: play.start ?? '2026-09-15T00:00:00Z',
  }
}
