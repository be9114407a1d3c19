import type { JsonObject, JsonValue } from '../base/json.ts'
import type { AtomicArgument, AtomicTest } from './atomic.ts'
import { inputNamesIn } from './atomic.ts'
import type { EmulationTest } from './emulation-test.ts'

/**
 * A test of ours as a test of Atomic Red Team, and back. What the other form cannot hold is left out
 * here; src/proving/atomic-signals.ts keeps it.
 */

type Executor = NonNullable<EmulationTest['executor']>
type Input = NonNullable<EmulationTest['inputs']>[string]

/** The commands of a test: those of its executor and of its prerequisites. */
export function commandsOf({ executor, prerequisites = [] }: EmulationTest): readonly string[] {
  const own = [executor?.command, executor?.cleanup, executor?.steps]
  const texts = [...own, ...prerequisites.flatMap(({ check, get }) => [check, get])]
  return texts.filter((text) => text !== undefined)
}

/** The inputs that commands use, in the order in which the test declares them. */
export function usedInputsOf(
  test: EmulationTest,
): readonly { readonly name: string; readonly input: Input }[] {
  const used = new Set(inputNamesIn(commandsOf(test)))
  return Object.entries(test.inputs ?? {})
    .filter(([name]) => used.has(name))
    .map(([name, input]) => ({ name, input }))
}

/** The test in the form of Atomic Red Team, its keys in their order there; not yet checked. */
export function atomicOf(test: EmulationTest, executor: Executor): JsonObject {
  const { prerequisites = [] } = test
  const inputs = usedInputsOf(test).map(({ name, input }) => [name, argumentOf(input)] as const)
  return {
    name: test.name,
    auto_generated_guid: test.id,
    description: test.description ?? test.name,
    supported_platforms: test.platforms,
    ...(inputs.length === 0 ? {} : { input_arguments: Object.fromEntries(inputs) }),
    ...(prerequisites.length === 0
      ? {}
      : {
          dependency_executor_name: dependencyShellOf(executor.name),
          dependencies: prerequisites.map(({ description, check, get }) => ({
            description,
            prereq_command: check,
            get_prereq_command: get ?? null,
          })),
        }),
    executor: executorOf(executor),
  }
}

/** The shell of the commands that check prerequisites: that of the test, `sh` beside manual steps. */
export function dependencyShellOf(name: string): string {
  return name === 'manual' ? 'sh' : name
}

function argumentOf({ description, type, default: value }: Input): JsonObject {
  const kind = type ?? (typeof value === 'number' ? kindOf(value) : 'string')
  const isText = kind === 'string' || kind === 'path' || kind === 'url'
  const given = value === undefined ? null : isText ? String(value) : value
  return { description, type: kind, default: given }
}

function kindOf(value: number): AtomicArgument['type'] {
  return Number.isInteger(value) ? 'integer' : 'float'
}

function executorOf({ name, command, cleanup, steps, elevation }: Executor): JsonObject {
  if (name === 'manual') return { name, ...(steps === undefined ? {} : { steps }) }
  return {
    name,
    elevation_required: elevation ?? false,
    ...(command === undefined ? {} : { command }),
    ...(cleanup === undefined ? {} : { cleanup_command: cleanup }),
  }
}

/** The clouds whose tests are ours. */
const clouds = new Set<string>(['iaas:aws', 'iaas:azure', 'iaas:gcp'])

/** The platforms of a test that are ours. */
export function cloudsOf(atomic: AtomicTest): readonly string[] {
  return atomic.supported_platforms.filter((one) => clouds.has(one))
}

/** What a test of Atomic Red Team says of a test of ours; not yet checked. */
export function testOfAtomic(atomic: AtomicTest, technique: string, id: string): JsonObject {
  const { input_arguments: inputs, dependencies } = atomic
  const prerequisites = (dependencies ?? []).map((one) => ({
    description: one.description,
    check: one.prereq_command,
    ...(one.get_prereq_command === null ? {} : { get: one.get_prereq_command }),
  }))
  return {
    schema: 'spoor/emulation-test@1',
    id,
    name: atomic.name,
    description: atomic.description,
    attack: [technique],
    platforms: cloudsOf(atomic),
    ...(inputs === undefined
      ? {}
      : {
          inputs: Object.fromEntries(
            Object.entries(inputs).map(([name, input]) => [name, inputOf(input)]),
          ),
        }),
    ...(prerequisites.length === 0 ? {} : { prerequisites }),
    executor: executorOfAtomic(atomic.executor),
  }
}

function inputOf({ description, type, default: value }: AtomicArgument): JsonValue {
  return { description, type, ...(value === null ? {} : { default: value }) }
}

function executorOfAtomic(executor: AtomicTest['executor']): JsonObject {
  if (executor.name === 'manual') return { name: executor.name, steps: executor.steps }
  const { name, command, cleanup_command: cleanup, elevation_required: elevation } = executor
  return {
    name,
    command,
    ...(cleanup === undefined || cleanup === null ? {} : { cleanup }),
    ...(elevation === true ? { elevation } : {}),
  }
}
