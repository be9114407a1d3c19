import { dirname, relative, sep } from 'node:path'
import { loadAllDetections } from '../content.ts'
import { renderMarkdown } from '../playbooks/playbook-markdown.ts'
import { techniqueOf } from '../playbooks/sync-subject.ts'
import { renderJupyterContents } from '../reports/jupyter-contents.ts'
import { renderNavigatorLayer } from '../reports/navigator-layer.ts'
import { exitCode } from './exit-code.ts'
import { listPlaybooks, type PlaybookFile, readPlaybookFile } from './playbook-files.ts'
import type { RenderFlags } from './render-flags.ts'
import { remark, remarkDiagnostics, writeData } from './terminal.ts'

/** Prints a playbook as Markdown, a layer or a table of contents; or writes a site. */
export async function runRender(paths: readonly string[], flags: RenderFlags): Promise<void> {
  switch (flags.to) {
    case 'md':
      return renderPage(paths, flags)
    case 'html': {
      const { runSite } = await import('./playbook-site.ts')
      return runSite(paths, flags)
    }
    case 'layer':
      return renderLayer(paths, flags)
    case 'toc':
      return renderContents(paths, flags)
  }
}

async function renderPage(
  [file, another]: readonly string[],
  { output }: RenderFlags,
): Promise<void> {
  if (file === undefined || another !== undefined) {
    return refuse('name one playbook; --to html takes many')
  }
  const read = await readPlaybookFile(file)
  remarkDiagnostics(read.diagnostics)
  if (read.found === undefined) {
    process.exitCode = read.isUnreadable ? exitCode.unreadableInput : exitCode.badContent
    return
  }
  const { playbook, lock } = read.found
  const page = renderMarkdown(playbook, lock)
  if (page === undefined) {
    remark('error: the playbook names no technique; sync it first')
    process.exitCode = exitCode.badContent
    return
  }
  if (!(await writeData(page, output))) process.exitCode = exitCode.badArguments
}

/** All detections; with playbooks only those of their techniques. */
async function renderLayer(paths: readonly string[], flags: RenderFlags): Promise<void> {
  const { detections, diagnostics } = await loadAllDetections(flags.rules ?? [])
  remarkDiagnostics(diagnostics)
  const playbooks = paths.length === 0 ? [] : await readPlaybooks(paths)
  if (playbooks === undefined) return
  const wanted = new Set(playbooks.map(({ playbook, lock }) => techniqueOf(playbook, lock)))
  const shown = detections.filter(
    ({ techniques }) => paths.length === 0 || techniques.some((id) => wanted.has(id)),
  )
  const { attackVersion } = flags
  const layer = renderNavigatorLayer(shown, {
    name: 'Spoor',
    description: 'Techniques by how many detections there are',
    ...(attackVersion === undefined ? {} : { attackVersion }),
  })
  if (!(await writeData(layer, flags.output))) process.exitCode = exitCode.badArguments
}

async function renderContents(paths: readonly string[], { output }: RenderFlags): Promise<void> {
  const playbooks = await readPlaybooks(paths)
  if (playbooks === undefined) return
  const folder = output === undefined ? '.' : dirname(output)
  const contents = renderJupyterContents(
    playbooks.map(({ file }) => relative(folder, file).split(sep).join('/')),
  )
  if (contents === undefined) return refuse('no playbook was found at the paths')
  if (!(await writeData(contents, output))) process.exitCode = exitCode.badArguments
}

/** The playbooks at the paths; `undefined`, after remarks, when one of them is faulty. */
async function readPlaybooks(
  paths: readonly string[],
): Promise<readonly PlaybookFile[] | undefined> {
  const found: PlaybookFile[] = []
  for (const { file, isNamed } of await listPlaybooks(paths)) {
    const read = await readPlaybookFile(file)
    const isOther = read.diagnostics.every(({ code }) => code === 'playbook-managed-missing')
    if (read.found === undefined && isOther && !isNamed) continue
    remarkDiagnostics(read.diagnostics)
    if (read.found === undefined) {
      process.exitCode = read.isUnreadable ? exitCode.unreadableInput : exitCode.badContent
      return undefined
    }
    found.push(read.found)
  }
  return found
}

function refuse(message: string): void {
  remark(`error: ${message}`)
  process.exitCode = exitCode.badArguments
}
