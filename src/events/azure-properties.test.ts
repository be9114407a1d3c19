import { describe, expect, it } from 'vitest'
import { readProperties } from './azure-properties.ts'

describe('the properties of an Azure record', () => {
  it('parses both bodies, whichever way the request body is spelt', () => {
    const read = { requestBody: { a: 1 }, responseBody: { b: [2] } }
    expect(readProperties({ requestbody: '{"a":1}', responseBody: '{"b":[2]}' })).toEqual(read)
    expect(readProperties({ requestBody: { a: 1 }, responseBody: { b: [2] } })).toEqual(read)
  })

  it('reads properties printed into one string', () => {
    expect(readProperties(' {"statusCode":"OK","requestbody":"{\\"a\\":1}"}')).toEqual({
      statusCode: 'OK',
      requestBody: { a: 1 },
    })
  })

  it('leaves a body that was cut as text and one that is empty out', () => {
    expect(readProperties({ responseBody: '{"b":[2' })).toEqual({ responseBody: '{"b":[2' })
    expect(readProperties({ responseBody: '', requestbody: null, x: 1 })).toEqual({ x: 1 })
  })

  it('is nothing for what is no object', () => {
    expect([null, undefined, 'text', '[1]', 7].map(readProperties)).toEqual(
      Array.from({ length: 5 }, () => undefined),
    )
  })
})
