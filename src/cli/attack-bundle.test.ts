import { gzipSync } from 'node:zlib'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { createInputFolder } from '../../test/builders/input-folder.ts'
import { collectBytes, largestBundle, readBundleText, textOfBundle } from './attack-bundle.ts'

const { root, put } = createInputFolder()

async function told(file: string): Promise<string> {
  const read = await readBundleText(file)
  return read.text === undefined ? read.diagnostic.message : `text ${read.text}`
}

it('reads plain and packed text, whatever the file is called', async () => {
  expect(await told(put('a.json', '{"ü":1}'))).toBe('text {"ü":1}')
  expect(await told(put('b.json', gzipSync('{"ü":1}')))).toBe('text {"ü":1}')
  expect(await told(put('empty', ''))).toBe('text ')
})

it('says why a file cannot be read', async () => {
  expect(await told(join(root, 'nowhere'))).toContain('the bundle cannot be read: ENOENT')
  expect(await told(root)).toContain('the bundle cannot be read: EISDIR')
  const cut = gzipSync('{"a":1}'.repeat(100)).subarray(0, 20)
  expect(await told(put('cut.gz', cut))).toContain('the bundle is no sound gzip text')
  expect(await told(put('latin', Buffer.from([0x7b, 0xe4])))).toContain(
    'the bundle is no UTF-8 text',
  )
})

it('does not unpack without end', async () => {
  // Members that follow one another are one text: 300 of one megabyte, 300 kB packed.
  const member = gzipSync(Buffer.alloc(1 << 20))
  const bomb = Buffer.concat(Array.from({ length: 300 }, () => member))
  const read = await textOfBundle(bomb, 'bomb.gz')
  expect(read.text).toBeUndefined()
})

it('stops collecting beyond the largest bundle', async () => {
  const chunk = Buffer.alloc(1 << 24)
  let given = 0
  async function* endless(): AsyncGenerator<Buffer> {
    for (;;) {
      given += chunk.length
      yield chunk
    }
  }
  await expect(collectBytes(endless())).rejects.toThrow('it is larger than 256 MB')
  expect(given).toBeLessThanOrEqual(largestBundle + chunk.length)
})
