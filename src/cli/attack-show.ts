import { profileTechnique } from '../attack/profile-technique.ts'
import { renderTechniquesJson } from '../reports/attack-document.ts'
import { renderTechnique } from '../reports/attack-technique.ts'
import { type BundleFlags, findTechniques, type FormatFlags, loadAttack } from './load-attack.ts'
import { terminalPaint, terminalWidth, writeData } from './terminal.ts'

/** The options of `spoor attack show`. */
export interface ShowFlags extends BundleFlags, FormatFlags {}

/** Prints what a release says about techniques. */
export async function runShow(ids: readonly string[], flags: ShowFlags): Promise<void> {
  const loaded = await loadAttack(flags)
  if (loaded === undefined) return
  const techniques = await findTechniques(loaded, ids)
  if (techniques === undefined) return
  const { identity } = loaded.release
  const profiles = techniques.map((technique) => profileTechnique(loaded.index, technique))
  if (flags.format === 'json')
    return void (await writeData(renderTechniquesJson(identity, profiles, loaded.diagnostics)))
  const layout = { width: terminalWidth(), paint: terminalPaint() }
  await writeData(profiles.map((one) => renderTechnique(one, identity, layout)).join('\n'))
}
