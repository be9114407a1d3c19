import { expect, it } from 'vitest'
import { loadDetections } from '../detections/load-detection.ts'
import { classesIn, describeDetections, findDetection, namesIn } from './known-content.ts'

it('a detection is known by its id and by its file, with the logs that it can match', () => {
  const query =
    '// id: ABC\n// falsepositive: Classes A and C, x\nany where event.dataset == "gcp.audit"'
  const { detections } = loadDetections(query, 'rules/gcp_disk_shared.eql')
  const content = { detections: describeDetections(detections), scenarios: [], tests: [] }
  const known = { id: 'abc', name: 'gcp_disk_shared', datasets: ['gcp.audit'], classes: ['A', 'C'] }
  expect(findDetection(content, 'Abc')).toEqual(known)
  expect(findDetection(content, 'gcp_disk_shared')).toEqual(known)
  expect(findDetection(content, 'gcp_disk')).toBeUndefined()
})

it('one that asks for no log can match all that Spoor reads', () => {
  const { detections } = loadDetections('any where spoor.verb == "share"', 'x.eql')
  expect(describeDetections(detections)[0]?.datasets).toEqual([
    'aws.cloudtrail',
    'azure.activitylogs',
    'gcp.audit',
  ])
})

it.each([
  ['Class C, drills', ['C']],
  ['Classes A, B and D, x; Class K, y', ['A', 'B', 'D', 'K']],
  ['**Class A**, and classes B, and C', ['A', 'B', 'C']],
  ['Class AWS, a class of its own', []],
])('%s', (text, letters) => {
  expect(classesIn(text)).toEqual(letters)
})

it('names are what stands in backticks, and UUIDs anywhere', () => {
  const id = '0a0a0a0a-1b1b-4c4c-8d8d-2e2e2e2e2e2e'
  expect(namesIn(`a \`b_c\` ${id} \`${id}\` d_e`)).toEqual(['b_c', id, id])
})
