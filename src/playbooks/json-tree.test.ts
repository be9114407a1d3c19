import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type JsonNode, memberOf, readJsonTree, stringOf } from './json-tree.ts'

function root(text: string): JsonNode {
  const reading = readJsonTree(text)
  if ('fault' in reading) throw new Error(reading.fault.message)
  return reading.root
}

function faultIn(text: string): string {
  const reading = readJsonTree(text)
  return 'fault' in reading ? `${reading.fault.at}: ${reading.fault.message}` : 'none'
}

/** Every node with the text that it stands for. */
function slices(text: string, node: JsonNode): readonly (readonly [JsonNode, string])[] {
  const inner =
    node.kind === 'list'
      ? node.items
      : node.kind === 'map'
        ? node.members.flatMap(({ key, value }) => [key, value])
        : []
  return [[node, text.slice(node.start, node.end)], ...inner.flatMap((one) => slices(text, one))]
}

function valueOf(node: JsonNode): unknown {
  if (node.kind === 'scalar') return JSON.parse(node.written)
  if (node.kind === 'text') return node.value
  if (node.kind === 'list') return node.items.map(valueOf)
  return Object.fromEntries(node.members.map(({ key, value }) => [key.value, valueOf(value)]))
}

describe('readJsonTree', () => {
  it('places every value where it is written, in any indentation', () => {
    const indents = fc.constantFrom('', ' ', '\t', '  ')
    fc.assert(
      fc.property(fc.jsonValue(), indents, fc.boolean(), (value, indent, hasMark) => {
        const text = (hasMark ? '\uFEFF' : '') + JSON.stringify(value, undefined, indent)
        for (const [node, slice] of slices(text, root(text))) {
          expect(valueOf(node)).toEqual(JSON.parse(slice))
        }
      }),
    )
  })

  it('agrees with JSON.parse on what is JSON', () => {
    const pieces = fc.constantFrom(
      ...'[]{},:"\\ \n\t0123-.eE+tfnu'.split(''),
      'true',
      'null',
      '"a"',
    )
    fc.assert(
      fc.property(fc.array(pieces, { maxLength: 12 }), (parts) => {
        const text = parts.join('')
        const isJson = ((): boolean => {
          try {
            JSON.parse(text)
            return true
          } catch {
            return false
          }
        })()
        const fault = faultIn(text)
        expect(fault === 'none' || fault.endsWith('stands twice')).toBe(isJson)
      }),
      { numRuns: 2000 },
    )
  })

  it('keeps integers above 2^53 and escapes as they are written', () => {
    expect(memberOf(root('{"a": 9007199254740993}'), 'a')).toMatchObject({
      written: '9007199254740993',
    })
    expect(stringOf(memberOf(root('{"a\\u0062": "\\u00e9\\/"}'), 'ab'))).toBe('é/')
  })

  it('says what is wrong, and where', () => {
    expect(faultIn('{"a": 1, "a": 2}')).toBe('9: the key "a" stands twice')
    expect(faultIn('{"a" 1}')).toBe('5: ":" is expected before "1"')
    expect(faultIn('[1, ')).toBe('4: a value is expected before the end of the file')
    expect(faultIn('["a')).toBe('1: the string is not closed')
    expect(faultIn('["a\nb"]')).toBe('1: the string holds a wrong escape or line break')
    expect(faultIn('1 2')).toBe('2: the file goes on behind its value: "2"')
    expect(faultIn('['.repeat(100_000))).toBe('201: values nest deeper than 200')
  })

  it('takes keys of hostile files as any other', () => {
    expect(stringOf(memberOf(root('{"__proto__": "x"}'), '__proto__'))).toBe('x')
    expect(memberOf(root('{}'), 'constructor')).toBeUndefined()
  })
})
