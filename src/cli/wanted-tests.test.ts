import { expect, it } from 'vitest'
import { isWanted } from './wanted-tests.ts'

const file = { file: 'tests/aws-share.yaml', text: 'id: 5e0b7f6c\nname: A shared Snapshot\n' }

it('a test is wanted by a part of its name, id or file, in any case, and when nothing is asked', () => {
  for (const text of ['shared snap', '5E0B', 'AWS-Share']) expect(isWanted(file, [text])).toBe(true)
  expect(isWanted(file, ['other', 'aws'])).toBe(true)
  expect(isWanted(file, undefined)).toBe(true)
  expect(isWanted(file, ['other'])).toBe(false)
})

it('a test is not wanted for what stands far down in it', () => {
  expect(isWanted({ ...file, text: `${'x'.repeat(2000)}needle` }, ['needle'])).toBe(false)
})
