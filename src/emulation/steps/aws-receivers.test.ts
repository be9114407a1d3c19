import { expect, it } from 'vitest'
import { awsScene } from '../../../test/builders/aws-steps.ts'
import { receiversOf } from './aws-receivers.ts'

it.each<[string | string[] | undefined, readonly string[]]>([
  ['outside', ['777788889999']],
  ['public', ['all']],
  ['123456789012', ['123456789012']],
  [
    ['partner', 'arn:aws:iam::123456789012:root', 'constructor'],
    ['444455556666', 'arn:aws:iam::123456789012:root', 'constructor'],
  ],
  [undefined, []],
])('%j are let in as %j', (names, receivers) => {
  expect(receiversOf(awsScene(names === undefined ? {} : { with: names }))).toEqual(receivers)
})
