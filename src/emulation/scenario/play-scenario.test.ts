import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { formatDiagnostic } from '../../base/diagnostic.ts'
import { minute } from '../clock.ts'
import { loadScenario, type LoadedScenario } from './load-scenario.ts'
import { playScenario, type PlayOptions } from './play-scenario.ts'

const head = `schema: spoor/scenario@1
id: a-test
name: A test of the player
kind: attack
start: 2026-09-15T00:00:00Z
cast:
  places:
    ours: {cloud: aws, id: '111122223333', region: eu-west-1}
  principals:
    lena: {in: ours, kind: user}
  resources:
    disk: {kind: disk, in: ours}
`

function load(rest: string): LoadedScenario {
  const { loaded, diagnostics } = loadScenario({ text: head + rest })
  if (loaded === undefined) throw new Error(diagnostics.map(formatDiagnostic).join('\n'))
  return loaded
}

function play(loaded: LoadedScenario, options?: PlayOptions): readonly string[] {
  return [...playScenario(loaded, options)].map((one) => JSON.stringify(one))
}

const two = `steps:
  - {at: '01:00', by: lena, do: create-snapshot, of: disk, as: first}
  - {at: +10m, do: create-snapshot, of: disk, as: second}
`

const written = ({
  id,
  minute: at,
  deed,
}: {
  readonly id: string
  readonly minute: number
  readonly deed: string
}): string =>
  `  - {at: '01:${String(at).padStart(2, '0')}', id: ${id}, by: lena, ${deed.replace('{id}', id)}}\n`

describe('a scenario', () => {
  it('gives the same bytes for the same seed, and others for another', () => {
    const loaded = load(two)
    expect(play(loaded)).toEqual(play(loaded))
    expect(play(loaded, { seed: '2' })).not.toEqual(play(loaded))
  })

  it('is not moved by a step that is added', () => {
    const more = load(`${two}  - {at: '00:30', do: create-snapshot, of: disk, as: third}\n`)
    const ids = [...playScenario(more)].map(({ id }) => id)
    for (const { id } of playScenario(load(two))) expect(ids).toContain(id)
  })

  it('is moved by nothing but its seed and itself, whatever unrelated steps it has', () => {
    const step = fc.record({
      id: fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f'),
      minute: fc.nat({ max: 59 }),
      deed: fc.constantFrom(
        'do: create-snapshot, of: disk, as: made-by-{id}',
        'do: create-disk, as: disk-by-{id}',
        'do: list-disks, throttled: 2',
        'do: create-snapshot, of: disk, as: none-by-{id}, refused: true',
      ),
    })
    const some = fc.uniqueArray(step, { selector: ({ id }) => id, minLength: 1, maxLength: 6 })
    fc.assert(
      fc.property(some, fc.nat({ max: 6 }), fc.nat({ max: 3 }), (steps, kept, seed) => {
        const whole = load(`steps:\n${steps.map(written).join('')}`)
        const options = { seed: String(seed) }
        expect(play(whole, options)).toEqual(play(whole, options))
        const part = steps.slice(0, Math.max(1, kept))
        const fewer = load(`steps:\n${part.toReversed().map(written).join('')}`)
        const records = [...playScenario(whole, options)].map(({ record }) =>
          JSON.stringify(record),
        )
        for (const { record } of playScenario(fewer, options)) {
          expect(records).toContain(JSON.stringify(record))
        }
      }),
      { numRuns: 50 },
    )
  })

  it('of very many records is played as well', () => {
    const loaded = load(`steps:
  - {by: lena, do: write-snapshot, as: one, count: 70000}
  - {do: write-snapshot, as: two, count: 70000}
`)
    const { value } = playScenario(loaded).next()
    expect(value).toMatchObject({ step: 0 })
  })

  it('plays its steps in the order of time, whatever the order of lines', () => {
    const [, ...late] = load(
      `${two}  - {at: '00:30', do: create-snapshot, of: disk, as: third}\n`,
    ).steps
    expect(late).toHaveLength(2)
    const times = [
      ...playScenario(load(`${two}  - {at: '00:30', do: create-snapshot, of: disk, as: third}\n`)),
    ].map(({ time }) => time)
    expect(times).toEqual(times.toSorted((one, other) => one - other))
  })

  it('delivers a record late, or twice, where a step says so', () => {
    const loaded = load(`steps:
  - {at: '01:00', by: lena, do: create-snapshot, of: disk, as: first, late: 40m}
  - {at: +10m, do: create-snapshot, of: disk, as: second, twice: true}
`)
    const records = [...playScenario(loaded)]
    expect(
      records.map(({ step, deliveredAt, time }) => [step, (deliveredAt - time) / minute]),
    ).toEqual([
      [1, 0],
      [1, 0],
      [0, 40],
    ])
    expect(records[0]?.id).toBe(records[1]?.id)
  })
})
