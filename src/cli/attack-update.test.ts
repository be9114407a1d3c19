import { createHash } from 'node:crypto'
import { existsSync, readFileSync, statSync, utimesSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { expect, it } from 'vitest'
import { bundleText, technique } from '../../test/builders/attack-bundle.ts'
import { type CommandOutcome, runCommand } from '../../test/builders/command-runner.ts'
import { createInputFolder } from '../../test/builders/input-folder.ts'
import { runUpdate, type UpdateFlags } from './attack-update.ts'
import type { Fetch } from './fetch-bundle.ts'

const { root, put } = createInputFolder()
const text = bundleText(technique(1, 'T1578'))
const digest = createHash('sha256').update(text).digest('hex')

function update(from: string, flags: UpdateFlags, ask?: Fetch): Promise<CommandOutcome> {
  return runCommand(
    (program) => void program.command('update').action(() => runUpdate(from, flags, ask)),
    ['update'],
  )
}

const answers = (body: string | Buffer): Fetch => {
  return async () => new Response(new Uint8Array(Buffer.from(body)))
}

async function failing(): Promise<Response> {
  throw new TypeError('fetch failed', { cause: new Error('getaddrinfo ENOTFOUND a.test') })
}

it('asks an address, prints the digest and writes what came, byte for byte', async () => {
  const output = join(root, 'a.json')
  const asked: string[] = []
  const { stderr, code } = await update('https://a.test/x', { output }, async (url) => {
    asked.push(url)
    return new Response(text)
  })
  expect(stderr).toContain(`${text.length} bytes, SHA-256 ${digest}\n`)
  expect([asked, code]).toEqual([['https://a.test/x'], 0])
  expect(readFileSync(output, 'utf8')).toBe(text)
  expect(statSync(output).mode & 0o777).toBe(0o600)
})

it('keeps a packed bundle packed', async () => {
  const output = join(root, 'a.json.gz')
  const packed = gzipSync(text)
  expect((await update('https://a.test/x', { output }, answers(packed))).code).toBe(0)
  expect(readFileSync(output)).toEqual(packed)
})

it('leaves a file alone that holds the bundle already', async () => {
  const output = put('same.json', text)
  utimesSync(output, 1, 1)
  const { stderr, code } = await update('https://a.test/x', { output }, answers(text))
  expect(stderr).toContain('holds it already')
  expect([code, statSync(output).mtimeMs]).toEqual([0, 1000])
})

it('takes a bundle only with the digest that is asked for', async () => {
  const output = put('kept.json', 'old')
  const other = await update('https://a.test/x', { output, sha256: 'A'.repeat(64) }, answers(text))
  expect(other.stderr).toContain(`error: it should be ${'a'.repeat(64)}; nothing is written\n`)
  expect([other.code, readFileSync(output, 'utf8')]).toEqual([4, 'old'])
  const sha256 = digest.toUpperCase()
  expect((await update('https://a.test/x', { output, sha256 }, answers(text))).code).toBe(0)
})

it('writes nothing of what is no bundle, or one with errors', async () => {
  const half = bundleText(technique(1, 'T1578'), { type: 'tool' })
  for (const body of ['<html>', '{}', half, Buffer.from([0x1f, 0x8b, 1]), Buffer.from([0xe4])]) {
    const output = join(root, 'never.json')
    const { stderr, code } = await update('https://a.test/x', { output }, answers(body))
    expect(stderr).toContain('error[attack-')
    expect([code, existsSync(output)]).toEqual([4, false])
  }
})

it('tells what the network says', async () => {
  const output = join(root, 'never.json')
  const { stderr, code } = await update('https://a.test/x', { output }, failing)
  expect(stderr).toContain('the bundle cannot be read: fetch failed: getaddrinfo ENOTFOUND a.test')
  expect(code).toBe(4)
  const plain = await update('http://a.test/x', { output })
  expect(plain.stderr).toContain('http:// is not used, https:// only')
  expect(plain.code).toBe(4)
  expect((await update(join(root, 'nowhere'), { output })).code).toBe(4)
})
