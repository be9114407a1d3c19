/** Documents of tests and scenarios for tests of what reads and runs them. */
import { formatDiagnostic } from '../../src/base/diagnostic.ts'
import type { Detection } from '../../src/detections/detection.ts'
import { loadDetections } from '../../src/detections/load-detection.ts'
import { type LoadedScenario, loadScenario } from '../../src/emulation/scenario/load-scenario.ts'
import { type LoadedTest, loadTest, type TestSurroundings } from '../../src/proving/load-test.ts'

/** Who and what every document here has: lena of our account, a disk, an outside account. */
const cast = `cast:
  places:
    ours: {cloud: aws, id: '111122223333', region: eu-west-1}
    outside: {cloud: aws, id: '777788889999', region: eu-west-1, logged: false}
  principals:
    lena: {in: ours, kind: user}
    thief: {in: outside, kind: user}
  resources:
    server: {kind: instance, in: ours}
    disk: {kind: disk, in: ours, on: server}
`

/** Steps that steal a copy of a disk, which shipped detections see. */
export const theft = `steps:
  - {at: '01:00', by: lena, id: take, do: create-snapshot, of: disk, as: copy}
  - {at: +5m, id: give, do: share, of: copy, with: outside}
`

/** A scenario of the cast, as text: its steps, and more of the document. */
export function scenarioText(steps: string, more = ''): string {
  return `schema: spoor/scenario@1
id: a-story
name: A story for tests
kind: attack
start: 2026-09-15T00:00:00Z
${cast}${steps}${more}`
}

/** A scenario that can be played; one with faults throws them. */
export function scenarioOf(steps: string, more = ''): LoadedScenario {
  const { loaded, diagnostics } = loadScenario({ text: scenarioText(steps, more) })
  if (loaded === undefined) throw new Error(diagnostics.map(formatDiagnostic).join('\n'))
  return loaded
}

/** A test whose telemetry is played from steps, as text; the rest holds what it expects. */
export function testText(steps: string, rest: string): string {
  return `schema: spoor/emulation-test@1
id: 5e0b7f6c-32a4-4d7a-9c1e-0f6a2b3c4d5e
name: A test for tests
attack: [T1578.001]
platforms: [iaas:aws]
play:
${(cast + steps).replace(/^(?=.)/gm, '  ')}${rest}`
}

/** Surroundings in which there is nothing to name. */
export const nothingAround: TestSurroundings = {
  scenario: (name) => `no scenario has the id "${name}"`,
  resolve: (name) => name,
}

/** A test that can be run; one with faults throws them. */
export function testOf(text: string, around: TestSurroundings = nothingAround): LoadedTest {
  const { loaded, diagnostics } = loadTest({ text, file: 'a.test.yaml' }, around)
  if (loaded === undefined) throw new Error(diagnostics.map(formatDiagnostic).join('\n'))
  return loaded
}

/** A Sigma rule for one call of EC2, in a file of its own name; `level` is its level. */
export function ec2Rule(name: string, eventName: string, level = 'medium'): Detection {
  const text = `title: ${name}
logsource: {product: aws, service: cloudtrail}
detection: {a: {eventSource: ec2.amazonaws.com, eventName: ${eventName}}, condition: a}
level: ${level}
`
  const { detections, diagnostics } = loadDetections(text, `rules/${name}.yml`)
  const [detection] = detections
  if (detection === undefined) throw new Error(diagnostics.map(formatDiagnostic).join('\n'))
  return detection
}
