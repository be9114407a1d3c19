import { describe, expect, it } from 'vitest'
import type { Event } from './event.ts'
import { splitOperations } from './merge-split.ts'

/** `S0 A2 E9` are a start at second 0, an acceptance at 2, a success at 9; `F` is a failure. */
const states = new Map([
  ['S', 'Started'],
  ['A', 'Accepted'],
  ['E', 'Succeeded'],
  ['F', 'Failed'],
])

function partOf(text: string): Event {
  const time = Number(text.slice(1)) * 1000
  const native = {
    correlationId: 'c',
    operationName: { value: 'x/write' },
    status: { value: states.get(text.slice(0, 1)) ?? '' },
  }
  const base = { document: {}, native, records: [] }
  return { source: 'azure.activitylogs', id: text, time, endTime: time, ...base }
}

function split(text: string): readonly string[] {
  const operations = splitOperations(text.split(' ').map(partOf))
  return operations.map((parts) => parts.map(({ id }) => id).join(' '))
}

describe('parts of one key', () => {
  it('are one operation in order of time', () => {
    expect(split('E9 S0 A2')).toEqual(['S0 A2 E9'])
    expect(split('A0 E9')).toEqual(['A0 E9'])
    expect(split('E1 A1 S1')).toEqual(['S1 A1 E1'])
  })

  it('are as many operations as there are starts', () => {
    expect(split('S0 A1 E2 S60 A61 E62')).toEqual(['S0 A1 E2', 'S60 A61 E62'])
    expect(split('S0 A1 S60 A61')).toEqual(['S0 A1', 'S60 A61'])
  })

  it('find their own operation when two are interleaved', () => {
    expect(split('S0 S1 A2 A3 E4 E5')).toEqual(['S0 A2 E4', 'S1 A3 E5'])
  })

  it('leave an operation that has ended for one that has not', () => {
    expect(split('S0 E1 S60 A61')).toEqual(['S0 E1', 'S60 A61'])
  })

  it('are apart when more than an hour lies between them', () => {
    expect(split('S0 A3600')).toEqual(['S0 A3600'])
    expect(split('S0 A3601')).toEqual(['S0', 'A3601'])
  })

  it('may have a start stamped a little late, but no later one', () => {
    expect(split('A0 S3')).toEqual(['A0 S3'])
    expect(split('A0 S30')).toEqual(['A0', 'S30'])
  })

  it('join their copies', () => {
    expect(split('S0 S0 A1 A1')).toEqual(['S0 S0 A1 A1'])
  })
})
