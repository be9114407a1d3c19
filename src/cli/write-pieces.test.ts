import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { isFreeFolder, writePieces } from './write-pieces.ts'

let folder = ''
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'spoor-pieces-'))
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

describe('pieces', () => {
  it('of one path follow one another, compressed or not', async () => {
    const pieces = ['a.json', 'b.json.gz'].flatMap((path) => [
      { path: `in/${path}`, text: 'one\n' },
      { path: `in/${path}`, text: 'two\n' },
    ])
    const written = await writePieces(folder, pieces)
    expect(readFileSync(join(folder, 'in/a.json'), 'utf8')).toBe('one\ntwo\n')
    expect(gunzipSync(readFileSync(join(folder, 'in/b.json.gz'))).toString()).toBe('one\ntwo\n')
    expect(written.files).toBe(2)
    const sizes = ['a.json', 'b.json.gz'].map((name) => statSync(join(folder, 'in', name)).size)
    expect(written.bytes).toBe(sizes.reduce((sum, size) => sum + size))
  })

  it('are readable by the user alone', async () => {
    await writePieces(folder, [{ path: 'a.json', text: 'x' }])
    expect(statSync(join(folder, 'a.json')).mode & 0o777).toBe(0o600)
  })
})

describe('a folder', () => {
  it('is free while nothing is in it, or while it is not there', async () => {
    expect(await isFreeFolder(folder)).toBe(true)
    expect(await isFreeFolder(join(folder, 'missing'))).toBe(true)
    writeFileSync(join(folder, 'x'), '')
    expect(await isFreeFolder(folder)).toBe(false)
  })

  it('that is a file is an error', async () => {
    writeFileSync(join(folder, 'x'), '')
    await expect(isFreeFolder(join(folder, 'x'))).rejects.toThrow('ENOTDIR')
  })
})
