import { lstatSync, readFileSync, readdirSync, statSync, symlinkSync, chmodSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { expect, it } from 'vitest'
import { createInputFolder } from '../../test/builders/input-folder.ts'
import { replaceFile } from './replace-file.ts'

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

it('throws when there is no such file', async () => {
  await expect(replaceFile(join(root, 'nowhere'), 'new')).rejects.toThrow('ENOENT')
})
