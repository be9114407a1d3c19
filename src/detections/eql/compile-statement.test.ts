import { describe, expect, it } from 'vitest'
import type { FieldType } from '../query/query.ts'
import { stagesOf } from '../query/stages-of.ts'
import { compileEql, type CompileEqlOptions } from './compile.ts'

function compile(text: string, options: CompileEqlOptions = {}) {
  const compiled = compileEql(text, options)
  if ('diagnostics' in compiled) throw new TypeError(JSON.stringify(compiled.diagnostics))
  return compiled.query
}

const onlyA = {
  typeOf: (path: string): FieldType | undefined => (path === 'a' ? 'string' : undefined),
  names: ['a'],
}

const ecs = (path: string) => ({ document: 'ecs', path, objects: 'leaves' })

describe('compilation of statements', () => {
  it('puts shared keys before the own ones of a stage, of until too', () => {
    const text = 'sequence by a [x where true] by ?b [y where true] by c until [z where true] by d'
    const keys = stagesOf(compile(text)).map((stage) => stage.keys)
    expect(keys).toEqual([
      [{ field: ecs('a'), isOptional: false }, { field: ecs('b'), isOptional: true }],
      [{ field: ecs('a'), isOptional: false }, { field: ecs('c'), isOptional: false }],
      [{ field: ecs('a'), isOptional: false }, { field: ecs('d'), isOptional: false }],
    ]) // prettier-ignore
  })

  it('makes an optional key that the schema does not know null for good', () => {
    const text = 'sample by a, ?nope [any where true] [any where true]'
    const [stage] = stagesOf(compile(text, { schema: onlyA }))
    expect(stage?.keys).toEqual([
      { field: { ...ecs('a'), type: 'string' }, isOptional: false },
      { isOptional: true },
    ])
  })

  it('counts maxspan in milliseconds and keeps runs, missing stages and pipes as data', () => {
    const text =
      'sequence with maxspan=2h [x where true] with runs=3 ![y where true] | tail 4 | head 1'
    expect(compile(text)).toMatchObject({
      kind: 'sequence',
      maxspan: 7_200_000,
      stages: [
        { runs: 3, isMissing: false, span: { start: 25 } },
        { runs: 1, isMissing: true },
      ],
      pipes: [
        { kind: 'tail', count: 4 },
        { kind: 'head', count: 1 },
      ],
    })
  })

  it('leaves out what is not written', () => {
    const stage = { keys: [], isMissing: false, runs: 1, where: {}, span: {} }
    const query = compile('sequence [x where true] [y where true]')
    expect(Object.keys(query)).toEqual(['kind', 'stages'])
    expect(stagesOf(query).map((one) => Object.keys(one).sort())).toEqual(
      [0, 1].map(() => Object.keys(stage).sort()),
    )
    expect(Object.keys(compile('any where true'))).toEqual(['kind', 'where'])
  })
})
