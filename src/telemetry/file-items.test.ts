import { expect, it } from 'vitest'
import { FileItems } from './file-items.ts'
import { FingerprintTable } from './fingerprint-table.ts'
import { defaultLimits } from './telemetry-limits.ts'

const limits = { ...defaultLimits, diagnosticsPerCode: 1 }
const items = (): FileItems =>
  new FileItems('a.json', { fingerprints: new FingerprintTable(9), hasWarned: false }, limits)

it('numbers what a file delivers and says what came of it', () => {
  const some = items()
  some.take({ kind: 'skipped', reason: 'digest', envelopes: ['records'] }, 7)
  some.reject('json-invalid', { message: 'broken', line: 8 })
  expect(some.drain()).toEqual([
    {
      kind: 'skipped',
      reason: 'digest',
      origin: { file: 'a.json', line: 7, index: 0, envelopes: ['records'] },
    },
    {
      kind: 'rejected',
      reason: 'json-invalid',
      origin: { file: 'a.json', line: 8, index: 1, envelopes: [] },
      diagnostic: expect.objectContaining({ code: 'json-invalid', line: 8 }),
    },
  ])
  expect(some.drain()).toEqual([])
  expect(some.close()).toBe('read')
})

it('tells a file that failed from an empty one', () => {
  const failed = items()
  failed.remark('gzip-cut', 'cut')
  expect(failed.close()).toBe('unreadable')
  const empty = items()
  expect(empty.close()).toBe('empty')
  expect(empty.drain()).toMatchObject([{ diagnostic: { code: 'input-empty' } }])
})

it('explains notifications, once in this case', () => {
  const some = items()
  for (const line of [1, 2]) {
    some.take({ kind: 'skipped', reason: 's3-notification', envelopes: [] }, line)
  }
  some.close()
  const said = some.drain().filter((item) => item.kind === 'diagnostic')
  expect(said.map(({ diagnostic }) => diagnostic.message)).toEqual([
    'a message that a log file was delivered, not the file',
    '1 more like this in the file, not listed',
  ])
})
