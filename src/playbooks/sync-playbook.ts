/** Brings the managed part of a playbook in step with a release of ATT&CK (reference/playbooks.md 6.2). */
import type { ReleaseIdentity, Technique } from '../attack/attack-release.ts'
import { compareReleaseVersions } from '../attack/identify-release.ts'
import { profileTechnique } from '../attack/profile-technique.ts'
import type { ReleaseIndex } from '../attack/release-index.ts'
import type { Diagnostic } from '../base/diagnostic.ts'
import { type AttackLock, isSameLock } from './attack-lock.ts'
import { type FactChange, factChanges } from './fact-changes.ts'
import { type EarlierFacts, freezeFacts, type FrozenFacts } from './frozen-facts.ts'
import { editOf, type HandEdit, legacyEdit } from './hand-edits.ts'
import { type LegacyPage, readLegacyPage } from './legacy-page.ts'
import { bodyFingerprint, techniqueId } from './managed-mark.ts'
import type { RenderedPage } from './page-content.ts'
import type { LocalPages } from './page-links.ts'
import { type Playbook, type TemplateName, textOfBlocks } from './playbook.ts'
import { renderPage } from './render-page.ts'
import { type TechniqueFacts, techniqueFacts } from './technique-facts.ts'
import { isoDate, longDate, renderLegacy } from './template-legacy.ts'
import { syncedDate } from './template-v2.ts'

/** What is done where somebody edited the managed part. */
export const editPolicies = ['fail', 'rescue', 'overwrite'] as const

/** How a playbook is to be synced. */
export interface SyncOptions {
  /** As before when absent; `v2` for a page that was never synced. */
  readonly template?: TemplateName
  /** The day to print where the page changes, ISO. */
  readonly date: string
  readonly onEdit: (typeof editPolicies)[number]
  /** Takes an older release than that of the last sync. */
  readonly allowDowngrade?: boolean
  /** Drops what MITRE withdrew instead of keeping it. */
  readonly dropFrozen?: boolean
  /** Notes in the lock where a revoked technique goes on. */
  readonly migrate?: boolean
  /** Our pages of other techniques. */
  readonly pages?: LocalPages
}

/** A playbook with all that a sync needs. */
export interface SyncInput {
  readonly playbook: Playbook
  /** Of the last sync; absent at the first. */
  readonly lock?: AttackLock
  readonly index: ReleaseIndex
  /** The release of the day of a legacy page, which shows exactly what was edited in it. */
  readonly base?: ReleaseIndex
}

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
  const refuse = (fault: Fault, edit?: HandEdit): SyncOutcome => ({
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
      changes: lock === undefined ? [] : factChanges(lock, { facts, frozen }),
      rescued,
    },
    diagnostics: [
      ...page.unmatchedCitations.map((name) => citationRemark(playbook.file, name)),
      ...statusRemarks(playbook.file, facts),
    ],
  }
}

type Fault = Omit<Diagnostic, 'severity' | 'file'>

/** What is to stand in the managed part, but for its date. */
interface PageState {
  readonly template: TemplateName
  readonly facts: TechniqueFacts
  readonly frozen: FrozenFacts
  /** What stands there now, where the seed's updater wrote it. */
  readonly legacy: LegacyPage | undefined
}

/** The technique in the release, or why there is none to sync with. */
function findSubject(
  { playbook, lock, index }: SyncInput,
  options: SyncOptions,
): Technique | Fault {
  const { managed, file } = playbook
  const id =
    managed.mark?.technique ??
    lock?.facts.id ??
    new RegExp(`^# (${techniqueId.source})\\b`, 'm').exec(managed.text)?.[1] ??
    techniqueId.exec(file.split(/[/\\]/).at(-1) ?? '')?.[0]
  if (id === undefined) {
    return {
      code: 'playbook-technique-unknown',
      message: 'the playbook does not say which technique it is about',
      hint: 'begin the managed part with a heading such as # T1578.001 Create Snapshot',
    }
  }
  const technique = index.technique(id)
  if (technique === undefined) {
    return {
      code: 'playbook-technique-missing',
      message: `the bundle has no technique ${id}; the playbook stays as it is`,
      hint: 'take a whole release, or trim one with this technique',
    }
  }
  const message = downgradeWords(lock, index.release.identity)
  if (message === undefined || options.allowDowngrade === true) return technique
  const hint = 'take a newer release, or allow it with --allow-downgrade'
  return { code: 'playbook-downgrade', message, hint }
}

