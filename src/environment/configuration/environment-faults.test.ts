import { describe, expect, it } from 'vitest'
import { EnvironmentFaults } from './environment-faults.ts'

/** Tells so many faults and returns what came through, by path and severity. */
function told(tell: (faults: EnvironmentFaults) => void): readonly string[] {
  const found: string[] = []
  const faults = new EnvironmentFaults({
    complain: (path, { severity, message }) =>
      found.push(`${path.join('.')} ${severity} ${message}`),
    lineOf: (path) => Number(path[1]) + 1,
  })
  tell(faults)
  faults.finish()
  return found
}

const fault = { message: 'wrong', hint: 'mend it' }

describe('the faults of a file', () => {
  it('stand at entries and their keys', () => {
    expect(
      told((faults) => {
        const entry = faults.place({ name: 'x' }, ['vaults', 4])
        expect(entry).toEqual({ name: 'x', line: 5 })
        faults.tellOf('environment-conflict', entry, fault)
        faults.tellOf('environment-expired', entry, fault, 'until')
      }),
    ).toEqual(['vaults.4 error wrong', 'vaults.4.until warning wrong'])
  })

  it('take a value, or tell why there is none', () => {
    expect(
      told((faults) => {
        expect(faults.take({ value: 7 }, ['own'])).toBe(7)
        expect(faults.take(fault, ['own', 1])).toBeUndefined()
      }),
    ).toEqual(['own.1 error wrong'])
  })

  it('are counted when there are very many; the count is an error', () => {
    const all = told((faults) => {
      for (let place = 0; place < 500; place++) faults.tell('environment-invalid', [place], fault)
    })
    expect(all).toHaveLength(201)
    expect(all.at(-1)).toBe(' error 300 further faults are not told')
  })

  it('of weight are not hidden by many warnings, and untold warnings alone are no error', () => {
    const all = told((faults) => {
      for (let place = 0; place < 150; place++) faults.tell('environment-expired', [place], fault)
      faults.tell('environment-invalid', ['last'], fault)
    })
    expect(all).toHaveLength(102)
    expect(all.at(-2)).toBe('last error wrong')
    expect(all.at(-1)).toBe(' warning 50 further faults are not told')
  })
})
