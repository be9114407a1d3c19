import { describe, expect, it } from 'vitest'
import { compareVersions, isVersion } from './version-order.ts'

describe('order of versions', () => {
  it('is that of semver, faulty ones last (eql.md 6)', () => {
    const ordered = ['1.2.9', '1.2.10-alpha', '1.2.10', '2.0.0-1', '2.0.0-rc1', '2.0.0', 'bad']
    expect([...ordered].reverse().sort(compareVersions)).toEqual(ordered)
  })

  it('ignores builds and trailing zeros', () => {
    expect(compareVersions('1.2+a', '1.2.0+b')).toBe(0)
  })

  it('knows versions from other texts', () => {
    expect(isVersion('1.2.3-rc.1+7')).toBe(true)
    expect(isVersion('bad')).toBe(false)
    expect(isVersion('')).toBe(false)
  })
})
