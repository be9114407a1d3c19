import { expect, test } from 'vitest'
import { loadDetections } from './load-detection.ts'

const rule = 'title: t\nlogsource: {product: aws}\ndetection: {s: {a: 1}, condition: s}\n'

test.each(['rule.yml', 'RULE.YAML', 'rule.txt', 'rule'])('%s with a Sigma rule loads', (file) => {
  expect(loadDetections(rule, file).detections).toMatchObject([{ title: 't', language: 'sigma' }])
})

test('what is no rule format is reported', () => {
  expect(loadDetections('title: only\n', 'notes.txt')).toMatchObject({
    detections: [],
    diagnostics: [{ code: 'detection-format-unknown', severity: 'error', file: 'notes.txt' }],
  })
})
