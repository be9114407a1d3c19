import { statSync } from 'node:fs'
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { createInputFolder } from '../../../test/builders/input-folder.ts'
import { defaultLimits } from '../telemetry-limits.ts'
import type { PiecesMessage } from './protocol.ts'
import { readParcel } from './read-parcel.ts'

const { put } = createInputFolder()

/** The pieces of one part, with the lines on which they stand, and what is said of its end. */
async function part(
  path: string,
  range: { number: number; step: number; count: number },
): Promise<{
  readonly pieces: readonly (readonly [number, string])[]
  readonly end: PiecesMessage['end']
}> {
  const messages: PiecesMessage[] = []
  const context = { limits: defaultLimits, skimmer: undefined }
  for await (const message of readParcel({ paths: [path], range }, context)) messages.push(message)
  const pieces = messages.flatMap(({ packed }) => {
    let from = 0
    return packed.entries.flatMap((entry) => {
      if (!('line' in entry)) return []
      if (!('to' in entry)) return [[entry.line ?? 0, entry.kind] as const]
      const text = Buffer.from(packed.bytes.subarray(from, entry.to)).toString()
      from = entry.to
      return [[entry.line, text] as const]
    })
  })
  return { pieces, end: messages.at(-1)?.end }
}

/** The pieces of all parts, as whoever joins them does: parts that were read already are left out. */
async function joined(path: string, step: number): Promise<readonly (readonly [number, string])[]> {
  const all: (readonly [number, string])[] = []
  let linesBefore = 0
  const count = Math.max(1, Math.ceil(statSync(path).size / step))
  let number = 0
  while (number < count) {
    const { pieces, end } = await part(path, { number, step, count })
    const before = linesBefore
    all.push(...pieces.map(([line, text]) => [line + before, text] as const))
    linesBefore += end?.lines ?? 0
    number = end?.next ?? 0
  }
  // Some part came to the end of the file.
  expect(number).toBe(Infinity)
  return all
}

it('owns the lines that begin in it', async () => {
  const path = put('lines.json', '{"a":1}\n{"b":2}\n{"c":3}\n')
  expect(await part(path, { number: 0, step: 9, count: 4 })).toEqual({
    pieces: [
      [1, '{"a":1}'],
      [2, '{"b":2}'],
    ],
    end: { next: 1, lines: 2 },
  })
  expect(await part(path, { number: 1, step: 9, count: 4 })).toMatchObject({
    pieces: [[1, '{"c":3}']],
    end: { next: 2, lines: 1 },
  })
  expect((await part(path, { number: 2, step: 9, count: 4 })).pieces).toEqual([])
})

it('owns nothing when a line goes over all of it', async () => {
  const path = put('long.json', `{"a":"${'a'.repeat(50)}"}\n{"b":2}\n`)
  expect(await part(path, { number: 1, step: 10, count: 7 })).toEqual({
    pieces: [],
    end: { next: 2, lines: 0 },
  })
  expect(await joined(path, 10)).toEqual(await joined(path, 1000))
})

it('goes on to where a document ends', async () => {
  const path = put('open.json', '{"a":\n\n1}\n{"b":2}\n{"c":3}\n')
  expect(await part(path, { number: 0, step: 3, count: 9 })).toMatchObject({
    end: { next: 3, lines: 3 },
  })
})

it('goes on to the end when it is the last, also of a file that has grown since', async () => {
  const path = put('whole steps.json', '{"a":1}\n{"b":2}\n')
  expect(await joined(path, 8)).toHaveLength(2)
  expect(await part(path, { number: 0, step: 8, count: 1 })).toMatchObject({
    pieces: [
      [1, '{"a":1}'],
      [2, '{"b":2}'],
    ],
    end: { next: Infinity },
  })
})

it('goes over more than is read from the disk at a time', async () => {
  const lines = Array.from({ length: 900 }, (_, index) => `{"a":"${'a'.repeat(index * 3)}"}\n`)
  const path = put(
    'large.json',
    `${lines.join('')}{"b":"${'b'.repeat(1_500_000)}"}\n${lines.join('')}`,
  )
  expect(await joined(path, 600_000)).toEqual(await joined(path, 1e9))
})

it('finds in any parts of any text what stands in the whole', async () => {
  const words = fc.constantFrom(
    '{',
    '}',
    '[',
    ']',
    '{"a":1}',
    '"',
    '\\',
    ',',
    ' ',
    '\n',
    '\r\n',
    'text',
    '{"Records":[',
  )
  let files = 0
  await fc.assert(
    fc.asyncProperty(
      fc.array(words, { maxLength: 60 }),
      fc.integer({ min: 1, max: 40 }),
      async (text, step) => {
        const path = put(`any/${files++}.json`, text.join(''))
        expect(await joined(path, step)).toEqual(await joined(path, 1_000_000))
      },
    ),
    { numRuns: Number(process.env['SPOOR_RUNS'] ?? 150) },
  )
})
