import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { JsonPiece, SplitLimits } from './json-piece.ts'
import { JsonSplitter } from './split-json.ts'

const limits = { recordBytes: 1000, depth: 5 }

/** What a splitter makes of a text that arrives in chunks of the given sizes, over and over. */
function split(text: string, sizes = [text.length], bounds: SplitLimits = limits): unknown[] {
  const bytes = Buffer.from(text)
  const splitter = new JsonSplitter(bounds)
  const found: unknown[] = []
  for (let at = 0, turn = 0; at < bytes.length; turn++) {
    const size = sizes[turn % sizes.length] ?? 1
    const chunk = bytes.subarray(at, at + size)
    found.push(...splitter.push(chunk).map(shown))
    at += size
  }
  return [...found, ...splitter.end().map(shown)]
}

/** A piece in short: `[1, '{"a":1}']`, with its holder or its reason where it has one. */
function shown(piece: JsonPiece): unknown {
  if (piece.kind === 'broken') return [piece.line, piece.reason, piece.size, piece.isLast]
  if (piece.kind === 'skimmed') return ['skimmed', piece.times]
  const text = piece.bytes.toString()
  if (piece.kind === 'text') return [piece.line, 'text', text]
  const holder = piece.holder
  return holder === undefined
    ? [piece.line, text]
    : [piece.line, text, holder.envelope.name, holder.members]
}

describe('documents', () => {
  it('reads one a line, pretty-printed, and with nothing between', () => {
    expect(split('{"a":1}\n\n{"a":"}\\"{"}\r\n')).toEqual([
      [1, '{"a":1}'],
      [3, '{"a":"}\\"{"}'],
    ])
    expect(split('{\n "a": {}\n}\n{"b":1}')).toEqual([
      [1, '{\n "a": {}\n}'],
      [4, '{"b":1}'],
    ])
    expect(split('{"a":1}{"b":2},{"c":[]}')).toEqual([
      [1, '{"a":1}'],
      [1, '{"b":2}'],
      [1, '{"c":[]}'],
    ])
  })

  it('hands out lines that are no JSON', () => {
    expect(split('hello\n{"a":1}\nworld')).toEqual([
      [1, 'text', 'hello'],
      [2, '{"a":1}'],
      [3, 'text', 'world'],
    ])
  })

  it('says nothing of an empty text', () => {
    expect(split('')).toEqual([])
    expect(split(' \n[]\n{"Records":[]}')).toEqual([])
  })
})

describe('arrays of records', () => {
  it('reads the elements of a bare array, scalars and texts too', () => {
    expect(split('[\n{"a":1},\n{"b":[1]}, "x,]", 12 ,null]')).toEqual([
      [2, '{"a":1}'],
      [3, '{"b":[1]}'],
      [3, '"x,]"'],
      [3, '12'],
      [3, 'null'],
    ])
  })

  it('reads the elements of a known array with the members before it', () => {
    expect(split('{"owner":"1","Records":[{"a":1},{"a":2}],"next":{"Records":[]}}{"b":1}')).toEqual(
      [
        [1, '{"a":1}', 'records', { owner: '1', Records: [] }],
        [1, '{"a":2}', 'records', { owner: '1', Records: [] }],
        [1, '{"b":1}'],
      ],
    )
  })

  it('reads two arrays of one document, and arrays further down', () => {
    const tables =
      '{"tables":[{"columns":[{"name":"A"}],"rows":[[1],[2]]},{"columns":[{"name":"B"}],"rows":[[3]]}]}'
    expect(split(tables)).toEqual([
      [1, '[1]', 'table-rows', { columns: [{ name: 'A' }], rows: [] }],
      [1, '[2]', 'table-rows', { columns: [{ name: 'A' }], rows: [] }],
      [1, '[3]', 'table-rows', { columns: [{ name: 'B' }], rows: [] }],
    ])
    expect(split('{"took":1,"hits":{"total":1,"hits":[{"_source":{}}]}}')).toEqual([
      [1, '{"_source":{}}', 'hits', { total: 1, hits: [] }],
    ])
  })

  it('leaves an array of the same name at another place alone', () => {
    const documents = ['{"a":{"records":[1]}}', '{"hits":[1]}', '{"x":{"hits":[1]}}', '{"a":"b:["}']
    for (const text of documents) expect(split(text)).toEqual([[1, text]])
  })
})

describe('torn text', () => {
  it.each([
    '{"a":"never closed',
    '{"a":{"b":1',
    '{"a":{"b":',
    '{"a":{"b":1},',
    '{"a":[1}',
    '{"a":"x,"b":1}',
  ])('goes on with the next line after %s', (line) => {
    expect(split(`{"n":1}\n${line}\n{"n":2}\n{"n":3}\n`)).toEqual([
      [1, '{"n":1}'],
      [2, 'json-invalid', line.length + 1, false],
      [3, '{"n":2}'],
      [4, '{"n":3}'],
    ])
  })

  it('goes on with the next element that begins like the others', () => {
    expect(split('{"Records":[{"id":{"b":1},{"id":2},{"id":"x\n"},{"id":4}]}')).toEqual([
      [1, 'json-invalid', 14, false],
      [1, '{"id":2}', 'records', { Records: [] }],
      [1, 'json-invalid', 12, false],
      [2, '{"id":4}', 'records', { Records: [] }],
    ])
  })

  it('says how much it could not read when no element begins like the others', () => {
    expect(split('[{"id":1},{"x":[1},{"y":2}]')).toEqual([
      [1, '{"id":1}'],
      [1, 'json-invalid', 17, true],
    ])
  })

  it('says where the text was cut', () => {
    expect(split('{"a":1}\n{"b":"cu')).toEqual([
      [1, '{"a":1}'],
      [2, 'json-cut', 8, true],
    ])
    expect(split('{"Records":[{"a":1},\n')).toEqual([
      [1, '{"a":1}', 'records', { Records: [] }],
      [2, 'json-cut', 0, true],
    ])
    expect(split('[{"a":1},12')).toEqual([
      [1, '{"a":1}'],
      [1, 'json-cut', 2, true],
    ])
  })
})

