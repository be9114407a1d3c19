import { expect, it } from 'vitest'
import { parseRecord } from './parse-record.ts'

it('parses bytes and says whether they were UTF-8', () => {
  expect(parseRecord(Buffer.from('{"a":"\ufffdö"}'))).toEqual({
    value: { a: '\ufffdö' },
    isWellEncoded: true,
  })
  expect(parseRecord(Buffer.from('"\u00ff"', 'latin1'))).toEqual({
    value: '\ufffd',
    isWellEncoded: false,
  })
  expect(parseRecord(Buffer.from('{"a":}'))).toBeUndefined()
})
