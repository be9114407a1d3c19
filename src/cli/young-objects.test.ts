import { execFileSync } from 'node:child_process'
import { expect, it } from 'vitest'
import { keepObjectsYoung } from './young-objects.ts'

it('sets a flag that this V8 has', () => {
  const flags = execFileSync(process.execPath, ['--v8-options'], { encoding: 'utf8' })
  expect(flags).toContain('--allocation-site-pretenuring')
  expect(keepObjectsYoung()).toBe(true)
})

it('leaves a V8 alone that may have no such flag', () => {
  expect(keepObjectsYoung('14.1.0-node.9')).toBe(false)
})
