/** Gathers what a site is made of: what ships, and what the user names. */
import { readdir } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import type { Diagnostic } from '../base/diagnostic.ts'
import { readDocument } from '../base/document.ts'
import {
  loadAllDetections,
  loadDetectionFacts,
  readDocuments,
  shippedDocuments,
  shippedPlaybooks,
} from '../content.ts'
import { techniqueId } from '../playbooks/managed-mark.ts'
import { readGuide } from '../playbooks/read-guide.ts'
import { techniqueOf } from '../playbooks/sync-subject.ts'
import { techniqueName } from '../proving/atomic-techniques.ts'
import { emulationTestSchema } from '../proving/emulation-test.ts'
import type { QueryFile, SiteContent, SitePlaybook, TestDocument } from '../reports/site-content.ts'
import type { LoadedAttack } from './load-attack.ts'
import {
  listPlaybooks,
  type PlaybookFile,
  readPlaybookFile,
  readTextFile,
} from './playbook-files.ts'

/** What was gathered. */
export interface GatheredSite {
  readonly content: SiteContent
  readonly diagnostics: readonly Diagnostic[]
  /** Something that the user named could not be read at all. */
  readonly isUnreadable: boolean
}

/**
 * Gathers the shipped content, with the playbooks at the paths and the rules and tests at those of
 * `rules`. Names of techniques are those of the release, where one is given.
 */
export async function gatherSite(
  paths: readonly string[],
  { rules, attack }: { readonly rules: readonly string[]; readonly attack?: LoadedAttack },
): Promise<GatheredSite> {
  const detections = await loadAllDetections(rules)
  const tests = await gatherTests(rules)
  const pages = await gatherPlaybooks([...(await shippedPlaybooks()), ...paths])
  const version = attack?.release.identity.version
  const content: SiteContent = {
    detections: detections.detections,
    facts: await loadDetectionFacts(),
    tests: tests.documents,
    playbooks: pages.playbooks,
    queries: pages.queries,
    techniqueNames: namesOf(idsOf(detections.detections, tests.documents, pages.playbooks), attack),
    ...(version === undefined ? {} : { attackVersion: version }),
  }
  // Rules may lie at a path beside tests alone, and the other way round.
  const remarks = detections.diagnostics.filter(({ code }) => code !== 'rules-missing')
  const all = [...remarks, ...tests.diagnostics, ...pages.diagnostics]
  const once = new Map(all.map((one) => [JSON.stringify(one), one]))
  const isUnreadable = all.some(({ code }) => code.endsWith('-unreadable'))
  return { content, diagnostics: [...once.values()], isUnreadable }
}

async function gatherTests(rules: readonly string[]): Promise<{
  readonly documents: readonly TestDocument[]
  readonly diagnostics: readonly Diagnostic[]
}> {
  const shipped = await shippedDocuments('tests')
  const { files, diagnostics } = await readDocuments('tests', [...shipped, ...rules])
  const read = files.map((file) => ({ file, ...readDocument(file, emulationTestSchema) }))
  return {
    documents: read.flatMap(({ file, value: test }) =>
      test === undefined ? [] : [{ fileName: basename(file.file), test }],
    ),
    diagnostics: [...diagnostics, ...read.flatMap((one) => one.diagnostics)],
  }
}

interface GatheredPlaybooks {
  readonly playbooks: readonly SitePlaybook[]
  readonly queries: readonly QueryFile[]
  readonly diagnostics: readonly Diagnostic[]
}

