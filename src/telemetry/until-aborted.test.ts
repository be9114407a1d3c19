import { expect, it } from 'vitest'
import { untilAborted } from './until-aborted.ts'

/** Yields numbers; after the last one it waits for ever, unless it ends. */
async function* numbers(
  count: number,
  { ends = false, onClose = () => {} }: { ends?: boolean; onClose?: () => void } = {},
): AsyncGenerator<number> {
  try {
    for (let number = 0; number < count; number++) yield await Promise.resolve(number)
    if (!ends) await new Promise(() => {})
  } finally {
    onClose()
  }
}

async function collect(
  source: AsyncGenerator<number>,
  onNumber?: (number: number) => void,
): Promise<readonly number[]> {
  const seen: number[] = []
  for await (const number of source) {
    seen.push(number)
    onNumber?.(number)
  }
  return seen
}

it('passes everything on when nobody stops it', async () => {
  expect(await collect(untilAborted(numbers(3, { ends: true }), undefined))).toEqual([0, 1, 2])
  const { signal } = new AbortController()
  expect(await collect(untilAborted(numbers(3, { ends: true }), signal))).toEqual([0, 1, 2])
})

it('ends between two elements', async () => {
  const controller = new AbortController()
  const source = untilAborted(numbers(9, { ends: true }), controller.signal)
  const stopAtTwo = (number: number): void => {
    if (number === 2) controller.abort()
  }
  expect(await collect(source, stopAtTwo)).toEqual([0, 1, 2])
})

it('ends while an element is awaited that never comes', async () => {
  const controller = new AbortController()
  setTimeout(() => controller.abort(), 20)
  expect(await collect(untilAborted(numbers(2), controller.signal))).toEqual([0, 1])
})

it('yields nothing when it was stopped before', async () => {
  expect(await collect(untilAborted(numbers(2), AbortSignal.abort()))).toEqual([])
})

async function* failing(): AsyncGenerator<number> {
  yield await Promise.reject(new Error('broken'))
}

it('throws what the source throws', async () => {
  const { signal } = new AbortController()
  await expect(collect(untilAborted(failing(), signal))).rejects.toThrow('broken')
})

it('closes the source when the taker wants no more', async () => {
  let isClosed = false
  const { signal } = new AbortController()
  for await (const _ of untilAborted(numbers(3, { onClose: () => (isClosed = true) }), signal))
    break
  expect(isClosed).toBe(true)
})
