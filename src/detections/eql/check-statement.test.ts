import { describe, expect, it } from 'vitest'
import type { FieldType } from '../query/query.ts'
import { compileEql } from './compile.ts'

const types: Readonly<Record<string, FieldType>> = { who: 'string', acct: 'number', x: 'decimal' }
const schema = { typeOf: (path: string): FieldType | undefined => types[path], names: [] }

function faults(text: string): readonly string[] {
  const compiled = compileEql(text, { schema })
  return 'query' in compiled ? [] : compiled.diagnostics.map(({ code }) => code)
}

describe('checks of sequences, samples and pipes (eql.md 13)', () => {
  it.each([
    ['sequence [a where true]', 'eql-stages'],
    ['sequence [a where true] [b where true] by who', 'eql-key-count'],
    ['sequence [a where true] by who [b where true] by acct', 'eql-key-type'],
    ['sequence by length(who) [a where true] [b where true]', 'eql-unsupported-key'],
    ['sequence by nope [a where true] [b where true]', 'eql-unknown-field'],
    ['sequence [a where true] ![b where true]', 'eql-missing-event'],
    ['sequence with maxspan=1m ![a where true] ![b where true]', 'eql-missing-event'],
    ['sequence [a where true] [b where true] until ![c where true]', 'eql-missing-event'],
    ['sequence [a where who == acct] [b where true]', 'eql-field-comparison'],
    [
      'sequence [a where true] [b where true] until [c where true] with runs=2',
      'eql-missing-event',
    ],
    ['sequence with maxspan=1m by who [a where true] [b where true]', 'eql-by-after-with'],
    ['sequence with maxspan=5 [a where true] [b where true]', 'eql-maxspan'],
    ['sequence with maxspan=1.5s [a where true] [b where true]', 'eql-maxspan'],
    ['sequence with maxspan=2w [a where true] [b where true]', 'eql-maxspan'],
    ['sequence with maxspan=2sec [a where true] [b where true]', 'eql-maxspan'],
    ['sequence with maxspan=0s [a where true] [b where true]', 'eql-maxspan'],
    ['sequence with maxspan=-1s [a where true] [b where true]', 'eql-maxspan'],
    ['sequence [a where true] fork=true [b where true]', 'eql-fork'],
    ['sequence [a where true] fork [b where true]', 'eql-fork'],
    ['sequence [a where true] with runs=0 [b where true]', 'eql-runs'],
    ['sequence [a where true] with runs=101', 'eql-runs'],
    ['sequence [a where true] with runs=1.5', 'eql-runs'],
    ['sequence [a where true] with foo=2', 'eql-runs'],
    ['join by who [a where true] [b where true]', 'eql-join'],
    ['sample by who with maxspan=1m [a where true] [b where true]', 'eql-sample'],
    ['sample by who [a where true] [b where true] until [c where true]', 'eql-sample'],
    ['sample [a where true] [b where true]', 'eql-sample'],
    ['sample by who [a where true]', 'eql-sample'],
    ['sample by who [a where true] ![b where true]', 'eql-sample'],
    ['sample by who [a where true] [b where true] with runs=2', 'eql-sample'],
    ['sample by who [a where true] [b where true] | head 1', 'eql-sample'],
    ['any where true | sort who', 'eql-pipe'],
    ['any where true | unique_count who acct', 'eql-pipe'],
    ['any where true | count', 'eql-pipe'],
    ['any where true | heed 1', 'eql-pipe'],
    ['any where true | head', 'eql-pipe'],
    ['any where true | head -1', 'eql-pipe'],
    ['any where true | head 1.5', 'eql-pipe'],
    ['any where true | head who', 'eql-pipe'],
    ['any where true | head 1, 2', 'eql-pipe'],
  ])('refuse %s', (text, code) => {
    expect(faults(text)).toEqual([code])
  })

  it.each([
    'sequence [a where true] with runs=2',
    'sequence [a where true] by acct [b where true] by x',
    'sequence by ?nope [a where true] [b where true]',
    'sample [a where true] by who [b where true] by ?who',
    'any where true | head 0',
    'any where true | tail 3 | head 1',
  ])('let %s pass', (text) => {
    expect(faults(text)).toEqual([])
  })
})
