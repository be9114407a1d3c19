import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { isJsonObject, type JsonObject, parseJson } from '../base/json.ts'
import { JsonWalker } from './json-walker.ts'

const names = ['eventID', 'eventName', 'requestParameters', 'a'] as const
const walker = new JsonWalker(names)

/** What the walker makes of a text: the texts of the values of its members, or nothing. */
function walked(text: string): Record<string, string> | undefined {
  const bytes = Buffer.from(text)
  walker.lay(bytes)
  const end = walker.walk(walker.start)
  if (end === 0) return undefined
  expect(end).toBe(walker.start + bytes.length)
  const members: Record<string, string> = {}
  for (const [place, name] of names.entries()) {
    const to = walker.ends[place] ?? 0
    if (to !== 0) members[name] = walker.bytes.toString('latin1', walker.begins[place], to)
  }
  return members
}

function parsedMembers(members: Record<string, string>): JsonObject {
  return Object.fromEntries(
    Object.entries(members).map(([name, text]) => [name, parseJson(text) ?? null]),
  )
}

describe('what is accepted', () => {
  it.each([
    ['{"a":1}', { a: '1' }],
    ['{"eventName":"Run","a":[]}', { eventName: '"Run"', a: '[]' }],
    ['{"a":{"b":[1,{"c":{}},[]],"d":null}}', { a: '{"b":[1,{"c":{}},[]],"d":null}' }],
    ['{"a":"\\"\\u00e9\\\\"}', { a: '"\\"\\u00e9\\\\"' }],
    ['{"a":-0.5e+10,"eventID":true}', { a: '-0.5e+10', eventID: 'true' }],
  ])('%s', (text, members) => {
    expect(walked(text)).toEqual(members)
  })

  it('is every plain object with known names', () => {
    const ascii = fc.string({
      unit: fc.integer({ min: 0, max: 126 }).map((code) => String.fromCharCode(code)),
      maxLength: 40,
    })
    const scalar = fc.oneof(
      ascii,
      fc.double({ noNaN: true, noDefaultInfinity: true }),
      fc.boolean(),
      fc.constant(null),
    )
    const { value } = fc.letrec<{ value: unknown }>((tie) => ({
      value: fc.oneof(
        { depthSize: 'small', withCrossShrink: true },
        scalar,
        fc.array(tie('value'), { maxLength: 4 }),
        fc.dictionary(ascii, tie('value'), { maxKeys: 4 }),
      ),
    }))
    const object = fc.uniqueArray(fc.tuple(fc.constantFrom(...names), value), {
      minLength: 1,
      selector: ([name]) => name,
    })
    fc.assert(
      fc.property(object, (members) => {
        const text = JSON.stringify(Object.fromEntries(members))
        const found = walked(text)
        expect(found).toBeDefined()
        expect(parsedMembers(found ?? {})).toEqual(parseJson(text))
      }),
    )
  })
})

describe('what is refused', () => {
  it.each([
    ['a name that is not known', '{"b":1}'],
    ['a name that begins like one that is known', '{"eventIDs":1}'],
    ['a name twice', '{"a":1,"a":1}'],
    ['an escape in a name', '{"\\u0061":1}'],
    ['white space', '{"a": 1}'],
    ['no member', '{}'],
    ['a control character in a text', '{"a":"\u0001"}'],
    ['a newline in a text', '{"a":"\n"}'],
    ['a text that is not ASCII', '{"a":"é"}'],
    ['an escape that is none', '{"a":"\\x"}'],
    ['an escape that is cut', '{"a":"\\u00g0"}'],
    ['a leading zero', '{"a":01}'],
    ['a plus', '{"a":+1}'],
    ['a point without digits', '{"a":1.}'],
    ['an exponent without digits', '{"a":1e}'],
    ['a word', '{"a":trun}'],
    ['a word in capitals', '{"a":True}'],
    ['an array with a comma at its end', '{"a":[1,]}'],
    ['an object with a comma at its end', '{"a":{"b":1,}}'],
    ['a comma at the very end', '{"a":1,}'],
    ['a bracket for a brace', '{"a":{"b":1]}'],
    ['a key that is no text', '{"a":{1:1}}'],
    ['a key without a value', '{"a":{"b"}}'],
    ['65 containers in one another', `{"a":${'['.repeat(65)}${']'.repeat(65)}}`],
    ['a text that has no end', '{"a":"b'],
    ['an object that has no end', '{"a":1'],
  ])('%s', (_, text) => {
    expect(walked(text)).toBeUndefined()
  })

  it('is whatever JSON.parse refuses, however it was broken', () => {
    const text =
      '{"eventID":"5e1b\\n","eventName":"RunInstances","requestParameters":{"items":[{"id":"i-1","n":-1.5e3},{}],"all":true,"none":null},"a":[[],[0,10]]}'
    const change = fc.record({
      at: fc.nat(text.length - 1),
      removed: fc.nat(3),
      put: fc.string({
        unit: fc.constantFrom(...Array.from('{}[]:,"\\0123456789.eE+-truefalsn ub/')),
        maxLength: 3,
      }),
    })
    fc.assert(
      fc.property(fc.array(change, { minLength: 1, maxLength: 3 }), (changes) => {
        let broken = text
        for (const { at, removed, put } of changes) {
          broken = `${broken.slice(0, at)}${put}${broken.slice(at + removed)}`
        }
        if (!broken.startsWith('{')) return
        walker.lay(Buffer.from(broken))
        const end = walker.walk(walker.start)
        if (end === 0) return
        const value = parseJson(broken.slice(0, end - walker.start))
        expect(isJsonObject(value)).toBe(true)
        for (const [place, name] of names.entries()) {
          const to = walker.ends[place] ?? 0
          const member =
            to === 0 ? undefined : walker.bytes.toString('latin1', walker.begins[place], to)
          const expected = isJsonObject(value) ? value[name] : undefined
          expect(member === undefined ? undefined : parseJson(member)).toEqual(expected)
        }
      }),
      { numRuns: 3000 },
    )
  })

  it('is what a shorter text leaves behind of a longer one', () => {
    expect(walked('{"a":"0123456789012345678901234567890123456789"}')).toBeDefined()
    expect(walked('{"a":"01')).toBeUndefined()
  })
})
