import { expect, it } from 'vitest'
import { adoptKernel, compiledKernel, createKernel } from './kernel.ts'
import { layout } from './kernel-layout.ts'

it('has room for so much text, all of it zero', () => {
  const { memory, walk } = createKernel(100_000)
  expect(memory.byteLength).toBeGreaterThanOrEqual(layout.text + 100_000)
  expect(new Uint8Array(memory, layout.text).every((byte) => byte === 0)).toBe(true)
  expect(walk(layout.text, 0)).toBe(0)
})

it('is compiled once, or was by another thread', () => {
  const module = compiledKernel()
  expect(compiledKernel()).toBe(module)
  const sent = structuredClone(module)
  adoptKernel(sent)
  expect(compiledKernel()).toBe(sent)
  const { memory, copyText } = createKernel(100)
  new Uint8Array(memory).set(Buffer.from('a text'), layout.text)
  expect(copyText(layout.text, layout.text + 6, layout.key)).toBe(layout.key + 6)
  expect(Buffer.from(memory, layout.key, 6).toString()).toBe('a text')
  adoptKernel(module)
})
