import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { JsonObject, JsonValue } from '../base/json.ts'
import { readDocument } from '../base/document.ts'
import {
  besides,
  differenceOf,
  signalsNameOf,
  signalsSchema,
  withDifference,
} from './atomic-signals.ts'

describe('a difference', () => {
  it('is nothing between equals, and the value where there is no base', () => {
    expect(differenceOf({ a: [1] }, { a: [1] })).toBeUndefined()
    expect(differenceOf(undefined, { a: null })).toEqual({ a: null })
  })

  it('has only the members that differ, in the order of their names, null for one taken away', () => {
    const base = { z: 1, same: { x: 1 }, gone: 2, a: [1, 2] }
    const difference = differenceOf(base, { a: [1], z: 2, same: { x: 1 }, new: {} })
    expect(JSON.stringify(difference)).toBe('{"a":[1],"gone":null,"new":{},"z":2}')
  })

  it('goes back onto its base without another order', () => {
    const base = { b: 1, a: { x: 1, y: 1 } }
    const back = withDifference(base, { a: { y: null }, b: 2, c: 3 })
    expect(JSON.stringify(back)).toBe('{"b":2,"a":{"x":1},"c":3}')
  })

  it('gives back every value it was taken of', () => {
    // Null stands for what is not there, so no member may be null; a member of a list may.
    const leaf = fc.oneof(fc.integer(), fc.constantFrom('a', 'b', true))
    const { tree } = fc.letrec<{ tree: JsonValue; object: JsonObject }>((tie) => ({
      tree: fc.oneof(leaf, fc.array(fc.constant(null)), tie('object')),
      object: fc.dictionary(fc.constantFrom('p', 'q', 'r'), tie('tree'), { noNullPrototype: true }),
    }))
    fc.assert(
      fc.property(tree, tree, (base, value) => {
        const difference = differenceOf(base, value)
        const back = difference === undefined ? base : withDifference(base, difference)
        expect(back).toEqual(value)
      }),
    )
  })
})

describe('what stands besides an Atomic', () => {
  it('has the order of the test, and last what the test does not have', () => {
    const base = { name: 'n', description: 'd', attack: ['T1'] }
    const told = besides(base, { name: 'n', attack: ['T1', 'T2'], expect: {} })
    expect(JSON.stringify(told)).toBe('{"attack":["T1","T2"],"expect":{},"description":null}')
  })
})

describe('the side file', () => {
  it('is called after its Atomic', () => {
    expect(signalsNameOf('a/T1578.001/T1578.001.yaml')).toBe('a/T1578.001/T1578.001.signals.yaml')
    expect(signalsNameOf('x.YML')).toBe('x.signals.yaml')
    expect(signalsNameOf('x')).toBe('x.signals.yaml')
  })

  it('is keyed by guid', () => {
    const text = 'schema: spoor/signals@1\ntests: {5f0c1d3a-7b42-4e9e-9c55-0f6f6f1c2a02: {a: 1}}'
    const [whole, wrong] = [text, text.replace('-4e9e', '')].map((one) =>
      readDocument({ text: one }, signalsSchema),
    )
    expect(whole?.diagnostics).toEqual([])
    expect(wrong?.diagnostics).toMatchObject([{ code: 'document-invalid', line: 2 }])
  })
})
