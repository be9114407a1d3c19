import { expect, it } from 'vitest'
import { OwnParcel } from './own-parcel.ts'
import { PiecePacker } from './pack-pieces.ts'
import { defaultLimits } from '../telemetry-limits.ts'
import type { PiecesMessage } from './protocol.ts'

/** A parcel of three messages, and how many of them were asked for. */
function parcel(): { readonly own: OwnParcel; readonly asked: () => number } {
  let asked = 0
  async function* reading(): AsyncGenerator<PiecesMessage> {
    for (const weight of [1, 2, 3]) {
      asked++
      const packed = new PiecePacker(defaultLimits).take()
      const message = { kind: 'pieces', packed, weight, stored: 0 } as const
      yield weight === 3 ? { ...message, end: { next: 1, lines: 0 } } : message
      await Promise.resolve()
    }
  }
  return { own: new OwnParcel(reading()), asked: () => asked }
}

it('is read when it is asked for, or ahead', async () => {
  const { own, asked } = parcel()
  expect((await own.next()).weight).toBe(1)
  expect(asked()).toBe(1)
  await own.readAhead()
  await own.readAhead()
  expect([own.weight, own.isRead]).toEqual([5, true])
  expect([(await own.next()).weight, (await own.next()).weight, own.weight]).toEqual([2, 3, 0])
  await expect(own.next()).rejects.toThrow('read to its end')
})

it('is not read any further once it is closed', async () => {
  const { own, asked } = parcel()
  await own.next()
  await own.close()
  await own.readAhead()
  expect([asked(), own.weight]).toEqual([1, 0])
})
