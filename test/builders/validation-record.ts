/** The record of a validation in which all went well. */
import type { ValidationRecord } from '../../src/playbooks/validation.ts'

/** A SHA-256 that is made of one digit. */
export function hashFrom(digit: string): string {
  return digit.repeat(64)
}

/** One detection, one test, one negative. */
export const ranOnce: ValidationRecord = {
  schema: 'spoor/playbook-validation@1',
  date: '2026-11-26',
  spoor: '1.0.0',
  detections: [{ id: 'd1', name: 'aws_disk_shared', hash: hashFrom('a'), fired: 2, silent: 1 }],
  tests: [{ id: 't1', hash: hashFrom('b'), failures: 0 }],
  negatives: [{ scenario: 'benign-a-aws', hash: hashFrom('c'), aboveLow: 0 }],
}
