import { expect, it } from 'vitest'
import { shortResourceName } from './resource-words.ts'

it('names a resource by the last part of its id', () => {
  expect(shortResourceName('snap-1')).toBe('snap-1')
  expect(shortResourceName('arn:aws:rds:eu-west-1:111122223333:snapshot:nightly')).toBe('nightly')
  expect(shortResourceName('//compute.googleapis.com/projects/p/global/snapshots/s')).toBe('s')
})
