/** Brings the managed part of a playbook in step with a release of ATT&CK (reference/playbooks.md 6.2). */
import { profileTechnique } from '../attack/profile-technique.ts'
import type { Diagnostic } from '../base/diagnostic.ts'
import { type AttackLock, isSameLock } from './attack-lock.ts'
import { type DatedPage, renderDated } from './dated-page.ts'
import { type FactChange, factChanges, frozenChanges } from './fact-changes.ts'
import { type EarlierFacts, freezeFacts } from './frozen-facts.ts'
import { findEdit, type HandEdit } from './hand-edits.ts'
import { type LegacyPage, readLegacyPage } from './legacy-page.ts'
import { bodyFingerprint } from './managed-mark.ts'
import type { Playbook, TemplateName } from './playbook.ts'
import type { PageState, SyncInput, SyncOptions } from './sync-input.ts'
import { findSubject, type SyncFault } from './sync-subject.ts'
import { type TechniqueFacts, techniqueFacts } from './technique-facts.ts'
import { longDate } from './template-legacy.ts'

/** A sync that can be written. */
export interface SyncedPlaybook {
  /** The text of the whole file; the old one where nothing changed. */
  readonly text: string
  /** The old lock where nothing changed. */
  readonly lock: AttackLock
  readonly isFirst: boolean
  readonly changes: readonly FactChange[]
  /** Lines that were moved out of the managed part into a cell below it. */
  readonly rescued: readonly string[]
}

/** What came of a sync. */
export interface SyncOutcome {
  /** Absent when the sync is refused: one of the diagnostics is an error then. */
  readonly synced?: SyncedPlaybook
  /** What was edited in the managed part, where that is why it is refused. */
  readonly edit?: HandEdit
  readonly diagnostics: readonly Diagnostic[]
}

/** Syncs one playbook; pure: neither reads nor writes files. */
export function syncPlaybook(input: SyncInput, options: SyncOptions): SyncOutcome {
  const { playbook, lock, index } = input
  const refuse = (fault: SyncFault, edit?: HandEdit): SyncOutcome => ({
    diagnostics: [{ severity: 'error', file: playbook.file, ...fault }],
    ...(edit === undefined ? {} : { edit }),
  })
  const subject = findSubject(input, options)
  if ('code' in subject) return refuse(subject)
  const template = options.template ?? playbook.managed.mark?.template ?? lock?.template ?? 'v2'
  const order = template === 'legacy' ? 'stored' : 'canonical'
  const facts = techniqueFacts(profileTechnique(index, subject), order)
  const legacy = readLegacyPage(playbook.managed.text)
  const frozen =
    options.dropFrozen === true
      ? {}
      : freezeFacts(facts, earlierFacts(lock, legacy), lock?.frozen ?? {})
  const state: PageState = { template, facts, frozen, legacy }
  const page = renderDated(input, state, options)
  const edit = page.isSame ? undefined : findEdit(input, state, options)
  if (edit !== undefined && options.onEdit === 'fail') return refuse(editFault(input, edit), edit)
  const rescued = options.onEdit === 'rescue' ? (edit?.added ?? []) : []
  const fresh = lockOf(input, { state, page, options })
  return {
    synced: {
      text: playbook.replaceManaged({
        blocks: page.blocks,
        ...(needsMark(playbook, template)
          ? { mark: { technique: facts.id, template, body: fresh.body } }
          : {}),
        ...(rescued.length === 0 ? {} : { rescued: rescuedCell(rescued, options.date) }),
      }),
      lock: lock !== undefined && isSameState(lock, fresh) ? lock : fresh,
      isFirst: lock === undefined,
      changes: lock === undefined ? frozenChanges(frozen) : factChanges(lock, { facts, frozen }),
      rescued,
    },
    diagnostics: [
      ...page.unmatchedCitations.map((name) => citationRemark(playbook.file, name)),
      ...statusRemarks(playbook.file, facts),
    ],
  }
}

function earlierFacts(
  lock: AttackLock | undefined,
  legacy: LegacyPage | undefined,
): EarlierFacts | undefined {
  if (lock === undefined) return legacy?.earlier
  const { detection, permissions, dataSources, references } = lock.facts
  const { version, newestModified } = lock.release
  return {
    detection: detection === undefined ? undefined : { text: detection, references },
    permissions,
    dataSources,
    from:
      version === undefined
        ? { newestModified: newestModified ?? 'an unknown day' }
        : { release: version },
  }
}

function editFault({ playbook, lock, base }: SyncInput, { added }: HandEdit): SyncFault {
  const isGuessed = lock === undefined && playbook.managed.mark === undefined && base === undefined
  const lines = added.length === 1 ? '1 line' : `${added.length} lines`
  return {
    code: 'playbook-managed-edited',
    message: `the managed part holds ${lines} that the sync did not write; nothing is changed`,
    hint:
      (isGuessed ? 'name the release of its day with --base to see exactly which; ' : '') +
      'move them to a cell of your own, or let --on-edit rescue do that, or lose them with --on-edit overwrite',
  }
}

function rescuedCell(lines: readonly string[], date: string): string {
  return [`## Kept from the managed part, ${longDate(date)}`, ...lines].join('\n\n')
}

/** A page of the seed stays without a mark for as long as it keeps its template. */
function needsMark({ format, managed }: Playbook, template: TemplateName): boolean {
  return template !== 'legacy' || format === 'markdown' || managed.mark !== undefined
}

function lockOf(
  { lock, index }: SyncInput,
  made: { readonly state: PageState; readonly page: DatedPage; readonly options: SyncOptions },
): AttackLock {
  const { state, page, options } = made
  const { template, facts, frozen } = state
  const { version, newestModified } = index.release.identity
  const supersededBy =
    options.migrate === true ? (facts.successor?.id ?? lock?.supersededBy) : lock?.supersededBy
  return {
    schema: 'spoor/attack-lock@1',
    notice: index.release.copyright,
    release: {
      ...(version === undefined ? {} : { version }),
      ...(newestModified === undefined ? {} : { newestModified }),
    },
    template,
    date: page.date,
    body: bodyFingerprint(page.blocks.join('')),
    facts,
    frozen,
    ...(supersededBy === undefined ? {} : { supersededBy }),
  }
}

/** A trimmed bundle ends with other changes than the whole of its release; that is no change. */
function isSameState(lock: AttackLock, fresh: AttackLock): boolean {
  const isNamed = fresh.release.version !== undefined
  return isSameLock(
    lock,
    isNamed && fresh.release.version === lock.release.version
      ? { ...fresh, release: lock.release, notice: lock.notice }
      : fresh,
  )
}

function citationRemark(file: string, name: string): Diagnostic {
  return {
    code: 'playbook-citation-unmatched',
    severity: 'warning',
    file,
    message: `MITRE cites "${name}" but gives no reference of that name; it stays as it is written`,
    hint: 'none is needed',
  }
}

function statusRemarks(
  file: string,
  { id, status, successor }: TechniqueFacts,
): readonly Diagnostic[] {
  if (status === 'current') return []
  const next = successor === undefined ? '' : `; it goes on as ${successor.id} ${successor.name}`
  const hint =
    successor === undefined
      ? 'look whether the playbook is still needed'
      : `begin a playbook with spoor playbook new ${successor.id}, and change the tags of rules and tests`
  const message = `MITRE has ${status} ${id}${next}`
  return [{ code: 'playbook-technique-withdrawn', severity: 'warning', file, message, hint }]
}
