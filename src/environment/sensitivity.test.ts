import { describe, expect, it } from 'vitest'
import { emptyEnvironment } from './configuration/environment.ts'
import { type DataFacts, sensitivityOf } from './sensitivity.ts'

const test = sensitivityOf({
  ...emptyEnvironment,
  file: 'spoor.yaml',
  sensitive: [
    { id: 'vol-0123456789abcdef0', why: 'payroll disk', line: 3 },
    { name: 'payroll-*', why: 'payroll', line: 5 },
    { tag: { key: 'classification', value: 'secret*' }, why: 'classified', line: 7 },
    { tag: { key: 'pii' }, why: 'persons', line: 9 },
  ],
})

describe('sensitive data', () => {
  it.each<readonly [DataFacts, number | undefined]>([
    [{ id: 'vol-0123456789abcdef0' }, 3],
    [{ id: 'eu-west-1/vol-0123456789abcdef0' }, 3],
    [{ id: 'vol-0123456789abcdef1' }, undefined],
    [{ id: 'arn:aws:rds:eu-west-1:111122223333:db:payroll-main' }, 5],
    [{ id: '/subscriptions/s/resourcegroups/payroll-group/providers/x/disks/web' }, undefined],
    [{ id: 'vol-1', name: 'Payroll-2' }, 5],
    [{ id: 'vol-1', name: 'old-payroll-2' }, undefined],
    [{ id: 'vol-1', tags: [['Classification', 'secret-eu']] }, 7],
    [{ id: 'vol-1', tags: [['classification', 'public']] }, undefined],
    [{ id: 'vol-1', tags: [['note', 'secret']] }, undefined],
    [
      {
        id: 'vol-1',
        tags: [
          ['note', ''],
          ['pii', ''],
        ],
      },
      9,
    ],
  ])('%o is named on line %s', (data, line) => {
    const told = test(data)
    expect(told?.split(':')[0]).toBe(line === undefined ? undefined : `spoor.yaml line ${line}`)
  })

  it('is told with its reason, the first one that fits', () => {
    expect(test({ id: 'vol-1', name: 'payroll-1', tags: [['pii', 'yes']] })).toBe(
      'spoor.yaml line 5: payroll',
    )
  })

  it('is nothing without a file', () => {
    expect(sensitivityOf(emptyEnvironment)({ id: 'payroll-1' })).toBeUndefined()
  })
})
