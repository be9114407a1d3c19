import { expect, it } from 'vitest'
import type { InputFile } from '../list-inputs.ts'
import { parcelsOf } from './parcel.ts'

const kibibyte = 1024

function file(path: string, bytes: number): InputFile {
  return { path, inputs: [], bytes }
}

/** Parcels in short: the paths of their files, or the number of a part. */
function shown(...words: Parameters<typeof parcelsOf>): readonly string[] {
  return [...parcelsOf(...words)].map(({ files, range }) =>
    [...files.map(({ path }) => path), ...(range === undefined ? [] : [`#${range.number}`])].join(
      ' ',
    ),
  )
}

it('puts files next to each other together until they are large', () => {
  const files = [file('a', 400 * kibibyte), file('b', 300 * kibibyte), file('c', 1), file('d', 9e9)]
  expect(shown(files)).toEqual(['a b', 'c d'])
  expect(shown([])).toEqual([])
})

it('puts no more together than are read in a moment, however small they are', () => {
  const files = Array.from({ length: 600 }, (_, index) => file(String(index), 0))
  const parcels = [...parcelsOf(files)]
  expect(parcels.map((parcel) => parcel.files.length)).toEqual([256, 256, 88])
  expect(parcels.flatMap((parcel) => parcel.files)).toEqual(files)
})

it('cuts a file that is read in parts', () => {
  const files = [file('a', 5), file('b', 250), file('c', 5)]
  expect(shown(files, ({ path }) => (path === 'b' ? 100 : undefined))).toEqual([
    'a',
    'b #0',
    'b #1',
    'b #2',
    'c',
  ])
})
