import { expect, test } from 'vitest'
import { loadDetections } from '../detections/load-detection.ts'
import { wrongSources } from './declared-sources.ts'

const ids = {
  aws: '0a0a0a0a-1b1b-4c4c-8d8d-000000000001',
  azure: '0a0a0a0a-1b1b-4c4c-8d8d-000000000002',
  any: '0a0a0a0a-1b1b-4c4c-8d8d-000000000003',
}

function rule(id: string, logsource: string): string {
  const detection = 'detection: {s: {eventName: X}, condition: s}'
  return `title: Rule\nid: ${id}\nlogsource: {${logsource}}\n${detection}\n`
}

const { detections } = loadDetections(
  [
    rule(ids.aws, 'product: aws, service: cloudtrail'),
    rule(ids.azure, 'product: azure, service: activitylogs'),
  ].join('---\n'),
  'mine.yml',
)

function analytic(source: string, ...named: readonly string[]): string {
  return `#### Analytic 1\n\n  * **Source:** ${source}\n\n  * **Detection:** ${named.join(', ')}\n\n`
}

test('an analytic that declares a log which its detection cannot match promises too much', () => {
  const text =
    analytic('`aws.cloudtrail`', ids.aws) + analytic('`aws.cloudtrail`, `gcp.audit`', ids.aws)
  expect(wrongSources(text, detections)).toEqual([
    {
      at: text.lastIndexOf('**Source:**'),
      declared: ['aws.cloudtrail', 'gcp.audit'],
      matched: ['aws.cloudtrail'],
    },
  ])
})

test('one that leaves out a log which its detections match says too little', () => {
  expect(wrongSources(analytic('`aws.cloudtrail`', ids.aws, ids.azure), detections)).toMatchObject([
    { matched: ['aws.cloudtrail', 'azure.activitylogs'] },
  ])
  const both = analytic('`azure.activitylogs` and `aws.cloudtrail`', ids.aws, ids.azure)
  expect(wrongSources(both, detections)).toEqual([])
})

test('one that declares no dataset, or names no known detection, is not asked', () => {
  expect(wrongSources(analytic('CloudTrail', ids.aws), detections)).toEqual([])
  expect(wrongSources(analytic('`gcp.audit`', ids.any), detections)).toEqual([])
  expect(wrongSources('', detections)).toEqual([])
})