/** Says that the release is older than that of the last sync (6.2.11), where it is. */
function downgradeWords(
  lock: AttackLock | undefined,
  { version, newestModified }: ReleaseIdentity,
): string | undefined {
  if (lock === undefined) return undefined
  const { release } = lock
  if (version !== undefined && release.version !== undefined) {
    return compareReleaseVersions(version, release.version) < 0
      ? `the playbook is at ATT&CK v${release.version}; the bundle is v${version}, which is older`
      : undefined
  }
  const isOlder =
    newestModified !== undefined &&
    release.newestModified !== undefined &&
    newestModified < release.newestModified
  return isOlder
    ? `the bundle ends with changes of ${newestModified}, the last sync with those of ${release.newestModified}`
    : undefined
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

/** A rendered page with the day that it prints. */
interface DatedPage extends RenderedPage {
  readonly date: string
  /** Does the file say just that already? */
  readonly isSame: boolean
}

/** The day is that of the sync only where something else changed: a second run changes nothing (6.2.1). */
function renderDated(input: SyncInput, state: PageState, options: SyncOptions): DatedPage {
  const { playbook, lock, index } = input
  const { text } = playbook.managed
  const render = (date: string): RenderedPage =>
    renderPage(state.template, {
      ...state,
      release: index.release.identity,
      date,
      pages: options.pages ?? new Map(),
    })
  const pulled = state.legacy?.pulled
  const printed = pulled === undefined ? syncedDate(text) : (isoDate(pulled) ?? pulled)
  for (const date of [printed, lock?.date].filter((one) => one !== undefined)) {
    const page = render(date)
    const written = textOfBlocks(page.blocks)
    const isSame = written === text
    if (isSame || bodyFingerprint(written) === lock?.body) return { ...page, date, isSame }
  }
  return { ...render(options.date), date: options.date, isSame: false }
}

/** The analyst's words in the managed part; `undefined` where there are none. */
function findEdit(input: SyncInput, state: PageState, options: SyncOptions): HandEdit | undefined {
  const { playbook, lock, base } = input
  const { text, mark } = playbook.managed
  const { legacy } = state
  const written = mark?.body ?? lock?.body
  if (written !== undefined) {
    if (bodyFingerprint(text) === written) return undefined
    const pages = options.pages ?? new Map()
    const expected =
      lock === undefined ? '' : textOfBlocks(renderPage(lock.template, { ...lock, pages }).blocks)
    return withWords(editOf(text, expected))
  }
  if (legacy === undefined) return withWords({ added: wordsOf(text) })
  const expected = [base, input.index]
    .filter((index) => index !== undefined)
    .flatMap((index) => legacyText(index, state) ?? [])
  if (expected.includes(text)) return undefined
  const [first] = expected
  return base === undefined || first === undefined
    ? legacyEdit(legacy, state.facts)
    : withWords(editOf(text, first))
}

/** The page as the seed's updater would have written it on the page's day. */
function legacyText(index: ReleaseIndex, { facts, legacy }: PageState): string | undefined {
  const technique = index.technique(facts.id)
  if (technique === undefined || legacy === undefined) return undefined
  const stored = techniqueFacts(profileTechnique(index, technique), 'stored')
  const date = isoDate(legacy.pulled) ?? legacy.pulled
  return textOfBlocks(renderLegacy(stored, {}, date))
}

/** Only words can be lost: what was deleted from the managed part comes back (6.2.7). */
function withWords(edit: HandEdit): HandEdit | undefined {
  return edit.added.length === 0 ? undefined : edit
}

/** What stands in a part that was never synced, its heading left out. */
function wordsOf(text: string): readonly string[] {
  return text.split('\n').filter((line) => line.trim() !== '' && !/^# T\d{4}/.test(line))
}

function editFault({ playbook, lock, base }: SyncInput, { added }: HandEdit): Fault {
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
