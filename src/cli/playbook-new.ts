import { mkdir, rm } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { writeLock } from '../playbooks/attack-lock.ts'
import { newPage } from '../playbooks/new-playbook.ts'
import { readPlaybook } from '../playbooks/read-playbook.ts'
import { syncPlaybook } from '../playbooks/sync-playbook.ts'
import { exitCode } from './exit-code.ts'
import { type BundleFlags, findTechniques, loadAttack } from './load-attack.ts'
import { lockFileOf, pagesNear, writeNew } from './playbook-files.ts'
import { today } from './playbook-sync.ts'
import { remark, remarkDiagnostics } from './terminal.ts'

/** The options of `spoor playbook new`. */
export interface NewFlags extends BundleFlags {
  readonly output?: string
  readonly date?: string
}

/** Writes a new playbook with its lock; neither where one of them is there already. */
export async function runNew(id: string, flags: NewFlags): Promise<void> {
  const loaded = await loadAttack(flags)
  if (loaded === undefined) return
  const [technique] = (await findTechniques(loaded, [id])) ?? []
  if (technique === undefined) return
  const file = flags.output ?? join(technique.attackId, 'hunt.ipynb')
  const date = flags.date ?? today()
  const format = /\.(md|markdown)$/i.test(file) ? 'markdown' : 'notebook'
  const text = newPage({ technique: technique.attackId, format, date })
  const { playbook, diagnostics } = readPlaybook({ text, file })
  if (playbook === undefined) return refuse(diagnostics)
  const options = {
    date,
    onEdit: 'overwrite',
    template: 'v2',
    pages: await pagesNear(file),
  } as const
  const outcome = syncPlaybook({ playbook, index: loaded.index }, options)
  const { synced } = outcome
  if (synced === undefined) return refuse(outcome.diagnostics)
  remarkDiagnostics(outcome.diagnostics)
  try {
    await mkdir(dirname(file), { recursive: true })
    await writeNew(file, synced.text)
    await writeNew(lockFileOf(file), writeLock(synced.lock)).catch(async (error: unknown) => {
      await rm(file)
      throw error
    })
    remark(`${file}: begun from ${technique.attackId}; its lock is ${lockFileOf(file)}`)
  } catch (error) {
    remark(`error: cannot write: ${error instanceof Error ? error.message : String(error)}`)
    process.exitCode = exitCode.badArguments
  }
}

function refuse(diagnostics: Parameters<typeof remarkDiagnostics>[0]): void {
  remarkDiagnostics(diagnostics)
  process.exitCode = exitCode.badArguments
}
