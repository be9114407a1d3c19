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

it('lends the chunk itself while nothing straddles two', () => {
  const window = new ByteWindow()
  const chunk = Buffer.from('{}')
  window.append(chunk)
  expect(window.bytes).toBe(chunk)
})
