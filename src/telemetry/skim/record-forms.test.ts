import { expect, it } from 'vitest'
import { arrayEnvelopes } from '../array-envelopes.ts'
import { recordForms } from './record-forms.ts'

it('know no member that may hold an array of records', () => {
  const holders = new Set(arrayEnvelopes.map(({ path }) => path[0]))
  for (const { group } of recordForms) {
    expect(Object.keys(group.members).filter((name) => holders.has(name))).toEqual([])
    // Nor any other, as long as they know all members.
    expect(group.isOpen).toBe(false)
  }
})
