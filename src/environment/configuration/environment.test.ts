import { expect, it } from 'vitest'
import { citationOf, emptyEnvironment, isInForce } from './environment.ts'
import { verbs } from '../verb.ts'

it('an entry is cited by the file as the user named it, and its line', () => {
  expect(citationOf({ ...emptyEnvironment, file: 'conf/spoor.yaml' }, { line: 12 })).toBe(
    'conf/spoor.yaml line 12',
  )
  expect(citationOf(emptyEnvironment, { line: 3 })).toBe('spoor.yaml line 3')
})

it('an entry holds before its end, and for good where it has none', () => {
  expect(isInForce({ why: '', line: 1, until: 10 }, 9)).toBe(true)
  expect(isInForce({ why: '', line: 1, until: 10 }, 10)).toBe(false)
  expect(isInForce({ why: '', line: 1 }, Number.MAX_SAFE_INTEGER)).toBe(true)
})

it('the verbs are one vocabulary', () => {
  expect(new Set(verbs).size).toBe(verbs.length)
})
