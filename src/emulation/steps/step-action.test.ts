import { describe, expect, it } from 'vitest'
import type { TimedStep } from '../scenario/expand-steps.ts'
import { sentenceOf } from './step-action.ts'

function sentence(says: string, step: Partial<TimedStep>): string {
  return sentenceOf({ by: 'lena', do: 'x', time: 0, path: [], turn: '', ...step }, { says })
}

describe('a step as a sentence', () => {
  it('has the values of its keys, lists with commas between', () => {
    expect(sentence('copies {of} to {as}', { of: 'old', as: 'new' })).toBe('lena copies old to new')
    expect(sentence('opens port {port} to {from}', { port: 22, from: ['a', 'b'] })).toBe(
      'lena opens port 22 to a, b',
    )
  })

  it('leaves out what stands in brackets where a key of it is missing', () => {
    const says = 'launches {as}[ from {of}][ in {group}]'
    expect(sentence(says, { as: 'new', group: 'door' })).toBe('lena launches new in door')
    expect(sentence(says, { as: 'new' })).toBe('lena launches new')
  })

  it('says how it went', () => {
    expect(sentence('looks', { refused: true })).toBe('lena looks and is refused')
    expect(sentence('looks', { fails: { code: 'c', message: 'm' } })).toBe('lena looks and fails')
  })

  it('takes no name for a key of every object', () => {
    expect(sentence('does {of}', { of: '{as} $& $1' })).toBe('lena does {as} $& $1')
  })
})
