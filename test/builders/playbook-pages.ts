/** Playbook pages: the real ones of ../shared, and pages of any content written from scratch. */
import { readdirSync, readFileSync } from 'node:fs'
import { readAttackRelease } from '../../src/attack/read-attack-release.ts'
import { indexRelease, type ReleaseIndex } from '../../src/attack/release-index.ts'
import type { Playbook } from '../../src/playbooks/playbook.ts'
import { readPlaybook } from '../../src/playbooks/read-playbook.ts'
import type { SyncInput, SyncOptions } from '../../src/playbooks/sync-input.ts'
import {
  type SyncedPlaybook,
  type SyncOutcome,
  syncPlaybook,
} from '../../src/playbooks/sync-playbook.ts'
import { sharedBundleText } from './attack-bundle.ts'
import { sharedPath } from './shared-data.ts'

/** The five notebooks of the project that the seed page comes from. */
export const seedNotebooks = [
  'T1578 Modify Cloud Compute Infrastructure.ipynb',
  'T1578.001 Create Snapshot.ipynb',
  'T1578.002 Create Cloud Instance.ipynb',
  'T1578.003 Delete Cloud Instance.ipynb',
  'T1578.004 Revert Cloud Instance.ipynb',
] as const

/** The page of T1578.001 among them. */
export const [, snapshotPage] = seedNotebooks

/** The text of one of them. */
export function seedNotebook(name: string = snapshotPage): string {
  return readFileSync(sharedPath(`notebooks/${name}`), 'utf8')
}

/** The text of a page or text that was made from the seed. */
export function pageFixture(file: string): string {
  return readFileSync(sharedPath(`attack/fixtures/${file}`), 'utf8')
}

/** The names of the pages among them. */
export function pageFixtures(): readonly string[] {
  return readdirSync(sharedPath('attack/fixtures')).filter((file) => file.endsWith('.ipynb'))
}

const indexes = new Map<string, ReleaseIndex>()

/** A release of ../shared, ready to be asked; read once. */
export function sharedIndex(version: string, form: '2.0' | '2.1' = '2.1'): ReleaseIndex {
  const key = `${version} ${form}`
  const index = indexes.get(key) ?? indexOf(sharedBundleText(version, form), version)
  indexes.set(key, index)
  return index
}

/** The release in the text of a bundle; `version` is what the user says it is. */
export function indexOf(text: string, version?: string): ReleaseIndex {
  const { release } = readAttackRelease({ text }, version === undefined ? {} : { version })
  if (release === undefined) throw new Error('the bundle cannot be read')
  return indexRelease(release)
}

/** A page that must be readable. */
export function playbookOf(text: string, file: string = snapshotPage): Playbook {
  const { playbook, diagnostics } = readPlaybook({ text, file })
  if (playbook === undefined) throw new Error(diagnostics.map(({ message }) => message).join('; '))
  return playbook
}

/** The state of a page on disk. */
export type Page = Pick<SyncInput, 'lock'> & { readonly text: string; readonly file?: string }

/** Syncs a page with a release. */
export function sync(
  { text, file, lock }: Page,
  index: ReleaseIndex,
  options: Partial<SyncOptions> & { readonly base?: ReleaseIndex } = {},
): SyncOutcome {
  const { base, ...others } = options
  const playbook = playbookOf(text, file)
  return syncPlaybook(
    {
      playbook,
      index,
      ...(lock === undefined ? {} : { lock }),
      ...(base === undefined ? {} : { base }),
    },
    { date: '2026-11-26', onEdit: 'fail', ...others },
  )
}

/** Syncs a page with a release; it must not be refused. */
export function synced(...parameters: Parameters<typeof sync>): SyncedPlaybook {
  const outcome = sync(...parameters)
  if (outcome.synced === undefined) throw new Error(JSON.stringify(outcome.diagnostics))
  return outcome.synced
}

/** The page after a sync, under the name that it had. */
export function after({ text, lock }: SyncedPlaybook, file?: string): Page {
  return { text, lock, ...(file === undefined ? {} : { file }) }
}

/** What changed, as a report tells it. */
export function wordsOf({ changes }: SyncedPlaybook): readonly string[] {
  return changes.map(({ group, words }) => `${group}: ${words}`)
}

/** The codes of what was told. */
export function codesOf({ diagnostics }: SyncOutcome): readonly string[] {
  return diagnostics.map(({ code }) => code)
}

/** The texts of the analyst's cells. */
export function analystTexts({ analystCells }: Playbook): readonly string[] {
  return analystCells.map(({ text }) => text)
}

/** The text of the managed part of a page. */
export function managedText({ text, file }: Page): string {
  return playbookOf(text, file).managed.text
}
