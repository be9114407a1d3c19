/** How a runbook is set: plain text that reads as Markdown too. */

/** A text on one line, without control characters: what stands there cannot begin a line of its own. */
export function oneLine(text: string): string {
  return text.replace(/[\s\p{Cc}\p{Zl}\p{Zp}]+/gu, ' ').trim()
}

/** Lines of prose are at most so long, in UTF-16 units. */
const width = 96

/** A text broken into lines at its spaces. */
export function paragraph(text: string): readonly string[] {
  const lines: string[] = []
  let line = ''
  for (const word of oneLine(text).split(' ')) {
    const longer = line === '' ? word : `${line} ${word}`
    if (longer.length > width && line !== '') {
      lines.push(line)
      line = word
    } else line = longer
  }
  return [...lines, line]
}

/** Code between fences, which are longer than any row of back-ticks in it. */
export function codeBlock(code: string, language: string): string {
  const runs = code.match(/`{3,}/g) ?? []
  const fence = '`'.repeat(Math.max(3, ...runs.map(({ length }) => length + 1)))
  return `${fence}${language}\n${code}\n${fence}`
}
