import { expect, it } from 'vitest'
import { fragment } from './html.ts'
import { techniqueLink } from './attack-links.ts'

it('a technique leads to MITRE; what is none stays text', () => {
  expect(fragment(techniqueLink('T1578.001')).markup).toBe(
    '<a href="https://attack.mitre.org/techniques/T1578/001/" rel="noreferrer noopener">T1578.001</a>',
  )
  expect(fragment(techniqueLink('T1/../x')).markup).toBe('T1/../x')
})
