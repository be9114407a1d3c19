import { expect, test } from 'vitest'
import { linkTo } from './page-links.ts'

const pages = new Map([
  ['T1578', 'T1578 Modify.ipynb'],
  ['T1578.004', '../T1578.004 (x)/hunt.md'],
])

test.each([
  ['https://attack.mitre.org/techniques/T1578', 'T1578%20Modify.ipynb'],
  ['https://attack.mitre.org/techniques/T1578/004/', '../T1578.004%20%28x%29/hunt.md'],
  [
    'https://attack.mitre.org/techniques/T1578/001',
    'https://attack.mitre.org/techniques/T1578/001',
  ],
  ['https://attack.mitre.org/software/S1091', 'https://attack.mitre.org/software/S1091'],
  ['https://other.example/techniques/T1578', 'https://other.example/techniques/T1578'],
])('%s leads to %s', (url, target) => {
  expect(linkTo(url, pages)).toBe(target)
})
