import { didYouMean } from '../base/did-you-mean.ts'
import { listTechniques, platformsOf } from '../attack/list-techniques.ts'
import { renderTechniqueListJson } from '../reports/attack-document.ts'
import { renderTechniqueList } from '../reports/attack-list.ts'
import { nameRelease } from '../reports/attack-names.ts'
import { counted } from '../reports/check-findings.ts'
import { escapeForTerminal } from '../reports/terminal-text.ts'
import { exitCode } from './exit-code.ts'
import { type BundleFlags, type FormatFlags, type LoadedAttack, loadAttack } from './load-attack.ts'
import { remark, terminalWidth, writeData } from './terminal.ts'

/** The options of `spoor attack list`. */
export interface ListFlags extends BundleFlags, FormatFlags {
  readonly platform?: string
  readonly tactic?: string
  readonly retired?: boolean
}

/** Prints the techniques of a release. */
export async function runList(flags: ListFlags): Promise<void> {
  const loaded = await loadAttack(flags)
  if (loaded === undefined || !isKnown(loaded, flags)) return
  const { platform, tactic, retired } = flags
  const profiles = listTechniques(loaded.index, {
    ...(platform === undefined ? {} : { platform }),
    ...(tactic === undefined ? {} : { tactic }),
    withRetired: retired === true,
  })
  const { identity, leftOut } = loaded.release
  await writeData(
    flags.format === 'json'
      ? renderTechniqueListJson(identity, profiles, { leftOut, diagnostics: loaded.diagnostics })
      : renderTechniqueList(profiles, terminalWidth()),
  )
  remark(`${counted(profiles.length, 'technique')} of ${nameRelease(identity)}`)
  const left = leftOut.map(({ what, count }) => `${count} ${what}`).join(', ')
  if (left !== '') remark(`not read: ${escapeForTerminal(left)}`)
}

/** Refuses a platform or tactic that the release does not have: an empty list would look like an answer. */
function isKnown({ index, release }: LoadedAttack, { platform, tactic }: ListFlags): boolean {
  const tactics = release.tactics.flatMap(({ attackId, name, shortName }) => [
    attackId ?? '',
    name,
    shortName,
  ])
  const stale = release.techniques.flatMap((technique) => technique.tactics)
  const wanted = [
    ['platform', platform, platformsOf(index)],
    ['tactic', tactic, [...new Set([...tactics, ...stale])]],
  ] as const
  const [unknown] = wanted.filter(
    ([, word, known]) =>
      word !== undefined && known.every((one) => one.toLowerCase() !== word.toLowerCase()),
  )
  if (unknown === undefined) return true
  const [what, word = '', known] = unknown
  remark(`error: the bundle knows no ${what} ${JSON.stringify(word)}`)
  const hint = didYouMean(word, known) ?? `it knows ${known.slice(0, 20).join(', ')}`
  remark(`  hint: ${escapeForTerminal(hint)}`)
  process.exitCode = exitCode.badArguments
  return false
}
