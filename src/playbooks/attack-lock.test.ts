import { expect, test } from 'vitest'
import { bundleText, technique } from '../../test/builders/attack-bundle.ts'
import { indexOf, synced } from '../../test/builders/playbook-pages.ts'
import { readLock, writeLock } from './attack-lock.ts'

const text = '<!-- spoor:managed attack T1578.001 -->\n<!-- /spoor:managed -->\n'
const detection = { x_mitre_detection: 'Look.', x_mitre_platforms: ['IaaS', 'SaaS'] }
const described = technique(1, 'T1578.001', detection)
const { lock } = synced({ text, file: 'hunt.md' }, indexOf(bundleText(described), '15.1'))

test('a lock is read back as it was written', () => {
  const withdrawn = indexOf(bundleText(technique(1, 'T1578.001')), '18.1')
  const next = synced({ text, file: 'hunt.md', lock }, withdrawn).lock
  for (const one of [lock, next, { ...next, supersededBy: 'T1601' }]) {
    expect(readLock({ text: writeLock(one), file: 'x' })).toEqual({ lock: one, diagnostics: [] })
  }
})

test('its keys are sorted and its values stand a line each, for reviews', () => {
  const written = writeLock(lock)
  expect(written).toMatch(/^\{\n "body": "[0-9a-f]{16}",\n "date": "2026-11-26",\n "facts": \{/)
  expect(written).toContain('"platforms": [\n   "IaaS",\n   "SaaS"\n  ]')
  expect(written.endsWith('}\n')).toBe(true)
})

test('a lock that cannot be read is an error: without it nothing tells what MITRE said before', () => {
  const faults = ['', '[]', writeLock(lock).replace('"v2"', '"v3"')].map(
    (one) => readLock({ text: one, file: 'hunt.attack.lock.json' }).diagnostics[0],
  )
  expect(faults).toMatchObject([
    { code: 'playbook-lock-invalid', severity: 'error', file: 'hunt.attack.lock.json' },
    { code: 'playbook-lock-invalid' },
    { message: expect.stringContaining('at template:') },
  ])
})
