import { expect, it } from 'vitest'
import { isWanted } from './wanted-tests.ts'

const text = 'description: A needle in it.\nid: 5e0b7f6c\nname: A shared Snapshot\n'
const file = { file: 'tests/aws-share.yaml', text }

it('a test is wanted by a part of its name, id or file, in any case, and when nothing is asked', () => {
  for (const one of ['shared snap', '5E0B', 'AWS-Share']) expect(isWanted(file, [one])).toBe(true)
  expect(isWanted(file, ['other', 'aws'])).toBe(true)
  expect(isWanted(file, undefined)).toBe(true)
  expect(isWanted(file, ['other'])).toBe(false)
})

it('a test is wanted by its name wherever that stands', () => {
  const late = {
    ...file,
    text: `description: ${'x'.repeat(3000)}\n${text.slice(text.indexOf('id:'))}`,
  }
  expect(isWanted(late, ['shared snap'])).toBe(true)
  const json = { ...file, text: '{"id": "5e0b7f6c", "name": "A shared Snapshot"}' }
  expect(isWanted(json, ['shared snap'])).toBe(true)
})

it('a test is not wanted for anything else that it says', () => {
  expect(isWanted(file, ['needle'])).toBe(false)
  expect(isWanted({ ...file, text: `${text}play: {name: needle}\n` }, ['needle'])).toBe(false)
})

it('a test that cannot be read is wanted by the lines that name it', () => {
  const broken = { ...file, text: `${text}expect: {\n` }
  expect(isWanted(broken, ['shared snap'])).toBe(true)
  expect(isWanted(broken, ['needle'])).toBe(false)
})
