import { expect, it } from 'vitest'
import { JsonWalker } from './json-walker.ts'
import { closed } from './member-group.ts'
import { MemberReader } from './member-reader.ts'

const group = closed(['value'])
const walker = new JsonWalker([group])
const place = walker.placeOf(group, 'value')
const members = new MemberReader(walker)

/** Lays an object out whose one member is written so; an empty text leaves the member out. */
function lay(written: string): void {
  walker.lay(Buffer.from(written === '' ? '{}' : `{"value":${written}}`))
  walker.walk(walker.start, walker.groupOf(group))
}

it.each([
  ['', { has: false, missing: true, text: false, object: false, number: false, isTrue: false }],
  ['""', { has: true, missing: true, text: true, object: false, number: false, isTrue: false }],
  ['"x"', { has: true, missing: false, text: true, object: false, number: false, isTrue: false }],
  ['{}', { has: true, missing: false, text: false, object: true, number: false, isTrue: false }],
  ['-7', { has: true, missing: false, text: false, object: false, number: true, isTrue: false }],
  ['0.5', { has: true, missing: false, text: false, object: false, number: true, isTrue: false }],
  ['true', { has: true, missing: false, text: false, object: false, number: false, isTrue: true }],
  [
    'false',
    { has: true, missing: false, text: false, object: false, number: false, isTrue: false },
  ],
  ['null', { has: true, missing: true, text: false, object: false, number: false, isTrue: false }],
  ['[]', { has: true, missing: false, text: false, object: false, number: false, isTrue: false }],
])('tells what %s is', (written, expected) => {
  lay(written)
  expect({
    has: members.has(place),
    missing: members.isMissing(place),
    text: members.isText(place),
    object: members.isObject(place),
    number: members.isNumber(place),
    isTrue: members.isTrue(place),
  }).toEqual(expected)
})

it('reads texts and times', () => {
  const texts = members.lastText((text) => text !== 'no')
  lay('"yes"')
  expect(members.text(place, texts)).toBe('yes')
  expect(members.plainText(members.span(place))).toBe('yes')
  lay('"no"')
  expect(members.text(place, texts)).toBeUndefined()
  lay('"a\\nb"')
  expect(members.plainText(members.span(place))).toBeUndefined()
  lay('7')
  expect(members.span(place)).toEqual({ from: 0, to: 0 })
  expect(members.plainText(members.span(place))).toBeUndefined()
  lay('"2026-09-15T10:00:01.5Z"')
  expect(members.time(place)).toBe(Date.UTC(2026, 8, 15, 10, 0, 1, 500))
  expect(members.columnTime(place)).toBe(Date.UTC(2026, 8, 15, 10, 0, 1, 500))
  lay('"2026-09-15 10:00:01.5 UTC"')
  expect(members.columnTime(place)).toBe(Date.UTC(2026, 8, 15, 10, 0, 1, 500))
  expect(members.time(place)).toBeUndefined()
  lay('1789466401')
  expect(members.time(place)).toBeUndefined()
  expect(members.columnTime(place)).toBeUndefined()
})

it.each([
  ['', true],
  ['null', true],
  ['""', true],
  ['" "', false],
  ['"n"', false],
  ['false', false],
  ['0', false],
  ['{}', false],
  ['[]', false],
])('takes %s for missing: %j', (written, isMissing) => {
  lay(written)
  expect(members.isMissing(place)).toBe(isMissing)
})

it.each([
  ['{"a":"x","b":"y"}', 'x'],
  ['{"b":"y","a":"x"}', 'x'],
  ['{"a":"","b":"y"}', 'y'],
  ['{"a":null,"b":"y"}', 'y'],
  ['{"b":"y"}', 'y'],
  ['{"a":{"b":1},"b":7}', ''],
])('of %s the first text of some length is %j', (written, text) => {
  const both = closed(['a', 'b'])
  const own = new JsonWalker([both])
  own.lay(Buffer.from(written))
  own.walk(own.start, own.groupOf(both))
  const reader = new MemberReader(own)
  const { from, to } = reader.firstSpan([own.placeOf(both, 'a'), own.placeOf(both, 'b')])
  expect(own.bytes.toString('latin1', from, to)).toBe(text)
})
