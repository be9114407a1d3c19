import { expect, test } from 'vitest'
import {
  bodyFingerprint,
  markFromJson,
  markFromLine,
  markToJson,
  markToLine,
} from './managed-mark.ts'
import { readJsonTree } from './json-tree.ts'

const mark = { technique: 'T1578.001', template: 'v2', body: '0123456789abcdef' } as const

function fromJson(value: unknown): unknown {
  const reading = readJsonTree(JSON.stringify(value))
  return markFromJson('root' in reading ? reading.root : undefined)
}

test('a mark is read back from a line and from metadata', () => {
  expect(markFromLine(markToLine(mark))).toEqual({ technique: 'T1578.001', mark })
  expect(fromJson(markToJson(mark))).toEqual(mark)
})

test('a region that was never synced names its technique only', () => {
  expect(markFromLine('<!-- spoor:managed attack T1537 -->')).toEqual({ technique: 'T1537' })
})

test('what is no mark is none', () => {
  const lines = [
    '',
    '<!-- spoor:managed -->',
    ` ${markToLine(mark)}`,
    markToLine(mark).replace('v2', 'v3'),
  ]
  expect(lines.map(markFromLine)).toEqual(lines.map(() => undefined))
  expect([fromJson({ ...mark, template: 'v3' }), fromJson({}), fromJson([])]).toEqual([
    undefined,
    undefined,
    undefined,
  ])
})

test('a fingerprint is of the words, not of line breaks or the end', () => {
  expect(bodyFingerprint('a\r\nb\n\n')).toBe(bodyFingerprint('a\nb'))
  expect(bodyFingerprint('a\nb')).not.toBe(bodyFingerprint('a\nc'))
})
