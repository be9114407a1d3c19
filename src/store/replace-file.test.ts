import { lstatSync, readFileSync, readdirSync, statSync, symlinkSync, chmodSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { expect, it } from 'vitest'
import { createInputFolder } from '../../test/builders/input-folder.ts'
import { placeFile, replaceFile } from './replace-file.ts'

const { root, put } = createInputFolder()

it('puts other text into a file with its mode, and leaves nothing beside it', async () => {
  const file = put('one/a.yml', 'old')
  chmodSync(file, 0o640)
  await replaceFile(file, 'new')
  expect(readFileSync(file, 'utf8')).toBe('new')
  expect(statSync(file).mode & 0o777).toBe(0o640)
  expect(readdirSync(dirname(file))).toEqual(['a.yml'])
})

it('follows a symbolic link', async () => {
  const file = put('two/a.yml', 'old')
  const link = join(root, 'link.yml')
  symlinkSync(file, link)
  await replaceFile(link, 'new')
  expect(readFileSync(file, 'utf8')).toBe('new')
  expect(lstatSync(link).isSymbolicLink()).toBe(true)
})

it('makes a file where a mode says how, whole or in pieces', async () => {
  const file = join(root, 'new.yml')
  await replaceFile(file, ['a', 'b'], { mode: 0o600 })
  expect(readFileSync(file, 'utf8')).toBe('ab')
  expect(statSync(file).mode & 0o777).toBe(0o600)
})

it('gives an old file the mode that is asked for', async () => {
  const file = put('three/a.yml', 'old')
  chmodSync(file, 0o644)
  await replaceFile(file, 'new', { mode: 0o600 })
  expect(statSync(file).mode & 0o777).toBe(0o600)
})

it('writes over the draft of somebody who was killed, and never through a link', async () => {
  const file = put('four/a.yml', 'old')
  const draft = `${file}.draft`
  const precious = put('four/precious', 'precious')
  symlinkSync(precious, draft)
  await replaceFile(file, 'new', { draft })
  expect(readFileSync(file, 'utf8')).toBe('new')
  expect(readFileSync(precious, 'utf8')).toBe('precious')
  expect(readdirSync(dirname(file)).sort()).toEqual(['a.yml', 'precious'])
})

function* halfText(): Generator<string> {
  yield 'half'
  throw new RangeError('no more')
}

it('takes the draft away when it fails, and leaves the file', async () => {
  const file = put('five/a.yml', 'old')
  await expect(replaceFile(file, halfText())).rejects.toThrow('no more')
  expect(readFileSync(file, 'utf8')).toBe('old')
  expect(readdirSync(dirname(file))).toEqual(['a.yml'])
})

it('refuses what is no regular file', async () => {
  await expect(replaceFile('/dev/null', 'new', { mode: 0o600 })).rejects.toThrow('no regular file')
})

it('throws when there is no such file', async () => {
  await expect(replaceFile(join(root, 'nowhere'), 'new')).rejects.toThrow('ENOENT')
})

it('makes a file that is not there, for the user alone', async () => {
  const file = join(root, 'fresh.json')
  await placeFile(file, Buffer.from([1, 2]))
  expect(readFileSync(file)).toEqual(Buffer.from([1, 2]))
  expect(statSync(file).mode & 0o777).toBe(0o600)
})

it('places into a file that is there as it replaces, links followed', async () => {
  const file = put('placed/a.json', 'old')
  chmodSync(file, 0o644)
  const link = join(root, 'link.json')
  symlinkSync(file, link)
  await placeFile(link, 'new')
  expect(readFileSync(file, 'utf8')).toBe('new')
  expect(statSync(file).mode & 0o777).toBe(0o644)
  expect(readdirSync(dirname(file))).toEqual(['a.json'])
})

it('writes to a device without putting a file in its place', async () => {
  await placeFile('/dev/null', 'new')
  expect(statSync('/dev/null').isCharacterDevice()).toBe(true)
})

it('throws where no file can be, and leaves nothing behind', async () => {
  await expect(placeFile(join(root, 'no', 'a'), 'x')).rejects.toThrow('ENOENT')
  await expect(placeFile(root, 'x')).rejects.toThrow('EISDIR')
})