/** Playbooks, and the pages without a managed part that are named or stand beside one. */
async function gatherPlaybooks(paths: readonly string[]): Promise<GatheredPlaybooks> {
  const listed = await listPlaybooks(paths)
  const read = await Promise.all(
    listed.map(async (one) => ({ ...one, ...(await readPlaybookFile(one.file)) })),
  )
  const hunts = read.flatMap(({ file, found }) =>
    found === undefined ? [] : [{ file, page: huntOf(found) }],
  )
  const diagnostics: Diagnostic[] = []
  const guides: SitePlaybook[] = []
  for (const { file, found, isNamed, diagnostics: remarks } of read) {
    const isOther = remarks.every(({ code }) => code === 'playbook-managed-missing')
    if (found !== undefined || !isOther) {
      diagnostics.push(...remarks)
      continue
    }
    const beside = hunts.find((hunt) => dirname(hunt.file) === dirname(file))
    if (!isNamed && beside === undefined) continue
    const text = await readTextFile(file)
    if (typeof text !== 'string') continue
    const guide = readGuide({ file, text })
    diagnostics.push(...guide.diagnostics)
    if (guide.cells === undefined) continue
    const technique = beside?.page.technique ?? techniqueId.exec(file)?.[0]
    const { cells } = guide
    guides.push({ ...placeOf(file), kind: 'guide', cells, text, ...named(technique) })
  }
  const queries = await Promise.all(
    hunts.map(async ({ file, page }) => queriesBeside(file, page.technique)),
  )
  const playbooks = onePerText([...hunts.map(({ page }) => page), ...guides])
  return { playbooks, queries: onePerText(queries.flat()), diagnostics }
}

/** The files in the folder `queries` beside a hunt; none where there is no such folder. */
async function queriesBeside(
  hunt: string,
  technique: string | undefined,
): Promise<readonly QueryFile[]> {
  const folder = join(dirname(hunt), 'queries')
  const names = await readdir(folder).catch(() => [])
  const read = await Promise.all(
    names
      .filter((name) => /\.(?:eql|ya?ml)$/i.test(name))
      .map(async (fileName) => ({ fileName, text: await readTextFile(join(folder, fileName)) })),
  )
  return read.flatMap(({ fileName, text }) =>
    typeof text === 'string'
      ? [{ fileName, folder: dirname(hunt), text, ...named(technique) }]
      : [],
  )
}

/** What is named twice, or by two paths, is shown once. */
function onePerText<File extends { readonly fileName: string; readonly text: string }>(
  files: readonly File[],
): readonly File[] {
  const first = new Map<string, File>()
  for (const file of files) {
    const key = `${file.fileName}\0${file.text}`
    if (!first.has(key)) first.set(key, file)
  }
  return [...first.values()]
}

function huntOf({ file, text, playbook, lock }: PlaybookFile): SitePlaybook {
  const { analystCells, cellsBefore, managed } = playbook
  const cells = analystCells.map(({ kind, text: cell }) => ({ kind, text: cell }))
  const technique = techniqueOf(playbook, lock) ?? techniqueId.exec(file)?.[0]
  return {
    ...placeOf(file),
    kind: 'hunt',
    cells: [
      ...cells.slice(0, cellsBefore),
      { kind: 'markdown', text: managed.text },
      ...cells.slice(cellsBefore),
    ],
    text,
    ...named(technique),
  }
}

function placeOf(file: string): { readonly fileName: string; readonly folder: string } {
  return { fileName: basename(file), folder: dirname(file) }
}

function named(technique: string | undefined): { readonly technique?: string } {
  return technique === undefined ? {} : { technique }
}

function idsOf(
  detections: SiteContent['detections'],
  tests: readonly TestDocument[],
  playbooks: readonly SitePlaybook[],
): ReadonlySet<string> {
  return new Set([
    ...detections.flatMap(({ techniques }) => techniques),
    ...tests.flatMap(({ test }) => test.attack),
    ...playbooks.flatMap(({ technique }) => technique ?? []),
  ])
}

function namesOf(
  ids: ReadonlySet<string>,
  attack: LoadedAttack | undefined,
): ReadonlyMap<string, string> {
  const names = [...ids].flatMap((id): readonly (readonly [string, string])[] => {
    const name = attack?.index.technique(id)?.name ?? techniqueName(id)
    return name === id ? [] : [[id, name]]
  })
  return new Map(names)
}
