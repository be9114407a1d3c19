import { expect, it } from 'vitest'
import { numericId } from './gcp-resource-number.ts'

it('a resource has one number of nineteen digits, and keeps it', () => {
  expect(numericId('projects/p/global/images/i')).toMatch(/^[1-9]{19}$/)
  expect(numericId('projects/p/global/images/i')).toBe(numericId('projects/p/global/images/i'))
  expect(numericId('projects/p/global/images/j')).not.toBe(numericId('projects/p/global/images/i'))
})
