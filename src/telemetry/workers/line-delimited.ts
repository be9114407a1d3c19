import { open } from 'node:fs/promises'
import { isJsonObject, parseJson } from '../../base/json.ts'
import { textKindOf } from '../decode-text.ts'
import { newline, openBrace } from '../json-bytes.ts'
import { isGzip } from '../unpack-gzip.ts'

/** The first line of a file is looked for in so many bytes. */
const headBytes = 64 * 1024

/**
 * Does a file look like one of a JSON object a line, neither packed nor in another encoding than UTF-8? Only
 * its beginning is looked at; a file that cannot be read does not.
 */
export async function isLineDelimited(path: string): Promise<boolean> {
  try {
    const handle = await open(path)
    try {
      const { buffer, bytesRead } = await handle.read(Buffer.alloc(headBytes), 0, headBytes, 0)
      return beginsWithLines(buffer.subarray(0, bytesRead))
    } finally {
      await handle.close()
    }
  } catch {
    // Whoever reads the file says what is wrong with it.
    return false
  }
}

/** Is the first line an object, and does the second begin like one? */
function beginsWithLines(head: Buffer): boolean {
  const kind = textKindOf(head)
  if (isGzip(head) || kind.kind !== 'text' || kind.encoding !== 'utf-8' || kind.bom > 0)
    return false
  const end = head.indexOf(newline)
  if (end === -1 || head[0] !== openBrace || head[end + 1] !== openBrace) return false
  const first = parseJson(head.toString('utf8', 0, end))
  return first !== undefined && isJsonObject(first)
}
