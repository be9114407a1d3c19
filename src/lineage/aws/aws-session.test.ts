import { expect, it } from 'vitest'
import { awsFlows } from '../../../test/builders/aws-flows.ts'
import {
  cloudtrailEvent,
  emulatedCall,
  type EmulatedCall,
} from '../../../test/builders/cloudtrail-builder.ts'
import type { Activity } from '../activity.ts'
import { awsActivity } from './aws.ts'

function read(eventName: string, call: EmulatedCall): Activity | undefined {
  return awsActivity(cloudtrailEvent(emulatedCall('ssm', eventName, call)))
}

it('a session is access to its machine', () => {
  expect(awsFlows('do: connect, of: server')).toEqual(['StartSession access: i-0a =>'])
})

it('a command is access to each machine that it names', () => {
  const instanceIds = ['i-0a', 'i-0b']
  expect(read('SendCommand', { requestParameters: { instanceIds } })).toMatchObject({
    verb: 'access',
    inputs: [{ id: 'i-0a', kind: 'instance' }, { id: 'i-0b' }],
  })
  const targets = [{ key: 'tag:role', values: ['web'] }]
  expect(read('SendCommand', { requestParameters: { targets } })?.inputs).toEqual([])
})

it.each(['StartSession', 'SendCommand'])(
  'a refused %s names no machine, and says nothing',
  (name) => {
    expect(read(name, { errorCode: 'AccessDenied', errorMessage: 'no' })).toBeUndefined()
  },
)
