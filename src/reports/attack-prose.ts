import { escapeForTerminal, wrapText } from './terminal-text.ts'

/**
 * A text of ATT&CK as lines for a terminal: wrapped to a width, paragraphs and list items apart, links
 * and code as words, and whatever could move the cursor shown as an escape.
 */
export function proseLines(text: string, width: number): readonly string[] {
  return text.split(/\r\n|[\r\n]/).flatMap((line) => {
    const shown = escapeForTerminal(plainWords(line).replaceAll('\t', ' ')).trimEnd()
    const [indent = ''] = /^ *(?:[-*] )?/.exec(shown) ?? []
    const lead = Math.min(indent.length, 8)
    const words = shown.slice(indent.length).trim()
    if (words === '') return ['']
    return wrapText(words, width - lead).map((part, row) =>
      row === 0 ? indent.slice(-lead || indent.length) + part : ' '.repeat(lead) + part,
    )
  })
}

/** Markdown links become their words, with the id of what they lead to; code goes between back-ticks. */
function plainWords(text: string): string {
  return text
    .replace(/\[([^[\]]+)\]\(([^()\s]+)\)/g, (_, words: string, url: string) => {
      const id = idInUrl(url)
      if (id === undefined) return `${words} (${url})`
      return words.includes(id) ? words : `${words} (${id})`
    })
    .replace(/<\/?code>/g, '`')
    .replace(/<br ?\/?>/g, ' ')
}

/** `T1578.004` of https://attack.mitre.org/techniques/T1578/004, the only host that MITRE links to. */
function idInUrl(url: string): string | undefined {
  const found = /^https:\/\/attack\.mitre\.org\/[a-z]+\/([A-Z]+\d+)(?:\/(\d{3}))?\/?$/.exec(url)
  if (found === null) return undefined
  return found[2] === undefined ? found[1] : `${found[1]}.${found[2]}`
}
