import { resolve } from 'node:path'
import fc from 'fast-check'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { fileLinks } from './file-links.ts'

const names = [
  'DOMTERM',
  'FORCE_HYPERLINK',
  'KITTY_WINDOW_ID',
  'KONSOLE_VERSION',
  'NO_HYPERLINK',
  'SSH_CONNECTION',
  'STY',
  'TERM',
  'TERM_PROGRAM',
  'TMUX',
  'VTE_VERSION',
  'WT_SESSION',
]

/** What makes links in an environment, on a terminal or not. */
function linksIn(variables: Record<string, string>, isTTY = true): ReturnType<typeof fileLinks> {
  for (const name of names) vi.stubEnv(name, variables[name])
  Object.defineProperty(process.stdout, 'isTTY', { value: isTTY, configurable: true })
  return fileLinks()
}

const forced = { FORCE_HYPERLINK: '1' }

afterEach(() => {
  vi.unstubAllEnvs()
  Object.defineProperty(process.stdout, 'isTTY', { value: false, configurable: true })
})

describe('links', () => {
  it.each([
    [{ TERM_PROGRAM: 'WezTerm' }],
    [{ TERM: 'xterm-kitty' }],
    [{ WT_SESSION: '{1}' }],
    [{ VTE_VERSION: '7600' }],
  ])('are made on a terminal that has them: %j', (variables) => {
    expect(linksIn(variables)).toBeDefined()
    expect(linksIn(variables, false)).toBeUndefined()
    expect(linksIn({ ...variables, NO_HYPERLINK: '1' })).toBeUndefined()
    expect(linksIn({ ...variables, TERM: 'dumb' })).toBeUndefined()
    expect(linksIn({ ...variables, TMUX: '/tmp/tmux,1,0' })).toBeUndefined()
    expect(linksIn({ ...variables, FORCE_HYPERLINK: '0' })).toBeUndefined()
  })

  it('are not made where nobody knows, unless they are asked for', () => {
    expect(linksIn({ TERM: 'xterm-256color' })).toBeUndefined()
    expect(linksIn({ TERM_PROGRAM: 'Apple_Terminal' })).toBeUndefined()
    expect(linksIn({ VTE_VERSION: '5000' })).toBeUndefined()
    expect(linksIn(forced, false)).toBeDefined()
    expect(linksIn({ ...forced, NO_HYPERLINK: '1' })).toBeUndefined()
    expect(linksIn({ ...forced, TERM: 'dumb' })).toBeUndefined()
  })

  it('lead to the file by its whole path', () => {
    const link = linksIn(forced)
    expect(link?.('logs/a b#1.json.gz', 'a b')).toBe(
      `\u001b]8;;file://${resolve('logs')}/a%20b%231.json.gz\u001b\\a b\u001b]8;;\u001b\\`,
    )
    expect(link?.('-', '-')).toBe('-')
  })

  it('name the machine behind a remote shell', () => {
    const link = linksIn({ ...forced, SSH_CONNECTION: '192.0.2.1 1 192.0.2.2 22' })
    expect(link?.('/a', 'a')).toMatch(/^\u001b\]8;;file:\/\/[^/]+\/a\u001b/)
  })

  it('let nothing of a file name into the sequence but a URL', () => {
    const link = linksIn(forced)
    fc.assert(
      fc.property(fc.string({ unit: 'binary', minLength: 1 }), (file) => {
        const made = link?.(file, 'shown') ?? ''
        expect(made).toMatch(/^(?:\u001b\]8;;[\x21-\x7e]+\u001b\\shown\u001b\]8;;\u001b\\|shown)$/)
      }),
    )
  })
})
