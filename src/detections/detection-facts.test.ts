import { expect, it } from 'vitest'
import { readDetectionFacts } from './detection-facts.ts'

const text = `steps: {share: shared}
columns: {ebs: EBS}
next: {share: Take it away.}
detections:
  aws_x: {service: EBS, stage: share, cells: [share ebs], blind: Much.}
`

it('reads what is said of detections', () => {
  expect(readDetectionFacts({ text }).detections['aws_x']).toEqual({
    service: 'EBS',
    stage: 'share',
    cells: ['share ebs'],
    blind: 'Much.',
  })
})

it('throws where a detection lacks a fact: the file is ours', () => {
  expect(() => readDetectionFacts({ text: text.replace(', blind: Much.', '') })).toThrow(TypeError)
})
