/** Plays steps in AWS for tests of what they leave: a cast of three accounts, two of which keep a log. */
import { formatDiagnostic } from '../../src/base/diagnostic.ts'
import { textOf, type JsonObject, type JsonValue } from '../../src/base/json.ts'
import { createRandom } from '../../src/emulation/random.ts'
import type { EmulatedRecord } from '../../src/emulation/scenario/emulated-record.ts'
import type { TimedStep } from '../../src/emulation/scenario/expand-steps.ts'
import { type LoadedScenario, loadScenario } from '../../src/emulation/scenario/load-scenario.ts'
import { playSteps } from '../../src/emulation/scenario/play-scenario.ts'
import { newThingId } from '../../src/emulation/scenario/thing-id.ts'
import { World } from '../../src/emulation/scenario/world.ts'
import type { Scene } from '../../src/emulation/steps/step-action.ts'

const head = `schema: spoor/scenario@1
id: aws-steps
name: Steps played in AWS
kind: benign
start: 2026-09-15T09:00:00Z
cast:
  places:
    ours: {cloud: aws, id: '111122223333', region: eu-west-1}
    partner: {cloud: aws, id: '444455556666', region: eu-central-1}
    outside: {cloud: aws, id: '777788889999', region: us-east-1, logged: false}
  principals:
    lena: {in: ours, kind: user}
    ops: {in: ours, kind: role}
    paul: {in: partner, kind: user}
    thief: {in: outside, kind: user}
  resources:
    server: {kind: instance, in: ours, id: i-0a0a0a0a0a0a0a0a0}
    disk: {kind: disk, in: ours, on: server, id: vol-0a0a0a0a0a0a0a0a0, size: 50}
    old: {kind: snapshot, in: ours, of: disk, id: snap-0a0a0a0a0a0a0a0a0, size: 50}
    older: {kind: snapshot, in: ours, of: disk, id: snap-0b0b0b0b0b0b0b0b0, size: 50}
    picture: {kind: image, in: ours, id: ami-0a0a0a0a0a0a0a0a0}
    shop: {kind: database, in: ours, id: shop}
    cluster: {kind: database-cluster, in: ours, id: orders}
    dump: {kind: database-snapshot, in: ours, of: shop, id: dump}
    door: {kind: network-group, in: ours, id: sg-0a0a0a0a0a0a0a0a0}
    secret: {kind: key, in: ours}
steps:
`

function load(steps: readonly string[]): LoadedScenario {
  const lines = steps.map((step) => {
    const by = step.includes('by: ') ? '' : 'by: lena, '
    return `  - ${step.replace('{', `{at: +1m, ${by}`)}\n`
  })
  const { loaded, diagnostics } = loadScenario({ text: head + lines.join('') })
  if (loaded === undefined) throw new Error(diagnostics.map(formatDiagnostic).join('\n'))
  return loaded
}

/** What steps leave, each a flow map of YAML; they are done by lena unless they say by whom, a minute apart. */
export function playAws(...steps: readonly string[]): readonly EmulatedRecord[] {
  return playSteps(load(steps))
}

/** A step of lena as actions get it to play, in the world of the cast. */
export function awsScene(step: Partial<TimedStep> = {}): Scene {
  const { scenario } = load(['{do: list-disks}'])
  const world = new World(scenario, { seed: '1', newId: newThingId })
  const time = Date.parse(scenario.start)
  return {
    step: { do: 'anything', by: 'lena', time, path: [], turn: '', ...step },
    actor: world.actor(step.by ?? 'lena'),
    world,
    random: createRandom('scene'),
  }
}

/** The value at keys of a record, one after another. */
export function at(
  record: EmulatedRecord | undefined,
  ...keys: readonly (string | number)[]
): JsonValue | undefined {
  let value: JsonValue | undefined = record?.record
  for (const key of keys) {
    // Keys of a list are numbers, and asking a scalar for a key gives nothing.
    const holder = value as JsonObject | undefined
    value = typeof holder === 'object' && holder !== null ? holder[key] : undefined
  }
  return value
}

/** Whose trail each record is in, in which region, and the call: `111122223333 eu-west-1 CopySnapshot`. */
export function trails(records: readonly EmulatedRecord[]): readonly string[] {
  return records.map((one) => `${one.place} ${one.part} ${callOf(one)}`)
}

/** The call, or the event of a service, that a record is of. */
export function callOf(record: EmulatedRecord): string {
  return textOf(record.record['eventName']) ?? 'none'
}
