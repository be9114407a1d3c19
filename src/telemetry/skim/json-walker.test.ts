import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { isJsonObject, type JsonObject, parseJson } from '../../base/json.ts'
import { JsonWalker } from './json-walker.ts'
import { layout } from '../kernel/kernel-layout.ts'
import { closed, open } from './member-group.ts'

/** Of which JSON may be made, and much that is none. */
const tokens = ['{', '}', '[', ']', ':', ',', '"x"', '"\\"', '1', '-', ' ', 'null'] as const
const names = ['eventID', 'eventName', 'requestParameters', 'a'] as const
const group = closed(names)
const walker = new JsonWalker([group])
const groupPlace = walker.groupOf(group)

/** What the walker makes of a text: the texts of the values of its members, or nothing. */
function walked(text: string): Record<string, string> | undefined {
  const bytes = Buffer.from(text)
  walker.lay(bytes)
  const end = walker.walk(walker.start, groupPlace)
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
    ['{}', {}],
    ['{ "a" : 1 ,\r\n\t"eventName":"Run"}', { a: '1', eventName: '"Run"' }],
    [
      `{${' '.repeat(40)}"a":${'\n'.repeat(33)}[ 1 , { "b" :\t[ ] , "c" : { } } ] }`,
      { a: '[ 1 , { "b" :\t[ ] , "c" : { } } ]' },
    ],
  ])('%s', (text, members) => {
    expect(walked(text)).toEqual(members)
  })

  it('counts the newlines between tokens', () => {
    walked('{"a":1}')
    expect(walker.newlines).toBe(0)
    walked(`{\n "a" : [\n\n${' '.repeat(30)}\n 1 ],\r\n "eventName":"\\n"\n}`)
    expect(walker.newlines).toBe(6)
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
    const indentation = fc.constantFrom('', '  ', '\t', ' '.repeat(10))
    fc.assert(
      fc.property(object, indentation, (members, space) => {
        const text = JSON.stringify(Object.fromEntries(members), null, space)
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
    ['an array for an object', '["a":1}'],
    ['white space of another sort', '{"a":\u000b1}'],
    ['white space within a number', '{"a":1 2}'],
    ['white space for a comma', '{"a":1 "eventName":2}'],
    ['a NUL between tokens', '{"a":\u00001}'],
    ['a newline within a word', '{"a":tr\nue}'],
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
        const end = walker.walk(walker.start, groupPlace)
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

describe('members inside members', () => {
  const labels = open(['project', 'zone'])
  const outer = closed(['id'], { resource: closed(['type'], { labels }), detail: group })
  const deep = new JsonWalker([outer, group])

  /** The text of a member of a group, if there is one. */
  function textIn(text: string, of: typeof outer, name: string): string | undefined {
    const bytes = Buffer.from(text)
    deep.lay(bytes)
    if (deep.walk(deep.start, deep.groupOf(outer)) !== deep.start + bytes.length) return 'refused'
    const at = deep.placeOf(of, name)
    return deep.ends[at] === 0
      ? undefined
      : deep.bytes.toString('latin1', deep.begins[at], deep.ends[at])
  }

  it('are found, whatever else stands beside them where that is allowed', () => {
    const text =
      '{"resource":{"labels":{"x":{"zone":1},"zone":"a","y":[]},"type":"t"},"detail":{"a":7},"id":1}'
    expect(textIn(text, labels, 'zone')).toBe('"a"')
    expect(textIn(text, labels, 'project')).toBeUndefined()
    expect(textIn(text, group, 'a')).toBe('7')
    expect(textIn(text, outer, 'id')).toBe('1')
    expect(textIn('{"resource":{"labels":{}}}', labels, 'zone')).toBeUndefined()
    expect(textIn('{"resource":null}', labels, 'zone')).toBeUndefined()
  })

  it.each([
    ['a name that is not known where none is allowed', '{"resource":{"x":1}}'],
    ['an escape in a name that is not known', '{"resource":{"labels":{"z\\u006fne":1}}}'],
    ['a name twice', '{"resource":{"labels":{"zone":1,"zone":2}}}'],
    ['a name twice, with another between', '{"resource":{"labels":{"zone":1,"x":2,"zone":2}}}'],
    ['an object twice', '{"detail":{"a":1},"detail":{}}'],
    ['a name without a value', '{"resource":{"labels":{"x"}}}'],
    ['a comma at the end', '{"resource":{"labels":{"x":1,}}}'],
    ['a name that is cut', '{"resource":{"labels":{"x'],
  ])('are refused with %s', (_, text) => {
    expect(textIn(text, labels, 'zone')).toBe('refused')
  })

  it('are refused wherever JSON.parse refuses, whatever names there are', () => {
    const token = fc.constantFrom('"zone"', '\n', ...tokens)
    fc.assert(
      fc.property(fc.array(token, { maxLength: 9 }), (drawn) => {
        const text = `{"resource":{"labels":{"x":${drawn.join('')}}}}`
        if (textIn(text, labels, 'zone') === 'refused') return
        expect(isJsonObject(parseJson(text))).toBe(true)
      }),
      { numRuns: 2000 },
    )
  })

  it('are found in an object that a text says', () => {
    const said = fc.dictionary(fc.constantFrom(...names), fc.string({ unit: 'grapheme-ascii' }))
    fc.assert(
      fc.property(said, (members) => {
        const text = JSON.stringify(JSON.stringify(members))
        deep.lay(Buffer.from(text))
        deep.walk(deep.start, deep.groupOf(outer))
        const isWalked = deep.walkText(
          deep.start + 1,
          deep.start + text.length - 1,
          deep.groupOf(group),
        )
        expect(isWalked).toBe(true)
        for (const [name, value] of Object.entries(members)) {
          const at = deep.placeOf(group, name)
          const found = deep.bytes.toString('latin1', deep.begins[at], deep.ends[at])
          expect(parseJson(found)).toBe(value)
        }
      }),
    )
  })

  it.each([
    ['with an escape by code', '{\\"a\\":\\u0031}'],
    ['with something behind the object', '{\\"a\\":1} '],
    ['that is no object', '[1]'],
    ['that is empty', ''],
    ['that is longer than what is looked at', `{\\"a\\":\\"${'x'.repeat(2 ** 18)}\\"}`],
  ])('are not looked for in a text %s', (_, text) => {
    deep.lay(Buffer.from(text))
    deep.walk(deep.start, deep.groupOf(outer))
    expect(deep.walkText(deep.start, deep.start + text.length, deep.groupOf(group))).toBe(false)
  })
})

describe('the row of a table', () => {
  const columns = ['a', 'eventName', 'requestParameters'] as const
  const rows = new JsonWalker([group])
  rows.layColumns(columns.map((name) => rows.placeOf(group, name)))

  /** The object that a row stands for, as it is laid out; `undefined` where the row is refused. */
  function objectOf(text: string): string | undefined {
    const bytes = Buffer.from(text)
    rows.lay(bytes)
    const end = rows.walkRow(rows.start)
    if (end === 0) return undefined
    expect(end).toBe(rows.start + bytes.length)
    return rows.bytes.toString('latin1', layout.embedded, rows.textEnd)
  }

  it('is laid out as the object of its columns, in their order', () => {
    expect(objectOf('["x",null,{"b":[1]}]')).toBe(
      '{"a":"x","eventName":null,"requestParameters":{"b":[1]}}',
    )
  })

  it('is read whatever its values are, and what stands between them', () => {
    const space = fc.constantFrom('', ' ', '\n\t', '\r\n'.repeat(20))
    const values = fc.array(fc.jsonValue({ noUnicodeString: true, stringUnit: 'grapheme-ascii' }), {
      minLength: columns.length,
      maxLength: columns.length,
    })
    fc.assert(
      fc.property(values, space, (row, blank) => {
        const texts = row.map((value) => JSON.stringify(value))
        const text = `[${blank}${texts.join(`${blank},${blank}`)}${blank}]`
        const expected = Object.fromEntries(columns.map((name, place) => [name, row[place]]))
        expect(objectOf(text)).toBe(`{${columns.map((n, i) => `"${n}":${texts[i]}`).join(',')}}`)
        expect(JSON.stringify(parseJson(objectOf(text) ?? ''))).toBe(JSON.stringify(expected))
        expect(rows.newlines).toBe(text.split('\n').length - 1)
        for (const [place, name] of columns.entries()) {
          const at = rows.placeOf(group, name)
          expect(rows.bytes.toString('latin1', rows.begins[at], rows.ends[at])).toBe(texts[place])
        }
        expect(rows.ends[rows.placeOf(group, 'eventID')]).toBe(0)
      }),
    )
  })

  it.each([
    ['of fewer values', '["x",null]'],
    ['of more values', '["x",null,1,2]'],
    ['of none', '[]'],
    ['that is no array', '{"a":1}'],
    ['with a comma at its end', '["x",null,1,]'],
    ['without a comma', '["x",null 1]'],
    ['without a value', '["x",,1]'],
    ['with members', '["a":"x",null,1]'],
    ['with a brace at its end', '["x",null,1}'],
    ['that is cut', '["x",null,1'],
    ['with a text that is not ASCII', '["é",null,1]'],
    ['with a value that is no JSON', '["x",nul,01]'],
    ['that is longer than what is looked at', `["${'x'.repeat(2 ** 18)}",1,2]`],
  ])('is refused %s', (_, text) => {
    expect(objectOf(text)).toBeUndefined()
  })

  it('is refused wherever JSON.parse refuses', () => {
    const token = fc.constantFrom(...tokens)
    fc.assert(
      fc.property(fc.array(token, { maxLength: 12 }), (drawn) => {
        const text = `[${drawn.join('')}`
        rows.lay(Buffer.from(text))
        const end = rows.walkRow(rows.start)
        if (end === 0) return
        expect(parseJson(text.slice(0, end - rows.start))).toHaveLength(columns.length)
      }),
      { numRuns: 3000 },
    )
  })
})
