import { expect, it } from 'vitest'
import { clipped } from './clipped-text.ts'

it('a text is kept apart from the writing around it, and says how much of it is missing', () => {
  expect(clipped('a <b>', 10).markup).toBe('<bdi>a &lt;b&gt;</bdi>')
  expect(clipped('x'.repeat(12), 10).markup).toBe(
    '<bdi>xxxxxxxxxx<span class="dim">… 2 more characters</span></bdi>',
  )
})
