import { expect, it } from 'vitest'
import { partOf, RecordColumns, type SkimmedColumns } from './record-columns.ts'

/** Columns as rows of plain numbers. */
function rows({ times, lines, lows, highs }: SkimmedColumns): readonly (readonly number[])[] {
  return Array.from(times, (time, at) => [time, lines[at] ?? 0, lows[at] ?? 0, highs[at] ?? 0])
}

const run = {
  midnight: 86_400_000,
  seconds: Int32Array.of(9, 1, 2, 9),
  lines: Int32Array.of(0, 0, 3, 9),
  lows: Uint32Array.of(9, 5, 0xffffffff, 9),
  highs: Uint32Array.of(9, 6, 7, 9),
}
const part = { from: 1, to: 3, line: 10 }
const ofRun = [
  [86_401_000, 10, 5, 6],
  [86_402_000, 13, 0xffffffff, 7],
]

it('keeps what is added one by one, in runs and in columns, in that order', () => {
  const columns = new RecordColumns()
  columns.add(1.5, 2, 3, 4)
  columns.addRun(run, part)
  const first = columns.from(0)
  columns.addAll(first)
  expect(columns.length).toBe(6)
  expect(rows(columns.from(0))).toEqual([[1.5, 2, 3, 4], ...ofRun, [1.5, 2, 3, 4], ...ofRun])
  expect(rows(columns.from(4))).toEqual(ofRun)
  expect(rows(partOf(first, 1, 2))).toEqual(ofRun.slice(0, 1))
})

it('grows as it fills', () => {
  const columns = new RecordColumns()
  for (let time = 0; time < 1000; time++) columns.add(time, time + 1, time + 2, time + 3)
  expect(rows(columns.from(0))).toEqual(
    Array.from({ length: 1000 }, (_, time) => [time, time + 1, time + 2, time + 3]),
  )
})

it('leaves alone what it handed out', () => {
  const columns = new RecordColumns()
  columns.addRun(run, part)
  const before = columns.from(0)
  columns.clear()
  expect(columns.length).toBe(0)
  columns.add(1, 2, 3, 4)
  expect(rows(before)).toEqual(ofRun)
  expect(rows(columns.from(0))).toEqual([[1, 2, 3, 4]])
})
