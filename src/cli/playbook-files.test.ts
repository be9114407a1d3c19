import { readFileSync, symlinkSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { createInputFolder } from '../../test/builders/input-folder.ts'
import {
  busyFileOf,
  listPlaybooks,
  pagesNear,
  readPlaybookFile,
  whileAlone,
  writePlaybook,
} from './playbook-files.ts'

const { root, put } = createInputFolder()
const region = '<!-- spoor:managed attack T1578.001 -->\n<!-- /spoor:managed -->\n'

it('keeps a byte order mark, and refuses bytes that it could not keep', async () => {
  const marked = put('marked.md', `\uFEFF${region}`)
  const { found } = await readPlaybookFile(marked)
  expect(found?.text).toBe(`\uFEFF${region}`)
  expect(found?.playbook.replaceManaged({ blocks: [] })).toMatch(/^\uFEFF/)
  const faulty = put('faulty.md', Buffer.from([0x61, 0xff]))
  expect(await readPlaybookFile(faulty)).toMatchObject({
    isUnreadable: true,
    diagnostics: [{ code: 'playbook-unreadable', file: faulty }],
  })
})

it('puts the playbook back when its lock cannot be written', async () => {
  const file = put('rollback.md', region)
  const { found } = await readPlaybookFile(file)
  if (found === undefined) throw new Error('not read')
  const nowhere = { ...found, lockFile: join(root, 'none', 'lock.json') }
  await expect(writePlaybook(nowhere, { text: 'new', lockText: '{}' })).rejects.toThrow('ENOENT')
  expect(readFileSync(file, 'utf8')).toBe(region)
  await writePlaybook(found, { text: 'new', lockText: '{}' })
  expect([file, found.lockFile].map((one) => readFileSync(one, 'utf8'))).toEqual(['new', '{}'])
})

it('works alone on a playbook, and gives it free after a failure', async () => {
  const file = put('alone.md', region)
  const inner = await whileAlone(file, () => whileAlone(file, () => Promise.resolve('second')))
  expect(inner).toBeUndefined()
  const failing = whileAlone(file, () => Promise.reject(new Error('failed')))
  await expect(failing).rejects.toThrow('failed')
  expect(await whileAlone(file, () => Promise.resolve('free'))).toBe('free')
  await expect(whileAlone(join(root, 'none', 'x.md'), () => Promise.resolve(1))).rejects.toThrow(
    'ENOENT',
  )
  expect(busyFileOf('a/hunt.md')).toBe('a/hunt.md.sync-in-progress')
})

it('finds notebooks and Markdown below a folder, but not what is hidden', async () => {
  const names = [
    'b/hunt.md',
    'a/hunt.ipynb',
    'a/.ipynb_checkpoints/hunt.ipynb',
    'node_modules/x.md',
  ]
  const [first = '', second = ''] = names.map((name) => put(`list/${name}`, ''))
  put('list/notes.txt', '')
  const folder = join(root, 'list')
  expect(await listPlaybooks([folder, first])).toEqual([
    { file: second, isNamed: false },
    { file: first, isNamed: true },
  ])
  expect(await listPlaybooks([join(root, 'none')])).toEqual([
    { file: join(root, 'none'), isNamed: true },
  ])
})

it('finds pages of other techniques by the names of files and folders', async () => {
  const file = put('near/T1578.001-create/hunt.md', '')
  put('near/T1578.001-create/T1578 Modify.ipynb', '')
  put('near/T1578.001-create/About T1530.md', '')
  put('near/T1537-transfer/hunt.ipynb', '')
  put('near/T1530-data/other.md', '')
  symlinkSync(join(root, 'near', 'T1537-transfer'), join(root, 'near', 'T1538-link'))
  expect(await pagesNear(file)).toEqual(
    new Map([
      ['T1578', 'T1578 Modify.ipynb'],
      ['T1537', '../T1537-transfer/hunt.ipynb'],
      ['T1538', '../T1538-link/hunt.ipynb'],
    ]),
  )
  expect(await pagesNear(join(root, 'none', 'hunt.md'))).toEqual(new Map())
})
