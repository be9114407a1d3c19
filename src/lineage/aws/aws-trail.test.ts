import { describe, expect, it } from 'vitest'
import { awsFlows } from '../../../test/builders/aws-flows.ts'
import {
  cloudtrailEvent,
  corpusRecords,
  emulatedCall,
  hasCorpus,
} from '../../../test/builders/cloudtrail-builder.ts'
import { awsActivity } from './aws.ts'

it.each(['DeleteTrail', 'UpdateTrail', 'PutEventSelectors', 'DeleteEventDataStore'])(
  '%s takes away what the log would have shown',
  (name) => {
    const call = { requestParameters: { name: 'main' } }
    expect(awsActivity(cloudtrailEvent(emulatedCall('cloudtrail', name, call)))).toMatchObject({
      verb: 'unprotect',
      attempt: false,
    })
  },
)

it('so does a trail that is stopped', () => {
  expect(awsFlows('do: stop-logging, text: main')).toEqual(['StopLogging unprotect: =>'])
})

describe.skipIf(!hasCorpus())('real records', () => {
  it.each(['StopLogging', 'DeleteTrail', 'UpdateTrail'])(
    '%s that was refused is an attempt',
    (name) => {
      const [record] = corpusRecords(`suzaku-test-files/${name}.json`)
      expect(record).toBeDefined()
      expect(awsActivity(cloudtrailEvent(record ?? {}))).toMatchObject({
        verb: 'unprotect',
        attempt: true,
        inputs: [],
      })
    },
  )
})
