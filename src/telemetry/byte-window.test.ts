import fc from 'fast-check'
import { expect, it } from 'vitest'
import { ByteWindow } from './byte-window.ts'

const shown = ({ bytes, mark, end }: ByteWindow): string => bytes.toString('latin1', mark, end)

it('keeps from the mark on, wherever chunks end', () => {
  const step = fc.tuple(fc.string({ unit: 'binary-ascii', maxLength: 20 }), fc.nat(20))
  fc.assert(
    fc.property(fc.array(step), (steps) => {
      const window = new ByteWindow()
      let kept = ''
      for (const [text, used] of steps) {
        const before = window.mark
        expect(window.append(Buffer.from(text, 'latin1'))).toBe(before)
        kept += text
        expect(shown(window)).toBe(kept)
        window.mark = Math.min(used, window.end)
        kept = kept.slice(used)
      }
    }),
  )
})

it('keeps from the mark on where chunks are parts of a few buffers', () => {
  const block = fc.array(fc.tuple(fc.nat(20), fc.nat(30)), { maxLength: 8 })
  fc.assert(
    fc.property(fc.array(block, { maxLength: 6 }), (blocks) => {
      const window = new ByteWindow()
      let [kept, taken] = ['', 0]
      for (const steps of blocks) {
        const memory = Buffer.from(Array.from({ length: 200 }, () => taken++ % 256))
        let at = 0
        for (const [length, used] of steps) {
          const chunk = memory.subarray(at, (at += length))
          window.append(chunk)
          kept += chunk.toString('latin1')
          expect(shown(window)).toBe(kept)
          window.mark = Math.min(used, window.end)
          kept = kept.slice(used)
        }
      }
    }),
  )
})

it('copies nothing any more once what straddled two buffers is over', () => {
  const window = new ByteWindow()
  const [one, two] = [Buffer.alloc(100, 'a'), Buffer.alloc(100, 'b')]
  window.append(one)
  window.mark = 90
  window.append(two.subarray(0, 50))
  window.mark = 40
  window.append(two.subarray(50))
  expect(window.bytes.buffer).toBe(two.buffer)
  expect(shown(window)).toBe('b'.repeat(70))
})

it('lends the chunk itself while nothing straddles two', () => {
  const window = new ByteWindow()
  const chunk = Buffer.from('{}')
  window.append(chunk)
  expect(window.bytes).toBe(chunk)
})
