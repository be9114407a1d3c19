import { expect, it } from 'vitest'
import { flowText, linkTexts } from '../../../test/builders/activity-reader.ts'
import { emulatedCall } from '../../../test/builders/cloudtrail-builder.ts'
import type { JsonObject } from '../../base/json.ts'
import type { Activity } from '../activity.ts'
import { named } from './aws-action.ts'
import { readsCacheCopy } from './aws-cache-copy.ts'
import { readAwsCall } from './aws-request.ts'

const read = readsCacheCopy(
  named('memorydb snapshot', 'request.sourceSnapshotName'),
  named('memorydb snapshot', 'request.targetSnapshotName'),
)

function copy(more: JsonObject): Activity {
  const requestParameters = { sourceSnapshotName: 'a', targetSnapshotName: 'b', ...more }
  const effect = read(readAwsCall(emulatedCall('memorydb', 'CopySnapshot', { requestParameters })))
  return { verb: 'other', attempt: false, inputs: [], outputs: [], links: [], ...effect }
}

const [from, to] = ['a', 'b'].map((name) => `memorydb:111122223333:eu-west-1:snapshot:${name}`)

it('without a bucket is a copy', () => {
  expect(linkTexts(copy({}))).toEqual([`copy-of? ${from} -> ${to}`])
})

it('with a bucket is an export, and no snapshot more', () => {
  const exported = copy({ targetBucket: 'Some-Bucket' })
  expect(flowText(exported)).toBe(`export: ${from} => aws:s3:some-bucket`)
  expect(linkTexts(exported)).toEqual([`exported-to? ${from} -> aws:s3:some-bucket`])
})
