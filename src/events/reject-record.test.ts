import { expect, it } from 'vitest'
import { rejectRecord } from './reject-record.ts'

const record = {
  source: 'gcp.audit',
  dialect: 'gcp-log-entry',
  value: {},
  origin: { file: 'a.json', line: 3, index: 7, envelopes: [] },
} as const

it('says what is missing, where, and where to look', () => {
  expect(rejectRecord(record, { reason: 'no-time', field: 'timestamp', given: undefined })).toEqual(
    {
      rejected: 'no-time',
      diagnostic: {
        code: 'event-without-time',
        severity: 'error',
        message: 'a record of gcp.audit has no timestamp',
        file: 'a.json',
        line: 3,
        hint: 'look at record 7 of the file; every record of this log has timestamp',
      },
    },
  )
})

it('shows what stood there instead, cut where it is long', () => {
  const given = 'x'.repeat(100)
  const { diagnostic } = rejectRecord(record, { reason: 'no-action', field: 'f', given })
  expect(diagnostic.message).toContain('an unreadable f: "xxx')
  expect(diagnostic.message.length).toBeLessThan(120)
})
