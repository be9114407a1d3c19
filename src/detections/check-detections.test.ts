import { expect, test } from 'vitest'
import { checkDetectionFiles, mendDetectionFiles } from './check-detections.ts'

const sigma = `title: t
logsource: {product: aws, service: cloudtrail}
detection:
  s: {eventName|contains|all: a, errorCode: x}
  condition: s
`

function isConvention({ code }: { readonly code: string }): boolean {
  return code.startsWith('sigmahq-')
}

test('findings are in the order of the files, whatever language they are in', () => {
  const findings = checkDetectionFiles([
    { file: 'a.eql', text: 'any where' },
    { file: 'b.yml', text: sigma },
    { file: 'c.what', text: '' },
  ])
  expect([...new Set(findings.map(({ file }) => file))]).toEqual(['a.eql', 'b.yml', 'c.what'])
  expect(findings.map(({ code }) => code)).toContain('sigma-all-single-value')
  expect(findings.at(-1)?.code).toBe('detection-format-unknown')
})

test('only the profile of SigmaHQ asks for its conventions', () => {
  const files = [{ file: 'b.yml', text: sigma }]
  expect(checkDetectionFiles(files).some(isConvention)).toBe(false)
  expect(checkDetectionFiles(files, { profile: 'sigmahq' }).some(isConvention)).toBe(true)
})

test('mending changes Sigma and nothing else', () => {
  const mended = mendDetectionFiles([
    { file: 'a.eql', text: 'any where' },
    { file: 'b.yml', text: sigma },
  ])
  const written = JSON.stringify(mended)
  expect(written).toContain('eventName|contains: a')
  expect(written).not.toContain('a.eql')
})
