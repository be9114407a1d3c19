import { expect, test } from 'vitest'
import { azureActivityTaxonomy } from './taxonomy-azure-activity-log.ts'

test('the state of an operation has a spelling in each dialect, the rule’s own first', () => {
  const state = ['ActivityStatusValue', 'status.value'].find(
    (name) => azureActivityTaxonomy.nativeField(name)?.path === 'status.value',
  )
  expect(azureActivityTaxonomy.spellingsOf(state ?? '', 'succeeded')).toEqual([
    'succeeded',
    'Success',
  ])
  expect(azureActivityTaxonomy.spellingsOf(state ?? '', 'Odd')).toEqual(['Odd'])
})

test('other fields have the one spelling that is written', () => {
  expect(azureActivityTaxonomy.spellingsOf('caller', 'Success')).toEqual(['Success'])
})

test('columns are found in any case, and names of no dialect are left as they are', () => {
  const { nativeField } = azureActivityTaxonomy
  expect(nativeField('OPERATIONNAMEVALUE')).toEqual(nativeField('operationNameValue'))
  expect(nativeField('OPERATIONNAMEVALUE')).toBeDefined()
  expect(nativeField('no.such.field')).toBeUndefined()
  expect(nativeField('constructor')).toBeUndefined()
})
