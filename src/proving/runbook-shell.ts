/**
 * Commands with `#{name}` as shell text in which the inputs are variables, so that no value of an input
 * can be taken for a part of the command. Knows where a variable needs quotes of its own, and says so
 * where none can stand.
 */

/** A text as one word of a shell that means nothing but itself. */
export function quoteForShell(text: string): string {
  return `'${text.replaceAll("'", `'\\''`)}'`
}

/** Names that shells keep for themselves: zsh ties `path` to PATH, and refuses to set `status`. */
const reserved = new Set(
  (
    'aliases argv cdpath commands dirstack fignore fpath functions histchars history keymap mailpath ' +
    'manpath options parameters path pipestatus prompt psvar signals status userdirs watch words'
  ).split(' '),
)

/**
 * The shell variable of each input: its own name, unless that is none for a variable, may mean something
 * to a shell, or the commands use a variable of this name for something else.
 */
export function shellVariables(
  names: readonly string[],
  commands: readonly string[],
): ReadonlyMap<string, string> {
  const taken = new Set<string>()
  return new Map(
    names.map((name) => {
      const plain = name.replaceAll('-', '_')
      const isFree =
        /^[a-z_][a-z\d_]*$/.test(plain) && !reserved.has(plain) && !isUsed(plain, commands)
      const wanted = isFree ? plain : `input_${plain}`
      let variable = wanted
      for (let count = 2; taken.has(variable); count++) variable = `${wanted}_${count}`
      taken.add(variable)
      return [name, variable]
    }),
  )
}

function isUsed(variable: string, commands: readonly string[]): boolean {
  const use = new RegExp(
    `\\$\\{?${variable}\\b|(^|[^-\\w])${variable}=|\\b(for|read)\\b.*\\b${variable}\\b`,
  )
  return commands.some((command) => use.test(command))
}

/** The state of reading a shell text; frames are the quotes and brackets that are open, outermost first. */
interface Reading {
  readonly text: string
  at: number
  filled: string
  readonly frames: Frame[]
  /** Here-documents whose text begins with the next line. */
  readonly waiting: Heredoc[]
}

interface Frame {
  readonly kind: 'command' | 'round' | 'quotes' | 'braces' | 'arithmetic'
  /** Where it begins in the text. */
  readonly from: number
}

interface Heredoc {
  readonly end: string
  readonly isQuoted: boolean
  readonly isIndented: boolean
}

type VariableOf = ReadonlyMap<string, string>

const placeholder = /#\{([^}\n]{0,200})\}/y
const anyPlaceholder = /#\{[^}\n]{0,200}\}/

/**
 * The command with every `#{name}` replaced by its variable, quoted as its place needs it; `undefined`
 * where an input stands at a place where a variable would be read as code or not at all.
 */
export function fillShell(text: string, variables: VariableOf): string | undefined {
  if (!anyPlaceholder.test(text)) return text
  if (readsTextAsCode(text)) return undefined
  const reading: Reading = {
    text,
    at: 0,
    filled: '',
    frames: [{ kind: 'command', from: 0 }],
    waiting: [],
  }
  while (reading.at < text.length) {
    const hasRead = readPlaceholder(reading, variables) ?? readToken(reading, variables)
    if (!hasRead) return undefined
  }
  const isClosed = reading.frames.length === 1 && reading.waiting.length === 0
  return isClosed ? reading.filled : undefined
}

/** Does the command hand texts to something that reads them as code again? */
function readsTextAsCode(text: string): boolean {
  const compares = text.includes('[[') && /-(eq|ne|lt|le|gt|ge)\b/.test(text)
  return (
    compares ||
    /(^|[^$])\(\(/.test(text) ||
    /(^|[\n;&|({]|\b(then|do|else)\b)[ \t]*(eval|let|declare|typeset)\s/.test(text) ||
    /\b(sh|bash|dash|ksh|zsh)\s+(-\w*c\b|<<|-\s|-s\b)/.test(text)
  )
}

function topOf({ frames }: Reading): Frame {
  return frames.at(-1) ?? { kind: 'command', from: 0 }
}

function take(reading: Reading, length: number, filled?: string): true {
  reading.filled += filled ?? reading.text.slice(reading.at, reading.at + length)
  reading.at += length
  return true
}

/** Reads a placeholder when one stands here: `false` when none can stand here. */
function readPlaceholder(reading: Reading, variables: VariableOf): boolean | undefined {
  placeholder.lastIndex = reading.at
  const found = placeholder.exec(reading.text)
  if (found === null) return undefined
  const variable = variables.get(found[1] ?? '')
  const { kind, from } = topOf(reading)
  // $#{x} would be the value as a name; so it would be right behind ${, or ${ and a name.
  const isName = reading.text[reading.at - 1] === '$' || kind === 'arithmetic'
  const inner = reading.text.slice(from, reading.at)
  const isWord = kind !== 'braces' || /^\$\{\w+(:?[-=+?]|%%?|##?)/.test(inner)
  if (variable === undefined || isName || !isWord) return false
  const isQuoted = reading.frames.findLast((one) => one.kind !== 'braces')?.kind === 'quotes'
  return take(reading, found[0].length, isQuoted ? `\${${variable}}` : `"$${variable}"`)
}

/** Reads what stands here besides; `false` when it is something in which no input may stand. */
function readToken(reading: Reading, variables: VariableOf): boolean {
  const { text, at, frames } = reading
  const { kind } = topOf(reading)
  const next = text.slice(at, at + 3)
  if (next[0] === '\\') {
    placeholder.lastIndex = at + 1
    return placeholder.test(text) ? false : take(reading, 2)
  }
  if (next[0] === '`') return readBackticks(reading)
  const opened = openedBy(next, kind)
  if (opened !== undefined) {
    frames.push({ kind: opened.kind, from: at })
    return take(reading, opened.length)
  }
  const closes = closingOf(kind)
  if (closes !== undefined && next.startsWith(closes)) {
    frames.pop()
    return take(reading, closes.length)
  }
  const isCommand = kind === 'command' || kind === 'round'
  const isBare = isCommand || (kind === 'braces' && !isInQuotes(reading))
  if (next[0] === '"') {
    if (!isBare) return false
    frames.push({ kind: 'quotes', from: at })
    return take(reading, 1)
  }
  if (isBare && next[0] === "'") return readSingleQuotes(reading, variables)
  if (!isCommand) return take(reading, 1)
  // The ) of a pattern closes nothing; what follows would be read with the wrong quotes.
  if (kind === 'round' && /^case\s/.test(text.slice(at, at + 5))) return false
  if (next[0] === '#' && /[\s;&|(]/.test(text[at - 1] ?? ' ')) {
    const end = text.indexOf('\n', at)
    return take(reading, (end < 0 ? text.length : end) - at)
  }
  if (next.startsWith('<<') && text[at - 1] !== '<') return readHeredocWord(reading)
  if (next[0] === '\n') return readHeredocs(reading, variables)
  return take(reading, 1)
}

function isInQuotes({ frames }: Reading): boolean {
  return frames.findLast(({ kind }) => kind !== 'braces')?.kind === 'quotes'
}

function openedBy(
  next: string,
  kind: Frame['kind'],
): { readonly kind: Frame['kind']; readonly length: number } | undefined {
  if (next === '$((') return { kind: 'arithmetic', length: 3 }
  if (next.startsWith('$(')) return { kind: 'round', length: 2 }
  if (next.startsWith('${')) return { kind: 'braces', length: 2 }
  const isBracket = next[0] === '(' && kind !== 'quotes' && kind !== 'braces'
  return isBracket ? { kind: 'round', length: 1 } : undefined
}

function closingOf(kind: Frame['kind']): string | undefined {
  if (kind === 'command') return undefined
  if (kind === 'arithmetic') return '))'
  return kind === 'round' ? ')' : kind === 'braces' ? '}' : '"'
}

/** Backticks have quoting rules of their own: they are left as they are, and may hold no input. */
function readBackticks(reading: Reading): boolean {
  const found = /^`(?:[^`\\]|\\[\s\S])*`/.exec(reading.text.slice(reading.at))
  if (found === null || anyPlaceholder.test(found[0])) return false
  return take(reading, found[0].length)
}

/** In single quotes the variable stands between two closed parts: 'a'"$name"'b'. */
function readSingleQuotes(reading: Reading, variables: VariableOf): boolean {
  const { text, at } = reading
  // $'...' knows escapes; an escaped quote does not end it.
  const isEscaped = text[at - 1] === '$'
  const part = isEscaped ? /^'(?:[^'\\]|\\[\s\S])*'/ : /^'[^']*'/
  const found = part.exec(text.slice(at))
  if (found === null) return false
  const lead = isEscaped ? "$'" : "'"
  const filled = replaceNames(found[0], variables, (variable) => `'"$${variable}"${lead}`)
  return filled !== undefined && take(reading, found[0].length, filled)
}

function replaceNames(
  text: string,
  variables: VariableOf,
  write: (variable: string) => string,
): string | undefined {
  let isKnown = true
  const filled = text.replace(/#\{([^}\n]{0,200})\}/g, (_, name: string) => {
    const variable = variables.get(name)
    isKnown &&= variable !== undefined
    return write(variable ?? '')
  })
  return isKnown ? filled : undefined
}

function readHeredocWord(reading: Reading): boolean {
  const found = /^<<(-?)[ \t]*(?:'([^'\n]+)'|"([^"\n]+)"|(\\?)([\w.-]+))/.exec(
    reading.text.slice(reading.at),
  )
  if (found === null) return reading.text.startsWith('<<<', reading.at) && take(reading, 3)
  const [whole, dash, single, double, escape, bare] = found
  const end = single ?? double ?? bare ?? ''
  const isQuoted = bare === undefined || escape === '\\'
  reading.waiting.push({ end, isQuoted, isIndented: dash === '-' })
  return take(reading, whole.length)
}

/** Reads a line break, and the texts of the here-documents that begin behind it. */
function readHeredocs(reading: Reading, variables: VariableOf): boolean {
  take(reading, 1)
  for (const { end, isQuoted, isIndented } of reading.waiting.splice(0)) {
    const lines = reading.text.slice(reading.at).split('\n')
    const last = lines.findIndex((line) => (isIndented ? line.replace(/^\t+/, '') : line) === end)
    if (last < 0) return false
    const body = lines.slice(0, last + 1).join('\n')
    // Behind a backslash or $ the value would become something else; in a quoted one none is replaced.
    const isRefused = isQuoted || /[\\$]#\{|\$\(|`/.test(body)
    if (isRefused && anyPlaceholder.test(body)) return false
    const filled = replaceNames(body, variables, (variable) => `\${${variable}}`)
    if (filled === undefined) return false
    take(reading, body.length, filled)
  }
  return true
}
