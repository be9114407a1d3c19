import { renderMarkdown } from '../playbooks/playbook-markdown.ts'
import { exitCode } from './exit-code.ts'
import { readPlaybookFile } from './playbook-files.ts'
import { remark, remarkDiagnostics, writeData } from './terminal.ts'

/** Prints a playbook as Markdown. */
export async function runRender(
  file: string,
  { output }: { readonly output?: string },
): Promise<void> {
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
