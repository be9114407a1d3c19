/** Writes a site of playbooks, detections and tests into a folder. */
import { readFile, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { isJsonObject, parseJson } from '../base/json.ts'
import { hasError } from '../base/report.ts'
import { renderSite } from '../reports/site.ts'
import type { SiteFile } from '../reports/site-content.ts'
import { exitCode } from './exit-code.ts'
import { loadAttack } from './load-attack.ts'
import type { RenderFlags } from './render-flags.ts'
import { gatherSite } from './site-content.ts'
import { remark, remarkDiagnostics } from './terminal.ts'
import { isFreeFolder, writePieces } from './write-pieces.ts'

/** The file that says which files of a folder are the site's own. */
const listName = 'spoor-site.json'
const listSchema = 'spoor/site@1'

/** Writes the site; a folder with anything else in it than a site of ours is refused. */
export async function runSite(paths: readonly string[], flags: RenderFlags): Promise<void> {
  const { output } = flags
  if (output === undefined) return refuse('a site needs a folder: name it with --output')
  try {
    const before = await listedFiles(output)
    if (before === undefined) {
      return refuse(`${output} is not empty and holds no site of Spoor; name a new folder`)
    }
    await writeSite(paths, { ...flags, output }, before)
  } catch (error) {
    return refuse(`cannot write: ${error instanceof Error ? error.message : String(error)}`)
  }
}

async function writeSite(
  paths: readonly string[],
  flags: RenderFlags & { readonly output: string },
  before: readonly string[],
): Promise<void> {
  const { output } = flags
  const attack = flags.bundle === undefined ? undefined : await loadAttack(flags)
  if (flags.bundle !== undefined && attack === undefined) return
  const gathered = await gatherSite(paths, {
    rules: flags.rules ?? [],
    ...(attack === undefined ? {} : { attack }),
  })
  remarkDiagnostics(gathered.diagnostics)
  const files = await renderSite(gathered.content)
  const { bytes } = await writePieces(output, [...files, listOf(files)])
  const now = new Set(files.map(({ path }) => path))
  for (const path of before) if (!now.has(path)) await rm(join(output, path), { force: true })
  const pages = files.filter(({ path }) => path.endsWith('.html')).length
  remark(`${pages} pages, ${(bytes / 1e6).toFixed(1)} MB; open ${join(output, 'index.html')}`)
  if (gathered.isUnreadable) process.exitCode = exitCode.unreadableInput
  else if (hasError(gathered.diagnostics)) process.exitCode = exitCode.badContent
}

function refuse(message: string): void {
  remark(`error: ${message}`)
  process.exitCode = exitCode.badArguments
}

function listOf(files: readonly SiteFile[]): SiteFile {
  const paths = files.map(({ path }) => path).sort()
  return {
    path: listName,
    text: `${JSON.stringify({ schema: listSchema, files: paths }, undefined, 1)}\n`,
  }
}

/** Only what a site can have written is ever taken away. */
const ownPath = /^(?:techniques|detections|tests|guides|downloads\/\w+)\/[\w-][\w.-]*$/

/** The files of the site that is in the folder, none in a free folder; `undefined` in any other. */
async function listedFiles(folder: string): Promise<readonly string[] | undefined> {
  if (await isFreeFolder(folder)) return []
  const text = await readFile(join(folder, listName), 'utf8').catch(() => '')
  const list = parseJson(text)
  if (!isJsonObject(list) || list['schema'] !== listSchema) return undefined
  const { files } = list
  const paths = Array.isArray(files) ? files.filter((one) => typeof one === 'string') : []
  return paths.filter((path) => ownPath.test(path))
}
