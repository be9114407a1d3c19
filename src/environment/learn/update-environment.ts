/**
 * Adds entries to a `spoor.yaml` that people keep: nothing that stands in it changes, not a byte. The
 * new entries go behind the last one of their list; what cannot be placed is left out and told.
 */
import type { Diagnostic } from '../../base/diagnostic.ts'
import { type FileText, hasError } from '../../base/report.ts'
import { entryOf, type YamlMap, type YamlNode } from '../../base/yaml-node.ts'
import { readYaml } from '../../base/yaml-tree.ts'
import type { Environment } from '../configuration/environment.ts'
import { readEnvironment } from '../configuration/read-environment.ts'
import { insertEntries, insertKey, type Insertion } from './insert-yaml.ts'
import { missingProposals } from './missing-proposals.ts'
import type { Proposal, ProposedList } from './proposal.ts'

/** The file with what was missing. */
export interface EnvironmentUpdate {
  /** Absent when the file has an error, or when entries cannot be placed in it. */
  readonly text?: string
  readonly added: readonly Proposal[]
  readonly diagnostics: readonly Diagnostic[]
}

/** Adds the proposals that are missing; `now` is the time, milliseconds UTC, at which entries expire. */
export function updateEnvironment(
  source: FileText,
  proposals: readonly Proposal[],
  { now }: { readonly now: number },
): EnvironmentUpdate {
  const { environment, diagnostics } = readEnvironment(source, { now })
  if (environment === undefined) return { added: [], diagnostics }
  const added = missingProposals(environment, proposals)
  const text = textWith(source.text, added)
  if (text === undefined || !isRight({ text, before: environment, added, now })) {
    return { added: [], diagnostics: [...diagnostics, cannotPlace(source)] }
  }
  return { text, added, diagnostics }
}

/** Lists of one map are placed one after the other, each in the text that the one before left. */
function textWith(text: string, added: readonly Proposal[]): string | undefined {
  const lists = [...new Set(added.map(({ list }) => list))]
  return lists.reduce<string | undefined>((before, list) => {
    if (before === undefined) return undefined
    const entries = added.filter((one) => one.list === list)
    const insertion = insertionOf(before, list, entries)
    if (insertion === undefined) return undefined
    const { at, text: piece } = insertion
    return before.slice(0, at) + withBreaksOf(text, piece) + before.slice(at)
  }, text)
}

function insertionOf(
  text: string,
  list: ProposedList,
  entries: readonly Proposal[],
): Insertion | undefined {
  const root = rootOf(text)
  if (root === undefined) return undefined
  const [outer = '', inner] = list.split('.')
  const section = entryOf(root, outer)
  if (inner === undefined) {
    return section === undefined
      ? insertKey({ text, map: root, keys: [outer] }, entries)
      : insertEntries({ text, entry: section }, entries)
  }
  if (section === undefined) return insertKey({ text, map: root, keys: [outer, inner] }, entries)
  if (section.value.kind !== 'map') return undefined
  const part = entryOf(section.value, inner)
  return part === undefined
    ? insertKey({ text, map: section.value, keys: [inner] }, entries)
    : insertEntries({ text, entry: part }, entries)
}

function rootOf(text: string): YamlMap | undefined {
  const codes = { invalid: '', duplicateKey: '', tooLarge: '' }
  const [first, ...others] = readYaml({ text }, codes, () => {})
  const root: YamlNode | undefined = first?.root
  return root?.kind === 'map' && others.length === 0 ? root : undefined
}

function withBreaksOf(text: string, piece: string): string {
  return text.includes('\r\n') ? piece.replaceAll('\n', '\r\n') : piece
}

/** Is the text read as what the file said before, and all that was to be added? */
function isRight({
  text,
  before,
  added,
  now,
}: {
  readonly text: string
  readonly before: Environment
  readonly added: readonly Proposal[]
  readonly now: number
}): boolean {
  const { environment, diagnostics } = readEnvironment({ text }, { now })
  if (environment === undefined || hasError(diagnostics)) return false
  if (missingProposals(environment, added).length > 0) return false
  const grew = (list: 'own' | 'partners' | 'vaults' | 'automation' | 'workingHours'): boolean => {
    const wanted = added.filter((one) => one.list.split('.')[0] === list).length
    const [old, young] = [before[list], environment[list]]
    if (young.length !== old.length + wanted) return false
    const left = young.map(factsOf)
    return old.map(factsOf).every((one) => left.includes(one))
  }
  const lists = ['own', 'partners', 'vaults', 'automation', 'workingHours'] as const
  return (
    lists.every(grew) &&
    environment.filters.map(factsOf).join() === before.filters.map(factsOf).join() &&
    environment.sensitive.map(factsOf).join() === before.sensitive.map(factsOf).join()
  )
}

/** An entry without the place where it stands. */
function factsOf(entry: object): string {
  return JSON.stringify({ ...entry, line: 0 })
}

function cannotPlace({ file }: FileText): Diagnostic {
  return {
    code: 'environment-not-updated',
    severity: 'error',
    message: 'the new entries cannot be placed in this file without touching what stands in it',
    ...(file === undefined ? {} : { file, line: 1, column: 1 }),
    hint: 'print them with spoor learn PATH... and copy what you want by hand',
  }
}
