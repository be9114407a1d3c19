import { expect, it } from 'vitest'
import { assert } from './assert.ts'

it('lets true pass and names a bug otherwise', () => {
  expect(() => assert(true, 'x')).not.toThrow()
  expect(() => assert(false, 'a link without an end')).toThrow(
    'bug in Spoor: a link without an end',
  )
})
