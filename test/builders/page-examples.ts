/** The examples of a page of docs/: the command lines that it shows, with what they print. */
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

/** A command line without `spoor`, and its output as the page shows it. */
export interface PageExample {
  readonly command: string
  readonly output: string
}

/** The examples of a page, those left out that would ask the network. */
export function pageExamples(name: string): readonly PageExample[] {
  const file = fileURLToPath(new URL(`../../docs/${name}`, import.meta.url))
  return [...readFileSync(file, 'utf8').matchAll(/```console\n\$ spoor (.+)\n([\s\S]*?)```/g)]
    .map(([, command = '', output = '']) => ({ command, output }))
    .filter(({ command }) => !command.includes('https://'))
}

/** What the output must match: `...` stands for lines that are left out. */
export function patternOf(output: string): RegExp {
  const parts = output
    .split(/^\.\.\.\n/m)
    .map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'))
  return new RegExp(`^${parts.join('(?:.*\\n)*?')}$`)
}