describe('bounds', () => {
  it('passes over a value that is too large and reads the next ones', () => {
    const large = `{"a":"${'x'.repeat(5000)}"}`
    expect(split(`${large}\n{"b":1}`, [64])).toEqual([
      [1, 'record-too-large', large.length, false],
      [2, '{"b":1}'],
    ])
    expect(split(`[${large},{"b":1}]`, [64])).toEqual([
      [1, 'record-too-large', large.length, false],
      [1, '{"b":1}'],
    ])
  })

  it('passes over a value that is too deep and reads the next ones', () => {
    const deep = `${'{"a":'.repeat(6)}1${'}'.repeat(6)}`
    expect(split(`${deep}\n{"b":1}`)).toEqual([
      [1, 'record-too-deep', deep.length, false],
      [2, '{"b":1}'],
    ])
    expect(split('['.repeat(10_000), [100])).toEqual([[1, 'record-too-large', 9999, true]])
  })
})

it('keeps its place when it has gone back as often as it may', () => {
  const torn = Array.from({ length: 60 }, () => '{"a":{"b":1}')
  const found = split([...torn, '{"c":1}'].join('\n'), undefined, { recordBytes: 60, depth: 5 })
  expect(found).toHaveLength(61)
  expect(found.at(-2)).toEqual([60, 'json-invalid', 13, false])
  expect(found.at(-1)).toEqual([61, '{"c":1}'])
})

describe('any chunks', () => {
  const value = fc.json({ maxDepth: 3 })
  const document = fc.oneof(
    value,
    value.map((text) => `{"Records":[${text},{"id":${text}}],"x":${text}}`),
    value.map((text) => `{"tables":[{"columns":[],"rows":[[${text}]]}]}`),
    fc.constantFrom('{"a":"\n', '{"a":[1}', '[{"a":', ']', 'x', '"', '\\', '{', '{"a":{"b":1}\n{'),
  )
  const lines = fc.array(document, { maxLength: 8 }).map((parts) => parts.join('\n'))
  /** With a stretch torn out of it. */
  const text = fc
    .tuple(lines, fc.nat(200), fc.nat(20))
    .map(([whole, at, length]) => whole.slice(0, at) + whole.slice(at + length))
  const sizes = fc.array(fc.integer({ min: 1, max: 9 }), { minLength: 1, maxLength: 5 })

  it('make no difference to what comes out', () => {
    const small = { recordBytes: 60, depth: 4 }
    fc.assert(
      fc.property(text, sizes, (whole, chunks) => {
        expect(split(whole, chunks, small)).toEqual(split(whole, undefined, small))
      }),
      { numRuns: 500 },
    )
  })

  it('give back every document of a well-formed text', () => {
    const object = fc.dictionary(fc.string(), fc.jsonValue())
    fc.assert(
      fc.property(fc.array(object), fc.constantFrom(0, 2), sizes, (objects, indent, chunks) => {
        const whole = objects.map((one) => JSON.stringify({ o: one }, null, indent)).join('\n')
        const wide = { recordBytes: 1e6, depth: 100 }
        const found = split(whole, chunks, wide)
        expect(found).toHaveLength(objects.length)
        for (const [place, piece] of found.entries()) {
          const bytes = Array.isArray(piece) ? String(piece[1]) : ''
          expect(JSON.parse(bytes)).toEqual(JSON.parse(JSON.stringify({ o: objects[place] })))
        }
      }),
    )
  })
})

/** Is a splitter at rest after a text, and how many lines did it take? */
function after(text: string): number | undefined {
  const splitter = new JsonSplitter(limits)
  splitter.push(Buffer.from(text))
  return splitter.linesAtRest()
}

describe('a splitter is at rest', () => {
  it('between documents, and tells how many lines it took', () => {
    expect(after('')).toBe(0)
    expect(after('{"a":1}\n')).toBe(1)
    expect(after('{\n"a":1}\n\n no JSON\n')).toBe(4)
  })

  it.each(['{"a":', '{"Records":[\n', '[1,\n', 'no JSON'])('not within %j', (text) => {
    expect(after(text)).toBeUndefined()
  })

  it('not behind something torn, until whole values have made up for it', () => {
    const torn = '{"a":"aaaaaaaaaaaaaaa"]\n{"b":1}\n'
    expect(after(torn)).toBeUndefined()
    expect(after(`${torn}{"c":"${'c'.repeat(30)}"}\n`)).toBe(3)
  })
})
