import { expect, it } from 'vitest'
import { codeBlock, oneLine, paragraph } from './runbook-text.ts'

it('puts a text on one line, whatever breaks lines', () => {
  expect(oneLine('  a\n\nb\r\u2028c\u0000d\u001b[1m ')).toBe('a b c d [1m')
})

it('breaks a text at its spaces', () => {
  const lines = paragraph(`${'word '.repeat(30)}\n${'x'.repeat(120)}`)
  expect(lines.map(({ length }) => length)).toEqual([94, 54, 120])
})

it('fences code by more back-ticks than stand in it', () => {
  expect(codeBlock('ls', 'sh')).toBe('```sh\nls\n```')
  expect(codeBlock('cat <<E\n````\nE', 'sh')).toBe('`````sh\ncat <<E\n````\nE\n`````')
})
