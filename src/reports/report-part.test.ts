import { expect, it } from 'vitest'
import { findingPart } from './report-part.ts'

it('a part has a heading, and is not there without content', () => {
  expect(findingPart('Why', ['a']))?.toMatchObject({ markup: '<section><h3>Why</h3>a</section>' })
  expect(findingPart('Why', [])).toBeUndefined()
})
