import { expect, test } from 'vitest'
import { readPlaybook } from './read-playbook.ts'

test('the ending of the file decides how it is read', () => {
  const region = '<!-- spoor:managed attack T1578.001 -->\n<!-- /spoor:managed -->'
  expect(readPlaybook({ text: region, file: 'a/hunt.MD' }).playbook?.format).toBe('markdown')
  const faults = ['hunt.ipynb', 'hunt.yaml'].map(
    (file) => readPlaybook({ text: region, file }).diagnostics[0]?.code,
  )
  expect(faults).toEqual(['playbook-notebook-invalid', 'playbook-format-unknown'])
})

test('a file larger than any playbook is refused', () => {
  const text = ' '.repeat(64 * 1024 * 1024 + 1)
  expect(readPlaybook({ text, file: 'hunt.md' }).diagnostics).toMatchObject([
    { code: 'playbook-too-large', severity: 'error' },
  ])
})
