import { expect, it } from 'vitest'
import { loadEql } from './eql/load-eql.ts'
import { datasetsOf } from './datasets-of.ts'

function datasetsIn(text: string): readonly string[] | undefined {
  const [detection] = loadEql(text, 'query.eql').detections
  if (detection === undefined) throw new Error(`no query: ${text}`)
  return datasetsOf(detection.query)
}

const azure = 'event.dataset == "azure.activitylogs"'
const aws = 'event.dataset == "aws.cloudtrail"'

it.each<readonly [string, readonly string[] | undefined]>([
  [`any where ${azure} and event.action : "a*"`, ['azure.activitylogs']],
  [
    `any where (${azure} or ${aws}) and event.action : "a*"`,
    ['aws.cloudtrail', 'azure.activitylogs'],
  ],
  ['any where event.dataset in ("gcp.audit", "aws.cloudtrail")', ['aws.cloudtrail', 'gcp.audit']],
  [`any where ${azure} or event.action : "a*"`, undefined],
  [`any where not ${azure}`, undefined],
  ['any where event.dataset : "aws*"', undefined],
  ['any where spoor.verb == "share"', undefined],
  [`any where ${azure} and ${aws}`, []],
  ['any where false', []],
  [`sequence [any where ${azure}] [any where ${aws}]`, ['aws.cloudtrail', 'azure.activitylogs']],
  [`sequence [any where ${azure}] [any where true]`, undefined],
])('%s', (text, datasets) => {
  expect(datasetsIn(text)).toEqual(datasets)
})
