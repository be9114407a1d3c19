/** Links to files that a terminal opens: OSC 8, in file:// URLs. */
import { hostname } from 'node:os'
import { resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { standardInput } from '../telemetry/source-bytes.ts'

/** Terminals that show such links, by what they call themselves. */
const programs: ReadonlySet<string> = new Set([
  'ghostty',
  'Hyper',
  'iTerm.app',
  'mintty',
  'rio',
  'Tabby',
  'vscode',
  'WarpTerminal',
  'WezTerm',
  'zed',
])
const terminals = /^(?:alacritty|contour|foot|xterm-ghostty|xterm-kitty)/
/** Variables that such terminals set. */
const marks = ['WT_SESSION', 'KITTY_WINDOW_ID', 'KONSOLE_VERSION', 'DOMTERM'] as const
/** VTE, behind GNOME Terminal and others, has had them since 0.50, and crashed on them in 0.50.0. */
const firstVte = 5001

/**
 * A function that makes a link to a file of its name as it is shown, for stdout; `undefined` where stdout
 * is no terminal known to have links. FORCE_HYPERLINK asks for them anywhere, NO_HYPERLINK for none.
 */
export function fileLinks(): ((file: string, shown: string) => string) | undefined {
  return areWanted(process.env, process.stdout.isTTY) ? linkToFile : undefined
}

function areWanted(variables: NodeJS.ProcessEnv, isTerminal: boolean): boolean {
  const { NO_HYPERLINK: unwanted, FORCE_HYPERLINK: forced, TERM: terminal = '' } = variables
  if (unwanted || terminal === 'dumb') return false
  if (forced !== undefined && forced !== '') return !['0', 'false'].includes(forced)
  // tmux and screen keep the variables of the terminal around them, and may not pass links on.
  if (!isTerminal || variables['TMUX'] || variables['STY']) return false
  return (
    programs.has(variables['TERM_PROGRAM'] ?? '') ||
    terminals.test(terminal) ||
    marks.some((name) => variables[name]) ||
    Number(variables['VTE_VERSION'] ?? 0) >= firstVte
  )
}

/** The shown text must be safe for a terminal; of the file name nothing but a URL gets out. */
function linkToFile(file: string, shown: string): string {
  if (file === standardInput) return shown
  const url = pathToFileURL(resolve(file))
  // Behind a remote shell the file is not on the machine of the terminal, which must not open its own.
  if (process.env['SSH_CONNECTION']) url.host = hostname()
  return /^[\x21-\x7e]+$/.test(url.href)
    ? `\u001b]8;;${url.href}\u001b\\${shown}\u001b]8;;\u001b\\`
    : shown
}
