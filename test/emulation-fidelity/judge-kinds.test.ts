import { expect, it } from 'vitest'
import { differencesOf, listed } from './judge-kinds.ts'
import { withPlainKeys } from './real-entries.ts'

it('a kind like its real record is not told, another with all that differs', () => {
  const comparisons = [
    { kind: 'same', emulated: { a: 1 }, reals: [{ a: 2 }] },
    { kind: 'other', emulated: { a: 1, b: 1 }, reals: [{ x: 1, y: 1, z: 1 }, { a: 'x' }] },
  ]
  expect(differencesOf(comparisons)).toEqual({
    other: ['+ b: number', 'a: number, real string'],
  })
})

it('records of one kind that differ otherwise are told apart', () => {
  const reals = [{ a: 1 }]
  const comparisons = [
    { kind: 'k', emulated: { a: 1, b: 1 }, reals },
    { kind: 'k', emulated: { a: 1, b: 2 }, reals },
    { kind: 'k', emulated: {}, reals },
  ]
  expect(differencesOf(comparisons)).toEqual({ k: ['+ b: number', ';', '- a: number'] })
})

it('a kind without any real record is no match', () => {
  expect(differencesOf([{ kind: 'k', emulated: {}, reals: [] }])).toEqual({
    k: ['no real record'],
  })
})

it('known differences are compared without their reasons', () => {
  expect(listed({ k: { differences: ['+ a: number'], reason: 'why' } })).toEqual({
    k: ['+ a: number'],
  })
})

it('dots in keys do not hide a difference', () => {
  const record = { claims: { 'http://schema.example/oid': 'x', list: [{ 'a.b': 1 }] } }
  expect(withPlainKeys(record)).toEqual({
    claims: { 'http://schema_example/oid': 'x', list: [{ a_b: 1 }] },
  })
})
