import { describe, expect, it } from 'vitest'
import type { FieldType } from '../query/query.ts'
import { compileEql } from './compile.ts'
import type { EqlSchema } from './schema.ts'

const types: Readonly<Record<string, FieldType>> = {
  name: 'string',
  note: 'string',
  code: 'number',
  ok: 'boolean',
  ip: 'ip',
  '@timestamp': 'date',
}
const schema: EqlSchema = { typeOf: (path) => types[path], names: Object.keys(types) }

/** The codes of all faults of a condition. */
function faults(condition: string, withSchema = true): readonly string[] {
  const compiled = compileEql(`any where ${condition}`, withSchema ? { schema } : {})
  return 'query' in compiled ? [] : compiled.diagnostics.map(({ code }) => code)
}

describe('checks of conditions (eql.md 4 to 8, 13)', () => {
  it.each([
    ['name', 'eql-not-boolean'],
    ['code + 1', 'eql-not-boolean'],
    ['code and ok', 'eql-not-boolean'],
    ['not length(name)', 'eql-not-boolean'],
    ['"x"', 'eql-not-boolean'],
    ['name == note', 'eql-field-comparison'],
    ['name in (note, "x")', 'eql-field-comparison'],
    ['length(name) == length(note)', 'eql-field-comparison'],
    ['(name == "a") == (note == "b")', 'eql-field-comparison'],
    ['code : "7"', 'eql-type'],
    ['ip like "10.*"', 'eql-type'],
    ['length(name) : "7"', 'eql-type'],
    ['name : 7', 'eql-type'],
    ['name in~ (7)', 'eql-type'],
    ['name + 1 == 2', 'eql-type'],
    ['-name == 2', 'eql-type'],
    ['code / 0 == 1', 'eql-division-by-zero'],
    ['code % -0 == 1', 'eql-division-by-zero'],
    ['name regex "("', 'eql-regex'],
    ['@timestamp > "now-1d"', 'eql-date'],
    ['"soon" == @timestamp', 'eql-date'],
    ['@timestamp in ("2026-01-01", "x")', 'eql-date'],
    ['absent == 1', 'eql-unknown-field'],
  ])('refuse %s', (condition, code) => {
    expect(faults(condition)).toEqual([code])
  })

  it.each([
    'ok',
    'true',
    '?absent',
    '?absent == ?other',
    'code == "7"',
    'code / 0.0 == 1',
    'string(code) : "7"',
    'startsWith(name, note)',
    'concat(name, code, ok) == "x"',
    '"2026-01-01" < @timestamp',
  ])('let %s pass', (condition) => {
    expect(faults(condition)).toEqual([])
  })

  it('report every fault of a condition', () => {
    expect(faults('name == note and code : "7"')).toEqual(['eql-field-comparison', 'eql-type'])
  })

  it('take every field as known and of any type without a schema', () => {
    expect(faults('absent and code : "7" and -name == 2', false)).toEqual([])
    expect(faults('a == b', false)).toEqual(['eql-field-comparison'])
  })

  it('suggest the field that was meant', () => {
    const compiled = compileEql('any where nme == "x"', { schema, name: 'rule.eql' })
    expect(compiled).toEqual({
      diagnostics: [
        {
          code: 'eql-unknown-field',
          severity: 'error',
          message: 'there is no field "nme"',
          file: 'rule.eql',
          line: 1,
          column: 11,
          hint: 'did you mean "name"? or write ?nme where it may be absent',
        },
      ],
    })
  })
})
