import { gzipSync } from 'node:zlib'
import { expect, it } from 'vitest'
import { createInputFolder } from '../../../test/builders/input-folder.ts'
import { isLineDelimited } from './line-delimited.ts'

const { root, put } = createInputFolder()

it('is a file of one object a line', async () => {
  expect(await isLineDelimited(put('lines.json', '{"a":1}\n{"b":2}\n'))).toBe(true)
})

it.each([
  ['one line', '{"a":1}\n'],
  ['an object over lines', '{\n"a":1}\n{"b":2}'],
  ['a line that is no JSON', '{"a":}\n{"b":2}\n'],
  ['text before each', '10:00 {"a":1}\n10:01 {"b":2}\n'],
  ['an array', '[{"a":1},\n{"b":2}]'],
  ['a byte order mark', '\ufeff{"a":1}\n{"b":2}\n'],
  ['UTF-16', Buffer.from('{"a":1}\n{"b":2}\n', 'utf16le')],
  ['gzip', gzipSync('{"a":1}\n{"b":2}\n')],
  ['nothing', ''],
])('%s is none', async (name, content) => {
  expect(await isLineDelimited(put(name, content))).toBe(false)
})

it('a file that is not there is none', async () => {
  expect(await isLineDelimited(`${root}/missing`)).toBe(false)
})
