import { expect, it } from 'vitest'
import { parsePort } from './parse-port.ts'

it.each([
  [22, [22, 22]],
  ['8443', [8443, 8443]],
  ['9000-9100', [9000, 9100]],
  ['0-65535', [0, 65_535]],
  [65_536, undefined],
  [-1, undefined],
  ['9100-9000', undefined],
  ['ssh', undefined],
  ['22,23', undefined],
])('the port %j is %j', (written, expected) => {
  const parsed = parsePort(written)
  expect('value' in parsed ? parsed.value : undefined).toEqual(expected)
})
