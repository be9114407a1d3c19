import { stat } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import type { Diagnostic } from '../base/diagnostic.ts'
import { loadUserDetections, readRuleFiles, shippedFolders } from '../content.ts'
import { namedDetections, namedNegatives } from '../playbooks/check-claims.ts'
import { checkGuide, guideCells, localLinks, missingLink } from '../playbooks/check-names.ts'
import { checkPlaybook, type Validation } from '../playbooks/check-playbook.ts'
import type { AnalystCell } from '../playbooks/playbook.ts'
import { staleTags } from '../playbooks/rule-tags.ts'
import { changesSince } from '../playbooks/validation.ts'
import { countFindings, counted } from '../reports/check-findings.ts'
import { exitCode } from './exit-code.ts'
import { type BundleFlags, type FormatFlags, loadAttack } from './load-attack.ts'
import { loadPlaybookContent, type PlaybookContent } from './playbook-content.ts'
import {
  listPlaybooks,
  type PlaybookFile,
  readPlaybookFile,
  readTextFile,
  readValidationFile,
  remarkPassedOver,
} from './playbook-files.ts'
import { remark, remarkDiagnostics, writeData } from './terminal.ts'

/** The options of `spoor playbook check`. */
export interface CheckFlags extends BundleFlags, FormatFlags {
  readonly rules?: readonly string[]
}

/** Checks the playbooks at the paths, and the tags of rules when a bundle is named. */
export async function runCheck(paths: readonly string[], flags: CheckFlags): Promise<void> {
  const loaded = flags.bundle === undefined ? undefined : await loadAttack(flags)
  if (flags.bundle !== undefined && loaded === undefined) return
  const content = await loadPlaybookContent(flags.rules ?? [])
  const diagnostics: Diagnostic[] = [...content.diagnostics]
  let checked = 0
  let passedOver = 0
  let isUnreadable = false
  for (const { file, isNamed } of await listPlaybooks(paths)) {
    const read = await readPlaybookFile(file)
    const isOther = read.diagnostics.every(({ code }) => code === 'playbook-managed-missing')
    if (read.found === undefined && isOther && !isNamed) {
      passedOver++
      continue
    }
    checked++
    isUnreadable ||= read.isUnreadable === true
    diagnostics.push(...read.diagnostics)
    if (read.found !== undefined) diagnostics.push(...(await checkFound(read.found, content)))
  }
  if (loaded !== undefined) {
    const { files } = await readRuleFiles([...(await shippedFolders()), ...(flags.rules ?? [])])
    diagnostics.push(...files.flatMap((rule) => staleTags(rule, loaded.index)))
  }
  if (flags.format === 'json') {
    const document = { schema: 'spoor/playbook-check@1', playbooks: checked, diagnostics }
    await writeData(`${JSON.stringify(document, undefined, 2)}\n`)
  } else remarkDiagnostics(diagnostics)
  remarkPassedOver(passedOver)
  remark(`${counted(checked, 'playbook')}: ${countFindings(diagnostics)}`)
  const hasErrors = diagnostics.some(({ severity }) => severity === 'error')
  if (isUnreadable) process.exitCode = exitCode.unreadableInput
  else process.exitCode = hasErrors ? exitCode.badContent : exitCode.ran
}

/** The faults of a playbook, of the guides that it links to, and of the rules and queries beside it. */
export async function checkFound(
  found: PlaybookFile,
  content: PlaybookContent,
): Promise<readonly Diagnostic[]> {
  const cells = found.playbook.analystCells
  const { record, diagnostics: unread } = await readValidationFile(found.file)
  const detections = namedDetections(cells, content.known).map(({ id }) => id)
  const wanted = { detections, negatives: namedNegatives(cells, content.known) }
  const validation: Validation | undefined =
    record === undefined
      ? undefined
      : { record, changes: changesSince(record, content.hashes, wanted) }
  const faults = checkPlaybook({
    ...found,
    content: content.known,
    ...(validation === undefined ? {} : { validation }),
  })
  const beside = await checkLinks(found, cells, content)
  return [...unread, ...faults, ...beside]
}

/** Follows links from the page, and from the guides it links to. */
async function checkLinks(
  page: { readonly file: string; readonly text: string },
  cells: readonly AnalystCell[],
  content: PlaybookContent,
): Promise<readonly Diagnostic[]> {
  const diagnostics: Diagnostic[] = []
  const pages = [{ page, cells }]
  const seen = new Set([page.file])
  for (const one of pages) {
    for (const link of localLinks(one.cells)) {
      const file = join(dirname(one.page.file), link.path)
      if (!(await isThere(file))) diagnostics.push(missingLink(one.page, link))
      // Guides lie beside the page that they belong to; others are pages of their own.
      else if (!seen.has(file) && isBeside(link.path)) {
        seen.add(file)
        if (/\.(eql|ya?ml)$/i.test(file)) diagnostics.push(...(await checkRules(file)))
        if (!/\.md$/i.test(file)) continue
        const text = await readTextFile(file)
        if (typeof text !== 'string') {
          diagnostics.push(missingLink(one.page, link))
          continue
        }
        const guide = { file, text }
        diagnostics.push(...checkGuide(guide, content.known))
        pages.push({ page: guide, cells: guideCells(guide) })
      }
    }
  }
  return diagnostics
}

function isBeside(path: string): boolean {
  return !path.split('/').includes('..')
}

async function checkRules(file: string): Promise<readonly Diagnostic[]> {
  const { files } = await readRuleFiles([file])
  return files.length === 0 ? [] : (await loadUserDetections([file])).diagnostics
}

async function isThere(file: string): Promise<boolean> {
  return stat(file).then(
    () => true,
    () => false,
  )
}
