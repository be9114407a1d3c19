import { describe, expect, it } from 'vitest'
import type { Assertion, Signal } from './emulation-test.ts'
import { useOfNames, withOpenNames } from './unbound-names.ts'

function signal(match: readonly Omit<Assertion, 'path'>[], more: Partial<Signal> = {}): Signal {
  const asked = match.map((one) => ({ path: 'x', ...one }))
  return { id: 's', source: 'aws.cloudtrail', match: asked, ...more }
}

const unboundIn = (...signals: readonly Signal[]): readonly string[] =>
  useOfNames(signals, ['given']).unbound.map((one) => `${one.place} ${one.operator} ${one.name}`)

describe('names', () => {
  it('are bound by what is given, by equality and by capture, in the order of writing', () => {
    const takes = signal([{ eq: '{{disk}}' }], { capture: { copy: 'y' } })
    const uses = signal([{ glob: '{{given}}{{disk}}{{copy}}' }])
    expect(unboundIn(takes, uses)).toEqual([])
    expect(unboundIn(uses, takes)).toEqual(['0 glob disk', '0 glob copy'])
  })

  it('are not bound by a signal of which there may be none', () => {
    const takes = signal([{ eq: '{{disk}}' }], { count: { max: 0 } })
    expect(unboundIn(takes, signal([{ ne: '{{disk}}' }]))).toEqual(['1 ne disk'])
  })

  it('are asked of every operator', () => {
    const all = [{ eq: 'a{{a}}' }, { in: ['{{b}}'] }, { regex: '{{c}}' }, { cidr: '{{d}}' }]
    expect(unboundIn(signal(all))).toEqual(['0 eq a', '0 in b', '0 regex c', '0 cidr d'])
  })
})

it('in real logs what nobody knows may be anything', () => {
  const asked = signal([
    { glob: '*:{{a}}', exists: true },
    { regex: '{{a}}' },
    { ne: '{{a}}' },
    { eq: '{{b}}' },
    { glob: '{{b}}' },
  ])
  expect(withOpenNames([asked], [])[0]?.match).toEqual([
    { path: 'x', glob: '*:*', exists: true },
    { path: 'x', exists: true },
    { path: 'x', eq: '{{b}}' },
    { path: 'x', glob: '{{b}}' },
  ])
})
