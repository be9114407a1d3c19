import { expect, it } from 'vitest'
import { permissionItems, receiverList } from './aws-receivers.ts'

const organization = 'arn:aws:organizations::111122223333:organization/o-example'
const unit = 'arn:aws:organizations::111122223333:ou/o-example/ou-1234-example'

it.each([
  ['an account', '777788889999', { userId: '777788889999' }],
  ['everyone', 'all', { group: 'all' }],
  ['an organisation', organization, { organizationArn: organization }],
  ['a unit of one', unit, { organizationalUnitArn: unit }],
])('%s has a key of its own', (_, receiver, item) => {
  expect(permissionItems(receiver)).toEqual([item])
})

it('several stand in their order, one is a list too', () => {
  expect(permissionItems(['all', '777788889999'])).toEqual([
    { group: 'all' },
    { userId: '777788889999' },
  ])
  expect(receiverList('all')).toEqual(['all'])
})
