import type { Diagnostic } from '../base/diagnostic.ts'
import { checkPlaybook } from '../playbooks/check-playbook.ts'
import { staleTags } from '../playbooks/rule-tags.ts'
import { countFindings, counted } from '../reports/check-findings.ts'
import { exitCode } from './exit-code.ts'
import { type BundleFlags, type FormatFlags, loadAttack } from './load-attack.ts'
import {
  listPlaybooks,
  readPlaybookFile,
  remarkPassedOver,
  readValidationFile,
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
  const { loadAllDetections, readRuleFiles, shippedFolders } = await import('../content.ts')
  const { detections, diagnostics: unloaded } = await loadAllDetections(flags.rules ?? [])
  const diagnostics: Diagnostic[] = unloaded.filter(({ severity }) => severity === 'error')
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
    if (read.found === undefined) continue
    const { validation, diagnostics: unread } = await readValidationFile(file)
    const proof = validation === undefined ? {} : { validation }
    diagnostics.push(...unread, ...checkPlaybook({ ...read.found, ...proof, detections }))
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
