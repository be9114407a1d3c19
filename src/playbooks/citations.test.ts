import { expect, test } from 'vitest'
import { createCitations } from './citations.ts'

const one = { name: 'One ', url: 'https://one.example/' }
const two = { name: 'Two', description: 'A book.' }

test('sources are numbered as they are cited', () => {
  const citations = createCitations()
  const cite = citations.citeFrom([one, two])
  expect([cite('Two'), cite('One'), cite('Two')]).toEqual(['\\[1\\]', '\\[2\\]', '\\[1\\]'])
  expect(citations.numbered()).toEqual([two, one])
})

test('a name is found exactly, then without stray spaces, then whatever its case', () => {
  const exact = { name: 'ONE', url: 'https://exact.example/' }
  const citations = createCitations()
  const cite = citations.citeFrom([one, exact])
  expect([cite('ONE'), cite('One'), cite(' one')]).toEqual(['\\[1\\]', '\\[2\\]', '\\[2\\]'])
})

test('one name of two objects is two sources, two names of one source have one number', () => {
  const citations = createCitations()
  citations.citeFrom([one])('One ')
  expect(citations.citeFrom([{ ...one, url: 'https://other.example/' }])('One ')).toBe('\\[2\\]')
  expect(citations.citeFrom([{ ...one, name: 'Uno' }])('Uno')).toBe('\\[1\\]')
})

test('names that no source has are remembered', () => {
  const citations = createCitations()
  expect(citations.citeFrom([one])('Nobody')).toBeUndefined()
  expect(citations.unmatched()).toEqual(['Nobody'])
})
