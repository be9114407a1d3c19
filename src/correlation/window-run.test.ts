import { expect, it } from 'vitest'
import { byMoment } from './window-run.ts'

function moment(time: number, nanos = 0): { readonly time: number; readonly nanos: number } {
  return { time, nanos }
}

it('puts together what is of one moment, to the nanosecond', () => {
  const rising = [moment(1), moment(1), moment(1, 5), moment(2), moment(2)]
  expect(byMoment(rising).map((one) => one.length)).toEqual([2, 1, 2])
  expect(byMoment(rising).flat()).toEqual(rising)
})

it('makes nothing of nothing', () => {
  expect(byMoment([])).toEqual([])
})
