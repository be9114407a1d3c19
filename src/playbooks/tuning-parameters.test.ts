import { expect, test } from 'vitest'
import { sharedIndex } from '../../test/builders/playbook-pages.ts'
import { hasSharedData } from '../../test/builders/shared-data.ts'
import { datasetOf, parameterFor } from './tuning-parameters.ts'

test('names of fields and logs come from a bundle and may be anything', () => {
  expect(parameterFor('constructor')).toBe('none')
  expect(datasetOf('__proto__')).toBeUndefined()
  expect(datasetOf(' AWS:CloudTrail ')).toBe('aws.cloudtrail')
})

test.skipIf(!hasSharedData())(
  'every mutable element of the techniques of copies has an answer',
  () => {
    const { release } = sharedIndex('18.1')
    const wanted = ['AN1187', 'AN1580', 'AN1188']
    const fields = release.analytics
      .filter(({ attackId }) => wanted.includes(attackId ?? ''))
      .flatMap(({ mutableElements }) => mutableElements.map(({ field }) => field))
    expect(fields.length).toBeGreaterThan(8)
    expect(fields.filter((field) => parameterFor(field) === 'none')).toEqual([])
  },
)
