import fc from 'fast-check'
import { expect, it } from 'vitest'
import { add, answer, assembleModule, call, type Code, get, number } from './wasm-code.ts'

/** Assembles one function of one parameter and calls it. */
function run(body: Code, argument: number): unknown {
  const functions = [{ name: 'run', parameters: 1, locals: 0, body }]
  const memory = new WebAssembly.Memory({ initial: 1, maximum: 1 })
  const module = new WebAssembly.Module(assembleModule(functions))
  const { run: made } = new WebAssembly.Instance(module, { kernel: { memory } }).exports
  // It was assembled with one parameter and one result.
  return (made as (value: number) => unknown)(argument)
}

it('writes any number of 32 bits', () => {
  fc.assert(
    fc.property(fc.integer(), fc.integer(), (constant, argument) => {
      expect(run(answer(add(number(constant), get(0))), argument)).toBe((constant + argument) | 0)
    }),
  )
})

it('answers 0 at the end of a function, and calls functions by their place', () => {
  expect(run([], 7)).toBe(0)
  const functions = [
    { name: 'double', parameters: 1, locals: 0, body: answer(add(get(0), get(0))) },
    { name: 'run', parameters: 1, locals: 0, body: answer(call(0, call(0, get(0)))) },
  ]
  const memory = new WebAssembly.Memory({ initial: 1, maximum: 1 })
  const module = new WebAssembly.Module(assembleModule(functions))
  const { run: made } = new WebAssembly.Instance(module, { kernel: { memory } }).exports
  expect((made as (value: number) => unknown)(3)).toBe(12)
})
