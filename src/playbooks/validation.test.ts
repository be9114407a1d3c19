import { expect, test } from 'vitest'
import { loadDetections } from '../detections/load-detection.ts'
import {
  readValidation,
  staleness,
  type TestProof,
  validate,
  writeValidation,
} from './validation.ts'

const id = '0a0a0a0a-1b1b-4c4c-8d8d-2e2e2e2e2e2e'

function rule(title: string): ReturnType<typeof loadDetections>['detections'] {
  const detection =
    'logsource: {product: aws, service: cloudtrail}\ndetection: {s: {eventName: X}, condition: s}'
  return loadDetections(`title: ${title}\nid: ${id}\n${detection}\n`, 'mine.yml').detections
}

const input = { date: '2026-11-26', release: '18.1', named: [id], detections: rule('Mine') }
const fires = { failures: [], fired: [id], nearlyFired: [] }
const stays = { failures: [], fired: [], nearlyFired: [id] }

function proof(...cases: TestProof['cases']): TestProof {
  return { id: 'test', text: 'text', cases }
}

test('a playbook is valid when each detection fired where it should and stayed silent where it nearly did', () => {
  const proved = validate({ ...input, tests: [proof(fires, fires, stays)] })
  expect(proved).toMatchObject({
    isValid: true,
    reasons: [],
    release: '18.1',
    detections: [{ id, title: 'Mine', fired: 2, silent: 1 }],
    tests: [{ id: 'test', failures: 0 }],
  })
})

test.each([
  [{ named: [] }, [fires, stays], ['the playbook names no detection']],
  [{ named: ['x'] }, [], ['there is no detection x']],
  [{}, [stays], ['no test makes "Mine" fire']],
  [{}, [fires], ['no test is nearly "Mine" and leaves it silent']],
  [{}, [fires, stays, { ...fires, failures: ['x'] }], ['the test test fails']],
  [
    {},
    [{ ...fires, failures: ['x'] }, stays],
    ['no test makes "Mine" fire', 'the test test fails'],
  ],
])('otherwise it says why not: %j', (change, cases, reasons) => {
  expect(validate({ ...input, ...change, tests: [proof(...cases)] })).toMatchObject({
    isValid: false,
    reasons,
  })
})

test('a record stands for as long as rules and names stay', () => {
  const record = validate({ ...input, tests: [proof(fires, stays)] })
  expect(staleness(record, [id], rule('Mine'))).toBeUndefined()
  expect(staleness(record, [id], rule('Other'))).toBe('the rule "Other" changed since')
  expect(staleness(record, [id, 'new'], rule('Mine'))).toBe('the detection new was not tested')
})

test('a record is read back as it was written; a faulty one is told', () => {
  const record = validate({ ...input, tests: [proof(fires, stays)] })
  const text = writeValidation(record)
  expect(readValidation({ text, file: 'x' })).toEqual({ validation: record, diagnostics: [] })
  expect(readValidation({ text: '{}', file: 'x' }).diagnostics).toMatchObject([
    { code: 'playbook-validation-invalid', file: 'x' },
  ])
})
