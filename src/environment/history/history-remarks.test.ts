import { expect, it } from 'vitest'
import { emptyHistory, historyOf } from './history.ts'
import { historyRemarks } from './history-remarks.ts'

it('says nothing of a history that is in order', () => {
  expect(historyRemarks(emptyHistory)).toEqual([])
})

it('names each kind that is full, and its bound', () => {
  const full = historyOf((kind) =>
    kind === 'grantee' || kind === 'principal' ? 'full' : new Map(),
  )
  const remarks = historyRemarks(full)
  expect(remarks.map(({ code }) => code)).toEqual(['history-full', 'history-full'])
  expect(remarks[0]?.message).toContain('100,000 principals')
  expect(remarks[1]?.message).toContain('20,000 accounts that were let in')
})

it('counts events of impossible times', () => {
  expect(historyRemarks(emptyHistory, 3)).toMatchObject([{ code: 'history-time' }])
})
