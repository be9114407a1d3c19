import { describe, expect, it } from 'vitest'
import { auditSearch } from '../../test/builders/follow-up-search.ts'
import {
  eachValue,
  framed,
  listedValues,
  writeCondition,
  type SearchClause,
  type WrittenClause,
} from './follow-up-search.ts'

const joints = { and: ' & ', or: ' | ' }

/** Writes values as they are, but none that begins with `!`. */
function write({ by, values }: SearchClause): WrittenClause {
  if (by === 'source') return { texts: [], leftOut: [], unasked: 'no sources here' }
  return eachValue(values, (value) => (value.startsWith('!') ? undefined : value))
}

function conditionOf(
  ...groups: readonly (readonly SearchClause[])[]
): ReturnType<typeof writeCondition> {
  return writeCondition({ ...auditSearch('aws'), groups }, write, joints)
}

function records(...values: readonly string[]): SearchClause {
  return { by: 'record', values }
}

describe('a condition', () => {
  it('asks for one of each group, in brackets where there are several', () => {
    expect(conditionOf([records('a', 'b')], [records('c')])).toEqual({
      text: '(a | b) & c',
      leftOut: [],
      notes: [],
    })
  })

  it('goes on without a value that cannot be written, and names it', () => {
    expect(conditionOf([records('a', '!b')])).toEqual({ text: 'a', leftOut: ['!b'], notes: [] })
  })

  it('is none where a whole group cannot be written: it would ask something else', () => {
    expect(conditionOf([records('a')], [records('!b')])).toMatchObject({
      text: undefined,
      leftOut: ['!b'],
    })
    expect(conditionOf()).toMatchObject({ text: undefined })
  })

  it('leaves out a group that the platform cannot ask for at all, and says why', () => {
    expect(conditionOf([records('a')], [{ by: 'source', values: ['s'] }])).toEqual({
      text: 'a',
      leftOut: [],
      notes: ['no sources here'],
    })
  })
})

function quote(value: string): string | undefined {
  return value === 'x' ? undefined : `<${value}>`
}

function frame(text: string): string {
  return `where ${text}`
}

it('a list holds what can be quoted', () => {
  expect(listedValues(['a', 'x', 'b'], quote, (list) => `in ${list}`)).toEqual({
    texts: ['in <a>, <b>'],
    leftOut: ['x'],
  })
  expect(listedValues(['x'], quote, (list) => list).texts).toEqual([])
})

it('a frame stands round a condition, and round nothing else', () => {
  expect(framed({ text: 'a', leftOut: [], notes: ['n'] }, frame, ['m'])).toEqual({
    text: 'where a',
    leftOut: [],
    notes: ['n', 'm'],
  })
  expect(framed({ text: undefined, leftOut: ['x'], notes: [] }, frame, ['m'])).toEqual({
    text: '',
    leftOut: ['x'],
    notes: [],
  })
})
