/** Tells what a sync did to playbooks, or would do, as text and as JSON. */
import type { ReleaseIdentity } from '../attack/attack-release.ts'
import type { SyncedPlaybook } from '../playbooks/sync-playbook.ts'
import { nameRelease } from './attack-names.ts'
import { counted } from './check-findings.ts'
import { column, escapeForTerminal, wrapText } from './terminal-text.ts'

/** What became of a playbook. */
export type SyncState = 'in step' | 'changes' | 'written' | 'refused'

/** A playbook after its sync. */
export interface SyncedFile {
  readonly file: string
  readonly state: SyncState
  /** The release of the sync before; absent at the first, or when it is not known. */
  readonly before?: string
  /** Absent when it is refused. */
  readonly synced?: SyncedPlaybook
}

/** How wide a report is set. */
export interface SyncLayout {
  readonly width: number
}

const groupWidth = 13

/** The report in words, a paragraph for each playbook and a line of sums. */
export function renderSync(
  files: readonly SyncedFile[],
  release: ReleaseIdentity,
  { width }: SyncLayout,
): string {
  const paragraphs = files.map((one) => `${fileLines(one, release, width).join('\n')}\n`)
  return `${[...paragraphs, sums(files)].join('\n')}\n`
}

function fileLines(
  { file, state, before, synced }: SyncedFile,
  release: ReleaseIdentity,
  width: number,
): readonly string[] {
  const name = escapeForTerminal(file)
  if (synced === undefined) return [`${name}: refused`]
  const { facts } = synced.lock
  const isMoved = before !== undefined && before !== release.version
  const step = synced.isFirst ? 'first sync, ' : isMoved ? `from v${before} to ` : ''
  const said = {
    changes: 'would change',
    written: 'written',
    'in step': 'in step',
    refused: 'refused',
  }
  const head = `${name}: ${said[state]} (${step}${nameRelease(release)})`
  const title = escapeForTerminal(`${facts.id} ${facts.name}`)
  const kept = synced.rescued.length
  const rescued =
    kept === 0 ? [] : [told('rescued', `${counted(kept, 'line')} moved to a cell below`, width)]
  const changes = synced.changes.map(({ group, words }) => told(group, words, width))
  return [head, `  ${title}`, ...changes.flat(), ...rescued.flat()]
}

function told(group: string, words: string, width: number): readonly string[] {
  const lines = wrapText(escapeForTerminal(words), width - groupWidth - 4)
  return lines.map((line, index) => `  ${column(index === 0 ? group : '', groupWidth)} ${line}`)
}

function sums(files: readonly SyncedFile[]): string {
  const count = (state: SyncState): number => files.filter((one) => one.state === state).length
  const parts = [
    [count('written'), 'written'],
    [count('changes'), 'would change'],
    [count('in step'), 'in step'],
    [count('refused'), 'refused'],
  ] as const
  const shown = parts
    .filter(([number]) => number > 0)
    .map(([number, words]) => `${number} ${words}`)
  return `${counted(files.length, 'playbook')}: ${shown.length === 0 ? 'nothing to do' : shown.join(', ')}`
}

/** The report as JSON. */
export function renderSyncJson(files: readonly SyncedFile[], release: ReleaseIdentity): string {
  const document = {
    schema: 'spoor/playbook-sync@1',
    release,
    playbooks: files.map(({ file, state, before, synced }) => ({
      file,
      state,
      ...(before === undefined ? {} : { before }),
      ...(synced === undefined
        ? {}
        : {
            technique: synced.lock.facts.id,
            name: synced.lock.facts.name,
            template: synced.lock.template,
            isFirst: synced.isFirst,
            changes: synced.changes,
            rescued: synced.rescued,
          }),
    })),
  }
  return `${JSON.stringify(document, undefined, 2)}\n`
}
