import { expect, it } from 'vitest'
import { hashFrom, ranOnce } from '../../test/builders/validation-record.ts'
import {
  changesSince,
  type CurrentHashes,
  isSameRun,
  readValidation,
  reasonsAgainst,
  replaceValidated,
  type ValidationRecord,
  validationWords,
  writeValidation,
} from './validation.ts'

const now: CurrentHashes = {
  detections: new Map([['d1', hashFrom('a')]]),
  tests: new Map([['t1', hashFrom('b')]]),
  negatives: new Map([['benign-a-aws', hashFrom('c')]]),
}
const wanted = { detections: ['d1'], negatives: ['benign-a-aws'] }

it('a record is read as it was written; a faulty one is none', () => {
  const file = 'hunt.ipynb.validation.json'
  expect(readValidation({ text: writeValidation(ranOnce), file })).toEqual({
    record: ranOnce,
    diagnostics: [],
  })
  const text = writeValidation(ranOnce).replace(hashFrom('b'), 'none')
  expect(readValidation({ text, file })).toMatchObject({
    diagnostics: [{ code: 'playbook-validation-invalid', file }],
  })
  expect(readValidation({ text: '{', file }).record).toBeUndefined()
})

it.each<readonly [string, Partial<ValidationRecord>]>([
  ['the page names no detection', { detections: [] }],
  ['the page names no negative', { negatives: [] }],
  [
    'no test makes d1 fire',
    { detections: [{ id: 'd1', hash: hashFrom('a'), fired: 0, silent: 1 }] },
  ],
  [
    'no test is nearly d1 and leaves it silent',
    { detections: [{ id: 'd1', hash: hashFrom('a'), fired: 1, silent: 0 }] },
  ],
  ['test t1 has 2 failures', { tests: [{ id: 't1', hash: hashFrom('b'), failures: 2 }] }],
  [
    'benign-a-aws gives 1 finding above low',
    { negatives: [{ scenario: 'benign-a-aws', hash: hashFrom('c'), aboveLow: 1 }] },
  ],
  [
    'benign-a-aws cannot be played: no cast',
    {
      negatives: [{ scenario: 'benign-a-aws', hash: hashFrom('c'), aboveLow: 0, fault: 'no cast' }],
    },
  ],
])('%s: the page is not valid', (reason, change) => {
  expect(reasonsAgainst({ ...ranOnce, ...change })).toEqual([reason])
  expect(validationWords({ ...ranOnce, ...change })).toBe('NO')
})

it('what went well validates, and the words say with which releases', () => {
  expect(reasonsAgainst(ranOnce)).toEqual([])
  expect(validationWords({ ...ranOnce, attack: '18.1' })).toBe(
    'YES, on 26 November 2026 by Spoor 1.0.0, ATT&CK v18.1: 1 detection, 1 test, 1 negative',
  )
})

it('another day is the same run, another outcome is not', () => {
  expect(isSameRun(ranOnce, { ...ranOnce, date: '2027-01-01' })).toBe(true)
  expect(isSameRun(ranOnce, { ...ranOnce, tests: [] })).toBe(false)
  const tests = ranOnce.tests.map(({ id, hash, failures }) => ({ failures, hash, id }))
  expect(isSameRun(ranOnce, { ...ranOnce, tests })).toBe(true)
})

it('says what has changed since', () => {
  expect(changesSince(ranOnce, now, wanted)).toEqual([])
  const other: CurrentHashes = {
    detections: new Map([['d1', hashFrom('d')]]),
    tests: new Map(),
    negatives: now.negatives,
  }
  const more = { detections: ['d1', 'd2'], negatives: ['benign-a-aws', 'benign-b-aws'] }
  expect(changesSince(ranOnce, other, more)).toEqual([
    'detection aws_disk_shared has changed',
    'test t1 is gone',
    'detection d2 was not run',
    'scenario benign-b-aws was not played',
  ])
})

it('writes the words as one splice, in a notebook too, and only where there is one line', () => {
  const notebook = '{"source": ["  * **Validated:** NO\\n",\n "x"]}'
  expect(replaceValidated(notebook, 'YES')).toBe(notebook.replace('NO', 'YES'))
  const page = '* **Validated:** YES, on 1 May 2026\r\nx'
  expect(replaceValidated(page, 'NO')).toBe('* **Validated:** NO\r\nx')
  expect(replaceValidated('', 'NO')).toBeUndefined()
  expect(replaceValidated(`${page}\n${page}`, 'NO')).toBeUndefined()
})
