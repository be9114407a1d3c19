import { expect, test } from 'vitest'
import { nativeField } from './taxonomy-of-log.ts'

test('a native field has its other paths in order, and no list where it has none', () => {
  expect(nativeField('a', 'c', 'b')).toEqual({ document: 'native', path: 'a', aliases: ['c', 'b'] })
  expect(nativeField('a')).toEqual({ document: 'native', path: 'a' })
  expect(Object.keys(nativeField('a'))).not.toContain('aliases')
})
