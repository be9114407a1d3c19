import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { lineFinder, positionAt, showCaret } from './source-text.ts'

const source = { name: '<query>', text: 'any where\n\tuser.nam == "x"' }

describe('source text', () => {
  it('counts lines and columns from one', () => {
    expect(positionAt(source, 0)).toEqual({ line: 1, column: 1 })
    expect(positionAt(source, 11)).toEqual({ line: 2, column: 2 })
    expect(positionAt(source, 9999)).toEqual({ line: 2, column: 17 })
  })

  it('finds the lines of many offsets as it finds that of one', () => {
    const text = fc.string({ unit: fc.constantFrom('a', '\n', '\r') })
    fc.assert(
      fc.property(text, fc.nat({ max: 20 }), (some, offset) => {
        expect(lineFinder(some)(offset)).toBe(positionAt({ name: 'x', text: some }, offset).line)
      }),
    )
  })

  it('puts carets under the words meant, tabs or not', () => {
    expect(showCaret(source, 11, 8)).toBe('2 |  user.nam == "x"\n     ^^^^^^^^')
  })

  it('cuts a long line round the caret', () => {
    const long = { name: 'x', text: `${'a'.repeat(500)}!${'b'.repeat(500)}` }
    const [line = '', caret = ''] = showCaret(long, 500).split('\n')
    expect(line.length).toBeLessThan(140)
    expect(line[caret.indexOf('^')]).toBe('!')
  })
})
