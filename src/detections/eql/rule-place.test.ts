import { describe, expect, it } from 'vitest'
import { placeInFile } from './rule-place.ts'

const query = 'any where\n  a == "b" and c'
const fault = { code: 'eql-x', severity: 'error', message: 'm', line: 2, column: 16 } as const

describe('the place of a query in its file', () => {
  it('moves a fault by what stands before the query', () => {
    const text = `[rule]\nquery = '''\n${query}\n'''`
    expect(placeInFile([fault], query, { name: 'f', text })).toMatchObject([
      { message: 'm', line: 4, column: 16 },
    ])
  })

  it('counts the escapes of JSON', () => {
    const text = `{"name": "n",\n "query": ${JSON.stringify(query)}}`
    const [line = ''] = text.split('\n').slice(1)
    expect(placeInFile([fault], query, { name: 'f', text })).toMatchObject([
      { line: 2, column: line.indexOf('and c') + 5 },
    ])
  })

  it('is told in words where the file writes the query in other escapes', () => {
    const text = `{"query": "any where\\u000a  a == \\"b\\" and c"}`
    const [placed] = placeInFile([fault], query, { name: 'f', text })
    expect(placed).toEqual({
      code: 'eql-x',
      severity: 'error',
      message: 'm (line 2, column 16 of the query)',
    })
  })
})
