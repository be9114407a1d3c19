import { describe, expect, it } from 'vitest'
import type { Predicate } from '../query/query.ts'
import { compileEql, type CompileEqlOptions } from './compile.ts'

function compile(text: string, options: CompileEqlOptions = {}): Predicate {
  const compiled = compileEql(text, options)
  if ('diagnostics' in compiled) throw new TypeError(JSON.stringify(compiled.diagnostics))
  if (compiled.query.kind !== 'event') throw new TypeError(`a ${compiled.query.kind}`)
  return compiled.query.where
}

describe('compilation', () => {
  it('makes the category an exact equality and any no test at all', () => {
    expect(compile('any where true')).toMatchObject({ kind: 'constant', value: true })
    expect(compile('cloud where true')).toMatchObject({
      kind: 'and',
      of: [
        {
          field: { document: 'ecs', path: 'event.category' },
          matcher: { kind: 'equals', value: 'cloud', caseSensitive: true },
        },
        { kind: 'constant' },
      ],
    })
  })

  it('takes another category field when told', () => {
    const where = compile('cloud where true', { eventCategoryField: 'event_type' })
    expect(where).toMatchObject({ of: [{ field: { path: 'event_type' } }, {}] })
  })

  it('names the text in diagnostics and gives line and column', () => {
    expect(compileEql('any where\n  a == b', { name: 'rule.eql' })).toMatchObject({
      diagnostics: [{ file: 'rule.eql', line: 2, column: 8 }],
    })
    expect(compileEql('any')).toMatchObject({ diagnostics: [{ file: '<query>' }] })
  })

  it('points from predicates to the text they came from', () => {
    const text = 'any where a == 1 and not b : "x*"'
    const where = compile(text)
    if (where.kind !== 'and') throw new TypeError('not an and')
    const places = where.of.map(({ span }) => text.slice(span?.start, span?.end))
    expect(places).toEqual(['a == 1', 'not b : "x*"'])
  })
})
