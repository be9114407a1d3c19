import { describe, expect, it, vi } from 'vitest'
import { scenarioOf, theft } from '../../test/builders/test-document.ts'
import { formatDiagnostic } from '../base/diagnostic.ts'
import type { JsonObject } from '../base/json.ts'
import { shapeNamed } from './deliveries/delivery-shapes.ts'
import type { DeliveryShape } from './deliveries/delivery.ts'
import {
  emulate,
  expectedRecords,
  labelOf,
  sentenceOfStep,
  shapeFor,
  sourcesOf,
} from './emulate.ts'
import { type LoadedScenario, loadScenario } from './scenario/load-scenario.ts'
import { playScenario } from './scenario/play-scenario.ts'

const story = scenarioOf(theft)
const noise = 'noise: [{kind: people, in: ours, perDay: 480, days: 2}]\n'
const noisy = scenarioOf(theft, noise)

function shape(name: string): DeliveryShape {
  const found = shapeNamed(name)
  if (found === undefined) throw new Error(`no shape is called ${name}`)
  return found
}

const threeClouds = `schema: spoor/scenario@1
id: three-clouds
name: One step in each cloud
kind: benign
start: 2026-09-15T00:00:00Z
cast:
  places:
    a: {cloud: aws, region: eu-west-1}
    g: {cloud: gcp, region: europe-west1-c}
    z: {cloud: azure, region: westeurope}
  principals:
    ann: {in: a, kind: user}
    gus: {in: g, kind: user}
    zoe: {in: z, kind: user}
steps:
  - {by: ann, do: create-disk, as: one}
  - {by: gus, do: create-disk, as: two}
  - {by: zoe, do: create-disk, as: three}
`

function everywhere(): LoadedScenario {
  const { loaded, diagnostics } = loadScenario({ text: threeClouds })
  if (loaded === undefined) throw new Error(diagnostics.map(formatDiagnostic).join('\n'))
  return loaded
}

describe('a scenario', () => {
  it('is delivered in the bucket of its cloud unless a shape is asked for', () => {
    const paths = [...emulate(story)].map(({ path }) => path)
    expect(paths).toHaveLength(2)
    for (const path of paths) {
      expect(path).toMatch(/^AWSLogs\/111122223333\/CloudTrail\/eu-west-1\/.*\.json\.gz$/)
    }
    const [lines] = [...emulate(story, { shapes: [shape('ndjson')] })]
    expect(lines?.text.trimEnd().split('\n')).toHaveLength(2)
  })

  it('is the same bytes for the same seed, scale and shape', () => {
    const options = { shapes: [shape('trail')], seed: '3', scale: 0.5 }
    expect([...emulate(noisy, options)]).toEqual([...emulate(noisy, options)])
    expect([...emulate(noisy, { ...options, seed: '4' })]).not.toEqual([...emulate(noisy, options)])
  })

  it('of several clouds is delivered log after log, each in the first shape that is for it', () => {
    const loaded = everywhere()
    expect(sourcesOf(loaded)).toEqual(['aws.cloudtrail', 'azure.activitylogs', 'gcp.audit'])
    const shapes = [shape('event-hub'), shape('rest'), shape('sqs')]
    expect(sourcesOf(loaded).map((source) => shapeFor(source, shapes).name)).toEqual([
      'sqs',
      'event-hub',
      'sink',
    ])
    const told = [...emulate(loaded, { shapes: [shape('rest')] })].map(({ text }) => text).join('')
    expect(told).toContain('"eventName":"CreateVolume"')
    expect(told).toMatch(/"operationName": ?\{/)
    expect(told).toContain('compute.disks.insert')
  })

  it('tells of each record as it is delivered', () => {
    const onRecord = vi.fn<() => void>()
    const pieces = [...emulate(noisy, { shapes: [shape('ndjson')], onRecord })]
    const lines = pieces.flatMap(({ text }) => text.trimEnd().split('\n'))
    expect(onRecord).toHaveBeenCalledTimes(lines.length)
    expect(expectedRecords(noisy)).toBe(2 + 960)
    expect(Math.abs(lines.length - expectedRecords(noisy))).toBeLessThan(100)
    expect(expectedRecords(noisy, { scale: 0 })).toBe(2)
  })
})

describe('the label of an emulation', () => {
  const options = { tool: 'spoor 1.0.0', records: 2, seed: '5', shapes: [shape('sqs')] }
  const label = labelOf(
    scenarioOf(theft.replace('with: outside', 'with: outside, refused: true, tale: attack')),
    options,
  )
  // The label's steps are a list of objects, as it is written above.
  const steps = label['steps'] as readonly JsonObject[]

  it('says that everything is emulated, and how it was made', () => {
    expect(label).toMatchObject({
      schema: 'spoor/emulation@1',
      emulated: true,
      made_by: 'spoor 1.0.0',
      scenario: { id: 'a-story', kind: 'attack' },
      seed: '5',
      scale: 1,
      shapes: ['sqs'],
      record_count: 2,
    })
  })

  it('says what each step was and which records it left', () => {
    const ids = [...playScenario(story, { seed: '5' })].map(({ id }) => id)
    expect(steps).toEqual([
      {
        time: '2026-09-15T01:00:00.000Z',
        tale: null,
        says: 'lena creates snapshot copy of disk',
        principal: 'arn:aws:iam::111122223333:user/lena',
        attempt: false,
        ids: [ids[0]],
      },
      {
        time: '2026-09-15T01:05:00.000Z',
        tale: 'attack',
        says: 'lena shares copy with outside and is refused',
        principal: 'arn:aws:iam::111122223333:user/lena',
        attempt: true,
        ids: [expect.stringMatching(/^[0-9a-f-]{36}$/)],
      },
    ])
  })

  it('says of a step that no log holds that it left nothing', () => {
    const unseen = labelOf(scenarioOf('steps: [{by: thief, do: list-disks}]\n'), options)
    expect(unseen['steps']).toMatchObject([{ principal: null, ids: [] }])
  })
})

it('a step is a sentence; one that is not there is none', () => {
  expect([sentenceOfStep(story, 1), sentenceOfStep(story, 9)]).toEqual([
    'lena shares copy with outside',
    '',
  ])
})
