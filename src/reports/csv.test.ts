import { parse } from 'csv-parse/sync'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { csvLine } from './csv.ts'

describe('CSV', () => {
  it('quotes what holds a comma, a quote or a line break', () => {
    expect(csvLine(['a', 'b,c', 'say "hi"', 'x\ny', 3])).toBe('a,"b,c","say ""hi""","x\ny",3\r\n')
  })

  it.each(['=1+1', '+1', '-1', '@SUM(A1)', '\t=1', '\r=1'])('lets %j not run', (text) => {
    expect(csvLine([text])).toMatch(/^"?'/)
  })

  it('keeps a number of our own, though it is negative', () => {
    expect(csvLine([-1])).toBe('-1\r\n')
  })

  it('is read back as it was written, apostrophes aside', () => {
    const cells = fc.array(fc.string({ unit: 'binary' }), { minLength: 2, maxLength: 5 })
    fc.assert(
      fc.property(cells, (row) => {
        const [read = []] = parse(csvLine(row), { record_delimiter: '\r\n' })
        expect(read).toEqual(row.map((one) => (/^[=+\-@\t\r]/.test(one) ? `'${one}` : one)))
      }),
    )
  })
})
