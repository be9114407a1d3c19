import { expect, it } from 'vitest'
import { FingerprintTable } from './fingerprint-table.ts'

it('knows a key again, also after it has grown', () => {
  const table = new FingerprintTable(10_000)
  const keys = Array.from({ length: 5000 }, (_, number) => `key ${number}`)
  expect(new Set(keys.map((key) => table.see(key)))).toEqual(new Set(['new']))
  expect(new Set(keys.map((key) => table.see(key)))).toEqual(new Set(['known']))
})

it('answers untracked when it is full, and still knows what it has', () => {
  const table = new FingerprintTable(2)
  expect(['a', 'b', 'c', 'c', 'a'].map((key) => table.see(key))).toEqual([
    'new',
    'new',
    'untracked',
    'untracked',
    'known',
  ])
})
